#pragma once
// A sink for tests: keeps everything a reader hands on, and finds figures in it.

#include "base/check.h"
#include "sources/source.h"

#include <algorithm>
#include <string>
#include <vector>

namespace corridor {

class RecordingSink : public Sink {
 public:
  void observe(const Observation& observation) override { observations.push_back(observation); }
  void reject(Rejection rejection) override { rejections.push_back(std::move(rejection)); }
  void flag(Flag flag) override { flags.push_back(std::move(flag)); }
  void item(Item item) override { items.push_back(std::move(item)); }
  void relate(Relation relation) override { relations.push_back(std::move(relation)); }
  void record(Record record) override { records.push_back(std::move(record)); }
  void event(LawEvent event) override { events.push_back(std::move(event)); }
  void link(Link link) override { links.push_back(std::move(link)); }
  void passage(Passage passage) override { passages.push_back(std::move(passage)); }

  /// The first figure of an indicator from an origin to a place; null where there is none.
  const Observation* find(std::string_view indicator, std::string_view origin,
                          std::string_view place, Sex sex = Sex::total) const {
    const auto found = std::ranges::find_if(observations, [&](const Observation& o) {
      return o.key.indicator == indicator && o.key.origin == Place(origin) &&
             o.key.place == Place(place) && o.key.sex == sex;
    });
    return found == observations.end() ? nullptr : &*found;
  }

  bool has_flag(std::string_view check) const {
    return std::ranges::find(flags, check, &Flag::check) != flags.end();
  }

  std::vector<Observation> observations;
  std::vector<Rejection> rejections;
  std::vector<Flag> flags;
  std::vector<Item> items;
  std::vector<Relation> relations;
  std::vector<Record> records;
  std::vector<LawEvent> events;
  std::vector<Link> links;
  std::vector<Passage> passages;
};

/// Reads `text` as the named source.
inline Result<Reading> read_as(std::string_view source, std::string_view text, RecordingSink& sink,
                               const std::string& version = {}) {
  const Source* found = find_source(source);
  ENSURE(found != nullptr, "a test names a source that is there");
  return found->read({"f.csv", text, version}, sink);
}

}  // namespace corridor
