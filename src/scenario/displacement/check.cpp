#include "scenario/displacement/check.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

using displacement::is_camp;
using displacement::Kind;
using displacement::Observed;

/// Conflict zones from which no open route ever leads to a camp are a remark of the reader; here
/// what would surprise: conflicts that never begin, camps without data, data without camps.
std::string account_of(const PreparedDisplacement& prepared) {
  const auto& world = prepared.world;
  int camps = 0, conflicts = 0;
  for (const auto& place : world.places) {
    camps += is_camp(place.kind) ? 1 : 0;
    conflicts += place.kind == Kind::conflict ? 1 : 0;
  }
  std::string text = fmt::format(
      "{}: {} places ({} camps, {} of conflict), {} routes, {} closures, {} days from {}\n",
      world.name, world.places.size(), camps, conflicts, world.routes.size(), world.closures.size(),
      world.days, world.start_date);
  for (std::size_t i = 0; i < world.places.size(); ++i) {
    const auto& place = world.places[i];
    if (!is_camp(place.kind) || world.camps.empty()) continue;
    if (std::ranges::find(world.camps, static_cast<int>(i), &Observed::place) ==
        world.camps.end()) {
      text += fmt::format("note: the camp {} has no data in data_layout.csv\n", place.name);
    }
  }
  for (const auto& remark : prepared.remarks) text += "note: " + remark + "\n";
  return text;
}

}  // namespace

Error DisplacementCheck::as_error() const {
  Error error = problems.front();
  for (std::size_t i = 1; i < problems.size(); ++i) {
    const auto& where = problems[i].where;
    error.hint += fmt::format("\n  also {}:{}:{}: {}", where.file, where.line, where.column,
                              problems[i].message);
  }
  return error;
}

Result<DisplacementCheck> check_displacement(const DisplacementRequest& request) {
  DisplacementCheck check;
  auto prepared = prepare_displacement(request);
  if (!prepared) {
    check.problems.push_back(prepared.error());
    return check;
  }
  check.problems = prepared->doubts;
  check.account = account_of(*prepared) + "Nothing is wrong with it.\n";
  return check;
}

}  // namespace corridor
