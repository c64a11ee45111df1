#include "sources/corridor_costs.h"

#include "base/csv.h"
#include "base/text.h"
#include "sources/measured_table.h"
#include "sources/reading.h"

#include <fmt/core.h>

#include <set>
#include <unordered_map>

namespace corridor {
namespace {

constexpr std::size_t first_quarter = 2;  // column

/// 2011Q1 is 2011-Q1.
Result<Period> quarter_of(std::string_view written) {
  std::string text(trim(written));
  if (text.size() == 6 && text[4] == 'Q') text.insert(4, 1, '-');
  return Period::parse(text);
}

class CostsReader {
 public:
  CostsReader(const std::string& file, std::string_view text)
      : csv_(file, text, csv_separator(text)) {}

  Result<std::vector<MeanCost>> read() {
    TRY(csv_.read_header());
    const auto& header = csv_.header();
    if (header.size() <= first_quarter || header[0] != "sending" || header[1] != "receiving") {
      return fail(csv_.error_at(0, "expected the columns sending, receiving and quarters",
                                "Such as sending,receiving,2016Q3."));
    }
    for (std::size_t i = first_quarter; i < csv_.header().size(); ++i) {
      const auto period = quarter_of(csv_.header()[i]);
      if (!period) {
        return fail(csv_.error_at(
            i, fmt::format("expected a quarter, saw \"{}\"", csv_.header()[i]), "Write 2016Q3."));
      }
      periods_.push_back(*period);
    }
    while (TRY(csv_.next())) TRY(read_row());
    return std::move(costs_);
  }

 private:
  Result<Place> place(std::size_t column) {
    const std::string written(csv_.field(column));
    const auto known = places_.find(written);
    if (known != places_.end()) return known->second;
    auto found = place_written(written);
    if (!found) {
      Error error = found.error();
      error.where = csv_.error_at(column, {}).where;
      return fail(error);
    }
    return places_.emplace(written, *found).first->second;
  }

  Result<void> read_row() {
    const Place sending = TRY(place(0));
    const Place receiving = TRY(place(1));
    if (!seen_.insert({receiving, sending}).second) {
      return fail(csv_.error_at(0,
                                fmt::format("the corridor from {} to {} is given twice",
                                            sending.code(), receiving.code()),
                                "Keep the row that is right."));
    }
    for (std::size_t i = first_quarter; i < csv_.fields().size(); ++i) {
      const NumberCell cell = read_number(csv_.field(i));
      if (cell.malformed) {
        return fail(csv_.error_at(i, fmt::format("expected a number, saw \"{}\"", csv_.field(i)),
                                  "Leave the cell empty where there is none."));
      }
      if (cell.state != State::value) continue;
      costs_.push_back({{receiving, sending}, periods_[i - first_quarter], cell.value});
    }
    return {};
  }

  CsvReader csv_;
  std::vector<Period> periods_;
  std::set<Corridor> seen_;
  std::unordered_map<std::string, Place> places_;
  std::vector<MeanCost> costs_;
};

}  // namespace

bool is_corridor_costs(std::string_view text) {
  CsvReader csv("", text, csv_separator(text));
  if (!csv.read_header() || csv.header().size() <= first_quarter) return false;
  const auto& header = csv.header();
  return header[0] == "sending" && header[1] == "receiving" &&
         quarter_of(header[first_quarter]).has_value();
}

Result<std::vector<MeanCost>> read_corridor_costs(const std::string& file, std::string_view text) {
  return CostsReader(file, text).read();
}

}  // namespace corridor
