#include "scenario/population/age_profiles.h"

#include "base/csv.h"
#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

using cohort_projection::AgeProfile;

/// One row: an age group, its width, and its rate.
struct Row {
  int from = 0, width = 0;  // width 0: open
  double rate = 0;
};

class ProfileReader {
 public:
  ProfileReader(const std::string& file, std::string_view text) : csv_(file, text), file_(file) {}

  Result<AgeProfiles> read() {
    TRY(csv_.read_header());
    TRY(find_columns());
    while (TRY(csv_.next())) TRY(take());
    for (auto& one : found_.profiles) TRY(check(one));
    if (found_.profiles.empty()) {
      return fail({ErrorKind::invalid,
                   "expected a row for each age, saw none",
                   {file_},
                   hint_of_columns()});
    }
    return std::move(found_);
  }

 private:
  static std::string hint_of_columns() { return "Write age,rate or age,migrants,population."; }

  Result<void> find_columns() {
    age_ = csv_.column("age");
    rate_ = csv_.column("rate");
    sex_ = csv_.column("sex");
    migrants_ = csv_.column("migrants");
    population_ = csv_.column("population");
    if (age_ >= 0 && (rate_ >= 0 || (migrants_ >= 0 && population_ >= 0))) return {};
    return fail({ErrorKind::invalid,
                 "expected columns age and rate, or age, migrants and population",
                 {file_, 1, 1},
                 hint_of_columns()});
  }

  Error error_at(int column, std::string message, std::string hint) const {
    return {ErrorKind::invalid,
            std::move(message),
            {file_, csv_.line(), static_cast<std::uint64_t>(column) + 1},
            std::move(hint)};
  }

  Result<double> number(int column, std::string_view what) const {
    const auto text = csv_.field(static_cast<std::size_t>(column));
    const auto value = parse_number(text);
    if (value && *value >= 0) return *value;
    return fail(error_at(column, fmt::format("expected {}, zero or more, saw \"{}\"", what, text),
                         value ? "Net migration has no age profile of this kind: take those who "
                                 "come, or those who leave."
                               : "Write digits; 0 where nobody moved."));
  }

  Result<double> rate() const {
    if (rate_ >= 0) return number(rate_, "a rate");
    const double migrants = TRY(number(migrants_, "migrants"));
    const double people = TRY(number(population_, "people"));
    if (people > 0) return migrants / people;
    if (migrants == 0) return 0;
    return fail(error_at(population_,
                         fmt::format("expected people of the age of {} migrants, saw none",
                                     format_shortest(migrants)),
                         "A rate is migrants over people of that age."));
  }

  Result<Row> row() const {
    const auto text = csv_.field(static_cast<std::size_t>(age_));
    const auto age = parse_age(text);
    if (!age || age->from < 0 || *age == Age{}) {
      return fail(error_at(age_, fmt::format("expected an age, saw \"{}\"", text),
                           "Ages are written 0, 5-9 or 85+."));
    }
    Row found{age->from, age->to == Age::open ? 0 : age->to - age->from + 1, 0};
    found.rate = TRY(rate());
    return found;
  }

  Result<SexProfile*> profile() {
    const Sex sex =
        sex_ < 0 ? Sex::total : TRY(parse_sex(csv_.field(static_cast<std::size_t>(sex_))));
    const auto known = std::ranges::find(found_.profiles, sex, &SexProfile::sex);
    if (known != found_.profiles.end()) return &*known;
    return &found_.profiles.emplace_back(SexProfile{sex, {}});
  }

  Result<void> take() {
    const Row row = TRY(this->row());
    auto& profile = TRY(this->profile())->profile;
    if (row.width == 0) {
      found_.open_group_left = true;
      return {};
    }
    if (profile.rates.empty()) {
      profile.first_age = row.from;
      profile.width_years = row.width;
    }
    const int next =
        profile.first_age + static_cast<int>(profile.rates.size()) * profile.width_years;
    if (row.from != next || row.width != profile.width_years) {
      return fail(
          error_at(age_,
                   fmt::format("expected age {} and {} years to a group, saw \"{}\"", next,
                               profile.width_years, csv_.field(static_cast<std::size_t>(age_))),
                   "Ages stand in order, none left out, all groups of one width."));
    }
    profile.rates.push_back(row.rate);
    return {};
  }

