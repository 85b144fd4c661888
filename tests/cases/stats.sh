# hw-stats: its subcommands as an analyst uses them, against R where it is installed, and what it does with bad input.
. tests/lib.sh
S=$B/hw-stats

# the command line
for c in signal interval funnel regress describe; do
	status "$c --help" 0 "$S" $c --help
	says "$c --help has its usage" "Usage: hw-stats $c [OPTION]... FILE" "$T/said"
	says "$c --help documents its exit codes" "Exit status: 0 done" "$T/said"
	says "hw-stats --help names $c" "  $c " "$("$S" --help >"$T/help"; echo "$T/help")"
	status "$c without a file" 2 "$S" $c
	status "$c with an unknown option" 2 "$S" $c --nonsense x.csv
	status "$c of a file that is not there" 1 "$S" $c "$T/none.csv"
	says "$c names it" "$T/none.csv: cannot be opened: No such file or directory" "$T/said"
	: >"$T/empty.csv"
	status "$c of an empty file" 1 "$S" $c "$T/empty.csv"
	printf 'wrong,"header\n' >"$T/quote.csv"
	status "$c of an open quote" 1 "$S" $c "$T/quote.csv"
done
status "an unknown command" 2 "$S" nonsense
says "it is named" "nonsense is no command" "$T/said"
status "signal to a full disk" 1 "$S" describe -o /dev/full tests/data/nist-strd/univariate/Mavro.csv

# signal: order, columns, direction, target
awk 'BEGIN { print "series_id,date,value,trajectory"
	for (i = 24; i >= 1; i--) printf "%s,20%02d-%02d,%s,\n", "b", 14 + int((i - 1) / 12), (i - 1) % 12 + 1, i == 20 ? 50 : 10 + i % 3
	for (i = 1; i <= 24; i++) printf "=a,20%02d-%02d,%s,9\n", 14 + int((i - 1) / 12), (i - 1) % 12 + 1, (i > 12 ? 20 + i % 3 : 10 + i % 3) }' >"$T/s.csv"
status "signal" 0 "$S" signal -o "$T/o.csv" "$T/s.csv"
says "the rule set is said" "rules mdc2023, runs of 7, moving ranges screened" "$T/said"
same "the columns" "series_id,date,value,segment,mean,lower_limit,upper_limit,lower_near,upper_near,point_type,rule" \
	"$(head -n 1 "$T/o.csv")"
same "a row a point" 49 "$(wc -l <"$T/o.csv")"
same "sorted by series and date" "" "$(tail -n +2 "$T/o.csv" | cut -d, -f1,2 | sort -c 2>&1)"
same "a formula is disarmed" "'=a" "$(sed -n '2s/,.*//p' "$T/o.csv")"
same "the outlier" "improvement_high Above UCL" "$(cell "$T/o.csv" point_type series_id=b date=2015-08) $(cell "$T/o.csv" rule series_id=b date=2015-08)"
"$S" signal --direction decrease -o "$T/d.csv" "$T/s.csv" 2>/dev/null
same "the other direction" concern_high "$(cell "$T/d.csv" point_type series_id=b date=2015-08)"
"$S" signal --direction=neutral -o "$T/d.csv" "$T/s.csv" 2>/dev/null
same "no direction" neutral_high "$(cell "$T/d.csv" point_type series_id=b date=2015-08)"
"$S" signal --summary --target=15 --rebase 2015-01 -o "$T/d.csv" "$T/s.csv" 2>/dev/null
same "assurance: always above the target; now and then" "pass inconsistent" \
	"$(awk -F, 'NR > 1 { printf "%s%s", n++ ? " " : "", $11 }' "$T/d.csv")"
