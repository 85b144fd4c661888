/* Shrinkage, ranks, inequality and many comparisons against R 4.2.2 (base). The data, and what R
 * was told, each result beside its check:
 *
 *     options(digits = 17)
 *     hc  <- c(310,425,388,512,290,610,455,372,530,298,410,365)
 *     pop <- c(70901,88210,81543,120034,66021,125500,101200,80010,99870,71500,95320,60110)
 *     a   <- c(282.4,391.1,340.9,470.2,262.2,548.8,408.0,341.7,492.3,270.1,370.4,339.9)
 *     grp <- c(1,1,1,2,2,2,2,3,3,3,3,3); r <- a/pop; R <- sum(a)/sum(pop); s <- a/sum(a) */
#include "inequality.h"
#include "multiple.h"
#include "random.h"
#include "rank.h"
#include "shrinkage.h"

#include "unit.h"

enum { N = 12 };

static const double hc[N] = {310, 425, 388, 512, 290, 610, 455, 372, 530, 298, 410, 365};
static const double pop[N] = {70901,  88210, 81543, 120034, 66021, 125500,
                              101200, 80010, 99870, 71500,  95320, 60110};
static const double amount[N] = {282.4, 391.1, 340.9, 470.2, 262.2, 548.8,
                                 408.0, 341.7, 492.3, 270.1, 370.4, 339.9};
static const int group[N] = {1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3};
static const char *const name[N] = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"};

/*     nll <- function(u) -sum(dnbinom(hc, size = exp(u[1]), mu = exp(u[2]) * pop, log = TRUE))
 *     m <- sum(hc)/sum(pop); g <- hc/pop; v <- sum(pop*(g-m)^2)/sum(pop) - m/mean(pop)
 *     o <- optim(c(log(m^2/v), log(m)), nll, control = list(reltol = 1e-16, maxit = 5000))
 *     o <- nlm(nll, o$par, gradtol = 1e-12, steptol = 1e-12)
 *     al <- exp(o$estimate[1]); be <- al/exp(o$estimate[2])
 *     i <- c(1, 4, 12); (al + hc[i])/(be + pop[i]); qgamma(c(.025, .975), al + hc[i], be + pop[i])
 */
static void shrinkage(void)
{
    static const size_t at[] = {0, 3, 11};
    static const double estimate[] = {0.0044637791470641432, 0.0043465238024431568,
                                      0.0056391137557163101};
    static const double lower[] = {0.0040563804400605436, 0.0040167598737122978,
                                   0.0051532147208800559};
    static const double upper[] = {0.0048903927606291130, 0.0046891114729451303,
                                   0.0061465902738928081};
    struct shrinkage fit;
    double e, l, u;

    CHECK(shrinkage_fit(hc, pop, N, &fit) == SHRINKAGE_OK);
    CHECK_NEAR(129.99070058, fit.alpha, 1e-3); /* flat at the top: six digits in R too */
    CHECK_NEAR(27668.101672, fit.beta, 0.2);
    CHECK_NEAR(0.0877089390708, fit.cv, 1e-6);
    for (int i = 0; i < 3; i++) {
        CHECK(!shrinkage_estimate(&fit, hc[at[i]], pop[at[i]], 0.95, &e, &l, &u));
        CHECK_NEAR(estimate[i], e, 1e-8);
        CHECK_NEAR(lower[i], l, 1e-8);
        CHECK_NEAR(upper[i], u, 1e-8);
        /* between the area's own rate and that of all */
        CHECK((e - fit.mean) * (hc[at[i]] / pop[at[i]] - e) > 0);
    }
    CHECK(shrinkage_estimate(&fit, -1, 1000, 0.95, &e, &l, &u) == SHRINKAGE_ARGUMENT);
    CHECK(shrinkage_estimate(&fit, 1, 0, 0.95, &e, &l, &u) == SHRINKAGE_ARGUMENT);
    CHECK(shrinkage_estimate(&fit, 1, 1000, 1, &e, &l, &u) == SHRINKAGE_ARGUMENT);
}

/*     hc <- round(pop * 0.005): v < 0; sum(hc)/sum(pop); qgamma(c(.025, .975), sum(hc), sum(pop))
 */
