# The pages, and the charts and data beside them: well-formed, the same words as the PDF, links that lead
# somewhere, and names that stay names.
. tests/lib.sh

tables "$HV" 2014-09 "$T/t"
mkdir "$T/r" && cp "$T"/t/*.csv "$T/r"
for f in observations findings coverage; do cp "$T/t/$f.csv" "$T/"; done
render "$HV" "$T/t" "$T/r" -l "$T/r/reports.csv" >/dev/null 2>&1
odd_programme "$T/p"
tables "$T/p" 2020-09 "$T/o"
render "$T/p" "$T/o" "$T/odd" >/dev/null 2>&1
# as make has it: the tables stand in the folder of the reports
cp "$T"/t/*.csv "$T/r/"; cp "$T"/o/*.csv "$T/odd/"

# pages are XML but for the elements that have no end; charts are XML
bad="" n=0
for f in "$T"/r/*.html "$T"/odd/*.html; do
	n=$((n + 1))
	sed -E 's/<(meta|link)( [^>]*)>/<\1\2\/>/' "$f" >"$f.xml"
	xmllint --noout "$f.xml" 2>"$T/said" || bad="$bad $f: $(head -n 1 "$T/said")"
done
same "a page for each of 31 reports and of 7, and two that lead to them" 40 $n
same "all are well-formed" "" "$bad"
check "charts as SVG, each well-formed" xmllint --noout "$T"/r/*.svg "$T"/odd/*.svg
same "as many as PNG" "$(ls "$T"/r/*.png | wc -l)" "$(ls "$T"/r/*.svg | wc -l)"
same "each with its data" "$(ls "$T"/r/*.png | sed 's/png$/csv/')" "$(ls "$T"/r/*-*.csv)"

# ask PAGE XPATH: the value of an expression
ask() { xmllint --xpath "$2" "$1" 2>/dev/null; }
# the same of every page: all WHAT XPATH, which is true where all is well
all() {
	wrong=""
	for f in "$T"/r/*.xml "$T"/odd/*.xml; do
		[ "$(ask "$f" "$2")" = true ] || wrong="$wrong $(basename "$f" .xml)"
	done
	same "$1" "" "$wrong"
}
svg='*[local-name() = "svg"]'
all "one h1, and one main" 'count(//h1) = 1 and count(//main) = 1'
all "no heading but the first is h1, none skips a level" 'not(//h3[not(preceding::h2)]) and not(//h4[not(preceding::h3)])'
all "every th has a scope" 'not(//th[not(@scope)])'
all "every table has a caption and a head" 'not(//table[not(caption) or not(thead/tr/th)])'
all "every row begins with its head" 'not(//tbody/tr[not(*[1][self::th])])'
all "every picture has a title and a description, or is decoration" \
	"not(//${svg}[not(@aria-hidden) and (not(@role = 'img') or not(*[local-name() = 'title']) or not(*[local-name() = 'desc']))])"
all "descriptions say something" "not(//*[local-name() = 'desc'][string-length(.) < 20])"
all "every figure has a caption, a table of its data and three files" \
	"not(//figure[not(figcaption/strong) or not(details//tbody/tr) or count(ul/li/a) != 3])"
all "ids are unique" 'not(//@id[. = ../preceding::*/@id])'
all "names of frames are unique" 'not(//section/@aria-label[. = ../preceding::section/@aria-label])'
all "no script but our own, no handler, no style of an element" 'count(//script) <= 2 and not(//@onclick | //@onload | //@style)'
all "nothing is loaded from elsewhere" "not(//@src) and not(//link[@href != 'data:,'])"
all "the language is told" "/html/@lang = 'en-GB'"

