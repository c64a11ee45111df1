// Who helps: the services that people can use in a place, or at both ends of a way, and the bodies
// that deal with people who move there.

#include "registers/chain_records.h"
#include "registers/link_rows.h"
#include "report/brief_sections.h"
#include "report/law_words.h"
#include "vocabulary/chain.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace corridor {
namespace {

constexpr std::size_t most_services = 10, most_actors = 12;

/// Kinds of actor that a person can turn to, in this order.
constexpr std::array<std::string_view, 9> helpful_types{"ministry",      "agency",      "consulate",
                                                        "city",          "workers",     "employers",
                                                        "civil_society", "faith_group", "court"};

/// Phases of a way in which somebody is at the end of it.
constexpr std::array<std::string_view, 3> at_origin{"before_departure", "journey", "return"};
constexpr std::array<std::string_view, 4> at_destination{"arrival", "stay", "crisis", "journey"};

/// What registers say of help, read once.
struct Help {
  std::vector<ChainRecord> services, actors;
  std::map<std::string, std::vector<std::string>, std::less<>> given_by;  // service -> actors
};

Result<Help> read_help(const Workspace& workspace, const std::string& as_of) {
  const auto current = TRY(CurrentEditions::read(workspace, as_of));
  constexpr std::array<std::string_view, 2> kinds{"actor", "service"};
  Help help;
  for (auto& record : TRY(chain_records(workspace, current, kinds))) {
    (record.kind == "actor" ? help.actors : help.services).push_back(std::move(record));
  }
  if (help.services.empty()) return help;
  constexpr std::array<std::string_view, 1> of_services{"service"};
  for (auto& link : TRY(LinkRows(workspace, current).from_kinds(of_services))) {
    if (link.relation == "by") help.given_by[link.from].push_back(std::move(link.to));
  }
  return help;
}

/// One end of the way, or the place alone, which is both.
struct End {
  Place place;
  bool is_origin = true, is_destination = true;
  Place other = {};  // the other end of the way
};

bool is_at(const ChainRecord& service, const End& end) {
  const auto phases = service.fields.list("phases");
  if (phases.empty() || (end.is_origin && end.is_destination)) return true;
  return std::ranges::any_of(phases, [&](std::string_view phase) {
    const bool origin = std::ranges::find(at_origin, phase) != at_origin.end();
    const bool destination = std::ranges::find(at_destination, phase) != at_destination.end();
    return (end.is_origin && origin) || (end.is_destination && destination);
  });
}

/// On a way, what the consulate of a third country offers its own people there is not for those who
/// go it: one who gives the service is to be of either end, or of everywhere.
bool is_of_way(const Help& help, const ChainRecord& service, const End& end) {
  const auto givers = help.given_by.find(service.address());
  if (end.other.empty() || givers == help.given_by.end()) return true;
  return std::ranges::any_of(givers->second, [&](const std::string& address) {
    const auto code = address_parts(address).code;
    const auto actor = std::ranges::find(help.actors, code, &ChainRecord::code);
    return actor == help.actors.end() || reach_of(actor->places, end.place) != Reach::none ||
           reach_of(actor->places, end.other) != Reach::none;
  });
}

template <class Table> std::ptrdiff_t rank_in(const Table& table, std::string_view code) {
  return std::ranges::find(table, code) - table.begin();
}

std::vector<const ChainRecord*> services_at(const Help& help, const End& end, Day day) {
  std::vector<std::string_view> types;
  for (const auto& type : all_service_types()) types.push_back(type.code);
  std::vector<const ChainRecord*> services;
  PlaceReach here(end.place);
  for (const auto& service : help.services) {
    const bool is_there = !service.places.empty() && here.of(service.places) != Reach::none;
    if (!is_there || service.has_ended(day)) continue;
    if (is_at(service, end) && is_of_way(help, service, end)) services.push_back(&service);
  }
  std::ranges::stable_sort(services, {}, [&](const ChainRecord* service) {
    return rank_in(types, service->fields["type"]);
  });
  return services;
}

std::vector<const ChainRecord*> actors_at(const Help& help, Place place, Day day) {
  std::vector<const ChainRecord*> actors;
  PlaceReach here(place);
  for (const auto& actor : help.actors) {
    const bool helps = rank_in(helpful_types, actor.fields["type"]) <
                       static_cast<std::ptrdiff_t>(helpful_types.size());
    if (helps && !actor.has_ended(day) && here.of(actor.places) == Reach::place) {
      actors.push_back(&actor);
    }
  }
  std::ranges::stable_sort(actors, {}, [](const ChainRecord* actor) {
    return rank_in(helpful_types, actor->fields["type"]);
  });
  return actors;
}

class Teller {
 public:
  Teller(LawWords& words, const Help& help, Day day)
      : words_(words), help_(help), day_(day), language_(words.account().words().language()) {}

