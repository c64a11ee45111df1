#include "report/coherence_evidence.h"

#include "evidence/items.h"
#include "evidence/proof.h"
#include "evidence/series.h"
#include "registers/person_cover.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace corridor {
namespace {

// ---- a free-movement instrument beside a visa requirement ---------------------------------------

constexpr std::string_view visa = "visa_requirement";

/// Categories of the list visa_requirement (sources/passport_index.cpp).
std::optional<Severity> severity_of_category(int category) {
  switch (category) {
    case 2:  // electronic authorisation
      return Severity::low;
    case 3:  // visa on arrival
    case 4:  // e-visa
    case 7:  // pandemic ban
      return Severity::medium;
    case 5:  // visa required
    case 8:  // no admission
      return Severity::high;
    default:
      return std::nullopt;
  }
}

/// Whether an instrument opens the way between its parties: on free movement, and not for all.
bool is_free_movement(const Instrument& instrument) {
  const auto open_to = instrument.fields.list("open_to");
  if (std::ranges::find(open_to, world.code()) != open_to.end()) return false;
  const auto topics = instrument.fields.list("topics");
  if (std::ranges::find(topics, "free_movement") == topics.end()) return false;
  return instrument.is_binding();
}

/// The provision that gives entry; null where none is described.
const Provision* entry_of(const Instrument& instrument, Day day) {
  for (const auto& provision : instrument.provisions) {
    const Clause clause{&instrument, &provision};
    if (is_current(provision, day) && clause.gives("entry")) return &provision;
  }
  return nullptr;
}

/// The latest requirement of each passport that holds on the day.
using Requirements = std::map<Place, Figure>;

void keep_latest(const std::vector<Figure>& figures, Day day, Requirements& latest) {
  for (const auto& figure : figures) {
    const auto& key = figure.observation.key;
    if (!figure.has_value() || first_day(key.period) > day) continue;
    const auto [entry, is_new] = latest.try_emplace(key.origin, figure);
    const bool later = entry->second.observation.key.period < key.period;
    if (!is_new && later) entry->second = figure;
  }
}

Result<Requirements> requirements(const EvidenceContext& context) {
  const auto& subject = context.view.subject();
  Requirements latest;
  SeriesQuery query{.indicator = visa, .origin = subject.origin, .place = subject.place};
  const auto figures = subject.is_corridor()
                           ? TRY(series(context.workspace, query))
                           : TRY(partners(context.workspace, query, Side::origin));
  keep_latest(figures, context.view.day(), latest);
  return latest;
}

/// Whether a place is bound by an instrument, from the events of all its parties.
class Parties {
 public:
  Parties(const Instrument& instrument, std::vector<SourcedEvent> events, Day day)
      : instrument_(instrument), day_(day), in_force_(entry_into_force(instrument, events)) {
    for (auto& event : events) {
      if (!event.event.party.empty()) by_party_[event.event.party].push_back(std::move(event));
    }
  }
  Standing operator()(Place party) const {
    const auto found = by_party_.find(party);
    const std::span<const SourcedEvent> events =
        found == by_party_.end() ? std::span<const SourcedEvent>() : found->second;
    return standing_on(instrument_, events, {party, day_, in_force_});
  }

