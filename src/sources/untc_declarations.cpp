// United Nations Treaty Collection, texts of reservations and declarations in March 2015: one file
// a treaty, named by its number (4-13.txt), with a line "#Algeria" and below it what the state
// declared, in one run without line breaks. Each becomes a passage and one or two events without a
// day, which the file does not have.
//
// Which it is, reservation or declaration, the file says only where its own heading was kept
// ("Reservation:", "Declarations:"): then each part is an event of its kind. Elsewhere a text that
// says in so many words that the state reserves, makes a reservation or is not bound is a
// reservation, one that objects to others' is an objection, and everything else a declaration.
//
// Articles that such words are about ("does not consider itself bound by article 92, paragraph 1")
// are the event's provisions: those that stand directly behind the words, so not always all.
//
// Where the scraper lost the text of a state, the name stands alone and is rejected. "See chapter
// IV.3." means that the text stands with untc-4-3.

#include "base/text.h"
#include "sources/article_names.h"
#include "sources/law_reading.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace untc_declarations_parts {
namespace {

using Kind = LawEventKind;

constexpr LawFile file{
    {"United Nations Treaty Collection", "untc_declarations",
     "Texts of declarations and reservations", "UN terms of use", "https://treaties.un.org"},
    "2015-03"};

/// The number of the treaty, "18-12-a", in the file's name; empty where it has none.
std::string treaty_in(std::string_view name) {
  name = name.substr(name.find_last_of('/') + 1);
  const auto dot = std::min(name.find('.'), name.size());
  const auto number = name.substr(0, dot);
  const bool is_number = number.size() >= 3 && number.size() <= 12 && number.contains('-') &&
                         number.front() >= '1' && number.front() <= '9' &&
                         std::ranges::all_of(number, [](char c) {
                           return (c >= '0' && c <= '9') || c == '-' || (c >= 'a' && c <= 'z');
                         });
  return is_number ? std::string(number) : std::string();
}

// ---- reservation or declaration ----------------------------------------------------------------

/// Words by which a state limits what it accepts; the articles may stand behind them.
constexpr std::array<std::string_view, 8> limits{
    "not consider itself bound by", "not bound by",    "not consider as binding", "reservation",
    "with the exception of",        "not be bound by", "right not to apply",      "reservations"};
/// Words that say the same, with the articles elsewhere.
constexpr std::array<std::string_view, 5> further_limits{
    "reserve", "Reservation", "not be applicable", "cannot guarantee", "not as a binding"};

struct Heading {
  std::string_view words;
  Kind kind;
};
constexpr std::array<Heading, 6> headings{{{"Interpretative declaration", Kind::declaration},
                                           {"Interpretative Declaration", Kind::declaration},
                                           {"Declaration", Kind::declaration},
                                           {"Reservation", Kind::reservation},
                                           {"Understanding", Kind::declaration},
                                           {"Objection", Kind::objection}}};

/// Where a heading stands: at the start, or glued behind the end of a sentence or another heading,
/// and followed by a colon or, without a space, by a capital letter.
struct FoundHeading {
  std::size_t begin = std::string_view::npos, end = 0;
  Kind kind = Kind::declaration;
};

bool ends_sentence(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const auto before = text.substr(0, at);
  for (const std::string_view mark : {".", ":", ";", "\"", "\u201d", "\u201c", "]", ")"}) {
    if (before.ends_with(mark)) return true;
  }
  return false;
}

FoundHeading find_heading(std::string_view text, std::size_t from) {
  FoundHeading first;
  for (const auto& heading : headings) {
    for (auto at = text.find(heading.words, from); at != text.npos && at < first.begin;
         at = text.find(heading.words, at + 1)) {
      auto end = at + heading.words.size();
      if (text.substr(end).starts_with('s')) ++end;
      const auto colon = text.find_first_not_of(' ', end);
      const bool has_colon = colon != text.npos && text[colon] == ':';
      const bool is_glued = end < text.size() && text[end] >= 'A' && text[end] <= 'Z';
      if (!ends_sentence(text, at) || (!has_colon && !is_glued)) continue;
      first = {at, has_colon ? colon + 1 : end, heading.kind};
      break;
    }
  }
  return first;
}

/// Whether the words stand in the text, not within a longer word: "preserve" is not "reserve".
bool says_words(std::string_view text, std::string_view words) {
  for (auto at = text.find(words); at != text.npos; at = text.find(words, at + 1)) {
    const char before = at == 0 ? ' ' : text[at - 1];
    if (before < 'a' || before > 'z') return true;
  }
  return false;
}

Kind kind_by_words(std::string_view text) {
  const auto says = [&](std::string_view words) { return says_words(text, words); };
  if (says("objects to") || says("objects and rejects")) return Kind::objection;
  const bool limited =
      std::ranges::any_of(limits, says) || std::ranges::any_of(further_limits, says);
  return limited ? Kind::reservation : Kind::declaration;
}

struct Part {
  Kind kind;
  std::string_view text;
};

/// Of one text under its own headings; the most at hand are five.
constexpr std::size_t most_parts = 40;

/// The parts of a text under its own headings; the whole of it where it has none.
std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts;
  auto heading = find_heading(text, 0);
  const auto before = trim(text.substr(0, std::min(heading.begin, text.size())));
  if (!before.empty()) parts.push_back({kind_by_words(before), before});
  while (heading.begin != std::string_view::npos) {
    if (parts.size() == most_parts) return {{kind_by_words(text), text}};
    const auto next = find_heading(text, heading.end);
    const auto part =
        trim(text.substr(heading.end, std::min(next.begin, text.size()) - heading.end));
    if (!part.empty()) parts.push_back({heading.kind, part});
    heading = next;
  }
  return parts;
}

