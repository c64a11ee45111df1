#include "report/page/page.h"

#include "base/percent.h"
#include "report/own_language.h"
#include "report/page/assets.h"
#include "report/page/markup.h"
#include "report/page/page_dates.h"
#include "report/page/site.h"
#include "report/render_escape.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

struct LanguageName {
  std::string_view code, name;
};
constexpr std::array language_names{
    LanguageName{"en", "English"}, LanguageName{"fr", "Français"}, LanguageName{"es", "Español"},
    LanguageName{"ar", "العربية"}, LanguageName{"ru", "Русский"},  LanguageName{"zh", "中文"},
    LanguageName{"bn", "বাংলা"},
};

/// Two places and what goes both ways between them.
constexpr std::string_view mark =
    "<svg class=\"mark\" viewBox=\"0 0 28 28\" width=\"28\" height=\"28\" aria-hidden=\"true\">"
    "<circle cx=\"5\" cy=\"14\" r=\"3.5\" fill=\"currentColor\"/>"
    "<circle cx=\"23\" cy=\"14\" r=\"3.5\" fill=\"none\" stroke=\"currentColor\" "
    "stroke-width=\"2\"/>"
    "<path d=\"M7 9.5C10 4 18 4 21 9.5M21 18.5C18 24 10 24 7 18.5\" fill=\"none\" "
    "stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\"/></svg>";

/// The same, small, on a tab.
constexpr std::string_view icon =
    "<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' "
    "viewBox='0 0 28 28' fill='none' stroke='%2314606a' stroke-width='2.5'%3E"
    "%3Ccircle cx='5' cy='14' r='3.5' fill='%2314606a'/%3E%3Ccircle cx='23' cy='14' r='3.5'/%3E"
    "%3Cpath d='M7 9.5C10 4 18 4 21 9.5M21 18.5C18 24 10 24 7 18.5'/%3E%3C/svg%3E\">\n";

std::string joined_query(const PageValues& values) {
  std::string query;
  for (const auto& [name, value] : values) {
    query += fmt::format("{}{}={}", query.empty() ? '?' : '&', percent_encode(name),
                         percent_encode(value));
  }
  return query;
}

/// Links within the site name the language where the address of the page does, and so do forms.
std::string keep_language(std::string_view html, std::string_view language) {
  constexpr std::string_view link = "href=\"/", form = "<form";
  std::string out;
  out.reserve(html.size() + html.size() / 16);
  for (;;) {
    const auto at = std::min(html.find(link), html.find(form));
    out += html.substr(0, at);
    if (at == html.npos) return out;
    html.remove_prefix(at);
    if (html.starts_with(form)) {
      const auto end = html.find('>') + 1;
      out.append(html.substr(0, end)).append(html_hidden("lang", language));
      html.remove_prefix(end);
      continue;
    }
    const auto end = html.find('"', link.size());
    const auto href = html.substr(link.size() - 1, end - link.size() + 1);
    html.remove_prefix(end);
    const bool named = href.starts_with("/assets/") || href.contains("lang=");
    const auto hash = std::min(href.find('#'), href.size());
    out.append("href=\"").append(href.substr(0, hash));
    if (!named) out += fmt::format("{}lang={}", href.contains('?') ? "&amp;" : "?", language);
    out += href.substr(hash);
  }
}

class Shell {
 public:
  Shell(const PageRequest& request, const Page& page) : request_(request), page_(page) {}

  std::string text() && {
    head();
    if (const auto figure = asked_figure(request_, page_); !figure.empty()) {
      only(figure);
      return finished();
    }
    out_ += fmt::format("<a class=\"skip\" href=\"#content\">{}</a>\n", say("Skip to the text"));
    banner();
    main();
    foot();
    return finished();
  }

 private:
  std::string finished() const {
    const auto page = html_days(request_.words, out_);
    return request_.keeps_language ? keep_language(page, request_.language()) : page;
  }
  std::string say(std::string_view english) const { return escape_html(request_.say(english)); }
  std::string title_of(std::string_view href) const {
    const auto parts = site_parts();
    const auto part = std::ranges::find(parts, href, &SitePart::href);
    return part == parts.end() ? std::string() : say(part->title);
  }

