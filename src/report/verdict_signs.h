#pragma once
// Verdict signs: how a verdict about a promise is shown, with a shape beside its word, and how many
// there are of each.

#include "base/words.h"
#include "models/commitment_verdict/commitment_verdict.h"
#include "report/commitments_report.h"
#include "report/document.h"

#include <string>
#include <vector>

namespace corridor {

/// "✓" and "met", in the language of the words.
ValueSign verdict_sign(const Words& words, commitment_verdict::Verdict verdict);
std::vector<ValueSign> verdict_signs(const Words& words);
/// Marks the words of the sign, where they stand after `from` bytes of the text.
void add_sign(Paragraph& paragraph, ValueSign sign, std::size_t from);

/// "met: 13; moving away: 4": those that there are.
std::string verdicts_in_words(const Words& words, const VerdictCounts& counts);

}  // namespace corridor
