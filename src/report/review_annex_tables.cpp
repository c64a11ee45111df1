// The tables behind an annex, and its files.

#include "base/hash.h"
#include "base/json.h"
#include "base/output_file.h"
#include "base/text.h"
#include "base/zip_writer.h"
#include "report/commitment_words.h"
#include "report/render_document.h"
#include "report/render_table.h"
#include "report/review_annex.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace corridor {
namespace {

namespace fs = std::filesystem;
using commitment_verdict::Rule;

bool has_sexes(const JudgedMeasure& measure) {
  return std::ranges::any_of(measure.measured.groups, [](const MeasuredSeries& group) {
    return group.name.starts_with("female");
  });
}

bool has_migrants_apart(const JudgedMeasure& measure) {
  return std::ranges::any_of(measure.measured.groups, [](const MeasuredSeries& group) {
    return group.name.contains("migratory_status");
  });
}

/// What a measure of a promise lacks, told in one language.
void add_gaps(const Words& words, const JudgedCommitment& judged, const JudgedMeasure& measure,
              Table& table) {
  const auto title = words.say(measure.measured.title);
  const auto add = [&](std::string_view kind, std::string what) {
    table.rows.push_back(
        {heading_in_words(words, judged.commitment), words.say(kind), std::move(what)});
  };
  const auto say = [&](std::string_view english, Placeholder more = {}, Placeholder last = {}) {
    return words.say(english, {{"measure", title}, more, last});
  };
  if (!measure.has_figures()) return add("no figure", title);
  const auto latest = measure.measured.whole.figures.back().period.text();
  if (measure.is_old()) {
    const auto years = std::to_string(measure.age_years);
    add("old figure",
        say("{measure}: of {period}, {years} years old", {"period", latest}, {"years", years}));
  }
  if (measure.found.rule == Rule::too_few) {
    add("no trend", say("{measure}: fewer than three figures that can be compared"));
  }
  if (measure.found.rule == Rule::interval_crosses) {
    const auto why = because(words, measure);
    add("trend not sure", say("{measure}: {why}", {"why", why}));
  }
  const bool about_people = measure.asked.indicator != "remittance_cost" &&
                            measure.asked.indicator != "remittance_cost_received" &&
                            measure.asked.kind != "level";
  if (about_people && !has_sexes(measure)) {
    add("not by sex", say("{measure}: women and men are not told apart"));
  }
  if (about_people && !has_migrants_apart(measure)) {
    add("not by migratory status", say("{measure}: migrants are not told apart"));
  }
}

void add_figures(const JudgedMeasure& measure, const MeasuredSeries& series, Table& table) {
  for (const auto& figure : series.figures) {
    table.rows.push_back(
        {measure.asked.indicator, measure.measured.title, measure.asked.part, series.name,
         figure.period.text(), figure.value, std::string(1, figure.status),
         figure.interval ? Cell(figure.interval->low) : Cell::nothing("missing"),
         figure.interval ? Cell(figure.interval->high) : Cell::nothing("missing"),
         measure.measured.unit, measure.measured.way.text(), measure.measured.source,
         fmt::format("{}", fmt::join(figure.proofs, " "))});
  }
}

Table sources_table(const Document& document) {
  Table table;
  table.columns = {{"source", "Source"}, {"licence", "Licence"}, {"url", "Address"}};
  for (const auto& source : document.sources) {
    table.rows.push_back({source.citation, source.licence, source.url});
  }
  return table;
}

struct PackageFile {
  std::string name, text;
  const Table* table = nullptr;
};

bool is_number(const Table& table, std::size_t column) {
  const auto holds = [&](const std::vector<Cell>& row) {
    return std::holds_alternative<std::string>(row[column].value);
  };
  return table.columns[column].align == Align::end && std::ranges::none_of(table.rows, holds);
}

std::string descriptor(const Document& document, const std::vector<PackageFile>& files) {
  JsonWriter json(2);
  json.begin_object().field("profile", "data-package").field("name", "review-annex");
  json.field("title", document.title).field("description", document.subtitle);
  json.key("sources").begin_array();
  for (const auto& source : document.sources) {
    json.begin_object().field("title", source.citation).field("path", source.url).end_object();
  }
  json.end_array().key("resources").begin_array();
  for (const auto& file : files) {
    Sha256 hash;
    hash.add(file.text);
    json.begin_object().field(
        "name", file.name.substr(0, file.name.find('.')) + (file.table == nullptr ? "-text" : ""));
    json.field("path", file.name).field("bytes", file.text.size());
    json.field("hash", "sha256:" + hash.hex());
    if (file.table != nullptr) {
      json.key("schema").begin_object().key("fields").begin_array();
      for (std::size_t i = 0; i < file.table->columns.size(); ++i) {
        const auto& column = file.table->columns[i];
        json.begin_object().field("name", column.name);
        json.field("type", is_number(*file.table, i) ? "number" : "string");
        json.field("title", column.title).end_object();
      }
      json.end_array().end_object();
    }
    json.end_object();
  }
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

Result<void> write_text(const std::string& path, std::string_view text) {
  auto file = TRY(OutputFile::create(path));
  TRY(file.write(text));
  return file.finish();
}

/// A folder for the members of a zip while it is made.
class Staging {
 public:
  explicit Staging(const std::string& path) : folder_(fmt::format("{}.{}.d", path, ::getpid())) {
    std::error_code ignored;
    fs::create_directories(folder_, ignored);
  }
  ~Staging() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  std::string file(const std::string& name) const { return (folder_ / name).string(); }

 private:
  fs::path folder_;
};

Result<void> write_package(const Document& document, const PlacePromises& promises,
                           const std::string& path) {
  const Table commitments = promises_table({promises}), figures = annex_figures(promises),
              gaps = annex_gaps(promises.commitments), sources = sources_table(document);
  std::vector<PackageFile> files{
      {"annex.html", TRY(render(document, Format::html))},
      {"annex.md", TRY(render(document, Format::markdown))},
      {"commitments.csv", render(commitments, Format::csv), &commitments},
      {"figures.csv", render(figures, Format::csv), &figures},
      {"gaps.csv", render(gaps, Format::csv), &gaps},
      {"sources.csv", render(sources, Format::csv), &sources}};
  files.push_back({"datapackage.json", descriptor(document, files)});
  const Staging staging(path);
  std::vector<ZipEntry> entries;
  for (const auto& file : files) {
    TRY(write_text(staging.file(file.name), file.text));
    entries.push_back({file.name, staging.file(file.name)});
  }
  return write_zip(path, entries);
}

}  // namespace

Table annex_gaps(const std::vector<JudgedCommitment>& commitments, const Words& words) {
  Table table;
  table.title = words.say("Gaps");
  table.columns = {
      {"promise", words.say("Promise")}, {"gap", words.say("Gap")}, {"what", words.say("What")}};
  for (const auto& judged : commitments) {
    if (judged.measures.empty()) {
      table.rows.push_back({heading_in_words(words, judged.commitment), words.say("no indicator"),
                            words.say("nothing that Corridor knows measures it")});
    }
    for (const auto& measure : judged.measures) add_gaps(words, judged, measure, table);
  }
  return table;
}

Table annex_figures(const PlacePromises& promises) {
  Table table;
  table.title = "Figures";
  table.columns = {{"indicator", "Indicator"},
                   {"title", "Title"},
                   {"part", "Part"},
                   {"group", "Group"},
                   {"period", "Period"},
                   {.name = "value", .title = "Value", .digits = 2, .align = Align::end},
                   {"status", "Status"},
                   {.name = "low", .title = "Low", .digits = 2, .align = Align::end},
                   {.name = "high", .title = "High", .digits = 2, .align = Align::end},
                   {"unit", "Unit"},
                   {"way", "How"},
                   {"source", "Source"},
                   {"proofs", "Proofs"}};
  std::vector<std::string> seen;
  for (const auto& judged : promises.commitments) {
    for (const auto& measure : judged.measures) {
      auto key =
          fmt::format("{} {} {}", measure.asked.indicator, measure.asked.take, measure.asked.part);
      if (std::ranges::find(seen, key) != seen.end()) continue;
      seen.push_back(std::move(key));
      add_figures(measure, measure.measured.whole, table);
      for (const auto& group : measure.measured.groups) add_figures(measure, group, table);
    }
  }
  return table;
}

Result<std::string> write_annex_file(const Workspace& workspace, const AnnexRequest& request,
                                     const std::string& path) {
  const Document document = TRY(write_review_annex(workspace, request));
  if (path.ends_with(".zip")) {
    const auto judged = TRY(judge_promises(
        workspace,
        {.places = {request.place}, .assessment = request.assessment, .as_of = request.as_of}));
    TRY(write_package(document, judged.front(), path));
  } else {
    const Format format = path.ends_with(".md")     ? Format::markdown
                          : path.ends_with(".json") ? Format::json
                                                    : Format::html;
    TRY(write_text(path, TRY(render(document, format))));
  }
  return fmt::format("written: {}\n", path);
}

}  // namespace corridor
