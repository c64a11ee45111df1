#pragma once
// Accounting: stocks of birthplace by residence at two dates, with births and deaths between, made
// comparable: those who live through the period, with equal totals of each birthplace.

#include "models/flow_estimation/flow_estimation.h"

namespace corridor::flow_estimation {

/// Birthplace by residence, persons.
struct Account {
  Matrix start, end;         // living through the period
  Matrix births, deaths;     // taken out of the end and of the start
  Matrix leaving, entering;  // to and from outside (open methods); empty otherwise
  std::vector<FitDone> fits;
  std::vector<std::string> notes;
};

Result<Account> account_for(const Inputs& inputs, const Parameters& parameters);

/// Columns whose native count is negative are replaced by what is positive in them, scaled to the
/// column's total. The places, for a remark.
std::vector<std::size_t> mend_negative_natives(Matrix& stock);

/// Natives of both dates are scaled so that the change of the total is births less deaths.
void balance_natives(Matrix& start, Matrix& end, double births_less_deaths, bool whole);

/// Values scaled to the total and rounded (halves to even); the rest goes to the largest.
std::vector<double> scale_whole(std::span<const double> values, double total);

/// As the reference programs close birthplaces, or as they open them.
Result<void> close_birthplaces(Account& account, const Inputs& inputs,
                               const Parameters& parameters);
Result<void> open_birthplaces(Account& account, const Inputs& inputs, const Parameters& parameters);

std::string names_of(std::span<const std::size_t> places, std::span<const std::string> names);

}  // namespace corridor::flow_estimation
