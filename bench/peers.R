# Processor seconds per fit and forecast of well-known R forecasters on the folds of a folder, to set beside
# `npm run bench:accuracy -- --folds DIR`. Needs the packages forecast and mgcv (Debian: r-cran-forecast, r-cran-mgcv).
#
#   Rscript bench/peers.R DIR [folds per data set, default 2]
#
# dhr: dynamic harmonic regression (auto.arima with weekly and, from 14 months on, yearly Fourier terms and a holiday
#      dummy) on the root of day totals; rows by the mean profile of eight weeks.
# gam: Poisson GAM with weekday, time of day by kind of day, trend, season and holiday terms, by gam().
# bam: the same by bam(discrete = TRUE), mgcv's fast approximation.
suppressMessages({ library(forecast); library(mgcv) })
args <- commandArgs(trailingOnly = TRUE)
dir <- args[1]
each <- if (length(args) > 1) as.integer(args[2]) else 2
# The manifest is one JSON array of flat objects: no JSON package is needed for the four fields used here.
text <- paste(readLines(file.path(dir, "manifest.json"), warn = FALSE), collapse = " ")
objects <- regmatches(text, gregexpr("\\{[^}]*\\}", text))[[1]]
field <- function(o, name) sub(paste0('.*"', name, '": *"?([^",}]*)"?.*'), "\\1", o)
folds <- data.frame(
  dataset = field(objects, "dataset"), train = field(objects, "train"),
  calendar = field(objects, "calendar"), horizon = as.integer(field(objects, "horizon")), stringsAsFactors = FALSE
)
folds <- do.call(rbind, lapply(split(folds, folds$dataset), head, each))

read <- function(fold) {
  d <- read.csv(file.path(dir, fold$train), stringsAsFactors = FALSE)
  d$date <- as.Date(substr(d$timestamp, 1, 10))
  d$slot <- if (nchar(d$timestamp[1]) > 10) as.numeric(substr(d$timestamp, 12, 13)) * 60 + as.numeric(substr(d$timestamp, 15, 16)) else 0
  special <- read.csv(file.path(dir, "calendars", paste0(fold$calendar, ".csv")), stringsAsFactors = FALSE)
  d$holiday <- as.integer(d$date %in% as.Date(special$date[special$kind %in% c("holiday", "closed")]))
  d[!is.na(d$value), ]
}
dhr <- function(d, days) {
  daily <- aggregate(cbind(value, holiday) ~ date, transform(d, holiday = holiday / 1), sum)
  y <- msts(sqrt(daily$value), c(7, if (nrow(daily) > 430) 365.25))
  k <- if (nrow(daily) > 430) c(3, 5) else 3
  x <- cbind(fourier(y, K = k), holiday = as.integer(daily$holiday > 0))
  if (length(unique(x[, "holiday"])) == 1) x <- x[, colnames(x) != "holiday", drop = FALSE]
  model <- auto.arima(y, xreg = x, seasonal = FALSE)
  ahead <- fourier(y, K = k, h = days)
  if ("holiday" %in% colnames(x)) ahead <- cbind(ahead, holiday = 0)
  total <- forecast(model, xreg = ahead)$mean^2
  recent <- d[d$date > max(d$date) - 56, ]
  profile <- aggregate(value ~ slot + weekdays(date), recent, mean)
  list(total, profile)
}
poissonGam <- function(d, fast) {
  d$weekday <- factor(weekdays(d$date))
  d$weekend <- factor(d$weekday %in% c("Saturday", "Sunday"))
  d$t <- as.numeric(d$date)
  d$season <- as.POSIXlt(d$date)$yday
  terms <- "value ~ weekday + s(t, k = 10)"
  if (length(unique(d$slot)) > 10) {
    terms <- paste(terms, if (nlevels(d$weekend) > 1) "+ s(slot, by = weekend, k = 15)" else "+ s(slot, k = 15)")
  }
  if (diff(range(d$t)) > 430) terms <- paste(terms, "+ s(season, bs = 'cc', k = 10)")
  if (length(unique(d$holiday)) > 1) terms <- paste(terms, "+ holiday")
  counts <- transform(d, value = round(value))
  model <- if (fast) bam(as.formula(terms), family = poisson, data = counts, discrete = TRUE) else gam(as.formula(terms), family = poisson, data = counts)
  predict(model, tail(d, 500), type = "response")
}
seconds <- function(run) { t <- system.time(run())[1:2]; sum(t) }
spent <- t(sapply(seq_len(nrow(folds)), function(i) {
  d <- read(folds[i, ])
  c(dhr = seconds(function() dhr(d, 28)), gam = seconds(function() poissonGam(d, FALSE)), bam = seconds(function() poissonGam(d, TRUE)))
}))
for (name in unique(folds$dataset)) {
  mean_of <- colMeans(spent[folds$dataset == name, , drop = FALSE])
  cat(sprintf("%-30s dhr %6.2f s   gam %6.2f s   bam %6.2f s\n", name, mean_of["dhr"], mean_of["gam"], mean_of["bam"]))
}
all <- apply(spent, 2, function(x) mean(tapply(x, folds$dataset, mean)))
cat(sprintf("mean of data sets: dhr %.2f s, gam %.2f s, bam %.2f s\n", all["dhr"], all["gam"], all["bam"]))
