#!/usr/bin/env bash
# Flow estimation of the world: one closed account, all methods, and growth with places.
#   bench/flow_estimation.sh   exit 1 where the closed account takes 0.5 s of one core or more, or
#                              all methods of six periods and both sexes 10 s or 500 MB
# Settings, see measure.sh: CORRIDOR, CORRIDOR_TEST_DATA, REPEATS; CORRIDOR_GOLDEN is the folder of
# expected results, FLOW_BENCH the program (usual: build/release/flow_estimation_bench, built by
# `cmake --build --preset bench`).

source "$(dirname "$0")/measure.sh"
bench=${FLOW_BENCH:-$root/build/release/flow_estimation_bench}
repeats=${REPEATS:-5}
flows=${CORRIDOR_GOLDEN:-}/flows
find_data 17_flows/ims2020_bilateral_stock.csv.gz
[ -d "$flows" ] || { echo 'SKIPPED: needs flows in CORRIDOR_GOLDEN'; exit 0; }
[ -x "$bench" ] || stop "no program at $bench"
code=0
"$bench" "$flows" "$file" || code=1
"$bench" growth

world=$flows/world/ims2020_wpp2022_2015
run=("$corridor" run flow_estimation --stock-start "$world/stock_start.csv"
  --stock-end "$world/stock_end.csv" --vitals "$world/vitals.csv" --method da_min_closed
  -o "$folder/flows.csv")
for ((k = 0; k < repeats; ++k)); do measure process "${run[@]}"; done
printf 'whole process, files read and 52,441 rows written: %s s, peak %s MB\n' \
  "$(median process user)" "$(peak_mb "${run[@]}")"
[ $code = 0 ] || echo 'a bound is exceeded'
exit $code
