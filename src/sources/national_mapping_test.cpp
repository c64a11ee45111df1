#include "sources/national_mapping.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor::national_mapping_test {
namespace {

constexpr std::string_view head =
    "corridor_mapping: 1\npublisher: P\ndataset: d\ntitle: T\nversion: \"1\"\nlicence: L\n";
constexpr std::string_view good =
    "fixed: {place: FRA, period: 2020}\nvalues: [{column: n, indicator: population}]\n";

Error error_of(std::string_view rest) {
  const auto mapping = parse_mapping("m.yml", std::string(head) + std::string(rest));
  REQUIRE_FALSE(mapping.has_value());
  CHECK(mapping.error().where.file == "m.yml");
  return mapping.error();
}

}  // namespace

TEST_CASE("a mapping is known by its first key, whatever stands above it") {
  CHECK(is_mapping("corridor_mapping: 1\n"));
  CHECK(is_mapping("\xEF\xBB\xBF# made by hand\n\n---\ncorridor_mapping : 1"));
  CHECK_FALSE(is_mapping("publisher: x\ncorridor_mapping: 1\n"));
  CHECK_FALSE(is_mapping("corridor_mapping_of: 1\n"));
  CHECK_FALSE(is_mapping("<Structure/>"));
  CHECK_FALSE(is_mapping(""));
  CHECK(parse_mapping("m.yml", std::string(head) + std::string(good)).has_value());
}

TEST_CASE("a wrong key is told at its line and column, with the right one") {
  const Error top = error_of("colums: []\n" + std::string(good));
  CHECK(top.message == "no key is called \"colums\" here");
  CHECK(top.hint == "Did you mean columns?");
  CHECK(top.where.line == 7);
  CHECK(top.where.column == 1);
  const Error file = error_of("file: {seperator: \";\"}\n" + std::string(good));
  CHECK(file.hint == "Did you mean separator?");
  CHECK(file.where.column == 8);
  const Error column = error_of("columns:\n  - {column: a, gives: place, sheme: iso2}\n");
  CHECK(column.hint == "Did you mean scheme?");
  CHECK(column.where.line == 8);
  CHECK(error_of("values: [{colum: n}]\n").hint.contains("column"));
}

TEST_CASE("a wrong word is told with the near ones") {
  const auto column = [](std::string_view keys) {
    return error_of("columns:\n  - {column: a, " + std::string(keys) + "}\n");
  };
  CHECK(column("gives: plaice").hint == "Did you mean place?");
  CHECK(column("gives: place, scheme: iso4").hint.contains("iso3"));
  CHECK(column("gives: place, scheme: own").message.contains("country"));
  CHECK(column("gives: place, country: Atlantis").message.contains("no country"));
  CHECK(column("gives: place, language: qq").message.contains("no language"));
  CHECK(column("gives: period, format: dd.mm").message.contains("has no yyyy"));
  CHECK(column("gives: sex, format: yyyy").message == "\"format\" does not go with gives: sex");
  CHECK(column("gives: dimension").message.contains("name"));
  const Error meaning = column("gives: sex, meanings: {M: man}");
  CHECK(meaning.message == "\"man\" is no sex");
  CHECK(meaning.where.line == 8);
  const Error indicator =
      error_of("fixed: {place: FRA, period: 2020}\nvalues: [{column: n, indicator: populatoin}]\n");
  CHECK(indicator.hint.starts_with("Did you mean population?"));
  CHECK(error_of("file: {encoding: utf-9}\n" + std::string(good)).hint.contains("utf-8"));
  CHECK(error_of("file: {separator: x}\n" + std::string(good)).message.contains("separator"));
  CHECK(error_of("file: {marks: {p: ZZ}}\n" + std::string(good)).message.contains("status"));
  CHECK(error_of("file: {decimal: \",\", thousands: \",\"}\n" + std::string(good))
            .message.contains("decimal mark"));
  CHECK(error_of("new_indicators: {population: P}\n" + std::string(good))
            .message.contains("already"));
}

