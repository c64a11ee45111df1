#include "evidence/claims/parser.h"

#include "evidence/claims/check_units.h"
#include "evidence/claims/definitions.h"
#include "evidence/claims/settle.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor::parser_test {
namespace {

ClaimVocabulary vocabulary() {
  return {.derived = [](std::string_view name) -> std::optional<DerivedMeaning> {
            if (name == "migrant_share") {
              return DerivedMeaning{"migrant_stock / population", "percent of population"};
            }
            if (name == "refugees_each") {
              return DerivedMeaning{"refugees / population", "per 1,000 people"};
            }
            if (name == "circle") return DerivedMeaning{"circle + 1"};
            if (name == "broken") return DerivedMeaning{"refugees / nothing_known"};
            return std::nullopt;
          },
          .has_series = [](std::string_view code) { return code == "AB.CD/EF"; },
          .names = {"migrant_share"}};
}

/// The canonical text of what a claim says; of a wrong one "column: message | hint".
std::string read(std::string_view text) {
  auto claim = parse_claim(text, vocabulary());
  std::vector<std::string> notes;
  auto settled = claim ? settle(*claim, notes) : fail(claim.error());
  if (settled) settled = check_units(*claim);
  if (settled) return text_of(*claim);
  const Error& error = settled.error();
  return fmt::format("{}: {}{}{}", error.where.column, error.message,
                     error.hint.empty() ? "" : " | ", error.hint);
}

/// The two texts say the same.
void alike(std::string_view written, std::string_view formal) {
  CAPTURE(written);
  CHECK(read(written) == formal);
  CHECK(read(formal) == formal);
}

void refused(std::string_view text, std::string_view beginning) {
  const std::string said = read(text);
  CAPTURE(said);
  CHECK(said.starts_with(beginning));
}

}  // namespace

TEST_CASE("plain English and formal words say the same") {
  alike("share of migrants in world population in 2020 < 4 %",
        "share of migrant_stock in _W in 2020 in population in _W in 2020 < 4 %");
  alike("remittances_received / gdp in NPL in 2021 > 20 %",
        "remittances_received in NPL in 2021 / gdp in NPL in 2021 > 20 %");
  alike(
      "remittances received as a share of gross domestic product in Nepal in 2021 is more than "
      "20 percent",
      "share of remittances_received in NPL in 2021 in gdp in NPL in 2021 > 20 %");
  alike("migrants from Bangladesh to Malaysia in 2020 between 400 thousand and 450 thousand people",
        "migrant_stock from BGD to MYS in 2020 between 400000 persons and 450 thousand persons");
  alike("Refugees in the United States of America in 2024 are fewer than 1,000,000",
        "refugees in USA in 2024 < 1000000");
  alike("female migrants in DEU in 2020 > 5 million",
        "migrant_stock in DEU in 2020 by sex female > 5 million");
  alike("share of women among migrants in DEU in 2020 is about half",
        "share of migrant_stock in DEU in 2020 by sex female in migrant_stock in DEU in 2020 "
        "between 45 % and 55 %");
  alike("refugees in low-income countries in 2024 exceed refugees in high-income countries",
        "refugees in WB_L in 2024 > refugees in WB_H in 2024");
}

