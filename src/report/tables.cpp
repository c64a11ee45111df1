#include "report/tables.h"

#include "base/text.h"
#include "evidence/claims/computed_series.h"
#include "evidence/claims/definitions.h"
#include "evidence/items.h"
#include "evidence/place_names.h"
#include "evidence/plausibility.h"
#include "evidence/proof.h"
#include "evidence/reconcile.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <functional>

namespace corridor {
namespace {

Cell figure_cell(const Figure& figure) {
  return figure.has_value() ? Cell(figure.value())
                            : Cell::nothing(std::string(name_of(figure.observation.state)));
}

Cell number_cell(std::int64_t number) { return {static_cast<double>(number)}; }

/// What else tells figures apart, behind their age.
void add_dimensions(Table& table, const std::vector<Figure>& figures) {
  constexpr std::ptrdiff_t behind_age = 6;
  table.columns.insert(table.columns.begin() + behind_age, {"dimensions", "Of which"});
  for (std::size_t i = 0; i < figures.size(); ++i) {
    auto& row = table.rows[i];
    row.insert(row.begin() + behind_age, Cell(figures[i].observation.key.dimensions));
  }
}

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
  const Indicator* indicator = shown_indicator(query);
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
         figure.formula ? figure.edition.sha256 : figure.edition.short_id(), proof_id(figure)});
  }
  const bool alike = std::ranges::all_of(
      figures, [](const Figure& figure) { return figure.observation.key.dimensions.empty(); });
  if (!alike) add_dimensions(table, figures);
  if (indicator) table.notes.emplace_back(indicator->meaning);
  return table;
}

void drop_column(Table& table, std::string_view name) {
  const auto column = std::ranges::find(table.columns, name, &Column::name) - table.columns.begin();
  table.columns.erase(table.columns.begin() + column);
  for (auto& row : table.rows) row.erase(row.begin() + column);
}

namespace {

constexpr std::size_t most_entries_of_a_list = 10;

/// A figure that names a category (list of the indicator's name) is shown by its name too.
Result<void> name_categories(const Workspace& workspace, const Indicator& indicator, Table& table) {
  const auto names = TRY(item_names(workspace, indicator.id));
  const auto column = std::ranges::find(table.columns, "value", &Column::name);
  for (auto& row : table.rows) {
    Cell& cell = row[static_cast<std::size_t>(column - table.columns.begin())];
    const auto* number = std::get_if<double>(&cell.value);
    if (number == nullptr) continue;
    const std::string code = format_shortest(*number);
    if (const auto name = names.find(code); name != names.end()) {
      cell.value = fmt::format("{} {}", code, name->second);
    }
  }
  return {};
}

}  // namespace

void say_once(Table& table, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    const auto column = table.index_of(name);
    const auto text = [&](const auto& row) { return std::get<std::string>(row[column].value); };
    const std::string first = text(table.rows.front());
    if (!std::ranges::all_of(table.rows, [&](const auto& row) { return text(row) == first; })) {
      continue;
    }
    if (!first.empty() && first != "total") {
      table.notes.push_back(fmt::format("{}: {}", table.columns[column].title, first));
    }
    drop_column(table, name);
  }
}