TEST_CASE("every figure needs a place, a period and an indicator, each told once") {
  CHECK(error_of("values: [{column: n, indicator: population, fixed: {place: FRA}}]\n").message ==
        "nothing gives the period of these figures");
  CHECK(error_of("fixed: {place: FRA, period: 2020}\nvalues: [{column: n}]\n").message ==
        "nothing gives the indicator of these figures");
  CHECK(error_of("columns: [{column: a, gives: place}]\n" + std::string(good)).message ==
        "place is told 2 times for these figures");
  CHECK(error_of("fixed: {place: FRA, period: 2020, sex: male}\nvalues:\n  - column: n\n    "
                 "indicator: population\n    fixed: {sex: male}\n")
            .message == "sex is told 2 times for these figures");
  const Error origin = error_of(
      "fixed: {place: FRA, period: 2020}\nvalues: [{column: n, indicator: migrant_stock}]\n");
  CHECK(origin.message ==
        "migrant_stock is about an origin and a place, and the mapping gives no origin");
  CHECK(origin.hint.contains("_W"));
  CHECK(error_of("fixed: {place: FRA, period: 2020, origin: BGD}\n" + std::string(good.substr(34)))
            .message.contains("is about one place"));
}

TEST_CASE("rows of headings stand above the figures") {
  const auto across = [](std::string_view file, std::string_view row) {
    return fmt::format(
        "file: {{{}}}\nfixed: {{place: FRA}}\nvalues:\n  - from: B\n    to: C\n    "
        "indicator: population\n    across: [{{{}gives: period}}]\n",
        file, row);
  };
  CHECK(error_of(across("header_row: 2", "row: 5, ")).message.contains("above row 3, saw 5"));
  CHECK(error_of(across("header_row: 0", "")).message.contains("row"));
  CHECK(error_of(across("header_row: 3, first_row: 2", "")).message.contains("whole number"));
  const auto mapping =
      parse_mapping("m.yml", std::string(head) + across("header_row: [4, 3]", "row: 1, "));
  REQUIRE(mapping.has_value());
  CHECK(mapping->header_rows == std::vector<std::uint32_t>{3, 4});
  CHECK(mapping->first_row == 5);
}

TEST_CASE("forms of periods, of numbers and of lists") {
  CHECK(parse_period_as("31.12.2020", "dd.mm.yyyy")->text() == "2020-12-31");
  CHECK(parse_period_as("3/2020", "mm/yyyy")->text() == "2020-03");
  CHECK(parse_period_as("31.12.2020", "31.12.yyyy")->text() == "2020");
  CHECK(parse_period_as("2020–21", "yyyy???")->text() == "2020");
  CHECK(parse_period_as("3. Quartal 2020", "q. Quartal yyyy")->text() == "2020-Q3");
  CHECK(parse_period_as("2015/2020", "yyyy/yyyy")->text() == "2015-01-01/P5Y");
  for (const auto wrong : {"31.13.2020", "1.1.20", "1.1.2020 ", "", "x"}) {
    CHECK_FALSE(parse_period_as(wrong, "dd.mm.yyyy").has_value());
  }
  const NumberForm german{.decimal = ",", .thousands = "."};
  const auto value = [&](std::string_view text) {
    const auto number = read_national_number(text, false, german);
    return number.malformed ? "malformed" : std::to_string(number.value);
  };
  CHECK(value("1.234.567,5") == "1234567.500000");
  CHECK(value("-0,5") == "-0.500000");
  CHECK(value("−7") == "-7.000000");
  for (const auto wrong :
       {"1.5", "1234.567", "12.34", "1,2,3", "1.234,5.6", ",", "1e5", "-", "0x1"}) {
    CAPTURE(wrong);
    CHECK(value(wrong) == "malformed");
  }
  CHECK(read_national_number("1.5", true, german).value == 1.5);
  CHECK(read_national_number("12,34,567", false, {.thousands = ","}).value == 1234567);
  CHECK(read_national_number("5r*", false, {.marks = {{"*", 0}, {"r", 'B'}}}).status == 'B');
  CHECK(error_of("columns: {column: a}\n" + std::string(good)).message.contains("expected a list"));
}

}  // namespace corridor::national_mapping_test
