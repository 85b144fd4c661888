# PNG files as other programs find them, the editions that can be chosen, and pages as pictures.
. tests/lib.sh

tables "$HV" 2014-09 "$T/t"
number() { od -An -tu1 -j"$2" -N4 "$1" | awk '{print $1 * 16777216 + $2 * 65536 + $3 * 256 + $4}'; }

# pages: as many as the PDF has, 1240 x 1754, below 120 KB, with words inside; nothing else is made
check "the pages of all reports" render "$HV" "$T/t" "$T/p" -e pages -l "$T/list"
same "pages alone" "" "$(ls "$T/p" | grep -v -- '-page-[0-9]*\.png$')"
check "the PDFs of all reports" render "$HV" "$T/t" "$T/d" -e pdf
same "PDF alone" "" "$(ls "$T/d" | grep -v '\.pdf$')"
wrong=0
for f in "$T"/d/*.pdf; do
	n=$(pdfinfo "$f" | awk '/^Pages/ {print $2}')
	[ "$(ls "$T/p/$(basename "$f" .pdf)"-page-*.png | wc -l)" -eq "$n" ] || wrong=$((wrong + 1))
done
same "as many pages as the PDF" 0 $wrong
bad_size=0 big=0 notext=0 n=0
for f in "$T"/p/*.png; do
	n=$((n + 1))
	[ "$(number "$f" 16) $(number "$f" 20)" = "1240 1754" ] || bad_size=$((bad_size + 1))
	[ "$(wc -c <"$f")" -lt 122880 ] || { big=$((big + 1)); echo "$f"; }
	grep -qa 'its words and figures are text in .*\.pdf\.' "$f" || notext=$((notext + 1))
done
check "there are many" test $n -ge 60
same "1240 x 1754" 0 $bad_size
same "none above 120 KB" 0 $big
same "all say where the words are" 0 $notext
# 150 dots an inch: 150 / 0.0254 = 5906 = 0x1712 a metre
check "their resolution" grep -qaP 'pHYs\x00\x00\x17\x12\x00\x00\x17\x12\x01' "$T/p/england-page-1.png"
same "the list names them" "$n" "$(grep -c -- '-page-[0-9]*\.png$' "$T/list")"

# a page is the same picture as the page of the PDF: as another program paints it, nearly all is as light
if command -v pdftoppm >/dev/null && command -v pngtopnm >/dev/null; then
	pdftoppm -r 150 -gray -f 1 -l 1 "$T/d/area-team-Q46.pdf" "$T/q"
	pngtopnm "$T/p/area-team-Q46-page-1.png" 2>/dev/null | ppmtopgm >"$T/ours.pgm" 2>/dev/null
	mean() { tail -c 2000000 "$1" | od -An -v -tu1 | awk '{for (i = 1; i <= NF; i++) s += $i; n += NF} END {printf "%.0f", s / n}'; }
	a=$(mean "$(ls "$T"/q*.pgm)") b=$(mean "$T/ours.pgm")
	check "as light as the PDF ($a, $b)" test $((a - b)) -le 2 -a $((b - a)) -le 2
fi

# the usual editions have no pages; names are checked
render "$HV" "$T/t" "$T/u" -a Q46 -l "$T/list" >/dev/null 2>&1
same "no pages unless asked for" 0 "$(ls "$T/u" | grep -c -- -page-)"
check "but charts" test -f "$T/u/area-team-Q46-trajectory.png"
check "and the PDF" cmp "$T/u/area-team-Q46.pdf" "$T/d/area-team-Q46.pdf"
for names in svgz pdf,nonsense "" "pdf,,png" "pdf,"; do
	status "-e \"$names\"" 2 render "$HV" "$T/t" "$T/x" -e "$names"
	says "there are" "is no edition: there are pdf, png" "$T/said"
done
refuse "nothing was made" test -e "$T/x"

# another choice: what the list named and is not made any more goes away
render "$HV" "$T/t" "$T/u" -a Q46 -l "$T/list" -e pages >/dev/null 2>&1
# the index is of all areas, and stays when one is made
same "all but pages are gone" index.html "$(ls "$T/u" | grep -v -- -page-)"
check "and pages are there" test -f "$T/u/area-team-Q46-page-1.png"

# make: EDITIONS chooses, a second run has nothing to do, and other names make them anew
project_for_make
check "make with pages" report AREA=Q46 EDITIONS=pdf,pages
same "made" "$(cd "$T" && ls p/area-team-Q46-* d/area-team-Q46.pdf | sed 's,.*/,,' | sort)" \
	"$(cd "$P" && ls *Q46*.p* | sort)"
report AREA=Q46 EDITIONS=pdf,pages >"$T/said" 2>&1
says "nothing to do" "nothing to do" "$T/said"
check "make with the usual ones" report AREA=Q46
refuse "no pages now" test -e "$P/area-team-Q46-page-1.png"
check "charts again" test -e "$P/area-team-Q46-trajectory.png"
refuse "make with a wrong name" report AREA=Q46 EDITIONS=pdf,nonsense
says "is said" "\"nonsense\" is no edition" "$T/said"
refuse "make with what is no name" report "EDITIONS=pdf png; ls"
says "is said too" "names with commas between were expected" "$T/said"

# the palette: a change of a colour is seen by make, a row that is wrong is refused by its line
sed -i 's/^third,801650,/third,801651,/' "$T/p/datasets/palette.csv"
check "another colour" make_in "$T/p" build/chart/ink.o
says "is in the table" 0x801651 "$T/p/build/ink_rows.h"
for fault in 's/^third,801650/third,80165/' 's/^third,/thrid,/' '/^third,/d' 's/^fourth,/third,/' 's/,3,line,/,2,line,/'; do
	cp datasets/palette.csv "$T/p/datasets/palette.csv"
	sed -i "$fault" "$T/p/datasets/palette.csv"
	refuse "palette: $fault" make_in "$T/p" build/chart/ink.o
done
end
