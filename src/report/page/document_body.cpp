#include "report/page/document_body.h"

#include "base/text.h"
#include "report/chart_svg.h"
#include "report/own_language.h"
#include "report/page/block_folds.h"
#include "report/page/markup.h"
#include "report/page/term_links.h"
#include "report/render_days.h"
#include "report/render_escape.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::size_t most_rows = 20, rows_shown = 15;
constexpr std::size_t fewest_rows = 5,
                      most_columns = 4000;  // columns of a terminal: what text takes
// A longer list opens where it stands; one that is longer still has a page of its own.
constexpr std::size_t most_proofs = 80;
constexpr std::size_t most_items = 8, items_shown = 6, most_opened = 16;

std::string_view name_of(Chart::Kind kind) {
  constexpr std::array<std::string_view, 4> names{"line", "bars", "pyramid", "chord"};
  return names[static_cast<std::size_t>(kind)];
}

constexpr std::string_view web = "https://";

bool is_web_address_in(std::string_view text) { return text.contains(web); }

/// How many rows stand where a table is cut: fewer where they have much text.
std::size_t rows_of_beginning(const Table& table) {
  std::size_t taken = 0, rows = 0;
  for (const auto& row : table.rows) {
    for (const auto& cell : row) {
      const auto* text = std::get_if<std::string>(&cell.value);
      taken += text == nullptr ? 8 : display_width(*text);
    }
    const bool is_full = taken > most_columns && rows >= fewest_rows;
    if (is_full || rows == rows_shown) break;
    ++rows;
  }
  return rows;
}

std::string_view without_stop(std::string_view words) {
  for (const std::string_view stop : {".", "。", "।"}) {
    if (words.ends_with(stop)) return words.substr(0, words.size() - stop.size());
  }
  return words;
}

/// An address that is too long to read is shown as the site it leads to.
std::string_view shown_address(std::string_view address) {
  constexpr std::size_t most = 48;
  if (address.size() <= most) return address;
  return address.substr(web.size(), address.find('/', web.size()) - web.size());
}

/// Safe HTML, its web addresses as links.
std::string link_addresses(std::string_view text) {
  const auto at = text.find(web);
  if (at == text.npos) return std::string(text);
  const auto end = std::min(text.find_first_of(" <", at), text.size());
  const auto address = text.substr(at, end - at);
  return fmt::format("{}<a href=\"{}\" dir=\"ltr\">{}</a>{}", text.substr(0, at), address,
                     shown_address(address), link_addresses(text.substr(end)));
}

}  // namespace

DocumentBody::DocumentBody(const PageRequest& request, const Document& document, TermLinks* terms)
    : request_(request),
      document_(document),
      terms_(terms),
      frame_{.proofs = ProofNumbers(document),
             .numbers = document.numbers,
             .note_title = request.say("Proof"),
             .proof_path = "/proof/",
             .language = request.language()} {
  frame_.met = &met_;
}

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
  const bool folds = folds_ && !shows_all();
  const bool begins_open = std::ranges::find(opened_, section) != opened_.end();
  for (const auto& fold : fold_blocks(blocks, begins_open ? charts_open_ : 0)) {
    const bool folded = folds && fold.is_folded();
    if (folded) out += summary_of(fold);
    is_within_fold_ = folded;
    for (auto i = fold.begin + (folded && fold.has_heading ? 1 : 0); i < fold.end; ++i) {
      out += std::visit([this](const auto& content) { return block(content); }, blocks[i]);
    }
    if (folded) out += "</details>\n";
  }
  is_within_fold_ = false;
  return out;
}

void DocumentBody::fold(std::vector<std::string_view> opened, std::size_t charts) {
  folds_ = true;
  charts_open_ = charts;
  opened_ = std::move(opened);
}

std::string DocumentBody::summary_of(const BlockFold& fold) const {
  const auto count = request_.words.number(static_cast<double>(fold.count));
  return fmt::format("<details class=\"more fold{}\"><summary><h3{}>{}</h3>{}</summary>\n",
                     fold.has_heading ? "" : " one", own_language(fold.title, document_.language),
                     escape_html(fold.title),
                     fold.count == 0 ? "" : fmt::format(" <span>{}</span>", count));
}

std::string DocumentBody::sentence(const Paragraph& paragraph) {
  std::string out;
  const auto own = own_language(paragraph.text, document_.language);
  auto pieces = pieces_of(paragraph, frame_.proofs);
  // What it is about stands in bold, where no note stands within it.
  if (const auto head = paragraph.head;
      head > 0 && !pieces.empty() && head <= pieces.front().text.size()) {
    const std::string_view first = pieces.front().text;
    const auto language = own.empty() ? document_.language : std::string("en");
    out += fmt::format("<strong>{}</strong>", words(first.substr(0, head), language));
    pieces.front().text = std::string(first.substr(head));
  }
  std::size_t told = paragraph.head;
  for (const auto& [at, sign] : paragraph.signs) {
    auto& first = pieces.front().text;
    const auto before = std::min(at - told, first.size());
    const auto language = own.empty() ? document_.language : std::string("en");
    out += words(std::string_view(first).substr(0, before), language) + signed_html(sign);
    first.erase(0, before + sign.text.size());
    told = at + sign.text.size();
  }
  for (const auto& piece : pieces) {
    // A paragraph that is all English says so itself.
    const auto language = own.empty() ? document_.language : std::string("en");
    if (is_web_address_in(piece.text)) {
      out += link_addresses(escape_html(piece.text));
    } else {
      out += words(piece.text, language);
    }
    for (const int note : piece.notes) out += note_reference(note, frame_);
  }
  return out;
}

