#include "report/page/document_body.h"

#include "report/chart_svg.h"
#include "report/page/markup.h"
#include "report/page/term_links.h"
#include "report/render_escape.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::size_t most_rows = 30, rows_shown = 20;
constexpr std::size_t most_items = 8, items_shown = 6;

std::string_view name_of(Chart::Kind kind) {
  constexpr std::array<std::string_view, 4> names{"line", "bars", "pyramid", "chord"};
  return names[static_cast<std::size_t>(kind)];
}

constexpr std::string_view web = "https://";

bool is_web_address_in(std::string_view text) { return text.contains(web); }

/// Safe HTML, its web addresses as links.
std::string link_addresses(std::string_view text) {
  const auto at = text.find(web);
  if (at == text.npos) return std::string(text);
  const auto end = std::min(text.find_first_of(" <", at), text.size());
  const auto address = text.substr(at, end - at);
  return fmt::format("{}<a href=\"{}\" dir=\"ltr\">{}</a>{}", text.substr(0, at), address, address,
                     link_addresses(text.substr(end)));
}

}  // namespace

DocumentBody::DocumentBody(const PageRequest& request, const Document& document, TermLinks* terms)
    : request_(request),
      document_(document),
      terms_(terms),
      frame_{.proofs = ProofNumbers(document),
             .numbers = document.numbers,
             .note_title = request.say("Proof"),
             .proof_path = "/proof/"} {}

std::string DocumentBody::section(const DocumentSection& section, std::string_view title) {
  const std::string id = html_id(section.id);
  const auto shown = title.empty() ? std::string_view(section.title) : title;
  std::string out = fmt::format("<section id=\"{}\">\n", id);
  if (!shown.empty()) out += fmt::format("<h2>{}</h2>\n", escape_html(shown));
  return out + blocks(section.blocks, section.id) + "</section>\n";
}

std::string DocumentBody::blocks(const std::vector<Block>& blocks, std::string_view section) {
  section_ = html_id(section);
  charts_ = 0;
  std::string out;
  for (const auto& part : blocks) {
    out += std::visit([this](const auto& content) { return block(content); }, part);
  }
  return out;
}

std::string DocumentBody::sentence(const Paragraph& paragraph) {
  std::string out;
  for (const auto& piece : pieces_of(paragraph, frame_.proofs)) {
    auto text = escape_html(piece.text);
    out += is_web_address_in(text) ? link_addresses(text)
           : terms_ == nullptr     ? text
                                   : terms_->link(text);
    for (const int note : piece.notes) out += note_reference(note, frame_);
  }
  return out;
}

std::string DocumentBody::block(const Paragraph& paragraph) {
  const std::string words = sentence(paragraph);
  switch (paragraph.tone) {
    case Paragraph::Tone::lead:
      return fmt::format("<p class=\"lead\">{}</p>\n", words);
    case Paragraph::Tone::caution:
      return fmt::format("<p class=\"caution\" role=\"note\"><strong>{}:</strong> {}</p>\n",
                         escape_html(document_.caution_title), words);
    case Paragraph::Tone::plain:
      break;
  }
  // What ends with a colon stands over a list.
  const bool heads = words.ends_with(':') || words.ends_with("：");
  return heads ? fmt::format("<h3>{}</h3>\n", words) : fmt::format("<p>{}</p>\n", words);
}

std::string DocumentBody::block(const Bullets& bullets) {
  std::string out = "<ul>\n";
  const bool is_long = bullets.items.size() > most_items;
  for (std::size_t i = 0; i < bullets.items.size(); ++i) {
    if (is_long && i == items_shown) {
      out +=
          fmt::format("</ul>\n<details class=\"more\"><summary>{}</summary>\n<ul>\n",
                      escape_html(request_.say(
                          "{count} more", {{"count", std::to_string(bullets.items.size() - i)}})));
    }
    out += fmt::format("<li>{}</li>\n", sentence(bullets.items[i]));
  }
  return out + (is_long ? "</ul>\n</details>\n" : "</ul>\n");
}

/// A table wider than the page scrolls within its own region, by keyboard too.
std::string DocumentBody::region(std::string_view name, const Table& table) {
  return fmt::format(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n{}</div>\n",
      escape_html(name), table_html(table, frame_));
}

