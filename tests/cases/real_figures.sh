# The real figures come out as they were published, each by itself and in sums. The expected values are in
# tests/data/published, copied from the sources that they name (datasets/health-visitors/SOURCES.md), not from what
# Headway wrote: England by month, the census of headcounts (HANSARD-2008-12-11, England's own row), and children aged
# 0 to 4 in England and its regions, which are published beside those of area teams (OP-PLS).
. tests/lib.sh

D=tests/data/published
status "the published extracts" 0 "$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" "$HV"
# the regions of April 2014 sum to 10,412, England was published as 10,424: 12 are not explained
same "one thing is said of them" 10424 "$(cell "$T/f.csv" value check=parts_differ)"
# and of the illustrative returns, that two areas are late or missed a month (see cases/as_of.sh)
same "and nothing else" "Q64 Q50" "$(echo $(cell "$T/f.csv" area_code check=area_gone))"
same "in three lines" 3 "$(($(wc -l <"$T/f.csv") - 1))"
rows() { # rows SERIES MEASURE: area, period, value
	awk -F, -v s="$1" -v m="$2" '$3 == s && $4 == m && $5 != "" {print $2 "," $1 "," $5}' "$T/o.csv" | sort
}

# England by month, 185 months of three collections, as printed; an answer of 2021 rounded some months again, later
for series in mds=19 esr_old=69 esr_new=97; do
	n=${series#*=} series=${series%=*}
	awk -F, -v s="$series" '$1 == s {print $2 "," $3}' "$D/england-by-month.csv" | sort >"$T/expected"
	awk -F, -v s="$series" '$3 == s && $4 == "fte" && $2 == "E92000001" && $8 !~ /^2021-09|regions/ {print $1 "," $5}' "$T/o.csv" |
		sort | comm -12 - "$T/expected" >"$T/got"
	same_file "$series, England by month" "$T/expected" "$T/got"
	same "$series: all months" "$n" "$(wc -l <"$T/got" | tr -d ' ')"
done
# months that SOURCES.md has beside each other: 2010-05, 2013-10, 2014-04, 2015-03
beside() { echo $(for s in mds esr_old esr_new; do awk -F, -v s=$s -v p="$1" '$3 == s && $4 == "fte" && $1 == p && $2 == "E92000001" {print $5}' "$T/o.csv"; done); }
same "May 2010: ESR old and new method" "8092.2 7878.73" "$(beside 2010-05)"
same "October 2013: three collections" "9770.32 9341 8395.43" "$(beside 2013-10)"
same "April 2014" "10424 9973.9 8947.5" "$(beside 2014-04)"
same "March 2015" "12077 11495.4 10256.52" "$(beside 2015-03)"

# ten Strategic Health Authorities are England, in each of 11 years
tail -n +2 "$D/census-england-headcount.csv" | cut -d, -f1,2 | sort >"$T/expected"
rows census headcount | awk -F, '$1 ~ /^Q3/ {s[$2] += $3; n[$2]++} END {for (p in n) if (n[p] == 10) print p "," s[p]}' | sort >"$T/got"
same_file "SHAs sum to England, 1997 to 2007" "$T/expected" "$T/got"
rows census headcount | sed -n 's/^E92000001,//p' | sort >"$T/got"
same_file "England's own row" "$T/expected" "$T/got"
same "of 11 years" 11 "$(wc -l <"$T/got" | tr -d ' ')"
same "London in September 2008 stands alone (HANSARD-2009-11-24)" 1 "$(rows census headcount | grep -c 2008-09)"

# 27 area teams in 12 quarters are the four regions and England
tail -n +2 "$D/children-0-4.csv" | cut -d, -f1-3 | sort >"$T/expected"
sed -n 's/^\(Q[0-9]*\),[^,]*,\("[^"]*"\|[^",]*\),area_team,\(Y[0-9]*\),.*/\1,\3/p' \
	datasets/geography/areas.csv >"$T/regions"
rows gp_registered children_0_4_headcount | awk -F, 'NR == FNR {region[$1] = $2; next}
	{s[region[$1] "," $2] += $3; s["E92000001," $2] += $3; n[$2]++; t[$1] = 1}
	END {for (k in s) print k "," s[k]; for (p in n) print p, n[p] | "sort >&2"; close("sort >&2")}' "$T/regions" - \
	2>"$T/quarters" | sort >"$T/got"
same_file "children aged 0 to 4, regions and England by quarter" "$T/expected" "$T/got"
same "from 27 teams in each of 12 quarters" "12 27" "$(wc -l <"$T/quarters" | tr -d ' ') $(cut -d' ' -f2 "$T/quarters" | sort -u)"

# the regions as printed (CYPNOW-2014-07-29): 12 short of England in April 2014, see SOURCES.md
same "regions in May 2010: 2759 + 2343 + 1151 + 1839" 8092 "$(awk -F, '$3 == "baseline" && $2 ~ /^Y5/ && $1 == "2010-05" {s += $5} END {print s}' "$T/o.csv")"
same "regions in April 2014: 3505 + 3119 + 1336 + 2452" 10412 "$(awk -F, '$3 == "mds" && $2 ~ /^Y5/ && $1 == "2014-04" {s += $5} END {print s}' "$T/o.csv")"
end
