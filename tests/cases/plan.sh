# hw-plan: what it would take. Expected values from R (the scripts stand beside them), from awk over the
# observations, and from what must add up.
. tests/lib.sh

tables "$HV" 2014-09 "$T/t"
O=$T/t/observations.csv
plan() { # plan PERIOD FOLDER [PROGRAMME]
	mkdir -p "$2" && "$B/hw-track" -p "$1" -o "$2/progress.csv" "${3:-$HV}" "$O" 2>/dev/null &&
		"$B/hw-plan" -o "$2/needs.csv" -t "$2/tornado.csv" -a "$2/assumptions.csv" "${3:-$HV}" "$O" "$2/progress.csv"
}
# of FOLDER AREA COLUMN
of() { cell "$1/needs.csv" "$3" area_code="$2"; }
between() { # between WHAT LOW HIGH GOT
	if awk -v x="$4" -v a="$2" -v b="$3" 'BEGIN {exit !(x != "" && x >= a && x <= b)}'; then pass; else fail "$1: $4 is not from $2 to $3"; fi
}

# ---------------------------------------------------------------- usage
for option in --help --version; do
	status "hw-plan $option" 0 "$B/hw-plan" $option
done
"$B/hw-plan" --help >"$T/said"
says "its usage" "Usage: hw-plan [OPTION]... PROGRAMME OBSERVATIONS PROGRESS" "$T/said"
says "its exit codes" "Exit status: 0 done" "$T/said"
status "without operands" 2 "$B/hw-plan"
status "with an unknown option" 2 "$B/hw-plan" --nonsense
status "hw-plan" 0 plan 2014-09 "$T/a"
says "it counts" "hw-plan: 30 of 30 areas have a plan" "$T/said"
for o in -o -t -a; do
	status "$o to a full disk" 1 "$B/hw-plan" $o /dev/full "$HV" "$O" "$T/a/progress.csv"
	says "$o says so" "cannot write: No space left on device" "$T/said"
done
"$B/hw-plan" "$HV" "$O" "$T/a/progress.csv" >"$T/out.csv" 2>/dev/null
same_file "standard output is the needs" "$T/a/needs.csv" "$T/out.csv"
sed '3s/,headline,/,headlong,/' "$T/a/progress.csv" >"$T/bad.csv"
status "a damaged table" 1 "$B/hw-plan" "$HV" "$O" "$T/bad.csv"
says "line and column" "$T/bad.csv:3: role:" "$T/said"

# ---------------------------------------------------------------- one area, beside R
# R 4.2.2, 200,000 replicates; o: the illustrative rows of observations.csv; v(measure, months): those of Q46;
# 159 leavers of 17,995 opening headcounts and 198 joiners in the 24 months to September 2014; 206 arrived of 228
# who started in 2010, 2011 and 2012; d: the pooled shares of the months September to March in which those arrived
#   set.seed(46); B <- 2e5; S0 <- 869; pa <- 704.99 / 869; s <- c(1.500, 0.972, 0.988, 0.574, 0.522, 0.517)
#   l <- rbeta(B, 159.5, 17836.5) * exp(0.11516685601 * rnorm(B)); co <- rbeta(B, 206.5, 22.5)
#   mu <- rgamma(B, 198.5, 24) * exp(0.16670422945 * rnorm(B)); S <- rep(S0, B); W <- rep(87 - 19, B); tot <- 0
#   for (t in 1:6) { L <- rbinom(B, S, l); A <- rbinom(B, W, co * d[t+1] / (1 - co * sum(d[1:t]))); W <- W - A
#     j <- rpois(B, mu * s[t]); S <- S - L + A + j; tot <- tot + c(mean(A), mean(j), mean(L)) }
#   F <- S * pa; mean(F); mean(F >= 771.38); quantile(F, c(.1, .9)); tot
#   q <- co * rowSums(sapply(0:6, function(k) d[k+1] * (1 - l)^(6 - k)))
#   sapply(43:49, function(n) mean(pa * (S + rbinom(B, n, q)) >= 771.38))
# 748.76; 0.0271; 734.20, 763.40; 59.47 42.54 48.06; 0.759 0.778 0.795 0.812 0.828 0.844 0.858: 46 places
between "expected of Q46" 748.2 749.3 "$(of "$T/a" Q46 expected_fte)"
same "P of Q46" 0.03 "$(of "$T/a" Q46 probability)"
between "its Monte Carlo error" 0.001 0.002 "$(of "$T/a" Q46 probability_error)"
between "lo80 of Q46" 733.3 735.1 "$(of "$T/a" Q46 lo80_fte)"
between "hi80 of Q46" 762.5 764.3 "$(of "$T/a" Q46 hi80_fte)"
between "arrivals of Q46" 59.2 59.8 "$(of "$T/a" Q46 arrivals_people)"
between "joiners of Q46" 42.1 43.0 "$(of "$T/a" Q46 other_joiners_people)"
between "leavers of Q46" 47.6 48.5 "$(of "$T/a" Q46 leavers_people)"
between "places of Q46" 45 47 "$(of "$T/a" Q46 extra_places_people)"
same "in the last intake that arrives by the deadline" 2013-09 "$(of "$T/a" Q46 extra_places_start)"
same "which is past" no "$(of "$T/a" Q46 extra_places_in_time)"
# 771.38 - 704.99 + leavers
same "gross joiners of Q46" "$(awk -v l="$(of "$T/a" Q46 leavers_fte)" 'BEGIN {printf "%.10g", 771.38 - 704.99 + l}')" \
	"$(of "$T/a" Q46 gross_joiners_fte)"

