#include "scenario/displacement/run.h"

#include "base/hash.h"
#include "base/text.h"

#include <fmt/core.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>

namespace corridor {
namespace {

using displacement::CampSeries;
using displacement::interval_of;
using displacement::naive_scores;
using displacement::score_of;

double peak_memory() {
  rusage usage{};
  if (::getrusage(RUSAGE_SELF, &usage) != 0) return 0;
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

displacement::Rules usual_rules_of(const DisplacementRequest& request) {
  if (!request.compat.empty()) return displacement::flee_rules();
  return request.leak_free ? displacement::leak_free_rules() : displacement::usual_rules();
}

std::vector<double> on_last_day(const Ensemble& ensemble, std::size_t camp) {
  std::vector<double> values;
  for (const auto& member : ensemble.members) {
    values.push_back(static_cast<double>(member.camps[camp].simulated.back()));
  }
  return values;
}

std::vector<double> outside_camps(const Ensemble& ensemble) {
  std::vector<double> values;
  for (const auto& member : ensemble.members) {
    values.push_back(
        static_cast<double>(member.totals.back().people - member.totals.back().in_camps));
  }
  return values;
}

std::vector<double> minus(std::vector<double> a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] -= b[i];
  return a;
}

}  // namespace

Result<DisplacementRun> run_displacement(const DisplacementRequest& request,
                                         const std::string& members_folder) {
  const auto start = std::chrono::steady_clock::now();
  DisplacementRun run;
  run.request = request;
  run.prepared = TRY(prepare_displacement(request));
  const auto& prepared = run.prepared;
  EnsembleOptions options{.run = prepared.options, .replicates = request.replicates};
  options.folder = members_folder;
  options.digest = prepared.digest;
  run.ensemble = TRY(run_ensemble(prepared.world, prepared.rules, options));
  run.naive = naive_scores(prepared.world, run.first());
  run.wall_seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  run.peak_memory_mb = peak_memory();
  return run;
}

RunRecord displacement_record(const DisplacementRun& run, std::string findings) {
  const auto& request = run.request;
  const auto& prepared = run.prepared;
  const auto& options = prepared.options;
  RunRecord record{.model = "displacement", .seed = std::to_string(options.seed)};
  record.settings.set("scenario", prepared.world.name)
      .set("mode", request.compat.empty() ? "corridor" : request.compat)
      .set("engine", options.engine == displacement::EngineKind::person ? "person" : "cohort")
      .set("order", options.order == displacement::Order::serial ? "serial" : "phase")
      .set("days", std::to_string(options.days))
      .set("replicates", std::to_string(request.replicates))
      .set("leak_free", request.leak_free ? "yes" : "");
  for (std::size_t i = 0; i < request.changes.size(); ++i) {
    record.settings.set(fmt::format("change {}", i + 1), request.changes[i]);
  }
  const std::string rules = rules_text(prepared.rules);
  record.settings.set("rules", sha256_hex(rules).substr(0, 16));
  const std::string usual = rules_text(usual_rules_of(request));
  const auto same = split(usual, '\n');
  for (const auto line : split(rules, '\n')) {
    const auto equals = line.find('=');
    if (equals == line.npos || std::ranges::find(same, line) != same.end()) continue;
    record.settings.set(line.substr(0, equals), line.substr(equals + 1));
  }
  for (std::size_t i = 0; i < prepared.files.size(); ++i) {
    std::string_view name = prepared.files[i];
    if (name.starts_with(request.folder)) name.remove_prefix(request.folder.size());
    while (name.starts_with('/')) name.remove_prefix(1);
    record.inputs.push_back({std::string(name), prepared.files[i], prepared.hashes[i]});
  }
  record.findings = std::move(findings);
  return record;
}

Result<DisplacementComparison> compare_displacement(const DisplacementRequest& base,
                                                    const DisplacementRequest& other) {
  DisplacementComparison comparison;
  comparison.base = TRY(run_displacement(base, {}));
  comparison.other = TRY(run_displacement(other, {}));
  const auto& a = comparison.base.ensemble;
  const auto& b = comparison.other.ensemble;
  const auto& world = comparison.other.prepared.world;
  for (std::size_t i = 0; i < b.members.front().camps.size(); ++i) {
    const int place = b.members.front().camps[i].place;
    const auto& camps = a.members.front().camps;
    const auto same = std::ranges::find(camps, place, &CampSeries::place);
    const auto after = on_last_day(b, i);
    auto before = std::vector<double>(after.size(), 0);
    if (same != camps.end()) before = on_last_day(a, std::size_t(same - camps.begin()));
    comparison.camps.push_back({world.places[std::size_t(place)].name, interval_of(before),
                                interval_of(after), interval_of(minus(after, before))});
  }
  comparison.on_the_way = interval_of(minus(outside_camps(b), outside_camps(a)));
  std::vector<double> errors;
  for (std::size_t i = 0; i < b.members.size(); ++i) {
    errors.push_back(score_of(b.members[i]).rescaled - score_of(a.members[i]).rescaled);
  }
  comparison.error_difference = spread_of(errors);
  return comparison;
}

}  // namespace corridor
