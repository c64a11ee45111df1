#include "base/text.h"
#include "sources/source.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {

extern const Source undesa_2020, undesa_2019, unhcr_population, worldbank_wdi, worldbank_gdp_panel,
    knomad_remittances, knomad_migrants, remittance_prices, gapminder, corridor_figures;

std::span<const Source* const> all_sources() {
  static constexpr std::array sources{
      &undesa_2020,         &undesa_2019,        &unhcr_population, &worldbank_wdi,
      &worldbank_gdp_panel, &knomad_remittances, &knomad_migrants,  &remittance_prices,
      &gapminder,           &corridor_figures,
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

/// What sources are recognised by.
struct Top {
  std::vector<std::string> header, first;

  bool is_of(const Source& source) const {
    const std::vector<std::string_view> views(first.begin(), first.end());
    return source.recognise(header, views);
  }
  /// The header as it stands in the file, or its beginning.
  std::string shown() const {
    std::string text;
    for (const auto& name : header) {
      if (text.size() > 100) return text + ",...";
      text += fmt::format("{}{}", text.empty() ? "" : ",", clip(name, 40));
    }
    return text;
  }
};

Result<Top> read_top(const std::string& file, std::string_view text) {
  CsvReader csv(file, text);
  TRY(csv.read_header());
  Top top{csv.header(), std::vector<std::string>(csv.header().size())};
  if (TRY(csv.next())) top.first.assign(csv.fields().begin(), csv.fields().end());
  return top;
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

Result<const Source*> named_source(std::string_view name, const std::string& file,
                                   std::string_view text) {
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
  const Top top = TRY(read_top(file, text));
  if (top.is_of(*source)) return source;
  return fail(
      {ErrorKind::invalid,
       fmt::format("expected the header of {}, {}; saw {}", name, source->shape, top.shown()),
       {file, 1, 0},
       "Leave out --as: a file is recognised by its content."});
}

Result<const Source*> recognise_source(const std::string& file, std::string_view text) {
  TRY(refuse_documents(file, text));
  const Top top = TRY(read_top(file, text));
  for (const Source* source : all_sources()) {
    if (top.is_of(*source)) return source;
  }
  return fail({ErrorKind::invalid,
               fmt::format("no source knows this file; its header is: {}", top.shown()),
               {file, 1, 0},
               "`corridor sources --known` lists what can be read and how each looks."});
}

}  // namespace corridor
