#pragma once
// TextUnit: one part of a legal text - a chapter, an article, a paragraph - with its own words. The
// units of a text stand in one list in the order of reading; each names the one around it.
//
// Identifiers (eId) follow the naming convention of Akoma Ntoso: an abbreviation of the kind, "_",
// the number; parts of an article have its identifier in front: art_5__para_2__point_a. An article
// or a chapter has no chapter in front unless its number comes twice in the text: then all of its
// kind have, chp_3__art_1. What stands in an annex always has the annex in front. A number that
// comes twice in one place gets "_2". Numbers stand as printed (art_IV), except that those of other
// scripts and in words become digits, "." becomes "-", and annexes are abbreviated ann.

#include "vocabulary/period.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct UnitKind {
  std::string_view name;          // as Akoma Ntoso has it: "chapter"
  std::string_view abbreviation;  // "chp"
  /// Of those that hold articles, their order from the outside in; 0 for the others.
  std::uint8_t rank = 0;
  /// Printed with the words of what it is in: a point within its paragraph.
  bool is_inline = false;
  /// Comes once, and takes no number: "preamble".
  bool is_single = false;
};

/// Null where it is no part that has an address.
const UnitKind* find_unit_kind(std::string_view name);

struct TextUnit {
  static constexpr std::int32_t no_parent = -1;

  const UnitKind* kind = nullptr;
  std::string number = {};  // fit for an identifier: "5", "2-1"; empty where it has none
  std::string label = {};   // as printed: "Article 5", "(2)"
  std::string heading = {};
  std::string eid = {};             // as the file gives it, or as name_units made it
  std::int32_t parent = no_parent;  // its place in the list, before this one's
  std::string text = {};           // its own words, one paragraph a line, before those of its parts
  std::string tail = {};           // and after them
  std::string_view language = {};  // where it is known to differ from the text's
  Period since = {}, until = {};   // of the part itself, where it has days of its own
  std::string status = {};         // as the file has it: "removed"
  std::uint32_t line = 0;
};

/// Gives identifiers to those that have none. How many numbers came twice in one place.
std::size_t name_units(std::vector<TextUnit>& units);

/// Whether the unit is one that people cite: an article, a section that holds no articles. Chapters
/// stand above such, paragraphs below.
enum class UnitLevel : std::uint8_t { above, cited, below };
std::vector<UnitLevel> levels_of(const std::vector<TextUnit>& units);

/// Whether the words of a unit are printed as a part of those of the unit around it: those of a
/// point, and of whatever stands within a paragraph.
bool is_printed_within(const std::vector<TextUnit>& units, const std::vector<UnitLevel>& levels,
                       std::size_t at);

}  // namespace corridor
