#include "csvsplit.h"

#include <string.h>

#ifdef __SSE2__
#include <immintrin.h>
#endif

/* One bit for each of 64 bytes, the first byte the lowest. */

/* In each of 8 bytes its lowest bit, gathered into one byte. */
static inline uint64_t gather(uint64_t lowest)
{
    return lowest * UINT64_C(0x0102040810204080) >> 56;
}

/* 8 bytes, the first the lowest. */
static inline uint64_t load(const char *p)
{
    uint64_t word;

    memcpy(&word, p, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static inline uint64_t equal_portable(const char *p, unsigned char c)
{
    const uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F), ones = UINT64_C(0x0101010101010101);
    uint64_t mask = 0;

    for (int i = 0; i < 64; i += 8) {
        uint64_t x = load(p + i) ^ (ones * c);

        mask |= gather(~(((x & low) + low) | x | low) >> 7) << i;
    }
    return mask;
}

static inline uint64_t high_portable(const char *p)
{
    uint64_t mask = 0;

    for (int i = 0; i < 64; i += 8)
        mask |= gather((load(p + i) >> 7) & UINT64_C(0x0101010101010101)) << i;
    return mask;
}

/* bit i: the parity of the bits 0 to i */
static inline uint64_t prefix_xor(uint64_t m)
{
    m ^= m << 1;
    m ^= m << 2;
    m ^= m << 4;
    m ^= m << 8;
    m ^= m << 16;
    return m ^ m << 32;
}

static inline bool special_portable(const char *p)
{
    return high_portable(p) || equal_portable(p, '\0') || equal_portable(p, '\r');
}

/* What one block hands on to the next. */
struct state {
    uint64_t inside; /* all ones when the block before ended inside quotes */
    uint64_t fresh;  /* 1 when a field begins with this block, or a doubled quote goes on in it */
    uint64_t closed; /* 1 when the block before ended with a closing quote */
};

#define TARGET
#define NAME(x)       x##_portable
#define EQUAL(p, c)   equal_portable(p, c)
#define HIGH(p)       high_portable(p)
#define SPECIAL(p)    special_portable(p)
#define PREFIX_XOR(m) prefix_xor(m)
#include "csvsplit_body.h"

#ifdef __SSE2__
static inline uint64_t equal_sse2(const char *p, unsigned char c)
{
    const __m128i wanted = _mm_set1_epi8((char)c);
    uint64_t mask = 0;

    for (int i = 0; i < 4; i++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * i));

        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)) << 16 * i;
    }
    return mask;
}

static inline uint64_t high_sse2(const char *p)
{
    uint64_t mask = 0;

    for (int i = 0; i < 4; i++)
        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(
                    _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * i)))
                << 16 * i;
    return mask;
}

static inline bool special_sse2(const char *p)
{
    const __m128i nul = _mm_setzero_si128(), cr = _mm_set1_epi8('\r');
    __m128i any = nul;

    for (int i = 0; i < 4; i++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * i));

        any = _mm_or_si128(any, _mm_or_si128(bytes, _mm_or_si128(_mm_cmpeq_epi8(bytes, nul),
                                                                 _mm_cmpeq_epi8(bytes, cr))));
    }
    return _mm_movemask_epi8(any) != 0;
}

#define TARGET
#define NAME(x)       x##_sse2
#define EQUAL(p, c)   equal_sse2(p, c)
#define HIGH(p)       high_sse2(p)
#define SPECIAL(p)    special_sse2(p)
#define PREFIX_XOR(m) prefix_xor(m)
#include "csvsplit_body.h"

__attribute__((target("pclmul"))) static inline uint64_t prefix_xor_clmul(uint64_t m)
{
    __m128i product =
        _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)m), _mm_set1_epi8((char)0xFF), 0);

    return (uint64_t)_mm_cvtsi128_si64(product);
}

#define TARGET __attribute__((target("avx2,bmi,popcnt,pclmul")))

TARGET static inline uint64_t equal_avx2(const char *p, unsigned char c)
{
    const __m256i wanted = _mm256_set1_epi8((char)c);
    __m256i a = _mm256_loadu_si256((const __m256i *)(const void *)p);
    __m256i b = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));

    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, wanted)) |
           (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, wanted)) << 32;
}

TARGET static inline uint64_t high_avx2(const char *p)
{
    __m256i a = _mm256_loadu_si256((const __m256i *)(const void *)p);
    __m256i b = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));

    return (uint32_t)_mm256_movemask_epi8(a) | (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32;
}

