# Expected intervals, in base R: Rscript tests/data/stats/interval.R > tests/data/stats/interval.csv
# With the argument "all": every count that the issue of GSL's quantile covers, 2,317 to 12,500.
all <- identical(commandArgs(TRUE), "all")
x <- c(0, 0.001, 0.05, 0.12, 0.16, 0.5, 1, 1.5, 2.25, 5, 9, 9.99, 10, 10.5, 11, 25, 99.4, 100, 250, 1000,
       2316, 2317, 2318, 2500.5, 4096, 7777, 8092, 10424, 12292, 12500, 15000, 20000)
if (all) x <- sort(unique(c(x, seq(0, 20, 0.01), seq(20, 2300, 7.5), 2317:12500, seq(12600, 20000, 50))))
confidence <- c(0.9, 0.95, 0.99, 0.998, 0.999)
g <- expand.grid(confidence = confidence, x = x, method = c("rate", "proportion", "count"),
                 stringsAsFactors = FALSE)
if (all) g <- g[g$method != "proportion", ]
g$n <- ifelse(g$method == "proportion", g$x * 1.7 + 3, 1234.5)
g$n[g$method == "proportion" & g$x == 25] <- 25 # all of them
g$multiplier <- c(rate = 1000, proportion = 100, count = 1)[g$method]
low <- (1 - g$confidence) / 2
z <- qnorm(g$confidence + low)
exact_lower <- ifelse(g$x > 0, qchisq(low, 2 * g$x) / 2, 0)
exact_upper <- qchisq(g$confidence + low, 2 * g$x + 2) / 2
byar_lower <- g$x * (1 - 1 / (9 * g$x) - z / (3 * sqrt(g$x)))^3
byar_upper <- (g$x + 1) * (1 - 1 / (9 * (g$x + 1)) + z / (3 * sqrt(g$x + 1)))^3
root <- z * sqrt(pmax(0, z^2 + 4 * g$x * (1 - g$x / g$n)))
# (2 x + z^2 - root) / (2 (n + z^2)), written without cancellation
wilson_lower <- 2 * g$x^2 / (g$n * (2 * g$x + z^2 + root))
p <- g$method == "proportion"
stopifnot(all.equal(wilson_lower[p], ((2 * g$x + z^2 - root) / (2 * (g$n + z^2)))[p], tolerance = 1e-8))
wilson_upper <- (2 * g$x + z^2 + root) / (2 * (g$n + z^2))
byar <- g$method == "rate" & g$x >= 10
over <- ifelse(g$method == "count", 1, g$n) / g$multiplier
g$value <- g$x / over
g$lower <- ifelse(g$method == "proportion", wilson_lower * g$multiplier, ifelse(byar, byar_lower, exact_lower) / over)
g$upper <- ifelse(g$method == "proportion", wilson_upper * g$multiplier, ifelse(byar, byar_upper, exact_upper) / over)
g$used <- ifelse(g$method == "proportion", "wilson", ifelse(byar, "byar", "exact"))
cat("x,n,multiplier,confidence,method,value,lower,upper,method_used\n")
cat(sprintf("%.17g,%.17g,%g,%g,%s,%.17g,%.17g,%.17g,%s\n", g$x, g$n, g$multiplier, g$confidence, g$method,
            g$value, g$lower, g$upper, g$used), sep = "")
