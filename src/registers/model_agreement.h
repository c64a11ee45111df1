#pragma once
// The model agreement: what the ILO's model agreement on temporary and permanent migration for
// employment (annex to Recommendation No. 86 of 1949), read with the practice since, would have a
// labour agreement say, as 20 criteria; and which of them an agreement has. The criteria and their
// parts are those on which Chilton and Woda (Bilateral Labor Agreements Dataset, 2022) coded the
// texts that were at hand; the words are ours.
//
// An agreement meets a criterion where its text has every part, meets it in part where it has some.
// A part that the coders left blank does not apply and does not count. What was not coded is not
// known: silence about an agreement is not silence of the agreement.

#include "registers/law_book.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// One coded variable behind a criterion.
struct ModelPart {
  std::string_view variable;  // "recruit_cost_mig"; in the store: field bla_<variable>
  std::string_view title;     // "workers pay no recruitment fees"
};

struct ModelCriterion {
  int number;  // 1-20, as coded
  std::string_view code;
  std::string_view title;
  std::string_view asks;  // in a sentence
  std::span<const ModelPart> parts;
};
std::span<const ModelCriterion> model_criteria();

struct CriterionMet {
  enum class Extent { whole, part, none, not_applicable } extent = Extent::not_applicable;
  const ModelCriterion* criterion = nullptr;
  std::vector<const ModelPart*> has, lacks;
  std::vector<std::string> proofs;  // of the parts it has
};
std::string_view name_of(CriterionMet::Extent extent);  // "whole"

/// Whether the text of an agreement was coded at all.
bool is_coded(const Instrument& agreement);
/// One entry a criterion, in their order; none where the agreement is not coded.
std::vector<CriterionMet> compare_with_model(const Instrument& agreement);

}  // namespace corridor
