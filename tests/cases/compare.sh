# Signals and comparisons of a made-up programme: eight teams in two regions, 30 months. N2 jumps in the last
# month, N3 gives no headcount, N4 came a year late, S3 has no population, S4 has six nurses. The expected values are
# from R 4.2.2 (base); what R was told stands beside them. It reads the same observations.
. tests/lib.sh

P=$T/p
mkdir -p "$P/extracts" && cp -R tests/data/small/layouts "$P/"
cat >"$P/levels.csv" <<'EOF'
level,name,plural
country,Country,Countries
region,Region,Regions
team,Team,Teams
EOF
{
	echo 'area_code,ons_code,name,level,parent_code,valid_from,valid_to'
	printf '%s\n' 'T,,Testland,country,,,' 'N,,North,region,T,,' 'S,,South,region,T,,'
	for t in N1 N2 N3 N4 S1 S2 S3 S4; do echo "$t,,=Team $t,team,${t%?},,"; done
} >"$P/areas.csv"
cat >"$P/series.csv" <<'EOF'
series,name,short_name,publisher,basis,notice,expected_level,expected_measures,source
return,Monthly return,Return,nobody,illustrative,"Illustrative data, made up for tests",team,fte,
people,People,People,nobody,illustrative,,,,
EOF
{ cat tests/data/small/measures.csv; echo children_headcount,Children,children,yes; } >"$P/measures.csv"
{
	grep -v '^trajectory\|^successions\|^deadline,\|^baseline,\|^target_growth' tests/data/small/programme.csv
	printf '%s,,\n' baseline,1000 target_growth,500 deadline,2023-06 population_series,people \
		population_measure,children_headcount population_words,children
} >"$P/programme.csv"
printf '%s\n' role,column,detail area_code,team, 'periods,*,' series,,people measure,,children_headcount \
	>"$P/layouts/people.csv"
awk -v people="$P/extracts/2022-04-people.csv" '
BEGIN {
	split("N1 N2 N3 N4 S1 S2 S3 S4", team, " "); split("210 160 95 130 175 120 80 6", base, " ")
	split("60000 45000 30000 35000 61000 44000 0 1500", pop, " "); split("0 1 2 1 0 -1 -3 -4 1 4 3 1", season, " ")
	print "period,area_code,area_name,staff_group,measure,value"
	for (i = 1; i <= 8; i++)
		for (t = 0; t < 30; t++) {
			month = sprintf("%d-%02d", 2020 + int(t / 12), t % 12 + 1)
			f = base[i] * (1 + 0.004 * t + 0.01 * season[t % 12 + 1]) + ((7 * i + 13 * t * t + 5 * t) % 11 - 5) / 10
			if (i == 2 && t == 29) f *= 1.15
			if (i == 4 && t < 12) continue
			printf "%s,%s,%s,Nurses,fte,%.2f\n", month, team[i], team[i], f
			if (i != 3) printf "%s,%s,%s,Nurses,HC,%d\n", month, team[i], team[i], f / 0.8 + 1
		}
	print "team,2022-04" >people
	for (i = 1; i <= 8; i++) if (pop[i]) printf "%s,%d\n", team[i], pop[i] >people
}' >"$P/extracts/2022-06-return.csv"

compare() { # compare PROGRAMME PERIOD FOLDER [OPTION]...
	p=$1 period=$2 d=$3; shift 3
	mkdir -p "$d"
	"$B/hw-ingest" -o "$d/o.csv" -f "$d/f.csv" "$p" && "$B/hw-track" -p "$period" -o "$d/p.csv" "$p" "$d/o.csv" &&
		"$B/hw-compare" -o "$d/c.csv" -i "$d/i.csv" -s "$d/s.csv" -v "$d/v.csv" "$@" "$p" "$d/o.csv" "$d/p.csv"
}
# near WHAT EXPECTED GOT [TOLERANCE]: two numbers are equal, to a relative 1e-9 or what is said
near() {
	if awk -v e="$2" -v g="$3" -v t="${4:-1e-9}" 'BEGIN {d = e - g; if (d < 0) d = -d; m = e < 0 ? -e : e; exit !(g != "" && d <= t * m)}'; then
		pass
	else
		fail "$1"; echo "  expected: $2 got: $3"
	fi
}
c() { cell "$T/t/c.csv" "$2" "area_code=$1"; }
i() { cell "$T/t/i.csv" value "quantity=$1"; }
v() { cell "$T/t/v.csv" "$2" "area_code=$1" role=headline; }

