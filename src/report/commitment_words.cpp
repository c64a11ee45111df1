#include "report/commitment_words.h"

#include "base/text.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace corridor {
namespace {

using commitment_verdict::Estimate;
using commitment_verdict::Rule;
using commitment_verdict::TwoPoint;

constexpr double large = 10'000, beyond_words = 1e15;
constexpr int three_digits = 3;

/// The numbers of a measure as texts.
class Told {
 public:
  Told(const Words& words, const JudgedMeasure& measure) : words_(words), measure_(measure) {
    if (!measure.has_figures()) return;
    const auto& latest = measure.measured.whole.figures.back();
    value_ = number(latest.value);
    period_ = latest.period.text();
  }

  std::string number(double value) const {
    return number_in_words(words_, value, measure_.measured.digits);
  }
  std::string rate(double value) const { return number_in_words(words_, value, 1); }

  std::string because() const {
    switch (measure_.found.rule) {
      case Rule::reached:
        return words_.say(
            "The latest figure, {value} in {period}, has reached the target of "
            "{target}.",
            {{"value", value_}, {"period", period_}, {"target", target()}});
      case Rule::at_best:
        return words_.say("The latest figure, {value} in {period}, is the best there can be.",
                          {{"value", value_}, {"period", period_}});
      case Rule::deadline_passed:
        return words_.say(
            "{target} was promised by {by}; in {period} it was {value}.",
            {{"target", target()}, {"by", by()}, {"period", period_}, {"value", value_}});
      case Rule::reached_unsure:
        return words_.say(
            "The latest figure, {value} in {period}, has reached the target of "
            "{target}, but not the whole range that its publisher gives.",
            {{"value", value_}, {"period", period_}, {"target", target()}});
      case Rule::fell_back:
        return words_.say("It fell back from {first} in {first_period} to {value} in {period}.",
                          {{"first", number(first().value)},
                           {"first_period", first().period.text()},
                           {"value", value_},
                           {"period", period_}});
      case Rule::levels_only:
        return levels();
      case Rule::least_only:
        return words_.say(
            "What is counted is the least there was: a change may be one of "
            "counting.");
      case Rule::nothing_known:
        return words_.say("No figure is at hand.");
      case Rule::too_few:
        return words_.say("Fewer than three figures can be compared: there is no trend.");
      default:
        return by_trend();
    }
  }

 private:
  std::string target() const { return number(measure_.asked.target.value_or(0)); }
  std::string by() const { return std::to_string(measure_.asked.by); }
  const DatedFigure& first() const {
    return measure_.measured.whole.figures[measure_.found.first_used];
  }

  std::string levels() const {
    if (!measure_.asked.target) {
      return words_.say("It stood at {value} in {period}; steps have no trend.",
                        {{"value", value_}, {"period", period_}});
    }
    return words_.say("It stood at {value} in {period}, not yet {target}; steps have no trend.",
                      {{"value", value_}, {"period", period_}, {"target", target()}});
  }

  std::string by_trend() const {
    const auto& trend = *measure_.found.trend;
    const bool to_target = measure_.asked.target && measure_.found.rule != Rule::wrong_way;
    return to_target ? to_the_day(trend.at_deadline) : a_year(trend.percent_per_year);
  }

  std::string to_the_day(const Estimate& end) const {
    const auto low = number(end.low), high = number(end.high), value = number(end.value);
    const auto say = [&](std::string_view english) {
      return words_.say(
          english,
          {{"value", value}, {"by", by()}, {"low", low}, {"high", high}, {"target", target()}});
    };
    switch (measure_.found.rule) {
      case Rule::reaches_target:
        return say(
            "The trend leads to {value} in {by}, between {low} and {high}: all of that "
            "reaches {target}.");
      case Rule::falls_short:
        return say(
            "The trend leads to {value} in {by}, between {low} and {high}: all of that "
            "falls short of {target}.");
      default:
        return say(
            "The trend leads to {value} in {by}, between {low} and {high}: {target} lies "
            "within.");
    }
  }

