#include "report/displacement_files.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "report/displacement_outputs.h"
#include "sources/flee_table.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace corridor {
namespace {

using displacement::EngineKind;
using displacement::interval_of;
using displacement::is_camp;
using displacement::Kind;
using displacement::Order;

/// A number that always shows a point, as that program writes it: 0.0, 93.75.
std::string with_point(double value) {
  std::string text = format_shortest(value);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

const std::string& name_of_place(const DisplacementRun& run, int place) {
  return run.prepared.world.places[std::size_t(place)].name;
}

std::string date_of(const DisplacementRun& run, std::size_t day) {
  const auto start = days_of_date(run.prepared.world.start_date).value_or(0);
  const int late = run.prepared.rules.repairs.true_dates ? 0 : 1;
  return date_of_days(start + static_cast<std::int64_t>(day) + late);
}

bool has_idp_camps(const DisplacementRun& run) {
  return std::ranges::any_of(run.prepared.world.places,
                             [](const auto& place) { return place.kind == Kind::idp_camp; });
}

std::string totals_of_day(const DisplacementRun& run, std::size_t day) {
  const auto& findings = run.first();
  const auto& total = findings.totals[day];
  std::int64_t counted = 0, wrong = 0;
  for (const auto& camp : findings.camps) {
    counted += camp.counted[day];
    wrong += std::abs(camp.simulated[day] - camp.counted[day]);
  }
  const auto& spawn = run.prepared.rules.spawn;
  if (spawn.conflict_driven || spawn.flood_driven || total.raw <= 0) {
    return fmt::format(",0.0,0,{},0,{},{}", total.people, total.in_camps, total.debt);
  }
  return fmt::format(",{},{},{},{},{},{}",
                     with_point(static_cast<double>(wrong) / static_cast<double>(total.raw)),
                     counted, total.people, total.raw, total.in_camps, total.debt);
}

void write_spread(JsonWriter& json, std::string_view name, const Spread& spread) {
  json.key(name).begin_object();
  json.field("mean", spread.mean);
  json.field("sd", spread.deviation);
  json.field("standard_deviation", spread.deviation);
  json.end_object();
}

void write_naive(JsonWriter& json, const DisplacementRun& run) {
  json.key("naive_error_rescaled").begin_object();
  if (run.naive.has_capacity) json.field("capacity_split", run.naive.capacity_split);
  json.field("equal_split", run.naive.equal_split);
  json.field("first_day_shares", run.naive.first_shares);
  json.field("last_report_shares", run.naive.last_shares);
  json.end_object();
}

}  // namespace

std::string displacement_out_csv(const DisplacementRun& run) {
  const auto& findings = run.first();
  std::string text = "Day,Date";
  for (const auto& camp : findings.camps) {
    const auto& name = name_of_place(run, camp.place);
    text += fmt::format(",{},{},{}", csv_quote(name + " sim"), csv_quote(name + " data"),
                        csv_quote(name + " error"));
  }
  text +=
      ",Total error,refugees in camps (UNHCR),total refugees (simulation),raw UNHCR refugee count,"
      "refugees in camps (simulation),refugee_debt";
  const bool idps = has_idp_camps(run);
  text += idps ? ",total IDPs\n" : "\n";
  for (std::size_t day = 0; day < std::size_t(findings.days); ++day) {
    text += fmt::format("{},{}", day, date_of(run, day));
    for (const auto& camp : findings.camps) {
      const auto simulated = camp.simulated[day], counted = camp.counted[day];
      double error = 0;
      if (counted > 0) {
        error = std::abs(static_cast<double>(simulated) / static_cast<double>(counted) - 1);
      }
      text +=
          fmt::format(",{},{},{}", simulated, counted, with_point(std::round(error * 1e4) / 1e4));
    }
    text += totals_of_day(run, day);
    text += idps ? fmt::format(",{}\n", findings.totals[day].in_idp_camps) : "\n";
  }
  return text;
}

std::string displacement_summary_json(const DisplacementRun& run) {
  const auto& prepared = run.prepared;
  const auto& findings = run.first();
  JsonWriter json(2);
  json.begin_object();
  json.field("scenario", prepared.world.name);
  write_spread(json, "error_rescaled", run.ensemble.rescaled);
  write_spread(json, "error_normal", run.ensemble.normal);
  write_naive(json, run);
  json.key("leak_free").begin_object();
  json.field("is", run.request.leak_free);
  json.field("error_rescaled", run.ensemble.rescaled.mean);
  json.field("crps", run.ensemble.crps);
  json.field("crps_rescaled", run.ensemble.crps_rescaled);
  json.end_object();
  json.field("people", findings.totals.empty() ? 0 : findings.totals.back().people);
  json.field("days", findings.days);
  json.field("replicates", run.ensemble.members.size());
  json.field("wall_seconds", run.wall_seconds);
  json.field("peak_memory_mb", run.peak_memory_mb);
  json.field("seed", prepared.options.seed);
  json.field("version", CORRIDOR_VERSION);
  json.field("mode", run.request.compat.empty() ? "corridor" : run.request.compat);
  json.field("engine", prepared.options.engine == EngineKind::person ? "person" : "cohort");
  json.field("order", prepared.options.order == Order::serial ? "serial" : "phase");
  json.field("settings", prepared.settings_file);
  json.field("most_states", findings.most_states);
  json.field("digest", prepared.digest);
  json.key("remarks").begin_array();
  for (const auto& remark : prepared.remarks) json.value(remark);
  json.end_array();
  json.key("rules").begin_object();
  const std::string rules = rules_text(prepared.rules);
  for (const auto line : split(rules, '\n')) {
    const auto equals = line.find('=');
    if (equals != line.npos) json.field(line.substr(0, equals), line.substr(equals + 1));
  }
  json.end_object();
  json.end_object();
  return std::move(json).text() + "\n";
}

std::string displacement_arrivals_csv(const DisplacementRun& run) {
  const auto& findings = run.first();
  std::string text = "camp,day,date,counted,low,median,high\n";
  for (std::size_t c = 0; c < findings.camps.size(); ++c) {
    const auto name = csv_quote(name_of_place(run, findings.camps[c].place));
    for (std::size_t day = 0; day < std::size_t(findings.days); ++day) {
      std::vector<double> values;
      for (const auto& member : run.ensemble.members) {
        values.push_back(static_cast<double>(member.camps[c].simulated[day]));
      }
      const auto interval = interval_of(std::move(values));
      text +=
          fmt::format("{},{},{},{},{:.0f},{:.0f},{:.0f}\n", name, day, date_of(run, day),
                      findings.camps[c].counted[day], interval.low, interval.median, interval.high);
    }
  }
  return text;
}

std::string displacement_geojson(const DisplacementRun& run) {
  const auto& world = run.prepared.world;
  const auto& findings = run.first();
  JsonWriter json;
  json.begin_object().field("type", "FeatureCollection").key("features").begin_array();
  for (std::size_t i = 0; i < world.places.size(); ++i) {
    const auto& place = world.places[i];
    json.begin_object().field("type", "Feature").key("geometry").begin_object();
    json.field("type", "Point").key("coordinates").begin_array();
    json.value(place.longitude).value(place.latitude).end_array().end_object();
    json.key("properties").begin_object();
    json.field("name", place.name).field("country", place.country).field("region", place.region);
    json.field("kind", is_camp(place.kind)            ? "camp"
                       : place.kind == Kind::conflict ? "conflict"
                                                      : "town");
    json.field("size", place.size);
    json.field("people", findings.place_counts.empty() ? 0 : findings.place_counts.back()[i]);
    json.end_object().end_object();
  }
  for (std::size_t i = 0; i < findings.link_ends.size(); ++i) {
    const auto entries = findings.link_entries.empty() ? 0 : findings.link_entries.back()[i];
    if (entries == 0) continue;
    const auto& from = world.places[std::size_t(findings.link_ends[i].first)];
    const auto& to = world.places[std::size_t(findings.link_ends[i].second)];
    json.begin_object().field("type", "Feature").key("geometry").begin_object();
    json.field("type", "LineString").key("coordinates").begin_array();
    for (const auto* end : {&from, &to}) {
      json.begin_array().value(end->longitude).value(end->latitude).end_array();
    }
    json.end_array().end_object().key("properties").begin_object();
    json.field("from", from.name).field("to", to.name).field("journeys", entries);
    json.end_object().end_object();
  }
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

Result<void> make_displacement_folder(const std::string& folder) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (!problem) return {};
  return fail({ErrorKind::io,
               fmt::format("cannot make the folder {}: {}", folder, problem.message()),
               {folder, 0, 0},
               "Give a folder that can be written to after -o."});
}

Result<void> write_displacement_files(const DisplacementRun& run, const std::string& folder) {
  TRY(make_displacement_folder(folder));
  for (const auto& file : displacement_outputs(run)) {
    TRY(write_file(folder + "/" + file.name, file.text));
  }
  return {};
}

}  // namespace corridor
