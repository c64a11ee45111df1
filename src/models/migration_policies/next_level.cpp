// The smallest sets of steps to the next level: counted exactly, over whole half points.

#include "models/migration_policies/migration_policies.h"

#include <algorithm>

namespace corridor::migration_policies {
namespace {

constexpr int best_answer = 2;
constexpr std::size_t most_points = best_answer * question_count;

/// ways[i][steps][gain]: in how many ways the questions from the i-th on can be raised in exactly
/// so many steps by exactly so many half points. At most 3^30 ways, which 64 bits hold.
class Ways {
 public:
  Ways(const Inputs& inputs, std::span<const std::size_t> questions)
      : inputs_(inputs), questions_(questions), counts_(questions.size() + 1) {
    counts_.back()[0][0] = 1;
    for (std::size_t i = questions.size(); i-- > 0;) {
      counts_[i] = counts_[i + 1];
      for (const int raise : raises(i)) add(i, static_cast<std::size_t>(raise));
    }
  }

  std::uint64_t count(std::size_t from, int steps, int gain) const {
    if (steps < 0 || gain < 0) return 0;
    return counts_[from][static_cast<std::size_t>(steps)][static_cast<std::size_t>(gain)];
  }

  /// By how many half points the i-th question can be raised, the smaller first.
  std::vector<int> raises(std::size_t i) const {
    const std::size_t question = questions_[i];
    const int now = answer(i);
    const bool has_half = question < per_domain;
    if (now >= best_answer) return {};
    if (!has_half) return {best_answer - now};
    return now == 0 ? std::vector{1, 2} : std::vector{1};
  }

  int answer(std::size_t i) const { return inputs_.half_points[questions_[i]].value_or(0); }
  std::size_t question(std::size_t i) const { return questions_[i]; }
  std::size_t size() const { return questions_.size(); }

 private:
  using Counts = std::array<std::array<std::uint64_t, most_points + 1>, question_count + 1>;

  void add(std::size_t i, std::size_t raise) {
    const Counts& rest = counts_[i + 1];
    for (std::size_t steps = 1; steps <= question_count; ++steps) {
      for (std::size_t gain = raise; gain <= most_points; ++gain) {
        counts_[i][steps][gain] += rest[steps - 1][gain - raise];
      }
    }
  }

  const Inputs& inputs_;
  std::span<const std::size_t> questions_;
  std::vector<Counts> counts_;
};

/// Whether a smallest set has that step: whether the others can make up the rest.
bool is_candidate(const Inputs& inputs, std::span<const std::size_t> questions, const Step& step,
                  const Roadmap& roadmap) {
  std::vector<std::size_t> others(questions.begin(), questions.end());
  std::erase(others, step.question);
  const Ways ways(inputs, others);
  return ways.count(0, roadmap.steps - 1, roadmap.gained_half_points - (step.to - step.from)) > 0;
}

/// Walks the sets in order, going only where one can still be completed.
class Sets {
 public:
  Sets(const Ways& ways, std::size_t most, Roadmap& roadmap)
      : ways_(ways), most_(most), roadmap_(roadmap) {}

  void collect(std::size_t i, int steps, int gain) {
    if (roadmap_.sets.size() >= most_ || ways_.count(i, steps, gain) == 0) return;
    if (i == ways_.size()) {
      roadmap_.sets.push_back(set_);
      return;
    }
    for (const int raise : ways_.raises(i)) {
      const int now = ways_.answer(i);
      set_.push_back({ways_.question(i), now, now + raise});
      collect(i + 1, steps - 1, gain - raise);
      set_.pop_back();
    }
    collect(i + 1, steps, gain);
  }

 private:
  const Ways& ways_;
  std::size_t most_;
  Roadmap& roadmap_;
  std::vector<Step> set_;
};

}  // namespace

Roadmap next_level(const Inputs& inputs, std::span<const std::size_t> questions,
                   std::size_t most_sets) {
  int now = 0;
  for (const std::size_t question : questions) now += inputs.half_points[question].value_or(0);
  const int of = best_answer * static_cast<int>(questions.size());
  Roadmap roadmap{.level = level_of(now, of), .sets = {}, .candidates = {}};
  if (roadmap.level == 4) return roadmap;
  roadmap.next_level = roadmap.level + 1;
  roadmap.needed_half_points = least_for(roadmap.next_level, of) - now;
  const Ways ways(inputs, questions);
  for (int steps = 1; steps <= static_cast<int>(questions.size()); ++steps) {
    for (int gain = roadmap.needed_half_points; gain <= best_answer * steps; ++gain) {
      if (ways.count(0, steps, gain) == 0) continue;
      roadmap.steps = steps;
      roadmap.gained_half_points = gain;
      roadmap.ways = ways.count(0, steps, gain);
      Sets(ways, most_sets, roadmap).collect(0, steps, gain);
      for (std::size_t i = 0; i < questions.size(); ++i) {
        for (const int raise : ways.raises(i)) {
          const Step step{questions[i], ways.answer(i), ways.answer(i) + raise};
          if (is_candidate(inputs, questions, step, roadmap)) roadmap.candidates.push_back(step);
        }
      }
      return roadmap;
    }
  }
  return roadmap;
}

}  // namespace corridor::migration_policies
