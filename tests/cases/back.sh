# What goes back to who delivers: each area's own findings as table and page, the quality of its figures by month,
# and --check, for a look before anything is sent.
. tests/lib.sh

H='period,area_code,area_name,staff_group,measure,value'
# the small programme has 2020-09; three months more, each with faults of its own
cp -R tests/data/small "$T/p"
X=$T/p/extracts
{ echo "$H"; printf '2020-10,%s,,Nurses,fte,%s\n' N1 n/a N2 35 S1A 23 S1B -1 ZZ 4; } >"$X/2020-10-return.csv"
{ echo "${H%value}valeu"; printf '2020-11,%s,,Nurses,fte,%s\n' N1 49 N2 36; } >"$X/2020-11-return.csv"
{ echo "$H"; printf '2020-12,%s,Nurses,fte,%s\n' N1, 50 'N2,South One' 36 S1A, 24 S1B, 11; echo 2020-10,N1,,Nurses,fte,49; } >"$X/2020-12-return.csv"
run() { "$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" -q "$T/q.csv" -a "$T/back" "$@" 2>"$T/said"; }
run "$T/p"
same "rows were refused" 1 $?

# N1: its row of October; N2: the name of December; S1: what came of its part S1B; each: November as a whole;
# the row of ZZ is of nobody that is known
codes() { cell "$T/back/$1.csv" check "severity=$2" | sort | tr '\n' ' '; }
same "N1" "missing_column not_a_number unknown_column " "$(codes N1 error)$(codes N1 warning)"
same "N2" "missing_column unknown_column other_name " "$(codes N2 error)$(codes N2 warning)"
same "S1" "missing_column negative unknown_column " "$(codes S1 error)$(codes S1 warning)"
same "nobody" "unknown_area " "$(codes unassigned error)$(codes unassigned warning)"
same "and no other area" "N1.csv N1.html N2.csv N2.html S1.csv S1.html index.html list.csv unassigned.csv unassigned.html" "$(cd "$T/back" && echo $(ls))"
same "the columns are those of findings.csv" "$(head -n 1 "$T/f.csv")" "$(head -n 1 "$T/back/N1.csv")"
same "nothing is lost" "$(tail -n +2 "$T/f.csv" | sort -u)" "$(cat "$T"/back/[NSu]*.csv | grep -v ^severity, | sort -u)"

# cells by hand: fte alone is expected. October: N1 came mended in December (valid, late: half), S1 lacks a part
# (refused: nothing), N2 is sound: (2 valid + 1 sound) / (2 * 3) = 50 %. November: nothing that can be read.
# December: N2 has a warning (half): (3 + 2) / 6 = 83.3 %.
quality() {
	tail -n +2 "$T/q.csv" | grep "^$1," | sed 's/"Illus.*//; s/"Ayr, Bee & Cee"/N1/' | cut -d, -f2,5-12 | tr '\n' ' '
}
same "September" "N1,1,1,1,1,0,1,100,100 N2,1,1,1,1,0,1,100,100 S1,1,1,1,1,0,1,100,100 " "$(quality 2020-09)"
same "October" "N1,1,1,0,1,0,0,50,50 N2,1,1,1,1,0,1,100,50 S1,1,1,1,0,0,0,0,50 " "$(quality 2020-10)"
same "November" "N1,1,0,0,0,0,0,0,0 N2,1,0,0,0,0,0,0,0 S1,1,0,0,0,0,0,0,0 " "$(quality 2020-11)"
same "December" "N1,1,1,1,1,0,1,100,83.333333333 N2,1,1,1,1,1,0,50,83.333333333 S1,1,1,1,1,0,1,100,83.333333333 " "$(quality 2020-12)"
same "no other month" 12 "$(tail -n +2 "$T/q.csv" | wc -l | tr -d ' ')"
says "the head of the column is the formula" ',score_pct = 100 * (valid_cells + sound_cells) / (2 * expected_cells),' "$T/q.csv"

