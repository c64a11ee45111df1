#include "base/workbook.h"

#include "base/check.h"
#include "base/text.h"
#include "base/workbook_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace corridor {

/// Strings and formats, by their numbers.
struct SheetReader::Look {
  std::string strings;              // one behind another
  std::vector<std::uint32_t> ends;  // of each in `strings`
  std::vector<DateShape> formats;   // by a cell's style
  bool epoch_1904 = false;

  std::optional<std::string_view> string(std::int64_t index) const {
    if (index < 0 || static_cast<std::size_t>(index) >= ends.size()) return std::nullopt;
    const auto i = static_cast<std::size_t>(index);
    const std::size_t start = i == 0 ? 0 : ends[i - 1];
    return std::string_view(strings).substr(start, ends[i] - start);
  }
};

namespace {

struct CellName {
  std::uint32_t row = 0;
  std::uint16_t column = 0;
};

/// "C7"; nothing for what is no cell of a sheet.
std::optional<CellName> parse_cell_name(std::string_view name) {
  const auto digits = std::min(name.find_first_of("0123456789"), name.size());
  const auto column = column_of_letters(name.substr(0, digits));
  const auto row = parse_integer(name.substr(digits));
  if (!column || !row || *row < 1 || *row > SheetReader::most_rows) return std::nullopt;
  return CellName{static_cast<std::uint32_t>(*row), *column};
}

std::optional<MergedRange> parse_range(std::string_view text) {
  const auto colon = text.find(':');
  const auto first = parse_cell_name(text.substr(0, colon));
  const auto last = colon == text.npos ? first : parse_cell_name(text.substr(colon + 1));
  if (!first || !last) return std::nullopt;
  return MergedRange{first->row, last->row, first->column, last->column};
}

std::int64_t integer_of(XmlElement element, std::string_view attribute) {
  return parse_integer(element.attribute(attribute).value_or("")).value_or(-1);
}

bool is_true(std::optional<std::string_view> attribute) {
  return attribute == "1" || attribute == "true";
}

std::string_view folder_of(std::string_view part) { return part.substr(0, part.rfind('/') + 1); }

/// The member that a relationship of `part` points at.
std::string target_of(std::string_view part, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  return std::string(folder_of(part)).append(target);
}

/// "xl/_rels/workbook.xml.rels" of "xl/workbook.xml".
std::string relations_of(std::string_view part) {
  const auto folder = folder_of(part);
  return fmt::format("{}_rels/{}.rels", folder, part.substr(folder.size()));
}

Error not_a_workbook(const std::string& file, std::string message) {
  return {ErrorKind::invalid,
          std::move(message),
          {file},
          "Open it in a spreadsheet program and save it as .xlsx or as CSV."};
}

Error too_many(const std::string& file, std::size_t most, std::string_view what) {
  return {ErrorKind::limit,
          fmt::format("expected at most {} {}, saw more", most, what),
          {file},
          "Split the workbook, or load an extract of it as CSV."};
}

Result<void> read_strings(const std::string& file, std::string_view text, auto& look) {
  XmlPieces items({file}, text, "si");
  while (TRY(items.next())) {
    if (look.ends.size() == Workbook::most_strings) {
      return fail(too_many(file, Workbook::most_strings, "strings"));
    }
    look.strings += rich_text(items.piece());
    look.ends.push_back(static_cast<std::uint32_t>(look.strings.size()));
  }
  return {};
}

/// The shape in which each style shows a number.
Result<std::vector<DateShape>> read_formats(const std::string& file, std::string_view text) {
  const auto styles = TRY(XmlDocument::parse(file, text));
  std::map<std::int64_t, DateShape> own;
  for (auto one = styles.root().child("numFmts").first(); one; one = one.next()) {
    own[integer_of(one, "numFmtId")] = shape_of_format(one.attribute("formatCode").value_or(""));
  }
  std::vector<DateShape> formats;
  for (auto one = styles.root().child("cellXfs").first(); one; one = one.next()) {
    const auto number = integer_of(one, "numFmtId");
    const auto found = own.find(number);
    formats.push_back(found == own.end() ? shape_of_builtin_format(number) : found->second);
  }
  return formats;
}

}  // namespace

