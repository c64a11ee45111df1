#include "sources/texts/text_unit.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace corridor {
namespace {

// What the kinds are to one another; names and abbreviations are Akoma Ntoso's.
constexpr std::array<UnitKind, 51> kinds{{
    {"annex", "ann", 1},
    {"protocol", "prot", 1},
    {"attachment", "att", 1},
    {"component", "cmp", 1},
    {"book", "book", 2},
    {"tome", "tome", 3},
    {"part", "part", 4},
    {"subpart", "subpart", 5},
    {"title", "title", 6},
    {"subtitle", "subtitle", 7},
    {"chapter", "chp", 8},
    {"subchapter", "subchp", 9},
    {"division", "dvs", 10},
    {"subdivision", "subdvs", 11},
    {"hcontainer", "hcontainer", 12},
    {"section", "sec", 13},
    {"subsection", "subsec", 14},
    {"article", "art", 15},
    {"rule", "rule", 15},
    {"clause", "cl", 14},
    {"transitional", "transitional", 14},
    {"level", "lvl", 14},
    {"tblock", "tblock", 14},
    {"crossheading", "crossheading", 14},
    {"paragraph", "para"},
    {"subparagraph", "subpara", 0, true},
    {"subrule", "subrule"},
    {"subclause", "subcl"},
    {"alinea", "al", 0, true},
    {"point", "point", 0, true},
    {"indent", "indent", 0, true},
    {"list", "list", 0, true},
    {"sublist", "sublist", 0, true},
    {"item", "item", 0, true},
    {"blockList", "list", 0, true},
    {"proviso", "proviso", 0, true},
    {"preface", "preface", 0, false, true},
    {"preamble", "preamble", 0, false, true},
    {"recitals", "recs", 0, false, true},
    {"recital", "rec"},
    {"citations", "cits", 0, false, true},
    {"citation", "cit"},
    {"introduction", "intro", 0, false, true},
    {"background", "background", 0, false, true},
    {"motivation", "motivation", 0, false, true},
    {"decision", "decision", 0, false, true},
    {"conclusions", "conclusions", 0, false, true},
    {"body", "body", 0, false, true},
    {"container", "container"},
    {"formula", "formula", 0, true},
    {"par", "par"},
}};

constexpr std::uint8_t outermost = 1, generic = 12, below_section = 14;

/// Whether the kind is numbered through a text, so that the number alone tells which one it is.
bool is_numbered_through(const UnitKind& kind) {
  return kind.rank > 0 && kind.rank != below_section;
}

std::int32_t whole_of(const std::vector<TextUnit>& units, std::int32_t at) {
  while (at != TextUnit::no_parent) {
    const auto& unit = units[static_cast<std::size_t>(at)];
    if (unit.kind->rank == outermost) return at;
    at = unit.parent;
  }
  return TextUnit::no_parent;
}

/// The units of one kind within one whole: the text, or an annex.
std::string kind_in(std::int32_t whole, const UnitKind& kind) {
  return std::to_string(whole) + " " + std::string(kind.name);
}

class Namer {
 public:
  explicit Namer(std::vector<TextUnit>& units) : units_(units) {
    std::unordered_map<std::string, std::int32_t> first_parents;
    for (const auto& unit : units) {
      wholes_.push_back(whole_of(units, unit.parent));
      if (!is_numbered_through(*unit.kind) || unit.number.empty()) continue;
      const auto kind = kind_in(wholes_.back(), *unit.kind);
      auto& numbered = numbered_[kind];
      const auto [first, is_new] = first_parents.try_emplace(kind + " " + unit.number, unit.parent);
      ++numbered.all;
      // A number misread stands twice in one chapter; numbers that restart, in different ones.
      if (!is_new && first->second != unit.parent) ++numbered.again;
    }
  }