static void shrinkage_without_differences(void)
{
    struct shrinkage fit;
    double equal[N], e, l, u, none[3] = {0, 0, 0}, gap[3] = {1, (double)NAN, 2};

    for (int i = 0; i < N; i++)
        equal[i] = round(pop[i] * 0.005);
    CHECK(shrinkage_fit(equal, pop, N, &fit) == SHRINKAGE_FULL);
    CHECK(fit.cv == 0 && isinf(fit.alpha) && isinf(fit.beta));
    CHECK(!shrinkage_estimate(&fit, equal[4], pop[4], 0.95, &e, &l, &u));
    CHECK_NEAR(0.0050017967985859528, e, 1e-15);
    CHECK_NEAR(0.0048680712117048150, l, 1e-14);
    CHECK_NEAR(0.0051373090731187208, u, 1e-14);
    CHECK(shrinkage_fit(hc, pop, 2, &fit) == SHRINKAGE_TOO_FEW);
    CHECK(shrinkage_fit(hc, pop, 0, &fit) == SHRINKAGE_TOO_FEW);
    CHECK(shrinkage_fit(none, pop, 3, &fit) == SHRINKAGE_TOO_FEW);
    CHECK(shrinkage_fit(gap, pop, 3, &fit) == SHRINKAGE_ARGUMENT);
    CHECK(shrinkage_fit(hc, none, 3, &fit) == SHRINKAGE_ARGUMENT);
}

/* Rates drawn with a CV of 20 %, 200 times 25 areas: the fitted CV is 20 % on average (the Monte
 * Carlo error of the mean is about 0.25), and the intervals hold the true rate 95 times in 100. */
static void shrinkage_recovers(void)
{
    struct random_stream *r = random_new(3, "recover");
    double cv = 0, held = 0;
    int draws = 200;

    for (int k = 0; k < draws; k++) {
        double rate[25], x[25], w[25], e, l, u;
        struct shrinkage fit;

        for (int i = 0; i < 25; i++) {
            rate[i] = random_gamma(r, 25, 25 / 0.004);
            w[i] = 50000 + 4000.0 * i;
            x[i] = random_poisson(r, rate[i] * w[i]);
        }
        CHECK(shrinkage_fit(x, w, 25, &fit) == SHRINKAGE_OK);
        cv += fit.cv;
        for (int i = 0; i < 25; i++)
            held += !shrinkage_estimate(&fit, x[i], w[i], 0.95, &e, &l, &u) && l <= rate[i] &&
                    rate[i] <= u;
    }
    CHECK_NEAR(0.2, cv / draws, 0.01); /* maximum likelihood is a little low with 25 areas */
    CHECK_NEAR(95, 100 * held / draws / 25, 1);
    random_free(r);
}

/*     sh <- al + hc; ra <- be + pop; B <- 400000; set.seed(1)
 *     x <- matrix(rgamma(B*12, rep(sh, each = B), rep(ra, each = B)), B)
 *     rk <- t(apply(-x, 1, rank)); apply(rk, 2, quantile, c(.025,.5,.975), type = 1)
 *     colMeans(rk <= 3); colMeans(rk > 9) */
static void ranks(void)
{
    static const double low[N] = {4, 2, 2, 6, 3, 2, 3, 3, 1, 5, 5, 1};
    static const double middle[N] = {9, 5, 5, 10, 8, 4, 8, 6, 2, 11, 10, 1};
    static const double high[N] = {12, 10, 10, 12, 12, 8, 12, 11, 5, 12, 12, 2};
    static const double top[N] = {0.0232, 0.2852, 0.2161, 0.0018, 0.0302, 0.3548,
                                  0.0318, 0.1209, 0.9269, 0.0044, 0.0061, 0.9987};
    static const double bottom[N] = {0.3857, 0.0274, 0.0486, 0.6396, 0.3539, 0.0090,
                                     0.2271, 0.1006, 0.0001, 0.6755, 0.5327, 0};
    double shape[N], rate[N], tops = 0, bottoms = 0;
    struct rank rank[N], again[N];

    for (int i = 0; i < N; i++) {
        shape[i] = 129.99070058 + hc[i];
        rate[i] = 27668.101672 + pop[i];
    }
    CHECK(rank_simulate(shape, rate, name, N, RANK_DRAWS, 7, rank) == RANK_OK);
    for (int i = 0; i < N; i++) { /* four Monte Carlo errors of 10,000 draws */
        CHECK_NEAR(middle[i], rank[i].median, 1);
        CHECK_NEAR(low[i], rank[i].lower, 1);
        CHECK_NEAR(high[i], rank[i].upper, 1);
        CHECK_NEAR(top[i], rank[i].top_quarter, 0.0195);
        CHECK_NEAR(bottom[i], rank[i].bottom_quarter, 0.0195);
        tops += rank[i].top_quarter;
        bottoms += rank[i].bottom_quarter;
    }
    CHECK_NEAR(3, tops, 1e-9); /* in every draw three areas are there */
    CHECK_NEAR(3, bottoms, 1e-9);
    CHECK(rank_simulate(shape, rate, name, N, RANK_DRAWS, 7, again) == RANK_OK);
    CHECK(!memcmp(rank, again, sizeof rank));
    CHECK(rank_simulate(shape, rate, name, 1, 100, 7, again) == RANK_TOO_FEW);
    shape[0] = 0;
    CHECK(rank_simulate(shape, rate, name, N, 100, 7, again) == RANK_ARGUMENT);
}

