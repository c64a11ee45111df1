#include "report/verdict_signs.h"

#include <array>

namespace corridor {
namespace {

using commitment_verdict::Verdict;

constexpr std::array every_verdict{Verdict::met, Verdict::on_track, Verdict::off_track,
                                   Verdict::moving_away, Verdict::cannot_tell};

}  // namespace

ValueSign verdict_sign(const Words& words, Verdict verdict) {
  using Tone = ValueSign::Tone;
  struct Look {
    const char* shape;
    Tone tone;
  };
  constexpr std::array<Look, every_verdict.size()> looks{{{"✓", Tone::good},
                                                          {"▲", Tone::good},
                                                          {"△", Tone::bad},
                                                          {"▼", Tone::bad},
                                                          {"?", Tone::none}}};
  const auto& look = looks[static_cast<std::size_t>(verdict)];
  return {words.say(commitment_verdict::title_of(verdict)), look.shape, look.tone};
}

std::vector<ValueSign> verdict_signs(const Words& words) {
  std::vector<ValueSign> signs;
  for (const auto verdict : every_verdict) signs.push_back(verdict_sign(words, verdict));
  return signs;
}

void add_sign(Paragraph& paragraph, ValueSign sign, std::size_t from) {
  const auto at = paragraph.text.find(sign.text, from);
  if (at != std::string::npos) paragraph.signs.push_back({at, std::move(sign)});
}

std::string verdicts_in_words(const Words& words, const VerdictCounts& counts) {
  std::string text;
  for (const auto verdict : every_verdict) {
    const auto count = counts.of[static_cast<std::size_t>(verdict)];
    if (count == 0) continue;
    if (!text.empty()) text += "; ";
    text += words.say("{verdict}: {count}",
                      {{"verdict", words.say(commitment_verdict::title_of(verdict))},
                       {"count", std::to_string(count)}});
  }
  return text;
}

}  // namespace corridor
