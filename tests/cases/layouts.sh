# Layouts: a fixture of each, and what it gives; total rows beside their parts; --explain; which programme a file is of.
. tests/lib.sh

L=tests/data/layouts
E=$L/extracts

# gives FILE LINES...: the figures are these: period, area, series, measure, value, status, collected
gives() {
	file=$1; shift
	"$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" "$L" "$E/$file" 2>"$T/said"
	same "$file: status" 0 $?
	printf '%s\n' "$@" >"$T/expected"
	tail -n +2 "$T/o.csv" | cut -d, -f1-7 >"$T/got"
	same_file "$file: figures" "$T/expected" "$T/got"
}
clean() { same "$1: nothing is found" 1 "$(wc -l <"$T/f.csv" | tr -d ' ')"; }

# by hand: Y54 has ZZA and ZZB, 100.5 + 50.25 = 150.75 and 120 + 60 = 180 in March, 101 + 50.5 and 121 + 61 in April,
# when the group is spelt otherwise; Total and HCHS doctors are not in it, and the totals are the sums of both groups,
# but for one person in both at ZZA
gives illustrative-nhs-workforce.csv \
	2014-03,Y54,esr_new,fte,150.75,,2014-03 2014-04,Y54,esr_new,fte,151.5,,2014-04 \
	2014-03,Y55,esr_new,fte,70,,2014-03 2014-04,Y55,esr_new,fte,71,,2014-04 \
	2014-03,Y54,esr_new,headcount,180,,2014-03 2014-04,Y54,esr_new,headcount,182,,2014-04 \
	2014-03,Y55,esr_new,headcount,80,,2014-03 2014-04,Y55,esr_new,headcount,81,,2014-04
same "notes only: the mark, the other groups" "byte_order_mark other_staff_group" \
	"$(cut -d, -f2 "$T/f.csv" | tail -n +2 | sort | tr '\n' ' ' | sed 's/ $//')"
# with the two columns of later files: Y57 has ZZE and ZZF, 20.25 + 12 and 24 + 14
gives illustrative-nhs-workforce-ics.csv 2014-04,Y56,esr_new,fte,30.5,,2014-04 2014-04,Y57,esr_new,fte,32.25,,2014-04 \
	2014-04,Y56,esr_new,headcount,36,,2014-04 2014-04,Y57,esr_new,headcount,38,,2014-04
clean "later columns"
# boys and girls of the practices: 101 + 99 + 250 + 240, 55 + 60 + 0 + 0, 7 + 8; known when the quarter is over
gives illustrative-patient-list-04-06-2013.csv 2013-04,Q47,gp_registered,children_0_4_headcount,690,,2013-06 \
	2013-04,Q57,gp_registered,children_0_4_headcount,115,,2013-06 2013-04,Q66,gp_registered,children_0_4_headcount,15,,2013-06
clean "patient list"
gives illustrative-wide-by-month.csv 2014-03,Q44,illustrative,fte,301.5,,2014-03 2014-04,Q44,illustrative,fte,302,,2014-04 \
	2014-03,Q45,illustrative,fte,200,,2014-03 2014-04,Q45,illustrative,fte,,x,2014-04 \
	2014-03,Q44,illustrative,headcount,370,,2014-03 2014-04,Q44,illustrative,headcount,371,,2014-04
clean "a column a month"
gives illustrative-wide-by-measure.csv 2014-05,Q44,illustrative,fte,303.25,,2014-05 2014-05,Q45,illustrative,fte,201,,2014-05 \
	2014-05,Q44,illustrative,headcount,372,,2014-05 2014-05,Q45,illustrative,headcount,240,,2014-05 \
	2014-05,Q44,illustrative,leavers_headcount,4,,2014-05 2014-05,Q45,illustrative,leavers_headcount,0,,2014-05
clean "a column a measure"
gives illustrative-no-header.csv 2014-06,Q44,illustrative,fte,304,p,2014-06 2014-06,Q45,illustrative,fte,201.5,,2014-06 \
	2014-06,Q46,illustrative,headcount,,c,2014-06