  std::string a_year(const Estimate& rate_of) const {
    const auto low = rate(rate_of.low), high = rate(rate_of.high), value = rate(rate_of.value);
    const auto say = [&](std::string_view english) {
      return words_.say(english, {{"value", value}, {"low", low}, {"high", high}});
    };
    switch (measure_.found.rule) {
      case Rule::wrong_way:
        return say("It goes the wrong way: {value} percent a year, between {low} and {high}.");
      case Rule::fast_enough:
        return say(
            "It changes by {value} percent a year, between {low} and {high}: all of that "
            "is at least 1.5 percent a year the right way.");
      case Rule::too_slow:
        return say(
            "It changes by {value} percent a year, between {low} and {high}: all of that "
            "is slower than 1.5 percent a year the right way.");
      default:
        return say(
            "It changes by {value} percent a year, between {low} and {high}: too wide a "
            "range to tell.");
    }
  }

  const Words& words_;
  const JudgedMeasure& measure_;
  std::string value_, period_;
};

std::string why_not_in_words(const Words& words, TwoPoint::Why why) {
  switch (why) {
    case TwoPoint::Why::no_base:
      return words.say("Two points: no figure within three years of the base year.");
    case TwoPoint::Why::too_near:
      return words.say("Two points: less than two years apart.");
    case TwoPoint::Why::across_a_break:
      return words.say("Two points: a break lies between them.");
    case TwoPoint::Why::not_positive:
      return words.say("Two points: no rate of growth from, to or towards zero or below.");
    case TwoPoint::Why::no_rate:
      return words.say("Two points: steps have no rate of growth.");
    default:
      return words.say("Two points: there are no two figures.");
  }
}

std::string year_in_words(double year) { return fmt::format("{:.0f}", std::floor(year)); }

}  // namespace

std::string number_in_words(const Words& words, double value, int digits) {
  const double size = std::abs(value);
  if (size >= beyond_words || !std::isfinite(value)) return fmt::format("{:.1e}", value);
  if (size >= large) return words.number(round_significant(value, three_digits), 0);
  return words.number(value, digits);
}

std::string because(const Words& words, const JudgedMeasure& measure) {
  return Told(words, measure).because();
}

std::string title_of(TwoPoint::Answer answer) {
  constexpr std::string_view titles[] = {"substantial progress", "fair progress",
                                         "limited or no progress", "deterioration", "not defined"};
  return std::string(titles[static_cast<std::size_t>(answer)]);
}

std::string two_point_in_words(const Words& words, const JudgedMeasure& measure) {
  const auto& two = measure.found.two_point;
  if (two.answer == TwoPoint::Answer::not_defined) return why_not_in_words(words, two.why);
  const auto from = year_in_words(two.first_year), to = year_in_words(two.last_year);
  const auto actual = number_in_words(words, two.actual_percent_per_year, 1);
  const auto answer = words.say(title_of(two.answer));
  if (!two.ratio) {
    return words.say("Two points: {actual} percent a year from {from} to {to}: {answer}.",
                     {{"actual", actual}, {"from", from}, {"to", to}, {"answer", answer}});
  }
  return words.say(
      "Two points: {actual} percent a year from {from} to {to}, {required} would "
      "lead to the target; the ratio is {ratio}: {answer}.",
      {{"actual", actual},
       {"from", from},
       {"to", to},
       {"required", number_in_words(words, *two.required_percent_per_year, 1)},
       {"ratio", words.number(*two.ratio, 2)},
       {"answer", answer}});
}

