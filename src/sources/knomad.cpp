// KNOMAD / World Bank bilateral matrices, melted: remittances by sending and receiving place, and
// migrants by origin and destination. Remittances are estimates by a model (Ratha and Shaw), in
// millions of US dollars; sender is where migrants live, receiver where they come from. The year
// stands in neither file: it is told from the world total that the publisher prints, or by
// --release.

#include "base/text.h"
#include "sources/reading.h"

#include <array>
#include <cmath>

namespace corridor {
namespace knomad_parts {
namespace {

constexpr std::string_view remittances_header =
    "sender_iso3,receiver_iso3,sender_name,receiver_name,usd_millions";
constexpr std::string_view migrants_header = "orig_iso3,dest_iso3,orig_name,dest_name,stock";
constexpr std::size_t from_column = 2, to_column = 3, value_column = 4;
constexpr std::string_view url = "https://www.knomad.org/data/remittances";

bool recognise_remittances(const Opening& file) {
  return header_is(file.header, remittances_header);
}

bool recognise_migrants(const Opening& file) { return header_is(file.header, migrants_header); }

struct WorldTotal {
  std::string_view year;
  double total;
};
constexpr std::array<WorldTotal, 2> remittance_totals{
    {{"2021", 781075.7065}, {"2017", 613465.8429}}};
constexpr std::array<WorldTotal, 3> migrant_totals{
    {{"2021", 282222943}, {"2017", 266143792}, {"2013", 247245059}}};

/// The matrix's year: stated by the user, or the one whose world total stands in the file.
Result<std::string> matrix_year(const SourceInput& input, std::span<const WorldTotal> totals) {
  if (!input.version.empty()) {
    if (!TRY(Period::parse(input.version)).empty()) return input.version;
  }
  CsvReader csv(input.name, input.text);
  TRY(csv.read_header());
  while (TRY(csv.next())) {
    if (fold(csv.field(from_column)) != "world" || fold(csv.field(to_column)) != "world") continue;
    const auto value = parse_number(csv.field(value_column));
    for (const auto& known : totals) {
      if (value && std::abs(*value / known.total - 1) < 1e-6) return std::string(known.year);
    }
  }
  return fail({ErrorKind::invalid,
               "the matrix does not state its year, and its world total is none of the known "
               "releases'",
               {input.name},
               "Say which year it is: --release 2021."});
}

struct Matrix {
  std::string_view indicator;
  double scale;
  bool from_is_origin;  // migrants: from is the origin; remittances: from is the destination
  Status status;
};

Result<std::uint64_t> read_matrix(const SourceInput& input, Sink& sink, const Matrix& matrix,
                                  Period year) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::worldbank);
  return pass.over_rows([&]() -> Result<void> {
    const auto from = pass.place(from_column, places);
    const auto to = pass.place(to_column, places);
    if (!from || !to) return {};
    const std::string other = fold(pass.field(from_column));
    ObservationKey key{.indicator = matrix.indicator,
                       .origin = matrix.from_is_origin ? *from : *to,
                       .place = matrix.from_is_origin ? *to : *from,
                       .period = year};
    if (other == "other north") key.dimensions = "other=north";
    if (other == "other south") key.dimensions = "other=south";
    pass.number(value_column, key, matrix.scale, matrix.status);
    return {};
  });
}

Result<Reading> read_remittances(const SourceInput& input, Sink& sink) {
  const auto year = TRY(matrix_year(input, remittance_totals));
  const Matrix matrix{"remittances", 1e6, false, 'E'};
  const auto rows = TRY(read_matrix(input, sink, matrix, TRY(Period::parse(year))));
  return Reading{.citation = {.publisher = "KNOMAD / World Bank",
                              .dataset = "knomad_remittances",
                              .title = "Bilateral Remittance Matrix",
                              .version = year,
                              .licence = "CC-BY-4.0",
                              .url = std::string(url),
                              .retrieved = {}},
                 .supersession = Supersession::by_figure,
                 .steps = {{value_column + 1, "usd_millions",
                            "multiplied by 1,000,000; sender is the destination of migrants, "
                            "receiver their origin"}},
                 .rows = rows};
}

Result<Reading> read_migrants(const SourceInput& input, Sink& sink) {
  const auto year = TRY(matrix_year(input, migrant_totals));
  const Matrix matrix{"migrant_stock_compiled", 1, true, 'E'};
  const auto rows = TRY(read_matrix(input, sink, matrix, TRY(Period::parse(year))));
  return Reading{.citation = {.publisher = "KNOMAD / World Bank",
                              .dataset = "knomad_migrants",
                              .title = "Bilateral Migration Matrix",
                              .version = year,
                              .licence = "CC-BY-4.0",
                              .url = "https://www.knomad.org/data/migration/emigration",
                              .retrieved = {}},
                 .supersession = Supersession::by_figure,
                 .steps = {{value_column + 1, "stock", "taken as it is"}},
                 .rows = rows};
}

}  // namespace
}  // namespace knomad_parts

extern const Source knomad_remittances, knomad_migrants;
const Source knomad_remittances{
    "knomad_remittances", "KNOMAD Bilateral Remittance Matrix", knomad_parts::remittances_header,
    knomad_parts::recognise_remittances, knomad_parts::read_remittances};
const Source knomad_migrants{"knomad_migrants", "KNOMAD Bilateral Migration Matrix",
                             knomad_parts::migrants_header, knomad_parts::recognise_migrants,
                             knomad_parts::read_migrants};

}  // namespace corridor
