// The contribution profile for programs: JSON and a table of rows (docs/contribution.md).

#include "base/json.h"
#include "evidence/proof.h"
#include "report/brief.h"
#include "report/contribution.h"

#include <string>
#include <vector>

namespace corridor {
namespace {

struct Profile {
  Account account;
  std::vector<ContributionLine> lines;
};

Result<Profile> profile_of(const Workspace& workspace, const ContributionRequest& request) {
  Account account(workspace, TRY(Words::in(request.language)),
                  TRY(parse_brief_subject(request.subject)), request.as_of);
  auto lines = TRY(contribution_lines(account));
  return Profile{std::move(account), std::move(lines)};
}

/// People in a figure below five are not told apart, here as in briefs.
bool is_hidden(const Account& account, const ContributionLine& line) {
  return line.has_value() && account.is_few(*line.figure);
}

void write_counts(JsonWriter& json, const std::vector<ContributionLine>& lines) {
  json.key("counts").begin_object();
  for (const Reads reads : {Reads::gain, Reads::cost, Reads::setting}) {
    const auto count = count_of(lines, reads);
    json.key(name_of(reads)).begin_object();
    json.field("at_hand", count.at_hand).field("missing", count.missing).end_object();
  }
  json.end_object();
}

void write_figure(JsonWriter& json, const Account& account, const ContributionLine& line) {
  const Figure& figure = *line.figure;
  const Citation& citation = figure.edition.citation;
  json.begin_object().field("period", figure.observation.key.period.text());
  json.key("value");
  is_hidden(account, line) ? json.null() : json.value(figure.value());
  json.field("unit", line.measure->unit);
  json.field("status", std::string(1, figure.observation.status));
  json.field("publisher", citation.publisher).field("dataset", citation.dataset);
  json.field("version", citation.version).field("edition", figure.edition.short_id());
  json.field("proof", proof_id(figure)).end_object();
}

void write_line(JsonWriter& json, const Account& account, const ContributionLine& line) {
  const auto& measure = *line.measure;
  json.begin_object().field("id", measure.id).field("theme", measure.theme);
  json.field("title", title_of(account, line)).field("reads", name_of(measure.reads));
  json.field("whom", name_of(measure.bearer)).field("of_everybody", measure.of_everybody);
  json.field("origin", line.origin.code()).field("place", line.place.code());
  json.field("expression", measure.expression).field("who_has_it", measure.publisher);
  json.key("figure");
  line.has_value() ? write_figure(json, account, line) : void(json.null());
  json.end_object();
}

Cell text(std::string_view content) { return {std::string(content)}; }

std::vector<Cell> row_of(const Account& account, const ContributionLine& line) {
  const auto& measure = *line.measure;
  std::vector<Cell> row{text(measure.theme),
                        text(measure.id),
                        text(name_of(measure.reads)),
                        text(name_of(measure.bearer)),
                        text(measure.of_everybody ? "yes" : "no"),
                        text(line.origin.code()),
                        text(line.place.code())};
  const Cell none = Cell::nothing("not in this workspace");
  if (!line.has_value()) {
    row.insert(row.end(), {none, none, none, none, none, none, none, none, none});
  } else {
    const Figure& figure = *line.figure;
    const Citation& citation = figure.edition.citation;
    const std::string status(1, figure.observation.status), proof = proof_id(figure);
    const Cell value = is_hidden(account, line) ? Cell::nothing("fewer than 5")
                                                : Cell(figure.value(), status, proof);
    row.insert(row.end(),
               {text(figure.observation.key.period.text()), value, text(status),
                text(figure.edition.short_id()), text(proof), text(measure.unit),
                text(citation.dataset), text(citation.version), text(citation.publisher)});
  }
  row.push_back(text(measure.publisher));
  row.push_back(text(title_of(account, line)));
  return row;
}

}  // namespace

Result<std::string> contribution_json(const Workspace& workspace,
                                      const ContributionRequest& request) {
  const auto [account, lines] = TRY(profile_of(workspace, request));
  const Subject& subject = account.subject();
  JsonWriter json(2);
  json.begin_object();
  json.field("origin", subject.origin.code()).field("place", subject.place.code());
  json.field("language", account.words().language()).field("as_of", request.as_of);
  write_counts(json, lines);
  json.key("themes").begin_array();
  for (const auto& theme : contribution_themes()) {
    json.begin_object().field("id", theme.id).field("title", account.say(theme.title));
    json.end_object();
  }
  json.end_array().key("measures").begin_array();
  for (const auto& line : lines) write_line(json, account, line);
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

Result<Table> contribution_table(const Workspace& workspace, const ContributionRequest& request) {
  const auto [account, lines] = TRY(profile_of(workspace, request));
  Table table;
  for (const std::string_view name :
       {"theme", "measure", "reads", "whom", "of_everybody", "origin", "place", "period", "value",
        "status", "edition", "proof", "unit", "dataset", "version", "publisher", "who_has_it",
        "title"}) {
    table.columns.push_back({.name = std::string(name), .title = std::string(name)});
  }
  for (const auto& line : lines) table.rows.push_back(row_of(account, line));
  return table;
}

}  // namespace corridor
