# datasets/palette.csv in, the rows of the table in ink.c out. A row that is not whole is refused, by
# its line; that each ink has a row, the compiler sees.
function refuse(why) { printf "%s:%d: %s\n", FILENAME, FNR, why > "/dev/stderr"; failed = 1; exit 1 }
BEGIN { FS = "," }
{ sub(/\r$/, "") }
NR == 1 {
	if ($0 != "name,light,dark,contrast,role,group,cue,meaning")
		refuse("the columns are name,light,dark,contrast,role,group,cue,meaning")
	next
}
NF != 8 || /["\\]/ { refuse("8 fields without quotes were expected") }
$1 !~ /^[a-z][a-z0-9_]*$/ { refuse("\"" $1 "\" is no name of an ink") }
seen[$1]++ { refuse("there are two rows for " $1) }
$2 $3 !~ /^[0-9A-F]+$/ || length($2) != 6 || length($3) != 6 { refuse("a colour is six hexadecimal digits: 12436D") }
$4 !~ /^(0|3|4\.5)$/ { refuse("the contrast is 0, 3 or 4.5") }
$5 !~ /^(words|line|fill|ground|decoration)$/ { refuse("the role is words, line, fill, ground or decoration") }
{ printf "[INK_%s] = {\"%s\", 0x%s, 0x%s, %s, \"%s\", \"%s\", \"%s\", \"%s\"},\n", toupper($1), $1, $2, $3, $4, $5, $6, $7, $8; n++ }
END { if (!failed) print "#define INK_ROWS " n + 0 }
