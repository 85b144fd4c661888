#include "numeral.h"

#include "decimal.h"
#include "period_form.h"
#include "utf8.h"

#include <string.h>
#include <strings.h>

enum damage {
    ERROR,
    DATE,
    FORMULA,
    EXPONENT,
    PERCENT,
    CURRENCY,
    BOUND,
    SIGN,
    BRACKETS,
    QUOTES,
    FOOTNOTE,
    DIGITS,
    DECIMAL_COMMA,
    COMMAS,
    SPACE,
    OTHER,
    /* in spite of these it is read: */
    APOSTROPHE,
    AROUND,
    THOUSANDS,
    SPACES,
    MINUS,
    DAMAGES
};

static const char plain[] = "write the plain number";

/* one row a damage, in the order in which they are told; the first has the remedy */
static const struct {
    const char *check, *words, *remedy;
} kinds[DAMAGES] = {
    [ERROR] = {"spreadsheet_error", NULL, "mend it in the spreadsheet, and save the file again"},
    [DATE] = {"number_as_date", "a spreadsheet has turned a number into a date",
              "take the number from its source, into a column that is formatted as text"},
    [FORMULA] = {"not_a_number", "it is a formula, and not its result",
                 "save the file with values"},
    [EXPONENT] = {"lost_digits", "a spreadsheet has put an exponent in place of its last digits",
                  "format the column as numbers without an exponent, and save the file again"},
    [PERCENT] = {"not_a_number", "a percent sign stands behind it", plain},
    [CURRENCY] = {"not_a_number", "the sign of a currency stands beside it", plain},
    [BOUND] = {"not_a_number", "it says that the number is above, below or about it",
               "where that stands for a number that is suppressed, declare it in the layout as a "
               "mark"},
    [SIGN] = {"not_a_number", "a plus or minus sign stands where none belongs", plain},
    [BRACKETS] = {"not_a_number", "it stands in brackets, which may mean less than zero", plain},
    [QUOTES] = {"not_a_number", "quotation marks stand around it", plain},
    [FOOTNOTE] = {"not_a_number", "the mark of a footnote or of a status stands behind it",
                  "put the mark into a column of its own"},
    [DIGITS] = {"not_a_number", "its digits are not 0 to 9", plain},
    [DECIMAL_COMMA] = {"not_a_number",
                       "in a file with semicolons a comma may separate thousands or decimals",
                       "write it with a point or without thousands"},
    [COMMAS] = {"not_a_number", "its commas do not separate groups of three digits", plain},
    [SPACE] = {"not_a_number", "a space stands within it", plain},
    [OTHER] = {"not_a_number", NULL, "leave the field empty where there is no figure"},
    [APOSTROPHE] = {"mended_value", "an apostrophe stands in front of it", plain},
    [AROUND] = {"mended_value", "spaces stand around it", plain},
    [THOUSANDS] = {"mended_value", "commas separate its thousands", plain},
    [SPACES] = {"mended_value", "no-break spaces separate its thousands", plain},
    [MINUS] = {"mended_value", "its minus sign is another sign", plain},
};

/* what a spreadsheet writes where it has no number */
static const struct {
    const char *text, *words;
} errors[] = {
    {"#REF!", "the formula refers to a cell that is gone"},
    {"#N/A", "the formula has not found what it looked for"},
    {"#VALUE!", "the formula counts with what is no number"},
    {"#DIV/0!", "the formula divides by zero"},
    {"#NAME?", "the formula has a name that is not known"},
    {"#NUM!", "the formula has no result that can be written"},
    {"#NULL!", "the formula refers to cells that do not meet"},
    {"#SPILL!", "the formula has no room for its results"},
    {"#CALC!", "the formula could not be worked out"},
};

