# Names and codes come from outside: commas, quotes, &, <, =, ../, 300 letters, nothing. They reach reports,
# tables and file names unharmed, and never leave the folder.
. tests/lib.sh

cp -R tests/data/small "$T/p"
long=$(printf 'Long name %.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30)
cat >"$T/p/areas.csv" <<X
area_code,ons_code,name,level,parent_code,valid_from,valid_to
T,,"<b>Test & ""land""</b>",country,,,
N,,=HYPERLINK(1),region,T,,
S,,"South, the",region,T,,
../../N1,,$long,team,N,,
N 2,,,team,N,,
"S,1",,Ynys Môn – Ŵ £ “x” −,team,S,,
X
cat >"$T/p/trajectory.csv" <<X
area_code,period,trajectory_fte,version,agreed_on
../../N1,2020-01,40,1,2020-01-31
../../N1,2021-12,64,1,2020-01-31
X
rm "$T/p/successions.csv" && sed -i '/^successions/d' "$T/p/programme.csv"
{
	echo 'period,area_code,area_name,staff_group,measure,value'
	for m in 01 02 03 04 05 06 07 08 09; do
		echo "2020-$m,../../N1,x,Nurses,fte,4$((${m#0} % 10))"
		echo "2020-$m,N 2,x,Nurses,fte,30"
		echo "2020-$m,\"S,1\",x,Nurses,fte,3$((${m#0} % 10)).5"
	done
} >"$T/p/extracts/2020-09-return.csv"

check "tables" tables "$T/p" 2020-09 "$T/t"
status "reports" 0 render "$T/p" "$T/t" "$T/out/r" -l "$T/out/list.csv"
says "all of them" "7 reports built, 0 skipped, 0 failed" "$T/said"
same "the files stand in their folder" "comparison.pdf country.pdf region-N.pdf region-S.pdf team-N_202.pdf team-S_2C1.pdf team-_2E_2E_2F_2E_2E_2FN1.pdf" \
	"$(cd "$T/out/r" && echo $(ls *.pdf))"
same "and nowhere else" "list.csv r" "$(cd "$T/out" && echo $(ls))"
same "every PDF is whole" 0 "$(for f in "$T"/out/r/*.pdf; do qpdf --check "$f" >/dev/null 2>&1 || echo bad; done | wc -l | tr -d ' ')"
pdftotext "$T/out/r/country.pdf" - >"$T/country"
says "markup is text" '<b>Test & "land"</b>' "$T/country"
pdftotext "$T/out/r/team-S_2C1.pdf" - >"$T/s1"
says "letters of many languages" "Ynys Môn – Ŵ £ “x” −" "$T/s1"
pdftotext "$T/out/r/team-N_202.pdf" - >"$T/n2"
says "an area without a name goes by its code" "N 2" "$T/n2"
pdftotext "$T/out/r/team-_2E_2E_2F_2E_2E_2FN1.pdf" - | tr '\n' ' ' >"$T/n1"
same "all of a long name is there" 30 "$(grep -o 'Long name' "$T/n1" | head -n 30 | wc -l | tr -d ' ')"
pdftotext -bbox "$T/out/r/comparison.pdf" - | sed -n 's/.*<word xMin="\([0-9.-]*\)" yMin="\([0-9.-]*\)" xMax="\([0-9.-]*\)" yMax="\([0-9.-]*\)".*/\1 \2 \3 \4/p' >"$T/words"
same "no word leaves the page" 0 "$(awk '$1 < 40 || $3 > 556 || $2 < 20 || $4 > 830 {n++} END {print n + 0}' "$T/words")"
says "a name that looks like a formula is defused in tables" ",'=HYPERLINK(1)," "$T/t/progress.csv"
same "a code with a comma survives the tables" "39.5" "$(cell "$T/t/progress.csv" actual_fte area_code=S,1 period=2020-09 role=headline)"

# a character that the typeface does not have is shown by its number (Unicode: 6771 4EAC), and said
sed -i 's/Ynys Môn/東京/' "$T/p/areas.csv"
tables "$T/p" 2020-09 "$T/t2"
status "missing glyphs" 0 render "$T/p" "$T/t2" "$T/out2" -l "$T/out2/list.csv"
says "are said" 'the typeface has no glyph for U+6771: it is shown by this number' "$T/said"
says "every report is there" "7 reports built, 0 skipped, 0 failed" "$T/said"
pdftotext "$T/out2/team-S_2C1.pdf" - >"$T/s1"
says "they stand in it by their numbers" "[U+6771][U+4EAC] – Ŵ £ “x” −" "$T/s1"
same "the table keeps them" "東京 – Ŵ £ “x” −" "$(cell "$T/t2/progress.csv" area_name area_code=S,1 period=2020-09 role=headline)"
sed -i 's/^2020-09,N 2,x,Nurses,fte,30/2020-09,N 2,x,Nurses,fte,二九七/' "$T/p/extracts/2020-09-return.csv"
mv "$T/p/extracts/2020-09-return.csv" "$T/p/extracts/2020-09-返.csv"
tables "$T/p" 2020-09 "$T/t3"
status "in a refused value and a file's name too" 0 render "$T/p" "$T/t3" "$T/out3" -l "$T/out3/list.csv"
says "all come" "7 reports built, 0 skipped, 0 failed" "$T/said"
pdftotext "$T/out3/team-N_202.pdf" - | tr -d ' \n' >"$T/n2"
says "the refused value is named" '"[U+4E8C][U+4E5D][U+4E03]"isnotanumber' "$T/n2"
pdftotext -bbox "$T/out3/team-N_202.pdf" - | sed -n 's/.*<word xMin="\([0-9.-]*\)" yMin="\([0-9.-]*\)" xMax="\([0-9.-]*\)" yMax="\([0-9.-]*\)".*/\1 \2 \3 \4/p' >"$T/words"
same "and wraps like other words" 0 "$(awk '$1 < 40 || $3 > 556 {n++} END {print n + 0}' "$T/words")"

# a report that fails: its old files go, the list says so, the others come
mkdir "$T/out2/team-N_202.pdf.tmp" # nothing can be written there
sed -i 's/,48/,49/; s/,30$/,31/' "$T/p/extracts/2020-09-返.csv"
tables "$T/p" 2020-09 "$T/t4"
status "a report that cannot be written" 1 render "$T/p" "$T/t4" "$T/out2" -l "$T/out2/list.csv"
says "is named" 'the report "team-N_202" failed' "$T/said"
refuse "its old file is not there" test -f "$T/out2/team-N_202.pdf"
refuse "nor its pictures" test -f "$T/out2/team-N_202-trajectory.png"
same "the list says so" failed "$(cell "$T/out2/list.csv" outcome report=team-N_202)"
check "another is there" test -f "$T/out2/team-S_2C1.pdf"
rmdir "$T/out2/team-N_202.pdf.tmp"
status "when it can be written again" 0 render "$T/p" "$T/t4" "$T/out2" -l "$T/out2/list.csv"
check "it comes back" test -f "$T/out2/team-N_202.pdf"
# levels and codes that would leave the folder, run as formulas, meet in one name, or be too long for a file
rm -rf "$T/p" && cp -R tests/data/small "$T/p"
code=$(printf 'x%.0s' $(seq 300))
rm "$T/p/successions.csv" "$T/p/trajectory.csv"
sed -i '/^successions/d; /^trajectory/d; /^headline/d' "$T/p/programme.csv"
printf '%s\n' '"headline_series_comparison","re,turn",,' '"headline_series_../../es,caped","re,turn",,' \
	'headline_series_team_x,"re,turn",,' >>"$T/p/programme.csv"
sed -i 's/^return,/"re,turn",/; s/,team,fte,$/,team_x,fte,/' "$T/p/series.csv"
sed -i 's/^series,,return/series,,"re,turn"/' "$T/p/layouts"/*.csv
printf 'level,name,plural\ncomparison,Country,Countries\n"../../es,caped",Region,Regions\nteam_x,Team,Teams\n' >"$T/p/levels.csv"
cat >"$T/p/areas.csv" <<X
area_code,ons_code,name,level,parent_code,valid_from,valid_to
T,,Testland,comparison,,,
x-1,,North,"../../es,caped",T,,
=S,,South,"../../es,caped",T,,
1,,One,team_x,x-1,,
=N1,,Two,team_x,x-1,,
'=N1,,Three,team_x,=S,,
$code,,Four,team_x,=S,,
${code}y,,Five,team_x,=S,,
X
sed -i "s/,N1,/,=N1,/; s/,N2,/,$code,/; s/,S1A,/,'=N1,/; s/,S1B,/,${code}y,/" "$T/p/extracts/2020-09-return.csv"
sed -n 's/,=N1,/,1,/p' "$T/p/extracts/2020-09-return.csv" >"$T/more"
cat "$T/more" >>"$T/p/extracts/2020-09-return.csv"
check "their tables" tables "$T/p" 2020-09 "$T/t5"
refuse "two reports called comparison" render "$T/p" "$T/t5" "$T/out5/r"
says "are said" 'two reports would have the name "comparison"' "$T/said"
sed -i 's/comparison/country/' "$T/p/areas.csv" "$T/p/levels.csv" "$T/p/programme.csv"
check "the tables of another level" tables "$T/p" 2020-09 "$T/t5"
status "their reports" 0 render "$T/p" "$T/t5" "$T/out5/r"
says "all are built" "9 reports built, 0 skipped, 0 failed" "$T/said"
same "each has a name of its own" 9 "$(ls "$T/out5/r" | grep -c 'pdf$')"
same "none leaves the folder" "r" "$(cd "$T/out5" && echo $(ls))"
actual() { awk -F, -v a="$1" '$2 == a && $6 == "turn\"" && $8 == "2020-09" {print $9}' "$T/t5/progress.csv"; }
same "formulas are found again" "48 22" "$(actual "'=N1") $(actual "''=N1")"
same "no code stands in a table as a formula" "" "$(grep -l ',=' "$T/t5"/*.csv)"
end
