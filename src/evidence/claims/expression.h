#pragma once
// What a claim says, as a tree. docs/claims.md is the grammar; the parser makes the tree, fill.h
// settles what was left unsaid, and the canonical text of a tree reads back as the same tree.

#include "evidence/claims/unit.h"
#include "vocabulary/observation.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace corridor {

/// How something that a figure needs came to be known.
enum class Known : std::uint8_t {
  no,         // not yet
  said,       // written at the figure
  inherited,  // written elsewhere in the claim
  assumed,    // written nowhere: the world, the newest period
  bound       // each place or period in turn: in a rank, in a series
};

/// A figure as asked for.
struct ClaimFigure {
  std::string_view indicator;  // id, interned
  Place origin, place;
  Known where = Known::no;
  Period period;
  Known when = Known::no;
  std::optional<std::pair<int, int>> span = {};  // years of a change
  Sex sex = Sex::total;
  bool sex_said = false;
  Age age = {};
  bool age_said = false;
  std::string dimensions = {};  // "domain=1"
  std::string dataset = {};     // only of this one
};

/// A number as written. `value` is in the unit, percentages as fractions; `half_step` is half of
/// what its last digit is worth: what = means.
struct ClaimNumber {
  double value = 0;
  double half_step = 0;
  double scale = 1;  // of its word: a million
  std::string text;  // canonical: "280.6 million persons"
  ClaimUnit unit;
};

enum class Comparator : std::uint8_t {
  below,
  at_most,
  above,
  at_least,
  equal,
  unequal,
  between,  // both ends included
  is,       // a place is that place
  is_not,
  is_in,  // a place is a member of a group
  is_not_in
};
std::string_view sign_of(Comparator comparator);

/// Which places or corridors a rank or a median goes through.
struct ClaimSet {
  enum class Over : std::uint8_t { places, origins, corridors } over = Over::places;
  Place within = {};  // a group or area; empty: all countries
};

enum class NodeKind : std::uint8_t {
  number,
  figure,
  named,  // a derived indicator: parts[0] is what it means
  add,
  subtract,
  multiply,
  divide,
  negate,
  share,        // parts[0] of parts[1], in percent
  change,       // of parts[0] over its span
  growth,       // the same in percent of its beginning
  rank,         // of `place` among `set` by parts[0], 1 being the largest
  statistic,    // `word` (median, mean, sum, smallest, largest) of parts[0] over `set`
  count,        // of `set`, how many hold `comparator` between parts[0] and parts[1] (and parts[2])
  count_share,  // the same as a share of those with figures
  partner       // the `number`-th largest origin or destination of parts[0]
};

struct ClaimNode {
  NodeKind kind = NodeKind::number;
  std::size_t at = 0;  // byte of the claim, for errors
  std::vector<ClaimNode> parts = {};
  ClaimFigure figure = {};
  ClaimNumber number = {};
  std::string_view name = {};  // of a derived indicator; of a statistic its word
  ClaimSet set = {};
  Place place = {};  // whose rank
  int order = 1;     // of a partner
  Comparator comparator = Comparator::above;
  ClaimUnit unit = {};  // filled in by check_units
};

/// A quantity and what is said of it. `right` has one part for most comparators, two for between,
/// none for those about a place.
struct Claim {
  std::string written;
  ClaimNode left;
  Comparator comparator = Comparator::below;
  std::vector<ClaimNode> right;
  Place place;  // of is, is_not, is_in
};

/// The canonical text: every figure with its place, period and sex.
std::string text_of(const ClaimNode& node);
std::string text_of(const Claim& claim);

/// Every figure below a node, in the order in which they stand.
void each_figure(ClaimNode& node, const std::function<void(ClaimNode& figure)>& use);
void each_figure(const ClaimNode& node, const std::function<void(const ClaimNode& figure)>& use);
void each_figure(Claim& claim, const std::function<void(ClaimNode& figure)>& use);
void each_figure(const Claim& claim, const std::function<void(const ClaimNode& figure)>& use);

}  // namespace corridor
