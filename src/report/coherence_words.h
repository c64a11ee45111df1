#pragma once
// The coherence check in words for people: first the matters that are worth reading, one sentence
// each, then every rule with its findings, both sides, dates, proofs and verdicts.

#include "report/coherence_check.h"
#include "report/law_words.h"

namespace corridor {

Document tell_coherence(LawWords& words, const CoherenceCheck& check);

}  // namespace corridor
