#include "report/protection_words.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

/// Questions that a promise answers with no.
constexpr std::array<std::string_view, 5> answered_no{"recruitment", "forced_labour", "documents",
                                                      "smuggling", "non_refoulement"};
/// Questions that ask who, what, when or how.
constexpr std::array<std::string_view, 9> answered_by_rules{"return",   "information", "children",
                                                            "housing",  "trafficking", "life",
                                                            "violence", "detention",   "expulsion"};

/// Groups whose being left out a brief tells.
constexpr std::array<std::string_view, 9> watched_groups{
    "irregular",     "asylum_seeker", "refugee", "domestic_worker", "seasonal_worker",
    "self_employed", "woman",         "child",   "family_member"};

constexpr std::size_t most_not_known_named = 3;

bool holds(Hold hold) { return hold >= Hold::reserved; }

bool contains(auto&& range, std::string_view code) {
  return std::ranges::find(range, code) != std::ranges::end(range);
}

/// "Malaysia since 2003", of each end that counts.
std::string bound_ends(const LawWords& words, const ProtectionMap& map, const Grant& grant) {
  std::vector<std::string> ends;
  const auto add = [&](Place place, const Standing& standing, Hold hold) {
    if (!holds(hold)) return;
    const auto year = LawWords::year(standing.since);
    ends.push_back(year.empty() ? words.name(place)
                                : words.say("{place} since {year}",
                                            {{"place", words.name(place)}, {"year", year}}));
  };
  add(map.way.origin, map.origin(grant), grant.origin);
  add(map.way.destination, map.destination(grant), grant.destination);
  return joined(ends);
}

std::size_t instruments_in(const std::vector<const Grant*>& grants) {
  std::vector<std::size_t> laws;
  for (const auto* grant : grants) {
    if (std::ranges::find(laws, grant->law) == laws.end()) laws.push_back(grant->law);
  }
  return laws.size();
}

/// The grant shown, and of how many further instruments.
std::string law_and_more(const LawWords& words, const ProtectionMap& map,
                         const std::vector<const Grant*>& holding) {
  auto law = law_in_words(words, map, *holding.front());
  const auto more = instruments_in(holding) - 1;
  if (more == 0) return law;
  return words.say("{law}; treaties that say so too: {number}",
                   {{"law", law}, {"number", std::to_string(more)}});
}

std::string_view answer_sentence(const ProtectionRow& row) {
  if (row.promise == Promise::partly) return "{question} Only in part: {law}.";
  switch (answer_to(*row.protection)) {
    case AnswerWord::yes:
      return "{question} Yes: {law}.";
    case AnswerWord::no:
      return "{question} No: {law}.";
    case AnswerWord::rules:
      break;
  }
  return "{question} There are rules: {law}.";
}

/// The question that it answers stands out.
Paragraph with_question(const LawWords& words, const ProtectionRow& row, Paragraph paragraph) {
  const auto question = words.say(row.protection->question);
  if (paragraph.text.starts_with(question)) paragraph.head = question.size();
  return paragraph;
}

Paragraph promised(LawWords& words, const ProtectionMap& map, const ProtectionRow& row) {
  const auto holding = row.holding();
  const Grant& first = *holding.front();
  std::string text =
      words.say(answer_sentence(row), {{"question", words.say(row.protection->question)},
                                       {"law", law_and_more(words, map, holding)}});
  if (row.promise == Promise::partly) {
    Grant shown = first;
    shown.conditions = row.conditions;
    for (const auto& condition : condition_words(words, map, shown)) text += " " + condition;
  }
  std::vector<const PersonGroup*> left_out;
  for (const auto* group : row.groups_with(Cover::none)) {
    const bool said = !row.conditions.only.empty();
    if (!said && contains(watched_groups, group->code)) left_out.push_back(group);
  }
  if (!left_out.empty()) {
    text += " " + words.say("Not for: {groups}.", {{"groups", words.groups(left_out)}});
  }
  return with_question(words, row, words.paragraph(std::move(text), proofs_of_grant(map, first)));
}

void add_promised(LawWords& words, const ProtectionMap& map, Promise promise, Blocks& blocks) {
  Bullets bullets;
  for (const auto& row : map.rows) {
    if (row.promise == promise) bullets.items.push_back(promised(words, map, row));
  }
  if (bullets.items.empty()) return;
  blocks.push_back(Paragraph{words.say(promise == Promise::full
                                           ? "What treaties make a duty:"
                                           : "What is promised in part, or under a condition:")});
  blocks.push_back(std::move(bullets));
}

