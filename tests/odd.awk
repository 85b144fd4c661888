# An odd programme, made up for tests: writes its files to the folder `dir`, which has `extracts` and `layouts`.
#
# areas, regions   how many; regions=0: the areas are parts of the whole; areas=0: the whole alone
# months           from January 2000, the baseline; first=2: the first figure is of the third month
# end              months from the baseline to the deadline
# names            letters of each name (0: "Area 7"); they hold what names should not
# values           usual: from 40, and so fast as `pace` says (1: on its plan); wide: 0, 0.4 and 1,400,000
# plan             1: each area has a trajectory
# fewer            1: the target is below the baseline
# measure          fte or headcount
# flows            1: headcount, joiners, leavers and students each month, and a population
# gaps             1: some months are missing, the last ones are provisional; one area has no figure of late

function quoted(s) { gsub(/"/, "\"\"", s); return "\"" s "\"" }
function month(m) { return sprintf("%d-%02d", 2000 + int(m / 12), m % 12 + 1) }
function code(i) { return sprintf("A%03d", i) }
function parent(i) { return regions ? "R" (i % regions) : "T" }

# a name with what must be shown as it is; filled up to `names` characters
function name(i,    s, k) {
	if (!names) return "Area " i
	k = split("<script>alert(1)</script> & Sons|\"Quoted\" 'twice' &amp; %s %n|=HYPERLINK(\"http://x\",\"y\")|" \
		"../../up/and/away|-1+1|فريق الصحة|Llan\360\237\230\200fair|Ynys Môn – Ŵ £ “x” −|Team of the North", odd, "|")
	s = odd[i % k + 1] " " i
	if (i % 3 == 0) while (n_letters(s) < names) s = s "pwllgwyngyll" # one word
	else while (n_letters(s) < names) s = s " and the Valleys"
	return letters(s, names)
}
# characters of UTF-8, whatever awk knows of them
function n_letters(s) { gsub(/[\200-\277]/, "", s); return length(s) }
function letters(s, n,    i, k) {
	for (i = 1; i <= length(s); i++) {
		if (substr(s, i, 1) !~ /[\200-\277]/ && k++ == n) break
	}
	return substr(s, 1, i - 1)
}

function baseline(i) {
	if (values == "wide") return i % 4 == 0 ? 0 : i % 4 == 1 ? 0.4 : i % 4 == 2 ? 1400000 : 50 + i
	return 40 + 3 * i
}
# what is planned from the baseline to the deadline: a half of it, at least 2
function planned(i) { return fewer ? -baseline(i) / 4 : int(baseline(i) / 2 + 2) }
function value(i, m,    v) {
	if (values == "wide" && i % 4 < 2) return baseline(i)
	v = baseline(i) + planned(i) * pace * m / end
	if (pace != 1) v += ((i * 7 + m * 13) % 11 - 5) / 20 * (m > 0)
	return measure == "headcount" ? sprintf("%d", v) : sprintf("%.2f", v)
}