  Result<void> check(const SexProfile& one) const {
    if (std::ranges::any_of(one.profile.rates, [](double rate) { return rate > 0; })) return {};
    return fail({ErrorKind::invalid,
                 fmt::format("expected moves at some age, saw none (sex {})", name_of(one.sex)),
                 {file_},
                 hint_of_columns()});
  }

  CsvReader csv_;
  std::string file_;
  int age_ = -1, rate_ = -1, sex_ = -1, migrants_ = -1, population_ = -1;
  AgeProfiles found_;
};

class IndexLines {
 public:
  IndexLines(std::string& csv, Sex sex) : csv_(csv), sex_(name_of(sex)) {}
  void add(std::string_view index, std::optional<double> value) {
    csv_ += fmt::format("{},{},{}\n", sex_, index,
                        value ? format_shortest(round_significant(*value, 10)) : "");
  }

 private:
  std::string& csv_;
  std::string sex_;
};

void add_indices(IndexLines& lines, const cohort_projection::AgeIndices& of) {
  lines.add("gross_intensity", of.gross_intensity);
  lines.add("peak_intensity", of.peak_intensity);
  lines.add("peak_age", of.peak_age);
  lines.add("breadth", of.breadth);
  lines.add("breadth_percent", of.breadth_percent);
  lines.add("upward", of.upward);
  lines.add("upward_age", of.upward_age);
  lines.add("downward", of.downward);
  lines.add("downward_age", of.downward_age);
  lines.add("asymmetry", of.asymmetry);
}

void add_schedule(IndexLines& lines, const cohort_projection::RogersCastro& of) {
  lines.add("a1", of.children);
  lines.add("alpha1", of.children_fall);
  lines.add("a2", of.workers);
  lines.add("alpha2", of.workers_fall);
  lines.add("mu2", of.workers_age);
  lines.add("lambda2", of.workers_rise);
  if (of.retired > 0) {
    lines.add("a3", of.retired);
    lines.add("alpha3", of.retired_fall);
    lines.add("mu3", of.retired_age);
    lines.add("lambda3", of.retired_rise);
  }
  lines.add("c", of.floor);
  const auto ratios = cohort_projection::schedule_ratios(of);
  lines.add("a1/c", ratios.children_to_floor);
  lines.add("a1/a2", ratios.child_dependency);
  if (of.retired > 0) lines.add("a3/a2", ratios.retired_to_workers);
  lines.add("lambda2/alpha2", ratios.labour_asymmetry);
  if (of.retired > 0) lines.add("lambda3/alpha3", ratios.retirement_asymmetry);
  lines.add("alpha1/alpha2", ratios.regularity);
}

}  // namespace

Result<AgeProfiles> read_age_profiles(const std::string& file, std::string_view text) {
  return ProfileReader(file, text).read();
}

AgeIndexTable age_index_table(const AgeProfiles& profiles, bool with_retirement) {
  AgeIndexTable table{"sex,index,value\n", {}};
  if (profiles.open_group_left) {
    table.notes.emplace_back("the open age group at the end is left out: it has no width");
  }
  for (const auto& [sex, profile] : profiles.profiles) {
    IndexLines lines(table.csv, sex);
    add_indices(lines, cohort_projection::age_indices(profile));
    const auto fit = cohort_projection::fit_schedule(profile, with_retirement);
    if (!fit) {
      table.notes.push_back(fmt::format(
          "no Rogers-Castro schedule ({}): it needs more age groups than its {} parameters, saw {}",
          name_of(sex), with_retirement ? 11 : 7, profile.rates.size()));
      continue;
    }
    add_schedule(lines, fit->schedule);
    lines.add("fit_error_percent", fit->error_percent);
  }
  return table;
}

}  // namespace corridor
