#include "sources/national_mapping.h"

#include "base/encoding.h"
#include "base/text.h"
#include "sources/national_mapping_fields.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::string_view first_key = "corridor_mapping";

Result<std::string> text_of(YamlValue map, std::string_view key, bool needed) {
  const auto value = map[key];
  if (value) return value.expect_text(fmt::format("text for \"{}\"", key));
  if (!needed) return std::string();
  return fail(map.error(fmt::format("expected the key \"{}\", saw none", key),
                        "docs/mapping.md shows a whole mapping."));
}

/// One text, or a list of them.
Result<std::vector<std::string>> texts_of(YamlValue value) {
  std::vector<std::string> texts;
  if (value.is(YamlValue::Kind::list)) {
    for (auto one = value.first(); one; one = one.next()) {
      texts.push_back(TRY(one.expect_text("text in the list")));
    }
  } else if (value) {
    texts.push_back(TRY(value.expect_text("text or a list of texts")));
  }
  return texts;
}

bool is_identifier(std::string_view text) {
  return !text.empty() && text.size() <= 80 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  });
}

Result<void> parse_citation(YamlValue root, Reading& reading) {
  auto& citation = reading.citation;
  citation.publisher = TRY(text_of(root, "publisher", true));
  citation.dataset = TRY(text_of(root, "dataset", true));
  citation.title = TRY(text_of(root, "title", true));
  citation.version = TRY(text_of(root, "version", false));
  citation.licence = TRY(text_of(root, "licence", true));
  citation.url = TRY(text_of(root, "url", false));
  citation.retrieved = TRY(text_of(root, "retrieved", false));
  reading.part = TRY(text_of(root, "part", false));
  if (!is_identifier(citation.dataset)) {
    return fail(root["dataset"].error(
        fmt::format("expected an identifier, saw \"{}\"", clip(citation.dataset, 80)),
        "Write small letters, digits and _: destatis_foreign_population."));
  }
  const auto supersedes = root["supersedes"];
  if (supersedes && supersedes.text() != "whole" && supersedes.text() != "by_figure") {
    return fail(supersedes.error("expected whole or by_figure",
                                 "whole: a release replaces the one before; by_figure: extracts."));
  }
  if (supersedes.text() == "by_figure") reading.supersession = Supersession::by_figure;
  reading.complete = TRY(root["complete"].expect_truth(true));
  return {};
}

Result<Reporter> parse_reporter(YamlValue value) {
  if (!value) return Reporter::publisher;
  for (const auto one : {Reporter::publisher, Reporter::origin, Reporter::destination}) {
    if (value.text() == name_of(one)) return one;
  }
  return fail(value.error(
      fmt::format("expected publisher, origin or destination, saw \"{}\"", value.text()),
      "It says whose count it is: of emigrants the origin's, of immigrants the destination's."));
}

Result<void> parse_own_indicators(YamlValue map, NationalMapping& mapping) {
  if (!map) return {};
  for (auto one = map.first(); one; one = one.next()) {
    if (!is_identifier(one.key()) || mapping.own_indicators.size() == mapping.most_entries) {
      return fail(one.error(fmt::format("expected an identifier, saw \"{}\"", clip(one.key(), 80)),
                            "Write small letters, digits and _, and the title behind it."));
    }
    if (find_indicator(one.key()) != nullptr) {
      return fail(one.error(fmt::format("there is an indicator \"{}\" already", one.key()),
                            "Use it as it is, or choose another identifier."));
    }
    mapping.own_indicators.emplace_back(intern(one.key()), TRY(one.expect_text("a title")));
  }
  return {};
}

Result<void> parse_layout(YamlValue file, TableLayout& layout) {
  const auto separator = file["separator"];
  if (separator) {
    const auto text = separator.text();
    if (text != "tab" && (text.size() != 1 || !std::string_view(",;|\t").contains(text))) {
      return fail(separator.error(fmt::format("expected a separator, saw \"{}\"", clip(text, 20)),
                                  R"(Write ",", ";", "|" or tab.)"));
    }
    layout.separator = text == "tab" ? '\t' : text[0];
  }
  if (const auto encoding = file["encoding"]) {
    layout.encoding = encoding.text();
    if (auto known = to_utf8({}, {}, layout.encoding); !known) {
      return fail(encoding.error(known.error().message, known.error().hint));
    }
  }
  layout.sheet = TRY(text_of(file, "sheet", false));
  return {};
}

Result<void> parse_marks(YamlValue marks, NumberForm& numbers) {
  if (!marks.is(YamlValue::Kind::map)) {
    for (const auto& mark : TRY(texts_of(marks))) {
      if (!mark.empty()) numbers.marks.emplace(mark, Status{0});
    }
    return {};
  }
  for (auto one = marks.first(); one; one = one.next()) {
    const auto status = one.text();
    const bool known = status.size() == 1 && meaning_of_status(status[0]);
    if (one.key().empty() || (!known && !status.empty())) {
      return fail(one.error(fmt::format("expected the letter of a status, saw \"{}\"", status),
                            "A normal, B break, E estimate, P provisional, U low reliability; "
                            "leave it empty where the mark says nothing of the figure."));
    }
    numbers.marks.emplace(one.key(), known ? status[0] : Status{0});
  }
  return {};
}

