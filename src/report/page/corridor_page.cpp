// A corridor: first what matters to who goes - what protects, what it costs, who helps, what is
// missing - then everything that is known, with what the two places agreed on one timeline.

#include "report/agreements_report.h"
#include "report/brief.h"
#include "report/page/document_body.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/page/term_links.h"
#include "report/protection_group.h"
#include "report/render_escape.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 14> order{
    "group",   "people",       "money",  "law",        "agreements", "help",   "work",
    "outlook", "contribution", "refuge", "neighbours", "promises",   "mirror", "missing"};

std::size_t rank_of(const DocumentSection& section) {
  return static_cast<std::size_t>(std::ranges::find(order, section.id) - order.begin());
}

const DocumentSection* find_section(const Document& document, std::string_view id) {
  const auto found = std::ranges::find(document.sections, id, &DocumentSection::id);
  return found == document.sections.end() ? nullptr : &*found;
}

/// Takes the sections of another document in as one, with what it rests on.
void take_in(Document& document, Document other, DocumentSection into) {
  for (auto& section : other.sections) {
    if (into.title != section.title) into.blocks.push_back(Paragraph{section.title + ":"});
    for (auto& block : section.blocks) into.blocks.push_back(std::move(block));
  }
  document.sections.push_back(std::move(into));
  for (auto& proof : other.proofs) {
    const bool known =
        std::ranges::find(document.proofs, proof.id, &ProofNote::id) != document.proofs.end();
    if (!known) document.proofs.push_back(std::move(proof));
  }
  for (auto& source : other.sources) {
    const bool known = std::ranges::find(document.sources, source.citation,
                                         &SourceNote::citation) != document.sources.end();
    if (!known) document.sources.push_back(std::move(source));
  }
}

/// Everything about the way, in the order of the page.
class Way {
 public:
  Way(const PageRequest& request, Corridor way) : request_(request), way_(way) {}

  Result<Page> page() {
    TRY(gather());
    auto terms = TRY(TermLinks::read(*request_.workspace, request_.language()));
    DocumentBody body(request_, document_, &terms);
    body.fold({"group", "people", "money"}, 2);
    Page page{.kind = "corridor", .title = document_.title, .lead = document_.subtitle};
    page.trail = {{page_address("/place", way_.origin.code()), name(way_.origin)}};
    const bool whole = !request_.has("part");
    page.body = whole ? directions() + first_things(body) + body.all() : body.all();
    page.contents = contents_of(document_);
    page.contents.insert(page.contents.begin(), {"#go", request_.say("If you go")});
    name_part(request_, document_, page);
    const auto api = fmt::format("/api/v1/corridors/{}/brief?format=", code());
    page.forms = {{api + "json", "JSON"}, {api + "md", "Markdown"}};
    return page;
  }

 private:
  std::string name(Place place) const { return Gazetteer::get().name(place, request_.language()); }
  std::string code() const {
    return fmt::format("{}-{}", way_.origin.code(), way_.destination.code());
  }

  Result<void> gather() {
    document_ = TRY(write_brief(
        *request_.workspace,
        {.subject = code(), .language = request_.language(), .as_of = request_.text("as_of")}));
    TRY(read_law());
    TRY(read_cost());
    auto agreements = agreements_document(
        *request_.workspace,
        {.corridor = code(), .as_of = request_.text("as_of"), .language = request_.language()},
        true);
    if (agreements) {
      take_in(document_, std::move(*agreements), {"agreements", request_.say("Agreements"), {}});
    }
    std::ranges::stable_sort(document_.sections, {},
                             [](const auto& section) { return rank_of(section); });
    return {};
  }