/* As signed bytes, those above 127 are below 0; NUL is 0, and so is CR with its bits turned. */
TARGET static inline __m256i least_avx2(const char *p)
{
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)p);

    return _mm256_min_epi8(bytes, _mm256_xor_si256(bytes, _mm256_set1_epi8('\r')));
}

TARGET static inline bool special_avx2(const char *p)
{
    __m256i least = _mm256_min_epi8(least_avx2(p), least_avx2(p + 32));

    return _mm256_movemask_epi8(_mm256_cmpgt_epi8(_mm256_set1_epi8(1), least)) != 0;
}

#define NAME(x)       x##_avx2
#define EQUAL(p, c)   equal_avx2(p, c)
#define HIGH(p)       high_avx2(p)
#define SPECIAL(p)    special_avx2(p)
#define PREFIX_XOR(m) prefix_xor_clmul(m)
#include "csvsplit_body.h"

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vbmi2,bmi,popcnt,pclmul")))

TARGET static inline uint64_t equal_avx512(const char *p, unsigned char c)
{
    return _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(p), _mm512_set1_epi8((char)c));
}

TARGET static inline uint64_t high_avx512(const char *p)
{
    return _mm512_movepi8_mask(_mm512_loadu_si512(p));
}

TARGET static inline bool special_avx512(const char *p)
{
    __m512i bytes = _mm512_loadu_si512(p);
    __m512i least = _mm512_min_epi8(bytes, _mm512_xor_si512(bytes, _mm512_set1_epi8('\r')));

    return _mm512_cmple_epi8_mask(least, _mm512_setzero_si512()) != 0;
}

/* the numbers from 0 to 63, of which those of the bits are kept, then made wider */
static const unsigned char numbers[64] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
    44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};

TARGET static inline void store_avx512(uint16_t *end, uint64_t bits, size_t n, size_t at)
{
    __m512i kept = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(numbers));
    __m512i base = _mm512_set1_epi16((short)at);
    __m256i low = _mm512_castsi512_si256(kept), high = _mm512_extracti64x4_epi64(kept, 1);

    _mm512_storeu_si512(end, _mm512_add_epi16(base, _mm512_cvtepu8_epi16(low)));
    if (n > 32)
        _mm512_storeu_si512(end + 32, _mm512_add_epi16(base, _mm512_cvtepu8_epi16(high)));
}

#define NAME(x)                 x##_avx512
#define EQUAL(p, c)             equal_avx512(p, c)
#define HIGH(p)                 high_avx512(p)
#define SPECIAL(p)              special_avx512(p)
#define PREFIX_XOR(m)           prefix_xor_clmul(m)
#define STORE(end, bits, n, at) store_avx512(end, bits, n, at)
#include "csvsplit_body.h"
#endif

/* The best that this processor has; the ways stand in that order. */
static enum csvsplit_way best(void)
{
#ifdef __SSE2__
    if (!__builtin_cpu_supports("bmi") || !__builtin_cpu_supports("popcnt") ||
        !__builtin_cpu_supports("pclmul") || !__builtin_cpu_supports("avx2"))
        return CSVSPLIT_SSE2;
    return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2")
               ? CSVSPLIT_AVX512
               : CSVSPLIT_AVX2;
#else
    return CSVSPLIT_PORTABLE;
#endif
}

static enum csvsplit_way choose(enum csvsplit_way way)
{
    enum csvsplit_way most = best();

    return way == CSVSPLIT_BEST || way > most ? most : way;
}

/* one row a way */
static const struct {
    void (*run)(struct csvsplit *s, const char *bytes, size_t n);
    bool (*is_plain)(const char *bytes, size_t n);
    struct csvsplit_survey (*survey)(const char *bytes, size_t n);
} ways[] = {
    [CSVSPLIT_PORTABLE] = {run_portable, is_plain_portable, survey_portable},
#ifdef __SSE2__
    [CSVSPLIT_SSE2] = {run_sse2, is_plain_sse2, survey_sse2},
    [CSVSPLIT_AVX2] = {run_avx2, is_plain_avx2, survey_avx2},
    [CSVSPLIT_AVX512] = {run_avx512, is_plain_avx512, survey_avx512},
#endif
};

void csvsplit_run(struct csvsplit *s, const char *bytes, size_t n, enum csvsplit_way way)
{
    ways[choose(way)].run(s, bytes, n < CSVSPLIT_MOST ? n : CSVSPLIT_MOST);
}

bool csvsplit_is_plain(const char *bytes, size_t n, enum csvsplit_way way)
{
    return ways[choose(way)].is_plain(bytes, n);
}

struct csvsplit_survey csvsplit_survey(const char *bytes, size_t n, enum csvsplit_way way)
{
    return ways[choose(way)].survey(bytes, n);
}