clean "no header"
same "its first line is a row" 1 "$(cell "$T/o.csv" source_line area_code=Q44)"
# published: the ten Strategic Health Authorities add up to England, by awk from the file itself
"$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" "$L" "$E/census-HANSARD-2008-12-11.csv" 2>/dev/null
clean "old codes beside new ones"
for year in 2006:4 2007:5; do
	sum=$(tr -d '"' <"$E/census-HANSARD-2008-12-11.csv" | awk -F, -v c=${year#*:} 'NR > 2 {n += $c} END {print n}')
	same "England in ${year%:*}" "$sum" "$(cell "$T/o.csv" value area_code=E92000001 period=${year%:*}-09)"
	same "the sum of the authorities" "$sum" "$(awk -F, -v p=${year%:*}-09 '$1 == p && $2 ~ /^Q3/ {n += $5} END {print n}' "$T/o.csv")"
done

# a practice that stands again is no other one: Q47 is 101 + 99 + 250 + 240 = 690, the second row of ZZZ01 not added, in
# any spelling; Q57 has none, as ZZZ03 says 55 and then 56; that the girls are 60 both times is said too; Q66 has ZZZ05 as
# well, 7 + 8, and ZZZ03 of another area is another one, 1 + 2
P=illustrative-patient-list-04-06-2013.csv
{ cat "$E/$P"; sed -n '2s/ZZZ01/zzz01 /p; 4s/,55,/,56,/p; 6s/ZZZ05,7,8/ZZZ03,1,2/p' "$E/$P"; } >"$T/$P"
status "practices that stand again" 1 "$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" "$L" "$T/$P"
same "practices that stand again: figures" "Q47 690 Q66 18" "$(tail -n +2 "$T/o.csv" | awk -F, '{print $2, $5}' | tr '\n' ' ' | sed 's/ $//')"
says "the same value" ":7: column 9, Male 0-4: warning: the figure (Children aged 0 to 4) of this part stands already in line 2 with the same value: used once" "$T/said"
says "another value" ":8: column 9, Male 0-4: the figure (Children aged 0 to 4) of this part stands already in line 4 with another value: there is no sum; take one of them away" "$T/said"
same "each of them" "7 duplicate_row 9,7 duplicate_row 10,8 duplicate_month 9,8 duplicate_row 10" \
	"$("$B/hw-ingest" -f "$T/f.csv" "$L" "$T/$P" >/dev/null 2>&1; for i in 7 8; do for c in 9 10; do echo "$i $(cell "$T/f.csv" check line=$i field=$c) $c"; done; done | paste -sd,)"
cp "$T/f.csv" "$T/f1.csv"
"$B/hw-ingest" --careful -j 1 -f "$T/f.csv" "$L" "$T/$P" >/dev/null 2>&1
same_file "with care" "$T/f1.csv" "$T/f.csv"
# once it has two values, a third row does not mend it
sed -n 4p "$E/$P" >>"$T/$P"
"$B/hw-ingest" -f "$T/f.csv" -o "$T/o.csv" "$L" "$T/$P" >/dev/null 2>&1
same "a third row" duplicate_month "$(cell "$T/f.csv" check line=10 field=9)"
same "no sum" "" "$(cell "$T/o.csv" value area_code=Q57)"

# by hand: the organisations of Y54 are 150.75 FTE in March (see above); a row Total of them, in the column of codes, of
# names or both, is not added. The second, of April, says 152, and they are 151.5. Of HC, a total may be less, 170 for 180
W=illustrative-nhs-workforce.csv
row() { echo "2014-$1,Y54,North of England,$2,Acute,Acute - Small,05,Nurses & health visitors,$3"; }
for total in 'Total,Total' 'total,' 'X,TOTAL'; do
	mkdir -p "$T/w"
	{ cat "$E/$W"; row 03-31 "$total" FTE,150.75; row 03-31 "$total" HC,170; row 04-30 "$total" FTE,152; } >"$T/w/$W"
	status "totals of organisations: $total" 0 "$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" "$L" "$T/w/$W"
	same "$total: not added" "150.75 151.5 180" "$(cell "$T/o.csv" value area_code=Y54 period=2014-03 measure=fte) $(cell "$T/o.csv" value area_code=Y54 period=2014-04 measure=fte) $(
		cell "$T/o.csv" value area_code=Y54 period=2014-03 measure=headcount)"
	same "$total: one differs" 40 "$(cell "$T/f.csv" line check=total_differs)"
	says "$total: both numbers" '"152" is the total of all parts of the area, but the other rows add up to 151.5' "$T/said"
done
# an organisation that stands again, 70 of Y55 in March: in neither the sum nor its total, which is 70
{ cat "$E/$W"; sed -n 18p "$E/$W"; row 03-31 Total,Total FTE,70 | sed 's/Y54,North of England/Y55,Midlands and East of England/'; } >"$T/w/$W"
status "an organisation again" 0 "$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" "$L" "$T/w/$W"
same "used once" 70 "$(cell "$T/o.csv" value area_code=Y55 period=2014-03 measure=fte)"
same "warned of" 38 "$(cell "$T/f.csv" line check=duplicate_row)"
refuse "its total is right" grep -q ,total_differs, "$T/f.csv"

# our own, of which the programme has many
"$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" "$HV" "$HV/extracts/esr-old-method.csv" 2>/dev/null
clean "tidy"

# a collection that the name tells beside the period; a month; a name in a folder counts by its last part
ages() { mkdir -p "$T/2010-01"; cp "$E/illustrative-patient-list-04-06-2013.csv" "$T/2010-01/$1"
	"$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" "$L" "$T/2010-01/$1" 2>"$T/said"
	echo "$(cell "$T/o.csv" period area_code=Q47)" $(cell "$T/o.csv" collected area_code=Q47); }
same "a quarter that was collected later" "2013-04 2013-08" "$(ages 2013-08-list-04-06-2013.csv)"
same "a month" "2014-04 2014-04" "$(ages 2014-04-list.csv)"
same "a month behind words" "2014-04 2014-04" "$(ages list-2014-04.csv)"
same "a month that was collected later" "2014-04 2014-06" "$(ages 2014-06-list-2014-04.csv)"
same "a quarter at the beginning" "2013-10 2013-12" "$(ages 10-12-2013.csv)"
for name in list.csv list-2014.csv list-05-07-2013.csv list-12014-04.csv list-2014-13.csv list-2014-01-2014-02.csv; do
	same "$name" "" "$(ages $name | tr -d " ")"
	same "$name: no period" 1 "$(grep -c ,no_period, "$T/f.csv")"
done

ages list-1920-04.csv >/dev/null # before the area was
says "a month of another age is warned of" "the period that the file's name tells is years before the programme's baseline" "$T/said"

# headers in any case and order, with any number of spaces, but no column twice
{ echo 'Female  0-4,practice code,AREA TEAM CODE,male 0-4,Regional Office Name,Regional Office Code,Area Team Name,PCO Name,PCO Code,Practice Name'
	echo '3,P1,Q47,4,,,,,,'; } >"$T/list-2014-01.csv"
"$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" "$L" "$T/list-2014-01.csv" 2>/dev/null
same "another order" 7 "$(cell "$T/o.csv" value area_code=Q47)"
sed '1s/PCO Name/pco  CODE/' "$T/list-2014-01.csv" >"$T/list-2014-02.csv"
status "a column twice" 1 "$B/hw-ingest" "$L" "$T/list-2014-02.csv"
says "is named" '"PCO Code" stands in the header twice' "$T/said"

# spaces and underscores are nothing between the words of a column's name; series, measures and status have no case
printf 'Period,area code,SERIES,Measure,value,status,source,note\n2014-08,Q46,MDS,FTE,5,P,,\n' >"$T/2014-09-c.csv"
"$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" "$HV" "$T/2014-09-c.csv" 2>/dev/null
clean "case, spaces and underscores"
same "is a figure" "mds,fte,5,p" "$(tail -n 1 "$T/o.csv" | cut -d, -f3-6)"
# in capitals, the end of a name is the same
cp -R tests/data/small "$T/capitals" && mv "$T/capitals/extracts/2020-09-return.csv" "$T/capitals/extracts/2020-09-return.CSV"
"$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" "$T/capitals" 2>/dev/null
clean ".CSV"
same ".CSV is read" "$(sed 1d tests/data/small/extracts/2020-09-return.csv | wc -l)" "$(sed 1d "$T/o.csv" | wc -l)"
# one finding where the header is not the first line, or is none; a header of years or months is no data
first() { printf "$@" >"$T/h.csv"; "$B/hw-ingest" -f "$T/f.csv" "$HV" "$T/h.csv" >"$T/said" 2>&1; wc -l <"$T/f.csv" | tr -d ' '; }
H='period,area_code,series,measure,value,status,source,note\n'
same "titles above: one finding" 2 "$(first "Return,,,\n\nof August,,\n${H}2014-08,Q46,mds,fte,5,,,\n")"
says "says where" "h.csv:1: the header seems to be line 4: the file is refused; delete the lines above it" "$T/said"
same "no header: one finding" 2 "$(first '2014-08,Q46,mds,fte,5,,\n2014-08,Q47,mds,fte,5,,\n')"
says "says so" "h.csv:1: the first line looks like data, not like a header" "$T/said"
first 'Team,2014,2015\nQ46,1,2\n' >/dev/null
refuse "years are a header" grep -q 'looks like data' "$T/said"
first 'Team,2014-08,2014-09\nQ46,1,2\n' >/dev/null
refuse "months are a header" grep -q 'looks like data' "$T/said"

# totals: some hundred organisations, threads and order; the sum is awk's. Every 7th organisation's total of FTE is 0.01
# too much; those of the 3rd have a suppressed group, and nothing can be said
cp -R tests/data/bad/odd-layouts "$T/p"
rm "$T/p/layouts/"[!t]*
sed -i 's,\.\./\.\./small,'"$ROOT/tests/data/small,; s/^staff_group.*/staff_group,,,/" "$T/p/programme.csv"
awk 'BEGIN {
	print "month,team,org,group,kind,value"
	for (m = 1; m <= 12; m++) for (o = 1; o <= 200; o++) {
		t = o % 2 ? "N1" : "N2"; all = 0; key = sprintf("2020-%02d,%s,O%d", m, t, o)
		for (g = 1; g <= 6; g++) {
			x = (x * 1103515245 + 12345) % 2147483648; v = int(x / 65536) % 10000; all += v
			printf "%s,\"Group, %d\",FTE,%s\n", key, g, o % 3 == 0 && g == 2 ? "*" : sprintf("%d.%02d", v / 100, v % 100)
		}
		all += o % 7 == 0
		printf "%s,ALL  staff,FTE,%d.%02d\n", key, all / 100, all % 100
	}
}' >"$T/2020-12-totals.csv"
# of 200, 28 are of 7, of which 9 are of 3 too: 19 organisations, 12 months
for way in '-j 1' '-j 2' '-j 5' '-j 1 --careful'; do
	(cd "$T" && "$B/hw-ingest" $way -o t.o -f t.f p 2020-12-totals.csv 2>t.said)
	same "$way: totals that differ" 228 "$(grep -c ,total_differs, "$T/t.f")"
	cat "$T/t.o" "$T/t.f" "$T/t.said" | cksum >>"$T/sums"
