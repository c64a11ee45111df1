// Corridor's own form: figures re-tabulated from publishers' files, one a row, each with the row
// and column of the publisher's file it came from. The embedded default is made of these. Row 0
// marks a figure derived when the table was made (a sum over all origins, say); of one added up
// from estimates none of which is missing, the column is that of its parts, else 0. A table whose
// figures have further dimensions has them in one more column, behind the others.
//
// The citation stands beside the table (data/figures/<dataset>/citation.csv) and is handed in by
// whoever reads the pair: on its own such a file has no publisher, and is refused.

#include "sources/corridor_figures.h"

#include "base/text.h"
#include "sources/reading.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

namespace corridor {
namespace corridor_figures_parts {
namespace {

constexpr std::string_view header =
    "indicator,origin,place,period,sex,age,reporter,value,status,row,column";
enum Field : std::size_t {
  indicator,
  origin,
  place,
  period,
  sex,
  age,
  reporter,
  value,
  status,
  row,
  column,
  dimensions
};

bool recognise(const Opening& file) {
  return header_is(file.header, header) ||
         header_is(file.header, fmt::format("{},dimensions", header));
}

std::optional<Reporter> parse_reporter(std::string_view text) {
  if (text == "publisher") return Reporter::publisher;
  if (text == "origin") return Reporter::origin;
  if (text == "destination") return Reporter::destination;
  return std::nullopt;
}

State state_of(Status status) {
  if (status == 'Q') return State::suppressed;
  if (status == 'M') return State::not_applicable;
  return State::missing;
}

/// The key of the current row, or a rejection.
std::optional<ObservationKey> read_key(CsvPass& pass, PlaceReader& places) {
  const Indicator* of = find_indicator(pass.field(indicator));
  if (of == nullptr) {
    pass.reject(indicator, "no indicator is called that");
    return std::nullopt;
  }
  const auto where = pass.place(place, places);
  std::optional<Place> from = Place{};
  if (!pass.field(origin).empty()) from = pass.place(origin, places);
  const auto when = pass.period(period);
  const auto of_sex = parse_sex(pass.field(sex));
  const auto of_age = parse_age(pass.field(age));
  const auto by = parse_reporter(pass.field(reporter));
  if (!where || !from || !when) return std::nullopt;
  if (!of_sex || !of_age || !by) {
    pass.reject(!of_sex ? sex : !of_age ? age : reporter, "no such sex, age or reporter");
    return std::nullopt;
  }
  return ObservationKey{.indicator = of->id,
                        .origin = *from,
                        .place = *where,
                        .period = *when,
                        .sex = *of_sex,
                        .age = *of_age,
                        .reporter = *by,
                        .dimensions = std::string(
                            pass.csv().header().size() > dimensions ? pass.field(dimensions) : "")};
}

void read_row(CsvPass& pass, PlaceReader& places, Sink& sink) {
  const auto key = read_key(pass, places);
  if (!key) return;
  const auto number = parse_number(pass.field(value));
  const auto from_row = parse_integer(pass.field(row));
  const auto from_column = parse_integer(pass.field(column));
  const bool one_letter = pass.field(status).size() == 1;
  const bool is_cell = from_row && from_column && *from_row >= 0 && *from_row <= UINT32_MAX &&
                       *from_column >= 0 && *from_column <= UINT16_MAX;
  if (!one_letter || !is_cell || (!number && !pass.field(value).empty())) {
    pass.reject(value, "expected a number, a status letter, a row and a column");
    return;
  }
  Observation observation{.key = *key, .status = pass.field(status).front()};
  observation.state = number ? State::value : state_of(observation.status);
  observation.value = number.value_or(0);
  observation.cell = {static_cast<std::uint32_t>(*from_row),
                      static_cast<std::uint16_t>(*from_column)};
  sink.observe(observation);
}

Result<Reading> read(const SourceInput& input, Sink&) {
  return fail({ErrorKind::invalid,
               "a table of figures needs the citation that stands beside it",
               {input.name},
               "Load the publisher's own file, or use the embedded default: `corridor init`."});
}

}  // namespace
}  // namespace corridor_figures_parts

Result<std::uint64_t> read_figures(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::iso3);
  return pass.over_rows([&]() -> Result<void> {
    corridor_figures_parts::read_row(pass, places, sink);
    return {};
  });
}

Result<Reading> read_figures_citation(const std::string& file, std::string_view text) {
  CsvReader csv(file, text);
  TRY(csv.read_header());
  const auto field = [&](std::string_view name) {
    const int index = csv.column(name);
    return index < 0 ? std::string() : std::string(csv.field(static_cast<std::size_t>(index)));
  };
  while (TRY(csv.next())) {
    const auto stands_for = field("file");
    if (stands_for != "figures.csv" && stands_for != "events.csv") continue;
    return Reading{.citation = {.publisher = field("publisher"),
                                .dataset = field("dataset"),
                                .title = field("title"),
                                .version = field("version"),
                                .licence = field("licence"),
                                .url = field("url"),
                                .retrieved = field("retrieved")},
                   .part = field("part"),
                   .supersession = parse_supersession(field("supersession")),
                   .complete = false,
                   .steps = {{0, "", field("note")}},
                   .publisher_sha256 = field("sha256")};
  }
  return fail(
      {ErrorKind::malformed, "expected a citation for figures.csv or events.csv", {file}, {}});
}

extern const Source corridor_figures;
const Source corridor_figures{"corridor_figures", "Corridor's own table of figures",
                              corridor_figures_parts::header, corridor_figures_parts::recognise,
                              corridor_figures_parts::read};

}  // namespace corridor
