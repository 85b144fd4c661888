# Codes by date: names and codes of other lists, what became of areas, and unmapped.csv, which is filled in and
# dropped back. Figures and areas are made up, but for the names of Area Teams.
. tests/lib.sh

H='period,area_code,area_name,staff_group,measure,value'
# ingest NAME PROGRAMME [ARGUMENT]...: $T/NAME.o .f .u .said, and the exit status in $got
ingest() {
	name=$1; shift
	"$B/hw-ingest" -o "$T/$name.o" -f "$T/$name.f" -u "$T/$name.u" "$@" >"$T/$name.said" 2>&1
	got=$?
}

# ---- the names of the Area Teams in capitals and cut to 40 characters, in a file without codes
cp -R "$HV" "$T/hv" && rm "$T"/hv/extracts/*
cp -R datasets/geography datasets/layouts datasets/measures.csv "$T/"
printf 'role,column,detail\nperiod,month,\narea_name,team,\nvalue,fte,fte\nseries,,illustrative\n' >"$T/layouts/names.csv"
sed -i 's,\.\./,'"$T"'/,' "$T/hv/programme.csv"
teams() { awk -F, '$1 ~ /^Q(4[4-9]|5|60|6[4-9]|70)/ {print $1}' datasets/geography/areas.csv; }
name() { cell datasets/geography/areas.csv name "area_code=$1"; }
{ echo month,team,fte; for t in $(teams); do echo "2014-09,\"$(name "$t" | tr a-z A-Z | sed 's/ AND / \& /' | cut -c1-40)\",1"; done; } \
	>"$T/hv/extracts/2014-09-names.csv"
ingest names "$T/hv"
same "24 names outside London" "0 24" "$got $(teams | wc -l | tr -d ' ')"
same "each is its own team's" "$(teams | sort)" "$(cell "$T/names.o" area_code status= | sort)"
refuse "nothing is said of them" grep -q names.csv "$T/names.f"
same "nothing is unmapped" "alias,area_code,valid_from,valid_to,source,note" "$(cat "$T/names.u")"
# as the files of the NHS Business Services Authority write some of them: from datasets/geography/aliases.csv
printf 'month,team,fte\n2014-09,"BATH,GLOS,SWINDON & WILTSHIRE AREA TEAM",1\n2014-09,ESSEX  AREA TEAM,2\n2014-09,LONDON,3\n' \
	>"$T/hv/extracts/2014-09-names.csv"
ingest names "$T/hv"
same "an abbreviated name, and one with two spaces" "Q57 Q64" "$(echo $(cell "$T/names.o" area_code status=))"
says "London is a region and a team" '"LONDON" may be Y56, London, or Q71, London: the row is refused' "$T/names.said"
same "unmapped, with what it may be" "LONDON,,,,,\"1 row, first 2014-09-names.csv:4; it may be Y56, London, or Q71, London\"" \
	"$(tail -n 1 "$T/names.u")"

# ---- London as one or three: both given, it counts once; the whole must be its parts
{ echo "$H"; printf '2020-02,%s,,Nurses,fte,%s\n' N1 40 N2 30 S1 30.3 S1A 20.1 S1B 10.2; } >"$T/2020-02-r.csv"
ingest london tests/data/small "$T/2020-02-r.csv"
same "a whole that is its parts" "0 1" "$got $(wc -l <"$T/london.f" | tr -d ' ')"
check "the next stage" "$B/hw-track" -p 2020-02 -o "$T/progress.csv" tests/data/small "$T/london.o"
# 40 + 30 + 30.3
same "it is counted once" "30.3 100.3" "$(cell "$T/progress.csv" actual_fte period=2020-02 area_code=S role=headline) \
$(cell "$T/progress.csv" actual_fte period=2020-02 area_code=T role=headline)"
sed -i 's/10\.2$/11.2/' "$T/2020-02-r.csv"
ingest london tests/data/small "$T/2020-02-r.csv"
same "one that is not" "parts_differ 4 30.3" "$(cell "$T/london.f" check) $(cell "$T/london.f" line) $(cell "$T/london.f" value)"
sed -i '/S1B/d' "$T/2020-02-r.csv"
ingest london tests/data/small "$T/2020-02-r.csv"
same "with a part missing nothing can be said" 1 "$(wc -l <"$T/london.f" | tr -d ' ')"

# ---- what became of areas: A is split into B (0.6) and C (0.4) in March 2020, they merge into D in June
P=$T/heirs
mkdir -p "$P/extracts"
cp -R tests/data/small/layouts tests/data/small/measures.csv tests/data/small/series.csv tests/data/small/levels.csv "$P/"
sed 's/^trajectory.*/successors,successors.csv,,/; /^successions/d' tests/data/small/programme.csv >"$P/programme.csv"
cat >"$P/areas.csv" <<-'CSV'
	area_code,ons_code,name,level,parent_code,valid_from,valid_to
	T,,Testland,country,,,
	A,,Old A,authority,T,,2020-02
	X,,Old X,authority,T,,2020-02
	B,,Team B,team,T,2020-03,2020-05
	C,,Team C,team,T,2020-03,2020-05
	D,,Team D,team,T,2020-06,
	Y,,Team Y,team,T,2020-03,
