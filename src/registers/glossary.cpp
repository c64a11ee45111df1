#include "registers/glossary.h"

#include "base/text.h"
#include "registers/link_rows.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

/// "avoid_fr" is the French of "avoid"; empty for a line of another name.
std::string_view language_of(std::string_view line, std::string_view name) {
  if (!line.starts_with(name)) return {};
  line.remove_prefix(name.size());
  return line.starts_with('_') ? line.substr(1) : std::string_view();
}

std::vector<std::string> forms_in(std::string_view value) {
  std::vector<std::string> forms;
  for (const auto piece : split(value, '|')) {
    if (const auto form = trim(piece); !form.empty()) forms.emplace_back(form);
  }
  return forms;
}

void take_fields(const NamedLines& fields, Term& term) {
  for (const auto& [name, value] : fields.lines()) {
    if (const auto of = language_of(name, "summary"); !of.empty())
      term.definitions[std::string(of)] = value;
    if (const auto of = language_of(name, "prefer"); !of.empty())
      term.prefer[std::string(of)] = value;
    if (const auto of = language_of(name, "why"); !of.empty()) term.why[std::string(of)] = value;
    if (const auto of = language_of(name, "avoid"); !of.empty()) {
      term.avoid[std::string(of)] = forms_in(value);
    }
  }
  for (const auto topic : fields.list("topics")) term.topics.emplace_back(topic);
}

Term read_term(const Statement& row, const CurrentEditions& current) {
  const auto edition = row.integer(0);
  Term term{.code = row.text(1)};
  term.titles["en"] = row.text(2);
  if (!row.text(3).empty()) term.definitions["en"] = row.text(3);
  const NamedLines names(row.text(4));
  for (const auto& [language, title] : names.lines()) term.titles[language] = title;
  take_fields(NamedLines(row.text(5)), term);
  term.proof = current.proof(edition, {static_cast<std::uint32_t>(row.integer(6)),
                                       static_cast<std::uint16_t>(row.integer(7))});
  term.publisher = current.find(edition)->citation.publisher;
  return term;
}

void add_once(std::vector<std::string>& codes, std::string_view code) {
  if (std::ranges::find(codes, code) == codes.end()) codes.emplace_back(code);
}

/// `related` holds both ways; narrower is broader seen from the other end.
void relate(std::vector<Term>& terms, const std::vector<SourcedLink>& links) {
  const auto term_at = [&](std::string_view address) -> Term* {
    const auto [kind, code] = address_parts(address);
    const auto found = std::ranges::lower_bound(terms, code, {}, &Term::code);
    return kind == "term" && found != terms.end() && found->code == code ? &*found : nullptr;
  };
  for (const auto& link : links) {
    Term *from = term_at(link.from), *to = term_at(link.to);
    if (from == nullptr || to == nullptr) continue;
    if (link.relation == "broader") {
      add_once(from->broader, to->code);
      add_once(to->narrower, from->code);
    } else {
      add_once(from->related, to->code);
      add_once(to->related, from->code);
    }
  }
  for (auto& term : terms) {
    for (auto* codes : {&term.broader, &term.narrower, &term.related}) std::ranges::sort(*codes);
  }
}

bool is_called(const Term& term, const std::string& folded) {
  const auto is_it = [&](std::string_view form) { return fold(form) == folded; };
  for (const auto* forms : {&term.titles, &term.prefer}) {
    if (std::ranges::any_of(*forms, [&](const auto& one) { return is_it(one.second); }))
      return true;
  }
  return std::ranges::any_of(
      term.avoid, [&](const auto& one) { return std::ranges::any_of(one.second, is_it); });
}

}  // namespace

std::string_view Term::form(std::string_view language) const {
  for (const auto* forms : {&prefer, &titles}) {
    if (const auto found = forms->find(language); found != forms->end()) return found->second;
  }
  return language == "en" ? std::string_view(code) : form("en");
}

Result<std::vector<Term>> glossary(const Workspace& workspace) {
  const auto current = TRY(CurrentEditions::read(workspace));
  std::vector<Term> terms;
  auto rows = TRY(workspace.database().prepare(
      "SELECT edition, code, title, summary, names, fields, file_row, file_column FROM record"
      " WHERE kind = 'term' ORDER BY code, edition DESC"));
  while (TRY(rows.step())) {
    if (current.find(rows.integer(0)) == nullptr) continue;
    if (!terms.empty() && terms.back().code == rows.text(1)) continue;
    terms.push_back(read_term(rows, current));
  }
  constexpr std::array<std::string_view, 2> relations{"broader", "related"};
  relate(terms, TRY(LinkRows(workspace, current).of_relations(relations)));
  return terms;
}

Result<std::vector<Term>> find_terms(const std::vector<Term>& terms, std::string_view written) {
  const std::string folded = fold(written);
  std::vector<Term> found;
  for (const auto& term : terms) {
    if (term.code == written) return std::vector{term};
    if (is_called(term, folded)) found.push_back(term);
  }
  if (!found.empty()) return found;
  std::vector<std::string> names;
  for (const auto& term : terms) {
    names.push_back(term.code);
    for (const auto& [language, title] : term.titles) names.push_back(title);
  }
  auto hint = did_you_mean(written, names);
  if (hint.empty()) {
    hint = terms.empty() ? "No register with terms is loaded: see docs/registers.md."
                         : "`corridor glossary` lists all terms.";
  }
  return fail({ErrorKind::not_found,
               fmt::format("no term is called \"{}\"", clip(written, 80)),
               {},
               std::move(hint)});
}

}  // namespace corridor
