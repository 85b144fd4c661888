/* Expected values: R 4.2.2,
 *     qbeta(c(.1, .9), 28.5, 72.5); qbeta(c(.1, .9), 0.5, 20.5); qbeta(c(.1, .9), 2795.5, 281959.5)
 *     qgamma(c(.1, .9), 198.5, 24); qgamma(.1, .5, 24) */
#include "posterior.h"

#include "unit.h"

static void shares(void)
{
    static const struct {
        double share, n, low, high;
    } of[] = {
        {0.28, 100, 0.225895230068602, 0.340334415814104},
        {0, 20, 0.000389789811824104, 0.064612002792833967},
        {2795.0 / 284754, 284754, 0.00958117695576317, 0.01005472000929153},
    };
    double q;

    for (int i = 0; i < 3; i++) {
        CHECK(!posterior_share_quantile(of[i].share, of[i].n, 0.1, &q));
        CHECK_NEAR(of[i].low, q, 1e-12);
        CHECK(!posterior_share_quantile(of[i].share, of[i].n, 0.9, &q));
        CHECK_NEAR(of[i].high, q, 1e-12);
    }
    CHECK(posterior_share_quantile(1.1, 10, 0.1, &q));
    CHECK(posterior_share_quantile(0.5, 0, 0.1, &q));
    CHECK(posterior_share_quantile((double)NAN, 10, 0.1, &q));
    CHECK(posterior_share_quantile(0.5, 10, 1, &q));
}

static void rates(void)
{
    double q;

    CHECK(!posterior_rate_quantile(8.25, 24, 0.1, &q));
    CHECK_NEAR(7.52799398982462, q, 1e-11);
    CHECK(!posterior_rate_quantile(8.25, 24, 0.9, &q));
    CHECK_NEAR(9.03151454383162, q, 1e-11);
    CHECK(!posterior_rate_quantile(0, 24, 0.1, &q));
    CHECK_NEAR(0.000328974460279817, q, 1e-14);
    CHECK(posterior_rate_quantile(-1, 24, 0.1, &q));
    CHECK(posterior_rate_quantile(1, 0, 0.1, &q));
}

int main(void)
{
    shares();
    rates();
    return unit_end();
}
