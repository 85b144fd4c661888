# The same figures give the same observations and the same words, however they come: rows shuffled, a file split into
# seven, 1, 2 or 7 threads, packed, lines in CR LF, a byte order mark, a column a month or a column a measure; from
# another folder, time zone and locale. What must differ is cut off and named where it is.
. tests/lib.sh

X=datasets/health-visitors/extracts
F=2014-09-area-teams.csv

# programme NAME: a copy, whose extracts a variant then changes; T/NAME/x are its extracts
programme() {
	mkdir "$T/$1" && cp -R datasets "$T/$1/" && ln -s "$X" "$T/$1/x"
}
# read_it NAME [OPTION]...: observations (o), findings (f), what is said (said)
read_it() {
	name=$1; shift
	(cd "$T/$name" && "$B/hw-ingest" -o o -f f "$@" "$HV") 2>"$T/$name/said"
	got=$?
}
# words NAME: the reports on England and one area, in words, with their files' names cut off ("Input: ... Baseline:")
words() {
	(cd "$T/$1" && tables "$HV" 2014-09 t && render "$HV" t r -e pdf -a E92000001 && render "$HV" t r -e pdf -a Q46) >/dev/null 2>&1
	for r in england area-team-Q46; do pdftotext "$T/$1/r/$r.pdf" - | tr -s '\n ' '  ' | sed 's/• Warning: [^?]*? *//g; s/Input: .* Baseline:/Baseline:/'; done >"$T/$1/words"
}
# equal WHAT NAME FIELDS: these fields of the observations are those of the usual way, the words too
equal() {
	cut -d, -f"$3" "$T/usual/o" | sort >"$T/expected"
	cut -d, -f"$3" "$T/$2/o" | sort >"$T/got"
	same_file "$1: observations" "$T/expected" "$T/got"
	words "$2"
	same_file "$1: words" "$T/usual/words" "$T/$2/words"
}

programme usual
read_it usual
words usual
check "there are words" test "$(wc -w <"$T/usual/words")" -gt 2000
same "and three findings" "0 area_gone area_gone parts_differ" "$got $(echo $(cell "$T/usual/f" check))"

