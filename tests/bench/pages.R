# A page an area with ggplot2, as PDF and as PNG: pages.R DATA OUT PROCESSORS
suppressMessages({library(ggplot2); library(grid); library(parallel)})
arguments <- commandArgs(TRUE)
data <- arguments[1]; out <- arguments[2]
load <- function(name, ...) read.table(file.path(data, name), header = TRUE, ...)
gaps <- load("gaps")
base <- theme_minimal(base_size = 10)

# each chart is one function: another is one more, and one more row of the page
trajectory <- function(area) {
  s <- load(paste0(area, ".series"))
  ggplot(s, aes(month)) +
    geom_ribbon(aes(ymin = lo95, ymax = hi95), fill = "#D6E2EC", na.rm = TRUE) +
    geom_ribbon(aes(ymin = lo80, ymax = hi80), fill = "#A9C1D6", na.rm = TRUE) +
    geom_line(aes(y = plan), colour = "#F46A25", linetype = "dashed", na.rm = TRUE) +
    geom_line(aes(y = mean), colour = "#12436D", linetype = "dotted", na.rm = TRUE) +
    geom_line(aes(y = actual), colour = "#12436D", linewidth = 0.8, na.rm = TRUE) +
    labs(title = "Actual and trajectory", subtitle = "FTE", x = NULL, y = NULL) + base
}
control <- function(area) {
  ggplot(load(paste0(area, ".control")), aes(month)) +
    geom_line(aes(y = mean), colour = "#595959", na.rm = TRUE) +
    geom_line(aes(y = lower), colour = "#595959", linetype = "dashed", na.rm = TRUE) +
    geom_line(aes(y = upper), colour = "#595959", linetype = "dashed", na.rm = TRUE) +
    geom_line(aes(y = value), colour = "#6B6B6B", na.rm = TRUE) +
    geom_point(aes(y = value, colour = value > upper | value < lower), size = 1.6, na.rm = TRUE) +
    scale_colour_manual(values = c("#6B6B6B", "#B34A08"), guide = "none", na.value = "#6B6B6B") +
    labs(title = "Monthly change, %", x = NULL, y = NULL) + base
}
bars <- function(d, own, title) {
  d$name <- factor(d$name, levels = rev(d$name))
  ggplot(d, aes(value, name)) + geom_col(aes(fill = name == own), width = 0.6) +
    geom_text(aes(label = sprintf("%+.1f", value)), size = 3, hjust = -0.2) +
    scale_fill_manual(values = c("#8A8A8A", "#12436D"), guide = "none") +
    labs(title = title, x = NULL, y = NULL) + base
}
page <- function(area) {
  table <- load(paste0(area, ".table"), colClasses = "character", check.names = FALSE)
  charts <- list(trajectory(area), control(area), bars(load(paste0(area, ".pace")), "needed", "Needed and gained a month"),
                 bars(gaps[order(gaps$value), ], area, "Gap to the trajectory"))
  cells <- rbind(names(table), as.matrix(table))
  draw <- function() {
    grid.newpage()
    pushViewport(viewport(layout = grid.layout(6, 1, heights = c(1.1, 3, 2.4, 1.8, 4, 3.2)), width = 0.88, height = 0.94))
    grid.text(area, 0, 0.8, just = "left", gp = gpar(fontsize = 22, fontface = "bold"),
              vp = viewport(layout.pos.row = 1))
    grid.text("Illustrative data, not published figures", 0, 0.3, just = "left", gp = gpar(fontsize = 12),
              vp = viewport(layout.pos.row = 1))
    for (i in seq_along(charts)) print(charts[[i]], vp = viewport(layout.pos.row = i + 1), newpage = FALSE)
    grid.text(cells, rep(seq_len(ncol(cells)) / ncol(cells), each = nrow(cells)),
              rep(1 - seq_len(nrow(cells)) / (nrow(cells) + 1), ncol(cells)), just = "right", gp = gpar(fontsize = 10),
              vp = viewport(layout.pos.row = 6))
  }
  pdf(file.path(out, paste0(area, ".pdf")), width = 8.27, height = 11.69); draw(); dev.off()
  png(file.path(out, paste0(area, ".png")), width = 1240, height = 1754, res = 150, type = "cairo"); draw(); dev.off()
  TRUE
}
done <- mclapply(readLines(file.path(data, "areas")), page, mc.cores = as.integer(arguments[3]), mc.preschedule = TRUE)
if (!all(vapply(done, isTRUE, TRUE))) stop("a page failed")
