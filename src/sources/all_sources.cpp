#include <array>

#include <fmt/core.h>

#include "base/text.h"
#include "sources/source.h"

namespace corridor {

extern const Source undesa_2020, undesa_2019, unhcr_population, worldbank_wdi, worldbank_gdp_panel,
    knomad_remittances, knomad_migrants, remittance_prices, gapminder, corridor_figures;

std::span<const Source* const> all_sources() {
  static constexpr std::array sources{
      &undesa_2020,        &undesa_2019,     &unhcr_population,  &worldbank_wdi, &worldbank_gdp_panel,
      &knomad_remittances, &knomad_migrants, &remittance_prices, &gapminder,     &corridor_figures,
  };
  return sources;
}

const Source* find_source(std::string_view name) {
  for (const Source* source : all_sources()) {
    if (source->name == name) return source;
  }
  return nullptr;
}

Result<const Source*> recognise_source(const std::string& file, std::string_view text) {
  CsvReader csv(file, text);
  TRY(csv.read_header());
  std::vector<std::string> first(csv.header().size());
  std::vector<std::string_view> views(first.begin(), first.end());
  if (TRY(csv.next())) views.assign(csv.fields().begin(), csv.fields().end());
  for (const Source* source : all_sources()) {
    if (source->recognise(csv.header(), views)) return source;
  }
  std::string header;
  for (const auto& name : csv.header()) {
    if (header.size() > 100) break;
    header += fmt::format("{}{}", header.empty() ? "" : ",", clip(name, 40));
  }
  return fail({ErrorKind::invalid,
               fmt::format("no source knows this file; its header is: {}", header),
               {file, 1, 0},
               "`corridor sources` lists what can be read and how each looks; --as SOURCE forces "
               "one."});
}

}  // namespace corridor
