# Editions of one month's collection: all are kept, the later wins, what changed is listed; and revisions.csv, sources.csv.
. tests/lib.sh

P=$T/p
cp -R tests/data/small "$P"
rm "$P"/extracts/*
H='period,area_code,area_name,staff_group,measure,value'
# file NAME AREA VALUE [AREA VALUE]...: figures of February 2020
file() { f=$P/extracts/$1; shift; { echo "$H"; printf '2020-02,%s,,Nurses,fte,%s\n' "$@"; } >"$f"; }
run() { "$B/hw-ingest" -o "$T/o.csv" -f "$T/f.csv" -r "$T/r.csv" -s "$T/s.csv" -c "$T/c.csv" "$P" >"$T/said" 2>&1; echo $?; }
# the figure of an area as a report of a month knows it: value and status
known() {
	"$B/hw-track" -p "$1" -o "$T/track.csv" "$P" "$T/o.csv" 2>/dev/null
	cell "$T/track.csv" actual_fte "area_code=$2" period=2020-02
}

# a second version: the later wins, both stay, the change is listed, a restatement is none
file 2020-02-r.csv N1 40 N2 30 S1 20
file 2020-02-r-v2.csv N1 41.5 N2 30
same "two versions are no fault" 0 "$(run)"
same "both stay" "40 41.5" "$(echo $(cell "$T/o.csv" value area_code=N1))"
same "and say which they are" ",v2" "$(cell "$T/o.csv" edition area_code=N1 | paste -sd,)"
same "the later wins" 41.5 "$(known 2020-02 N1)"
same "the change is listed, with both places" \
	"2020-02,N1,\"Ayr, Bee & Cee\",return,fte,40,41.5,1.5,3.75,0,no,2020-02-r.csv,2,2020-02-r-v2.csv,2,\"Illustrative data, made up for tests\"" \
	"$(sed 1d "$T/r.csv")"
refuse "nothing is said of areas that the second lacks" grep -q areas_gone "$T/f.csv"
# a tenth version comes behind the second; v1 is the first itself
mv "$P/extracts/2020-02-r.csv" "$P/extracts/2020-02-r-v1.csv"
file 2020-02-r-v10.csv N1 42
same "versions are numbers" "0 42" "$(run) $(known 2020-02 N1)"

# provisional and final: the mark is there, and goes
rm "$P"/extracts/*
file 2020-02-r-provisional.csv N1 40 N2 30
same "provisional" "0 p" "$(run) $(cell "$T/o.csv" status area_code=N1)"
known 2020-02 N1 >/dev/null
same "a provisional figure has its mark" p "$(cell "$T/track.csv" status area_code=N1 period=2020-02 | head -n 1)"
file 2020-02-r-final.csv N1 40 N2 31
file 2020-02-r-v2.csv N1 45 N2 45
same "final comes last" "0 40 31" "$(run) $(known 2020-02 N1) $(known 2020-02 N2)"
known 2020-02 N1 >/dev/null
same "the final one has none; a changed one is revised" "r" "$(cell "$T/track.csv" status area_code=N2 period=2020-02 | head -n 1)"
rm "$P/extracts/2020-02-r-v2.csv"
run >/dev/null
known 2020-02 N1 >/dev/null
same "the mark is dropped" "" "$(cell "$T/track.csv" status area_code=N1 period=2020-02 | head -n 1)"
same "the same figure is no revision" "N2" "$(sed 1d "$T/r.csv" | cut -d, -f2)"

# by day of collection; a day that is none is a part of the name
rm "$P"/extracts/*
file 2020-02-15-r.csv N1 41
file 2020-02-03-r.csv N1 40
file 2020-02-15-r-v2.csv N1 42
same "days follow each other" "0 42" "$(run) $(known 2020-02 N1)"
same "the day is kept" "2020-02-03 2020-02-15 2020-02-15v2" \
	"$(sed 1d "$T/o.csv" | cut -d, -f7,11 --output-delimiter= | paste -sd' ')"
same "from edition to edition" "40,41 41,42" "$(sed 1d "$T/r.csv" | cut -d, -f7-8 | paste -sd' ')"
check "the next stage reads days and editions" "$B/hw-track" -p 2020-02 -o "$T/t.csv" "$P" "$T/o.csv"
sed 's/,v2,/,w2,/' "$T/o.csv" >"$T/odd.csv"
status "an edition that is none" 1 "$B/hw-track" -p 2020-02 -o "$T/t.csv" "$P" "$T/odd.csv"
says "is named" 'edition: "w2" is no edition' "$T/said"

# two kinds that contradict each other: an error, none is used, nor is what one of them replaced; equal ones are used once
rm "$P"/extracts/*
file 2020-02-r.csv N1 40 N2 30
file 2020-02-r-v2.csv N1 41 N2 31
file 2020-02-other.csv N1 43 N2 31
same "two kinds" "1" "$(run)"
same "none is used" "" "$(cell "$T/o.csv" value area_code=N1)"
same "the error names the latest edition" "2020-02-r-v2.csv" "$(cell "$T/f.csv" file check=duplicate_month)"
same "equal ones once" "30 31" "$(echo $(cell "$T/o.csv" value area_code=N2))"
# the same edition twice contradicts itself: what was before it stands
rm "$P"/extracts/*
file 2020-02-r.csv N1 40
file 2020-02-r-v2.csv N1 41 N1 42
same "an edition that contradicts itself" "1 40" "$(run) $(cell "$T/o.csv" value)"

# what was known then: the second month's collection is not known in the first
rm "$P"/extracts/*
file 2020-02-r.csv N1 40 N2 30
file 2020-03-r.csv N1 44.01 N2 30
{ tail -n +2 "$P/extracts/2020-03-r.csv" | sed 's/^2020-02/2020-03/'; } >>"$P/extracts/2020-03-r.csv"
same "two collections" 0 "$(run)"
same "replayed" "40 44.01" "$(known 2020-02 N1) $(known 2020-03 N1)"
same "beyond a tenth" "4.01,10.03,1,yes" "$(sed 1d "$T/r.csv" | cut -d, -f9-12)"
# the limit is a table's
echo 'tolerances,tolerances.csv,,' >>"$P/programme.csv"
printf 'tolerance,value,note\nrevision_pct,11,agreed\n' >"$P/tolerances.csv"
same "another tolerance" "0 no" "$(run) $(sed 1d "$T/r.csv" | cut -d, -f12)"
refuse "then it is no large revision" grep -q large_revision "$T/f.csv"
printf 'tolerance,value\nrevision,11\nchange_pct,-1\n' >"$P/tolerances.csv"
same "a tolerance that is none" 3 "$(run)"
says "is named" 'tolerances.csv:2: tolerance: "revision" is no tolerance' "$T/said"
says "and every other fault" 'tolerances.csv:3: value: "-1" a number of at least 0 was expected' "$T/said"
sed -i '$d' "$P/programme.csv"

# two series of one measure, area and month: how far apart
"$B/hw-ingest" -s "$T/s.csv" -o "$T/o.csv" "$HV" 2>/dev/null
same "the old method beside the new, September 2009: 8100 - 8284.9 = -184.9, -2.23 %" \
	"2009-09,E92000001,England,fte,esr_old,8284.9,esr_new,8100,-184.9,-2.23," "$(sed -n 2p "$T/s.csv")"
end
