#!/usr/bin/env bash
# Displacement: speed against what the reference program took (CPU seconds on one core of a machine
# with two, full scale; "about" is a straight line through runs with fewer people).
#   bench/displacement.sh    exit 1 when the cohort engine is less than 1,000 times as fast on the
#                            public suite, the person engine less than 100 times, Ukraine takes 5 s
#                            or 200 MB, or a made world of 120 million people 60 s
# Settings, see measure.sh: CORRIDOR, REPEATS (usual: 3); CORRIDOR_GOLDEN, the folder with
# displacement/. Without it only the made world is run.

source "$(dirname "$0")/measure.sh"
repeats=${REPEATS:-3}
golden=${CORRIDOR_GOLDEN:-}/displacement
failed=0

#        conflict     reference CPU s
suite="mali2012 90
burundi2015 323
tigray2020 528
ssudan2013 880
car2013 1360
nigeria2016 2530
ukraine2022 95000"

# time_of NAME ARGS...: median user seconds
time_of() {
  local name=$1
  shift
  for ((run = 0; run < repeats; ++run)); do
    measure "$name" "$corridor" run displacement "$@"
  done
  median "$name" user
}

if [ -f "$golden/reference.csv" ]; then
  settings=$golden/settings_presets/simsetting.yml
  printf '%-14s %10s %12s %8s %12s %8s %14s\n' conflict reference cohort ratio person ratio \
    'cohort, compat'
  sum_reference=0 sum_cohort=0 sum_small=0 sum_person=0
  while read -r conflict reference; do
    cohort=$(time_of "c-$conflict" "$golden/$conflict" --engine cohort)
    compat=$(time_of "x-$conflict" "$golden/$conflict" --engine cohort --compat flee \
      --settings "$settings")
    person=- ratio=-
    if [ "$conflict" != ukraine2022 ]; then
      person=$(time_of "p-$conflict" "$golden/$conflict" --compat flee --settings "$settings")
      ratio=$(calculate "int($reference / $person)")
      sum_person=$(calculate "$sum_person + $person")
      sum_small=$(calculate "$sum_small + $reference")
    fi
    sum_reference=$(calculate "$sum_reference + $reference")
    sum_cohort=$(calculate "$sum_cohort + $cohort")
    printf '%-14s %8s s %10s s %8s %10s s %8s %12s s\n' "$conflict" "$reference" "$cohort" \
      "$(calculate "int($reference / ($cohort + 0.001))")" "$person" "$ratio" "$compat"
  done <<<"$suite"
  cohort_ratio=$(calculate "$sum_reference / $sum_cohort")
  person_ratio=$(calculate "$sum_small / $sum_person")
  printf 'whole suite: cohort %.0f times, person %.0f times\n' "$cohort_ratio" "$person_ratio"
  holds "$cohort_ratio < 1000 || $person_ratio < 100" && failed=1
  peak=$(peak_mb "$corridor" run displacement "$golden/ukraine2022" --engine cohort)
  printf 'ukraine2022, 23.6 million people, 554 days: %s s, %s MB\n' \
    "$(median c-ukraine2022 wall)" "$peak"
  holds "$(median c-ukraine2022 wall) > 5" && failed=1
  [ "$peak" = - ] || { holds "$peak > 200" && failed=1; }
else
  echo "SKIPPED: the suite needs displacement/ in CORRIDOR_GOLDEN"
fi

# A made world: 2,000 places on a grid, 200 of them camps, 600 in conflict one after another.
world=$folder/world
mkdir -p "$world/input_csv" "$world/source_data"
awk -v dir="$world" 'BEGIN {
  side = 45; n = 2000; days = 365
  print "StartDate,2030-01-01\nLength," days > (dir "/input_csv/sim_period.csv")
  print "#closure_type,name1,name2,closure_start,closure_end" > (dir "/input_csv/closures.csv")
  print "#name,region,country,latitude,longitude,location_type,conflict_date,population" > (dir "/input_csv/locations.csv")
  print "total,total.csv" > (dir "/source_data/data_layout.csv")
  for (i = 0; i < n; ++i) {
    kind = i % 10 == 9 ? "camp" : i % 3 == 0 ? "conflict_zone" : "town"
    print "P" i ",R," (kind == "camp" ? "Abroad" : "Home") "," int(i / side) / 2 "," (i % side) / 2 "," kind "," (kind == "conflict_zone" ? i % 200 : "") "," (kind == "camp" ? 700000 : 100000 + i * 37 % 90000) > (dir "/input_csv/locations.csv")
    if (kind == "camp") {
      print "P" i ",P" i ".csv" > (dir "/source_data/data_layout.csv")
      print "2030-01-01,0\n2030-12-31,600000" > (dir "/source_data/P" i ".csv")
      close(dir "/source_data/P" i ".csv")
    }
    if (i % side != side - 1 && i + 1 < n) print "P" i ",P" i + 1 "," 30 + i * 31 % 90 > (dir "/input_csv/routes.csv")
    if (i + side < n) print "P" i ",P" i + side "," 30 + i * 17 % 90 > (dir "/input_csv/routes.csv")
  }
  print "2030-01-01,0\n2030-12-31,120000000" > (dir "/source_data/total.csv")
  line = "#Day"
  for (i = 0; i < n; i += 3) if (i % 10 != 9) line = line ",P" i
  print line > (dir "/input_csv/conflicts.csv")
  for (d = 0; d < days; ++d) {
    line = d
    for (i = 0; i < n; i += 3) if (i % 10 != 9) line = line "," (d >= i % 200 ? 1 : 0)
    print line > (dir "/input_csv/conflicts.csv")
  }
}'
measure world taskset -c 0 "$corridor" run displacement "$world" --engine cohort
printf 'made world, 120 million people, 2,000 places, 365 days, one core: %s s, %s MB\n' \
  "$(median world wall)" "$(peak_mb "$corridor" run displacement "$world" --engine cohort)"
holds "$(median world wall) > 60" && failed=1
exit $failed
