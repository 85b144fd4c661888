# The line that stands in for a plan, shaped by the intake, through the programs. Expected values by hand, in the
# comment of tests/unit/plan_shape.c: 105 in February 2020, 120 in December, 127.5, 135, 150 in December 2021.
. tests/lib.sh

S=$T/s
cp -R tests/data/small "$S"
sed -i '/^trajectory,/d' "$S/programme.csv"
echo 'students_started_headcount,Students started,people,yes' >>"$S/measures.csv"
{
	echo 'period,area_code,area_name,staff_group,measure,value'
	for cohort in 2018-12:10 2019-12:15; do
		for area in 'N1,"Ayr, Bee & Cee"' 'N2,North Two'; do
			echo "${cohort%:*},$area,Nurses,students_started_headcount,${cohort#*:}"
		done
		for half in A B; do
			echo "${cohort%:*},S1$half,South One $half,Nurses,students_started_headcount,${cohort#*:}"
		done
	done
} >"$S/extracts/2020-02-students.csv"
{
	echo 'period,area_code,area_name,staff_group,measure,value'
	for row in 'N1,"Ayr, Bee & Cee",Nurses,fte,50' 'N2,North Two,Nurses,fte,35' 'S1A,South One A,Nurses,fte,22' \
		'S1B,South One B,Nurses,fte,11' 'N1,"Ayr, Bee & Cee",Nurses,students_started_headcount,15' \
		'N2,North Two,Nurses,students_started_headcount,15' 'S1A,South One A,Nurses,students_started_headcount,15' \
		'S1B,South One B,Nurses,students_started_headcount,15'; do
		echo "2020-12,$row"
	done
} >"$S/extracts/2020-12-return.csv"
awk -F, -v OFS=, '$2 ~ /^delay_/ {split("0.5 0.25 0.25 0 0 0 0", d, " "); $3 = "given"; $4 = d[substr($2, 7) + 1]} {print}' \
	$HV/assumptions.csv >"$S/assumptions.csv"

plan() { cell "$1/progress.csv" "$2" area_code=T role=headline period="$3"; }
check "tables" tables "$S" 2020-12 "$T/t"
for value in 2020-01:100 2020-02:105 2020-11:105 2020-12:120 2021-01:127.5 2021-11:135 2021-12:150; do
	same "the line in ${value%:*}" "${value#*:}" "$(plan "$T/t" trajectory_fte "${value%:*}")"
done
same "it is called so" intake_shaped "$(cell "$T/t/progress.csv" trajectory_basis area_code=T role=headline | sort -u)"
same "parts have no line" "" "$(cell "$T/t/progress.csv" trajectory_basis area_code=N role=headline | sort -u)"
# 118 - 120
same "the gap is to it" -2 "$(plan "$T/t" gap_fte 2020-12)"
status "once more" 0 "$B/hw-track" -p 2020-12 -o "$T/again.csv" "$S" "$T/t/observations.csv"
same_file "the same bytes" "$T/t/progress.csv" "$T/again.csv"

status "reports" 0 render "$S" "$T/t" "$T/r"
# a line of the page may end in a hyphen, which pdftotext takes for its own
words() { pdftotext "$1" - | tr '\n' ' ' | sed 's/intakeshaped/intake-shaped/g'; }
words "$T/r/country.pdf" >"$T/country"
says "the lead" "That is 2.0 below an intake-shaped line to the target, which is drawn from the cohorts in training, nobody's plan." "$T/country"
says "the heading of the chart" "2.0 below the intake-shaped line, 32.0 short of the target" "$T/country"
says "the label of the line" "Intake-shaped line, drawn from the cohorts in training, nobody's plan" "$T/country"
says "the tile" "intake-shaped line 120.0" "$T/country"
says "the note of the table" "The intake-shaped line is drawn from the cohorts in training, nobody's plan." "$T/country"
says "what the gap is" "Gap: actual minus intake-shaped line." "$T/country"
refuse "no straight line" grep -qi "straight line" "$T/country"
words "$T/r/comparison.pdf" >"$T/comparison"
says "the comparison" "2 below an intake-shaped line to the target, which is drawn from the cohorts in training, nobody's plan" "$T/comparison"

# a month earlier the intake of December is not known: a straight line, 100 + 50 x 5 / 23 in June
check "tables of November" tables "$S" 2020-11 "$T/nov"
same "a straight line" "straight_line 110.869565217" "$(plan "$T/nov" trajectory_basis 2020-06) $(plan "$T/nov" trajectory_fte 2020-06)"
# one of four parts did not say how many started
sed -i '/2019-12,S1B/d' "$S/extracts/2020-02-students.csv"
check "tables with a part missing" tables "$S" 2020-12 "$T/part"
same "a straight line again" straight_line "$(plan "$T/part" trajectory_basis 2020-06)"
# no register, and a wrong one
mv "$S/assumptions.csv" "$T/assumptions.csv"
status "without a register" 0 "$B/hw-track" -p 2020-12 -o "$T/none/progress.csv" "$S" "$T/t/observations.csv"
same "a straight line there too" straight_line "$(plan "$T/none" trajectory_basis 2020-06)"
grep -v training_months "$T/assumptions.csv" >"$S/assumptions.csv"
status "a wrong register" 1 "$B/hw-track" -p 2020-12 -o "$T/wrong.csv" "$S" "$T/t/observations.csv"
says "is named" 'assumptions.csv: the assumption "training_months" is missing' "$T/said"
refuse "and nothing is written" test -e "$T/wrong.csv"
end
