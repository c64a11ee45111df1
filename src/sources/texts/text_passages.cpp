#include "sources/texts/text_passages.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 11> sentence_ends{". ", "; ", "? ", "! ", ".” ", "。",
                                                         "；", "।",  "؟",  "؛",  "۔"};

/// Bytes of the first `most` characters.
std::size_t bytes_of(std::string_view text, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < most && at < text.size(); ++i) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  }
  return at;
}

/// Where to cut within the first `room` bytes: behind the last line, sentence or word that leaves
/// a piece of a third of the room or more.
std::size_t best_cut(std::string_view text, std::size_t room) {
  const auto window = text.substr(0, room);
  const std::size_t least = room / 3;
  const auto line = window.rfind('\n');
  if (line != window.npos && line >= least) return line + 1;
  std::size_t cut = 0;
  for (const auto end : sentence_ends) {
    const auto at = window.rfind(end);
    if (at != window.npos) cut = std::max(cut, at + end.size());
  }
  if (cut >= least) return cut;
  const auto blank = window.rfind(' ');
  return blank != window.npos && blank >= least ? blank + 1 : room;
}

bool has_words(std::string_view text) {
  return text.find_first_not_of(" \t\r\n.,;:-_*=") != std::string_view::npos;
}

/// Takes the units of a text and hands on their records and passages.
class Writer {
 public:
  Writer(const LegalText& text, Sink& sink)
      : text_(text),
        sink_(sink),
        units_(text.units),
        levels_(levels_of(text.units)),
        children_(units_.size()) {
    const auto& details = text.details;
    const std::string date = details.date.empty() ? "undated" : details.date.text();
    expression_ = fmt::format("{}@{}/{}", details.code, date, details.language);
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (units_[i].parent == TextUnit::no_parent) continue;
      children_[static_cast<std::size_t>(units_[i].parent)].push_back(i);
    }
  }

  void write() {
    write_instrument();
    write_expression();
    for (std::size_t i = 0; i < units_.size(); ++i) write_unit(i);
  }

  std::size_t passages = 0, records = 0;

 private:
  void write_instrument() {
    const auto& details = text_.details;
    NamedLines fields = text_.instrument_fields;
    fields.set("type", details.type).set("topics", details.topics).set("url", details.url);
    Record record{.kind = "instrument",
                  .code = details.code,
                  .title = details.title,
                  .places = details.places,
                  .since = text_.in_force,
                  .until = text_.until,
                  .cell = {1, 1}};
    if (details.language != "en") {
      record.names = NamedLines().set(details.language, details.title).text();
    }
    record.fields = fields.text();
    sink_.record(std::move(record));
  }

  void write_expression() {
    const auto& details = text_.details;
    NamedLines fields = text_.expression_fields;
    fields.set("language", details.language).set("url", details.url);
    sink_.record({.kind = "expression",
                  .code = expression_,
                  .title = details.title,
                  .parent = details.code,
                  .places = details.places,
                  .since = details.date,
                  .fields = fields.text(),
                  .cell = {1, 1}});
  }

  const TextUnit* around(const TextUnit& unit) const {
    return unit.parent == TextUnit::no_parent ? nullptr
                                              : &units_[static_cast<std::size_t>(unit.parent)];
  }

  bool is_inline(std::size_t at) const { return is_printed_within(units_, levels_, at); }

  /// The unit's words with those of all that is within it, a part a line.
  void collect(std::size_t at, std::string& into) const {
    const auto& unit = units_[at];
    const auto line = [&](std::string_view words) {
      if (words.empty()) return;
      if (!into.empty()) into += '\n';
      into += words;
    };
    line(with_label(at));
    for (const auto child : children_[at]) {
      if (is_inline(child)) collect(child, into);
    }
    line(unit.tail);
  }

  /// "(a) the words", as they are printed; the label of an article stands in the heading.
  std::string with_label(std::size_t at) const {
    const auto& unit = units_[at];
    if (levels_[at] != UnitLevel::below) return unit.text;
    std::string words = unit.label;
    for (const std::string_view part :
         {std::string_view(unit.heading), std::string_view(unit.text)}) {
      if (!part.empty()) words.append(words.empty() ? "" : " ").append(part);
    }
    return words;
  }

  /// How people cite it: "Article 5 (2)", "Annex I, Article 3".
  std::string citation_of(std::size_t at) const {
    const auto& unit = units_[at];
    std::string own = unit.label;
    if (unit.kind->name == "paragraph" && levels_[at] == UnitLevel::cited) {
      own = fmt::format("Paragraph {}", unit.number);
    }
    const auto* parent = around(unit);
    const bool is_part = levels_[at] == UnitLevel::below && parent != nullptr;
    const bool in_annex =
        parent != nullptr && levels_[at] == UnitLevel::cited && find_annex(at) != nullptr;
    if (in_annex) return fmt::format("{}, {}", find_annex(at)->label, own);
    if (!is_part) return own;
    const auto whole = citation_of(static_cast<std::size_t>(unit.parent));
    if (own.empty()) return whole;
    const auto bare = trim(own).substr(0, own.find_last_not_of(". -–—") + 1);
    return bare.starts_with('(') ? fmt::format("{} {}", whole, bare)
                                 : fmt::format("{} ({})", whole, bare.substr(0, bare.find(')')));
  }

  const TextUnit* find_annex(std::size_t at) const {
    for (const auto* unit = around(units_[at]); unit != nullptr; unit = around(*unit)) {
      if (unit->kind->rank == 1) return unit->label.empty() ? nullptr : unit;
    }
    return nullptr;
  }

  /// The heading of a passage: that of the article it stands in.
  std::string heading_of(std::size_t at) const {
    while (levels_[at] == UnitLevel::below) at = static_cast<std::size_t>(units_[at].parent);
    const auto& unit = units_[at];
    if (unit.kind->name == "par" && unit.parent != TextUnit::no_parent) {
      return heading_of(static_cast<std::size_t>(unit.parent));
    }
    const auto label = citation_of(at);
    if (label.empty() || unit.heading.empty()) return label + unit.heading;
    return fmt::format("{} - {}", label, unit.heading);
  }

  void write_record(std::size_t at) {
    const auto& unit = units_[at];
    const auto* parent = around(unit);
    ++records;
    NamedLines fields;
    fields.set("label", unit.label).set("kind", unit.kind->name).set("status", unit.status);
    auto title = unit.heading.empty() ? citation_of(at) : unit.heading;
    if (title.empty()) title = unit.kind->name;
    sink_.record({.kind = "provision",
                  .code = fmt::format("{}/{}", text_.details.code, unit.eid),
                  .title = std::move(title),
                  .parent = parent == nullptr
                                ? text_.details.code
                                : fmt::format("{}/{}", text_.details.code, parent->eid),
                  .since = unit.since,
                  .until = unit.until,
                  .fields = fields.text(),
                  .cell = {unit.line, 1}});
  }

  /// The first of the unit's own days and those of the units around it.
  Period own_days(std::size_t at, Period TextUnit::*day) const {
    const auto* unit = &units_[at];
    while (unit != nullptr && (unit->*day).empty()) unit = around(*unit);
    return unit == nullptr ? Period() : unit->*day;
  }

  void write_passage(std::size_t at, std::string_view words) {
    const auto& unit = units_[at];
    std::size_t number = 0;
    for (const auto piece : cut_at_sentences(words)) {
      const auto text = trim(piece);
      if (!has_words(text)) continue;
      ++passages;
      ++number;
      sink_.passage(
          {.item = "expression:" + expression_,
           .place_in = number == 1 ? unit.eid : fmt::format("{}__seg_{}", unit.eid, number),
           .heading = heading_of(at),
           .text = std::string(text),
           .language = unit.language.empty() ? text_.details.language : unit.language,
           .places = text_.details.places,
           .since = std::max(text_.details.date, own_days(at, &TextUnit::since)),
           .until = own_days(at, &TextUnit::until),
           .cell = {unit.line, 1}});
    }
  }

  static std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
  }

  /// A unit that is too long is told in the units within it.
  void write_words(std::size_t at) {
    std::string words;
    collect(at, words);
    std::vector<std::size_t> parts;
    if (characters(words) > most_passage_characters) {
      std::ranges::copy_if(children_[at], std::back_inserter(parts),
                           [&](std::size_t child) { return is_inline(child); });
    }
    if (parts.empty()) return write_passage(at, words);
    const auto& unit = units_[at];
    write_passage(at, with_label(at) + (unit.tail.empty() ? "" : "\n" + unit.tail));
    for (const auto part : parts) {
      if (!has_own_days(part)) write_record(part);
      write_words(part);
    }
  }

  bool has_own_days(std::size_t at) const {
    const auto& unit = units_[at];
    return !unit.since.empty() || !unit.until.empty() || !unit.status.empty();
  }

  void write_unit(std::size_t at) {
    const auto& unit = units_[at];
    if (is_inline(at)) {
      if (has_own_days(at)) write_record(at);
      return;
    }
    if (unit.kind->name != "par") write_record(at);
    write_words(at);
  }

  const LegalText& text_;
  Sink& sink_;
  const std::vector<TextUnit>& units_;
  std::vector<UnitLevel> levels_;
  std::vector<std::vector<std::size_t>> children_;
  std::string expression_;
};

}  // namespace

