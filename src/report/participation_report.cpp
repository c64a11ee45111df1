#include "report/participation_report.h"

#include "base/json.h"
#include "evidence/proof.h"
#include "report/law_notes.h"
#include "report/participation.h"
#include "report/proof_report.h"
#include "report/render_document.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

struct Participation {
  Place place;
  Day day;
  std::vector<MeasureRuns> measures;
  std::vector<ParticipationClause> clauses;

  bool is_known(const ParticipationTopic& topic) const {
    const bool by_figures = std::ranges::any_of(measures, [&](const MeasureRuns& one) {
      return one.measure->topic == topic.code && !one.runs.empty();
    });
    return by_figures ||
           std::ranges::find(clauses, topic.code, &ParticipationClause::topic) != clauses.end();
  }
};

/// The last year of a run; empty while it goes on, as far as is known.
std::string until_of(const LawRun& run) { return run.is_latest ? "" : run.until.text(); }

std::string address_of(const ParticipationClause& clause) { return clause.clause.address(); }

// ---- for programs -------------------------------------------------------------------------------

void write_measure(JsonWriter& json, const MeasureRuns& one) {
  json.begin_object().field("code", one.measure->code).field("title", one.measure->title);
  json.field("indicator", one.measure->indicator).field("dimensions", one.measure->dimensions);
  json.field("known", !one.runs.empty()).key("runs").begin_array();
  for (const auto& run : one.runs) {
    json.begin_object().field("since", run.since.text()).field("or_before", run.is_first);
    write_text_or_null(json, "until", until_of(run));
    json.field("known_to", run.until.text()).key("value");
    run.first.has_value() ? json.value(run.first.value()) : json.null();
    json.field("words", run.words).field("proof", proof_id(run.first)).end_object();
  }
  json.end_array().end_object();
}

void write_clause(JsonWriter& json, const ParticipationClause& one) {
  json.begin_object().field("address", address_of(one));
  json.field("title", one.clause.provision->title);
  json.field("instrument", one.clause.instrument->title);
  json.field("says", one.clause.provision->summary);
  json.field("strength", one.clause.provision->strength).field("standing", one.status->words());
  const Period since = one.status->since();
  write_text_or_null(json, "since", since.empty() ? "" : since.text());
  write_list(json, "covers", one.clause.covers());
  write_list(json, "leaves_out", one.clause.leaves_out());
  json.field("proof", one.clause.provision->proof).end_object();
}

