# The sections that compare areas say what the tables hold, in their order.
. tests/lib.sh

tables "$HV" 2014-09 "$T/t"
render "$HV" "$T/t" "$T/r" >/dev/null 2>&1
pdftotext -layout "$T/r/comparison.pdf" - | tr -d "\f" >"$T/text"

# column N of a table, by name; names in quotes may hold commas
column() { # column FILE NAME
	sed 's/"[^"]*"/Q/g' "$1" | awk -F, -v name="$2" 'NR == 1 {for (i = 1; i <= NF; i++) if ($i == name) c = i; next} {print $c}'
}
# what stands between two texts of the report
between() { sed -n "/$1/,/$2/p" "$T/text"; }

# rates of the 25 smallest areas, sorted: the others have no flag
column "$T/t/comparison.csv" flag >"$T/flag"
column "$T/t/comparison.csv" rate_fte_per_1000 | paste -d, "$T/flag" - | awk -F, '$1 != "" {printf "%.2f\n", $2}' |
	sort -n >"$T/rates"
same "25 rates" 25 "$(wc -l <"$T/rates" | tr -d ' ')"
between '^Rates run from' 'FTE per 1,000 children aged 0 to 4$' | sed -n 's/.* \([0-9]\.[0-9][0-9]\)$/\1/p' |
	grep -vxF 'England 3.13' >"$T/shown"
same "rates in rising order" "$(cat "$T/rates")" "$(grep -n '' "$T/shown" | sed 's/^[0-9]*://' | tail -n 25)"
says "the headline has the ends" "Rates run from $(head -n 1 "$T/rates") to $(tail -n 1 "$T/rates") for every 1,000" "$T/text"

# those outside the limits
outside=$(grep -c -E '^(low|high)' "$T/flag")
# two outside 95 %, as chance alone may put them: after Benjamini and Hochberg none is left (column stands)
same "none stands" "" "$(column "$T/t/comparison.csv" stands | grep yes)"
says "so none is accused" "No Area Team stands out from the spread of all" "$T/text"
same "a row for each" "$outside" "$(between '^No Area Team stands out' '^Rates run' | grep -cE '(above|below) the (95|99.8)% limit$')"
says "over-dispersion" "over-dispersion is allowed" "$T/text"
says "no reasons" "No reasons have been given" "$T/text"

# forecasts less targets, in per cent of the target, of the areas with a code of their own
sed 's/"[^"]*"/Q/g' "$T/t/outlook.csv" | awk -F, '
	NR == 1 {for (i = 1; i <= NF; i++) c[$i] = i; next}
	$c["area_code"] ~ /^Q/ {
		t = $c["target_fte"]
		below += $c["hi80_fte"] < t; above += $c["lo80_fte"] > t
		printf "%.1f\n", 100 * ($c["mean_fte"] - t) / t > "'"$T/ahead"'"
	}
	END {printf "%d of 25 likely below target, %d likely above\n", below, above}' >"$T/ahead_words"
says "who is ahead, and how sure" "$(cat "$T/ahead_words")" "$T/text"
same "gaps in rising order" "$(sort -n "$T/ahead")" \
	"$(between '25 likely below target' 'Forecast less target, %' | sed -n 's/.* \([−+]*[0-9.]*\)%$/\1/p' | sed 's/−/-/; s/+//' | grep '\.')"

# what-if: the widest bar is of the first assumption, and nothing moves more
most=$(sed 's/"[^"]*"/Q/g' "$T/t/tornado.csv" | awk -F, '
	NR == 1 {for (i = 1; i <= NF; i++) c[$i] = i; next}
	{e = $c["expected_fte"]; a = $c["low_fte"] - e; b = $c["high_fte"] - e
	 a = a < 0 ? -a : a; b = b < 0 ? -b : b; m = a > m ? a : m; m = b > m ? b : m}
	END {print int(m) == m ? m : int(m) + 1}')
says "what-if" "No single assumption moves the outcome by more than $most" "$T/text"

# every chart of a series with a notice carries it; nobody is ranked
for f in funnel rates ahead slope whatif; do
	check "comparison-$f.png" test -s "$T/r/comparison-$f.png"
done
same "the notice below each headline" 5 "$(tr '\n' ' ' <"$T/text" | sed 's/  */ /g' |
	grep -oE '(stands out from the spread of all|for every 1,000|likely above|between [0-9.]+ and [0-9.]+|are below plan|more than '"$most"') [^.]*\.( [^.]*\.)?( Illustrative data, not published figures)?' |
	grep -c 'Illustrative data, not published')"
same "no rank" "" "$(grep -iE '\brank' "$T/text")"
end
