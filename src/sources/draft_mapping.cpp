#include "sources/draft_mapping.h"

#include "base/text.h"
#include "base/yaml.h"
#include "sources/draft_columns.h"
#include "sources/draft_preview.h"
#include "sources/draft_words.h"
#include "vocabulary/indicator.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace corridor {
namespace {

/// Small letters, digits and _, from what is left of a text in other scripts too.
std::string identifier(std::string_view text, std::string_view otherwise) {
  std::string id;
  for (const char c : fold(text)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      id += c;
    else if (c == ' ' && !id.empty() && id.back() != '_')
      id += '_';
  }
  while (id.ends_with('_')) id.pop_back();
  if (id.size() > 60) id.resize(60);
  const bool starts_well = !id.empty() && id[0] >= 'a' && id[0] <= 'z';
  return starts_well ? id : std::string(otherwise);
}

std::string file_stem(std::string_view path) {
  const auto slash = path.find_last_of("/\\");
  if (slash != path.npos) path.remove_prefix(slash + 1);
  return std::string(path.substr(0, path.find('.')));
}

class Draft {
 public:
  Draft(const SourceInput& input, Sample sample)
      : input_(input), sample_(std::move(sample)), columns_(guess_columns(sample_)) {
    runs_ = guess_runs(sample_, columns_);
  }

  /// The mapping; with `stand_ins`, what is asked has an answer so that it can be tried out.
  std::string write(bool stand_ins);

 private:
  void citation();
  void new_indicators();
  void file();
  void rows();
  void words();
  void fixed(bool stand_ins);
  void columns();
  void field(const FieldGuess& guess, std::string_view indent);
  void text_column(const ColumnGuess& guess);
  void values();
  bool told(Gives gives) const;
  std::string column_name(const ColumnGuess& guess) const;
  std::string indicator_of(const ColumnGuess& guess) const;
  void line(std::string_view text) { out_.append(text).append("\n"); }
  template <class... Parts> void line(fmt::format_string<Parts...> form, Parts&&... parts) {
    line(fmt::format(form, std::forward<Parts>(parts)...));
  }
  void ask(std::string_view question) { line("# QUESTION: {}", question); }

  const SourceInput& input_;
  Sample sample_;
  std::vector<ColumnGuess> columns_;
  std::vector<RunGuess> runs_;
  std::string out_;
};

std::string list_of(const std::vector<std::string>& texts) {
  std::string list;
  for (const auto& text : texts) list += (list.empty() ? "" : ", ") + yaml_quote(text);
  return "[" + list + "]";
}

bool Draft::told(Gives gives) const {
  const auto has = [&](const FieldGuess& guess) { return guess.field.gives == gives; };
  return std::ranges::any_of(columns_,
                             [&](const auto& one) {
                               return one.kind == ColumnKind::field && one.field && has(*one.field);
                             }) ||
         std::ranges::any_of(runs_, [&](const auto& run) {
           return std::ranges::any_of(run.across, [&](const auto& a) { return has(a.guess); });
         });
}

/// The heading, where it tells the column from the others; else its letter.
std::string Draft::column_name(const ColumnGuess& guess) const {
  const auto wanted = fold(guess.heading);
  std::size_t same = 0;
  for (std::size_t row = 0; row < sample_.headings.size(); ++row) {
    for (std::size_t column = 1; column <= sample_.columns; ++column) {
      same += column != guess.column && fold(sample_.heading(row, column)) == wanted;
    }
  }
  if (wanted.empty() || same > 0) return letters_of_column(guess.column);
  return guess.heading;
}

/// One of Corridor's where the heading is its title, else one of the table's own.
std::string Draft::indicator_of(const ColumnGuess& guess) const {
  const auto wanted = fold(guess.heading);
  for (const auto& indicator : all_indicators()) {
    if (indicator.of_corridor != told(Gives::origin)) continue;
    if (!wanted.empty() && (fold(indicator.title) == wanted || indicator.id == wanted)) {
      return std::string(indicator.id);
    }
  }
  const auto id = identifier(guess.heading, "");
  const std::string own = id.empty() ? "figures_" + fold(letters_of_column(guess.column)) : id;
  return find_indicator(own) == nullptr ? own : own + "_of_table";
}

void Draft::citation() {
  std::string latest;
  for (const auto& column : columns_) {
    if (is_year(column.heading)) latest = std::max(latest, plain_digits(column.heading));
    if (column.kind != ColumnKind::field || column.field->field.gives != Gives::period) continue;
    for (const auto& row : sample_.figures) {
      const std::string text = plain_digits(row.field(column.column).text);
      for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        if (is_year(text.substr(i, 4))) latest = std::max(latest, text.substr(i, 4));
      }
    }
  }
  line("corridor_mapping: 1");
  ask("who published the table, under which licence, and where? Which release is it?");
  line("publisher: unknown publisher");
  line("dataset: {}", identifier(file_stem(input_.name), "national_table"));
  line("title: {}",
       yaml_quote(sample_.titles.empty() ? file_stem(input_.name) : sample_.titles.front()));
  line("version: {}", yaml_quote(latest.empty() ? "undated" : latest));
  line("licence: unknown licence");
  line("# url: https://");
  ask("whose count is it: destination, origin or publisher?");
  line("reporter: publisher");
}