done
same "the same with threads and with libcsv" 1 "$(sort -u "$T/sums" | wc -l | tr -d ' ')"
same "the totals are in no figure" "$(awk -F, 'NR > 1 && $4 != "ALL  staff" && $2 == "N1" && /^2020-05/ && $NF != "*" {n += $NF * 100} END {printf "%.10g", n / 100}' "$T/2020-12-totals.csv")" \
	"$(cell "$T/t.o" value period=2020-05 area_code=N1)"
sed 's/,ALL  staff,FTE,.*/,ALL  staff,FTE,n\/a/' "$T/2020-12-totals.csv" >"$T/2020-12-none.csv"
"$B/hw-ingest" -f "$T/f.csv" -o "$T/o.csv" "$T/p" "$T/2020-12-none.csv" 2>/dev/null
refuse "totals without a number are not compared" grep -q ,total_differs, "$T/f.csv"
echo 'cut,off' >>"$T/2020-12-totals.csv"
"$B/hw-ingest" -f "$T/f.csv" -o "$T/o.csv" "$T/p" "$T/2020-12-totals.csv" 2>/dev/null
refuse "nor are they where a line is refused" grep -q ,total_differs, "$T/f.csv"

# layouts that say nothing that can be done
bad() { # bad WHAT ROW...
	fault=$1; shift
	{ printf 'role,column,detail\nperiod,a,\narea_code,b,\nvalue,c,fte\nseries,,return\n'; printf '%s\n' "$@"; } >"$T/p/layouts/bad.csv"
	status "a bad layout" 3 "$B/hw-ingest" "$T/p"
	says "is named" "$fault" "$T/said"
	rm "$T/p/layouts/bad.csv"
}
bad 'bad.csv:6: column: "x" is no number of columns' columns,x,
bad '"a" is no place of a column in a file without a header' columns,3,
bad '"d" has totals, but is no staff_group, part or area_code' ignore,d, total,d,All
bad 'bad.csv:6: detail: "twice" is nothing that is said of parts' part,e,twice
bad 'bad.csv:6: column: "?e" cannot be missing in this role' 'period,?e,'
bad 'bad.csv:6: detail: "" is needed where the column may be missing' 'measure,?e,'
bad 'bad.csv:6: detail: "middle" is no month of a quarter' file_period,,middle
bad 'bad.csv:6: column: "x" stands for a column' file_period,x,