# what is estimated, by awk: leavers and joiners of the 24 months to the origin
awk -F, '$2 == "Q46" && $3 == "illustrative" {v[$4, $1] = $5}
	END {
		for (k = 0; k < 24; k++) {
			i = 2014 * 12 + 8 - k
			a = sprintf("%04d-%02d", int(i / 12), i % 12 + 1); i--
			b = sprintf("%04d-%02d", int(i / 12), i % 12 + 1)
			l += v["leavers_headcount", a]; h += v["headcount", b]; j += v["joiners_headcount", a]
		}
		printf "%.12g %.12g", l / h, j / 24 }' "$O" >"$T/rates"
used() { cell "$T/a/assumptions.csv" value assumption="$1" area_code="$2" | awk '{printf "%.12g", $1}'; }
same "rates of Q46" "$(cat "$T/rates")" "$(used leaver_rate Q46) $(used other_joiners Q46)"
same "participation of Q46" "$(awk 'BEGIN {printf "%.12g", 704.99 / 869}')" "$(used participation Q46)"
# R: prof <- September to March sums of newly qualified, 2011/12 to 2013/14, all areas; prof / sum(prof)
k=0
for d in 0.240516545601 0.219262846381 0.111380145278 0.0295937584073 0.1466236212 0.132902878666 0.119720204466; do
	same "delay $k" $d "$(used delay_$k E92000001)"
	k=$((k + 1))
done
same "what is estimated says so" estimated "$(cell "$T/a/assumptions.csv" basis assumption=leaver_rate area_code=Q46)"
same "what is given says so" given "$(cell "$T/a/assumptions.csv" basis assumption=training_months)"
same "with its source" CYPNOW-2014-07-29 "$(cell "$T/a/assumptions.csv" source assumption=training_months)"

# ---------------------------------------------------------------- what must hold of every row
for period in 2013-04 2013-09 2014-03 2014-07 2014-09; do
	[ -d "$T/$period" ] || plan $period "$T/$period" 2>/dev/null
	# to the last digit: hundredths are summed as whole numbers
	awk -F, 'function h(x) {return int(x * 100 + (x < 0 ? -0.5 : 0.5))}
		NR == 1 {for (i = 1; i <= NF; i++) c[$i] = i; next}
		{gsub(/"[^"]*"/, "x"); n++
		 r = h($c["actual_fte"]) + h($c["arrivals_fte"]) + h($c["other_joiners_fte"]) - h($c["leavers_fte"])
		 if (r != h($c["expected_fte"])) bad = bad " " $2
		 if ($c["note"] == "") bad = bad " note:" $2
		 if ($c["probability"] !~ /^(0|1|0\.[0-9][0-9]?)$/) bad = bad " p:" $c["probability"]
		 for (k = c["actual_fte"]; k <= c["expected_fte"]; k++) s[$c["level"], k] += h($k)}
		END {
			for (k = c["actual_fte"]; k <= c["expected_fte"]; k++)
				if (s["area_team", k] != s["region", k] || s["region", k] != s["england", k]) bad = bad " sum:" k
			print n bad }' "$T/$period/needs.csv" >"$T/sums"
	same "$period: the waterfall closes, 25 areas add up, every row has its note" 30 "$(cat "$T/sums")"
	same "$period: the rows of other tables say the same" "Illustrative data, not published figures" \
		"$(for t in tornado assumptions; do cell "$T/$period/$t.csv" note; done | grep 'not published' | sort -u)"
	same "$period: the largest swing comes first" "" \
		"$(cell "$T/$period/tornado.csv" swing_fte | awk 'NR > 1 && $1 > before {print} {before = $1}')"
