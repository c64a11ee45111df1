#include "scenario/displacement/ensemble.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/text.h"

#include <fmt/core.h>

#include <atomic>
#include <cmath>
#include <filesystem>
#include <thread>

namespace corridor {
namespace {

using displacement::crps_of;
using displacement::Findings;
using displacement::Options;
using displacement::Rules;
using displacement::score_of;
using displacement::simulate;
using displacement::World;

std::string member_file(const EnsembleOptions& options, int replicate) {
  return fmt::format("{}/member-{}.csv", options.folder, replicate);
}

/// A member as text: a line with what it depends on, then a row a day.
std::string member_text(const Findings& findings, const std::string& digest) {
  std::string text = fmt::format("# {}\n", digest);
  for (std::size_t day = 0; day < std::size_t(findings.days); ++day) {
    const auto& total = findings.totals[day];
    text += fmt::format("{},{},{},{},{},{}", total.people, total.in_camps, total.on_links,
                        total.debt, total.raw, total.in_idp_camps);
    for (const auto& camp : findings.camps) {
      text += fmt::format(",{},{}", camp.simulated[day], camp.counted[day]);
    }
    text += '\n';
  }
  return text;
}

/// A member kept earlier under the same digest; nothing where it is not there or not whole.
std::optional<Findings> read_member(const EnsembleOptions& options, const Findings& like,
                                    int replicate) {
  std::error_code ignored;
  const auto path = member_file(options, replicate);
  if (!std::filesystem::exists(path, ignored)) return std::nullopt;
  const auto bytes = read_file(path);
  if (!bytes) return std::nullopt;
  const auto lines = split(bytes->view(), '\n');
  if (lines.empty() || lines.front() != "# " + options.digest) return std::nullopt;
  Findings member;
  member.camps = like.camps;
  for (auto& camp : member.camps) camp.simulated = camp.counted = {};
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    std::vector<std::int64_t> numbers;
    for (const auto field : split(lines[i], ',')) {
      const auto number = parse_integer(field);
      if (!number) return std::nullopt;
      numbers.push_back(*number);
    }
    if (numbers.size() != 6 + 2 * member.camps.size()) return std::nullopt;
    member.totals.push_back(
        {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]});
    for (std::size_t c = 0; c < member.camps.size(); ++c) {
      member.camps[c].simulated.push_back(numbers[6 + 2 * c]);
      member.camps[c].counted.push_back(numbers[7 + 2 * c]);
    }
  }
  member.days = static_cast<int>(member.totals.size());
  if (member.days != like.days) return std::nullopt;
  return member;
}

}  // namespace

Spread spread_of(const std::vector<double>& values) {
  Spread spread;
  if (values.empty()) return spread;
  for (const double value : values) spread.mean += value;
  spread.mean /= static_cast<double>(values.size());
  if (values.size() < 2) return spread;
  double squares = 0;
  for (const double value : values) squares += (value - spread.mean) * (value - spread.mean);
  spread.deviation = std::sqrt(squares / static_cast<double>(values.size() - 1));
  return spread;
}

Result<Ensemble> run_ensemble(const World& world, const Rules& rules,
                              const EnsembleOptions& options) {
  Ensemble ensemble;
  ensemble.members.resize(std::size_t(std::max(1, options.replicates)));
  // The first is always run, since it alone has the counts of all places.
  Options first = options.run;
  first.record_places = true;
  ensemble.members[0] = simulate(world, rules, first);
  const bool keeps = !options.folder.empty() && ensemble.members.size() > 1;
  std::atomic<std::size_t> next = 1;
  std::atomic<int> resumed = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < ensemble.members.size(); i = next++) {
      if (keeps) {
        if (auto kept = read_member(options, ensemble.members[0], static_cast<int>(i))) {
          ensemble.members[i] = std::move(*kept);
          ++resumed;
          continue;
        }
      }
      Options run = options.run;
      run.replicate += static_cast<std::uint32_t>(i);
      ensemble.members[i] = simulate(world, rules, run);
      if (keeps) {
        // A member that cannot be kept is only run again.
        (void)write_file(member_file(options, static_cast<int>(i)),
                         member_text(ensemble.members[i], options.digest));
      }
    }
  };
  if (keeps) {
    std::error_code problem;
    std::filesystem::create_directories(options.folder, problem);
  }
  {
    std::vector<std::jthread> threads;
    const auto count = std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()),
                                             ensemble.members.size());
    for (std::size_t i = 1; i < count; ++i) threads.emplace_back(work);
    work();
  }
  ensemble.resumed = resumed;
  std::vector<double> rescaled, normal;
  for (const auto& member : ensemble.members) {
    const auto score = score_of(member);
    rescaled.push_back(score.rescaled);
    normal.push_back(score.normal);
  }
  ensemble.rescaled = spread_of(rescaled);
  ensemble.normal = spread_of(normal);
  ensemble.crps = crps_of(ensemble.members, false);
  ensemble.crps_rescaled = crps_of(ensemble.members, true);
  return ensemble;
}

}  // namespace corridor
