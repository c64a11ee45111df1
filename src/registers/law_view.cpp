#include "registers/law_view.h"

#include "base/text.h"
#include "registers/party_links.h"
#include "registers/person_cover.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

namespace corridor {
namespace {

using Stage = Standing::Stage;

constexpr std::array<std::string_view, 6> relations{"replaces", "implements", "protocol_to",
                                                    "amends",   "relies_on",  "based_on"};

bool is_about_trade_alone(const Instrument& instrument) {
  const auto topics = instrument.fields.list("topics");
  return topics.empty() || (topics.size() == 1 && topics.front() == "trade");
}

}  // namespace

bool LawStatus::holds() const {
  if (standing.binds()) return true;
  const bool agreed = standing.stage == Stage::signed_only || standing.stage == Stage::consented;
  return is_bilateral() && agreed;
}

bool LawStatus::is_national() const {
  const auto type = instrument->fields["type"];
  return type == "statute" || type == "regulation";
}

Period LawStatus::since() const {
  if (!standing.since.empty()) return standing.since;
  return standing.consent.empty() ? standing.signed_on : standing.consent;
}

std::string LawStatus::words() const {
  const auto text = [](Period date) {
    return date.empty() ? std::string("a day not known") : date.text();
  };
  const std::string known = standing.known_to.empty() ? std::string()
                                                      : fmt::format(", as far as is known to {}",
                                                                    standing.known_to.text());
  switch (standing.stage) {
    case Stage::in_force: {
      const std::string until =
          standing.until.empty() ? "" : fmt::format(", until {}", standing.until.text());
      return fmt::format("bound since {}{}", text(standing.since), until);
    }
    case Stage::ended:
      return fmt::format("bound no more since {}", text(standing.until));
    case Stage::consented:
      return fmt::format("consent given {}, entry into force not known", text(standing.consent));
    case Stage::signed_only:
      return fmt::format("signed {}, {}", text(standing.signed_on),
                         is_bilateral() ? "entry into force not known"
                                        : fmt::format("no consent to be bound{}", known));
    case Stage::not_party:
      return "not a party" + known;
    case Stage::not_open:
      return "cannot join";
    case Stage::not_known:
      break;
  }
  return "not known";
}

Result<LawView> LawView::read(const Workspace& workspace, const LawBook& book,
                              const LawViewQuestion& question) {
  LawView view;
  view.question_ = question;
  for (const Place place : view.places()) view.events_.push_back(TRY(book.events_of_party(place)));
  TRY(view.add_instruments(workspace, book));
  TRY(view.add_statuses(book));
  const auto current = TRY(CurrentEditions::read(workspace));
  view.links_ = TRY(LinkRows(workspace, current).of_relations(relations));
  for (auto& link : view.links_) {
    for (auto* end : {&link.from, &link.to}) {
      const auto [kind, code] = address_parts(*end);
      if (kind == "instrument") *end = address_of(kind, book.own_code(code));
    }
  }
  return view;
}

std::vector<Place> LawView::places() const {
  if (!is_corridor()) return {question_.subject.place};
  return {question_.subject.origin, question_.subject.place};
}

/// Those that registers describe; and of the others those in which a place has part.
Result<void> LawView::add_instruments(const Workspace& workspace, const LawBook& book) {
  std::set<std::string, std::less<>> known;
  for (auto& instrument : TRY(book.described())) {
    known.insert(instrument.code);
    instruments_.push_back(std::make_unique<Instrument>(std::move(instrument)));
  }
  const auto current = TRY(CurrentEditions::read(workspace));
  const PartyLinks light(workspace, current, book, question_.day);
  std::set<std::string, std::less<>> further;
  for (const auto& events : events_) {
    for (const auto& [code, of_code] : events) {
      if (!known.contains(code)) further.insert(code);
    }
  }
  for (const auto& code : further) {
    auto instrument = TRY(light.light_instrument(code));
    if (!instrument || is_about_trade_alone(*instrument)) continue;
    // What two places agreed has provisions; of the others only the standing is known.
    const bool is_bilateral = instrument->fields["type"] == "bilateral";
    const bool of_third_place =
        is_bilateral && !std::ranges::all_of(
                            events_, [&](const auto& of_place) { return of_place.contains(code); });
    if (of_third_place) continue;
    if (is_bilateral) instrument = TRY(book.instrument(code));
    if (instrument) instruments_.push_back(std::make_unique<Instrument>(std::move(*instrument)));
  }
  std::ranges::sort(instruments_, {}, [](const auto& one) { return std::string_view(one->code); });
  return {};
}

Result<void> LawView::add_statuses(const LawBook& book) {
  const auto all_places = places();
  for (const auto& instrument : instruments_) {
    const bool by_number = !instrument->fields["force_consents"].empty();
    const bool needs_events = instrument->in_force.empty();
    std::vector<SourcedEvent> own;
    if (needs_events) {
      own = by_number ? TRY(book.events_of(*instrument)) : TRY(book.own_events_of(*instrument));
    }
    const Period in_force = entry_into_force(*instrument, own);
    for (std::size_t i = 0; i < all_places.size(); ++i) {
      const auto found = events_[i].find(instrument->code);
      const std::span<const SourcedEvent> events =
          found == events_[i].end() ? std::span<const SourcedEvent>() : found->second;
      statuses_.push_back(
          {instrument.get(), all_places[i],
           standing_on(*instrument, events, {all_places[i], question_.day, in_force})});
    }
  }
  return {};
}

std::vector<const LawStatus*> LawView::of(Place place) const {
  std::vector<const LawStatus*> found;
  for (const auto& status : statuses_) {
    if (status.place == place) found.push_back(&status);
  }
  return found;
}

const LawStatus* LawView::find(std::string_view code, Place place) const {
  const auto found = std::ranges::find_if(statuses_, [&](const LawStatus& status) {
    return status.place == place && status.instrument->code == code;
  });
  return found == statuses_.end() ? nullptr : &*found;
}

bool is_current(const Provision& provision, Day day) {
  if (!provision.since.empty() && day < first_day(provision.since)) return false;
  return provision.until.empty() || day <= last_day(provision.until);
}

std::string Clause::address() const {
  return fmt::format("provision:{}/{}", instrument->code, provision->at);
}

std::string Clause::title() const {
  constexpr std::size_t longest = 80;  // titles of labour agreements run over lines
  const auto name = instrument->short_title();
  return fmt::format("{} ({}{}, {})", provision->title, clip(name, longest),
                     name.size() > longest ? "…" : "", provision->at);
}

namespace {

/// Groups that an instrument names, as codes that outlive it.
std::vector<std::string_view> groups_in(const Instrument& instrument, std::string_view field) {
  std::vector<std::string_view> groups;
  for (const auto word : instrument.fields.list(field)) {
    if (const auto* group = find_person_group(word)) groups.push_back(group->code);
  }
  return groups;
}

}  // namespace

std::vector<std::string_view> Clause::covers() const {
  return provision->covers.empty() ? groups_in(*instrument, "covers") : provision->covers;
}

std::vector<std::string_view> Clause::leaves_out() const {
  auto groups = groups_in(*instrument, "leaves_out");
  for (const auto group : provision->leaves_out) {
    if (std::ranges::find(groups, group) == groups.end()) groups.push_back(group);
  }
  return groups;
}

bool Clause::gives(std::string_view protection) const {
  return std::ranges::find(provision->gives, protection) != provision->gives.end();
}

bool may_concern_the_same(const Clause& one, const Clause& other) {
  const auto cover = [](const Clause& clause) {
    return cover_of(*clause.instrument, *clause.provision, {}).groups;
  };
  return may_meet(cover(one), cover(other));
}

}  // namespace corridor
