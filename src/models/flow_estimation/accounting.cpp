#include "models/flow_estimation/accounting.h"

#include <fmt/format.h>

#include <cmath>

namespace corridor::flow_estimation {
namespace {

bool all_whole(const Matrix& stock) {
  return std::ranges::all_of(stock.cells(),
                             [](double value) { return value == std::round(value); });
}

double round_half_even(double value) { return std::nearbyint(value); }

/// Place by place, so that totals of billions do not swallow the fractions of a person on which the
/// rounding below turns.
double growth(const Matrix& start, const Matrix& end) {
  auto change = end.column_sums();
  const auto before = start.column_sums();
  for (std::size_t r = 0; r < change.size(); ++r) change[r] -= before[r];
  return total_of(change);
}

void set_diagonal(Matrix& table, std::span<const double> values) {
  for (std::size_t i = 0; i < values.size(); ++i) table.at(i, i) = values[i];
}

void scale_diagonal(Matrix& table, double factor) {
  for (std::size_t i = 0; i < table.rows(); ++i) table.at(i, i) *= factor;
}

/// Each place's births or deaths, spread over its residents by birthplace.
Matrix in_proportion(const Matrix& stock, std::span<const double> events) {
  Matrix spread(stock.rows(), stock.columns());
  const auto sums = stock.column_sums();
  for (std::size_t k = 0; k < stock.rows(); ++k) {
    for (std::size_t r = 0; r < stock.columns(); ++r) {
      if (sums[r] != 0) spread.at(k, r) = stock.at(k, r) * events[r] / sums[r];
    }
  }
  return spread;
}

Matrix births_by_birthplace(const Matrix& end, const Inputs& inputs, Births rule,
                            std::vector<std::string>& notes) {
  const Matrix shares = in_proportion(end, inputs.births);
  if (rule == Births::proportion) return shares;
  Matrix births(end.rows(), end.columns());
  std::vector<std::size_t> spread;
  for (std::size_t r = 0; r < end.columns(); ++r) {
    if (end.at(r, r) - inputs.births[r] >= 0) {
      births.at(r, r) = inputs.births[r];
      continue;
    }
    spread.push_back(r);
    for (std::size_t k = 0; k < end.rows(); ++k) births.at(k, r) = shares.at(k, r);
  }
  if (!spread.empty()) {
    notes.push_back(
        fmt::format("More births than natives at the end in {}: births there are "
                    "spread over all residents by birthplace.",
                    names_of(spread, inputs.places)));
  }
  return births;
}

Result<Matrix> deaths_by_birthplace(Account& account, const Inputs& inputs,
                                    const Parameters& parameters) {
  if (parameters.deaths == Deaths::proportion) return in_proportion(account.start, inputs.deaths);
  Margins margins{account.start.row_sums(), inputs.deaths};
  const auto later = account.end.row_sums();
  for (std::size_t k = 0; k < later.size(); ++k) margins.rows[k] += inputs.births[k] - later[k];
  const FitNames names{"deaths by birthplace and residence", inputs.places, inputs.places};
  auto fit = TRY(parameters.compat ? fit_by_sweeps(account.start, margins, names)
                                   : fit_exactly(account.start, margins, names));
  account.fits.push_back({std::string(names.what), fit.report});
  return std::move(fit.table);
}

Matrix less(Matrix table, const Matrix& other) {
  for (std::size_t c = 0; c < table.cells().size(); ++c) table.cells()[c] -= other.cells()[c];
  return table;
}

/// Balance after births and deaths are taken out.
void balance_survivors(Account& account) {
  const double gap = account.end.total() - account.start.total();
  const double start = total_of(account.start.diagonal()), end = total_of(account.end.diagonal());
  if (start > 0) scale_diagonal(account.start, 1 + 0.5 * gap / start);
  if (end > 0) scale_diagonal(account.end, 1 - 0.5 * gap / end);
}

/// Births or deaths, taken out of residents at the end or at the start.
struct TakenOut {
  const Matrix& left;
  const Matrix& events;
  std::string_view what, when;
};

/// Where the table as a whole is in order, but not one birthplace in it.
Error wrong_birthplace(const TakenOut& taken, const Inputs& inputs, std::size_t k, std::size_t r) {
  const double events = taken.events.at(k, r), residents = taken.left.at(k, r) + events;
  if (residents < 0) {
    return {
        ErrorKind::invalid,
        fmt::format("the people born in {} who live in {} would be {:.6g} at the {} once totals "
                    "are balanced",
                    inputs.places[k], inputs.places[r], residents, taken.when),
        {},
        "Births less deaths and the growth of the stocks differ by more than its natives: are "
        "all in persons, of the same places and period?"};
  }
  return {
      ErrorKind::invalid,
      fmt::format("{}: {:.6g} {} are of people born in {}, of whom only {:.6g} lived there at "
                  "the {}",
                  inputs.places[r], events, taken.what, inputs.places[k], residents, taken.when),
      {},
      "The stocks, births and deaths of people born there do not go together; `--deaths "
      "proportion` shares deaths out as people live."};
}

/// What is left must be people. The reference goes on with fewer than none in open fits.
Result<void> check_left(const TakenOut& taken, const Inputs& inputs) {
  for (std::size_t r = 0; r < taken.left.columns(); ++r) {
    for (std::size_t k = 0; k < taken.left.rows(); ++k) {
      if (taken.left.at(k, r) >= -1e-9 * std::max(1.0, taken.events.at(k, r))) continue;
      const double events = taken.events.column_sums()[r], all = taken.left.column_sums()[r];
      if (all >= 0) return fail(wrong_birthplace(taken, inputs, k, r));
      return fail({ErrorKind::invalid,
                   fmt::format("{}: {:.12g} {}, but only {:.12g} people lived there at the {}",
                               inputs.places[r], events, taken.what, all + events, taken.when),
                   {},
                   "Compare births, deaths and stocks of that place: are all in persons, of the "
                   "same period?"});
    }
  }
  return {};
}

Result<void> check_survivors(const Account& account, const Inputs& inputs,
                             const Parameters& parameters) {
  if (parameters.compat && !is_closed(parameters.method)) return {};
  TRY(check_left({account.start, account.deaths, "deaths", "start"}, inputs));
  return check_left({account.end, account.births, "births", "end"}, inputs);
}

/// Stocks in persons and births in thousands, or of other places, are no account at all.
Result<void> check_growth(const Account& account, const Inputs& inputs) {
  const double growth_by_stocks = growth(account.start, account.end);
  const double natural = total_of(inputs.births) - total_of(inputs.deaths);
  const double most = 0.5 * std::max(account.start.total(), account.end.total());
  if (std::abs(natural - growth_by_stocks) <= most) return {};
  return fail({ErrorKind::invalid,
               fmt::format("totals do not balance: all places together grew by {:.12g} people, but "
                           "births less deaths are {:.12g}",
                           growth_by_stocks, natural),
               {},
               "Are both stocks, births and deaths in persons, of the same places and period?"});
}

Result<void> check_accountable(const Account& account, const Inputs& inputs) {
  const auto sums = account.start.column_sums();
  for (std::size_t r = 0; r < sums.size(); ++r) {
    if (sums[r] != 0 || inputs.deaths[r] <= 0) continue;
    return fail({ErrorKind::invalid,
                 fmt::format("{}: {:.12g} deaths, but nobody lived there at the start",
                             inputs.places[r], inputs.deaths[r]),
                 {},
                 "Give the stock of that place, or no deaths."});
  }
  return {};
}

}  // namespace

std::string names_of(std::span<const std::size_t> places, std::span<const std::string> names) {
  std::string list;
  for (std::size_t n = 0; n < places.size(); ++n) {
    if (n == 12) return list + fmt::format(" and {} more", places.size() - n);
    list += (n == 0 ? "" : ", ") + names[places[n]];
  }
  return list;
}

std::vector<std::size_t> mend_negative_natives(Matrix& stock) {
  std::vector<std::size_t> mended;
  const auto sums = stock.column_sums();
  for (std::size_t r = 0; r < stock.columns(); ++r) {
    if (stock.at(r, r) >= 0) continue;
    mended.push_back(r);
    double positive = 0;
    for (std::size_t k = 0; k < stock.rows(); ++k) positive += std::max(stock.at(k, r), 0.0);
    for (std::size_t k = 0; k < stock.rows(); ++k) {
      const double share = positive > 0 ? sums[r] / positive : 0;
      stock.at(k, r) = std::max(stock.at(k, r), 0.0) * share;
    }
  }
  return mended;
}

std::vector<double> scale_whole(std::span<const double> values, double total) {
  const double sum = total_of(values);
  std::vector<double> scaled(values.size());
  std::size_t largest = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    scaled[i] = round_half_even(values[i] * total / sum);
    if (std::abs(scaled[i]) > std::abs(scaled[largest])) largest = i;
  }
  scaled[largest] += total - total_of(scaled);
  return scaled;
}

