#pragma once
// SDG indicator 10.7.2: how far a country's migration policies go, from its answers to thirty
// questions, five in each of six domains; and what it would take to reach the next level.
//
//   s_ij = 1, 1/2 or 0                      (1/2 only in the first domain; no answer counts as 0)
//   domain_i = 100 * sum_j s_ij / 5
//   overall  = 100 * sum_ij s_ij / 30       (the mean of the six domains)
//   level    = 1 below 40, 2 from 40 to below 80, 3 from 80 to below 100, 4 at 100
//   area     = countries of level 3 or 4 / countries that answered, in percent
//
// Everything is counted in halves of a point (0 to 60) and compared as whole numbers, so that 12 of
// 30 is level 2 and 29.5 of 30 is level 3 whatever a computer makes of 40 percent.
//
// Reference: metadata of SDG indicator 10.7.2 (UN DESA and IOM).

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace corridor::migration_policies {

inline constexpr std::size_t domain_count = 6, per_domain = 5;
inline constexpr std::size_t question_count = domain_count * per_domain;

struct Inputs {
  /// 0, 1 or 2 halves of a point, by question in order; nothing where there is no answer. 1 is for
  /// the first five only.
  std::array<std::optional<int>, question_count> half_points;
};

struct Score {
  int half_points = 0;  // of those answered
  int of = 0;           // the most there can be
  int answered = 0, questions = 0;
  int level = 0;          // 1 to 4, unanswered questions counting as 0
  int level_at_most = 0;  // were all unanswered ones answered in the best way
  double percent() const { return 100.0 * half_points / of; }
};

struct Findings {
  Score overall;
  std::array<Score, domain_count> by_domain;
};

Findings run(const Inputs& inputs);

/// 1 to 4. `of` is above 0.
int level_of(int half_points, int of);
/// The fewest half points that reach a level.
int least_for(int level, int of);

/// Levels of one country, as published: overall and six domains; 0 where there is none.
struct Levels {
  int overall = 0;
  std::array<int, domain_count> by_domain{};
};
/// Whether the domains' levels can go with the overall one: each level is a range of points.
bool can_be(const Levels& levels);

/// Of the countries of an area, those that answered and how many reached each level.
struct Share {
  int answered = 0;
  std::array<int, 4> at_level{};  // 1 to 4
  int reached() const { return at_level[2] + at_level[3]; }
  /// Nothing where nobody answered: that is not zero percent.
  std::optional<double> percent() const;
};
struct AreaShares {
  Share overall;
  std::array<Share, domain_count> by_domain;
};
AreaShares shares_of(std::span<const Levels> countries);

/// One better answer: from so many half points to so many.
struct Step {
  std::size_t question;
  int from, to;
};

/// The smallest sets of steps to the next level: as few questions as can be, and of those as few
/// half points. `sets` holds the first of them, in the order of the questions (and of two raises of
/// one question the smaller first); `ways` says how many there are.
struct Roadmap {
  int level = 0, next_level = 0;  // next is 0 where the highest is reached
  int needed_half_points = 0;
  int steps = 0;
  int gained_half_points = 0;
  std::uint64_t ways = 0;
  std::vector<std::vector<Step>> sets;
  /// Every step that is in at least one of the smallest sets, in the same order.
  std::vector<Step> candidates;
};

/// Over some questions (all, or those of one domain), which are indexes in order.
Roadmap next_level(const Inputs& inputs, std::span<const std::size_t> questions,
                   std::size_t most_sets);

}  // namespace corridor::migration_policies
