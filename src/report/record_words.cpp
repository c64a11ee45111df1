#include "report/record_words.h"

#include "base/text.h"
#include "report/law_notes.h"
#include "vocabulary/cldr_names.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/law.h"

#include <algorithm>

namespace corridor {
namespace {

constexpr std::size_t most_places_shown = 3;

/// Titles of codes; what is not among those that `find` knows stays a code.
template <typename Find>
std::vector<std::string_view> titles_by(std::span<const std::string_view> codes, Find find) {
  std::vector<std::string_view> titles;
  for (const auto code : codes) {
    const auto* known = find(code);
    titles.push_back(known == nullptr ? code : known->title);
  }
  return titles;
}

}  // namespace

Result<RecordWords> RecordWords::in(std::string_view language) {
  return RecordWords(TRY(Words::in(language)));
}

std::string RecordWords::list(std::span<const std::string_view> english) const {
  std::vector<std::string> said;
  for (const auto one : english) said.push_back(say(one));
  return list_of(said);
}

std::string RecordWords::title(const ChainRecord& record) const {
  const std::string title(record.title_in(language()));
  const auto today = parse_date(timestamp_now().substr(0, 10));
  const bool is_over = today && record.has_ended(first_day(*today));
  if (!is_over) return title;
  return say("{title} (ended {day})", {{"title", title}, {"day", record.until.text()}});
}

std::string RecordWords::places(const ChainRecord& record) const {
  if (record.places.empty()) return say("everywhere");
  const auto& names = Gazetteer::get();
  const auto shown = std::min(record.places.size(), most_places_shown);
  std::vector<std::string> some;
  for (const Place place : std::span(record.places).first(shown)) {
    some.push_back(names.name(place, language()));
  }
  const auto text = list_of(some), others = std::to_string(record.places.size() - shown);
  if (record.places.size() == shown) return text;
  return say("{places} and {count} others", {{"places", text}, {"count", others}});
}

std::string RecordWords::titles_of_groups(std::span<const std::string_view> codes) const {
  return list(titles_by(codes, find_person_group));
}

std::string RecordWords::titles_of_protections(std::span<const std::string_view> codes) const {
  return list(titles_by(codes, find_protection));
}

std::string RecordWords::groups(const ChainRecord& record) const {
  const auto covers = titles_of_groups(record.fields.list("covers"));
  const auto others = titles_of_groups(record.fields.list("leaves_out"));
  const auto covered = covers.empty() ? say("everyone") : covers;
  if (others.empty()) return covered;
  return say("{covered}; not {others}", {{"covered", covered}, {"others", others}});
}

std::string RecordWords::languages(const ChainRecord& record) const {
  std::vector<std::string> names;
  for (const auto code : record.fields.list("languages")) {
    names.push_back(cldr_language(code, language()));
    if (names.back().empty()) names.back() = code;
  }
  return list_of(names);
}

std::string RecordWords::words(const ChainRecord& record, std::string_view field) const {
  std::vector<std::string> said;
  for (const auto code : record.fields.list(field)) {
    std::string spaced(code);
    std::ranges::replace(spaced, '_', ' ');
    said.push_back(say(spaced));
  }
  return list_of(said);
}

std::string RecordWords::titles(const ChainRecord& record, std::string_view field,
                                std::span<const NamedCode> table) const {
  std::vector<std::string_view> titles;
  for (const auto code : record.fields.list(field)) titles.push_back(title_of(table, code));
  return list(titles);
}

std::string RecordWords::span(const ChainRecord& record) const {
  const auto since = record.since.empty() ? std::string() : record.since.text();
  if (!record.until.empty()) {
    return say("{first} to {last}", {{"first", since}, {"last", record.until.text()}});
  }
  return since.empty() ? since : say("since {day}", {{"day", since}});
}

}  // namespace corridor