programme shuffled # the line differs: field 9
for f in "$T"/shuffled/x/*-area-teams.csv; do { head -n 1 "$f"; tail -n +2 "$f" | sort -t, -k9r; } >"$T/new" && cp "$T/new" "$f"; done
refuse "rows were shuffled" cmp -s "$X/$F" "$T/shuffled/x/$F"
read_it shuffled
equal "shuffled" shuffled 1-8,10-

programme seven # file and line differ: fields 8 and 9
awk -v f="$T/seven/x/2014-09-teams" 'NR == 1 {h = $0; next} {o = f (NR % 7) ".csv"; if (!n[o]++) print h >o; print >o}' "$X/$F"
rm "$T/seven/x/$F"
same "seven files" 7 "$(ls "$T"/seven/x/2014-09-teams* | wc -l | tr -d ' ')"
read_it seven
equal "split into seven" seven 1-7,10-
same "the same findings" "area_gone area_gone parts_differ" "$(echo $(cell "$T/seven/f" check))"

programme gz # the name differs: field 8
gzip "$T"/gz/x/*-area-teams.csv
read_it gz
equal "packed" gz 1-7,9-

# from here on all fields are the same
programme crlf
sed -i 's/$/\r/' "$T"/crlf/x/*.csv
read_it crlf
equal "CR LF" crlf 1-
same "a note a file" "$(ls "$X" | wc -l | tr -d ' ')" "$(grep -c '^note,crlf,' "$T/crlf/f")"

programme mark
sed -i '1s/^/\xEF\xBB\xBF/' "$T"/mark/x/*.csv
read_it mark
equal "a byte order mark" mark 1-

programme both
sed -i '1s/^/\xEF\xBB\xBF/; s/$/\r/' "$T"/both/x/*.csv
read_it both
equal "both" both 1-

programme threads
for j in 1 2 7; do
	read_it threads -j $j
	same_file "$j threads" "$T/usual/o" "$T/threads/o"
done
read_it threads --careful
same_file "carefully" "$T/usual/o" "$T/threads/o"

# a column a measure: a row of the return is six of the long form. Line and field differ.
programme measures
cat >"$T/measures/datasets/layouts/measures.csv" <<-'CSV'
	role,column,detail
	period,month,
	area_code,team,
	series,,illustrative
	value,FTE,fte
	value,HC,headcount
	value,Students started,students_started_headcount
	value,Newly qualified,students_qualified_headcount
	value,Joiners,joiners_headcount
	value,Leavers,leavers_headcount
CSV
awk -F, 'NR > 1 { sub(/,"[^"]*",Health/, ",name,Health"); k = $1 "," $4; if (!(k in row)) key[++n] = k; row[k] = row[k] "," $8 }
	END { print "month,team,FTE,HC,Students started,Newly qualified,Joiners,Leavers"; for (i = 1; i <= n; i++) print key[i] row[key[i]] }' \
	"$X/$F" >"$T/measures/x/$F"
same "25 rows of six" "26 8" "$(wc -l <"$T/measures/x/$F" | tr -d ' ') $(sed -n 2p "$T/measures/x/$F" | tr ',' '\n' | wc -l | tr -d ' ')"
read_it measures
equal "a column a measure" measures 1-8,11-

# a column a month: the return of April 2013 has the FTE of all months since the baseline
programme months
cat >"$T/months/datasets/layouts/months.csv" <<-'CSV'
	role,column,detail
	area_code,team,
	periods,*,
	series,,illustrative
	measure,,fte
CSV
O=2013-04-area-teams.csv
awk -F, 'NR > 1 { sub(/,"[^"]*",Health/, ",name,Health"); if ($7 != "FTE") next; p = substr($1, 1, 7)
		if (!(p in m)) month[m[p] = ++n] = p; if (!($4 in t)) team[t[$4] = ++k] = $4; v[$4, p] = $8 }
	END { printf "team"; for (i = 1; i <= n; i++) printf ",%s", month[i]; print ""
		for (j = 1; j <= k; j++) { printf "%s", team[j]; for (i = 1; i <= n; i++) printf ",%s", v[team[j], month[i]]; print "" } }' \
	"$X/$O" >"$T/months/x/$O"
grep -v ',FTE,' "$X/$O" >"$T/months/x/2013-04-others.csv"
check "a column a month since May 2010" sh -c 'head -n 1 "$0" | grep -q ^team,2010-05' "$T/months/x/$O"
read_it months
equal "a column a month" months 1-7,11-

# another folder, time zone, locale, home: the fixtures of all faults, and the extracts
mkdir "$T/locales"
for l in de_DE tr_TR; do localedef -i $l -f UTF-8 "$T/locales/$l.UTF-8" >/dev/null 2>&1; done
mkdir "$T/bad" && cp -R tests/data/small "$T/bad/small" && cp tests/data/bad/*.csv tests/data/bad/*.gz "$T/bad/small/extracts/"
(cd "$T/bad" && "$B/hw-ingest" -o o -f f -c c small 2>said)
check "the fixtures have faults" test "$(wc -l <"$T/bad/f")" -gt 50
there() { # there NAME FOLDER PATH VARIABLE=VALUE...
	name=$1 folder=$2 path=$3; shift 3
	mkdir "$T/$name"
	(cd "$folder" && env "$@" "$B/hw-ingest" -o "$T/$name/o" -f "$T/$name/f" -c "$T/$name/c" "$path" 2>"$T/$name/said")
	sed -i "s,to $path/,to small/," "$T/$name/f" # as the folder was called
	for k in o f c; do same_file "$name ($k)" "$T/bad/$k" "$T/$name/$k"; done
}
there german "$T/bad" small LOCPATH="$T/locales" LC_ALL=de_DE.UTF-8 TZ=Pacific/Kiritimati
same_file "german, said" "$T/bad/said" "$T/german/said"
there turkish "$T/bad" small LOCPATH="$T/locales" LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 TZ=Asia/Kathmandu HOME=/nonexistent
same_file "turkish, said" "$T/bad/said" "$T/turkish/said"
there inside "$T/bad/small" . LANG=C
there root / "$T/bad/small" TZ=America/St_Johns
# a file that is named is called what it was called by
(cd "$T/bad" && "$B/hw-ingest" -o named small ./small/extracts/good.csv 2>/dev/null)
same "by its path" ./small/extracts/good.csv "$(sed -n '2s/.*,\(\.\/[^,]*\),.*/\1/p' "$T/bad/named")"
end
