// Estimated flows in a brief: of the latest period that a kept run of flow estimation has, from the
// workspace and of all people; one with intervals before one without.

#include "base/csv.h"
#include "base/text.h"
#include "report/brief_sections.h"
#include "store/run_record.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

/// "2015-2020" and whether it has intervals: the later, the better.
std::pair<std::string, bool> rank_of(const RunRecord& run) {
  return {std::string(run.settings["period"]), !run.settings["replicates"].empty()};
}

Result<std::optional<RunRecord>> best_run(const Workspace& workspace) {
  const RunRecord* best = nullptr;
  const auto runs = TRY(kept_runs(workspace));
  for (const auto& run : runs) {
    const bool usable = run.model == "flow_estimation" && !run.settings["period"].empty() &&
                        run.settings["sex"] == "total";
    if (usable && (best == nullptr || rank_of(*best) <= rank_of(run))) best = &run;
  }
  if (best == nullptr) return std::nullopt;
  return TRY(kept_run(workspace, best->id()));
}

struct Estimate {
  double people = 0;
  std::optional<double> low, high;
  bool known = false;
};

/// What the run says of moves from `from` to `to`; an empty place stands for all.
Result<Estimate> estimate_of(const RunRecord& run, Place from, Place to) {
  Estimate found;
  CsvReader csv("run " + run.id(), run.findings);
  TRY(csv.read_header());
  const int low = csv.column("low_80"), high = csv.column("high_80");
  while (TRY(csv.next())) {
    if (!from.empty() && csv.field(0) != from.code()) continue;
    if (!to.empty() && csv.field(1) != to.code()) continue;
    const auto number = [&](std::size_t field) {
      return parse_number(csv.field(field)).value_or(0);
    };
    found.known = true;
    found.people += number(2);
    // Ranges of pairs do not add up to that of a place.
    if (low < 0 || high < 0 || from.empty() || to.empty()) continue;
    found.low = number(static_cast<std::size_t>(low));
    found.high = number(static_cast<std::size_t>(high));
  }
  return found;
}

const Citation& own_citation() {
  static const Citation citation{.publisher = "Corridor",
                                 .dataset = "flow_estimation",
                                 .title = "flows estimated here from stocks, births and deaths",
                                 .version = CORRIDOR_VERSION,
                                 .licence = "as its inputs"};
  return citation;
}

class Telling {
 public:
  Telling(Account& account, const RunRecord& run) : account_(account), run_(run) {
    const auto years = split(run.settings["period"], '-');
    from_ = years.front();
    to_ = years.back();
  }

  Result<std::string> corridor(Place from, Place to) const {
    const auto found = TRY(estimate_of(run_, from, to));
    const std::string origin = account_.in_sentence(from), place = account_.in_sentence(to);
    if (!found.known || found.people < 0.5) {
      return account_.say(
          "By estimate nobody moved from {origin} to {destination} between {from} "
          "and {to}.[^]",
          {{"origin", origin}, {"destination", place}, {"from", from_}, {"to", to_}});
    }
    if (!found.low) {
      return account_.say(
          "Between {from} and {to} an estimated {count} people moved from {origin} "
          "to {destination}.[^]",
          {{"from", from_},
           {"to", to_},
           {"count", account_.amount(found.people)},
           {"origin", origin},
           {"destination", place}});
    }
    return account_.say(
        "Between {from} and {to} an estimated {count} people moved from {origin} to "
        "{destination}; it could be {low} to {high}.[^]",
        {{"from", from_},
         {"to", to_},
         {"count", account_.amount(found.people)},
         {"origin", origin},
         {"destination", place},
         {"low", account_.amount(*found.low)},
         {"high", account_.amount(*found.high)}});
  }

  Result<std::string> place(Place place) const {
    const auto came = TRY(estimate_of(run_, {}, place)), left = TRY(estimate_of(run_, place, {}));
    if (!came.known && !left.known) return std::string();
    return account_.say(
        "Between {from} and {to} an estimated {count} people moved to {place}, and "
        "{other} left.[^]",
        {{"from", from_},
         {"to", to_},
         {"count", account_.amount(came.people)},
         {"place", account_.in_sentence(place)},
         {"other", account_.amount(left.people)}});
  }

 private:
  Account& account_;
  const RunRecord& run_;
  std::string from_, to_;
};

}  // namespace

Result<void> add_estimated_flows(Account& account, Blocks& blocks) {
  const auto run = TRY(best_run(account.workspace()));
  if (!run) return {};
  const Telling telling(account, *run);
  const Subject& subject = account.subject();
  std::vector<std::string> sentences;
  if (subject.is_corridor()) {
    sentences.push_back(TRY(telling.corridor(subject.origin, subject.place)));
    sentences.push_back(TRY(telling.corridor(subject.place, subject.origin)));
  } else {
    sentences.push_back(TRY(telling.place(subject.place)));
  }
  Paragraph paragraph;
  const std::string proof = "run:" + run->id();
  for (const auto& sentence : sentences) {
    if (sentence.empty()) continue;
    paragraph.text += sentence + " ";
    paragraph.proofs.push_back(proof);
  }
  if (paragraph.text.empty()) return {};
  paragraph.text += account.say(
      "Nobody counted these moves: they follow from how many people of each birthplace lived where "
      "at both dates, and from births and deaths.");
  if (!run->settings["replicates"].empty() && subject.is_corridor()) {
    paragraph.text += " " + account.say("Ranges hold four of five such estimates.");
  }
  account.note({proof, fmt::format("Run {} of flow_estimation, method {}: `corridor runs {}`",
                                   run->id(), run->settings["method"], run->id())},
               own_citation());
  blocks.push_back(std::move(paragraph));
  return {};
}

}  // namespace corridor
