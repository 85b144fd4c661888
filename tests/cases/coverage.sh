# What came and what did not: nil, late, suppressed, refused and missing are kept apart, and by how many days.
. tests/lib.sh

P=$T/p
cp -R tests/data/small "$P"
rm "$P"/extracts/*
H='period,area_code,area_name,staff_group,measure,value'
{ echo "$H"; printf '2020-02,%s,,Nurses,fte,%s\n' N1 40 N2 0; } >"$P/extracts/2020-02-r.csv"
{ echo "$H"; printf '2020-03,%s,,Nurses,fte,%s\n' N1 41 N2 '*' S1 n/a; printf '2020-02,%s,,Nurses,fte,%s\n' N1 42 S1 30; } >"$P/extracts/2020-03-r.csv"
state() { "$B/hw-ingest" -c "$T/c.csv" -o "$T/o.csv" "$P" 2>/dev/null; for c in state collected received_on days_late; do cell "$T/c.csv" $c "period=$1" "area_code=$2"; done | paste -sd' ' | sed 's/ *$//'; }
same "what came in its month, though it was revised later" "received 2020-02" "$(state 2020-02 N1)"
same "a reported 0 is nil" "nil 2020-02" "$(state 2020-02 N2)"
same "what came when others had theirs a month before" "late 2020-03" "$(state 2020-02 S1)"
same "suppressed" suppressed "$(state 2020-03 N2)"
same "refused" refused "$(state 2020-03 S1)"
sed -i '/S1,.*n.a/d' "$P/extracts/2020-03-r.csv"
same "missing" missing "$(state 2020-03 S1)"
# a collection that is always a month behind has nobody who is late
{ echo "$H"; printf '2020-04,%s,,Nurses,fte,%s\n' N1 41 N2 31 S1 30; } >"$P/extracts/2020-05-r.csv"
same "all are a month behind" "received 2020-05" "$(state 2020-04 N1)"

# receipts: python3 -c "import datetime as d; print((d.date(2020, 3, 1) - d.date(2020, 2, 20)).days)" is 10,
# (2021, 1, 2) - (2020, 12, 30) is 3
echo 'receipts,receipts.csv,,' >>"$P/programme.csv"
printf 'file,received_on,due_on\n2020-02-r.csv,2020-03-01,2020-02-20\n2020-03-r.csv,2020-04-01,\n2020-05-r.csv,2020-12-30,2021-01-02\n' >"$P/receipts.csv"
same "by days" "late 2020-02 2020-03-01 10" "$(state 2020-02 N1)"
same "not due on a day" "received 2020-03 2020-04-01" "$(state 2020-03 N1)"
same "early" "received 2020-05 2020-12-30 -3" "$(state 2020-04 N1)"
printf 'file,received_on,due_on\na.csv,2020-02-30,\nb.csv,,soon\n' >"$P/receipts.csv"
status "days that are none" 3 "$B/hw-ingest" -c "$T/c.csv" -o "$T/o.csv" "$P"
for d in '2: received_on: "2020-02-30"' '3: received_on: ""' '3: due_on: "soon"'; do says "$d" "receipts.csv:$d is not a day such as 2014-09-30" "$T/said"; done
end
