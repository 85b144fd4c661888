# The same input gives the same bytes: in another folder, time zone, locale and umask, with one processor or two,
# and with the extracts in another order on the disk.
. tests/lib.sh


copy_project "$T/one"
copy_project "$T/a very different folder & name"
check "the first run" make_in "$T/one" report

# another locale must exist to make a difference: German has commas in numbers, Turkish an odd i
mkdir "$T/locales"
for l in de_DE tr_TR; do
	localedef -i $l -f UTF-8 "$T/locales/$l.UTF-8" >/dev/null 2>&1
done
check "a German locale was made" test -d "$T/locales/de_DE.UTF-8"
D="$T/a very different folder & name/datasets/health-visitors/extracts"
mkdir "$T/aside" && mv "$D"/* "$T/aside" && for f in $(ls -r "$T/aside"); do cp "$T/aside/$f" "$D/"; done
# under the sanitizers: glibc 2.36 loses its copy of LOCPATH when a library makes a locale
echo leak:argz_add_sep >"$T/lsan"
other() {
	(umask 077 && cd "$T/a very different folder & name" &&
		LOCPATH=$T/locales LC_ALL=de_DE.UTF-8 LANG=tr_TR.UTF-8 TZ=Pacific/Kiritimati HOME=/nonexistent \
			LSAN_OPTIONS=suppressions=$T/lsan \
			taskset -c 0 make -s "CFLAGS=$(cut_flags)" report)
}
check "the second run" other
sums "$T/one" >"$T/sums1"
sums "$T/a very different folder & name" >"$T/sums2"
same_file "all outputs are the same" "$T/sums1" "$T/sums2"
check "and there are some" test "$(wc -l <"$T/sums1")" -gt 120

# the stages alone, under that locale
LOCPATH=$T/locales LC_ALL=de_DE.UTF-8 TZ=Asia/Kathmandu "$B/hw-ingest" -o "$T/o.csv" "$HV" 2>/dev/null
LOCPATH=$T/locales LC_ALL=tr_TR.UTF-8 "$B/hw-track" -p 2014-09 -o "$T/p.csv" "$HV" "$T/o.csv" 2>/dev/null
LOCPATH=$T/locales LC_ALL=de_DE.UTF-8 "$B/hw-forecast" -o "$T/f.csv" "$HV" "$T/o.csv" "$T/p.csv" 2>/dev/null
same_file "observations" "$T/one/reports/health-visitors/observations.csv" "$T/o.csv"
same_file "progress" "$T/one/reports/health-visitors/2014-09/progress.csv" "$T/p.csv"
same_file "forecasts" "$T/one/reports/health-visitors/2014-09/forecast.csv" "$T/f.csv"

# dates come from the period, or from SOURCE_DATE_EPOCH
tables "$HV" 2014-09 "$T/t"
TZ=America/New_York render "$HV" "$T/t" "$T/r" -a Q46 -e pdf >/dev/null 2>&1
same "the date of the period" "2014-09-30T00:00:00Z" \
	"$(TZ=UTC pdfinfo -isodates "$T/r/area-team-Q46.pdf" | awk '/CreationDate/ {print $2}')"
SOURCE_DATE_EPOCH=1420070400 render "$HV" "$T/t" "$T/r" -a Q46 -e pdf >/dev/null 2>&1
same "SOURCE_DATE_EPOCH" "2015-01-01T00:00:00Z" \
	"$(TZ=UTC pdfinfo -isodates "$T/r/area-team-Q46.pdf" | awk '/CreationDate/ {print $2}')"
end
