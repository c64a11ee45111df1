// Expected results of the reference programs, and published tables, held against the same files
// read by our readers.

#include "base/csv.h"
#include "base/file.h"
#include "base/text.h"
#include "scenario/flow_estimation/estimate_flows.h"
#include "test_data.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

#include <doctest/doctest.h>

namespace corridor::flow_goldens_test {
namespace {

namespace fs = std::filesystem;
using flow_estimation::Matrix;

std::string packed(const std::string& path) {
  return fs::exists(path + ".gz") ? path + ".gz" : path;
}

PairTable read_pairs(const std::string& path) {
  auto bytes = read_file(packed(path));
  REQUIRE(bytes.has_value());
  const auto file = unpack(path, std::move(*bytes));
  REQUIRE(file.has_value());
  auto table = read_pair_table(path, file->text(), flow_columns);
  if (!table) FAIL(table.error().message);
  return std::move(*table);
}

FlowEstimate estimated(const std::string& folder, FlowRequest request) {
  request.stock_start = folder + "/stock_start.csv";
  request.stock_end = folder + "/stock_end.csv";
  request.vitals = folder + "/vitals.csv";
  if (fs::exists(folder + "/seed.csv")) request.seed_matrix = folder + "/seed.csv";
  auto estimate = estimate_flows(request);
  if (!estimate) FAIL(folder << ": " << estimate.error().message);
  return std::move(*estimate);
}

struct Distance {
  double persons = 0, relative = 0, total_relative = 0;
  std::size_t beyond_one = 0, pairs = 0;
};

/// From every cell of the expected table.
Distance distance(const FlowEstimate& estimate, const Matrix& expected) {
  const std::size_t n = estimate.places.size();
  Distance far;
  far.pairs = n * (n - 1);
  for (std::size_t c = 0; c < n * n; ++c) {
    const double a = estimate.findings.value.cells()[c], b = expected.cells()[c];
    far.persons = std::max(far.persons, std::abs(a - b));
    // Differences of a millionth of a millionth of a person are rounding of sums.
    if (std::abs(a - b) > 1e-12) {
      far.relative = std::max(far.relative, std::abs(a - b) / std::max(std::abs(b), 1e-300));
    }
    if (std::abs(a - b) > 1) ++far.beyond_one;
  }
  far.total_relative =
      std::abs(estimate.findings.value.total() - expected.total()) / expected.total();
  return far;
}

PlaceList places_of(const FlowEstimate& estimate) {
  PlaceList places;
  for (const auto& place : estimate.places) places.add(place);
  return places;
}

/// Zeros where the file has no cell.
Distance distance(const FlowEstimate& estimate, const std::string& path) {
  const auto table = read_pairs(path);
  const auto places = places_of(estimate);
  Matrix expected(places.size(), places.size());
  for (const auto& cell : table.cells) {
    const auto from = places.find(table.places.names()[cell.first]);
    const auto to = places.find(table.places.names()[cell.second]);
    if (from && to) expected.at(*from, *to) = cell.value;
  }
  return distance(estimate, expected);
}

/// A column of the authors' file of all periods, both sexes together; zeros where it has no row.
Matrix published_flows(const PlaceList& places, const std::string& year,
                       const std::string& column) {
  const auto path = test_data("17_flows/abel_cohen_flows_ims2020.csv.gz");
  const auto file = unpack(path, read_file(path).value());
  REQUIRE(file.has_value());
  CsvReader csv(path, file->text());
  REQUIRE(csv.read_header().has_value());
  const int at = csv.column(column);
  REQUIRE(at >= 0);
  Matrix flows(places.size(), places.size());
  while (csv.next().value()) {
    if (csv.field(0) != year || csv.field(1) != "total") continue;
    const auto from = places.find(csv.field(2)), to = places.find(csv.field(3));
    const std::string cell(csv.field(static_cast<std::size_t>(at)));
    if (from && to && !cell.empty()) flows.at(*from, *to) = parse_number(cell).value();
  }
  return flows;
}

/// What a folder's name says of method and options.
FlowRequest request_of(std::string name) {
  FlowRequest request;
  const auto strip = [&](std::string_view ending) {
    if (!name.ends_with(ending)) return false;
    name.resize(name.size() - ending.size());
    return true;
  };
  strip("_seeded");
  if (strip("_after")) request.match_global = "after";
  if (strip("_birthprop")) request.births = "proportion";
  if (strip("_deathacct")) request.deaths = "accounting";
  static const std::map<std::string, std::string> by_name{
      {"open_dr_ind", "da_ind_open_dr"}, {"open_dr_min", "da_min_open_dr"},
      {"open_ind", "da_ind_open"},       {"open_min", "da_min_open"},
      {"rescale_ind", "da_ind_closed"},  {"rescale_min", "da_min_closed"}};
  const auto found = by_name.find(name);
  request.method = found != by_name.end() ? found->second : name;
  if (!name.starts_with("da_") && found == by_name.end()) {
    request.method = name.ends_with("_ind") ? "da_ind_closed" : "da_min_closed";
  }
  return request;
}

std::vector<std::string> folders_below(const std::string& folder) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory() && fs::exists(entry.path() / "vitals.csv")) {
      found.push_back(entry.path());
    }
  }
  std::ranges::sort(found);
  return found;
}