  void head() {
    const bool right_to_left = request_.words.right_to_left();
    const auto site = page_.kind == "start" ? "" : " · Corridor";
    out_ += fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}{}</title>\n"
        "<link rel=\"stylesheet\" href=\"{}\">\n",
        request_.language(), right_to_left ? "rtl" : "ltr", escape_html(page_.title), site,
        asset_address("style.css"));
    out_ += icon;
    if (const auto sheet = asset_address("page.css"); !sheet.empty()) {
      out_ += fmt::format("<link rel=\"stylesheet\" href=\"{}\">\n", sheet);
    }
    if (const auto script = asset_address("page.js"); !script.empty()) {
      out_ += fmt::format("<script type=\"module\" src=\"{}\" defer></script>\n", script);
    }
    for (const auto& [code, name] : language_names) {
      out_ += fmt::format("<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">\n", code,
                          in_language(code));
    }
    out_ += fmt::format("</head>\n<body data-page=\"{}\"{}>\n", page_.kind,
                        page_.is_wide ? " class=\"wide-page\"" : "");
  }

  /// Links lead out of the frame that the figure stands in.
  void only(std::string_view figure) {
    const auto whole = request_.address_with({{"figure", ""}}) + "#" + request_.text("figure");
    out_ += fmt::format(
        "<main class=\"only\">\n<h1 class=\"unseen\">{0}</h1>\n{1}\n<p class=\"small\"><a "
        "href=\"{2}\" "
        "target=\"_top\">{0} · Corridor</a></p>\n</main>\n</body>\n</html>\n",
        escape_html(page_.title), figure, escape_html(whole));
  }

  std::string in_language(std::string_view code) const {
    const auto here = request_.address_with({});
    return escape_html(fmt::format("{}{}lang={}", here, here.contains('?') ? '&' : '?', code));
  }

  void banner() {
    out_ += fmt::format(
        "<header class=\"site\">\n<div class=\"bar\">\n<a class=\"home\" href=\"/\" "
        "aria-label=\"Corridor: {}\">{}<span>Corridor</span></a>\n",
        say("Start"), mark);
    out_ += fmt::format("<nav class=\"main\" aria-label=\"{}\"><ul>\n", say("Main parts"));
    for (const auto& part : site_parts()) {
      if (part.is_main) out_ += menu_item(part);
    }
    out_ += "</ul></nav>\n<div class=\"tools\">\n";
    if (page_.kind != "start") out_ += small_search();
    out_ += fmt::format(
        "<details class=\"menu\"><summary>{}</summary>\n<nav aria-label=\"{}\">"
        "<ul>\n",
        say("Menu"), say("All parts"));
    for (const auto& part : site_parts()) out_ += menu_item(part);
    out_ += "</ul></nav></details>\n";
    languages();
    out_ += "</div>\n</div>\n</header>\n";
    trail();
  }

  std::string menu_item(const SitePart& part) const {
    const bool here =
        request_.path == part.href || request_.path.starts_with(std::string(part.href) + "/");
    return fmt::format("<li><a href=\"{}\"{}>{}</a></li>\n", part.href,
                       here ? " aria-current=\"true\"" : "", say(part.title));
  }

  std::string small_search() const {
    return fmt::format(
        "<form class=\"find\" role=\"search\" action=\"/search\" method=\"get\"><input name=\"q\" "
        "type=\"search\" aria-label=\"{0}\" placeholder=\"{0}\" required dir=\"auto\">"
        "<button aria-label=\"{0}\">→</button></form>\n",
        say("Search"));
  }

  void languages() {
    std::string_view own;
    for (const auto& [code, name] : language_names) {
      if (code == request_.language()) own = name;
    }
    out_ += fmt::format(
        "<details class=\"languages\"><summary><span class=\"unseen\">{}: </span>{}</summary>\n"
        "<nav aria-label=\"{}\"><ul>\n",
        say("Language"), own, say("Language"));
    for (const auto& [code, name] : language_names) {
      out_ += fmt::format(
          "<li><a href=\"{0}\" lang=\"{1}\" hreflang=\"{1}\" dir=\"auto\"{2}>{3}</a></li>\n",
          in_language(code), code, code == request_.language() ? " aria-current=\"true\"" : "",
          name);
    }
    out_ += "</ul></nav></details>\n";
  }

  void trail() {
    if (page_.kind == "start") return;
    out_ += fmt::format(
        "<nav class=\"trail\" aria-label=\"{}\"><ol>\n<li><a href=\"/\">{}</a>"
        "</li>\n",
        say("Where you are"), say("Start"));
    for (const auto& step : page_.trail) {
      out_ += fmt::format("<li>{}</li>\n", html_link(step.href, step.text));
    }
    out_ +=
        fmt::format("<li aria-current=\"page\">{}</li>\n</ol></nav>\n", escape_html(page_.title));
  }

  void main() {
    out_ += "<div class=\"page\">\n";
    if (!page_.contents.empty()) {
      out_ += fmt::format("<nav class=\"contents\" aria-label=\"{0}\"><p>{0}</p><ul>\n",
                          say("On this page"));
      for (const auto& [href, text] : page_.contents) {
        out_ += fmt::format("<li>{}</li>\n", html_link(href, text));
      }
      out_ += "</ul></nav>\n";
    }
    out_ += fmt::format(
        "<main id=\"content\" tabindex=\"-1\">\n<div class=\"title\">\n"
        "<h1{}>{}</h1>\n",
        own_language(page_.title, request_.language()), escape_html(page_.title));
    if (!page_.lead.empty()) {
      out_ += fmt::format("<p class=\"subtitle\"{}>{}</p>\n",
                          own_language(page_.lead, request_.language()), escape_html(page_.lead));
    }
    out_ += "</div>\n" + page_.body + "</main>\n</div>\n";
  }

  void foot() {
    out_ += "<footer class=\"site\">\n<div>\n";
    if (!page_.forms.empty()) {
      out_ += fmt::format("<p>{}: ", say("This page for programs"));
      for (const auto& [href, text] : page_.forms) out_ += html_link(href, text) + " ";
      out_ += "</p>\n";
    }
    out_ += fmt::format(
        "<p>{}</p>\n<p>{}</p>\n<ul><li><a href=\"/data\">{}</a></li><li><a href=\"/api/v1\">{}</a>"
        "</li><li>{}</li><li>Corridor {}</li></ul>\n</div>\n</footer>\n</body>\n</html>\n",
        say("Borders and names on these pages do not imply any opinion on the legal status of a "
            "place or on where its frontiers lie."),
        say("A figure that is not here is not zero. Every number leads to the row of the "
            "publisher's file that it was read from."),
        say("Sources and licences"), say("Interface for programs"),
        say("Program: Apache-2.0; data: as each source says"), CORRIDOR_VERSION);
  }

  const PageRequest& request_;
  const Page& page_;
  std::string out_ = {};
};

}  // namespace

