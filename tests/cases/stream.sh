# Layouts with parts, and files of any size: the same bytes whatever the order of the rows, the threads, the line
# ends and the packing; every part that is missing from a sum is counted.
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
	mark,-,x
CSV
H=month,team,team_name,org,group,fte,heads
mkdir "$T/a" "$T/b"
F=2020-09-parts.csv

# ingest NAME FILE [OPTION]...: observations, findings, what was said
ingest() {
	name=$1 file=$2; shift 2
	(cd "$(dirname "$file")" && "$B/hw-ingest" "$@" -o "$T/$name.o" -f "$T/$name.f" "$T/p" "$(basename "$file")") \
		>"$T/$name.said" 2>&1
	got=$?
}

# by hand: N1 in January is 1.25 + 2.5 = 3.75 and 2 + 3 = 5; in February one part is suppressed and one has no FTE:
# 4 + 0.5 = 4.5 and 4 + 6 + 1 = 11; N2 has no part with a value in January, and is refused in February
{ echo $H; cat <<-'CSV'; } >"$T/a/$F"
	2020-01,N1,"Ayr, Bee & Cee","A, ""B""",Nurses,1.25,2
	2020-02,N1,"Ayr, Bee & Cee",C,Nurses,4,4
	2020-01,N2,North Two,D,Nurses,*,*
	2020-01,N1,"Ayr, Bee & Cee",E,Nurses,2.5,3
	2020-01,N1,"Ayr, Bee & Cee",E,Doctors,100,100
	2020-02,N1,"Ayr, Bee & Cee",F,Nurses,*,6
	2020-02,N1,"Ayr, Bee & Cee",G,Nurses,0.50,1
	2020-02,N2,North Two,H,Nurses,7,8
	2020-02,N2,North Two,I,Nurses,n/a,9
	2020-01,N2,North Two,J,Nurses,-,
CSV
ingest hand "$T/a/$F"
same "a refused part is an error" 1 "$got"
value() { echo "$(cell "$T/hand.o" value "period=$1" "area_code=$2" "measure=$3")$(cell "$T/hand.o" status "period=$1" "area_code=$2" "measure=$3")"; }
same "sums of parts" "3.75 5" "$(value 2020-01 N1 fte) $(value 2020-01 N1 headcount)"
same "of those that are not suppressed" "4.5 11" "$(value 2020-02 N1 fte) $(value 2020-02 N1 headcount)"
same "suppressed when any part is, and none is left" "c c" "$(value 2020-01 N2 fte) $(value 2020-01 N2 headcount)"
same "with a part refused there is no sum" " 17" "$(value 2020-02 N2 fte) $(value 2020-02 N2 headcount)"
same "it is said where" 10:6:not_a_number "$(cell "$T/hand.f" line severity=error):$(cell "$T/hand.f" field severity=error):$(cell "$T/hand.f" check severity=error)"
# suppressed: N2 January fte and heads, N1 February fte; not available: N2 January fte and heads
says "what is missing is counted" "3 values of parts are suppressed and 2 not available: 1 figure is the sum of the other parts alone, 2 have no part with a value" "$T/hand.said"
says "other groups are counted" "1 row of other staff groups left out" "$T/hand.said"
same "a sum stands on no line" "" "$(cell "$T/hand.o" source_line period=2020-01 area_code=N1 measure=fte)"

# a line that is no record may be a part of any sum
{ cat "$T/a/$F"; echo 'cut,off'; } >"$T/b/$F"
ingest cut "$T/b/$F"
says "a line that was refused" "lines were refused of which it is not known what they are a part of" "$T/cut.said"
# a sum that is too large for a number is refused, whatever the order: 3 times 3,900,000,000
{ echo $H; for i in 1 2 3; do echo "2020-01,N1,,O$i,Nurses,3900000000,1"; done; } >"$T/b/$F"
ingest large "$T/b/$F"
same "a sum that is too large" "1 too_large N1 2020-01" "$got $(cell "$T/large.f" check severity=error) $(cell "$T/large.f" area_code severity=error) $(cell "$T/large.f" period severity=error)"
same "the other sum stands" 3 "$(cell "$T/large.o" value measure=headcount)"