same "a short segment is noted" "a segment has fewer than 13 points" "$(cell "$T/d.csv" note series_id=b)"
"$S" signal --rebase=2014-07 --rebase 2015-01 -o "$T/d.csv" "$T/s.csv" 2>"$T/said"
same "three segments" "1 2 3" "$(awk -F, 'NR > 1 && !s[$4]++ { printf "%s%s", n++ ? " " : "", $4 }' "$T/d.csv")"
status "a rebase date that no series has" 0 "$S" signal --rebase 2020-01 "$T/s.csv"
says "it is said" "--rebase 2020-01 is no date of any series" "$T/said"
sed 's/,9$/,1000/' "$T/s.csv" | "$S" signal -o "$T/d.csv" - 2>/dev/null
same_file "standard input; trajectory influences nothing" "$T/o.csv" "$T/d.csv"
for o in "--run 5" "--run 8" "--rules x" "--baseline-points 11" "--baseline-points 12.5" "--direction up" \
	"--target x" "--target" "--rebase 2014" "--rebase 2014-02-30"; do
	status "signal $o" 2 "$S" signal "$T/s.csv" $o
done
awk 'BEGIN { for (i = 0; i < 101; i++) printf " --rebase 2014-01" }' >"$T/many"
status "too many rebases" 2 "$S" signal $(cat "$T/many") "$T/s.csv"

# signal: bad rows are named, a series that cannot be computed has a row with the reason
printf 'series_id,date,value\r\na,2014-01,1\r\na,2014-13,2\r\na,2014-02,Inf\r\na,2014-03,3\r\nb,2014-01,1\r\nb,2014-01,1\r\nc,x,1\r\nd,2014-01,\r\ne,2014-01,1e308\r\ne,2014-02,-1e308\r\nf,2014-01,1e999\r\n' >"$T/bad.csv"
status "signal of bad rows" 1 "$S" signal -o "$T/o.csv" "$T/bad.csv"
says "a bad date" "$T/bad.csv:3: date: \"2014-13\" is not a date" "$T/said"
says "a bad value" "$T/bad.csv:4: value: \"Inf\" is not a number: the value is refused" "$T/said"
says "a date twice" "$T/bad.csv:7: date: \"2014-01\" stands twice in its series" "$T/said"
says "too large for a number" "$T/bad.csv:12: value: \"1e999\" is not a number" "$T/said"
same "the refused value" "No value: refused" "$(cell "$T/o.csv" rule series_id=a date=2014-02)"
same "the series with a date twice" "not computed: 2014-01 stands twice (lines 6 and 7)" "$(cell "$T/o.csv" rule series_id=b)"
same "the series without a date" "not computed: there is no value" "$(cell "$T/o.csv" rule series_id=c)"
same "the series without a value" "not computed: there is no value" "$(cell "$T/o.csv" rule series_id=d)"
same "values too large" "not computed: the values are too large" "$(cell "$T/o.csv" rule series_id=e)"
printf 'series_id,date,value\n' >"$T/header.csv"
status "signal of a header alone" 0 "$S" signal "$T/header.csv"

# interval: one row out for one row in, in its order
printf '\357\273\277x,n,multiplier,confidence,method\n5,1000,,,rate\n5,1000,,95,rate\n65,100,100,0.998,proportion\n12292,,,,count\n5,0,,,rate\n-1,9,,,rate\n9,8,,,proportion\nNaN,8,,,rate\n5,8,,1,rate\n5,8,,,"od""ds"\n,,,,\n1e308,1e-300,,,rate\n' >"$T/i.csv"
status "interval" 1 "$S" interval -o "$T/o.csv" "$T/i.csv"
same "the columns" "value,lower,upper,method_used" "$(head -n 1 "$T/o.csv")"
same "as many rows" "$(wc -l <"$T/i.csv")" "$(wc -l <"$T/o.csv")"
# R: sprintf("%.15g", qchisq(c(.025, .975), c(10, 12)) / 2 * 100)
same "95 is 0.95" "$(sed -n 2p "$T/o.csv")" "$(sed -n 3p "$T/o.csv")"
same "a rate" "500,162.348639011842,1166.83320793227,exact" "$(sed -n 2p "$T/o.csv" | awk -F, '{ printf "%s,%.15g,%.15g,%s", $1, $2, $3, $4 }')"
says "a reason" ",,,not computed: n must be above 0" "$T/o.csv"
says "a place" "$T/i.csv:6: n: \"0\" cannot be used: n must be above 0" "$T/said"
same "eight rows are refused" 8 "$(grep -c 'not computed' "$T/o.csv")"
if command -v Rscript >/dev/null; then
	Rscript tests/data/stats/interval.R all >"$T/r.csv"
	"$S" interval -o "$T/o.csv" "$T/r.csv"
	same "$(wc -l <"$T/r.csv") intervals equal R's to 1e-9" "" "$(paste -d, "$T/r.csv" "$T/o.csv" | awk -F, '
		function off(a, b) { d = a - b; if (d < 0) d = -d; return d > 1e-9 * (a > 0 ? a : 1) }
		NR > 1 && (off($6, $10) || off($7, $11) || off($8, $12) || $9 != $13)' | head -n 3)"
	for name in interval funnel xmr; do
		Rscript tests/data/stats/$name.R >"$T/r.csv" 2>/dev/null
		check "$name.R still says what the tests expect" cmp "$T/r.csv" tests/data/stats/$name.csv
	done
