# hw-forecast and `hw-stats forecast` through their programs: parts add up in every draw, what is shown is
# what the draws have, the same bytes twice, and the figures of docs/methods.md are those that come out.
. tests/lib.sh

tables "$HV" 2014-09 "$T/t"
O=$T/t/observations.csv
forecast() { # forecast FOLDER [PROGRESS]
	mkdir -p "$1" && "$B/hw-forecast" -o "$1/forecast.csv" -l "$1/outlook.csv" -s "$1/scorecard.csv" -P "$1/paths.csv" \
		"$HV" "$O" "${2:-$T/t/progress.csv}"
}
status "hw-forecast" 0 forecast "$T/a"
says "it counts" "31 of 31 series have a forecast" "$T/said"
status "again, on one processor" 0 taskset -c 0 "$B/hw-forecast" -o "$T/b.csv" -l "$T/bl.csv" -s "$T/bs.csv" -P "$T/bp.csv" \
	"$HV" "$O" "$T/t/progress.csv"
for f in b:forecast bl:outlook bs:scorecard bp:paths; do
	same_file "the same ${f#*:}.csv" "$T/a/${f#*:}.csv" "$T/${f%:*}.csv"
done

# ---------------------------------------------------------------- adding up
# in each of the draws: teams make regions (the parents are those of the areas' table), regions make England
awk -F, '
FILENAME ~ /areas.csv/ {gsub(/"[^"]*"/, "x"); if ($4 == "area_team" || $4 == "region") parent[$1] = $5; next}
FNR == 1 {for (i = 2; i <= NF; i++) {split($i, w, " "); if (w[2] == "illustrative") code[i] = w[1]}; next}
{
	split("", sum); split("", here)
	for (i in code) {here[code[i]] = $i; if (code[i] in parent) sum[parent[code[i]]] += $i}
	for (c in sum) {d = sum[c] - here[c]; if (d > worst || -d > worst) worst = d < 0 ? -d : d; n++}
}
END {printf "%d sums, largest difference %g\n", n, worst}' datasets/geography/areas.csv "$T/a/paths.csv" >"$T/sums"
same "every draw adds up" "20480 sums, largest difference 0" "$(cat "$T/sums")"

# mean, 10 % and 90 % points of the draws, as awk reckons them, against what outlook.csv says
awk -F, 'NR == 1 {for (i = 2; i <= NF; i++) name[i] = $i; next} {for (i = 2; i <= NF; i++) print name[i] "," $i}' "$T/a/paths.csv" |
	sort -t, -k1,1 -k2,2g | awk -F, '
	function put() {if (n) printf "%s,%.9f,%.9f,%.9f\n", was, sum / n, q(0.1), q(0.9)}
	function q(p, h, l) {h = (n - 1) * p + 1; l = int(h); return v[l] + (h - l) * (v[l + 1] - v[l])}
	$1 != was {put(); was = $1; n = sum = 0} {v[++n] = $2; sum += $2} END {put()}' >"$T/drawn"
sed 's/"[^"]*"/x/g' "$T/a/outlook.csv" | awk -F, '
NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; next}
{print $at["area_code"] " " $at["series"] "," $at["method"] "," $at["mean_fte"] "," $at["lo80_fte"] "," $at["hi80_fte"]}' |
	sort >"$T/told"
join -t, "$T/drawn" "$T/told" | awk -F, '
function off(x, y) {return x > y ? x - y : y - x}
{
	width = $8 - $7; n++
	if (off($2, $6) > 1e-6) mean++
	# an area, and the whole of one area, tell their own distribution, and the draws follow it
	limit = ($5 == "sum_of_areas" && $1 !~ /^Y56/ ? 1e-6 : 0.03 * width)
	if (off($3, $7) > limit || off($4, $8) > limit) quantile++
}
END {print n " series, " mean + 0 " means and " quantile + 0 " quantiles differ"}' >"$T/compared"
same "what is shown is what is drawn" "31 series, 0 means and 0 quantiles differ" "$(cat "$T/compared")"

same "the whole of one area is that area" "$(cell "$T/a/outlook.csv" hi95_fte area_code=Q71) $(cell "$T/a/outlook.csv" probability area_code=Q71)" \
	"$(cell "$T/a/outlook.csv" hi95_fte area_code=Y56) $(cell "$T/a/outlook.csv" probability area_code=Y56)"

# ---------------------------------------------------------------- what must never be
for p in 2015-02 2013-04; do
	"$B/hw-track" -p $p -o "$T/p.csv" "$HV" "$O" 2>/dev/null && forecast "$T/s" "$T/p.csv" 2>/dev/null
	sed 's/"[^"]*"/x/g' "$T/s/outlook.csv" | awk -F, 'NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; next}
		$at["probability"] != "" && !($at["probability"] >= 0 && $at["probability"] <= $at["probability_reached"] && $at["probability_reached"] <= 1)' >"$T/bad"
	same "$p: probabilities from 0 to 1, reached at least as likely" "" "$(cat "$T/bad")"
