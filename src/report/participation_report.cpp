#include "report/participation_report.h"

#include "base/json.h"
#include "evidence/proof.h"
#include "report/law_notes.h"
#include "report/law_words.h"
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
    json.field("words", run.words.text()).field("proof", proof_id(run.first)).end_object();
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
                              run.first.has_value() ? Cell(run.first.value()) : Cell(),
                              run.words.text(), "", proof_id(run.first)});
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

/// Runs in which the law says the same, whatever years between them no source has.
struct ShownRun {
  const LawRun* first = nullptr;
  const LawRun* last = nullptr;
  bool has_gaps() const { return first != last; }
};

std::vector<ShownRun> shown_runs(const MeasureRuns& one) {
  std::vector<ShownRun> shown;
  for (const auto& run : one.runs) {
    const bool goes_on = !shown.empty() && shown.back().last->words.text() == run.words.text();
    if (goes_on) {
      shown.back().last = &run;
    } else {
      shown.push_back({&run, &run});
    }
  }
  return shown;
}

class Teller {
 public:
  Teller(LawWords& words, const Participation& all) : words_(words), all_(all) {}

  Document document() {
    Document document;
    words_.account().frame(document);
    document.title = say("Participation: {place}", {{"place", words_.account().name(all_.place)}});
    document.subtitle =
        say("Who may become a citizen, vote and be heard, since when, as far as it is loaded on "
            "{day}.",
            {{"day", period_of(all_.day).text()}});
    for (const auto& topic : participation_topics()) {
      document.sections.push_back(topic_section(topic));
    }
    document.sections.front().blocks.push_back(Paragraph{
        say("Years are those in which a source says the same; the law is told as it stood on 1 "
            "January. What a law allows is not what everybody gets.")});
    return document;
  }

 private:
  std::string say(std::string_view english, Placeholders values = {}) const {
    return words_.say(english, values);
  }

  DocumentSection topic_section(const ParticipationTopic& topic) {
    DocumentSection section{std::string(topic.code), say(topic.title), {}};
    if (!all_.is_known(topic)) {
      section.blocks.push_back(Paragraph{say(
          "Not known: nothing that is loaded tells. That is not to say that there is nothing.")});
    } else if (topic.of_figures) {
      section.blocks.push_back(measure_table(topic.code));
    }
    auto list = clause_list(topic.code);
    if (!list.items.empty()) section.blocks.push_back(std::move(list));
    return section;
  }

  /// "2000 to 2003", "1960 or before … 2024", "2020, known to 2024".
  std::string years(const ShownRun& run) const {
    std::string since = run.first->since.text();
    if (run.first->is_first) since = say("{year} or before", {{"year", since}});
    const auto until = run.last->until.text();
    const bool one_year = run.first == run.last && run.first->since == run.last->until;
    if (run.has_gaps()) return fmt::format("{} … {}", since, until);
    if (run.last->is_latest) {
      return say("{since}, known to {until}", {{"since", since}, {"until", until}});
    }
    return one_year ? since : say("{since} to {until}", {{"since", since}, {"until", until}});
  }

  Table measure_table(std::string_view topic) {
    Table table;
    bool has_gaps = false;
    table.columns = {
        {"title", say("What")}, {"years", say("Years")}, {"words", say("The law says")}};
    for (const auto& one : all_.measures) {
      if (one.measure->topic != topic) continue;
      std::string title = say(one.measure->title);
      if (one.runs.empty()) table.rows.push_back({title, "", Cell::nothing(say("not known"))});
      // The latest first: what holds now is what is mostly asked for.
      const auto runs = shown_runs(one);
      for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        const Figure& figure = run->last->first;
        Cell cell(run->last->words.in(words_.account().words()));
        cell.proof = proof_id(figure);
        words_.account().note({cell.proof, describe_in_short(figure)}, figure.edition.citation);
        table.rows.push_back({std::exchange(title, ""), years(*run), std::move(cell)});
        has_gaps = has_gaps || run->has_gaps();
      }
    }
    if (has_gaps) {
      table.notes.push_back(
          say("… : the law said the same in each year that is at hand; years between are not."));
    }
    return table;
  }

  Bullets clause_list(std::string_view topic) {
    Bullets bullets;
    for (const auto& one : all_.clauses) {
      if (one.topic != topic) continue;
      const auto& provision = *one.clause.provision;
      const auto& instrument = *one.clause.instrument;
      std::string text = words_.reference(instrument, provision);
      const auto standing = provision.since.empty()
                                ? words_.state(one.status->standing)
                                : say("since {day}", {{"day", LawWords::day(provision.since)}});
      const auto gist = words_.gist(provision);
      if (!gist.empty()) {
        text = say("{what} ({where}; {standing})",
                   {{"what", gist}, {"where", text}, {"standing", standing}});
      } else {
        text = say("{where} ({standing})", {{"where", text}, {"standing", standing}});
      }
      bullets.items.push_back(words_.paragraph(std::move(text), {provision.proof}));
    }
    return bullets;
  }

  LawWords& words_;
  const Participation& all_;
};

/// The view that the clauses point into is kept beside them.
struct Read {
  LawBook book;
  LawView view;
  Participation all;
};

Result<Read> read_participation(const Workspace& workspace, const ParticipationRequest& request) {
  Participation all;
  all.place = TRY(Gazetteer::get().parse_place(request.place));
  const auto day = request.as_of.empty() ? timestamp_now().substr(0, 10) : request.as_of;
  all.day = last_day(TRY(parse_date(day)));
  all.measures = TRY(citizenship_runs(workspace, all.place, period_of(all.day).start_year()));
  auto book = TRY(LawBook::open(workspace));
  const Subject subject{.origin = {}, .place = all.place};
  auto view = TRY(LawView::read(workspace, book, {subject, all.day}));
  all.clauses = participation_clauses(view, all.place);
  return Read{std::move(book), std::move(view), std::move(all)};
}

}  // namespace

Result<Document> participation_document(const Workspace& workspace,
                                        const ParticipationRequest& request) {
  auto language = TRY(Words::in(request.language));
  const auto read = TRY(read_participation(workspace, request));
  Account account(workspace, std::move(language), {.origin = {}, .place = read.all.place}, {});
  LawWords words(account, read.book);
  auto document = Teller(words, read.all).document();
  std::move(account).finish(document);
  return document;
}

Result<std::string> participation_report(const Workspace& workspace,
                                         const ParticipationRequest& request, Format format,
                                         std::size_t width) {
  if (format != Format::json && format != Format::csv) {
    return render(TRY(participation_document(workspace, request)), format, width);
  }
  const auto read = TRY(read_participation(workspace, request));
  return format == Format::json ? participation_json(read.all)
                                : render(participation_rows(read.all), format, width);
}

}  // namespace corridor
