#include "report/links_report.h"

#include "base/json.h"
#include "base/text.h"
#include "report/law_notes.h"
#include "report/links_forms.h"
#include "report/render_table.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

namespace corridor {
namespace {

struct FormatName {
  std::string_view name;
  LinksFormat format;
};
constexpr std::array<FormatName, 5> format_names{{{"text", LinksFormat::text},
                                                  {"json", LinksFormat::json},
                                                  {"csv", LinksFormat::csv},
                                                  {"graphml", LinksFormat::graphml},
                                                  {"jsonld", LinksFormat::jsonld}}};

std::string text_of(Period date) { return date.empty() ? std::string() : date.text(); }

std::map<std::string_view, std::string_view> titles_of(const LinkGraph& graph) {
  std::map<std::string_view, std::string_view> titles;
  for (const auto& item : graph.items) titles.emplace(item.address, item.title);
  return titles;
}

std::string named(std::string_view address, std::string_view title) {
  return title.empty() ? std::string(address) : fmt::format("{} ({})", title, address);
}

std::string spoken(std::string relation) {
  std::ranges::replace(relation, '_', ' ');
  return relation;
}

std::string limit_note(const LinkGraph& graph) {
  if (graph.left_out == 0) return {};
  return fmt::format(
      "{} links are kept, which is the limit; at least {} more were found. Raise --limit.",
      graph.most, graph.left_out);
}

/// Takes out a column that is empty in every row.
void drop_if_empty(Table& table, std::size_t column) {
  const bool empty = std::ranges::all_of(table.rows, [&](const std::vector<Cell>& row) {
    return std::get<std::string>(row[column].value).empty();
  });
  if (!empty || table.rows.empty()) return;
  const auto at = static_cast<std::ptrdiff_t>(column);
  table.columns.erase(table.columns.begin() + at);
  for (auto& row : table.rows) row.erase(row.begin() + at);
}

/// What the item is to the others, then what they are to it. Of links further away both ends are
/// named.
Table table_for_people(const LinkGraph& graph) {
  const auto titles = titles_of(graph);
  const auto& item = graph.items.front();
  Table table{.title = fmt::format("Links of {}", named(item.address, item.title))};
  table.columns = {{"relation", "Relation"},
                   {"other", "Other end"},
                   {"since", "Since"},
                   {"until", "Until"},
                   {"source", "Source"}};
  std::vector<std::pair<int, std::vector<Cell>>> rows;
  for (const auto& link : graph.links) {
    const bool out = link.from == graph.item, in = link.to == graph.item;
    const auto relation = spoken(link.relation);
    std::string other = named(out ? link.to : link.from, titles.at(out ? link.to : link.from));
    if (!out && !in) other += fmt::format(" → {}", named(link.to, titles.at(link.to)));
    rows.push_back({out  ? 0
                    : in ? 1
                         : 2,
                    {out  ? relation + " →"
                     : in ? "← " + relation
                          : relation,
                     std::move(other), text_of(link.since), text_of(link.until),
                     link.source.empty() ? link.proof : link.source}});
  }
  std::ranges::stable_sort(rows, {}, [](const auto& row) { return row.first; });
  for (auto& [order, row] : rows) table.rows.push_back(std::move(row));
  for (const std::size_t column : {4, 3, 2}) drop_if_empty(table, column);
  if (graph.links.empty()) table.notes.emplace_back("Nothing that is loaded links to it.");
  if (!graph.links.empty()) {
    table.notes.emplace_back("→: this item to the other; ←: the other to this item.");
  }
  if (const auto note = limit_note(graph); !note.empty()) table.notes.push_back(note);
  return table;
}

Table table_for_programs(const LinkGraph& graph) {
  const auto titles = titles_of(graph);
  Table table{.title = "Links"};
  for (const auto* name : {"from", "from_title", "relation", "to", "to_title", "since", "until",
                           "source", "implied", "proof"}) {
    table.columns.push_back({name, name});
  }
  for (const auto& link : graph.links) {
    table.rows.push_back({link.from, std::string(titles.at(link.from)), link.relation, link.to,
                          std::string(titles.at(link.to)), text_of(link.since), text_of(link.until),
                          link.source, link.implied ? "yes" : "no", link.proof});
  }
  return table;
}

void write_item(JsonWriter& json, const LinkedItem& item) {
  json.begin_object().field("address", item.address);
  json.field("kind", address_parts(item.address).kind);
  write_text_or_null(json, "title", item.title);
  json.key("titles").begin_object();
  for (const auto& [language, title] : item.names.lines()) json.field(language, title);
  json.end_object();
  write_text_or_null(json, "since", text_of(item.since));
  write_text_or_null(json, "until", text_of(item.until));
  write_text_or_null(json, "proof", item.proof);
  json.end_object();
}

void write_link(JsonWriter& json, const SourcedLink& link) {
  json.begin_object().field("from", link.from).field("relation", link.relation);
  json.field("to", link.to);
  write_text_or_null(json, "since", text_of(link.since));
  write_text_or_null(json, "until", text_of(link.until));
  write_text_or_null(json, "source", link.source);
  json.field("implied", link.implied);
  write_text_or_null(json, "proof", link.proof);
  json.end_object();
}

std::string links_json(const LinkGraph& graph) {
  JsonWriter json(2);
  json.begin_object().field("item", graph.item).field("depth", graph.depth);
  json.field("limit", graph.most).field("left_out", graph.left_out);
  json.key("items").begin_array();
  for (const auto& item : graph.items) write_item(json, item);
  json.end_array().key("links").begin_array();
  for (const auto& link : graph.links) write_link(json, link);
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace

Result<LinksFormat> parse_links_format(std::string_view name) {
  std::vector<std::string> known;
  for (const auto& [known_name, format] : format_names) {
    if (known_name == name) return format;
    known.emplace_back(known_name);
  }
  return fail({ErrorKind::usage,
               fmt::format("expected a format (text, json, csv, graphml or jsonld), saw \"{}\"",
                           clip(name, 40)),
               {},
               did_you_mean(name, known)});
}

std::string render(const LinkGraph& graph, LinksFormat format, std::size_t width) {
  switch (format) {
    case LinksFormat::text:
      return render(table_for_people(graph), Format::text, width);
    case LinksFormat::csv:
      return render(table_for_programs(graph), Format::csv, width);
    case LinksFormat::graphml:
      return links_graphml(graph);
    case LinksFormat::jsonld:
      return links_jsonld(graph);
    case LinksFormat::json:
      break;
  }
  return links_json(graph);
}

}  // namespace corridor
