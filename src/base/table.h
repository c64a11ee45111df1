#pragma once
// Table: rows and columns with what a reader needs to trust them. A column knows its unit and how
// many digits to show; a cell knows its status and its proof. Every answer of Corridor that has
// rows is one of these, whatever it is rendered as: text, CSV, JSON, HTML or Markdown
// (report/render_table.h).

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace corridor {

enum class Align { start, end };

/// What stands beside a text that is one of few, so that it is seen at once: a shape, and whether
/// the text is good news, bad news, or none.
struct ValueSign {
  std::string text, shape;
  enum class Tone { none, good, bad } tone = Tone::none;
};

struct Column {
  std::string name;   // for machines: snake_case, unit last
  std::string title;  // for people
  std::string unit = {};
  int digits = 0;  // decimals a person is shown; machines always get the full number
  Align align = Align::start;
  std::vector<ValueSign> signs = {};  // of the texts in it
};

/// One cell. An empty cell says why it is empty: missing is not zero.
struct Cell {
  std::variant<std::monostate, std::string, double> value;
  std::string absent = {};  // "missing", "suppressed", "not applicable": why there is no value
  std::string status = {};  // SDMX observation status: A normal, E estimated, ...
  std::string proof = {};   // proof id of the figure (evidence/proof.h)

  Cell() = default;
  Cell(std::string text) : value(std::move(text)) {}
  Cell(const char* text) : value(std::string(text)) {}
  Cell(double number) : value(number) {}
  Cell(double number, std::string its_status, std::string its_proof)
      : value(number), status(std::move(its_status)), proof(std::move(its_proof)) {}

  static Cell nothing(std::string why) {
    Cell cell;
    cell.absent = std::move(why);
    return cell;
  }
};

struct Table {
  std::string title = {};
  std::vector<Column> columns = {};
  std::vector<std::vector<Cell>> rows = {};
  std::vector<std::string> notes = {};

  /// Of the column of that name; past the last where there is none.
  std::size_t index_of(std::string_view column) const {
    const auto found = std::ranges::find(columns, column, &Column::name);
    return static_cast<std::size_t>(found - columns.begin());
  }
};

}  // namespace corridor
