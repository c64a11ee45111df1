#pragma once
// The protection map of a way in plain words: each question of a person who moves with its answer,
// who is left out, and which step would help most. Plain words first, law second.

#include "registers/helpful_step.h"
#include "registers/protection_map.h"
#include "report/brief_sections.h"
#include "report/law_words.h"

#include <string_view>
#include <vector>

namespace corridor {

/// What a promise says to a protection's question: "May anyone keep my passport?" is answered with
/// no, "Who protects me from violence?" with neither.
enum class AnswerWord { yes, no, rules };
AnswerWord answer_to(const Protection& protection);

/// "Equal pay and conditions (ICRMW, article 25; Malaysia since 2003)".
std::string law_in_words(const LawWords& words, const ProtectionMap& map, const Grant& grant);
/// Of its provision, and of the acts by which ends are bound.
std::vector<std::string> proofs_of_grant(const ProtectionMap& map, const Grant& grant);

/// What is promised, promised in part, not promised and not known, one bullet a question.
void tell_protections(LawWords& words, const ProtectionMap& map, Blocks& blocks);
/// Groups that are left out of what others are promised.
void tell_who_is_outside(LawWords& words, const ProtectionMap& map, Blocks& blocks);
/// The step that would help most, and those tied with it, of `helpful_steps(map)`.
void tell_best_step(LawWords& words, const ProtectionMap& map,
                    const std::vector<HelpfulStep>& steps, Blocks& blocks);
/// Until when the lists of parties know; nothing where they know the day.
void tell_how_far_known(LawWords& words, const ProtectionMap& map, Blocks& blocks);

/// "only for refugees", "only as far as the state's own law or means allow": why it is in part.
std::vector<std::string> condition_words(const LawWords& words, const ProtectionMap& map,
                                         const Grant& grant);
/// Codes of the same for programs: "only", "limited", "aim", "one_end", "reserved".
std::vector<std::string_view> condition_codes(const Conditions& conditions);

}  // namespace corridor
