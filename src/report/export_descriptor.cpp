#include "report/export_descriptor.h"

#include "base/json.h"
#include "base/text.h"
#include "sources/corridor_export.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

namespace corridor {
namespace {

constexpr FieldLayout edition_field{"edition", "string", "name of the edition in editions.csv"};
constexpr FieldLayout row_field{"row", "integer",
                                "row of the publisher's file, the header being 1"};
constexpr FieldLayout column_field{"column", "integer", "column of the publisher's file, from 1"};

const TableSchema figures_layout{
    "figures",
    "Figures",
    {{"indicator", "string", "what is measured; indicators.csv says it in words"},
     {"origin", "string", "where people come from; empty for figures about one place"},
     {"place", "string", "the place, or the destination of a corridor"},
     {"period", "string", "as SDMX writes it: 2020, 2020-Q3, 2020-07, 2015-01-01/P5Y"},
     {"sex", "string", "total, female, male, other or unknown"},
     {"age", "string", "completed years: total, 0-4, 65+, 18"},
     {"reporter", "string", "whose count it is: publisher, origin or destination"},
     {"dimensions", "string", "further ones as name=value, sorted, joined by ;"},
     {"value", "number", "in the unit; empty where there is none"},
     {"state", "string", "value, missing, suppressed or not applicable"},
     {"status", "string", "observation status, SDMX code list CL_OBS_STATUS"},
     {"low", "number", "lower bound, where the publisher gives one"},
     {"high", "number", "upper bound, where the publisher gives one"},
     {"unit", "string", "unit of the value"},
     {"dataset", "string", "dataset"},
     {"version", "string", "the publisher's release"},
     {"publisher", "string", "publisher"},
     {"licence", "string", "licence of the dataset"},
     {"edition", "string", "the first 12 digits of the SHA-256 of the publisher's file"},
     {"proof", "string", "edition, row and column in the publisher's file; or a sum"}},
    {"indicator", "origin", "place", "period", "sex", "age", "reporter", "dimensions"}};

const TableSchema editions_layout{
    "editions",
    "Editions",
    {{"name", "string", "the edition in this package"},
     {"edition", "string", "the first 12 digits of the SHA-256"},
     {"dataset", "string", "dataset"},
     {"version", "string", "the publisher's release"},
     {"part", "string", "of a release in several files"},
     {"complete", "boolean", "all figures of the file are here"},
     {"publisher", "string", "publisher"},
     {"title", "string", "the publisher's name for the dataset"},
     {"licence", "string", "licence"},
     {"url", "string", "the publisher's address"},
     {"retrieved", "string", "day on which the file was fetched, where known"},
     {"loaded", "string", "when it was loaded, UTC"},
     {"file", "string", "name of the file that was loaded"},
     {"sha256", "string", "SHA-256 of the publisher's file, unpacked"},
     {"source", "string", "the format it was read as"},
     {"supersession", "string", "whole or by_figure: how a newer edition takes its place"},
     {"rows_read", "integer", "rows of the file"},
     {"figures", "integer", "figures in this package"},
     {"rejected", "integer", "cells and rows that could not be kept"},
     {"flagged", "integer", "remarks that a figure looks implausible"},
     {"items", "integer", "entries of lists"},
     {"records", "integer", "entries of registers"},
     {"author", "string", "who made this version of a register"},
     {"reason", "string", "why"},
     {"known_to", "string", "day up to which a register knows"}},
    {"name"}};

const TableSchema indicators_layout{"indicators",
                                    "Indicators",
                                    {{"id", "string", "id"},
                                     {"title", "string", "title"},
                                     {"unit", "string", "unit"},
                                     {"meaning", "string", "meaning"}},
                                    {"id"}};

const TableSchema items_layout{"items",
                               "Entries of lists",
                               {edition_field,
                                {"list", "string", "the list"},
                                {"code", "string", "code in the list"},
                                {"name", "string", "name"},
                                {"parent", "string", "code of the entry above it"},
                                {"description", "string", "description"},
                                {"other_names", "string", "one a line"},
                                {"place", "string", "where it is"},
                                {"details", "string", "further fields as name=value, joined by ;"},
                                row_field,
                                column_field},
                               {"edition", "list", "code"}};

const TableSchema relations_layout{"relations",
                                   "Relations between entries",
                                   {edition_field,
                                    {"from_list", "string", "list"},
                                    {"from", "string", "code"},
                                    {"relation", "string", "how it bears on the other"},
                                    {"to_list", "string", "list of the other"},
                                    {"to", "string", "code of the other"},
                                    row_field,
                                    column_field},
                                   {"edition", "from_list", "from", "relation", "to_list", "to"}};

const TableSchema records_layout{"records",
                                 "Entries of registers",
                                 {edition_field,
                                  {"kind", "string", "instrument, provision, term ..."},
                                  {"code", "string", "code"},
                                  {"title", "string", "title"},
                                  {"summary", "string", "what it is, in plain words"},
                                  {"parent", "string", "code of what it is a part of"},
                                  {"places", "string", "codes, with spaces between"},
                                  {"since", "string", "day, month or year"},
                                  {"until", "string", "day, month or year"},
                                  {"names", "string", "titles by language, one a line"},
                                  {"fields", "string", "further fields, one a line"},
                                  row_field,
                                  column_field},
                                 {"edition", "kind", "code"}};

const TableSchema events_layout{"events",
                                "Events of law",
                                {edition_field,
                                 {"instrument", "string", "code of the instrument"},
                                 {"kind", "string", "what happened"},
                                 {"party", "string", "to whom; empty: to the instrument"},
                                 {"territory", "string", "which territory it is about"},
                                 {"date", "string", "day, month or year"},
                                 {"effective", "string", "from when it has effect"},
                                 {"provisions", "string", "which, with spaces between"},
                                 {"other", "string", "party objected to, or other instrument"},
                                 {"note", "string", "in words"},
                                 row_field,
                                 column_field},
                                {}};

const TableSchema links_layout{"links",
                               "Links",
                               {edition_field,
                                {"from", "string", "kind:code"},
                                {"relation", "string", "how it bears on the other"},
                                {"to", "string", "kind:code"},
                                {"since", "string", "day, month or year"},
                                {"until", "string", "day, month or year"},
                                {"source", "string", "who says so"},
                                row_field,
                                column_field},
                               {"edition", "from", "relation", "to", "since"}};

const TableSchema passages_layout{"passages",
                                  "Passages of text",
                                  {edition_field,
                                   {"item", "string", "kind:code whose text it is"},
                                   {"place_in", "string", "where in it: art_5__para_2"},
                                   {"heading", "string", "heading"},
                                   {"text", "string", "text"},
                                   {"language", "string", "BCP 47"},
                                   {"places", "string", "codes, with spaces between"},
                                   {"since", "string", "wording as of"},
                                   {"until", "string", "wording until"},
                                   row_field,
                                   column_field},
                                  {}};

const TableSchema flags_layout{"flags",
                               "Remarks on figures that look implausible",
                               {edition_field,
                                {"check", "string", "name of the check"},
                                {"reason", "string", "what was seen"},
                                row_field,
                                column_field},
                               {}};

const TableSchema rejections_layout{"rejections",
                                    "Cells and rows that could not be kept",
                                    {edition_field,
                                     {"seen", "string", "the text that was seen"},
                                     {"reason", "string", "what was expected"},
                                     row_field,
                                     column_field},
                                    {}};

/// Where a licence is to be read; empty for one that is not known here.
std::string_view address_of(std::string_view licence) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> known{{
      {"CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"},
      {"CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"},
      {"CC-BY-3.0-IGO", "https://creativecommons.org/licenses/by/3.0/igo/"},
      {"CC-BY-3.0", "https://creativecommons.org/licenses/by/3.0/"},
      {"PDDL-1.0", "https://opendatacommons.org/licenses/pddl/1-0/"},
  }};
  const auto found =
      std::ranges::find(known, licence, &std::pair<std::string_view, std::string_view>::first);
  return found == known.end() ? std::string_view() : found->second;
}

void write_licences(JsonWriter& json, const std::set<std::string_view>& licences) {
  json.key("licenses").begin_array();
  for (const auto licence : licences) {
    json.begin_object().field("name", licence);
    if (const auto address = address_of(licence); !address.empty()) json.field("path", address);
    json.end_object();
  }
  json.end_array();
}

void write_source(JsonWriter& json, const Citation& citation) {
  json.begin_object().field("title", cite(citation));
  if (!citation.url.empty()) json.field("path", citation.url);
  json.end_object();
}

void write_schema(JsonWriter& json, const TableSchema& layout) {
  json.key("schema").begin_object().key("fields").begin_array();
  for (const auto& field : layout.fields) {
    json.begin_object().field("name", field.name).field("type", field.type);
    json.field("description", field.description).end_object();
  }
  json.end_array();
  json.key("missingValues").begin_array().value("").end_array();
  if (!layout.primary_key.empty()) {
    json.key("primaryKey").begin_array();
    for (const auto name : layout.primary_key) json.value(name);
    json.end_array();
  }
  json.end_object();
}

/// What every table says of itself; the object stays open.
void begin_resource(JsonWriter& json, std::string_view name, std::string_view title,
                    const TableFacts& facts) {
  json.begin_object().field("name", name).field("title", title).field("path", facts.path);
  json.field("profile", "tabular-data-resource").field("format", "csv");
  json.field("mediatype", "text/csv").field("encoding", "utf-8");
  json.field("bytes", facts.bytes).field("hash", "sha256:" + facts.sha256);
  json.key("dialect").begin_object().field("delimiter", ",").field("lineTerminator", "\r\n");
  json.field("quoteChar", "\"").field("doubleQuote", true).field("header", true).end_object();
}

void write_figures(JsonWriter& json, const PackagedEdition& packaged) {
  const Citation& citation = packaged.edition.citation;
  const std::string title = fmt::format(
      "{}{}{}", cite(citation), packaged.edition.part.empty() ? "" : ", ", packaged.edition.part);
  begin_resource(json, "figures-" + packaged.name, title, *packaged.figures);
  write_licences(json, {citation.licence});
  json.key("sources").begin_array();
  write_source(json, citation);
  json.end_array();
  write_schema(json, layout_of(PackageTableKind::figures));
  json.end_object();
}

/// What loading needs to make the same edition again.
void write_edition(JsonWriter& json, const PackagedEdition& packaged) {
  const Edition& e = packaged.edition;
  const Citation& c = e.citation;
  json.begin_object().field("name", packaged.name).field("sha256", e.sha256);
  json.field("dataset", c.dataset).field("version", c.version).field("part", e.part);
  json.field("complete", e.complete).field("publisher", c.publisher).field("title", c.title);
  json.field("licence", c.licence).field("url", c.url).field("retrieved", c.retrieved);
  json.field("supersession", name_of(e.supersession));
  json.field("author", e.author).field("reason", e.reason).field("known_to", e.known_to);
  json.field("rows_read", e.rows_read).field("rejected", e.rejected).key("figures");
  if (packaged.figures) {
    json.value(packaged.figures->path);
  } else {
    json.null();
  }
  json.key("steps").begin_array();
  for (const auto& [column, name, step] : packaged.steps) {
    json.begin_object().field("column", column).field("name", name).field("step", step);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

const TableSchema& layout_of(PackageTableKind kind) {
  static const std::array layouts{&figures_layout, &editions_layout,  &indicators_layout,
                                  &items_layout,   &relations_layout, &records_layout,
                                  &events_layout,  &links_layout,     &passages_layout,
                                  &flags_layout,   &rejections_layout};
  return *layouts[static_cast<std::size_t>(kind)];
}

std::string package_descriptor(const PackageContents& contents) {
  std::set<std::string_view> licences;
  for (const auto& packaged : contents.editions) licences.insert(packaged.edition.citation.licence);
  JsonWriter json(2);
  json.begin_object().field("profile", "tabular-data-package");
  json.field("name", contents.whole ? "corridor-workspace" : "corridor-export");
  json.field("title", contents.whole ? "A Corridor workspace" : "Figures exported by Corridor");
  json.field("description",
             "Figures as their publishers give them, each with the row and column of the "
             "publisher's file it comes from.");
  write_licences(json, licences);
  json.key("sources").begin_array();
  for (const auto& packaged : contents.editions) write_source(json, packaged.edition.citation);
  json.end_array();
  json.key("resources").begin_array();
  for (const auto& packaged : contents.editions) {
    if (packaged.figures) write_figures(json, packaged);
  }
  for (const auto& table : contents.tables) {
    const TableSchema& layout = layout_of(table.kind);
    begin_resource(json, layout.name, layout.title, table.facts);
    write_schema(json, layout);
    json.end_object();
  }
  json.end_array();
  json.key("corridor").begin_object().field("export", 1).field("whole", contents.whole);
  json.key("editions").begin_array();
  for (const auto& packaged : contents.editions) write_edition(json, packaged);
  json.end_array().end_object().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace corridor