fi

# funnel: several datasets, rows of one area added up, reasons
printf 'dataset_id,area,numerator,denominator\nd,b,4,1000\nd,a,3,1000\nd,b,2,500\nd,c,x,10\nd,e,5,0\nd,f,12,1000\nz,a,0,5\nz,b,0,6\none,a,5,900\n' >"$T/f.csv"
status "funnel" 1 "$S" funnel -o "$T/o.csv" "$T/f.csv"
says "rows are added up" "9 rows were added up to 8 areas" "$T/said"
same "added up" "6 1500 4" "$(cell "$T/o.csv" numerator area=b dataset_id=d) $(cell "$T/o.csv" denominator area=b dataset_id=d) $(cell "$T/o.csv" ratio area=b dataset_id=d)"
says "a bad number" "$T/f.csv:5: numerator: \"x\" is not a number" "$T/said"
says "a denominator of 0" "$T/f.csv:6: denominator: \"0\" cannot be used: denominator must be a number above 0" "$T/said"
same "its reason" "not computed: denominator must be a number above 0" "$(cell "$T/o.csv" note area=e)"
same "no events" "not computed: all numerators of the dataset are 0" "$(cell "$T/o.csv" note dataset_id=z area=a)"
same "one area" "too few areas for phi and tau2" "$(cell "$T/o.csv" note dataset_id=one)"
same "the areas that count" 3 "$(cell "$T/o.csv" areas dataset_id=d area=a)"
for o in "--type x" "--adjust x" "--multiplier 0" "--trim 0.5" "--trim -0.1" "--trim x"; do
	status "funnel $o" 2 "$S" funnel "$T/f.csv" $o
done

# regress and describe
"$S" regress --degree 10 -o "$T/o.csv" tests/data/nist-strd/linear/Filip.csv
same "regress: rows" "intercept x1 x1^2 x1^3 x1^4 x1^5 x1^6 x1^7 x1^8 x1^9 x1^10 n df rss rsd r2" \
	"$(tail -n +2 "$T/o.csv" | cut -d, -f1 | tr '\n' ' ' | sed 's/ $//')"
