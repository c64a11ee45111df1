#pragma once
// What the evidence has for a figure of a claim: its value with the range it is sure to lie in, and
// the figures it rests on. Each question is asked of the store once.
//
// A group or area that a selection does not show is added up from its members here. A member
// without a figure counts as what is left of the world's total after all places with figures: often
// nothing, and then the sum is exact; where the world's total is not known, the sum is only a lower
// bound.

#include "evidence/claims/range.h"
#include "evidence/series_reader.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace corridor {

/// What is asked for: exactly this place, period, sex and age.
struct ClaimLookup {
  std::string_view indicator;
  Place origin, place;
  Period period;
  Sex sex = Sex::total;
  Age age = {};
  std::string dimensions = {};
  std::string dataset = {};  // of this one only
  std::string edition = {};  // of this one only, by its short id; several joined by "+"
  std::optional<int> from_year = {}, to_year = {};  // of periods(), where no period is asked for
};

struct ClaimFound {
  bool has_value = false;
  State state = State::value;  // why there is none
  ValueRange range;
  std::vector<Figure> figures;  // one, or the members of a group
  std::string note = {};        // what to know about a sum
};

class ClaimEvidence {
 public:
  explicit ClaimEvidence(SeriesReader& reader) : reader_(reader) {}

  /// One answer a dataset and reporter, the one that reaches furthest first. Empty: nothing known.
  Result<const std::vector<ClaimFound>*> find(const ClaimLookup& lookup);
  /// The periods for which there is a value, in order; the lookup's own period is ignored.
  Result<std::vector<Period>> periods(const ClaimLookup& lookup);
  /// Whether the editions asked are a selection: then nothing found is not nothing published.
  Result<bool> only_selected(std::string_view indicator);

  /// The dimensions by which figures of this place and period are told apart: "level, procedure".
  Result<std::string> told_apart_by(const ClaimLookup& lookup);

  /// A figure for each country, in the order of their codes: as a destination or as an origin.
  Result<const std::vector<Figure>*> countries(const ClaimLookup& lookup, Side side);
  /// All partners at one end of a figure; the other end of the lookup is kept. Largest first.
  Result<std::vector<Figure>> partners(const ClaimLookup& lookup, Side side);
  /// All corridors with a figure; an end that is not the world is kept.
  Result<std::vector<Figure>> corridors(const ClaimLookup& lookup);
  /// Members of a group in the middle of a year; of a country itself.
  const std::vector<Place>& members(Place group, int year);

  SeriesReader& reader() { return reader_; }

 private:
  Result<std::vector<Figure>> at_any_age(const ClaimLookup& lookup);
  Result<std::vector<Figure>> stored(const ClaimLookup& lookup);
  Result<void> order(const ClaimLookup& lookup, std::vector<Figure>& figures);
  Result<ClaimFound> answer(const ClaimLookup& lookup, Figure figure);
  Result<std::optional<ClaimFound>> add_up(const ClaimLookup& lookup);
  Result<std::optional<ClaimFound>> add_up_ages(const ClaimLookup& lookup);
  Result<std::optional<ClaimFound>> add_up_side(const ClaimLookup& lookup, Side side);
  Result<std::optional<ClaimFound>> add_up_pairs(const ClaimLookup& lookup);
  Result<double> not_told_apart(ClaimLookup lookup, Side side);

  SeriesReader& reader_;
  std::map<std::string, std::vector<ClaimFound>> found_;
  std::map<std::string, std::vector<Figure>> countries_;
  std::map<std::pair<Place, int>, std::vector<Place>> members_;
};

/// Whether it is a figure that nobody counted: by its status, or by what its indicator is.
bool is_estimate(const Figure& figure);

}  // namespace corridor