void Draft::new_indicators() {
  std::string own;
  const auto add = [&](const std::string& id, std::string_view title) {
    if (find_indicator(id) == nullptr) own += fmt::format("  {}: {}\n", id, yaml_quote(title));
  };
  std::set<std::string> seen;
  for (const auto& column : columns_) {
    if (column.kind != ColumnKind::figures) continue;
    const auto id = indicator_of(column);
    if (seen.insert(id).second) add(id, column.heading.empty() ? id : column.heading);
  }
  const std::string title =
      sample_.titles.empty() ? "Figures of the table" : sample_.titles.front();
  if (!runs_.empty()) add("figures_of_table", title);
  if (own.empty()) return;
  line("");
  ask("is it one that Corridor has (`corridor find TEXT`), such as population or migrant_stock?");
  line("# Then write that under `values` and take it out here.");
  line("new_indicators:\n{}", own.substr(0, own.size() - 1));
}

void Draft::file() {
  line("\nfile:");
  if (sample_.is_workbook) {
    line("  sheet: {}", yaml_quote(sample_.layout.sheet));
  } else {
    const char separator = sample_.layout.separator;
    line("  separator: {}", separator == '\t' ? "tab" : fmt::format("\"{}\"", separator));
    line("  encoding: {}", sample_.layout.encoding);
    if (sample_.layout.encoding == "windows-1252") {
      line("  # What is not UTF-8 is taken for windows-1252. Are accents and letters right below?");
    }
  }
  if (sample_.decimal_is_unsure) {
    line(
        "  # QUESTION: every number could also be read with the other mark: is \"{}\" between "
        "thousands?",
        sample_.numbers.thousands);
  }
  line("  decimal: \"{}\"", sample_.numbers.decimal);
  if (!sample_.numbers.thousands.empty()) {
    line("  thousands: {}", sample_.numbers.thousands == " "
                                ? "space"
                                : fmt::format("\"{}\"", sample_.numbers.thousands));
  }
  rows();
  words();
}

void Draft::rows() {
  std::string headings;
  for (const auto& row : sample_.headings) {
    headings += fmt::format("{}{}", headings.empty() ? "" : ", ", row.row);
  }
  line("  header_row: {}", headings.empty()               ? "0"
                           : sample_.headings.size() == 1 ? headings
                                                          : "[" + headings + "]");
  line("  first_row: {}", sample_.figures.front().row);
  if (!sample_.stop_at.empty()) line("  stop_at: {}", yaml_quote(sample_.stop_at));
}

void Draft::words() {
  line("  missing: {}", list_of(sample_.numbers.missing));
  if (!sample_.unsure_words.empty()) {
    line(
        "  # QUESTION: these stand in the place of numbers. Which mean zero, suppressed or "
        "not_applicable?");
    line("  # They are not read until they stand in one of the lists: zero, missing, suppressed,");
    line("  # not_applicable.");
    line("  # zero: {}", list_of(sample_.unsure_words));
  }
  if (sample_.marks.empty()) return;
  line("  # Behind numbers; a letter after the colon is the status it means (P provisional ...).");
  line("  marks:");
  for (const auto& [mark, status] : sample_.marks) {
    line("    {}:{}", yaml_quote(mark), status == 0 ? "" : fmt::format(" {}", status));
  }
}

void Draft::fixed(bool stand_ins) {
  const bool needs_place = !told(Gives::place), needs_period = !told(Gives::period);
  if (!needs_place && !needs_period) return;
  line("");
  if (needs_place) ask("which place are the figures about? Write its code, such as BGD.");
  if (needs_period) ask("which year or period are they of?");
  if (stand_ins) line("fixed:");
  const std::string_view mark = stand_ins ? "" : "# ";
  if (!stand_ins) line("# fixed:");
  if (needs_place) line("{}  place: {}", mark, stand_ins ? unknown_place.code() : "");
  if (needs_period) line("{}  period: {}", mark, stand_ins ? stand_in_year : "");
}

