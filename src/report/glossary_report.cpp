#include "report/glossary_report.h"

#include "base/json.h"
#include "base/words.h"
#include "registers/glossary.h"
#include "report/frame.h"
#include "report/law_notes.h"
#include "report/render_document.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

/// The text in a language, or in English with a word that says so.
std::string in_language(const Term::ByLanguage& texts, std::string_view language) {
  if (const auto found = texts.find(language); found != texts.end()) return found->second;
  const auto english = texts.find("en");
  return english == texts.end() ? std::string() : english->second;
}

std::string forms_shown(const Term& term, std::string_view language) {
  const auto found = term.avoid.find(language);
  return found == term.avoid.end() ? std::string() : list_of(found->second);
}

Table list_for_people(const std::vector<Term>& terms, const Words& words) {
  const auto& language = words.language();
  Table table{.title =
                  words.say("Glossary: {count} terms", {{"count", std::to_string(terms.size())}})};
  table.columns = {{"term", words.say("Term")},
                   {"definition", words.say("Means")},
                   {"avoid", words.say("Rather not")}};
  std::size_t untranslated = 0;
  for (const auto& term : terms) {
    untranslated += term.has(language) ? 0 : 1;
    table.rows.push_back({std::string(term.form(language)), in_language(term.definitions, language),
                          forms_shown(term, language)});
  }
  if (untranslated > 0) {
    table.notes.push_back(
        words.say("{count} terms have no form in this language and stand in English.",
                  {{"count", std::to_string(untranslated)}}));
  }
  return table;
}

Table list_for_programs(const std::vector<Term>& terms) {
  Table table{.title = "Glossary"};
  for (const auto* name : {"code", "language", "term", "prefer", "avoid", "definition", "broader",
                           "narrower", "related", "topics", "proof"}) {
    table.columns.push_back({name, name});
  }
  const auto codes = [](const std::vector<std::string>& all) {
    std::string text;
    for (const auto& code : all) text.append(text.empty() ? "" : " ").append(code);
    return text;
  };
  const auto get = [](const Term::ByLanguage& texts, const std::string& language) {
    const auto found = texts.find(language);
    return found == texts.end() ? std::string() : found->second;
  };
  for (const auto& term : terms) {
    for (const auto& [language, title] : term.titles) {
      table.rows.push_back({term.code, language, title, get(term.prefer, language),
                            forms_shown(term, language), get(term.definitions, language),
                            codes(term.broader), codes(term.narrower), codes(term.related),
                            codes(term.topics), term.proof});
    }
  }
  return table;
}

void write_texts(JsonWriter& json, std::string_view key, const Term::ByLanguage& texts) {
  json.key(key).begin_object();
  for (const auto& [language, text] : texts) json.field(language, text);
  json.end_object();
}

void write_term(JsonWriter& json, const Term& term, std::string_view language) {
  json.begin_object().field("code", term.code).field("form", term.form(language));
  write_texts(json, "term", term.titles);
  write_texts(json, "definition", term.definitions);
  write_texts(json, "prefer", term.prefer);
  json.key("avoid").begin_object();
  for (const auto& [of, forms] : term.avoid) write_list(json, of, forms);
  json.end_object();
  write_texts(json, "why", term.why);
  write_list(json, "broader", term.broader);
  write_list(json, "narrower", term.narrower);
  write_list(json, "related", term.related);
  write_list(json, "topics", term.topics);
  json.field("publisher", term.publisher).field("proof", term.proof).end_object();
}

std::string glossary_json(const std::vector<Term>& terms, std::string_view language) {
  JsonWriter json(2);
  json.begin_object().field("language", language).key("terms").begin_array();
  for (const auto& term : terms) write_term(json, term, language);
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

/// "migrant worker, refugee", by their forms in the language.
std::string names_of(const std::vector<std::string>& codes, const std::vector<Term>& all,
                     std::string_view language) {
  std::string text;
  for (const auto& code : codes) {
    const auto found = std::ranges::find(all, code, &Term::code);
    text.append(text.empty() ? "" : ", ");
    text.append(found == all.end() ? std::string_view(code) : found->form(language));
  }
  return text;
}

void add_line(Bullets& bullets, std::string_view head, const std::string& text) {
  if (!text.empty()) bullets.items.push_back({.text = fmt::format("{}: {}", head, text)});
}

DocumentSection term_section(LawNotes& notes, const Term& term, const std::vector<Term>& all,
                             const Words& words) {
  const auto& language = words.language();
  DocumentSection section{term.code, std::string(term.form(language)), {}};
  section.blocks.push_back(notes.paragraph(in_language(term.definitions, language), {term.proof}));
  Bullets bullets;
  for (const auto& [of, forms] : term.avoid) {
    add_line(bullets, words.say("Rather not ({language})", {{"language", of}}), list_of(forms));
    const auto why = term.why.find(of);
    if (why != term.why.end()) add_line(bullets, words.say("Why"), why->second);
  }
  add_line(bullets, words.say("Wider"), names_of(term.broader, all, language));
  add_line(bullets, words.say("Narrower"), names_of(term.narrower, all, language));
  add_line(bullets, words.say("See also"), names_of(term.related, all, language));
  if (!bullets.items.empty()) section.blocks.push_back(std::move(bullets));
  Table table{.title = words.say("In other languages")};
  table.columns = {{"language", words.say("Language")}, {"term", words.say("Term")}};
  for (const auto& [of, title] : term.titles) {
    if (of != language) table.rows.push_back({of, std::string(term.form(of))});
  }
  if (!table.rows.empty()) section.blocks.push_back(std::move(table));
  return section;
}

}  // namespace

Result<std::string> glossary_report(const Workspace& workspace, const GlossaryRequest& request,
                                    Format format, std::size_t width) {
  const auto words = TRY(Words::in(request.language));
  const auto all = TRY(glossary(workspace));
  const auto terms = request.term.empty() ? all : TRY(find_terms(all, request.term));
  if (format == Format::json) return glossary_json(terms, request.language);
  if (format == Format::csv) return render(list_for_programs(terms), format, width);
  if (request.term.empty()) return render(list_for_people(all, words), format, width);
  auto notes = TRY(LawNotes::read(workspace));
  Document document;
  document.title = words.say("Glossary");
  frame_in(document, words);
  for (const auto& term : terms) {
    document.sections.push_back(term_section(notes, term, all, words));
  }
  std::move(notes).finish(document);
  return render(document, format, width);
}

}  // namespace corridor
