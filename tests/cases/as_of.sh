# An old report uses only what had been collected by then: the four things that happen in the illustrative
# return (simulation.csv): a missed month, a late one, a suppressed cell, a revision, and the reorganised team.
. tests/lib.sh

"$B/hw-ingest" -o "$T/observations.csv" "$HV" 2>/dev/null
at() { # at REPORT COLUMN AREA PERIOD
	[ -f "$T/$1.csv" ] || "$B/hw-track" -p "$1" -o "$T/$1.csv" "$HV" "$T/observations.csv" 2>/dev/null
	cell "$T/$1.csv" "$2" "area_code=$3" "period=$4" role=headline
}

same "missed: no figure for July 2014" "" "$(at 2014-09 actual_fte Q50 2014-07)"
same "it is not zero but not available" x "$(at 2014-09 status Q50 2014-07)"
same "the region has 8 of 9 areas" 8 "$(at 2014-09 areas_present Y54 2014-07)"
same "of nine" 9 "$(at 2014-09 areas_expected Y54 2014-07)"
same "and therefore no total" "" "$(at 2014-09 actual_fte Y54 2014-07)"
same "England's sum has 24 of 25" "24 25" \
	"$(cell "$T/2014-09.csv" areas_present area_code=E92000001 period=2014-07 role=summed) $(
	cell "$T/2014-09.csv" areas_expected area_code=E92000001 period=2014-07 role=summed)"

same "late: unknown when February 2014 was reported" "" "$(at 2014-02 actual_fte Q64 2014-02)"
same "known a month later" 1 "$(at 2014-03 areas_present Q64 2014-02)"
# rows of the late return stand in the extract of March, with its file and line
late=$(at 2014-03 actual_fte Q64 2014-02)
line=$(grep -n "^2014-02-28,.*,Q64,.*,FTE,$late," "$HV/extracts/2014-03-area-teams.csv" | cut -d: -f1)
same "and traced to its line" "2014-03-area-teams.csv:$line" \
	"$(at 2014-03 source_file Q64 2014-02):$(at 2014-03 source_line Q64 2014-02)"

first=$(at 2014-04 actual_fte Q54 2014-03) later=$(at 2014-05 actual_fte Q54 2014-03)
same "revised: 9.4 less from May 2014 on" 9.4 "$(awk -v a="$first" -v b="$later" 'BEGIN {print a - b}')"
same "marked as revised" r "$(at 2014-05 status Q54 2014-03)"
same "not marked before" "" "$(at 2014-04 status Q54 2014-03)"

same "reorganised: London is the sum of three returns" "" "$(at 2014-09 source_file Q71 2014-03)"
same "then one return" 2014-04-area-teams.csv "$(at 2014-09 source_file Q71 2014-04)"
same "in March 2014 the three sum to it" "$(awk -F, '/,FTE,/ && /,Q6[123],/ {n = split($0, f, ","); for (i = 1; i <= n; i++) if (f[i] == "FTE") s += f[i + 1]} END {printf "%.2f", s}' \
	"$HV/extracts/2014-03-area-teams.csv")" "$(printf '%.2f' "$(at 2014-09 actual_fte Q71 2014-03)")"

tables "$HV" 2014-09 "$T/t9"
render "$HV" "$T/t9" "$T/r9" -a Q44,Q46,Y56 -e pdf >/dev/null 2>&1
pdftotext -layout "$T/r9/area-team-Q46.pdf" - >"$T/q46"
same "the month is marked from which the second plan counts" "Feb 2014" "$(sed -n 's/^ *\([A-Z][a-z]* 20[0-9]*\) †.*/\1/p' "$T/q46")"
says "and said" "† From February 2014 on against the trajectory agreed in January 2014." "$T/q46"
pdftotext -layout "$T/r9/region-Y56.pdf" - >"$T/y56"
same "of a region too" "May 2014" "$(sed -n 's/^ *\([A-Z][a-z]* 20[0-9]*\) †.*/\1/p' "$T/y56")"
refuse "an area with one plan has no mark" sh -c 'pdftotext "$0" - | grep †' "$T/r9/area-team-Q44.pdf"

same "suppressed: no value, and not zero" "c" \
	"$(cell "$T/observations.csv" status area_code=Q59 period=2014-05 measure=leavers_headcount)"

same "its first plan is kept" "$(awk -F, '$1 == "Q46" && $2 == "2014-09" && $4 == 1 {print $3}' "$HV/trajectory.csv")" "$(at 2014-09 first_trajectory_fte Q46 2014-09)"
same "the second plan of Greater Manchester is not known before it is agreed" 1 \
	"$(at 2013-12 trajectory_version Q46 2014-09)"
same "and in force after it" 2 "$(at 2014-01 trajectory_version Q46 2014-09)"

# what the reports say of it
tables "$HV" 2014-07 "$T/t"
render "$HV" "$T/t" "$T/r" -e pdf >/dev/null 2>&1
pdftotext "$T/r/area-team-Q50.pdf" - | tr '\n' ' ' >"$T/q50"
says "an area without a figure says so" "There is no figure for July 2014: this is judged on June 2014" "$T/q50"
pdftotext "$T/r/region-Y54.pdf" - | tr '\n' ' ' >"$T/y54"
says "the region too" "no total, since only 8 of 9 areas have a figure" "$T/y54"
says "and names the area" "North Yorkshire and Humber, July 2014: no figure was received" "$T/y54"
pdftotext "$T/r/comparison.pdf" - | tr '\n' ' ' >"$T/cmp"
says "the comparison too" "24 of 25 Area Teams have a figure for July 2014" "$T/cmp"

tables "$HV" 2012-09 "$T/t2"
render "$HV" "$T/t2" "$T/r2" -e pdf >"$T/said" 2>&1
says "before Area Teams existed there are no reports of them" "1 report built, 30 skipped, 0 failed" "$T/said"
says "and it is said why" "skipped: the area did not exist in September 2012" "$T/said"
pdftotext "$T/r2/england.pdf" - | tr '\n' ' ' >"$T/e2012"
says "what is missing begins with the baseline" "England, June 2010 to March 2012: no figure was received." "$T/e2012"
tables "$HV" 2011-08 "$T/t4"
render "$HV" "$T/t4" "$T/r4" -e pdf >/dev/null 2>&1
pdftotext "$T/r4/england.pdf" - | tr '\n' ' ' >"$T/e2011"
says "in every period" "England, June 2010 to August 2011: no figure was received." "$T/e2011"
says "lines are counted that are drawn" "Two collections give two numbers" "$T/e2011"
"$B/hw-ingest" -o "$T/o3.csv" "$HV" 2>/dev/null
status "before the baseline there is nothing to report, which is a failure" 1 \
	"$B/hw-track" -p 2010-04 -o "$T/t3/progress.csv" "$HV" "$T/o3.csv"
refuse "and nothing is left of it" test -e "$T/t3"
tables "$HV" 2016-06 "$T/t5"
render "$HV" "$T/t5" "$T/r5" -e pdf >"$T/said" 2>&1
says "after the Area Teams there are no sums of them" "region-Y54 and others skipped: none of its areas existed in June 2016" "$T/said"
end
