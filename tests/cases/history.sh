# History's traps: what really came once (tests/data/history tells from where), and what is said of it to the letter.
# The numbers in the golden file, by R 4.2.2 or by hand:
#   80: y <- c(176,154,161,152); predict(lm(y ~ x), data.frame(x = 5), interval = "prediction") with x <- 1:4 is 86.87 to
#       202.13; 80 - 152 = -72, -47.4 %; over a year 2 x 10 % x (1 + sqrt(100 / 152)) x 152 = 55.1
#   2: 2 - 28 = -26, -92.9 %; 2 x 10 % x (1 + sqrt(100 / 28)) x 28 = 16.2
#   regions: 3505 + 3119 + 1336 + 2452 = 10412; 10424 - 10412 = 12; rounding 5 x 0.5 = 2.5
#   London: (1336 - 1151) / 1151 = 16.07 %, between 1335.5 / 1151.5 and 1336.5 / 1150.5: 15.98 % to 16.17 %; the other
#       three regions' percentages follow from their figures
. tests/lib.sh

P=tests/data/history
status "history" 0 "$B/hw-ingest" -f "$T/f.csv" -o "$T/o.csv" -r "$T/r.csv" "$P"
grep -v illustrative-duplicates "$T/said" >"$T/messages"
same_file "messages" tests/golden/history.txt "$T/messages"
same "129 after 80 is believed: it is like 152" "" "$(cell "$T/f.csv" check area_code=5QH period=2007-09)"
same "the figure that was doubted is used all the same" 80 "$(cell "$T/o.csv" value area_code=5QH period=2006-09)"

# 232 duplicate records: each named with its place, each used once
same "232 duplicates" 232 "$(grep -c ',duplicate_row,' "$T/f.csv")"
says "the last, with both places" 'for April 2009 stands already in 2010-05-illustrative-duplicates.csv, line 233 with the same value' "$T/f.csv"
same "at line 465" 465 "$(cell "$T/f.csv" line area_code=5QQ period=2009-04)"
same "each is used once" 232 "$(grep -c ',illustrative,headcount,' "$T/o.csv")"

# the baseline of NHS North West was defined anew, its trajectory phased anew: both are kept, an old report has the old
same "the change of the baseline" '2010-05,Q31,North West,illustrative,fte,1400,1330,-70,-5.00,16,no' \
	"$(sed -n 2p "$T/r.csv" | cut -d, -f1-11)"
same "with both places" '2011-05-illustrative-north-west.csv,2,2012-09-illustrative-north-west.csv,2,"Illustrative data, not published figures"' \
	"$(sed -n 2p "$T/r.csv" | cut -d, -f12-)"
same "and no other" 2 "$(wc -l <"$T/r.csv")"
# an unsteady series is said to be one, and its latest five doubts are said: 100 and 300 by turns, fourteen times,
# are seven times 300 after 100
{ echo 'period,area_code,area_name,staff_group,measure,value'
	for m in 1 2 3 4 5 6 7; do printf '2015-%02d,N1,,Nurses,fte,100\n2015-%02d,N1,,Nurses,fte,300\n' $((2 * m - 1)) $((2 * m)); done |
		sed 's/2015-13/2016-01/; s/2015-14/2016-02/'; } >"$T/2016-02-unsteady.csv"
"$B/hw-ingest" -f "$T/u.csv" -o "$T/u-o.csv" tests/data/small "$T/2016-02-unsteady.csv" 2>/dev/null
same "the latest five" "7 9 11 13 15" "$(echo $(cell "$T/u.csv" line check=unlikely_change) | sed 's/ *$//')"
same "the first of them tells how many came before" 1 "$(grep -c '; so are 2 earlier figures of this area' "$T/u.csv")"

for p in 2012-08 2013-03; do
	check "track $p" "$B/hw-track" -p "$p" -o "$T/p-$p.csv" "$P" "$T/o.csv"
done
# version 1 in August 2012: 2759 + (3000 - 2759) x 27 / 34 months from May 2010 = 2950.4; version 2: 3300 in March 2013
same "the trajectory known in August 2012" 2950 "$(cell "$T/p-2012-08.csv" trajectory_fte area_code=Y54 period=2012-08 | cut -c1-4)"
same "the one of September 2012" 3300 "$(cell "$T/p-2013-03.csv" trajectory_fte area_code=Y54 period=2013-03)"
end