CSV
cat >"$P/successors.csv" <<-'CSV'
	from_code,to_code,from_period,share,basis,source,note
	B,D,2020-06,1,illustrative,,
	C,D,2020-06,1,illustrative,,
	A,B,2020-03,0.6,illustrative,,
	A,C,2020-03,0.4,illustrative,,
	X,Y,2020-03,,no source tells,,
CSV
{ echo "$H"; cat <<-'CSV'; } >"$P/extracts/2020-02-a.csv"
	2020-01,A,Old A,Nurses,fte,33.33
	2020-02,A,Old A,Nurses,fte,10.000000001
	2020-01,A,Old A,Nurses,HC,47
	2020-02,A,Old A,Nurses,HC,*
	2020-01,X,Old X,Nurses,fte,5
CSV
{ echo "$H"; cat <<-'CSV'; } >"$P/extracts/2020-05-bc.csv"
	2020-03,B,Team B,Nurses,fte,20
	2020-03,C,Team C,Nurses,fte,13.5
	2020-04,B,Team B,Nurses,fte,20.5
	2020-05,B,Team B,Nurses,fte,21
	2020-05,C,Team C,Nurses,fte,14.25
	2020-03,Y,Team Y,Nurses,fte,6
CSV
{ echo "$H"; cat <<-'CSV'; } >"$P/extracts/2020-07-d.csv"
	2020-06,D,Team D,Nurses,fte,36
	2020-07,D,Team D,Nurses,fte,37
CSV
ingest heirs "$P"
same "read" 0 "$got"
values() { for m in 01 02 03 04 05 06 07; do
	echo "$(cell "$T/heirs.o" value area_code=$1 measure=$2 period=2020-$m)$(cell "$T/heirs.o" status area_code=$1 measure=$2 period=2020-$m)"; done | tr '\n' ' '; }
# 33.33 x 0.6 = 19.998, x 0.4 = 13.332; 10.000000001 x 0.6 = 6.0000000006, x 0.4 = 4.0000000004: of the last place that is
# left, B has the larger remainder. B and C begin in March: b.
same "B" "19.998e 6.000000001e 20b 20.5 21   " "$(values B fte)"
same "C" "13.332e 4e 13.5b  14.25   " "$(values C fte)"
# D is B + C, where both have a figure: the sums of what was split are the whole again; none in April
same "D" "33.33e 10.000000001e 33.5e  35.25e 36b 37 " "$(values D fte)"
# 47 x 0.6 = 28.2 and 18.8: whole people, 28 and 19; a suppressed figure makes none
same "people are shared out whole" "28e 19e 47e" "$(values B headcount | cut -d' ' -f1) $(values C headcount | cut -d' ' -f1) $(values D headcount | cut -d' ' -f1)"
same "nothing of what was suppressed" "" "$(cell "$T/heirs.o" value area_code=B measure=headcount period=2020-02)"
same "nothing where no share is known" "6" "$(cell "$T/heirs.o" value area_code=Y)"
same "they stand on no line, but name their table" ",successors.csv" \
	"$(cell "$T/heirs.o" source_line area_code=D period=2020-01 measure=fte),$(cell "$T/heirs.o" source_file area_code=D period=2020-01 measure=fte)"
