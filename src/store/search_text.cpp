#include "store/search_text.h"

#include "base/text.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/law.h"
#include "vocabulary/named_lines.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 7> languages{"en", "fr", "es", "ar", "ru", "zh", "bn"};

void add(std::vector<SearchPiece>& pieces, std::string_view language, std::string_view text) {
  if (!trim(text).empty()) pieces.push_back({std::string(language), std::string(text)});
}

/// Titles in other languages, as a record keeps them.
void add_names(std::vector<SearchPiece>& pieces, std::string_view names) {
  const NamedLines lines(names);
  for (const auto& line : lines.lines()) add(pieces, line.name, line.value);
}

/// Names of places, so that a law of Bangladesh is found by its country, in any of the languages
/// `in`. An area or a group goes by its own name, not by those of its members.
void add_places(std::vector<SearchPiece>& context, std::span<const Place> places,
                std::span<const std::string_view> in = languages) {
  const auto& gazetteer = Gazetteer::get();
  for (const Place place : places) {
    for (const auto language : in) add(context, language, gazetteer.name(place, language));
    add(context, "", place.code());
  }
}

/// What people say for the parts of an Akoma Ntoso address.
struct PartWord {
  std::string_view part, language, word;
};
constexpr std::array part_words = {
    PartWord{"art", "en", "article"},    PartWord{"art", "es", "artículo"},
    PartWord{"art", "ru", "статья"},     PartWord{"art", "ar", "المادة"},
    PartWord{"art", "zh", "条"},         PartWord{"art", "bn", "অনুচ্ছেদ"},
    PartWord{"sec", "en", "section"},    PartWord{"sec", "es", "sección"},
    PartWord{"chp", "en", "chapter"},    PartWord{"chp", "es", "capítulo"},
    PartWord{"ann", "en", "annex"},      PartWord{"ann", "es", "anexo"},
    PartWord{"para", "en", "paragraph"}, PartWord{"para", "es", "párrafo"},
};

/// "art_25__para_1" as "article 25" and so on, in each language that has a word for it.
void add_address(std::vector<SearchPiece>& context, std::string_view place_in) {
  while (!place_in.empty()) {
    const auto end = std::min(place_in.find("__"), place_in.size());
    const auto part = place_in.substr(0, end);
    place_in.remove_prefix(std::min(end + 2, place_in.size()));
    const auto kind = part.substr(0, part.find('_'));
    const auto number = part.substr(std::min(kind.size() + 1, part.size()));
    for (const auto& word : part_words) {
      if (word.part != kind) continue;
      add(context, word.language, std::string(word.word) + ' ' + std::string(number));
    }
  }
}

/// What is said of a record by codes: topics, protections, groups of people.
void add_codes(std::vector<SearchPiece>& context, const NamedLines& fields) {
  for (const auto topic : fields.list("topics")) add(context, "en", topic);
  add(context, "en", fields["type"]);
  for (const auto code : fields.list("gives")) {
    const auto* protection = find_protection(code);
    add(context, "en", protection == nullptr ? code : protection->title);
  }
  for (const auto code : fields.list("covers")) {
    const auto* group = find_person_group(code);
    add(context, "en", group == nullptr ? code : group->title);
  }
}

void add_whole(std::vector<SearchPiece>& context, const Record* whole) {
  if (whole == nullptr) return;
  const NamedLines fields(whole->fields);
  add(context, "", fields["short"]);
  add(context, "en", whole->title);
  add_names(context, whole->names);
  add_places(context, places_of(*whole));
}

/// A field that stands in several languages, "summary_fr", and its forms parted by " | ".
struct LanguageField {
  std::string_view name, label;
};

void add_by_language(std::vector<SearchPiece>& pieces, const NamedLines& fields,
                     const LanguageField& field) {
  for (const auto language : languages) {
    for (const auto form : split(fields[std::string(field.name).append(language)], '|')) {
      const auto text = trim(form);
      if (!text.empty()) {
        pieces.push_back({std::string(language), std::string(text), std::string(field.label)});
      }
    }
  }
}

}  // namespace

std::vector<Place> places_of(const Record& record) {
  auto places = record.places;
  const NamedLines fields(record.fields);
  for (const auto code : fields.list("open_to")) {
    if (code.size() > Place::longest_code || Place(code) == world) continue;
    if (std::ranges::find(places, Place(code)) == places.end()) places.emplace_back(code);
  }
  return places;
}

SearchText search_text(const Record& record, const Record* whole) {
  SearchText text;
  const NamedLines fields(record.fields);
  add(text.titles, "en", record.title);
  add_names(text.titles, record.names);
  add(text.names, "", fields["short"]);
  add_by_language(text.names, fields, {"prefer_", ""});
  add_by_language(text.names, fields, {"avoid_", "avoid"});
  add(text.bodies, "en", record.summary);
  add_by_language(text.bodies, fields, {"summary_", ""});
  add_by_language(text.bodies, fields, {"why_", "why"});
  add(text.context, "", record.kind);
  add(text.context, "", record.code);
  const auto slash = record.code.find('/');
  if (slash != std::string::npos) {
    add_address(text.context, std::string_view(record.code).substr(slash + 1));
  }
  add_codes(text.context, fields);
  add_places(text.context, places_of(record));
  add_whole(text.context, whole);
  return text;
}

SearchText search_text(const Item& item) {
  SearchText text;
  add(text.titles, "en", item.name);
  for (const auto name : split(item.other_names, '\n')) add(text.names, "en", name);
  add(text.bodies, "en", item.description);
  add(text.context, "", item.code);
  constexpr std::array<std::string_view, 1> english{"en"};
  if (!item.place.empty()) add_places(text.context, std::span(&item.place, 1), english);
  return text;
}

SearchText search_text(const Passage& passage, const Record* whole) {
  SearchText text;
  // A heading is a name among others: what is called so by itself comes first.
  add(text.names, passage.language, passage.heading);
  add(text.bodies, passage.language, passage.text);
  add(text.context, "", passage.item.substr(passage.item.find(':') + 1));
  add_address(text.context, passage.place_in);
  const std::array<std::string_view, 2> its_own{passage.language, "en"};
  const std::span in(its_own);
  add_places(text.context, passage.places, passage.language == "en" ? in.first(1) : in);
  if (whole != nullptr) {
    const NamedLines fields(whole->fields);
    add(text.context, "", fields["short"]);
    add(text.context, "en", whole->title);
  }
  return text;
}

}  // namespace corridor
