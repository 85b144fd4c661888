/* Expected values of smoothing(): R 4.2.2. The script builds e0 and G by filtering unit starts,
 * solves with lm.fit and minimises n log SS + 0.01 sum u^2 with optim() to 1e-12:
 *
 *     run <- function(y, miss, w, l, b, s) { e <- numeric(length(y))
 *       for (t in seq_along(y)) { i <- (t-1)%%12+1; base <- l+w[4]*b
 *         e[t] <- if (miss[t]) 0 else y[t]-base-s[i]
 *         l <- base+w[1]*e[t]; b <- w[4]*b+w[2]*w[1]*e[t]; s[i] <- s[i]+w[3]*(1-w[1])*e[t] }
 *       list(e=e,l=l,b=b,s=s) }
 *     solve1 <- function(y, w, trend, seas) { miss <- is.na(y); y[miss] <- 0
 *       e0 <- run(y,miss,w,0,0,rep(0,12))$e
 *       u <- function(l,b,s) -run(0*y,miss,w,l,b,s)$e
 *       G <- cbind(u(1,0,rep(0,12))); if (trend) G <- cbind(G,u(0,1,rep(0,12)))
 *       if (seas) for (m in 1:11) { s <- rep(0,12); s[m] <- 1; s[12] <- -1; G <- cbind(G,u(0,0,s))
 * } k <- !miss; zz <- lm.fit(G[k,,drop=FALSE], e0[k])$coefficients s <- if (seas)
 * c(tail(zz,11),-sum(tail(zz,11))) else rep(0,12) r <- run(y,miss,w,zz[1],if (trend) zz[2] else
 * 0,s); list(ss=sum(r$e[k]^2),z=zz,r=r,m=sum(k)) } lo <- c(1e-4,1e-4,1e-4,.8); hi <-
 * c(.9999,.9999,.9999,.98); st <- c(.3,.1,.1,.95) fit <- function(y, trend, damped, seas) { role <-
 * c(1,if(trend)2,if(seas)3,if(damped)4) W <- function(u) { w <- c(0,0,0,if(trend)1 else 0) w[role]
 * <- lo[role]+(hi-lo)[role]/(1+exp(-u)); w } obj <- function(u) { q <- solve1(y,W(u),trend,seas);
 * q$m*log(q$ss)+.01*sum(u^2) } o <-
 * optim(log((st-lo)/(hi-st))[role],obj,control=list(maxit=5000,reltol=1e-12)) w <-
 * W(optim(o$par,obj,control=list(maxit=5000,reltol=1e-12))$par) q <- solve1(y,w,trend,seas); k <-
 * length(q$z); df <- q$m-k-length(role) sg <- sqrt(q$ss/df); h <- 1:14; ph <- cumsum(w[4]^h) mean
 * <- q$r$l+ph*q$r$b+q$r$s[(length(y)+h-1)%%12+1] cj <-
 * w[1]+w[2]*w[1]*ph+ifelse(h%%12==0,w[3]*(1-w[1]),0) sd <- sg*sqrt(1+c(0,cumsum(cj^2)[-14])); cost
 * <- k+length(role)+1-ifelse(seas,5,0) aicc <-
 * q$m*(log(2*pi*q$ss/q$m)+1)+2*cost+2*cost*(cost+1)/(q$m-cost-1)
 *       print(c(df,sg,aicc,mean[c(1,12,14)],sd[c(1,14)]),digits=10) }
 *     (one weight alone: optimize() instead of optim()); z is below; g is z without 3 months
 *     fit(z,F,F,F); fit(z,F,F,T); fit(z,T,T,T); fit(g,T,F,T)
 *
 * The series is real: England, ESR, old method, September 2009 to October 2012. */
#include "joint.h"
#include "random.h"
#include "status.h"

#include "unit.h"

#include <stdlib.h>

static const double z[] = {8284.9, 8262,   8269.4, 8240.3, 8197.3, 8186.1, 8174.7, 8106.9,
                           8092.2, 8026.8, 7965.5, 7906.5, 8016.7, 8098,   8143.6, 8125.2,
                           8142.2, 8113.7, 8054.2, 7886.3, 7851.5, 7803.1, 7714.4, 7677,
                           7941.2, 8004.4, 8065.1, 8065.1, 8141.1, 8207,   8198.9, 8208.2,
                           8190,   8100.9, 8080.3, 8067.1, 8385.8, 8643.7};