# known when the last of their parts was: A of February, B and C of May
same "as known when" "2020-02 2020-05" "$(cell "$T/heirs.o" collected area_code=D period=2020-01 measure=fte) $(cell "$T/heirs.o" collected area_code=D period=2020-03 measure=fte)"
check "the next stage" "$B/hw-track" -p 2020-07 -o "$T/progress.csv" "$P" "$T/heirs.o"
same "a history across the breaks" "33.33 33.5 36" "$(for m in 01 03 06; do cell "$T/progress.csv" actual_fte period=2020-$m area_code=D role=headline; done | tr '\n' ' ' | sed 's/ $//')"
# a revision of A is one of what was made of it
{ echo "$H"; echo '2020-01,A,Old A,Nurses,fte,33.5'; } >"$P/extracts/2020-02-b.csv"
sed -i '/^2020-01,A,.*fte/d' "$P/extracts/2020-02-a.csv"
{ echo "$H"; echo '2020-01,A,Old A,Nurses,fte,33.33'; } >"$P/extracts/2020-01-a.csv"
ingest heirs "$P"
same "both are kept" "2020-01:19.998 2020-02:20.1" "$(cell "$T/heirs.o" collected area_code=B period=2020-01 measure=fte | sed 's/$/:/' | paste - /dev/null | tr -d '\t' >"$T/k"; cell "$T/heirs.o" value area_code=B period=2020-01 measure=fte | paste -d'\0' "$T/k" - | tr '\n' ' ' | sed 's/ $//')"
# what is suppressed later is not known from then on under another code either
sed -i 's/,33.5$/,*/' "$P/extracts/2020-02-b.csv"
"$B/hw-ingest" -o "$T/later.o" "$P" 2>/dev/null
same "an estimate goes with its source" "c" "$(awk -F, '$1 == "2020-01" && $2 == "B" && $4 == "fte" {s = $5 $6} END {print s}' "$T/later.o")"
sed -i 's/,\*$/,33.5/' "$P/extracts/2020-02-b.csv"
# where it has a figure itself none is made
echo '2020-01,B,Team B,Nurses,fte,19' >>"$P/extracts/2020-05-bc.csv"
ingest heirs "$P"
same "the own figure stands" "19" "$(cell "$T/heirs.o" value area_code=B period=2020-01 measure=fte)"
grep -v '^successors' "$P/programme.csv" >"$T/without" && cp "$T/without" "$P/programme.csv"
ingest heirs "$P"
refuse "without the table there are none" grep -q ',[eb],2020' "$T/heirs.o"
echo 'successors,successors.csv,,' >>"$P/programme.csv"

# ---- faults of the tables are named with file and line
fault() { # fault WHAT FILE LINE SAYS
	cp "$P/$2" "$T/kept"; echo "$3" >>"$P/$2"
	ingest fault "$P"
	same "$1 is a fault" 3 "$got"
	says "$1" "$P/$2:$(wc -l <"$P/$2" | tr -d ' '): $4" "$T/fault.said"
	cp "$T/kept" "$P/$2"
}
fault "an unknown successor" successors.csv 'B,Z,2020-06,1,,,' 'to_code: "Z" is not the code of another area'
fault "a successor of itself" successors.csv 'B,B,2020-06,1,,,' 'to_code: "B" is not the code of another area'
fault "a share above 1" successors.csv 'D,Y,2020-09,1.1,,,' 'share: "1.1" is no share: above 0 and at most 1 was expected'
fault "a share of nothing" successors.csv 'D,Y,2020-09,0,,,' 'share: "0" is no share'
fault "no month" successors.csv 'D,Y,,1,,,' 'from_period: "" is no month'
fault "shares that do not add up" successors.csv 'D,Y,2020-09,0.9,,,' 'share: the shares of D from 2020-09 on add up to 0.9, not to 1'
echo 'D,Y,2020-09,0.5,,,' >>"$P/successors.csv"
fault "a successor that stands there twice" successors.csv 'D,Y,2020-09,0.5,,,' 'to_code: "Y" stands here twice'
sed -i '$d' "$P/successors.csv"
echo 'aliases,aliases.csv,,' >>"$P/programme.csv"
printf 'alias,area_code,valid_from,valid_to,source,note\nB1,B,,2020-03,,\nB1,C,2020-04,,,\n,,,,,\nnot known,,,,,\n' >"$P/aliases.csv"
ingest aliases "$P"
same "an alias may pass from one area to another" 0 "$got"
{ echo "$H"; printf '2020-%s,B1,,Nurses,fte,9\n' 03 04; } >"$T/b1.csv"
ingest aliases "$P" "$T/b1.csv"
same "by date" "2020-03,B 2020-04,C" "$(sed -n 's/^\(2020-0[34],[BC]\),.*,9,.*/\1/p' "$T/aliases.o" | tr '\n' ' ' | sed 's/ $//')"
fault "an alias of no area" aliases.csv 'B2,Z,,,,' 'area_code: "Z" is not the code of an area'
fault "no alias" aliases.csv ',B,,,,' 'alias: "" is no alias'
fault "an alias that is a code" aliases.csv 'C,B,,,,' 'alias: "C" is the code of another area'
fault "an alias of two areas" aliases.csv 'B1,D,2020-09,,,' "alias: \"B1\" is the alias of another area in $P/aliases.csv:3"