# the page: who, which files, how often, where, what, and the months
text() { sed 's/<[^>]*>/ /g; s/&quot;/"/g; s/&#39;/'"'"'/g; s/  */ /g' "$1"; }
text "$T/back/N1.html" >"$T/n1"
for words in 'Findings: Ayr, Bee &amp; Cee' 'N1, Team. Test Programme.' '3 errors, 0 warnings, 0 notes.' 'Illustrative data, made up for tests.' \
	'not_a_number Error 1 A plain number such as 1234.5, or a mark that the layout declares. Write the number so' \
	'2020-11-return.csv 2 0 0' 'Error: not_a_number' 'The text is no number, or one that can be read in two ways' 'not_a_number: 1 place in 2020-10-return.csv' \
	' Line 2 "n/a" is not a number: the value is refused; leave the field empty where there is no figure. 6, value n/a' \
	'What is said of a whole file is said to each area' ' Oct 2020 1 1 0 1 0 50.0% 50.0%' ' Dec 2020 1 1 1 1 0 100.0% 83.3%'; do
	says "the page of N1" "$words" "$T/n1"
done
text "$T/back/index.html" >"$T/index"
says "the page that leads to all" 'Ayr, Bee &amp; Cee N1 3 0 0' "$T/index"
says "in the order of the geography, nobody last" 'href="unassigned.html"' "$T/back/index.html"
same "order" "N1 N2 S1 unassigned " "$(grep -o 'href="[NSu][^"]*.html"' "$T/back/index.html" | cut -d'"' -f2 | sed 's/.html//' | tr '\n' ' ')"

# well-formed, accessible, and every link leads somewhere
pages() { # WHAT FOLDER
	bad=""
	for f in "$2"/*.html; do
		sed -E 's/<(meta|link)( [^>]*)>/<\1\2\/>/' "$f" >"$T/x.xml"
		xmllint --noout "$T/x.xml" 2>"$T/why" || bad="$bad $f: $(head -n 1 "$T/why")"
		for x in 'count(//h1) = 1 and count(//main) = 1 and /html/@lang = "en-GB" and string-length(//title) > 4' \
			'not(//h3[not(preceding::h2)])' 'not(//th[not(@scope)])' 'not(//table[not(caption) or not(thead/tr/th)])' \
			'not(//tbody/tr[not(*[1][self::th])])' 'not(//@id[. = ../preceding::*/@id])' \
			'not(//section/@aria-label[. = ../preceding::section/@aria-label])' 'count(//script) = 1 and not(//@src | //@style | //@onclick)'; do
			[ "$(xmllint --xpath "$x" "$T/x.xml" 2>/dev/null)" = true ] || bad="$bad $(basename "$f"): $x"
		done
		for href in $(grep -o ' href="[^"]*"' "$f" | cut -d'"' -f2 | sort -u); do
			case $href in
			data:,) ;;
			'#'*) grep -q "id=\"${href#\#}\"" "$f" || bad="$bad $f: $href" ;;
			*) test -f "$2/$href" || bad="$bad $f: $href" ;;
			esac
		done
	done
	same "$1" "" "$bad"
}
pages "the pages" "$T/back"

# the same bytes however it is read
for way in --careful '-j 1' '-j 3'; do
	"$B/hw-ingest" $way -o "$T/o2.csv" -q "$T/q2.csv" -a "$T/back2" "$T/p" 2>/dev/null
	same_file "quality $way" "$T/q.csv" "$T/q2.csv"
	check "pages $way" diff -r "$T/back" "$T/back2"
done