/* what may stand at the edges of a number, beside its sign */
static const struct {
    const char *text;
    enum damage damage;
} before[] = {{"\u00a3", CURRENCY}, {"$", CURRENCY}, {"\u20ac", CURRENCY}, {"+", SIGN},
              {"\uff0b", SIGN},     {"<", BOUND},    {">", BOUND},         {"\u2264", BOUND},
              {"\u2265", BOUND},    {"~", BOUND},    {"\u2248", BOUND}},
  behind[] = {{"%", PERCENT},       {"\uff05", PERCENT},  {"\u2030", PERCENT},
              {"\u00a3", CURRENCY}, {"$", CURRENCY},      {"\u20ac", CURRENCY},
              {"+", SIGN},          {"-", SIGN},          {"\u2212", SIGN},
              {"*", FOOTNOTE},      {"#", FOOTNOTE},      {"\u2020", FOOTNOTE},
              {"\u2021", FOOTNOTE}, {"\u00a7", FOOTNOTE}, {"\u00b9", FOOTNOTE},
              {"\u00b2", FOOTNOTE}, {"\u00b3", FOOTNOTE}};

static const char *const minus_signs[] = {"-", "\u2212", "\u2013", "\ufe63", "\uff0d"};
static const char *const quotes[] = {"'",      "\"",     "\u2018", "\u2019", "\u201a",
                                     "\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"};

/* The number that is left of a text. */
struct rest {
    const char *s;
    size_t n;
};

static bool begins(struct rest r, const char *s)
{
    return r.n >= strlen(s) && !memcmp(r.s, s, strlen(s));
}

static bool ends(struct rest r, const char *s)
{
    return r.n >= strlen(s) && !memcmp(r.s + r.n - strlen(s), s, strlen(s));
}

static bool drop_first(struct rest *r, const char *s)
{
    bool found = begins(*r, s);

    r->s += found ? strlen(s) : 0;
    r->n -= found ? strlen(s) : 0;
    return found;
}

static bool drop_last(struct rest *r, const char *s)
{
    bool found = ends(*r, s);

    r->n -= found ? strlen(s) : 0;
    return found;
}

/* Without the spaces around; *r is a part of a text. Returns whether there were any. */
static bool trim(struct rest *r)
{
    const char *s = r->s, *last, *end = r->s + r->n;
    size_t n, all = r->n;
    uint32_t code;

    while (s < end && (n = utf8_space(s)))
        s += n;
    last = s;
    for (r->s = s; s < end; s += n) {
        n = utf8_space(s);
        if (n)
            continue;
        n = utf8_decode(s, &code);
        last = s + n;
    }
    r->n = (size_t)(last - r->s);
    return r->n < all;
}

bool numeral_trim(struct text *t, const char *s)
{
    struct rest r = {s, strlen(s)};
    bool spaces = trim(&r);

    text_add_bytes(t, r.s, r.n);
    return spaces;
}

static void find(struct numeral *n, enum damage damage, bool found)
{
    n->damage |= (uint32_t)found << damage;
}

static bool has(const struct numeral *n, enum damage damage)
{
    return n->damage >> damage & 1;
}

/* It was not that, but this. */
static void change(struct numeral *n, enum damage from, enum damage to)
{
    n->damage &= ~(1u << from);
    n->damage |= 1u << to;
}

/* Quotation marks on both sides, or an apostrophe in front, which a spreadsheet takes for "text".
 */
static void take_quotes(struct numeral *n, struct rest *r)
{
    struct rest inner = *r;
    bool left = false, right = false;

    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
        left = left || drop_first(&inner, quotes[i]);
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
        right = right || drop_last(&inner, quotes[i]);
    if (left && right) {
        find(n, QUOTES, true);
        *r = inner;
    } else if (drop_first(r, "'") || drop_first(r, "\u2019")) {
        find(n, APOSTROPHE, true);
    }
    trim(r);
}

/* "[r]", "(2)", or a letter of a status. */
static bool drop_note(struct rest *r)
{
    char last = r->n ? r->s[r->n - 1] : '\0', open = last == ']' ? '[' : '(';

    if (r->n > 1 && last && strchr("bcefpruxzBCEFPRUXZ", last) && r->s[r->n - 2] >= '0' &&
        r->s[r->n - 2] <= '9') {
        r->n--;
        return true;
    }
    if (last != ']' && last != ')')
        return false;
    for (size_t i = 2; i < 5 && i < r->n; i++)
        if (r->s[r->n - 1 - i] == open && r->n - 1 - i) {
            r->n -= i + 1;
            return true;
        }
    return false;
}

