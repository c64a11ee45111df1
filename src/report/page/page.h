#pragma once
// Page: what a browser is shown. A page is a document (report/document.h) or several, with what
// only a place among other pages has: an address, a way back, a search box, other languages. It is
// complete without script; what script adds finds its hold in classes and data- attributes
// (docs/page.md). Everything that tells one view from another stands in its address.

#include "base/result.h"
#include "base/words.h"
#include "store/workspace.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corridor {

using PageValues = std::vector<std::pair<std::string, std::string>>;

/// What is asked of a page, as the server settled it.
struct PageRequest {
  const Workspace* workspace = nullptr;  // none for what needs none
  Words words = {};
  std::string path = "/";       // of the address as it came, without its query
  PageValues query = {};        // decoded, without the language
  PageValues names = {};        // what stands in the path
  bool keeps_language = false;  // the address names the language: so do the links of the page

  const std::string& language() const { return words.language(); }
  std::string say(std::string_view english, Placeholders values = {}) const {
    return words.say(english, values);
  }
  /// Of the path or the query, the last of that name; or empty.
  std::string text(std::string_view name) const;
  bool has(std::string_view name) const { return !text(name).empty(); }
  /// This page with other values; an empty one takes its name out.
  std::string address_with(std::initializer_list<Placeholder> values) const;
};

struct PageLink {
  std::string href, text;
};

struct Page {
  std::string kind;  // data-page of the body: "start", "corridor"
  std::string title;
  std::string lead = {};                // a sentence or two below the title
  std::vector<PageLink> trail = {};     // from the start to the page before this
  std::string body = {};                // HTML, safe
  std::vector<PageLink> contents = {};  // of long pages: "#people" and its title
  std::vector<PageLink> forms = {};     // the same for programs: JSON, CSV
  int status = 200;
  std::string moved_to = {};  // another page answers this
  bool is_wide = false;       // tables and maps that need the room
  bool asks_token = false;    // a person writes a token here: no other site may show the page
};

/// Of a page asked for one figure ("figure=people-chart-1"), to stand in another page: that figure;
/// empty where it is not of the page.
std::string_view asked_figure(const PageRequest& request, const Page& page);

/// The page in its frame; or the figure that was asked for, and a way to the whole.
std::string render_page(const PageRequest& request, const Page& page);

/// A page for what went wrong, with what to do and a search box: nobody is left with a dead end.
Page problem_page(const PageRequest& request, const Error& error, int status);

}  // namespace corridor
