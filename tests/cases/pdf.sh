# The files themselves: PDF and PNG of every report, as other programs read them.
. tests/lib.sh

tables "$HV" 2014-09 "$T/t"
render "$HV" "$T/t" "$T/r" -e pdf,png >/dev/null 2>&1
bad_pdf=0 bad_font=0 small=0 n=0
for f in "$T"/r/*.pdf; do
	n=$((n + 1))
	qpdf --check "$f" >"$T/said" 2>&1 || { bad_pdf=$((bad_pdf + 1)); echo "$f"; cat "$T/said"; }
	# columns: name type encoding emb sub uni
	pdffonts "$f" | awk 'NR > 2 && ($(NF - 4) != "yes" || $(NF - 2) != "yes" || $0 !~ /Inter/) {bad = 1} END {exit NR < 3 || bad}' ||
		bad_font=$((bad_font + 1))
done
same "31 PDFs" 31 $n
same "qpdf --check finds no fault" 0 $bad_pdf
same "every font is Inter, embedded, with a Unicode map" 0 $bad_font

# text of every page stands inside it, at 10 points or more
for f in england area-team-Q65 comparison; do
	pdftotext -bbox "$T/r/$f.pdf" - | sed -n 's/.*<word xMin="\([0-9.-]*\)" yMin="\([0-9.-]*\)" xMax="\([0-9.-]*\)" yMax="\([0-9.-]*\)".*/\1 \2 \3 \4/p' >"$T/words"
	same "$f: no word leaves the page" 0 \
		"$(awk '$1 < 40 || $3 > 556 || $2 < 20 || $4 > 830 {n++} END {print n + 0}' "$T/words")"
	same "$f: no word is smaller than 10 points" 0 \
		"$(awk '$4 - $2 < 9.9 {n++} END {print n + 0}' "$T/words")"
done
pdftotext "$T/r/england.pdf" - >"$T/england"
for words in 8,092 12,292 10,424 "not a government trajectory" "Headway $VERSION" "Not an official publication" \
	"minimum-data-set.csv" "Health and Social Care Information Centre"; do
	says "England" "$words" "$T/england"
done
says "real minus signs" "−" "$T/england"
says "title" "Title:           England" - <<-X
	$(pdfinfo "$T/r/england.pdf")
X

# no two areas share a chart, and each report names its own area: nobody gets a neighbour's page
same "25 different charts" 25 "$(cd "$T/r" && cksum area-team-*-trajectory.png | awk '{print $1}' | sort -u | wc -l | tr -d ' ')"
wrong=0
for f in "$T"/r/area-team-*.pdf; do
	code=$(basename "$f" .pdf); code=${code#area-team-}
	pdftotext -l 1 "$f" - | grep -q "Area Team $code, " || wrong=$((wrong + 1))
done
same "each carries its own code" 0 $wrong

# PNG: 200 dots an inch, said in the file; the alternative text inside; a size as laid out
big=0 nophys=0 notext=0 n=0
for f in "$T"/r/*.png; do
	n=$((n + 1))
	# pHYs: 7874 dots a metre both ways, unit metre
	grep -qaP 'pHYs\x00\x00\x1e\xc2\x00\x00\x1e\xc2\x01' "$f" || nophys=$((nophys + 1))
	grep -qa 'iTXtDescription' "$f" || notext=$((notext + 1))
	[ "$(wc -c <"$f")" -lt 122880 ] || big=$((big + 1))
done
check "charts of all reports" test $n -ge 90
same "all with pHYs of 200 dots an inch" 0 $nophys
same "all with their alternative text" 0 $notext
same "none above 120 KB" 0 $big
width=$(od -An -tu1 -j16 -N4 "$T/r/england-trajectory.png" | awk '{print $1 * 16777216 + $2 * 65536 + $3 * 256 + $4}')
# (493.28 + 24) points x 200 / 72 = 1436.9
same "as wide as laid out" 1437 "$width"

# the words that must stand wherever an illustrative number can be seen
W="Illustrative data, not published figures"
lacking=0
for f in "$T"/r/area-team-*.pdf "$T"/r/region-*.pdf "$T/r/comparison.pdf"; do
	pages=$(pdfinfo "$f" | awk '/^Pages/ {print $2}')
	for p in $(seq "$pages"); do
		pdftotext -f "$p" -l "$p" "$f" - | tr '\n' ' ' | grep -q "$W" || { lacking=$((lacking + 1)); echo "$f page $p"; }
	done
done
same "on every page of areas, regions and the comparison" 0 $lacking
for p in $(seq "$(pdfinfo "$T/r/england.pdf" | awk '/^Pages/ {print $2}')"); do
	pdftotext -f "$p" -l "$p" "$T/r/england.pdf" - | tr '\n' ' ' >"$T/page"
	if grep -q "Area Teams\|North of England" "$T/page" && ! grep -q "Published figures" "$T/page"; then
		says "England, page $p" "$W" "$T/page"
	fi
done
for f in observations progress forecast outlook coverage; do
	same "$f.csv: every row of the series has them" 0 \
		"$(grep -E ',illustrative,' "$T/t/$f.csv" | grep -vc "$W")"
done
same "so has every row of the extracts" 0 \
	"$(cat "$HV"/extracts/*-area-teams.csv | grep -v '^period,' | grep -vc "$W")"
same "and of the trajectory" 0 "$(tail -n +2 "$HV/trajectory.csv" | grep -vc "$W")"
end
