# Expected control charts, in base R, from the definitions of NHSRplotthedots 0.2.2 (and two of three as
# worded by Making Data Count since the end of 2023): Rscript tests/data/stats/xmr.R > tests/data/stats/xmr.csv
# With the argument "rates": the false-signal rates of 20,000 series of 24 normal values, as percentages.
near <- 2 * (2.66 / 3)

segment <- function(y, run = 7, baseline = Inf, screen = TRUE, rules = "mdc2023") {
  n <- length(y); b <- y; b[seq_len(n) > baseline] <- NA
  m <- mean(b, na.rm = TRUE); mr <- abs(diff(b)); amr <- mean(mr, na.rm = TRUE)
  if (screen && is.finite(amr) && amr > 0) amr <- mean(mr[which(mr < 3.267 * amr)])
  if (is.nan(amr)) amr <- NA
  up <- m + 2.66 * amr; lo <- m - 2.66 * amr; upn <- m + near * amr; lon <- m - near * amr
  T <- function(x) !is.na(x) & x
  out <- T(y > up | y < lo); side <- sign(y - m); side[is.na(side)] <- 0
  close <- (rules == "mdc2023" | !out) & T(y > upn | y < lon)
  d <- sign(diff(y)); d[is.na(d)] <- 0
  trend <- shift <- two <- logical(n)
  if (n >= run) for (i in 1:(n - run + 1)) {
    w <- i:(i + run - 1)
    if (abs(sum(d[w[-run]])) == run - 1) trend[w] <- TRUE
    if (abs(sum(side[w])) == run) shift[w] <- TRUE
  }
  if (n >= 3) for (i in 1:(n - 2)) {
    w <- i:(i + 2)
    if (abs(sum(side[w])) == 3 && sum(close[w]) >= 2) two[w] <- two[w] | close[w]
  }
  before <- c(0, d); after <- c(d, 0); next_in <- c(trend[-1], FALSE)
  up_trend <- ifelse(next_in, after, before) > 0
  rule <- rep("Common Cause", n)
  rule[shift] <- sprintf("%d Points %s CL", run, ifelse(side > 0, "Above", "Below"))[shift]
  rule[two] <- sprintf("2 in 3 %s CL", ifelse(side > 0, "Above", "Below"))[two]
  rule[trend] <- sprintf("%d Point Trend (%s)", run, ifelse(up_trend, "Increasing", "Decreasing"))[trend]
  rule[out] <- ifelse(side > 0, "Above UCL", "Below LCL")[out]
  rule[is.na(y)] <- "No value"
  data.frame(mean = m, lower = lo, upper = up, lower_near = lon, upper_near = upn, rule = rule)
}

if (identical(commandArgs(TRUE), "rates")) {
  set.seed(1); B <- 20000; n <- 24
  r <- replicate(B, { x <- segment(rnorm(n))$rule
    c(outside = sum(grepl("UCL|LCL", x)), trend = sum(grepl("Trend", x)), two = sum(grepl("2 in 3", x)),
      shift = sum(grepl("Points", x)), any = sum(x != "Common Cause"), series = any(x != "Common Cause") * n) })
  print(100 * rowMeans(r) / n); print(100 * apply(r, 1, sd) / n / sqrt(200)) # sd of the mean of 200 series
  quit()
}

set.seed(7)
plan <- expand.grid(run = c(7, 6), baseline = c(Inf, 12), screen = c(TRUE, FALSE),
                    rules = c("mdc2023", "ptd022"), kind = c("noise", "step", "walk", "spike", "gaps", "ties", "rebase"),
                    stringsAsFactors = FALSE)
plan$n <- c(36, 12, 24)[seq_len(nrow(plan)) %% 3 + 1]
f <- function(x) ifelse(is.finite(x), sprintf("%.15g", x), "")
cat("chart,run,baseline,screen,rules,value,start,mean,lower_limit,upper_limit,lower_near,upper_near,rule\n")
for (i in seq_len(nrow(plan))) {
  p <- plan[i, ]; n <- p$n; y <- rnorm(n, 100, 5); start <- integer(n)
  if (p$kind == "step") y[(n / 2):n] <- y[(n / 2):n] + 12
  if (p$kind == "walk") y <- cumsum(rnorm(n, 0.6)) + 50
  if (p$kind == "spike") y[c(n - 2, n - 1)] <- c(140, 118)
  if (p$kind == "gaps") y[sample(n, n / 5)] <- NA
  if (p$kind == "ties") y <- round(y / 4)
  if (p$kind == "rebase") { start[n / 2] <- 1; y[(n / 2):n] <- y[(n / 2):n] - 30 }
  y <- round(y, 2)
  r <- do.call(rbind, lapply(split(y, cumsum(start)), segment, p$run, p$baseline, p$screen, p$rules))
  cat(paste(i, p$run, if (is.finite(p$baseline)) p$baseline else 0, as.integer(p$screen), p$rules, f(y), start,
            f(r$mean), f(r$lower), f(r$upper), f(r$lower_near), f(r$upper_near), r$rule, sep = ","), sep = "\n")
}