std::optional<std::uint16_t> column_of_letters(std::string_view letters) {
  unsigned column = 0;
  if (letters.empty() || letters.size() > 3) return std::nullopt;
  for (const char c : letters) {
    const char upper = static_cast<char>(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
    if (upper < 'A' || upper > 'Z') return std::nullopt;
    column = column * 26 + static_cast<unsigned>(upper - 'A') + 1;
  }
  if (column > SheetReader::most_columns) return std::nullopt;
  return static_cast<std::uint16_t>(column);
}

std::string letters_of_column(std::uint16_t column) {
  std::string letters;
  for (unsigned rest = column; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

Result<void> refuse_old_workbook(const std::string& file, std::string_view bytes) {
  if (!bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return {};
  // The names of streams inside stand in UTF-16.
  std::string encrypted;
  for (const char c : std::string_view("EncryptedPackage")) (encrypted += c) += '\0';
  if (!bytes.contains(encrypted)) {
    return fail(not_a_workbook(file,
                               "expected a table (CSV or XLSX), saw an old Office file, "
                               "such as .xls"));
  }
  return fail({ErrorKind::invalid,
               "expected a table (CSV or XLSX), saw a workbook under a password",
               {file},
               "Open it with its password in a spreadsheet program and save it without one."});
}

Result<Workbook> Workbook::open(const std::string& file, std::string_view bytes) {
  TRY(refuse_old_workbook(file, bytes));
  auto archive = TRY(ZipArchive::open(file, bytes));
  Workbook book(file, std::move(archive));
  TRY(book.read_book());
  return book;
}

Result<std::string> Workbook::part(const std::string& name) {
  const auto index = archive_.find(name);
  const std::string where = fmt::format("{}/{}", file_, clip(name, 200));
  if (index < 0) {
    return fail({ErrorKind::malformed,
                 "expected this part in the workbook, saw none",
                 {where},
                 "Fetch the file again, or save it again in a spreadsheet program."});
  }
  const auto bytes = TRY(archive_.read(static_cast<std::size_t>(index),
                                       std::min(largest_part, largest_sum - unpacked_)));
  std::string text(bytes.view());
  unpacked_ += text.size();
  if (find_invalid_utf8(text) != text.npos || text.contains('\0')) {
    return fail({ErrorKind::malformed,
                 "expected UTF-8, saw other bytes",
                 {where},
                 "Open it in a spreadsheet program and save it again."});
  }
  return text;
}

Result<void> Workbook::read_book() {
  const auto package = TRY(XmlDocument::parse(file_, TRY(part("_rels/.rels"))));
  std::string book_part;
  for (auto one = package.root().first(); one; one = one.next()) {
    if (!one.attribute("Type").value_or("").ends_with("/officeDocument")) continue;
    book_part = target_of("", one.attribute("Target").value_or(""));
  }
  if (book_part.ends_with(".bin")) {
    return fail(not_a_workbook(file_,
                               "expected a workbook in XML (.xlsx), saw one in binary form "
                               "(.xlsb)"));
  }
  const auto book = TRY(XmlDocument::parse(file_, TRY(part(book_part))));
  if (book.root().name() != "workbook") {
    return fail(not_a_workbook(file_, "expected a workbook (.xlsx), saw another Office document"));
  }
  epoch_1904_ = is_true(book.root().child("workbookPr").attribute("date1904"));
  const auto relations = TRY(XmlDocument::parse(file_, TRY(part(relations_of(book_part)))));
  std::map<std::string, std::string, std::less<>> sheet_of_id;
  for (auto one = relations.root().first(); one; one = one.next()) {
    const auto type = one.attribute("Type").value_or("");
    auto target = target_of(book_part, one.attribute("Target").value_or(""));
    if (type.ends_with("/sharedStrings")) parts_.strings = target;
    if (type.ends_with("/styles")) parts_.styles = target;
    if (type.ends_with("/worksheet")) {
      sheet_of_id.emplace(one.attribute("Id").value_or(""), std::move(target));
    }
  }
  const auto sheets = book.root().child("sheets");
  for (auto one = sheets.first(); one; one = one.next()) {
    const auto found = sheet_of_id.find(one.attribute("id").value_or(""));
    if (found == sheet_of_id.end()) continue;  // a chart on a sheet of its own
    const auto state = one.attribute("state").value_or("visible");
    sheets_.push_back({std::string(one.attribute("name").value_or("")), state != "visible"});
    parts_.sheets.push_back(found->second);
  }
  if (!sheets_.empty()) return {};
  return fail(not_a_workbook(file_, "expected a sheet with cells in the workbook, saw none"));
}

Result<void> Workbook::load_look() {
  if (look_ != nullptr) return {};
  auto look = std::make_shared<SheetReader::Look>();
  look->epoch_1904 = epoch_1904_;
  if (!parts_.strings.empty()) TRY(read_strings(file_, TRY(part(parts_.strings)), *look));
  if (!parts_.styles.empty()) {
    look->formats = TRY(read_formats(file_, TRY(part(parts_.styles))));
  }
  look_ = std::move(look);
  return {};
}

Result<SheetReader> Workbook::read(std::size_t sheet) {
  ENSURE(sheet < sheets_.size(), "a sheet is asked for by its index");
  TRY(load_look());
  auto text = TRY(part(parts_.sheets[sheet]));
  SheetReader reader({fmt::format("{}/{}", file_, clip(sheets_[sheet].name, 100))}, std::move(text),
                     look_);
  TRY(reader.read_merged());
  return reader;
}

SheetReader::SheetReader(Where where, std::string text, std::shared_ptr<const Look> look)
    : where_(std::move(where)),
      text_(std::make_unique<const std::string>(std::move(text))),
      look_(std::move(look)),
      rows_(where_, *text_, "row") {}

Error SheetReader::wrong(std::string message) const {
  return {ErrorKind::malformed, std::move(message), where_,
          "Open the workbook in a spreadsheet program and save it again."};
}

Result<void> SheetReader::read_merged() {
  XmlPieces ranges(where_, *text_, "mergeCell");
  while (TRY(ranges.next())) {
    const auto range = parse_range(ranges.piece().attribute("ref").value_or(""));
    if (!range) return fail(wrong("expected a merged range such as A1:B2, saw another"));
    if (merged_.size() == most_merged) {
      return fail(too_many(where_.file, most_merged, "merged ranges"));
    }
    merged_.push_back(*range);
  }
  return {};
}

Result<bool> SheetReader::next() {
  do {
    if (!TRY(rows_.next())) return false;
    TRY(read_row(rows_.piece()));
  } while (cells_.empty());
  return true;
}

Result<void> SheetReader::read_row(XmlElement row) {
  const auto number = row.attribute("r") ? integer_of(row, "r") : std::int64_t{row_} + 1;
  if (number <= std::int64_t{row_}) {
    return fail(wrong("expected rows in their order, saw another"));
  }
  if (number > std::int64_t{most_rows}) return fail(too_many(where_.file, most_rows, "rows"));
  row_ = static_cast<std::uint32_t>(number);
  where_.line = row_;
  where_.column = 0;
  cells_.clear();
  for (auto cell = row.first(); cell; cell = cell.next()) {
    if (cell.name() == "c") TRY(read_cell(cell));
  }
  return {};
}

Result<void> SheetReader::read_cell(XmlElement cell) {
  CellName name{row_, 0};
  if (const auto written = cell.attribute("r")) {
    const auto parsed = parse_cell_name(*written);
    if (!parsed || parsed->row != row_ || parsed->column <= where_.column) {
      return fail(wrong("expected cells in their order, each in its row, saw another"));
    }
    name = *parsed;
  } else if (where_.column == most_columns) {
    return fail(too_many(where_.file, most_columns, "columns"));
  } else {
    name.column = static_cast<std::uint16_t>(where_.column + 1);
  }
  where_.column = name.column;
  const auto type = cell.attribute("t").value_or("n");
  const auto value = cell.child("v").text();
  SheetCell read{.column = name.column, .text = std::string(value)};
  if (type == "s") {
    const auto string = look_->string(parse_integer(value).value_or(-1));
    if (!string) return fail(wrong("expected one of the workbook's strings, saw another number"));
    read.text = *string;
  } else if (type == "inlineStr") {
    read.text = rich_text(cell.child("is"));
  } else if (type == "b") {
    read.kind = SheetCell::Kind::truth;
    read.text = is_true(value) ? "TRUE" : "FALSE";
  } else if (type == "e") {
    read.kind = SheetCell::Kind::error;
  } else if (type == "d") {
    read.kind = SheetCell::Kind::date;
    if (value.ends_with("T00:00:00")) read.text = value.substr(0, value.size() - 9);
  } else if (type == "n") {
    read_number(cell, read);
  }
  if (find_invalid_utf8(read.text) != read.text.npos) read.text = replace_invalid_utf8(read.text);
  if (!read.text.empty()) cells_.push_back(std::move(read));
  return {};
}

void SheetReader::read_number(XmlElement cell, SheetCell& read) const {
  if (read.text.empty() && cell.child("f")) {
    read.kind = SheetCell::Kind::error;
    read.text = "formula without a value";
  }
  const auto number = parse_number(read.text);
  if (!number) return;
  const auto style = integer_of(cell, "s");
  const bool styled = style >= 0 && static_cast<std::size_t>(style) < look_->formats.size();
  const auto shape = styled ? look_->formats[static_cast<std::size_t>(style)] : DateShape::none;
  const auto date = date_text(*number, shape, look_->epoch_1904);
  read.kind = date ? SheetCell::Kind::date : SheetCell::Kind::number;
  read.text = date ? *date : format_shortest(*number);
}

}  // namespace corridor
