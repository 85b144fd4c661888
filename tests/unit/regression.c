/* Least squares and descriptives against the certified values of NIST StRD. Printed is the number
 * of correct digits, LRE = -log10(|x - certified| / |certified|), at most 15. The bar for
 * coefficients is what R 4.2.2 reaches, less 0.5, or 9; that for standard deviations what R
 * reaches, less 0.1. R: m <- lm(y ~ ., d, tol = 1e-14), y ~ x1 + I(x1^2) + ... and y ~ x1 - 1;
 * coef(summary(m)) and summary(m)$sigma; mean(y), sd(y), acf(y)$acf[2]. */
#include "regression.h"
#include "describe.h"
#include "table.h"
#include "unit.h"

#include <stdlib.h>

#define NIST "tests/data/nist-strd/"
enum { MOST_TERMS = 12, MOST_DIGITS = 15 };

static struct table certified;

static double certified_value(const char *set, const char *statistic)
{
    for (size_t i = 0; i < certified.rows; i++)
        if (!strcmp(table_text(&certified, i, 0), set) &&
            !strcmp(table_text(&certified, i, 1), statistic))
            return strtod(table_text(&certified, i, 2), NULL);
    CHECK(!"the certified value is there");
    return (double)NAN;
}

static double digits(double x, const char *set, const char *statistic)
{
    double c = certified_value(set, statistic);
    double lre = -log10(fabs(x - c) / (c < 0 || c > 0 ? fabs(c) : 1));

    return isnan(x) ? 0 : lre > MOST_DIGITS ? MOST_DIGITS : lre < 0 ? 0 : lre;
}

/* All columns of a file, row after row. */
static double *numbers(const char *folder, const char *set, size_t *rows, size_t *columns)
{
    struct table t;
    char path[100];
    double *x;

    snprintf(path, sizeof path, NIST "%s/%s.csv", folder, set);
    if (table_read(&t, path))
        exit(1);
    *rows = t.rows;
    *columns = t.columns;
    x = mem_new(t.rows * t.columns, sizeof *x);
    for (size_t i = 0; i < t.rows * t.columns; i++)
        x[i] = strtod(t.cell[i], NULL);
    table_free(&t);
    return x;
}

static const struct linear {
    const char *set;
    size_t degree; /* 0: the columns as they are */
    bool intercept;
    double r, r_rsd; /* what R reaches: worst coefficient, residual standard deviation */
} linear[] = {
    {"Norris", 0, true, 12.4736, 14.1380},  {"Pontius", 2, true, 12.6547, 13.1969},
    {"NoInt1", 0, false, 14.7152, 14.5247}, {"NoInt2", 0, false, 15, 15},
    {"Filip", 10, true, 7.2123, 8.1499},    {"Longley", 0, true, 12.9863, 14.2670},
    {"Wampler1", 5, true, 9.8321, 9.9861},  {"Wampler2", 5, true, 13.5502, 14.7256},
    {"Wampler3", 5, true, 9.3212, 14.7609}, {"Wampler4", 5, true, 7.4730, 14.7629},
    {"Wampler5", 5, true, 5.4728, 14.8018},
};

static void check_linear(const struct linear *l)
{
    double estimate[MOST_TERMS], error[MOST_TERMS], worst = MOST_DIGITS, worst_error = MOST_DIGITS;
    double bar = fmin(l->r - 0.5, 9), rsd;
    size_t rows, columns;
    double *all = numbers("linear", l->set, &rows, &columns);
    double *y = mem_new(rows, sizeof *y), *x = mem_new(rows * columns, sizeof *x);
    struct regression r;
    enum regression_status status;

    for (size_t i = 0; i < rows; i++) {
        y[i] = all[i * columns];
        memcpy(x + i * (columns - 1), all + i * columns + 1, (columns - 1) * sizeof *x);
    }
    status = l->degree
                 ? regression_powers(y, x, rows, l->degree, l->intercept, estimate, error, &r)
                 : regression_linear(y, x, rows, columns - 1, l->intercept, estimate, error, &r);
    CHECK(status == REGRESSION_OK);
    for (size_t i = 0; i < r.p; i++) {
        char b[8], se[8];

        snprintf(b, sizeof b, "b%zu", i + !l->intercept);
        snprintf(se, sizeof se, "se%zu", i + !l->intercept);
        worst = fmin(worst, digits(estimate[i], l->set, b));
        worst_error = fmin(worst_error, digits(error[i], l->set, se));
    }
    rsd = digits(r.rsd, l->set, "rsd");
    printf("%-9s %12.1f %12.1f %8.1f %8.1f %8.1f %8.1f\n", l->set, worst, worst_error, rsd,
           digits(r.r2, l->set, "r2"), digits(r.rss, l->set, "rss"), bar);
    CHECK(worst >= bar);
    CHECK(rsd >= fmin(l->r_rsd - 0.1, 14));
    CHECK(worst_error >= 7);
    CHECK(digits(r.rss, l->set, "rss") >= 7 && digits(r.r2, l->set, "r2") >= 11);
    free(all);
    free(y);
    free(x);
}

static const struct univariate {
    const char *set;
    double r; /* what R's sd reaches */
} univariate[] = {
    {"Lew", 15},     {"Lottery", 15}, {"Mavro", 13.1218},  {"Michelso", 13.8416},
    {"NumAcc1", 15}, {"NumAcc2", 15}, {"NumAcc3", 9.4569}, {"NumAcc4", 8.2527},
};

