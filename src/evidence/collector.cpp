#include "evidence/collector.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>

namespace corridor {
namespace {

auto key_of(const PackedObservation& o) {
  return std::tie(o.indicator, o.place, o.origin, o.period, o.sex, o.age, o.reporter, o.dimensions);
}

bool same_figure(const PackedObservation& a, const PackedObservation& b) {
  return a.state == b.state && (a.value == b.value || a.state != 0);
}

}  // namespace

void Collector::observe(const Observation& observation) {
  const auto& key = observation.key;
  if (last_place_number_ < 0 || key.place != last_place_) {
    last_place_ = key.place;
    last_place_number_ = places(key.place);
  }
  if (last_origin_number_ < 0 || key.origin != last_origin_) {
    last_origin_ = key.origin;
    last_origin_number_ = places(key.origin);
  }
  std::int32_t interval = -1;
  if (observation.interval) {
    interval = static_cast<std::int32_t>(intervals.size());
    intervals.push_back(*observation.interval);
  }
  observations.push_back({.period = key.period.key(),
                          .value = observation.value,
                          .indicator = indicators(key.indicator),
                          .place = last_place_number_,
                          .origin = last_origin_number_,
                          .dimensions = dimensions(key.dimensions),
                          .age = key.age.from * 1000 + key.age.to,
                          .interval = interval,
                          .row = observation.cell.row,
                          .column = observation.cell.column,
                          .sex = static_cast<std::uint8_t>(key.sex),
                          .reporter = static_cast<std::uint8_t>(key.reporter),
                          .state = static_cast<std::uint8_t>(observation.state),
                          .status = observation.status});
}

void Collector::reject(Rejection rejection) {
  ++rejected;
  if (rejection.cell.row != last_rejected_row_) ++rejected_rows;
  last_rejected_row_ = rejection.cell.row;
  if (rejected <= most_listed) rejections.push_back(std::move(rejection));
}

void Collector::flag(Flag flag) {
  ++flagged;
  if (++flagged_by_check[flag.check] <= most_listed) flags.push_back(std::move(flag));
}

void Collector::item(Item item) { items.push_back(std::move(item)); }

void Collector::relate(Relation relation) { relations.push_back(std::move(relation)); }

void Collector::record(Record record) { records.push_back(std::move(record)); }

void Collector::event(LawEvent event) { events.push_back(std::move(event)); }

void Collector::link(Link link) { links.push_back(std::move(link)); }

void Collector::passage(Passage passage) { passages.push_back(std::move(passage)); }

bool Collector::empty() const {
  return observations.empty() && items.empty() && relations.empty() && records.empty() &&
         events.empty() && links.empty() && passages.empty();
}

void Collector::arrange(const StoreNumbers& numbers) {
  const auto number = [](const std::vector<std::int32_t>& table, std::int32_t index) {
    return table[static_cast<std::size_t>(index)];
  };
  for (auto& o : observations) {
    o.indicator = number(numbers.indicators, o.indicator);
    o.place = number(numbers.places, o.place);
    o.origin = number(numbers.places, o.origin);
    o.dimensions = number(numbers.dimensions, o.dimensions);
  }
  std::ranges::sort(observations, [](const auto& a, const auto& b) {
    const auto key_a = key_of(a), key_b = key_of(b);
    return key_a != key_b ? key_a < key_b : std::tie(a.row, a.column) < std::tie(b.row, b.column);
  });
  reject_repeats();
  arrange_items();
  arrange_registers();
}

template <class Entry, class Key, class Name>
void Collector::keep_first(std::vector<Entry>& entries, Key key, Name name) {
  std::ranges::stable_sort(entries, {}, key);
  auto kept = entries.begin();
  for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
    if (kept != entries.begin() && key(*std::prev(kept)) == key(*entry)) {
      const auto row = std::prev(kept)->cell.row;
      reject({entry->cell, name(*entry), fmt::format("repeats the entry of row {}", row)});
      continue;
    }
    if (kept != entry) *kept = std::move(*entry);
    ++kept;
  }
  entries.erase(kept, entries.end());
}

void Collector::arrange_items() {
  keep_first(
      items, [](const Item& i) { return std::tie(i.list, i.code); },
      [](const Item& i) { return i.code; });
  keep_first(
      relations,
      [](const Relation& r) { return std::tie(r.from_list, r.from, r.relation, r.to_list, r.to); },
      [](const Relation& r) { return r.from + " " + r.to; });
}

void Collector::arrange_registers() {
  keep_first(
      records, [](const Record& r) { return std::tie(r.kind, r.code); },
      [](const Record& r) { return r.code; });
  keep_first(
      events,
      [](const LawEvent& e) {
        return std::tie(e.instrument, e.party, e.date, e.kind, e.territory, e.effective,
                        e.provisions, e.other, e.note);
      },
      [](const LawEvent& e) { return e.instrument + " " + std::string(e.party.code()); });
  keep_first(
      links, [](const Link& l) { return std::tie(l.from, l.relation, l.to, l.since); },
      [](const Link& l) { return l.from + " " + l.to; });
}

void Collector::reject_repeats() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < observations.size(); ++i) {
    const auto& now = observations[i];
    if (kept > 0 && key_of(observations[kept - 1]) == key_of(now)) {
      const auto& first = observations[kept - 1];
      reject({{now.row, now.column},
              now.state == 0 ? format_shortest(now.value) : "",
              same_figure(first, now)
                  ? fmt::format("repeats the figure of row {}, column {}", first.row, first.column)
                  : fmt::format("contradicts row {}, column {}, which has the same key and says {}",
                                first.row, first.column, format_shortest(first.value))});
      continue;
    }
    observations[kept++] = now;
  }
  observations.resize(kept);
}

}  // namespace corridor
