#include "evidence/collector.h"

#include <doctest/doctest.h>

namespace corridor::collector_test {
namespace {

Observation figure(std::string_view origin, std::string_view place, double value,
                   std::uint32_t row) {
  return {.key = {.indicator = "migrant_stock",
                  .origin = Place(origin),
                  .place = Place(place),
                  .period = Period::year(2020)},
          .value = value,
          .cell = {row, 1}};
}

Collector::StoreNumbers as_they_come(const Collector& collector) {
  const auto count_up = [](std::size_t count) {
    std::vector<std::int32_t> numbers(count);
    for (std::size_t i = 0; i < count; ++i) numbers[i] = static_cast<std::int32_t>(i);
    return numbers;
  };
  return {count_up(collector.indicators.names().size()), count_up(collector.places.names().size()),
          count_up(collector.dimensions.names().size())};
}

}  // namespace

TEST_CASE("figures come out in the order of the store's key, each key once") {
  Collector collector;
  collector.observe(figure("IDN", "MYS", 5, 3));
  collector.observe(figure("BGD", "MYS", 10, 4));
  collector.observe(figure("IDN", "MYS", 5, 9));
  collector.observe(figure("IDN", "MYS", 6, 7));
  collector.arrange(as_they_come(collector));
  REQUIRE(collector.observations.size() == 2);
  CHECK(collector.observations[0].row == 3);
  CHECK(collector.observations[1].row == 4);
  REQUIRE(collector.rejections.size() == 2);
  CHECK(collector.rejections[0].cell.row == 7);
  CHECK(collector.rejections[0].reason.contains("contradicts row 3"));
  CHECK(collector.rejections[1].cell.row == 9);
  CHECK(collector.rejections[1].reason.contains("repeats the figure of row 3"));
}

TEST_CASE("the store's numbers decide the order") {
  Collector collector;
  collector.observe(figure("IDN", "MYS", 5, 3));
  collector.observe(figure("IDN", "SGP", 10, 4));
  auto numbers = as_they_come(collector);
  numbers.places = {30, 20, 10};  // MYS, IDN, SGP
  collector.arrange(numbers);
  CHECK(collector.observations[0].place == 10);
  CHECK(collector.observations[1].place == 30);
  CHECK(collector.observations[1].origin == 20);
}

TEST_CASE("a figure in another sex, period or reporter is another figure") {
  Collector collector;
  auto one = figure("IDN", "MYS", 5, 3);
  collector.observe(one);
  one.key.sex = Sex::female;
  collector.observe(one);
  one.key.reporter = Reporter::origin;
  collector.observe(one);
  one.key.dimensions = "other=north";
  collector.observe(one);
  one.key.age = {0, 4};
  collector.observe(one);
  collector.arrange(as_they_come(collector));
  CHECK(collector.observations.size() == 5);
  CHECK(collector.rejected == 0);
}

TEST_CASE("an interval stays with its figure through the sorting") {
  Collector collector;
  auto one = figure("IDN", "MYS", 5, 3);
  one.interval = Interval{4, 6};
  collector.observe(figure("BGD", "SGP", 1, 2));
  collector.observe(one);
  collector.arrange(as_they_come(collector));
  for (const auto& o : collector.observations) {
    if (o.row == 3)
      CHECK(collector.intervals[static_cast<std::size_t>(o.interval)].high == 6);
    else
      CHECK(o.interval == -1);
  }
}

TEST_CASE("the first 10,000 rejections are listed, all are counted") {
  Collector collector;
  for (std::uint32_t i = 0; i < 10'007; ++i) collector.reject({{i, 1}, "x", "y"});
  CHECK(collector.rejections.size() == Collector::most_listed);
  CHECK(collector.rejected == 10'007);
}

TEST_CASE("the first 10,000 flags of each check are listed, all are counted by check") {
  Collector collector;
  for (std::uint32_t i = 0; i < 10'007; ++i) collector.flag({{i, 1}, "one", "y"});
  collector.flag({{1, 1}, "another", "y"});
  CHECK(collector.flags.size() == Collector::most_listed + 1);
  CHECK(collector.flagged == 10'008);
  CHECK(collector.flagged_by_check["one"] == 10'007);
  CHECK(collector.flagged_by_check["another"] == 1);
}

}  // namespace corridor::collector_test
