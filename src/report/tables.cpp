#include "report/tables.h"

#include "base/text.h"
#include "evidence/place_names.h"
#include "evidence/proof.h"
#include "evidence/reconcile.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

Cell figure_cell(const Figure& figure) {
  Cell cell = figure.has_value() ? Cell(figure.value())
                                 : Cell::nothing(std::string(name_of(figure.observation.state)));
  return cell;
}

Cell number_cell(std::int64_t number) { return {static_cast<double>(number)}; }

/// "DE-BY" is Bavaria, but someone may have meant people from Germany in Belarus.
std::string corridor_meant(Place place) {
  const auto& gazetteer = Gazetteer::get();
  const auto code = place.code();
  if (code.size() != 5 || code[2] != '-') return {};
  const auto origin = gazetteer.match(code.substr(0, 2)), other = gazetteer.match(code.substr(3));
  if (!origin || !other) return {};
  return fmt::format("{} is read as a part of {}. The corridor from {} to {} is {}-{}.", code,
                     gazetteer.name(*origin), gazetteer.name(*origin), gazetteer.name(*other),
                     origin->code(), other->code());
}

bool contains_text(std::string_view text, const std::string& wanted) {
  return fold(text).contains(wanted);
}

}  // namespace

Table series_table(const SeriesQuery& query, const std::vector<Figure>& figures) {
  const Indicator* indicator = find_indicator(query.indicator);
  Table table;
  table.title = indicator ? fmt::format("{} ({})", indicator->title, indicator->unit)
                          : std::string(query.indicator);
  table.columns = {{"indicator", "Indicator"},
                   {"origin", "Origin"},
                   {"place", "Place"},
                   {"period", "Period"},
                   {"sex", "Sex"},
                   {"age", "Age"},
                   {.name = "value",
                    .title = "Value",
                    .unit = std::string(indicator ? indicator->unit : ""),
                    .digits = indicator ? indicator->digits : 2,
                    .align = Align::end},
                   {"status", "Status"},
                   {"source", "Source"},
                   {"edition", "Edition"},
                   {"proof", "Proof"}};
  for (const auto& figure : figures) {
    const auto& key = figure.observation.key;
    table.rows.push_back(
        {std::string(key.indicator), std::string(key.origin.code()), std::string(key.place.code()),
         key.period.text(), std::string(name_of(key.sex)), key.age.text(), figure_cell(figure),
         std::string(1, figure.observation.status), figure.edition.citation.dataset,
         figure.edition.short_id(), proof_id(figure)});
  }
  if (indicator) table.notes.emplace_back(indicator->meaning);
  return table;
}

void drop_column(Table& table, std::string_view name) {
  const auto column = std::ranges::find(table.columns, name, &Column::name) - table.columns.begin();
  table.columns.erase(table.columns.begin() + column);
  for (auto& row : table.rows) row.erase(row.begin() + column);
}

Result<Table> readable_series_table(const Workspace& workspace, const SeriesQuery& query,
                                    const std::vector<Figure>& figures) {
  Table table = series_table(query, figures);
  const auto place = TRY(place_name(workspace, query.place));
  table.title += query.origin.empty()
                     ? fmt::format(", {}", place)
                     : fmt::format(", {} to {}", TRY(place_name(workspace, query.origin)), place);
  for (const auto name : {"indicator", "origin", "place", "sex", "age", "source", "edition"}) {
    const auto column = static_cast<std::size_t>(
        std::ranges::find(table.columns, name, &Column::name) - table.columns.begin());
    const auto text = [&](const auto& row) { return std::get<std::string>(row[column].value); };
    const std::string first = text(table.rows.front());
    if (!std::ranges::all_of(table.rows, [&](const auto& row) { return text(row) == first; })) {
      continue;
    }
    const bool worth_saying = name == std::string_view("source") || first != "total";
    const bool in_title = name == std::string_view("indicator") || name[0] == 'o' || name[0] == 'p';
    if (worth_saying && !in_title) {
      table.notes.push_back(fmt::format("{}: {}", table.columns[column].title, first));
    }
    drop_column(table, name);
  }
  return table;
}

Result<Error> nothing_known(const Workspace& workspace, const SeriesQuery& query) {
  std::string where = TRY(place_name(workspace, query.place));
  if (!query.origin.empty()) {
    where = fmt::format("people from {} in {}", TRY(place_name(workspace, query.origin)), where);
  }
  Error error{
      ErrorKind::not_found,
      fmt::format("no figure of {} for {} in the workspace, as asked", query.indicator, where),
      {workspace.path()},
      "`corridor sources` lists what is loaded; loading the publisher's file may add it."};
  SeriesQuery any = query;
  any.from_year = any.to_year = std::nullopt;
  any.sex.reset();
  any.as_of.clear();
  const auto others = TRY(series(workspace, any));
  if (others.empty()) {
    const auto hint = corridor_meant(query.place);
    if (!hint.empty()) error.hint = hint;
    return error;
  }
  const auto [first, last] = std::ranges::minmax(others, {}, &Figure::year);
  error.hint = fmt::format("There are figures for {} to {}, loaded on {}.", first.year(),
                           last.year(), others.front().edition.loaded.substr(0, 10));
  return error;
}

