# The illustrative return is what hw-simulate makes from the published figures and simulation.csv, to the byte.
. tests/lib.sh

copy_project "$T/p"
rm "$T"/p/datasets/health-visitors/extracts/*-area-teams.csv "$T/p/datasets/health-visitors/trajectory.csv"
check "make simulate" make_in "$T/p" simulate
for f in "$HV"/extracts/*-area-teams.csv "$HV/trajectory.csv"; do
	same_file "$f" "$f" "$T/p/$f"
done
sed -i 's/^seed,,,20100531/seed,,,20100532/' "$T/p/datasets/health-visitors/simulation.csv"
check "another seed" make_in "$T/p" simulate
refuse "gives other figures" cmp -s "$HV/extracts/2014-06-area-teams.csv" "$T/p/$HV/extracts/2014-06-area-teams.csv"
tables "$T/p/datasets/health-visitors" 2014-04 "$T/t"
same "that still add up to the published ones" 3505 \
	"$(cell "$T/t/progress.csv" actual_fte area_code=Y54 period=2014-04 role=headline)"

# opening + newly qualified + joiners - leavers = closing, for every area and month
"$B/hw-ingest" -o "$T/o.csv" "$HV" 2>/dev/null
awk -F, '$3 == "illustrative" && $6 == "" && $2 !~ /Q6[123]|Q71|Q50|Q59|Q64/ {v[$4, $2, $1] = $5; a[$2]; p[$1]}
	END {
		for (m in p) {
			split(m, d, "-")
			before = d[2] == "01" ? sprintf("%04d-12", d[1] - 1) : sprintf("%s-%02d", d[1], d[2] - 1)
			for (c in a)
				if ((("headcount", c, m) in v) && (("headcount", c, before) in v)) {
					n++
					got = v["headcount", c, before] + v["students_qualified_headcount", c, m] + \
						v["joiners_headcount", c, m] - v["leavers_headcount", c, m]
					bad += got != v["headcount", c, m]
				}
		}
		print n, bad + 0
	}' "$T/o.csv" >"$T/flows"
same "flows close in 21 areas and 58 months" "1218 0" "$(cat "$T/flows")"

sed -i '/^leaver_rate/d' "$T/p/datasets/health-visitors/simulation.csv"
status "a missing assumption" 1 "$B/hw-simulate" -d "$T/x" -a "$T/p/$HV/simulation.csv" -l area-team-return "$HV" "$T/o.csv"
says "is named" 'the simulation needs the item "leaver_rate" with a number' "$T/said"
end
