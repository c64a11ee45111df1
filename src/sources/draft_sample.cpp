#include "sources/draft_sample.h"

#include "base/encoding.h"
#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::size_t most_heading_rows = 4;
constexpr std::size_t most_sheets = 30;

const SampleField no_field;

/// What offices write where there is no number, as far as it means the same everywhere.
constexpr std::array<std::string_view, 12> sure_words{":",   "..", "...",  "…",    "NA",   "N/A",
                                                      "n/a", ".",  "n.d.", "k.A.", "n.a.", "غ.م"};
constexpr std::array<std::string_view, 8> unsure{"-", "–", "—", "x", "X", "/", "c", "s"};

template <class Words> bool is_among(const Words& words, std::string_view text) {
  return std::ranges::find(words, text) != words.end();
}

Result<std::vector<SampleRow>> read_rows(const SourceInput& input, const TableLayout& layout,
                                         Sample& sample) {
  auto table = TRY(TableRows::open(input, layout));
  std::vector<SampleRow> rows;
  std::size_t cells = 0;
  sample.whole = false;
  while (TRY(table.next())) {
    const std::size_t columns = std::min<std::size_t>(table.last_column(), Sample::most_columns);
    cells += columns;
    if (rows.size() == Sample::most_rows || cells > Sample::most_cells) return rows;
    SampleRow row{.row = table.row()};
    for (std::size_t column = 1; column <= columns; ++column) {
      const auto field = table.field(column);
      row.fields.push_back({std::string(clip(field.text, 400)), field.is_number});
    }
    rows.push_back(std::move(row));
  }
  sample.whole = true;
  // Merged headings say the same of all columns they cover.
  for (const auto& range : table.merged()) {
    const auto from = std::ranges::find(rows, range.first_row, &SampleRow::row);
    if (from == rows.end() || range.first_column > from->fields.size()) continue;
    const SampleField first = from->fields[range.first_column - 1u];
    if (range.first_row != range.last_row) continue;
    const auto last = std::min<std::size_t>(range.last_column, Sample::most_columns);
    if (from->fields.size() < last) from->fields.resize(last);
    for (std::size_t column = range.first_column; column <= last; ++column) {
      from->fields[column - 1] = first;
    }
  }
  return rows;
}

/// How many rows of the table have the usual number of fields, and that number.
std::pair<std::size_t, std::size_t> regularity(const std::vector<SampleRow>& rows) {
  std::map<std::size_t, std::size_t> widths;
  for (const auto& row : rows) ++widths[row.fields.size()];
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (const auto& [width, count] : widths) {
    if (width > 1) best = std::max(best, std::pair(count, width));
  }
  return best;
}

Result<std::vector<SampleRow>> read_csv(const SourceInput& input, Sample& sample) {
  sample.layout.encoding = guess_encoding(input.text);
  std::pair<std::size_t, std::size_t> best{0, 0};
  std::vector<SampleRow> rows;
  for (const char separator : {',', ';', '\t', '|'}) {
    TableLayout layout = sample.layout;
    layout.separator = separator;
    Sample tried;
    auto read = read_rows(input, layout, tried);
    if (!read) {
      if (separator == ',' && read.error().kind != ErrorKind::malformed) return read;
      continue;
    }
    const auto found = regularity(*read);
    if (found <= best) continue;
    best = found;
    rows = std::move(*read);
    sample.layout.separator = separator;
    sample.whole = tried.whole;
  }
  if (!rows.empty()) return rows;
  return fail({ErrorKind::invalid,
               "expected a table of several columns, saw none",
               {input.name},
               "It is read as CSV with \",\", \";\", \"|\" or tabs between fields, or as XLSX."});
}

std::size_t numbers_in(const std::vector<SampleRow>& rows) {
  std::size_t count = 0;
  for (const auto& row : rows) {
    count +=
        static_cast<std::size_t>(std::ranges::count(row.fields, true, &SampleField::is_number));
  }
  return count;
}