# what has been mended has no page any more; what is not ours stays, whatever the list says
echo mine >"$T/back/mine.html"; echo mine >"$T/mine.html"; mkdir "$T/back/sub"
printf '../mine.html\nsub\n"a,b.html"\n' >>"$T/back/list.csv"
sed -i 's/n.a$/48/' "$X/2020-10-return.csv"; sed -i 1s/valeu/value/ "$X/2020-11-return.csv"
run "$T/p"
same "those that have something to mend" "N2.csv N2.html S1.csv S1.html index.html list.csv mine.html sub unassigned.csv unassigned.html" "$(cd "$T/back" && echo $(ls))"
check "nothing outside the folder" test -f "$T/mine.html"
cp -R tests/data/small "$T/clean"
run "$T/clean"
same "nothing at all" "index.html list.csv mine.html sub" "$(cd "$T/back" && echo $(ls))"
says "which is said" "Nothing was found" "$T/back/index.html"
same "the list" "file index.html" "$(echo $(cat "$T/back/list.csv"))"
status "a folder that cannot be made" 3 "$B/hw-ingest" -o "$T/o.csv" -a "$T/f.csv/x" "$T/clean"

# all faults at once: 20 of a file on standard error, 200 of a check on a page, all in the CSV. 4,512 - 200 = 4,312
cp -R tests/data/small "$T/many"
{ echo "$H"; yes '2020-10,N1,,Nurses,fte,?' | head -n 4512; } >"$T/many/extracts/2020-10-return.csv"
rm -rf "$T/back"; run "$T/many"
same "20 and the rest" "20 and 4492 more, see the table of findings" "$(grep -c 'is not a number' "$T/said") $(sed -n 's/.*: \(and .*\)/\1/p' "$T/said")"
same "200 on the page" 200 "$(grep -c 'is not a number: the value' "$T/back/N1.html")"
says "and the rest" "And 4,312 more, all in the CSV." "$T/back/N1.html"
same "all in the table" 4512 "$(grep -c ,not_a_number, "$T/back/N1.csv")"

# a file of one area: a line of which nobody can tell the area is that one's
cp -R tests/data/small "$T/one"
{ echo "$H"; echo 2020-09,N1,,Nurses,fte,48; } >"$T/one/extracts/2020-09-n1.csv"
{ echo "$H"; printf '2020-10,%s,,Nurses,fte,48\n' N1 ZZ; } >"$T/one/extracts/2020-10-n1.csv"
rm -rf "$T/back"; run "$T/one"
same "the only one" "unknown_area" "$(cell "$T/back/N1.csv" check severity=error)"
refuse "not nobody" test -e "$T/back/unassigned.csv"
# one field too many: the code stands before it
echo '2020-10,N2,North, Two,Nurses,fte,48' >>"$T/one/extracts/2020-10-n1.csv"
run "$T/one"
same "the area of a line that has too many fields" "too_many_fields" "$(cell "$T/back/N2.csv" check severity=error)"
# a bad month stands before the code
echo '20-10,S1,,Nurses,fte,48' >>"$T/one/extracts/2020-10-n1.csv"
run "$T/one"
same "the area of a bad month" "bad_period" "$(cell "$T/back/S1.csv" check severity=error)"
# notes alone are nothing to look at
cp -R tests/data/small "$T/notes" && sed -i 's/$/\r/' "$T/notes/extracts/2020-09-return.csv"
rm -rf "$T/back"; run "$T/notes"
same "notes alone" "crlf index.html list.csv" "$(cell "$T/f.csv" check) $(cd "$T/back" && echo $(ls))"

# said once of a column: to the area of the row, also where that is an alias or its group is another one
cp -R tests/data/small "$T/formula"
{ echo "$H"; printf '2020-10,%s,Nurses,fte,48\n' 'N1,' 'N2,=x' 'S1,=x'; echo 2020-10,S1,,+Doctors,fte,3; } >"$T/formula/extracts/2020-10-return.csv"
for way in --careful '-j 3'; do
	rm -rf "$T/back"; run "$T/formula" $way
	same "whose the formulas are $way" "N2 2020-10 S1 2020-10" "$(echo $(awk -F, '$2 == "formula" {print $8, $9}' "$T/f.csv"))"
	same "on the page of each alone $way" "N2.csv S1.csv" "$(cd "$T/back" && echo $(grep -l ,formula, *.csv))"
done

