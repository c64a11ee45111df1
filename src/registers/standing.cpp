#include "registers/standing.h"

#include "base/text.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using Kind = LawEventKind;
using Stage = Standing::Stage;

Delay delay_of(const Instrument& instrument, std::string_view first, std::string_view second) {
  for (const auto name : {first, second}) {
    if (const auto delay = parse_delay(instrument.fields[name])) return *delay;
  }
  return {};
}

/// The same delay, from a day of which perhaps only the year is known.
Period shifted(Period date, const Delay& delay) {
  const bool no_delay = delay.days == 0 && delay.months == 0 && !delay.first_of_month;
  if (date.empty() || no_delay) return date;
  if (date.kind() == Period::Kind::day) return period_of(delay.after(first_day(date)));
  // A year and three months is known to the year in which most of its days fall: the coarser word.
  const auto from = delay.after(first_day(date)), to = delay.after(last_day(date));
  const Period first = period_of(from), last = period_of(to);
  if (first.start_year() == last.start_year()) return Period::year(first.start_year());
  return Period::year(date.start_year());
}

/// The later of two days, where one may be known to the year only.
Period later(Period a, Period b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  return first_day(a) >= first_day(b) ? a : b;
}

bool has_begun(Period date, Day day) { return !date.empty() && first_day(date) <= day; }
bool is_open_question(Period date, Day day) {
  return !date.empty() && first_day(date) <= day && day < last_day(date);
}

/// Of two reports of the same act, the one that tells the day is kept: publishers who give only the
/// year may be a year off where the act came at its turn.
std::vector<const SourcedEvent*> without_coarser_repeats(std::span<const SourcedEvent> events) {
  std::vector<const SourcedEvent*> kept;
  for (const auto& one : events) {
    const bool coarse = one.event.date.kind() != Period::Kind::day;
    const bool repeated =
        coarse && std::ranges::any_of(events, [&](const SourcedEvent& other) {
          const bool same_act = is_consent(one.event.kind) ? is_consent(other.event.kind)
                                                           : one.event.kind == other.event.kind;
          return &other != &one && same_act && !other.event.date.empty() &&
                 other.event.date.kind() == Period::Kind::day &&
                 std::abs(other.event.date.start_year() - one.event.date.start_year()) <= 1;
        });
    if (!repeated) kept.push_back(&one);
  }
  return kept;
}

/// Follows a party's acts in the order of their days.
class Walk {
 public:
  Walk(const Instrument& instrument, const StandingQuestion& question)
      : instrument_(instrument), question_(question) {}

  void take(const SourcedEvent& sourced) {
    const LawEvent& event = sourced.event;
    if (!event.territory.empty() && event.territory != question_.party) return;
    const bool counts = event.date.empty() || has_begun(event.date, question_.day);
    if (!counts) return;
    const bool touches = event.kind == Kind::signature || event.kind == Kind::in_force ||
                         is_consent(event.kind) || event.kind == Kind::extension ||
                         event.kind == Kind::denunciation || event.kind == Kind::termination;
    if (touches && !sourced.proof.empty()) standing_.proofs.push_back(sourced.proof);
    const bool settles = touches && (event.kind != Kind::in_force || standing_.act.empty());
    if (settles) standing_.act = sourced.proof;
    if (is_consent(event.kind)) return consent(event);
    switch (event.kind) {
      case Kind::signature:
        standing_.signed_on = event.date;
        break;
      case Kind::in_force:
        standing_.since = event.date;
        break;
      case Kind::extension:
        extend(event);
        break;
      case Kind::exclusion:
        excluded_ = true;
        break;
      case Kind::denunciation:
        leave(event);
        break;
      case Kind::termination:
        standing_.until = event.date;
        break;
      case Kind::reservation:
        standing_.reservations.push_back(sourced);
        break;
      case Kind::declaration:
        standing_.declarations.push_back(sourced);
        break;
      case Kind::objection:
        standing_.objections.push_back(sourced);
        break;
      case Kind::withdrawal:
        withdraw(event);
        break;
      default:
        break;
    }
  }