std::string PageRequest::text(std::string_view name) const {
  for (const auto* values : {&names, &query}) {
    for (auto one = values->rbegin(); one != values->rend(); ++one) {
      if (one->first == name) return one->second;
    }
  }
  return {};
}

std::string PageRequest::address_with(std::initializer_list<Placeholder> values) const {
  PageValues all = query;
  for (const auto& [name, value] : values) {
    std::erase_if(all, [&](const auto& one) { return one.first == name; });
    if (!value.empty()) all.emplace_back(name, value);
  }
  return path + joined_query(all);
}

std::string_view asked_figure(const PageRequest& request, const Page& page) {
  const auto id = request.text("figure");
  if (id.empty()) return {};
  const std::string_view body = page.body;
  const auto named = body.find(fmt::format(" id=\"{}\"", escape_html(id)));
  const auto begin = named == body.npos ? named : body.rfind('<', named);
  if (begin == body.npos || !body.substr(begin).starts_with("<figure class=\"chart")) return {};
  constexpr std::string_view closing = "</figure>";
  const auto end = body.find(closing, begin);
  return end == body.npos ? std::string_view() : body.substr(begin, end + closing.size() - begin);
}

std::string render_page(const PageRequest& request, const Page& page) {
  return Shell(request, page).text();
}

}  // namespace corridor
