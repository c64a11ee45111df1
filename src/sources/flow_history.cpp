#include "sources/flow_history.h"

#include "base/csv.h"
#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <unordered_map>

namespace corridor {
namespace flow_history_parts {
namespace {

constexpr std::size_t most_places = 2000;
constexpr std::size_t most_flows = 100'000'000;  // of all periods together

/// A row before the number of places is known.
struct Row {
  std::uint32_t origin, destination;
  std::uint64_t line;
  std::size_t first_value;
};

class Reading {
 public:
  Reading(const std::string& file, std::string_view text)
      : file_(file), csv_(file, text, csv_separator(text)) {}

  Result<FlowHistory> read() {
    TRY(csv_.read_header());
    origin_ = csv_.column("orig");
    destination_ = csv_.column("dest");
    if (origin_ < 0 || destination_ < 0) {
      return fail(csv_.error_at(0, "expected columns orig and dest, saw none",
                                "The columns are orig,dest,f1990,f1995 and so on."));
    }
    const bool long_form = csv_.column("year0") >= 0 && csv_.column("da_pb_closed") >= 0;
    TRY(long_form ? read_long() : read_wide());
    if (rows_.empty()) {
      return fail(
          csv_.error_at(0, "expected rows below the header, saw none", "Is the file complete?"));
    }
    return long_form ? lay_out_long() : lay_out_wide();
  }

 private:
  Result<void> read_wide() {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < csv_.header().size(); ++i) {
      const auto& name = csv_.header()[i];
      const auto year = name.starts_with('f') ? parse_integer(name.substr(1)) : std::nullopt;
      if (!year || *year < 1000 || *year > 2999) continue;
      if (!table_.years.empty() && table_.years.back() >= *year) {
        return fail(csv_.error_at(
            i, fmt::format("expected a later year than {}, saw {}", table_.years.back(), *year),
            "Put the periods in order, the oldest first."));
      }
      table_.years.push_back(static_cast<int>(*year));
      columns.push_back(i);
    }
    if (columns.empty()) {
      return fail(csv_.error_at(0, "expected a column of flows such as f1990, saw none",
                                "Name each column of flows f and the year its period begins in."));
    }
    while (TRY(csv_.next())) {
      TRY(begin_row(values_.size()));
      for (const std::size_t column : columns) values_.push_back(TRY(persons(column)));
    }
    return {};
  }

  Result<void> read_long() {
    const int year = csv_.column("year0"), sex = csv_.column("sex");
    const auto flow = static_cast<std::size_t>(csv_.column("da_pb_closed"));
    while (TRY(csv_.next())) {
      if (sex >= 0 && field(sex) != "total") continue;
      const auto number = parse_integer(trim(field(year)));
      if (!number) {
        return fail(csv_.error_at(static_cast<std::size_t>(year),
                                  fmt::format("expected a year, saw \"{}\"", field(year)),
                                  "Write four digits, such as 2015."));
      }
      TRY(begin_row(values_.size()));
      row_years_.push_back(static_cast<int>(*number));
      values_.push_back(TRY(persons(flow)));
    }
    return {};
  }

  Result<void> begin_row(std::size_t first_value) {
    const auto origin = TRY(place(origin_)), destination = TRY(place(destination_));
    if (origin == destination) {
      return fail(
          csv_.error_at(static_cast<std::size_t>(destination_),
                        fmt::format("expected two places, saw {} twice", table_.places[origin]),
                        "People who stay are no flow: leave the row out."));
    }
    rows_.push_back({origin, destination, csv_.line(), first_value});
    return {};
  }

  Result<std::uint32_t> place(int column) {
    const std::string code(trim(field(column)));
    if (code.empty()) {
      return fail(csv_.error_at(static_cast<std::size_t>(column),
                                "expected a code of a place, saw nothing",
                                "Write a code in every row."));
    }
    const auto [found, is_new] =
        places_.emplace(code, static_cast<std::uint32_t>(table_.places.size()));
    if (is_new) table_.places.push_back(code);
    if (table_.places.size() > most_places) {
      return fail({ErrorKind::limit,
                   fmt::format("expected at most {} places", most_places),
                   {file_, csv_.line(), 0},
                   "Forecast a part of them."});
    }
    return found->second;
  }

