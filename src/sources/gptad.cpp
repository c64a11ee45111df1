// World Bank and Tuck School, Global Preferential Trade Agreements Database: 352 agreements with
// their members. Instruments are gptad-<name>: gptad-canada-chile; of two with one name the second
// is gptad-<name>-2.
//
// Quirks. Days are written 05/13/2003, month first. Names and members have "\r\n" in letters. The
// members are one text: separated by commas, semicolons, "and" or nothing but a space, a group with
// its members in brackets ("EFTA (Iceland, Norway, Switzerland), Canada": its members count, not
// the group), a place with another name of it in brackets ("United Arab Emirates (UAE)"). What is
// left and is no place is rejected by name, and the others are kept.

#include "base/text.h"
#include "sources/law_reading.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace gptad_parts {
namespace {

using Kind = LawEventKind;

constexpr std::string_view header =
    "Common.Name,Membership,Type,Date.of.Signature,Date.of.Entry.into.Force,WTO.notified,"
    "In.force.status,Annexes.Available";
enum Column : std::size_t { name, membership, type, signed_on, in_force_on, notified, status };

constexpr LawFile file{{"World Bank and Tuck School of Business", "gptad",
                        "Global Preferential Trade Agreements Database", "World Bank",
                        "https://wits.worldbank.org/gptad/"},
                       "2016",
                       true};

/// Of a piece of a list and of a list; the longest at hand have 120 and 1,400 bytes.
constexpr std::size_t longest_piece = 400, longest_list = 10'000;
constexpr std::ptrdiff_t most_groups = 50;

/// Line breaks that a spreadsheet wrote as letters become spaces.
std::string without_breaks(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_break =
        text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == 'r' || text[i + 1] == 'n');
    const bool is_space = text[i] == '\n' || text[i] == '\r';
    out += is_break || is_space ? ' ' : text[i];
    if (is_break) ++i;
  }
  return out;
}

/// A piece of the list of members: what stands before a bracket, in it, or between separators.
struct Piece {
  std::string_view text;
  bool opens_list = false;  // a group, whose members follow in brackets
  bool is_gloss = false;    // in brackets without a list: another name of what stands before them
};

/// Whether a text in brackets, from the opening one on, is a list.
bool is_list(std::string_view from_bracket) {
  const auto inside = from_bracket.substr(0, from_bracket.find(')'));
  return inside.find_first_of(",;") != inside.npos || inside.contains(" and ");
}

/// Whether the bracket that opens at `open` has a list in it, or one behind it has.
bool holds_list(std::string_view text, std::size_t open) {
  constexpr int most_brackets = 3;  // one behind another
  for (int i = 0; i < most_brackets && open < text.size() && text[open] == '('; ++i) {
    if (is_list(text.substr(open))) return true;
    const auto close = std::min(text.find(')', open), text.size());
    open = text.find_first_not_of(' ', std::min(close + 1, text.size()));
  }
  return false;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t start = 0;
  std::vector<bool> lists;  // of the brackets that are open, whether they hold one
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ',';
    if (c != ',' && c != ';' && c != '(' && c != ')') continue;
    Piece piece{.text = trim(text.substr(start, i - start))};
    piece.opens_list = c == '(' && holds_list(text, i);
    piece.is_gloss = !lists.empty() && !lists.back();
    if (!piece.text.empty()) pieces.push_back(piece);
    if (c == '(') lists.push_back(is_list(text.substr(i)));
    if (c == ')' && !lists.empty()) lists.pop_back();
    start = i + 1;
  }
  return pieces;
}

std::string_view without_joiner(std::string_view text) {
  text = trim(text);
  for (const std::string_view joiner : {"and ", "the "}) {
    if (text.starts_with(joiner)) text = trim(text.substr(joiner.size()));
  }
  while (text.ends_with('.')) text.remove_suffix(1);
  return text;
}

/// The places in a piece: one, or two that are joined by "and", a hyphen or nothing but a space.
std::vector<Place> places_in(std::string_view piece, PlaceReader& places) {
  piece = without_joiner(piece);
  if (piece.size() > longest_piece) return {};
  if (const auto& place = places(piece)) return {*place};
  for (const std::string_view joiner : {" and ", " - ", " "}) {
    for (auto at = piece.find(joiner); at != piece.npos; at = piece.find(joiner, at + 1)) {
      const auto& left = places(trim(piece.substr(0, at)));
      if (!left) continue;
      const Place first = *left;
      if (const auto& right = places(without_joiner(piece.substr(at + joiner.size())))) {
        return {first, *right};
      }
    }
  }
  return {};
}