/* What stands behind the number. */
static void take_behind(struct numeral *n, struct rest *r)
{
    bool more = true;

    while (more) {
        trim(r);
        more = drop_note(r);
        find(n, FOOTNOTE, more);
        for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
            if (drop_last(r, behind[i].text)) {
                find(n, behind[i].damage, true);
                more = true;
            }
    }
}

/* What stands in front of it. Returns whether it is less than zero. */
static bool take_before(struct numeral *n, struct rest *r)
{
    bool more = true, negative = false, spaces = false;

    while (more) {
        more = false;
        spaces |= trim(r) && negative;
        for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
            if (drop_first(r, before[i].text)) {
                find(n, before[i].damage, true);
                more = true;
            }
        for (size_t i = 0; !negative && i < sizeof minus_signs / sizeof minus_signs[0]; i++)
            if (drop_first(r, minus_signs[i])) {
                find(n, MINUS, i > 0);
                negative = more = true;
            }
    }
    if (begins(*r, "(") && ends(*r, ")")) {
        find(n, BRACKETS, true);
        *r = (struct rest){r->s + 1, r->n - 2};
    }
    find(n, AROUND,
         spaces && !(n->damage & ((1u << APOSTROPHE) - 1))); /* else there is more to tell */
    return negative;
}

/* Is it a digit other than 0 to 9? The ranges of ten with the property Nd (Unicode 15) that are in
 * use in numbers of today, and superscripts. */
static bool is_other_digit(uint32_t code)
{
    static const uint32_t zero[] = {0x0660,  0x06F0,  0x07C0,  0x0966,  0x09E6, 0x0A66, 0x0AE6,
                                    0x0B66,  0x0BE6,  0x0C66,  0x0CE6,  0x0D66, 0x0E50, 0x0ED0,
                                    0x0F20,  0x1040,  0x17E0,  0x1810,  0x2070, 0x2080, 0xFF10,
                                    0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6};

    for (size_t i = 0; i < sizeof zero / sizeof zero[0]; i++)
        if (code >= zero[i] && code < zero[i] + 10)
            return true;
    return false;
}

/* The number with a comma for each sign within it: thousands commas as they are, spaces. Returns
 * false when something else is in it. */
static bool simplify(struct numeral *n, struct rest r, struct text *t)
{
    const char *end = r.s + r.n;
    bool commas = false, ascii = false, wide = false, other = false;

    for (size_t size; r.s < end; r.s += size) {
        size_t space = utf8_space(r.s);
        uint32_t code;

        size = space ? space : utf8_decode(r.s, &code);
        if (space) {
            ascii |= space == 1;
            wide |= space > 1;
            text_add(t, ",");
        } else if (size == 1) {
            commas |= *r.s == ',';
            text_add_bytes(t, r.s, 1);
        } else if (is_other_digit(code)) {
            find(n, DIGITS, true);
        } else {
            other = true;
        }
    }
    if (commas + ascii + wide > 1 || other)
        return false;
    find(n, SPACE, ascii);
    find(n, SPACES, wide);
    find(n, THOUSANDS, commas);
    return true;
}

/* Are its commas between groups of three digits, the first of which has one to three, no zero
 * first? */
static bool has_groups(const char *s)
{
    size_t first = strspn(s, "0123456789");

    if (first < 1 || first > 3 || *s == '0')
        return false;
    for (s += first; *s == ','; s += 4)
        if (strspn(s + 1, "0123456789") != 3)
            return false;
    return !*s || (*s == '.' && strspn(s + 1, "0123456789") == strlen(s + 1));
}

static bool has_exponent(const char *s)
{
    size_t n = strspn(s, "0123456789."), sign;

    if (!n || (s[n] != 'e' && s[n] != 'E'))
        return false;
    sign = s[n + 1] == '+' || s[n + 1] == '-';
    return s[n + 1 + sign] && strspn(s + n + 1 + sign, "0123456789") == strlen(s + n + 1 + sign);
}

