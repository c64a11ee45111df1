#include "report/practices_report.h"

#include "report/chain_rows.h"
#include "report/record_words.h"
#include "scenario/chain/find_practices.h"
#include "vocabulary/gazetteer.h"

#include <fmt/format.h>

namespace corridor {
namespace {

std::string named(std::string_view text) { return std::string(text); }

/// "moderate (2 studies)".
std::string evidence_shown(const FoundPractice& one, const RecordWords& words) {
  const auto grade = words.say(title_of(all_evidence_grades(), one.grade));
  if (one.studies == 0) return grade;
  return words.say(one.studies == 1 ? "{grade} (1 study)" : "{grade} ({count} studies)",
                   {{"grade", grade}, {"count", std::to_string(one.studies)}});
}

std::string tied_codes(const FoundPractices& found, const FoundPractice& one,
                       std::string_view kind) {
  std::string codes;
  for (const auto& tie : found.graph.ties(one.index)) {
    const auto& item = found.graph.item(tie.other);
    if (item.kind != kind) continue;
    codes.append(codes.empty() ? "" : " ").append(address_parts(item.address).code);
  }
  return codes;
}

Cell likeness_cell(const FoundPractice& one) {
  if (one.nearest) return one.nearest->likeness.value;
  return Cell::nothing("not known");
}

/// "0.81 Nepal".
Cell likeness_shown(const FoundPractice& one, const RecordWords& words) {
  if (!one.nearest) return Cell::nothing("not known");
  return fmt::format("{} {}", words.number(one.nearest->likeness.value, 2),
                     Gazetteer::get().name(one.nearest->place, words.language()));
}

Table for_people(const FoundPractices& found, bool is_of_place, const RecordWords& words) {
  Table table{.title = fmt::format("Practices: {}", found.practices.size())};
  table.columns = {{"practice", "Practice"},
                   {"places", "Tried in"},
                   {"evidence", "Evidence"},
                   {"needs", "Helps with"},
                   {"measure", "What is done"}};
  if (is_of_place) {
    table.columns.insert(table.columns.begin() + 2, Column{"likeness", "Likeness"});
    table.columns.insert(table.columns.begin() + 4, Column{"unmet", "Unmet needs it serves"});
  }
  for (const auto& one : found.practices) {
    const auto& record = *one.record;
    Cell title(named(record.title_in(words.language())));
    title.proof = record.proof;
    const auto measure = record.fields["measure"];
    std::vector<Cell> row{title, words.places(record), evidence_shown(one, words),
                          words.titles_of_protections(record.fields.list("needs")),
                          measure.empty() ? record.summary : named(measure)};
    if (is_of_place) {
      row.insert(row.begin() + 2, likeness_shown(one, words));
      row.insert(row.begin() + 4, Cell(words.titles_of_protections(one.unmet_needs)));
    }
    table.rows.push_back(std::move(row));
  }
  if (is_of_place) {
    std::vector<std::string_view> unmet;
    for (const auto* need : found.unmet_needs) unmet.push_back(need->code);
    table.notes.push_back(unmet.empty()
                              ? words.say("Law leaves no need unmet that is known here.")
                              : words.say("No binding law in force promises: {needs}.",
                                          {{"needs", words.titles_of_protections(unmet)}}));
    table.notes.emplace_back(
        "Likeness (0 to 1) compares income, share of migrants, size and region with the most alike "
        "place where it was tried. It says which experience to read first, not what will work.");
  }
  return table;
}

Table for_programs(const FoundPractices& found) {
  Table table{.title = "Practices"};
  table.columns = plain_columns(
      {"code",        "title",   "summary",  "problem",    "measure",       "places",
       "topics",      "phases",  "needs",    "for",        "law",           "actors",
       "evidence",    "studies", "likeness", "like_place", "compared_with", "compared_measures",
       "unmet_needs", "since",   "until",    "url",        "proof"});
  for (const auto& one : found.practices) {
    const auto& r = *one.record;
    const auto field = [&](std::string_view name) { return named(r.fields[name]); };
    table.rows.push_back({r.code,
                          r.title,
                          r.summary,
                          field("problem"),
                          field("measure"),
                          codes_shown(r.places),
                          field("topics"),
                          field("phases"),
                          field("needs"),
                          field("covers"),
                          tied_codes(found, one, "instrument"),
                          tied_codes(found, one, "actor"),
                          named(one.grade),
                          static_cast<double>(one.studies),
                          likeness_cell(one),
                          one.nearest ? named(one.nearest->place.code()) : "",
                          named(one.compared_with.code()),
                          one.nearest ? Cell(static_cast<double>(one.nearest->likeness.measured))
                                      : Cell::nothing("not known"),
                          fmt::format("{}", fmt::join(one.unmet_needs, " ")),
                          date_shown(r.since),
                          date_shown(r.until),
                          field("url"),
                          r.proof});
  }
  return table;
}

}  // namespace

Result<Table> practices_table(const Workspace& workspace, const PracticesRequest& request,
                              bool people) {
  TRY(expect_topic(request.topic));
  const auto words = TRY(RecordWords::in(request.language));
  PracticeQuestion question{.need = request.need, .topic = request.topic};
  if (!request.subject.empty()) {
    question.subject = TRY(Gazetteer::get().parse_subject(request.subject));
  }
  const auto found = TRY(find_practices(workspace, question));
  Table table = people ? for_people(found, !request.subject.empty(), words) : for_programs(found);
  if (found.practices.empty()) {
    table.notes.emplace_back(
        "No practice is registered that answers the question: docs/registers.md says how one is "
        "written.");
  }
  return table;
}

Result<std::string> practices_report(const Workspace& workspace, const PracticesRequest& request,
                                     Format format, std::size_t width) {
  return render(TRY(practices_table(workspace, request, is_for_people(format))), format, width);
}

}  // namespace corridor