  Standing finish() && {
    const Day day = question_.day;
    if (excluded_) {
      standing_.since = {};
      standing_.note = "this territory was left out";
    }
    auto& s = standing_;
    const bool was_bound = !s.since.empty();
    if (was_bound && has_begun(instrument_.until, day) && s.until.empty()) {
      s.until = instrument_.until;
    }
    if (has_begun(s.until, day)) {
      s.stage = Stage::ended;
      s.uncertain = is_open_question(s.until, day);
    } else if (has_begun(s.since, day) && !excluded_) {
      s.stage = Stage::in_force;
      s.uncertain = is_open_question(s.since, day);
    } else if (!s.consent.empty()) {
      s.stage = Stage::consented;
    } else if (!s.signed_on.empty()) {
      s.stage = Stage::signed_only;
      s.uncertain = is_open_question(s.signed_on, day);
    } else {
      s.stage = instrument_.parties_known_to.empty() ? Stage::not_known : Stage::not_party;
    }
    if (s.stage != Stage::in_force && s.stage != Stage::ended) s.reservations.clear();
    return std::move(standing_);
  }

 private:
  void consent(const LawEvent& event) {
    const bool bound = !standing_.consent.empty() && !has_begun(standing_.until, question_.day);
    if (bound) return;
    standing_.until = {};
    standing_.consent = event.date;
    standing_.consent_kind = event.kind;
    Period effective = event.effective;
    if (effective.empty() && event.kind == Kind::succession) effective = day_of_succession(event);
    if (effective.empty()) {
      effective = shifted(event.date, delay_of(instrument_, "joining_delay", "force_delay"));
    }
    standing_.since = question_.in_force.empty() ? Period() : later(question_.in_force, effective);
  }

  /// A state that succeeds is bound from its beginning.
  Period day_of_succession(const LawEvent& event) const {
    const auto* record = Gazetteer::get().find(event.party);
    if (record == nullptr || record->since.empty()) return event.date;
    const auto began = parse_date(record->since);
    return began && first_day(*began) < first_day(event.date) ? *began : event.date;
  }

  void extend(const LawEvent& event) {
    standing_.consent = event.date;
    standing_.consent_kind = Kind::extension;
    const Period effective =
        event.effective.empty()
            ? shifted(event.date, delay_of(instrument_, "joining_delay", "force_delay"))
            : event.effective;
    standing_.since = question_.in_force.empty() ? Period() : later(question_.in_force, effective);
  }

  void leave(const LawEvent& event) {
    const Period end = event.effective.empty()
                           ? shifted(event.date, delay_of(instrument_, "leaving_notice", ""))
                           : event.effective;
    standing_.until = end;
  }

  void withdraw(const LawEvent& event) {
    const auto named = split(event.provisions, ' ');
    const auto is_withdrawn = [&](const SourcedEvent& held) {
      if (event.provisions.empty()) return true;
      for (const auto one : split(held.event.provisions, ' ')) {
        if (std::ranges::find(named, one) == named.end()) return false;
      }
      return !held.event.provisions.empty();
    };
    std::erase_if(standing_.reservations, is_withdrawn);
    std::erase_if(standing_.declarations, is_withdrawn);
  }

  const Instrument& instrument_;
  const StandingQuestion& question_;
  Standing standing_;
  bool excluded_ = false;
};

/// Whether a member of the group has stayed out of its regulation, and not come in since.
bool has_opted_out(std::span<const SourcedEvent> events, const StandingQuestion& question) {
  bool out = false;
  for (const auto& [event, proof, by_hand] : events) {
    if (!event.territory.empty() || first_day(event.date) > question.day) continue;
    if (event.kind == Kind::exclusion) out = true;
    if (is_consent(event.kind)) out = false;
  }
  return out;
}

/// A statute of a place, or a regulation that binds the members of a group; nothing where the place
/// is not among them.
std::optional<Standing> by_place(const Instrument& instrument, std::span<const SourcedEvent> events,
                                 const StandingQuestion& question) {
  const auto type = instrument.fields["type"];
  if (type != "statute" && type != "regulation") return std::nullopt;
  const auto& gazetteer = Gazetteer::get();
  for (const Place place : instrument.places) {
    Period since = instrument.in_force, until = instrument.until;
    if (place != question.party) {
      const auto& memberships = gazetteer.groups_of(question.party);
      const auto membership = std::ranges::find(memberships, place, &Membership::group);
      if (membership == memberships.end()) continue;
      if (const auto joined = parse_date(membership->since)) since = later(since, *joined);
      const auto left = parse_date(membership->until);
      if (left && (until.empty() || first_day(*left) < first_day(until))) until = *left;
    }
    Standing standing{.known_to = instrument.parties_known_to};
    if (has_opted_out(events, question)) {
      standing.stage = Stage::not_party;
      standing.note = "this member of the group has opted out";
      return standing;
    }
    standing.since = standing.consent = since;
    standing.until = until;
    standing.stage = has_begun(until, question.day)   ? Stage::ended
                     : has_begun(since, question.day) ? Stage::in_force
                                                      : Stage::consented;
    if (!instrument.proof.empty()) standing.proofs.push_back(instrument.proof);
    standing.act = instrument.proof;
    standing.uncertain = is_open_question(since, question.day);
    return standing;
  }
  return std::nullopt;
}

