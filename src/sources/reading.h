#pragma once
// What the readers of CSV files have in common: places looked up once a spelling, cells turned into
// numbers or reasons, and the row-by-row walk.

#include "base/csv.h"
#include "sources/source.h"
#include "vocabulary/gazetteer.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace corridor {

/// True when the header is exactly these names, in this order.
bool header_is(std::span<const std::string> header, std::string_view comma_separated);

/// A publisher's code of a series, fit to be kept as an indicator's id: SP.POP.TOTL.
bool is_series_code(std::string_view code);
/// What tells files of one shape apart: how a line begins that only one of them has.
struct Mark {
  std::string_view line;
  std::string_view meaning;
};
/// The meaning of the first mark that stands in the text; empty where none does.
std::string_view meaning_of_mark(std::string_view text, std::span<const Mark> marks);

/// Places as one publisher codes them. Each spelling is looked up once.
class PlaceReader {
 public:
  explicit PlaceReader(Scheme scheme) : scheme_(scheme) {}
  const std::optional<Place>& operator()(std::string_view written);

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  Scheme scheme_;
  std::unordered_map<std::string, std::optional<Place>, Hash, std::equal_to<>> known_;
};

/// A cell that should hold a number. Empty, "..", ".", "NA", "n/a" and "-" are missing; anything
/// else that is not a number is an error text for a rejection.
struct NumberCell {
  State state = State::missing;
  double value = 0;
  bool malformed = false;
};
NumberCell read_number(std::string_view text);
/// The product to the fifteen digits that a double holds for certain, without the noise behind
/// them: 7776.18 thousand are 7,776,180. Infinite where it is too large.
double scaled(double value, double scale);

/// One pass over a CSV file of one publisher: knows the sink and the current row, and turns cells
/// into observations or rejections.
class CsvPass {
 public:
  CsvPass(const SourceInput& input, Sink& sink) : csv_(input.name, input.text), sink_(sink) {}

  /// For files that leave out empty fields at the end of a record.
  void fill_short_records() { csv_.fill_short_records(); }

  /// Reads the header and calls `each` for every record; `each` returns Result<void>.
  template <class Each> Result<std::uint64_t> over_rows(Each each) {
    TRY(csv_.read_header());
    std::uint64_t rows = 0;
    while (TRY(csv_.next())) {
      ++rows;
      TRY(each());
    }
    return rows;
  }

  const CsvReader& csv() const { return csv_; }
  std::string_view field(std::size_t index) const { return csv_.field(index); }
  FileCell cell(std::size_t index) const {
    return {static_cast<std::uint32_t>(csv_.row()), static_cast<std::uint16_t>(index + 1)};
  }

  void reject(std::size_t index, std::string reason);
  void flag(std::size_t index, std::string_view check, std::string reason);
  /// The place in a field, or a rejection that names it.
  std::optional<Place> place(std::size_t index, PlaceReader& places);
  std::optional<Period> period(std::size_t index);
  /// Turns the number in a field into an observation with the given key; rejects what is not a
  /// number. Returns the value where there is one.
  std::optional<double> number(std::size_t index, const ObservationKey& key, double scale = 1,
                               Status status = 'A');
  /// The same for a figure of which the caller has set the key, the status and the interval.
  std::optional<double> figure(std::size_t index, Observation& figure, double scale = 1);

 private:
  CsvReader csv_;
  Sink& sink_;
};

/// Adds 4-digit years up to the latest one seen: a version where the file states none.
class LatestPeriod {
 public:
  void see(Period period) {
    if (period > latest_) latest_ = period;
  }
  std::string version(const std::string& stated) const {
    return !stated.empty() ? stated : latest_.empty() ? "undated" : latest_.text();
  }

 private:
  Period latest_;
};

}  // namespace corridor