/* Take the commas out of a number, where they separate thousands; spaces are commas by now. */
static void take_commas(struct numeral *n, struct text *t, char comma)
{
    size_t kept = 0;

    if (!strchr(t->data, ',') || strspn(t->data, "0123456789.,") < t->len)
        return;
    if (has(n, THOUSANDS) && comma == ';')
        change(n, THOUSANDS, DECIMAL_COMMA);
    else if (has(n, THOUSANDS) && !has_groups(t->data))
        change(n, THOUSANDS, COMMAS);
    else if (has(n, SPACES) && !has_groups(t->data))
        change(n, SPACES, SPACE);
    for (size_t i = 0; i < t->len; i++)
        if (t->data[i] != ',')
            t->data[kept++] = t->data[i];
    text_cut(t, kept);
}

/* The number itself, in which signs of other kinds may still be. */
static void take_number(struct numeral *n, struct rest r, bool negative, char comma)
{
    struct text t = {0};
    enum decimal_fault fault;
    bool known;

    text_add(&t, "");
    known = simplify(n, r, &t);
    take_commas(n, &t, comma);
    if (has_exponent(t.data)) {
        find(n, EXPONENT, true);
    } else if (!has(n, DIGITS)) {
        fault = decimal_parse(t.data, &n->value);
        if (negative && n->value != DECIMAL_NONE)
            n->value = -n->value;
        find(n, OTHER, fault == DECIMAL_NOT_A_NUMBER || *t.data == '-');
        if (fault == DECIMAL_TOO_LARGE)
            n->kind = NUMERAL_TOO_LARGE;
    }
    find(n, OTHER, !known);
    text_free(&t);
}

/* What a spreadsheet writes instead of a number, or makes of it. */
static bool is_spreadsheets(struct numeral *n, struct rest r)
{
    struct text t = {0};
    size_t signs = strspn(r.s, "#");

    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++)
        if (r.n == strlen(errors[i].text) && !strncasecmp(r.s, errors[i].text, r.n))
            n->error = errors[i].words;
    if (signs > 1 && signs >= r.n)
        n->error = "the column was too narrow to show the number";
    find(n, ERROR, n->error != NULL);
    find(n, FORMULA, begins(r, "=") || begins(r, "@"));
    text_add_bytes(&t, r.s, r.n);
    find(n, DATE, period_form_is_date(t.data));
    text_free(&t);
    return has(n, ERROR) || has(n, FORMULA) || has(n, DATE);
}

struct numeral numeral_read(const char *s, char comma)
{
    struct numeral n = {.value = DECIMAL_NONE};
    struct rest r = {s, strlen(s)};
    enum decimal_fault fault = decimal_parse(s, &n.value);
    bool negative;

    if (fault != DECIMAL_NOT_A_NUMBER) {
        n.kind = fault ? NUMERAL_TOO_LARGE : NUMERAL_NUMBER;
        return n;
    }
    find(&n, AROUND, trim(&r));
    take_quotes(&n, &r);
    if (!is_spreadsheets(&n, r)) {
        negative = take_before(&n, &r);
        take_behind(&n, &r);
        take_number(&n, r, negative, comma);
    }
    if (has(&n, OTHER)) /* then nobody knows what the rest of it means */
        n.damage = 1u << OTHER;
    if (n.damage & ((1u << APOSTROPHE) - 1))
        n.kind = NUMERAL_REFUSED;
    return n;
}

/* The first damage that was found. */
static size_t first(const struct numeral *n)
{
    size_t i = 0;

    while (i < DAMAGES - 1 && !has(n, (enum damage)i))
        i++;
    return i;
}

const char *numeral_check(const struct numeral *n)
{
    return kinds[first(n)].check;
}

void numeral_add_words(struct text *t, const struct numeral *n)
{
    bool some = false;

    for (size_t i = 0; i < DAMAGES; i++) {
        const char *words = i == ERROR ? n->error : kinds[i].words;

        if (!has(n, (enum damage)i) || !words)
            continue;
        text_addf(t, "%s%s", some ? ", " : "", words);
        some = true;
    }
}

void numeral_add_remedy(struct text *t, const struct numeral *n)
{
    text_add(t, kinds[first(n)].remedy);
}
