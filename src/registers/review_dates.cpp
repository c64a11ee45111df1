#include "registers/review_dates.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::array<ReviewRule, 7> rules{{
    {"stated", "the day that a register gives for the next review", true},
    {"event", "a review that is set and has not taken place", true},
    {"interval", "the last review and the interval between reviews", true},
    {"interval_from_force", "entry into force and the interval between reviews", true},
    {"duration_end", "the beginning and the stated duration, without renewal by itself", true},
    {"renewal", "the beginning and the stated duration, after which it renews itself", true},
    {"anniversary", "no review clause known: the next fifth anniversary of its beginning", false},
}};
enum Rule : std::size_t {
  stated,
  event,
  interval,
  interval_from_force,
  duration_end,
  renewal,
  anniversary
};

constexpr int anniversary_years = 5;

/// A date so many steps later, as precise as it was.
Period after(Period date, const Delay& step, int times) {
  Delay whole = step;
  whole.months *= times;
  whole.days *= times;
  const Period moved = period_of(whole.after(first_day(date)));
  if (date.kind() == Period::Kind::day) return moved;
  if (date.kind() == Period::Kind::year || step.days > 0) return Period::year(moved.start_year());
  const auto month = Period::parse(moved.text().substr(0, 7));
  return month ? *month : moved;
}

bool is_over(Period date, Day today) { return !date.empty() && last_day(date) < today; }

/// The first of the steps behind `date` that is not over; nothing for a step of no length.
std::optional<Period> next_after(Period date, const Delay& step, Day today) {
  if (step.months <= 0 && step.days <= 0) return std::nullopt;
  constexpr int most_steps = 40'000;
  for (int times = 1; times < most_steps; ++times) {
    const Period next = after(date, step, times);
    if (!is_over(next, today)) return next;
  }
  return std::nullopt;
}

Period beginning(const ReviewFacts& facts) {
  return facts.in_force.empty() ? facts.signed_on : facts.in_force;
}
std::string beginning_word(const ReviewFacts& facts) {
  return facts.in_force.empty() ? "signature" : "entry into force";
}

/// "5 years" as a value of a sentence: what is counted is said in the language.
Saying::Value span(std::string_view text) {
  const auto space = std::min(text.find(' '), text.size());
  const bool has_count = parse_integer(text.substr(0, space)).has_value();
  if (!has_count) return {"span", std::string(text)};
  return {"span", "{count}" + std::string(text.substr(space)), true,
          std::string(text.substr(0, space))};
}
Saying::Value span(int years) { return span(fmt::format("{} years", years)); }
Saying::Value on(Period date) { return {"day", date.text()}; }

std::optional<Delay> every(const ReviewFacts& facts) {
  const auto text = facts.fields["review_every"];
  return text.empty() ? std::nullopt : parse_delay(text);
}

/// Years that the agreement lasts, as coded; nothing where it says no number.
std::optional<int> duration_years(const ReviewFacts& facts) {
  const auto years = parse_number(facts.fields["bla_duration_years"]);
  if (!years || *years < 1 || *years > 200) return std::nullopt;
  return static_cast<int>(*years);
}
bool renews_itself(const ReviewFacts& facts) { return facts.fields["bla_autorenew"] == "1"; }

Period last_review(const ReviewFacts& facts, Day today) {
  Period last = stored_date(facts.fields["review_last"]);
  for (const Period one : facts.reviews) {
    const bool has_been = first_day(one) <= today;
    if (has_been && (last.empty() || first_day(last) < first_day(one))) last = one;
  }
  return last;
}

using Dates = std::vector<ReviewDate>;

void add_review(const ReviewFacts& facts, Day today, Dates& dates) {
  const Period last = last_review(facts, today);
  const auto done_since = [&](Period due) {
    return !last.empty() && first_day(due) <= last_day(last);
  };
  if (const Period next = stored_date(facts.fields["review_next"]);
      !next.empty() && !done_since(next)) {
    dates.push_back({&rules[stated],
                     next,
                     is_over(next, today),
                     {"the next review is set for {day}", {on(next)}}});
    return;
  }
  for (const Period one : facts.reviews) {
    if (first_day(one) <= today) continue;
    dates.push_back({&rules[event], one, false, {"a review is set for {day}", {on(one)}}});
    return;
  }
  const auto step = every(facts);
  if (!step) return;
  const auto text = facts.fields["review_every"];
  if (!last.empty()) {
    const Period due = after(last, *step, 1);
    dates.push_back({&rules[interval],
                     due,
                     is_over(due, today),
                     {"every {span} after the last review, {day}", {span(text), on(last)}}});
  } else if (!facts.in_force.empty()) {
    if (const auto due = next_after(facts.in_force, *step, today)) {
      dates.push_back({&rules[interval_from_force],
                       *due,
                       false,
                       {"every {span} from entry into force, {day}; no review known",
                        {span(text), on(facts.in_force)}}});
    }
  }
}

void add_duration(const ReviewFacts& facts, Day today, Dates& dates) {
  const auto years = duration_years(facts);
  const Period began = beginning(facts);
  if (!years || began.empty()) return;
  const Delay step{.months = 12 * *years};
  const std::vector<Saying::Value> from{
      span(*years), {"beginning", beginning_word(facts), true}, on(began)};
  if (!renews_itself(facts)) {
    dates.push_back(
        {&rules[duration_end],
         after(began, step, 1),
         false,
         {"{span} from {beginning}, {day}; it does not renew itself, and whether it was "
          "renewed is not known",
          from}});
  } else if (const auto due = next_after(began, step, today)) {
    dates.push_back(
        {&rules[renewal],
         *due,
         false,
         {"{span} from {beginning}, {day}, then again as long unless a side gives notice", from}});
  }
}

}  // namespace

std::span<const ReviewRule> review_rules() { return rules; }

std::vector<ReviewDate> review_dates(const ReviewFacts& facts, Day today) {
  Dates dates;
  if (is_over(facts.ended, today)) return dates;
  add_review(facts, today, dates);
  add_duration(facts, today, dates);
  const Period began = beginning(facts);
  if (!dates.empty() || began.empty() || every(facts)) return dates;
  if (const auto due = next_after(began, Delay{.months = 12 * anniversary_years}, today)) {
    dates.push_back({&rules[anniversary],
                     *due,
                     false,
                     {"{span} since {beginning}, {day}",
                      {span(due->start_year() - began.start_year()),
                       {"beginning", beginning_word(facts), true},
                       on(began)}},
                     began});
  }
  return dates;
}

Saying review_clause(const ReviewFacts& facts) {
  const auto interval_text = facts.fields["review_every"];
  if (!interval_text.empty()) return {"reviewed every {span}", {span(interval_text)}};
  if (!facts.fields["review_next"].empty() || !facts.reviews.empty()) {
    return {"reviewed on days that are set"};
  }
  const auto years = duration_years(facts);
  if (years && renews_itself(facts)) return {"renews itself every {span}", {span(*years)}};
  if (years) return {"ends after {span}", {span(*years)}};
  if (renews_itself(facts)) return {"renews itself; no review clause known"};
  return {"no review clause known"};
}

}  // namespace corridor