done
sed 's/"[^"]*"/x/g' "$T/a/forecast.csv" | awk -F, '
NR > 1 && !($10 <= $11 && $11 <= $12 && $12 <= $13 && $10 >= 0 && $9 > 0) {print}' >"$T/bad"
same "no interval crosses or falls below zero" "" "$(cat "$T/bad")"
refuse "nothing that is no number" grep -qi 'nan\|inf' "$T/a/forecast.csv" "$T/a/outlook.csv" "$T/a/scorecard.csv"
same "every area and method" "drift pool seasonal_naive sum_of_areas" \
	"$(sed 's/"[^"]*"/x/g' "$T/a/forecast.csv" | tail -n +2 | cut -d, -f5 | sort -u | xargs)"
same "England's own series knows of no intake" not_known "$(cell "$T/a/outlook.csv" intake area_code=E92000001 series=mds)"
same "the areas do" known "$(cell "$T/a/outlook.csv" intake area_code=Q46)"
same "an illustrative forecast says so" "" "$(grep ',illustrative,' "$T/a/outlook.csv" | grep -v 'Illustrative data, not published figures')"
same "8 times 3 months before: three spans" "3 6 12" "$(cell "$T/a/scorecard.csv" months_ahead area_code=Q46 method=pool | xargs)"

# without the register there is no intake, and that is said
cp -R "$HV" "$T/none" && rm "$T/none/assumptions.csv" && sed -i 's,\.\./,'"$ROOT"'/datasets/,' "$T/none/programme.csv"
status "without a register" 0 "$B/hw-forecast" -o "$T/n.csv" -l "$T/nl.csv" "$T/none" "$O" "$T/t/progress.csv"
same "the areas know of none" not_known "$(cell "$T/nl.csv" intake area_code=Q46)"

# periods with little: reasons, and no crash
for case in 2010-06:no_figures 2012-06:too_few_months 2015-03:deadline_reached; do
	"$B/hw-track" -p "${case%:*}" -o "$T/p.csv" "$HV" "$O" 2>/dev/null
	status "${case%:*}" 0 forecast "$T/s" "$T/p.csv"
	same "${case%:*} says why" "${case#*:}" "$(cell "$T/s/outlook.csv" reason area_code=E92000001 series=mds)"
done
# a team with four months only: its whole has no forecast either
grep -v '^201[0-3].*,Q46,illustrative,fte\|^2014-0[1-5].*,Q46,illustrative,fte' "$O" >"$T/few.csv"
"$B/hw-track" -p 2014-09 -o "$T/p.csv" "$HV" "$T/few.csv" 2>/dev/null
status "a team with four months" 0 forecast "$T/s" "$T/p.csv"
same "has none" too_few_months "$(cell "$T/s/outlook.csv" reason area_code=Q46)"
same "nor has its region" parts_missing "$(cell "$T/s/outlook.csv" reason area_code=Y54)"
same "the others have theirs" sum_of_areas "$(cell "$T/s/outlook.csv" method area_code=Y55)"

# a break of level: 150 more from June 2013 on, as a definition would bring them. Marked as a break, the forecast
# is the old one and 150 within a tenth of that; not marked, it takes the step for a rise, and its interval is wider
awk -F, 'BEGIN {OFS = ","} $2 == "Q46" && $3 == "illustrative" && $4 == "fte" && $1 >= "2013-06" {$5 += 150} {print}' "$O" >"$T/step.csv"
awk -F, 'BEGIN {OFS = ","} $2 == "Q46" && $3 == "illustrative" && $4 == "fte" && $1 == "2013-06" {$6 = "b"} {print}' "$T/step.csv" >"$T/break.csv"
for f in step break; do
	"$B/hw-track" -p 2014-09 -o "$T/$f-p.csv" "$HV" "$T/$f.csv" 2>/dev/null
	status "with a $f" 0 "$B/hw-forecast" -o "$T/f.csv" -l "$T/$f-l.csv" "$HV" "$T/$f.csv" "$T/$f-p.csv"
done
of() { cell "$1" "$2" area_code=Q46; }
check "a break is no growth" awk "BEGIN {d = $(of "$T/break-l.csv" mean_fte) - $(of "$T/a/outlook.csv" mean_fte) - 150; exit !(d < 15 && d > -15)}"
check "the interval of an unmarked step is twice as wide" awk "BEGIN {exit !($(of "$T/step-l.csv" hi80_fte) - $(of "$T/step-l.csv" lo80_fte) > \
	2 * ($(of "$T/break-l.csv" hi80_fte) - $(of "$T/break-l.csv" lo80_fte)))}"

# ---------------------------------------------------------------- docs/methods.md, the real series
row() { # row MADE FILE: the figures of the last month, as the page has them
	"$B/hw-stats" forecast --horizon 7 "tests/data/backtest/$1" | tail -n 1 |
		awk -F, '{printf "%.0f %.0f %.0f\n", $4, $5, $6}' | sed 's/\([0-9]\)\([0-9]\{3\}\)\>/\1,\2/g'
}
page() { # page MADE COLUMN: forecast and interval from the table
	grep "^| $1 " docs/methods.md | awk -F' *[|] *' -v c="$2" '{print $c, $(c + 2)}' | sed 's/ to / /'
}
same "August 2013, intake given" "$(row 2013-08.csv)" "$(page "August 2013" 5)"
same "August 2013, without" "$(row 2013-08-without.csv)" "$(page "August 2013" 8)"
same "August 2014, intake given" "$(row 2014-08.csv)" "$(page "August 2014" 5)"
same "August 2014, without" "$(row 2014-08-without.csv)" "$(page "August 2014" 8)"
same "the outcomes are those of the series" "9947.4 11495.4" \
	"$(awk -F, '$3 == "esr_old" && $4 == "fte" && ($1 == "2014-03" || $1 == "2015-03") {print $5}' $HV/extracts/esr-old-method.csv | xargs)"

# ---------------------------------------------------------------- hw-stats forecast
awk -F, 'NR == 1 {print "series_id,period,value"} $3 == "esr_old" {print "esr," $1 "," $5}' $HV/extracts/esr-old-method.csv >"$T/esr.csv"
status "three origins" 0 "$B/hw-stats" forecast --origins 12,18,24 -o "$T/f.csv" "$T/esr.csv"
same "12 months from each" "12 12 12 18 12 24" "$(tail -n +2 "$T/f.csv" | cut -d, -f2 | uniq -c | xargs)"
same "its columns" "series_id,origin,h,mean,lo80,hi80,lo95,hi95,period,method,reason" "$(head -n 1 "$T/f.csv")"
same "the months forecast" "2014-06 2015-05" "$(awk -F, '$2 == 12 {print $9}' "$T/f.csv" | sed -n '1p;12p' | xargs)"
head -n -12 "$T/esr.csv" >"$T/short.csv"
"$B/hw-stats" forecast "$T/short.csv" | tail -n +2 | cut -d, -f3-10 >"$T/x"
awk -F, '$2 == 12' "$T/f.csv" | cut -d, -f3-10 >"$T/y"
same_file "held back is as if it had never been" "$T/x" "$T/y"
tac "$T/esr.csv" | sed '$d' | sed '1i series_id,period,value' | grep -v '2011-1\|2012-05' >"$T/gaps.csv"
status "months without a row, in any order" 0 "$B/hw-stats" forecast "$T/gaps.csv"
sed 's/2011-1\(.\),.*/2011-1\1,/; s/2012-05,.*/2012-05,/' "$T/esr.csv" >"$T/empty.csv"
"$B/hw-stats" forecast "$T/gaps.csv" >"$T/x"; "$B/hw-stats" forecast "$T/empty.csv" >"$T/y"
same_file "are the same as empty ones" "$T/x" "$T/y"
for method in ets-best drift snaive; do
	status "$method" 0 "$B/hw-stats" forecast --method $method --horizon 24 "$T/esr.csv"
done
"$B/hw-stats" forecast --method snaive "$T/esr.csv" >"$T/x"
same "snaive is last year's month" "$(grep 'esr,2014-0[67]' "$T/esr.csv" | cut -d, -f3 | xargs)" \
	"$(sed -n '2,3p' "$T/x" | cut -d, -f4 | xargs)"

printf 'series_id,period,value\nfew,2014-01,1\nfew,2014-02,2\nflat,2013-01,7\n' >"$T/odd.csv"
for m in 02 03 04 05 06 07 08 09 10 11 12; do echo "flat,2013-$m,7"; done >>"$T/odd.csv"
printf 'twice,2014-01,1\ntwice,2014-01-31,2\nword,2014-01,many\nnone,2014-01,\nbad,2014-13,1\nbig,2014-01,1e300\n' >>"$T/odd.csv"
status "series that cannot be forecast" 1 "$B/hw-stats" forecast -o "$T/o.csv" "$T/odd.csv"
for id in few twice word none bad big; do
	same "$id has one row, with a reason" 1 "$(grep -c "^$id,0,,.*not computed: " "$T/o.csv")"
done
same "what never changed stays" "7,7,7,7,7" "$(sed -n 's/^flat,0,12,\(.*\),2014-12,pool,$/\1/p' "$T/o.csv")"
says "a bad value is named" "$T/odd.csv:18: value: \"many\"" "$T/said"
says "a bad month is named" "$T/odd.csv:20: period: \"2014-13\"" "$T/said"
status "a wrong horizon" 2 "$B/hw-stats" forecast --horizon 0 "$T/esr.csv"
status "a wrong method" 2 "$B/hw-stats" forecast --method best "$T/esr.csv"
status "wrong origins" 2 "$B/hw-stats" forecast --origins 12,x "$T/esr.csv"
status "held back more than there is" 1 "$B/hw-stats" forecast --origins 500 "$T/esr.csv"
end
