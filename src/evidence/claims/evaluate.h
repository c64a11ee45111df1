#pragma once
// What the evidence makes of a quantity: its value with its range and the figures it rests on, or
// what is missing. Missing is never zero, and no other year or place stands in for the one asked.

#include "evidence/claims/definitions.h"
#include "evidence/claims/lookup.h"

#include <map>
#include <string>
#include <vector>

namespace corridor {

/// A figure that is needed and not at hand.
struct ClaimGap {
  std::string what;    // the figure, as a canonical text
  std::string reason;  // why it is not there
  Period asked;
  std::vector<Period> others = {};  // periods for which there is one, nearest first
};

struct Measured {
  bool known = false;
  ValueRange range;
  std::vector<Place> places = {};  // of a partner; several where they tie
  std::vector<Figure> figures = {};
};

/// Another way to read an indicator, everywhere in a claim.
struct Variation {
  std::string_view indicator;
  const OtherDefinition* definition = nullptr;  // either this
  std::string dataset = {};                     // or this dataset
  std::string edition = {};                     // or this edition, by its short id
};

/// What stands in for what a figure leaves open: in ranks and in series.
struct ClaimTurn {
  Place origin, place;  // origin empty: everybody
  Period period = {};
  Sex sex = Sex::total;
  std::string edition = {};  // only of these, joined by "+"
};

/// Where figures come from, for all claims of a run.
struct ClaimGround {
  ClaimEvidence evidence;
  /// Read when an expression is to be parsed; a formula is parsed already.
  std::optional<ClaimVocabulary> vocabulary = {};
  Result<const ClaimVocabulary*> words();
  std::map<const OtherDefinition*, ClaimNode> definitions = {};  // read once
};

class ClaimEvaluation {
 public:
  explicit ClaimEvaluation(ClaimGround& ground, const Variation* variation = nullptr)
      : ground_(ground), variation_(variation) {}

  /// Units must have been checked.
  Result<Measured> measure(const ClaimNode& node);
  Result<Measured> measure(const ClaimNode& node, const ClaimTurn& turn);

  std::vector<ClaimGap> gaps;
  std::vector<std::string> notes;
  /// Of each indicator met, the datasets that have the same figure too.
  std::map<std::string_view, std::vector<std::string>> other_datasets;

 private:
  struct Answers;
  Result<Measured> figure(const ClaimNode& node);
  Result<Measured> base_figure(const ClaimFigure& figure, const ClaimLookup& lookup);
  Result<std::optional<Measured>> by_definition(const OtherDefinition& definition,
                                                const ClaimLookup& lookup);
  Result<Measured> gap(const ClaimFigure& figure, const ClaimLookup& lookup);
  Result<std::string> why_not_at_all(const ClaimLookup& lookup);
  Result<Measured> both(const ClaimNode& node);
  Result<Measured> change(const ClaimNode& node);
  Result<Measured> rank(const ClaimNode& node);
  Result<Measured> statistic(const ClaimNode& node);
  Result<Measured> count(const ClaimNode& node);
  Result<Measured> partner(const ClaimNode& node);
  Result<Answers> answers(const ClaimNode& node, const ClaimNode& of);
  Result<Answers> answers_of_corridors(const ClaimNode& of);
  std::vector<Place> places_of(const ClaimSet& set, Period period);
  ClaimLookup lookup_of(const ClaimFigure& figure) const;
  void note(std::string text);
  Measured missing(ClaimGap gap);

  ClaimGround& ground_;
  const Variation* variation_;
  ClaimTurn turn_ = {.origin = {}, .place = world};
  enum class End { none, first, last } end_ = End::none;  // of a change
  bool quiet_ = false;  // a country without a figure is no gap of a rank
};

}  // namespace corridor
