#include "base/csv.h"
#include "base/text.h"
#include "base/workbook.h"
#include "sources/national_mapping.h"
#include "sources/source.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {

extern const Source undesa_2020, undesa_2019, unhcr_population, worldbank_wdi, worldbank_gdp_panel,
    knomad_remittances, knomad_migrants, remittance_prices, gapminder, corridor_figures;
extern const Source undesa_wide, national_table;

std::span<const Source* const> all_sources() {
  static constexpr std::array sources{
      &undesa_2020,         &undesa_2019,        &unhcr_population, &worldbank_wdi,
      &worldbank_gdp_panel, &knomad_remittances, &knomad_migrants,  &remittance_prices,
      &gapminder,           &undesa_wide,        &national_table,   &corridor_figures,
  };
  return sources;
}

const Source* find_source(std::string_view name) {
  for (const Source* source : all_sources()) {
    if (source->name == name) return source;
  }
  return nullptr;
}

namespace {

/// The first record is compared field by field: as many as the header has.
Result<Opening> open_top(const SourceInput& input) {
  TRY(refuse_old_workbook(input.name, input.text));
  Opening top{.format = format_of(input.text), .text = input.text, .companions = input.companions};
  if (top.format != FileFormat::csv) return top;
  // With a mapping the text may be in any encoding and any shape.
  if (find_mapping(input.companions) != nullptr) return top;
  CsvReader csv(input.name, input.text);
  TRY(csv.read_header());
  top.header = csv.header();
  top.first.resize(top.header.size());
  if (TRY(csv.next())) top.first.assign(csv.fields().begin(), csv.fields().end());
  return top;
}

/// The header as it stands in the file, or its beginning; of other formats, what they are.
std::string shown(const Opening& top) {
  if (top.format != FileFormat::csv) return fmt::format("{} of another shape", name_of(top.format));
  std::string text = "the header ";
  for (std::size_t i = 0; i < top.header.size(); ++i) {
    if (text.size() > 110) return text + ",...";
    text += fmt::format("{}{}", i == 0 ? "" : ",", clip(top.header[i], 40));
  }
  return text;
}

/// What people load by mistake: a report instead of its data, or the page of a login.
Result<void> refuse_documents(const std::string& file, std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(blank), text.size()));
  const std::string start = fold(clip(text, 20));
  if (text.starts_with("%PDF-")) {
    return fail({ErrorKind::invalid,
                 "expected a table (CSV), saw a PDF document",
                 {file},
                 "Fetch the data file that the publisher offers beside the document."});
  }
  if (text.starts_with('<') && (start.starts_with("doctype html") || start.starts_with("html"))) {
    return fail({ErrorKind::invalid,
                 "expected a table (CSV), saw a web page",
                 {file},
                 "Open the address in a browser: the download may ask for a login or a click."});
  }
  return {};
}

}  // namespace

std::string_view name_of(FileFormat format) {
  static constexpr std::array<std::string_view, 4> names{"CSV", "JSON", "XML", "XLSX"};
  return names[static_cast<std::size_t>(format)];
}

FileFormat format_of(std::string_view text) {
  if (text.starts_with("PK\x03\x04")) return FileFormat::xlsx;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (text.starts_with('<')) return FileFormat::xml;
  if (text.starts_with('{') || text.starts_with('[')) return FileFormat::json;
  return FileFormat::csv;
}

Result<const Source*> named_source(std::string_view name, const SourceInput& input) {
  const Source* source = find_source(name);
  if (source == nullptr) {
    std::vector<std::string> names;
    for (const Source* one : all_sources()) names.emplace_back(one->name);
    const auto hint = did_you_mean(name, names);
    return fail({ErrorKind::usage,
                 fmt::format("no source is called \"{}\"", name),
                 {},
                 hint.empty() ? "`corridor sources --known` lists them." : hint});
  }
  const Opening top = TRY(open_top(input));
  if (source->recognise(top)) return source;
  return fail({ErrorKind::invalid,
               fmt::format("expected {}: {}; saw {}", name, source->shape, shown(top)),
               {input.name, 1, 0},
               "Leave out --as: a file is recognised by its content."});
}

Result<const Source*> recognise_source(const SourceInput& input) {
  TRY(refuse_documents(input.name, input.text));
  const Opening top = TRY(open_top(input));
  // A mapping says what the file is, whatever else it looks like.
  if (national_table.recognise(top)) return &national_table;
  for (const Source* source : all_sources()) {
    if (source->recognise(top)) return source;
  }
  return fail({ErrorKind::invalid,
               fmt::format("no source knows this file; it is {}", shown(top)),
               {input.name, 1, 0},
               "`corridor sources --known` lists what can be read and how each looks; for another "
               "table `corridor draft` begins a mapping."});
}

}  // namespace corridor