  /// The protections, and those of the group that was asked for.
  Result<void> read_law() {
    const bool of_states =
        may_have_law(state_of(way_.origin)) && may_have_law(state_of(way_.destination));
    const auto book = TRY(LawBook::open(*request_.workspace, request_.text("as_of")));
    if (!of_states || !TRY(book.describes_any())) return {};
    map_ = TRY(read_protection_map(book, way_, TRY(law_day(request_.text("as_of")))));
    const auto* group = find_person_group(request_.text("for"));
    if (group == nullptr) return {};
    Account account(*request_.workspace, request_.words, {way_.origin, way_.destination}, {});
    LawWords words(account, book);
    Document of_group;
    Table table = protections_of_group(words, *map_, *group);
    const auto title = std::exchange(table.title, std::string());
    of_group.sections.push_back({"group", title, {std::move(table)}});
    std::move(account).finish(of_group);
    take_in(document_, std::move(of_group), {"group", title, {}});
    return {};
  }

  /// Both directions, with the same weight.
  std::string directions() const {
    const auto way = [&](Place from, Place to, bool here) {
      const auto text = request_.say("{origin} to {destination}",
                                     {{"origin", name(from)}, {"destination", name(to)}});
      if (here) {
        return fmt::format("<li><span aria-current=\"page\">{}</span></li>", escape_html(text));
      }
      return fmt::format(
          "<li>{}</li>",
          html_link(page_address("/corridor", fmt::format("{}-{}", from.code(), to.code())), text));
    };
    return fmt::format(
        "<nav class=\"beside\" aria-label=\"{}\"><ul>{}{}<li>{}</li><li>{}</li></ul></nav>\n",
        escape_html(request_.say("Both directions")), way(way_.origin, way_.destination, true),
        way(way_.destination, way_.origin, false),
        html_link(page_address("/place", way_.origin.code()), name(way_.origin)),
        html_link(page_address("/place", way_.destination.code()), name(way_.destination)));
  }

  std::string first_things(DocumentBody& body) const {
    const auto heading =
        request_.say("If you go from {origin} to {destination}",
                     {{"origin", name(way_.origin)}, {"destination", name(way_.destination)}});
    return fmt::format("<section id=\"go\">\n{}<div class=\"quad\">\n{}{}{}{}</div>\n</section>\n",
                       html_heading(heading), protects(), costs(body), helps(body), lacks(body));
  }

  std::string part(std::string_view title, std::string_view id, std::string_view html) const {
    return fmt::format("<article><h3>{}</h3>\n{}<p class=\"on\">{}</p></article>\n",
                       escape_html(request_.say(title)), html,
                       html_link(fmt::format("#{}", id), request_.say("All of it")));
  }

  std::string protects() const {
    if (!map_) {
      return part("What protects you", "law",
                  html_paragraph(request_.say("Law binds states: ask for a country, or from one "
                                              "to another, to see what protects people there.")));
    }
    struct Share {
      std::string_view css_class, english;
      Promise promise;
    };
    constexpr std::array shares{Share{"yes", "a duty of the states", Promise::full},
                                Share{"partly", "in part, or for some", Promise::partly},
                                Share{"unknown", "not known here", Promise::not_known},
                                Share{"no", "no treaty at hand", Promise::none}};
    std::string bar, legend;
    double at = 0;
    const auto all = static_cast<double>(map_->rows.size());
    for (const auto& share : shares) {
      const auto count = map_->count(share.promise);
      const double width = 100 * static_cast<double>(count) / all;
      bar += fmt::format("<rect class=\"{}\" x=\"{:.2f}\" width=\"{:.2f}\" height=\"6\"/>",
                         share.css_class, at, std::max(0.0, width - 0.6));
      at += width;
      legend += fmt::format("<li class=\"{}\"><strong>{}</strong> {}</li>\n", share.css_class,
                            count, escape_html(request_.say(share.english)));
    }
    const auto text = request_.say("Of {all} things that law can protect:",
                                   {{"all", std::to_string(map_->rows.size())}});
    return part("What protects you", "law",
                html_paragraph(text) +
                    fmt::format("<svg class=\"shares\" viewBox=\"0 0 100 6\" "
                                "preserveAspectRatio=\"none\" aria-hidden=\"true\">{}</svg>\n"
                                "<ul class=\"shares\">\n{}</ul>\n",
                                bar, legend) +
                    group_form() + law_link());
  }