# some megabytes: the sums are awk's, in hundredths
awk -v h=$H 'BEGIN {
	print h; split("N1 N2 S1A S1B", a, " "); n["N1"] = "\"Ayr, Bee & Cee\""; n["N2"] = "North Two"; n["S1A"] = "\"South One A\""; n["S1B"] = "South One B"
	for (i = 0; i < 60000; i++) {
		x = (x * 1103515245 + 12345) % 2147483648; m = int(x / 65536) % 8 + 1; t = a[int(x / 1048576) % 4 + 1]; v = int(x / 4096) % 5000
		printf "2020-%02d,%s,%s,\"Trust %d, the \"\"%d\"\"\",%s,%s,%s\n", m, t, n[t], i, v, i % 3 ? "Nurses" : "Doctors", \
			i % 50 ? sprintf("%d.%02d", v / 100, v % 100) : "*", i % 70 ? v : ""
	}
}' >"$T/a/$F"
awk -F, 'NR > 1 && $(NF - 2) == "Nurses" {k = $1 "," $2; split($(NF - 1), d, "."); f[k] += d[1] * 100 + d[2]; h[k] += $NF}
	END {for (k in f) {printf "%s,fte,%.10g\n%s,headcount,%d\n", k, f[k] / 100, k, h[k]}}' "$T/a/$F" | sort >"$T/expected"
ingest one "$T/a/$F" -j 1
same "read" 0 "$got"
awk -F, 'NR > 1 {print $1 "," $2 "," $4 "," $5}' "$T/one.o" | sort >"$T/got"
same_file "the sums of awk" "$T/expected" "$T/got"
same "of all areas and months" 64 "$(wc -l <"$T/got" | tr -d ' ')"

check "the next stage reads them" "$B/hw-track" -p 2020-09 -o "$T/progress.csv" "$T/p" "$T/one.o"
same "as they are" "$(cell "$T/one.o" value period=2020-08 area_code=N1 measure=fte)" \
	"$(cell "$T/progress.csv" actual_fte period=2020-08 area_code=N1 role=headline)"

equal() { # equal WHAT NAME...: observations, findings and words as with one thread
	what=$1; shift
	for n; do same_file "$what" "$T/one.o" "$T/$n.o"; same_file "$what, findings" "$T/one.f" "$T/$n.f"; same_file "$what, words" "$T/one.said" "$T/$n.said"; done
}
for j in 2 3 7; do
	ingest "j$j" "$T/a/$F" -j $j
	equal "$j threads" "j$j"
done
ingest careful "$T/a/$F" --careful
equal "every record by libcsv" careful
if command -v taskset >/dev/null; then
	(cd "$T/a" && taskset -c 0 "$B/hw-ingest" -o "$T/task.o" -f "$T/task.f" "$T/p" $F >"$T/task.said" 2>&1)
	equal "on one processor" task
fi
{ echo $H; tail -n +2 "$T/a/$F" | sort -t, -k5; } >"$T/b/$F"
refuse "the rows were shuffled" cmp -s "$T/a/$F" "$T/b/$F"
ingest shuffled "$T/b/$F"
equal "shuffled" shuffled
gzip -c "$T/a/$F" >"$T/b/$F"
ingest gz "$T/b/$F"
equal "gzip" gz
{ head -c 1000003 "$T/a/$F" | gzip -c; tail -c +1000004 "$T/a/$F" | gzip -1 -c; } >"$T/b/$F"
ingest members "$T/b/$F"
equal "gzip of two members" members
"$B/hw-ingest" -o "$T/stdin.o" "$T/p" - <"$T/a/$F" 2>/dev/null
for n in one stdin; do cut -d, -f1-6 "$T/$n.o" >"$T/$n.cut"; done
same_file "standard input" "$T/one.cut" "$T/stdin.cut"
sed 's/$/\r/' "$T/a/$F" >"$T/b/$F"
for j in 1 7; do
	ingest crlf "$T/b/$F" -j $j
	same_file "CR LF, $j threads" "$T/one.o" "$T/crlf.o"
	same "and said once" "1:1" "$(grep -c ',crlf,' "$T/crlf.f"):$(cell "$T/crlf.f" line check=crlf)"
done