  void tell(const End& end, Blocks& blocks) {
    const auto services = services_at(help_, end, day_);
    const std::string place = words_.name(end.place);
    if (services.empty()) {
      blocks.push_back(Paragraph{words_.say(
          "No service for people who move is registered here for {place}. There may be some all "
          "the same.",
          {{"place", place}})});
      words_.account().miss(
          words_.say("Which services people can use in {place}.", {{"place", place}}));
    } else {
      tell_count(services, place, blocks);
      blocks.push_back(table_of(services, place));
    }
    tell_actors(end.place, place, blocks);
  }

 private:
  void tell_count(const std::vector<const ChainRecord*>& services, const std::string& place,
                  Blocks& blocks) {
    const auto free = std::ranges::count_if(
        services, [](const ChainRecord* one) { return one->fields["cost"] == "free"; });
    blocks.push_back(Paragraph{
        words_.say("{place}: services for people who move that are registered here: {count}; free "
                   "of charge of them: {free}.",
                   {{"place", place},
                    {"count", std::to_string(services.size())},
                    {"free", std::to_string(free)}})});
  }

  Table table_of(const std::vector<const ChainRecord*>& services, const std::string& place) {
    Table table{.title = words_.say("Services in {place}", {{"place", place}})};
    table.columns = {{"service", words_.say("Service")},
                     {"kind", words_.say("Kind")},
                     {"for", words_.say("For whom")},
                     {"by", words_.say("By whom")},
                     {"cost", words_.say("Cost")}};
    for (const auto* service : services) {
      if (table.rows.size() == most_services) break;
      const auto cost = service->fields["cost"];
      table.rows.push_back(
          {words_.cell(std::string(service->title_in(language_)), service->proof),
           words_.say(title_of(all_service_types(), service->fields["type"])), whom(*service),
           givers(*service),
           words_.say(title_of(all_service_costs(), cost.empty() ? "unknown" : cost))});
    }
    return table;
  }

  std::string whom(const ChainRecord& service) const {
    const auto covers = service.fields.list("covers"), others = service.fields.list("leaves_out");
    const auto covered = covers.empty() ? words_.say("everyone") : words_.groups(covers);
    if (others.empty()) return covered;
    return words_.say("{covered}; not {others}",
                      {{"covered", covered}, {"others", words_.groups(others)}});
  }

  std::string_view name_of_actor(const ChainRecord& actor) const {
    return actor.fields["short"].empty() ? actor.title_in(language_) : actor.fields["short"];
  }

  std::string givers(const ChainRecord& service) const {
    std::string names;
    const auto found = help_.given_by.find(service.address());
    if (found == help_.given_by.end()) return names;
    for (const auto& address : found->second) {
      const auto actor =
          std::ranges::find(help_.actors, address_parts(address).code, &ChainRecord::code);
      if (actor == help_.actors.end()) continue;
      names.append(names.empty() ? "" : ", ").append(name_of_actor(*actor));
    }
    return names;
  }

  void tell_actors(Place place, const std::string& name, Blocks& blocks) {
    std::string names;
    std::vector<std::string> proofs;
    for (const auto* actor : actors_at(help_, place, day_)) {
      if (proofs.size() == most_actors) break;
      names.append(names.empty() ? "" : "; ").append(actor->title_in(language_));
      names.append("[^]");
      proofs.push_back(actor->proof);
    }
    if (names.empty()) return;
    blocks.push_back(
        words_.paragraph(words_.say("Who deals with people who move, in {place}: {actors}.",
                                    {{"place", name}, {"actors", names}}),
                         std::move(proofs)));
  }

  LawWords& words_;
  const Help& help_;
  Day day_;
  std::string language_;
};

bool has_help(Place place) { return may_have_law(state_of(place)); }

}  // namespace

Result<Blocks> write_help(Account& account) {
  const Subject& subject = account.subject();
  const auto book = TRY(LawBook::open(account.workspace(), account.as_of()));
  const auto help = TRY(read_help(account.workspace(), account.as_of()));
  LawWords words(account, book);
  Teller teller(words, help, TRY(law_day(account.as_of())));
  Blocks blocks;
  std::vector<End> ends;
  if (!subject.is_corridor()) {
    ends.push_back({subject.place});
  } else {
    ends.push_back({subject.origin, true, false, subject.place});
    ends.push_back({subject.place, false, true, subject.origin});
  }
  for (const auto& end : ends) {
    if (has_help(end.place)) teller.tell(end, blocks);
  }
  if (blocks.empty()) {
    blocks.push_back(Paragraph{
        account.say("Services are listed by country: ask for a country, or from one to another.")});
  }
  return blocks;
}

}  // namespace corridor
