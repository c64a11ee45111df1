// Models: what each answers, a form made from its record, and what comes out beside the usual
// values; the runs that were kept, and two of them side by side. A model added later is here too.

#include "base/csv.h"
#include "base/text.h"
#include "report/page/document_body.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/render_escape.h"
#include "report/runs_report.h"
#include "scenario/displacement/scenarios.h"
#include "scenario/run_forms.h"
#include "scenario/run_model.h"
#include "store/run_record.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace corridor {
namespace {

constexpr std::size_t findings_shown = 200;

/// The end of a range: "100,000", "0.05".
std::string end_of_range(const PageRequest& request, double value) {
  return value == std::round(value) ? request.words.number(value) : format_shortest(value);
}

std::string field_of(const PageRequest& request, const Parameter& parameter) {
  const auto given = request.text(parameter.name);
  const auto usual = format_shortest(parameter.usual);
  // "what is sent home each month" begins a label.
  std::string label = request.say(parameter.meaning);
  if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') {
    label[0] = static_cast<char>(label[0] - 'a' + 'A');
  }
  return fmt::format(
      "<label><span{8}>{0} ({5})</span><input type=\"number\" name=\"{1}\" min=\"{2}\" max=\"{3}\" "
      "step=\"any\" value=\"{4}\" data-unit=\"{5}\" data-usual=\"{6}\"><small><span "
      "dir=\"ltr\">{9} – "
      "{10}</span>. {7}</small></label>\n",
      escape_html(label), escape_html(parameter.name), format_shortest(parameter.lowest),
      format_shortest(parameter.highest), escape_html(given.empty() ? usual : given),
      escape_html(request.say(parameter.unit)), usual, html_said(request, "span", parameter.source),
      said_in(request, parameter.meaning), end_of_range(request, parameter.lowest),
      end_of_range(request, parameter.highest));
}

std::string model_form(const PageRequest& request, const Model& model) {
  std::string fields;
  for (const auto& parameter : model.parameters) fields += field_of(request, parameter);
  return html_form({.action = page_address("/models", model.name),
                    .button = request.say("Run"),
                    .fields = std::move(fields),
                    .css_class = "model",
                    .data = fmt::format(" data-model=\"{}\"", model.name)});
}

Cell said_cell(const PageRequest& request, const Cell& cell) {
  const auto* text = std::get_if<std::string>(&cell.value);
  return text == nullptr ? cell : Cell(request.say(*text));
}

/// What comes out, beside what would with the usual values.
Result<std::string> results(const PageRequest& request, const Model& model) {
  std::vector<std::string> settings;
  for (const auto& parameter : model.parameters) {
    const auto given = request.text(parameter.name);
    if (!given.empty()) settings.push_back(fmt::format("{}={}", parameter.name, given));
  }
  const auto usual = TRY(run_model(model, {}));
  const auto yours = TRY(run_model(model, settings));
  Table table;
  table.columns = {
      {"finding", request.say("Finding")},
      {.name = "yours", .title = request.say("With your values"), .digits = 2, .align = Align::end},
      {.name = "usual",
       .title = request.say("With the usual values"),
       .digits = 2,
       .align = Align::end},
      {"unit", request.say("Unit")}};
  for (std::size_t i = 0; i < yours.rows.size(); ++i) {
    const auto& row = yours.rows[i];
    table.rows.push_back(
        {said_cell(request, row[0]), row[1], usual.rows[i][1], said_cell(request, row[2])});
  }
  Document document;
  document.numbers = {.group = request.words.group(), .point = request.words.point()};
  DocumentBody body(request, document);
  return fmt::format("<section id=\"result\" aria-live=\"polite\">\n{}{}</section>\n",
                     html_heading(request.say("What comes out")), body.table(table));
}