std::string DocumentBody::table(const Table& table) { return block(table); }

std::string DocumentBody::block(const Table& table) {
  const std::string_view name = table.title.empty() ? document_.title : table.title;
  if (table.rows.size() <= most_rows || request_.has("all")) return region(name, table);
  Table first = table;
  first.rows.resize(rows_shown);
  const auto count = request_.words.number(static_cast<double>(table.rows.size()));
  const auto whole = request_.address_with({{"all", "1"}}) + "#" + section_;
  return region(name, first) +
         fmt::format("<p class=\"whole\">{}</p>\n",
                     html_link(whole, request_.say("Show all {count} rows", {{"count", count}})));
}

std::string DocumentBody::block(const Chart& chart) {
  const std::string id = fmt::format("{}-chart-{}", section_, ++charts_);
  std::string out = fmt::format(
      "<figure class=\"chart\" data-chart=\"{}\" id=\"{}\">\n<figcaption>{}"
      "</figcaption>\n",
      name_of(chart.kind), id, escape_html(chart.title));
  // Two drawings of the same figures: letters stay readable on a telephone, and a screen reader
  // meets only the one that is shown.
  const bool mirrored = document_.right_to_left;
  out += "<div class=\"wide\">" + render_svg(chart, id + "-wide", ChartFrame{mirrored, wide_chart});
  out += "</div>\n<div class=\"narrow\">" +
         render_svg(chart, id + "-narrow", ChartFrame{mirrored, narrow_chart}) + "</div>\n";
  if (!chart.description.empty()) {
    // The drawing already reads this aloud.
    out += fmt::format("<p class=\"description\" aria-hidden=\"true\">{}</p>\n",
                       escape_html(chart.description));
  }
  out += fmt::format("<details class=\"figures\">\n<summary>{}</summary>\n",
                     escape_html(document_.table_behind_title));
  return out + region(chart.title, table_of(chart)) + "</details>\n</figure>\n";
}

std::string DocumentBody::notes() {
  std::string out = "<section id=\"sources\" class=\"notes\">\n";
  out += fmt::format("<h2>{}</h2>\n<ul>\n", escape_html(document_.sources_title));
  for (const auto& note : document_.sources) {
    const std::string citation =
        is_web_address(note.url) ? html_link(note.url, note.citation) : escape_html(note.citation);
    out += fmt::format("<li><span dir=\"auto\">{}</span>", citation);
    if (!note.licence.empty()) {
      out += fmt::format(" <span class=\"licence\">{}: {}</span>",
                         escape_html(document_.licence_title), escape_html(note.licence));
    }
    out += "</li>\n";
  }
  out += "</ul>\n";
  const auto& proofs = frame_.proofs.notes();
  if (!proofs.empty()) {
    out += fmt::format("<details class=\"proofs\"><summary>{} ({})</summary>\n<ol>\n",
                       escape_html(document_.proofs_title), proofs.size());
    for (const auto& note : proofs) {
      out += fmt::format("<li>{}</li>\n",
                         html_link(page_address("/proof", note.id), note.text, "figure"));
    }
    out += "</ol></details>\n";
  }
  const bool empty = proofs.empty() && document_.sources.empty();
  return empty ? std::string() : out + "</section>\n";
}

std::string DocumentBody::all() {
  std::string out;
  for (const auto& part : document_.sections) out += section(part);
  return out + notes();
}

std::string in_own_language(const PageRequest& request, const Document& document,
                            std::string body) {
  if (document.language == request.language()) return body;
  return fmt::format(
      "<p class=\"small\" role=\"note\">{}</p>\n<div lang=\"{}\" dir=\"{}\">\n{}</div>\n",
      escape_html(request.say("What follows is in English: it has not been translated yet.")),
      escape_html(document.language), document.right_to_left ? "rtl" : "ltr", body);
}

std::vector<PageLink> contents_of(const Document& document) {
  std::vector<PageLink> contents;
  for (const auto& section : document.sections) {
    if (!section.title.empty()) contents.push_back({"#" + html_id(section.id), section.title});
  }
  return contents;
}

}  // namespace corridor
