# Overrides: a finding of judgement that somebody has answered for is a note with name, day and reason, and the
# figure is used; once the day is over it counts again. What stands in the file is checked to the last cell.
. tests/lib.sh

cp -R tests/data/small "$T/p"
echo 'overrides,overrides.csv,,' >>"$T/p/programme.csv"
H='check,file,area_code,period,measure,value,reason,name,expires_on'
F='period,area_code,area_name,staff_group,measure,value'
{ echo "$F"; printf '2021-05,%s,,Nurses,fte,%s\n' N1 50 N2 40 S1 30; } >"$T/p/extracts/2021-05-r.csv"
{ echo "$F"; printf '2021-05,%s,,Nurses,fte,%s\n' N1 60 N2 50 S1 30; } >"$T/p/extracts/2021-06-r.csv"
run() { "$B/hw-ingest" -f "$T/f.csv" -o "$T/o.csv" "$T/p" 2>"$T/said"; }
# with ROW...: the overrides are these
with() { { echo "$H"; printf '%s\n' "$@"; } >"$T/p/overrides.csv"; run; }
# severities of the revisions of N1 and N2
severities() { echo "$(cell "$T/f.csv" severity check=large_revision area_code=N1) $(cell "$T/f.csv" severity check=large_revision area_code=N2)"; }

echo "$H" >"$T/p/overrides.csv"
run
same "without one" "warning warning" "$(severities)"
with 'large_revision,2021-06-r.csv,N1,2021-05,fte,60,"a team moved, ""all"" of it",Ann Other,2021-06-01'
same "the one that is meant" "note warning" "$(severities)"
says "who, until when and why" 'the later one is used; overridden by Ann Other until 2021-06-01: a team moved, ""all"" of it"' "$T/f.csv"
same "the figure is used" 60 "$(cell "$T/o.csv" value area_code=N1 period=2021-05 collected=2021-06)"
for r in 'large_revision,,,2021-05,,,r,n,2021-06-30' 'large_revision,2021-06-r.csv,,,,,r,n,2021-06-30'; do
	with "$r"
	same "empty is any: $r" "note note" "$(severities)"
done
# one cell differs each time: it is not meant, and the override is one that nothing was found for
for r in large_revision,2021-05-r.csv,N1,2021-05,fte,60 large_revision,2021-06-r.csv,S1,2021-05,fte,60 \
	large_revision,2021-06-r.csv,N1,2021-04,fte,60 large_revision,2021-06-r.csv,N1,2021-05,headcount,60 \
	large_revision,2021-06-r.csv,N1,2021-05,fte,60.1 areas_gone,2021-06-r.csv,N1,2021-05,fte,60; do
	with "$r,r,n,2021-06-30"
	same "not meant: $r" "warning warning 2" "$(severities) $(cell "$T/f.csv" line check=override_unused)"
done
"$B/hw-ingest" -f "$T/f.csv" -o "$T/o.csv" "$T/p" "$T/p/extracts/2021-05-r.csv" 2>/dev/null
refuse "of some extracts alone, nobody can tell" grep -q override_unused "$T/f.csv"

# the file was collected in June: a day of May is too early, whatever day it is today
with 'large_revision,,N1,,,,r,n,2021-05-31' 'large_revision,,N2,,,,r,n,2999-12-31' # a year that no month has
says "a day that is none" 'overrides.csv:3: expires_on: "2999-12-31" is not a day such as 2014-09-30' "$T/said"
with 'large_revision,,N1,,,,r,n,2021-05-31' 'large_revision,,N2,,,,r,n,2199-12-31'
same "expired" "warning note" "$(severities)"
same "it is said, at its place" "2 " "$(cell "$T/f.csv" line check=override_expired) $(cell "$T/f.csv" line check=override_unused)"
with 'large_revision,,,2021-05,,,r,n,2021-05-31'
says "of how many" "the month of 2021-06-r.csv: 2 findings count again" "$T/f.csv"
with 'large_revision,,N1,,,,r,old,2021-05-31' 'large_revision,,N1,,,,r,new,2021-06-30'
same "a later one takes its place" "note warning" "$(severities)"
same "nothing is said of the old one but that it is not needed" 2 "$(cell "$T/f.csv" line check=override_unused)"

# faults of the file stop the run, each with its place, all at once
echo "$H" >"$T/p/overrides.csv"
cat >>"$T/p/overrides.csv" <<'X'
no_such_check,,N1,,,,r,n,2021-06-30
unknown_area,,N1,,,,r,n,2021-06-30
large_revision,,,,,,r,n,2021-06-30
large_revision,,XX,2021-13,fish,,,,30/06/2021
X
status "faults" 3 "$B/hw-ingest" -f "$T/none.csv" "$T/p"
sed 's,.*/overrides.csv:,,' "$T/said" >"$T/faults"
refuse "nothing is written" test -e "$T/none.csv"
cat >"$T/expected" <<'X'
2: check: "no_such_check" is no check: docs/findings.md lists them
3: check: "unknown_area" is a fault of the file, and no question of judgement: it cannot be overridden
4: file: "" is empty: a file, an area_code or a period was expected
5: area_code: "XX" is not the code of an area
5: measure: "fish" is not in the table of measures
5: period: "2021-13" is not a month such as 2014-09
5: reason: "" is empty: why is the figure right?
5: name: "" is empty: who says so?
5: expires_on: "30/06/2021" is not a day such as 2014-09-30: until when does it count?
X
same_file "all of them" "$T/expected" "$T/faults"
rm "$T/p/overrides.csv"
status "a file that is not there" 3 "$B/hw-ingest" "$T/p"
end
