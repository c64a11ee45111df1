#pragma once
// Observation: one figure, with everything that tells it from every other figure (its key) and
// everything a reader needs to judge it (its state, status, interval and place in the file).
//
// Whether an empty cell is an observation: it is, when the publisher shows the cell. It then has
// no value and a state that says why.

#include "base/result.h"
#include "vocabulary/period.h"
#include "vocabulary/place.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

enum class Sex : std::uint8_t { total, female, male, other, unknown };
std::string_view name_of(Sex sex);       // "total", "female", ...
std::string_view sdmx_code_of(Sex sex);  // "_T", "F", "M", "_O", "_U"
Result<Sex> parse_sex(std::string_view text);

/// Completed years from `from` to `to`, both included; {0, 999} is everybody.
struct Age {
  static constexpr int open = 999;
  int from = 0;
  int to = open;
  constexpr auto operator<=>(const Age&) const = default;
  /// People whose age nobody noted: a part of everybody, beside the ages that are known.
  static constexpr Age unknown() { return {-1, -1}; }
  /// "total", "0-4", "65+", "18", "unknown".
  std::string text() const;
};
Result<Age> parse_age(std::string_view text);

/// Whose count it is: for mirror statistics, where origin and destination each report the same
/// thing. `publisher` where neither did: a model, or an agency's own register.
enum class Reporter : std::uint8_t { publisher, origin, destination };
std::string_view name_of(Reporter reporter);

/// Why a figure has no value. Never confused with zero.
enum class State : std::uint8_t { value, missing, suppressed, not_applicable };
std::string_view name_of(State state);

/// Observation status, SDMX code list CL_OBS_STATUS: A normal, B break, E estimated, F forecast,
/// I imputed, P provisional, U low reliability, O missing, Q suppressed, M cannot exist ...
using Status = char;
/// A word for people; "not in the code list" has none.
std::optional<std::string_view> meaning_of_status(Status status);
/// The status that goes with a state where the publisher gives none.
Status default_status(State state);

struct Interval {
  double low = 0;
  double high = 0;
};

/// Row (the header is row 1, as a spreadsheet shows it) and column (from 1) in the file.
struct FileCell {
  std::uint32_t row = 0;
  std::uint16_t column = 0;
};

/// What tells one observation from another within an edition.
struct ObservationKey {
  std::string_view indicator;  // id in the indicator table; outlives the observation
  Place origin;                // empty where the figure is about one place
  Place place;                 // the destination of a corridor
  Period period;
  Sex sex = Sex::total;
  Age age = {};
  Reporter reporter = Reporter::publisher;
  std::string dimensions = {};  // further ones as "name=value", sorted, joined by ';'
};

struct Observation {
  ObservationKey key;
  State state = State::value;
  double value = 0;  // in the indicator's unit; meaningless unless state is `value`
  Status status = 'A';
  std::optional<Interval> interval = {};
  FileCell cell = {};
};

}  // namespace corridor
