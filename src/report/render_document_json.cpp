// The JSON form of a document: everything in it, in the order of the page.

#include "report/render_document_parts.h"

namespace corridor {
namespace {

void write_strings(JsonWriter& json, std::string_view name, const std::vector<std::string>& all) {
  json.key(name).begin_array();
  for (const auto& text : all) json.value(text);
  json.end_array();
}

std::string_view name_of(Paragraph::Tone tone) {
  switch (tone) {
    case Paragraph::Tone::lead:
      return "lead";
    case Paragraph::Tone::caution:
      return "caution";
    case Paragraph::Tone::plain:
      break;
  }
  return "plain";
}

void write_sentence(JsonWriter& json, const Paragraph& paragraph) {
  json.field("tone", name_of(paragraph.tone)).field("text", words_of(paragraph));
  write_strings(json, "proofs", paragraph.proofs);
}

void write_block(JsonWriter& json, const Paragraph& paragraph) {
  json.field("type", "paragraph");
  write_sentence(json, paragraph);
}

void write_block(JsonWriter& json, const Bullets& bullets) {
  json.field("type", "bullets").key("items").begin_array();
  for (const auto& item : bullets.items) {
    json.begin_object();
    write_sentence(json, item);
    json.end_object();
  }
  json.end_array();
}

void write_block(JsonWriter& json, const Table& table) {
  json.field("type", "table");
  write_table(json, table);
}

std::string_view kind_of(const Chart& chart) {
  switch (chart.kind) {
    case Chart::Kind::line:
      return "line";
    case Chart::Kind::chord:
      return "chord";
    case Chart::Kind::pyramid:
      return "pyramid";
    case Chart::Kind::bar:
      break;
  }
  return "bar";
}

void write_point(JsonWriter& json, const Chart& chart, const ChartPoint& point) {
  json.begin_object().field("label", point.label);
  if (chart.kind == Chart::Kind::line) json.field("x", point.x);
  json.field("shown", point.shown).key("figure");
  write_cell(json, point.value);
  json.end_object();
}

void write_bands(JsonWriter& json, const Chart& chart) {
  if (chart.bands.empty()) return;
  json.key("bands").begin_array();
  for (const auto& band : chart.bands) {
    json.begin_object().field("name", band.name).key("ranges").begin_array();
    for (const auto& range : band.ranges) {
      json.begin_object().field("label", range.label).field("x", range.x);
      json.field("low", range.low).field("high", range.high).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

void write_block(JsonWriter& json, const Chart& chart) {
  json.field("type", "chart");
  json.field("kind", kind_of(chart));
  json.field("title", chart.title).field("description", chart.description);
  json.field("unit", chart.unit).field("digits", chart.digits);
  json.key("series").begin_array();
  for (const auto& series : chart.series) {
    json.begin_object().field("name", series.name).key("points").begin_array();
    for (const auto& point : series.points) write_point(json, chart, point);
    json.end_array().end_object();
  }
  json.end_array();
  write_bands(json, chart);
  if (chart.events.empty()) return;
  json.key("events").begin_array();
  for (const auto& event : chart.events) {
    json.begin_object().field("x", event.x).field("mark", event.mark).field("text", event.text);
    json.end_object();
  }
  json.end_array();
}

void write_section(JsonWriter& json, const DocumentSection& section) {
  json.begin_object().field("id", section.id).field("title", section.title);
  json.key("blocks").begin_array();
  for (const auto& block : section.blocks) {
    json.begin_object();
    std::visit([&json](const auto& content) { write_block(json, content); }, block);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string document_json(const Document& document, const TableFrame& frame) {
  JsonWriter json(2);
  json.begin_object();
  json.field("title", document.title).field("subtitle", document.subtitle);
  json.field("language", document.language);
  json.field("right_to_left", document.right_to_left);
  json.key("sections").begin_array();
  for (const auto& section : document.sections) write_section(json, section);
  json.end_array();
  json.key("proofs").begin_array();
  int number = 0;
  for (const auto& note : frame.proofs.notes()) {
    json.begin_object().field("number", ++number).field("id", note.id).field("text", note.text);
    json.end_object();
  }
  json.end_array();
  json.key("sources").begin_array();
  for (const auto& source : document.sources) {
    json.begin_object().field("citation", source.citation).field("licence", source.licence);
    json.field("url", source.url).end_object();
  }
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace corridor
