# rsdmx reads a dataflow, its structure and its data: the figure that every brief shows.
library(rsdmx)
base <- commandArgs(trailingOnly = TRUE)[1]
flows <- as.data.frame(readSDMX(paste0(base, "/sdmx/rest/dataflow/CORRIDOR/all/latest/")))
stopifnot("MIGRANT_STOCK" %in% flows$id)
structure <- readSDMX(paste0(
  base, "/sdmx/rest/datastructure/CORRIDOR/DSD_FIGURES/latest/?references=children"))
stopifnot(!is.null(slot(structure, "datastructures")))
data <- as.data.frame(readSDMX(paste0(base, "/sdmx/rest/data/MIGRANT_STOCK/A...BGD.MYS._T../all/")))
figure <- data[data$obsTime == "2020", "obsValue"]
stopifnot(as.numeric(figure) == 415717)
