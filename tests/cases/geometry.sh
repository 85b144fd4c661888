# Every chart and every page of every report, judged from its geometry: no text in another, across a line, outside
# its page or smaller than 10 points; headlines of at most ten words, alternative texts with numbers, data behind
# every chart. For our own programme, and for odd ones: 1, 3, 60 and 150 areas, names of 80 and 300 letters that hold
# what names should not, values of 0, 0.4 and 1,400,000, series of 1, 2 and 240 months. tests/unit/geometry.c judges.
. tests/lib.sh

# judge WHAT REPORTS PROGRAMME PERIOD: its tables, and then all of its reports
judge() {
	check "$1: its tables" tables "$3" "$4" "$T/t"
	"$B/unit/geometry" -f "$FONTS" -d "$T/none" "$3" "$T/t/observations.csv" "$T/t/findings.csv" "$T/t" >"$T/judged" 2>"$T/said"
	same "$1: all of its reports are judged" "$2" "$(sed -n 's/ reports, [1-9][0-9]* figures, [1-9][0-9]* pages$//p' "$T/judged")"
	sed -n 's/^SEEN \([a-z-]*\) [0-9]*$/\1/p' "$T/judged" >>"$T/seen"
	# each judgement is a check of this case
	sed '$d' "$T/judged" | grep -A3 '^FAIL' | sed "s/^FAIL/FAIL $1,/" | head -n 20
	n_passed=$((n_passed + $(sed -n '$s/ passed.*//p' "$T/judged")))
	n_failed=$((n_failed + $(sed -n '$s/.*passed, \([0-9]*\) failed/\1/p' "$T/judged")))
}

for month in 2013-04 2014-09 2015-03; do judge "health visitors, $month" 31 "$HV" "$month"; done

# not one kind of chart is missing from what was judged; a new one is to be added here
for chart in ahead collections distance flows funnel gaps grid multiples pace pipeline rates revisions signal signal-sum \
	slope trajectory whatif; do
	check "a chart of the name $chart is judged" grep -qx "$chart" "$T/seen"
done
same "no chart is judged that this list leaves out" 17 "$(sort -u "$T/seen" | wc -l)"

# odd WHAT REPORTS PERIOD SETTING...: a programme of tests/odd.awk
odd() {
	what=$1 reports=$2 period=$3; shift 3
	rm -rf "$T/p" "$T/t" && mkdir -p "$T/p/extracts" "$T/p/layouts"
	cp "$HV/assumptions.csv" "$T/p" # what a plan needs besides flows
	awk -v dir="$T/p" $(printf -- '-v %s ' measure=fte values=usual "$@") -f tests/odd.awk
	judge "$what" "$reports" "$T/p" "$period"
}

# reports: the whole, the regions, the areas, the comparison
odd "one area" 1 2001-06 areas=0 months=18 end=35 pace=1.3
odd "one area with flows" 1 2001-12 areas=0 months=24 end=35 pace=0.7 flows=1
odd "three areas with flows" 5 2001-12 areas=3 months=24 end=35 pace=0.7 plan=1 flows=1
odd "three areas, fewer people is better, months missing" 5 2001-12 areas=3 months=24 end=35 measure=headcount fewer=1 names=80 plan=1 gaps=1
odd "60 areas, values from 0 to 1,400,000" 68 2001-12 areas=60 regions=6 months=24 end=35 values=wide names=80 plan=1 gaps=1 flows=1
odd "150 areas, names of 300 letters" 162 2000-08 areas=150 regions=10 months=8 end=23 names=300 plan=1 pace=0.9 flows=1
odd "a single month, the baseline" 5 2000-01 areas=3 months=1 end=23 plan=1 flows=1
odd "a single month, after the baseline" 5 2000-03 areas=3 months=3 first=2 end=23 plan=1
odd "two months, no plan" 5 2000-02 areas=3 months=2 end=23 values=wide flows=1
odd "240 months" 4 2019-12 areas=3 months=240 end=251 plan=1 pace=1 gaps=1 names=300 flows=1
odd "the target is passed" 6 2001-12 areas=3 regions=1 months=24 end=35 plan=1 pace=2 flows=1
odd "the target is missed" 5 2002-02 areas=3 months=26 end=23 plan=1 pace=0.6 flows=1
odd "the deadline, fewer is better" 5 2001-12 areas=3 months=24 end=23 values=wide plan=1 pace=1.4 fewer=1 flows=1
odd "the deadline, no regions, 60 areas" 62 2001-12 areas=60 months=24 end=23 values=wide names=80 plan=1

# the judge is not blind: if letters were a tenth wider than they are, no page would be without fault
export JUDGE_LETTERS=1.1
refuse "wider letters are seen" "$B/unit/geometry" -f "$FONTS" -d "$T/none" -a A002 "$T/p" "$T/t/observations.csv" \
	"$T/t/findings.csv" "$T/t"
grep -q '^FAIL.*page' "$T/said" && pass || fail "they are found on the pages"
end
