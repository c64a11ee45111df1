// Any table of a national office, a CSV file or a sheet of a workbook, with a mapping that a person
// wrote (docs/mapping.md): `corridor load table.csv --with mapping.yml`. The reader understands
// what the mapping says and nothing else; what does not fit is rejected with its row and column.
//
// Empty cells in the columns of figures are missing, because the publisher shows them. A column in
// a run of figures with no heading above it holds no figures; where it has text all the same, that
// is rejected. Names of parts of countries become items of the list "place".

#include "base/text.h"
#include "sources/national_header.h"
#include "sources/source.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <algorithm>
#include <unordered_set>

namespace corridor {
namespace national_table_parts {
namespace {

/// A sheet of one row can claim 16,384 columns: figures are counted, not trusted.
constexpr std::uint64_t most_figures = 10'000'000;
constexpr std::size_t most_places_named = 100'000;

using Outcome = FieldReader::Outcome;

/// A column that says something of its row.
struct RowField {
  std::uint16_t column = 0;
  FieldReader reader;
  bool fill_down = false;
  std::string last = {};
};

/// A column of figures, with what its headings say.
struct FigureColumn {
  std::uint16_t column = 0;
  const ValueSpec* spec = nullptr;
  KeyParts above;
  std::size_t status_field = SIZE_MAX;  // in statuses_
};

class NationalPass {
 public:
  NationalPass(const NationalMapping& mapping, const SourceInput& input, Sink& sink)
      : mapping_(mapping), input_(input), sink_(sink), header_(mapping) {}

  Result<Reading> run();

 private:
  Result<void> find_columns();
  Result<void> find_figures(const ValueSpec& spec);
  Result<void> add_figure(const ValueSpec& spec, std::uint16_t column);
  KeyParts fixed(const std::vector<FixedSpec>& list, KeyParts parts) const;
  bool is_end() const;
  Result<void> read_row();
  bool read_fields(KeyParts& parts);
  Result<void> read_figure(FigureColumn& figure, KeyParts parts);
  /// The whole key, or nothing after a rejection.
  std::optional<ObservationKey> key_of(const KeyParts& parts, FileCell cell);
  void name_place(Place place, const std::string& name, FileCell cell);
  void add_indicators();
  void reject(FileCell cell, std::string_view seen, std::string reason);
  FileCell cell(std::uint16_t column) const { return {rows_->row(), column}; }

