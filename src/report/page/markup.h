#pragma once
// The small pieces of a page. Text that goes in is plain; what comes out is safe HTML.

#include "report/page/page.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// "/place/DEU": the name percent-encoded.
std::string page_address(std::string_view folder, std::string_view name);

/// <a href="...">...</a>
std::string html_link(std::string_view href, std::string_view text,
                      std::string_view css_class = {});

/// <element> with the words in the language of the page, or, where they have not been translated,
/// in English and marked as such.
std::string html_said(const PageRequest& request, std::string_view element,
                      std::string_view english);
/// The attributes that mark it: of words from request.say(), and of others, told by their letters.
std::string_view said_in(const PageRequest& request, std::string_view english);
std::string_view written_in(const PageRequest& request, std::string_view text);

/// <h2>, a paragraph.
std::string html_heading(std::string_view text, std::string_view id = {});
std::string html_paragraph(std::string_view text, std::string_view css_class = {});

/// A thing to open: title, what it is, and where it leads.
struct PageCard {
  std::string href, title, text;
  std::string note = {};                         // small, below
  std::string_view title_in = {}, text_in = {};  // of said_in() and written_in()
};
std::string html_cards(std::span<const PageCard> cards);

/// Words that look a thing up, from everywhere: GET /search.
struct SearchBox {
  std::string id = "search";
  std::string label, button, hint = {};
  std::string words = {};
};
std::string html_search(const SearchBox& box);

struct Choice {
  std::string value, text;
};
/// A labelled list to choose one of; the one with the value `chosen` is.
struct ChoiceField {
  std::string name, label;
  std::vector<Choice> choices;
  std::string chosen = {};
};
std::string html_choice(const ChoiceField& field);

/// A labelled line of text.
struct TextField {
  std::string name, label;
  std::string value = {};
  std::string kind = "text";  // search, number, date
  std::string hint = {};      // in the field while it is empty
  bool required = false;
};
std::string html_field(const TextField& field);

std::string html_hidden(std::string_view name, std::string_view value);

/// Fields and a button in a form that reads: GET.
struct PageForm {
  std::string action, button, fields;
  std::string css_class = "filters";
  std::string data = {};  // further attributes, safe
};
std::string html_form(const PageForm& form);

/// Addresses of items ("instrument:icrmw") within safe HTML as links to their pages; of
/// "Name (instrument:icrmw)", where a list's entry begins so, the name is the link.
std::string link_items(const PageRequest& request, std::string_view html);
/// The page of an item; empty where it has none.
std::string page_of_item(std::string_view kind, std::string_view code);

}  // namespace corridor