enum { N = sizeof z / sizeof z[0] };

static void smoothing(void)
{
    static const struct {
        struct smoothing_form form;
        bool gaps;
        double df, sigma, aicc, mean1, mean12, mean14, sd1, sd14;
    } expected[] = {
        {{false, false, TREND_NONE},
         false,
         36,
         98.94591713,
         461.678236,
         8642.716222,
         8642.716222,
         8642.716222,
         98.945917,
         368.916660},
        {{false, true, TREND_NONE},
         false,
         24,
         65.60669239,
         436.484754,
         8673.458894,
         8643.313318,
         8650.165603,
         65.606692,
         244.729309},
        {{false, true, TREND_DAMPED},
         false,
         21,
         55.56380732,
         431.802009,
         8822.244127,
         9181.696842,
         9271.894013,
         55.563807,
         629.699505},
        {{false, true, TREND_LINEAR},
         true,
         19,
         59.68393342,
         402.360098,
         8872.490932,
         10793.338247,
         11203.648229,
         59.683933,
         1594.844721},
    };

    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        double y[N], mean[14], sd[14], residual[N], ss = 0;
        struct smoothing_series s = {.y = y, .n = N};
        struct smoothing_fit fit;

        memcpy(y, z, sizeof y);
        if (expected[i].gaps)
            y[6] = y[7] = y[19] = (double)NAN;
        CHECK(smoothing_fit(&fit, expected[i].form, &s, NULL, residual) == SMOOTHING_OK);
        smoothing_forecast(&fit, &s, 14, mean, sd);
        CHECK_NEAR(expected[i].df, fit.df, 0);
        CHECK_NEAR(expected[i].sigma, fit.sigma, 1e-4 * expected[i].sigma);
        CHECK_NEAR(expected[i].aicc, fit.aicc, 0.01);
        CHECK_NEAR(expected[i].mean1, mean[0], 1e-4 * expected[i].mean1);
        CHECK_NEAR(expected[i].mean12, mean[11], 5e-4 * expected[i].mean12);
        CHECK_NEAR(expected[i].mean14, mean[13], 5e-4 * expected[i].mean14);
        CHECK_NEAR(expected[i].sd1, sd[0], 1e-4 * expected[i].sd1);
        CHECK_NEAR(expected[i].sd14, sd[13], 5e-3 * expected[i].sd14);
        for (int t = 0; t < N; t++)
            ss += isnan(residual[t]) ? 0 : residual[t] * residual[t];
        CHECK_NEAR(fit.sigma, sqrt(ss / fit.df), 1e-9 * fit.sigma);
        smoothing_path(&fit, &s, 14, (const double[14]){0}, sd);
        CHECK_NEAR(mean[13], sd[13], 1e-9 * fabs(mean[13])); /* without errors: the mean */
    }
}

/* A step of 500 in month 20, told as a column: its coefficient, and what follows. */
static void columns(void)
{
    double y[N], step[N + 12] = {0}, come[N + 12] = {0}, mean[12], sd[12];
    struct smoothing_column column[] = {{step, 0, 0, false}, {come, 1, 0.15, true}};
    struct smoothing_series s = {y, N, column, 1};
    struct smoothing_form form = {false, true, TREND_LINEAR};
    struct smoothing_fit fit;

    for (int t = 0; t < N + 12; t++) {
        step[t] = t >= 20;
        come[t] = t >= N + 3 ? 800 : 0; /* an intake of 800, three months and more ahead */
    }
    for (int t = 0; t < N; t++)
        y[t] = z[t] + 500 * step[t];
    CHECK(smoothing_fit(&fit, form, &s, NULL, NULL) == SMOOTHING_OK);
    CHECK_NEAR(500, fit.beta[0], 3 * fit.sigma * sqrt(fit.beta_variance[0]));
    CHECK(fit.sigma * sqrt(fit.beta_variance[0]) < 120);
    s = (struct smoothing_series){z, N, column + 1, 1};
    CHECK(smoothing_fit(&fit, form, &s, NULL, NULL) == SMOOTHING_OK);
    CHECK_NEAR(1, fit.beta[0], 1e-6); /* nothing but the prior tells of it */
    CHECK_NEAR(0.15, fit.sigma * sqrt(fit.beta_variance[0]), 0.005);
    smoothing_forecast(&fit, &s, 12, mean, sd);
    s.columns = 0;
    CHECK(smoothing_fit(&fit, form, &s, NULL, NULL) == SMOOTHING_OK);
    smoothing_forecast(&fit, &s, 12, step, sd);
    CHECK_NEAR(step[1], mean[1], 2);
    CHECK_NEAR(step[3] + 800, mean[3], 2);
}

