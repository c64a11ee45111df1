#include "report/coherence_matters.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::size_t most_named = 6;

/// What is said of each rule. Placeholders: {place}, whom side two is about; {bound}, whom side
/// one; {one} and {other}, the instruments of both; {promise}, that of side one and of others that
/// promise the same; {instruments}, all of side two; {protections}, {groups}; {lacking}, what
/// figures say; {origins}, where people come from.
struct RuleSentence {
  std::string_view rule, sentence;
};
constexpr std::array<RuleSentence, 12> sentences{{
    {"one_side_bound", "{bound} is bound and {place} is not: {instruments}."},
    {"signed_never_ratified", "{place} signed long ago and is not bound: {instruments}."},
    {"reservation_against_promise", "{place} has reservations to {other}, on: {protections}."},
    {"agreement_against_reservation",
     "{place} has reserved against in {other} what {one} promises: {protections}."},
    {"promise_against_national_law", "{other} works against {promise} in {place}: {protections}."},
    {"opposite_duties", "{other} works against {promise} in {place}: {protections}."},
    {"two_sides_opposed",
     "{bound} is bound to {promise}, {place} to {other}, which works against it: {protections}."},
    {"replaced_but_binding", "{place} is still bound by {one}, which {other} replaced."},
    {"denounced_but_relied_on", "{place} left {other}, and {one} rests on it."},
    {"groups_covered_differently",
     "{other} leaves out {groups}, and what covers them is weaker: {protections} ({place})."},
    {"free_movement_beside_visa",
     "{one} opens the way; {place} asks for a visa or a permit from: {origins}."},
    {"nationality_beside_citizenship_law",
     "{place} has promised a nationality; its citizenship law has: {lacking}."},
}};

/// What the findings of a matter have in all.
struct Matter {
  std::vector<std::string_view> protections, groups;
  std::vector<std::string> articles, instruments, lacking, origins;
  std::vector<Place> places;
};

void add_figure(const LawWords& words, const FindingSide& side, Matter& matter) {
  const auto first = [&](const Saying& saying) {
    if (saying.values.empty()) return words.say(saying);
    const auto& value = saying.values.front();
    return value.name == "place" ? words.name(Place(value.text)) : words.say(value.text);
  };
  add_once(matter.lacking, first(side.figure_says));
  add_once(matter.origins, first(side.figure_title));
}

void add_law(const LawWords& words, const CoherenceFinding& finding, Matter& matter) {
  const auto& side = finding.other;
  if (side.provision != nullptr) {
    const auto article = words.article(side.provision->at);
    if (!article.empty()) add_once(matter.articles, article);
  }
  auto name = words.short_name(*side.status->instrument);
  if (finding.rule->id == "signed_never_ratified") {
    name += fmt::format(" ({})", LawWords::year(side.status->standing.signed_on));
  }
  add_once(matter.instruments, name);
}

Matter matter_of(const LawWords& words, const CoherenceTheme& theme) {
  Matter matter;
  for (const auto* finding : theme.findings) {
    for (const auto one : finding->protections) add_once(matter.protections, one);
    for (const auto one : finding->groups) add_once(matter.groups, one);
    add_once(matter.places, finding->other.place);
    for (const Place one : finding->also_in) add_once(matter.places, one);
    if (finding->other.status == nullptr) {
      add_figure(words, finding->other, matter);
    } else {
      add_law(words, *finding, matter);
    }
  }
  return matter;
}

std::string name_of(const LawWords& words, const FindingSide& side) {
  return side.status == nullptr ? std::string() : words.short_name(*side.status->instrument);
}

std::string promise_of(const LawWords& words, const CoherenceFinding& finding) {
  return words.say(finding.also.empty() ? "the promise of {instrument}"
                                        : "the promises of {instrument} and others",
                   {{"instrument", name_of(words, finding.one)}});
}

std::string sentence_of(const LawWords& words, const CoherenceTheme& theme) {
  const auto matter = matter_of(words, theme);
  const auto& first = *theme.findings.front();
  auto other = name_of(words, first.other);
  if (!matter.articles.empty()) {
    other = words.say("{instrument}, {article}",
                      {{"instrument", other}, {"article", some_of(words, matter.articles)}});
  }
  const auto found = std::ranges::find(sentences, theme.rule->id, &RuleSentence::rule);
  std::string_view sentence = found == sentences.end() ? theme.rule->title : found->sentence;
  if (theme.rule->id == "reservation_against_promise" && matter.protections.empty()) {
    sentence = "{place} has reservations to the whole of {other}, or that name no provision.";
  }
  const bool one_place = matter.places.size() == 1;
  return words.say(sentence, {{"place", one_place ? words.name(matter.places.front())
                                                  : names_of(words, matter.places)},
                              {"bound", words.name(first.one.place)},
                              {"one", name_of(words, first.one)},
                              {"other", other},
                              {"promise", promise_of(words, first)},
                              {"instruments", some_of(words, matter.instruments)},
                              {"protections", titles_of(words, matter.protections)},
                              {"groups", words.groups(matter.groups)},
                              {"lacking", joined(matter.lacking, "; ")},
                              {"origins", some_of(words, matter.origins)}});
}

/// "the Philippines is bound" begins a sentence.
std::string capitalised(std::string text) {
  if (text.starts_with("the ")) text[0] = 'T';
  return text;
}

}  // namespace

std::string headline(const LawWords& words, const CoherenceTheme& theme) {
  return words.say("[{severity}] {sentence}",
                   {{"severity", words.say(name_of(theme.severity))},
                    {"sentence", capitalised(sentence_of(words, theme))}});
}

std::string titles_of(const LawWords& words, std::span<const std::string_view> protections) {
  std::vector<std::string> names;
  for (const auto code : protections) {
    if (const auto* found = find_protection(code)) names.push_back(words.say(found->title));
  }
  return joined(names);
}

std::string names_of(const LawWords& words, const std::vector<Place>& places) {
  std::vector<std::string> names;
  for (const Place place : places) names.push_back(words.name(place));
  return joined(names);
}

std::string some_of(const LawWords& words, const std::vector<std::string>& names) {
  if (names.size() <= most_named) return joined(names, "; ");
  const std::vector<std::string> first(names.begin(), names.begin() + most_named);
  return words.say(
      "{names}; and {count} more",
      {{"names", joined(first, "; ")}, {"count", std::to_string(names.size() - most_named)}});
}

}  // namespace corridor
