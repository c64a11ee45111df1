#include "report/page/markup.h"

#include "base/percent.h"
#include "report/own_language.h"
#include "report/render_escape.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace corridor {
namespace {

std::string class_of(std::string_view css_class) {
  return css_class.empty() ? "" : fmt::format(" class=\"{}\"", css_class);
}

/// Kinds of items that have pages, and the folder of each.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> folders{{
    {"instrument", "/law"},
    {"provision", "/law"},
    {"term", "/glossary"},
    {"commitment", "/chain"},
    {"recommendation", "/chain"},
    {"actor", "/chain"},
    {"practice", "/chain"},
    {"service", "/chain"},
    {"initiative", "/chain"},
    {"indicator", "/chain"},
    {"protection", "/chain"},
}};

bool is_of_code(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '/';
}

/// Where a code that begins at `at` ends; a full stop at its end is one of the sentence.
std::size_t end_of_code(std::string_view text, std::size_t at) {
  while (at < text.size() && is_of_code(text[at])) ++at;
  while (at > 0 && text[at - 1] == '.') --at;
  return at;
}

}  // namespace

std::string page_address(std::string_view folder, std::string_view name) {
  return fmt::format("{}/{}", folder, percent_encode(name));
}

std::string html_link(std::string_view href, std::string_view text, std::string_view css_class) {
  return fmt::format("<a{} href=\"{}\">{}</a>", class_of(css_class), escape_html(href),
                     escape_html(text));
}

std::string html_heading(std::string_view text, std::string_view id) {
  const auto attribute = id.empty() ? "" : fmt::format(" id=\"{}\"", html_id(id));
  return fmt::format("<h2{}>{}</h2>\n", attribute, escape_html(text));
}

std::string_view said_in(const PageRequest& request, std::string_view english) {
  return request.words.has(english) ? std::string_view() : english_mark(english);
}

std::string_view written_in(const PageRequest& request, std::string_view text) {
  return own_language(text, request.language());
}

std::string html_said(const PageRequest& request, std::string_view element,
                      std::string_view english) {
  return fmt::format("<{0}{1}>{2}</{0}>", element, said_in(request, english),
                     escape_html(request.say(english)));
}

std::string html_paragraph(std::string_view text, std::string_view css_class) {
  return fmt::format("<p{}>{}</p>\n", class_of(css_class), escape_html(text));
}

std::string html_cards(std::span<const PageCard> cards) {
  std::string out = "<ul class=\"cards\">\n";
  for (const auto& card : cards) {
    out += fmt::format("<li class=\"card\"><h3><a href=\"{}\"{}>{}</a></h3><p{}>{}</p>",
                       escape_html(card.href), card.title_in, escape_html(card.title), card.text_in,
                       escape_html(card.text));
    if (!card.note.empty()) out += html_paragraph(card.note, "small");
    out += "</li>\n";
  }
  return out + "</ul>\n";
}

std::string html_search(const SearchBox& box) {
  const auto hint = box.hint.empty() ? "" : html_paragraph(box.hint, "small");
  return fmt::format(
      "<form class=\"search\" role=\"search\" action=\"/search\" method=\"get\">\n"
      "<label for=\"{0}\">{1}</label>\n<div class=\"line\"><input id=\"{0}\" name=\"q\" "
      "type=\"search\" value=\"{2}\" required autocomplete=\"off\" dir=\"auto\">"
      "<button>{3}</button></div>\n{4}</form>\n",
      html_id(box.id), escape_html(box.label), escape_html(box.words), escape_html(box.button),
      hint);
}

std::string html_choice(const ChoiceField& field) {
  std::string out = fmt::format("<label><span>{}</span><select name=\"{}\">",
                                escape_html(field.label), escape_html(field.name));
  for (const auto& choice : field.choices) {
    out += fmt::format("<option value=\"{}\"{}>{}</option>", escape_html(choice.value),
                       choice.value == field.chosen ? " selected" : "", escape_html(choice.text));
  }
  return out + "</select></label>\n";
}