TEST_CASE("functions") {
  alike("change of refugees in LBN from 2010 to 2020 > 0",
        "change of refugees in LBN from 2010 to 2020 > 0");
  alike("growth in refugees in LBN between 2010 and 2020 > 20 %",
        "growth of refugees in LBN from 2010 to 2020 > 20 %");
  alike("rank of DEU by migrant_stock in 2020 <= 5",
        "rank of DEU by migrant_stock in 2020 among countries <= 5");
  alike("rank of BGD as an origin by migrants in 2020 among SAARC = 2",
        "rank of BGD by migrant_stock in 2020 among origins in SAARC = 2");
  alike("median of remittance_cost from DEU in 2020-Q3 > 5 %",
        "median of remittance_cost from DEU in 2020-Q3 among corridors > 5 %");
  alike("average of migrant_stock in 2020 among ASEAN > 1 million",
        "mean of migrant_stock in 2020 among countries in ASEAN > 1 million");
  alike("largest origin of migrants in MYS in 2020 is Indonesia",
        "largest origin of migrant_stock in MYS in 2020 is IDN");
  alike("second largest destination of refugees from SYR in 2024 is not in the European Union",
        "2nd largest destination of refugees from SYR in 2024 is not in EU");
  alike("number of corridors with remittance_cost > 5 % in 2020-Q3 at least 100",
        "number of corridors with (remittance_cost in _W in 2020-Q3 > 5 %) >= 100");
  alike("share of countries in ECOWAS with remittances_received / gdp > 5 % in 2021 > half",
        "share of countries in ECOWAS with ((remittances_received in 2021 / gdp in 2021) > 5 %) > "
        "50 %");
  alike("most refugees in 2024 are hosted by low-income countries",
        "share of refugees in WB_L in 2024 in refugees in _W in 2024 > 50 %");
  alike("a minority of migrants in DEU in 2020 are women",
        "share of migrant_stock in DEU in 2020 by sex female in migrant_stock in DEU in 2020 < "
        "50 %");
  alike("most migrants from BGD in 2020 live in GCC",
        "share of migrant_stock from BGD to GCC in 2020 in migrant_stock from BGD in 2020 > 50 %");
}

TEST_CASE("numbers: scales, units, parts, tolerance") {
  alike("refugees in DEU in 2024 = 2.5 million", "refugees in DEU in 2024 = 2.5 million");
  alike("gdp in NPL in 2021 > US$ 30 billion", "gdp in NPL in 2021 > 30 billion US$");
  alike("gdp in NPL in 2021 > 30 bn dollars", "gdp in NPL in 2021 > 30 billion US$");
  alike("gdp per person in NPL in 2021 < 2,000", "gdp_per_capita_current in NPL in 2021 < 2000");
  alike("migrant_share in DEU in 2010 about 1 in 8",
        "migrant_stock in DEU in 2010 / population in DEU in 2010 between 11.25 % and 13.75 %");
  alike("refugees in LBN in 2013 almost 1 million",
        "refugees in LBN in 2013 between 900000 and 1000000");
  alike("migrant_share in DEU in 2010 about 4 % within 25 percent",
        "migrant_stock in DEU in 2010 / population in DEU in 2010 between 3 % and 5 %");
  alike("refugees_each in LBN in 2013 > 100 per 1,000 people",
        "refugees in LBN in 2013 / population in LBN in 2013 * 1000 per 1,000 people > 100 per "
        "1,000 people");
  alike("refugees per 1,000 people in LBN in 2013 > 100",
        "refugees in LBN in 2013 / population in LBN in 2013 * 1000 per 1,000 people > 100");
  alike("remittances_received per capita in NPL in 2021 > 100",
        "remittances_received in NPL in 2021 / population in NPL in 2021 > 100");
  alike("refugees in 2024 > twice refugees in 2010",
        "refugees in _W in 2024 > 2 * refugees in _W in 2010");
  alike("unemployment in ZAF in 2021 - unemployment in DEU in 2021 > 10 percentage points",
        "unemployment in ZAF in 2021 - unemployment in DEU in 2021 > 10 percentage points");
}