void check_folder(const std::string& folder) {
  CAPTURE(folder);
  FlowRequest request = request_of(fs::path(folder).filename());
  request.compat = true;
  CHECK(distance(estimated(folder, request), folder + "/expected_od.csv").relative < 1e-9);
  request.compat = false;
  const auto estimate = estimated(folder, request);
  // Where the open account makes a stock negative, ours goes another way and says so.
  const auto opens = [](const std::string& remark) {
    return remark.starts_with("Open accounting");
  };
  if (std::ranges::any_of(estimate.remarks, opens)) return;
  CHECK(distance(estimate, folder + "/expected_od_converged.csv").persons < 1e-6);
}

}  // namespace

TEST_CASE("small and edge cases: as the reference to 1e-9, and its fixed point to 1e-6 persons") {
  for (const auto* group : {"small", "edge", "random12"}) {
    const auto folder = golden(std::string("flows/") + group);
    if (folder.empty()) return;
    const auto cases = folders_below(folder);
    CHECK(cases.size() >= 6);
    for (const auto& one : cases) {
      if (fs::exists(one + "/expected_od.csv")) check_folder(one);
    }
  }
}

TEST_CASE("where the reference stops with an error, so do we, and say why") {
  const auto folder = golden("flows/random12");
  if (folder.empty()) return;
  std::size_t errors = 0;
  for (const auto& one : folders_below(folder)) {
    if (!fs::exists(one + "/expected_error.txt")) continue;
    for (const bool compat : {true, false}) {
      FlowRequest request = request_of(fs::path(one).filename());
      request.compat = compat;
      request.stock_start = one + "/stock_start.csv";
      request.stock_end = one + "/stock_end.csv";
      request.vitals = one + "/vitals.csv";
      const auto estimate = estimate_flows(request);
      REQUIRE_FALSE(estimate.has_value());
      CHECK(estimate.error().kind == ErrorKind::invalid);
      CHECK(estimate.error().message.contains("fewer than none"));
      ++errors;
    }
  }
  CHECK(errors == 6);
}

TEST_CASE("stock differencing, rates and the mix of the small cases") {
  const auto folder = golden("flows/small");
  if (folder.empty()) return;
  for (const auto* name : {"dr2013_novitals", "imr2018_novitals", "science2014_vitals"}) {
    const std::string base = folder + "/" + name, inputs = base + "/da_min_closed";
    const auto check = [&](const std::string& expected, FlowRequest request) {
      CAPTURE(name);
      CAPTURE(expected);
      CHECK(distance(estimated(inputs, request), base + "/" + expected).relative < 1e-9);
    };
    check("sd_zero/expected_od.csv", {.method = "sd_drop_neg"});
    check("sd_zero_native/expected_od.csv", {.method = "sd_drop_neg", .include_native = true});
    check("sd_return/expected_od.csv", {.method = "sd_rev_neg"});
    check("sd_return_native/expected_od.csv", {.method = "sd_rev_neg", .include_native = true});
    check("mig_rate_rogers/expected_od.csv", {.method = "mig_rate_rogers"});
    check("mig_rate_dennett/expected_od.csv",
          {.method = "mig_rate",
           .migrants = std::string(name) == "science2014_vitals" ? "170" : "120"});
    check("da_pb_closed/expected_od.csv", {.method = "da_pb_closed", .compat = true});
  }
}

