#include "report/displacement_outputs.h"

#include "base/csv.h"
#include "base/text.h"
#include "report/displacement_files.h"
#include "report/displacement_page.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

constexpr std::size_t most_steps = 60, most_members = 1'000;

const std::string& place_name(const DisplacementRun& run, int place) {
  return run.prepared.world.places[static_cast<std::size_t>(place)].name;
}

/// Where the folder lay is nobody's business: its files by their names within it.
std::string within_folder(const DisplacementRun& run, std::string text) {
  erase_all(text, run.request.folder + "/");
  return text;
}

}  // namespace

std::string displacement_flows_csv(const DisplacementRun& run) {
  const auto& findings = run.first();
  const std::size_t days = findings.link_entries.size();
  const std::size_t step = std::max<std::size_t>(1, (days + most_steps - 1) / most_steps);
  std::string text = "from,to,since,until,journeys\n";
  for (std::size_t link = 0; link < findings.link_ends.size(); ++link) {
    const auto [from, to] = findings.link_ends[link];
    const auto ends = csv_quote(place_name(run, from)) + "," + csv_quote(place_name(run, to));
    for (std::size_t since = 0; since < days; since += step) {
      const std::size_t until = std::min(days, since + step) - 1;
      const auto before = since == 0 ? 0 : findings.link_entries[since - 1][link];
      const auto journeys = findings.link_entries[until][link] - before;
      if (journeys > 0) text += fmt::format("{},{},{},{}\n", ends, since, until, journeys);
    }
  }
  return text;
}

std::string displacement_errors_csv(const DisplacementRun& run) {
  std::string text = "error,value\n";
  for (const auto& one : displacement_errors(run)) {
    text += fmt::format("{},{}\n", one.code, format_shortest(one.value));
  }
  return text;
}

std::string displacement_members_csv(const DisplacementRun& run) {
  const auto& members = run.ensemble.members;
  const std::size_t count = std::min(members.size(), most_members);
  std::string text = "camp";
  for (std::size_t i = 0; i < count; ++i) text += fmt::format(",{}", i + 1);
  text += "\n";
  const auto& camps = run.first().camps;
  for (std::size_t c = 0; c < camps.size(); ++c) {
    text += csv_quote(place_name(run, camps[c].place));
    for (std::size_t i = 0; i < count; ++i) {
      text += fmt::format(",{}", members[i].camps[c].simulated.back());
    }
    text += "\n";
  }
  return text;
}

std::vector<NamedText> displacement_outputs(const DisplacementRun& run) {
  return {{"arrivals.csv", displacement_arrivals_csv(run)},
          {"errors.csv", displacement_errors_csv(run)},
          {"flows.csv", displacement_flows_csv(run)},
          {"member_counts.csv", displacement_members_csv(run)},
          {"out.csv", displacement_out_csv(run)},
          {"report.html", within_folder(run, displacement_page(run))},
          {"routes.geojson", displacement_geojson(run)},
          {"summary.json", within_folder(run, displacement_summary_json(run))}};
}

}  // namespace corridor
