# The words of comparisons: which side is worse, what stands in where there is no plan or no deadline left,
# and that what is not known leaves no "[x]" inside a sentence.
. tests/lib.sh

# make_reports PERIOD: those of $T/p into $T/r; words REPORT: its text on one line
make_reports() {
	rm -rf "$T/t" "$T/r"
	check "tables" tables "$T/p" "$1" "$T/t"
	status "reports" 0 render "$T/p" "$T/t" "$T/r" -e pdf
}
words() { pdftotext "$T/r/$1.pdf" - | tr '\n' ' ' >"$T/$1"; }
small() { rm -rf "$T/p" && cp -R tests/data/small "$T/p"; }
X=$T/p/extracts/2020-09-return.csv

# beyond the target: 90 + 34 + 60 + 10.8 = 194.8; the targets are 64 + 42 + 44 = 150
small
sed -i 's/,48$/,90/; s/,S1A,\(.*\),22$/,S1A,\1,60/' "$X"
make_reports 2020-09
words comparison
says "beyond is not short of" "They are 45 beyond their targets for December 2021." "$T/comparison"

# fewer is better, at the deadline: 75 against a target of 80; the targets of areas are 32 + 24 and 24
small
sed -i 's/^target_growth,50/target_growth,-20/; s/^direction,increase/direction,decrease/
	s/^deadline,.*/deadline,2020-09,,/' "$T/p/programme.csv"
cat >"$T/p/trajectory.csv" <<X
area_code,period,trajectory_fte,version,agreed_on
N1,2020-01,40,1,2020-01-31
N1,2020-09,32,1,2020-01-31
N2,2020-01,30,1,2020-01-31
N2,2020-09,24,1,2020-01-31
S1,2020-01,30,1,2020-01-31
S1,2020-09,24,1,2020-01-31
X
cat >"$X" <<X
period,area_code,area_name,staff_group,measure,value
2020-01,N1,,Nurses,fte,40
2020-01,N2,,Nurses,fte,30
2020-01,S1,,Nurses,fte,30
2020-09,N1,,Nurses,fte,30
2020-09,N2,,Nurses,fte,25
2020-09,S1,,Nurses,fte,20
X
make_reports 2020-09
words country
words comparison
says "reached from above" "It is 5.0 beyond its target of 80.0." "$T/country"
says "only who has more than planned missed it" "1 of 3 Teams missed their target" "$T/comparison"
says "regions: 55 of 56, 20 of 24" "0 of 2 Regions missed their target" "$T/comparison"

# after the deadline the target is what counts: 66 of 64, 45 of 42, 43 of 44
small
for a in N1:66 N2:45 S1A:33 S1B:10; do echo "2022-03,${a%:*},,Nurses,fte,${a#*:}"; done >>"$X"
mv "$X" "$T/p/extracts/r.csv"
make_reports 2022-03
words comparison
says "known figures are compared" "1 of 2 Regions missed their target" "$T/comparison"
says "all together" "had 154 FTE nurses in March 2022. They were 4 beyond their targets for December 2021." "$T/comparison"
refuse "none is denied" grep -q 'no figure for\|0 of 0\|Trajectory[^:]' "$T/comparison"
says "the teams too" "1 of 3 Teams missed their target" "$T/comparison"

# no area has a plan: 100 + 50 x 8 / 23 = 117.4 on the straight line
small
sed -i 's/^trajectory,.*/trajectory,,,/' "$T/p/programme.csv"
make_reports 2020-09
words comparison
says "the line is called a line" "3 below a straight line to the target, which is not an agreed trajectory. They are 35 short of the target" "$T/comparison"
says "nobody is compared with nothing" "No trajectory was given for the Regions" "$T/comparison"
says "each says why" "no trajectory" "$T/comparison"
refuse "no figure is denied" grep -q 'no figure for\|their trajectories\|0 of 0' "$T/comparison"

# a plan that ends before the deadline has no target
small
sed -i '/^N1,2021-12/d' "$T/p/trajectory.csv"
make_reports 2020-09
words team-N1
says "the gap alone" "7.3 above trajectory FTE" "$T/team-N1"
says "and why" "No target was given for it." "$T/team-N1"

# a published figure without one of the baseline
small
sed -i 's/^headline_series_region/published_series,pub,,\n&/' "$T/p/programme.csv"
echo 'pub,Published figures,Pub,nobody,published,,,fte,' >>"$T/p/series.csv"
printf 'role,column,detail\nperiod,period,\narea_code,area_code,\nvalue,published,\nseries,,pub\nmeasure,,fte\n' >"$T/p/layouts/pub.csv"
printf 'period,area_code,published\n2020-08,N,81\n' >"$T/p/extracts/2020-08-pub.csv"
make_reports 2020-09
words region-N
says "is told without it" "Published for North: 81 in August 2020 (Published figures); no other months are held." "$T/region-N"

# one area is planned to shrink while the programme grows: 8.0 fewer from 40, and it has 48
small
sed -i 's/^N1,2021-12,64/N1,2021-12,32/' "$T/p/trajectory.csv"
make_reports 2020-09
words team-N1
says "the plan keeps its sign" "−100.0% of the 8.0 fewer planned" "$T/team-N1"
says "above a target below is not reached" "To reach 32.0 by December 2021 it needs to fall by 1.1 a month" "$T/team-N1"
end