Result<Table> readable_series_table(const Workspace& workspace, const SeriesQuery& query,
                                    const std::vector<Figure>& figures) {
  Table table = series_table(query, figures);
  if (const auto* indicator = shown_indicator(query)) {
    if (indicator->unit == "category") TRY(name_categories(workspace, *indicator, table));
  } else {
    const auto name = TRY(item_name(workspace, "indicator", query.indicator));
    if (name) table.title = fmt::format("{} ({})", *name, query.indicator);
  }
  const auto place = TRY(place_name(workspace, query.place));
  table.title += query.origin.empty()
                     ? fmt::format(", {}", place)
                     : fmt::format(", {} to {}", TRY(place_name(workspace, query.origin)), place);
  const auto notes = table.notes;
  say_once(table, {"indicator", "origin", "place"});
  table.notes = notes;  // the title says those
  say_once(table, {"sex", "age", "source", "edition"});
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
  if (others.empty() && query.formula) {
    error.hint = TRY(why_not_computed(workspace, any));
    return error;
  }
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

namespace {

using AddFound = std::function<void(std::string kind, std::string_view id, std::string_view name)>;

Result<void> find_places(const Workspace& workspace, const std::string& text, const AddFound& add) {
  const std::string wanted = fold(text);
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
  return {};
}

/// Ours, and publishers' series that have figures, by code or by the name that a list has.
Result<void> find_indicators(const Workspace& workspace, const std::string& wanted,
                             const AddFound& add) {
  for (const auto& indicator : all_indicators()) {
    const bool named =
        contains_text(indicator.title, wanted) || contains_text(indicator.id, wanted) ||
        contains_text(indicator.meaning, wanted) || contains_text(indicator.aliases, wanted);
    if (named) add("indicator", indicator.id, indicator.title);
  }
  for (const auto& [id, title, unit, digits, meaning, expression] : derived_indicators()) {
    const std::string all = fold(id + " " + title + " " + meaning + " " + expression);
    if (all.contains(wanted)) add("derived indicator", id, title);
  }
  const auto names = TRY(item_names(workspace, "indicator"));
  for (const auto& id : TRY(indicators_at_hand(workspace))) {
    if (find_indicator(id) != nullptr) continue;
    const auto entry = names.find(id);
    const std::string& name = entry == names.end() ? id : entry->second;
    if (contains_text(id, wanted) || contains_text(name, wanted)) add("indicator", id, name);
  }
  return {};
}

/// Entries of lists, but for series that stand above as indicators with figures.
Result<void> find_entries(const Workspace& workspace, const std::string& text, Table& table,
                          const AddFound& add) {
  const auto at_hand = TRY(indicators_at_hand(workspace));
  const auto found = TRY(find_items(workspace, text, most_entries_of_a_list));
  for (const auto& item : found.items) {
    const bool is_series = item.list == "indicator";
    if (is_series && std::ranges::binary_search(at_hand, item.code)) continue;
    if (item.list == "place") continue;  // found among the places, with the country they are in
    add(is_series ? "series without figures" : item.list, item.code, item.name);
  }
  for (const auto& [list, count] : found.more) {
    table.notes.push_back(fmt::format("{} more in the list {}; write more of the name.",
                                      format_grouped(static_cast<double>(count), 0), list));
  }
  return {};
}

}  // namespace

Result<Table> find_table(const Workspace& workspace, const std::string& text) {
  const std::string wanted = fold(text);
  Table table;
  table.title = fmt::format("What \"{}\" may mean", text);
  table.columns = {{"kind", "Kind"}, {"id", "Id"}, {"name", "Name"}};
  const AddFound add = [&](std::string kind, std::string_view id, std::string_view name) {
    table.rows.push_back({std::move(kind), std::string(id), std::string(name)});
  };
  TRY(find_places(workspace, text, add));
  TRY(find_indicators(workspace, wanted, add));
  TRY(find_entries(workspace, text, table, add));
  for (const auto& edition : TRY(all_editions(workspace))) {
    if (contains_text(cite(edition.citation), wanted)) {
      add("edition", edition.short_id(), cite(edition.citation));
    }
  }
  if (!table.rows.empty()) return table;
  std::string near;
  for (const auto& name : Gazetteer::get().suggestions(text)) near += fmt::format(" {};", name);
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

Table plausibility_table() {
  Table table;
  table.title = "What is checked of every edition when it is loaded";
  table.columns = {{"check", "Check"},
                   {"title", "Title"},
                   {"meaning", "What it may mean"},
                   {"decided", "How it is decided"}};
  for (const auto& check : plausibility_checks()) {
    table.rows.push_back({std::string(check.name), std::string(check.title),
                          std::string(check.meaning), std::string(check.decided)});
  }
  table.notes = {"What fails a check is kept as it is, with a flag: `corridor doctor --data`."};
  return table;
}

namespace {

/// Totals that differ from their parts, as remarks of the edition that prints them.
Result<std::vector<DataRemarks>> total_remarks(const Workspace& workspace,
                                               std::int64_t most_examples) {
  std::vector<DataRemarks> remarks;
  for (auto& difference : TRY(reconcile_totals(workspace))) {
    auto remark = std::ranges::find(remarks, difference.edition, &DataRemarks::edition);
    if (remark == remarks.end()) {
      const auto edition = TRY(find_edition(workspace, difference.edition));
      remark = remarks.insert(
          remark,
          {.kind = "total", .edition = difference.edition, .dataset = edition.citation.dataset});
    }
    if (++remark->number <= most_examples) {
      remark->examples.push_back({std::move(difference.where), std::move(difference.reason)});
    }
  }
  return remarks;
}

}  // namespace

Result<Table> data_remarks_table(const Workspace& workspace, const RemarksShown& shown) {
  Table table;
  table.title = "Rejected, implausible, and totals that differ from their parts";
  table.columns = {{"kind", "Kind"},
                   {"edition", "Edition"},
                   {"dataset", "Dataset"},
                   {.name = "number", .title = "Number", .align = Align::end},
                   {"place", "Row and column, or place"},
                   {"reason", "What and why"}};
  auto remarks = TRY(data_remarks(workspace, shown.most_examples));
  auto totals = TRY(total_remarks(workspace, shown.most_examples));
  std::ranges::move(totals, std::back_inserter(remarks));
  bool all_shown = true;
  for (auto& remark : remarks) {
    if (std::ssize(remark.examples) < remark.number) all_shown = false;
    std::vector<Cell> head{remark.kind, remark.edition, remark.dataset, number_cell(remark.number)};
    if (remark.examples.empty()) remark.examples.push_back({});
    for (const auto& example : remark.examples) {
      table.rows.push_back(head);
      table.rows.back().insert(table.rows.back().end(), {example.where, example.reason});
      if (shown.for_people) head.assign(4, "");
    }
  }
  if (table.rows.empty()) table.notes = {"Nothing to report."};
  if (!all_shown) {
    table.notes = {
        fmt::format("At most {} of each kind are listed; --examples N lists more, "
                    "`corridor doctor --checks` says what the kinds mean.",
                    shown.most_examples)};
  }
  return table;
}

}  // namespace corridor
