#include "report/runs_report.h"

#include <doctest/doctest.h>

namespace corridor::runs_report_test {
namespace {

RunRecord run_with(std::string cost, std::string findings) {
  RunRecord run{.model = "remittance_kept"};
  run.settings.set("cost_percent", std::move(cost));
  run.findings = std::move(findings);
  return run;
}

TEST_CASE("two runs are compared by their values, not by the units behind them") {
  const auto first =
      run_with("6.5", "finding,value,unit\nSent,2400,US$\n\"Arrives, all\",2244,US$\n");
  const auto second =
      run_with("3", "finding,value,unit\nSent,2400,US$\n\"Arrives, all\",2328,US$\n");
  const auto table = compare_runs_table(first, second);
  REQUIRE(table.rows.size() == 2);
  CHECK(std::get<std::string>(table.rows[0][1].value) == "cost_percent");
  CHECK(std::get<std::string>(table.rows[1][1].value) == "Arrives, all (US$)");
  CHECK(std::get<double>(table.rows[1][2].value) == 2244);
  CHECK(std::get<double>(table.rows[1][3].value) == 2328);
}

TEST_CASE("findings without a column of values are compared by their last") {
  const auto table = compare_runs_table(run_with("1", "year,sex,people\n2030,female,7\n"),
                                        run_with("1", "year,sex,people\n2030,female,8\n"));
  REQUIRE(table.rows.size() == 1);
  CHECK(std::get<std::string>(table.rows[0][1].value) == "2030, female");
  CHECK(std::get<double>(table.rows[0][3].value) == 8);
}

}  // namespace
}  // namespace corridor::runs_report_test
