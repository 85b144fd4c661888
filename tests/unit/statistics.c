/* Expected values: R 4.2.2 with forecast 8.20. The script:
 *
 *     library(forecast)
 *     y <- c(100,102,101,105,107,106,110,113,112,115,118,121,120,124,123,128,131,129,134,138,136,
 *            140,144,149)
 *     f <- rwf(y, h = 3, drift = TRUE, level = 95); f$mean
 *     n <- length(y); d <- diff(y); s2 <- sum((d - mean(d))^2) / (n - 2)
 *     sqrt(s2 * ((1:3) + (1:3)^2 / (n - 1)))
 *     yy <- y; yy[c(5,6,7,15)] <- NA; i <- which(!is.na(yy)); k <- diff(i); dd <- diff(yy[i])
 *     K <- max(i) - min(i); b <- (yy[n] - yy[1]) / K
 *     s2 <- sum((dd - k * b)^2 / k) / (length(dd) - 1); yy[n] + 3 * b; sqrt(s2 * (3 + 9 / K))
 *     z <- (ESR, old method, September 2009 to October 2012, as below)
 *     f <- snaive(ts(z, frequency = 12), h = 14, level = 95); f$mean
 *     (f$upper - f$mean) / qnorm(.975); length(diff(z, 12))
 *     qt(c(.9, .975), 5); qt(.975, 2.5) */
#include "distribution.h"
#include "naive.h"
#include "random.h"

#include "unit.h"

static const double y[] = {100, 102, 101, 105, 107, 106, 110, 113, 112, 115, 118, 121,
                           120, 124, 123, 128, 131, 129, 134, 138, 136, 140, 144, 149};
static const double z[] = {8284.9, 8262,   8269.4, 8240.3, 8197.3, 8186.1, 8174.7, 8106.9,
                           8092.2, 8026.8, 7965.5, 7906.5, 8016.7, 8098,   8143.6, 8125.2,
                           8142.2, 8113.7, 8054.2, 7886.3, 7851.5, 7803.1, 7714.4, 7677,
                           7941.2, 8004.4, 8065.1, 8065.1, 8141.1, 8207,   8198.9, 8208.2,
                           8190,   8100.9, 8080.3, 8067.1, 8385.8, 8643.7};

static void drift(void)
{
    static const double mean[] = {151.130434782609, 153.260869565217, 155.391304347826};
    static const double sd[] = {2.507935506595, 3.619893099608, 4.521245032293};
    double m[3], s[3], df, gaps[24];

    CHECK(naive_drift(y, 24, 3, m, s, &df) == NAIVE_OK);
    CHECK(df == 22);
    for (int i = 0; i < 3; i++) {
        CHECK_NEAR(mean[i], m[i], 1e-10);
        CHECK_NEAR(sd[i], s[i], 1e-10);
    }
    memcpy(gaps, y, sizeof gaps);
    gaps[4] = gaps[5] = gaps[6] = gaps[14] = (double)NAN;
    CHECK(naive_drift(gaps, 24, 3, m, s, &df) == NAIVE_OK);
    CHECK(df == 18);
    CHECK_NEAR(155.391304347826, m[2], 1e-10);
    CHECK_NEAR(4.353764061095, s[2], 1e-10);
    CHECK(naive_drift(y, 11, 3, m, s, &df) == NAIVE_TOO_FEW);
    CHECK(naive_drift(y, 12, 3, m, s, &df) == NAIVE_OK);
    gaps[23] = (double)NAN;
    CHECK(naive_drift(gaps, 24, 3, m, s, &df) == NAIVE_TOO_FEW);
    CHECK(naive_drift(gaps, 0, 0, m, s, &df) == NAIVE_TOO_FEW);
}

static void seasonal(void)
{
    static const double mean[] = {8065.1, 8065.1, 8141.1, 8207.0, 8198.9, 8208.2, 8190.0,
                                  8100.9, 8080.3, 8067.1, 8385.8, 8643.7, 8065.1, 8065.1};
    static const double first_year = 253.9127454613, second_year = 359.0868482908;
    double m[14], s[14], df, gaps[38];

    CHECK(naive_seasonal(z, 38, 14, m, s, &df) == NAIVE_OK);
    CHECK(df == 26);
    for (int i = 0; i < 14; i++) {
        CHECK_NEAR(mean[i], m[i], 1e-8);
        CHECK_NEAR(i < 12 ? first_year : second_year, s[i], 1e-8);
        CHECK(!i || s[i] >= s[i - 1]); /* never narrower further out */
    }
    CHECK(naive_seasonal(z, 24, 14, m, s, &df) == NAIVE_OK);
    CHECK(naive_seasonal(z, 23, 14, m, s, &df) == NAIVE_TOO_FEW);
    memcpy(gaps, z, sizeof gaps);
    gaps[30] = (double)NAN; /* April a year before the forecast's April */
    CHECK(naive_seasonal(gaps, 38, 3, m, s, &df) == NAIVE_OK);
    CHECK(naive_seasonal(gaps, 38, 8, m, s, &df) == NAIVE_GAP);
}

/* The interval of a random walk with drift should hold the truth about 80 times in 100. 2,000
 * draws: the standard error is 0.9 of a hundred. */
static void coverage(void)
{
    struct random_stream *r = random_new(7, "coverage");
    int inside = 0, draws = 2000;
    double q;

    for (int k = 0; k < draws; k++) {
        double walk[31], m[6], s[6], df;

        walk[0] = 0;
        for (int i = 1; i < 31; i++)
            walk[i] = walk[i - 1] + 0.5 + random_normal(r);
        if (naive_drift(walk, 25, 6, m, s, &df) || distribution_t_quantile(0.9, df, &q))
            break;
        inside += fabs(walk[30] - m[5]) <= q * s[5];
    }
    CHECK_NEAR(80, 100.0 * inside / draws, 3);
    random_free(r);
}

static void quantiles(void)
{
    double q = 0;

    CHECK(!distribution_t_quantile(0.9, 5, &q));
    CHECK_NEAR(1.475884048824480, q, 1e-12);
    CHECK(!distribution_t_quantile(0.975, 5, &q));
    CHECK_NEAR(2.570581835636314, q, 1e-12);
    CHECK(!distribution_t_quantile(0.975, 2.5, &q));
    CHECK_NEAR(3.574654842003692, q, 1e-11);
    CHECK(distribution_t_quantile(0.975, 0, &q));
    CHECK(distribution_t_quantile(1, 5, &q));
    CHECK(distribution_t_quantile((double)NAN, 5, &q));
}

static void streams(void)
{
    struct random_stream *a = random_new(1, "Q46"), *b = random_new(1, "Q46"),
                         *c = random_new(1, "Q47");
    double first = random_normal(a);

    CHECK(first == random_normal(b));
    CHECK(first != random_normal(c));
    CHECK(random_poisson(a, 0) == 0);
    random_free(a);
    random_free(b);
    random_free(c);
}

int main(void)
{
    drift();
    seasonal();
    coverage();
    quantiles();
    streams();
    return unit_end();
}
