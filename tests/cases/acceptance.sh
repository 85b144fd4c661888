# An extract of 25 teams with ten kinds of fault in five of them, as one file and as a folder of 25 submissions: all
# faults are listed at once with line and column, 20 teams' reports are as without them, five are built with what
# is sound and say what is missing, and every way of running says how it ended.
. tests/lib.sh

project_for_make
X=$T/p/$HV/extracts
F=2014-09-area-teams.csv
check "the reports without a fault" report EDITIONS=pdf
cp -R "$P" "$T/clean"
cp "$X/$F" "$T/good.csv"

# Each fault is made in the row of a team and a kind of figure; where it must be found follows from how it is made:
# columns are those of the header, period 1, area_team_code 4, area_team_name 5, data_type 7, value 8, of 10 in all.
# made CODE KIND COLUMN CHECK SED: change the row, and note what must be found where
made() {
	n=$(grep -n "^2014-09-30,[^,]*,[^,]*,$1,.*,$2,[0-9.]*,illustrative," "$T/bad.csv" | cut -d: -f1)
	sed -i "${n}$5" "$T/bad.csv"
	echo "$n:$3:$4" >>"$T/expected"
	line=$n
}
cp "$T/good.csv" "$T/bad.csv"
made Q46 FTE 8 not_a_number 's,FTE\,[^,]*,FTE\,n/a,'
made Q46 HC 8 not_whole 's,\(HC\,[0-9]*\),\1.5,'
made Q50 FTE 4 unknown_area 's/,Q50,.*,Health visitors,/,Q99,Atlantis,Health visitors,/'
made Q50 Joiners 9 too_few_fields 's/,illustrative,.*//' # eight fields are left: it ends before the ninth
made Q55 FTE 1 bad_period 's/^2014-09-30/September/'
made Q55 "Newly qualified" 8 negative 's/,Newly qualified,/,Newly qualified,-/'
made Q65 FTE 7 unknown_measure 's/,FTE,/,WTE,/'
made Q65 Leavers 11 too_many_fields 's/"Illustrative data, not published figures"/Illustrative data, not published figures/'
made Q71 FTE 5 stray_quote 's/,Q71,/,Q71,Lon"/'
# and a row again at the end, where it is line 152 (a header and 25 teams of six rows come before), with another value
sed -n '/,Q71,.*,HC,/s/,HC,/,HC,9/p' "$T/good.csv" >>"$T/bad.csv"
echo 152:8:duplicate_month >>"$T/expected"
sort -t: -n "$T/expected" -o "$T/expected"
same "ten faults of ten kinds" "10 10" "$(wc -l <"$T/expected" | tr -d ' ') $(cut -d: -f3 "$T/expected" | sort -u | wc -l | tr -d ' ')"
BAD='Q46 Q50 Q55 Q65 Q71'

# found FILE: line, field and check of each error
found() { # messages hold commas: the first fields do not
	awk -F, '$1 == "error" {print}' "$1" >"$T/errors"
	for what in line field check; do cell "$1" $what severity=error >"$T/$what"; done
	paste -d: "$T/line" "$T/field" "$T/check"
}

# own FILE: the words of a report, one a line, without those that may differ: what compares the area with others, what
# is said of all findings and files, and what stands at the foot of a page
own() {
	pdftotext "$1" - | grep -vE '^(Page [0-9]+ of|Illustrative data, not published figures\. Draft)|, Q[0-9]+, September 2014\.' |
		tr -s ' \f' '\n\n' | tr -s '\n' | awk '
		{ word[NR] = $0 }
		END { for (i = 1; i <= NR; i++) {
			if (word[i] " " word[i + 1] " " word[i + 2] == "Beside other areas") gone = 1
			if (word[i] " " word[i + 1] " " word[i + 2] == "Is the growth") gone = 0
			if (word[i] " " word[i + 1] " " word[i + 2] == "The checks of" || word[i] == "Input:") gone = 1
			if (word[i] " " word[i + 1] == "Nothing is" || word[i] == "Missing:" || word[i] == "Baseline:") gone = 0
			if (!gone) print word[i]
		} }'
}

# close BEFORE AFTER: the same words, in any order, since labels of a chart may change places. Forecasts of areas are
# drawn together, so that a number of them may differ: by a fiftieth, or a tenth.
close() {
	sort "$1" >"$T/before.sorted"
	sort "$2" >"$T/after.sorted"
	comm -23 "$T/before.sorted" "$T/after.sorted" | tr -d ',();:%' | sed 's/−/-/; s/[.]$//' | sort -n >"$T/left"
	comm -13 "$T/before.sorted" "$T/after.sorted" | tr -d ',();:%' | sed 's/−/-/; s/[.]$//' | sort -n >"$T/right"
	paste -d' ' "$T/left" "$T/right" | awk '
		{ d = $1 - $2; d = d < 0 ? -d : d; most = 0.1001 + ($1 < 0 ? -$1 : $1) / 50 }
		!($1 ~ /^[+-]?[0-9.]+$/ && $2 ~ /^[+-]?[0-9.]+$/ && d <= most) { print; bad = 1 }
		NR > 12 { bad = 1 } END { exit bad }'
}

