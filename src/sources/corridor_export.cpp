// Figures that Corridor exported as CSV, tidy or safe for spreadsheets (an apostrophe in front of
// what a spreadsheet would alter is taken away). One table becomes one edition, a selection: a
// table with figures of several editions is refused, because each figure has one citation.

#include "sources/corridor_export.h"

#include "base/spreadsheet.h"
#include "base/text.h"
#include "sources/reading.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace corridor_export_parts {
namespace {

enum Field : std::size_t {
  indicator,
  origin,
  place,
  period,
  sex,
  age,
  reporter,
  dimensions,
  value,
  state,
  status,
  low,
  high,
  unit,
  dataset,
  version,
  publisher,
  licence,
  edition,
  proof
};

bool recognise(const Opening& file) { return header_is(file.header, export_header); }

/// The value whose name stands in a field, of those that `name_of` knows.
template <class Value> std::optional<Value> named(std::string_view name, int last) {
  for (int i = 0; i <= last; ++i) {
    if (name_of(static_cast<Value>(i)) == name) return static_cast<Value>(i);
  }
  return std::nullopt;
}

/// A code as Corridor writes it: publishers' own codes of places stand in no gazetteer.
std::optional<Place> code_of_place(std::string_view code) {
  const bool plain = std::ranges::all_of(code, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c == '-' || c == '.' || c == ':';
  });
  if (!plain || code.size() > Place::longest_code) return std::nullopt;
  return Place(code);
}

/// The cell of a proof: of "3f9a0c1b2d4e.1523.6" row 1523, column 6; of a sum row 0.
std::optional<FileCell> cell_of_proof(std::string_view text) {
  if (text.starts_with("sum:")) return FileCell{};
  const auto parts = split(text, '.');
  if (parts.size() != 3) return std::nullopt;
  const auto row = parse_integer(parts[1]), column = parse_integer(parts[2]);
  const bool fits =
      row && column && *row >= 0 && *row <= UINT32_MAX && *column >= 0 && *column <= UINT16_MAX;
  if (!fits) return std::nullopt;
  return FileCell{static_cast<std::uint32_t>(*row), static_cast<std::uint16_t>(*column)};
}

/// One table, row by row.
class ExportPass {
 public:
  ExportPass(const SourceInput& input, Sink& sink, ExportedCells cells)
      : pass_(input, sink), sink_(sink), cells_(cells) {}

  std::string_view field(std::size_t index) const { return unprotect_cell(pass_.field(index)); }
  CsvPass& pass() { return pass_; }

  void read_row() {
    Observation observation;
    const auto wrong = read_key(observation.key);
    if (!wrong.empty()) return reject(wrong);
    if (const auto problem = read_value(observation); !problem.empty()) return reject(problem);
    observation.cell = pass_.cell(value);
    if (cells_ == ExportedCells::of_publisher) {
      const auto cell = cell_of_proof(field(proof));
      if (!cell) return reject({proof, "expected a proof such as 3f9a0c1b2d4e.1523.6"});
      observation.cell = *cell;
    }
    sink_.observe(observation);
  }

 private:
  /// A field that cannot be read, and why; nothing where all can.
  struct Wrong {
    std::size_t index = 0;
    std::string_view reason = {};
    bool empty() const { return reason.empty(); }
  };

  void reject(const Wrong& wrong) { pass_.reject(wrong.index, std::string(wrong.reason)); }

  Wrong read_key(ObservationKey& key) {
    constexpr std::size_t longest_name = 100;
    const auto name = field(indicator);
    if (name.empty() || name.size() > longest_name) return {indicator, "expected an indicator"};
    const auto from = code_of_place(field(origin)), where = code_of_place(field(place));
    if (!from) return {origin, "expected the code of a place"};
    if (!where || where->empty()) return {place, "expected the code of a place"};
    const auto when = Period::parse(field(period));
    if (!when) return {period, "expected a period"};
    const auto of_sex = parse_sex(field(sex));
    if (!of_sex) return {sex, "expected a sex"};
    const auto of_age = parse_age(field(age));
    if (!of_age) return {age, "expected an age"};
    const auto by = named<Reporter>(field(reporter), static_cast<int>(Reporter::destination));
    if (!by) return {reporter, "expected publisher, origin or destination"};
    key = {.indicator = canonical_indicator(intern(name)),
           .origin = *from,
           .place = *where,
           .period = *when,
           .sex = *of_sex,
           .age = *of_age,
           .reporter = *by,
           .dimensions = std::string(field(dimensions))};
    return {};
  }