# a damaged file is refused whole, however much of it could be read
gzip -c "$T/a/$F" | head -c 300000 >"$T/b/$F"
ingest cut_gz "$T/b/$F"
same "a file that is cut off" "1 unreadable 1" "$got $(cell "$T/cut_gz.f" check severity=error) $(wc -l <"$T/cut_gz.o" | tr -d ' ')"
says "is named" "$F: the gzip data end too early: the file is refused" "$T/cut_gz.said"
same "nothing else is said" 2 "$(wc -l <"$T/cut_gz.f" | tr -d ' ')"
gzip -c "$T/a/$F" >"$T/b/$F"
printf '\377\377' | dd of="$T/b/$F" bs=1 seek=$(($(wc -c <"$T/b/$F") - 8)) conv=notrunc 2>/dev/null
ingest bad_gz "$T/b/$F"
same "a wrong checksum" "1 unreadable 1" "$got $(cell "$T/bad_gz.f" check severity=error) $(wc -l <"$T/bad_gz.o" | tr -d ' ')"

# faults anywhere have the same line in any number of pieces; what is said once of a file is said once
odd() { # odd WHAT SED: the file with this change, in 1 and 7 pieces
	sed "$2" "$T/a/$F" >"$T/b/$F"
	ingest odd1 "$T/b/$F" -j 1
	ingest odd7 "$T/b/$F" -j 7
	for k in o f said; do same_file "$1 ($k)" "$T/odd1.$k" "$T/odd7.$k"; done
}
odd "faults in all pieces" '10002s/,N[12],/,N9,/; 10002s/,S1[AB],/,N9,/; 22222s/$/,more/; 40001s/"//; 55555s/[0-9]*$/many/'
same "they are found" "10002 22222 40001 55555" "$(echo $(cell "$T/odd7.f" line severity=error | sort -n))"
odd "another day" '30000,50000s/^2020-05/2020-05-01/; 20000,50000s/^2020-02/2020-02-03/'
same "is said once" 1 "$(grep -c ,not_last_day, "$T/odd7.f")"
odd "an unclosed quote" '30001s/,Nurses,/,"Nurses,/'
odd "Windows-1252" '10000,50000s/^\(.*\)Trust \(.*\)$/\1Tr\xFCst \2/'
same "each line of it" 40001 "$(grep -c ,windows_1252, "$T/odd7.f")"
odd "quoted line ends" 's/, the/,\nthe/'
same_file "which change nothing" "$T/one.o" "$T/odd7.o"
odd "quoted lines of quotes and commas" 's/, the/\n,""\n,,\n/'
odd "a CR inside" '33333s/Trust/Tru\rst/'
odd "a NUL byte" '33333s/Trust/Tru\x00st/'
odd "CR alone" '300,60000s/$/\r/; 300,400s/^/\r/'

# files side by side, large ones among small ones, good ones among bad: in the order of their names
cp -R tests/data/small "$T/many"
cp "$T/p/layouts/parts.csv" "$T/many/layouts/"
cp tests/data/bad/*.csv tests/data/bad/*.gz "$T/many/extracts/"
for i in 01 02 03 04 05 06; do head -n "${i}000" "$T/a/$F" | gzip >"$T/many/extracts/2021-$i-parts.csv.gz"; done
cp "$T/b/$F" "$T/many/extracts/2021-07-parts.csv"
cp "$T/a/$F" "$T/many/extracts/2021-02-more.csv"
for j in 1 2 5; do "$B/hw-ingest" -j $j -o "$T/many$j.o" -f "$T/many$j.f" "$T/many" 2>"$T/many$j.said"; done
for j in 2 5; do for k in o f said; do same_file "many files, $j threads ($k)" "$T/many1.$k" "$T/many$j.$k"; done; done
same "all of them" "$(ls "$T/many/extracts" | wc -l | tr -d ' ')" "$(sed -n 's/^hw-ingest: \([0-9]*\) extracts.*/\1/p' "$T/many2.said")"
for j in 0 x 1000 -1; do status "threads: $j" 2 "$B/hw-ingest" -j "$j" "$T/p"; done

# memory does not grow with the file
if ! grep -q sanitize "$B/cflags"; then
	{ cat "$T/a/$F"; for i in 1 2 3 4 5 6 7 8 9; do tail -n +2 "$T/a/$F"; done; } >"$T/b/$F"
	ingest ten "$T/b/$F" -j 1
	check "16 MB are enough for $(($(wc -c <"$T/b/$F") / 1000000)) MB" sh -c \
		'ulimit -v 16000 && "$0/hw-ingest" -j 1 -o "$2/limited.o" "$2/p" "$2/b/$1"' "$B" "$F" "$T"
	same "ten times the sum" "$(cell "$T/one.o" value period=2020-03 area_code=N1 measure=headcount)0" \
		"$(cell "$T/limited.o" value period=2020-03 area_code=N1 measure=headcount)"
fi
end
