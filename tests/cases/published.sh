# The published figures come out as published. Sources: datasets/health-visitors/SOURCES.md; the arithmetic
# beside each check can be redone by hand.
. tests/lib.sh

E=E92000001
progress() { cell "$T/$1/progress.csv" "$2" "area_code=$3" "period=$4" "role=${5:-headline}"; }
near() { # near WHAT EXPECTED GOT: to the decimals that are expected
	same "$1" "$2" "$(printf "%.${4:-1}f" "$3")"
}

tables "$HV" 2015-03 "$T/2015-03"
same "March 2015: 12,077" 12077 "$(progress 2015-03 actual_fte $E 2015-03)"
same "3,985 more than the baseline" 3985 "$(progress 2015-03 growth_fte $E 2015-03)"
near "94.9 % of 4,200 (3985 / 42)" 94.9 "$(progress 2015-03 growth_share_pct $E 2015-03)"
same "215 short" -215 "$(progress 2015-03 target_gap_fte $E 2015-03)"
same "provisional" p "$(progress 2015-03 status $E 2015-03)"
same "ESR old method grew by 3,403.2 (11,495.4 - 8,092.2)" 3403.2 \
	"$(cell "$T/2015-03/progress.csv" growth_fte area_code=$E period=2015-03 series=esr_old)"
near "which is 81 %" 81 "$(cell "$T/2015-03/progress.csv" growth_share_pct area_code=$E period=2015-03 series=esr_old)" 0
same "ESR new method grew by 2,377.79 (10,256.52 - 7,878.73)" 2377.79 \
	"$(cell "$T/2015-03/progress.csv" growth_fte area_code=$E period=2015-03 series=esr_new)"
same "nothing is left to forecast" deadline_reached \
	"$(cell "$T/2015-03/outlook.csv" reason area_code=$E series=mds)"

tables "$HV" 2014-04 "$T/2014-04"
same "April 2014: 10,424" 10424 "$(progress 2014-04 actual_fte $E 2014-04)"
near "169.8 a month are required: (12292 - 10424) / 11" 169.8 \
	"$(progress 2014-04 required_fte_per_month $E 2014-04)"
near "1,071 below a straight line: 8092 + 4200 x 47 / 58 = 11,495.4" -1071.4 \
	"$(progress 2014-04 gap_fte $E 2014-04)"
same "which is called so" straight_line "$(progress 2014-04 trajectory_basis $E 2014-04)"
same "the regions add up to 10,412" 10412 "$(progress 2014-04 parts_fte $E 2014-04)"
same "12 are not explained" 12 "$(progress 2014-04 unexplained_fte $E 2014-04)"
near "achieved over 12 months: (10424 - 9075.92) / 12" 112.3 \
	"$(progress 2014-04 achieved_12_fte_per_month $E 2014-04)"
near "achieved over 6 months: (10424 - 9770.32) / 6" 108.9 \
	"$(progress 2014-04 achieved_6_fte_per_month $E 2014-04)"
same "achieved over 3 months is not known: January 2014 was not found" "" \
	"$(progress 2014-04 achieved_3_fte_per_month $E 2014-04)"
for region in Y54=3505 Y55=3119 Y56=1336 Y57=2452; do
	same "published ${region%=*}" "${region#*=}" "$(progress 2014-04 actual_fte "${region%=*}" 2014-04 published)"
	same "illustrative areas of ${region%=*} add up to it" "${region#*=}" \
		"$(progress 2014-04 actual_fte "${region%=*}" 2014-04)"
done
for region in Y54=2759 Y55=2343 Y56=1151 Y57=1839; do
	same "baseline of ${region%=*}" "${region#*=}" "$(progress 2014-04 baseline_fte "${region%=*}" 2014-04)"
	same "illustrative areas of ${region%=*} add up to it" "${region#*=}" \
		"$(progress 2014-04 actual_fte "${region%=*}" 2010-05)"
done
same "targets of the areas add up to 12,292" 12292 "$(progress 2014-04 target_fte $E 2014-04 summed)"

tables "$HV" 2011-08 "$T/2011-08"
near "progress can be negative: August 2011, ESR old method, 7,677.0 - 8,092.2 is -9.9 % of 4,200" -9.9 \
	"$(cell "$T/2011-08/progress.csv" growth_share_pct area_code=$E period=2011-08 series=esr_old)"

# the real tables add up as SOURCES.md says
O=$T/2014-04/observations.csv
for year in 1997 1998 1999 2000 2001 2002 2003 2004 2005 2006 2007; do
	england=$(cell "$O" value period=$year-09 area_code=$E measure=headcount series=census)
	shas=$(cell "$O" value period=$year-09 measure=headcount series=census | awk '{s += $1} END {print s}')
	same "ten SHAs add up to England in $year" "$((2 * england))" "$shas"
done
same "27 teams in 12 quarters" 324 "$(cell "$O" value series=gp_registered | wc -l | tr -d ' ')"
same "children aged 0 to 4 in England, April to June 2013" 3392449 \
	"$(cell "$O" value series=gp_registered period=2013-04 | awk '{s += $1} END {print s}')"

# and in words, on the page
render "$HV" "$T/2015-03" "$T/r1" -a $E -e pdf >/dev/null 2>&1
render "$HV" "$T/2014-04" "$T/r2" -a $E -e pdf >/dev/null 2>&1
pdftotext "$T/r1/england.pdf" - | tr '\n' ' ' >"$T/england1"
pdftotext "$T/r2/england.pdf" - | tr '\n' ' ' >"$T/england2"
for words in "12,077" "3,985 more than in May 2010" "94.9% of the 4,200" "missed its target of 12,292 by 215" "8,092"; do
	says "England, March 2015" "$words" "$T/england1"
done
for words in "+169.8" "10,412" "10,424" "12 FTE are not explained" "Not explained" "8,092" "12,292" \
	"not a government trajectory"; do
	says "England, April 2014" "$words" "$T/england2"
done
end