  std::size_t name_all() {
    std::size_t twice = 0;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (!units_[i].eid.empty()) taken_.emplace(units_[i].eid, 1);
    }
    for (std::size_t i = 0; i < units_.size(); ++i) {
      auto& unit = units_[i];
      if (!unit.eid.empty()) continue;
      const std::string wanted = prefix_of(i) + own_name(i);
      const int count = ++taken_[wanted];
      unit.eid = count == 1 ? wanted : wanted + "_" + std::to_string(count);
      if (count > 1) {
        ++taken_[unit.eid];
        if (!unit.number.empty()) ++twice;
      }
    }
    return twice;
  }

 private:
  struct Numbered {
    std::size_t all = 0, again = 0;
    /// One in ten: a few doubles in a long text are mistakes of a scan.
    bool restarts() const { return again * 10 >= all && again > 0; }
  };

  std::string own_name(std::size_t at) {
    const auto& unit = units_[at];
    std::string name(unit.kind->abbreviation);
    if (unit.kind->is_single) return name;
    if (!unit.number.empty()) return name + "_" + unit.number;
    const auto key = std::to_string(unit.kind->rank > 0 ? wholes_[at] : unit.parent) + name;
    return name + "_" + std::to_string(++unnumbered_[key]);
  }

  std::string prefix_of(std::size_t at) {
    const auto& unit = units_[at];
    std::int32_t around = unit.parent;
    if (unit.kind->rank == outermost) return {};
    if (is_numbered_through(*unit.kind) &&
        !numbered_[kind_in(wholes_[at], *unit.kind)].restarts()) {
      around = wholes_[at];
    }
    if (around == TextUnit::no_parent) return {};
    return units_[static_cast<std::size_t>(around)].eid + "__";
  }

  std::vector<TextUnit>& units_;
  std::vector<std::int32_t> wholes_;
  std::unordered_map<std::string, Numbered> numbered_;
  std::unordered_map<std::string, int> unnumbered_, taken_;
};

}  // namespace

const UnitKind* find_unit_kind(std::string_view name) {
  static const auto table = [] {
    std::unordered_map<std::string_view, const UnitKind*> all;
    for (const auto& kind : kinds) all.emplace(kind.name, &kind);
    return all;
  }();
  const auto found = table.find(name);
  return found == table.end() ? nullptr : found->second;
}

std::size_t name_units(std::vector<TextUnit>& units) { return Namer(units).name_all(); }

std::vector<UnitLevel> levels_of(const std::vector<TextUnit>& units) {
  // From the end: a section stands above where it holds articles, or sections.
  std::vector<bool> holds(units.size(), false);
  for (std::size_t i = units.size(); i-- > 0;) {
    const auto& unit = units[i];
    const bool is_cited = unit.kind->name == "article" || unit.kind->name == "section";
    if (unit.parent == TextUnit::no_parent) continue;
    const auto parent = static_cast<std::size_t>(unit.parent);
    if (is_cited || holds[i]) holds[parent] = true;
  }
  std::vector<UnitLevel> levels;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto& unit = units[i];
    const bool is_top = unit.parent == TextUnit::no_parent ||
                        levels[static_cast<std::size_t>(unit.parent)] == UnitLevel::above;
    const bool is_whole = unit.kind->rank > 0 && unit.kind->rank <= generic;
    const bool is_above = is_whole || (holds[i] && unit.kind->name != "article");
    levels.push_back(!is_top ? UnitLevel::below : is_above ? UnitLevel::above : UnitLevel::cited);
  }
  return levels;
}

bool is_printed_within(const std::vector<TextUnit>& units, const std::vector<UnitLevel>& levels,
                       std::size_t at) {
  if (levels[at] != UnitLevel::below) return false;
  const auto parent = static_cast<std::size_t>(units[at].parent);
  const bool is_within_part = levels[parent] == UnitLevel::below;
  return units[at].kind->is_inline || (is_within_part && !units[parent].kind->is_single);
}

}  // namespace corridor