  Wrong read_value(Observation& observation) {
    const auto why = named<State>(field(state), static_cast<int>(State::not_applicable));
    if (!why) return {state, "expected value, missing, suppressed or not applicable"};
    observation.state = *why;
    const auto number = parse_number(field(value));
    if (number.has_value() != (*why == State::value) || (!number && !field(value).empty())) {
      return {value, "expected a number where the state is value, and nothing else"};
    }
    observation.value = number.value_or(0);
    if (field(status).size() != 1) return {status, "expected a letter"};
    observation.status = field(status).front();
    const auto from = parse_number(field(low)), to = parse_number(field(high));
    if (from && to) observation.interval = Interval{*from, *to};
    const bool none = field(low).empty() && field(high).empty();
    if (!none && !observation.interval) return {low, "expected two numbers or none"};
    return {};
  }

  CsvPass pass_;
  Sink& sink_;
  ExportedCells cells_;
};

Error several_editions(const CsvReader& csv, std::string_view first, std::string_view other) {
  return csv.error_at(edition,
                      fmt::format("expected figures of one edition, saw \"{}\" and \"{}\"",
                                  clip(first, 40), clip(other, 40)),
                      "Export one dataset or edition to a table, or several as a data package.");
}

Error no_figures(const std::string& file) {
  return {ErrorKind::invalid,
          "expected figures, saw a header alone",
          {file, 1, 0},
          "Export them again."};
}

Error another_header(const std::string& file) {
  return {ErrorKind::malformed,
          fmt::format("expected the header {}", export_header),
          {file, 1, 0},
          "The package was changed after it was exported."};
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  ExportPass table(input, sink, ExportedCells::of_table);
  Reading reading{.complete = false,
                  .steps = {{value + 1, "value",
                             "taken as Corridor exported it; the proof in the "
                             "row leads to the publisher's file"}}};
  std::string of_edition;
  reading.rows = TRY(table.pass().over_rows([&]() -> Result<void> {
    const auto of_row = table.field(edition);
    if (of_edition.empty()) {
      of_edition = of_row;
      reading.citation = {
          .publisher = std::string(table.field(publisher)),
          .dataset = std::string(table.field(dataset)),
          .title = std::string(table.field(dataset)),
          .version = input.version.empty() ? std::string(table.field(version)) : input.version,
          .licence = std::string(table.field(licence)),
          .url = {},
          .retrieved = {}};
    }
    if (of_row.empty() || of_row != of_edition || reading.citation.dataset.empty()) {
      return fail(several_editions(table.pass().csv(), of_edition, of_row));
    }
    table.read_row();
    return {};
  }));
  if (of_edition.empty()) return fail(no_figures(input.name));
  return reading;
}

}  // namespace
}  // namespace corridor_export_parts

Result<std::uint64_t> read_exported_figures(const SourceInput& input, Sink& sink,
                                            ExportedCells cells) {
  CsvReader csv(input.name, input.text);
  TRY(csv.read_header());
  if (!header_is(csv.header(), export_header))
    return fail(corridor_export_parts::another_header(input.name));
  corridor_export_parts::ExportPass table(input, sink, cells);
  return table.pass().over_rows([&]() -> Result<void> {
    table.read_row();
    return {};
  });
}

extern const Source corridor_export;
const Source corridor_export{"corridor_export", "Figures that Corridor exported as CSV",
                             export_header, corridor_export_parts::recognise,
                             corridor_export_parts::read};

}  // namespace corridor