done
same "England is the sum of illustrative areas, not the real series" "illustrative summed" \
	"$(of "$T/a" E92000001 series) $(of "$T/a" E92000001 role)"
same "one part, one answer" "$(of "$T/a" Y56 extra_places_people)" "$(of "$T/a" Q71 extra_places_people)"
same "the autumn after next is not known in April 2013" partly_known "$(of "$T/2013-04" E92000001 intake)"
same "there was still time" yes "$(of "$T/2013-04" E92000001 extra_places_in_time)"
same "the intake is known in September 2014" known "$(of "$T/a" E92000001 intake)"
same "a month is missing in July 2014: the oldest origin" "2014-06 25" \
	"$(of "$T/2014-07" Y54 origin) $(of "$T/2014-07" E92000001 areas_present)"
for p in probability_low probability_high; do
	between "tornado: $p" 0 1 "$(cell "$T/a/tornado.csv" $p input=leaver_rate)"
done
# more leavers, fewer people
awk -v a="$(cell "$T/a/tornado.csv" low_fte input=leaver_rate)" -v b="$(cell "$T/a/tornado.csv" expected_fte input=leaver_rate)" \
	-v c="$(cell "$T/a/tornado.csv" high_fte input=leaver_rate)" 'BEGIN {exit !(a > b && b > c)}' && pass || fail "leavers the wrong way round"

# ---------------------------------------------------------------- the same bytes
plan 2014-09 "$T/again" 2>/dev/null
mkdir "$T/one" && taskset -c 0 "$B/hw-plan" -o "$T/one/needs.csv" -t "$T/one/tornado.csv" -a "$T/one/assumptions.csv" \
	"$HV" "$O" "$T/a/progress.csv" 2>/dev/null
for t in needs tornado assumptions; do
	same_file "$t: a second run" "$T/a/$t.csv" "$T/again/$t.csv"
	same_file "$t: with one processor" "$T/a/$t.csv" "$T/one/$t.csv"
done
# only what had been collected by then: later figures change nothing
awk -F, 'NR == 1 || $7 <= "2013-09"' "$O" >"$T/then.csv"
"$B/hw-plan" -o "$T/then-needs.csv" "$HV" "$T/then.csv" "$T/2013-09/progress.csv" 2>/dev/null
same_file "as of September 2013" "$T/2013-09/needs.csv" "$T/then-needs.csv"

# ---------------------------------------------------------------- no plan: a reason, no crash
# in June 2016 there were no Area Teams any more
for case in 2011-08:no_figures 2012-09:no_flows 2015-03:deadline_reached 2016-06:no_figures; do
	status "${case%:*}" 0 plan "${case%:*}" "$T/${case%:*}"
	same "${case%:*} says why" "${case#*:}" "$(of "$T/${case%:*}" E92000001 reason)"
	same "and so does its tornado" "${case#*:}" "$(cell "$T/${case%:*}/tornado.csv" reason)"
	same "no row without a reason" "" "$(cell "$T/${case%:*}/needs.csv" area_code reason=)"
done
grep -v ',Q46,illustrative,\(leavers\|joiners\)_headcount' "$O" | grep -v ',Q47,illustrative,fte' >"$T/gaps.csv"
"$B/hw-track" -p 2014-09 -o "$T/gaps-progress.csv" "$HV" "$T/gaps.csv" 2>/dev/null
status "areas without flows or figures" 0 "$B/hw-plan" -o "$T/gaps-needs.csv" "$HV" "$T/gaps.csv" "$T/gaps-progress.csv"
same "no figures" no_figures "$(cell "$T/gaps-needs.csv" reason area_code=Q47)"
same "the whole misses a part" "parts_missing 24 25" "$(for c in reason areas_present areas_expected; do
	cell "$T/gaps-needs.csv" $c area_code=E92000001; done | tr '\n' ' ' | sed 's/ $//')"
same "an area without flows of its own has the pooled rates" "" "$(cell "$T/gaps-needs.csv" reason area_code=Q46)"
grep -v '_headcount,' "$O" >"$T/bare.csv"
status "no flows at all" 0 "$B/hw-plan" -o "$T/bare-needs.csv" "$HV" "$T/bare.csv" "$T/a/progress.csv"
same "said in every row" no_flows "$(cell "$T/bare-needs.csv" reason | sort -u)"

