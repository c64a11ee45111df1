// Estimated flows in a brief: of the latest period that a kept run of flow estimation has, from the
// workspace and of all people; one with intervals before one without.

#include "base/csv.h"
#include "base/text.h"
#include "report/brief_sections.h"
#include "scenario/flow_estimation/write_flow_tables.h"
#include "store/run_record.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

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

/// What the run says of moves from `from` to `to`, which may be rows of all places or of net. Runs
/// that were kept without those rows have sums of pairs, whose ranges do not add up.
Result<Estimate> estimate_of(const RunRecord& run, std::string_view from, std::string_view to) {
  Estimate found;
  double pairs = 0;
  CsvReader csv("run " + run.id(), run.findings);
  TRY(csv.read_header());
  const int low = csv.column("low_80"), high = csv.column("high_80");
  while (TRY(csv.next())) {
    const auto number = [&](int field) {
      return parse_number(csv.field(static_cast<std::size_t>(field))).value_or(0);
    };
    const bool of_all =
        csv.field(0) == every_place || csv.field(1) == every_place || csv.field(0) == net_of_place;
    if (csv.field(0) == from && csv.field(1) == to) {
      found = {number(2), {}, {}, true};
      if (low >= 0 && high >= 0) {
        found.low = number(low);
        found.high = number(high);
      }
      return found;
    }
    const bool one_of_them =
        (from == every_place && csv.field(1) == to) || (to == every_place && csv.field(0) == from);
    if (of_all || !one_of_them) continue;
    found.known = true;
    pairs += number(2);
  }
  found.people = pairs;
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
    const auto found = TRY(estimate_of(run_, from.code(), to.code()));
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
    const auto came = TRY(estimate_of(run_, every_place, place.code()));
    const auto left = TRY(estimate_of(run_, place.code(), every_place));
    if (!came.known && !left.known) return std::string();
    if (!came.low || !left.low) {
      return account_.say(
          "Between {from} and {to} an estimated {count} people moved to {place}, and "
          "{other} left.[^]",
          {{"from", from_},
           {"to", to_},
           {"count", account_.amount(came.people)},
           {"place", account_.in_sentence(place)},
           {"other", account_.amount(left.people)}});
    }
    return account_.say(
        "Between {from} and {to} an estimated {count} people moved to {place} (it could be {low} "
        "to {high}), and {other} left ({other_low} to {other_high}).[^]",
        {{"from", from_},
         {"to", to_},
         {"count", account_.amount(came.people)},
         {"place", account_.in_sentence(place)},
         {"low", account_.amount(*came.low)},
         {"high", account_.amount(*came.high)},
         {"other", account_.amount(left.people)},
         {"other_low", account_.amount(*left.low)},
         {"other_high", account_.amount(*left.high)}});
  }

  /// Net migration only with its range.
  Result<std::string> net(Place place) const {
    const auto net = TRY(estimate_of(run_, net_of_place, place.code()));
    if (!net.low) return std::string();
    const double low = *net.low, high = *net.high;
    if (low < 0 && high > 0) {
      return account_.say(
          "Whether more people came than left is not sure: by estimate it is anything from {low} "
          "more who left to {high} more who came.[^]",
          {{"low", account_.amount(-low)}, {"high", account_.amount(high)}});
    }
    const std::string count = account_.amount(std::abs(net.people));
    if (low >= 0) {
      return account_.say(
          "By estimate {count} more people came than left; it could be {low} to {high}.[^]",
          {{"count", count}, {"low", account_.amount(low)}, {"high", account_.amount(high)}});
    }
    return account_.say(
        "By estimate {count} more people left than came; it could be {low} to {high}.[^]",
        {{"count", count}, {"low", account_.amount(-high)}, {"high", account_.amount(-low)}});
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
    sentences.push_back(TRY(telling.net(subject.place)));
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
  const bool has_ranges =
      subject.is_corridor() ? !run->settings["replicates"].empty() : !sentences.back().empty();
  if (has_ranges) {
    paragraph.text += " " + account.say("Ranges hold four of five such estimates.");
  }
  account.note({proof, fmt::format("Run {} of flow_estimation, method {}: `corridor runs {}`",
                                   run->id(), run->settings["method"], run->id())},
               own_citation());
  blocks.push_back(std::move(paragraph));
  return {};
}

}  // namespace corridor
