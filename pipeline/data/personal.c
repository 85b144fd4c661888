#include "personal.h"

#include "text.h"

#include <stddef.h>
#include <string.h>

/* Names without what does not count, in small letters. Most must be whole words of a column's name,
 * one or several; those that can mean nothing else may stand anywhere in it. */
static const struct {
    const char *name;
    bool anywhere;
    const char *what;
} columns[] = {
    {"nationalinsurance", true, "National Insurance numbers"},
    {"nationalinsno", false, "National Insurance numbers"},
    {"ninumber", false, "National Insurance numbers"},
    {"nino", false, "National Insurance numbers"},
    {"nhsnumber", true, "NHS numbers"},
    {"nhsno", false, "NHS numbers"},
    {"nhsnum", false, "NHS numbers"},
    {"dateofbirth", true, "dates of birth"},
    {"birthdate", true, "dates of birth"},
    {"birthday", true, "dates of birth"},
    {"dob", false, "dates of birth"},
    {"surname", true, "names of persons"},
    {"forename", true, "names of persons"},
    {"firstname", true, "names of persons"},
    {"lastname", true, "names of persons"},
    {"middlename", true, "names of persons"},
    {"maidenname", true, "names of persons"},
    {"familyname", true, "names of persons"},
    {"givenname", true, "names of persons"},
    {"fullname", true, "names of persons"},
    {"employeename", true, "names of persons"},
    {"staffname", false, "names of persons"},
    {"personname", false, "names of persons"},
    {"initials", false, "names of persons"},
    {"homeaddress", true, "addresses"},
    {"address", false, "addresses"},
    {"address1", false, "addresses"},
    {"addressline", true, "addresses"},
    {"postcode", true, "postcodes"},
    {"postalcode", true, "postcodes"},
    {"email", false, "e-mail addresses"},
    {"emailaddress", false, "e-mail addresses"},
    {"phone", false, "telephone numbers"},
    {"telephone", false, "telephone numbers"},
    {"mobile", false, "telephone numbers"},
    {"phonenumber", true, "telephone numbers"},
    {"telephonenumber", true, "telephone numbers"},
    {"payrollnumber", false, "numbers of employees"},
    {"payrollno", false, "numbers of employees"},
    {"payrollid", false, "numbers of employees"},
    {"employeenumber", false, "numbers of employees"},
    {"employeeno", false, "numbers of employees"},
    {"employeeid", false, "numbers of employees"},
    {"esrnumber", false, "numbers of employees"},
    {"esrno", false, "numbers of employees"},
    {"esrid", false, "numbers of employees"},
    {"assignmentnumber", false, "numbers of employees"},
    {"assignmentno", false, "numbers of employees"},
    {"pin", false, "registration numbers of professionals"},
    {"pinnumber", false, "registration numbers of professionals"},
    {"nmcpin", false, "registration numbers of professionals"},
    {"registrationnumber", true, "registration numbers of professionals"},
    {"registrationno", false, "registration numbers of professionals"},
};

enum { MOST_WORDS = 32 };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/* The letters and digits of a name, and where its words begin, the end being one. Returns how many
 * words there are. */
static size_t add_words(struct text *t, const char *name, size_t *word)
{
    size_t n = 0;
    bool within = false;

    for (; *name; name++) {
        char c = lower(*name);
        bool counts = is_letter(c) || is_digit(c);

        if (counts && !within && n < MOST_WORDS)
            word[n++] = t->len;
        if (counts)
            text_add_bytes(t, &c, 1);
        within = counts;
    }
    word[n] = t->len;
    return n;
}

/* Is it a run of whole words? */
static bool has_words(const char *glued, const size_t *word, size_t n, const char *wanted)
{
    size_t length = strlen(wanted);

    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k <= n; k++)
            if (word[k] - word[i] == length && !memcmp(glued + word[i], wanted, length))
                return true;
    return false;
}

const char *personal_column(const char *name)
{
    size_t word[MOST_WORDS + 1], n;
    struct text glued = {0};
    const char *what = NULL;

    text_add(&glued, "");
    n = add_words(&glued, name, word);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0] && !what; i++)
        if (columns[i].anywhere ? strstr(glued.data, columns[i].name) != NULL
                                : has_words(glued.data, word, n, columns[i].name))
            what = columns[i].what;
    text_free(&glued);
    return what;
}

/* The check digit is 11 less the sum of the first nine, weighted 10 to 2, modulo 11; 11 is 0, and
 * there is none for 10. */
static bool is_nhs_number(const char *digits)
{
    int sum = 0, check;

    for (int i = 0; i < 9; i++)
        sum += (10 - i) * (digits[i] - '0');
    check = (11 - sum % 11) % 11;
    return check == digits[9] - '0';
}

/* Up to ten letters and digits from s on, passing over single spaces and hyphens between them.
 * Returns how many; behind[i] is what stands behind the first i + 1. */
static size_t read_signs(const char *s, char sign[10], const char *behind[10])
{
    size_t n = 0;

    for (; n < 10 && (is_letter(*s) || is_digit(*s)); n++) {
        sign[n] = is_digit(*s) ? *s : 'A';
        behind[n] = ++s;
        if ((*s == ' ' || *s == '-') && (is_letter(s[1]) || is_digit(s[1])))
            s++;
    }
    return n;
}

static bool begins_number(const char *s)
{
    const char *behind[10];
    char sign[10];
    size_t n = read_signs(s, sign, behind);

    if (n >= 9 && !memcmp(sign, "AA", 2) && sign[8] == 'A' && !is_letter(*behind[8]) &&
        !is_digit(*behind[8])) {
        size_t i = 2;

        while (i < 8 && is_digit(sign[i]))
            i++;
        if (i == 8)
            return true;
    }
    return n == 10 && !memchr(sign, 'A', 10) && !is_letter(*behind[9]) && !is_digit(*behind[9]) &&
           is_nhs_number(sign);
}

bool personal_is_in(const char *s)
{
    bool within = false;

    for (; *s; s++) {
        bool counts = is_letter(*s) || is_digit(*s);

        if (counts && !within && begins_number(s))
            return true;
        within = counts;
    }
    return false;
}