 private:
  const Instrument& instrument_;
  Day day_;
  Period in_force_;
  std::map<Place, std::vector<SourcedEvent>> by_party_;
};

FindingSide visa_side(const Figure& figure, std::string_view category) {
  const auto& key = figure.observation.key;
  return {.address = fmt::format("figure:{}/{}-{}", visa, key.origin.code(), key.place.code()),
          .place = key.place,
          .title = fmt::format("Entry with a passport of {}", key.origin.code()),
          .says = fmt::format("{} on {}", category, key.period.text()),
          .date = key.period,
          .proofs = {proof_id(figure)},
          .figure_title = {"Entry with a passport of {place}",
                           {{"place", std::string(key.origin.code())}}},
          .figure_says = {"{category} on {day}",
                          {{"category", std::string(category), true}, {"day", key.period.text()}}}};
}

/// The promise: its provision on entry where one is described, else the standing.
FindingSide promise_side(const LawStatus& status, Day day) {
  const Provision* entry = entry_of(*status.instrument, day);
  return entry == nullptr ? side_of(status) : side_of(Clause{status.instrument, entry}, status);
}

/// Whether entry is a full duty towards everyone: not a promise to look kindly on it, and not one
/// to business people alone.
bool is_full_promise(const LawStatus& status, Day day) {
  const Provision* entry = entry_of(*status.instrument, day);
  if (entry == nullptr) return true;
  const auto cover = cover_of(*status.instrument, *entry, "entry");
  const auto groups = all_person_groups();
  const bool all_work = std::ranges::all_of(groups, [&](const PersonGroup& group) {
    const auto i = static_cast<std::size_t>(&group - groups.data());
    return group.by != PersonGroup::By::work || cover.groups[i] != Cover::none;
  });
  return weight_of(*entry) == 2 && all_work && cover.only.empty();
}

Result<void> find_visas(const CoherenceRule& rule, const EvidenceContext& context,
                        Findings& findings) {
  const auto& view = context.view;
  const auto asked = TRY(requirements(context));
  const auto names = TRY(item_names(context.workspace, visa));
  for (const auto* status : view.of(view.subject().place)) {
    if (!status->binds() || !is_free_movement(*status->instrument)) continue;
    const Parties parties(*status->instrument, TRY(context.book.events_of(*status->instrument)),
                          view.day());
    for (const auto& [origin, figure] : asked) {
      const int category = static_cast<int>(figure.value());
      const auto severity = severity_of_category(category);
      if (!severity || origin == view.subject().place || !parties(origin).binds()) continue;
      const auto name = names.find(fmt::format("{}", category));
      const std::string words =
          name == names.end() ? fmt::format("category {}", category) : name->second;
      const bool for_all = is_full_promise(*status, view.day());
      findings.add(rule, {.one = promise_side(*status, view.day()),
                          .other = visa_side(figure, words),
                          .severity = for_all ? *severity : std::min(*severity, Severity::medium),
                          .because = {for_all ? "people who come need: {category}"
                                              : "promised to some people only, or with conditions; "
                                                "people who come need: {category}",
                                      {{"category", words, true}}},
                          .protections = {"entry"}});
    }
  }
  return {};
}

// ---- a promise of nationality beside citizenship law
// ---------------------------------------------

/// A mode of acquisition that the law lacks, and the promise that it would have to keep.
struct LackingMode {
  std::string_view mode, title;
  std::string_view group;  // whom the promise must cover by name, or everyone
  bool by_name;            // a promise to everyone does not count
  Severity severity;       // where the promise is a duty
};
constexpr LackingMode lacking_modes[] = {
    {"A03b", "no citizenship for a child born there and otherwise stateless", "child", false,
     Severity::high},
    {"A03a", "no citizenship for a child found there of unknown parents", "child", false,
     Severity::high},
    {"A22", "no easier way to citizenship for refugees", "refugee", true, Severity::medium},
    {"A23", "no easier way to citizenship for stateless people", "stateless", true,
     Severity::medium},
};

bool promises_to(const Clause& clause, const LackingMode& lacking) {
  if (!clause.gives("nationality")) return false;
  const auto covers = clause.covers(), gaps = clause.leaves_out();
  if (std::ranges::find(gaps, lacking.group) != gaps.end()) return false;
  if (std::ranges::find(covers, lacking.group) != covers.end()) return true;
  return covers.empty() && !lacking.by_name;
}

FindingSide mode_side(const Figure& figure, const LackingMode& lacking) {
  const auto& key = figure.observation.key;
  return {.address = fmt::format("figure:citizenship_law/{}/{}", key.place.code(), lacking.mode),
          .place = key.place,
          .title = "Citizenship law",
          .says = fmt::format("{}, on 1 January {}", lacking.title, key.period.text()),
          .date = key.period,
          .proofs = {proof_id(figure)},
          .figure_title = {"Citizenship law"},
          .figure_says = {
              "{provision}, on 1 January {year}",
              {{"provision", std::string(lacking.title), true}, {"year", key.period.text()}}}};
}

/// The latest figure of each mode that says whether there is a provision.
Result<std::map<std::string, Figure>> latest_modes(const EvidenceContext& context, Place place) {
  std::map<std::string, Figure> latest;
  SeriesQuery query{.indicator = "citizenship_law", .place = place};
  query.to_year = period_of(context.view.day()).start_year();
  for (auto& figure : TRY(series(context.workspace, query))) {
    if (!figure.has_value()) continue;
    auto& known = latest[figure.observation.key.dimensions];
    const bool is_later = known.observation.key.period < figure.observation.key.period;
    if (is_later) known = std::move(figure);
  }
  return latest;
}

Result<void> find_lacking_modes(const CoherenceRule& rule, const EvidenceContext& context,
                                Findings& findings) {
  for (const Place place : context.view.places()) {
    const auto latest = TRY(latest_modes(context, place));
    for (const auto& lacking : lacking_modes) {
      // Where everyone who is born there is a citizen, no other way is needed.
      const auto everyone = latest.find("form=category;mode=A02a");
      const bool by_birth = everyone != latest.end() && everyone->second.value() == 1;
      if (by_birth && lacking.mode == "A03b") continue;
      const auto found = latest.find(fmt::format("form=provision;mode={}", lacking.mode));
      if (found == latest.end() || found->second.value() != 0) continue;
      auto promises = held_clauses(context.view, place);
      std::erase_if(promises, [&](const HeldClause& held) {
        return held.status->is_national() || !promises_to(held.clause, lacking);
      });
      if (promises.empty()) continue;
      FoundByRule result{.other = mode_side(found->second, lacking),
                         .protections = {"nationality"},
                         .groups = {lacking.group}};
      const bool duty = std::ranges::any_of(
          promises, [](const HeldClause& held) { return weight_of(*held.clause.provision) == 2; });
      result.severity = duty ? lacking.severity : Severity::low;
      result.because.english = duty ? "the promise is a duty" : "the promise is no full duty";
      add_promises(result, std::move(promises), "protection:nationality");
      findings.add(rule, std::move(result));
    }
  }
  return {};
}

const EvidenceRule rules[] = {
    {{"free_movement_beside_visa",
      "A free-movement instrument in force for both, and a visa asked for at the border",
      "high: a visa from a consulate, or no admission; medium: a visa on arrival or on line, or a "
      "ban in an epidemic; low: an electronic authorisation"},
     {visa},
     find_visas},
    {{"nationality_beside_citizenship_law",
      "A nationality promised, and a citizenship law that has no such way",
      "high: a duty towards children who would have none; medium: a duty towards refugees or "
      "stateless people; low: less than a full duty"},
     {"citizenship_law"},
     find_lacking_modes},
};

}  // namespace

std::span<const EvidenceRule> evidence_rules() { return rules; }

}  // namespace corridor
