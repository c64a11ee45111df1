// SDMX-CSV 1.0 (the first column is DATAFLOW) and 2.0, 2.1 (STRUCTURE, STRUCTURE_ID). One row is
// one observation. Quirks:
//   - The separator of columns, and in brackets that of values in a cell, stand in the header:
//     "STRUCTURE[;],STRUCTURE_ID" or "STRUCTURE[|];STRUCTURE_ID".
//   - labels=both: "REF_AREA: Reference area" and "BE: Belgium"; what stands before ": " is read.
//     labels=name: each column is followed by one with the name, which is passed over.
//   - "ATTR[]" has several values in a cell, "ATTR[en;fr]" one in several languages.
//   - Which columns are dimensions only a structure says. Without one, what is not known as an
//     attribute is a dimension, up to the period and the value, whichever comes later.
//   - A row without a period and a value has attributes for all rows with its other values.

#include "base/csv.h"

#include "base/text.h"
#include "sources/sdmx/groups.h"
#include "sources/sdmx/mapping.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace corridor {
namespace csv_parts {
namespace {

struct Column {
  std::size_t index = 0;
  std::string id;
  bool several = false;  // values of one cell are separated
  SdmxKind kind = SdmxKind::dimension;
  SdmxRole role = SdmxRole::none;  // of an attribute that bears on figures
  bool is_time = false, is_place = false;
};

/// What stands before ": " in a file with labels=both; the whole text where that is no code.
std::string_view without_label(std::string_view text) {
  const auto colon = text.find(": ");
  const auto code = text.substr(0, colon);
  return colon == std::string_view::npos || code.contains(' ') ? text : code;
}

class SdmxCsv {
 public:
  SdmxCsv(const SourceInput& input, Sink& sink)
      : separator_(csv_separator(input.text)),
        csv_(input.name, input.text, separator_),
        mapping_(input, sink) {}

  Result<Reading> read();

 private:
  Result<void> read_header();
  Result<void> read_component(std::size_t index);
  Result<void> classify();
  Result<void> check_measure() const;
  Result<void> read_row();
  Result<void> begin_structure();
  Result<SdmxAction> action() const;
  std::string_view value(const Column& column) const;
  std::string_view label(const Column& column) const;
  Result<void> add_group();

