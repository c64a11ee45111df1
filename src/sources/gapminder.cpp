// Gapminder, Systema Globalis, a selection of its series in long form: series, place, year, value.
// Gapminder compiles other publishers' series; a newer extract replaces the figures it has.
//
// Places are ISO 3166-1 codes in small letters, with some of Gapminder's own (hos, kos, ussr).
//
// Years to come: population is the 2010 revision of World Population Prospects rounded to four
// digits (its 2050 and 2100 tell which): estimates to 2010, projections to 2013, then only 2050 and
// 2100. Density and dependency are the 2024 revision: estimates to 2023. Projections get status F.
// Before 1950, where the UN's estimates begin, population is Gapminder's reconstruction: status E.
// The file states no release: its version is the latest year that is no projection.
//
// Population is added up to totals, so nobody may stand in it twice: states that are no more are
// rejected there, because their successors have figures for the same years. Territories that the
// UN's figure of a larger place includes (Kosovo in Serbia's) are kept and flagged.

#include "base/text.h"
#include "sources/reading.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace gapminder_parts {
namespace {

constexpr std::string_view header = "indicator,geo,year,value";
enum Field : std::size_t { series, geo, year, value };
constexpr std::string_view population = "total_population_with_projections";
constexpr int first_estimated_year = 1950;

struct Projected {
  std::string_view series;
  int last_estimate;
};
constexpr std::array<Projected, 3> projected{{{population, 2010},
                                              {"population_density_per_square_km", 2023},
                                              {"children_and_elderly_per_100_adults", 2023}}};

struct OwnId {
  std::string_view geo, code;
};
constexpr std::array<OwnId, 13> own_ids{{{"chanisl", "CHI"},
                                         {"cheslo", "CSK"},
                                         {"deu_east", "DDR"},
                                         {"gbg", "GGY"},
                                         {"gbm", "IMN"},
                                         {"hos", "VAT"},
                                         {"kos", "XKX"},
                                         {"nld_curacao", "CUW"},
                                         {"stbar", "BLM"},
                                         {"stmar", "MAF"},
                                         {"ussr", "SUN"},
                                         {"yem_north", "YAR"},
                                         {"yem_south", "YMD"}}};

/// States that are no more, beside whose population the file has that of their successors.
constexpr std::array<std::string_view, 7> counted_again{"CSK", "DDR", "SCG", "SUN",
                                                        "YAR", "YMD", "YUG"};

/// Territories whose people the figure of a larger place has too.
constexpr std::array<OwnId, 10> inside{{{"ALA", "FIN"},
                                        {"BLM", "GLP"},
                                        {"CCK", "AUS"},
                                        {"CXR", "AUS"},
                                        {"GGY", "CHI"},
                                        {"JEY", "CHI"},
                                        {"MAF", "GLP"},
                                        {"NFK", "AUS"},
                                        {"SJM", "NOR"},
                                        {"XKX", "SRB"}}};

bool recognise(const Opening& file) { return header_is(file.header, header); }

/// Ids of three letters are ISO codes; longer ones that are not in the table stand for no place of
/// ours (West Germany, Serbia without Kosovo, ...).
std::optional<Place> read_place(CsvPass& pass, PlaceReader& places) {
  const auto own = std::ranges::find(own_ids, pass.field(geo), &OwnId::geo);
  if (own != own_ids.end()) return Place(own->code);
  if (pass.field(geo).size() == 3) return pass.place(geo, places);
  pass.reject(geo, "Gapminder's own id, for which there is no code of a place");
  return std::nullopt;
}

Status status_of(std::string_view name, int in_year) {
  const auto found = std::ranges::find(projected, name, &Projected::series);
  if (found != projected.end() && in_year > found->last_estimate) return 'F';
  return name == population && in_year < first_estimated_year ? 'E' : 'A';
}

/// Whether the people of the row may be added to those of other rows; says so where they may not.
bool may_count(CsvPass& pass, Place place) {
  if (std::ranges::find(counted_again, place.code()) != counted_again.end()) {
    pass.reject(geo, "the successors of this state have figures of population for the same years");
    return false;
  }
  const auto found = std::ranges::find(inside, place.code(), &OwnId::geo);
  if (found != inside.end()) {
    pass.flag(
        value, "inside_another_place",
        fmt::format("the people of {} are in the figure of {} too", place.code(), found->code));
  }
  return true;
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::iso3);
  LatestPeriod latest;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto where = read_place(pass, places);
    const auto when = pass.period(year);
    if (!where || !when) return {};
    const auto name = pass.field(series);
    if (name.empty() || name.size() > 100) {
      pass.reject(series, "expected the name of a series");
      return {};
    }
    if (name == population && !may_count(pass, *where)) return {};
    const Status status = status_of(name, when->start_year());
    if (status != 'F') latest.see(*when);
    const ObservationKey key{
        .indicator = name == population ? "population" : canonical_indicator(intern(name)),
        .origin = {},
        .place = *where,
        .period = *when};
    pass.number(value, key, 1, status);
    return {};
  }));
  return Reading{.citation = {.publisher = "Gapminder",
                              .dataset = "gapminder",
                              .title = "Systema Globalis",
                              .version = latest.version(input.version),
                              .licence = "CC-BY-4.0",
                              .url = "https://www.gapminder.org/data/",
                              .retrieved = {}},
                 .supersession = Supersession::by_figure,
                 .steps = {{value + 1, "value", "taken as it is"}},
                 .rows = rows};
}

}  // namespace
}  // namespace gapminder_parts

extern const Source gapminder;
const Source gapminder{"gapminder", "Gapminder Systema Globalis, long form",
                       gapminder_parts::header, gapminder_parts::recognise, gapminder_parts::read};

}  // namespace corridor
