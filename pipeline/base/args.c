#include "args.h"

#include "diag.h"
#include "outfile.h"
#include "text.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef HW_VERSION
#error "HW_VERSION comes from config.mk"
#endif

enum { MOST_OPTIONS = 16, HELP = 1000, VERSION = 1001 };

static void add_help(struct text *t, const struct args_program *p)
{
    text_addf(t, "Usage: %s [OPTION]... %s\n\n%s\n\nOptions:\n", p->name, p->operands, p->purpose);
    for (size_t i = 0; i < p->n_options; i++) {
        const struct args_option *o = &p->options[i];
        char left[64];

        snprintf(left, sizeof left, "%c%c%s--%s%s%s", o->letter ? '-' : ' ',
                 o->letter ? o->letter : ' ', o->letter ? ", " : "  ", o->name,
                 o->argument ? " " : "", o->argument ? o->argument : "");
        text_addf(t, "  %-26s %s\n", left, o->help);
    }
    text_addf(t, "  %-26s %s\n", "    --help", "print this and stop");
    text_addf(t, "  %-26s %s\n", "    --version", "print the version and stop");
    if (p->details)
        text_addf(t, "\n%s\n", p->details);
}

static int print(const struct args_program *p, bool help)
{
    struct outfile out = {0};

    if (help)
        add_help(&out.text, p);
    else
        text_addf(&out.text, "%s (Headway) %s\n", p->name, HW_VERSION);
    return outfile_commit(&out, NULL) ? STATUS_FAULT : STATUS_DONE;
}

static int wrong_usage(const struct args_program *p)
{
    fprintf(stderr, "Usage: %s [OPTION]... %s\nTry '%s --help'.\n", p->name, p->operands, p->name);
    return STATUS_USAGE;
}

/* getopt's two tables, made from ours */
static void tables(const struct args_program *p, struct option *longs, char *shorts)
{
    size_t n = 0;

    *shorts++ = ':';
    for (; n < p->n_options && n < MOST_OPTIONS; n++) {
        const struct args_option *o = &p->options[n];

        longs[n] =
            (struct option){o->name, o->argument ? required_argument : no_argument, NULL, (int)n};
        if (o->letter) {
            *shorts++ = o->letter;
            if (o->argument)
                *shorts++ = ':';
        }
    }
    *shorts = '\0';
    longs[n++] = (struct option){"help", no_argument, NULL, HELP};
    longs[n++] = (struct option){"version", no_argument, NULL, VERSION};
    longs[n] = (struct option){NULL, 0, NULL, 0};
}

static const struct args_option *find(const struct args_program *p, int c)
{
    if (c >= 0 && c < (int)p->n_options)
        return &p->options[c];
    for (size_t i = 0; i < p->n_options; i++)
        if (p->options[i].letter == c)
            return &p->options[i];
    return NULL;
}

static int check(const struct args_program *p, const bool *given, int operands)
{
    for (size_t i = 0; i < p->n_options; i++)
        if (p->options[i].required && !given[i]) {
            diag_error("--%s is missing", p->options[i].name);
            return wrong_usage(p);
        }
    if (operands < p->least) {
        diag_error("%s", operands ? "an operand is missing" : "no operand was given");
        return wrong_usage(p);
    }
    if (p->most >= 0 && operands > p->most) {
        diag_error("too many operands");
        return wrong_usage(p);
    }
    return -1;
}

/* Keep one more argument of an option that may be given several times. */
static int repeat(const struct args_program *p, const struct args_option *o, const char *argument)
{
    struct args_repeated *r = p->repeated;

    if (!r || strcmp(r->name, o->name))
        return 0;
    if (r->n >= r->most) {
        diag_error("--%s may be given %zu times at most", o->name, r->most);
        return -1;
    }
    r->value[r->n++] = argument;
    return 0;
}

int args_read(const struct args_program *p, int argc, char **argv, int *first)
{
    struct option longs[MOST_OPTIONS + 3];
    char shorts[2 * MOST_OPTIONS + 2];
    bool given[MOST_OPTIONS] = {false};
    int c;

    diag_program(p->name);
    tables(p, longs, shorts);
    while ((c = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        const struct args_option *o;

        if (c == HELP || c == VERSION)
            return print(p, c == HELP);
        o = find(p, c);
        if (c == ':') {
            diag_error("%s needs an argument", argv[optind - 1]);
            return wrong_usage(p);
        }
        if (!o) {
            diag_error("%s is no option of this program", argv[optind - 1]);
            return wrong_usage(p);
        }
        if (repeat(p, o, optarg))
            return wrong_usage(p);
        if (o->value)
            *o->value = optarg;
        if (o->given)
            *o->given = true;
        given[o - p->options] = true;
    }
    *first = optind;
    return check(p, given, argc - optind);
}
