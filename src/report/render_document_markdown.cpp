// The Markdown form of a document, as GitHub, Pandoc and most wikis read it. Proofs are footnotes.

#include "report/chart_svg.h"
#include "report/render_document_parts.h"
#include "report/render_escape.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

namespace corridor {
namespace {

class MarkdownPage {
 public:
  MarkdownPage(const Document& document, const TableFrame& frame)
      : document_(document), frame_(frame) {}

  void heading(std::string_view text, std::string_view level) {
    out_ += fmt::format("{}{} {}\n", out_.empty() ? "" : "\n", level, escape_markdown(text));
  }

  void block(const Paragraph& paragraph) {
    switch (paragraph.tone) {
      case Paragraph::Tone::plain:
        out_ += "\n" + sentence(paragraph) + "\n";
        break;
      case Paragraph::Tone::lead:
        out_ += "\n**" + sentence(paragraph) + "**\n";
        break;
      case Paragraph::Tone::caution:
        out_ += fmt::format("\n> **{}:** {}\n", escape_markdown(document_.caution_title),
                            sentence(paragraph));
    }
  }

  void block(const Bullets& bullets) {
    out_ += "\n";
    for (const auto& item : bullets.items) out_ += "- " + sentence(item) + "\n";
  }

  void block(const Table& table) { out_ += "\n" + table_markdown(table, frame_); }

  void block(const Chart& chart) {
    Table table = table_of(chart);
    table.title.clear();
    out_ += fmt::format("\n**{}**\n", escape_markdown(chart.title));
    if (!chart.description.empty()) out_ += "\n" + escape_markdown(chart.description) + "\n";
    out_ += "\n" + (table.rows.empty() ? escape_markdown(chart.empty_text) + "\n"
                                       : table_markdown(table, frame_));
  }

  void end_notes() {
    if (!document_.sources.empty()) heading(document_.sources_title, "##");
    if (!document_.sources.empty()) out_ += "\n";
    for (const auto& source : document_.sources) {
      out_ += "- " + escape_markdown(source.citation);
      if (!source.licence.empty()) {
        out_ += fmt::format(" {}: {}.", escape_markdown(document_.licence_title),
                            escape_markdown(source.licence));
      }
      if (!source.url.empty()) out_ += " " + address(source.url);
      out_ += "\n";
    }
    // Readers of Markdown gather footnotes at the very end, which is here.
    if (!frame_.proofs.notes().empty()) heading(document_.proofs_title, "##");
    int number = 0;
    for (const auto& note : frame_.proofs.notes()) {
      out_ +=
          fmt::format("\n[^{}]: {} ({})\n", ++number, escape_markdown(note.text), code(note.id));
    }
  }

  std::string text() && { return std::move(out_); }

 private:
  static std::string address(std::string_view url) {
    const bool plain = is_web_address(url) && url.find_first_of(" <>\"'") == std::string_view::npos;
    return plain ? fmt::format("<{}>", clean_text(url)) : escape_markdown(url);
  }

  /// A proof id as code, if it looks like one; inside code nothing can be escaped.
  static std::string code(std::string_view id) {
    const bool plain = std::ranges::all_of(id, [](unsigned char c) {
      return std::isalnum(c) != 0 || std::string_view("-_.:/").contains(static_cast<char>(c));
    });
    return plain ? fmt::format("`{}`", id) : escape_markdown(id);
  }

  std::string sentence(const Paragraph& paragraph) const {
    std::string out;
    for (const auto& piece : pieces_of(paragraph, frame_.proofs)) {
      out += escape_markdown(piece.text);
      for (const int note : piece.notes) out += fmt::format("[^{}]", note);
    }
    return out;
  }

  const Document& document_;
  const TableFrame& frame_;
  std::string out_;
};

}  // namespace

std::string document_markdown(const Document& document, const TableFrame& frame) {
  MarkdownPage page(document, frame);
  page.heading(document.title, "#");
  if (!document.subtitle.empty()) page.block(Paragraph{.text = document.subtitle});
  for (const auto& section : document.sections) {
    page.heading(section.title, "##");
    for (const auto& block : section.blocks) {
      std::visit([&page](const auto& content) { page.block(content); }, block);
    }
  }
  page.end_notes();
  return std::move(page).text();
}

}  // namespace corridor
