#pragma once
// Whom a provision covers: groups of people as registers name them (docs/registers.md), read so
// that nobody is said to be protected who is not, and nobody to be left out who is only not named.
//
//   * A provision has its own list or that of its instrument; no list covers everyone.
//   * A list speaks of legal status and of work apart: "regular worker" leaves people without a
//     permit out, and says nothing against any kind of work but that it is work for an employer.
//     Both "regular" and "irregular" are everyone's status; "worker" has in it those who work in a
//     home, for a season, across a border or at sea. Family members are covered where they are
//     named or where no work is.
//   * The first group named says whom it is for. "trafficked regular irregular woman" is for
//     trafficked people, whatever their status, women in particular; "seafarer worker" for
//     seafarers. Trafficked and smuggled people are whom it is for wherever they are named, and so
//     are children named without family members or other persons.
//   * Women, older people and others who are named behind a status or work are named because they
//     are meant in particular: the others are covered too.
//   * What is left out is not covered; the provision's own list comes before the instrument's.
//   * A provision that is for some only (refugees, seafarers, children) covers other groups in
//   part:
//     those among them who are refugees, seafarers, children.

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

}  // namespace corridor
