#include "scenario/displacement/study.h"

#include "base/file.h"
#include "base/random.h"
#include "base/text.h"
#include "models/displacement/parameters.h"
#include "models/displacement/score.h"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <thread>

namespace corridor {
namespace {

using displacement::find_rule_number;

constexpr std::uint32_t study_model = 9;

struct Errors {
  double fitted = 0, rest = 0;
};

/// Runs points of a study, many at a time, and keeps what came out.
class Study {
 public:
  static Result<Study> prepare(const StudyRequest& request) {
    Study study;
    study.request_ = &request;
    study.prepared_ = TRY(prepare_displacement(request.base));
    if (study.prepared_.world.camps.empty()) {
      return fail({ErrorKind::invalid,
                   "expected a scenario with counts to fit to, saw none",
                   {request.base.folder, 0, 0},
                   "Add source_data/ with what was counted."});
    }
    const int days = study.prepared_.options.days;
    study.until_ = request.until_day > 0 ? std::min(request.until_day, days) : days * 2 / 3;
    study.read_kept();
    return study;
  }

  double value_of(std::size_t number) const {
    return find_rule_number(request_->numbers[number].key)->get(prepared_.rules);
  }
  /// Errors at each point, in order.
  std::vector<Errors> run(const std::vector<std::vector<double>>& points) {
    std::vector<Errors> errors(points.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      for (std::size_t i = next++; i < points.size(); i = next++) errors[i] = errors_at(points[i]);
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::max(1u, std::thread::hardware_concurrency()); ++i) {
      threads.emplace_back(work);
    }
    work();
    threads.clear();
    return errors;
  }
  int until() const { return until_; }

 private:
  Study() : guard_(std::make_unique<std::mutex>()) {}

  std::string name_of(const std::vector<double>& point) const {
    std::string name = prepared_.digest.substr(0, 16) + fmt::format(" {}", until_);
    for (std::size_t i = 0; i < point.size(); ++i) {
      name += fmt::format(" {}={}", request_->numbers[i].key, format_shortest(point[i]));
    }
    return name;
  }
  void read_kept() {
    const auto& file = request_->file;
    std::error_code ignored;
    if (file.empty() || !std::filesystem::exists(file, ignored)) return;
    const auto bytes = read_file(file);
    if (!bytes) return;
    for (const auto line : split(bytes->view(), '\n')) {
      const auto parts = split(line, ',');
      if (parts.size() != 3) continue;
      const auto fitted = parse_number(parts[1]), rest = parse_number(parts[2]);
      if (fitted && rest) kept_[std::string(parts[0])] = {*fitted, *rest};
    }
  }
  Errors errors_at(const std::vector<double>& point) {
    const std::string name = name_of(point);
    {
      const std::lock_guard lock(*guard_);
      if (const auto found = kept_.find(name); found != kept_.end()) return found->second;
    }
    auto rules = prepared_.rules;
    for (std::size_t i = 0; i < point.size(); ++i) {
      find_rule_number(request_->numbers[i].key)->set(rules, point[i]);
    }
    const auto score = score_of(displacement::simulate(prepared_.world, rules, prepared_.options));
    Errors errors;
    const auto days = static_cast<int>(score.days.size());
    for (int day = 0; day < days; ++day) {
      (day < until_ ? errors.fitted : errors.rest) += score.days[std::size_t(day)].rescaled;
    }
    errors.fitted /= std::max(1, until_);
    errors.rest /= std::max(1, days - until_);
    const std::lock_guard lock(*guard_);
    kept_[name] = errors;
    if (!request_->file.empty()) {
      std::ofstream out(request_->file, std::ios::app);
      out << fmt::format("{},{},{}\n", name, format_shortest(errors.fitted),
                         format_shortest(errors.rest));
    }
    return errors;
  }

  const StudyRequest* request_ = nullptr;
  PreparedDisplacement prepared_;
  int until_ = 0;
  std::map<std::string, Errors, std::less<>> kept_;
  std::unique_ptr<std::mutex> guard_;
};

double scaled(const StudiedNumber& number, double share) {
  const auto* rule = find_rule_number(number.key);
  const double value = number.low + share * (number.high - number.low);
  return rule->whole ? std::round(value) : value;
}

std::vector<double> point_of(const StudyRequest& study, const std::vector<double>& shares) {
  std::vector<double> point;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    point.push_back(scaled(study.numbers[i], shares[i]));
  }
  return point;
}

std::vector<double> random_shares(RandomStream& random, std::size_t count) {
  std::vector<double> shares;
  for (std::size_t i = 0; i < count; ++i) shares.push_back(random.uniform());
  return shares;
}

/// Half of the points anywhere, the rest in rounds ever closer around the best.
struct Best {
  std::vector<double> shares;
  Errors errors{1e9, 1e9};
};
Best search(const StudyRequest& study, Study& runs) {
  const std::size_t count = study.numbers.size();
  constexpr int round = 8;
  RandomStream random(study.base.seed, {study_model, 0, 0});
  Best best;
  double reach = 0.3;
  for (int done = 0; done < study.evaluations; done += round) {
    std::vector<std::vector<double>> shares, points;
    for (int i = 0; i < std::min(round, study.evaluations - done); ++i) {
      auto one = random_shares(random, count);
      if (done >= study.evaluations / 2) {
        for (std::size_t k = 0; k < count; ++k) {
          one[k] = std::clamp(best.shares[k] + reach * (2 * one[k] - 1), 0.0, 1.0);
        }
      }
      shares.push_back(one);
      points.push_back(point_of(study, one));
    }
    const auto errors = runs.run(points);
    for (std::size_t i = 0; i < errors.size(); ++i) {
      if (errors[i].fitted < best.errors.fitted) best = {shares[i], errors[i]};
    }
    if (done >= study.evaluations / 2) reach *= 0.7;
  }
  return best;
}

struct Indices {
  double first = 0, total = 0;
};

/// Of the number whose column was exchanged, over rows [from, to).
struct Design {
  const std::vector<Errors>&a, &b, &ab;
};
Indices indices_of(const Design& design, std::size_t from, std::size_t to) {
  const auto& [a, b, ab] = design;
  double sum = 0, squares = 0, first = 0, total = 0;
  const auto n = static_cast<double>(to - from);
  for (std::size_t i = from; i < to; ++i) {
    for (const double value : {a[i].fitted, b[i].fitted}) {
      sum += value;
      squares += value * value;
    }
    first += (b[i].fitted - ab[i].fitted) * (b[i].fitted - ab[i].fitted) / (2 * n);
    total += (a[i].fitted - ab[i].fitted) * (a[i].fitted - ab[i].fitted) / (2 * n);
  }
  const double variance = squares / (2 * n) - sum / (2 * n) * sum / (2 * n);
  if (variance <= 0) return {};
  return {1 - first / variance, total / variance};
}

}  // namespace