void balance_natives(Matrix& start, Matrix& end, double births_less_deaths, bool whole) {
  auto first = start.diagonal(), last = end.diagonal();
  if (total_of(first) <= 0 || total_of(last) <= 0) return;
  double gap = births_less_deaths - growth(start, end);
  if (!whole) {
    scale_diagonal(start, 1 - gap / 2 / total_of(first));
    scale_diagonal(end, 1 + gap / 2 / total_of(last));
    return;
  }
  const double beyond_even = gap - 2 * std::floor(gap / 2);
  if (round_half_even(beyond_even) == 0 && beyond_even != 0) {
    last = scale_whole(last, total_of(last) + 1);
    set_diagonal(end, last);
    gap = births_less_deaths - growth(start, end);
  }
  if (gap == 0) return;
  set_diagonal(start, scale_whole(first, total_of(first) - gap / 2));
  set_diagonal(end, scale_whole(last, total_of(last) + gap / 2));
}

Result<Account> account_for(const Inputs& inputs, const Parameters& parameters) {
  Account account{inputs.start, inputs.end, {}, {}, {}, {}, {}, {}};
  auto negative = mend_negative_natives(account.start);
  const auto later = mend_negative_natives(account.end);
  for (const std::size_t place : later) {
    if (std::ranges::find(negative, place) == negative.end()) negative.push_back(place);
  }
  if (!negative.empty()) {
    account.notes.push_back(
        fmt::format("More people born elsewhere than residents in {}: natives "
                    "are taken as none, the others scaled to the residents.",
                    names_of(negative, inputs.places)));
  }
  const bool closed = is_closed(parameters.method);
  if (!parameters.compat) TRY(check_accountable(account, inputs));
  if (!parameters.compat && closed) TRY(check_growth(account, inputs));
  if (closed && parameters.balance == Balance::before) {
    const bool whole = parameters.whole_natives.value_or(
        parameters.compat || (all_whole(inputs.start) && all_whole(inputs.end)));
    balance_natives(account.start, account.end, total_of(inputs.births) - total_of(inputs.deaths),
                    whole);
  }
  account.births = births_by_birthplace(account.end, inputs, parameters.births, account.notes);
  account.deaths = TRY(deaths_by_birthplace(account, inputs, parameters));
  account.start = less(std::move(account.start), account.deaths);
  account.end = less(std::move(account.end), account.births);
  if (closed && parameters.balance == Balance::after) balance_survivors(account);
  TRY(check_survivors(account, inputs, parameters));
  for (double& value : account.start.cells()) {
    if (!parameters.compat) value = std::max(value, 0.0);
  }
  for (double& value : account.end.cells()) {
    if (!parameters.compat) value = std::max(value, 0.0);
  }
  if (closed) TRY(close_birthplaces(account, inputs, parameters));
  if (!closed) TRY(open_birthplaces(account, inputs, parameters));
  return account;
}

}  // namespace corridor::flow_estimation
