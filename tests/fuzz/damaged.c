/* Fuzzing: damaged numbers and dates. A number that is read in spite of damage is made of the
 * digits that stand there, in their order, and of nothing else; a date that is written in a form is
 * read as that date, and no other text is outside the calendar. */
#include "decimal.h"
#include "numeral.h"
#include "period.h"
#include "period_form.h"
#include "utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define MUST(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "damaged: not so: %s\n", #condition);                                  \
            __builtin_trap();                                                                      \
        }                                                                                          \
    } while (0)

/* What may stand beside digits without changing them, and what says minus. */
static const char *const harmless[] = {"'",      "\u2019", ",",      ".",     "-",
                                       "\u2212", "\u2013", "\ufe63", "\uff0d"};
enum { FIRST_MINUS = 4, HARMLESS = sizeof harmless / sizeof harmless[0] };

/* Keep the digits, the point and a minus; nothing else but spaces and the like may stand there. */
static void strip(const char *s, struct text *t)
{
    for (size_t n; *s; s += n) {
        size_t i = 0;

        n = *s >= '0' && *s <= '9' ? 1 : 0;
        if (n) {
            text_add_bytes(t, s, 1);
            continue;
        }
        n = utf8_space(s);
        while (!n && i < HARMLESS && strncmp(s, harmless[i], strlen(harmless[i])) != 0)
            i++;
        if (n)
            continue;
        MUST(i < HARMLESS);
        n = strlen(harmless[i]);
        if (*s == '.' || i >= FIRST_MINUS)
            text_add(t, *s == '.' ? "." : "-");
    }
}

/* Commas of thousands: three digits stand behind each, before the next or the end of the whole. */
static void check_commas(const char *s)
{
    for (const char *comma = strchr(s, ','); comma; comma = strchr(comma + 1, ',')) {
        MUST(comma > s && strchr("0123456789", comma[-1]));
        MUST(strspn(comma + 1, "0123456789") == 3);
        MUST(!memchr(s, '.', (size_t)(comma - s)));
    }
}

static void check_number(const char *s, char comma)
{
    struct numeral n = numeral_read(s, comma);
    struct text t = {0};
    int64_t value;
    enum decimal_fault plain = decimal_parse(s, &value);

    if (plain == DECIMAL_OK)
        MUST(n.kind == NUMERAL_NUMBER && n.value == value && !n.damage);
    if (plain == DECIMAL_TOO_LARGE)
        MUST(n.kind == NUMERAL_TOO_LARGE);
    if (plain != DECIMAL_NOT_A_NUMBER)
        return;
    MUST(n.kind != NUMERAL_NUMBER || n.damage);
    if (n.kind == NUMERAL_NUMBER) {
        strip(s, &t);
        MUST(decimal_parse(text_of(&t), &value) == DECIMAL_OK && value == n.value);
        MUST(comma == ',' || !strchr(s, ','));
        check_commas(s);
        MUST(!strcmp(numeral_check(&n), "mended_value"));
    }
    text_clear(&t);
    if (n.kind != NUMERAL_TOO_LARGE) {
        MUST(*numeral_check(&n));
        numeral_add_words(&t, &n);
        numeral_add_remedy(&t, &n);
        MUST(t.len > 0 && utf8_valid(t.data, t.len) == t.len);
    }
    text_free(&t);
}

static const struct {
    const char *name, *format;
    int order[3]; /* which of year, month, day stands where, -1 for none */
} forms[] = {
    {"dd/mm/yyyy", "%02d/%02d/%04d", {2, 1, 0}}, {"dd-mm-yyyy", "%d-%d-%d", {2, 1, 0}},
    {"dd.mm.yyyy", "%d.%02d.%d", {2, 1, 0}},     {"mm/dd/yyyy", "%d/%d/%d", {1, 2, 0}},
    {"yyyy/mm/dd", "%d/%d/%d", {0, 1, 2}},       {"yyyymmdd", "%04d%02d%02d", {0, 1, 2}},
};
enum { FORMS = sizeof forms / sizeof forms[0] };

/* A day of the calendar, written in a form, is read as it. */
static void check_day(const uint8_t *data)
{
    int part[3] = {1900 + data[0] % 200, 1 + data[1] % 12, 1 + data[2] % 28}, day = -1;
    int period = 12 * part[0] + part[1] - 1, i = data[3] % FORMS;
    const int *o = forms[i].order;
    char text[64];

    snprintf(text, sizeof text, forms[i].format, part[o[0]], part[o[1]], part[o[2]]);
    MUST(period_form_find(forms[i].name) >= 0);
    MUST(period_form_read(period_form_find(forms[i].name), text, &day) == period);
    MUST(day == part[2]);
    MUST(period_form_is_date(text) || !strpbrk(text, "-/")); /* others may be numbers */
}

static void check_date(const char *s)
{
    static const char *const names[] = {
        "dd/mm/yyyy", "dd-mm-yyyy", "dd.mm.yyyy",    "mm/dd/yyyy",    "mm/yyyy",    "yyyy/mm/dd",
        "yyyymmdd",   "yyyymm",     "dd Month yyyy", "dd-Month-yyyy", "Month yyyy", "Month-yyyy"};
    struct text t = {0};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        int form = period_form_find(names[i]), day = -1, period;

        MUST(form >= 0);
        period = period_form_read(form, s, &day);
        if (period == PERIOD_NONE)
            continue;
        MUST(period_year(period) >= 1900 && period_year(period) <= 2199);
        MUST(day >= 0 && day <= period_last_day(period));
        MUST((day > 0) == (strchr(names[i], 'd') != NULL));
    }
    period_form_explain(&t, s);
    MUST(!t.len || !strncmp(t.data, "; ", 2));
    period_form_is_date(s);
    text_free(&t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *s;

    if (utf8_valid((const char *)data, n) < n)
        return 0;
    s = malloc(n + 1);
    memcpy(s, n ? data : (const uint8_t *)"", n);
    s[n] = '\0';
    check_number(s, ',');
    check_number(s, ';');
    check_date(s);
    if (n >= 4)
        check_day(data);
    free(s);
    return 0;
}
