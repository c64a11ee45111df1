#pragma once
// Collector: takes what a reader finds and packs it for the store. Places, indicators and further
// dimensions become numbers; figures are put in the order of the store's key; a figure whose key is
// already taken is rejected, because a figure is kept once.

#include "sources/source.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace corridor {

/// Names numbered from 0 in the order of their first use.
template <class Name> class Numbering {
 public:
  template <class Key> std::int32_t operator()(const Key& name) {
    const auto [entry, is_new] = numbers_.try_emplace(Name(name), names_.size());
    if (is_new) names_.push_back(entry->first);
    return static_cast<std::int32_t>(entry->second);
  }
  const std::vector<Name>& names() const { return names_; }

 private:
  std::unordered_map<Name, std::size_t> numbers_;
  std::vector<Name> names_;
};

struct PackedObservation {
  std::int64_t period;
  double value;
  std::int32_t indicator, place, origin, dimensions;  // numbers of the collector, then of the store
  std::int32_t age;                                   // from * 1000 + to
  std::int32_t interval;                              // index of the interval, or -1
  std::uint32_t row;
  std::uint16_t column;
  std::uint8_t sex, reporter, state;
  Status status;
};

class Collector : public Sink {
 public:
  /// Rejections, and flags of each check, that are listed; all are counted.
  static constexpr std::int64_t most_listed = 10'000;

  void observe(const Observation& observation) override;
  void reject(Rejection rejection) override;
  void flag(Flag flag) override;
  void item(Item item) override;
  void relate(Relation relation) override;
  void record(Record record) override;
  void event(LawEvent event) override;
  void link(Link link) override;
  void passage(Passage passage) override;
  bool empty() const;

  /// Replaces the collector's numbers by the store's, sorts, and rejects repeated keys; entries of
  /// lists and registers too are put in order, each once.
  struct StoreNumbers {
    std::vector<std::int32_t> indicators, places, dimensions;
  };
  void arrange(const StoreNumbers& numbers);

  Numbering<std::string_view> indicators;  // views of interned or static names
  Numbering<Place> places;
  Numbering<std::string> dimensions;

  std::vector<PackedObservation> observations;
  std::vector<Interval> intervals;
  std::vector<Rejection> rejections;
  std::vector<Flag> flags;
  std::vector<Item> items;
  std::vector<Relation> relations;
  std::vector<Record> records;
  std::vector<LawEvent> events;
  std::vector<Link> links;
  std::vector<Passage> passages;
  std::int64_t rejected = 0, flagged = 0;
  std::map<std::string_view, std::int64_t> flagged_by_check;
  /// Rows of which something could not be read; readers go from row to row.
  std::uint64_t rejected_rows = 0;

 private:
  void reject_repeats();
  void arrange_items();
  void arrange_registers();
  /// Sorts by `key`; of those with the same key the first is kept, the others are rejected.
  template <class Entry, class Key, class Name>
  void keep_first(std::vector<Entry>& entries, Key key, Name name);
  // Neighbours in a file mostly share their indicator's and places' names.
  Place last_origin_, last_place_;
  std::int32_t last_origin_number_ = -1, last_place_number_ = -1;
  std::uint32_t last_rejected_row_ = 0;
};

}  // namespace corridor