// ---- articles ----------------------------------------------------------------------------------

/// The articles that a reservation names directly behind its words, each once, separated by spaces.
std::string articles_in(std::string_view text) {
  std::vector<std::string> found;
  for (const auto words : limits) {
    for (auto at = text.find(words); at != text.npos; at = text.find(words, at + words.size())) {
      for (auto& code : articles_named_in(text.substr(at + words.size()))) {
        if (std::ranges::find(found, code) == found.end()) found.push_back(std::move(code));
      }
      if (found.size() > 50) break;
    }
  }
  std::ranges::sort(found);
  std::string list;
  for (const auto& code : found) list.append(list.empty() ? "" : " ").append(code);
  return list;
}

std::string shortened(std::string_view text) {
  constexpr std::size_t shown = 200;
  return std::string(clip(text, shown)) + (text.size() > shown ? "..." : "");
}

// ---- the file ----------------------------------------------------------------------------------

/// "See chapter IV.3." is the treaty 4-3; empty for any other text.
std::string referred_treaty(std::string_view text) {
  constexpr std::string_view start = "See chapter ";
  if (!text.starts_with(start) || text.size() > start.size() + 10) return {};
  const auto dot = text.find('.', start.size());
  if (dot == text.npos) return {};
  const int chapter = roman_number(text.substr(start.size(), dot - start.size()));
  std::string_view number = text.substr(dot + 1);
  if (number.ends_with('.')) number.remove_suffix(1);
  if (chapter == 0 || !parse_integer(number)) return {};
  return fmt::format("{}-{}", chapter, number);
}

class DeclarationsPass {
 public:
  DeclarationsPass(std::string treaty, Sink& sink)
      : instrument_("untc-" + std::move(treaty)), sink_(sink) {}

  std::uint64_t read(std::string_view text) {
    std::uint32_t line = 0;
    for (auto written : split(text, '\n')) {
      ++line;
      written = trim(written);
      if (written.starts_with('#')) {
        close_state();
        ++states_;
        state_ = trim(written.substr(1));
        cell_ = {line, 1};
        is_open_ = true;
      } else if (!written.empty()) {
        add_text(written, {line, 1});
      }
    }
    close_state();
    return states_;
  }

