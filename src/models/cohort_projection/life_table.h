#pragma once
// From death rates to survival: an abridged life table (ages 0, 1, 5, 10, ... open) or one by
// single years (0, 1, 2, ... open), with a person-year radix of one.
//
//   q = n m / (1 + (n - a) m),   L = n l(x+n) + a d,   the open age: L = l / m
//
// a, the years lived in an interval by those who die in it:
//   age 0       Andreev and Kingkade (2015), or Coale and Demeny (1983, West) where asked for
//   ages 1-4    Coale and Demeny
//   ages 5-14   2.5
//   from 15     2.5 - 25/12 (m - k), k = 0.1 log(m(x+5) / m(x-5)), at least 0.97 (Greville)
//   single years from 1: 0.5
//
// References: E. Andreev, W. Kingkade, "Average age at death in infancy and infant mortality
// level", Demographic Research 33 (2015); A. Coale, P. Demeny, Regional Model Life Tables (1983);
// T. Greville, "Short methods of constructing abridged life tables" (1943). Old ages beyond the
// data: V. Kannisto (1994), both sexes with one slope: H. Sevcikova et al., "Age-specific mortality
// and fertility rates for probabilistic population projections" (2016).

#include <array>
#include <vector>

namespace corridor::cohort_projection {

enum class Sex { male = 0, female = 1 };
inline constexpr std::array sexes{Sex::male, Sex::female};

/// One value by age for each sex: by_sex[0] of males, by_sex[1] of females.
using BySex = std::array<std::vector<double>, 2>;

enum class InfantRule { andreev_kingkade, coale_demeny };

/// Ages of the table itself: of an abridged one 0, 1, 5, 10, ...
struct LifeTable {
  std::vector<double> a, q, l, d, L, T, e;
};

struct LifeTableOptions {
  Sex sex = Sex::male;
  int width_years = 5;  // 5: abridged; 1: single years
  InfantRule infants = InfantRule::andreev_kingkade;
};

/// Death rates per person-year; that of the open age is above zero.
LifeTable life_table(const std::vector<double>& death_rates, const LifeTableOptions& options);

/// Share of an age group that lives to the next one, a step of `width_years` later, by the ages
/// they reach: [0] births to the first age group, [1] the first to the second, ..., the last: the
/// last but one and the open age together.
std::vector<double> survival(const LifeTable& table, int width_years);

/// Death rates by five-year ages that end with an open age of 95 or more, drawn out to an open age
/// of 130: logit m(x) = c + d x fitted to the ages 80 to 95 of both sexes with one d. The rate of
/// the open age is replaced. Other rates are handed back as they are.
BySex extend_to_130(const BySex& death_rates);

/// Death rates closed at a lower open age, whose rate is that of everybody above: l / T.
std::vector<double> close_at(const std::vector<double>& death_rates, Sex sex, int width_years,
                             int open_age_years);

}  // namespace corridor::cohort_projection