static void check_univariate(const struct univariate *u)
{
    size_t rows, columns;
    double *y = numbers("univariate", u->set, &rows, &columns);
    struct describe d;
    double mean, sd, lag1;

    CHECK(describe_values(y, rows, &d) == DESCRIBE_OK);
    mean = digits(d.mean, u->set, "mean");
    sd = digits(d.sd, u->set, "sd");
    lag1 = digits(d.lag1, u->set, "lag1");
    printf("%-9s %8.1f %8.1f %8.1f %8.1f\n", u->set, mean, sd, lag1, u->r - 0.1);
    CHECK(mean >= 14 && lag1 >= 13);
    CHECK(sd >= u->r - 0.1);
    free(y);
}

/* R: y <- c(3, NA, 1, 4, 1, 5, 9, NA, 2, 6); acf(y, na.action = na.pass, plot = FALSE)$acf[2];
 * quantile(y, na.rm = TRUE); sd(y, na.rm = TRUE) */
static void describe_gaps(void)
{
    double y[] = {3, (double)NAN, 1, 4, 1, 5, 9, (double)NAN, 2, 6};
    struct describe d;

    CHECK(describe_values(y, 10, &d) == DESCRIBE_OK);
    CHECK(d.n == 8 && d.missing == 2);
    CHECK_NEAR(-0.054767533490937742, d.lag1, 1e-14);
    CHECK_NEAR(2.7483761439387129, d.sd, 1e-14);
    CHECK(d.min == 1 && d.max == 9 && d.lower_quartile == 1.75 && d.median == 3.5);
    CHECK(d.upper_quartile == 5.25);
    CHECK(describe_values(y, 0, &d) == DESCRIBE_EMPTY && isnan(d.mean));
    CHECK(describe_values(y + 1, 1, &d) == DESCRIBE_EMPTY && d.missing == 1);
    CHECK(describe_values(y, 1, &d) == DESCRIBE_OK && isnan(d.sd) && isnan(d.lag1) && d.mean == 3);
    y[0] = -1e308;
    y[2] = 1e308;
    CHECK(describe_values(y, 10, &d) == DESCRIBE_TOO_LARGE);
    y[0] = y[2] = 7;
    CHECK(describe_values(y, 3, &d) == DESCRIBE_OK && d.sd == 0 && isnan(d.lag1));
}

/* What cannot be solved is refused, never a warning. */
static void refusals(void)
{
    double y[] = {1, 2, 3, 4, 5.5, 6}, b[4], se[4];
    double x[] = {1, 2, 3, 2, 4, 6, 3, 1, 4, 4, 0, 4, 5, 9, 14, 6, 3, 9}; /* x3 = x1 + x2 */
    double same[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    double tenths[] = {0.1, 0.3, 0.2, 0.6, 0.3, 0.9, 0.4, 1.2, 0.5, 1.5, 0.6, 1.8}; /* x2 = 3 x1 */
    double exact[] = {1, 2, 3};
    struct regression r;

    CHECK(regression_linear(y, x, 6, 3, true, b, se, &r) == REGRESSION_RANK);
    CHECK(regression_linear(y, x, 6, 3, false, b, se, &r) == REGRESSION_RANK);
    CHECK(regression_linear(y, same, 6, 1, true, b, se, &r) == REGRESSION_RANK);
    CHECK(regression_linear(y, same, 6, 1, false, b, se, &r) == REGRESSION_OK);
    CHECK(regression_linear(y, tenths, 6, 2, true, b, se, &r) == REGRESSION_RANK);
    CHECK(regression_powers(y, same, 6, 2, true, b, se, &r) == REGRESSION_RANK);
    CHECK(regression_linear(y, x, 3, 3, true, b, se, &r) == REGRESSION_TOO_FEW);
    CHECK(regression_linear(y, x, 0, 1, true, b, se, &r) == REGRESSION_TOO_FEW);
    CHECK(regression_linear(y, NULL, 6, 0, false, b, se, &r) == REGRESSION_TOO_FEW);
    CHECK(regression_linear(y, NULL, 6, 0, true, b, se, &r) == REGRESSION_OK);
    CHECK_NEAR(21.5 / 6, b[0], 1e-15);
    /* as many rows as coefficients: a line through two points, without errors */
    CHECK(regression_linear(y, exact, 2, 1, true, b, se, &r) == REGRESSION_OK && r.df == 0);
    CHECK(isnan(se[0]) && isnan(r.rsd));
    CHECK_NEAR(1, b[1], 1e-15);
    y[1] = (double)NAN;
    CHECK(regression_linear(y, exact, 3, 1, true, b, se, &r) == REGRESSION_OK && r.n == 2);
    exact[0] = (double)INFINITY;
    CHECK(regression_linear(y, exact, 3, 1, true, b, se, &r) == REGRESSION_TOO_LARGE);
    exact[0] = 1;
    y[0] = -1.7e308;
    y[2] = 1.7e308;
    CHECK(regression_linear(y, exact, 3, 1, true, b, se, &r) == REGRESSION_TOO_LARGE);
}

int main(void)
{
    if (table_read(&certified, NIST "certified.csv"))
        return 1;
    printf("dataset    coefficient    std error      rsd       r2      rss      bar\n");
    for (size_t i = 0; i < sizeof linear / sizeof linear[0]; i++)
        check_linear(&linear[i]);
    printf("dataset       mean       sd     lag1   bar sd\n");
    for (size_t i = 0; i < sizeof univariate / sizeof univariate[0]; i++)
        check_univariate(&univariate[i]);
    describe_gaps();
    refusals();
    table_free(&certified);
    return unit_end();
}
