#include "report/page/record_list.h"

#include "base/text.h"
#include "report/page/markup.h"
#include "report/render_escape.h"
#include "report/render_table_parts.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

constexpr std::size_t most_records = 60, records_shown = 40;
/// What is longer stands in a paragraph of its own.
constexpr std::size_t long_text = 90;

std::string text_at(const std::vector<Cell>& row, std::size_t column) {
  if (column >= row.size()) return {};
  const auto* text = std::get_if<std::string>(&row[column].value);
  return text == nullptr ? row[column].absent : *text;
}

std::string item(const PageRequest& request, const RecordList& list, std::size_t at) {
  const auto& row = list.people.rows[at];
  const auto title = list.named.empty() ? 0 : list.people.index_of(list.named);
  const auto code = text_at(list.programs.rows[at], list.programs.index_of("code"));
  const auto url = text_at(list.programs.rows[at], list.programs.index_of("url"));
  std::string facts, texts;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto text = text_at(row, i);
    if (i == title || text.empty() || text == code) continue;
    const auto label = escape_html(request.say(list.people.columns[i].title));
    const bool is_long = display_width(text) > long_text;
    auto& out = is_long ? texts : facts;
    const auto said = request.say(text);
    const auto own = said == text ? written_in(request, text) : std::string_view();
    out += is_long
               ? fmt::format("<p{}>{}</p>\n", own, escape_html(said))
               : fmt::format("<div><dt>{}</dt><dd{}>{}</dd></div>", label, own, escape_html(said));
  }
  if (is_web_address(url)) {
    facts += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", escape_html(request.say("Web")),
                         html_link(url, "↗ web"));
  }
  return fmt::format("<li id=\"{}\"><h3{}>{}</h3>\n{}<dl class=\"in-line\">{}</dl></li>\n",
                     html_id(code), written_in(request, text_at(row, title)),
                     html_link(page_of_item(list.kind, code), text_at(row, title)), texts, facts);
}

}  // namespace

std::string html_records(const PageRequest& request, const RecordList& list) {
  const auto all = list.people.rows.size();
  const bool cut = all > most_records && !request.has("all");
  const auto shown = cut ? records_shown : all;
  const auto count = request.words.number(static_cast<double>(all));
  std::string out = html_paragraph(request.say("{count} found", {{"count", count}}), "small");
  out += "<ul class=\"records\">\n";
  for (std::size_t i = 0; i < shown; ++i) out += item(request, list, i);
  out += "</ul>\n";
  if (cut) {
    out += fmt::format("<p class=\"whole\">{}</p>\n",
                       html_link(request.address_with({{"all", "1"}}),
                                 request.say("Show all {count}", {{"count", count}})));
  }
  for (const auto& note : list.people.notes) {
    out += fmt::format("<p class=\"small\"{}>{}</p>\n", said_in(request, note),
                       escape_html(request.say(note)));
  }
  return out;
}

std::string html_codes(const PageRequest& request, std::string_view name, std::string_view label,
                       std::span<const std::string_view> codes) {
  ChoiceField field{.name = std::string(name), .label = request.say(label)};
  field.choices.push_back({"", request.say("all")});
  for (const auto code : codes) {
    std::string words(code);
    std::ranges::replace(words, '_', ' ');
    field.choices.push_back({std::string(code), request.say(words)});
  }
  field.chosen = request.text(name);
  return html_choice(field);
}

}  // namespace corridor