 private:
  void add_text(std::string_view text, FileCell cell) {
    if (!is_open_) {
      return sink_.reject({cell, std::string(clip(text, 80)), "expected #State above the text"});
    }
    has_text_ = true;
    const auto& place = places_(state_);
    if (!place) {
      return sink_.reject({cell_, std::string(clip(state_, 80)),
                           fmt::format("no place is called \"{}\"", clip(state_, 80))});
    }
    if (const auto other = referred_treaty(text); !other.empty()) {
      return sink_.event({.instrument = instrument_,
                          .kind = Kind::declaration,
                          .party = *place,
                          .note = fmt::format("the text stands with untc-{}", other),
                          .cell = cell});
    }
    for (const auto& part : parts_of(text)) add_part(*place, part, cell);
  }

  void add_part(Place place, const Part& part, FileCell cell) {
    // Of several parts in one line each counts as a column of its own.
    cell.column = static_cast<std::uint16_t>(std::min(++column_, 9'999));
    sink_.event({.instrument = instrument_,
                 .kind = part.kind,
                 .party = place,
                 .provisions = part.kind == Kind::reservation ? articles_in(part.text) : "",
                 .note = shortened(part.text),
                 .cell = cell});
    sink_.passage({.item = instrument_address(instrument_),
                   .place_in = std::string(name_of(part.kind)),
                   .heading = Gazetteer::get().name(place),
                   .text = std::string(part.text),
                   .places = {place},
                   .cell = cell});
  }

  void close_state() {
    if (is_open_ && !has_text_) {
      sink_.reject({cell_, std::string(clip(state_, 80)),
                    "the state stands here without its declaration: the text is lost"});
    }
    has_text_ = false;
    column_ = 0;
  }

  std::string instrument_;
  Sink& sink_;
  PlaceReader places_{Scheme::iso3};
  std::string_view state_;
  FileCell cell_;
  std::uint64_t states_ = 0;
  int column_ = 0;
  bool is_open_ = false, has_text_ = false;
};

/// Text whose every line is empty, a "#State" or below one, with a state that is known.
bool recognise(const Opening& opening) {
  if (opening.format != FileFormat::csv || !opening.text.starts_with('#')) return false;
  const auto line = opening.text.substr(0, opening.text.find('\n'));
  return line.size() > 1 && line.size() < 100 &&
         Gazetteer::get().match(trim(line.substr(1)), Scheme::iso3).has_value();
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  const std::string treaty = treaty_in(input.name);
  if (treaty.empty()) {
    return fail({ErrorKind::invalid,
                 "the file does not say which treaty its declarations are about",
                 {input.name},
                 "Name it by the treaty's chapter and number: 4-13.txt."});
  }
  if (const auto at = find_invalid_utf8(input.text); at != std::string_view::npos) {
    const auto line = 1 + std::ranges::count(input.text.substr(0, at), '\n');
    return fail({ErrorKind::malformed,
                 "expected UTF-8, saw a byte that is not",
                 {input.name, static_cast<std::uint64_t>(line), 0},
                 {}});
  }
  Reading reading{.citation = citation_of(file.publication), .part = treaty};
  reading.rows = DeclarationsPass(treaty, sink).read(input.text);
  reading.citation.version = input.version.empty() ? std::string(file.known_to) : input.version;
  reading.known_to = file.known_to;
  return reading;
}

}  // namespace
}  // namespace untc_declarations_parts

extern const Source untc_declarations;
const Source untc_declarations{
    "untc_declarations",
    "UN Treaty Collection, texts of declarations and reservations",
    "text, \"#State\" above what it declared, named by the treaty: 4-13.txt",
    untc_declarations_parts::recognise,
    untc_declarations_parts::read,
    false};

}  // namespace corridor