same "regress: NIST's Filip" "-1467.4896142 298.0845310" "$(awk -F, '$1 == "intercept" { printf "%.7f %.7f", $2, $3 }' "$T/o.csv")"
"$S" regress --no-intercept -o "$T/o.csv" tests/data/nist-strd/linear/NoInt1.csv
same "regress: NoInt1" "x1 n df rss rsd r2" "$(tail -n +2 "$T/o.csv" | cut -d, -f1 | tr '\n' ' ' | sed 's/ $//')"
printf 'a,y,b\n1,2,2\n2,3,4\n3,5,6\n4,4,8\n' >"$T/r.csv"
status "regress: a column that follows from another" 1 "$S" regress -o "$T/o.csv" "$T/r.csv"
says "the reason" "not computed: a regressor follows from the others" "$T/o.csv"
printf 'a,y,b\n1,2,2\n2,3,3\n3,x,6\n4,4,9\n5,,9\n6,7,1\n' >"$T/r.csv"
status "regress: a bad row" 1 "$S" regress -o "$T/o.csv" "$T/r.csv"
says "it is named" "$T/r.csv:4: y: \"x\" is not a number: the row is refused" "$T/said"
same "the response is y" "intercept a b n df rss rsd r2" "$(tail -n +2 "$T/o.csv" | cut -d, -f1 | tr '\n' ' ' | sed 's/ $//')"
same "rows used" "n,4," "$(grep '^n,' "$T/o.csv")"
status "regress --degree of two regressors" 1 "$S" regress --degree 2 "$T/r.csv"
for d in 0 31 1.5 x; do status "regress --degree $d" 2 "$S" regress --degree $d "$T/r.csv"; done
"$S" describe -o "$T/o.csv" tests/data/nist-strd/univariate/NumAcc4.csv
same "describe: 17 digits" 10000000.199999999 "$(cell "$T/o.csv" mean series_id=y)"
status "describe: text" 1 "$S" describe -o "$T/o.csv" "$T/bad.csv"
same "describe: by series" "a b c d e f" "$(tail -n +2 "$T/o.csv" | cut -d, -f1 | tr '\n' ' ' | sed 's/ $//')"
same "describe: too large" "not computed: the values are too large" "$(cell "$T/o.csv" note series_id=e)"

# whatever the bytes are: no crash, and no number that is none in the output
awk 'BEGIN { srand(5); split("1e308 -1e308 0 -0 1 -5 NaN Inf nan(1) 0x10 1e-320 99999999999 . - \"\" \"1,5\" a 2014-01 2014-02-28 =1+1 rate", w, " ")
	for (i = 0; i < 400; i++) printf "%s,%s,%s,%s,%s\n", w[1 + int(rand() * 21)], w[1 + int(rand() * 21)], w[1 + int(rand() * 21)], w[1 + int(rand() * 21)], w[1 + int(rand() * 21)] }' >"$T/body"
fuzz() { # fuzz HEADER COMMAND...
	header=$1; shift
	{ echo "$header"; cat "$T/body"; } >"$T/fuzz.csv"
	"$S" "$@" -o "$T/o.csv" "$T/fuzz.csv" 2>"$T/said"
	same "$* of anything" 1 $?
	same "$*: finite" "" "$(grep -aE '(^|,)-?(nan|inf)(,|$)' "$T/o.csv" | head -n 2)"
	"$S" "$@" -o "$T/o2.csv" "$T/fuzz.csv" 2>/dev/null
	same_file "$*: the same bytes again" "$T/o.csv" "$T/o2.csv"
}
fuzz series_id,date,value,p,q signal
fuzz series_id,date,value,p,q signal --summary --rules ptd022 --target 1
fuzz x,n,multiplier,confidence,method interval
fuzz dataset_id,area,numerator,denominator,q funnel --type ratio --adjust shmi
fuzz q,area,numerator,denominator,dataset_id funnel --type proportion
fuzz series_id,p,value,r,q describe
fuzz a,b,c,d,e describe
fuzz y,b,c,d,e regress

# a line with another number of fields costs only itself
printf 'series_id,date,value\na,2014-01,1\na,2014-02,2,5\na,2014-03,3\nb,2014-01\n' >"$T/ragged.csv"
status "ragged lines" 1 "$B/hw-stats" signal -o "$T/o.csv" "$T/ragged.csv"
says "are named" "$T/ragged.csv:3: the line has 4 fields, the header has 3: the line is refused" "$T/said"
says "all of them" "$T/ragged.csv:5: the line has 2 fields" "$T/said"
same "the others are charted" "a 2014-01 a 2014-03" "$(tail -n +2 "$T/o.csv" | cut -d, -f1,2 | tr , ' ' | xargs)"
printf 'x,n,multiplier,confidence,method\n1,10,,,rate\n1,10\n2,10,,,count\n' >"$T/ragged.csv"
status "in interval" 1 "$B/hw-stats" interval -o "$T/o.csv" "$T/ragged.csv"
same "keep their place" ",,,not computed: the line does not fit the header" "$(sed -n 3p "$T/o.csv")"
end
