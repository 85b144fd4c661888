# What the scripts of tests/cases share. Each script sources this, makes its checks, and ends with `end`.
# The current folder is the project's root; T is a folder of the script's own, removed at the end.

B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
ROOT=$PWD
VERSION=${VERSION:-$(sed -n 's/^VERSION = //p' config.mk)}
FONTS=${FONTS:-$(sed -n 's/^FONTS = //p' config.mk)}
HV=datasets/health-visitors
export LC_ALL=C
unset SOURCE_DATE_EPOCH
unset MAKEFLAGS MFLAGS MAKEOVERRIDES MAKELEVEL # a make that a test runs has its own

T=$(mktemp -d "${TMPDIR:-/tmp}/headway-test.XXXXXX") || exit 1
trap 'chmod -R u+rwX "$T" 2>/dev/null; rm -rf "$T"' EXIT
trap 'exit 1' INT TERM

n_passed=0 n_failed=0

pass() { n_passed=$((n_passed + 1)); }
fail() { n_failed=$((n_failed + 1)); echo "FAIL $(basename "$0"): $*"; }

# check WHAT COMMAND...: the command succeeds
check() {
	what=$1; shift
	if "$@" >"$T/said" 2>&1; then pass; else fail "$what"; tail -n 5 "$T/said"; fi
}

# refuse WHAT COMMAND...: the command fails
refuse() {
	what=$1; shift
	if "$@" >"$T/said" 2>&1; then fail "$what"; tail -n 5 "$T/said"; else pass; fi
}

# status WHAT EXPECTED COMMAND...: it ends with this exit status; what it says is in $T/said
status() {
	what=$1 expected=$2; shift 2
	"$@" >"$T/said" 2>&1; got=$?
	if [ "$got" -eq "$expected" ]; then pass; else fail "$what: status $got, expected $expected"; tail -n 5 "$T/said"; fi
}

# same WHAT EXPECTED GOT: two texts are equal
same() {
	if [ "$2" = "$3" ]; then pass; else fail "$1"; printf '  expected: %s\n  got:      %s\n' "$2" "$3"; fi
}

# same_file WHAT EXPECTED GOT: two files are equal
same_file() {
	if cmp -s "$2" "$3"; then pass; else fail "$1"; diff "$2" "$3" | head -n 20; fi
}

# says WHAT PATTERN FILE: the file holds the text (fixed string)
says() {
	if grep -qF -e "$2" "$3"; then pass; else fail "$1: \"$2\" is not in $3"; fi
}

end() {
	echo "$n_passed passed, $n_failed failed"
	[ "$n_failed" -eq 0 ]
	exit
}

# A copy of the project to run make in, with what is built, so that nothing is compiled again.
copy_project() {
	mkdir -p "$1/build" && cp -a Makefile config.mk pipeline include datasets docs "$1/" && mkdir "$1/reports" &&
		cp -a "$B/." "$1/build/"
}

# A copy in $T/p, its reports in $R, those of the usual month in $P; `report` makes them.
project_for_make() {
	copy_project "$T/p"
	R=$T/p/reports/health-visitors
	P=$R/2014-09
}
report() { make_in "$T/p" report "$@"; }

# sums PROJECT: the bytes of all that it made
sums() { (cd "$1/reports" && find . -type f -exec cksum {} + | sort); }

# make in such a copy, with the flags that this build was made with
make_in() {
	folder=$1; shift
	make -s -C "$folder" "CFLAGS=$(cut_flags)" "$@"
}

# the flags of this build, from the line that make keeps of them: CC CFLAGS LDFLAGS VERSION
cut_flags() { cat "$B/cflags"; }

# The tables and reports of a programme for one period, without make: tables PROGRAMME PERIOD FOLDER
tables() {
	mkdir -p "$3"
	"$B/hw-ingest" -o "$3/observations.csv" -f "$3/findings.csv" -c "$3/coverage.csv" "$1" 2>>"$3/said"
	st=$?; [ $st -eq 0 ] || [ $st -eq 1 ] || return 1
	"$B/hw-track" -p "$2" -o "$3/progress.csv" "$1" "$3/observations.csv" 2>>"$3/said" &&
		"$B/hw-forecast" -o "$3/forecast.csv" -l "$3/outlook.csv" -s "$3/scorecard.csv" "$1" "$3/observations.csv" \
			"$3/progress.csv" 2>>"$3/said" &&
		"$B/hw-compare" -o "$3/comparison.csv" -i "$3/inequality.csv" -s "$3/signals.csv" -v "$3/variation.csv" "$1" \
			"$3/observations.csv" "$3/progress.csv" 2>>"$3/said" &&
		"$B/hw-plan" -o "$3/needs.csv" -t "$3/tornado.csv" -a "$3/assumptions.csv" "$1" "$3/observations.csv" \
			"$3/progress.csv" 2>>"$3/said"
}

# render PROGRAMME TABLES FOLDER [OPTION]...: the reports from such tables
render() {
	p=$1 t=$2 d=$3; shift 3
	"$B/hw-render" -f "$FONTS" -d "$d" "$@" "$p" "$t/observations.csv" "$t/findings.csv" "$t"
}

# cell FILE COLUMN KEY=VALUE...: the cells of a table's column in the rows that match, by names
cell() {
	file=$1 column=$2; shift 2
	# our tables quote names with commas: a record is split by the rules of CSV, one line a record
	awk -v column="$column" -v keys="$*" '
	function split_csv(line, out,   n, i, c, q, f) {
		n = 0; q = 0; f = ""
		for (i = 1; i <= length(line); i++) {
			c = substr(line, i, 1)
			if (c == "\"") q = !q
			else if (c == "," && !q) { out[++n] = f; f = "" }
			else f = f c
		}
		out[++n] = f
		return n
	}
	NR == 1 { n = split_csv($0, h); for (i = 1; i <= n; i++) at[h[i]] = i; k = split(keys, pair, " "); next }
	{ split_csv($0, v)
	  for (i = 1; i <= k; i++) { split(pair[i], kv, "="); if (v[at[kv[1]]] != kv[2]) next }
	  print v[at[column]] }' "$file"
}

# odd_programme FOLDER: the small programme, whose areas have names that try to break out of whatever
# they are written into
odd_programme() {
	cp -R tests/data/small "$1"
	{
		head -n 1 "$1/areas.csv"
		printf '%s\n' 'T,,"]]></script><b>&amp;",country,,,' 'N,,"<script>alert(""1"")</script>",region,T,,' \
			'S,,שלום עולם,region,T,,' "N1,,\"A'yr, \"\"Bee\"\" & Cee\",team,N,," \
			'N2,,"=HYPERLINK(""http://x"")",team,N,,' 'S1,,South One,team,S,,' \
			'S1A,,South One A,team,S,,' 'S1B,,South One B,team,S,,' 'OLD,,Old Team,team,S,,2019-12'
	} >"$1/areas.new"
	# of 300 characters, without a space: no line can be broken where it should
	sed "s/South One,/$(printf 'Long%.0s' $(seq 75)),/" "$1/areas.new" >"$1/areas.csv" && rm "$1/areas.new"
	sed -i '2,$s/^\([^,]*,[^,]*\),\("[^"]*"\|[^",]*\),/\1,,/' "$1"/extracts/*.csv # codes say enough
}