/* Two rates: P(A above B) in closed form, pbeta(430/(430+440), 12, 10, lower.tail = FALSE), for
 * shapes 12 and 10, rates 430 and 440. As the four of a quarter each, with two that are far below.
 */
static void rank_of_two(void)
{
    const double shape[] = {12, 10, 1, 1}, rate[] = {430, 440, 1e6, 1e9};
    static const char *const same[] = {"A", "A"};
    struct rank rank[4];

    CHECK(rank_simulate(shape, rate, name, 4, 40000, 1, rank) == RANK_OK);
    CHECK_NEAR(0.687291176509086, rank[0].top_quarter, 0.0093); /* four errors of 40,000 draws */
    CHECK_NEAR(1 - 0.687291176509086, rank[1].top_quarter, 0.0093);
    CHECK(rank[3].median == 4 && rank[3].bottom_quarter > 0.99);
    CHECK(rank_simulate(shape, rate, name, 2, 100, 1, rank) == RANK_OK);
    CHECK(isnan(rank[0].top_quarter) && isnan(rank[0].bottom_quarter));
    CHECK(rank_simulate(shape, rate, same, 2, 100, 1, rank) == RANK_ARGUMENT);
}

/*     sqrt(sum(pop*(r-R)^2)/sum(pop))/R; sum(outer(pop,pop)*abs(outer(r,r,"-")))/(2*R*sum(pop)^2)
 *     sum(s*log(r/R)); A <- tapply(a,grp,sum); P <- tapply(pop,grp,sum); sum(A/sum(a)*log(A/P/R))
 *     for (k in 1:3) {i <- grp==k; w <- w + A[k]/sum(a)*sum(a[i]/A[k]*log(r[i]/(A[k]/P[k])))}
 *     o <- order(r); cw <- cumsum(pop[o])/sum(pop); q <- function(p) r[o][which(cw>=p)[1]] */
static void inequality(void)
{
    struct inequality q, scaled;
    double tripled[N], equal[N], best, more, tenth;

    CHECK(inequality_measure(amount, pop, group, N, &q) == INEQUALITY_OK);
    CHECK_NEAR(0.1085233897382244, q.cv, 1e-15);
    CHECK_NEAR(0.054377615200343482, q.gini, 1e-15);
    CHECK_NEAR(0.0055940847421353038, q.theil, 1e-15);
    CHECK_NEAR(0.00073395799565932097, q.between, 1e-15);
    CHECK_NEAR(0.0048601267464760001, q.within, 1e-15);
    CHECK_NEAR(q.theil, q.between + q.within, 1e-15);
    CHECK_NEAR(1.2685507358269856, q.ratio, 1e-14);
    CHECK(inequality_point(amount, pop, N, 0.1, &tenth) == INEQUALITY_OK);
    CHECK_NEAR(0.0038858581619806965, tenth, 1e-17);
    CHECK(inequality_best_quarter(amount, pop, N, &best, &more) == INEQUALITY_OK);
    CHECK_NEAR(0.0043729083665338640, best, 1e-17);
    CHECK_NEAR(256.22840796812721, more, 1e-10);
    for (int i = 0; i < N; i++) {
        tripled[i] = 3 * amount[i];
        equal[i] = 0.004 * pop[i];
    }
    CHECK(inequality_measure(tripled, pop, group, N, &scaled) == INEQUALITY_OK);
    CHECK_NEAR(q.cv, scaled.cv, 1e-14);
    CHECK_NEAR(q.gini, scaled.gini, 1e-14);
    CHECK_NEAR(q.theil, scaled.theil, 1e-14);
    CHECK_NEAR(q.within, scaled.within, 1e-14);
    CHECK(inequality_measure(equal, pop, group, N, &scaled) == INEQUALITY_OK);
    CHECK_NEAR(0, scaled.cv, 1e-14);
    CHECK_NEAR(0, scaled.gini, 1e-14);
    CHECK_NEAR(0, scaled.theil, 1e-14);
    CHECK_NEAR(1, scaled.ratio, 1e-14);
    CHECK(inequality_measure(amount, pop, NULL, N, &scaled) == INEQUALITY_OK);
    CHECK_NEAR(0, scaled.between, 1e-15); /* one region: nothing between */
    CHECK_NEAR(q.theil, scaled.within, 1e-15);
}