# another programme: without a register; with one; with one area
S=tests/data/small
tables $S 2020-09 "$T/s"
status "a programme without a register" 0 "$B/hw-plan" -o "$T/s-needs.csv" -t "$T/s-tornado.csv" $S "$T/s/observations.csv" "$T/s/progress.csv"
same "says so" no_assumptions "$(cell "$T/s-needs.csv" reason | sort -u)"
cp -R $S "$T/p"
sed 's/^\(A06.*\),estimated,,/\1,given,0.01,/; s/^\(A10.*\),estimated,,/\1,given,0.5,/' "$HV/assumptions.csv" >"$T/p/assumptions.csv"
status "with a register that gives what its figures do not tell" 0 \
	"$B/hw-plan" -o "$T/p-needs.csv" "$T/p" "$T/s/observations.csv" "$T/s/progress.csv"
same "every area has a plan" "" "$(cell "$T/p-needs.csv" reason | sort -u)"
same "nobody is in training" not_known "$(cell "$T/p-needs.csv" intake area_code=T)"

# two ways to one probability: people drawn one by one, and the exact mean and variance given the rates; where it is
# neither 0 nor 1
mid() { rm -rf "$T/m" && cp -R "$HV" "$T/m" && sed -i 's,\.\./,'"$ROOT"'/datasets/,' "$T/m/programme.csv"
	sed -i "s/^\(A10.*\),estimated,,,/\1,given,$1,$2,$3/" "$T/m/assumptions.csv" && plan 2014-09 "$T/mid" "$T/m" 2>/dev/null; }
for given in "12 10.8 13.2" "14 12.6 15.4"; do
	mid $given
	p=$(of "$T/mid" E92000001 probability)
	between "P with $given joiners is in the middle" 0.1 0.6 "$p"
	between "and so is that of the tornado" "$(echo "$p" | awk '{print $1 - 0.04}')" "$(echo "$p" | awk '{print $1 + 0.04}')" \
		"$(cell "$T/mid/tornado.csv" probability input=leaver_rate)"
	between "the expected of the tornado" "$(of "$T/mid" E92000001 expected_fte | awk '{print $1 - 10}')" \
		"$(of "$T/mid" E92000001 expected_fte | awk '{print $1 + 10}')" "$(cell "$T/mid/tornado.csv" expected_fte input=leaver_rate)"
	between "fewer leavers, more likely" "$p" 1 "$(cell "$T/mid/tornado.csv" probability_low input=leaver_rate)"
done

# ---------------------------------------------------------------- the register
reg() { # reg WHAT SED MESSAGE
	rm -rf "$T/w" && cp -R "$HV" "$T/w" && sed -i 's,\.\./,'"$ROOT"'/datasets/,' "$T/w/programme.csv"
	sed -i "$2" "$T/w/assumptions.csv"
	status "$1" 1 "$B/hw-plan" "$T/w" "$O" "$T/a/progress.csv"
	says "$1 is said" "$3" "$T/said"
}
reg "a missing assumption" '/^A05/d' 'the assumption "training_months" is missing'
reg "an unknown one" 's/training_months/training_weeks/' 'assumption: "training_weeks" is none of the words expected here'
reg "one that stands twice" 's/^A12,joiner_shock/A12,leaver_shock/' '"leaver_shock" stands here twice'
reg "text in a number" 's/,0.9,0.85/,most,0.85/' 'value: "most" is not a number'
reg "a share over 1" 's/^\(A08.*\),given,1,/\1,given,1.1,/' 'employed_here: 1.1 is not between 0 and 1'
reg "a value outside its range" 's/,0.9,0.85,0.95/,0.9,0.95,0.97/' 'completion: the value must lie between low and high'
reg "delays that are no whole" 's/,0.24,/,0.34,/' 'delay_0 to delay_6 sum to 1.1'
# a higher probability wanted, more places; every assumption given is used
rm -rf "$T/w" && cp -R "$HV" "$T/w" && sed -i 's,\.\./,'"$ROOT"'/datasets/,' "$T/w/programme.csv"
sed -i 's/^\(A03.*\),0.8,/\1,0.95,/' "$T/w/assumptions.csv"
plan 2014-09 "$T/w95" "$T/w" 2>/dev/null
between "places for 0.95" "$(($(of "$T/a" Q46 extra_places_people) + 1))" 80 "$(of "$T/w95" Q46 extra_places_people)"
same "the probability is the same" "$(of "$T/a" Q46 probability)" "$(of "$T/w95" Q46 probability)"
sed -i 's/^A06,leaver_rate,estimated,,/A06,leaver_rate,given,0,/; s/^A10,other_joiners,estimated,,/A10,other_joiners,given,0,/' "$T/w/assumptions.csv"
plan 2014-09 "$T/w0" "$T/w" 2>/dev/null
same "nobody leaves, nobody joins: actual + arrivals" "0 0" "$(of "$T/w0" Q46 leavers_fte) $(of "$T/w0" Q46 other_joiners_fte)"
end
