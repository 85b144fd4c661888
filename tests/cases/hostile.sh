# Input of an unkind hand: what is no file, what is too long, what tries to be a command or a path, disks that are full
# and folders that cannot be written to. Everything ends soon, with a word and a status, and leaves nothing half-written.
. tests/lib.sh

H=period,area_code,area_name,staff_group,measure,value
P=tests/data/small
reads() { timeout 100 "$B/hw-ingest" -f "$T/f.csv" -o "$T/o.csv" "$@"; }

# what is no file
mkdir "$T/folder"
for f in "$T/folder" "$T/none.csv" /dev/null /dev/zero ""; do status "FILE is \"$f\"" 1 reads $P "$f"; done
: >"$T/empty.csv"
status "an empty file" 1 reads $P "$T/empty.csv"

# what is too long: a line, a field in quotes that are never closed, quotes alone, zeros, fields of nothing
long() { head -c 5000000 /dev/zero | tr '\0' "$1"; }
{ echo $H; long x; } >"$T/x.csv"; status "a line of 5 MB" 1 reads $P "$T/x.csv"
{ printf '%s\n2020-02,N1,"' $H; long x; } >"$T/x.csv"; status "an open quote of 5 MB" 1 reads $P "$T/x.csv"
long '"' >"$T/x.csv"; status "5 MB of quotes" 1 reads $P "$T/x.csv"
head -c 5000000 /dev/zero >"$T/x.csv"; status "5 MB of zeros" 1 reads $P "$T/x.csv"
long , >"$T/x.csv"; status "5 MB of commas" 1 reads $P "$T/x.csv"
long '\n' >"$T/x.csv"; status "5 MB of blank lines" 1 reads $P "$T/x.csv"
awk -v h=$H 'BEGIN {print h; for (i = 0; i < 100000; i++) print "2020-02,N1,,Nurses,fte,n/a"}' >"$T/x.csv"
status "100,000 faults" 1 reads $P "$T/x.csv"
same "all are in the table" 100001 "$(wc -l <"$T/f.csv" | tr -d ' ')"
says "in the last line" "errors 100000," "$T/said"
check "a person sees the first, and how many there are" test "$(wc -l <"$T/said")" -lt 30

# a name that holds a line end, a command, a formula, a way up
name() { printf '%s\n2020-02,N1,"Ayr, Bee & Cee",Nurses,fte,41\n' $H >"$T/$1"; status "the name is $1" 0 reads $P "$T/$1"; }
name "$(printf 'a\nb.csv')"
name '=cmd|calc.csv'
name "$(head -c 240 /dev/zero | tr '\0' n).csv"
name "folder/../x.csv"
(cd "$T" && reads "$ROOT/$P" '=cmd|calc.csv') 2>/dev/null
same "a formula is defused" "'=cmd|calc.csv" "$(cell "$T/o.csv" source_file area_code=N1)"

# no escape sequence reaches the terminal: a column's name, a cell, a file's name
E=$(printf '\033[31m')
printf '%s\n2020-02,N1,"x%s",Nurses,fte,1\n2020-02,N9%s,,Nurses,fte,1%s\n' "${H}x$E" "$E" "$E" "$E" >"$T/${E}x.csv"
sed '1s/x.*//' "$T/${E}x.csv" >"$T/${E}y.csv"
for f in x y; do
	reads $P "$T/$E$f.csv" >"$T/words" 2>&1
	refuse "no command to the terminal ($f)" grep -qF "$E" "$T/words"
	"$B/hw-ingest" --explain "$T/$E$f.csv" $P >"$T/explained" 2>&1
	says "explained ($f)" 'Test Programme' "$T/explained"
	refuse "no command to the terminal, explained ($f)" grep -qF "$E" "$T/explained"
done

# no place to write: the status says that nothing was written, and nothing half-written is left
printf '%s\n2020-02,N1,"Ayr, Bee & Cee",Nurses,fte,41\n' $H >"$T/good.csv"
status "a full disk" 3 "$B/hw-ingest" -o /dev/full $P "$T/good.csv"
status "for the findings" 3 "$B/hw-ingest" -o "$T/o2.csv" -f /dev/full $P "$T/good.csv"
status "a folder as output" 3 "$B/hw-ingest" -o "$T/folder" $P "$T/good.csv"
if [ "$(id -u)" -ne 0 ]; then
	chmod 555 "$T/folder"
	status "a folder that is read-only" 3 "$B/hw-ingest" -o "$T/folder/o.csv" $P "$T/good.csv"
fi
same "nothing is left" "" "$(ls "$T/folder")"

# 10,000 areas, and five runs at once that write the same tables
cp -R $P "$T/many"
awk 'BEGIN {for (i = 0; i < 10000; i++) printf "A%d,,Area %d,team,N,,\n", i, i}' >>"$T/many/areas.csv"
awk -v h=$H 'BEGIN {print h; for (i = 0; i < 10000; i++) printf "2020-02,A%d,Area %d,Nurses,fte,%d.5\n", i, i, i}' >"$T/many.csv"
status "10,000 areas" 0 reads "$T/many" "$T/many.csv"
same "each has its figure" 10001 "$(wc -l <"$T/o.csv" | tr -d ' ')"
cp "$T/o.csv" "$T/alone.csv"
for i in 1 2 3 4 5; do reads "$T/many" "$T/many.csv" 2>/dev/null & done
wait
same_file "five at once" "$T/alone.csv" "$T/o.csv"
same "and leave nothing" "" "$(ls "$T" | grep tmp)"
end
