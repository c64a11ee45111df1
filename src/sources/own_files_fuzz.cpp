// Files that people write themselves, over arbitrary text: answers, levels, measured tables,
// corridor costs and assessments. The first byte says which. What is read keeps its promises:
// answers are within their range, places are known, and an assessment reads back as it is written.

#include "base/check.h"
#include "base/yaml.h"
#include "sources/assessment_file.h"
#include "sources/corridor_costs.h"
#include "sources/measured_table.h"
#include "sources/policy_answers.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace corridor {
namespace {

using Kind = MeasuredColumn::Kind;
constexpr std::array<MeasuredColumn, 7> columns{{
    {.name = "place", .kind = Kind::place, .meaning = "where", .needed = true, .in_key = true},
    {.name = "year", .kind = Kind::period, .meaning = "when", .in_key = true},
    {.name = "sex", .kind = Kind::sex, .meaning = "female, male or total"},
    {.name = "kind", .kind = Kind::word, .meaning = "fatal or not", .words = "fatal non_fatal"},
    {.name = "group", .kind = Kind::text, .meaning = "any"},
    {.name = "cases", .meaning = "how many", .lowest = 0, .highest = 100},
    {.name = "open", .kind = Kind::truth, .meaning = "whether people can reach it"},
}};

void read_answers(std::string_view text) {
  const auto file = read_policy_answers("fuzz", text);
  if (!file) return;
  for (const auto& place : file->places) {
    for (std::size_t i = 0; i < policy_question_count; ++i) {
      const int worth = place.half_points[i].value_or(0);
      ENSURE(worth >= 0 && worth <= 2, "an answer is worth 0 to 2 halves");
      ENSURE(worth != 1 || i < questions_per_domain, "halves are of the first domain");
    }
  }
}

void read_levels(std::string_view text) {
  const auto levels = read_policy_levels("fuzz", text);
  if (!levels) return;
  for (const auto& one : *levels) {
    ENSURE(one.overall >= 0 && one.overall <= 4, "a level is 1 to 4, or none");
    for (const int level : one.by_domain) ENSURE(level >= 0 && level <= 4, "so are domains'");
  }
}

void read_table(std::string_view text) {
  const auto table = MeasuredTable::read("fuzz", text, columns);
  if (!table) {
    ENSURE(!table.error().message.empty() && !table.error().hint.empty(), "an error helps");
    return;
  }
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const double cases = table->number(row, "cases").value_or(0);
    ENSURE(cases >= 0 && cases <= 100, "a number keeps its bounds");
  }
}

void read_costs(std::string_view text) {
  static_cast<void>(is_corridor_costs(text));
  const auto costs = read_corridor_costs("fuzz", text);
  if (!costs) return;
  for (const auto& cost : *costs) ENSURE(!cost.period.empty(), "a cost has a period");
}

void read_own_assessment(std::string_view text) {
  const auto assessment = read_assessment("fuzz", text);
  if (!assessment) return;
  const std::string written = write_assessment(*assessment);
  if (written.size() > YamlDocument::largest_bytes) return;
  const auto again = read_assessment("fuzz", written);
  ENSURE(again.has_value(), "what is written reads back");
  ENSURE(write_assessment(*again) == written, "and is the same");
  ENSURE(!assessment->place.empty(), "a place is named");
}

constexpr std::array readers{read_answers, read_levels, read_table, read_costs,
                             read_own_assessment};

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data), size);
  // "0" to "4": the digit in front of each seed.
  const auto index = static_cast<std::size_t>(data[0]) % corridor::readers.size();
  corridor::readers[(index + 2) % corridor::readers.size()](std::string_view(text).substr(1));
  return 0;
}