BEGIN {
	CONVFMT = OFMT = "%.12g"
	n = areas ? areas : 1; pace = pace == "" ? 0.4 : pace
	for (i = 1; i <= n; i++) { whole += baseline(i); growth += planned(i) }
	f = dir "/programme.csv"
	print "item,value,source,note" > f
	print "title,Odd Programme,,made up for tests\nsubject,nurses,,\nmeasure," measure ",,\nbaseline_period,2000-01,," > f
	printf "baseline,%s,,\ntarget_growth,%s,,\ndeadline,%s,,\n", whole, growth, month(end) > f
	print "direction," (fewer ? "decrease" : "increase") ",,\nroot_area,T,,\nlevels,levels.csv,,\nareas,areas.csv,," > f
	print "layouts,layouts,,\nmeasures,measures.csv,,\nseries,series.csv,,\nextracts,extracts,,\nheadline_series_whole,return,," > f
	if (plan) print "trajectory,trajectory.csv,," > f
	if (regions) print "headline_series_region,return,," > f
	if (areas) print "headline_series_team,return,," > f
	if (flows) print "flow_measures,students_started_headcount;students_qualified_headcount;joiners_headcount;leavers_headcount,,\n" \
		"population_series,children,,\npopulation_measure,children_headcount,,\npopulation_words,children,," > f
	f = dir "/levels.csv"
	print "level,name,plural\nwhole,Country,Countries" > f
	if (regions) print "region,Region,Regions" > f
	if (areas) print "team,Team,Teams" > f
	print "series,name,short_name,publisher,basis,notice,expected_level,expected_measures,source\n" \
		"return,Monthly return,Return,nobody,illustrative,\"Illustrative data, made up for tests\"," \
		(areas ? "team" : "whole") "," measure "," > (dir "/series.csv")
	print "children,Children on lists,Children,nobody,illustrative,\"Illustrative data, made up for tests\",,," > (dir "/series.csv")
	print "measure,name,unit,whole_numbers\nfte,Full-time equivalents,FTE,no\nheadcount,Headcount,people,yes\n" \
		"students_started_headcount,Students started,people,yes\nstudents_qualified_headcount,Newly qualified,people,yes\n" \
		"joiners_headcount,Other joiners,people,yes\nleavers_headcount,Leavers,people,yes\n" \
		"children_headcount,Children,children,yes" > (dir "/measures.csv")
	print "role,column,detail\nperiod,period,\narea_code,area_code,\nseries,series,\nmeasure,measure,\nvalue,value,\n" \
		"status,status," > (dir "/layouts/odd.csv")
	f = dir "/areas.csv"
	print "area_code,ons_code,name,level,parent_code,valid_from,valid_to" > f
	print "T,," (names ? quoted(name(0)) : "Testland") ",whole,,," > f
	for (i = 0; i < regions; i++) print "R" i ",," (names ? quoted(name(i + 3)) : "Region " i) ",region,T,," > f
	for (i = 1; areas && i <= n; i++) print code(i) ",," quoted(name(i)) ",team," parent(i) ",," > f
	f = dir "/trajectory.csv"
	if (plan) print "area_code,period,trajectory_" measure ",version,agreed_on" > f
	for (i = 1; plan && i <= n; i++)
		for (m = 0; m <= end; m += end)
			printf "%s,%s,%s,1,2000-01-31\n", areas ? code(i) : "T", month(m), baseline(i) + (m ? planned(i) : 0) > f
	f = dir "/extracts/return.csv"
	print "period,area_code,series,measure,value,status" > f
	for (m = first + 0; m < months; m++)
		for (i = 1; i <= n; i++) {
			if (gaps && m && (m + i) % 7 == 3 || gaps && i == 1 && m > 1 && m >= months - 3) continue
			row(m, i, measure, value(i, m), gaps && m >= months - 2 ? "p" : "")
			if (flows) more(m, i)
		}
}

function row(m, i, what, v, status) { print month(m) "," (areas ? code(i) : "T") ",return," what "," v "," status > f }

# students start in September, a twentieth of the staff, and qualify a year later
function more(m, i,    staff) {
	staff = baseline(i)
	row(m, i, "headcount", int(1.2 * value(i, m) + 0.99), "") # 0.4 FTE is one person
	row(m, i, "students_started_headcount", m % 12 == 8 ? int(staff / 20) : 0, "")
	row(m, i, "students_qualified_headcount", m % 12 == 8 ? int(staff / 25) : 0, "")
	row(m, i, "joiners_headcount", int(staff / 100) + (i + m) % 3, "")
	row(m, i, "leavers_headcount", int(staff / 150) + (i * m) % 2, "")
	if (m % 12 == 0)
		print month(m) "," (areas ? code(i) : "T") ",children,children_headcount," 1000 + 40 * int(staff) + 37 * i "," > f
}
