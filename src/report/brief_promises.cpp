// What was promised: the targets of the 2030 Agenda and the pledges of a place, and whether they
// are on their way. Of a way, those of both its ends.

#include "report/brief_sections.h"
#include "report/commitment_words.h"
#include "report/commitments_report.h"
#include "report/proof_notes.h"
#include "report/verdict_signs.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using commitment_verdict::title_of;
using commitment_verdict::Verdict;

/// What the Global Compact and the New York Declaration promise is measured by the same figures.
bool is_told(const Commitment& commitment) {
  return commitment.framework == "sdg" || commitment.framework == "pledge";
}

struct Judged {
  Place place;
  std::vector<JudgedCommitment> commitments;
};

Result<std::vector<Judged>> judge_ends(const Account& account) {
  auto commitments = TRY(read_commitments(account.workspace(), account.as_of()));
  std::erase_if(commitments, [](const Commitment& c) { return !is_told(c); });
  std::vector<Judged> judged;
  if (commitments.empty()) return judged;
  auto judge = TRY(CommitmentJudge::open(account.workspace(), account.as_of()));
  const Subject& subject = account.subject();
  for (const Place place : {subject.origin, subject.place}) {
    if (place.empty()) continue;
    std::vector<Commitment> its;
    std::ranges::copy_if(commitments, std::back_inserter(its),
                         [&](const Commitment& c) { return c.is_of(place); });
    judged.push_back({place, TRY(judge.judge(its, place))});
  }
  return judged;
}

std::string measured_by(const Account& account, const JudgedMeasure& measure) {
  return account.say(measure.measured.title);
}

/// A group as people say it; empty for those that have no words.
std::string group_name(const Account& account, std::string_view group) {
  if (group == "female" || group == "male") return group_in_words(account.words(), group);
  if (const auto way = Gazetteer::get().parse_corridor(group)) {
    return account.name(Corridor{way->origin, way->destination});
  }
  constexpr std::string_view ages = "ages ";
  const bool of_age = group.starts_with(ages) && !group.contains(';');
  if (of_age) return account.say("ages {ages}", {{"ages", group.substr(ages.size())}});
  return {};
}

void warn_of_hidden(const Account& account, const JudgedMeasure& measure, Blocks& blocks) {
  std::string names;
  for (const auto& group : measure.hidden) {
    const auto name = group_name(account, group.name);
    if (!name.empty()) names += (names.empty() ? "" : "; ") + name;
  }
  if (names.empty()) return;
  blocks.push_back(
      Paragraph{account.say("{measure}: the total looks well, and these get worse: "
                            "{groups}.",
                            {{"measure", measured_by(account, measure)}, {"groups", names}}),
                {},
                Paragraph::Tone::caution});
}

Result<std::vector<Cell>> row_of(Account& account, ProofNotes& notes, const Commitment& commitment,
                                 const JudgedMeasure& measure) {
  const auto& latest = measure.measured.whole.figures.back();
  Cell value(number_in_words(account.words(), latest.value, measure.measured.digits));
  value.status = std::string(1, latest.status);
  for (const auto& id : latest.proofs) {
    if (!value.proof.empty()) break;
    const auto cited = TRY(notes.of(id));
    for (const auto& citation : cited.citations) account.note(cited.note, citation);
    value.proof = id;
  }
  return std::vector<Cell>{
      commitment.title_in(account.words().language()), account.say(title_of(measure.found.verdict)),
      measured_by(account, measure), std::move(value), std::to_string(latest.period.start_year())};
}

Result<Table> table_of(Account& account, const Judged& judged) {
  Table table;
  table.title = account.say("Promises of {place} that can be measured",
                            {{"place", account.in_sentence(judged.place)}});
  table.columns = {{"promise", account.say("Promise")},
                   {.name = "standing",
                    .title = account.say("Where it stands"),
                    .signs = verdict_signs(account.words())},
                   {"measure", account.say("Measured by")},
                   {"latest", account.say("Latest figure")},
                   {"year", account.say("Year")}};
  ProofNotes notes(account.workspace());
  for (const auto& one : judged.commitments) {
    for (const auto& measure : one.measures) {
      if (!measure.has_figures()) continue;
      table.rows.push_back(TRY(row_of(account, notes, one.commitment, measure)));
    }
  }
  return table;
}

Paragraph lead(const Account& account, const Judged& judged) {
  const auto counts = count_verdicts(judged.commitments);
  auto text = account.say(
      "{place}: of {count} promises that concern people who move, {measured} can be measured here.",
      {{"place", account.name(judged.place)},
       {"count", std::to_string(judged.commitments.size())},
       {"measured", std::to_string(counts.measured)}});
  if (counts.measured > 0) {
    text += " " + account.say("Of those measured: {verdicts}.",
                              {{"verdicts", verdicts_in_words(account.words(), counts)}});
  }
  return {std::move(text), {}, Paragraph::Tone::lead};
}

}  // namespace

Result<Blocks> write_promises(Account& account) {
  Blocks blocks;
  const auto ends = TRY(judge_ends(account));
  if (ends.empty()) {
    account.miss(account.say("What governments promised, and whether they keep it."));
    blocks.push_back(Paragraph{account.say("The workspace has no register of promises.")});
    return blocks;
  }
  for (const auto& judged : ends) {
    blocks.push_back(lead(account, judged));
    for (const auto& one : judged.commitments) {
      for (const auto& measure : one.measures) warn_of_hidden(account, measure, blocks);
    }
    Table table = TRY(table_of(account, judged));
    if (!table.rows.empty()) blocks.push_back(std::move(table));
  }
  blocks.push_back(Paragraph{
      account.say("A verdict is about the figures there are: where the latest is old, it says "
                  "little of today.")});
  return blocks;
}

}  // namespace corridor
