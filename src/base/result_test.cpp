#include "base/result.h"

#include <array>
#include <set>
#include <tuple>

#include <doctest/doctest.h>

namespace corridor::result_test {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return fail({ErrorKind::invalid, "expected an even number"});
  return number / 2;
}

Result<int> quarter(int number) { return TRY(half(TRY(half(number)))); }

}  // namespace

TEST_CASE("the error table: exit codes and HTTP statuses that scripts depend on") {
  using Row = std::tuple<ErrorKind, std::string_view, int, int>;
  constexpr std::array<Row, 9> table{{{ErrorKind::usage, "usage", 2, 400},
                                      {ErrorKind::not_found, "not_found", 3, 404},
                                      {ErrorKind::malformed, "malformed", 4, 422},
                                      {ErrorKind::invalid, "invalid", 5, 422},
                                      {ErrorKind::conflict, "conflict", 6, 409},
                                      {ErrorKind::limit, "limit", 7, 413},
                                      {ErrorKind::denied, "denied", 8, 403},
                                      {ErrorKind::io, "io", 9, 503},
                                      {ErrorKind::internal, "internal", 70, 500}}};
  std::set<int> codes;
  for (const auto& [kind, name, exit_code, http] : table) {
    CHECK(name_of(kind) == name);
    CHECK(exit_code_of(kind) == exit_code);
    CHECK(http_status_of(kind) == http);
    codes.insert(exit_code);
  }
  CHECK(codes.size() == table.size());
  CHECK_FALSE(codes.contains(0));
}

TEST_CASE("TRY hands on the value or the error, also one inside another") {
  CHECK(quarter(8) == 2);
  CHECK(quarter(6).error().message == "expected an even number");
  CHECK(quarter(7).error().kind == ErrorKind::invalid);
}

TEST_CASE("an error as a person reads it") {
  CHECK(describe({ErrorKind::usage, "no"}) == "corridor: no\n");
  CHECK(describe({ErrorKind::malformed, "expected x, saw y", {"f.csv", 3, 2}, "Do z."}) ==
        "corridor: f.csv:3:2: expected x, saw y\n  Do z.\n");
  CHECK(describe({ErrorKind::io, "gone", {"f.csv"}}) == "corridor: f.csv: gone\n");
}

TEST_CASE("an error as a program reads it") {
  CHECK(to_json({ErrorKind::malformed, "say \"x\"", {"f.csv", 3, 2}, "h"}) ==
        R"({"kind":"malformed","message":"say \"x\"",)"
        R"("where":{"file":"f.csv","line":3,"column":2},"hint":"h"})");
}

}  // namespace corridor::result_test
