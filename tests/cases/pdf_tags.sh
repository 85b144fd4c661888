# The PDFs to a reader who cannot see them: PDF/UA-1 and PDF/A-2a, as qpdf and poppler read the files. What no
# machine can judge, the order of reading, is compared with golden texts: when a report changes on purpose,
# `GOLDEN=write sh tests/cases/pdf_tags.sh` makes them anew, and somebody reads what `git diff` says of them.
. tests/lib.sh

# marks FILE: what is in the objects and the content of a PDF, counted: "NAME COUNT" a line
marks() {
	# qpdf's plain form: an object a block, a key a line; letters beyond ASCII are not looked at
	qpdf --qdf --object-streams=disable "$1" - | tr -cd '\11\12\40-\176' | awk '
	/^[0-9]+ 0 obj$/ { id = $1; object[id] = 1 }
	/^%% Contents for page/ { content = 1; depth = 0 }
	content && /^endstream/ { content = 0; if (depth) n["open marks"]++ }
	content && (/ BDC$/ || / BMC$/) { depth++ }
	content && /(^| )EMC$/ { depth--; next }
	content && !depth && /(^|[] )])(f|f\*|S|s|B|B\*|b|b\*|Do|sh|Tj|TJ)$/ { n["drawn outside of marks"]++ }
	/Private/ { n["placeholders"]++ }
	content { next }
	/^  \/S \/[A-Z]/ { kind[id] = substr($2, 2) }
	/^  \/Alt / { alt[id] = length($0) > 30 }
	/^    \/BBox / { box[id] = 1 }
	/^  \/A [0-9]+ 0 R$/ { attributes[id] = $2 }
	/^  \/Scope \/(Row|Column)$/ { scope[id] = 1 }
	/^  \/ListNumbering \// { numbering[id] = 1 }
	/^  \/Subtype \/Link$/ { link[id] = 1 }
	/^  \/Contents / { contents[id] = 1 }
	/^  \/F 4$/ { printed[id] = 1 }
	/^  \/StructParent / { parent[id] = 1 }
	/^  \/Type \/Page$/ { n["pages"]++ }
	/^  \/Tabs \/S$/ { n["tabs"]++ }
	/^  \/Lang \(en-GB\)$/ { n["language"]++ }
	/^    \/DisplayDocTitle true$/ { n["title shown"]++ }
	/^    \/Marked true$/ { n["marked"]++ }
	/^  \/Outlines / { n["bookmarks"]++ }
	/^      \/S \/GTS_PDFA1$/ { n["output intent"]++ }
	/^  \/(CreationDate|ModDate) \(D:20[0-9]*Z\)$/ { n["dates"]++ }
	/^<pdfuaid:part>1<\/pdfuaid:part>$/ { n["ua-1"]++ }
	/^<pdfaid:part>2<\/pdfaid:part>$/ { n["a-2"]++ }
	/^<pdfaid:conformance>A<\/pdfaid:conformance>$/ { n["conformance A"]++ }
	/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">./ { n["dc:title"]++ }
	/^%PDF-1.7$/ { n["version 1.7"]++ }
	END {
		for (i in object) {
			k = kind[i]
			if (k == "Figure") { n["figures"]++; n["figures without words"] += !alt[i]; n["figures without a place"] += !box[i] }
			if (k == "TH") { n["headers"]++; n["headers without scope"] += !scope[attributes[i]] }
			if (k == "L") n["lists without numbering"] += !numbering[attributes[i]]
			if (k == "Table") n["tables"]++
			if (k == "Document") n["documents"]++
			if (link[i]) { n["links"]++; n["links without words"] += !(contents[i] && printed[i] && parent[i]) }
		}
		for (i in n) print i, n[i]
	}'
}

# of a file NAME.marks: how many there are of a kind
count() { sed -n "s/^$2 \([0-9]*\)$/\1/p" "$T/$1.marks"; }

# headings FILE: what is wrong with their levels, which begin at 1 and do not skip
headings() {
	pdfinfo -struct "$1" | awk '$1 ~ /^H[1-6]$/ {
		level = substr($1, 2); if (level > last + 1) print "H" level " after H" last; last = level; n++ }
		$1 == "H1" { ones++ } END { if (ones != 1) print ones + 0 " titles" }'
}

