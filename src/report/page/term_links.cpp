#include "report/page/term_links.h"

#include "base/percent.h"
#include "report/render_escape.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

namespace corridor {
namespace {

/// Shorter forms are met too often to help.
constexpr std::size_t shortest_form = 5;
/// Two characters of Chinese.
constexpr std::size_t key_bytes = 6;

bool is_in_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || byte >= 0x80 || c == '-' || c == '&' || c == ';';
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Case is folded in Latin letters only: a form that begins a sentence in Cyrillic is not met.
bool alike(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

}  // namespace

Result<TermLinks> TermLinks::read(const Workspace& workspace, std::string_view language) {
  return TermLinks(TRY(glossary(workspace)), language);
}

TermLinks::TermLinks(const std::vector<Term>& terms, std::string_view language)
    : has_spaces_(language != "zh") {
  for (const auto& term : terms) {
    if (!term.has(language)) continue;
    add(term, term.titles.find(language)->second, language);
    add(term, term.form(language), language);
  }
  for (auto& [key, forms] : forms_) {
    std::ranges::stable_sort(forms, std::greater(), [](const Form& f) { return f.words.size(); });
  }
}

void TermLinks::add(const Term& term, std::string_view form, std::string_view language) {
  const auto words = escape_html(form);
  if (words.size() < shortest_form) return;
  const auto definition = term.definitions.find(language);
  forms_[key_of(words)].push_back(
      {words, term.code, definition == term.definitions.end() ? "" : definition->second});
}

std::string TermLinks::key_of(std::string_view text) const {
  std::size_t end = 0;
  while (end < text.size() && (has_spaces_ ? is_in_word(text[end]) : end < key_bytes)) ++end;
  std::string key(text.substr(0, end));
  std::ranges::transform(key, key.begin(), lower);
  return key;
}

const TermLinks::Form* TermLinks::form_at(std::string_view text) const {
  const auto found = forms_.find(key_of(text));
  if (found == forms_.end()) return nullptr;
  for (const auto& form : found->second) {
    const auto size = form.words.size();
    if (size > text.size() || !alike(text.substr(0, size), form.words)) continue;
    const bool ends = !has_spaces_ || size == text.size() || !is_in_word(text[size]);
    if (ends && !met_.contains(form.code)) return &form;
  }
  return nullptr;
}

std::string TermLinks::link(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool begins =
        has_spaces_ ? at == 0 || !is_in_word(text[at - 1]) : !continues_character(text[at]);
    const auto* form = begins ? form_at(text.substr(at)) : nullptr;
    if (form == nullptr) {
      out += text[at++];
      continue;
    }
    met_.insert(form->code);
    out += fmt::format(
        "<dfn><a class=\"term\" href=\"/glossary/{0}\" data-term=\"{0}\" title=\"{1}\">{2}</a>"
        "</dfn>",
        percent_encode(form->code), escape_html(form->meaning),
        text.substr(at, form->words.size()));
    at += form->words.size();
  }
  return out;
}

}  // namespace corridor
