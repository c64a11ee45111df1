#!/usr/bin/env bash
# Promises: those of every country by one process, and those of one place as a process of its own.
#   bench/commitments.sh     exit 1 when all take 10 s or more, or one place 100 ms or more
# Settings, see measure.sh: CORRIDOR, REPEATS (usual: 5), CORRIDOR_TEST_DATA: with publishers' files
# the United Nations' SDG database is loaded beside the embedded default.

source "$(dirname "$0")/measure.sh"
repeats=${REPEATS:-5}
most_s=10
most_ms=100
workspace=$folder/default
quiet "$corridor" -w "$workspace" init
sdg=${CORRIDOR_TEST_DATA:-}/10_sdg_gcm/sdg_values_selected_2020.csv.gz
if [ -f "$sdg" ]; then quiet "$corridor" -w "$workspace" load "$sdg"; fi

for ((run = 0; run < repeats; ++run)); do
  measure all "$corridor" -w "$workspace" commitments --all-countries --format csv
done
all_s=$(median all wall)
"$corridor" -w "$workspace" commitments --all-countries --format csv >"$folder/all.csv"
printf '%s places, %s measures: %.2f s wall, %.2f s user, %s MB\n' \
  "$(tail -n +2 "$folder/all.csv" | cut -d, -f1 | sort -u | wc -l)" \
  "$(tail -n +2 "$folder/all.csv" | wc -l)" "$all_s" "$(median all user)" \
  "$(peak_mb "$corridor" -w "$workspace" commitments --all-countries --format csv)"

slowest_ms=0
for place in BGD MYS IND DEU USA; do
  for ((run = 0; run < repeats; ++run)); do
    measure "$place" "$corridor" -w "$workspace" commitments "$place" --format json
  done
  wall=$(calculate "1000 * $(median "$place" wall)")
  printf '%s: %s ms\n' "$place" "$wall"
  holds "$wall > $slowest_ms" && slowest_ms=$wall
done
holds "$all_s < $most_s && $slowest_ms < $most_ms" || { echo 'a bound is exceeded'; exit 1; }
