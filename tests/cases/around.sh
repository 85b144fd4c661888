# Flows, students, revisions, and what stands around the numbers: actions, sign-off, data quality, words. The
# fixture tests/data/around lies over tests/data/small: three quarterly collections of four teams' months.
. tests/lib.sh

# project FOLDER: the fixture as a programme; pages FOLDER PERIOD: its reports as text, one line each
project() {
	cp -R tests/data/small "$1" && rm "$1"/extracts/* && cp -R tests/data/around/. "$1/" &&
		printf '%s\n' 'actions,actions.csv,,' 'signoff,signoff.csv,,' >>"$1/programme.csv" &&
		sed -i 's/^flow_measures,.*/flow_measures,students_started_headcount;students_qualified_headcount;joiners_headcount;leavers_headcount,,/' \
			"$1/programme.csv"
}
pages() {
	rm -rf "$1-t" "$1-r"
	tables "$1" "$2" "$1-t" && render "$1" "$1-t" "$1-r" -e pdf,png >/dev/null 2>&1 || return 1
	for f in "$1"-r/*.pdf; do pdftotext -layout "$f" - | tr -s ' \n' ' ' >"${f%.pdf}.txt"; done
}

project "$T/p"
check "reports" pages "$T/p" 2020-09
N1=$T/p-r/team-N1.txt N2=$T/p-r/team-N2.txt S1=$T/p-r/team-S1.txt ALL=$T/p-r/country.txt

# N1: 50 people in January; 6 newly qualified; 1 joiner in each of February to September, 8; leavers 1 + 1 + 3 + 1 = 6
# (June's 2 were revised to 3); 50 + 6 + 8 - 6 = 58, and 60 in September: 2 are not explained. 6 + 8 - 6 = 8.
says "what joined and left" "8 more joined than left in 8 months" "$N1"
says "since flows are known" "People, Ayr, Bee & Cee, January 2020 to September 2020." "$N1"
says "what is not explained is named" "Not explained: change in headcount" "$N1"
for words in +6 +8 −6 +2; do says "the step $words" " $words " "$N1"; done
# the country: N1 and S1 (37 people, who neither came nor went); North Two's leavers of May are suppressed
says "areas that are not known throughout are left out" "People, 2 of 3 Teams, January 2020 to September 2020." "$ALL"
says "and named" "Left out, since not all is known: North Two (May 2020, leavers suppressed)." "$ALL"
says "50 + 37 people" "87" "$ALL"
says "a sentence in place of the chart" "What made the change from January 2020 to September 2020 cannot be told, since not all is known: May 2020, leavers suppressed. Headcount went from 40 to 41 (+1)." "$N2"
says "nobody came or went" "As many joined as left in 8 months" "$S1"
refuse "nothing is said to be unexplained where all is" grep -q "Not explained: change" "$S1"

# 12 started in January 2020; 12 months and 90 %: 10.8, with the error of a simulation. The plan expects 55.56 FTE of
# which 8.57 arrive: (64 - (55.56 - 8.57)) / (8.57 / 10.72) = 21.3 people are needed
says "who is due, and how many it takes" "Too few due: 11 of 21 needed by December 2021" "$N1"
same "as the plan has it" "10.7 10.8" "$(cell "$T/p-t/needs.csv" arrivals_people area_code=N1 | awk '{print ($1 >= 10.65 && $1 <= 10.95) ? "10.7 10.8" : $1}')"
says "where nobody trains, later intakes may" "So far 0 due of" "$N2"

# revisions: N1's March was 42.0, then 41.5, then 41.8; its leavers of June 2, then 3. Six measures of January to June
says "counted and told" "Of 36 figures that the report for June 2020 used, two were revised since." "$N1"
says "a row each" "Mar 2020 41.5 41.8 +0.3 2020-09-return.csv" "$N1"
says "of whole people" "Leavers Jun 2020 2 3 +1 2020-09-return.csv" "$N1"
says "first against latest" "March 2020 was revised by −0.2" "$N1"
says "all collections" "Mar 2020 42.0 41.5 41.8" "$N1"
# six measures of six months, less one that is suppressed
says "nothing was revised, and of how many" "Nothing was revised since the report for June 2020: 35 figures unchanged." "$N2"
refuse "no chart then" test -e "$T/p-r/team-N2-revisions.png"
says "the country names the area" "Ayr, Bee & Cee Leavers Jun 2020 2 3 +1" "$ALL"
# 36 + 35 + 36 + 36
says "of all figures" "Of 143 figures that the report for June 2020 used, two were revised since." "$ALL"

# actions: overdue before what is due, however old what is done
says "counted" "3 actions: one overdue, one open and not yet due, one done or dropped." "$N1"
same "overdue first" "HYPERLINK Offer Ask" "$(grep -oE 'HYPERLINK|Offer <b>|Ask why' "$N1" | sed 's/ .*//' | tr '\n' ' ' | sed 's/ $//')"
says "and called so" '=HYPERLINK("x") (illustrative) not named Aug 2020 [x] overdue' "$N1"
says "markup is text" "Offer <b>posts</b> to all" "$N1"
says "what is dropped is not overdue" "1 action: none overdue, none open and not yet due, one done or dropped." "$N2"
says "a whole has those of its areas" "5 actions: two overdue, one open and not yet due, two done or dropped." "$ALL"

# sign-off
says "approved" "Approved by Director & Co. on 12 November 2020" "$N1"
refuse "no draft any more" grep -q "Draft" "$N1"
says "dates" "Publication: 19 November 2020." "$N1"
says "next" "Next report: 18 February 2021." "$N1"
says "contact" "Contact: reports@example.org" "$N1"
says "a row without approval leaves a draft" "Draft: not approved" "$T/p-r/region-S.txt"
says "with its date" "Publication: 20 November 2020." "$T/p-r/region-S.txt"
says "no row" "Draft: not approved" "$N2"
says "no dates" "No date of publication was given." "$N2"
pdftotext "$T/p-r/team-N2.pdf" - >"$T/n2"
pages_n=$(pdfinfo "$T/p-r/team-N2.pdf" | sed -n 's/^Pages: *//p')
# in a notice, in the section about the figures, and at the foot of every page
same "a draft says so" 2 "$(grep -c 'Draft: not approved' "$T/n2")"
same "on every page" "$pages_n" "$(grep -c 'Draft\. Not an official' "$T/n2")"

# data quality
says "coverage" "3 of 3 Teams have a figure for September 2020." "$ALL"
says "no findings" "found no errors and no warnings here." "$N1"
says "suppressed" "North Two, May 2020, Leavers: suppressed by the sender." "$N2"
refuse "a quarterly collection is not late" grep -q "late, it came" "$ALL"

# words: those that the report uses, and no others
says "a word" "Headcount: people, whatever hours they work." "$N1"
says "shorthand that is used" "[x]: not available" "$N1"
refuse "shorthand that is not" grep -q "\[b\]: break" "$N1"
says "assumptions" "Of those who start, qualify 90.0%" "$ALL"
says "made up" "illustrative" "$N1"
says "methods" "Headway $VERSION; formulas, sources and limits: docs/methods.md" "$N1"

# the same programme with other facts: everything revised away, a fault in the data, a late area, an earlier month
project "$T/q"
sed -i '/^2020-06,N1,.*leavers_headcount,3$/d; /^2020-09,N2,/d; s/^2020-08,N2,North Two,Nurses,fte,.*/2020-08,N2,North Two,Nurses,fte,n\/a/' "$T/q/extracts/2020-09-return.csv"
sed -i '/^2020-06,S1A,/d' "$T/q/extracts/2020-06-return.csv"
grep '^2020-06,S1A,' tests/data/around/extracts/2020-06-return.csv >>"$T/q/extracts/2020-09-return.csv"
sed -i '2,$d' "$T/q/actions.csv"
sed -i '/^signoff/d' "$T/q/programme.csv"
check "reports" pages "$T/q" 2020-09
says "no actions" "Recovery actions No actions were supplied." "$T/q-r/team-N1.txt"
says "no file of approvals" "Draft: not approved" "$T/q-r/team-N1.txt"
says "one revision" "Of 36 figures that the report for June 2020 used, one was revised since." "$T/q-r/team-N1.txt"
says "coverage" "2 of 3 Teams have a figure for September 2020." "$T/q-r/country.txt"
says "an error, in plain words" "found one error and no warnings here. All stand in findings.csv" "$T/q-r/team-N2.txt"
says "with its place" "Error: 2020-09-return.csv, line" "$T/q-r/team-N2.txt"
says "not of another area" "found no errors and no warnings here." "$T/q-r/team-N1.txt"
says "late" "South One A, June 2020: late, it came in September 2020." "$T/q-r/team-S1.txt"
check "the first report" pages "$T/p" 2020-03
says "no approval yet of that month" "Draft: not approved" "$N1"
says "before there was a report" "Nothing can be said of what changed since the report for December 2019: it knew no figure of this." "$N1"
check "the second" pages "$T/p" 2020-06
says "an approval of all" "Approved by The board on 1 August 2020" "$N1"
says "a revision of that quarter" "Mar 2020 42.0 41.5 −0.5 2020-06-return.csv" "$N1"
refuse "two collections are no triangle" grep -q "The figures by collection" "$N1"

# without joiners and leavers in the programme there is nothing to say of them
check "small" tables tests/data/small 2020-09 "$T/s-t"
render tests/data/small "$T/s-t" "$T/s-r" -e pdf >/dev/null 2>&1
pdftotext "$T/s-r/team-N1.pdf" - | tr '\n' ' ' >"$T/small"
refuse "no flows" grep -q "Who joined" "$T/small"
refuse "no students" grep -q "in training?" "$T/small"
says "no actions" "No actions were supplied." "$T/small"

# faults in the files are named with line and column
project "$T/bad"
printf '%s\n' 'area_code,action,owner,due,expected_fte,status,note' 'XX,Do,,2020-13,much,late,' 'N1,,,,,open,' >"$T/bad/actions.csv"
cp -R "$T/p-t" "$T/bad-t"
status "faults of actions" 1 render "$T/bad" "$T/bad-t" "$T/bad-r"
says "area" 'actions.csv:2: area_code: "XX" is not the code of an area' "$T/said"
says "month" 'actions.csv:2: due: "2020-13"' "$T/said"
says "number" 'actions.csv:2: expected_fte: "much"' "$T/said"
says "status" 'actions.csv:2: status: "late" is no state of an action: open, done or dropped' "$T/said"
says "no words" 'actions.csv:3: action: "" is empty: say what is done' "$T/said"
sed -i '2,$d' "$T/bad/actions.csv"
printf '%s\n' 'period,area_code,approved_by,approved_on,publication_date,next_publication_date,contact' '2020-09,N1,Director,,2020-11,,' \
	'2020-09,N2,,,,,' '2020-09,N2,,,,,' ',YY,,,,,' >"$T/bad/signoff.csv"
status "faults of the sign-off" 1 render "$T/bad" "$T/bad-t" "$T/bad-r"
says "who and when" 'signoff.csv:2: approved_on: "" is empty: who approved and the day go together' "$T/said"
says "a day" 'signoff.csv:2: publication_date: "2020-11" is not a day such as 2014-11-12' "$T/said"
says "twice" 'signoff.csv:4: area_code: "N2" has two rows for one month' "$T/said"
says "no month" 'signoff.csv:5: period: "" is empty: which month was approved?' "$T/said"
says "no area" 'signoff.csv:5: area_code: "YY" is not the code of an area' "$T/said"
rm "$T/bad/signoff.csv"
status "a file that is named must be there" 1 render "$T/bad" "$T/bad-t" "$T/bad-r"

# the illustrative return of the real programme: a late area, a missing month, a suppressed cell, a revision
tables "$HV" 2014-06 "$T/hv-t"
render "$HV" "$T/hv-t" "$T/hv-r" -a Q54 -e pdf >/dev/null 2>&1
pdftotext -layout "$T/hv-r/area-team-Q54.pdf" - | tr -s ' \n' ' ' >"$T/q54"
says "revised by 9.4" "Mar 2014 533.8 524.4 −9.4 2014-05-area-teams.csv" "$T/q54"
end