static void mixture(void)
{
    static const double levels[] = {1e-6, 0.001, 0.025, 0.1, 0.5, 0.9, 0.975, 0.999, 1 - 1e-6};
    double y[N];
    struct smoothing_series s = {.y = y, .n = N};
    struct pool pool;
    double sum = 0;

    memcpy(y, z, sizeof y);
    CHECK(pool_fit(&pool, &s, 12, NULL) == POOL_OK);
    CHECK(pool.n == POOL_FORMS);
    for (size_t i = 0; i < pool.n; i++)
        sum += pool.weight[i];
    CHECK_NEAR(1, sum, 1e-12);
    for (size_t h = 1; h <= 12; h++)
        for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
            double q = pool_quantile(&pool, h, levels[i]);

            CHECK_NEAR(levels[i], pool_probability(&pool, h, q), 1e-10);
            CHECK(!i || q > pool_quantile(&pool, h, levels[i - 1]));
        }
    pool_free(&pool);
    pool_free(&pool);
    s.n = 23;
    CHECK(pool_fit(&pool, &s, 12, NULL) == POOL_OK);
    CHECK(pool.n == POOL_FORMS / 2); /* without season */
    pool_free(&pool);
    s.n = 5;
    CHECK(pool_fit(&pool, &s, 12, NULL) == POOL_TOO_FEW);
    pool_free(&pool);
    s.n = 12;
    y[1] = y[3] = y[5] = y[7] = (double)NAN;
    CHECK(pool_fit(&pool, &s, 12, NULL) == POOL_TOO_FEW); /* a third is missing */
    pool_free(&pool);
    for (int t = 0; t < N; t++)
        y[t] = 7;
    s.n = N;
    CHECK(pool_fit(&pool, &s, 12, NULL) == POOL_OK);
    CHECK(pool_quantile(&pool, 12, 0.1) == 7 && pool_quantile(&pool, 12, 0.9) == 7);
    CHECK(pool_probability(&pool, 1, 6.9) == 0 && pool_probability(&pool, 1, 7) == 1);
    pool_free(&pool);
}

/* What must never be: a quantile that is not finite, or on the wrong side of another. */
static void never(void)
{
    static const double scale[] = {1e-9, 1, 1e9, 1e100};
    struct random_stream *r = random_new(7, "never");
    double y[60];

    for (int k = 0; k < 80; k++) {
        struct smoothing_series s = {.y = y, .n = 12 + (size_t)(k % 5) * 12};
        struct pool pool;
        int kind = k % 4;

        for (size_t t = 0; t < s.n; t++) {
            double e = random_normal(r);

            y[t] = kind == 0   ? (t % 7 == 3)                    /* mostly nothing */
                   : kind == 1 ? 1e4 * (double)t * (double)t + e /* all but perfect */
                   : kind == 2 ? (t < s.n / 2 ? 0 : 1000) + e    /* a step */
                               : exp(3 * e) - 1;                 /* wild */
            y[t] *= scale[k / 20];
            if (t % 11 == 5 && t + 1 < s.n)
                y[t] = (double)NAN;
        }
        if (pool_fit(&pool, &s, 24, NULL) != POOL_OK)
            continue;
        for (size_t h = 1; h <= 24; h++) {
            static const double levels[] = {0.025, 0.1, 0.5, 0.9, 0.975};
            double before = -HUGE_VAL;

            for (int i = 0; i < 5; i++) {
                double q = pool_quantile(&pool, h, levels[i]);

                CHECK(isfinite(q) && q >= before - 1e-9 * fabs(q));
                before = q;
            }
        }
        pool_free(&pool);
    }
    random_free(r);
}