/// Instruments that would give it, where it is not known whether those are bound who owe it.
std::string would_be_in(const LawWords& words, const ProtectionMap& map, const ProtectionRow& row) {
  std::vector<std::string> titles;
  for (const auto& grant : row.grants) {
    if (grant.promise != Promise::not_known) continue;
    auto title = words.handy_title(map.instrument(grant));
    if (!contains(titles, title)) titles.push_back(std::move(title));
  }
  if (titles.size() > most_not_known_named) titles.resize(most_not_known_named);
  return joined(titles, "; ");
}

void add_not_known(LawWords& words, const ProtectionMap& map, Blocks& blocks) {
  Bullets bullets;
  for (const auto& row : map.rows) {
    if (row.promise != Promise::not_known) continue;
    auto text = words.say("{question} Not known. It would be in: {instruments}.",
                          {{"question", words.say(row.protection->question)},
                           {"instruments", would_be_in(words, map, row)}});
    bullets.items.push_back(with_question(words, row, words.paragraph(std::move(text))));
  }
  if (bullets.items.empty()) return;
  blocks.push_back(
      Paragraph{words.say("What is not known here, because no list at hand says who has joined:")});
  blocks.push_back(std::move(bullets));
}

void add_not_promised(LawWords& words, const ProtectionMap& map, Blocks& blocks) {
  Bullets bullets;
  for (const auto& row : map.rows) {
    if (row.promise != Promise::none) continue;
    const auto question = words.say(row.protection->question);
    const auto origin = words.name(map.way.origin), destination = words.name(map.way.destination);
    std::string text;
    if (row.protection->owed == Protection::Owed::both) {
      text = words.say(
          "{question} No treaty at hand that binds {origin} or {destination} protects you here.",
          {{"question", question}, {"origin", origin}, {"destination", destination}});
    } else {
      const bool by_origin = row.protection->owed == Protection::Owed::origin;
      text = words.say("{question} No treaty at hand that binds {place} protects you here.",
                       {{"question", question}, {"place", by_origin ? origin : destination}});
    }
    bullets.items.push_back(with_question(words, row, Paragraph{std::move(text)}));
  }
  if (bullets.items.empty()) return;
  blocks.push_back(Paragraph{words.say("What no treaty promises you:")});
  blocks.push_back(std::move(bullets));
}

std::string lead_of(const LawWords& words, const ProtectionMap& map) {
  const auto number = [&](Promise promise) { return std::to_string(map.count(promise)); };
  return words.say(
      "If you go from {origin} to {destination}: of {all} things that law can protect, treaties "
      "make "
      "{yes} a duty of the states concerned; for {partly} there is a weaker promise, or one for "
      "some "
      "people only; for {no} there is none, and of {unknown} it is not known here. This is the law "
      "of {day}.",
      {{"origin", words.name(map.way.origin)},
       {"destination", words.name(map.way.destination)},
       {"all", std::to_string(map.rows.size())},
       {"yes", number(Promise::full)},
       {"partly", number(Promise::partly)},
       {"no", number(Promise::none)},
       {"unknown", number(Promise::not_known)},
       {"day", period_of(map.day).text()}});
}

std::string step_words(const LawWords& words, const ProtectionMap& map, const HelpfulStep& step) {
  return words.say("{place} joins {instrument}",
                   {{"place", words.name(step.by_origin ? map.way.origin : map.way.destination)},
                    {"instrument", words.handy_title(map.laws[step.law].instrument)}});
}

}  // namespace

std::vector<std::string> proofs_of_grant(const ProtectionMap& map, const Grant& grant) {
  std::vector<std::string> proofs{map.provision(grant).proof};
  if (holds(grant.origin)) proofs.push_back(map.origin(grant).act);
  if (holds(grant.destination)) proofs.push_back(map.destination(grant).act);
  return proofs;
}

/// "Equal pay and conditions (ICRMW, article 25; Malaysia since 2003)".
std::string law_in_words(const LawWords& words, const ProtectionMap& map, const Grant& grant) {
  const auto reference = words.reference(map.instrument(grant), map.provision(grant));
  const auto ends = bound_ends(words, map, grant);
  const auto what = words.gist(map.provision(grant));
  if (what.empty()) return words.say("{law} ({ends})", {{"law", reference}, {"ends", ends}});
  return words.say("{what} ({law}; {ends})", {{"what", what}, {"law", reference}, {"ends", ends}});
}

AnswerWord answer_to(const Protection& protection) {
  if (contains(answered_no, protection.code)) return AnswerWord::no;
  return contains(answered_by_rules, protection.code) ? AnswerWord::rules : AnswerWord::yes;
}

std::vector<std::string_view> condition_codes(const Conditions& conditions) {
  std::vector<std::string_view> codes;
  if (!conditions.only.empty()) codes.push_back("only");
  if (conditions.limited) codes.push_back("limited");
  if (conditions.aim) codes.push_back("aim");
  if (conditions.one_end) codes.push_back("one_end");
  if (conditions.reserved) codes.push_back("reserved");
  return codes;
}

