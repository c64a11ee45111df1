#include "report/render_days.h"

#include <string>

#include <doctest/doctest.h>

namespace corridor::render_days_test {

TEST_CASE("days and months are found in a sentence, and nothing of it is lost") {
  const std::string_view text = "Known to 2022-08, read on 2026-11-30.";
  std::string whole, days;
  for (const auto& run : day_runs(text)) {
    whole += run.text;
    if (run.is_day) days.append(run.text).append(";");
  }
  CHECK(whole == text);
  CHECK(days == "2022-08;2026-11-30;");
}

TEST_CASE("ranges of years, numbers and parts of longer ones are no days") {
  for (const auto* text : {"2019-2020", "2015-2025 plan", "12022-08", "2022-081", "No. 97", ""}) {
    CAPTURE(text);
    for (const auto& run : day_runs(text)) CHECK_FALSE(run.is_day);
  }
  CHECK(is_day("2022-08"));
  CHECK_FALSE(is_day("2022-8"));
}

}  // namespace corridor::render_days_test
