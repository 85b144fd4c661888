# --help, --version, exit codes, and output that cannot be written.
. tests/lib.sh

for p in ingest track forecast compare plan render simulate stats; do
	status "hw-$p --help" 0 "$B/hw-$p" --help
	says "hw-$p --help has its usage" "Usage: hw-$p [OPTION]..." "$T/said"
	says "hw-$p --help documents its exit codes" "Exit status: 0 done" "$T/said"
	status "hw-$p --version" 0 "$B/hw-$p" --version
	same "hw-$p --version" "hw-$p (Headway) $VERSION" "$(cat "$T/said")"
	status "hw-$p without operands" 2 "$B/hw-$p"
	status "hw-$p with an unknown option" 2 "$B/hw-$p" --nonsense
	says "hw-$p names the unknown option" "hw-$p: --nonsense is no option of this program" "$T/said"
	sh -c '"$0" --help >/dev/full' "$B/hw-$p" 2>"$T/said2"
	same "hw-$p --help on a full disk" 1 $?
	says "hw-$p says so" "hw-$p: standard output: cannot write: No space left on device" "$T/said2"
done

same "the changelog begins with this version" "## $VERSION" \
	"$(grep -m 1 '^## ' CHANGELOG.md | cut -d ' ' -f 1,2)"

tables "$HV" 2014-09 "$T/t"
O=$T/t/observations.csv
status "hw-track without --period" 2 "$B/hw-track" "$HV" "$O"
says "it says which" "hw-track: --period is missing" "$T/said"
for period in 2014-13 2014 14-09 2014-09-30 September; do
	status "hw-track --period $period" 2 "$B/hw-track" -p "$period" "$HV" "$O"
	says "it says what is expected" "a month such as 2014-09 was expected" "$T/said"
done
status "no such programme" 3 "$B/hw-ingest" "$T/none"
says "the file is named" "$T/none/programme.csv: cannot be opened: No such file or directory" "$T/said"

# a full disk, a folder that is a file, a folder that nobody can write to: said, and nothing is left
full() { # hw-ingest tells a fault of the system, 3, from one of the data, 1
	case "$*" in *hw-ingest*) as=3 ;; *) as=1 ;; esac
	status "$1 to a full disk" $as "$@"
	says "$1 says so" "cannot write: No space left on device" "$T/said"
	same "/dev/full is still a device" "character special file" "$(stat -c %F /dev/full)"
}
full "$B/hw-ingest" -o /dev/full "$HV"
full "$B/hw-ingest" -f /dev/full "$HV"
full "$B/hw-track" -p 2014-09 -o /dev/full "$HV" "$O"
full "$B/hw-forecast" -o /dev/full "$HV" "$T/t/observations.csv" "$T/t/progress.csv"
full "$B/hw-forecast" -l /dev/full "$HV" "$T/t/observations.csv" "$T/t/progress.csv"
for option in -o -i -s -v; do full "$B/hw-compare" $option /dev/full "$HV" "$O" "$T/t/progress.csv"; done
full sh -c '"$0" "$1" >/dev/full' "$B/hw-ingest" "$HV"
full "$B/hw-render" -d "$T/r0" -l /dev/full -a Q46 "$HV" "$O" "$T/t/findings.csv" "$T/t"

: >"$T/file"
status "a folder that is a file" 3 "$B/hw-ingest" -o "$T/file/x.csv" "$HV"
status "a folder that cannot be written to" 3 "$B/hw-ingest" -o /proc/x.csv "$HV"
status "a folder that cannot be made" 1 render "$HV" "$T/t" "$T/file/reports" -a Q46
same "it is said once" "hw-render: $T/file: cannot make the folder: Not a directory" "$(sed 's,/file/reports,/file,' "$T/said")"
mkdir "$T/onto"
status "a file where a folder stands" 3 "$B/hw-ingest" -o "$T/onto" "$HV"
same "nothing half-written is left" "" "$(find "$T" -name '*.tmp')"

# a table that is damaged: named with file, line and column
sed '5s/,headline,/,headlong,/' "$T/t/progress.csv" >"$T/bad.csv"
status "a damaged table" 1 "$B/hw-forecast" "$HV" "$T/t/observations.csv" "$T/bad.csv"
says "line and column" "$T/bad.csv:5: role: \"headlong\" is none of the words expected here" "$T/said"
cp -R "$T/t" "$T/bad" && sed '2s/^[^,]*//' "$T/t/progress.csv" >"$T/bad/progress.csv"
status "a table without its month" 1 "$B/hw-render" -f "$FONTS" -d "$T/r" "$HV" "$O" "$T/t/findings.csv" "$T/bad"
says "is said" "$T/bad/progress.csv: the first row has no report_period" "$T/said"
sed 's/,period,/,perio,/' "$T/t/progress.csv" >"$T/bad.csv"
status "a table without a column" 1 "$B/hw-forecast" "$HV" "$T/t/observations.csv" "$T/bad.csv"
says "the column is named" "$T/bad.csv:1: period: the column is missing" "$T/said"
status "no such typeface" 1 "$B/hw-render" -f "$T" -d "$T/r" "$HV" "$O" "$T/t/findings.csv" "$T/t"
says "the font file is named" "$T/Inter-Regular.otf: the typeface cannot be loaded" "$T/said"
# no table takes the place of what was read, nor of another table
cp "$HV/extracts/2014-09-area-teams.csv" "$T/own.csv"
cp "$T/own.csv" "$T/own.kept"
status "a table in the place of an extract" 3 "$B/hw-ingest" -o "$T/own.csv" "$HV" "$T/own.csv"
says "is refused" "own.csv: is an extract that is read: write the table elsewhere" "$T/said"
same_file "the extract is as it was" "$T/own.kept" "$T/own.csv"
cp -R tests/data/small "$T/within"
status "a table among the extracts" 3 "$B/hw-ingest" -f "$T/within/extracts/findings.csv" "$T/within"
refuse "is not made" test -e "$T/within/extracts/findings.csv"
status "two tables in one file" 3 "$B/hw-ingest" -o "$T/one.csv" -f "$T/./one.csv" tests/data/small
says "are refused" "one.csv: two tables cannot be written to one file" "$T/said"
status "in a folder that is still to be made" 3 "$B/hw-ingest" -o "$T/new/t.csv" -f "$T/new/t.csv" tests/data/small
check "a device keeps nothing" "$B/hw-ingest" -o /dev/null -f /dev/null tests/data/small

end
