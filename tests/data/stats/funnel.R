# Expected funnels, in base R, from the formulas that FunnelPlotR 0.6.0 uses, with CQC limits squared back
# and z of the normal distribution not rounded: Rscript tests/data/stats/funnel.R > tests/data/stats/funnel.csv
set.seed(20)
six <- data.frame(area = letters[1:6], o = c(100, 150, 180, 80, 120, 225), n = c(108, 112, 165, 95, 100, 220))
e <- round(exp(rnorm(30, 3.5, 1)), 3)
wide <- data.frame(area = sprintf("W%02d", 1:30), o = rpois(30, e * exp(rnorm(30, 0, 0.3))), n = e)
quiet <- data.frame(area = sprintf("Q%02d", 1:25), o = c(0, rpois(24, 60)), n = c(0.61, rep(60, 24)))
n <- round(runif(40, 20, 900))
share <- data.frame(area = sprintf("P%02d", 1:40), o = rbinom(40, n, plogis(rnorm(40, -2, 0.5))), n = n)
n <- round(runif(25, 15000, 90000))
people <- data.frame(area = sprintf("A%02d", 1:25), o = round(n * rgamma(25, 40, 40) * 4.2 / 1000, 2), n = n)
sets <- list(six = six, wide = wide, quiet = quiet, share = share, people = people)

funnel <- function(d, type, adjust, multiplier, trim) {
  if (type == "ratio" && adjust == "shmi") d$n <- round(d$n, 2)
  overall <- if (type == "ratio") 1 else sum(d$o) / sum(d$n)
  E <- if (type == "rate") d$n * overall else d$n
  if (type == "proportion") {
    Y <- asin(sqrt(d$o / d$n)); target <- asin(sqrt(overall)); s <- 1 / (2 * sqrt(E)); z <- (Y - target) / s
  } else if (adjust == "shmi") {
    target <- 0; s <- 1 / sqrt(E); z <- sqrt(E) * log(d$o / E)
  } else {
    target <- 1; s <- 1 / (2 * sqrt(E)); z <- (sqrt(d$o / E) - 1) / s
  }
  k <- rep(TRUE, nrow(d)); wz <- z
  if (type != "proportion" && adjust == "shmi") {
    group <- floor(rank(z, ties.method = "average") / trim / (nrow(d) + 1))
    k <- group > 0 & group < 1 / trim - 1 & is.finite(z)
  } else {
    q <- quantile(z, c(trim, 1 - trim)); wz <- pmin(pmax(z, q[1]), q[2])
  }
  N <- sum(k); phi <- sum(wz[k]^2) / N; w <- 1 / s[k]^2
  tau2 <- if (N * phi < N - 1) 0 else max(0, (N * phi - (N - 1)) / (sum(w) - sum(w^2) / sum(w)))
  kind <- if (adjust != "none" && tau2 > 0) "adjusted" else if (type == "proportion") "arcsine" else "exact"
  limit <- function(p, side) {
    zp <- side * qnorm(1 - p); q <- sqrt(s^2 + (kind == "adjusted") * tau2)
    if (kind == "exact") {
      if (side < 0) qchisq(p, 2 * E) / 2 / E else qchisq(1 - p, 2 * (E + 1)) / 2 / E
    } else if (type == "proportion") sin(pmin(pmax(target + zp * q, 0), pi / 2))^2
    else if (adjust == "shmi") exp(zp * q) else pmax(1 + zp * q, 0)^2
  }
  m <- multiplier * if (type == "rate") overall else 1
  data.frame(area = d$area, numerator = d$o, denominator = d$n, ratio = d$o / d$n * multiplier, z = z,
             lower_95 = m * limit(0.025, -1), upper_95 = m * limit(0.025, 1), lower_998 = m * limit(0.001, -1),
             upper_998 = m * limit(0.001, 1), phi = phi, tau2 = tau2, limits = kind, used = N)
}

plan <- data.frame(
  set = c("six", "six", "six", "wide", "wide", "wide", "wide", "quiet", "quiet", "quiet", "share", "share", "people", "people", "people"),
  type = c(rep("ratio", 10), "proportion", "proportion", "rate", "rate", "rate"),
  adjust = c("none", "shmi", "cqc", "none", "shmi", "cqc", "cqc", "none", "shmi", "cqc", "none", "cqc", "none", "shmi", "cqc"),
  multiplier = c(1, 1, 1, 1, 1, 100, 1, 1, 1, 1, 1, 100, 1000, 1000, 1000),
  trim = c(rep(0.1, 6), 0.05, rep(0.1, 8)))
f <- function(x) ifelse(is.finite(x), sprintf("%.17g", x), "")
cat("dataset_id,type,adjust,multiplier,trim,area,numerator,denominator,ratio,z,lower_95,upper_95,lower_998,upper_998,phi,tau2,limits,used\n")
for (i in seq_len(nrow(plan))) {
  p <- plan[i, ]; r <- funnel(sets[[p$set]], p$type, p$adjust, p$multiplier, p$trim)
  cat(paste(paste0(p$set, i), p$type, p$adjust, p$multiplier, p$trim, r$area, f(sets[[p$set]]$o), f(sets[[p$set]]$n),
            f(r$ratio), f(r$z), f(r$lower_95), f(r$upper_95), f(r$lower_998), f(r$upper_998), f(r$phi), f(r$tau2),
            r$limits, r$used, sep = ","), sep = "\n")
}
