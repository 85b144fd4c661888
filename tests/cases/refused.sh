# A figure that came and was refused is not "not received": the area's report says what became of it, whatever
# stood between the sender and a usable figure.
. tests/lib.sh

F=extracts/2014-09-area-teams.csv
line=$(grep -n 'Q46.*,FTE,' "$HV/$F" | cut -d: -f1)
# said WHAT SED WORDS: after this change of the extract the report of Q46 says so
said() {
	rm -rf "$T/p" && mkdir "$T/p" && cp -R datasets "$T/p/"
	sed -i "$2" "$T/p/$HV/$F"
	tables "$T/p/$HV" 2014-09 "$T/t"
	render "$T/p/$HV" "$T/t" "$T/r" -a Q46 -e pdf >/dev/null 2>&1
	pdftotext "$T/r/area-team-Q46.pdf" - | tr '\n' ' ' |
		sed 's/2014-09[- ]*area-/2014-09-area-/g' >"$T/q46" # the name may be broken over two lines
	says "$1" "Greater Manchester, September 2014: $3" "$T/q46"
}
S='no usable figure was received; 2014-09-area-teams.csv'
said "a header with a typing error" '1s/value/valeu/' "$S was refused as a whole (see findings.csv)."
said "an unclosed quote" "${line}s/Greater/\"Greater/" "$S has rows that were refused (see findings.csv)."
said "an unknown code" "${line}s/Q46,Greater Manchester/Q99,Atlantis/" "$S has rows that were refused (see findings.csv)."
said "no code, but a name" "${line}s/Q46,Greater Manchester/,greater manchester Area Team/" \
	"refused, 2014-09-area-teams.csv line $line: \"\" is not the code of an area; the name beside it belongs to Q46"
said "a slip in the staff group" "${line}s/,Health visitors,/,Health Visitor,/" \
	"refused, 2014-09-area-teams.csv line $line: \"Health Visitor\" is nearly \"Health visitors\""
said "nothing came" "/,Q46,/d" "no figure was received."
# the name of another area, or of none, is a warning with its place; the row is used
for name in Lancashire Atlantis; do
	cp "$HV/$F" "$T/x.csv" && sed -i "${line}s/Greater Manchester/$name/" "$T/x.csv"
	status "the name is $name" 0 "$B/hw-ingest" -f "$T/f.csv" -o "$T/o.csv" "$HV" "$T/x.csv"
	same "it is a warning at its place" "$line 5" "$(cell "$T/f.csv" line check=other_name) $(cell "$T/f.csv" field check=other_name)"
	same "the figure is used" 1 "$(cell "$T/o.csv" value area_code=Q46 measure=fte | wc -l | tr -d ' ')"
done
end