check "all tables" compare "$P" 2022-06 "$T/t"
says "it tells how it went" "hw-compare: 6 of 8 areas compared, 8 of 11 charts have limits" "$T/said"
same "every area has its row" "T N S N1 N2 N3 N4 S1 S2 S3 S4" "$(cell "$T/t/c.csv" area_code | tr '\n' ' ' | sed 's/ $//')"
same "a name that a spreadsheet would run" "'=Team N1" "$(c N1 area_name)"
same "the notice stands beside every number" "" "$(sed 1d "$T/t/c.csv" "$T/t/s.csv" "$T/t/v.csv" "$T/t/i.csv" |
	grep -v 'Illustrative data, made up for tests' | grep -v '^report_period')"

# what is missing has a reason, and takes nothing else down
same "no population" no_population "$(c S3 rate_reason)"
same "no rank without" no_population "$(c S3 rank_reason)"
same "nor one for the total" no_population "$(c T rate_reason)"
same "under ten" small_numbers "$(c S4 funnel_reason)"
same "is shown only in totals" ",,,," "$(c S4 actual_fte),$(c S4 headcount),$(c S4 growth_fte),$(c S4 rate_fte_per_1000),$(c S4 rank_median)"
same "and not charted" "small_numbers 0" "$(v S4 reason) $(v S4 points)"
same "but its total is" 421.49 "$(c S actual_fte)"
same "a total is not compared" total "$(c N rank_reason)"

# R: o <- read.csv("o.csv"); months <- sort(unique(o$period[o$series == "return"]))
#    get <- function(a, m) {d <- o[o$area_code == a & o$measure == m,]; d$value[match(months, d$period)]}
#    n <- c("N1","N2","N3","N4","S1","S2"); f <- sapply(n, function(a) get(a,"fte")[30])
#    h <- sapply(n, function(a) get(a,"headcount")[30]); pop <- c(60,45,30,35,61,44) * 1000
#    part <- sum(f[!is.na(h)]) / sum(h, na.rm = TRUE); x <- f / part; E <- pop * sum(x)/sum(pop)
#    byar <- function(x) c(x*(1-1/(9*x)-qnorm(.975)/(3*sqrt(x)))^3, (x+1)*(1-1/(9*(x+1))+qnorm(.975)/(3*sqrt(x+1)))^3)
near "participation" 0.7986784140969 "$(i participation)"
near "rate of S2" 3.027727272727 "$(c S2 rate_fte_per_1000)"
near "its interval, of people" 2.585648892882 "$(c S2 rate_lower_95)"
near "above" 3.523695553029 "$(c S2 rate_upper_95)"
same "which is said" headcount "$(c S2 interval_basis)"
# R: z <- (sqrt(x/E)-1)*2*sqrt(E); q <- quantile(z, c(.1,.9)); phi <- mean(pmin(pmax(z,q[1]),q[2])^2); w <- 4*E; K <- 6
#    tau2 <- max(0, (K*phi-(K-1)) / (sum(w)-sum(w^2)/sum(w))); s <- sqrt(1/(4*E)+tau2); r0 <- sum(f)/sum(pop)*1000
#    r0*(1+c(-1,1)*qnorm(c(.975,.999))*s[3])^2; p.adjust(2*pnorm(-abs((sqrt(x/E)-1)/s)), "BH")
near "phi" 3.445804167324 "$(i phi)"
near "what chance lets it be" 2.154700538379 "$(i phi_chance)"
near "tau2" 0.003762554274087 "$(i tau2)"
near "z of N3" -0.6184798612816 "$(c N3 z)"
near "adjusted" -0.3525000361755 "$(c N3 z_adjusted)"
near "limits of N3" 2.679445670165 "$(c N3 lower_95)"
near "95 above" 4.831206983392 "$(c N3 upper_95)"
near "99.8 below" 2.175962372178 "$(c N3 lower_998)"
near "99.8 above" 5.568597327588 "$(c N3 upper_998)"
near "adjusted p of S1" 0.5891163424864 "$(c S1 p_adjusted)"
near "expected of N3" 110.2985454545 "$(c N3 expected_fte)"
near "expected and actual have one sum" 1011.07 "$(for a in N1 N2 N3 N4 S1 S2; do c $a expected_fte; done | awk '{s += $1} END {printf "%.12g", s}')"
near "outside by chance" 0.3 "$(i outside_95_chance)"
# R: the negative binomial likelihood by optim(), twice, then
#    1000*part*c((al+x[3])/(be+pop[3]), qgamma(c(.025,.975), al+x[3], be+pop[3]))
near "shrunken rate of N3" 3.551877939 "$(c N3 shrunken_fte_per_1000)" 1e-6
near "its interval" 3.071117206 "$(c N3 shrunken_lower_95)" 1e-6
near "above" 4.067086135 "$(c N3 shrunken_upper_95)" 1e-6
near "how far areas differ" 0.1246876609 "$(i model_cv)" 1e-6
# R: 200,000 draws of rgamma(al+x, be+pop), ranked; quantiles of type 1
same "ranks" "3 1 4|1 1 3|4 2 6|2 1 4|5 4 6|6 4 6|" \
	"$(for a in N1 N2 N3 N4 S1 S2; do printf '%s %s %s|' "$(c $a rank_median)" "$(c $a rank_lower_95)" "$(c $a rank_upper_95)"; done)"