/// A predecessor that was a party, where the party itself has said nothing.
std::string predecessor_note(const Instrument& instrument, Place party) {
  const bool parties_listed = !instrument.parties_known_to.empty();
  if (!parties_listed) return {};
  for (const auto& record : Gazetteer::get().all()) {
    if (record.kind != PlaceKind::former) continue;
    if (std::ranges::find(record.successors, party) == record.successors.end()) continue;
    return fmt::format("whether what bound {} still binds is not told", record.place.code());
  }
  return {};
}

}  // namespace

std::string_view name_of(Standing::Stage stage) {
  static constexpr std::array<std::string_view, 7> names{
      "not_known", "not_party", "not_open", "signed", "consented", "in_force", "ended"};
  return names[static_cast<std::size_t>(stage)];
}

Period entry_into_force(const Instrument& instrument, std::span<const SourcedEvent> events) {
  if (!instrument.in_force.empty()) return instrument.in_force;
  std::vector<Period> consents;
  for (const auto& [event, proof, by_hand] : events) {
    if (event.party.empty() && event.kind == Kind::in_force) return event.date;
    if (is_consent(event.kind) && !event.date.empty()) consents.push_back(event.date);
  }
  const auto needed = parse_integer(instrument.fields["force_consents"]);
  if (!needed || *needed < 1 || static_cast<std::size_t>(*needed) > consents.size()) return {};
  std::ranges::sort(consents, {}, last_day);
  return shifted(consents[static_cast<std::size_t>(*needed - 1)],
                 delay_of(instrument, "force_delay", ""));
}

bool belongs_to(Place place, Place whole, Day day) {
  const auto& gazetteer = Gazetteer::get();
  const auto* record = gazetteer.find(whole);
  if (record == nullptr) return false;
  if (record->kind != PlaceKind::group && record->kind != PlaceKind::area) return false;
  if (record->kind == PlaceKind::group) {
    const auto& groups = gazetteer.groups_of(place);
    // Most places are in few groups, and the day need not be written out.
    if (std::ranges::find(groups, whole, &Membership::group) == groups.end()) return false;
    const auto when = period_of(day).text();
    return std::ranges::any_of(groups, [&](const Membership& membership) {
      return membership.group == whole && membership.since <= when &&
             (membership.until.empty() || when <= membership.until);
    });
  }
  const auto when = period_of(day).text();
  const auto members = gazetteer.members(whole, when);
  return std::ranges::find(members, place) != members.end();
}

bool is_open_to(const Instrument& instrument, Place place, Day day) {
  const auto type = instrument.fields["type"];
  if (type == "statute" || type == "regulation") return false;  // nobody joins what others enact
  const auto open = instrument.fields.list("open_to");
  if (open.empty()) return true;
  return std::ranges::any_of(open, [&](std::string_view code) {
    if (code == world.code() || code == place.code()) return true;
    return belongs_to(place, Place(code), day);
  });
}

Standing standing_on(const Instrument& instrument, std::span<const SourcedEvent> events,
                     const StandingQuestion& question) {
  if (auto standing = by_place(instrument, events, question)) return *standing;
  Walk walk(instrument, question);
  for (const auto* event : without_coarser_repeats(events)) walk.take(*event);
  Standing standing = std::move(walk).finish();
  standing.known_to = instrument.parties_known_to;
  const bool silent = standing.stage == Stage::not_party || standing.stage == Stage::not_known;
  if (silent && !is_open_to(instrument, question.party, question.day)) {
    standing.stage = Stage::not_open;
  } else if (silent) {
    standing.note = predecessor_note(instrument, question.party);
  }
  return standing;
}

}  // namespace corridor
