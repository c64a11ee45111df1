#include "evidence/claims/definitions.h"

#include "base/embedded.h"
#include "base/yaml.h"
#include "evidence/series.h"

#include <algorithm>
#include <set>

namespace corridor {
namespace {

/// Reads one of our own embedded files; a fault in it is a mistake of ours.
template <class Use> void each_entry(const std::string& path, std::string_view list, Use use) {
  const std::string text = embedded_file(path);
  const auto document = YamlDocument::parse(path, text);
  ENSURE(document.has_value(), "an embedded file of claims is well formed");
  for (auto entry = document->root()[list].first(); entry; entry = entry.next()) use(entry);
}

std::string text_in(const YamlValue& entry, std::string_view key) {
  return std::string(entry[key].text());
}

std::vector<DerivedIndicator> read_derived() {
  std::vector<DerivedIndicator> all;
  each_entry("claims/derived.yml", "derived", [&](const YamlValue& entry) {
    ENSURE(entry.expect_keys({"id", "title", "unit", "digits", "meaning", "expression"}),
           "derived.yml has the keys of DerivedIndicator");
    const auto digits = entry["digits"].expect_integer(0, 6);
    ENSURE(digits.has_value(), "a derived indicator says how many decimals it is shown with");
    all.push_back({text_in(entry, "id"), text_in(entry, "title"), text_in(entry, "unit"),
                   static_cast<int>(*digits), text_in(entry, "meaning"),
                   text_in(entry, "expression")});
    ENSURE(find_indicator(all.back().id) == nullptr, "a derived indicator has a name of its own");
  });
  return all;
}

OtherDefinition::End parse_end(std::string_view text) {
  if (text == "origin") return OtherDefinition::End::origin;
  if (text == "destination") return OtherDefinition::End::destination;
  ENSURE(text.empty(), "definitions.yml knows two ends of a corridor");
  return OtherDefinition::End::any;
}

std::vector<OtherDefinition> read_definitions() {
  std::vector<OtherDefinition> all;
  each_entry("claims/definitions.yml", "definitions", [&](const YamlValue& entry) {
    ENSURE(entry.expect_keys({"indicator", "instead", "end", "same", "differs"}),
           "definitions.yml has the keys of OtherDefinition");
    const auto same = entry["same"].expect_truth(false);
    ENSURE(same.has_value(), "same is true or false");
    all.push_back({text_in(entry, "indicator"), text_in(entry, "instead"),
                   parse_end(entry["end"].text()), *same, text_in(entry, "differs")});
  });
  return all;
}

}  // namespace

std::span<const DerivedIndicator> derived_indicators() {
  static const auto all = read_derived();
  return all;
}

const DerivedIndicator* find_derived(std::string_view id) {
  // Names of their own: what a publisher's indicator is called needs no look into the file.
  if (find_indicator(id) != nullptr) return nullptr;
  const auto all = derived_indicators();
  const auto found = std::ranges::find(all, id, &DerivedIndicator::id);
  return found == all.end() ? nullptr : &*found;
}

std::span<const OtherDefinition> other_definitions() {
  static const auto all = read_definitions();
  return all;
}

Result<ClaimVocabulary> claim_vocabulary(const Workspace& workspace) {
  ClaimVocabulary vocabulary;
  vocabulary.derived = [](std::string_view name) -> std::optional<DerivedMeaning> {
    const DerivedIndicator* found = find_derived(name);
    if (found == nullptr) return std::nullopt;
    return DerivedMeaning{found->expression, found->unit};
  };
  for (const auto& derived : derived_indicators()) vocabulary.names.push_back(derived.id);
  const auto at_hand = TRY(indicators_at_hand(workspace));
  std::set<std::string, std::less<>> series;
  for (const auto& name : at_hand) {
    if (find_indicator(name) != nullptr) continue;
    series.insert(name);
    vocabulary.names.push_back(name);
  }
  vocabulary.has_series = [series](std::string_view code) { return series.contains(code); };
  return vocabulary;
}

}  // namespace corridor