std::string participation_json(const Participation& all) {
  JsonWriter json(2);
  json.begin_object().field("place", all.place.code());
  json.field("name", Gazetteer::get().name(all.place));
  json.field("as_of", period_of(all.day).text()).key("topics").begin_array();
  for (const auto& topic : participation_topics()) {
    json.begin_object().field("topic", topic.code).field("title", topic.title);
    json.field("known", all.is_known(topic)).key("measures").begin_array();
    for (const auto& one : all.measures) {
      if (one.measure->topic == topic.code) write_measure(json, one);
    }
    json.end_array().key("provisions").begin_array();
    for (const auto& one : all.clauses) {
      if (one.topic == topic.code) write_clause(json, one);
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

Table participation_rows(const Participation& all) {
  Table table{.title = "Participation"};
  for (const auto* name : {"topic", "measure", "title", "since", "until", "known_to", "value",
                           "words", "address", "proof"}) {
    table.columns.push_back({name, name});
  }
  for (const auto& topic : participation_topics()) {
    for (const auto& one : all.measures) {
      if (one.measure->topic != topic.code) continue;
      const std::string code(one.measure->code), title(one.measure->title);
      if (one.runs.empty()) {
        table.rows.push_back(
            {std::string(topic.code), code, title, "", "", "", "", "not known", "", ""});
      }
      for (const auto& run : one.runs) {
        table.rows.push_back({std::string(topic.code), code, title, run.since.text(), until_of(run),
                              run.until.text(),
                              run.first.has_value() ? Cell(run.first.value()) : Cell(), run.words,
                              "", proof_id(run.first)});
      }
    }
    for (const auto& one : all.clauses) {
      if (one.topic != topic.code) continue;
      const Period since = one.status->since();
      table.rows.push_back({std::string(topic.code), "provision", one.clause.title(),
                            since.empty() ? "" : since.text(), "", "", "", one.status->words(),
                            address_of(one), one.clause.provision->proof});
    }
    if (!topic.of_figures && !all.is_known(topic)) {
      table.rows.push_back({std::string(topic.code), "", std::string(topic.title), "", "", "", "",
                            "not known", "", ""});
    }
  }
  return table;
}

// ---- for people ---------------------------------------------------------------------------------

/// "2000 to 2003", "1960 or before to 1999", "2020, known to 2024".
std::string years_shown(const LawRun& run) {
  const std::string since = run.since.text() + (run.is_first ? " or before" : "");
  if (run.is_latest) return fmt::format("{}, known to {}", since, run.until.text());
  return run.since == run.until ? since : fmt::format("{} to {}", since, run.until.text());
}

/// Figures have a note of their own kind.
void cite(Document& document, const Figure& figure) {
  const auto id = proof_id(figure);
  if (std::ranges::find(document.proofs, id, &ProofNote::id) == document.proofs.end()) {
    document.proofs.push_back({id, describe_in_short(figure)});
  }
  const Citation& citation = figure.edition.citation;
  const auto text = corridor::cite(citation);
  if (std::ranges::find(document.sources, text, &SourceNote::citation) == document.sources.end()) {
    document.sources.push_back({text, citation.licence, citation.url});
  }
}

Table measure_table(Document& document, const Participation& all, std::string_view topic) {
  Table table;
  table.columns = {{"title", "What"}, {"years", "Years"}, {"words", "The law says"}};
  for (const auto& one : all.measures) {
    if (one.measure->topic != topic) continue;
    std::string title(one.measure->title);
    if (one.runs.empty()) table.rows.push_back({title, "", Cell::nothing("not known")});
    // The latest first: what holds now is what is mostly asked for.
    for (auto run = one.runs.rbegin(); run != one.runs.rend(); ++run) {
      cite(document, run->first);
      Cell words(run->words);
      words.proof = proof_id(run->first);
      table.rows.push_back({std::exchange(title, ""), years_shown(*run), std::move(words)});
    }
  }
  return table;
}

Bullets clause_list(LawNotes& notes, const Participation& all, std::string_view topic) {
  Bullets bullets;
  for (const auto& one : all.clauses) {
    if (one.topic != topic) continue;
    bullets.items.push_back(
        notes.paragraph(fmt::format("{} {} ({})", one.clause.title(), one.clause.provision->summary,
                                    one.status->words()),
                        {one.clause.provision->proof}));
  }
  return bullets;
}

Result<Document> participation_document(const Workspace& workspace, const Participation& all) {
  auto notes = TRY(LawNotes::read(workspace));
  Document document;
  document.title = "Participation: " + Gazetteer::get().name(all.place);
  document.subtitle = fmt::format(
      "Who may become a citizen, vote and be heard, since when, as far as it is loaded on {}.",
      period_of(all.day).text());
  for (const auto& topic : participation_topics()) {
    DocumentSection section{std::string(topic.code), std::string(topic.title), {}};
    if (!all.is_known(topic)) {
      section.blocks.push_back(Paragraph{
          "Not known: nothing that is loaded tells. That is not to say that there is nothing."});
    } else if (topic.of_figures) {
      section.blocks.push_back(measure_table(document, all, topic.code));
    }
    if (auto list = clause_list(notes, all, topic.code); !list.items.empty()) {
      section.blocks.push_back(std::move(list));
    }
    document.sections.push_back(std::move(section));
  }
  document.sections.front().blocks.push_back(Paragraph{
      "Years are those in which a source says the same; the law is told as it stood on 1 January. "
      "What a law allows is not what everybody gets."});
  std::move(notes).finish(document);
  return document;
}

}  // namespace

Result<std::string> participation_report(const Workspace& workspace,
                                         const ParticipationRequest& request, Format format,
                                         std::size_t width) {
  Participation all;
  all.place = TRY(Gazetteer::get().parse_place(request.place));
  const auto day = request.as_of.empty() ? timestamp_now().substr(0, 10) : request.as_of;
  all.day = last_day(TRY(parse_date(day)));
  all.measures = TRY(citizenship_runs(workspace, all.place, period_of(all.day).start_year()));
  const auto book = TRY(LawBook::open(workspace));
  const Subject subject{.origin = {}, .place = all.place};
  const auto view = TRY(LawView::read(workspace, book, {subject, all.day}));
  all.clauses = participation_clauses(view, all.place);
  if (format == Format::json) return participation_json(all);
  if (format == Format::csv) return render(participation_rows(all), format, width);
  return render(TRY(participation_document(workspace, all)), format, width);
}

}  // namespace corridor
