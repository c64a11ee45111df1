#!/usr/bin/env bash
# Asking a full workspace: time and memory of whole processes, and how both grow with the store.
#   bench/brief.sh       exit 1 when the brief of a corridor takes 100 ms or 150 MB, or more, with
#                        five million observations in the workspace
# Settings, see measure.sh: CORRIDOR, CORRIDOR_TEST_DATA, REPEATS (of loads; questions are asked 20
# times).
#
# The workspace holds every publisher's file at hand that Corridor reads, and fills up to five
# million with further editions: UNHCR's and the World Bank's, shortened by a row or more each, so
# that they are other files. UNHCR's count as earlier releases, which a current view passes over;
# the World Bank's are extracts, all of which every question about their indicators goes through.

source "$(dirname "$0")/measure.sh"
repeats=${REPEATS:-3}
questions=20
most_ms=100
most_mb=150
enough=5000000
corridor_asked=BGD-MYS

find_data 05_displacement/unhcr_population.csv
population=$file
find_data 03_wdi/wdi_2021_long.csv
extract=$file
publishers=(02_migrant_stock_flow/undesa_2020_bilateral_by_sex.csv
  02_migrant_stock_flow/undesa_2019_bilateral_{total,female,male}_with_aggregates.csv.gz
  02_migrant_stock_flow/knomad_bilateral_migration_{2013,2017,2021}.csv
  03_wdi/{wdi_2021_long,wdi_remittances_paid_BM.TRF.PWKR.CD.DT}.csv
  03_wdi/gdp_panel_1960_2023.csv.gz
  04_remittances/knomad_bilateral_remittances_{2017,2021}.csv
  04_remittances/rpw_corridor_costs_2011Q1_2020Q3.csv 05_displacement/unhcr_population.csv)

load() { quiet "$corridor" -w "$1" load "${@:2}"; }  # WORKSPACE FILE [--release R]
ask() { quiet "$corridor" -w "$workspace" "$@"; }

# ask_often NAME QUESTION...
ask_often() {
  local run
  ask "${@:2}"
  for ((run = 0; run < questions; ++run)); do measure "$1" ask "${@:2}"; done
}

# ---- five million observations -----------------------------------------------------------------
workspace=$folder/full
quiet "$corridor" -w "$workspace" init
for name in "${publishers[@]}"; do
  find_data "$name"
  load "$workspace" "$file"
done
for short in 1 2 3; do
  head -n -$short "$extract" >"$folder/extract.csv"
  load "$workspace" "$folder/extract.csv"
done
for ((short = 1; $(observations "$workspace") < enough; ++short)); do
  head -n -$short "$population" >"$folder/edition.csv"
  load "$workspace" "$folder/edition.csv" --release $((2025 - short))
done

asked=("brief $corridor_asked --format html" 'brief BGD --format html' 'brief DEU --format html'
  "series migrant_stock $corridor_asked" 'series migrant_stock _W' 'series refugees _W')
printf '%s observations in %s editions, median of %d runs\n' "$(observations "$workspace")" \
  "$(sqlite3 "$workspace" 'SELECT count(*) FROM edition')" $questions
printf '%-36s %9s %9s %9s\n' '' wall user peak
for i in "${!asked[@]}"; do
  read -ra question <<<"${asked[i]}"
  ask_often "full$i" "${question[@]}"
  peak=$(peak_mb "$corridor" -w "$workspace" "${question[@]}")
  wall=$(calculate "1000 * $(median "full$i" wall)")
  printf '%-36s %6.0f ms %6.0f ms %6s MB\n' "${asked[i]}" "$wall" \
    "$(calculate "1000 * $(median "full$i" user)")" "$peak"
  [ "$i" != 0 ] || { first_ms=$wall first_mb=$peak; }
done
rm -f "$workspace"*

# ---- growth ------------------------------------------------------------------------------------
# population_of OBSERVATIONS: UNHCR's file cut to so many, or repeated in earlier years.
population_of() {
  awk -v rows=$(($1 / 9)) 'NR == 1 { print; next } { line[NR - 2] = $0 }
    END { for (i = 0; i < rows; ++i) {
      one = line[i % (NR - 1)]
      print (substr(one, 1, 4) - 80 * int(i / (NR - 1))) substr(one, 5) } }' "$population"
}

# load_often NAME WORKSPACE FILE RELEASE: each time into a copy of the workspace
load_often() {
  local run
  for ((run = 0; run < repeats; ++run)); do
    rm -f "$folder"/copy*
    cp "$2" "$folder/copy"
    sync
    measure "$1" load "$folder/copy" "$3" --release "$4"
  done
}

# What is asked is the same at every size: the current edition is the smallest one, and the store
# fills with earlier releases.
workspace=$folder/grown
sizes=(250000 500000 1000000 2000000 5000000)
declare -A added=([250000]=250000 [500000]=249993 [1000000]=499995 [2000000]=999990
  [5000000]=2999988)
release=2025
quiet "$corridor" -w "$folder/empty" init
cp "$folder/empty" "$workspace"
population_of 249984 >"$folder/small.csv"
echo
echo "growth, beside the embedded default's $(observations "$folder/empty") observations;" \
  "medians of $repeats loads and $questions briefs of $corridor_asked"
printf '%12s %14s %18s %12s %9s\n' observations 'load them all' 'load 0.25 million' brief peak
printf '%12s %14s %18s\n' '' 'at once' 'into the store'
for size in "${sizes[@]}"; do
  population_of "$size" >"$folder/all.csv"
  load_often "all$size" "$folder/empty" "$folder/all.csv" 2025
  rm "$folder/all.csv"
  population_of "${added[$size]}" >"$folder/more.csv"
  load "$workspace" "$folder/more.csv" --release $release
  release=$((release - 1))
  load_often "more$size" "$workspace" "$folder/small.csv" 1999
  ask_often "brief$size" brief $corridor_asked --format html
  printf '%12s %12.2f s %16.2f s %9.0f ms %6s MB\n' "$size" \
    "$(median "all$size" wall)" "$(median "more$size" wall)" \
    "$(calculate "1000 * $(median "brief$size" wall)")" \
    "$(peak_mb "$corridor" -w "$workspace" brief $corridor_asked --format html)"
done

# ---- the bounds --------------------------------------------------------------------------------
echo
echo "brief of a corridor: $first_ms ms of $most_ms ms, $first_mb MB of $most_mb MB"
[ "$first_mb" != - ] || stop "memory not measured: install GNU time (Debian: time)"
holds "$first_ms < $most_ms && $first_mb < $most_mb" || { echo 'a bound is exceeded'; exit 1; }