near "one of six is in the top quarter" 1 "$(for a in N1 N2 N3 N4 S1 S2; do c $a p_top_quarter; done | awk '{s += $1} END {print s}')"
near "N2 in four of five draws" 0.791 "$(c N2 p_top_quarter)" 0.02
# R: r <- f/pop; R <- sum(f)/sum(pop); sqrt(sum(pop*(r-R)^2)/sum(pop))/R; sqrt(6/sum(x))
#    sum(outer(pop,pop)*abs(outer(r,r,"-")))/(2*R*sum(pop)^2); sum(f/sum(f)*log(r/R)); gr <- c(1,1,1,1,2,2)
#    A <- tapply(f,gr,sum); Pp <- tapply(pop,gr,sum); sum(A/sum(f)*log(A/Pp/R))
near "cv" 0.1433241900374 "$(i cv)"
near "its part of chance" 0.06884477524475 "$(i chance_cv)"
near "gini" 0.08046068206769 "$(i gini)"
near "theil" 0.01020378693833 "$(i theil)"
near "between regions" 0.007497668469912 "$(i theil_between)"
# R: o <- order(r); q <- r[o][which(cumsum(pop[o])/sum(pop) >= .75)[1]]; sum(pmax(0, q-r)*pop)
near "as good as the best quarter" 4.113714285714 "$(i best_quarter_rate_raw)"
near "lacking" 138.4742857143 "$(i best_quarter_more_raw)"
near "lacking, from shrunken rates" 102.3130083 "$(i best_quarter_more_shrunken)" 1e-6

# R: flow <- function(y) c(rep(NA,13), sapply(14:30, function(t) 100*((y[t]-y[t-1])-(y[t-12]-y[t-13]))/y[t-1]))
#    range1 <- function(x) {m <- abs(diff(x)); m <- m[!is.na(m)]; mean(m[m < 3.267*mean(m)])}
#    d <- flow(get("N2","fte")); b <- d[!is.na(d)]; mean(b) + c(-1,1)*2.66*range1(b)
near "the flow of N2" 14.50960566229 "$(v N2 value_pct)"
near "its mean" 0.8438435925593 "$(v N2 mean_pct)"
near "limit below" 0.04149634823696 "$(v N2 lower_limit_pct)"
near "limit above" 1.646190836882 "$(v N2 upper_limit_pct)"
same "the jump is found and named" "improvement_high above_limit 2022-06 own 2021-02" \
	"$(v N2 variation) $(v N2 rule) $(v N2 since) $(v N2 limits) $(v N2 base_from)"
