# Every fault of an extract: its message to the letter, with file, line and column, and the good rows beside
# it survive. The golden file is made by hand from reading the fixtures; a change of a message must be
# made there too.
. tests/lib.sh

for f in tests/data/bad/*; do
	echo "== $(basename "$f")"
	"$B/hw-ingest" -f "$T/f.csv" -c "$T/c.csv" -o "$T/o.csv" tests/data/small "$f" 2>"$T/said"
	echo "status $?, $(($(wc -l <"$T/o.csv") - 1)) rows"
	cat "$T/said"
done >"$T/all.txt"
same_file "messages of all fixtures" tests/golden/findings.txt "$T/all.txt"

# all of them at once: none stops another, and the good file's rows are there
cp -R tests/data/small "$T/small"
cp tests/data/bad/* "$T/small/extracts/"
status "a folder of bad extracts" 3 "$B/hw-ingest" -f "$T/f.csv" -c "$T/c.csv" -o "$T/o.csv" "$T/small"
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

# text that a spreadsheet would run is defused, a number is not touched
printf 'period,area_code,area_name,staff_group,measure,value\n' >"$T/x.csv"
printf '2020-02,%s,x,Nurses,fte,1\n' '=cmd|calc' '@SUM(A1)' '+x' '-y' >>"$T/x.csv"
printf '2020-02,N1,x,Nurses,fte,-12.5\n' >>"$T/x.csv"
"$B/hw-ingest" -f "$T/f.csv" tests/data/small "$T/x.csv" >/dev/null 2>&1
same "formulas are defused, numbers are not" "'=cmd|calc '@SUM(A1) '+x '-y -12.5" \
	"$(cell "$T/f.csv" value severity=error | tr '\n' ' ' | sed 's/ $//')"
end
