#pragma once
// Cohorts: how many people share a state.
//
// A state is (place or link, way already gone, route planned, whether on the first way, how far the
// person moved of late). The last matters only under avoid_short_stints, where (recent + moved) is
// compared with a day's travel, and becomes (recent + moved) / 2 at night. All lengths are whole
// units, and for whole m and a whole bound both floor((r + m) / 2) and r < bound depend on r only
// through floor(r): so a whole number holds all of it that ever matters.
//
// What a day does with a state depends on what people remember in one comparison only. So all who
// differ in nothing else are a group, worked out once, with a list of (remembered, people).

#include "models/displacement/draws.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <vector>

namespace corridor::displacement {

/// People of one group who remember the same.
struct Standing {
  int recent = 0;
  std::int64_t people = 0;
};

/// A list of them, in any order while it is written, each `recent` once after settle().
class Standings {
 public:
  void add(int recent, std::int64_t people) {
    if (!list_.empty() && list_.back().recent == recent) {
      list_.back().people += people;
    } else {
      list_.push_back({recent, people});
    }
  }
  void add(const Standings& others) {
    list_.insert(list_.end(), others.list_.begin(), others.list_.end());
  }
  /// `counts`: room to count in, all 0 before and after.
  void settle(std::vector<std::int64_t>& counts) {
    if (list_.size() < 2) return;
    const auto [low, high] = std::ranges::minmax_element(list_, {}, &Standing::recent);
    const auto first = std::size_t(low->recent), last = std::size_t(high->recent);
    if ((last - first) / 8 > list_.size()) return sort_and_merge();
    if (counts.size() <= last) counts.resize(last + 1, 0);
    for (const auto& one : list_) counts[std::size_t(one.recent)] += one.people;
    list_.clear();
    for (std::size_t recent = first; recent <= last; ++recent) {
      if (counts[recent] == 0) continue;
      list_.push_back({static_cast<int>(recent), counts[recent]});
      counts[recent] = 0;
    }
  }
  /// Of settled ones: what is remembered halves; nobody is left out.
  void pass_night() {
    std::size_t kept = 0;
    for (const auto& one : list_) {
      if (one.people == 0) continue;
      const int recent = one.recent >> 1;
      if (kept > 0 && list_[kept - 1].recent == recent) {
        list_[kept - 1].people += one.people;
      } else {
        list_[kept++] = {recent, one.people};
      }
    }
    list_.resize(kept);
  }
  std::vector<Standing>& list() { return list_; }
  const std::vector<Standing>& list() const { return list_; }
  std::int64_t people() const {
    std::int64_t sum = 0;
    for (const auto& one : list_) sum += one.people;
    return sum;
  }

 private:
  void sort_and_merge() {
    std::ranges::sort(list_, {}, &Standing::recent);
    std::size_t kept = 0;
    for (std::size_t i = 1; i < list_.size(); ++i) {
      if (list_[i].recent == list_[kept].recent) {
        list_[kept].people += list_[i].people;
      } else {
        list_[++kept] = list_[i];
      }
    }
    list_.resize(kept + 1);
  }

  std::vector<Standing> list_;
};

/// People at a place without a plan, and who came to rest there today.
struct Crowd {
  Standings here, incoming;

  /// Takes up who has come.
  void settle(std::vector<std::int64_t>& counts) {
    if (incoming.list().empty()) return;
    here.add(incoming);
    incoming.list().clear();
    here.settle(counts);
  }
};

/// What the people of a group share.
struct State {
  int where = 0;  // a place, or ~link
  int along = 0, route = -1;
  int moved = 0;  // today; only while travelling
  bool first = false;

  bool operator==(const State&) const = default;
};

struct Group {
  State state;
  Standings people;
};

/// Groups in the order in which their states first came up. A group keeps its memory when cleared,
/// and its address while others are added.
class Groups {
 public:
  /// The group with this state, a new one where there is none.
  Group& find(const State& state) {
    if (used_ * 2 >= slots_.size()) grow();
    const std::uint64_t hash = hash_of(state);
    for (std::size_t slot = hash & mask_;; slot = (slot + 1) & mask_) {
      auto& index = slots_[slot];
      if (index == 0) {
        if (used_ == groups_.size()) groups_.emplace_back();
        auto& group = groups_[used_];
        group.state = state;
        group.people.list().clear();
        index = static_cast<std::uint32_t>(++used_);
        return group;
      }
      if (groups_[index - 1].state == state) return groups_[index - 1];
    }
  }
  Group& operator[](std::size_t index) { return groups_[index]; }
  const Group& operator[](std::size_t index) const { return groups_[index]; }
  std::size_t size() const { return used_; }
  void clear() {
    used_ = 0;
    std::ranges::fill(slots_, 0);
  }
  void swap(Groups& other) noexcept {
    groups_.swap(other.groups_);
    slots_.swap(other.slots_);
    std::swap(mask_, other.mask_);
    std::swap(used_, other.used_);
  }

 private:
  static std::uint64_t hash_of(const State& state) {
    const std::uint64_t place =
        std::uint64_t(std::uint32_t(state.where)) << 32 | std::uint32_t(state.along);
    const std::uint64_t rest = std::uint64_t(std::uint32_t(state.route)) << 32 |
                               std::uint64_t(std::uint32_t(state.moved)) << 1 |
                               (state.first ? 1u : 0u);
    return mix(place ^ mix(rest));
  }
  void grow() {
    slots_.assign(std::max<std::size_t>(64, slots_.size() * 4), 0);
    mask_ = slots_.size() - 1;
    for (std::size_t i = 0; i < used_; ++i) {
      std::size_t slot = hash_of(groups_[i].state) & mask_;
      while (slots_[slot] != 0) slot = (slot + 1) & mask_;
      slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
  }

  std::deque<Group> groups_;
  std::vector<std::uint32_t> slots_;  // number of a group from 1; 0: none
  std::size_t mask_ = 0, used_ = 0;
};

}  // namespace corridor::displacement
