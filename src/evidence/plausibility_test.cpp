#include "evidence/plausibility.h"

#include "base/file.h"
#include "evidence/scratch_workspace.h"
#include "test_data.h"

#include <algorithm>

#include <doctest/doctest.h>

namespace corridor::plausibility_test {
namespace {

const std::string stock = "orig,dest,year,male,female,total\n";
const std::string refugees =
    "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,"
    "idps,returned_idps,stateless,ooc,oip,hst\n";
const std::string wdi = "indicator,iso3,country,year,value\n";
const std::string prices =
    "send_iso3,send_country,recv_iso3,recv_country,series,quarter,cost_pct\n";

/// "check row.column" of every flag, in order.
std::vector<std::string> flags_of(const Collector& collector) {
  std::vector<std::string> flags;
  for (const auto& flag : collector.flags) {
    flags.push_back(fmt::format("{} {}.{}", flag.check, flag.cell.row, flag.cell.column));
  }
  std::ranges::sort(flags);
  return flags;
}

using Flags = std::vector<std::string>;

void check(Collector& collector, const PopulationSizes& sizes = {}) {
  const auto count_up = [](std::size_t count) {
    std::vector<std::int32_t> numbers(count);
    for (std::size_t i = 0; i < count; ++i) numbers[i] = static_cast<std::int32_t>(i);
    return numbers;
  };
  const Collector::StoreNumbers numbers{count_up(collector.indicators.names().size()),
                                        count_up(collector.places.names().size()),
                                        count_up(collector.dimensions.names().size())};
  collector.arrange(numbers);
  flag_implausible(collector, {numbers, sizes, "2026-11-23T10:00:00Z"});
}

/// The flags of a file of a publisher.
Flags flags_in(const std::string& text) {
  Collector collector;
  const SourceInput input{"f.csv", text, {}};
  const auto source = recognise_source(input);
  REQUIRE(source.has_value());
  REQUIRE((*source)->read(input, collector).has_value());
  check(collector);
  return flags_of(collector);
}

/// Figures of one indicator in one place, made by hand.
class Figures {
 public:
  explicit Figures(std::string_view indicator) : indicator_(indicator) {}

  Figures& add(std::string_view period, double value, Sex sex = Sex::total, Age age = {}) {
    Observation o{.key = {.indicator = indicator_,
                          .place = Place("MYS"),
                          .period = Period::parse(period).value(),
                          .sex = sex,
                          .age = age},
                  .value = value,
                  .cell = {++row_, 1}};
    o.interval = interval;
    o.status = status;
    o.key.dimensions = dimensions;
    collector_.observe(o);
    return *this;
  }
  Flags flags() {
    check(collector_);
    return flags_of(collector_);
  }

  std::optional<Interval> interval;
  Status status = 'A';
  std::string dimensions;