same "and nothing where there is none" "common_cause" "$(for a in N1 N3 S1 S2 S3; do v $a variation; done | sort -u)"
same "17 months are charted" 17 "$(cell "$T/t/s.csv" period area_code=N1 | wc -l)"
# R: for (a in c("N1","N2","N3","N4","S1","S2","S3")) {y <- get(a,"fte"); d <- flow(y); size <- mean(y[!is.na(d)])
#      sc <- c(sc, d*sqrt(size), NA); ds <- c(ds, d)}; y <- get("N4","fte"); d <- flow(y)
#    mean(ds, na.rm=TRUE) + c(-1,1)*2.66*range1(sc)/sqrt(mean(y[!is.na(d)]))
same "too short for limits of its own" "shared 5" "$(v N4 limits) $(v N4 points)"
near "shared mean" 0.1439654502999 "$(v N4 mean_pct)"
near "shared limit below" -1.834638086061 "$(v N4 lower_limit_pct)"
near "above" 2.122568986661 "$(v N4 upper_limit_pct)"
same "a total of several areas gets no shared limits" too_few_months "$(v T reason)"
# R: tot <- rowSums(sapply(all eight, get)); 100*(1500-tot[30]-(tot[30]-tot[18]))/12/tot[30]
near "what the whole needs" 2.419627061125 "$(v T needed_pct)"

# the same input, the same bytes
cp -R "$T/t" "$T/t1"
check "once more" compare "$P" 2022-06 "$T/t2"
for f in c i s v; do same_file "$f.csv is the same" "$T/t1/$f.csv" "$T/t2/$f.csv"; done
LC_ALL=tr_TR.UTF-8 TZ=Asia/Tokyo "$B/hw-compare" "$P" "$T/t/o.csv" "$T/t/p.csv" >"$T/out.csv" 2>/dev/null
same_file "standard output is the comparison" "$T/t/c.csv" "$T/out.csv"

# areas that differ by hardly more than chance: the limits stay those of chance
cp -R "$P" "$T/near" && printf '%s\n' team,2022-04 N1,63000 N2,46500 N3,28600 N4,32300 S1,52700 S2,29800 >"$T/near/extracts/2022-04-people.csv"
check "near to each other" compare "$T/near" 2022-06 "$T/nr"
# R: phi as above, with pop <- c(63000,46500,28600,32300,52700,29800)
#    sum(f)/sum(pop)*1000 * c(qchisq(.025, 2*E[3]), qchisq(.975, 2*(E[3]+1)))/2/E[3]
near "phi is above 1, but not by much" 1.797705471833 "$(cell "$T/nr/i.csv" value quantity=phi)"
same "not widened" 0 "$(cell "$T/nr/i.csv" value quantity=tau2)"
near "exact limits of N3" 3.369853481436 "$(cell "$T/nr/c.csv" lower_95 area_code=N3)"
near "and above" 4.709039101381 "$(cell "$T/nr/c.csv" upper_95 area_code=N3)"
# all with one rate. R: mu <- sum(x)/sum(round(x*200)); 1000*part*c(mu, qgamma(c(.025,.975), sum(x), sum(pop)))
cp -R "$P" "$T/like" && printf '%s\n' team,2022-04 N1,58236 N2,50932 N3,26186 N4,36055 S1,48417 S2,33360 >"$T/like/extracts/2022-04-people.csv"
check "alike" compare "$T/like" 2022-06 "$T/lk"
same "there is no order" "areas_alike 0" "$(cell "$T/lk/c.csv" rank_reason area_code=N1) $(cell "$T/lk/i.csv" value quantity=model_cv)"
near "each has the rate of all" 3.993388260014 "$(cell "$T/lk/c.csv" shrunken_fte_per_1000 area_code=S2)"
near "with its interval" 4.216341559772 "$(cell "$T/lk/c.csv" shrunken_upper_95 area_code=S2)"

