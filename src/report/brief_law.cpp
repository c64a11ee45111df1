// What protects a person: of a way the questions of whoever goes it, each with its answer; of a
// place what binds it and what it has not joined. Plain words first, law second.

#include "report/brief_sections.h"
#include "report/law_words.h"
#include "report/protection_words.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using Stage = Standing::Stage;

Result<Blocks> law_of_corridor(LawWords& words, Corridor way, Day day) {
  const auto map = TRY(read_protection_map(words.book(), way, day));
  Blocks blocks;
  tell_protections(words, map, blocks);
  tell_who_is_outside(words, map, blocks);
  tell_best_step(words, map, helpful_steps(map), blocks);
  tell_how_far_known(words, map, blocks);
  return blocks;
}

Table what_binds(LawWords& words, const std::vector<LawOnDay>& laws) {
  Table table;
  table.title = words.say("What binds");
  table.columns = {{"treaty", words.say("Treaty")},
                   {"since", words.say("Since")},
                   {"reservations", words.say("Reservations")}};
  for (const auto& law : laws) {
    const auto& standing = law.standings.front();
    if (!standing.binds() || !law.instrument.is_binding()) continue;
    std::vector<std::string> articles;
    for (const auto& reservation : standing.reservations) {
      auto text = words.articles(reservation.event.provisions);
      if (text.empty()) text = words.say("in general");
      if (std::ranges::find(articles, text) == articles.end()) articles.push_back(text);
    }
    table.rows.push_back({words.title(law.instrument),
                          words.cell(LawWords::day(standing.since), standing.act),
                          joined(articles, "; ")});
  }
  return table;
}

/// Where a signature is all that is known, it is not known whether the place is bound.
Stage stage_of(const LawOnDay& law) {
  const auto& standing = law.standings.front();
  return may_be_bound(law.instrument, standing) ? Stage::not_known : standing.stage;
}

struct StageSentence {
  Stage stage;
  std::string_view english;
};
constexpr std::array others{
    StageSentence{Stage::consented, "Joined, not known to be in force: {treaties}."},
    StageSentence{Stage::signed_only, "Signed, not bound: {treaties}."},
    StageSentence{Stage::not_party, "Not joined: {treaties}."},
    StageSentence{Stage::ended, "Left: {treaties}."},
    StageSentence{Stage::not_known, "Not known whether joined: {treaties}."},
};

/// "Not joined: a; b; c.", of the binding instruments that do not bind the place.
void tell_others(LawWords& words, const std::vector<LawOnDay>& laws, Blocks& blocks) {
  for (const auto& [stage, english] : others) {
    std::vector<std::string> titles;
    for (const auto& law : laws) {
      const bool stands_so = stage_of(law) == stage && law.instrument.is_binding();
      if (stands_so) titles.push_back(words.handy_title(law.instrument));
    }
    if (titles.empty()) continue;
    const auto list = joined(titles, "; ");
    Paragraph told{words.say(english, {{"treaties", list}})};
    told.head = told.text.find(list);
    blocks.push_back(std::move(told));
  }
}

Result<Blocks> law_of_place(LawWords& words, Place place, Day day) {
  const std::array places{state_of(place)};
  const auto laws = TRY(law_on_day(
      words.book(), TRY(words.book().described(LawBook::Depth::records)), {places, day}));
  const auto count = [&](auto... stages) {
    return std::to_string(std::ranges::count_if(laws, [&](const LawOnDay& law) {
      return law.instrument.is_binding() && ((stage_of(law) == stages) || ...);
    }));
  };
  Blocks blocks;
  blocks.push_back(Paragraph{
      words.say(
          "{place}: of the treaties and laws described here that it could join or has, "
          "{bound} bind it, {outside} it has not joined or has left, and of {unknown} it is "
          "not known here. This is the law of {day}.",
          {{"place", words.name(place)},
           {"bound", count(Stage::in_force)},
           {"outside", count(Stage::not_party, Stage::signed_only, Stage::ended, Stage::consented)},
           {"unknown", count(Stage::not_known)},
           {"day", period_of(day).text()}}),
      {},
      Paragraph::Tone::lead});
  Table table = what_binds(words, laws);
  if (!table.rows.empty()) blocks.push_back(std::move(table));
  tell_others(words, laws, blocks);
  return blocks;
}

}  // namespace

Result<Blocks> write_law(Account& account) {
  const Subject& subject = account.subject();
  const auto book = TRY(LawBook::open(account.workspace(), account.as_of()));
  LawWords words(account, book);
  const Day day = TRY(law_day(account.as_of()));
  const bool of_states = may_have_law(state_of(subject.place)) &&
                         (!subject.is_corridor() || may_have_law(state_of(subject.origin)));
  Blocks blocks;
  if (!TRY(book.describes_any())) {
    account.miss(account.say("Which treaties protect people who move."));
    blocks.push_back(Paragraph{account.say("The workspace has no register of law.")});
  } else if (!of_states) {
    blocks.push_back(Paragraph{
        account.say("Law binds states: ask for a country, or from one to another, to see what "
                    "protects people there.")});
  } else if (subject.is_corridor()) {
    blocks = TRY(law_of_corridor(words, {subject.origin, subject.place}, day));
  } else {
    blocks = TRY(law_of_place(words, subject.place, day));
  }
  return blocks;
}

}  // namespace corridor
