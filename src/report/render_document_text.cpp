// The text form of a document, for a terminal and for reading aloud.

#include "base/text.h"
#include "report/chart_svg.h"
#include "report/render_document_parts.h"
#include "report/render_escape.h"
#include "report/render_svg_parts.h"
#include "report/render_wrap.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

constexpr std::size_t most_bar_rows = 60;  // beyond that a table is easier to read
constexpr std::size_t longest_bar = 40;

/// Writes lines of text one under another.
class TextPage {
 public:
  TextPage(const Document& document, const TableFrame& frame)
      : document_(document), frame_(frame) {}

  void heading(std::string_view text, std::string_view underline);
  void block(const Paragraph& paragraph);
  void block(const Bullets& bullets);
  void block(const Table& table);
  void block(const Chart& chart);
  void end_notes();
  std::string text() && { return std::move(out_); }

 private:
  /// `text` wrapped, its first line after `first`, the others after `others`.
  void lines(std::string_view text, std::string_view first, std::string_view others);
  std::string with_notes(const Paragraph& paragraph) const;
  void bars(const Chart& chart);

  const Document& document_;
  const TableFrame& frame_;
  std::string out_;
};

/// A terminal has no use for a space that does not break once its lines are broken.
std::string plain_spaces(std::string text) {
  constexpr std::string_view no_break = "\u00A0";
  for (auto at = text.find(no_break); at != std::string::npos; at = text.find(no_break, at)) {
    text.replace(at, no_break.size(), " ");
  }
  return text;
}

void TextPage::lines(std::string_view text, std::string_view first, std::string_view others) {
  const std::size_t indent = display_width(first);
  std::string_view prefix = first;
  for (const auto& line : wrap(text, frame_.width - std::min(frame_.width, indent))) {
    out_ += plain_spaces(std::string(prefix) + line) + "\n";
    prefix = others;
  }
}

void TextPage::heading(std::string_view text, std::string_view underline) {
  const std::string clean = clean_text(text);
  if (clean.empty()) return;
  if (!out_.empty()) out_ += "\n";
  std::size_t longest = 0;
  for (const auto& line : wrap(clean, frame_.width)) {
    longest = std::max(longest, display_width(line));
    out_ += line + "\n";
  }
  out_ += repeat(underline, longest) + "\n";
}

std::string TextPage::with_notes(const Paragraph& paragraph) const {
  std::string text;
  for (const auto& piece : pieces_of(paragraph, frame_.proofs)) {
    text += clean_text(piece.text);
    // The note stays on the line of the words before it.
    std::string_view before = text.ends_with(' ') ? "" : "\u00A0";
    for (const int note : piece.notes) {
      text += fmt::format("{}[{}]", before, note);
      before = "";
    }
  }
  return text;
}

void TextPage::block(const Paragraph& paragraph) {
  out_ += "\n";
  if (paragraph.tone == Paragraph::Tone::caution) {
    const std::string word = clean_text(document_.caution_title);
    lines(word + ": " + with_notes(paragraph), "│ ", "│ ");
  } else {
    lines(with_notes(paragraph), "", "");
  }
}

void TextPage::block(const Bullets& bullets) {
  out_ += "\n";
  for (const auto& item : bullets.items) lines(with_notes(item), "• ", "  ");
}

void TextPage::block(const Table& table) { out_ += "\n" + plain_spaces(table_text(table, frame_)); }

/// One bar a row, its figure beside it: a chart of one series.
void TextPage::bars(const Chart& chart) {
  const auto rows = chart_rows(chart);
  double highest = 0;
  std::size_t label_width = 0;
  std::size_t value_width = 0;
  for (const auto& row : rows) {
    label_width = std::max(label_width, display_width(clean_text(row.label)));
    const auto& point = *row.points.front();
    value_width = std::max(value_width, display_width(clean_text(shown_value(chart, point))));
    if (has_number(point)) highest = std::max(highest, number_of(point));
  }
  label_width = std::min(label_width, frame_.width * 2 / 5);
  const std::size_t taken = label_width + value_width + 10;
  const std::size_t room = std::min(longest_bar, frame_.width - std::min(frame_.width, taken));
  for (const auto& row : rows) {
    const ChartPoint& point = *row.points.front();
    const auto label = wrap(clean_text(row.label), label_width);
    for (std::size_t i = 0; i + 1 < label.size(); ++i) out_ += label[i] + "\n";
    const double fraction = has_number(point) && highest > 0 ? number_of(point) / highest : 0;
    const std::string value = clean_text(shown_value(chart, point));
    std::string line = pad_end(label.back(), label_width) + "  " + pad_start(value, value_width);
    if (const int note = frame_.proofs.number_of(point.value.proof); note > 0) {
      line += pad_end(fmt::format(" [{}]", note), 5);
    }
    line += "  " + block_bar(fraction, room);
    line.erase(line.find_last_not_of(' ') + 1);
    out_ += plain_spaces(std::move(line)) + "\n";
  }
}

void TextPage::block(const Chart& chart) {
  const auto negative = [](const ChartPoint& point) {
    return has_number(point) && number_of(point) < 0;
  };
  const bool simple = chart.series.size() == 1 && chart.bands.empty() &&
                      chart.series.front().points.size() <= most_bar_rows &&
                      std::ranges::none_of(chart.series.front().points, negative);
  out_ += "\n";
  const std::string unit = chart.unit.empty() ? "" : " (" + chart.unit + ")";
  lines(clean_text(chart.title + (simple ? unit : "")), "", "");
  lines(clean_text(chart.description), "", "");
  if (chart.series.empty()) {
    lines(clean_text(chart.empty_text), "", "");
  } else if (simple) {
    bars(chart);
  } else {
    Table table = table_of(chart);
    table.title.clear();
    out_ += plain_spaces(table_text(table, frame_));
  }
}

void TextPage::end_notes() {
  if (!frame_.proofs.notes().empty()) heading(document_.proofs_title, "─");
  std::size_t number = 0;
  const std::size_t digits = std::to_string(frame_.proofs.notes().size()).size();
  const std::string indent(digits + 3, ' ');
  for (const auto& note : frame_.proofs.notes()) {
    const std::string mark = fmt::format("[{}]", ++number);
    const std::string id = note.text == note.id ? "" : fmt::format(" ({})", clean_text(note.id));
    lines(clean_text(note.text) + id, pad_end(mark, indent.size()), indent);
  }
  if (!document_.sources.empty()) heading(document_.sources_title, "─");
  for (const auto& source : document_.sources) {
    lines(clean_text(source.citation), "• ", "  ");
    if (!source.licence.empty()) {
      lines(clean_text(document_.licence_title + ": " + source.licence), "  ", "  ");
    }
    if (!source.url.empty()) out_ += "  " + clean_text(source.url) + "\n";  // whole, to be copied
  }
}

}  // namespace

std::string document_text(const Document& document, const TableFrame& frame) {
  TextPage page(document, frame);
  page.heading(document.title, "═");
  if (!document.subtitle.empty()) page.block(Paragraph{.text = document.subtitle});
  for (const auto& section : document.sections) {
    page.heading(section.title, "─");
    for (const auto& block : section.blocks) {
      std::visit([&page](const auto& content) { page.block(content); }, block);
    }
  }
  page.end_notes();
  return std::move(page).text();
}

}  // namespace corridor
