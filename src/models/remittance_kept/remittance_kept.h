#pragma once
// What a family keeps: of the money someone sends home each month, how much arrives after the cost
// of sending, and how much more would arrive at the cost that governments promised.
//
//   cost     = amount * cost_percent / 100               (fee and exchange margin together)
//   arrives  = amount - cost
//   gained   = amount * max(0, cost_percent - target_percent) / 100
//
// The cost is the average total cost of sending 200 US$ (SDG indicator 10.c.1); for other amounts
// the percentage differs, because fees are mostly fixed. Target: below 3 percent by 2030, no
// corridor above 5 percent (SDG target 10.c; Global Compact for Migration, objective 20).

namespace corridor::remittance_kept {

struct Inputs {
  double amount_usd_per_month;
  double cost_percent;  // of the amount sent, 0-100
};

struct Parameters {
  double target_percent = 3;
};

struct Findings {
  double sent_usd_per_year;
  double cost_usd_per_year;
  double arrives_usd_per_year;
  double gained_usd_per_year;  // at the target cost, against today; never below zero
};

Findings run(const Inputs& inputs, const Parameters& parameters = {});

}  // namespace corridor::remittance_kept
