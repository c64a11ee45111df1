// Code lists and the concept scheme.
#include "base/text.h"
#include "evidence/place_names.h"
#include "report/sdmx/catalogue.h"
#include "report/sdmx/figure_codes.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <unordered_map>

namespace corridor::sdmx {
namespace {

Artefact list(std::string id, std::string name, std::string description = {}) {
  return {.type = Type::codelist,
          .id = std::move(id),
          .name = std::move(name),
          .description = std::move(description)};
}

/// All codes that flows have at one dimension.
std::set<std::string> codes_at(const Catalogue& catalogue, std::size_t dimension) {
  std::set<std::string> codes;
  for (const auto& flow : catalogue.flows) {
    codes.insert(flow.codes[dimension].begin(), flow.codes[dimension].end());
  }
  return codes;
}

Artefact frequencies(const Catalogue& catalogue) {
  auto made = list("CL_FREQ", "Frequency", "How long the period of a figure is.");
  auto codes = codes_at(catalogue, freq);
  codes.insert({"A", "S", "Q", "M"});
  for (const auto& code : codes) made.items.push_back({code, frequency_name(code)});
  return made;
}

Artefact datasets(const Catalogue& catalogue) {
  auto made = list("CL_DATASET", "Dataset", "The publisher's dataset that a figure stands in.");
  for (const auto& [code, text] : catalogue.datasets.by_code()) {
    const auto title = catalogue.dataset_titles.find(text);
    made.items.push_back({code, title == catalogue.dataset_titles.end() || title->second.empty()
                                    ? text
                                    : title->second});
  }
  return made;
}

Artefact indicators(const Catalogue& catalogue) {
  auto made = list("CL_INDICATOR", "Indicator", "What a figure measures.");
  for (const auto& [code, text] : catalogue.indicators.by_code()) {
    const auto* known = find_indicator(text);
    made.items.push_back({code, known == nullptr ? text : std::string(known->title),
                          known == nullptr ? std::string() : std::string(known->meaning)});
  }
  return made;
}

Artefact areas(const Catalogue& catalogue, const Workspace& workspace) {
  auto made = list("CL_AREA", "Place",
                   "Countries and territories (ISO 3166-1, three letters), their parts, areas (UN "
                   "M49), groups of states, and codes that stand for no place.");
  std::unordered_map<Place, std::string> parts;
  if (const auto named = named_places(workspace)) {
    for (const auto& part : *named) parts.emplace(part.place, part.name);
  }
  for (const auto& [code, text] : catalogue.places.by_code()) {
    const Place place(text);
    const auto part = parts.find(place);
    made.items.push_back({.id = code,
                          .name = part == parts.end() ? Gazetteer::get().name(place) : part->second,
                          .place = place});
  }
  return made;
}

Artefact sexes() {
  auto made = list("CL_SEX", "Sex");
  constexpr std::array<std::pair<Sex, std::string_view>, 5> names{{{Sex::female, "Female"},
                                                                   {Sex::male, "Male"},
                                                                   {Sex::other, "Other"},
                                                                   {Sex::total, "Total"},
                                                                   {Sex::unknown, "Not known"}}};
  for (const auto& [each, name] : names) {
    made.items.push_back({std::string(sdmx_code_of(each)), std::string(name)});
  }
  return made;
}

Artefact ages(const Catalogue& catalogue) {
  auto made = list("CL_AGE", "Age", "Completed years.");
  for (const auto& [code, age] : catalogue.ages) made.items.push_back({code, age_name(age)});
  if (!catalogue.ages.contains("_T")) made.items.push_back({"_T", age_name({})});
  return made;
}

Artefact sides() {
  auto made = list("CL_REPORTING_SIDE", "Who counts",
                   "Whose count a figure between two places is: mirror statistics tell the same "
                   "thing twice.");
  made.items = {{"DESTINATION", "The place of destination"},
                {"ORIGIN", "The place of origin"},
                {"PUBLISHER", "Neither: the publisher's own register or model"}};
  return made;
}

Artefact statuses() {
  auto made = list("CL_OBS_STATUS", "Observation status");
  for (char status = 'A'; status <= 'Z'; ++status) {
    const auto meaning = meaning_of_status(status);
    if (meaning) made.items.push_back({std::string(1, status), std::string(*meaning)});
  }
  return made;
}

Artefact units(Catalogue& catalogue) {
  auto made = list("CL_UNIT", "Unit of measure");
  for (const auto& flow : catalogue.flows) {
    const auto* known = find_indicator(flow.indicator);
    catalogue.units.add(known == nullptr || known->unit.empty() ? "unit of the publisher"
                                                                : known->unit);
  }
  for (const auto& [code, text] : catalogue.units.by_code()) made.items.push_back({code, text});
  return made;
}

/// Values of a further dimension, in the publisher's own words.
Artefact values(const std::string& id, const CodeBook& book) {
  auto made = list("CL_" + id, fmt::format("Values of {}", id),
                   "A further dimension of some datasets, in the publisher's codes.");
  for (const auto& [code, text] : book.by_code()) made.items.push_back({code, text});
  made.items.push_back({std::string(not_applicable), "Does not apply"});
  return made;
}

/// The numbers of UN M49 beside the three letters.
Artefact m49_areas() {
  auto made = list("CL_AREA_M49", "Place, by number",
                   "The three digits of UN M49 for the countries and territories of CL_AREA.");
  for (const auto& record : Gazetteer::get().all()) {
    if (record.kind != PlaceKind::country || record.m49.empty()) continue;
    made.items.push_back(
        {.id = record.m49, .name = Gazetteer::get().name(record.place), .place = record.place});
  }
  std::ranges::sort(made.items, {}, &Item::id);
  const auto [first, last] = std::ranges::unique(made.items, {}, &Item::id);
  made.items.erase(first, last);
  return made;
}

/// The code list behind a concept; empty where it is text.
std::string list_of_concept(const Catalogue& catalogue, const std::string& id) {
  if (id == "ORIGIN" || id == "REF_AREA") return "CL_AREA";
  if (id == "UNIT_MEASURE") return "CL_UNIT";
  if (id == "OBS_STATUS" || catalogue.further.contains(id)) return "CL_" + id;
  const bool is_first =
      std::ranges::find(first_dimensions, std::string_view(id)) != first_dimensions.end();
  return is_first ? "CL_" + id : std::string();
}

Artefact concepts(const Catalogue& catalogue) {
  Artefact made{.type = Type::concept_scheme,
                .id = std::string(concepts_id),
                .name = "Concepts of figures on migration",
                .description = "What the components of Corridor's data structures mean."};
  made.items = {
      {"FREQ", "Frequency", "How long the period of a figure is."},
      {"DATASET", "Dataset", "The publisher's dataset that a figure stands in."},
      {"INDICATOR", "Indicator", "What a figure measures."},
      {"ORIGIN", "Place of origin", "Where people come from; _Z for a figure about one place."},
      {"REF_AREA", "Place", "The place a figure is about, or the place of destination."},
      {"SEX", "Sex", "Sex of the people counted."},
      {"AGE", "Age", "Age of the people counted, in completed years."},
      {"REPORTING_SIDE", "Who counts", "Whether origin or destination counted, or neither."},
      {"TIME_PERIOD", "Time", "The period or the moment a figure is about."},
      {"OBS_VALUE", "Value", "The figure itself, in the unit of its indicator."},
      {"OBS_STATUS", "Observation status", "Whether a figure is normal, estimated, missing."},
      {"UNIT_MEASURE", "Unit of measure", "What one of the figure is."},
      {"PUBLISHER", "Publisher", "Who published the dataset."},
      {"DATASET_VERSION", "Version of the dataset", "The publisher's release."},
      {"LICENCE", "Licence", "On what terms the publisher lets others use the dataset."},
      {"DATASET_TITLE", "Title of the dataset", "As its publisher calls it."},
      {"SOURCE_ADDRESS", "Address of the source", "Where the publisher has the file."},
      {"RETRIEVED", "Retrieved", "The day on which the file was taken from there."},
      {"LOADED", "Loaded", "When the edition came into this workspace."},
      {"FILE_HASH", "Hash of the file", "SHA-256 of its bytes, which tells an edition."},
      {"LOWER_BOUND", "Lower bound", "Of the interval that the publisher gives."},
      {"UPPER_BOUND", "Upper bound", "Of the interval that the publisher gives."},
      {"PROOF", "Proof", "The publisher's file, row and column: corridor proof shows the cell."}};
  for (const auto& [id, book] : catalogue.further) {
    made.items.push_back({id, id, "A further dimension of some datasets."});
  }
  std::set<std::string> lists;
  for (auto& item : made.items) {
    item.target = list_of_concept(catalogue, item.id);
    if (!item.target.empty() && lists.insert(item.target).second) {
      made.references.push_back({Type::codelist, item.target});
    }
  }
  return made;
}

}  // namespace

void add_code_lists(Catalogue& catalogue, const Workspace& workspace) {
  auto& out = catalogue.artefacts;
  out.push_back(ages(catalogue));
  out.push_back(areas(catalogue, workspace));
  out.push_back(m49_areas());
  out.push_back(datasets(catalogue));
  out.push_back(frequencies(catalogue));
  out.push_back(indicators(catalogue));
  out.push_back(statuses());
  out.push_back(sides());
  out.push_back(sexes());
  out.push_back(units(catalogue));
  for (const auto& [id, book] : catalogue.further) out.push_back(values(id, book));
  Artefact scheme = concepts(catalogue);
  for (const auto& made : out) scheme.references.push_back({Type::codelist, made.id});
  std::erase_if(scheme.references, [](const Reference& r) { return r.id == "CL_AREA_M49"; });
  out.push_back(std::move(scheme));
}

}  // namespace corridor::sdmx
