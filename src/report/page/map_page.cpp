// The map of a place: where its people live, and where those who came are from, both directions in
// one table with the same weight. Script draws the map from the table.

#include "evidence/proof.h"
#include "report/brief_sections.h"
#include "report/page/document_body.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/render_escape.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace corridor {
namespace {

constexpr std::string_view stock = "migrant_stock";
constexpr std::size_t all_partners = 400, rows_shown = 40;

struct BothWays {
  std::optional<Figure> came, left;
  double total() const { return (came ? came->value() : 0) + (left ? left->value() : 0); }
};

class MapPage {
 public:
  MapPage(const PageRequest& request, Place place)
      : request_(request),
        place_(place),
        account_(*request.workspace, request.words, {.place = place}, request.text("as_of")) {}

  Result<std::string> body() {
    for (auto& figure : TRY(account_.largest({stock, {}, place_}, Side::origin, all_partners))) {
      partners_[figure.observation.key.origin].came = std::move(figure);
    }
    for (auto& figure :
         TRY(account_.largest({stock, place_, {}}, Side::destination, all_partners))) {
      partners_[figure.observation.key.place].left = std::move(figure);
    }
    if (partners_.empty()) {
      return html_paragraph(request_.say("No figures between this place and others are here."));
    }
    const auto map = place_form() + figure();
    return map + TRY(bars());
  }

 private:
  std::string place_form() const {
    return html_form({.action = "/map",
                      .button = request_.say("Show"),
                      .fields = html_field({.name = "place",
                                            .label = request_.say("A place"),
                                            .value = account_.name(place_),
                                            .kind = "search",
                                            .required = true}),
                      .css_class = "way"});
  }

  std::string figure() const {
    const auto year = year_of();
    const auto title = request_.say("People living abroad, from and in {place}, {year}",
                                    {{"place", account_.in_sentence(place_)}, {"year", year}});
    return fmt::format(
        "<figure class=\"chart whole-width\" data-chart=\"map\" id=\"map\" data-place=\"{}\" "
        "data-year=\"{}\">\n<figcaption>{}</figcaption>\n<p class=\"description\">{}</p>\n"
        "<details class=\"figures\">\n<summary>{}</summary>\n{}</details>\n</figure>\n",
        escape_html(place_.code()), year, escape_html(title), escape_html(summary()),
        escape_html(request_.say("The figures behind this chart")), table());
  }

  std::string year_of() const {
    for (const auto& [partner, both] : partners_) {
      if (both.came) return account_.year(*both.came);
      if (both.left) return account_.year(*both.left);
    }
    return {};
  }

  /// "India 2.5 million": the country with the largest figure of one kind.
  template <class Of> std::string largest(Of figure_of) const {
    const Figure* most = nullptr;
    Place where;
    for (const auto& [partner, both] : partners_) {
      const std::optional<Figure>& figure = figure_of(both);
      const bool larger = figure && (most == nullptr || figure->value() > most->value());
      if (!larger || is_special(partner)) continue;
      most = &*figure;
      where = partner;
    }
    if (most == nullptr) return request_.say("Not known");
    return account_.name(where) + " " + account_.people(*most);
  }

  std::string summary() const {
    const auto came = largest([](const BothWays& b) -> const auto& { return b.came; });
    const auto left = largest([](const BothWays& b) -> const auto& { return b.left; });
    return request_.say("Most who came are from: {came}. Most who left live in: {left}.",
                        {{"came", came}, {"left", left}});
  }

  /// Unknown and other: counted, and no place to go to.
  static bool is_special(Place place) {
    const auto* record = Gazetteer::get().find(place);
    return record == nullptr || record->kind == PlaceKind::special;
  }

  std::string partner_html(Place partner) const {
    if (is_special(partner)) return escape_html(account_.name(partner));
    return html_link(page_address("/corridor", fmt::format("{}-{}", partner.code(), place_.code())),
                     account_.name(partner));
  }

  /// The largest of each direction as bars, which need no script.
  Result<std::string> bars() {
    Document document;
    account_.frame(document);
    Blocks blocks;
    for (const auto side : {Side::origin, Side::destination}) {
      TRY(add_stock_partners(account_, blocks, place_, side));
    }
    document.sections.push_back({"largest", request_.say("The largest of each direction"), {}});
    document.sections.back().blocks = std::move(blocks);
    std::move(account_).finish(document);
    return DocumentBody(request_, document).all();
  }

  std::vector<std::pair<Place, BothWays>> sorted() const {
    std::vector<std::pair<Place, BothWays>> all(partners_.begin(), partners_.end());
    std::ranges::stable_sort(all, std::greater(),
                             [](const auto& one) { return one.second.total(); });
    return all;
  }

  std::string cell(const std::optional<Figure>& figure) const {
    if (!figure) return fmt::format("<td class=\"number absent\">–</td>");
    const auto shown = account_.is_few(*figure) ? account_.people(*figure)
                                                : request_.words.number(figure->value());
    return fmt::format("<td class=\"number\">{}</td>",
                       html_link(page_address("/proof", proof_id(*figure)), shown, "figure"));
  }

  std::string table() const {
    std::string rows;
    const auto all = sorted();
    const bool cut = all.size() > rows_shown && !request_.has("all");
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto& [partner, both] = all[i];
      // The map needs them all; people first the largest.
      const bool hidden = cut && i >= rows_shown;
      rows += fmt::format(
          "<tr data-place=\"{}\" data-came=\"{}\" data-left=\"{}\"{}><th scope=\"row\">{}</th>{}{}"
          "</tr>\n",
          escape_html(partner.code()), both.came ? both.came->value() : 0,
          both.left ? both.left->value() : 0, hidden ? " hidden" : "", partner_html(partner),
          cell(both.came), cell(both.left));
    }
    const auto here = account_.name(place_);
    std::string out = fmt::format(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\"><table "
        "class=\"data\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"number\">{}"
        "</th><th scope=\"col\" class=\"number\">{}</th></tr></thead><tbody>\n{}</tbody></table>"
        "</div>\n",
        escape_html(here), escape_html(request_.say("Place")),
        escape_html(request_.say("From there, living in {place}", {{"place", here}})),
        escape_html(request_.say("From {place}, living there", {{"place", here}})), rows);
    if (!cut) return out;
    const auto count = request_.words.number(static_cast<double>(all.size()));
    return out + fmt::format("<p class=\"whole\">{}</p>\n",
                             html_link(request_.address_with({{"all", "1"}}),
                                       request_.say("Show all {count} rows", {{"count", count}})));
  }

  const PageRequest& request_;
  Place place_;
  Account account_;
  std::map<Place, BothWays> partners_ = {};
};

}  // namespace

Result<Page> map_page(const PageRequest& request) {
  Page page{.kind = "map", .title = request.say("Map"), .is_wide = true};
  const auto written = request.has("place") ? request.text("place") : "BGD";
  const Place place = TRY(Gazetteer::get().parse_place(written));
  const auto name = Gazetteer::get().name(place, request.language());
  page.title = request.say("Map: {place}", {{"place", name}});
  page.trail = {{page_address("/place", place.code()), name}};
  page.lead = request.say("Where people of a place live, and where those who came are from.");
  page.body = TRY(MapPage(request, place).body());
  page.forms = {
      {fmt::format("/api/v1/figures?indicator=migrant_stock&place={}&format=csv", place.code()),
       "CSV"}};
  return page;
}

}  // namespace corridor
