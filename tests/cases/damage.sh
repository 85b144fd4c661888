# Files that came through other hands: other signs between fields, UTF-16, gzip in pieces, personal data. What can be
# read gives the same figures as the plain file, with any number of threads and by either reader; what cannot
# is named, and nothing of it is used or repeated.
. tests/lib.sh

cp -R tests/data/small "$T/p"
cat >"$T/p/layouts/parts.csv" <<-'CSV'
	role,column,detail
	period,month,
	area_code,team,
	area_name,team_name,
	part,org,
	staff_group,group,
	value,fte,fte
	value,heads,headcount
	series,,return
	mark,*,c
CSV
mkdir "$T/f"
F=2020-09-parts.csv

# ingest NAME FILE [OPTION]...: observations, findings, what was said; the name of a file is always the same
ingest() {
	name=$1 file=$2; shift 2
	cp "$file" "$T/f/$F"
	(cd "$T/f" && "$B/hw-ingest" "$@" -o "$T/$name.o" -f "$T/$name.f" "$T/p" "$F") >"$T/$name.said" 2>&1
	got=$?
}

# 30,000 rows, worth several threads; names with both signs, quotes and letters beyond ASCII; some faults
rows() {
	awk -v s="$1" 'BEGIN {
		n = split("month team team_name org group fte heads", h, " "); for (i = 1; i <= n; i++) printf "%s%s", h[i], i < n ? s : "\n"
		split("N1 N2 S1A S1B", a, " "); name["N1"] = "\"Ayr, Bee & Cee\""; name["N2"] = "North Two"; name["S1A"] = "South One A"; name["S1B"] = "South One B"
		for (i = 0; i < 30000; i++) {
			x = (x * 1103515245 + 12345) % 2147483648; t = a[int(x / 1048576) % 4 + 1]; v = int(x / 4096) % 5000
			fte = i == 15001 ? "n/a" : i == 25000 ? "\"1 2\"" : i % 50 ? sprintf("%d.%02d", v / 100, v % 100) : "*"
			org = "\"Tr\303\274st " i ", \"\"a;b\"\"\""
			printf "2020-%02d%s%s%s%s%s%s%s%s%s%s%s%d\n", int(x / 65536) % 8 + 1, s, t, s, name[t], s, org, s, i == 20000 ? "=Doctors" : i % 3 ? "Nurses" : "Doctors", s, fte, s, v
		}
	}'
}
rows , >"$T/comma"
ingest comma "$T/comma" -j 1
same "the plain file has two refused parts" "1 2" "$got $(grep -c '^error' "$T/comma.f")"
same "all figures but theirs" 62 "$(($(wc -l <"$T/comma.o") - 1))"

# severity, check, line and field of each finding; a note has no place here
places() { cut -d, -f1,2,5,6 | sed 's/^\(note,[a-z_0-9]*\),.*/\1/' | sort; }

# equal WHAT NOTE...: figures and findings are those of the plain file, but for these notes
equal() {
	what=$1; shift
	same_file "$what: figures" "$T/comma.o" "$T/x.o"
	{ cat "$T/comma.f"; for c; do echo "note,$c,,,,"; done; } | places >"$T/want"
	places <"$T/x.f" >"$T/got"
	same_file "$what: findings" "$T/want" "$T/got"
}
rows ';' >"$T/semi"
rows "$(printf '\t')" >"$T/tab"
{ printf 'sep=;\n'; cat "$T/semi"; } >"$T/sep"
{ printf '\357\273\277'; cat "$T/semi"; } >"$T/bom"
gzip -c "$T/semi" >"$T/semi.gz"
{ head -c 400001 "$T/tab" | gzip -c; tail -c +400002 "$T/tab" | gzip -c; } >"$T/tab.gz"
{ printf '\377\376'; iconv -f UTF-8 -t UTF-16LE "$T/tab"; } >"$T/le"
{ printf '\376\377'; iconv -f UTF-8 -t UTF-16BE "$T/comma"; } >"$T/be"
gzip -c "$T/le" >"$T/le.gz"
for way in '-j 1' '-j 3' '--careful -j 2'; do
	x() { name=$1; shift; ingest x "$T/$name" $way; equal "$name $way" "$@"; }
	x comma
	x semi semicolons
	x tab tabs
	x bom byte_order_mark semicolons
	x semi.gz semicolons
	x tab.gz tabs
	x le utf_16 tabs
	x be utf_16
	x le.gz utf_16 tabs
	ingest x "$T/sep" $way # all lines are one further down
	same_file "sep=; $way: figures" "$T/comma.o" "$T/x.o"
	same "sep=; $way: lines" "$(cell "$T/comma.f" line severity=error | awk '{print $1 + 1}')" "$(cell "$T/x.f" line severity=error)"
done

# a sign of another kind in a key column is said once, also where the pieces each find one
sed '10000,25000s/,Nurses,/,+Nurses,/' "$T/comma" >"$T/plus"
for way in '-j 1' '-j 5' '--careful -j 1'; do
	ingest plus "$T/plus" $way
	same "a formula, $way" "1:$(grep -n ,+Nurses, "$T/plus" | head -n 1 | cut -d: -f1)" "$(grep -c ,formula, "$T/plus.f"):$(cell "$T/plus.f" line check=formula)"
done

