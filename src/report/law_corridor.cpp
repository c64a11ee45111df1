// The law of a way: what it promises whoever goes there, who is left out, which step would help
// most, and the map behind it - each protection, the provisions that give it, and whom they bind.

#include "registers/helpful_step.h"
#include "report/law_parts.h"
#include "report/protection_words.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

namespace corridor {
namespace {

constexpr std::size_t most_steps_shown = 5;

// ---- the table ---------------------------------------------------------------------------------

Table map_table(const ProtectionMap& map) {
  Table table;
  table.title = "Protections by provision";
  table.columns = {{"protection", "Protection"},
                   {"owed_by", "Owed by"},
                   {"promised", "Promised"},
                   {"binding", "Binding"},
                   {"instrument", "Instrument"},
                   {"instrument_binding", "Instrument binds"},
                   {"provision", "Provision"},
                   {"title", "Title"},
                   {"role", "Role"},
                   {"strength", "Strength"},
                   {"origin", "Origin"},
                   {"destination", "Destination"},
                   {"provision_promised", "Provision promises"},
                   {"conditions", "Conditions"},
                   {"only", "Only for"},
                   {"leaves_out", "Leaves out"},
                   {"proof", "Proof"}};
  for (const auto& row : map.rows) {
    const auto text = [](std::string_view code) { return Cell(std::string(code)); };
    const auto spaced = [](const std::vector<std::string_view>& codes) {
      return joined({codes.begin(), codes.end()}, " ");
    };
    const std::vector<Cell> start{text(row.protection->code), text(name_of(row.protection->owed)),
                                  text(name_of(row.promise)), text(name_of(row.binding))};
    const auto add = [&](const Grant& grant, std::string_view role) {
      const auto& provision = map.provision(grant);
      auto cells = start;
      for (Cell cell :
           {Cell(map.instrument(grant).code), text(name_of(binding_of(map.laws[grant.law]))),
            Cell(provision.at), Cell(provision.title), text(role), text(provision.strength),
            text(name_of(grant.origin)), text(name_of(grant.destination)),
            text(name_of(grant.promise)), Cell(spaced(condition_codes(grant.conditions))),
            Cell(spaced(grant.conditions.only)), Cell(spaced(provision.leaves_out)),
            Cell(provision.proof)}) {
        cells.push_back(std::move(cell));
      }
      table.rows.push_back(std::move(cells));
    };
    for (const auto& grant : row.grants) add(grant, "gives");
    for (const auto& grant : row.guides) add(grant, "guides");
    for (const auto& grant : row.against) add(grant, "against");
    if (row.grants.empty() && row.guides.empty() && row.against.empty()) {
      table.rows.push_back(start);
      table.rows.back().resize(table.columns.size());
    }
  }
  return table;
}

// ---- the page ----------------------------------------------------------------------------------

/// "ICRMW 25; C143 10": short titles, with the articles of each where wanted.
std::string in_short(const LawWords& words, const ProtectionMap& map,
                     const std::vector<const Grant*>& grants, bool with_articles) {
  std::vector<std::string> parts;
  std::set<std::size_t> done;
  const auto word = words.say("article {number}", {{"number", ""}});
  for (const auto* grant : grants) {
    if (!done.insert(grant->law).second) continue;
    std::string part = words.short_name(map.instrument(*grant));
    std::vector<std::string> articles;
    for (const auto* other : grants) {
      if (other->law != grant->law || !with_articles) continue;
      auto article = words.article(map.provision(*other).at);
      if (article.starts_with(word)) article.erase(0, word.size());
      if (!article.empty()) articles.push_back(std::move(article));
    }
    if (!articles.empty()) part += " " + joined(articles);
    parts.push_back(std::move(part));
  }
  return joined(parts, "; ");
}

/// One bullet a protection: whom its instruments bind, with articles where they bind somebody.
Bullets map_bullets(const LawWords& words, const ProtectionMap& map) {
  struct Heading {
    Binding binding;
    std::string words;
  };
  const std::array headings{
      Heading{Binding::both, words.say("Bind both")},
      Heading{Binding::origin, words.say("Bind {place}", {{"place", words.name(map.way.origin)}})},
      Heading{Binding::destination,
              words.say("Bind {place}", {{"place", words.name(map.way.destination)}})},
      Heading{Binding::neither, words.say("Bind neither")},
      Heading{Binding::not_known, words.say("Not known")}};
  Bullets bullets;
  std::vector<const Protection*> without;
  for (const auto& row : map.rows) {
    std::string text =
        words.say("{protection}.", {{"protection", words.say(row.protection->title)}});
    for (const auto& [binding, heading] : headings) {
      std::vector<const Grant*> grants;
      for (const auto& grant : row.grants) {
        if (binding_of(map.laws[grant.law]) == binding) grants.push_back(&grant);
      }
      const bool binds = binding != Binding::neither && binding != Binding::not_known;
      if (!grants.empty()) {
        text +=
            " " + words.say("{what}: {which}.",
                            {{"what", heading}, {"which", in_short(words, map, grants, binds)}});
      }
    }
    if (row.grants.empty()) {
      without.push_back(row.protection);
    } else {
      bullets.items.push_back(Paragraph{std::move(text)});
    }
  }
  if (!without.empty()) {
    bullets.items.push_back(Paragraph{words.say("No binding instrument at hand for: {protections}.",
                                                {{"protections", words.protections(without)}})});
  }
  return bullets;
}

/// Takes out columns that are empty in every row.
void drop_empty_columns(Table& table) {
  for (std::size_t i = table.columns.size(); i-- > 0;) {
    const bool empty = std::ranges::all_of(table.rows, [&](const std::vector<Cell>& row) {
      const auto* text = std::get_if<std::string>(&row[i].value);
      return text != nullptr && text->empty();
    });
    if (!empty || table.rows.empty()) continue;
    table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(i));
    for (auto& row : table.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

Table outside_table(const LawWords& words, const ProtectionMap& map) {
  Table table;
  table.title = words.say("Groups, and what of the promises above does not reach them");
  table.columns = {{"group", words.say("Group")},
                   {"leaves_out", words.say("Left out of")},
                   {"in_part", words.say("Only some of them: in")},
                   {"not_known", words.say("Not known: in")}};
  for (const auto& group : all_person_groups()) {
    std::array<std::vector<const Protection*>, 3> lists;
    for (const auto& row : map.rows) {
      if (row.promise < Promise::partly || !row.conditions.only.empty()) continue;
      constexpr std::array covers{Cover::none, Cover::some, Cover::not_known};
      for (std::size_t i = 0; i < covers.size(); ++i) {
        const auto groups = row.groups_with(covers[i]);
        if (std::ranges::find(groups, &group) != groups.end()) lists[i].push_back(row.protection);
      }
    }
    if (lists[0].empty() && lists[1].empty() && lists[2].empty()) continue;
    std::vector<Cell> cells{words.group(group)};
    for (const auto& list : lists) cells.emplace_back(words.protections(list));
    table.rows.push_back(std::move(cells));
  }
  drop_empty_columns(table);
  return table;
}

Table steps_table(LawWords& words, const ProtectionMap& map,
                  const std::vector<HelpfulStep>& steps) {
  Table table;
  table.title = words.say("Single steps, those that close most first");
  table.columns = {{"step", words.say("If")},
                   {.name = "number", .title = words.say("Gaps closed"), .align = Align::end},
                   {"closes", words.say("Which")},
                   {"improves", words.say("Promised in part then")},
                   {"remark", words.say("Remark")}};
  for (const auto& step : steps) {
    if (table.rows.size() == most_steps_shown && !step.tied) break;
    if (table.rows.size() >= 2 * most_steps_shown) break;
    const auto& instrument = map.laws[step.law].instrument;
    std::vector<std::string> remarks;
    if (step.tied) remarks.push_back(words.say("as many as another"));
    if (!step.is_not_joined) {
      remarks.push_back(words.say("not known whether it has joined already"));
    };
    const auto place = step.by_origin ? map.way.origin : map.way.destination;
    Cell number(static_cast<double>(step.closes.size()));
    table.rows.push_back({words.cell(words.say("{place} joins {instrument}",
                                               {{"place", words.name(place)},
                                                {"instrument", words.handy_title(instrument)}}),
                                     instrument.proof),
                          std::move(number), words.protections(step.closes),
                          words.protections(step.improves), joined(remarks, "; ")});
  }
  drop_empty_columns(table);
  return table;
}

bool says_nothing(const Standing& standing) {
  return standing.stage == Standing::Stage::not_known ||
         standing.stage == Standing::Stage::not_open;
}

/// A table of what is known; where nothing is known of either end, the names alone.
Blocks sides(LawWords& words, const ProtectionMap& map) {
  Table table;
  table.columns = {{"instrument", words.say("Instrument")},
                   {"origin", words.name(map.way.origin)},
                   {"destination", words.name(map.way.destination)}};
  std::vector<std::string> unknown;
  for (const auto& law : map.laws) {
    if (!law.instrument.is_binding()) continue;
    if (says_nothing(law.standings[0]) && says_nothing(law.standings[1])) {
      unknown.push_back(words.short_name(law.instrument));
      continue;
    }
    table.rows.push_back({words.handy_title(law.instrument),
                          state_cell(words, law.instrument, law.standings[0]),
                          state_cell(words, law.instrument, law.standings[1])});
  }
  Blocks blocks;
  if (!table.rows.empty()) blocks.push_back(std::move(table));
  if (!unknown.empty()) {
    const auto list = joined(unknown, "; ");
    Paragraph told{
        words.say("Of {count} further instruments no list at hand says whether one of the two has "
                  "joined: {instruments}.",
                  {{"count", std::to_string(unknown.size())}, {"instruments", list}})};
    told.head = told.text.find(list);
    blocks.push_back(std::move(told));
  }
  return blocks;
}

/// One bullet a provision, with all that it works against.
Bullets against_bullets(LawWords& words, const ProtectionMap& map) {
  struct Limit {
    const Grant* grant;
    std::vector<const Protection*> protections;
  };
  std::vector<Limit> limits;
  for (const auto& row : map.rows) {
    for (const auto& grant : row.against) {
      const bool binds = grant.origin >= Hold::reserved || grant.destination >= Hold::reserved;
      if (!binds) continue;
      auto known = std::ranges::find_if(limits, [&](const Limit& limit) {
        return limit.grant->law == grant.law && limit.grant->provision == grant.provision;
      });
      if (known == limits.end()) known = limits.insert(known, {&grant, {}});
      known->protections.push_back(row.protection);
    }
  }
  Bullets bullets;
  for (const auto& [grant, protections] : limits) {
    const auto& provision = map.provision(*grant);
    const auto law = words.reference(map.instrument(*grant), provision);
    auto text =
        words.say("{protections}: {title} ({law}).",
                  {{"protections", words.protections(protections)},
                   {"title", words.own_or_quoted(words.gist_title(provision), provision.title)},
                   {"law", law}});
    const auto summary = words.summary(provision);
    if (!summary.empty()) text += " " + summary;
    bullets.items.push_back(words.paragraph(std::move(text), {provision.proof}));
  }
  return bullets;
}

Table guides_table(const LawWords& words, const ProtectionMap& map) {
  Table table;
  table.title =
      words.say("Compacts, declarations and recommendations: they guide, they do not bind");
  table.columns = {{"protection", words.say("Protection")}, {"guides", words.say("Guided by")}};
  for (const auto& row : map.rows) {
    if (row.guides.empty()) continue;
    std::vector<const Grant*> grants;
    for (const auto& grant : row.guides) grants.push_back(&grant);
    table.rows.push_back({words.say(row.protection->title), in_short(words, map, grants, true)});
  }
  return table;
}

class CorridorReport : public LawReport {
 public:
  CorridorReport(const LawOnFile& file, ProtectionMap map) : file_(file), map_(std::move(map)) {}

  std::string json() const override { return corridor_json(file_, map_); }
  Table table() const override { return map_table(map_); }

  Document document(LawWords& words) const override {
    Document page = law_page(words.say("Law from {origin} to {destination}",
                                       {{"origin", words.name(map_.way.origin)},
                                        {"destination", words.name(map_.way.destination)}}),
                             words.say("What treaties promise people who go this way, on {day}.",
                                       {{"day", period_of(map_.day).text()}}));
    Blocks promises, outside, step;
    tell_protections(words, map_, promises);
    tell_how_far_known(words, map_, promises);
    page.sections.push_back({"protections", words.say("What protects you"), std::move(promises)});
    outside.push_back(outside_table(words, map_));
    page.sections.push_back({"outside", words.say("Who falls outside"), std::move(outside)});
    const auto steps = helpful_steps(map_);
    tell_best_step(words, map_, steps, step);
    step.push_back(steps_table(words, map_, steps));
    page.sections.push_back({"steps", words.say("What would help most"), std::move(step)});
    Blocks bullets;
    bullets.push_back(
        Paragraph{words.say("Which instruments give what, and whom they bind. Numbers are "
                            "articles.")});
    bullets.push_back(map_bullets(words, map_));
    page.sections.push_back({"map", words.say("The map"), std::move(bullets)});
    page.sections.push_back({"standings", words.say("Who has joined what"), sides(words, map_)});
    add_rest(words, page);
    return page;
  }

 private:
  void add_rest(LawWords& words, Document& page) const {
    std::vector<StandingOf> standings;
    for (const auto& law : map_.laws) {
      standings.push_back({law.instrument, law.standings[0], map_.way.origin});
      standings.push_back({law.instrument, law.standings[1], map_.way.destination});
    }
    auto reservations = reservation_bullets(words, standings);
    if (!reservations.items.empty()) {
      page.sections.push_back(
          {"reservations", words.say("Reservations in force"), {std::move(reservations)}});
    }
    auto against = against_bullets(words, map_);
    if (!against.items.empty()) {
      page.sections.push_back(
          {"against", words.say("What works against it"), {std::move(against)}});
    }
    auto guides = guides_table(words, map_);
    if (!guides.rows.empty()) {
      page.sections.push_back(
          {"guides", words.say("What guides without binding"), {std::move(guides)}});
    }
  }

  LawOnFile file_;
  ProtectionMap map_;
};

}  // namespace

MadeReport corridor_report(const LawOnFile& file, Corridor way) {
  return std::make_unique<CorridorReport>(file, TRY(read_protection_map(file.book, way, file.day)));
}

}  // namespace corridor