 private:
  std::string_view indicator_;
  std::uint32_t row_ = 0;
  Collector collector_;
};

/// How often each check says something of a publisher's file; empty where it is not at hand.
std::map<std::string, std::int64_t> flags_in_file(const std::string& file) {
  const std::string path = test_data(file);
  if (path.empty()) return {};
  const auto unpacked = unpack(path, read_file(path).value());
  REQUIRE(unpacked.has_value());
  Collector collector;
  const SourceInput input{path, unpacked->text(), {}};
  REQUIRE((*recognise_source(input))->read(input, collector).has_value());
  check(collector);
  return {collector.flagged_by_check.begin(), collector.flagged_by_check.end()};
}

}  // namespace

TEST_CASE("each check has a name of its own and says what it means and how it is decided") {
  std::vector<std::string_view> names;
  for (const auto& check : plausibility_checks()) {
    CHECK(!check.title.empty());
    CHECK(!check.meaning.empty());
    CHECK(!check.decided.empty());
    names.push_back(check.name);
  }
  std::ranges::sort(names);
  CHECK(std::ranges::adjacent_find(names) == names.end());
}

TEST_CASE("refugees in their own country are flagged, internally displaced people are not") {
  CHECK(flags_in(refugees + "2024,Yemen,YEM,YEM,Yemen,YEM,YEM,5,0,0,4500000,0,0,0,0,9\n") ==
        Flags{"origin_is_destination 2.8"});
}

TEST_CASE("an unknown origin in an unknown country of asylum is not the same place") {
  CHECK(
      flags_in(refugees + "1951,Unknown,UKN,UNK,Unknown,UKN,UNK,158800,0,0,0,0,0,0,,0\n").empty());
}

TEST_CASE("counts of people and amounts of money below zero; net migration may be") {
  CHECK(flags_in(refugees + "2024,Myanmar,MYA,MMR,Bangladesh,BGD,BGD,-5,0,0,0,0,0,0,0,0\n") ==
        Flags{"negative 2.8"});
  CHECK(flags_in(wdi +
                 "SP.POP.TOTL,BGD,Bangladesh,2021,-1\nSM.POP.NETM,BGD,Bangladesh,2021,-300000\n"
                 "BX.TRF.PWKR.CD.DT,BGD,Bangladesh,2021,-2\nNY.GDP.MKTP.KD.ZG,BGD,B,2021,-3\n") ==
        Flags{"negative 2.5", "negative 4.5"});
}

TEST_CASE("a share of people above 100 percent; money sent home may be more than GDP") {
  CHECK(flags_in(wdi + "SL.UEM.TOTL.ZS,BGD,Bangladesh,2021,140\n"
                       "SL.TLF.CACT.ZS,BGD,Bangladesh,2021,100\n"
                       "BX.TRF.PWKR.DT.GD.ZS,LSO,Lesotho,1990,167.4\n") ==
        Flags{"over_100_percent 2.5"});
}

TEST_CASE("own country and amounts below zero in a matrix of money") {
  const std::string text =
      "sender_iso3,receiver_iso3,sender_name,receiver_name,usd_millions\n"
      "VUT,VUT,Vanuatu,Vanuatu,0.003762154361601538\nMYS,BGD,Malaysia,Bangladesh,-1\n"
      ",,WORLD,WORLD,781075.7065100862\n";
  CHECK(flags_in(text) == Flags{"negative 3.5", "origin_is_destination 2.5"});
}

TEST_CASE("sending costs below nothing and above 60 percent; the first is not told twice") {
  CHECK(flags_in(prices + "SAU,Saudi Arabia,SDN,Sudan,ATCR.CORR,2017Q4,-11.3599996566772\n"
                          "AGO,Angola,NAM,Namibia,ATCR.CORR,2017Q4,75\n") ==
        Flags{"negative_cost 2.7", "very_dear 3.7"});
}

TEST_CASE("sexes that do not make the total, beyond the rounding of what is printed") {
  CHECK(flags_in(stock + "BGD,MYS,2020,1,2,5\n") == Flags{"sum_of_sexes 2.6"});
  CHECK(flags_in(stock + "BGD,MYS,2020,100,201,302\n").empty());
  // Thousands, rounded each: 12 + 25 = 37, printed 38.
  CHECK(flags_in(stock + "BGD,MYS,2020,12000000,25000000,38000000\n") == Flags{"sum_of_sexes 2.6"});
  CHECK(flags_in(stock + "BGD,MYS,2020,12001000,25001000,37003000\n").empty());
  CHECK(flags_in(stock + "BGD,MYS,2020,12001000,25001000,37003100\n") == Flags{"sum_of_sexes 2.6"});
}

TEST_CASE("estimates of the sexes are made each for itself: they add up roughly") {
  const auto estimated = [](double female) {
    Figures figures("population");
    figures.status = 'E';
    figures.add("2020", 100'000).add("2020", female, Sex::female);
    return figures.add("2020", 50'000, Sex::male).flags();
  };
  CHECK(estimated(54'999).empty());
  CHECK(estimated(55'001) == Flags{"sum_of_sexes 1.1"});
}

TEST_CASE("with one sex missing the other may be less than the total, not more") {
  CHECK(flags_in(stock + "BGD,MYS,2020,,2,5\n").empty());
  CHECK(flags_in(stock + "BGD,MYS,2020,,9,5\n") == Flags{"sum_of_sexes 2.6"});
}

TEST_CASE("sexes are compared within one age and one further dimension") {
  Figures figures("population");
  figures.add("2020", 30).add("2020", 10, Sex::female).add("2020", 20, Sex::male);
  figures.dimensions = "area=urban";
  figures.add("2020", 12).add("2020", 5, Sex::female).add("2020", 2, Sex::male);
  CHECK(figures.flags() == Flags{"sum_of_sexes 4.1"});
}

TEST_CASE("age groups without gap or overlap are added up, others are not") {
  const auto with_groups = [](double oldest, Age old) {
    return Figures("population")
        .add("2020", 100)
        .add("2020", 30, Sex::total, {0, 14})
        .add("2020", 60, Sex::total, {15, 64})
        .add("2020", oldest, Sex::total, old)
        .flags();
  };
  CHECK(with_groups(10, {65, Age::open}).empty());
  CHECK(with_groups(14, {65, Age::open}) == Flags{"sum_of_parts 1.1"});
  CHECK(with_groups(14, {70, Age::open}).empty());  // 65-69 is missing
  CHECK(with_groups(14, {65, 80}).empty());         // no open end
}

TEST_CASE("age groups that stand beside finer ones: whichever make a row are added up") {
  Figures figures("population");
  figures.add("2020", 100).add("2020", 30, Sex::total, {0, 14});
  figures.add("2020", 10, Sex::total, {0, 4}).add("2020", 60, Sex::total, {15, 64});
  figures.add("2020", 14, Sex::total, {65, Age::open});
  CHECK(figures.flags() == Flags{"sum_of_parts 1.1"});
}

TEST_CASE("a leap of 99 percent, up or down, is flagged; small counts and zeros are not") {
  CHECK(Figures("refugees").add("2019", 5'000).add("2020", 5'000'000).flags() ==
        Flags{"jump_99_percent 2.1"});
  CHECK(Figures("refugees").add("2019", 5'000).add("2020", 50).flags() ==
        Flags{"jump_99_percent 2.1"});
  CHECK(Figures("refugees").add("2019", 900).add("2020", 9).flags().empty());
  CHECK(Figures("refugees").add("2019", 0).add("2020", 900'000).flags().empty());
  CHECK(Figures("refugees").add("2019", 5'000).add("2020", 51).flags().empty());
  CHECK(Figures("gdp_growth").add("2019", 5'000).add("2020", 5).flags().empty());
}

TEST_CASE("years are compared with years, quarters with quarters, one sex with itself") {
  CHECK(Figures("refugees")
            .add("2019", 400'000)
            .add("2019-Q4", 1'000)
            .add("2020", 400'000)
            .add("2020-Q1", 1'000)
            .flags()
            .empty());
  CHECK(Figures("refugees")
            .add("2019", 400'000)
            .add("2019", 1'000, Sex::female)
            .add("2020", 400'000)
            .add("2020", 5, Sex::female)
            .flags() == Flags{"jump_99_percent 4.1"});
}

TEST_CASE("the same figure ten years running is told once") {
  Figures figures("refugees"), nine("refugees"), small("refugees");
  for (int year = 2000; year < 2013; ++year) {
    figures.add(std::to_string(year), 4'321);
    small.add(std::to_string(year), 99);
    if (year < 2009) nine.add(std::to_string(year), 4'321);
  }
  CHECK(figures.flags() == Flags{"carried_forward 10.1"});
  CHECK(nine.flags().empty());
  CHECK(small.flags().empty());
}

TEST_CASE("an estimate outside its own interval; a year to come that is no forecast") {
  Figures estimate("refugees");
  estimate.interval = Interval{10, 20};
  CHECK(estimate.add("2019", 15).add("2020", 21).add("2021", 9).flags() ==
        Flags{"outside_interval 2.1", "outside_interval 3.1"});
  Figures ahead("population");
  ahead.add("2026", 1).add("2027", 2);
  ahead.status = 'F';
  CHECK(ahead.add("2050", 3).flags() == Flags{"not_yet 2.1"});
}

TEST_CASE("a missing figure is no figure: nothing is said of it") {
  CHECK(flags_in(stock + "MYS,MYS,2020,,,\n").empty());
}

TEST_CASE("more people than the population: of the store, the nearest year within five") {
  ScratchWorkspace store;
  REQUIRE(
      store.load(wdi + "SP.POP.TOTL,TUV,Tuvalu,2017,10000\nSP.POP.TOTL,FJI,Fiji,2017,900000\n"));
  const auto report = store.load(stock +
                                 "FJI,TUV,2020,,,11001\nFJI,TUV,2015,,,11000\n"
                                 "FJI,TUV,2023,,,50000\nTUV,FJI,2020,,,11001\n");
  REQUIRE(report.has_value());
  REQUIRE(report->flags.size() == 2);
  CHECK(report->flags[0].reason == "11,001 persons; the population of TUV in 2017 was 10,000");
  CHECK(report->flagged_by_check.at("stock_above_population") == 2);
  CHECK(store.count("SELECT number FROM flag_count") == 2);
}

TEST_CASE("more people than the population: of the same file, also on trial") {
  ScratchWorkspace store;
  const auto report = store.load(wdi +
                                     "SM.POP.REFG,TUV,Tuvalu,2021,20000\n"
                                     "SP.POP.TOTL,TUV,Tuvalu,2021,10000\n",
                                 {.dry_run = true});
  REQUIRE(report.has_value());
  CHECK(report->flagged_by_check.at("stock_above_population") == 1);
}

TEST_CASE("of several publishers' populations the largest of a year counts, the nearest year") {
  PopulationSizes sizes;
  for (const auto& [year, persons] :
       {std::pair{2000, 5.0}, {2010, 8.0}, {2010, 9.0}, {2012, 7.0}}) {
    sizes.add(Place("TUV"), {year, persons});
  }
  sizes.arrange();
  const auto near = [&](int year) {
    const auto* found = nearest(sizes.of(Place("TUV")), year);
    return found == nullptr ? 0 : found->persons;
  };
  CHECK(near(2010) == 9);
  CHECK(near(2011) == 9);
  CHECK(near(2017) == 7);
  CHECK(near(2018) == 0);
  CHECK(near(1994) == 0);
  CHECK(nearest(sizes.of(Place("FJI")), 2010) == nullptr);
}

TEST_CASE("UNHCR's file: 60 figures of people in their own country, none below zero") {
  auto flags = flags_in_file("05_displacement/unhcr_population.csv");
  if (flags.empty()) return;
  CHECK(flags["origin_is_destination"] == 60);
  CHECK(flags["negative"] == 0);
  CHECK(flags["jump_99_percent"] == 413);
  CHECK(flags["carried_forward"] == 19);
}

TEST_CASE("UN DESA's file: the sexes make the total everywhere; 80 leaps among 231,471 figures") {
  const auto flags = flags_in_file("02_migrant_stock_flow/undesa_2020_bilateral_by_sex.csv");
  if (flags.empty()) return;
  CHECK(flags == std::map<std::string, std::int64_t>{{"jump_99_percent", 80}});
}

TEST_CASE("World Bank's files: five costs below zero; Oman's GDP of 1964 in millions") {
  auto costs = flags_in_file("04_remittances/rpw_corridor_costs_2011Q1_2020Q3.csv");
  if (costs.empty()) return;
  CHECK(costs == std::map<std::string, std::int64_t>{{"negative_cost", 5}});
  CHECK(flags_in_file("03_wdi/gdp_panel_1960_2023.csv.gz")["jump_99_percent"] == 2);
}

}  // namespace corridor::plausibility_test