# --explain writes nothing, tells what is made of the file, and of which programme it is
status "explained" 0 "$B/hw-ingest" --explain "$E/illustrative-patient-list-04-06-2013.csv"
cp "$T/said" "$T/explained"
same_file "to the letter" tests/golden/explain.txt "$T/explained"
for f in "$E"/*.csv; do
	"$B/hw-ingest" --explain "$f" | sed 's/…/./g' >"$T/explained"
	same "$f: 100 columns" "" "$(awk 'length > 100' "$T/explained")"
done
status "a file that is not understood" 1 "$B/hw-ingest" --explain tests/data/bad/unknown-column.csv tests/data/small
says "tells the nearest layout" "nearly       tidy: it knows 5 of the 6 columns; 1 of its own is missing" "$T/said"
printf 'Smith,Jane,AB123456C\n' >"$T/people.csv"
status "a file of something else" 1 "$B/hw-ingest" --explain "$T/people.csv"
refuse "is not repeated" grep -q 'Smith\|Jane\|AB12' "$T/said"
status "no file" 1 "$B/hw-ingest" --explain "$T/none.csv" "$L"
says "says why" "cannot be opened: No such file or directory" "$T/said"
mkdir -p "$T/here/datasets" "$T/here/bin" "$T/empty" "$T/inst/bin" "$T/inst/share/headway"
cp "$E/illustrative-no-header.csv" "$T/x.csv"
which() { (cd "$1" && "$2" --explain "$3" 2>&1; echo "status $?") >"$T/said"; sed -n 's/^  programme .*(\(.*\))$/\1/p; s/^status //p' "$T/said" | tr '\n' ' ' | sed 's/ $//'; }
cp "$B/hw-ingest" "$T/inst/bin/"
same "the folder above" "$L 0" "$(which . "$B/hw-ingest" "$E/illustrative-no-header.csv")"
same "above, from within" ".. 0" "$(which "$E" "$B/hw-ingest" illustrative-no-header.csv)"
same "the only one in datasets" "datasets/health-visitors 0" "$(which . "$B/hw-ingest" "$T/x.csv")"
same "none" 2 "$(which "$T/empty" "$B/hw-ingest" "$T/x.csv")"
cp -R datasets "$T/inst/share/headway/"
same "an installed one" 0 "$(which "$T/empty" "$T/inst/bin/hw-ingest" "$T/x.csv")"
says "beside the program" "($T/inst/share/headway/datasets/health-visitors)" "$T/said"
cp -R tests/data/small "$T/here/datasets/a" && cp -R tests/data/small "$T/here/datasets/b"
same "several" 2 "$(which "$T/here" "$B/hw-ingest" "$T/x.csv")"
says "are named" "There are datasets/a, datasets/b: name one of them" "$T/said"
status "three operands" 2 "$B/hw-ingest" --explain "$T/x.csv" "$L" "$L"
end
