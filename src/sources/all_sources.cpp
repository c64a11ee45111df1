#include "base/csv.h"
#include "base/text.h"
#include "base/workbook.h"
#include "sources/national_mapping.h"
#include "sources/source.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>

namespace corridor {

extern const Source undesa_2020, undesa_2019, unhcr_population, worldbank_wdi, worldbank_gdp_panel,
    knomad_remittances, knomad_migrants, remittance_prices, gapminder, corridor_figures,
    corridor_export;
extern const Source sdg_values, sdg_download, sdg_framework, sdg_series, sdg_codes, gcm_objectives,
    iom_glossary, worldbank_api, worldbank_wdi_metadata, logistics_performance, nd_gain,
    passport_index, passport_index_changes, openflights_airports, openflights_airlines,
    openflights_countries, openflights_routes, openflights_pairs, world_port_index,
    esco_occupations, isco08, esco_skill_groups, esco_hierarchy, esco_skill_relations;
// Population, births, deaths, migration flows and older stocks; lists of countries.
extern const Source un_wpp_rates, un_wpp_rates_projected, un_wpp_net_migration,
    un_wpp_net_migration_projected, un_wpp_population_projected, un_wpp_balance,
    un_wpp_net_migration_rounded, un_wpp_population_2015, un_wpp_five_years,
    un_wpp_population_age_sex, un_wpp_death_rates, un_wpp_fertility_pattern,
    un_wpp_net_migration_age_sex, un_wpp_net_migration_residual, un_wpp_migration_timing,
    un_wpp_indicators, un_wpp_locations, abel_cohen_flows, abel_cohen_selection,
    azose_raftery_flows, welch_raftery_inputs, welch_raftery_population,
    welch_raftery_population_world, welch_raftery_flows, welch_raftery_flows_world,
    welch_raftery_countries, undesa_2019_totals, undesa_2019_refugees, undesa_2020_selection,
    worldbank_migrant_stock, cepii_geodist, gravity_pairs_2025, worldbank_income_groups,
    worldbank_economies, worldbank_groups, iom_gdi_indicators, iom_gdi_indicator_sources,
    country_codes, undp_taxonomy, gapminder_geo, mledoze_countries, mledoze_names, mledoze_borders,
    unsd_m49;
extern const Source unhcr_asylum_applications, unhcr_asylum_decisions, unhcr_demographics,
    unhcr_flows, unhcr_solutions, unhcr_partners, unhcr_dyads, unhcr_countries, unhcr_api,
    idmc_displacements, idmc_events, missing_migrants, missing_migrants_europe,
    missing_migrants_world, ucdp_battle_deaths, ucdp_conflict_deaths, ucdp_participants,
    fragile_states_index;
extern const Source undesa_wide, national_table, register_file;
extern const Source sdmx_csv, sdmx_json, sdmx_ml, sdmx_structure;
extern const Source akoma_ntoso, legal_text;
// Treaties, agreements on labour and trade, citizenship.
extern const Source untc_status, untc_treaties, untc_declarations, hr_treaties, ilo_ratifications,
    bla_formation, bla_coding, bla_codebook, deep_trade_agreements, desta_treaties, desta_members,
    labpta, gptad, manytrade_agreements, manytrade_memberships, globalcit_citizenship_law,
    mipex_2010_study, mipex_2010;

namespace {

constexpr std::array sources{
    &undesa_2020,
    &undesa_2019,
    &unhcr_population,
    &worldbank_wdi,
    &worldbank_gdp_panel,
    &knomad_remittances,
    &knomad_migrants,
    &remittance_prices,
    &gapminder,
    &sdg_values,
    &sdg_download,
    &sdg_framework,
    &sdg_series,
    &sdg_codes,
    &gcm_objectives,
    &iom_glossary,
    &worldbank_api,
    &worldbank_wdi_metadata,
    &logistics_performance,
    &nd_gain,
    &passport_index,
    &passport_index_changes,
    &openflights_airports,
    &openflights_airlines,
    &openflights_countries,
    &openflights_routes,
    &openflights_pairs,
    &world_port_index,
    &esco_occupations,
    &isco08,
    &esco_skill_groups,
    &esco_hierarchy,
    &esco_skill_relations,
    &un_wpp_rates,
    &un_wpp_rates_projected,
    &un_wpp_net_migration,
    &un_wpp_net_migration_projected,
    &un_wpp_population_projected,
    &un_wpp_balance,
    &un_wpp_net_migration_rounded,
    &un_wpp_population_2015,
    &un_wpp_five_years,
    &un_wpp_population_age_sex,
    &un_wpp_death_rates,
    &un_wpp_fertility_pattern,
    &un_wpp_net_migration_age_sex,
    &un_wpp_net_migration_residual,
    &un_wpp_migration_timing,
    &un_wpp_indicators,
    &un_wpp_locations,
    &abel_cohen_flows,
    &abel_cohen_selection,
    &azose_raftery_flows,
    &welch_raftery_inputs,
    &welch_raftery_population,
    &welch_raftery_population_world,
    &welch_raftery_flows,
    &welch_raftery_flows_world,
    &welch_raftery_countries,
    &undesa_2019_totals,
    &undesa_2019_refugees,
    &undesa_2020_selection,
    &worldbank_migrant_stock,
    &cepii_geodist,
    &gravity_pairs_2025,
    &worldbank_income_groups,
    &worldbank_economies,
    &worldbank_groups,
    &iom_gdi_indicators,
    &iom_gdi_indicator_sources,
    &country_codes,
    &undp_taxonomy,
    &gapminder_geo,
    &mledoze_countries,
    &mledoze_names,
    &mledoze_borders,
    &unsd_m49,
    // Refuge, displacement, deaths on the way, conflict.
    &unhcr_asylum_applications,
    &unhcr_asylum_decisions,
    &unhcr_demographics,
    &unhcr_flows,
    &unhcr_solutions,
    &unhcr_partners,
    &unhcr_dyads,
    &unhcr_countries,
    &unhcr_api,
    &idmc_displacements,
    &idmc_events,
    &missing_migrants,
    &missing_migrants_europe,
    &missing_migrants_world,
    &ucdp_battle_deaths,
    &ucdp_conflict_deaths,
    &ucdp_participants,
    &fragile_states_index,
    // Treaties, agreements on labour and trade, citizenship.
    &untc_status,
    &untc_treaties,
    &untc_declarations,
    &hr_treaties,
    &ilo_ratifications,
    &bla_formation,
    &bla_coding,
    &bla_codebook,
    &deep_trade_agreements,
    &desta_treaties,
    &desta_members,
    &labpta,
    &gptad,
    &manytrade_agreements,
    &manytrade_memberships,
    &globalcit_citizenship_law,
    &mipex_2010_study,
    &mipex_2010,
    &undesa_wide,
    &national_table,
    &register_file,
    &akoma_ntoso,
    &legal_text,
    &sdmx_csv,
    &sdmx_json,
    &sdmx_ml,
    &sdmx_structure,
    // Last: our own tables.
    &corridor_export,
    &corridor_figures,
};

}  // namespace

std::span<const Source* const> all_sources() { return sources; }

const Source* find_source(std::string_view name) {
  for (const Source* source : all_sources()) {
    if (source->name == name) return source;
  }
  return nullptr;
}

namespace {

/// The header, and the first record where it can be read: what is wrong with what follows is told
/// when the file is read by the source that knows its header.
Result<Opening> open_top(const SourceInput& input) {
  TRY(refuse_old_workbook(input.name, input.text));
  Opening top{.format = format_of(input.text), .text = input.text, .companions = input.companions};
  if (top.format != FileFormat::csv) return top;
  const bool is_other = csv_separator(input.text) != ',';
  // With a mapping the text may be in any encoding and any shape.
  if (find_mapping(input.companions) != nullptr) return top;
  CsvReader csv(input.name, input.text);
  const auto header = csv.read_header();
  if (!header && is_other) return top;
  TRY(header);
  top.header = csv.header();
  top.first.resize(top.header.size());
  const auto record = csv.next();
  if (record && *record) top.first.assign(csv.fields().begin(), csv.fields().end());
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

/// Tables saved by a spreadsheet often come with the separator of its language.
std::string separator_hint(const Opening& top) {
  const std::string_view line = top.header.empty() ? std::string_view() : top.header.front();
  for (const auto& [mark, name] : {std::pair{';', "\";\""}, {'\t', "a tab"}, {'|', "\"|\""}}) {
    if (std::ranges::count(line, mark) < 1) continue;
    return fmt::format(
        "Its fields seem to be separated by {}: save it with commas, or draft a mapping that says "
        "so: corridor draft FILE.",
        name);
  }
  return "`corridor sources --known` lists what can be read; for any other table, draft a "
         "mapping: corridor draft FILE.";
}

/// What people load by mistake: a report instead of its data, or the page of a login.
Result<void> refuse_documents(const std::string& file, std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(blank), text.size()));
  const std::string start = fold(clip(text, 20));
  if (text.starts_with("%PDF-")) {
    return fail({ErrorKind::invalid,
                 "expected a table (CSV), saw a PDF document",
                 {file},
                 "Fetch the data file that the publisher offers beside the document; if it is the "
                 "text of a law or an agreement, add --as legal_text."});
  }
  constexpr std::size_t tar_mark = 257;
  if (text.size() > tar_mark + 5 && text.substr(tar_mark, 5) == "ustar") {
    return fail({ErrorKind::invalid,
                 "expected a table (CSV), saw a tar archive",
                 {file},
                 "Unpack it (tar -xf) and load the folder."});
  }
  constexpr std::size_t declared_by = 65'536;
  const auto top = text.substr(0, declared_by);
  const bool html = start.starts_with("doctype html") || start.starts_with("html");
  if (text.starts_with('<') && !html && top.contains("<!DOCTYPE")) {
    return fail({ErrorKind::malformed,
                 "expected XML without a document type declaration, saw <!DOCTYPE",
                 where_in(file, text, top.find("<!DOCTYPE")),
                 "Its entities could fetch other files or fill the memory. Remove the declaration "
                 "if you trust the file."});
  }
  if (text.starts_with('<') && html) {
    return fail({ErrorKind::invalid,
                 "expected a table (CSV), saw a web page",
                 {file},
                 "Open the address in a browser: the download may ask for a login or a click. If "
                 "it is the text of a law or an agreement, add --as legal_text."});
  }
  return {};
}

}  // namespace