# ---- unmapped.csv: whatever the codes hold, filled in and dropped back the rows are taken
cp -R tests/data/small "$T/p"
echo 'aliases,aliases,,' >>"$T/p/programme.csv"
mkdir "$T/p/aliases"
{ echo "$H"; cat <<-'CSV'; } >"$T/p/extracts/2020-10-return.csv"
	2020-10,"=HYPERLINK(""http://x"")",Ayr,Nurses,fte,1
	2020-10,'-1+1,,Nurses,fte,2
	2020-10,"two
	lines",,Nurses,fte,3
	2020-10,"a ""quote"", a comma",,Nurses,fte,4
	2020-10, N9 ,North Twoo,Nurses,fte,5
	2020-10," N9 ",,Nurses,fte,6
	2020-10,../../etc,<script>,Nurses,fte,7
	2020-10,@@,,Nurses,fte,8
	2020-10,N8,???,Nurses,fte,9
	2020-10,,,Nurses,fte,10
	2020-10,N9,North Twoo,Nurses,HC,5
CSV
ingest odd "$T/p"
same "eleven are refused" "1 11" "$got $(grep -c '^error,unknown_area' "$T/odd.f")"
same "a suggestion, how many rows, where" 'N9,,,,,"2 rows, first 2020-10-return.csv:7, name ""North Twoo""; perhaps N2, North Two"' "$(grep '^N9' "$T/odd.u")"
same "a formula is defused" 1 "$(grep -c "^\"'=HYPERLINK" "$T/odd.u")"
says "the finding tells of it" "fill in the code's line in unmapped.csv" "$T/odd.f"
# fill in by a program that reads CSV as RFC 4180 has it: here every line that ends in ",,,,," before its note
sed 's/,,,,,/,N1,,,,/' "$T/odd.u" >"$T/p/aliases/filled-in.csv"
sed -i 's/,fte,[0-9]*$/,fte,1/' "$T/p/extracts/2020-10-return.csv" # the same figure now, so many times
ingest odd "$T/p"
same "but for the row without code and name all are known" "1 unknown_area:12" "$got $(cell "$T/odd.f" check severity=error):$(cell "$T/odd.f" line severity=error)"
# nine rows of FTE: one is used, eight are the same again
same "each is read as N1's" "1 8" "$(cell "$T/odd.o" value period=2020-10 area_code=N1 measure=fte) $(grep -c ,duplicate_row, "$T/odd.f")"
same "and nothing is unmapped any more" 1 "$(wc -l <"$T/odd.u" | tr -d ' ')"
cp "$T/odd.u" "$T/p/aliases/none-to-fill-in.csv"
ingest again "$T/p"
same_file "the table as it is written does no harm" "$T/odd.o" "$T/again.o"

# ---- fast as carefully: cut names, aliases, closed areas with zeros among figures, in files that repeat their rows
mkdir "$T/way"
{ echo month,place,fte; for i in 1 2 3 4 5 6 7 8 9; do for a in "North Riding and Humber We" Humberside "North Riding and Humber" \
	"North Riding and the Humber" Nowhere; do printf '2020-0%s,%s,%s\n' "$i" "$a" 0 "$i" "$a" "$i" "$i" "$a" 0; done; done; } >"$T/way/2020-09-names.csv"
{ echo month,code,place,fte; for i in 1 2 3; do printf '2020-0%s,%s,,%s\n' "$i" E99000001 5 "$i" OLD 0 "$i" OLD "" "$i" OLD 0.0 "$i" RW 1 "$i" Q2 1; done; } >"$T/way/codes.csv"
cd "$T/way" || exit 1
for n in names:2020-09-names.csv codes:codes.csv; do
	ingest fast "$ROOT/tests/data/bad/ambiguous-area" "${n#*:}"
	ingest slow "$ROOT/tests/data/bad/ambiguous-area" --careful "${n#*:}"
	for k in o f u said; do same_file "${n%:*} ($k)" "$T/slow.$k" "$T/fast.$k"; done
