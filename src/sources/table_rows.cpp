#include "sources/table_rows.h"

#include "base/encoding.h"
#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

Error no_such_sheet(const Workbook& book, const std::string& file, std::string_view wanted) {
  std::string names;
  for (const auto& sheet : book.sheets()) {
    if (names.size() > 300) break;
    names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", clip(sheet.name, 60));
  }
  return {ErrorKind::not_found,
          fmt::format("no sheet is called \"{}\"", clip(wanted, 80)),
          {file},
          fmt::format("The workbook has {}.", names)};
}

}  // namespace

Result<std::size_t> find_sheet(const Workbook& book, const std::string& file,
                               std::string_view wanted) {
  const auto& sheets = book.sheets();
  const auto found = wanted.empty() ? std::ranges::find(sheets, false, &Workbook::Sheet::hidden)
                                    : std::ranges::find(sheets, wanted, &Workbook::Sheet::name);
  if (found != sheets.end()) return static_cast<std::size_t>(found - sheets.begin());
  const auto number = parse_integer(wanted);
  if (number && *number >= 1 && static_cast<std::size_t>(*number) <= sheets.size()) {
    return static_cast<std::size_t>(*number - 1);
  }
  return fail(no_such_sheet(book, file, wanted.empty() ? "visible" : wanted));
}

Result<TableRows> TableRows::open(const SourceInput& input, const TableLayout& layout) {
  TableRows rows;
  if (format_of(input.text) == FileFormat::xlsx) {
    auto book = TRY(Workbook::open(input.name, input.text));
    const auto sheet = TRY(find_sheet(book, input.name, layout.sheet));
    rows.sheet_ = TRY(book.read(sheet));
    rows.sheet_name_ = clip(book.sheets()[sheet].name, 80);
    return rows;
  }
  if (input.text.size() > largest_text) {
    return fail({ErrorKind::limit,
                 fmt::format("expected a table of at most {} MiB, saw {}", largest_text >> 20,
                             input.text.size() >> 20),
                 {input.name},
                 "Split the file."});
  }
  rows.text_ = std::make_unique<std::string>(TRY(to_utf8(input.name, input.text, layout.encoding)));
  rows.csv_.emplace(input.name, *rows.text_, layout.separator);
  return rows;
}

Result<bool> TableRows::next() {
  clear();
  if (sheet_) {
    if (!TRY(sheet_->next())) return false;
    row_ = sheet_->row();
    for (const auto& cell : sheet_->cells()) {
      set(cell.column, {cell.text, cell.kind == SheetCell::Kind::number});
    }
    return true;
  }
  if (!TRY(csv_->next_ragged())) return false;
  row_ = static_cast<std::uint32_t>(csv_->row());
  for (std::size_t i = 0; i < csv_->fields().size(); ++i) set(i + 1, {csv_->field(i), false});
  return true;
}

bool TableRows::is_empty() const {
  return std::ranges::all_of(used_, [&](auto index) { return fields_[index].text.empty(); });
}

const std::vector<MergedRange>& TableRows::merged() const {
  static const std::vector<MergedRange> none;
  return sheet_ ? sheet_->merged() : none;
}

void TableRows::set(std::size_t column, TableField field) {
  if (fields_.size() < column) fields_.resize(column);
  field.text = trim(field.text);
  fields_[column - 1] = field;
  used_.push_back(column - 1);
  last_column_ = static_cast<std::uint16_t>(column);
}

void TableRows::clear() {
  for (const auto index : used_) fields_[index] = {};
  used_.clear();
  last_column_ = 0;
}

}  // namespace corridor
