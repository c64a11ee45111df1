#!/bin/sh
# Makes data/figures and data/law, the embedded default, anew from the publishers' files:
#
#   CORRIDOR_TEST_DATA=FOLDER tools/retabulate.sh [BUILD]
#
# FOLDER holds the files named below; BUILD is the build folder (usual: build/release). Builds
# retabulate, loads the files into a workspace of its own, and writes data/figures. Then build again:
# the program takes in what changed. With the same files the bytes are the same.
set -eu

cd "$(dirname "$0")/.."
build=${1:-build/release}
if [ -z "${CORRIDOR_TEST_DATA:-}" ]; then
  echo "retabulate.sh: set CORRIDOR_TEST_DATA to the folder of the publishers' files" >&2
  exit 2
fi

cmake --build "$build" --target corridor retabulate
workspace=$(mktemp -d)
trap 'rm -rf "$workspace"' EXIT
"$build/corridor" --workspace "$workspace/" init --empty
while read -r file; do
  # Exit code 0 says that the file was loaded; its lists of rejected and flagged cells are long.
  "$build/corridor" --workspace "$workspace/" load "$CORRIDOR_TEST_DATA/$file" \
    2> "$workspace/remarks" || { cat "$workspace/remarks" >&2; exit 1; }
done << 'FILES'
02_migrant_stock_flow/undesa_2020_bilateral_by_sex.csv
02_migrant_stock_flow/knomad_bilateral_migration_2021.csv
03_wdi/wdi_2021_long.csv
03_wdi/wdi_remittances_paid_BM.TRF.PWKR.CD.DT.csv
03_wdi/gdp_panel_1960_2023.csv.gz
03_wdi/wpp2024_population_projections.csv.gz
17_flows/wpp2024_pop_births_deaths_netmig_annual.csv
04_remittances/knomad_bilateral_remittances_2021.csv
04_remittances/rpw_corridor_costs_2011Q1_2020Q3.csv
05_displacement/unhcr_population.csv
09_treaties/untc_2015_status_long.csv.gz
09_treaties/hr_treaties_status_2022_long.csv
09_treaties/ilo_ratifications_c156_c175_c177_c183.csv
10_sdg_gcm/sdg_values_selected_2020.csv.gz
08_agreements_trade/bla_formation_1945_2020.csv
08_agreements_trade/bla_coding_provisions.csv
11_integration_citizenship/globalcit_citizenship_law_v3_1_country_year.csv.gz
FILES
# What publishers say of law is chosen by what the registers of law describe.
for file in data/registers/law_*.yml; do "$build/corridor" --workspace "$workspace/" load "$file"; done
"$build/retabulate" "$workspace/" data/figures