std::string DocumentBody::words(std::string_view text, const std::string& language) {
  std::string out;
  for (const auto& run : language_runs(text, language)) {
    out += run.is_english ? html_run(run.text, language) : with_days_and_terms(run.text);
  }
  return out;
}

std::string DocumentBody::with_days_and_terms(std::string_view text) {
  std::string out;
  for (const auto& run : day_runs(text)) {
    const auto safe = escape_html(run.text);
    out += run.is_day          ? fmt::format("<time>{}</time>", safe)
           : terms_ == nullptr ? safe
                               : terms_->link(safe);
  }
  return out;
}

std::string DocumentBody::block(const Paragraph& paragraph) {
  const std::string words = sentence(paragraph);
  const auto own = own_language(paragraph.text, document_.language);
  switch (paragraph.tone) {
    case Paragraph::Tone::lead:
      return fmt::format("<p class=\"lead\"{}>{}</p>\n", own, words);
    case Paragraph::Tone::caution:
      return fmt::format("<p class=\"caution\" role=\"note\"><strong>{}:</strong> {}</p>\n",
                         escape_html(document_.caution_title), words);
    case Paragraph::Tone::plain:
      break;
  }
  if (paragraph.head > 0) return names(paragraph);
  const auto heading = without_colon(words);
  return heading.size() < words.size() ? fmt::format("<h3{}>{}</h3>\n", own, heading)
                                       : fmt::format("<p{}>{}</p>\n", own, words);
}

/// What names many things, one after another: a list that opens. Of few, the sentence itself.
std::string DocumentBody::names(const Paragraph& paragraph) {
  constexpr std::string_view between = "; ";
  constexpr std::size_t few = 4;
  const std::string_view text = paragraph.text;
  std::vector<std::string_view> items;
  for (auto rest = without_stop(text.substr(paragraph.head)); !rest.empty();) {
    const auto end = std::min(rest.find(between), rest.size());
    items.push_back(trim(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + between.size(), rest.size()));
  }
  if (items.size() <= few) return fmt::format("<p>{}</p>\n", sentence(paragraph));
  std::string list;
  for (const auto item : items) {
    list += fmt::format("<li>{}</li>\n", in_own_span(item, words(item, document_.language)));
  }
  // How many there are, where the title does not say it already.
  const auto title = without_colon(trim(text.substr(0, paragraph.head)));
  const bool counts = title.contains(request_.words.number(static_cast<double>(items.size())));
  return summary_of({.title = title, .count = counts ? 0 : items.size(), .has_heading = true}) +
         fmt::format("<ul class=\"names\">\n{}</ul>\n</details>\n", list);
}

/// Within an item of a list, so that its mark stays on the side of the list's.
std::string DocumentBody::in_own_span(std::string_view text, const std::string& html) const {
  const auto own = own_language(text, document_.language);
  return own.empty() ? html : fmt::format("<span{}>{}</span>", own, html);
}

std::string DocumentBody::item(const Paragraph& paragraph) {
  std::string attributes;
  if (!paragraph.id.empty()) {
    attributes = fmt::format(" id=\"{}\"", html_id(paragraph.id));
    if (is_asked(paragraph)) attributes += " class=\"asked\" aria-current=\"location\"";
  }
  return fmt::format("<li{}>{}</li>\n", attributes,
                     in_own_span(paragraph.text, sentence(paragraph)));
}

bool DocumentBody::is_asked(const Paragraph& paragraph) const {
  return !paragraph.id.empty() && paragraph.id == request_.text("article");
}

/// A long list shows its beginning and opens; a longer one leads to a page of its own, unless
/// others link to what is in it.
std::string DocumentBody::block(const Bullets& bullets) {
  std::string out = "<ul>\n";
  const auto& items = bullets.items;
  const bool is_linked_to = std::ranges::any_of(items, [](const auto& i) { return !i.id.empty(); });
  const bool is_cut = items.size() > most_opened && !is_linked_to && !shows_all();
  const bool is_long = !is_cut && !is_within_fold_ && items.size() > most_items && !shows_all();
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (is_long && i == items_shown) {
      const bool opens = std::ranges::any_of(items.begin() + items_shown, items.end(),
                                             [&](const auto& one) { return is_asked(one); });
      out += fmt::format(
          "</ul>\n<details class=\"more\"{}><summary>{}</summary>\n<ul>\n", opens ? " open" : "",
          escape_html(request_.say("{count} more", {{"count", std::to_string(items.size() - i)}})));
    }
    if (is_cut && i == items_shown) break;
    out += item(items[i]);
  }
  if (is_cut) {
    const auto count = request_.words.number(static_cast<double>(items.size()));
    return out + "</ul>\n" + whole(request_.say("Show all {count}", {{"count", count}}));
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
  const auto rows = rows_of_beginning(table);
  const bool is_short = table.rows.size() <= most_rows && rows + 5 >= table.rows.size();
  if (is_short || shows_all()) return region(name, table);
  Table first = table;
  first.rows.resize(rows);
  const auto count = request_.words.number(static_cast<double>(table.rows.size()));
  return region(name, first) + whole(request_.say("Show all {count} rows", {{"count", count}}));
}

