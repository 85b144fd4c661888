# Another programme than the one that Headway was made for: no C knows which one it is.
. tests/lib.sh

P=tests/data/small
check "tables" tables $P 2020-09 "$T/t"
status "reports" 0 render $P "$T/t" "$T/r"
says "country, two regions, three teams, comparison" "7 reports built, 1 skipped, 0 failed" "$T/said"
pdftotext "$T/r/country.pdf" - | tr '\n' ' ' >"$T/country"
# 48 + 34 + 22 + 10.8 = 114.8; 14.8 / 50 = 29.6 %; (150 - 114.8) / 15 = 2.3
says "its own words" "Testland had 114.8 FTE nurses in September 2020: 14.8 more than in January 2020, 29.6% of the 50.0 planned." "$T/country"
says "its own pace" "it needs 2.3 more a month" "$T/country"
says "its plan is the sum of its areas'" "its trajectory" "$T/country"
refuse "no straight line is drawn where there is a plan" grep -q "straight line" "$T/country"

# headcount instead of FTE: the names of the columns follow
cp -R $P "$T/h"
sed -i 's/^measure,fte/measure,headcount/' "$T/h/programme.csv"
sed -i 's/trajectory_fte/trajectory_headcount/' "$T/h/trajectory.csv"
sed -i 's/,fte;/,headcount;/; s/,fte,$/,headcount,/' "$T/h/series.csv"
sed -i 's/,fte,\([0-9]*\).*/,HC,\1/' "$T/h/extracts/2020-09-return.csv"
check "headcount" tables "$T/h" 2020-09 "$T/ht"
says "columns end in the measure" ",actual_headcount," "$T/ht/progress.csv"
refuse "and in no other" grep -q _fte "$T/ht/progress.csv"
status "its reports" 0 render "$T/h" "$T/ht" "$T/hr"
pdftotext "$T/hr/team-N1.pdf" - | tr '\n' ' ' >"$T/n1"
says "whole people, not FTE" "Ayr, Bee & Cee had 48 nurses in September 2020: 8 more than in January 2020" "$T/n1"
says "monthly rates keep a decimal" "it needs 1.1 more a month" "$T/n1"

# a single area, without regions, trajectory or population
mkdir -p "$T/one/extracts" && cp -R $P/layouts $P/measures.csv $P/series.csv "$T/one/"
grep -v '^trajectory\|^successions\|^headline_series_[rt]' $P/programme.csv >"$T/one/programme.csv"
printf 'level,name,plural\ncountry,Country,Countries\n' >"$T/one/levels.csv"
printf 'area_code,ons_code,name,level,parent_code,valid_from,valid_to\nT,,Testland,country,,,\n' >"$T/one/areas.csv"
{ echo 'period,area_code,area_name,staff_group,measure,value'; for m in 01 02 03; do echo "2020-$m,T,Testland,Nurses,fte,10${m#0}"; done; } >"$T/one/extracts/return.csv"
check "one area" tables "$T/one" 2020-03 "$T/ot"
status "its report" 0 render "$T/one" "$T/ot" "$T/or"
says "is one" "1 report built, 0 skipped, 0 failed" "$T/said"
pdftotext "$T/or/country.pdf" - | tr '\n' ' ' >"$T/country"
says "a straight line stands in for a plan, and is called so" "Straight line, not an agreed trajectory" "$T/country"
says "too little is known for a forecast" "There is no forecast: too few months are known." "$T/country"

# fewer is better
cp -R "$T/one" "$T/less"
sed -i 's/^target_growth,50/target_growth,-50/; s/^direction,increase/direction,decrease/' "$T/less/programme.csv"
check "a target below the baseline" tables "$T/less" 2020-03 "$T/lt"
status "its report" 0 render "$T/less" "$T/lt" "$T/lr"
pdftotext "$T/lr/country.pdf" - | tr '\n' ' ' >"$T/country"
# (50 - 103) / 21 = -2.5
says "it must fall" "it needs to fall by 2.5 a month" "$T/country"

# 103 against 100 - 50 x 2 / 23 = 95.7 planned for March
says "above is said to be worse" "7.3 above a straight line to the target (worse)" "$T/country"
says "in the heading too" "7.3 above the straight line (worse), 53.0 above the target" "$T/country"
for m in 04 05 06 07 08 09 10 11 12; do echo "2020-$m,T,Testland,Nurses,fte,$((100 - 6 * ${m#0}))"; done >>"$T/less/extracts/return.csv"
check "a target below the baseline that is passed" tables "$T/less" 2020-12 "$T/lt"
status "its report" 0 render "$T/less" "$T/lt" "$T/lr"
pdftotext "$T/lr/country.pdf" - | tr '\n' ' ' >"$T/country"
says "is passed" "It is 22.0 beyond its target of 50.0" "$T/country"
says "nothing is needed any more" "Target reached" "$T/country"
says "the forecast says which way" "the target, on the better side" "$T/country"
refuse "and no more is to be lost" grep -q "Must fall" "$T/country"