TEST_CASE("what is unsaid is taken from the figure behind, or else before; sex never") {
  alike("migrant_stock by sex female / migrant_stock in DEU in 2020 > 50 %",
        "migrant_stock in DEU in 2020 by sex female / migrant_stock in DEU in 2020 > 50 %");
  alike("migrant_stock in DEU in 2020 > migrant_stock in FRA",
        "migrant_stock in DEU in 2020 > migrant_stock in FRA in 2020");
  alike("refugees from SYR in TUR in 2020 / refugees from SYR > 50 %",
        "refugees from SYR to TUR in 2020 / refugees from SYR in 2020 > 50 %");
  alike("migrant_stock from BGD / population in 2010 > 4 %",
        "migrant_stock from BGD in 2010 / population in BGD in 2010 > 4 %");
  alike("(refugees + asylum_seekers) in DEU > 1 million in 2020",
        "refugees in DEU in 2020 + asylum_seekers in DEU in 2020 > 1 million");
  alike("refugees in 2020 < 50 million", "refugees in _W in 2020 < 50 million");
}

TEST_CASE("what is between parentheses behind in is no place") {
  alike("share of refugees in (population * 2) in 2010 < 4 %",
        "share of refugees in _W in 2010 in (population in _W in 2010 * 2) < 4 %");
  alike("share of refugees in DEU in 2020 in (1000 persons) < 4 %",
        "share of refugees in DEU in 2020 in (1000 persons) < 4 %");
}

TEST_CASE("ages and further dimensions, in the order in which figures have them") {
  alike("refugees aged 0-17 in DEU in 2020 > 5", "refugees in DEU in 2020 by age 0-17 > 5");
  alike("population by age 65+ of JPN in 2020 > 5", "population in JPN in 2020 by age 65+ > 5");
  alike("asylum_rejected by procedure G by level FI in 2024 > 5",
        "asylum_rejected in _W in 2024 by level FI by procedure G > 5");
  alike("refugees by location \"In a camp\" in 2024 > 5",
        "refugees in _W in 2024 by location \"In a camp\" > 5");
}

TEST_CASE("places by code, number and name; series by a publisher's code") {
  alike("refugees in 002 in 2020 > 5 million", "refugees in 002 in 2020 > 5 million");
  alike("refugees in \"1500\" in 2020 > 5 million", "refugees in \"1500\" in 2020 > 5 million");
  alike("population in DE-BY in 2020 > 1", "population in DE-BY in 2020 > 1");
  alike("population of Trinidad and Tobago in 2010 > 1 million",
        "population in TTO in 2010 > 1 million");
  alike("population of \"Côte d'Ivoire\" in 2010 > 1 million",
        "population in CIV in 2010 > 1 million");
  alike("SP.POP.TOTL in NPL in 2010 > 1 million", "population in NPL in 2010 > 1 million");
  alike("\"AB.CD/EF\" in NPL in 2010 > 1", "\"AB.CD/EF\" in NPL in 2010 > 1");
}

TEST_CASE("a wrong word is told with its column, what was expected, and what was meant") {
  refused("share of migrnts in world population in 2020 < 4 %",
          "10: expected a figure, a number or a function, saw \"migrnts\" | Did you mean migrants");
  refused("refugees in ATLANTIS in 2020 > 1", "13: expected a place or a year, saw \"ATLANTIS\"");
  refused("refugees in lbn in 2020 > 1",
          "13: expected a place, saw \"lbn\" | Codes are written in capitals: LBN.");
  refused("refugees in LBN in 2020", "24: expected a comparison");
  refused("refugees in LBN in 2020 > ",
          "27: expected a figure, a number or a function, and the "
          "claim ends here");
  refused("refugees in LBN in 2020 > 5 > 6", "29: expected the end of the claim, saw \">\"");
  refused("refugees in LBN in SYR in 2020 > 1", "17: the place is said twice");
  refused("(refugees in LBN in 2020 > 5", "26: expected \")\", saw \">\"");
  refused("refugees in 2020-Q9 > 5", "13: expected a period, saw \"2020-Q9\"");
  refused("change of refugees in LBN > 5", "11: expected the years from which to which");
  refused("refugees in LBN from 2010 to 2020 > 5", "1: a span of years belongs to a change");
  refused("change of refugees in LBN from 2020 to 2010 > 5", "27: 2010 is not after 2020");
  refused("population from BGD to MYS in 2020 > 5",
          "1: population is about one place, not about a corridor");
  refused("migrant_stock of DEU in 2020 > 5", "15: migrant_stock are from a place or in a place");
  refused("refugees by sex unicorn in 2020 > 5", "17: expected a sex, saw \"unicorn\"");
  refused("refugees § 4", "10: expected a comparison (<, >, =, between, about, is ...), saw \"§\"");
  refused("refugees in 'LBN", "13: a quotation without an end");
}