class AgreementsPass {
 public:
  AgreementsPass(const SourceInput& input, Sink& sink) : law_(file, input, sink) {}

  Result<Reading> read() {
    return law_.read_rows([&] { read_row(); });
  }

 private:
  void read_row() {
    const std::string title(trim(without_breaks(law_.field(name))));
    const std::string base = slug(title);
    if (base.empty()) return law_.rows().reject(name, "expected the name of an agreement");
    if (!seen_.insert(whole_row()).second) {
      return law_.rows().reject(name, "repeats a row word by word");
    }
    std::string code = fmt::format("gptad-{}", base);
    for (int number = 2; !law_.is_new(code); ++number)
      code = fmt::format("gptad-{}-{}", base, number);
    const auto signature = day_in(signed_on), force = day_in(in_force_on);
    NamedLines fields;
    fields.set("type", "agreement").set("topics", "trade");
    fields.set("gptad_type", law_.field(type)).set("gptad_status", law_.field(status));
    fields.set("wto_notified", law_.field(notified));
    law_.instrument({.kind = "instrument",
                     .code = code,
                     .title = title,
                     .since = force,
                     .cell = law_.rows().cell(name)},
                    std::move(fields));
    if (!force.empty()) {
      law_.event(in_force_on, {.instrument = code, .kind = Kind::in_force, .date = force});
      if (!signature.empty() && is_before(force, signature)) {
        law_.rows().flag(in_force_on, "in_force_before_signature",
                         fmt::format("{} is in force on {} and signed on {}", code, force.text(),
                                     signature.text()));
      }
    }
    add_members(code, signature, force);
  }

  std::string whole_row() const {
    std::string all;
    for (const auto field : law_.rows().csv().fields()) all.append(field).append("\n");
    return all;
  }

  /// The day in a cell, empty for "n/a" and for what is none, which is rejected.
  Period day_in(std::size_t column) {
    const std::string written = fold(law_.field(column));
    if (written.empty() || written == "n a" || written == "na") return {};
    if (const auto day = parse_american_date(law_.field(column))) return *day;
    law_.rows().reject(column, "expected a day, month first: 05/13/2003");
    return {};
  }

  void add_members(const std::string& code, Period signature, Period force) {
    if (law_.field(membership).size() > longest_list ||
        std::ranges::count(law_.field(membership), '(') > most_groups) {
      return law_.rows().reject(membership,
                                "expected a list of members of at most 10,000 bytes, "
                                "with at most 50 brackets");
    }
    const std::string text = without_breaks(law_.field(membership));
    std::vector<Place> members;
    const auto pieces = pieces_of(text);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const auto& piece = pieces[i];
      if (piece.opens_list || piece.is_gloss) continue;
      auto found = places_in(piece.text, places_);
      const auto both = i + 1 < pieces.size() ? inverted(piece, pieces[i + 1]) : std::nullopt;
      if (both) {
        found = {*both};
        ++i;
      }
      if (found.empty()) {
        law_.sink().reject({law_.rows().cell(membership), std::string(clip(piece.text, 80)),
                            fmt::format("no place is called \"{}\"", clip(piece.text, 80))});
      }
      for (const Place place : found) {
        if (std::ranges::find(members, place) == members.end()) members.push_back(place);
      }
    }
    for (const Place member : members) {
      law_.event(membership,
                 {.instrument = code, .kind = Kind::signature, .party = member, .date = signature});
      if (force.empty()) continue;
      law_.event(in_force_on, {.instrument = code,
                               .kind = Kind::in_force,
                               .party = member,
                               .date = force,
                               .note = "date of the agreement"});
    }
  }

  /// "Virgin Islands, British" is one place, where the second half is none by itself.
  std::optional<Place> inverted(const Piece& piece, const Piece& next) {
    if (next.opens_list || next.is_gloss || piece.text.size() + next.text.size() > longest_piece) {
      return std::nullopt;
    }
    if (!places_in(next.text, places_).empty()) return std::nullopt;
    return places_(fmt::format("{}, {}", piece.text, next.text));
  }

  LawPass law_;
  PlaceReader places_{Scheme::worldbank};  // two letters are no code here: EC is not Ecuador
  std::set<std::string> seen_;
};

bool recognise(const Opening& opening) { return header_is(opening.header, header); }
Result<Reading> read(const SourceInput& input, Sink& sink) {
  return AgreementsPass(input, sink).read();
}

}  // namespace
}  // namespace gptad_parts

extern const Source gptad;
const Source gptad{"gptad", "Global Preferential Trade Agreements Database", gptad_parts::header,
                   gptad_parts::recognise, gptad_parts::read};

}  // namespace corridor
