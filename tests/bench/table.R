# The same for R's data.table.
#     Rscript table.R TASK RESULT FILE
suppressMessages(library(data.table))
a <- commandArgs(TRUE)
setDTthreads(2)
b <- proc.time()
keys <- c("period", "area_team_code", if (a[1] == "A2") "staff_group")
d <- fread(a[3], select = c("period", "area_team_code", "staff_group", "fte", "headcount"), na.strings = c("*", "-", ""),
	colClasses = list(character = c("period", "area_team_code", "staff_group"), double = "fte", integer = "headcount"))
if (a[1] != "A2") d <- d[staff_group == "Health visitor"]
r <- d[, .(fte = sum(fte, na.rm = TRUE), heads = sum(headcount, na.rm = TRUE)), by = keys]
e <- proc.time() - b
r[, period := substr(period, 1, 7)]
lines <- do.call(paste, c(r[, keys, with = FALSE], list(sprintf("%.2f", r$fte), format(r$heads, scientific = FALSE, trim = TRUE)), sep = "|"))
writeLines(sort(lines, method = "radix"), a[2])
cat(sprintf("%.1f %.1f\n", e[["elapsed"]] * 1000, (e[["user.self"]] + e[["sys.self"]]) * 1000))
