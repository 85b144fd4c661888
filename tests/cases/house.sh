# The rules of the house that a machine can hold: layers, doors, names, sizes, data out of the code.
. tests/lib.sh

# each layer includes only what stands to its left: base < stats < data < analysis < chart < report < output
layers="base stats data analysis chart report output"
rank() { n=0; for l in $layers; do n=$((n + 1)); [ "$l" = "$1" ] && echo $n; done; }
bad=""
for f in pipeline/*/*.c; do
	layer=$(basename "$(dirname "$f")")
	for h in $(sed -n 's/^#include "\(.*\)\.h"$/\1/p' "$f"); do
		# a header belongs to the layer that has its .c, or, when several files share it, to the one that names it
		home=$(ls pipeline/*/"$h".c 2>/dev/null | head -n 1)
		[ -n "$home" ] || home=$(grep -l "^#include \"$h.h\"$" pipeline/*/*.c | head -n 1)
		[ "$(rank "$(basename "$(dirname "$home")")")" -le "$(rank "$layer")" ] || bad="$bad $f>$h"
	done
done
same "layers" "" "$bad"

# one door per library
door() { # door PATTERN FILES
	same "only $2 includes $1" "$2" "$(grep -lE "^#include <($1)" -r pipeline include | sort | tr '\n' ' ' | sed 's/ $//')"
}
door 'csv\.h' pipeline/base/csvread.c
door 'zlib\.h' pipeline/base/deflate.c
door 'cairo|pango|fontconfig|hb' "pipeline/output/canvas.c pipeline/output/canvas_parts.h pipeline/output/canvas_pdf.c"
door 'qpdf' pipeline/output/finish.c
same "GSL is seen by stats alone" "" "$(grep -lE '^#include <gsl' -r pipeline include | grep -v '^pipeline/stats/')"
door 'iconv\.h' pipeline/base/utf8.c

# every header stands alone, is named like no header of the system, and each public function has its prefix
for h in include/*.h; do
	check "$h stands alone" "${CC:-gcc}" -std=c11 -D_POSIX_C_SOURCE=200809L -Iinclude -fsyntax-only -x c "$h"
	name=$(basename "$h")
	refuse "$name is no header of the system" test -e "/usr/include/$name"
done

# nothing of the Health Visitor programme stands in C
facts='\b(4200|4,200|8092|8,092|12292|12,292|2015|2010)\b|health.?visitor|area.?team|england|nhs'
for f in pipeline/*.c pipeline/*/*.c include/*.h; do # comments may give examples; the compiler takes them away; a
	# person's NHS number is personal data in any programme
	"${CC:-gcc}" -fpreprocessed -E -P -x c "$f" 2>/dev/null | grep -niE "$facts" | grep -viE 'nhs[ _]?(number|no|num)' | sed "s,^,$f: ,"
done >"$T/facts"
same "nothing of the programme in C" "" "$(cat "$T/facts")"

# sizes: a stage is read in a minute, a file has one subject
long=""
for f in pipeline/*.c; do [ "$(wc -l <"$f")" -le 150 ] || long="$long $f"; done
same "each stage under 150 lines" "" "$long"
long=""
for f in pipeline/*/*.c include/*.h tests/unit/*; do [ "$(wc -l <"$f")" -le 500 ] || long="$long $f"; done
same "no file over 500 lines" "" "$long"

# what is said in two places is the same
for p in ingest track forecast compare plan render simulate stats; do
	says "README tells of hw-$p" "hw-$p" README.md
done
same "version of the changelog" "$VERSION" "$(sed -n 's/^## \([0-9.]*\).*/\1/p' CHANGELOG.md | head -n 1)"
for target in $(sed -n 's/^\([a-z-]*\):.*# .*/\1/p' Makefile); do
	says "README tells of make $target" "make $target" README.md
done
same "no clock, no locale, no randomness of the system" "" \
	"$(grep -nE '\b(time|localtime|setlocale|rand|srand|random|drand48|gettimeofday|clock_gettime)\(' -r pipeline include)"
same "nothing is left for later" "" "$(grep -nE 'TODO|FIXME|\bXXX\b' -r pipeline include tests/unit Makefile config.mk)"
end
