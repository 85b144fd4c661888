# What the pages say of signals is what variation.csv says: in each area's headline, in the matrix of
# areas and in the grid.
. tests/lib.sh

project_for_make
check "the reports are made" report EDITIONS=pdf
sed 's/"[^"]*"/Q/g' "$P/variation.csv" >"$T/variation" # a name may hold a comma
words() { pdftotext "$P/$1.pdf" - | tr '\n' ' '; }

# where variation and assurance stand: see signals.h
same "columns" "variation assurance" "$(awk -F, 'NR == 1 {print $18, $22}' "$T/variation")"
awk -F, '$4 == "area_team" && $6 == "headline" {print $2, $18}' "$T/variation" >"$T/areas"
same "all areas" 25 "$(grep -c . "$T/areas")"
while read -r code type; do
	case $type in
	common_cause) expected="No signal in September 2014" ;;
	concern_*) expected="Signal of concern since" ;;
	improvement_*) expected="Signal of improvement since" ;;
	*) expected="cannot be told" ;;
	esac
	words "area-team-$code" >"$T/said"
	says "$code is $type" "$expected" "$T/said"
done <"$T/areas"

# how often: areas, and the row of their sum
words england >"$T/england"
count() { grep -o "$1" "$T/england" | grep -c .; }
rows() { awk -F, -v column="$1" -v value="$2" '$column == value &&
	($4 == "area_team" && $6 == "headline" || $4 == "england" && $6 == "summed") {n++} END {print n + 0}' "$T/variation"; }
same "concern in the matrix" "$(rows 18 concern_low)" "$(count 'Concern (low)')"
same "common cause in the matrix, and the grid's row" "$(($(rows 18 common_cause) + 1))" "$(count 'Common cause')"
same "will miss, and the grid's column" "$(($(rows 22 fail) + 1))" "$(count 'Will miss')"
same "hit or miss, and the grid's column" "$(($(rows 22 inconsistent) + 1))" "$(count 'Hit or miss')"
signals=$(awk '$2 ~ /concern/' "$T/areas" | grep -c .)
check "there is a signal to test with" test "$signals" -gt 0
says "the grid's headline" "$signals of 25 Area Teams show a signal of concern" "$T/england"

# a missing month is a fault of the data that the matrix names
says "a month is missing" "1 month missing" "$T/england"

# a figure that was refused: the matrix says what is wrong, and of which month the icon tells
F=$T/p/$HV/extracts/2014-09-area-teams.csv
cp "$F" "$T/kept"
sed 's/\(,Q46,.*,FTE,\)[0-9.]*,/\1n\/a,/' "$T/kept" >"$F"
refuse "an error is told" report EDITIONS=pdf
words region-Y54 >"$T/region"
says "a fault of the data" "missing, 1 error" "$T/region"
says "the icon is of the month before" "Common cause in Aug 2014" "$T/region"
cp "$T/kept" "$F"

# at the deadline nothing is needed any more
check "the reports of the deadline" report EDITIONS=pdf PERIOD=2015-03
P=$R/2015-03
words england >"$T/england"
says "nothing to judge" "Not judged: the deadline has been reached" "$T/england"
same "no answer to what is not asked" 0 "$(count 'Will miss')"
end