bool DocumentBody::shows_all() const { return request_.has("all") || request_.has("part"); }

std::string DocumentBody::whole(std::string_view text) const {
  const bool has_part = std::ranges::any_of(
      document_.sections, [&](const auto& section) { return html_id(section.id) == section_; });
  const auto address = has_part ? request_.address_with({{"part", section_}})
                                : request_.address_with({{"all", "1"}}) + "#" + section_;
  return fmt::format("<p class=\"whole\">{}</p>\n", html_link(address, text));
}

std::string DocumentBody::block(const Chart& chart) {
  const std::string id = fmt::format("{}-chart-{}", section_, ++charts_);
  std::string out = fmt::format(
      "<figure class=\"chart\" data-chart=\"{0}\" id=\"{1}\">\n<figcaption id=\"{1}-title\">{2}"
      "</figcaption>\n",
      name_of(chart.kind), id, escape_html(chart.title));
  // Two drawings of the same figures: letters stay readable on a telephone, and a screen reader
  // meets only the one that is shown. Both are named by the words beside them, which stand once.
  const bool mirrored = document_.right_to_left;
  const bool told = !chart.description.empty();
  ChartFrame drawing{.right_to_left = mirrored, .width = wide_chart, .styled = true};
  drawing.named_by = told ? fmt::format("{0}-title {0}-text", id) : id + "-title";
  out += "<div class=\"wide\">" + render_svg(chart, id + "-wide", drawing);
  drawing.width = narrow_chart;
  drawing.hovers = false;  // nobody's pointer rests on a telephone
  out += "</div>\n<div class=\"narrow\">" + render_svg(chart, id + "-narrow", drawing) + "</div>\n";
  if (told) {
    // The drawing already reads this aloud.
    out += fmt::format("<p class=\"description\" id=\"{}-text\" aria-hidden=\"true\">{}</p>\n", id,
                       escape_html(chart.description));
  }
  out += fmt::format("<details class=\"figures\">\n<summary>{}</summary>\n",
                     escape_html(document_.table_behind_title));
  return out + region(chart.title, table_of(chart)) + "</details>\n</figure>\n";
}

std::string DocumentBody::notes() {
  std::string out = "<section id=\"sources\" class=\"notes\">\n";
  const bool folds = folds_ && document_.sources.size() > most_items;
  out += fmt::format("<h2>{}</h2>\n", escape_html(document_.sources_title));
  if (folds) {
    const auto title = request_.say("Sources and licences");
    out += summary_of({.title = title, .count = document_.sources.size()});
  }
  out += "<ul>\n";
  for (const auto& note : document_.sources) {
    const std::string citation =
        is_web_address(note.url) ? html_link(note.url, note.citation) : escape_html(note.citation);
    out += fmt::format("<li><span{}>{}</span>", own_language(note.citation, request_.language()),
                       citation);
    if (!note.licence.empty()) {
      out += fmt::format(" <span class=\"licence\">{}: {}</span>",
                         escape_html(document_.licence_title), escape_html(note.licence));
    }
    out += "</li>\n";
  }
  out += folds ? "</ul>\n</details>\n" : "</ul>\n";
  const auto& proofs = frame_.proofs.notes();
  if (met_.size() > most_proofs && request_.text("part") != proofs_part) {
    out += fmt::format("<p class=\"whole\">{}</p>\n",
                       html_link(request_.address_with({{"part", proofs_part}}),
                                 fmt::format("{} ({})", document_.proofs_title, met_.size())));
  } else if (!met_.empty()) {
    out += fmt::format("<details class=\"proofs\"><summary>{} ({})</summary>\n<ol>\n",
                       escape_html(document_.proofs_title), met_.size());
    // Those that the page refers to; figures of tables lead to theirs themselves.
    for (const int number : met_) {
      const auto& note = proofs[static_cast<std::size_t>(number) - 1];
      const auto link = html_link(page_address("/proof", note.id), note.text);
      out += fmt::format("<li value=\"{}\">{}</li>\n", number, in_own_span(note.text, link));
    }
    out += "</ol></details>\n";
  }
  const bool empty = met_.empty() && document_.sources.empty();
  return empty ? std::string() : out + "</section>\n";
}

std::string DocumentBody::all() {
  std::string out;
  const auto* asked = asked_part(request_, document_);
  for (const auto& part : document_.sections) {
    if (asked == nullptr || asked == &part) out += section(part);
  }
  // The numbers of the notes are those of the whole page.
  if (asked == nullptr && request_.text("part") == proofs_part) return notes();
  return asked == nullptr ? out + notes() : out;
}

}  // namespace corridor
