// The JSON of the law of a way (docs/law.md has its keys).

#include "registers/helpful_step.h"
#include "report/law_parts.h"
#include "report/protection_words.h"

#include <array>
#include <set>

namespace corridor {
namespace {

std::vector<std::string_view> codes_of(const std::vector<const PersonGroup*>& groups) {
  std::vector<std::string_view> codes;
  for (const auto* group : groups) codes.push_back(group->code);
  return codes;
}

std::vector<std::string_view> codes_of(const std::vector<const Protection*>& protections) {
  std::vector<std::string_view> codes;
  for (const auto* protection : protections) codes.push_back(protection->code);
  return codes;
}

class CorridorJson {
 public:
  CorridorJson(const LawOnFile& file, const ProtectionMap& map)
      : file_(file), map_(map), sources_(file.book) {}

  std::string text() && {
    json_.begin_object().field("kind", "corridor");
    json_.field("origin", map_.way.origin.code());
    json_.field("destination", map_.way.destination.code());
    json_.field("day", period_of(map_.day).text()).field("known_by", file_.known_by);
    json_.key("count").begin_object();
    for (const auto promise : {Promise::full, Promise::partly, Promise::none, Promise::not_known}) {
      json_.field(name_of(promise), map_.count(promise));
    }
    json_.end_object();
    write_protections();
    write_standings();
    write_steps();
    sources_.write(json_);
    json_.end_object();
    return std::move(json_).text() + "\n";
  }

 private:
  void write_protections() {
    json_.key("protections").begin_array();
    for (const auto& row : map_.rows) write_row(row);
    json_.end_array();
  }

  void write_row(const ProtectionRow& row) {
    json_.begin_object().field("protection", row.protection->code);
    json_.field("title", row.protection->title).field("question", row.protection->question);
    json_.field("owed_by", name_of(row.protection->owed));
    json_.field("promised", name_of(row.promise)).field("binding", name_of(row.binding));
    write_texts(json_, "conditions", condition_codes(row.conditions));
    write_texts(json_, "only", row.conditions.only);
    write_grants("instruments", row.grants);
    write_grants("guides", row.guides);
    write_grants("against", row.against);
    write_texts(json_, "leaves_out", codes_of(row.groups_with(Cover::none)));
    write_texts(json_, "covers_in_part", codes_of(row.groups_with(Cover::some)));
    write_texts(json_, "not_known_for", codes_of(row.groups_with(Cover::not_known)));
    json_.end_object();
  }

  /// Grants by instrument, in the order of the strongest of each.
  void write_grants(std::string_view key, const std::vector<Grant>& grants) {
    json_.key(key).begin_array();
    std::set<std::size_t> done;
    for (const auto& grant : grants) {
      if (!done.insert(grant.law).second) continue;
      const auto& law = map_.laws[grant.law];
      json_.begin_object().field("instrument", law.instrument.code);
      json_.field("title", law.instrument.title).field("short", law.instrument.short_title());
      json_.field("binding", name_of(binding_of(law)));
      json_.field("promised", name_of(grant.promise));
      json_.field("only_people_of_parties", is_for_people_of_parties(law.instrument));
      json_.key("provisions").begin_array();
      for (const auto& other : grants) {
        if (other.law == grant.law) write_grant(other);
      }
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void write_grant(const Grant& grant) {
    const auto& provision = map_.provision(grant);
    json_.begin_object().field("at", provision.at).field("title", provision.title);
    json_.field("strength", provision.strength);
    const auto since = own_beginning(provision, map_.laws[grant.law].events);
    json_.field("since", LawWords::day(since)).field("until", LawWords::day(provision.until));
    json_.field("origin", name_of(grant.origin));
    json_.field("destination", name_of(grant.destination));
    json_.field("promised", name_of(grant.promise));
    write_texts(json_, "conditions", condition_codes(grant.conditions));
    write_texts(json_, "only", grant.conditions.only);
    write_texts(json_, "covers", provision.covers);
    write_texts(json_, "leaves_out", provision.leaves_out);
    json_.key("reservations").begin_array();
    for (const auto* standing : {&map_.origin(grant), &map_.destination(grant)}) {
      for (const auto* one : reservations_to(provision, *standing)) write_event(json_, *one);
    }
    json_.end_array().field("proof", provision.proof).end_object();
    sources_.add(provision.proof);
  }

  void write_standings() {
    json_.key("standings").begin_array();
    for (const auto& law : map_.laws) {
      const std::array places{map_.way.origin, map_.way.destination};
      for (std::size_t i = 0; i < places.size(); ++i) {
        write_standing(json_, {law.instrument, law.standings[i], places[i]});
        sources_.add(law.standings[i]);
      }
    }
    json_.end_array();
  }

  void write_steps() {
    json_.key("ratifications").begin_array();
    for (const auto& step : helpful_steps(map_)) {
      const auto& instrument = map_.laws[step.law].instrument;
      json_.begin_object().field("place",
                                 (step.by_origin ? map_.way.origin : map_.way.destination).code());
      json_.field("instrument", instrument.code).field("title", instrument.title);
      json_.field("closes_count", step.closes.size());
      write_texts(json_, "closes", codes_of(step.closes));
      write_texts(json_, "improves", codes_of(step.improves));
      json_.field("groups_gained", step.groups_gained);
      json_.field("tied", step.tied).field("known_not_joined", step.is_not_joined);
      json_.field("proof", instrument.proof).end_object();
    }
    json_.end_array();
  }

  const LawOnFile& file_;
  const ProtectionMap& map_;
  SourcesSeen sources_;
  JsonWriter json_{2};
};

}  // namespace

std::string corridor_json(const LawOnFile& file, const ProtectionMap& map) {
  return CorridorJson(file, map).text();
}

}  // namespace corridor