TEST_CASE("the world: 1e-6 of totals and 1e-3 persons a cell, as the reference stops") {
  for (const auto* year : {"1995", "2005", "2015"}) {
    const auto folder = golden(std::string("flows/world/ims2020_wpp2022_") + year);
    if (folder.empty()) return;
    const bool all = std::string(year) == "2015";
    for (const std::string method :
         {"sd_drop_neg", "sd_rev_neg", "mig_rate", "mig_rate_rogers", "da_min_open_dr",
          "da_pb_closed", "da_min_open", "da_min_closed", "da_min_closed_after"}) {
      if (!all && (method == "da_min_open" || method.starts_with("da_min_closed"))) continue;
      CAPTURE(year);
      CAPTURE(method);
      FlowRequest request = request_of(method.starts_with("da_") ? method : "da_" + method);
      if (!method.starts_with("da_")) request.method = method;
      request.compat = true;
      const auto far = distance(estimated(folder, request), folder + "/" + method + ".csv");
      CHECK(far.persons < 1e-3);
      CHECK(far.total_relative < 1e-6);
    }
  }
}

TEST_CASE("the world's fixed point: margins met to 1e-9, and 1e-3 persons a cell") {
  const auto folder = golden("flows/world/ims2020_wpp2022_2015");
  if (folder.empty()) return;
  for (const std::string method : {"da_min_closed", "da_ind_closed", "da_min_open_dr"}) {
    const auto estimate = estimated(folder, {.method = method, .whole_natives = "yes"});
    CHECK(distance(estimate, folder + "/" + method + "_converged.csv").persons < 1e-3);
    for (const auto& fit : estimate.findings.fits) {
      CHECK(fit.report.converged);
      CHECK(fit.report.largest_relative_error < 1e-9);
    }
  }
}

TEST_CASE("published flows 2015-2020: within one person for 98.8 % of pairs, a hundred for all") {
  const auto folder = golden("flows/world/ims2020_wpp2022_2015");
  if (folder.empty()) return;
  const auto check = [&](const std::string& method, const std::string& published, double most) {
    CAPTURE(method);
    const auto far = distance(estimated(folder, {.method = method}),
                              folder + "/published_" + published + ".csv");
    CHECK(far.persons <= most);
    CHECK(static_cast<double>(far.beyond_one) <= 0.012 * static_cast<double>(far.pairs));
  };
  check("sd_drop_neg", "sd_drop_neg", 0);
  check("sd_rev_neg", "sd_rev_neg", 0);
  check("mig_rate", "mig_rate", 100);
  check("da_min_open_dr", "da_min_open", 100);
  check("da_min_closed", "da_min_closed", 100);
  check("da_pb_closed", "da_pb_closed", 100);
}

TEST_CASE("published flows 2010-2015: within one person for 98.8 % of pairs, a hundred for all") {
  const auto folder = golden("flows/world/ims2020_wpp2022_2010");
  if (folder.empty() || test_data("17_flows/abel_cohen_flows_ims2020.csv.gz").empty()) return;
  const auto check = [&](const std::string& method, const std::string& column, double most) {
    CAPTURE(method);
    const auto estimate = estimated(folder, {.method = method});
    const auto far = distance(estimate, published_flows(places_of(estimate), "2010", column));
    CHECK(far.persons <= most);
    CHECK(static_cast<double>(far.beyond_one) <= 0.012 * static_cast<double>(far.pairs));
  };
  check("sd_drop_neg", "sd_drop_neg", 1);
  check("sd_rev_neg", "sd_rev_neg", 2);
  check("mig_rate", "mig_rate", 100);
  check("da_min_open_dr", "da_min_open", 100);
  check("da_min_closed", "da_min_closed", 100);
  check("da_pb_closed", "da_pb_closed", 100);
}

}  // namespace corridor::flow_goldens_test