  Result<double> persons(std::size_t column) {
    const auto written = trim(csv_.field(column));
    const auto number = parse_number(written);
    if (!number || *number < 0) {
      return fail(
          csv_.error_at(column, fmt::format("expected a number of people, saw \"{}\"", written),
                        "Flows are not below zero; one that is not known cannot be left empty."));
    }
    return *number;
  }

  /// Every ordered pair once; the lines on which they stand are of no more use then.
  Result<void> check_pairs() const {
    const std::size_t count = table_.places.size();
    std::vector<std::uint64_t> line_of(count * count, 0);
    for (const auto& row : rows_) {
      auto& line = line_of[row.origin * count + row.destination];
      if (line != 0) return fail(twice(row, line));
      line = row.line;
    }
    for (std::size_t cell = 0; cell < line_of.size(); ++cell) {
      if (line_of[cell] != 0 || cell / count == cell % count) continue;
      return fail({ErrorKind::invalid,
                   fmt::format("expected {} pairs of {} places, saw {}; missing is, for one, {} "
                               "to {}",
                               count * (count - 1), count, rows_.size(),
                               table_.places[cell / count], table_.places[cell % count]),
                   {file_},
                   "Write 0 where nobody moved: missing is not zero."});
    }
    return {};
  }

  Result<void> make_room() {
    const std::size_t cells = table_.places.size() * table_.places.size();
    if (cells * table_.years.size() > most_flows) {
      return fail({ErrorKind::limit,
                   fmt::format("expected at most {} flows, saw {} places and {} periods",
                               most_flows, table_.places.size(), table_.years.size()),
                   {file_},
                   "Leave out places or periods."});
    }
    table_.periods.assign(table_.years.size(), std::vector<double>(cells, 0));
    return {};
  }

  Result<FlowHistory> lay_out_wide() {
    TRY(check_pairs());
    TRY(make_room());
    const std::size_t count = table_.places.size();
    for (const auto& row : rows_) {
      for (std::size_t t = 0; t < table_.periods.size(); ++t) {
        table_.periods[t][row.origin * count + row.destination] = values_[row.first_value + t];
      }
      table_.pairs.emplace_back(row.origin, row.destination);
    }
    return std::move(table_);
  }

  Result<FlowHistory> lay_out_long() {
    const std::size_t count = table_.places.size();
    table_.years = row_years_;
    std::sort(table_.years.begin(), table_.years.end());
    table_.years.erase(std::unique(table_.years.begin(), table_.years.end()), table_.years.end());
    TRY(make_room());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const auto at = std::lower_bound(table_.years.begin(), table_.years.end(), row_years_[i]);
      const auto period = static_cast<std::size_t>(at - table_.years.begin());
      table_.periods[period][rows_[i].origin * count + rows_[i].destination] =
          values_[rows_[i].first_value];
    }
    return std::move(table_);
  }

  Error twice(const Row& row, std::uint64_t before) const {
    return {ErrorKind::invalid,
            fmt::format("{} to {} stands here and in line {}", table_.places[row.origin],
                        table_.places[row.destination], before),
            {file_, row.line, 0},
            "Keep the row that is right."};
  }

  std::string_view field(int column) const { return csv_.field(static_cast<std::size_t>(column)); }

  std::string file_;
  CsvReader csv_;
  int origin_ = -1, destination_ = -1;
  FlowHistory table_;
  std::unordered_map<std::string, std::uint32_t> places_;
  std::vector<Row> rows_;
  std::vector<int> row_years_;
  std::vector<double> values_;
};

}  // namespace
}  // namespace flow_history_parts

Result<FlowHistory> read_flow_history(const std::string& file, std::string_view text) {
  return flow_history_parts::Reading(file, text).read();
}

}  // namespace corridor