/// One word of a shell's command, whatever is in it.
std::string quoted_for_shell(const std::string& word) {
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string command_line(const std::string& words) {
  return fmt::format("<pre dir=\"ltr\" tabindex=\"0\"><code>corridor {}</code></pre>\n",
                     escape_html(words));
}

/// What needs files is run where those are.
std::string how_to_run(const PageRequest& request, const Model& model) {
  return html_paragraph(request.say("This model needs files or a place, not only numbers. It runs "
                                    "where those are:")) +
         command_line(fmt::format("run {} --help", model.name));
}

/// Of a setting that is one of several; one that may be left out has a choice without a value.
std::vector<Choice> choices_of(const PageRequest& request, const RunSetting& setting) {
  std::vector<Choice> choices;
  if (setting.choices_from == RunSetting::From::scenarios) {
    const auto scenarios = displacement_scenarios(*request.workspace);
    if (!scenarios) return choices;
    for (const auto& one : *scenarios) {
      const auto& name = one.kept.name;
      choices.push_back({one.id, one.id == name ? name : fmt::format("{} ({})", name, one.id)});
    }
    return choices;
  }
  if (setting.choices.empty()) return choices;
  if (setting.usual.empty()) choices.push_back({"", "–"});
  for (const auto one : split(setting.choices, ' ')) {
    choices.push_back({std::string(one), std::string(one)});
  }
  return choices;
}

/// What stands in an empty field: the usual value of the parameter that it is.
std::string usual_of(const RunForm& form, const RunSetting& setting) {
  const auto* parameter = parameter_of(form, setting);
  const bool is_rule = parameter != nullptr && setting.as == RunSetting::As::rule;
  return is_rule ? format_shortest(parameter->usual) : std::string();
}

std::string field_of(const PageRequest& request, const RunForm& form, const RunSetting& setting) {
  const std::string name(setting.name);
  const auto given = request.has(name) ? request.text(name) : std::string(setting.usual);
  std::string field;
  auto choices = choices_of(request, setting);
  if (!choices.empty()) {
    field =
        html_choice({.name = name, .label = name, .choices = std::move(choices), .chosen = given});
  } else {
    field = html_field({.name = name,
                        .label = name,
                        .value = given,
                        .kind = is_number(form, setting) ? "number" : "text",
                        .hint = usual_of(form, setting),
                        .required = setting.required});
  }
  return fmt::format("<div>{}{}</div>\n", field, html_said(request, "small", setting.meaning));
}

/// A form for a model that needs a place or a period, and the command that is the same.
Result<std::string> settings_form(const PageRequest& request, const RunForm& form) {
  std::string fields;
  std::vector<std::string> settings;
  for (const auto& setting : form.settings) {
    fields += field_of(request, form, setting);
    if (request.has(setting.name)) {
      settings.push_back(fmt::format("{}={}", setting.name, request.text(setting.name)));
    }
  }
  auto page = html_form(
      {.action = page_address("/models", form.model),
       .button = request.say("Show the command"),
       .fields = std::move(fields),
       .css_class = "model",
       .data = fmt::format(" data-model=\"{}\" data-run-page=\"{}\"", form.model, form.run_page)});
  if (settings.empty()) return page;
  std::string words;
  for (const auto& argument : TRY(run_arguments(form, settings))) {
    const bool is_plain = argument.find_first_of(" '\"$`\\&;|<>()*?!#~") == std::string::npos;
    words += (words.empty() ? "" : " ") + (is_plain ? argument : quoted_for_shell(argument));
  }
  return page + command_line(words);
}

std::string run_link(const PageRequest& request, const RunRecord& run) {
  return fmt::format(
      "<li><a href=\"{}\"><code dir=\"ltr\">{}</code></a> {} <span class=\"small\">{}</span></li>"
      "\n",
      page_address("/runs", run.id()), run.id(), escape_html(run.model),
      escape_html(request.say("kept {day}", {{"day", run.kept.substr(0, 10)}})));
}

Table findings_table(const RunRecord& run) {
  Table table;
  CsvReader csv("findings", run.findings);
  if (!csv.read_header()) return table;
  for (const auto& name : csv.header()) table.columns.push_back({name, name});
  for (auto more = csv.next(); more && *more && table.rows.size() < findings_shown;
       more = csv.next()) {
    std::vector<Cell> row;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      row.emplace_back(std::string(csv.field(i)));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string english_table(const PageRequest& request, const Table& table) {
  Document document;
  document.title = table.title;
  DocumentBody body(request, document);
  return fmt::format("<div lang=\"en\" dir=\"ltr\">\n{}</div>\n", body.table(table));
}

std::vector<PageLink> trail_of_runs(const PageRequest& request) {
  return {{"/models", request.say("Models")}, {"/runs", request.say("Kept runs")}};
}

}  // namespace

Result<Page> models_page(const PageRequest& request) {
  Page page{.kind = "models", .title = request.say("Models")};
  page.lead = request.say("What would change if something else did.");
  std::vector<PageCard> cards;
  for (const auto* model : all_models()) {
    cards.push_back({.href = page_address("/models", model->name),
                     .title = request.say(model->title),
                     .text = request.say(model->question),
                     .note = request.say(model->run == nullptr ? "Needs files or a place"
                                                               : "Runs here, at once"),
                     .title_in = said_in(request, model->title),
                     .text_in = said_in(request, model->question)});
  }
  std::ranges::stable_sort(cards, {}, [&](const PageCard& card) {
    return card.note != request.say("Runs here, at once");
  });
  page.body =
      fmt::format("<p>{}</p>\n{}", html_link("/runs", request.say("Kept runs")), html_cards(cards));
  page.forms = {{"/api/v1/models?format=json", "JSON"}};
  page.is_wide = true;
  return page;
}

Result<Page> model_page(const PageRequest& request) {
  const auto* model = TRY(find_model(request.text("model")));
  Page page{.kind = "model", .title = request.say(model->title)};
  page.lead = request.say(model->question);
  page.asks_token = true;
  page.trail = {{"/models", request.say("Models")}};
  const auto* form = find_run_form(model->name);
  if (form != nullptr) {
    page.body = TRY(settings_form(request, *form));
  } else if (model->run == nullptr) {
    page.body = how_to_run(request, *model);
  } else {
    page.body = model_form(request, *model) + TRY(results(request, *model));
  }
  page.body += html_heading(request.say("Method"), "method");
  page.body += html_said(request, "p", model->reference) + "\n";
  if (form == nullptr && model->run == nullptr && !model->parameters.empty()) {
    page.body += english_table(request, parameters_table(*model));
  }
  page.forms = {{page_address("/api/v1/models", model->name) + "?format=json", "JSON"}};
  return page;
}

Result<Page> runs_page(const PageRequest& request) {
  Page page{.kind = "runs", .title = request.say("Kept runs")};
  page.trail = {{"/models", request.say("Models")}};
  page.lead = request.say("What came out of models, with all that went in.");
  const auto runs = TRY(kept_runs(*request.workspace));
  std::string list;
  ChoiceField first{.name = "run", .label = request.say("One run"), .choices = {}};
  for (const auto& run : runs) {
    list += run_link(request, run);
    first.choices.push_back({run.id(), fmt::format("{} {}", run.id(), run.model)});
  }
  if (runs.empty()) {
    page.body = html_paragraph(request.say("No run has been kept in this workspace."));
    return page;
  }
  page.body = "<ul class=\"list\">\n" + list + "</ul>\n";
  if (runs.size() > 1) {
    ChoiceField second = first;
    second.name = "other";
    second.label = request.say("Another run");
    page.body += html_heading(request.say("Compare two runs"), "compare") +
                 html_form({.action = "/compare",
                            .button = request.say("Compare"),
                            .fields = html_choice(first) + html_choice(second)});
  }
  page.forms = {{"/api/v1/runs?format=csv", "CSV"}, {"/api/v1/runs?format=json", "JSON"}};
  return page;
}

Result<Page> run_page(const PageRequest& request) {
  const auto run = TRY(kept_run(*request.workspace, request.text("run")));
  Page page{.kind = "runs", .title = fmt::format("{} {}", run.model, run.id())};
  page.trail = trail_of_runs(request);
  const auto* form = find_run_form(run.model);
  if (form != nullptr && !form->run_page.empty()) {
    page.body += fmt::format("<p>{}</p>\n",
                             html_link(fmt::format("{}?run={}", form->run_page, run.id()),
                                       request.say("Open the run: day by day, camp by camp")));
  }
  page.body += html_heading(request.say("What went in"), "in") +
               english_table(request, run_table(run)) +
               html_heading(request.say("What came out"), "out") +
               english_table(request, findings_table(run));
  page.forms = {{page_address("/api/v1/runs", run.id()) + "/findings", "CSV"}};
  return page;
}

Result<Page> compare_page(const PageRequest& request) {
  const auto first = TRY(kept_run(*request.workspace, request.text("run")));
  const auto second = TRY(kept_run(*request.workspace, request.text("other")));
  Page page{.kind = "runs", .title = request.say("Two runs side by side")};
  page.trail = trail_of_runs(request);
  page.lead = request.say("What was assumed comes first, then what came out.");
  page.body = english_table(request, compare_runs_table(first, second));
  page.forms = {
      {fmt::format("/api/v1/runs/{}/compare/{}?format=csv", first.id(), second.id()), "CSV"}};
  return page;
}

}  // namespace corridor
