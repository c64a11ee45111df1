#pragma once
// Whom a provision covers: groups of people as registers name them, read so that nobody is said to
// be protected who is not, and nobody to be left out who is only not named. The rule, for those who
// write registers, with examples, stands in docs/registers.md under "Whom it covers"; the test of
// this file holds the examples.
//
//   1. A provision has its own list or else that of its instrument; no list covers everyone.
//   2. People are told apart in three ways: by legal status, by work (family members beside
//      workers), and by person. A list narrows only the kinds that it speaks of, and a person is
//      covered who is covered in each of the three.
//   3. Status: "regular" and "irregular" together are everyone's. Work: "worker" has in it those
//      who work in a home, for a season, across a border or at sea. Family members named without
//      any work, and women and others named behind a status or work, are meant in particular: they
//      shut nobody out.
//   4. The first group named says whom it is for: no others of its kind are covered. Trafficked and
//      smuggled people are whom it is for wherever they are named, and so are children named
//      without family members or other persons.
//   5. What is left out is not covered; the provision's own list comes before the instrument's.
//   6. What is for some of one kind only (refugees, seafarers, children) covers the groups of the
//      other kinds in part: those among them who are refugees, seafarers, children.

#include "registers/law_book.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace corridor {

/// How far a group of people is covered, in the order of strength.
enum class Cover : std::uint8_t { none, not_known, some, all };
std::string_view name_of(Cover cover);  // "none", "not_known", "some", "all"

/// By the order of all_person_groups().
inline constexpr std::size_t person_group_count = 20;
using GroupCover = std::array<Cover, person_group_count>;

/// Whom a protection is for by its nature: asylum is for people who ask for it. Empty: everyone.
std::vector<std::string_view> meant_for(std::string_view protection);
/// Whether it makes sense to ask if a protection covers a group: wages are no matter of families.
bool concerns(std::string_view protection, const PersonGroup& group);

struct ProvisionCover {
  GroupCover groups{};
  /// The groups of which one must be part, where the provision is for some only: "seafarer".
  std::vector<std::string_view> only;
};

/// `protection`: what it is asked about; a provision for refugees on asylum is not for some only.
ProvisionCover cover_of(const Instrument& instrument, const Provision& provision,
                        std::string_view protection);

/// Whether one person may be covered by both: they meet in each of the three kinds.
bool may_meet(const GroupCover& one, const GroupCover& other);

}  // namespace corridor