done
cd "$ROOT" || exit 1
same "closed areas with nothing but zeros" "note 9" "$(cell "$T/fast.f" severity check=closed_zeros) $(sed -n 's/.*note: \([0-9]*\) rows of areas.*/\1/p' "$T/fast.said")"

# ---- a layout without codes needs names, always
cp -R tests/data/bad/ambiguous-area "$T/lay" && sed -i 's,\.\./\.\./small,'"$ROOT"'/tests/data/small,' "$T/lay/programme.csv"
sed -i 's/^area_name,place/area_name,?place/' "$T/lay/layouts/names.csv"
ingest lay "$T/lay"
same "names that may be missing" 3 "$got"
says "are not enough" 'names.csv: a column with the role "area_code" or "area_name", which may not be missing, is needed' "$T/lay.said"

# ---- how a code is written: case, spaces and no-break spaces do not count; an area's own name is its alias
nb=$(printf '\302\240')
printf '%s\n' "$H" '2020-02,n1,,Nurses,fte,1' "2020-02, N${nb}2$nb,,Nurses,fte,2" '2020-02,south one,,Nurses,fte,3' \
	'2020-02,AYR BEE AND CEE,,Nurses,headcount,4' >"$T/2020-02-w.csv"
ingest written tests/data/small "$T/2020-02-w.csv"
same "codes as people write them: status" 0 "$got"
same "are the areas'" "N1=1 N2=2 S1=3 N1=4" "$(echo $(tail -n +2 "$T/written.o" | sort -t, -k9,9n | awk -F, '{print $2 "=" $5}'))"
same "nothing is found" 1 "$(wc -l <"$T/written.f" | tr -d ' ')"

# ---- successors that are told and not counted with: the message names them, and no figure is estimated
cp -R tests/data/small "$T/told" && printf 'successors_told,successors.csv,,\n' >>"$T/told/programme.csv"
printf 'from_code,to_code,from_period,share,basis,source,note\nOLD,S1,2020-01,1,made up,,\n' >"$T/told/successors.csv"
{ echo "$H"; echo '2020-02,OLD,,Nurses,fte,5'; } >"$T/2020-02-c.csv"
{ echo "$H"; echo '2019-12,OLD,,Nurses,fte,5'; } >"$T/2019-12-c.csv"
ingest told "$T/told" "$T/2019-12-c.csv" "$T/2020-02-c.csv"
says "the area that took its place" "the row is refused; from 2020-01 use S1" "$T/told.said"
same "nothing is estimated" 0 "$(grep -c ',e,' "$T/told.o")"

# ---- many rows of few unknown codes: in the memory of the codes, the first 20 rows of each named, the same in pieces
awk -v h="$H" 'BEGIN {print h; for (i = 0; i < 300000; i++) printf "2020-%02d,Z%d,Nowhere,Nurses,fte,%d\n", i % 4 + 1, i % 10, i}' >"$T/2020-12-many.csv"
cd "$T" || exit 1
for way in "1 -j1" "7 -j7" "careful --careful"; do
	set -- $way
	ingest "many$1" $2 "$ROOT/tests/data/small" 2020-12-many.csv
done
cd "$ROOT" || exit 1
for n in 7 careful; do for k in o f u said; do same_file "$n ($k)" "$T/many1.$k" "$T/many$n.$k"; done; done
# i % 4 and i % 10 have 20 pairs, of 15,000 rows each; a code has two of them
same "20 codes and months, 20 rows each" 400 "$(grep -c '^error,unknown_area' "$T/many1.f")"
same "the others are counted" 20 "$(grep -c 'so in 14980 more rows' "$T/many1.f")"
same "one line a code" 'Z3,,,,,"30000 rows, first 2020-12-many.csv:5, name ""Nowhere"""' "$(grep '^Z3' "$T/many1.u")"
if ! grep -q sanitize "$B/cflags"; then
	check "16 MB are enough" sh -c 'ulimit -v 16000; "$0/hw-ingest" -j 1 -u "$1/u" tests/data/small "$1/2020-12-many.csv" 2>"$1/e"; test $? -eq 1' "$B" "$T"
fi
end