TEST_CASE("units that do not go together are told at the sign, and both are named") {
  refused("refugees + gdp in LBN in 2020 > 5", "10: persons cannot be added to US$");
  refused("share of refugees in gdp in LBN in 2020 > 5 %", "1: persons are no share of US$");
  refused("share of refugees in population in LBN in 2010 > 5",
          "50: percent and a plain number cannot be compared | Write it in percent: 4 %.");
  refused("migrant_share in DEU in 2010 > 5", "32: percent and a plain number cannot be compared");
  refused("refugees_each in LBN in 2013 > 5 %", "32: per 1,000 people and percent cannot");
  refused("refugees in LBN in 2020 + 5 > 5", "25: persons cannot be added to a plain number");
  refused("median of (rank of DEU by gdp in 2021) among ASEAN > 5",
          "12: a rank, median or count stands");
  refused("refugees in LBN in 2020 > 5 %", "27: persons and percent cannot be compared");
  refused("change of unemployment in ZAF from 2010 to 2020 > 5 %",
          "51: percentage points and percent cannot be compared");
  refused("largest origin of migrants in MYS in 2020 > 5", "1: a place is compared with a number");
  refused("refugees in LBN in 2020 is IDN", "1: a number is compared with a place");
  refused("sum of unemployment in 2021 among ASEAN > 5 %",
          "1: percent of labour force is not added up over places");
}

TEST_CASE("limits: 4 KB, 200 parts, 50 levels, and derived indicators that go in circles") {
  CHECK(parse_claim(std::string(5000, '1'), vocabulary()).error().kind == ErrorKind::limit);
  std::string chain = "1";
  for (int i = 0; i < 300; ++i) chain += "+1";
  CHECK(parse_claim(chain + "<4", vocabulary()).error().kind == ErrorKind::limit);
  const std::string open(60, '('), close(60, ')');
  const auto deep = parse_claim(open + "1" + close + "<4", vocabulary());
  CHECK(deep.error().kind == ErrorKind::limit);
  CHECK(parse_claim(std::string(40, '(') + "1" + std::string(40, ')') + "<4", vocabulary())
            .has_value());
  CHECK(parse_claim("circle in NPL in 2020 > 1", vocabulary()).error().kind == ErrorKind::limit);
  refused("broken in NPL in 2020 > 1", "1: the derived indicator broken is wrong");
  CHECK(parse_claim("\xff\xfe", vocabulary()).error().kind == ErrorKind::malformed);
}

TEST_CASE("every definition and derived indicator that ships is read, in the unit that it says") {
  const ClaimVocabulary ours{.derived = [](std::string_view name) -> std::optional<DerivedMeaning> {
    const auto* found = find_derived(name);
    if (found == nullptr) return std::nullopt;
    return DerivedMeaning{found->expression, found->unit};
  }};
  CHECK(derived_indicators().size() >= 10);
  for (const auto& definition : other_definitions()) {
    CAPTURE(definition.indicator);
    const Indicator* indicator = find_indicator(definition.indicator);
    REQUIRE(indicator != nullptr);
    auto instead = parse_quantity(definition.instead, ours);
    REQUIRE(instead.has_value());
    REQUIRE(check_units(*instead, definition.instead).has_value());
    CHECK(comparable(instead->unit, unit_of(indicator)).has_value());
    CHECK_FALSE(definition.differs.empty());
  }
}

}  // namespace corridor::parser_test
