#include "sources/draft_preview.h"

#include "base/text.h"
#include "base/workbook.h"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

namespace corridor {
namespace {

constexpr std::size_t shown_figures = 6;

/// Takes the first figures and counts the rest.
class FirstSink : public Sink {
 public:
  void observe(const Observation& o) override {
    if (++figures <= shown_figures) first.push_back(o);
  }
  void reject(Rejection rejection) override {
    if (rejected++ == 0)
      reason = rejection.reason + " (row " + std::to_string(rejection.cell.row) + ")";
  }
  void flag(Flag) override {}

  std::vector<Observation> first;
  std::uint64_t figures = 0, rejected = 0;
  std::string reason;
};

std::string figure_as_understood(const Observation& o) {
  const auto& key = o.key;
  const auto place = key.place == unknown_place ? "?" : key.place.code();
  const auto period = key.period.text();
  std::string text =
      fmt::format("row {}, column {}: {}{}{}, {}", o.cell.row, letters_of_column(o.cell.column),
                  key.origin.code(), key.origin.empty() ? "" : " to ", place,
                  period == stand_in_year ? "?" : period);
  if (key.sex != Sex::total) text += fmt::format(", {}", name_of(key.sex));
  if (key.age != Age{}) text += fmt::format(", age {}", key.age.text());
  if (!key.dimensions.empty()) text += fmt::format(", {}", key.dimensions);
  return text + fmt::format(", {} = {}", key.indicator,
                            o.state == State::value ? format_shortest(o.value) : name_of(o.state));
}

}  // namespace

std::string in_comment(std::string_view text) {
  std::string out(clip(text, 160));
  std::ranges::replace_if(
      out, [](char c) { return c >= 0 && c < ' '; }, ' ');
  return out;
}

std::string first_figures(const SourceInput& input, const std::string& mapping) {
  const std::vector<Companion> companions{{"the draft", mapping}};
  const Source* source = find_source("national_table");
  FirstSink sink;
  const auto reading = source->read({input.name, input.text, "undated", companions}, sink);
  std::string out = "\n# The first figures as understood:\n";
  for (const auto& o : sink.first)
    out += fmt::format("#   {}\n", in_comment(figure_as_understood(o)));
  if (!reading) return out + fmt::format("# It does not load yet: {}\n", reading.error().message);
  out += fmt::format("# In all {} rows, {} figures, {} cells or rows rejected.\n", reading->rows,
                     sink.figures, sink.rejected);
  if (sink.rejected > 0) out += fmt::format("# The first because: {}\n", sink.reason);
  return out;
}

}  // namespace corridor
