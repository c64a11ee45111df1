#include "report/chain_lists.h"

#include "report/chain_rows.h"
#include "report/law_notes.h"
#include "report/record_words.h"
#include "vocabulary/law.h"

#include <fmt/format.h>

namespace corridor {
namespace {

std::string text(std::string_view view) { return std::string(view); }

Cell proven(std::string shown, const ChainRecord& record) {
  Cell cell(std::move(shown));
  cell.proof = record.proof;
  return cell;
}

std::string heading(std::string_view what, const ChainList& list) {
  return fmt::format("{}: {}", what, list.records().size());
}

Table actors_for_people(const ChainList& list, const RecordWords& words) {
  Table table{.title = heading("Actors", list)};
  table.columns = {{"actor", "Actor"},
                   {"type", "Kind"},
                   {"places", "Where"},
                   {"topics", "Topics"},
                   {"does", "What it does, and by which mandate"}};
  for (const auto& one : list.records()) {
    const auto& record = *one.record;
    const auto mandate = record.fields["mandate"];
    const auto title = record.title_in(words.language());
    const auto name = record.fields["short"].empty() || record.fields["short"] == title
                          ? text(title)
                          : fmt::format("{} ({})", title, record.fields["short"]);
    table.rows.push_back(
        {proven(name, record), words.say(title_of(all_actor_types(), record.fields["type"])),
         words.places(record), words.words(record, "topics"),
         mandate.empty()
             ? record.summary
             : fmt::format("{} {}: {}", record.summary, words.say("Mandate"), mandate)});
  }
  return table;
}

Table actors_for_programs(const ChainList& list) {
  Table table{.title = "Actors"};
  table.columns =
      plain_columns({"code", "title", "short", "type", "places", "topics", "phases", "summary",
                     "mandate", "mandate_source", "part_of", "since", "until", "url", "proof"});
  for (const auto& one : list.records()) {
    const auto& r = *one.record;
    const auto field = [&](std::string_view name) { return text(r.fields[name]); };
    table.rows.push_back({r.code, r.title, field("short"), field("type"), codes_shown(r.places),
                          field("topics"), field("phases"), r.summary, field("mandate"),
                          field("mandate_source"), list.tied_codes(one, "part_of", "actor"),
                          date_shown(r.since), date_shown(r.until), field("url"), r.proof});
  }
  return table;
}

Table services_for_people(const ChainList& list, const RecordWords& words) {
  Table table{.title = heading("Services", list)};
  table.columns = {{"service", "Service"}, {"type", "Kind"}, {"places", "Where"}, {"for", "For"},
                   {"by", "By"},           {"cost", "Cost"}, {"languages", "In"}};
  for (const auto& one : list.records()) {
    const auto& record = *one.record;
    const auto cost = record.fields["cost"];
    table.rows.push_back(
        {proven(words.title(record), record),
         words.say(title_of(all_service_types(), record.fields["type"])), words.places(record),
         words.groups(record), list_of(list.tied(one, "by", "actor", words.language())),
         words.say(cost.empty() ? "cost not known" : title_of(all_service_costs(), cost)),
         words.languages(record)});
  }
  return table;
}

Table services_for_programs(const ChainList& list) {
  Table table{.title = "Services"};
  table.columns =
      plain_columns({"code", "title", "type", "places", "for", "leaves_out", "by", "cost",
                     "languages", "topics", "phases", "summary", "since", "until", "url", "proof"});
  for (const auto& one : list.records()) {
    const auto& r = *one.record;
    const auto field = [&](std::string_view name) { return text(r.fields[name]); };
    table.rows.push_back({r.code, r.title, field("type"), codes_shown(r.places), field("covers"),
                          field("leaves_out"), list.tied_codes(one, "by", "actor"), field("cost"),
                          field("languages"), field("topics"), field("phases"), r.summary,
                          date_shown(r.since), date_shown(r.until), field("url"), r.proof});
  }
  return table;
}

Table initiatives_for_people(const ChainList& list, const RecordWords& words) {
  Table table{.title = heading("Initiatives", list)};
  table.columns = {
      {"initiative", "Initiative"}, {"type", "Kind"}, {"places", "Where"}, {"topics", "Topics"},
      {"phases", "Phases"},         {"by", "By"},     {"span", "When"}};
  for (const auto& one : list.records()) {
    const auto& record = *one.record;
    table.rows.push_back(
        {proven(words.title(record), record),
         words.say(title_of(all_initiative_types(), record.fields["type"])), words.places(record),
         words.words(record, "topics"), words.titles(record, "phases", all_phases()),
         list_of(list.tied(one, "by", "actor", words.language())), words.span(record)});
  }
  return table;
}

Table initiatives_for_programs(const ChainList& list) {
  Table table{.title = "Initiatives"};
  table.columns = plain_columns({"code", "title", "short", "type", "places", "topics", "phases",
                                 "by", "summary", "since", "until", "url", "proof"});
  for (const auto& one : list.records()) {
    const auto& r = *one.record;
    const auto field = [&](std::string_view name) { return text(r.fields[name]); };
    table.rows.push_back({r.code, r.title, field("short"), field("type"), codes_shown(r.places),
                          field("topics"), field("phases"), list.tied_codes(one, "by", "actor"),
                          r.summary, date_shown(r.since), date_shown(r.until), field("url"),
                          r.proof});
  }
  return table;
}

/// "commitments 2, practices 1, tools 1".
std::string answers_counted(const ChainList& list, const ListedRecord& one,
                            const RecordWords& words) {
  std::string counted;
  const auto add = [&](std::string_view what, std::size_t number) {
    if (number == 0) return;
    counted += fmt::format("{}{} {}", counted.empty() ? "" : ", ", words.say(what), number);
  };
  const auto& graph = list.graph();
  add("commitments", graph.count_ties_to(one.index, {"commitment"}));
  add("law", graph.count_ties_to(one.index, {"instrument", "provision", "protection"}));
  add("practices", graph.count_ties_to(one.index, {"practice"}));
  add("initiatives", graph.count_ties_to(one.index, {"initiative"}));
  add("indicators", graph.count_ties_to(one.index, {"indicator"}));
  add("tools", graph.count_ties_to(one.index, {"tool"}));
  return counted;
}

Table recommendations_for_people(const ChainList& list, const RecordWords& words) {
  Table table{.title = heading("Recommendations", list)};
  table.columns = {{"code", "Code"},       {"recommendation", "Recommendation"},
                   {"voice", "Voiced by"}, {"responsible", "Who is to act"},
                   {"status", "Status"},   {"answers", "What answers it"}};
  for (const auto& one : list.records()) {
    const auto& record = *one.record;
    const auto who = record.fields["who"];
    table.rows.push_back(
        {proven(record.code, record), text(record.title_in(words.language())),
         words.say(who.empty() ? title_of(all_voices(), record.fields["voice"]) : who),
         words.titles(record, "responsible", all_actor_types()), words.say(record.fields["status"]),
         answers_counted(list, one, words)});
  }
  return table;
}

Table recommendations_for_programs(const ChainList& list) {
  Table table{.title = "Recommendations"};
  table.columns = plain_columns(
      {"code",        "workshop",    "voice",       "who",         "page",        "title",
       "summary",     "topics",      "responsible", "status",      "status_note", "deadline",
       "commitments", "instruments", "provisions",  "protections", "practices",   "initiatives",
       "indicators",  "tools",       "proof"});
  for (const auto& one : list.records()) {
    const auto& r = *one.record;
    const auto field = [&](std::string_view name) { return text(r.fields[name]); };
    const auto law = [&](std::string_view kind) { return list.tied_codes(one, "calls_on", kind); };
    const auto by = [&](std::string_view kind) {
      return list.tied_codes(one, "answered_by", kind);
    };
    table.rows.push_back({r.code,
                          field("workshop"),
                          field("voice"),
                          field("who"),
                          field("page"),
                          r.title,
                          r.summary,
                          field("topics"),
                          field("responsible"),
                          field("status"),
                          field("status_note"),
                          field("deadline"),
                          by("commitment"),
                          law("instrument"),
                          law("provision"),
                          law("protection"),
                          by("practice"),
                          by("initiative"),
                          list.tied_codes(one, "about", "indicator"),
                          fmt::format("{}", fmt::join(list.tied(one, "tool", "tool"), " | ")),
                          r.proof});
  }
  return table;
}

}  // namespace

Result<Table> actors_table(const Workspace& workspace, const ListRequest& request,
                           bool for_people) {
  const auto words = TRY(RecordWords::in(request.language));
  const auto list = TRY(ChainList::read(workspace, "actor", request, all_actor_types()));
  Table table = for_people ? actors_for_people(list, words) : actors_for_programs(list);
  list.add_notes(table, "actors");
  return table;
}

Result<Table> services_table(const Workspace& workspace, const ListRequest& request,
                             bool for_people) {
  const auto words = TRY(RecordWords::in(request.language));
  const auto list = TRY(ChainList::read(workspace, "service", request, all_service_types()));
  Table table = for_people ? services_for_people(list, words) : services_for_programs(list);
  list.add_notes(table, "services");
  return table;
}

Result<Table> initiatives_table(const Workspace& workspace, const ListRequest& request,
                                bool for_people) {
  const auto words = TRY(RecordWords::in(request.language));
  const auto list = TRY(ChainList::read(workspace, "initiative", request, all_initiative_types()));
  Table table = for_people ? initiatives_for_people(list, words) : initiatives_for_programs(list);
  list.add_notes(table, "initiatives");
  return table;
}

Result<Table> recommendations_table(const Workspace& workspace, const ListRequest& request,
                                    bool for_people) {
  TRY(expect_code("a workshop", request.workshop, all_workshops()));
  TRY(expect_code("a status", request.status, all_recommendation_statuses()));
  const auto words = TRY(RecordWords::in(request.language));
  const auto list = TRY(ChainList::read(workspace, "recommendation", request, {}));
  Table table =
      for_people ? recommendations_for_people(list, words) : recommendations_for_programs(list);
  list.add_notes(table, "recommendations");
  return table;
}

Result<std::string> actors_report(const Workspace& workspace, const ListRequest& request,
                                  Format format, std::size_t width) {
  return render(TRY(actors_table(workspace, request, is_for_people(format))), format, width);
}

Result<std::string> services_report(const Workspace& workspace, const ListRequest& request,
                                    Format format, std::size_t width) {
  return render(TRY(services_table(workspace, request, is_for_people(format))), format, width);
}

Result<std::string> initiatives_report(const Workspace& workspace, const ListRequest& request,
                                       Format format, std::size_t width) {
  return render(TRY(initiatives_table(workspace, request, is_for_people(format))), format, width);
}

Result<std::string> recommendations_report(const Workspace& workspace, const ListRequest& request,
                                           Format format, std::size_t width) {
  return render(TRY(recommendations_table(workspace, request, is_for_people(format))), format,
                width);
}

}  // namespace corridor