# gzip with something behind it: zero bytes are nothing, all else may be rows
gzip -c "$T/comma" >"$T/good.gz"
damaged() { # damaged WHAT WORDS: in $T/bad.gz, from a file and from standard input
	ingest bad "$T/bad.gz"
	same "$1 is refused" "1 1 2" "$got $(wc -l <"$T/bad.o" | tr -d ' ') $(wc -l <"$T/bad.f" | tr -d ' ')"
	says "$1 is named" "$F: $2: the file is refused" "$T/bad.said"
	status "$1 on standard input" 1 "$B/hw-ingest" -o "$T/bad.o" "$T/p" - <"$T/bad.gz"
	says "$1 on standard input is named" "$2" "$T/said"
}
{ cat "$T/good.gz"; head -c 5000 /dev/zero; } >"$T/bad.gz"
ingest x "$T/bad.gz"
equal "zero bytes behind gzip"
{ cat "$T/good.gz"; tail -n 1 "$T/comma"; } >"$T/bad.gz"
damaged "text behind gzip" "something that is no gzip stands behind the gzip data"
{ cat "$T/good.gz"; head -c 5000 /dev/zero; echo x; } >"$T/bad.gz"
damaged "text behind zero bytes" "something that is no gzip stands behind the gzip data"
{ cat "$T/good.gz"; printf '\037'; } >"$T/bad.gz"
damaged "a second member of one byte" "the gzip data end too early"
{ cat "$T/good.gz"; head -c 300 "$T/good.gz"; } >"$T/bad.gz"
damaged "a second member that is cut" "the gzip data end too early"
head -c 5 "$T/good.gz" >"$T/bad.gz"
damaged "a cut head" "the gzip data end too early"
{ gzip -c "$T/le" | head -c 100000; } >"$T/bad.gz"
damaged "UTF-16 that is cut" "the gzip data end too early"

# personal data: refused by the header alone, and no value of it anywhere, whatever the layout says of the column
cp -R tests/data/small "$T/q"
printf 'ignore,NI_Number,\nignore,Payroll No,\n' >>"$T/q/layouts/tidy.csv"
printf '%s\n' 'period,area_code,area_name,staff_group,measure,value,NI_Number,Payroll No' \
	'2020-02,N1,,Nurses,fte,n/a,QQ123456C,XYZZY1' '2020-02,N2,,Nurses,fte,30,"QQ 12 34 56 C","XYZZY"2' >"$T/2020-02-r.csv"
for s in , ';' "$(printf '\t')"; do
	tr , "$s" <"$T/2020-02-r.csv" >"$T/2020-02-p.csv"
	status "personal data" 1 "$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" -c "$T/c.csv" "$T/q" "$T/2020-02-p.csv"
	same "both columns are named" "7 8" "$(echo $(cell "$T/f.csv" field check=personal_data))"
	same "nothing is used" 1 "$(wc -l <"$T/o.csv" | tr -d ' ')"
	refuse "no value is repeated" grep -qE '123456|12 34 56|XYZZY' "$T/said" "$T/o.csv" "$T/f.csv" "$T/c.csv"
done
# and where the header is missing or says nothing, no such number is repeated either
for f in personal-values no-header personal-data personal-ignored/extracts/2020-02-return; do
	rm -rf "$T/w" && mkdir "$T/w"
	status "numbers in $f" 1 "$B/hw-ingest" -o "$T/w/o.csv" -f "$T/w/f.csv" -c "$T/w/c.csv" -u "$T/w/u.csv" -a "$T/w/areas" \
		-q "$T/w/q.csv" tests/data/small "tests/data/bad/$f.csv"
	cp "$T/said" "$T/w/said"
	"$B/hw-ingest" --explain "tests/data/bad/$f.csv" tests/data/small >"$T/w/explained" 2>&1
	"$B/hw-ingest" --check "tests/data/bad/$f.csv" tests/data/small >"$T/w/checked" 2>&1
	refuse "none of $f is repeated" grep -rqiE '123456|12 34 56|943 ?476 ?5919|nobody(@| QQ)' "$T/w"
	check "all of $f was written" test -s "$T/w/u.csv" -a -s "$T/w/explained" -a -s "$T/w/checked"
done

# what was read in spite of damage is the number that was meant; zero is zero
"$B/hw-ingest" -o "$T/o.csv" tests/data/small tests/data/bad/numbers-mended.csv 2>/dev/null
same "numbers" "65 65 65 12034 1234567.5 12 12 12034 1234.5" "$(echo $(cell "$T/o.csv" value area_code=N2))"
same "zero, blank, suppressed" "0: :x :c" "$(for m in 01 03 04; do printf '%s:%s ' "$(cell "$T/o.csv" value area_code=S1 period=2020-$m)" "$(cell "$T/o.csv" status area_code=S1 period=2020-$m)"; done | sed 's/ $//')"
"$B/hw-ingest" -o "$T/o.csv" tests/data/bad/declared-dates 2>/dev/null
same "declared dates" "2020-02 2020-03 2020-04" "$(echo $(cell "$T/o.csv" period area_code=N2))"
same "declared months as columns" "10 11" "$(echo $(cell "$T/o.csv" value area_code=S1))"
cp -R tests/data/bad/declared-dates "$T/d" && sed -i 's|../../small|'"$ROOT"'/tests/data/small|' "$T/d/programme.csv"
echo 'date,*,dd/mm/yy' >>"$T/d/layouts/tidy.csv"
status "two digits cannot be declared" 3 "$B/hw-ingest" "$T/d"
says "it is named" 'tidy.csv:14: detail: "dd/mm/yy" is no form of dates' "$T/said"
end