# names and codes from outside
odd_programme "$T/odd"
long=$(printf 'x%.0s' $(seq 300))
sed -i "s|^N1,|../../N1,|; s/^N2,/index,/; s/^S1,/\"S,1\",/; s/,S1\$/,\"S,1\"/" "$T/odd/areas.csv" "$T/odd/successions.csv"
printf '%s,,,team,S,,\nunassigned,,,team,S,,\nlist,,,team,S,,\n' "$long" >>"$T/odd/areas.csv"
sed -i '/^trajectory/d' "$T/odd/programme.csv"
{ echo "$H"; printf '2020-10,%s,,Nurses,fte,%s\n' ../../N1 '"<script>alert(""2"")</script>"' index '=1+1' '"S,1"' '&amp;' "$long" x unassigned x list x \
	'"<b>"' 1; } >"$T/odd/extracts/2020-10-<i>.csv"
rm -rf "$T/back"; run "$T/odd"
same "the files stand in their folder" \
	"S_2C1.csv _2E_2E_2F_2E_2E_2FN1.csv index_.csv list.csv list_.csv unassigned.csv unassigned_.csv xxx" \
	"$(cd "$T/back" && echo $(ls -- *.csv | sed 's/xxx.*csv/xxx/'))"
pages "their pages" "$T/back"
refuse "no markup from outside" grep -q '<script>alert\|<b>\|<i>' "$T"/back/*.html
says "but its text" '&lt;script&gt;alert(&quot;2&quot;)' "$T/back/_2E_2E_2F_2E_2E_2FN1.html"
says "formulas are defused in the table" ",'=1+1," "$T/back/index_.csv"

# --check: what the programme would say of a file, nothing else, and nothing is written
C=$T/2020-10-return.csv
cp "$T/clean/extracts/2020-09-return.csv" "$T/kept"
before=$(cd "$T/clean" && find . -type f -exec cksum {} + | sort)
{ echo "$H"; printf '2020-10,%s,,Nurses,fte,%s\n' N1 49 N2 35 S1 34; } >"$C"
status "a good file" 0 "$B/hw-ingest" --check "$C" "$T/clean"
same "says so" "$C: nothing to mend" "$(cat "$T/said")"
{ echo "$H"; printf '2020-10,%s,,Nurses,fte,%s\n' N1 n/a N2 35 S1 1,5 ZZ 3; echo 2020-09,N2,,Nurses,fte,38; } >"$C"
status "a bad one" 1 "$B/hw-ingest" --check "$C" "$T/clean"
cat >"$T/expected" <<X
error: too_many_fields (1)
  expected: as many fields as the header has.
  to mend it: Put a text that holds a comma in quotes.
  line 4, column 7: the line has 7 fields, the header has 6, and it is refused: a text that holds a comma must stand in quotes

error: unknown_area (1)
  expected: the code of an area.
  to mend it: Correct the code, or say which area it is: add the area to the table of areas, or fill in the code's line in unmapped.csv and put that file among the aliases.
  line 5, column 2, area_code: "ZZ" is not the code of an area: the row is refused; correct it, or add the area to $T/clean/areas.csv

error: not_a_number (1)
  expected: a plain number such as 1234.5, or a mark that the layout declares.
  to mend it: Write the number so, or leave the field empty where there is no figure.
  line 2, column 6, value: "n/a" is not a number: the value is refused; leave the field empty where there is no figure

warning: large_revision (1)
  expected: a revision of at most a tenth.
  to mend it: Ask for the reason.
  line 6, column 6, value: revised by more than a tenth: 38, it was 34 in 2020-09-return.csv, line 35; the later one is used

$C: 3 errors, 1 warning, 0 notes: mend the errors before you send it
X
same_file "to the letter, against what is there" "$T/expected" "$T/said"
{ echo "$H"; echo 2020-01,N1,,Nurses,fte,44.5; } >"$T/2020-08-return.csv"
status "what makes a later file's figure a revision" 0 "$B/hw-ingest" --check "$T/2020-08-return.csv" "$T/clean"
says "is said too" "2020-09-return.csv, line 2, column 6, value: revised by more than a tenth: 40, it was 44.5 in $T/2020-08-return.csv, line 2" "$T/said"
same "neither this, nor that it has no figure of its month, stops it" "$T/2020-08-return.csv: 0 errors, 2 warnings, 0 notes: look at the warnings before you send it" "$(tail -n 1 "$T/said")"
mkdir "$T/new" && sed 's/,48$/,47.5/' "$T/kept" >"$T/new/2020-09-return.csv"
status "it takes the place of the one with its name" 0 "$B/hw-ingest" --check "$T/new/2020-09-return.csv" "$T/clean"
same "no figure stands twice" "$T/new/2020-09-return.csv: nothing to mend" "$(cat "$T/said")"
status "one that is no extract, by its name and by what is in it" 1 "$B/hw-ingest" --check "$T/said" "$T/clean"
says "is told so" "its name does not end in .csv or .csv.gz" "$T/said"
status "none there" 1 "$B/hw-ingest" --check "$T/none.csv" "$T/clean"
status "with a table to be written" 2 "$B/hw-ingest" --check "$C" -o "$T/o3.csv" "$T/clean"
status "with another extract" 2 "$B/hw-ingest" --check "$C" "$T/clean" "$T/kept"
status "with --explain" 2 "$B/hw-ingest" --check --explain "$C" "$T/clean"
cp "$C" "$T/clean/extracts/2020-10-return.csv"
status "without a programme: the one above the file" 1 "$B/hw-ingest" --check "$T/clean/extracts/2020-10-return.csv"
rm "$T/clean/extracts/2020-10-return.csv"
status "none above it, and not one alone" 2 sh -c "cd '$T' && '$B/hw-ingest' --check '$C'"
same "nothing was written" "$before" "$(cd "$T/clean" && find . -type f -exec cksum {} + | sort)"
refuse "nor the table" test -e "$T/o3.csv"
printf '%s\n2020-10,N1,,Nurses,fte,\033[31m\n' "$H" >"$C"
"$B/hw-ingest" --check "$C" "$T/clean" >"$T/out" 2>/dev/null
refuse "nothing steers the terminal" grep -q "$(printf '\033')" "$T/out"

# an override is told in the report of its area, and on the page that goes back
cp -R tests/data/small "$T/over" && echo 'overrides,overrides.csv,,' >>"$T/over/programme.csv"
{ echo "$H"; printf '2020-09,N1,,Nurses,fte,53\n2020-10,N1,,Nurses,fte,54\n'; } >"$T/over/extracts/2020-10-return.csv"
cat >"$T/over/overrides.csv" <<X
check,file,area_code,period,measure,value,reason,name,expires_on
large_revision,,N1,2020-09,,,"a team came <from> N2",Ann Other,2020-12-31
X
tables "$T/over" 2020-10 "$T/t"
render "$T/over" "$T/t" "$T/r" -e html >/dev/null 2>&1
text "$T/r/team-N1.html" >"$T/n1"
says "in the report" 'Overridden: 2020-10-return.csv, line 2, value: revised by more than a tenth: 53, it was 48 in 2020-09-return.csv, line 34; the later one is used; overridden by Ann Other until 2020-12-31: a team came &lt;from&gt; N2.' "$T/n1"
says "it is no warning" "found no errors and no warnings here" "$T/n1"
tables "$T/over" 2020-09 "$T/t9"
render "$T/over" "$T/t9" "$T/r9" -e html >/dev/null 2>&1
check "a report from before it came" test -s "$T/r9/team-N1.html"
refuse "knows nothing of it" grep -q Overridden "$T/r9/team-N1.html"
rm -rf "$T/back"; run "$T/over"
text "$T/back/N1.html" >"$T/n1"
says "on the page" 'large_revision Note 1 A revision of at most a tenth. Nothing: somebody has answered for it.' "$T/n1"
end