Table known_sources_table() {
  Table table;
  table.title = "Formats that can be read";
  table.columns = {{"source", "Source"}, {"title", "What it is"}, {"header", "Header of the file"}};
  for (const auto* source : all_sources()) {
    table.rows.push_back(
        {std::string(source->name), std::string(source->title), std::string(source->shape)});
  }
  table.notes = {"Files are recognised by their content; .gz and .zip are read as they are."};
  return table;
}

Result<Table> editions_table(const Workspace& workspace, const std::string& as_of) {
  if (!as_of.empty()) TRY(check_as_of(as_of));
  const auto editions = TRY(all_editions(workspace));
  const auto current = current_editions(editions, as_of);
  Table table;
  table.title = "Editions in the workspace";
  table.columns = {{"edition", "Edition"},
                   {"dataset", "Dataset"},
                   {"version", "Version"},
                   {"current", "Current"},
                   {.name = "figures", .title = "Figures", .align = Align::end},
                   {.name = "rejected", .title = "Rejected", .align = Align::end},
                   {.name = "flagged", .title = "Flagged", .align = Align::end},
                   {"loaded", "Loaded"},
                   {"licence", "Licence"}};
  for (const auto& e : editions) {
    const bool counts = std::ranges::find(current, e.id, &Edition::id) != current.end();
    const std::string part = e.complete ? e.part : "selection";
    table.rows.push_back({e.short_id(), e.citation.dataset,
                          part.empty() ? e.citation.version : e.citation.version + " " + part,
                          counts ? "yes" : "no", number_cell(e.observations),
                          number_cell(e.rejected), number_cell(e.flagged), e.loaded.substr(0, 10),
                          e.citation.licence});
  }
  return table;
}

Result<Table> find_table(const Workspace& workspace, const std::string& text) {
  const std::string wanted = fold(text);
  Table table;
  table.title = fmt::format("What \"{}\" may mean", text);
  table.columns = {{"kind", "Kind"}, {"id", "Id"}, {"name", "Name"}};
  const auto add = [&](std::string kind, std::string_view id, std::string_view name) {
    table.rows.push_back({std::move(kind), std::string(id), std::string(name)});
  };
  const auto& gazetteer = Gazetteer::get();
  const auto exact = gazetteer.match(text);
  if (exact) {
    const auto name = TRY(place_name(workspace, *exact));
    add("place", exact->code(), name);
  }
  for (const auto& record : gazetteer.all()) {
    const bool named = std::ranges::any_of(
        record.names, [&](const auto& name) { return contains_text(name.second, wanted); });
    if (named && record.place != exact) {
      add("place", record.place.code(), gazetteer.name(record.place));
    }
  }
  for (const auto& [place, name] : TRY(named_places(workspace))) {
    if (contains_text(name, wanted) && place != exact) add("place", place.code(), name);
  }
  for (const auto& indicator : all_indicators()) {
    const bool named =
        contains_text(indicator.title, wanted) || contains_text(indicator.id, wanted) ||
        contains_text(indicator.meaning, wanted) || contains_text(indicator.aliases, wanted);
    if (named) add("indicator", indicator.id, indicator.title);
  }
  for (const auto& id : TRY(indicators_at_hand(workspace))) {
    if (find_indicator(id) == nullptr && contains_text(id, wanted)) add("indicator", id, id);
  }
  for (const auto& edition : TRY(all_editions(workspace))) {
    if (contains_text(cite(edition.citation), wanted)) {
      add("edition", edition.short_id(), cite(edition.citation));
    }
  }
  if (!table.rows.empty()) return table;
  std::string near;
  for (const auto& name : gazetteer.suggestions(text)) near += fmt::format(" {};", name);
  return fail({ErrorKind::not_found,
               fmt::format("nothing is called \"{}\"", text),
               {},
               near.empty() ? "Try a shorter part of the name." : "Near to it:" + near});
}

Table examination_table(const Examination& examination) {
  Table table;
  table.title = "The workspace is sound";
  table.columns = {{"check", "Check"}, {"result", "Result"}};
  for (const auto& check : examination.checks) {
    table.rows.push_back({check.name, check.result});
  }
  return table;
}

Result<Table> data_remarks_table(const Workspace& workspace) {
  Table table;
  table.title = "Rejected, implausible, and totals that differ from their parts";
  table.columns = {{"kind", "Kind"},
                   {"edition", "Edition"},
                   {"place", "Row and column, or place"},
                   {"reason", "What and why"}};
  for (const auto& remark : TRY(data_remarks(workspace))) {
    table.rows.push_back({remark.kind, remark.edition, remark.where, remark.reason});
  }
  for (const auto& difference : TRY(reconcile_totals(workspace))) {
    table.rows.push_back({"total", difference.edition, difference.where, difference.reason});
  }
  if (table.rows.empty()) table.notes = {"Nothing to report."};
  return table;
}

}  // namespace corridor
