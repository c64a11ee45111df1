// What people bring, and what it costs, in short: the sentences of the contribution profile, gains
// and costs alike. The profile itself (contribution.h) has all measures.

#include "report/brief_sections.h"
#include "report/contribution.h"

namespace corridor {
namespace {

constexpr std::size_t most_sentences = 3;

/// As many of one side as there are, or that none is at hand.
Paragraph tell_side(Account& account, const std::vector<ContributionLine>& lines, Reads reads) {
  auto told = sentences_of(account, lines, reads, most_sentences);
  const bool gains = reads == Reads::gain;
  if (told.text.empty()) {
    told.text = gains ? account.say(
                            "No figure of a gain is at hand here; that does not mean that "
                            "there is none.")
                      : account.say(
                            "No figure of a cost is at hand here; that does not mean that "
                            "there is none.");
    return told;
  }
  told.text =
      (gains ? account.say("What it brings:") : account.say("What it costs:")) + " " + told.text;
  return told;
}

}  // namespace

Result<Blocks> write_contribution(Account& account) {
  const auto lines = TRY(contribution_lines(account, ContributionDepth::sentences));
  Blocks blocks;
  for (const Reads reads : {Reads::gain, Reads::cost}) {
    auto told = tell_side(account, lines, reads);
    if (reads == Reads::gain) told.tone = Paragraph::Tone::lead;
    blocks.push_back(std::move(told));
  }
  blocks.push_back(account.paragraph(
      account.say("Gains and costs fall to different people and places, and these are only those "
                  "that somebody counts. The contribution profile has all of them, and names what "
                  "is missing."),
      {}, Paragraph::Tone::caution));
  account.miss(
      account.say("What people who moved pay in taxes and use in benefits, in which work, "
                  "and with which skills."));
  return blocks;
}

}  // namespace corridor
