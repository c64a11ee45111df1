#include "report/render_table.h"

#include "base/check.h"
#include "base/csv.h"
#include "base/text.h"
#include "report/render_table_parts.h"
#include "vocabulary/observation.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace corridor {
namespace {

struct FormatName {
  std::string_view name;
  Format format;
};

constexpr std::array<FormatName, 5> format_names{{{"text", Format::text},
                                                  {"csv", Format::csv},
                                                  {"json", Format::json},
                                                  {"html", Format::html},
                                                  {"md", Format::markdown}}};

/// What a machine reads: the full number or the text; nothing where there is no value.
std::string full_text(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell.value)) return *text;
  const auto* number = std::get_if<double>(&cell.value);
  return number != nullptr && std::isfinite(*number) ? format_shortest(*number) : std::string();
}

std::string table_csv(const Table& table) {
  std::string out;
  const auto end_record = [&out](std::size_t start) {
    // A record of one empty field would be a blank line, which readers skip.
    out += out.size() == start ? "\"\"\n" : "\n";
  };
  std::size_t start = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) out += ',';
    out += csv_quote(table.columns[i].name);
  }
  end_record(start);
  for (const auto& row : table.rows) {
    start = out.size();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i > 0) out += ',';
      out += csv_quote(full_text(cell_at(row, i)));
    }
    end_record(start);
  }
  return out;
}

bool is_annotated(const Cell& cell) {
  return !cell.status.empty() || !cell.proof.empty() || !cell.absent.empty();
}

void write_value(JsonWriter& json, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell.value)) {
    json.value(*text);
  } else if (const auto* number = std::get_if<double>(&cell.value)) {
    json.value(*number);
  } else {
    json.null();
  }
}

/// One column of cells that carry more than a value makes the whole column objects, so that a
/// reader of the column meets one shape.
std::vector<bool> annotated_columns(const Table& table) {
  std::vector<bool> annotated(table.columns.size(), false);
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (is_annotated(cell_at(row, i))) annotated[i] = true;
    }
  }
  return annotated;
}

void write_columns(JsonWriter& json, const Table& table, const std::vector<bool>& annotated) {
  json.key("columns").begin_array();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    json.begin_object();
    json.field("name", column.name).field("title", column.title).field("unit", column.unit);
    json.field("digits", column.digits);
    json.field("cells", annotated[i] ? "objects" : "values");
    json.end_object();
  }
  json.end_array();
}

/// The status of a figure; nothing for text and for an empty cell.
std::string status_of(const Cell& cell) {
  return std::holds_alternative<double>(cell.value) ? cell.status : "";
}

/// The status that all figures of the table share, where it is not the normal one and says more
/// than a mark would: from three figures on.
std::string common_status(const Table& table) {
  std::string common;
  int figures = 0;
  for (const auto& row : table.rows) {
    for (const auto& cell : row) {
      if (!std::holds_alternative<double>(cell.value)) continue;
      if (figures++ == 0) common = cell.status;
      if (cell.status != common) return {};
    }
  }
  return figures < 3 || common == "A" ? std::string() : common;
}

}  // namespace

Result<Format> parse_format(std::string_view name) {
  std::vector<std::string> known;
  for (const auto& [known_name, format] : format_names) {
    if (known_name == name) return format;
    known.emplace_back(known_name);
  }
  const std::string hint = did_you_mean(name, known);
  return fail({ErrorKind::usage,
               fmt::format("expected a format (text, csv, json, html or md), saw \"{}\"", name),
               {},
               hint});
}

std::string shown_text(const Cell& cell, const Column& column, const NumberWords& numbers) {
  if (const auto* text = std::get_if<std::string>(&cell.value)) return *text;
  const auto* number = std::get_if<double>(&cell.value);
  if (number != nullptr && std::isfinite(*number)) {
    return format_grouped(*number, column.digits, numbers.group, numbers.point);
  }
  return cell.absent.empty() ? "–" : cell.absent;
}

TableFrame framed(const Table& table, const TableFrame& page) {
  TableFrame frame = page;
  frame.common_status = common_status(table);
  return frame;
}

std::string status_mark(const Cell& cell, const TableFrame& frame) {
  const std::string status = status_of(cell);
  return status == "A" || status == frame.common_status ? "" : status;
}

std::vector<std::string> notes_of(const Table& table) {
  std::set<std::string> marks;
  for (const auto& row : table.rows) {
    for (const auto& cell : row) marks.insert(status_of(cell));
  }
  const bool common = !common_status(table).empty();
  std::vector<std::string> notes = table.notes;
  for (const auto& mark : marks) {
    const auto meaning = mark.size() == 1 ? meaning_of_status(mark.front()) : std::nullopt;
    if (!meaning || mark == "A") continue;
    notes.push_back(common ? fmt::format("All figures: {}", *meaning)
                           : fmt::format("{}: {}", mark, *meaning));
  }
  return notes;
}

std::vector<bool> columns_at_end(const Table& table) {
  std::vector<bool> at_end(table.columns.size(), false);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto holds = [i]<class T>(std::in_place_type_t<T>) {
      return [i](const auto& row) { return std::holds_alternative<T>(cell_at(row, i).value); };
    };
    const bool any_number = std::ranges::any_of(table.rows, holds(std::in_place_type<double>));
    const bool any_text = std::ranges::any_of(table.rows, holds(std::in_place_type<std::string>));
    at_end[i] = table.columns[i].align == Align::end || (any_number && !any_text);
  }
  return at_end;
}

const Cell& cell_at(const std::vector<Cell>& row, std::size_t column) {
  static const Cell nothing;
  return column < row.size() ? row[column] : nothing;
}

void write_cell(JsonWriter& json, const Cell& cell) {
  json.begin_object().key("value");
  write_value(json, cell);
  if (!cell.status.empty()) json.field("status", cell.status);
  if (!cell.proof.empty()) json.field("proof", cell.proof);
  if (!cell.absent.empty()) json.field("absent", cell.absent);
  json.end_object();
}

void write_table(JsonWriter& json, const Table& table) {
  const auto annotated = annotated_columns(table);
  json.field("title", table.title);
  write_columns(json, table, annotated);
  json.key("rows").begin_array();
  for (const auto& row : table.rows) {
    json.begin_object();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      json.key(table.columns[i].name);
      annotated[i] ? write_cell(json, cell_at(row, i)) : write_value(json, cell_at(row, i));
    }
    json.end_object();
  }
  json.end_array();
  json.key("notes").begin_array();
  for (const auto& note : table.notes) json.value(note);
  json.end_array();
}

std::string render(const Table& table, Format format, std::size_t width) {
  const TableFrame frame{.width = width};
  switch (format) {
    case Format::text:
      return table_text(table, frame);
    case Format::csv:
      return table_csv(table);
    case Format::html:
      return table_html(table, frame);
    case Format::markdown:
      return table_markdown(table, frame);
    case Format::json:
      break;
  }
  JsonWriter json(2);
  json.begin_object();
  write_table(json, table);
  json.end_object();
  return std::move(json).text() + "\n";
}

}  // namespace corridor