# reports_are WAY: those of 20 teams say the same of themselves, those of five say what is missing
reports_are() {
	same "$1: 31 reports" 31 "$(ls "$P"/*.pdf | wc -l | tr -d ' ')"
	for f in "$T"/clean/area-team-*.pdf; do
		name=$(basename "$f" .pdf) code=${f##*-} code=${code%.pdf}
		own "$f" >"$T/before"
		own "$P/$name.pdf" >"$T/after"
		case " $BAD " in
		*" $code "*) pdftotext "$P/$name.pdf" - | tr -s ' \n' '  ' >"$T/$code.said" ;;
		*) check "$1: the words of $code" close "$T/before" "$T/after" ;;
		esac
	done
}

# in one file
cp "$T/bad.csv" "$X/$F"
status "hw-ingest" 1 "$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" "$T/p/$HV"
found "$T/f.csv" >"$T/found"
same_file "each fault, its line and column" "$T/expected" "$T/found"
says "the last line counts them" "errors 10," "$T/said"
same "it is the last" "$(tail -n 1 "$T/said")" "$(grep 'errors 10,' "$T/said")"
sed "s/^\([0-9]*\):\([0-9]*\):.*/$F:\1: column \2[:,]/" "$T/expected" >"$T/patterns"
same "a person sees each with its place" 10 "$(grep -c -f "$T/patterns" "$T/said")"
# 151 rows: nine are refused, and two are one figure with two values
same "every sound row is used" $((151 - 9 - 2)) "$(awk -F, -v f="$F" '$8 == f' "$T/o.csv" | wc -l | tr -d ' ')"
status "make" 2 report EDITIONS=pdf
says "make builds all" "31 reports built, 0 skipped, 0 failed" "$T/said"
says "and says that rows were refused" "10 errors, some rows of the extracts were refused: see reports/health-visitors/findings.csv;" "$T/said"
same "make's own word comes after it, and nothing else" "make: ***" "$(tail -n 1 "$T/said" | cut -c1-9)"
same "in this order" "31 10 make:" "$(echo $(tail -n 3 "$T/said" | cut -d' ' -f1))"
reports_are "one file"
# why the figure of September is not there
says "a value that was refused" 'line 14: "n/a" is not a number' "$T/Q46.said"
says "a row whose area nobody knows" "no usable figure was received; $F has rows that were refused" "$T/Q50.said"
says "a row whose month is none, and not the other row that was refused" '"September" is not a month' "$T/Q55.said"
says "a row whose area nobody knows, and not the other figure" "London, September 2014: no usable figure was received;" "$T/Q71.said"
says "a row of an unknown measure" '"WTE" is not in the table of measures' "$T/Q65.said"
for c in $BAD; do says "$c" "There is no figure for September 2014." "$T/$c.said"; done
status "a second run ends as the first" 2 report EDITIONS=pdf
says "but says so" "nothing to do: 31 reports are up to date" "$T/said"
says "with what was refused" "some rows of the extracts were refused" "$T/said"

# as a folder of 25 submissions, one of them packed: a line is that of its own file
rm "$X/$F"
for code in $(sed -n 's/^2014-09-30,[^,]*,[^,]*,\(Q[0-9]*\),.*,FTE,.*/\1/p' "$T/good.csv"); do
	first=$(grep -n ",$code," "$T/good.csv" | head -n 1 | cut -d: -f1)
	own=2014-09-$code.csv
	{ head -n 1 "$T/bad.csv"; sed -n "$first,$((first + 5))p" "$T/bad.csv"; } >"$X/$own"
	if [ $code = Q71 ]; then sed -n '$p' "$T/bad.csv" >>"$X/$own"; fi
	awk -F: -v f="$own" -v first="$first" '$1 >= first && $1 < first + 6 {print f ":" $1 - first + 2 ":" $2 ":" $3}' "$T/expected"
	if [ $code = Q71 ]; then echo "$own:8:8:duplicate_month"; fi
done >"$T/expected.files"
gzip "$X/2014-09-Q50.csv"
sed -i 's/Q50.csv/&.gz/' "$T/expected.files" && sort "$T/expected.files" -o "$T/expected.files"
same "25 files" 25 "$(ls "$X"/2014-09-Q* | wc -l | tr -d ' ')"
status "hw-ingest of 25 files" 1 "$B/hw-ingest" -o "$T/o25.csv" -f "$T/f.csv" "$T/p/$HV"
cell "$T/f.csv" file severity=error >"$T/file"
found "$T/f.csv" | paste -d: "$T/file" - >"$T/found"
same_file "each fault, its file, line and column" "$T/expected.files" "$T/found"
same "the last line counts them" 1 "$(tail -n 1 "$T/said" | grep -c 'errors 10,')"
cut -d, -f1-7 "$T/o.csv" >"$T/o.cut"
cut -d, -f1-7 "$T/o25.csv" | cmp -s - "$T/o.cut" && pass || fail "the same figures as from one file"
status "make, with 25 files" 2 report EDITIONS=pdf
says "says that rows were refused" "some rows of the extracts were refused" "$T/said"
reports_are "25 files"
end