/* The draws of an area have the distribution of its pool; areas that moved together go on so. */
static void draws(void)
{
    enum { DRAWS = 4096, H = 12 };
    static const double levels[] = {0.025, 0.1, 0.5, 0.9, 0.975};
    double other[N], *value = malloc(3 * H * DRAWS * sizeof *value), sorted[DRAWS];
    double sxy = 0, sx = 0, sy = 0, sxx = 0, syy = 0;
    struct smoothing_series series[3] = {
        {.y = z, .n = N}, {.y = other, .n = N}, {.y = z, .n = N - 2}};
    struct pool pool[3];
    struct joint_area area[3];

    for (int t = 0; t < N; t++)
        other[t] = z[t] / 2 + 100;
    for (int i = 0; i < 3; i++) {
        CHECK(pool_fit(&pool[i], &series[i], H, NULL) == POOL_OK);
        area[i] = (struct joint_area){&pool[i], &series[i], i == 2 ? 0 : 2};
    }
    joint_draw(area, 3, H, DRAWS, 1, value);
    for (int h = 2; h < H; h += 3)
        for (int i = 0; i < 5; i++) {
            double want = pool_quantile(&pool[0], (size_t)h - 1, levels[i]);
            double width = pool_quantile(&pool[0], (size_t)h - 1, 0.9) -
                           pool_quantile(&pool[0], (size_t)h - 1, 0.1);

            memcpy(sorted, value + h * DRAWS, sizeof sorted);
            joint_sort(sorted, DRAWS);
            CHECK_NEAR(want, joint_quantile(sorted, DRAWS, levels[i]), 0.04 * width);
        }
    for (int d = 0; d < DRAWS; d++) {
        double x = value[(H - 1) * DRAWS + d], y = value[(2 * H - 1) * DRAWS + d];

        sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
        CHECK(x == joint_round(x));
    }
    /* the other area is half the first and 100: it moves with it, but for the rounding of ranks */
    CHECK((DRAWS * sxy - sx * sy) / sqrt((DRAWS * sxx - sx * sx) * (DRAWS * syy - sy * sy)) > 0.95);
    memcpy(sorted, value + (H - 1) * DRAWS, sizeof sorted);
    joint_draw(area, 1, H, DRAWS, 1, value);
    joint_draw(area, 3, H, DRAWS, 1, value);
    CHECK(!memcmp(sorted, value + (H - 1) * DRAWS, sizeof sorted)); /* again the same */
    for (int i = 0; i < 3; i++)
        pool_free(&pool[i]);
    free(value);
}

static enum forecast_status replay(const double *p, size_t n)
{
    const char *reason;

    return status_replay(p, n, &reason);
}

static void statuses(void)
{
    static const double wobble[] = {0.74, 0.66, 0.74, 0.66, 0.74, 0.66, 0.74, 0.66};
    int changes = 0;

    for (size_t n = 2; n <= 8; n++)
        changes += replay(wobble, n) != replay(wobble, n - 1);
    CHECK(changes == 0);
    CHECK(replay((const double[]){0.7}, 1) == STATUS_GREEN);
    CHECK(replay((const double[]){0.3}, 1) == STATUS_AMBER);
    CHECK(replay((const double[]){0.29}, 1) == STATUS_RED);
    CHECK(replay((const double[]){0.72, 0.64}, 2) == STATUS_AMBER);       /* passed by 0.05 */
    CHECK(replay((const double[]){0.72, 0.66}, 2) == STATUS_GREEN);       /* not yet */
    CHECK(replay((const double[]){0.72, 0.66, 0.68}, 3) == STATUS_AMBER); /* twice running */
    CHECK(replay((const double[]){0.72, 0.1}, 2) == STATUS_RED);
    CHECK(replay((const double[]){0.72, 0.27}, 2) == STATUS_AMBER); /* red only by a margin */
    CHECK(replay((const double[]){0.72, (double)NAN, 0.66}, 3) == STATUS_AMBER); /* begins anew */
    CHECK(replay((const double[]){0.72, (double)NAN}, 2) == STATUS_GREY);
    CHECK(replay(NULL, 0) == STATUS_GREY);
}

int main(void)
{
    smoothing();
    columns();
    mixture();
    never();
    draws();
    statuses();
    return unit_end();
}
