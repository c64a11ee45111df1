#include "sources/pair_facts.h"

#include "base/csv.h"
#include "base/text.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <vector>

namespace corridor {
namespace {

/// Today's code; as written where it is not known to anybody.
std::string code_of(std::string_view written) {
  const auto place = Gazetteer::get().match(written, Scheme::iso3);
  return std::string(place ? place->code() : written);
}

Result<std::size_t> column(const CsvReader& csv, std::string_view name) {
  const int index = csv.column(name);
  if (index >= 0) return static_cast<std::size_t>(index);
  return fail(csv.error_at(0, fmt::format("expected a column {}, saw none", name),
                           did_you_mean(name, csv.header())));
}

Result<bool> truth(const CsvReader& csv, std::size_t index) {
  const auto written = trim(csv.field(index));
  if (written == "1" || written == "0") return written == "1";
  return fail(csv.error_at(index, fmt::format("expected 0 or 1, saw \"{}\"", written),
                           "1 is yes, 0 is no."));
}

}  // namespace

Result<PairFactTable> read_pair_facts(const std::string& file, std::string_view text) {
  CsvReader csv(file, text, csv_separator(text));
  TRY(csv.read_header());
  const auto from = TRY(column(csv, "iso_o")), to = TRY(column(csv, "iso_d"));
  const auto border = TRY(column(csv, "contig")), tongue = TRY(column(csv, "comlang_off"));
  const auto colony = TRY(column(csv, "colony")), distance = TRY(column(csv, "dist"));
  PairFactTable facts;
  std::map<std::string, std::string, std::less<>> codes;
  const auto code = [&](std::string_view written) -> const std::string& {
    auto known = codes.find(written);
    if (known == codes.end()) {
      known = codes.emplace(std::string(written), code_of(written)).first;
    }
    return known->second;
  };
  while (TRY(csv.next())) {
    const auto far = parse_number(trim(csv.field(distance)));
    if (!far || *far <= 0) continue;
    facts[{code(trim(csv.field(from))), code(trim(csv.field(to)))}] = {
        .distance_km = *far,
        .contiguous = TRY(truth(csv, border)),
        .common_language = TRY(truth(csv, tongue)),
        .colonial_link = TRY(truth(csv, colony))};
  }
  return facts;
}

Result<PopulationTable> read_population_table(const std::string& file, std::string_view text) {
  CsvReader csv(file, text, csv_separator(text));
  TRY(csv.read_header());
  const auto place = TRY(column(csv, "iso"));
  std::vector<std::pair<std::size_t, int>> years;
  for (std::size_t i = 0; i < csv.header().size(); ++i) {
    const auto year = parse_integer(csv.header()[i]);
    if (year && *year >= 1000 && *year <= 2999) years.emplace_back(i, static_cast<int>(*year));
  }
  PopulationTable people;
  while (TRY(csv.next())) {
    for (const auto& [index, year] : years) {
      const auto number = parse_number(trim(csv.field(index)));
      if (!number || *number < 0) {
        return fail(csv.error_at(
            index, fmt::format("expected people in thousands, saw \"{}\"", csv.field(index)),
            "A figure that is not known cannot be left empty."));
      }
      people[{std::string(trim(csv.field(place))), year}] = *number * 1000;
    }
  }
  return people;
}

}  // namespace corridor
