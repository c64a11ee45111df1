#include "models/cohort_projection/life_table.h"

#include "base/check.h"

#include <algorithm>
#include <cmath>

namespace corridor::cohort_projection {
namespace {

double infant_years(double m, const LifeTableOptions& options) {
  const bool male = options.sex == Sex::male;
  if (options.infants == InfantRule::coale_demeny) {
    if (m >= 0.107) return male ? 0.33 : 0.35;
    return male ? 0.045 + 2.684 * m : 0.053 + 2.8 * m;
  }
  if (male) {
    if (m < 0.0230) return 0.14929 - 1.99545 * m;
    return m < 0.08307 ? 0.02832 + 3.26021 * m : 0.29915;
  }
  if (m < 0.01724) return 0.14903 - 2.05527 * m;
  return m < 0.06891 ? 0.04667 + 3.88089 * m : 0.31411;
}

double child_years(double m, Sex sex) {
  if (m >= 0.107) return sex == Sex::male ? 1.352 : 1.361;
  return sex == Sex::male ? 1.651 - 2.816 * m : 1.522 - 1.518 * m;
}

std::vector<double> years_lived(const std::vector<double>& m, const LifeTableOptions& options) {
  std::vector<double> a(m.size(), options.width_years == 1 ? 0.5 : 2.5);
  a[0] = infant_years(m[0], options);
  if (options.width_years == 1) return a;
  a[1] = child_years(m[0], options.sex);
  for (std::size_t i = 4; i + 1 < m.size(); ++i) {
    if (m[i + 1] <= 0 || m[i - 1] <= 0) continue;  // nobody died: the middle of the interval
    const double k = 0.1 * std::log(m[i + 1] / m[i - 1]);
    a[i] = std::max(0.97, 2.5 - 25.0 / 12 * (m[i] - k));
  }
  return a;
}

double logit(double p) { return std::log(p / (1 - p)); }

/// A rate that has a logit: rates above one come from small numbers at the highest ages.
double below_one(double rate) { return std::clamp(rate, 1e-9, 1 - 1e-6); }

}  // namespace

LifeTable life_table(const std::vector<double>& death_rates, const LifeTableOptions& options) {
  const std::size_t count = death_rates.size();
  ENSURE(count >= 6, "a life table needs at least six ages");
  LifeTable table;
  table.a = years_lived(death_rates, options);
  for (auto* column : {&table.q, &table.d, &table.l, &table.L}) column->reserve(count);
  table.l.assign(1, 1.0);
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const double n = options.width_years == 1 || i == 0 ? 1 : (i == 1 ? 4 : 5);
    const double m = death_rates[i];
    const double q = std::min(1.0, n * m / (1 + (n - table.a[i]) * m));
    table.q.push_back(q);
    table.d.push_back(table.l[i] * q);
    table.l.push_back(table.l[i] * (1 - q));
    table.L.push_back(n * table.l[i + 1] + table.a[i] * table.d[i]);
  }
  table.a[count - 1] = 1 / death_rates[count - 1];
  table.q.push_back(1);
  table.d.push_back(table.l.back());
  table.L.push_back(table.l.back() / death_rates[count - 1]);
  table.T.assign(count, 0);
  table.e.assign(count, 0);
  double above = 0;
  for (std::size_t i = count; i-- > 0;) {
    above += table.L[i];
    table.T[i] = above;
    table.e[i] = table.l[i] > 0 ? above / table.l[i] : 0;
  }
  return table;
}

std::vector<double> survival(const LifeTable& table, int width_years) {
  std::vector<double> lived;  // by the ages of the population
  std::size_t first = 0;
  if (width_years == 5) {
    lived.push_back(table.L[0] + table.L[1]);
    first = 2;
  }
  lived.insert(lived.end(), table.L.begin() + static_cast<long>(first), table.L.end());
  std::vector<double> share(lived.size());
  share[0] = lived[0] / width_years;
  const std::size_t last = lived.size() - 1;
  for (std::size_t i = 1; i < last; ++i) share[i] = lived[i - 1] > 0 ? lived[i] / lived[i - 1] : 0;
  const double old = lived[last - 1] + lived[last];
  share[last] = old > 0 ? lived[last] / old : 0;
  return share;
}

BySex extend_to_130(const BySex& death_rates) {
  // Ages 0, 1, 5, ..., 95 are 21 rates, the open one of 100 the 22nd.
  constexpr std::size_t age_80 = 17, fitted = 4, open_130 = 27;
  const std::size_t count = death_rates[0].size();
  if (count < age_80 + fitted || count > open_130) return death_rates;
  const std::size_t kept = std::max(count - 1, age_80 + fitted);
  double slope = 0;
  std::array<double, 2> middle{};
  for (std::size_t sex = 0; sex < 2; ++sex) {
    for (std::size_t i = 0; i < fitted; ++i) {
      const double y = logit(below_one(death_rates[sex][age_80 + i]));
      middle[sex] += y / fitted;
      slope += (static_cast<double>(i) - 1.5) * y / 5 / 2;  // sum of squares 5, two sexes
    }
  }
  BySex extended = death_rates;
  for (std::size_t sex = 0; sex < 2; ++sex) {
    extended[sex].resize(kept);
    for (std::size_t i = kept; i <= open_130; ++i) {
      const double steps = static_cast<double>(i) - static_cast<double>(age_80) - 1.5;
      extended[sex].push_back(1 / (1 + std::exp(-(middle[sex] + slope * steps))));
    }
  }
  return extended;
}

std::vector<double> close_at(const std::vector<double>& death_rates, Sex sex, int width_years,
                             int open_age_years) {
  const auto open =
      static_cast<std::size_t>(width_years == 1 ? open_age_years : open_age_years / 5 + 1);
  if (open + 1 >= death_rates.size()) return death_rates;
  const auto table = life_table(death_rates, {.sex = sex, .width_years = width_years});
  std::vector<double> closed(death_rates.begin(), death_rates.begin() + static_cast<long>(open));
  closed.push_back(table.T[open] > 0 ? table.l[open] / table.T[open] : death_rates.back());
  return closed;
}

}  // namespace corridor::cohort_projection
