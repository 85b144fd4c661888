# `make report` as an analyst uses it: what is built when, what it says, and its exit status. Of the editions those
# that are made fastest, as a rule: the usual ones are made in reproducible.sh.
. tests/lib.sh

project_for_make
E=EDITIONS=pdf,csv

status "the first run" 0 report $E
says "it counts" "31 reports built, 0 skipped, 0 failed: reports/health-visitors/2014-09" "$T/said"
same "its last line is the count" "31 reports built, 0 skipped, 0 failed: reports/health-visitors/2014-09" \
	"$(tail -n 1 "$T/said")"
says "it shows progress" "hw-render: 16 of 31 reports" "$T/said"
same "England, 4 regions, 25 areas, comparison" "1 4 25 1" \
	"$(cd "$P" && echo $(ls england.pdf | wc -l) $(ls region-*.pdf | wc -l) $(ls area-team-*.pdf | wc -l) $(ls comparison.pdf | wc -l))"
sums "$T/p" >"$T/first"

status "the second run" 0 report $E
same "has nothing to do" "nothing to do: 31 reports are up to date in reports/health-visitors/2014-09" \
	"$(cat "$T/said")"

touch "$T/p/datasets/health-visitors/extracts/2014-06-area-teams.csv"
report $E >"$T/said" 2>&1
says "a touched extract is not a changed one" "nothing to do" "$T/said"

# one area's figure changes: what depends on it changes, and nothing else. Every area's report draws the rates of
# all areas, and the limits of London, which was reorganised, are shared by all; two regions show nothing of it
X=$T/p/datasets/health-visitors/extracts/2014-09-area-teams.csv
cp "$X" "$T/kept.csv"
awk -F, 'BEGIN {OFS = ","} /Q46/ && /,FTE,/ {$8 = "700.5"} {print}' "$T/kept.csv" >"$X"
find "$P" -type f -exec touch -t 201001010000 {} +
status "a changed extract" 0 report $E
says "is reported" "31 reports built" "$T/said"
same "only the reports that show it are written" "region-Y55.pdf region-Y57.pdf" \
	"$(cd "$P" && echo $(ls -d $(find . -name '*.pdf' ! -newermt 2011-01-01 | sed 's,./,,' | sort)))"
same "and of another area only the chart that shows it" area-team-Q53-rates.csv \
	"$(cd "$P" && echo $(find . -name 'area-team-Q53-*.csv' -newermt 2011-01-01 | sed 's,./,,' | sort))"
cp "$T/kept.csv" "$X"
touch -t 201001010000 "$X" # an older file in its place is a change too
report $E >"$T/said" 2>&1
says "an older extract put back" "31 reports built" "$T/said"
sums "$T/p" >"$T/now"
same_file "gives the first bytes again" "$T/first" "$T/now"

# what is gone or cut off comes back; one report stands for all
one="$E AREA=Q46"
report $one >"$T/said" 2>&1
says "one area" "1 report built, 0 skipped, 0 failed" "$T/said"
report $one >"$T/said" 2>&1
says "once" "nothing to do: 1 report is up to date" "$T/said"
rm "$P/area-team-Q46.pdf"
report $one >"$T/said" 2>&1
says "a report that was removed comes back" "1 report built" "$T/said"
head -c 1000 "$P/area-team-Q46.pdf" >"$T/cut" && cat "$T/cut" >"$P/area-team-Q46.pdf"
report $one >"$T/said" 2>&1
says "a report that was cut off comes back" "1 report built" "$T/said"
same "with all its bytes" "$(cd "$P" && cksum area-team-Q46.pdf | cut -d' ' -f1,2)" "$(grep 2014-09/area-team-Q46.pdf "$T/first" | cut -d' ' -f1,2)"
cp "$P/progress.csv" "$T/progress.csv"
head -c 1000 "$T/progress.csv" >"$P/progress.csv"
refuse "a table that was cut off" report $one
says "it is said what to do" "if it was changed or cut off, remove it" "$T/said"
rm "$P/progress.csv"
check "which helps" report $one
rm "$R/findings.csv"
report $one >/dev/null 2>&1
check "a table that was removed comes back" test -s "$R/findings.csv"

# all that is usual, of one area
status "one area of another month" 0 report AREA=Q46 PERIOD=2015-03
says "is counted" "1 report built, 0 skipped, 0 failed" "$T/said"
check "its report is there" test -s "$R/2015-03/area-team-Q46.pdf"
check "its page too" test -s "$R/2015-03/area-team-Q46.html"
same "and only its files are" "" "$(cd "$R/2015-03" && ls *.pdf *.png *.svg *.html | grep -v '^area-team-Q46[-.]\|^index.html$')"
refuse "an unknown area fails" report AREA=Q99
says "and is named" 'no area with reports has the code "Q99"' "$T/said"
refuse "a wrong period fails" report PERIOD=2014-13
says "and says what is expected" "PERIOD=2014-13: a month such as 2014-09 was expected" "$T/said"
refuse "a wrong programme fails" report PROGRAMME=none
says "and lists the programmes" "programmes are: health-visitors" "$T/said"
refuse "an area that is a path fails" report AREA=../x
refuse "nothing to report is a failure" report PERIOD=2010-04
says "and said" 'period "2010-04" is before the baseline' "$T/said"
refuse "and leaves no folder" test -e "$R/2010-04"
for wrong in "AREA=Q46;touch x" "AREA=Q46 \$(touch x)" "AREA=';touch x;'" "PROGRAMME=my prog" "PROGRAMME=../x" "PERIOD=2014-09;touch x"; do
	refuse "$wrong" report "$wrong"
	says "$wrong is named" "${wrong%%=*}=" "$T/said"
	refuse "$wrong runs nothing" test -e "$T/p/x"
done
refuse "a code in small letters" report AREA=q46
says "the file with the codes is named" "datasets/geography/areas.csv lists the codes" "$T/said"
refuse "a missing typeface fails" report FONTS="$T"
says "and is named" "$T/Inter-Regular.otf" "$T/said"
check "make help" make_in "$T/p" help
says "lists the targets" "make report" "$T/said"

# an area goes: its report goes too
sed -i '/^Q70,/d' "$T/p/datasets/geography/areas.csv"
sed -i '/^Q70,/d' "$T/p/datasets/health-visitors/trajectory.csv"
sed -i '/,Q70,/d' "$T/p/datasets/geography/aliases.csv"
report $E >"$T/said" 2>&1
says "without an area" "30 reports built" "$T/said"
refuse "its report does not stay behind" test -f "$P/area-team-Q70.pdf"
cp datasets/geography/areas.csv datasets/geography/aliases.csv "$T/p/datasets/geography/"
cp datasets/health-visitors/trajectory.csv "$T/p/datasets/health-visitors/"
end