std::vector<std::string_view> cut_at_sentences(std::string_view text, std::size_t most) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const std::size_t room = bytes_of(text, most);
    const std::size_t cut = room == text.size() ? room : best_cut(text, room);
    pieces.push_back(text.substr(0, cut));
    text.remove_prefix(cut);
  }
  return pieces;
}

namespace {

Error too_many(const SourceInput& input, std::string_view what) {
  return {ErrorKind::limit,
          fmt::format("expected at most {} {} in one text, saw more", most_passages, what),
          {input.name},
          "Save its parts as files of their own."};
}

Reading reading_of(const LegalText& text, const SourceInput& input) {
  const auto& details = text.details;
  Reading reading;
  reading.citation = {.publisher = details.publisher,
                      .dataset = "text_" + details.code,
                      .title = details.title,
                      .version = details.date.empty() ? "undated" : details.date.text(),
                      .licence = details.licence,
                      .url = details.url};
  if (!input.version.empty()) reading.citation.version = input.version;
  // Wordings of different days and languages stand side by side: none replaces another.
  reading.part = details.language;
  reading.supersession = Supersession::by_figure;
  reading.steps = text.steps;
  return reading;
}

}  // namespace

Result<Reading> hand_on(LegalText text, const SourceInput& input, Sink& sink) {
  if (text.units.size() > most_passages) {
    return fail(too_many(input, "provisions"));
  }
  if (const auto twice = name_units(text.units); twice > 0) {
    sink.flag(
        {{1, 1},
         "number_twice",
         fmt::format("{} numbers come twice in one place; the later got \"_2\" behind it", twice)});
  }
  auto reading = reading_of(text, input);
  Writer writer(text, sink);
  writer.write();
  if (writer.passages == 0) {
    return fail({ErrorKind::invalid,
                 "expected a text with words, saw none",
                 {input.name},
                 "Check that the file is the one you meant."});
  }
  if (writer.passages > most_passages) {
    return fail(too_many(input, "passages"));
  }
  for (auto& event : text.events) sink.event(std::move(event));
  for (auto& link : text.links) sink.link(std::move(link));
  reading.rows = writer.passages;
  return reading;
}

Result<void> check_text_size(const SourceInput& input) {
  if (input.text.size() <= largest_text_bytes) return {};
  return fail({ErrorKind::limit,
               fmt::format("expected a text of at most {} MiB, saw {}", largest_text_bytes >> 20,
                           input.text.size() >> 20),
               {input.name},
               "Save its parts as files of their own."});
}

}  // namespace corridor
