# kill -9 of make, of a stage, or of all at once, at any moment: the next run gives the bytes of an
# undisturbed one, and leaves nothing else behind.
. tests/lib.sh

check "pkill is there" command -v pkill
check "pgrep is there" command -v pgrep
copy_project "$T/calm"
check "the undisturbed run" make_in "$T/calm" report
sums "$T/calm" >"$T/expected"
copy_project "$T/p"

# kill_after SECONDS WHAT: start afresh, wait, kill, finish
kill_after() {
	rm -rf "$T/p/reports/health-visitors" "$T/p/build/inputs"
	setsid make -s -C "$T/p" "CFLAGS=$(cut_flags)" report >/dev/null 2>&1 &
	leader=$!
	sleep "$1"
	case $2 in
	all) kill -9 -- -$leader ;;
	make) kill -9 $leader ;; # its stage lives on and writes beside the next run
	stage) pkill -9 -s $leader hw- ;;
	esac 2>/dev/null
	make_in "$T/p" report >"$T/said" 2>&1 || { fail "the run after kill $2 at $1 s"; cat "$T/said"; return; }
	wait $leader 2>/dev/null
	sleep_until_quiet
	sums "$T/p" >"$T/got"
	same_file "the same bytes after kill $2 at $1 s" "$T/expected" "$T/got"
}

# orphans of a killed make may still be writing
sleep_until_quiet() {
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		pgrep -s $leader >/dev/null || return 0
		sleep 0.5
	done
}

for seconds in 0.02 0.08 0.2 0.5 0.9; do
	kill_after $seconds all
done
for seconds in 0.05 0.3 0.8; do
	kill_after $seconds make
done
for seconds in 0.04 0.3 0.7; do
	kill_after $seconds stage
done
same "no temporary file is left" "" "$(find "$T/p/reports" -name '*.tmp')"

# a half-written file of a killed run, as it would lie there, is taken away
printf 'half' >"$T/p/reports/health-visitors/2014-09/england.pdf.tmp"
touch "$T/p/reports/health-visitors/2014-09/progress.csv"
check "the run beside a leftover" make_in "$T/p" report
sums "$T/p" >"$T/got"
same_file "takes it away" "$T/expected" "$T/got"
end