  std::string law_link() const {
    return fmt::format("<p>{}</p>\n", html_link(page_address("/law", code()) + "#both",
                                                request_.say("What both have joined, and since "
                                                             "when")));
  }

  /// The paragraphs of a section that stand before a block of a kind.
  template <class Before>
  std::string before(DocumentBody& body, std::string_view id, std::size_t most) const {
    const auto* section = find_section(document_, id);
    std::string out;
    for (std::size_t i = 0; section != nullptr && i + 1 < section->blocks.size(); ++i) {
      const auto* paragraph = std::get_if<Paragraph>(&section->blocks[i]);
      if (paragraph == nullptr || !std::holds_alternative<Before>(section->blocks[i + 1])) continue;
      if (most-- == 0) break;
      out += fmt::format("<p>{}</p>\n", body.sentence(*paragraph));
    }
    return out;
  }

  /// "US$ 7.00 of US$ 200 sent": the promise is about percent, a family counts dollars.
  Result<void> read_cost() {
    const Account account(*request_.workspace, request_.words, {way_.origin, way_.destination},
                          request_.text("as_of"));
    const auto latest = TRY(account.latest({"remittance_cost", way_.origin, way_.destination}));
    if (!latest) return {};
    cost_ = fmt::format("<p class=\"number\"><strong>{}</strong> <span>{}</span></p>\n",
                        escape_html(account.cost_of_200(latest->value())),
                        escape_html(request_.say("of US$ 200 sent")));
    return {};
  }

  std::string costs(DocumentBody& body) const {
    auto text = before<Chart>(body, "money", 1);
    if (text.empty()) {
      text =
          html_paragraph(request_.say("What it costs to send money home on this way is not in "
                                      "the workspace."));
    }
    return part("What it costs", "money", cost_ + text);
  }

  std::string helps(DocumentBody& body) const {
    auto text = before<Table>(body, "help", 2);
    if (text.empty()) {
      text =
          html_paragraph(request_.say("No service is registered here for either place. There "
                                      "may be some all the same."));
    }
    return part("Who helps", "help", text);
  }

  std::string lacks(DocumentBody& body) const {
    constexpr std::size_t most = 3;
    std::string items;
    const auto* section = find_section(document_, "missing");
    for (const auto& block : section->blocks) {
      const auto* bullets = std::get_if<Bullets>(&block);
      if (bullets == nullptr) continue;
      for (std::size_t i = 0; i < std::min(most, bullets->items.size()); ++i) {
        items += fmt::format("<li>{}</li>\n", body.sentence(bullets->items[i]));
      }
    }
    return part("What is missing", "missing", "<ul>\n" + items + "</ul>\n");
  }

  /// "What protects me, who am a domestic worker?"
  std::string group_form() const {
    if (!map_) return {};
    ChoiceField field{.name = "for", .label = request_.say("What protects me: I am one of these")};
    field.choices.push_back({"", request_.say("everyone")});
    for (const auto& group : all_person_groups()) {
      field.choices.push_back({std::string(group.code), request_.say(group.title)});
    }
    field.chosen = request_.text("for");
    std::string fields = html_choice(field);
    if (request_.has("as_of")) fields += html_hidden("as_of", request_.text("as_of"));
    return html_form(
        {.action = request_.path + "#group", .button = request_.say("Show"), .fields = fields});
  }

  const PageRequest& request_;
  Corridor way_;
  Document document_ = {};
  std::optional<ProtectionMap> map_ = {};
  std::string cost_ = {};
};

}  // namespace

Result<Page> corridor_page(const PageRequest& request) {
  const auto subject = TRY(parse_brief_subject(request.text("corridor")));
  if (subject.is_corridor()) return Way(request, {subject.origin, subject.place}).page();
  Page page{.kind = "place"};
  page.moved_to = page_address("/place", subject.place.code());
  return page;
}

}  // namespace corridor
