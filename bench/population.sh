#!/usr/bin/env bash
# Population: a projection of all countries, many futures of one, a forecast of all pairs.
#   bench/population.sh   exit 1 where 201 countries to 2100 take a second or more, 1,000 futures of
#                         a country a second, or 39,800 pairs with intervals a minute
# Whole processes, with all files read and written. Settings, see measure.sh: CORRIDOR,
# CORRIDOR_TEST_DATA, REPEATS.

source "$(dirname "$0")/measure.sh"
repeats=${REPEATS:-5}
find_data 17_flows/wpp2019_mx.csv.gz
tables=$(dirname "$file")
find_data 17_flows/azose_raftery_2019_flows_train.csv
train=$file
mkdir "$folder/world"
cp "$tables"/wpp2019_* "$folder/world"
code=0

# task NAME BOUND COMMAND...
task() {
  local name=$1 bound=$2 k wall
  shift 2
  for ((k = 0; k < repeats; ++k)); do measure "$name" "$@"; done
  wall=$(median "$name" wall)
  printf '%-44s %6s s of %s, peak %s MB\n' "$name" "$wall" "$bound" "$(peak_mb "$@")"
  holds "$wall < $bound" || code=1
}

run=("$corridor" run)
task countries_to_2100 1 "${run[@]}" cohort_projection --inputs "$folder/world" --to 2100 \
  -o "$folder/people.csv"
task futures_1000 1 "${run[@]}" cohort_projection --inputs "$folder/world" --place JPN --to 2100 \
  --trajectories 1000 -o "$folder/futures.csv"
task pairs_39800 60 "${run[@]}" flow_forecast --train "$train" --horizon 2015 \
  -o "$folder/flows.csv"
task replacement 1 "${run[@]}" replacement_migration --place JPN --target support_ratio --to 2050
[ $code = 0 ] || echo 'a bound is exceeded'
exit $code
