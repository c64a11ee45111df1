// The HTML and Markdown forms of a table.

#include "base/percent.h"
#include "report/own_language.h"
#include "report/render_days.h"
#include "report/render_escape.h"
#include "report/render_table_parts.h"
#include "vocabulary/observation.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

/// What hovering over a figure tells: its status in words and the note of its proof.
std::string hover_text(const Cell& cell, const TableFrame& frame) {
  std::string text;
  if (const auto mark = status_mark(cell, frame); mark.size() == 1) {
    text = meaning_of_status(mark.front()).value_or(mark);
  }
  if (cell.proof.empty() || !frame.proof_path.empty()) return text;
  const auto note = frame.proofs.text_of(cell.proof);
  if (!text.empty()) text += " · ";
  return text.append(note.empty() ? std::string_view(cell.proof) : note);
}

/// Text in its own direction within a cell that keeps the page's, so that columns stay straight.
std::string html_text(std::string_view text, const TableFrame& frame) {
  const auto last = frame.language.empty() ? text.size() : text.rfind(' ') + 1;
  if (is_day(text.substr(last))) {
    const auto before =
        last == 0 ? std::string() : html_run(text.substr(0, last - 1), frame.language) + " ";
    return fmt::format("{}<time>{}</time>", before, text.substr(last));
  }
  if (!frame.language.empty()) return html_run(text, frame.language);
  return fmt::format("<span dir=\"auto\">{}</span>", escape_html(text));
}

/// What the rows of an HTML table have in common.
struct ColumnStyle {
  bool at_end = false;
  bool marked = false;  // room is kept for marks, so that figures stand under one another
};

std::vector<ColumnStyle> column_styles(const Table& table, const TableFrame& frame) {
  std::vector<ColumnStyle> styles(table.columns.size());
  const auto at_end = columns_at_end(table);
  for (std::size_t i = 0; i < styles.size(); ++i) {
    styles[i].at_end = at_end[i];
    styles[i].marked = at_end[i] && std::ranges::any_of(table.rows, [&](const auto& row) {
                         const Cell& cell = cell_at(row, i);
                         if (!status_mark(cell, frame).empty()) return true;
                         // A number that leads to its proof itself has no note beside it.
                         const bool leads = !frame.proof_path.empty() &&
                                            std::holds_alternative<double>(cell.value);
                         return !leads && frame.proofs.number_of(cell.proof) > 0;
                       });
  }
  return styles;
}

std::string_view class_attribute(const ColumnStyle& style) {
  if (!style.at_end) return "";
  return style.marked ? " class=\"number marked\"" : " class=\"number\"";
}

std::string html_head(const Table& table, const std::vector<ColumnStyle>& styles,
                      const TableFrame& frame) {
  std::string out = "<thead>\n<tr>";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    out += fmt::format("<th scope=\"col\"{}>{}", class_attribute(styles[i]),
                       html_text(column.title, frame));
    if (!column.unit.empty()) {
      out += fmt::format(" <span class=\"unit\">{}</span>", html_text(column.unit, frame));
    }
    out += "</th>";
  }
  return out + "</tr>\n</thead>\n";
}

std::string proof_link(std::string_view proof, std::string_view html, const TableFrame& frame) {
  return fmt::format("<a class=\"figure\" href=\"{}{}\">{}</a>", frame.proof_path,
                     percent_encode(proof), html);
}

std::string html_cell(const Cell& cell, const Column& column, const TableFrame& frame) {
  const std::string shown = shown_text(cell, column, frame.numbers);
  std::string out = html_text(shown, frame);
  const bool is_number = std::holds_alternative<double>(cell.value);
  // A minus stands before its number in Arabic too.
  const bool turns = frame.language == "ar" && shown.starts_with('-');
  if (is_number) out = (turns ? "\u200E" : "") + escape_html(shown);
  const auto sign = std::ranges::find(column.signs, shown, &ValueSign::text);
  if (sign != column.signs.end()) out = signed_html(*sign);
  const bool leads = is_number && !frame.proof_path.empty() && !cell.proof.empty();
  if (leads) out = proof_link(cell.proof, out, frame);
  if (std::holds_alternative<std::monostate>(cell.value)) {
    const auto own = frame.language.empty() ? std::string_view(" dir=\"auto\"")
                                            : own_language(shown, frame.language);
    out = fmt::format("<span class=\"absent\"{}>{}</span>", own, escape_html(shown));
  }
  std::string marks;
  if (const auto mark = status_mark(cell, frame); !mark.empty()) {
    marks += fmt::format(" <span class=\"status\">{}</span>", escape_html(mark));
  }
  if (!leads) marks += note_reference(frame.proofs.number_of(cell.proof), frame);
  return marks.empty() ? out : fmt::format("{}<span class=\"marks\">{}</span>", out, marks);
}