  char separator_;
  char inner_ = ';';  // between the values of one cell
  CsvReader csv_;
  SdmxMapping mapping_;
  bool both_labels_ = false, name_labels_ = false;
  int reference_column_ = 0, action_column_ = -1, name_column_ = -1, kind_column_ = -1;
  std::vector<Column> columns_;
  bool has_time_column_ = false, has_measure_ = false;
  std::string reference_;  // of the rows at hand, as written
  SdmxObservation observation_;
  SdmxGroups groups_;
};

Result<void> SdmxCsv::read_component(std::size_t index) {
  std::string_view name = csv_.header()[index];
  if (const auto colon = name.find(": "); colon != std::string_view::npos) {
    both_labels_ = both_labels_ || !name.substr(0, colon).contains(' ');
    name = without_label(name);
  }
  Column column{.index = index, .id = std::string(trim(name))};
  // "CONTACT[].NAME[]" is the attribute CONTACT.NAME with several values.
  for (auto open = column.id.find('['); open != std::string::npos; open = column.id.find('[')) {
    const auto close = std::min(column.id.find(']', open), column.id.size() - 1);
    column.id.erase(open, close - open + 1);
    column.several = true;
  }
  if (column.id.empty()) {
    return fail(csv_.error_at(index, "expected the id of a component, saw nothing",
                              "Name the column, or take it out."));
  }
  columns_.push_back(std::move(column));
  return {};
}

/// The columns that are no components, and the others in their order.
Result<void> SdmxCsv::read_header() {
  TRY(csv_.read_header());
  const auto& header = csv_.header();
  const std::string_view first = header.front();
  const bool second_version = !first.starts_with("DATAFLOW");
  if (second_version) {
    kind_column_ = 0;
    reference_column_ = 1;
    const auto open = std::min(first.find('['), first.size() - 1);
    if (open + 1 < first.size()) inner_ = first[open + 1];
    if (header.size() < 2) {
      return fail(csv_.error_at(0, "expected a column STRUCTURE_ID, saw one column only",
                                "Check the separator and the quotes of the header."));
    }
  }
  const std::size_t controls = second_version ? 2 : 1;
  for (std::size_t i = controls; i < header.size(); ++i) {
    const std::string_view name = header[i];
    if (second_version && name == "ACTION") {
      action_column_ = static_cast<int>(i);
    } else if (second_version && name == "STRUCTURE_NAME") {
      name_column_ = static_cast<int>(i);
      name_labels_ = true;
    } else if (!second_version || (name != "SERIES_KEY" && name != "OBS_KEY")) {
      TRY(read_component(i));
    }
  }
  if (!name_labels_) return {};
  if (columns_.size() % 2 != 0) {
    return fail(csv_.error_at(header.size() - 1,
                              "expected a column with the name behind each component's, as "
                              "STRUCTURE_NAME says, saw one without",
                              "Ask the service for labels=id."));
  }
  for (std::size_t i = 0; i * 2 < columns_.size(); ++i) {
    if (i > 0) columns_[i] = std::move(columns_[i * 2]);
  }
  columns_.resize(columns_.size() / 2);
  return {};
}

/// What each column is, by the structure or by the rule at the top.
Result<void> SdmxCsv::classify() {
  std::set<std::string_view> ids;
  std::size_t last_time = 0;
  has_time_column_ = false;
  for (auto& column : columns_) {
    if (!ids.insert(column.id).second) {
      return fail(csv_.error_at(
          column.index,
          fmt::format("expected each component once, saw {} twice", clip(column.id, 60)),
          "Take one of the columns out."));
    }
    const SdmxComponent* known = mapping_.component(column.id);
    const SdmxRole role = sdmx_concept(column.id).role;
    column.is_time = known != nullptr ? known->is_time : role == SdmxRole::time;
    column.is_place = role == SdmxRole::place;
    if (!column.is_time) continue;
    last_time = column.index;
    has_time_column_ = true;
  }
  SdmxGuess behind_time;
  has_measure_ = false;
  for (auto& column : columns_) {
    SdmxGuess alone;
    const SdmxComponent* known = mapping_.component(column.id);
    const bool guessed = known == nullptr;
    column.kind = !guessed                   ? known->kind
                  : column.index < last_time ? alone(column.id)
                                             : behind_time(column.id);
    if (guessed && (column.several || mapping_.has_structure())) {
      column.kind = column.kind == SdmxKind::measure ? SdmxKind::measure : SdmxKind::attribute;
    }
    column.role = mapping_.attribute_role(column.id);
    has_measure_ = has_measure_ || column.kind == SdmxKind::measure;
  }
  return {};
}

/// Only rows to delete need no value.
Result<void> SdmxCsv::check_measure() const {
  if (has_measure_) return {};
  return fail({ErrorKind::invalid,
               fmt::format("expected a column OBS_VALUE, saw {}",
                           clip(fmt::format("{}", fmt::join(csv_.header(), ", ")), 160)),
               csv_.error_at(0, {}).where,
               "Where the values have another name, give the message's structure with --with."});
}

std::string_view SdmxCsv::value(const Column& column) const {
  std::string_view text = csv_.field(column.index);
  if (column.several) text = text.substr(0, text.find(inner_));
  return both_labels_ ? without_label(text) : text;
}

/// What the file calls the code in a cell, where it does.
std::string_view SdmxCsv::label(const Column& column) const {
  if (name_labels_) return csv_.field(column.index + 1);
  if (!both_labels_) return {};
  const std::string_view text = csv_.field(column.index);
  return text.substr(std::min(without_label(text).size() + 2, text.size()));
}

Result<SdmxAction> SdmxCsv::action() const {
  if (action_column_ < 0) return SdmxAction::keep;
  const auto index = static_cast<std::size_t>(action_column_);
  const auto action = parse_sdmx_action(csv_.field(index));
  if (action) return *action;
  return fail(csv_.error_at(
      index,
      fmt::format("expected the action I, A, M, R or D, saw \"{}\"", clip(csv_.field(index), 40)),
      "SDMX-CSV has no other."));
}

/// The structure a row follows; rows of several may stand in one file.
Result<void> SdmxCsv::begin_structure() {
  if (kind_column_ >= 0) {
    constexpr std::array<std::string_view, 4> kinds{"dataflow", "datastructure", "dataprovision",
                                                    "provisionagreement"};
    if (std::ranges::find(kinds, fold(clip(csv_.field(0), 40))) == kinds.end()) {
      return fail(csv_.error_at(0,
                                fmt::format("expected dataflow, datastructure or dataprovision, "
                                            "saw \"{}\"",
                                            clip(csv_.field(0), 40)),
                                "SDMX-CSV has no other kind of structure."));
    }
  }
  const auto index = static_cast<std::size_t>(reference_column_);
  const std::string_view written = csv_.field(index);
  if (written == reference_ && !reference_.empty()) return {};
  reference_ = written;
  const auto reference = parse_sdmx_reference(without_label(written));
  if (!reference) {
    return fail(csv_.error_at(
        index,
        fmt::format("expected a structure as AGENCY:ID(VERSION), saw \"{}\"", clip(written, 80)),
        "Fetch the file again, or mend the column."));
  }
  std::string_view name =
      name_column_ >= 0 ? csv_.field(static_cast<std::size_t>(name_column_)) : std::string_view();
  const auto label = written.find(": ");
  if (label != std::string_view::npos) name = trim(written.substr(label + 1));
  TRY(mapping_.begin(*reference, name));
  return classify();
}

/// The row's attributes hold for all rows with its values. What was read before them was read
/// without them, which would be wrong in silence.
Result<void> SdmxCsv::add_group() {
  if (observation_.attributes.empty()) return {};
  if (mapping_.observations() == 0) {
    return groups_.add(observation_.dimensions, observation_.attributes);
  }
  return fail(csv_.error_at(static_cast<std::size_t>(reference_column_),
                            "expected attributes of several observations in front of all "
                            "observations, saw them behind",
                            "Move the rows without a period to the top of the file."));
}

Result<void> SdmxCsv::read_row() {
  TRY(begin_structure());
  const SdmxAction wanted = TRY(action());
  observation_.clear();
  observation_.row = static_cast<std::uint32_t>(csv_.row());
  bool has_time = !has_time_column_, has_value = false;
  for (const auto& column : columns_) {
    const std::string_view text = value(column);
    if (column.kind == SdmxKind::dimension) {
      has_time = has_time || (column.is_time && !text.empty());
      // An empty cell of another dimension belongs to a structure that does not have it.
      const bool needed = column.is_time || column.is_place;
      if (!text.empty() || needed) {
        observation_.dimensions.push_back({column.id, text, label(column)});
      }
    } else if (column.kind == SdmxKind::measure) {
      has_value = has_value || !text.empty();
      observation_.measures.push_back(
          {column.id, text, static_cast<std::uint16_t>(column.index + 1)});
    } else if (column.role != SdmxRole::none && !text.empty()) {
      observation_.attributes.push_back({column.role, text});
    }
  }
  if (wanted == SdmxAction::remove) {
    mapping_.remove(observation_);
    return {};
  }
  TRY(check_measure());
  if (!has_time && !has_value) {
    std::erase_if(observation_.dimensions, [](const SdmxValue& v) { return v.text.empty(); });
    return add_group();
  }
  groups_.apply(observation_);
  mapping_.observe(observation_);
  return {};
}

Result<Reading> SdmxCsv::read() {
  TRY(mapping_.read_companions());
  if (separator_ == ';') mapping_.read_decimal_commas();
  TRY(read_header());
  while (TRY(csv_.next())) TRY(read_row());
  return mapping_.finish({});
}

/// The header's first names; of version 1.0 also that the first record names a dataflow.
bool recognise(const Opening& file) {
  if (file.format != FileFormat::csv) return false;
  std::string_view text = file.text;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto line_end = std::min(text.find('\n'), text.size());
  const char separator = csv_separator(text);
  std::string header(clip(text.substr(0, line_end), 200));
  std::erase(header, '"');
  if (header.starts_with("STRUCTURE")) {
    const auto bracket = header.starts_with("STRUCTURE[") ? header.find(']') : 0;
    const auto name = header.substr(0, header.find(separator, bracket));
    return header.substr(name.size()).starts_with(std::string(1, separator) + "STRUCTURE_ID");
  }
  if (!header.starts_with(std::string("DATAFLOW") + separator)) return false;
  const auto first = text.substr(std::min(line_end + 1, text.size()));
  if (first.empty()) return true;
  return parse_sdmx_reference(first.substr(0, first.find_first_of("\n,;\t|"))).has_value();
}

Result<Reading> read(const SourceInput& input, Sink& sink) { return SdmxCsv(input, sink).read(); }

}  // namespace
}  // namespace csv_parts

extern const Source sdmx_csv;
const Source sdmx_csv{.name = "sdmx_csv",
                      .title = "SDMX-CSV 1.0, 2.0, 2.1",
                      .shape = "DATAFLOW,... or STRUCTURE,STRUCTURE_ID,...",
                      .recognise = csv_parts::recognise,
                      .read = csv_parts::read,
                      .cells_are_csv = false};

}  // namespace corridor