std::string html_field(const TextField& field) {
  return fmt::format(
      "<label><span>{}</span><input name=\"{}\" type=\"{}\" value=\"{}\" placeholder=\"{}\" "
      "dir=\"auto\"{}{}></label>\n",
      escape_html(field.label), escape_html(field.name), field.kind, escape_html(field.value),
      escape_html(field.hint), field.kind == "number" ? " step=\"any\"" : "",
      field.required ? " required" : "");
}

std::string html_hidden(std::string_view name, std::string_view value) {
  return fmt::format("<input type=\"hidden\" name=\"{}\" value=\"{}\">\n", escape_html(name),
                     escape_html(value));
}

std::string html_form(const PageForm& form) {
  return fmt::format(
      "<form class=\"{}\" action=\"{}\" method=\"get\"{}>\n{}<button>{}</button>\n</form>\n",
      form.css_class, escape_html(form.action), form.data, form.fields, escape_html(form.button));
}

std::string page_of_item(std::string_view kind, std::string_view code) {
  const auto found =
      std::ranges::find(folders, kind, &std::pair<std::string_view, std::string_view>::first);
  if (found == folders.end() || code.empty()) return {};
  if (kind != "provision") {
    const bool addressed = found->second == "/chain";
    return page_address(found->second,
                        addressed ? fmt::format("{}:{}", kind, code) : std::string(code));
  }
  // A provision stands on the page of its instrument: "icrmw/art_25".
  const auto slash = code.find('/');
  if (slash == code.npos) return page_address("/law", code);
  const auto article = code.substr(slash + 1);
  return fmt::format("{}?article={}#{}", page_address("/law", code.substr(0, slash)),
                     percent_encode(article), html_id(article));
}

namespace {

constexpr std::string_view around_code = " (";

/// Of "<li>Make contracts readable (", at its end, what stands between the tag and the code; a tag
/// that says the language may stand there too.
std::string_view name_before(std::string_view html) {
  if (!html.ends_with(around_code)) return {};
  html.remove_suffix(around_code.size());
  const auto tag = html.rfind('>');
  const auto opens = html.rfind('<');
  if (tag == html.npos || opens > tag) return {};
  const auto last = html.substr(opens);
  if (!last.starts_with("<li") && !last.starts_with("<span lang=")) return {};
  return html.substr(tag + 1);
}

}  // namespace

std::string link_items(const PageRequest& request, std::string_view html) {
  std::string out;
  std::size_t from = 0;
  for (auto colon = html.find(':'); colon != html.npos; colon = html.find(':', colon + 1)) {
    std::size_t begin = colon;
    while (begin > from && std::islower(static_cast<unsigned char>(html[begin - 1])) != 0) --begin;
    const auto kind = html.substr(begin, colon - begin);
    const auto end = end_of_code(html, colon + 1);
    const bool in_attribute = begin > 0 && (html[begin - 1] == '/' || html[begin - 1] == '"');
    const auto href = in_attribute || end == colon + 1
                          ? std::string()
                          : page_of_item(kind, html.substr(colon + 1, end - colon - 1));
    if (href.empty()) continue;
    const auto name = name_before(html.substr(from, begin - from));
    const bool is_named = !name.empty() && end < html.size() && html[end] == ')';
    if (is_named) {
      out.append(html.substr(from, begin - from - name.size() - around_code.size()));
      out += fmt::format("<a href=\"{}\">{}</a> ({})", href, name, escape_html(request.say(kind)));
    } else {
      out.append(html.substr(from, begin - from));
      out += fmt::format("<a class=\"code\" href=\"{}\" dir=\"ltr\">{}</a>", href,
                         html.substr(begin, end - begin));
    }
    from = is_named ? end + 1 : end;
    colon = from - 1;
  }
  return out.append(html.substr(from));
}

}  // namespace corridor
