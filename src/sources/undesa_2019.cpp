// UN DESA, International Migrant Stock 2019, melted from the publisher's wide tables: names rather
// than codes, with the publisher's own aggregates among the destinations (WORLD, regions, income
// groups) and "Total", "Other North" and "Other South" among the origins. Total, male and female
// come in three files that look alike: they are told apart by the world total of 1990, which the
// publisher prints. A name in capitals ("EUROPE") repeats the region of that name; it is rejected
// as a repeat, because a figure is kept once.

#include "base/text.h"
#include "sources/reading.h"
#include "sources/undesa.h"

namespace corridor {
namespace undesa_2019_parts {
namespace {

constexpr std::string_view header = "dest_iso3,orig_iso3,year,dest_name,orig_name,value";

bool recognise(const Opening& file) { return header_is(file.header, header); }

/// Which of the three files this is.
Result<const UndesaPart*> find_part(const SourceInput& input) {
  CsvReader csv(input.name, input.text);
  TRY(csv.read_header());
  while (TRY(csv.next())) {
    const bool world_total = fold(csv.field(3)) == "world" && fold(csv.field(4)) == "total";
    if (!world_total || csv.field(2) != "1990") continue;
    const auto* part = undesa_part_of(parse_number(csv.field(5)));
    if (part != nullptr) return part;
  }
  return fail(no_undesa_part({input.name}));
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  const UndesaPart& part = *TRY(find_part(input));
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::undesa);
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto destination = pass.place(3, places);
    const auto origin = pass.place(4, places);
    const auto year = pass.period(2);
    if (!origin || !destination || !year) return {};
    const ObservationKey key{.indicator = "migrant_stock",
                             .origin = *origin,
                             .place = *destination,
                             .period = *year,
                             .sex = part.sex,
                             .reporter = Reporter::destination,
                             .dimensions = undesa_other_origins(pass.field(4))};
    pass.number(5, key);
    return {};
  }));
  return Reading{.citation = undesa_stock_citation(input.version.empty() ? "2019" : input.version),
                 .part = std::string(part.name),
                 .steps = {{6, "value", "taken as it is"}},
                 .rows = rows};
}

}  // namespace
}  // namespace undesa_2019_parts

extern const Source undesa_2019;
const Source undesa_2019{"undesa_2019", "UN DESA International Migrant Stock 2019, with aggregates",
                         undesa_2019_parts::header, undesa_2019_parts::recognise,
                         undesa_2019_parts::read};

}  // namespace corridor
