# kill -9 of make, of a stage, or of all at once, at any moment: the next run gives the bytes of an
# undisturbed one, and leaves nothing else behind.
. tests/lib.sh

check "pkill is there" command -v pkill
check "pgrep is there" command -v pgrep

# the small programme in all editions, and the real one, whose tables are large, in one
copy_project "$T/p"
cp -R tests/data/small "$T/p/datasets/"
small="PROGRAMME=small PERIOD=2020-09" large="EDITIONS=pdf"

# calm NAME SETTING...: an undisturbed run; its bytes in $T/NAME, and how long it took, in thousandths of a second, in $took
calm() {
	name=$1; shift
	rm -rf "$T"/p/reports/*
	started=$(date +%s%N)
	check "$name: the undisturbed run" make_in "$T/p" report "$@"
	took=$((($(date +%s%N) - started) / 1000000))
	sums "$T/p" >"$T/$name"
	check "$name: there is something to compare" test "$(wc -l <"$T/$name")" -gt 40
}

# kill_after PERCENT WHAT NAME SETTING...: start afresh, wait for a part of the time that it takes, kill, finish
kill_after() {
	part=$1 victim=$2 name=$3; shift 3
	rm -rf "$T"/p/reports/* "$T/p/build/inputs"
	setsid make -s -C "$T/p" "CFLAGS=$(cut_flags)" report "$@" >/dev/null 2>&1 &
	leader=$!
	sleep "$(awk -v ms="$took" -v part="$part" 'BEGIN {print ms * part / 1e5}')"
	case $victim in
	all) kill -9 -- -$leader ;;
	make) kill -9 $leader ;; # its stage lives on and writes beside the next run
	stage) pkill -9 -s $leader hw- ;;
	esac 2>/dev/null
	make_in "$T/p" report "$@" >"$T/said" 2>&1 || { fail "$name: the run after kill $victim at $part %"; cat "$T/said"; return; }
	wait $leader 2>/dev/null
	sleep_until_quiet
	sums "$T/p" >"$T/got"
	same_file "$name: the same bytes after kill $victim at $part %" "$T/$name" "$T/got"
}

# orphans of a killed make may still be writing
sleep_until_quiet() {
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		pgrep -s $leader >/dev/null || return 0
		sleep 0.5
	done
}

calm large $large
kill_after 35 stage large $large
kill_after 60 make large $large
kill_after 85 all large $large

calm small $small
for percent in 10 30 50 70 95; do
	kill_after $percent all small $small
done
for percent in 20 60 85; do
	kill_after $percent make small $small
done
for percent in 25 65 80; do
	kill_after $percent stage small $small
done
same "no temporary file is left" "" "$(find "$T/p/reports" -name '*.tmp')"

# a half-written file of a killed run, as it would lie there, is taken away
printf 'half' >"$T/p/reports/small/2020-09/country.pdf.tmp"
touch "$T/p/reports/small/2020-09/progress.csv"
check "the run beside a leftover" make_in "$T/p" report $small
sums "$T/p" >"$T/got"
same_file "takes it away" "$T/small" "$T/got"
end
