#!/bin/bash
# Makes data/projection from files of World Prospects 2019 as data packages have them: people by sex
# and age in 2020, and deaths, births and migration of the periods to 2050.
#   tools/retabulate_projection.sh FOLDER-WITH-wpp2019-FILES data/projection
set -euo pipefail
from=$1 to=$2
mkdir -p "$to"
read_file() { if [ -f "$from/$1.gz" ]; then gzip -dc "$from/$1.gz"; else cat "$from/$1"; fi; }
# $1 of each file is the code of a country; 900 is the world.
read_file wpp2019_pop_age_sex.csv |
  awk -F, 'NR == 1 || ($3 == 2020 && $1 != 900)' > "$to/people.csv"
read_file wpp2019_mx.csv |
  awk -F, 'NR == 1 || ($3 >= "2020" && $3 < "2050" && $1 != 900)' > "$to/deaths.csv"
read_file wpp2019_pct_asfr.csv |
  awk -F, 'NR == 1 || ($3 >= "2020" && $3 < "2050" && $1 != 900)' > "$to/births_by_age.csv"
read_file wpp2019_netmig_age_sex_residual_proj.csv |
  awk -F, -v OFS=, 'NR == 1 { print; next }
    $3 >= "2020" && $3 < "2050" { print $1, $2, $3, sprintf("%.3f", $4) + 0, sprintf("%.3f", $5) + 0 }' \
  > "$to/migrants.csv"
read_file wpp2019_indicators_5y.csv |
  awk -F, -v OFS=, 'NR == 1 { print $1, $2, $3, $4; next }
    $2 >= "2020" && $2 < "2050" && $1 != 900 && $3 != "" { print $1, $2, $3, $4 }' > "$to/births.csv"
read_file wpp2019_mig_timing_code.csv > "$to/timing.csv"