Result<void> parse_numbers(YamlValue file, NumberForm& numbers) {
  const auto mark_of = [&](std::string_view key, std::string& mark) -> Result<void> {
    const auto value = file[key];
    if (!value) return {};
    mark = value.text() == "space" ? " " : value.text() == "none" ? "" : value.text();
    if (mark.size() <= 4) return {};
    return fail(value.error("expected one character", "Write \",\", \".\", space or none."));
  };
  TRY(mark_of("decimal", numbers.decimal));
  TRY(mark_of("thousands", numbers.thousands));
  if (numbers.decimal.empty() || numbers.decimal == numbers.thousands) {
    return fail(file.error("expected a decimal mark that differs from the mark of thousands",
                           "Write decimal: \",\" and thousands: \".\", say."));
  }
  const std::array<std::pair<std::string_view, std::vector<std::string>*>, 4> words{
      {{"missing", &numbers.missing},
       {"suppressed", &numbers.suppressed},
       {"not_applicable", &numbers.not_applicable},
       {"zero", &numbers.zero}}};
  for (const auto& [key, list] : words) {
    if (file[key]) *list = TRY(texts_of(file[key]));
  }
  return parse_marks(file["marks"], numbers);
}

/// Which rows are headings, figures and notes.
Result<void> parse_rows(YamlValue file, NationalMapping& mapping) {
  constexpr std::int64_t last = SheetReader::most_rows;
  if (const auto rows = file["header_row"]) {
    mapping.header_rows.clear();
    if (!rows.is(YamlValue::Kind::list)) {
      const auto row = TRY(rows.expect_integer(0, mapping.deepest_header));
      if (row > 0) mapping.header_rows.push_back(static_cast<std::uint32_t>(row));
    }
    for (auto one = rows.first(); one; one = one.next()) {
      const auto row = TRY(one.expect_integer(1, mapping.deepest_header));
      mapping.header_rows.push_back(static_cast<std::uint32_t>(row));
    }
    std::ranges::sort(mapping.header_rows);
  }
  mapping.first_row = mapping.header_rows.empty() ? 1 : mapping.header_rows.back() + 1;
  if (const auto row = file["first_row"]) {
    mapping.first_row =
        static_cast<std::uint32_t>(TRY(row.expect_integer(mapping.first_row, last)));
  }
  if (const auto row = file["last_row"]) {
    mapping.last_row = static_cast<std::uint32_t>(TRY(row.expect_integer(mapping.first_row, last)));
  }
  mapping.stop_at = TRY(texts_of(file["stop_at"]));
  std::erase(mapping.stop_at, "");
  return {};
}

Result<void> parse_file(YamlValue file, NationalMapping& mapping) {
  if (!file) return {};
  TRY(file.expect_keys({"separator", "encoding", "decimal", "thousands", "sheet", "header_row",
                        "first_row", "last_row", "stop_at", "missing", "suppressed",
                        "not_applicable", "zero", "marks"}));
  TRY(parse_layout(file, mapping.layout));
  TRY(parse_numbers(file, mapping.numbers));
  return parse_rows(file, mapping);
}

}  // namespace

std::vector<std::string_view> NationalMapping::own_ids() const {
  std::vector<std::string_view> ids;
  for (const auto& [id, title] : own_indicators) ids.push_back(id);
  return ids;
}

bool is_mapping(std::string_view text) { return yaml_begins_with(text, first_key); }

const Companion* find_mapping(std::span<const Companion> companions) {
  const auto found =
      std::ranges::find_if(companions, [](const Companion& one) { return is_mapping(one.text); });
  return found == companions.end() ? nullptr : &*found;
}

Result<NationalMapping> parse_mapping(const std::string& file, std::string_view text) {
  const auto document = TRY(YamlDocument::parse(file, text));
  const auto root = document.root();
  TRY(root.expect_keys({first_key, "publisher", "dataset", "title", "version", "licence", "url",
                        "retrieved", "part", "supersedes", "complete", "reporter", "new_indicators",
                        "file", "fixed", "columns", "values"}));
  if (root[first_key].text() != "1") {
    return fail(root[first_key].error("expected corridor_mapping: 1, saw another version"));
  }
  NationalMapping mapping;
  TRY(parse_citation(root, mapping.reading));
  mapping.reporter = TRY(parse_reporter(root["reporter"]));
  TRY(parse_own_indicators(root["new_indicators"], mapping));
  TRY(parse_file(root["file"], mapping));
  TRY(parse_mapping_fields(root, mapping));
  return mapping;
}

}  // namespace corridor
