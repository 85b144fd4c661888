# `make report` with bad extracts, failing reports and folders that cannot be written to; install, dist.
. tests/lib.sh

project_for_make
report() { make_in "$T/p" report EDITIONS=pdf "$@"; } # faster, and as good here
cp "$T/p/datasets/health-visitors/extracts/2014-09-area-teams.csv" "$T/kept.csv"

# a bad extract beside good ones: everything is said, the other teams' reports come, and the run fails
X=$T/p/datasets/health-visitors/extracts/2014-09-area-teams.csv
N='"Illustrative data, not published figures"'
{
	printf '\357\273\277' # byte order mark
	awk -F, -v n="$N" '
	/Q47/ && /,FTE,/ {print "2014-09-30,Y54,North of England,Q99,Nowhere,Health visitors,FTE,1,illustrative," n}
	/Q48/ && /,FTE,/ {print; sub(/,FTE,[0-9.]*/, ",FTE,999")}
	/Q49/ && /,FTE,/ {sub(/,FTE,[0-9.]*/, ",FTE,n/a")}
	/Q52/ && /,FTE,/ {sub(/West Yorkshire/, "\"West Yorkshire")}
	/Q57/ && /,FTE,/ {sub(/Essex/, "Ess\351x")}
	{print}' "$T/kept.csv" | sed 's/$/\r/'
	printf '2014-09-30,Y57,South of England,Q69'
} >"$X"
refuse "an extract with many faults" report
cp "$T/said" "$T/run"
F=$R/findings.csv
finding() { cell "$F" "$1" "check=$2" | head -n 1; }
for c in unknown_area duplicate_month not_a_number too_few_fields byte_order_mark crlf windows_1252 unclosed_quote; do
	same "$c is in file" 2014-09-area-teams.csv "$(finding file $c)"
	check "$c has a line" test "$(finding line $c)" -gt 0
	check "$c has a column" test "$(finding field $c)" -gt 0
done
same "the line is that of the file" "$(grep -n 'n/a' "$X" | cut -d: -f1)" "$(finding line not_a_number)"
says "the reports come all the same" "31 reports built, 0 skipped, 0 failed" "$T/run"
says "what was refused is said" "some rows of the extracts were refused" "$T/run"
pdftotext "$P/area-team-Q49.pdf" - | tr '\n' ' ' >"$T/q49"
says "the area's report says what is missing" "September 2014: refused, 2014-09" "$T/q49"
says "with line and reason" "line $(finding line not_a_number): \"n/a\" is not a number" "$T/q49"
pdftotext "$P/area-team-Q44.pdf" - | tr '\n' ' ' >"$T/q44"
says "its neighbour has its figure" "Cheshire, Warrington and Wirral had 297.3 FTE" "$T/q44"
refuse "the next run still fails" report
says "and has nothing to do" "nothing to do: 31 reports are up to date" "$T/said"
cp "$T/kept.csv" "$X"
cp "$X" "$T/p/datasets/health-visitors/extracts/2014-09 area teams (2), & more.csv"
report AREA=Q46 >"$T/said" 2>&1
says "a name with spaces is an extract" "2014-09 area teams (2), & more.csv" "$R/findings.csv"

# a report that fails stops nobody: the others come, its old file goes, and every run fails until it is made
rm "$T/p/datasets/health-visitors/extracts/2014-09 area teams (2), & more.csv"
sed -i '/Q46/s/,FTE,[0-9.]*/,FTE,700.5/' "$X"
mkdir "$P/area-team-Q46.pdf.tmp"
refuse "a report that cannot be written" report
refuse "its old file is not there" test -f "$P/area-team-Q46.pdf"
refuse "the next run fails too" report
says "and tries again" "30 reports built, 0 skipped, 1 failed" "$T/said"
rmdir "$P/area-team-Q46.pdf.tmp"
status "until it can be written" 0 report
says "then it is there" "31 reports built, 0 skipped, 0 failed" "$T/said"

# an extract that is a link to a file elsewhere; a folder among the extracts is a finding at once
mv "$X" "$T/elsewhere.csv" && ln -s "$T/elsewhere.csv" "$X"
report AREA=Q46 >/dev/null 2>&1
sed -i '/Q46/s/,FTE,[0-9.]*/,FTE,701.5/' "$T/elsewhere.csv"
status "what a link leads to has changed" 0 report AREA=Q46
says "is seen" "1 report built" "$T/said"
rm "$X" && cp "$T/kept.csv" "$X"
mkdir "$T/p/datasets/health-visitors/extracts/2014-10-folder.csv"
refuse "a folder that is called like an extract" report AREA=Q46
says "is said" "2014-10-folder.csv: is a folder" "$T/said"
rmdir "$T/p/datasets/health-visitors/extracts/2014-10-folder.csv"

# folders with names of several words; nothing but what was installed is removed
cp -R README.md CHANGELOG.md LICENSE docs "$T/p/"
check "install" make_in "$T/p" install "DESTDIR=$T/a dest" "PREFIX=/opt/my tools"
check "installed" test -x "$T/a dest/opt/my tools/bin/hw-render"
check "data too" test -f "$T/a dest/opt/my tools/share/headway/datasets/health-visitors/programme.csv"
mkdir -p "$T/p/a" "$T/p/tools" "$T/a dest/opt/my tools/share/other"
check "uninstall" make_in "$T/p" uninstall "DESTDIR=$T/a dest" "PREFIX=/opt/my tools"
refuse "uninstalled" test -e "$T/a dest/opt/my tools/bin/hw-render" -o -e "$T/a dest/opt/my tools/share/headway"
check "and nothing else" test -d "$T/a dest/opt/my tools/share/other" -a -d "$T/p/a" -a -d "$T/p/tools"
same "nothing is installed at half a name" "" "$(ls -d "$T/a" "$T/p/opt" 2>/dev/null)"

# no git clone, no tarball
refuse "dist outside a clone" make_in "$T/p" dist
says "is said" "this is no git clone" "$T/said"
same "and writes nothing" "" "$(ls "$T/p/build" | grep -E 'dist|tar')"

# a tree that may only be read, as somebody who is not root
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
	chmod 755 "$T"
	refuse "a tree that may only be read" setpriv --reuid=65534 --regid=65534 --clear-groups make -s -C "$T/p" report
	same "is one sentence" 1 "$(grep -c 'cannot be written to by you' "$T/said")"
	refuse "and no other" grep -q 'cannot create\|Permission denied' "$T/said"
	mkdir "$T/locked" && tables "$HV" 2014-09 "$T/t"
	chmod -R a+rX "$T/t" "$B" && chmod 777 "$T/t"
	status "a folder that may only be read" 1 setpriv --reuid=65534 --regid=65534 --clear-groups "$B/hw-render" -d "$T/locked" -f "$FONTS" \
		"$HV" "$T/t/observations.csv" "$T/t/findings.csv" "$T/t"
	same "is said once" "hw-render: $T/locked: cannot write to the folder: Permission denied" "$(cat "$T/said")"
fi
end