namespace {

std::string part_of_group_in_words(const Words& words, std::string_view name) {
  constexpr std::string_view ages = "ages ";
  if (name == "female") return words.say("women and girls");
  if (name == "male") return words.say("men and boys");
  if (name == "migratory_status=migrant") return words.say("people who moved");
  if (name == "migratory_status=nonmigrant") return words.say("people who did not move");
  if (name == "migratory_status=notspec") {
    return words.say("people whatever their migratory status");
  }
  if (name.starts_with(ages)) {
    return words.say("ages {ages}", {{"ages", name.substr(ages.size())}});
  }
  const auto way =
      name.contains('-') ? Gazetteer::get().parse_corridor(name) : Result<Corridor>(fail({}));
  if (!way) return std::string(name);
  const auto name_of = [&](Place place) {
    return words.say(Gazetteer::get().name(place, words.language()));
  };
  return words.say("{origin} to {destination}",
                   {{"origin", name_of(way->origin)}, {"destination", name_of(way->destination)}});
}

/// What the part of a series stands for, where the code alone says nothing to people.
std::string part_in_words(const Words& words, std::string_view part) {
  constexpr std::string_view of_domain = "policy_domains=domain";
  constexpr std::array<std::string_view, 6> domains{
      "domain 1: migrant rights",
      "domain 2: whole of government, evidence",
      "domain 3: cooperation and partnerships",
      "domain 4: socio-economic well-being",
      "domain 5: mobility in crises",
      "domain 6: safe, orderly and regular migration"};
  const bool is_domain = part.starts_with(of_domain) && part.size() == of_domain.size() + 1;
  if (!is_domain || part.back() < '1' || part.back() > '6') return group_in_words(words, part);
  return words.say(domains[static_cast<std::size_t>(part.back() - '1')]);
}

}  // namespace

std::string label_in_words(const Words& words, const Commitment& commitment) {
  const auto name = words.say(framework_title(commitment.framework));
  return commitment.number.empty() ? name : fmt::format("{} {}", name, commitment.number);
}

std::string heading_in_words(const Words& words, const Commitment& commitment) {
  return words.say("{promise}: {title}", {{"promise", label_in_words(words, commitment)},
                                          {"title", commitment.title_in(words.language())}});
}

std::string measured_by_in_words(const Words& words, const JudgedMeasure& measure) {
  const auto title = words.say(measure.measured.title);
  if (measure.asked.part.empty()) return title;
  return fmt::format("{}, {}", title, part_in_words(words, measure.asked.part));
}

std::string group_in_words(const Words& words, std::string_view name) {
  std::string told;
  while (!name.empty()) {
    const auto part = name.substr(0, name.find(';'));
    told += (told.empty() ? "" : ", ") + part_of_group_in_words(words, trim(part));
    name.remove_prefix(std::min(part.size() + 1, name.size()));
  }
  return told;
}

std::string hidden_in_words(const Words& words, const HiddenGroup& group, int digits) {
  const auto name = group_in_words(words, group.name);
  if (group.found.trend) {
    const auto& rate = group.found.trend->percent_per_year;
    return words.say("{group}: {value} percent a year, between {low} and {high}",
                     {{"group", name},
                      {"value", number_in_words(words, rate.value, 1)},
                      {"low", number_in_words(words, rate.low, 1)},
                      {"high", number_in_words(words, rate.high, 1)}});
  }
  const auto &first = group.figures.front(), &last = group.figures.back();
  return words.say("{group}: from {first} in {first_period} to {value} in {period}",
                   {{"group", name},
                    {"first", number_in_words(words, first.value, digits)},
                    {"first_period", first.period.text()},
                    {"value", number_in_words(words, last.value, digits)},
                    {"period", last.period.text()}});
}

std::string wanted_in_words(const Words& words, const JudgedMeasure& measure) {
  const auto way = words.say(measure.asked.wanted_down ? "less is better" : "more is better");
  if (!measure.asked.target) return way;
  return words.say("{way}; {target} by {by}",
                   {{"way", way},
                    {"target", number_in_words(words, *measure.asked.target, 0)},
                    {"by", std::to_string(measure.asked.by)}});
}

}  // namespace corridor