Result<std::vector<SampleRow>> read_workbook(const SourceInput& input, const std::string& sheet,
                                             Sample& sample) {
  const auto book = TRY(Workbook::open(input.name, input.text));
  sample.is_workbook = true;
  if (!sheet.empty()) {
    sample.layout.sheet = book.sheets()[TRY(find_sheet(book, input.name, sheet))].name;
    return read_rows(input, sample.layout, sample);
  }
  std::vector<SampleRow> best;
  std::size_t tried = 0;
  for (const auto& one : book.sheets()) {
    if (one.hidden || ++tried > most_sheets) continue;
    TableLayout layout{.sheet = one.name};
    Sample other;
    auto rows = TRY(read_rows(input, layout, other));
    if (!best.empty() && numbers_in(rows) <= numbers_in(best)) continue;
    best = std::move(rows);
    sample.layout = layout;
    sample.whole = other.whole;
  }
  return best;
}

/// The form in which the most texts are numbers. Where "1.234" could be either, it is taken for
/// thousands when all such marks have three digits behind them, and the draft asks.
void guess_numbers(const std::vector<SampleRow>& rows, Sample& sample) {
  const std::array<NumberForm, 9> forms{{{"."},
                                         {",", ""},
                                         {".", ","},
                                         {",", "."},
                                         {".", " "},
                                         {",", " "},
                                         {".", "'"},
                                         {",", "'"},
                                         {"٫", "٬"}}};
  std::array<std::size_t, forms.size()> parsed{};
  for (const auto& row : rows) {
    for (const auto& field : row.fields) {
      if (field.is_number || field.text.empty() || field.text.size() > 40) continue;
      for (std::size_t i = 0; i < forms.size(); ++i) {
        const auto number = read_national_number(field.text, false, forms[i]);
        parsed[i] += !number.malformed && number.state == State::value;
      }
    }
  }
  const auto most = std::ranges::max_element(parsed);
  const auto best = static_cast<std::size_t>(most - parsed.begin());
  sample.numbers = forms[best];
  // Read as thousands the same texts are numbers too.
  const std::size_t other = best == 0 ? 3 : best == 1 ? 2 : best;
  if (other == best || parsed[other] != *most || parsed[0] == parsed[1]) return;
  sample.numbers = forms[other];
  sample.decimal_is_unsure = true;
}

bool is_row_of_figures(const SampleRow& row, const NumberForm& form) {
  const auto figures = std::ranges::count_if(
      row.fields, [&](const SampleField& field) { return is_figure(field, form); });
  return figures >= 1 && row.filled() >= 2;
}

/// Where headings end and figures begin and end.
Result<void> divide(std::vector<SampleRow> rows, const std::string& file, Sample& sample) {
  std::erase_if(rows, [](const SampleRow& row) { return row.filled() == 0; });
  const auto is_body = [&](const SampleRow& row) { return is_row_of_figures(row, sample.numbers); };
  const auto first = std::ranges::find_if(rows, is_body);
  if (first == rows.end()) {
    return fail({ErrorKind::invalid,
                 "expected rows of numbers in the table, saw none",
                 {file},
                 "Name the sheet with --sheet, or check that this is a table of figures."});
  }
  auto heading = first;
  while (heading != rows.begin() && std::prev(heading)->filled() >= 2 &&
         static_cast<std::size_t>(first - heading) < most_heading_rows) {
    --heading;
  }
  for (auto row = rows.begin(); row != heading; ++row) {
    const auto text =
        std::ranges::find_if(row->fields, [](const auto& f) { return !f.text.empty(); });
    sample.titles.push_back(text->text);
  }
  auto last = rows.end();
  while (last != first && !is_body(*std::prev(last))) --last;
  if (sample.whole && last != rows.end()) {
    const auto note =
        std::ranges::find_if(last->fields, [](const auto& f) { return !f.text.empty(); });
    sample.stop_at = clip(note->text, 24);
  }
  sample.headings.assign(heading, first);
  sample.figures.assign(first, last);
  for (const auto& row : sample.figures)
    sample.columns = std::max(sample.columns, row.fields.size());
  return {};
}