# a programme that is written wrong: each fault is named
wrong() { # wrong WHAT SED MESSAGE
	cp -R $P "$T/w" && sed -i "$2" "$T/w/programme.csv"
	status "$1" 3 "$B/hw-ingest" "$T/w"
	says "$1 is said" "$3" "$T/said"
	rm -r "$T/w"
}
wrong "an unknown item" 's/^title,/titel,/' 'programme.csv:2: item: "titel" is no item of a programme'
wrong "a missing item" '/^deadline,/d' 'programme.csv: the item "deadline" is missing'
wrong "text in a number" 's/^baseline,100/baseline,many/' 'programme.csv:7: value: "many" is not a number'
wrong "a deadline before the baseline" 's/2021-12/2019-12/' "the deadline must come after the baseline_period"
wrong "an unknown series" 's/headline_series_team,return/headline_series_team,retrun/' '"retrun" is not in the table of series'
wrong "the wrong direction" 's/direction,increase/direction,decrease/' "direction is decrease, but target_growth goes the other way"
wrong "no such area" 's/root_area,T/root_area,Z/' 'root_area: "Z" is not the code of an area with a level'
wrong "an empty item" 's/^measure,fte/measure,/' 'programme.csv:5: value: "" is empty: this item is needed'
wrong "a level without a series" '/^headline_series_team/d' 'the item "headline_series_team" is missing'
wrong "a series of no level" 's/headline_series_team/headline_series_teem/' 'item: "headline_series_teem" names no level'
wrong "a level with two series" 's/^headline_series_team.*/&\n&/' 'item: "headline_series_team" stands here twice'

# an area that is a part of its own part would be summed for ever
circle() { # circle WHAT ROWS MESSAGE
	cp -R $P "$T/w" && printf "part_code,whole_code\n$2" >"$T/w/successions.csv"
	status "$1" 3 timeout 20 "$B/hw-ingest" "$T/w"
	says "$1 is said" "$3" "$T/said"
	rm -r "$T/w"
}
circle "two that are parts of each other" 'S1A,S1B\nS1B,S1A\n' 'successions.csv:3: whole_code: "S1A" is itself a part'
circle "a region that is part of its team" 'S,S1\n' 'successions.csv:2: whole_code: "S1" is itself a part'
circle "a round by way of regions" 'N,S1\nS,N1\n' 'successions.csv:3: whole_code: "N1" is itself a part'
circle "a part of two" 'S1A,S1\nS1A,N1\n' 'successions.csv:3: part_code: "S1A" stands here twice'
cp -R $P "$T/w" && echo 'N1,2020-01,41,1,2020-01-31' >>"$T/w/trajectory.csv"
status "a trajectory with a month twice" 1 "$B/hw-track" -p 2020-09 "$T/w" "$T/t/observations.csv"
says "is said" "N1, version 1, 2020-01: the month stands in the file twice" "$T/said"
# amounts that no programme can have
wrong "a baseline too large" 's/^baseline,100/baseline,9000000000/' "baseline, and baseline + target_growth, must be between 0 and 4000000000"
wrong "a target below zero" 's/^target_growth,50/target_growth,-101/; s/^direction,increase/direction,decrease/' "must be between 0 and 4000000000"
cp -R $P "$T/w2" && sed -i 's/^N2,2021-12,42/N2,2021-12,-42/' "$T/w2/trajectory.csv"
status "a plan below zero" 1 "$B/hw-track" -p 2020-09 "$T/w2" "$T/t/observations.csv"
says "is said" 'trajectory.csv:8: trajectory_fte: "-42" is not between 0 and 4000000000' "$T/said"
# at the end of the range nothing wraps round: 4e9 stays what it is, the sum of three is not known
cp -R $P "$T/big" && sed -i 's/^\(2020-09,[NS].*\),[0-9.]*$/\1,4000000000/' "$T/big/extracts/2020-09-return.csv"
check "numbers at the end of the range" tables "$T/big" 2020-09 "$T/bigt"
same "are kept" "4000000000" "$(cell "$T/bigt/progress.csv" actual_fte area_code=N1 period=2020-09 role=headline)"
same "two can be added" "8000000000" "$(cell "$T/bigt/progress.csv" actual_fte area_code=N period=2020-09 role=headline)"
status "and drawn" 0 render "$T/big" "$T/bigt" "$T/bigr"
says "all of them" "7 reports built, 1 skipped, 0 failed" "$T/said"
sed -i 's/^\(2020-09,N1,.*\),4000000000$/\1,9100000001/' "$T/big/extracts/2020-09-return.csv"
status "beyond it" 1 "$B/hw-ingest" "$T/big"
says "is refused" '"9100000001" is too large: the value is refused' "$T/said"

# a region whose areas have all been closed has no table of them, and none of another level
cp -R $P "$T/closed" && sed -i '/^\(N[12]\|S1[AB]*\),/s/,,$/,,2020-08/; /^N2,/s/,2030-12/,2020-08/' "$T/closed/areas.csv"
sed -i '/^2020-09/d' "$T/closed/extracts/2020-09-return.csv" && mv "$T/closed/extracts/2020-09-return.csv" "$T/closed/extracts/return.csv"
for a in N S; do echo "2020-09,$a,x,Nurses,fte,50"; done >>"$T/closed/extracts/return.csv"
check "closed areas" tables "$T/closed" 2020-09 "$T/closedt"
status "their region's report" 0 render "$T/closed" "$T/closedt" "$T/closedr" -a N
pdftotext "$T/closedr/region-N.pdf" - | tr '\n' ' ' >"$T/n"
says "is about the region" "North had 50.0 FTE nurses in September 2020" "$T/n"
refuse "and has no empty table" grep -q 'Countries\|Share of growth' "$T/n"
end
