// The last step of accounting: each birthplace has as many people at the start as at the end.

#include "models/flow_estimation/accounting.h"

#include <fmt/format.h>

#include <cmath>

namespace corridor::flow_estimation {
namespace {

std::vector<double> differences(const Account& account) {
  auto delta = account.start.row_sums();
  const auto end = account.end.row_sums();
  for (std::size_t k = 0; k < delta.size(); ++k) delta[k] -= end[k];
  return delta;
}

/// Rows of `pattern`, scaled to the totals given.
Matrix take_out(const Matrix& pattern, std::span<const double> totals) {
  Matrix taken(pattern.rows(), pattern.columns());
  const auto sums = pattern.row_sums();
  for (std::size_t k = 0; k < pattern.rows(); ++k) {
    if (totals[k] <= 0 || sums[k] == 0) continue;
    for (std::size_t r = 0; r < pattern.columns(); ++r) {
      taken.at(k, r) = pattern.at(k, r) * totals[k] / sums[k];
    }
  }
  return taken;
}

void subtract(Matrix& table, const Matrix& other) {
  for (std::size_t c = 0; c < table.cells().size(); ++c) table.cells()[c] -= other.cells()[c];
}

/// The place with the least people, where that is less than none beyond rounding.
std::optional<std::pair<std::size_t, std::size_t>> below_zero(const Matrix& table) {
  for (std::size_t k = 0; k < table.rows(); ++k) {
    for (std::size_t r = 0; r < table.columns(); ++r) {
      if (table.at(k, r) < 0) return std::pair{k, r};
    }
  }
  return std::nullopt;
}

Result<FitDone> fit_to(Matrix& table, const Margins& margins, const FitNames& names, bool compat) {
  auto fit =
      TRY(compat ? fit_by_sweeps(table, margins, names) : fit_exactly(table, margins, names));
  table = std::move(fit.table);
  return FitDone{std::string(names.what), fit.report};
}

bool has_only_natives(const Matrix& stock, std::size_t place) {
  for (std::size_t k = 0; k < stock.rows(); ++k) {
    if (k != place && stock.at(k, place) != 0) return false;
  }
  return true;
}

/// Birthplaces whose total cannot be halfway between both dates, because their own country holds
/// nobody born elsewhere and more natives than that: they keep those natives instead. They are
/// taken out of both tables; what is held, by birthplace, is handed back.
struct Held {
  std::vector<std::size_t> birthplaces;
  Matrix start, end;
};

Held hold_natives(Account& account, const Inputs& inputs) {
  Held held{{}, Matrix(account.start.rows(), account.start.columns()), {}};
  held.end = held.start;
  const auto delta = differences(account);
  const auto start = account.start.row_sums(), end = account.end.row_sums();
  for (std::size_t k = 0; k < delta.size(); ++k) {
    double target = start[k] - delta[k] / 2;
    const double middle = target;
    const auto raise = [&](const Matrix& stock, const Matrix& survivors) {
      if (has_only_natives(stock, k) && middle < survivors.at(k, k)) target = survivors.at(k, k);
    };
    raise(inputs.start, account.start);
    raise(inputs.end, account.end);
    if (target == middle || start[k] <= 0 || end[k] <= 0) continue;
    held.birthplaces.push_back(k);
    for (std::size_t r = 0; r < account.start.columns(); ++r) {
      held.start.at(k, r) = account.start.at(k, r) * target / start[k];
      held.end.at(k, r) = account.end.at(k, r) * target / end[k];
      account.start.at(k, r) = account.end.at(k, r) = 0;
    }
  }
  if (!held.birthplaces.empty()) balance_natives(account.start, account.end, 0, false);
  return held;
}

}  // namespace

Result<void> close_birthplaces(Account& account, const Inputs& inputs,
                               const Parameters& parameters) {
  Held held;
  if (parameters.totals == Totals::natives_only_held) held = hold_natives(account, inputs);
  const auto delta = differences(account);
  Margins start{account.start.row_sums(), account.start.column_sums()};
  Margins end{account.end.row_sums(), account.end.column_sums()};
  for (std::size_t k = 0; k < delta.size(); ++k) {
    start.rows[k] -= delta[k] / 2;
    end.rows[k] += delta[k] / 2;
  }
  const FitNames first{
      "people at the start who live through the period, by birthplace (rows) and "
      "residence (columns)",
      inputs.places, inputs.places};
  const FitNames last{
      "people at the end who were born before the start, by birthplace (rows) and "
      "residence (columns)",
      inputs.places, inputs.places};
  account.fits.push_back(TRY(fit_to(account.start, start, first, parameters.compat)));
  account.fits.push_back(TRY(fit_to(account.end, end, last, parameters.compat)));
  for (const std::size_t k : held.birthplaces) {
    for (std::size_t r = 0; r < account.start.columns(); ++r) {
      account.start.at(k, r) = held.start.at(k, r);
      account.end.at(k, r) = held.end.at(k, r);
    }
  }
  if (!held.birthplaces.empty()) {
    account.notes.push_back(
        fmt::format("Natives held, because their country has nobody born "
                    "elsewhere: {}.",
                    names_of(held.birthplaces, inputs.places)));
  }
  return {};
}

Result<void> open_birthplaces(Account& account, const Inputs& inputs,
                              const Parameters& parameters) {
  const bool by_own_pattern =
      parameters.method == Method::da_min_open_dr || parameters.method == Method::da_ind_open_dr;
  auto leaving = differences(account);
  auto entering = leaving;
  for (double& value : entering) value = -value;
  const Matrix start = account.start, end = account.end;
  account.leaving = take_out(by_own_pattern ? start : end, leaving);
  account.entering = take_out(by_own_pattern ? end : start, entering);
  subtract(account.start, account.leaving);
  subtract(account.end, account.entering);
  if (by_own_pattern) return {};
  auto negative = below_zero(account.start);
  if (!negative) negative = below_zero(account.end);
  if (!negative) return {};
  const std::string where =
      fmt::format("the people born in {} who live in {} would be fewer than none",
                  inputs.places[negative->first], inputs.places[negative->second]);
  if (parameters.method == Method::da_ind_open) {
    return fail({ErrorKind::invalid,
                 "the open accounting does not fit these stocks: " + where,
                 {},
                 "Choose da_ind_open_dr, which takes out of each place what is in it."});
  }
  if (parameters.compat) {
    account.notes.push_back("Open accounting as the reference has it: " + where +
                            "; choose da_min_open_dr.");
    return {};
  }
  account.start = start;
  account.end = end;
  account.notes.push_back("Open accounting: " + where +
                          ", so people leave and enter as da_min_open_dr has it instead.");
  Parameters own = parameters;
  own.method = Method::da_min_open_dr;
  return open_birthplaces(account, inputs, own);
}

}  // namespace corridor::flow_estimation