/// A number with letters or signs behind it: which, where what stands before them is a number.
std::string mark_behind(std::string_view text, const NumberForm& form) {
  constexpr std::size_t longest_mark = 4;
  if (!read_national_number(text, false, form).malformed) return {};
  for (std::size_t length = 1; length <= std::min(longest_mark, text.size()); ++length) {
    const auto mark = text.substr(text.size() - length);
    const bool cut = (static_cast<unsigned char>(mark[0]) & 0xC0) == 0x80;
    if (cut || mark.find_first_of("0123456789") != mark.npos) continue;
    const auto before = trim(text.substr(0, text.size() - length));
    const auto number = read_national_number(before, false, form);
    if (!before.empty() && !number.malformed && number.state == State::value) {
      return std::string(trim(mark));
    }
  }
  return {};
}

Status status_of_mark(std::string_view mark) {
  constexpr std::array<std::pair<std::string_view, Status>, 4> known{
      {{"p", 'P'}, {"e", 'E'}, {"b", 'B'}, {"u", 'U'}}};
  for (const auto& [text, status] : known) {
    if (mark == text) return status;
  }
  return 0;
}

/// What stands in the place of numbers and behind them.
void find_words(Sample& sample) {
  for (const auto& row : sample.figures) {
    for (const auto& field : row.fields) {
      if (is_among(sure_words, field.text) && !is_among(sample.numbers.missing, field.text)) {
        sample.numbers.missing.push_back(field.text);
      }
      if (is_among(unsure, field.text) && !is_among(sample.unsure_words, field.text)) {
        sample.unsure_words.push_back(field.text);
      }
      const auto mark = field.is_number ? std::string() : mark_behind(field.text, sample.numbers);
      if (!mark.empty() && sample.marks.size() < 20) sample.marks[mark] = status_of_mark(mark);
    }
  }
  sample.numbers.marks = sample.marks;
}

}  // namespace

const SampleField& SampleRow::field(std::size_t column) const {
  return column >= 1 && column <= fields.size() ? fields[column - 1] : no_field;
}

std::size_t SampleRow::filled() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(fields, [](const auto& field) { return !field.text.empty(); }));
}

std::string Sample::heading(std::size_t row_of_headings, std::size_t column) const {
  return headings[row_of_headings].field(column).text;
}

std::string Sample::heading(std::size_t column) const {
  for (std::size_t i = headings.size(); i-- > 0;) {
    if (auto text = heading(i, column); !text.empty()) return text;
  }
  return {};
}

bool is_year(std::string_view text) {
  const auto number = parse_integer(plain_digits(text));
  return number && *number >= 1900 && *number <= 2100;
}

bool is_figure(const SampleField& field, const NumberForm& form) {
  if (field.text.empty() || is_year(field.text)) return false;
  const auto number = read_national_number(field.text, field.is_number, form);
  return !number.malformed && number.state == State::value;
}

Result<Sample> take_sample(const SourceInput& input, const std::string& sheet) {
  const auto format = format_of(input.text);
  TRY(refuse_old_workbook(input.name, input.text));
  if (format != FileFormat::csv && format != FileFormat::xlsx) {
    return fail({ErrorKind::invalid,
                 fmt::format("expected a table (CSV or XLSX), saw {}", name_of(format)),
                 {input.name},
                 "A mapping is for tables; `corridor sources --known` lists what else is read."});
  }
  Sample sample;
  auto rows = format == FileFormat::xlsx ? TRY(read_workbook(input, sheet, sample))
                                         : TRY(read_csv(input, sample));
  guess_numbers(rows, sample);
  TRY(divide(std::move(rows), input.name, sample));
  find_words(sample);
  return sample;
}

}  // namespace corridor
