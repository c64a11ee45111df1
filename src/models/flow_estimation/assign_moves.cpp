#include "models/flow_estimation/assign_moves.h"

#include <fmt/format.h>

#include <cmath>

namespace corridor::flow_estimation {
namespace {

/// One birthplace, closed form. `everywhere`: also places with nobody left over, which the first of
/// the reference's sweeps still looks at.
BirthplaceMoves moves_of(const Account& account, std::size_t birthplace, bool stay,
                         bool everywhere) {
  BirthplaceMoves moves;
  const auto start = account.start.row(birthplace), end = account.end.row(birthplace);
  double arriving = 0;
  if (stay) moves.stayed.resize(start.size());
  for (std::size_t r = 0; r < start.size(); ++r) {
    const double stayed = stay ? std::min(start[r], end[r]) : 0;
    if (stay) moves.stayed[r] = stayed;
    if (start[r] > stayed || everywhere) {
      moves.origins.push_back(static_cast<std::uint32_t>(r));
      moves.leaving.push_back(start[r] - stayed);
      moves.total += start[r] - stayed;
    }
    if (end[r] > stayed || everywhere) {
      moves.destinations.push_back(static_cast<std::uint32_t>(r));
      moves.arriving.push_back(end[r] - stayed);
      arriving += end[r] - stayed;
    }
  }
  if (moves.total <= 0 || arriving <= 0) {
    // Nobody moved; what is left on one side is rounding.
    if (stay || moves.total <= 0) return {{}, {}, {}, {}, 0, {}, std::move(moves.stayed)};
  }
  // Under independence both totals stay as they are: the end is met, as after the reference's last
  // step.
  if (stay) {
    for (double& value : moves.arriving) value *= moves.total / arriving;
  }
  return moves;
}

Matrix seed_block(const BirthplaceMoves& moves, const Matrix& seed) {
  Matrix block(moves.origins.size(), moves.destinations.size());
  for (std::size_t a = 0; a < block.rows(); ++a) {
    for (std::size_t b = 0; b < block.columns(); ++b) {
      block.at(a, b) = seed.at(moves.origins[a], moves.destinations[b]);
    }
  }
  return block;
}

std::vector<std::string> picked(std::span<const std::uint32_t> indices,
                                std::span<const std::string> names) {
  std::vector<std::string> found;
  for (const auto index : indices) found.push_back(names[index]);
  return found;
}

Result<void> fit_block(BirthplaceMoves& moves, const Inputs& inputs, std::size_t birthplace,
                       FitReport& worst) {
  if (moves.total <= 0) return {};
  const std::string what = "people born in " + inputs.places[birthplace] +
                           ", by place at the start (rows) and at the end (columns)";
  const auto rows = picked(moves.origins, inputs.places);
  const auto columns = picked(moves.destinations, inputs.places);
  Margins margins{moves.leaving, moves.arriving};
  for (double& value : margins.rows) value *= total_of(moves.arriving) / moves.total;
  auto fit = TRY(fit_exactly(seed_block(moves, *inputs.seed), margins, {what, rows, columns}));
  moves.block = std::move(fit.table);
  worst.converged &= fit.report.converged;
  worst.sweeps = std::max(worst.sweeps, fit.report.sweeps);
  worst.largest_error = std::max(worst.largest_error, fit.report.largest_error);
  worst.largest_relative_error =
      std::max(worst.largest_relative_error, fit.report.largest_relative_error);
  return {};
}

/// One sweep of a block: rows, then columns. The largest change of a cell.
double sweep(Matrix& block, std::span<const double> rows, std::span<const double> columns) {
  const Matrix before = block;
  const auto row_sums = block.row_sums();
  for (std::size_t a = 0; a < block.rows(); ++a) {
    for (double& cell : block.row(a)) cell *= row_sums[a] > 0 ? rows[a] / row_sums[a] : 0;
  }
  const auto column_sums = block.column_sums();
  double change = 0;
  for (std::size_t a = 0; a < block.rows(); ++a) {
    for (std::size_t b = 0; b < block.columns(); ++b) {
      block.at(a, b) *= column_sums[b] > 0 ? columns[b] / column_sums[b] : 0;
      change = std::max(change, std::abs(block.at(a, b) - before.at(a, b)));
    }
  }
  return change;
}

/// As the reference: all birthplaces are swept until none changes.
FitReport sweep_blocks(std::vector<BirthplaceMoves>& all, const Inputs& inputs) {
  constexpr SweepRule rule;
  for (auto& moves : all) {
    if (moves.total > 0) moves.block = seed_block(moves, *inputs.seed);
  }
  FitReport report;
  while (!report.converged && report.sweeps < rule.most_sweeps) {
    double change = 0;
    for (auto& moves : all) {
      if (moves.total > 0) {
        change = std::max(change, sweep(moves.block, moves.leaving, moves.arriving));
      }
    }
    ++report.sweeps;
    report.converged = change < rule.smallest_change;
  }
  return report;
}

Result<void> check_seed(const Matrix& seed, const Inputs& inputs) {
  for (std::size_t i = 0; i < seed.rows(); ++i) {
    for (std::size_t j = 0; j < seed.columns(); ++j) {
      if (seed.at(i, j) >= 0 && std::isfinite(seed.at(i, j))) continue;
      return fail({ErrorKind::invalid,
                   fmt::format("the seed of {} to {} is {:.6g}, which no seed can be",
                               inputs.places[i], inputs.places[j], seed.at(i, j)),
                   {},
                   "A seed says how likely a move is: zero or more."});
    }
  }
  return {};
}

/// In the reference's sweeps a seed whose row is zero where people must leave never ends.
Result<void> check_rows_filled(const BirthplaceMoves& moves, const Inputs& inputs,
                               std::size_t birthplace) {
  const Matrix block = seed_block(moves, *inputs.seed);
  const auto rows = block.row_sums(), columns = block.column_sums();
  const auto refuse = [&](std::size_t place, const char* side) {
    return fail({ErrorKind::invalid,
                 fmt::format("people born in {} must {} {}, but the seed is zero for all of it",
                             inputs.places[birthplace], side, inputs.places[place]),
                 {},
                 "Give a positive seed where people can have moved."});
  };
  for (std::size_t a = 0; a < rows.size(); ++a) {
    if (rows[a] <= 0 && moves.leaving[a] > 0) return refuse(moves.origins[a], "leave");
  }
  for (std::size_t b = 0; b < columns.size(); ++b) {
    if (columns[b] <= 0 && moves.arriving[b] > 0) return refuse(moves.destinations[b], "arrive in");
  }
  return {};
}

/// Independence has no place for fewer people than none; minimum migration as the reference has it
/// lets them stay.
Result<void> check_people(const Account& account, const Inputs& inputs) {
  for (const Matrix* table : {&account.start, &account.end}) {
    for (std::size_t k = 0; k < table->rows(); ++k) {
      for (std::size_t r = 0; r < table->columns(); ++r) {
        if (table->at(k, r) >= -1e-6) continue;
        return fail({ErrorKind::invalid,
                     fmt::format("the people born in {} who live in {} would be {:.6g}, fewer than "
                                 "none",
                                 inputs.places[k], inputs.places[r], table->at(k, r)),
                     {},
                     "Compare births, deaths and stocks of these places."});
      }
    }
  }
  return {};
}

}  // namespace

Result<TransitionPart> assign_moves(Account& account, const Inputs& inputs,
                                    const Parameters& parameters, bool stay) {
  if (!stay) TRY(check_people(account, inputs));
  TransitionPart part;
  const bool everywhere = parameters.compat && !stay && inputs.seed.has_value();
  for (std::size_t k = 0; k < account.start.rows(); ++k) {
    part.birthplaces.push_back(moves_of(account, k, stay, everywhere));
  }
  if (!inputs.seed) return part;
  TRY(check_seed(*inputs.seed, inputs));
  if (parameters.compat && stay) {
    account.notes.push_back(
        "The seed is not looked at: so the reference does under minimum "
        "migration.");
    return part;
  }
  for (std::size_t k = 0; k < part.birthplaces.size(); ++k) {
    if (part.birthplaces[k].total > 0) TRY(check_rows_filled(part.birthplaces[k], inputs, k));
  }
  FitDone done{"moves of each birthplace to the seed", {true, 0, 0, 0}};
  if (parameters.compat) {
    done.report = sweep_blocks(part.birthplaces, inputs);
  } else {
    for (std::size_t k = 0; k < part.birthplaces.size(); ++k) {
      TRY(fit_block(part.birthplaces[k], inputs, k, done.report));
    }
  }
  account.fits.push_back(std::move(done));
  return part;
}

}  // namespace corridor::flow_estimation