/* All in one of four equal areas: CV sqrt(3), Gini 1 - 1/n, Theil log 4. */
static void inequality_at_its_most(void)
{
    const double all[] = {0, 0, 100, 0}, w[] = {10, 10, 10, 10}, none[] = {0, 0, 0, 0};
    struct inequality q;

    CHECK(inequality_measure(all, w, NULL, 4, &q) == INEQUALITY_OK);
    CHECK_NEAR(sqrt(3), q.cv, 1e-15);
    CHECK_NEAR(0.75, q.gini, 1e-15);
    CHECK_NEAR(log(4), q.theil, 1e-15);
    CHECK(isnan(q.ratio));
    CHECK(inequality_measure(all, w, NULL, 1, &q) == INEQUALITY_TOO_FEW);
    CHECK(inequality_measure(none, w, NULL, 4, &q) == INEQUALITY_ARGUMENT);
    CHECK(inequality_measure(w, all, NULL, 4, &q) == INEQUALITY_ARGUMENT);
}

/* In areas of one rate, people fallen to them at random: cv^2 is 1 / mean headcount on average. */
static void chance_part(void)
{
    struct random_stream *r = random_new(11, "chance");
    double squares = 0;
    int draws = 2000;

    CHECK_NEAR(N / 4965.0, inequality_chance(4965, N), 1e-18);
    CHECK(isnan(inequality_chance(0, N)));
    for (int k = 0; k < draws; k++) {
        double x[N];
        struct inequality q;

        for (int i = 0; i < N; i++)
            x[i] = random_poisson(r, 0.005 * pop[i]);
        CHECK(inequality_measure(x, pop, NULL, N, &q) == INEQUALITY_OK);
        squares += q.cv * q.cv;
    }
    /* (n - 1) / n of it, since the rate of all is that of these areas; the error is 1 % of it */
    CHECK_NEAR(11.0 / 12, squares / draws * (0.005 * 1060219 / N), 0.04);
    random_free(r);
}

/*     set.seed(2); 20,000 samples of 12 with replacement, the same formulas, quantiles of type 1 */
static void bootstrap(void)
{
    struct random_stream *r = random_new(5, "bootstrap");
    struct inequality lower, upper;

    CHECK(inequality_bootstrap(amount, pop, N, r, &lower, &upper) == INEQUALITY_OK);
    CHECK_NEAR(0.04399, lower.cv, 0.004); /* the error of a 2.5 % point from 2,000 samples */
    CHECK_NEAR(0.14875, upper.cv, 0.004);
    CHECK_NEAR(0.02364, lower.gini, 0.0025);
    CHECK_NEAR(0.07609, upper.gini, 0.0025);
    CHECK_NEAR(0.00096, lower.theil, 0.0002);
    CHECK_NEAR(0.01057, upper.theil, 0.0006);
    CHECK_NEAR(1.0990, lower.ratio, 0.02);
    CHECK_NEAR(1.4969, upper.ratio, 0.03);
    CHECK(isnan(lower.between) && isnan(upper.within));
    CHECK(inequality_bootstrap(amount, pop, 1, r, &lower, &upper) == INEQUALITY_TOO_FEW);
    CHECK(isnan(lower.cv));
    random_free(r);
}

/*     p.adjust(c(0.01,0.04,0.03,NA,0.005,0.5,0.04,1), "BH"); 2*pnorm(-abs(c(1.96,-3.09,0,8))) */
static void many(void)
{
    double p[] = {0.01, 0.04, 0.03, (double)NAN, 0.005, 0.5, 0.04, 1};
    static const double expected[] = {0.035, 0.056, 0.056, (double)NAN, 0.035, 0.58333333333333337,
                                      0.056, 1};
    double q[8], wrong[] = {0.5, 1.5};

    CHECK(!multiple_adjust(p, 8, q));
    for (int i = 0; i < 8; i++)
        CHECK_NEAR(expected[i], q[i], 1e-15);
    CHECK(!multiple_adjust(p, 8, p)); /* in place */
    CHECK_NEAR(0.035, p[0], 1e-15);
    CHECK(multiple_adjust(wrong, 2, wrong) && wrong[1] == 1.5);
    CHECK(!multiple_adjust(p, 0, q));
    CHECK_NEAR(0.049995790, multiple_p_of_z(1.96), 1e-9);
    CHECK_NEAR(0.0020015649532280212, multiple_p_of_z(-3.09), 1e-15);
    CHECK_NEAR(1, multiple_p_of_z(0), 0);
    CHECK_NEAR(1.2441921148543570e-15, multiple_p_of_z(8), 1e-27);
    CHECK(isnan(multiple_p_of_z((double)NAN)));
    /* 25 areas in a quiet month: 1 - 0.95^25, 1 - 0.998^25 */
    CHECK_NEAR(1.25, multiple_expected(25, 0.95), 1e-14);
    CHECK_NEAR(0.722610427, multiple_any(25, 0.95), 1e-9);
    CHECK_NEAR(0.0488181993, multiple_any(25, 0.998), 1e-9);
}

int main(void)
{
    shrinkage();
    shrinkage_without_differences();
    shrinkage_recovers();
    ranks();
    rank_of_two();
    inequality();
    inequality_at_its_most();
    chance_part();
    bootstrap();
    many();
    return unit_end();
}
