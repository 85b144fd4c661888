# The inputs of tests/fuzz/corpus, among them each that once found something, go through their fuzz targets, without a
# fuzzer: a target stops with a signal where something is not so.
. tests/lib.sh

cat >"$T/main.c" <<-'C'
	#include <stdint.h>
	#include <stdio.h>

	int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

	int main(int argc, char **argv)
	{
	    static uint8_t data[100000];

	    for (int i = 1; i < argc; i++) {
	        FILE *f = fopen(argv[i], "rb");
	        size_t n = f ? fread(data, 1, sizeof data, f) : 0;

	        fprintf(stderr, "%s\n", argv[i]);
	        if (!f || fclose(f))
	            return 1;
	        LLVMFuzzerTestOneInput(data, n);
	    }
	    return 0;
	}
C
for f in tests/fuzz/*.c; do
	target=$(basename "$f" .c)
	check "$target is built" "${CC:-gcc}" -std=c11 -D_POSIX_C_SOURCE=200809L $(cut_flags) -Iinclude "$f" "$T/main.c" \
		"$B/headway.a" -lcsv -lz -lm -pthread -o "$T/$target"
	check "$target has a corpus" test -n "$(ls "tests/fuzz/corpus/$target")"
	check "$target finds nothing" "$T/$target" tests/fuzz/corpus/"$target"/*
done
end