tables "$HV" 2014-09 "$T/t"
render "$HV" "$T/t" "$T/r" -e pdf,csv >/dev/null 2>&1
check "a document of all kinds of block, with odd text" "$B/unit/pdf" "$T/r/odd.pdf"
n=0
for f in "$T"/r/*.pdf; do
	name=$(basename "$f" .pdf) n=$((n + 1))
	marks "$f" >"$T/$name.marks"
	for once in language "title shown" marked bookmarks "output intent" ua-1 a-2 "conformance A" dc:title "version 1.7" documents; do
		same "$name: $once" 1 "$(count "$name" "$once")"
	done
	same "$name: both dates" 2 "$(count "$name" dates)"
	for never in placeholders "open marks" "drawn outside of marks"; do
		same "$name: $never" "" "$(count "$name" "$never")"
	done
	for zero in "figures without words" "figures without a place" "headers without scope" "lists without numbering"; do
		same "$name: $zero" 0 "$(count "$name" "$zero")"
	done
	same "$name: tabs of all pages" "$(count "$name" pages)" "$(count "$name" tabs)"
	same "$name: headings" "" "$(headings "$f")"
	[ "$name" = odd ] ||
		same "$name: a figure a chart" "$(cd "$T/r" && ls "$name"-*.csv | wc -l | tr -d ' ')" "$(count "$name" figures)"
done
same "all reports, and the odd one" 32 $n
same "links say where they lead" 0 "$(count odd "links without words")"
bytes=$(cat "$T"/r/[!o]*.pdf | wc -c) pages=$(cat "$T"/[!o]*.marks | sed -n 's/^pages //p' | awk '{n += $1} END {print n}')
check "less than 40 KB a page ($bytes bytes, $pages pages)" test "$((bytes / pages))" -lt 40960
check "there are some" test "$(count odd links)" -ge 4
check "there are headers" test "$(count england headers)" -ge 20

# odd text is text, and an address cannot end its string
pdftotext "$T/r/odd.pdf" - | tr '\n' ' ' >"$T/odd"
for words in "<script>alert('1')</script> & \"quotes\" (brackets) \\back\\slash" '=HYPERLINK("x")' '[U+05E9][U+05DC]' \
	'[U+202E]gnissorc [U+1F600] Ynys Môn'; do
	says "odd text" "$words" "$T/odd"
done
qpdf --qdf --object-streams=disable "$T/r/odd.pdf" - >"$T/odd.qdf"
grep -a '/URI (' "$T/odd.qdf" | sort -u >"$T/uri"
says "an address is encoded" "/URI (o%27d%29d%20%28%5C.csv)" "$T/uri"
says "another is as it was" "/URI (england.html)" "$T/uri"
same "links to a chart on a later page" 4 "$(grep -ac '^  /Dest (chart-1)$' "$T/odd.qdf")"
same "find it" 1 "$(sed -n '/^  \/Names \[/,/^  \]/p' "$T/odd.qdf" | grep -ac '^    (chart-1)$')"
check "qpdf finds no fault in it" qpdf --check "$T/r/odd.pdf"

# bookmarks are the headings
same "as many bookmarks as headings" "$(pdfinfo -struct "$T/r/england.pdf" | awk '$1 ~ /^H[1-6]$/' | wc -l | tr -d ' ')" \
	"$(qpdf --json=2 --json-key=outlines "$T/r/england.pdf" | grep -c '"title":')"

# the order of reading; of a figure its alternative text is read, and not what stands in the picture
for name in england area-team-Q65; do
	golden=tests/golden/reading-$name.txt
	pdfinfo -struct-text "$T/r/$name.pdf" | grep -v '^ */' |
		awk '{ match($0, /^ */) } figure && RLENGTH > depth { next } { figure = $1 ~ /^Figure/; depth = RLENGTH; print }' >"$T/$name.txt"
	[ "${GOLDEN:-}" != write ] || cp "$T/$name.txt" "$golden"
	same_file "$name: what is read, in order (GOLDEN=write makes it anew)" "$golden" "$T/$name.txt"
done

# two runs, one of them from scratch in another folder: identical bytes
render "$HV" "$T/t" "$T/again" -a Q65 -e pdf >/dev/null 2>&1
check "same bytes again" cmp "$T/r/area-team-Q65.pdf" "$T/again/area-team-Q65.pdf"
"$B/unit/pdf" "$T/odd-again.pdf" 2>/dev/null
check "of odd text too" cmp "$T/r/odd.pdf" "$T/odd-again.pdf"
end