namespace {

/// The first line that is no comment is a key: "register: law".
bool begins_as_yaml(std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with('#') || line == "---") continue;
    const auto key = line.substr(0, line.find(':'));
    const bool is_key =
        !key.empty() && key.size() < line.size() &&
        std::ranges::all_of(key, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
    const auto rest = line.substr(std::min(key.size() + 1, line.size()));
    return is_key && (rest.empty() || rest.starts_with(' '));
  }
  return false;
}

}  // namespace

std::string_view name_of(Supersession supersession) {
  switch (supersession) {
    case Supersession::whole:
      return "whole";
    case Supersession::by_figure:
      return "by_figure";
    case Supersession::by_part:
      return "by_part";
  }
  return "whole";
}

Supersession parse_supersession(std::string_view name) {
  for (const auto one : {Supersession::by_figure, Supersession::by_part}) {
    if (name == name_of(one)) return one;
  }
  return Supersession::whole;
}

std::string_view name_of(FileFormat format) {
  static constexpr std::array<std::string_view, 5> names{"CSV", "JSON", "XML", "XLSX", "YAML"};
  return names[static_cast<std::size_t>(format)];
}

FileFormat format_of(std::string_view text) {
  if (text.starts_with("PK\x03\x04")) return FileFormat::xlsx;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (text.starts_with('<')) return FileFormat::xml;
  if (text.starts_with('{') || text.starts_with('[')) return FileFormat::json;
  return begins_as_yaml(text) ? FileFormat::yaml : FileFormat::csv;
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
  // What could be anything has no header.
  const Opening top = source->only_named
                          ? Opening{format_of(input.text), input.text, {}, {}, input.companions}
                          : TRY(open_top(input));
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
    if (!source->only_named && source->recognise(top)) return source;
  }
  return fail({ErrorKind::invalid,
               fmt::format("no source knows this file, with {}", shown(top)),
               {input.name, 1, 0},
               separator_hint(top)});
}

}  // namespace corridor
