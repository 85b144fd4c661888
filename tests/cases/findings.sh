# Every fault of an extract: its message to the letter, with file, line and column, and the good rows beside
# it survive. The golden file is made by hand from reading the fixtures; a change of a message must be
# made there too.
. tests/lib.sh

# a fixture is a file; or a folder of files that are read together; or a programme, with layouts or tables of its own
for f in tests/data/bad/*; do
	echo "== $(basename "$f")"
	if [ -f "$f/programme.csv" ]; then set -- "$f"
	elif [ -d "$f" ]; then set -- tests/data/small "$f"/*
	else set -- tests/data/small "$f"; fi
	"$B/hw-ingest" -f "$T/f.csv" -c "$T/c.csv" -o "$T/o.csv" "$@" 2>"$T/said"
	echo "status $?, $(($(wc -l <"$T/o.csv") - 1)) rows"
	cat "$T/said"
	tail -n +2 "$T/f.csv" | cut -d, -f2 >>"$T/checks"
done >"$T/all.txt"
same_file "messages of all fixtures" tests/golden/findings.txt "$T/all.txt"

# every check of the catalogue has its fixture (unit/findings.c compares the catalogue with the document)
echo file_name >>"$T/checks" # below: a name that is no text cannot be kept everywhere
sed -n 's/^### //p' docs/findings.md | sort >"$T/documented"
sort -u "$T/checks" >"$T/met"
same_file "each check is met in a fixture" "$T/documented" "$T/met"

# all of them at once: none stops another, and the good file's rows are there
cp -R tests/data/small "$T/small"
cp tests/data/bad/*.* "$T/small/extracts/"
status "a folder of bad extracts" 1 "$B/hw-ingest" -f "$T/f.csv" -c "$T/c.csv" -o "$T/o.csv" "$T/small"
same "the file that is no extract is named" "read-me.txt" "$(cell "$T/f.csv" file check=not_an_extract)"
same "the good rows survive" "2020-09-return.csv" \
	"$(cell "$T/o.csv" source_file period=2020-09 area_code=N1 measure=fte)"

# what came and what did not
state() { cell "$T/c.csv" state "period=$1" "area_code=$2"; }
"$B/hw-ingest" -c "$T/c.csv" tests/data/small tests/data/bad/not-a-number.csv >/dev/null 2>&1
same "a refused value" refused "$(state 2020-01 N2)"
same "a value that did not come" missing "$(state 2020-01 N1)"
same "a value that came" received "$(state 2020-02 N1)"
"$B/hw-ingest" -c "$T/c.csv" tests/data/small tests/data/bad/good.csv >/dev/null 2>&1
same "a suppressed part" suppressed "$(state 2020-02 S1)"
same "an area that is closed is not expected" "" "$(state 2020-02 OLD)"
same "nor are the parts of a whole" "" "$(state 2020-02 S1A)"

# two files of one collection: the later lacks areas that the earlier has, and corrects a figure by more than a tenth
H='period,area_code,area_name,staff_group,measure,value'
{ echo "$H"; printf '2020-02,%s,,Nurses,fte,%s\n' N1 40 N2 30 S1 20; } >"$T/2020-02-r.csv"
{ echo "$H"; printf '2020-03,S1,,Nurses,fte,21\n2020-02,N1,,Nurses,fte,44.01\n2020-02,N2,,Nurses,fte,33\n'; } >"$T/2020-03-r.csv"
status "two collections" 0 "$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" tests/data/small "$T/2020-02-r.csv" "$T/2020-03-r.csv"
says "areas that are gone" "2 areas that have figures in $T/2020-02-r.csv have none in this file: N1, N2; was it cut off?" "$T/f.csv"
same "a warning of the later file" "$T/2020-03-r.csv" "$(cell "$T/f.csv" file check=areas_gone)"
says "a large revision, with both values" "revised by more than a tenth: 44.01, it was 40 in $T/2020-02-r.csv, line 2" "$T/f.csv"
same "a tenth is not large" 1 "$(grep -c ,large_revision, "$T/f.csv")"
sed -i '$d' "$T/2020-02-r.csv" && sed -i 2d "$T/2020-03-r.csv" && echo '2020-03,N1,,Nurses,fte,41' >>"$T/2020-03-r.csv"
"$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" tests/data/small "$T/2020-02-r.csv" "$T/2020-03-r.csv" 2>/dev/null
refuse "one area that is late is no cut" grep -q ,areas_gone, "$T/f.csv"
# 2020-03 has N1 alone; the file before had N1 and N2 (S1 was its last line, and went with it)
gone() { "$B/hw-ingest" "$@" -o "$T/o.csv" -f "$T/f.csv" -a "$T/gone" tests/data/small "$T/2020-02-r.csv" "$T/2020-03-r.csv" 2>/dev/null; }
same "it is told, with its month" "N2 2020-03 fte" "$(for c in area_code period measure; do cell "$T/f.csv" $c check=area_gone; done | tr '\n' ' ' | sed 's/ $//')"
gone; check "on its page" grep -q ,area_gone, "$T/gone/N2.csv"
refuse "on no other" grep -q ,area_gone, "$T/gone/N1.csv" "$T/gone/unassigned.csv"
says "a page that is not there promises nothing" "what has not come at all is in the table of coverage" "$T/gone/index.html"
echo '2020-03,N2,,Nurses,fte,n/a' >>"$T/2020-03-r.csv"; gone
refuse "what was refused is not gone" grep -q ,area_gone, "$T/f.csv"
sed -i 's/n.a$/29/' "$T/2020-03-r.csv"; gone
refuse "what came is not gone" grep -q ,area_gone, "$T/f.csv"
# N1 and N2 gone: each is told, and of the file nobody's page but the sender's
sed -i '/^2020-03/d' "$T/2020-03-r.csv"; echo '2020-03,S1,,Nurses,fte,21' >>"$T/2020-03-r.csv"; gone
same "two areas" "N1 N2" "$(echo $(cell "$T/f.csv" area_code check=area_gone))"
same "the cut goes back to the sender" "unassigned.csv" "$(cd "$T/gone" && echo $(grep -l ,areas_gone, *.csv))"

# a revision is large in whatever the series expects: headcount, when it does, and no other measure; a tenth of 40 is 4
cp -R tests/data/small "$T/heads"
rm "$T/heads"/extracts/*
sed -i 's/,team,fte,/,team,fte;headcount,/' "$T/heads/series.csv"
rows() { echo "$H"; printf '2020-02,N1,,Nurses,%s,%s\n' "$@"; }
rows headcount 40 leavers_headcount 10 >"$T/heads/extracts/2020-02-r.csv"
rows headcount 45 leavers_headcount 20 >"$T/heads/extracts/2020-03-r.csv"
status "a revised headcount" 0 "$B/hw-ingest" -f "$T/f.csv" "$T/heads"
same "is told, the flow is not" headcount "$(cell "$T/f.csv" measure check=large_revision)"
# the figure that is gone is told whatever it is; one that is now suppressed is not repeated
printf 'mark,*,c\n' >>"$T/heads/layouts/tidy.csv"
rows headcount '*' leavers_headcount '' >"$T/heads/extracts/2020-03-r.csv"
status "withdrawn, and suppressed" 0 "$B/hw-ingest" -f "$T/f.csv" "$T/heads"
same "withdrawn" "leavers_headcount" "$(cell "$T/f.csv" measure check=withdrawn)"

# two files of one kind that differ: one finding, and coverage knows that the figures were refused
status "a copy that differs" 1 "$B/hw-ingest" -f "$T/f.csv" -c "$T/c.csv" -o "$T/o.csv" tests/data/small tests/data/bad/copy-name/*
same "one finding" 2 "$(wc -l <"$T/f.csv" | tr -d ' ')"
same "refused, refused, received" "refused refused received" "$(state 2020-02 N1) $(state 2020-02 N2) $(state 2020-02 S1)"
# an empty field beside a value or a mark contradicts neither; a mark beside a value does
rm "$T"/heads/extracts/*
rows headcount 40 fte '*' >"$T/heads/extracts/2020-02-a.csv"
rows headcount '' fte '' >"$T/heads/extracts/2020-02-b.csv"
status "empty beside held" 0 "$B/hw-ingest" -f "$T/f.csv" -o "$T/o.csv" "$T/heads"
same "what is held stands" "c 40" "$(sed 1d "$T/o.csv" | cut -d, -f5,6 | tr -d ,| paste -sd' ')"
rows fte 30 >"$T/heads/extracts/2020-02-b.csv"
status "a mark beside a value" 1 "$B/hw-ingest" -f "$T/f.csv" -o "$T/o.csv" "$T/heads"
same "contradict each other" fte "$(cell "$T/f.csv" measure check=duplicate_month)"
# an edition that took a figure back, where another kind has it: nor is what it replaced used
rm "$T"/heads/extracts/*
rows fte 40 >"$T/heads/extracts/2020-02-r.csv"
rows fte '' >"$T/heads/extracts/2020-02-r_V2.csv"
rows fte 41 >"$T/heads/extracts/2020-02-a.csv"
status "empty in one kind, held by another" 0 "$B/hw-ingest" -f "$T/f.csv" -o "$T/o.csv" "$T/heads"
same "the held one alone" 41 "$(cell "$T/o.csv" value measure=fte)"
# figures of the last month of an area, collected the month after
status "an area of then" 1 "$B/hw-ingest" -f "$T/f.csv" -o "$T/o.csv" tests/data/small tests/data/bad/area-of-then/*
same "its own month is taken, the next is not" "2019-12 3" "$(cell "$T/o.csv" period area_code=OLD) $(cell "$T/f.csv" line check=closed_area)"

# text that a spreadsheet would run is defused, a number is not touched
printf 'period,area_code,area_name,staff_group,measure,value\n' >"$T/x.csv"
printf '2020-02,%s,x,Nurses,fte,1\n' '=cmd|calc' '@SUM(A1)' '+x' '-y' >>"$T/x.csv"
printf '2020-02,N1,x,Nurses,fte,-12.5\n' >>"$T/x.csv"
"$B/hw-ingest" -f "$T/f.csv" tests/data/small "$T/x.csv" >/dev/null 2>&1
same "formulas are defused, numbers are not" "'=cmd|calc '@SUM(A1) '+x '-y -12.5" \
	"$(cell "$T/f.csv" value severity=error | tr '\n' ' ' | sed 's/ $//')"

# what is no file to be read, and a name that is no text, are refused by name, and stop nothing
cp -R tests/data/small "$T/odd"
mkfifo "$T/odd/extracts/2020-08-pipe.csv"
mkdir "$T/odd/extracts/2020-08-folder.csv"
name=$(printf '2020-09-caf\351.csv')
sed 's/^2020-09/2020-10/; s/,48$/,99/' "$T/odd/extracts/2020-09-return.csv" >"$T/odd/extracts/$name"
status "a pipe, a folder and a name that is not UTF-8" 1 timeout 20 "$B/hw-ingest" -f "$T/f.csv" -o "$T/o.csv" "$T/odd"
says "the pipe is named" "2020-08-pipe.csv: is no plain file: the file is refused" "$T/said"
says "the folder is named" "2020-08-folder.csv: is a folder: the file is refused" "$T/said"
same "the name stands in the table as text" '2020-09-caf\xE9.csv' "$(cell "$T/f.csv" file check=file_name)"
same "none of its rows is used" "48" "$(cell "$T/o.csv" value area_code=N1 period=2020-09)"
check "the next stage reads the tables" "$B/hw-track" -p 2020-09 -o "$T/pr.csv" "$T/odd" "$T/o.csv"
status "a table that is a pipe" 1 timeout 20 "$B/hw-track" -p 2020-09 "$T/odd" "$T/odd/extracts/2020-08-pipe.csv"
# a number that was suppressed is published nowhere, not even as a finding; a forecast is no count
cp -R tests/data/small "$T/status"
echo 'status,status,' >>"$T/status/layouts/tidy.csv"
sed -i '1s/$/,status/; 2,$s/$/,/; s/^\(2020-09,N1,.*\),48,$/\1,48.125,c/; s/^\(2020-09,N2,.*\),34,$/\1,34.125,x/
	s/^\(2020-09,S1A,.*\),22,$/\1,22.125,f/; s/^\(2020-09,S1B,.*\),10.8,$/\1,10.8,p/' "$T/status/extracts/2020-09-return.csv"
status "values beside a status" 1 "$B/hw-ingest" -f "$T/f.csv" -c "$T/c.csv" -o "$T/o.csv" "$T/status"
cp "$T/said" "$T/words"
value() { echo "$(cell "$T/o.csv" value period=2020-09 "area_code=$1")$(cell "$T/o.csv" status period=2020-09 "area_code=$1")"; }
same "suppressed, not available, forecast, provisional" "c x  10.8p" "$(value N1) $(value N2) $(value S1A) $(value S1B)"
refuse "what was withheld stands nowhere" grep -q '48\.125\|34\.125' "$T/f.csv" "$T/c.csv" "$T/o.csv" "$T/words"
same "the place is named" "34 35" "$(echo $(cell "$T/f.csv" line check=withheld))"
says "a forecast is refused" '36: column 7, status: "f" is the status of a forecast' "$T/words"
sed -i 's/^mark,\*,c/mark,*,cc/' "$T/status/layouts/tidy.csv"
status "a mark that is no status" 3 "$B/hw-ingest" "$T/status"
says "is named" 'tidy.csv:9: detail: "cc" is no status' "$T/said"
# a mistyped year does not make a table of a hundred years: five before the baseline of 2020-01 are kept
"$B/hw-ingest" -c "$T/c.csv" tests/data/small tests/data/bad/early.csv >/dev/null 2>&1
same "coverage begins where figures can be meant" 2015-01 "$(sed -n '2s/,.*//p' "$T/c.csv")"
# a first line of nothing but commas is one fault, whatever its length, and no work for hours
head -c 2000000 /dev/zero | tr '\0' ',' >"$T/commas.csv"
status "two million commas" 1 timeout 60 "$B/hw-ingest" -f "$T/f.csv" -o "$T/o.csv" tests/data/small "$T/commas.csv"
says "one fault" "commas.csv:1: the first line has 2000001 fields, and a header has at most 4000: the file is refused" "$T/said"
same "and no other" 2 "$(wc -l <"$T/f.csv" | tr -d ' ')"
# separators alone are what a spreadsheet leaves of rows that were emptied: a blank line, in the last lines too
{ cat tests/data/bad/good.csv; printf ',,,,,\n,,,\n"",,,,,\n'; } >"$T/2020-02-blank.csv"
status "rows of nothing" 0 "$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" tests/data/small "$T/2020-02-blank.csv"
same "are passed over" "$(($(wc -l <tests/data/bad/good.csv) - 1)) 1" "$(($(wc -l <"$T/o.csv") - 1)) $(wc -l <"$T/f.csv" | tr -d ' ')"

end