Result<StudiedNumber> parse_studied_number(const std::string& text) {
  const auto equals = text.find('='), colon = text.find(':');
  const auto wrong = [&](std::string hint) {
    return fail(
        {ErrorKind::usage,
         fmt::format("expected a number and its range, such as softening=5:200, saw \"{}\"", text),
         {},
         std::move(hint)});
  };
  if (equals == text.npos || colon == text.npos || colon < equals)
    return wrong("Write NAME=LOW:HIGH.");
  StudiedNumber number;
  number.key = text.substr(0, equals);
  const auto* rule = find_rule_number(number.key);
  const auto low = parse_number(text.substr(equals + 1, colon - equals - 1));
  const auto high = parse_number(text.substr(colon + 1));
  if (rule == nullptr) return wrong("Names are those of simsetting.yml.");
  if (!low || !high || *low >= *high || *low < rule->lowest || *high > rule->highest) {
    return wrong(fmt::format("{} may be from {} to {}.", rule->key, format_shortest(rule->lowest),
                             format_shortest(rule->highest)));
  }
  number.low = *low;
  number.high = *high;
  return number;
}

Result<Table> calibrate_displacement(const StudyRequest& study) {
  auto runs = TRY(Study::prepare(study));
  std::vector<double> usual;
  for (std::size_t i = 0; i < study.numbers.size(); ++i) usual.push_back(runs.value_of(i));
  const auto before = runs.run({usual}).front();
  const auto best = search(study, runs);
  const auto point = point_of(study, best.shares);
  Table table{.title = "Numbers fitted to what was counted"};
  table.columns = {{"name", "Number"},
                   {"before", "Before", "", 4, Align::end},
                   {"fitted", "Fitted", "", 4, Align::end}};
  for (std::size_t i = 0; i < point.size(); ++i) {
    table.rows.push_back({study.numbers[i].key, usual[i], point[i]});
  }
  table.rows.push_back({fmt::format("error, days 0 to {} (fitted)", runs.until() - 1),
                        before.fitted, best.errors.fitted});
  table.rows.push_back(
      {fmt::format("error, from day {} (held out)", runs.until()), before.rest, best.errors.rest});
  table.notes.push_back(
      fmt::format("{} runs; the days held out had no part in the choice.", study.evaluations + 1));
  return table;
}

Result<Table> displacement_sensitivity(const StudyRequest& study) {
  auto whole = study;
  whole.until_day = 36600;
  auto runs = TRY(Study::prepare(whole));
  const std::size_t count = study.numbers.size();
  RandomStream random(study.base.seed, {study_model, 0, 1});
  std::vector<std::vector<double>> shares_a, shares_b;
  for (int i = 0; i < study.samples; ++i) {
    shares_a.push_back(random_shares(random, count));
    shares_b.push_back(random_shares(random, count));
  }
  const auto run = [&](const std::vector<std::vector<double>>& shares) {
    std::vector<std::vector<double>> points;
    for (const auto& one : shares) points.push_back(point_of(whole, one));
    return runs.run(points);
  };
  const auto a = run(shares_a), b = run(shares_b);
  Table table{.title = "What the error depends on"};
  table.columns = {{"name", "Number"},
                   {"first_order", "First order", "", 2, Align::end},
                   {"total", "Total", "", 2, Align::end},
                   {"total_low", "Total, lower half", "", 2, Align::end},
                   {"total_high", "Total, upper half", "", 2, Align::end}};
  for (std::size_t k = 0; k < count; ++k) {
    auto mixed = shares_a;
    for (std::size_t i = 0; i < mixed.size(); ++i) mixed[i][k] = shares_b[i][k];
    const auto ab = run(mixed);
    const auto all = indices_of({a, b, ab}, 0, ab.size());
    const double one = indices_of({a, b, ab}, 0, ab.size() / 2).total;
    const double two = indices_of({a, b, ab}, ab.size() / 2, ab.size()).total;
    table.rows.push_back(
        {study.numbers[k].key, all.first, all.total, std::min(one, two), std::max(one, two)});
  }
  table.notes.push_back(
      fmt::format("{} runs. First order: the share of the variance of the error that this number "
                  "alone explains; "
                  "total: with all that it does together with others. The two halves of the design "
                  "tell how sure "
                  "that is.",
                  study.samples * static_cast<int>(count + 2)));
  return table;
}

}  // namespace corridor