  const NationalMapping& mapping_;
  const SourceInput& input_;
  Sink& sink_;
  NationalHeader header_;
  std::optional<TableRows> rows_;
  KeyParts base_;
  std::vector<RowField> fields_, statuses_;
  std::vector<FigureColumn> figures_;
  std::vector<std::uint16_t> headless_;  // columns within runs of figures, without a heading
  std::vector<ColumnStep> steps_;
  std::unordered_set<Place> named_;
  std::uint64_t figures_read_ = 0;
};

void NationalPass::reject(FileCell cell, std::string_view seen, std::string reason) {
  sink_.reject({cell, std::string(clip(seen, 80)), std::move(reason)});
}

KeyParts NationalPass::fixed(const std::vector<FixedSpec>& list, KeyParts parts) const {
  for (const auto& one : list) {
    const auto outcome = FieldReader(one.field, mapping_.own_ids()).read(one.text, parts);
    ENSURE(outcome == Outcome::understood, "what a mapping fixes was understood when it was read");
  }
  return parts;
}

Result<void> NationalPass::find_columns() {
  header_.spread_merged(rows_->merged());
  base_ = fixed(mapping_.fixed, {});
  for (const auto& spec : mapping_.columns) {
    fields_.push_back({.column = TRY(header_.find(spec.column)),
                       .reader = FieldReader(spec.field, mapping_.own_ids()),
                       .fill_down = spec.fill_down});
  }
  // Names stand behind what they name, so that they are not taken for it.
  std::ranges::stable_partition(fields_, [](const RowField& field) {
    const auto gives = field.reader.spec().gives;
    return gives != Gives::place_name && gives != Gives::origin_name;
  });
  for (const auto& spec : mapping_.values) TRY(find_figures(spec));
  return {};
}

Result<void> NationalPass::find_figures(const ValueSpec& spec) {
  const auto from = TRY(header_.find(spec.from)), to = TRY(header_.find(spec.to));
  if (from > to) {
    return fail({ErrorKind::invalid,
                 fmt::format("expected a run of columns forwards, saw {} to {}",
                             letters_of_column(from), letters_of_column(to)),
                 spec.from.where, "Change `from` and `to` about."});
  }
  for (unsigned column = from; column <= to; ++column) {
    const auto taken = [&](const auto& other) { return other.column == column; };
    if (std::ranges::any_of(fields_, taken) || std::ranges::any_of(figures_, taken)) {
      return fail({ErrorKind::invalid,
                   fmt::format("column {} is told to hold two things",
                               letters_of_column(static_cast<std::uint16_t>(column))),
                   spec.from.where, "A column gives a text, or figures, once."});
    }
    TRY(add_figure(spec, static_cast<std::uint16_t>(column)));
  }
  return {};
}

Result<void> NationalPass::add_figure(const ValueSpec& spec, std::uint16_t column) {
  FigureColumn figure{.column = column, .spec = &spec, .above = fixed(spec.fixed, {})};
  for (const auto& across : spec.across) {
    const auto text = header_.text(across.row, column, across.fill_right);
    if (text.empty()) {
      headless_.push_back(column);
      return {};
    }
    FieldReader reader(across.field, mapping_.own_ids());
    const auto outcome = reader.read(text, figure.above);
    if (outcome == Outcome::left_out) return {};
    if (outcome == Outcome::not_understood) {
      reject({across.row, column}, text, reader.reason() + "; the column is not read");
      return {};
    }
  }
  if (spec.status) {
    figure.status_field = statuses_.size();
    statuses_.push_back({.column = TRY(header_.find(spec.status->column)),
                         .reader = FieldReader(spec.status->field, {})});
  }
  figures_.push_back(std::move(figure));
  const auto& sheet = rows_->sheet_name();
  steps_.push_back(
      {column, header_.label(column) + (sheet.empty() ? "" : ", sheet " + sheet),
       spec.factor == 1 ? "taken as it is" : "multiplied by " + format_shortest(spec.factor)});
  return {};
}

bool NationalPass::is_end() const {
  if (rows_->row() > mapping_.last_row) return true;
  std::uint16_t column = 1;
  while (column < rows_->last_column() && rows_->field(column).text.empty()) ++column;
  const auto first = rows_->field(column).text;
  return std::ranges::any_of(mapping_.stop_at, [&](const auto& m) { return first.starts_with(m); });
}

bool NationalPass::read_fields(KeyParts& parts) {
  for (auto& field : fields_) {
    auto text = rows_->field(field.column).text;
    if (field.fill_down && text.empty()) text = field.last;
    if (field.fill_down && text.data() != field.last.data()) field.last = text;
    const auto gives = field.reader.spec().gives;
    if (text.empty() && (gives == Gives::place_name || gives == Gives::origin_name)) continue;
    const auto outcome = field.reader.read(text, parts);
    if (outcome == Outcome::understood) continue;
    if (outcome == Outcome::not_understood) {
      reject(cell(field.column), text, field.reader.reason());
    }
    return false;
  }
  return true;
}

Result<void> NationalPass::read_row() {
  KeyParts parts = base_;
  if (!read_fields(parts)) return {};
  for (auto& figure : figures_) TRY(read_figure(figure, parts));
  for (const auto column : headless_) {
    const auto text = rows_->field(column).text;
    if (!text.empty()) reject(cell(column), text, "expected a heading above the column, saw none");
  }
  return {};
}

Result<void> NationalPass::read_figure(FigureColumn& figure, KeyParts parts) {
  if (++figures_read_ > most_figures) {
    return fail({ErrorKind::limit,
                 fmt::format("expected at most {} figures in a table, saw more", most_figures),
                 {input_.name, rows_->row(), figure.column},
                 "Check first_row, last_row and the columns of figures, or split the table."});
  }
  parts.add(figure.above);
  const auto where = cell(figure.column);
  const auto field = rows_->field(figure.column);
  const auto number = read_national_number(field.text, field.is_number, mapping_.numbers);
  if (number.malformed) {
    reject(where, field.text,
           "expected a number; what stands in the place of one belongs under missing, suppressed, "
           "not_applicable, zero or marks of the mapping");
    return {};
  }
  if (figure.status_field != SIZE_MAX) {
    auto& status = statuses_[figure.status_field];
    const auto text = rows_->field(status.column).text;
    if (status.reader.read(text, parts) == Outcome::not_understood) {
      reject(cell(status.column), text, status.reader.reason());
      return {};
    }
  }
  if (number.status != 0) parts.status = number.status;
  const auto key = key_of(parts, where);
  if (!key) return {};
  Observation observation{.key = *key, .state = number.state, .cell = where};
  observation.value = number.value * figure.spec->factor;
  if (number.state == State::missing && parts.status == 'Q') observation.state = State::suppressed;
  if (number.state == State::missing && parts.status == 'M') {
    observation.state = State::not_applicable;
  }
  const bool says_why = std::string_view("HJKLMOQ").contains(parts.status);
  const bool stated = parts.status != 0 && (number.state == State::value || says_why);
  observation.status = stated ? parts.status : default_status(observation.state);
  sink_.observe(observation);
  name_place(parts.place, parts.place_name, where);
  name_place(parts.origin, parts.origin_name, where);
  return {};
}

std::optional<ObservationKey> NationalPass::key_of(const KeyParts& parts, FileCell where) {
  auto period = parts.period;
  if (parts.month != 0 || parts.quarter != 0) {
    const auto text = parts.month != 0 ? fmt::format("{}-{:02}", period.text(), parts.month)
                                       : fmt::format("{}-Q{}", period.text(), parts.quarter);
    const auto part = Period::parse(text);
    if (!part) {
      reject(where, text, "expected a year beside the month or quarter");
      return std::nullopt;
    }
    period = *part;
  }
  const Indicator* indicator = find_indicator(parts.indicator);
  if (indicator != nullptr && indicator->of_corridor == parts.origin.empty()) {
    reject(where, parts.indicator,
           indicator->of_corridor
               ? "the indicator is about an origin and a place; no origin is given"
               : "the indicator is about one place; an origin is given");
    return std::nullopt;
  }
  return ObservationKey{.indicator = parts.indicator,
                        .origin = parts.origin,
                        .place = parts.place,
                        .period = period,
                        .sex = parts.sex,
                        .age = parts.age,
                        .reporter = mapping_.reporter,
                        .dimensions = parts.dimensions_text()};
}

void NationalPass::name_place(Place place, const std::string& name, FileCell where) {
  if (name.empty() || Gazetteer::get().country_of(place).empty()) return;
  if (named_.size() == most_places_named || !named_.insert(place).second) return;
  sink_.item({.list = "place",
              .code = std::string(place.code()),
              .name = name,
              .place = place,
              .cell = where});
}

Result<Reading> NationalPass::run() {
  rows_ = TRY(TableRows::open(input_, mapping_.layout));
  Reading reading = mapping_.reading;
  bool found = false;
  while (TRY(rows_->next())) {
    if (rows_->row() < mapping_.first_row) {
      header_.see(*rows_);
      continue;
    }
    if (!found) TRY(find_columns());
    found = true;
    if (is_end()) break;
    if (rows_->is_empty()) continue;
    ++reading.rows;
    TRY(read_row());
  }
  if (!found) {
    return fail(
        {ErrorKind::invalid,
         fmt::format("expected figures from row {} on, saw no such row", mapping_.first_row),
         {input_.name, rows_->row()},
         "Check header_row, first_row and the sheet in the mapping."});
  }
  for (const auto& [id, title] : mapping_.own_indicators) {
    sink_.item({.list = "indicator", .code = std::string(id), .name = title});
  }
  if (!input_.version.empty()) reading.citation.version = input_.version;
  if (reading.citation.version.empty()) {
    return fail({ErrorKind::invalid,
                 "expected the release of the table, saw none",
                 {find_mapping(input_.companions)->name},
                 "Write version: \"2024\" in the mapping, or load with --release 2024."});
  }
  reading.steps = std::move(steps_);
  return reading;
}

bool recognise(const Opening& file) {
  const bool table = file.format == FileFormat::csv || file.format == FileFormat::xlsx;
  return table && find_mapping(file.companions) != nullptr;
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  const Companion* companion = find_mapping(input.companions);
  ENSURE(companion != nullptr, "the source recognises nothing without a mapping");
  const auto mapping = TRY(parse_mapping(companion->name, companion->text));
  return NationalPass(mapping, input, sink).run();
}

}  // namespace
}  // namespace national_table_parts

extern const Source national_table;
const Source national_table{
    .name = "national_table",
    .title = "any table (CSV or XLSX), read as a mapping says",
    .shape = "any, with a mapping: corridor load FILE --with mapping.yml (see `corridor draft`)",
    .recognise = national_table_parts::recognise,
    .read = national_table_parts::read,
    .cells_are_csv = false};

}  // namespace corridor
