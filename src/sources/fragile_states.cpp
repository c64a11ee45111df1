// Fund for Peace, Fragile States Index: total and twelve indicators of each state, one year. The
// year stands nowhere in the file: it is told from the sum of the totals, or by --release. The
// human development class is UNDP's and is passed over.

#include "base/text.h"
#include "sources/reading.h"

#include <fmt/core.h>

#include <array>
#include <cmath>

namespace corridor {
namespace fragile_states_parts {
namespace {

constexpr std::string_view header =
    "Country_iso3,Country,Human Development,Total,C1: Security Apparatus,C2: Factionalized Elites,"
    "C3: Group Grievance,E1: Economy,E2: Economic Inequality,E3: Human Flight and Brain Drain,"
    "P1: State Legitimacy,P2: Public Services,P3: Human Rights,S1: Demographic Pressures,"
    "S2: Refugees and IDPs,X1: External Intervention";
constexpr std::size_t iso = 0, first_measure = 3;
constexpr std::array<std::string_view, 13> indicators{
    "fragile_states_index",      "fragility_security",    "fragility_elites",
    "fragility_group_grievance", "fragility_economy",     "fragility_inequality",
    "fragility_flight",          "fragility_legitimacy",  "fragility_services",
    "fragility_rights",          "fragility_demographic", "fragility_displaced",
    "fragility_intervention"};

struct KnownSum {
  std::string_view year;
  double sum;
};
constexpr std::array<KnownSum, 1> known_sums{{{"2021", 11'767.4}}};

bool recognise(const Opening& file) { return header_is(file.header, header); }

Result<std::string> year_of(const SourceInput& input) {
  if (!input.version.empty()) return input.version;
  CsvReader csv(input.name, input.text);
  TRY(csv.read_header());
  double sum = 0;
  while (TRY(csv.next())) sum += parse_number(csv.field(first_measure)).value_or(0);
  for (const auto& known : known_sums) {
    if (std::abs(sum - known.sum) < 0.05) return std::string(known.year);
  }
  return fail({ErrorKind::invalid,
               "the index does not state its year, and the sum of its totals is that of no known "
               "year",
               {input.name},
               "Say which year it is: --release 2021."});
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  const auto version = TRY(year_of(input));
  const Period year = TRY(Period::parse(version));
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::iso3);
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto where = pass.place(iso, places);
    if (!where) return {};
    for (std::size_t i = 0; i < indicators.size(); ++i) {
      pass.number(first_measure + i, {.indicator = indicators[i], .place = *where, .period = year});
    }
    return {};
  }));
  Reading reading{.citation = {.publisher = "The Fund for Peace",
                               .dataset = "fragile_states_index",
                               .title = "Fragile States Index",
                               .version = version,
                               .licence = "Fund for Peace: free use with citation",
                               .url = "https://fragilestatesindex.org",
                               .retrieved = {}},
                  .supersession = Supersession::by_figure,
                  .rows = rows};
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    reading.steps.push_back({static_cast<std::uint16_t>(first_measure + i + 1),
                             pass.csv().header()[first_measure + i], "taken as it is"});
  }
  return reading;
}

}  // namespace
}  // namespace fragile_states_parts

extern const Source fragile_states_index;
const Source fragile_states_index{"fragile_states_index", "Fund for Peace, Fragile States Index",
                                  fragile_states_parts::header, fragile_states_parts::recognise,
                                  fragile_states_parts::read};

}  // namespace corridor