std::vector<std::string> condition_words(const LawWords& words, const ProtectionMap& map,
                                         const Grant& grant) {
  std::vector<std::string> sentences;
  const auto& c = grant.conditions;
  if (!c.only.empty()) {
    sentences.push_back(
        words.say("Only if you are one of these: {groups}.", {{"groups", words.groups(c.only)}}));
  }
  if (c.limited) {
    sentences.push_back(words.say("Only as far as the state's own law or means allow."));
  }
  if (c.aim)
    sentences.push_back(words.say("The state is to work towards it; it need not be there."));
  const auto origin = words.name(map.way.origin), destination = words.name(map.way.destination);
  if (c.one_end) {
    const bool origin_bound = holds(grant.origin);
    const Hold other = origin_bound ? grant.destination : grant.origin;
    sentences.push_back(
        words.say(other == Hold::not_known
                      ? "Both would owe it; {bound} is bound, of {other} it is not known."
                      : "Both would owe it; {bound} is bound, {other} is not.",
                  {{"bound", origin_bound ? origin : destination},
                   {"other", origin_bound ? destination : origin}}));
  }
  if (c.reserved) {
    const bool by_origin = grant.origin == Hold::reserved;
    sentences.push_back(words.say("{place} has made a reservation that may bear on it.",
                                  {{"place", by_origin ? origin : destination}}));
  }
  return sentences;
}

void tell_protections(LawWords& words, const ProtectionMap& map, Blocks& blocks) {
  blocks.push_back(Paragraph{lead_of(words, map), {}, Paragraph::Tone::lead});
  add_promised(words, map, Promise::full, blocks);
  add_promised(words, map, Promise::partly, blocks);
  add_not_promised(words, map, blocks);
  add_not_known(words, map, blocks);
}

void tell_who_is_outside(LawWords& words, const ProtectionMap& map, Blocks& blocks) {
  Bullets bullets;
  for (const auto code : watched_groups) {
    std::vector<const Protection*> outside;
    for (const auto& row : map.rows) {
      if (row.promise < Promise::partly || !row.conditions.only.empty()) continue;
      const auto none = row.groups_with(Cover::none);
      const bool is_outside = std::ranges::find(none, code, &PersonGroup::code) != none.end();
      if (is_outside) outside.push_back(row.protection);
    }
    if (outside.empty()) continue;
    bullets.items.push_back(Paragraph{words.say("Not for {group}: {protections}.",
                                                {{"group", words.groups(std::vector{code})},
                                                 {"protections", words.protections(outside)}})});
  }
  if (bullets.items.empty()) return;
  blocks.push_back(Paragraph{words.say("Who is left out of what others are promised:")});
  blocks.push_back(std::move(bullets));
}

void tell_best_step(LawWords& words, const ProtectionMap& map,
                    const std::vector<HelpfulStep>& steps, Blocks& blocks) {
  if (steps.empty() || steps.front().closes.empty()) return;
  const auto& best = steps.front();
  std::string text =
      words.say("What would help most: if {step}, {number} more would be duties ({protections}).",
                {{"step", step_words(words, map, best)},
                 {"number", std::to_string(best.closes.size())},
                 {"protections", words.protections(best.closes)}});
  std::vector<std::string> tied;
  for (std::size_t i = 1; i < steps.size(); ++i) {
    const bool as_many = steps[i].closes.size() == best.closes.size();
    if (as_many && steps[i].is_not_joined == best.is_not_joined) {
      tied.push_back(step_words(words, map, steps[i]));
    }
  }
  if (!tied.empty()) {
    text += " " + words.say("As much would come if: {steps}.", {{"steps", joined(tied, "; ")}});
  }
  if (!best.is_not_joined)
    text += " " + words.say("Whether it has joined already is not known here.");
  blocks.push_back(words.paragraph(std::move(text), {map.laws[best.law].instrument.proof}));
}

void tell_how_far_known(LawWords& words, const ProtectionMap& map, Blocks& blocks) {
  Period first;
  for (const auto& law : map.laws) {
    const Period known = law.instrument.parties_known_to;
    if (!known.empty() && (first.empty() || last_day(known) < last_day(first))) first = known;
  }
  std::string text = words.say(
      "A treaty is a promise of states: it tells what you may ask for, not what always happens. "
      "National law and agreements between two states may give you more.");
  if (!first.empty() && last_day(first) < map.day) {
    text += " " + words.say(
                      "Some lists of who has joined end on {day}; what states did since is "
                      "not known here.",
                      {{"day", first.text()}});
  }
  blocks.push_back(Paragraph{std::move(text), {}, Paragraph::Tone::caution});
}

}  // namespace corridor
