#include "report/sdmx/availability.h"

#include "report/sdmx/figure_codes.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

/// The codes at each dimension, and the time, of rows that fit.
struct Seen {
  std::vector<std::set<std::string>> codes;
  Period first, last;
  int last_day = 0;
  std::size_t rows = 0;

  void add(const DataRow& row) {
    codes.resize(row.key.size());
    for (std::size_t i = 0; i < row.key.size(); ++i) codes[i].emplace(row.key[i]);
    const Period period = row.observation.key.period;
    if (rows == 0 || period < first) first = period;
    if (rows == 0 || last < period) last = period;
    last_day = std::max(last_day, days_of(period).last);
    ++rows;
  }
};

/// What could follow a key: at each dimension that it names, the codes that there are when the
/// others stay as they are.
Result<Seen> what_could_be(const Workspace& workspace, const DataPlan& plan,
                           const FlowAsked& asked) {
  Seen together;
  together.codes.resize(asked.flow->dimensions.size());
  DataQuery query = plan.query;
  for (std::size_t i = 0; i < asked.flow->dimensions.size(); ++i) {
    const auto filters_it = [&](const ComponentFilter& filter) {
      return filter.component == asked.flow->dimensions[i];
    };
    const bool named = std::ranges::any_of(plan.query.filters, filters_it) ||
                       std::ranges::any_of(plan.query.keys, [&](const Key& key) {
                         return i < key.size() && !key[i].empty();
                       });
    if (!named && i > 0) continue;
    query.keys = plan.query.keys;
    query.filters = plan.query.filters;
    std::erase_if(query.filters, filters_it);
    for (auto& key : query.keys) {
      if (named && i < key.size()) key[i].clear();
    }
    const DataPlan other{plan.catalogue, query, {asked}, plan.model};
    Seen seen;
    TRY(each_row(workspace, other, asked, [&seen](DataRow row) -> Result<void> {
      seen.add(row);
      return {};
    }));
    if (seen.rows == 0) continue;
    if (together.rows == 0) {
      const auto codes = std::move(together.codes);
      together = seen;
      for (std::size_t d = 0; d < codes.size(); ++d) {
        if (!codes[d].empty()) together.codes[d] = codes[d];
      }
    }
    if (named) together.codes[i] = seen.codes[i];
  }
  return together;
}

Artefact constraint_of(const DataQuery& query, const Flow& flow, const Seen& seen) {
  Artefact made{.type = Type::content_constraint,
                .id = "AVAILABLE_" + flow.id,
                .name = fmt::format("{} figures fit", seen.rows),
                .references = {{Type::dataflow, flow.id}}};
  for (std::size_t i = 0; i < flow.dimensions.size(); ++i) {
    if (!query.wants_component(flow.dimensions[i])) continue;
    made.cube.push_back({flow.dimensions[i], {seen.codes[i].begin(), seen.codes[i].end()}});
  }
  if (query.wants_component(time_dimension)) {
    made.first = seen.first;
    made.last = seen.last;
    made.last_text = day_text(seen.last_day);
  }
  return made;
}

}  // namespace

Result<std::vector<Artefact>> available(const Workspace& workspace, const DataPlan& plan) {
  std::vector<Artefact> found;
  for (const auto& asked : plan.flows) {
    Seen seen;
    if (plan.query.exact) {
      TRY(each_row(workspace, plan, asked, [&seen](DataRow row) -> Result<void> {
        seen.add(row);
        return {};
      }));
    } else {
      seen = TRY(what_could_be(workspace, plan, asked));
    }
    if (seen.rows > 0) found.push_back(constraint_of(plan.query, *asked.flow, seen));
  }
  if (found.empty()) return fail({ErrorKind::not_found, "no figure is as asked"});
  return found;
}

}  // namespace corridor::sdmx
