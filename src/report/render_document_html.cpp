// The HTML form of a document: one file, no script, nothing loaded from elsewhere.

#include "report/chart_svg.h"
#include "report/render_document_parts.h"
#include "report/render_escape.h"
#include "report/style.h"

#include <fmt/core.h>

#include <set>

namespace corridor {
namespace {

class HtmlPage {
 public:
  HtmlPage(const Document& document, const TableFrame& frame) : document_(document), frame_(frame) {
    frame_.met = &met_;
  }
  HtmlPage(const HtmlPage&) = delete;
  HtmlPage& operator=(const HtmlPage&) = delete;

  void head();
  void contents();
  void body();
  std::string text() && { return std::move(out_); }

 private:
  void section(const DocumentSection& section);
  void end_notes();
  void block(const Paragraph& paragraph);
  void block(const Bullets& bullets);
  void block(const Table& table);
  void block(const Chart& chart);
  std::string sentence(const Paragraph& paragraph);
  void region(std::string_view name, const Table& table);
  void source(const SourceNote& note);

  const Document& document_;
  TableFrame frame_;
  std::string out_;
  std::set<int> met_;  // notes referred to so far
  int charts_ = 0;
};

void HtmlPage::head() {
  out_ += fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n"
      "<style>\n{}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">{}</a>\n",
      escape_html(document_.language), document_.right_to_left ? "rtl" : "ltr",
      escape_html(document_.title), page_style(), escape_html(document_.skip_title));
  out_ += fmt::format("<header>\n<h1>{}</h1>\n", escape_html(document_.title));
  if (!document_.subtitle.empty()) {
    out_ += fmt::format("<p class=\"subtitle\">{}</p>\n", escape_html(document_.subtitle));
  }
  out_ += "</header>\n";
}

void HtmlPage::contents() {
  const std::string name = escape_html(document_.contents_title);
  out_ += fmt::format("<nav aria-label=\"{0}\">\n<p>{0}</p>\n<ul>\n", name);
  const auto entry = [this](std::string_view id, std::string_view title) {
    if (title.empty()) return;
    out_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", html_id(id), escape_html(title));
  };
  for (const auto& section : document_.sections) entry(section.id, section.title);
  if (!frame_.proofs.notes().empty()) entry("proofs", document_.proofs_title);
  if (!document_.sources.empty()) entry("sources", document_.sources_title);
  out_ += "</ul>\n</nav>\n";
}

void HtmlPage::section(const DocumentSection& section) {
  const std::string id = html_id(section.id);
  out_ += fmt::format("<section id=\"{}\">\n", id);
  if (!section.title.empty()) out_ += fmt::format("<h2>{}</h2>\n", escape_html(section.title));
  for (const auto& part : section.blocks) {
    std::visit([this](const auto& content) { block(content); }, part);
  }
  out_ += "</section>\n";
}

std::string HtmlPage::sentence(const Paragraph& paragraph) {
  std::string out;
  for (const auto& piece : pieces_of(paragraph, frame_.proofs)) {
    out += escape_html(piece.text);
    for (const int note : piece.notes) {
      out += note_reference(note, frame_);
    }
  }
  return out;
}

void HtmlPage::block(const Paragraph& paragraph) {
  const std::string words = sentence(paragraph);
  switch (paragraph.tone) {
    case Paragraph::Tone::plain:
      out_ += fmt::format("<p>{}</p>\n", words);
      break;
    case Paragraph::Tone::lead:
      out_ += fmt::format("<p class=\"lead\">{}</p>\n", words);
      break;
    case Paragraph::Tone::caution:
      out_ += fmt::format("<p class=\"caution\" role=\"note\"><strong>{}:</strong> {}</p>\n",
                          escape_html(document_.caution_title), words);
  }
}

void HtmlPage::block(const Bullets& bullets) {
  out_ += "<ul>\n";
  for (const auto& item : bullets.items) out_ += fmt::format("<li>{}</li>\n", sentence(item));
  out_ += "</ul>\n";
}

/// A table wider than the page scrolls within its own region, by keyboard too.
void HtmlPage::region(std::string_view name, const Table& table) {
  out_ += fmt::format(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n{}</div>\n",
      escape_html(name), table_html(table, frame_));
}

void HtmlPage::block(const Table& table) {
  const bool named = !table.title.empty();
  region(named ? table.title : document_.title, table);
}

void HtmlPage::block(const Chart& chart) {
  const std::string id = fmt::format("chart-{}", ++charts_);
  out_ += fmt::format("<figure>\n<figcaption>{}</figcaption>\n", escape_html(chart.title));
  // Two drawings of the same figures: letters stay readable on a telephone, and a screen reader
  // meets only the one that is shown.
  const bool mirrored = document_.right_to_left;
  out_ += "<div class=\"wide\">" + render_svg(chart, id, ChartFrame{mirrored, wide_chart}) +
          "</div>\n<div class=\"narrow\">" +
          render_svg(chart, id + "-narrow", ChartFrame{mirrored, narrow_chart}) + "</div>\n";
  if (!chart.description.empty()) {
    // The drawing already reads this aloud.
    out_ += fmt::format("<p class=\"description\" aria-hidden=\"true\">{}</p>\n",
                        escape_html(chart.description));
  }
  out_ +=
      fmt::format("<details>\n<summary>{}</summary>\n", escape_html(document_.table_behind_title));
  region(chart.title, table_of(chart));
  out_ += "</details>\n</figure>\n";
}

void HtmlPage::source(const SourceNote& note) {
  const std::string citation = escape_html(note.citation);
  out_ += "<li><span dir=\"auto\">";
  out_ += is_web_address(note.url)
              ? fmt::format("<a href=\"{}\">{}</a>", escape_html(note.url), citation)
              : citation;
  out_ += "</span>";
  if (!note.licence.empty()) {
    out_ += fmt::format(" <span class=\"licence\">{}: {}</span>",
                        escape_html(document_.licence_title), escape_html(note.licence));
  }
  out_ += "</li>\n";
}

void HtmlPage::end_notes() {
  if (!frame_.proofs.notes().empty()) {
    out_ += fmt::format("<section id=\"proofs\" class=\"notes\">\n<h2>{}</h2>\n<ol>\n",
                        escape_html(document_.proofs_title));
    int number = 0;
    for (const auto& note : frame_.proofs.notes()) {
      ++number;
      out_ += fmt::format(
          "<li id=\"proof-{}\"><span dir=\"auto\">{}</span> <code dir=\"ltr\">{}</code>", number,
          escape_html(note.text), escape_html(note.id));
      if (met_.contains(number)) {
        out_ += fmt::format("&nbsp;<a class=\"back\" href=\"#note-{}\" aria-label=\"{}\">↩</a>",
                            number, escape_html(document_.back_title));
      }
      out_ += "</li>\n";
    }
    out_ += "</ol>\n</section>\n";
  }
  if (!document_.sources.empty()) {
    out_ += fmt::format("<section id=\"sources\" class=\"notes\">\n<h2>{}</h2>\n<ul>\n",
                        escape_html(document_.sources_title));
    for (const auto& note : document_.sources) source(note);
    out_ += "</ul>\n</section>\n";
  }
}

void HtmlPage::body() {
  out_ += "<main id=\"content\">\n";
  for (const auto& part : document_.sections) section(part);
  end_notes();
  out_ += "</main>\n</body>\n</html>\n";
}

}  // namespace

std::string document_html(const Document& document, const TableFrame& frame) {
  HtmlPage page(document, frame);
  page.head();
  page.contents();
  page.body();
  return std::move(page).text();
}

}  // namespace corridor