void Draft::field(const FieldGuess& guess, std::string_view indent) {
  const auto& spec = guess.field;
  line("{}gives: {}", indent, name_of(spec.gives));
  const bool place = spec.gives == Gives::place || spec.gives == Gives::origin;
  if (place && spec.form != PlaceForm::any) line("{}scheme: {}", indent, name_of(spec.form));
  if (!spec.language.empty()) line("{}language: {}", indent, spec.language);
  if (!spec.format.empty()) line("{}format: {}", indent, yaml_quote(spec.format));
  if (!guess.meanings.empty()) line("{}meanings:", indent);
  for (const auto& [text, meaning] : guess.meanings) {
    line("{}  {}: {}", indent, yaml_quote(text), meaning);
  }
  if (guess.not_matched.empty()) {
    if (place)
      line("{}# {} of {} different texts are known places.", indent, guess.texts, guess.texts);
    return;
  }
  line(
      "{}# QUESTION: {} of {} are known places. What are these? Write a code behind each, or skip "
      "to",
      indent, guess.understood, guess.texts);
  line("{}# leave such rows out, and take off the \"#\"; what stays unknown is rejected.", indent);
  if (guess.meanings.empty()) line("{}# meanings:", indent);
  for (const auto& text : guess.not_matched) line("{}#   {}:", indent, yaml_quote(text));
}

/// A column of other text: a dimension where it has few different texts, else a question.
void Draft::text_column(const ColumnGuess& guess) {
  constexpr std::size_t few = 40;
  const auto hint = hint_of_heading(guess.heading);
  const auto name = yaml_quote(column_name(guess));
  if (hint == HeadingHint::code || hint == HeadingHint::place) {
    line(
        "  # QUESTION: is this a part of a country? Codes: gives: place, scheme: own, country: "
        "BGD");
    line(
        "  # (or scheme: iso3166-2); the names beside them: gives: place_name. {} different texts.",
        guess.different);
    line("  # - column: {}", name);
    line("  #   gives: {}", hint == HeadingHint::code ? "place" : "place_name");
    return;
  }
  const bool dimension = guess.different > 1 && guess.different <= few;
  if (!dimension) {
    line("  # Left out: {}, with {} different texts.", in_comment(guess.heading), guess.different);
    return;
  }
  line("  # QUESTION: does this tell figures apart? {} different texts.", guess.different);
  line("  - column: {}", name);
  line("    gives: dimension");
  line("    name: {}",
       identifier(guess.heading, "column_" + fold(letters_of_column(guess.column))).substr(0, 40));
}

void Draft::columns() {
  line("\ncolumns:");
  const auto before = out_.size();
  for (const auto& column : columns_) {
    if (column.kind == ColumnKind::text) text_column(column);
    if (column.kind != ColumnKind::field) continue;
    line("  - column: {}", yaml_quote(column_name(column)));
    field(*column.field, "    ");
    if (column.has_gaps) {
      line("    fill_down: true  # QUESTION: does an empty cell repeat the one above?");
    }
  }
  const bool any = out_.find("\n  - ", before - 1) != out_.npos;
  if (!any) out_.replace(before - 1, 1, " []\n");
}

void Draft::values() {
  line("\nvalues:");
  const bool any = std::ranges::any_of(
      columns_, [](const auto& column) { return column.kind == ColumnKind::figures; });
  if (!any && runs_.empty()) {
    line("  # QUESTION: in which columns do figures stand? None was found.");
    line("  # - column: \n  #   indicator: ");
  }
  for (const auto& run : runs_) {
    line("  - from: {}\n    to: {}", letters_of_column(run.from), letters_of_column(run.to));
    line("    indicator: figures_of_table");
    line("    # factor: 1000  # where the table counts thousands");
    line("    across:");
    for (const auto& across : run.across) {
      line("      - row: {}", sample_.headings[across.row].row);
      field(across.guess, "        ");
      if (across.fill_right) line("        fill_right: true");
    }
  }
  for (const auto& column : columns_) {
    if (column.kind != ColumnKind::figures) continue;
    line("  - column: {}", yaml_quote(column_name(column)));
    line("    indicator: {}", indicator_of(column));
  }
}

std::string Draft::write(bool stand_ins) {
  out_.clear();
  citation();
  new_indicators();
  file();
  fixed(stand_ins);
  columns();
  values();
  return std::move(out_);
}

}  // namespace

Result<std::string> draft_mapping(const SourceInput& input, const std::string& sheet) {
  Draft draft(input, TRY(take_sample(input, sheet)));
  const std::string mapping = draft.write(false);
  return fmt::format(
      "# A first mapping of {}. Look at each line, answer the questions, then:\n"
      "#   corridor load {} --with THIS_FILE --dry-run\n{}{}",
      input.name, input.name, mapping, first_figures(input, draft.write(true)));
}

}  // namespace corridor
