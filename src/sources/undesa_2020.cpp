// UN DESA, International Migrant Stock 2020: one row an origin, destination and year, with the two
// sexes and their sum side by side. Countries only; the world is the sum of the rows. "XXX" stands
// for other and unknown origins, "CHI" for the Channel Islands; Kosovo is inside Serbia. Cells that
// are empty were zero or missing at the publisher: they are kept as missing, not as zero.

#include "sources/reading.h"
#include "sources/undesa.h"

namespace corridor {
namespace undesa_2020_parts {
namespace {

constexpr std::string_view header = "orig,dest,year,male,female,total";

bool recognise(const Opening& file) { return header_is(file.header, header); }

Result<Reading> read(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::undesa);
  LatestPeriod latest;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto origin = pass.place(0, places);
    const auto destination = pass.place(1, places);
    const auto year = pass.period(2);
    if (!origin || !destination || !year) return {};
    latest.see(*year);
    ObservationKey key{.indicator = "migrant_stock",
                       .origin = *origin,
                       .place = *destination,
                       .period = *year,
                       .reporter = Reporter::destination};
    key.sex = Sex::male;
    pass.number(3, key);
    key.sex = Sex::female;
    pass.number(4, key);
    key.sex = Sex::total;
    pass.number(5, key);
    return {};
  }));
  return Reading{.citation = undesa_stock_citation(latest.version(input.version)),
                 .steps = {{4, "male", "taken as it is"},
                           {5, "female", "taken as it is"},
                           {6, "total", "taken as it is"}},
                 .rows = rows};
}

}  // namespace
}  // namespace undesa_2020_parts

extern const Source undesa_2020;
const Source undesa_2020{"undesa_2020", "UN DESA International Migrant Stock 2020, by sex",
                         undesa_2020_parts::header, undesa_2020_parts::recognise,
                         undesa_2020_parts::read};

}  // namespace corridor