# every link leads to a file beside the page, or to a part of it
dead=""
for f in "$T"/r/*.html "$T"/odd/*.html; do
	for href in $(grep -o ' href="[^"]*"' "$f" | cut -d'"' -f2 | sort -u); do
		case $href in
		data:,) ;;
		\#*) grep -q " id=\"${href#?}\"" "$f" || dead="$dead $(basename "$f")$href" ;;
		*) test -s "$(dirname "$f")/$href" || dead="$dead $(basename "$f"):$href" ;;
		esac
	done
done
same "no link leads nowhere" "" "$dead"
for f in "$T"/r/*.pdf; do says "the index leads to $(basename "$f" .pdf)" "\"$(basename "$f" .pdf).html\"" "$T/r/index.html"; done
for f in progress forecast outlook scorecard needs signals comparison; do says "and to the tables" "\"$f.csv\"" "$T/r/index.html"; done
says "and to the findings" '"../findings.csv"' "$T/r/index.html"
same "the list has it" "index,,index,,$(wc -c <"$T/r/index.html"),index.html" "$(grep '^index' "$T/r/reports.csv")"

# not_in TEXT LINES: the lines that are no part of the one line of the text
not_in() { awk 'NR == FNR {all = all $0; next} !index(all, $0)' "$1" "$2"; }

# the words of the PDF, in the same order of letters: each text of the page stands in it, and each of its
# words in the page
plain() { sed 's/<[^>]*>//g; s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&#39;/'"'"'/g; s/&amp;/\&/g'; }
outside='[not(ancestor::details or ancestor::nav or ancestor::ul[@class = "files"])]'
for f in england comparison region-Y54 area-team-Q46 area-team-Q65; do
	pdftotext -raw "$T/r/$f.pdf" - | tr '\n\f' '  ' | tr -s ' ' >"$T/pdf"
	for e in h1 h2 h3 p li dt dd caption figcaption/strong td 'tbody//th'; do
		ask "$T/r/$f.html.xml" "//main//$e$outside"
	done | plain | tr -s ' ' >"$T/texts"
	tr -d ' ' <"$T/pdf" >"$T/pdf.letters"
	tr -d ' ' <"$T/texts" | sort -u | grep -v '^$' >"$T/texts.letters"
	lost=$(not_in "$T/pdf.letters" "$T/texts.letters")
	check "$f: there are texts to compare" test "$(wc -l <"$T/texts.letters")" -gt 60
	same "$f: every text of the page is in the PDF" "" "$lost"
	pdftotext -raw "$T/r/$f.pdf" - | sed 's/Page [0-9]* of [0-9]*//g; s/•//g' | tr -s ' \n\f' '\n\n\n' | sort -u >"$T/pdf.words"
	ask "$T/r/$f.html.xml" 'string(/html/body)' | tr -d ' \n' >"$T/page.letters"
	lost=$(not_in "$T/page.letters" "$T/pdf.words")
	same "$f: every word of the PDF is on the page" "" "$lost"
done

# the data of charts: the numbers of the tables, as machines read them. Two areas of the chart of gaps against
# gap_fte of progress.csv, which awk rounds; the month of the report
for name in London Essex; do
	gap=$(cell "$T/t/progress.csv" gap_fte area_name=$name level=area_team role=headline period=2014-09)
	same "the gap of $name" "$name,$(printf '%.1f' "$gap")" "$(grep "^$name," "$T/r/comparison-gaps.csv")"
done
same "a month is 2014-04, a number has no comma, what is missing says why" "2014-04,10424,,11495" \
	"$(grep '^2014-04' "$T/r/england-trajectory.csv" | cut -d, -f1-4)"
# published figures: May 2010 8,092; nothing for June 2010
same "[x] stands in a column of its own" "2010-06,,x" "$(grep '^2010-06' "$T/r/england-trajectory.csv" | cut -d, -f1-3)"
same "no sign of typography in any number" "" "$(grep -lE '(^|,)(−|\+)[0-9]|"[0-9]+,[0-9]{3}"|[0-9] \[[a-z]\]' "$T"/r/*-*.csv)"
says "SVG has its words as text" ">Target 12,292 by March 2015</text>" "$T/r/england-trajectory.svg"
says "and what it shows, in words" "<desc id=\"trajectory-desc\">" "$T/r/england-trajectory.svg"

# names from outside
says "a name is text in a page" '<h1>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</h1>' "$T/odd/region-N.html"
same "and nowhere a script" "" "$(grep -l '<script>alert' "$T"/odd/*.html "$T"/odd/*.svg)"
says "right-to-left letters stay" '<h1>שלום עולם</h1>' "$T/odd/region-S.html"
same "data for the script ends no script" "" "$(grep -l 'areas-data.*]]></script><b>' "$T"/odd/*.html)"
check "nothing in the data of charts runs as a formula" test -z "$(grep -lE '(^|,)"?=' "$T"/odd/*-*.csv)"
says "the name is there all the same" "'=HYPERLINK" "$T/odd/region-N-distance.csv"
says "the index says what there is no report of" "No report: the area did not exist in September 2020." "$T/odd/index.html"

# one area: its page is made, the index leads to what is there
render "$HV" "$T/t" "$T/one" -a Q46 >/dev/null 2>&1
check "its page" test -s "$T/one/area-team-Q46.html"
same_file "is the same as among all" "$T/r/area-team-Q46.html" "$T/one/area-team-Q46.html"
same "the index leads to it alone" area-team-Q46.html "$(grep -o 'href="[a-z-]*Q[0-9]*.html' "$T/one/index.html" | cut -d'"' -f2)"
says "and says of the others" "No report: not made yet." "$T/one/index.html"

# a report that fails: the index says so
rm "$T/one/area-team-Q46.html" && mkdir "$T/one/area-team-Q46.html.tmp" # nothing can be written there
status "a page that cannot be written" 1 render "$HV" "$T/t" "$T/one" -a Q46
refuse "is gone" test -e "$T/one/area-team-Q46.html"
says "and the index says so" "No report: it failed; the messages of the run say why." "$T/one/index.html"
end
