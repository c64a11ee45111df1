#pragma once
// Cohorts: how many people share a state.
//
// A state is (place or link, way already gone, route planned, whether on the first way, how far the
// person moved of late). The last matters only under avoid_short_stints, where (recent + moved) is
// compared with a day's travel, and becomes (recent + moved) / 2 at night. All lengths are whole
// units, and for whole m and a whole bound both floor((r + m) / 2) and r < bound depend on r only
// through floor(r): so a whole number holds all of it that ever matters.

#include "models/displacement/draws.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace corridor::displacement {

struct State {
  int where = 0;  // a place, or ~link
  int along = 0, route = -1, recent = 0;
  int moved = 0;  // today; only while travelling
  bool first = false;

  bool operator==(const State&) const = default;
};

/// A state in 128 bits. Numbers of units fit 16 bits (Landscape sees to that).
struct Key {
  std::uint64_t where = 0, rest = 0;
  bool operator==(const Key&) const = default;
};

inline Key key_of(const State& state) {
  return {std::uint64_t(std::uint32_t(state.where)) << 32 | std::uint32_t(state.along),
          std::uint64_t(std::uint32_t(state.route + 1)) << 33 |
              std::uint64_t(std::uint32_t(state.recent)) << 17 |
              std::uint64_t(std::uint32_t(state.moved)) << 1 | (state.first ? 1u : 0u)};
}

inline State state_of(const Key& key) {
  State state;
  state.where = static_cast<int>(key.where >> 32);
  state.along = static_cast<int>(key.where & 0xFFFFFFFFu);
  state.route = static_cast<int>(key.rest >> 33) - 1;
  state.recent = static_cast<int>(key.rest >> 17 & 0xFFFF);
  state.moved = static_cast<int>(key.rest >> 1 & 0xFFFF);
  state.first = (key.rest & 1) != 0;
  return state;
}

inline std::uint64_t hash_of(const Key& key) {
  const std::uint64_t h = (key.where ^ (key.where >> 29)) * 0x9E3779B97F4A7C15u +
                          (key.rest ^ (key.rest >> 31)) * 0xC2B2AE3D27D4EB4Fu;
  return h ^ (h >> 32);
}

struct Cohort {
  Key key;
  std::int64_t people = 0;
};

/// Cohorts in the order in which their states first came up.
class Cohorts {
 public:
  void add(const State& state, std::int64_t people) {
    if (people == 0) return;
    if (list_.size() * 2 >= slots_.size()) grow();
    const Key key = key_of(state);
    const std::uint64_t hash = hash_of(key);
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t slot = hash & mask_;; slot = (slot + 1) & mask_) {
      auto& here = slots_[slot];
      if (here.index == 0) {
        list_.push_back({key, people});
        here = {tag, static_cast<std::uint32_t>(list_.size())};
        return;
      }
      if (here.tag == tag && list_[here.index - 1].key == key) {
        list_[here.index - 1].people += people;
        return;
      }
    }
  }
  void clear() {
    // A table much larger than what was in it costs more to wipe than to make.
    if (slots_.size() > 64 && list_.size() * 16 < slots_.size()) resize(slots_.size() / 4);
    std::ranges::fill(slots_, Slot{});
    list_.clear();
  }
  const std::vector<Cohort>& list() const { return list_; }
  void swap(Cohorts& other) noexcept {
    list_.swap(other.list_);
    slots_.swap(other.slots_);
    std::swap(mask_, other.mask_);
  }

 private:
  struct Slot {
    std::uint32_t tag = 0, index = 0;  // index from 1
  };
  void resize(std::size_t size) {
    slots_.assign(size, {});
    slots_.shrink_to_fit();
    mask_ = size - 1;
  }
  void grow() {
    resize(std::max<std::size_t>(64, slots_.size() * 4));
    for (std::size_t i = 0; i < list_.size(); ++i) {
      const std::uint64_t hash = hash_of(list_[i].key);
      std::size_t slot = hash & mask_;
      while (slots_[slot].index != 0) slot = (slot + 1) & mask_;
      slots_[slot] = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(i + 1)};
    }
  }

  std::vector<Cohort> list_;
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
};

/// People at a place without a plan, by what they remember; in the order of `recent`, each once.
struct Standing {
  int recent = 0;
  std::int64_t people = 0;
};

class Crowd {
 public:
  void add(int recent, std::int64_t people) { incoming_.push_back({recent, people}); }
  /// Takes up who has come.
  void settle() {
    if (incoming_.empty()) return;
    std::ranges::sort(incoming_, {}, &Standing::recent);
    merged_.clear();
    auto old = list_.begin();
    for (const auto& one : incoming_) {
      for (; old != list_.end() && old->recent <= one.recent; ++old) append(*old);
      append(one);
    }
    for (; old != list_.end(); ++old) append(*old);
    list_.swap(merged_);
    incoming_.clear();
  }
  /// What is remembered halves.
  void pass_night() {
    std::size_t kept = 0;
    for (const auto& one : list_) {
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
  void drop_empty() {
    std::erase_if(list_, [](const Standing& one) { return one.people == 0; });
  }

 private:
  void append(const Standing& one) {
    if (!merged_.empty() && merged_.back().recent == one.recent) {
      merged_.back().people += one.people;
    } else {
      merged_.push_back(one);
    }
  }
  std::vector<Standing> list_, incoming_, merged_;
};

}  // namespace corridor::displacement