std::string html_row(const Table& table, std::size_t at, const std::vector<ColumnStyle>& styles,
                     const TableFrame& frame) {
  std::string out = "<tr>";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Cell& cell = cell_at(table.rows[at], i);
    // The first column names the row, unless it holds figures.
    const bool names_row = i == 0 && std::holds_alternative<std::string>(cell.value);
    out += names_row ? "<th scope=\"row\"" : "<td";
    out += class_attribute(styles[i]);
    const bool told = frame.proof_path.empty() && !cell.proof.empty();
    if (told) out += fmt::format(" data-proof=\"{}\"", escape_html(cell.proof));
    if (const auto hover = hover_text(cell, frame); !hover.empty()) {
      out += fmt::format(" title=\"{}\"", escape_html(hover));
    }
    out += ">" + html_cell(cell, table.columns[i], frame);
    out += names_row ? "</th>" : "</td>";
  }
  return out + "</tr>\n";
}

std::string markdown_cell(const Cell& cell, const Column& column, const TableFrame& frame) {
  std::string out = escape_markdown(shown_text(cell, column, frame.numbers));
  if (std::holds_alternative<std::monostate>(cell.value)) out = "*" + out + "*";
  if (const auto mark = status_mark(cell, frame); !mark.empty()) out += " " + escape_markdown(mark);
  const int note = frame.proofs.number_of(cell.proof);
  if (note > 0) out += fmt::format("[^{}]", note);
  return out;
}

}  // namespace

std::string signed_html(const ValueSign& sign) {
  constexpr std::string_view tones[]{"", " good", " bad"};
  return fmt::format("<span class=\"verdict{}\"><span aria-hidden=\"true\">{}</span> {}</span>",
                     tones[static_cast<std::size_t>(sign.tone)], sign.shape,
                     escape_html(sign.text));
}

std::string note_reference(int note, const TableFrame& frame) {
  if (note == 0) return {};
  if (!frame.proof_path.empty()) {
    if (frame.met != nullptr) frame.met->insert(note);
    const auto& proof = frame.proofs.notes()[static_cast<std::size_t>(note) - 1];
    return fmt::format(
        "<sup class=\"note\"><a class=\"figure\" href=\"{0}{1}\" aria-label=\"{2} "
        "{3}\">{3}</a></sup>",
        frame.proof_path, percent_encode(proof.id), escape_html(frame.note_title), note);
  }
  const bool first = frame.met != nullptr && frame.met->insert(note).second;
  const std::string id = first ? fmt::format(" id=\"note-{}\"", note) : "";
  return fmt::format(
      "<sup class=\"note\" dir=\"ltr\"><a href=\"#proof-{0}\"{1} aria-label=\"{2} "
      "{0}\">{0}</a></sup>",
      note, id, escape_html(frame.note_title));
}

std::string table_html(const Table& table, const TableFrame& page) {
  const TableFrame frame = framed(table, page);
  const auto styles = column_styles(table, frame);
  std::string out = frame.proof_path.empty() ? "<table>\n" : "<table class=\"data\">\n";
  if (!table.title.empty()) {
    out += fmt::format("<caption>{}</caption>\n", html_text(table.title, frame));
  }
  out += html_head(table, styles, frame);
  out += "<tbody>\n";
  for (std::size_t i = 0; i < table.rows.size(); ++i) out += html_row(table, i, styles, frame);
  out += "</tbody>\n";
  const auto notes = notes_of(table);
  if (!notes.empty()) {
    out += fmt::format("<tfoot>\n<tr><td colspan=\"{}\">", table.columns.size());
    for (const auto& note : notes) out += fmt::format("<p>{}</p>", html_text(note, frame));
    out += "</td></tr>\n</tfoot>\n";
  }
  return out + "</table>\n";
}

std::string table_markdown(const Table& table, const TableFrame& page) {
  const TableFrame frame = framed(table, page);
  std::string out;
  if (!table.title.empty()) out += fmt::format("**{}**\n\n", escape_markdown(table.title));
  const auto at_end = columns_at_end(table);
  std::string rule = "|";
  out += "|";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    const std::string unit = column.unit.empty() ? "" : fmt::format(" ({})", column.unit);
    out += fmt::format(" {} |", escape_markdown(column.title + unit));
    rule += at_end[i] ? " ---: |" : " --- |";
  }
  out += "\n" + rule + "\n";
  for (const auto& row : table.rows) {
    out += "|";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      out += fmt::format(" {} |", markdown_cell(cell_at(row, i), table.columns[i], frame));
    }
    out += "\n";
  }
  for (const auto& note : notes_of(table)) out += "\n" + escape_markdown(note) + "\n";
  return out;
}

}  // namespace corridor