# a programme of headcount, of one area, of three, of less; and a plan to be behind
sed 's/^measure,fte/measure,headcount/' "$P/programme.csv" >"$T/programme" && cp -R "$P" "$T/h" && cp "$T/programme" "$T/h/programme.csv"
sed -i 's/,fte,$/,headcount,/' "$T/h/series.csv"
check "headcount" compare "$T/h" 2022-06 "$T/ht"
says "columns end in the measure" ",rate_headcount_per_1000," "$T/ht/c.csv"
same "each head is one" 1 "$(cell "$T/ht/i.csv" value quantity=participation)"
cp -R "$P" "$T/less" && sed -i 's/^direction,increase/direction,decrease/; s/^target_growth,500/target_growth,-500/' "$T/less/programme.csv"
check "fewer is better" compare "$T/less" 2022-06 "$T/lt"
same "then a jump is a concern" concern_high "$(cell "$T/lt/v.csv" variation area_code=N2)"
same "and there is no best quarter" less_is_better "$(cell "$T/lt/i.csv" reason quantity=best_quarter_more_raw)"
cp -R "$P" "$T/one" && sed -i '/^[NS]/d' "$T/one/areas.csv" && sed -i '2,$d' "$T/one/levels.csv" && echo country,Country,Countries >>"$T/one/levels.csv"
sed -i '/^headline_series_[rt]/d' "$T/one/programme.csv" && sed -i 's/,N1,N1,/,T,T,/; /,[NS][0-9],/d' "$T/one/extracts/2022-06-return.csv"
printf 'team,2022-04\nT,60000\n' >"$T/one/extracts/2022-04-people.csv"
check "one area" compare "$T/one" 2022-06 "$T/ot"
same "has its rate" 3.876 "$(cell "$T/ot/c.csv" rate_fte_per_1000 area_code=T)"
same "its chart" "common_cause own" "$(cell "$T/ot/v.csv" variation area_code=T) $(cell "$T/ot/v.csv" limits area_code=T)"
same "and nothing to be compared with" too_few_areas "$(cell "$T/ot/i.csv" reason quantity=cv)"
grep -v '^population' "$P/programme.csv" >"$T/programme" && cp -R "$P" "$T/none" && cp "$T/programme" "$T/none/programme.csv" && rm "$T/none/extracts/2022-04-people.csv"
check "no population at all" compare "$T/none" 2022-06 "$T/nt"
same "is a reason too" no_population "$(cell "$T/nt/c.csv" rate_reason area_code=N1)"
check "before any figure" compare "$P" 2020-01 "$T/early"
same "charts say why not" no_figures "$(cell "$T/early/v.csv" reason area_code=N1)"
check "against the plan" compare "$P" 2022-06 "$T/kt" -k plan_gap
same "an area without one" no_trajectory "$(cell "$T/kt/v.csv" reason area_code=N1)"
status "no such chart" 2 "$B/hw-compare" -k stock "$P" "$T/t/o.csv" "$T/t/p.csv"
says "is said" "hw-compare: --chart stock: flow or plan_gap was expected" "$T/said"

# the real series: the national flow of the Electronic Staff Record, 0 of its months outside (statistics.md, R)
check "the Health Visitor programme" compare "$HV" 2015-03 "$T/hv"
same "no false signal in the real series" common_cause "$(cell "$T/hv/s.csv" rule role=beside series=esr_old | sort -u)"
check "half a year before" compare "$HV" 2014-09 "$T/hv9"
same "London's one return in place of three starts a new chart" "2 shared" \
	"$(cell "$T/hv9/s.csv" segment area_code=Q71 period=2014-09) $(cell "$T/hv9/v.csv" limits area_code=Q71)"
same "which has limits of its own when it is long enough" own "$(cell "$T/hv/v.csv" limits area_code=Q71)"
same "and no flow reaches across" "" "$(cell "$T/hv/s.csv" value_pct area_code=Q71 period=2014-04)"
same "its region is the same" "$(cell "$T/hv/v.csv" upper_limit_pct area_code=Q71)" "$(cell "$T/hv/v.csv" upper_limit_pct area_code=Y56)"
near "rates of all add up" 1 "$(awk -v a="$(cell "$T/hv/i.csv" value quantity=rate)" -v b="$(cell "$T/hv/c.csv" rate_fte_per_1000 area_code=E92000001)" 'BEGIN {print a / b}')"
for m in 2013-04 2011-08 2016-06; do check "in $m" compare "$HV" $m "$T/hv$m"; done
same "a gap to the plan has no assurance" not_for_this_chart "$("$B/hw-compare" -k plan_gap -v "$T/gap.csv" "$HV" \
	"$T/hv/o.csv" "$T/hv/p.csv" >/dev/null 2>&1; cell "$T/gap.csv" assurance_reason area_code=Q46)"
end
