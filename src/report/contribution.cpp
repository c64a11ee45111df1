#include "report/contribution.h"

#include <algorithm>
#include <tuple>

namespace corridor {
namespace {

/// The two ends of the subject; of a place alone both are it.
struct Ends {
  Place origin, destination;
  bool is_corridor = false;
};

Ends ends_of(const Subject& subject) {
  if (subject.is_corridor()) return {subject.origin, subject.place, true};
  return {subject.place, subject.place, false};
}

/// Where the measure is asked for; nothing where it makes no sense for the subject.
std::optional<ContributionLine> line_of(const ContributionMeasure& measure, const Ends& ends) {
  ContributionLine line{.measure = &measure, .origin = {}, .place = ends.destination};
  switch (measure.of) {
    case AskedOf::at_destination:
      break;
    case AskedOf::at_origin:
      line.place = ends.origin;
      break;
    case AskedOf::into:
      line.origin = world;
      break;
    case AskedOf::along:
      if (!ends.is_corridor) return std::nullopt;
      line.origin = ends.origin;
      break;
    case AskedOf::out_of:
      line.origin = ends.origin;
      line.place = world;
      break;
  }
  return line;
}

/// The latest figure; nothing where the workspace has none, or does not know the series at all.
Result<std::optional<Figure>> latest(const Account& account, const ContributionLine& line) {
  if (line.measure->expression.empty()) return std::nullopt;
  const auto query =
      parse_series_query(account.workspace(), line.measure->expression, line.place.code());
  if (!query && query.error().kind == ErrorKind::not_found) return std::nullopt;
  if (!query) return std::unexpected(query.error());
  SeriesQuery total = *query;
  total.origin = line.origin;
  total.sex = Sex::total;
  return Account::latest(TRY(account.history_of(total)));
}

}  // namespace

Result<std::vector<ContributionLine>> contribution_lines(const Account& account,
                                                         ContributionDepth depth) {
  const Ends ends = ends_of(account.subject());
  std::vector<ContributionLine> lines;
  const auto is_there = [&](const ContributionLine& line) {
    // Of one place alone both ends have the same figures about everybody.
    return std::ranges::any_of(lines, [&](const ContributionLine& other) {
      const bool alike = std::tie(other.measure->expression, other.origin, other.place) ==
                         std::tie(line.measure->expression, line.origin, line.place);
      return alike && !line.measure->expression.empty();
    });
  };
  for (const auto& measure : contribution_measures()) {
    if (depth == ContributionDepth::sentences && measure.sentence.empty()) continue;
    auto line = line_of(measure, ends);
    if (!line || is_there(*line)) continue;
    line->figure = TRY(latest(account, *line));
    if (measure.only_where_counted && !line->has_value()) continue;
    lines.push_back(std::move(*line));
  }
  return lines;
}

ContributionCount count_of(const std::vector<ContributionLine>& lines, Reads reads) {
  ContributionCount count;
  for (const auto& line : lines) {
    if (line.measure->reads != reads) continue;
    ++(line.has_value() ? count.at_hand : count.missing);
  }
  return count;
}

namespace {

/// The ends of the subject as sentences name them.
struct EndNames {
  std::string origin, place;
};

EndNames names_of(const Account& account) {
  const Ends ends = ends_of(account.subject());
  return {account.in_sentence(ends.origin), account.in_sentence(ends.destination)};
}

}  // namespace

std::string title_of(const Account& account, const ContributionLine& line) {
  return account.say(line.measure->title);
}

std::string reading_of(const Account& account, const ContributionLine& line) {
  const auto& measure = *line.measure;
  if (measure.reads == Reads::setting) return account.say("setting");
  const auto names = names_of(account);
  const std::string whom = measure.bearer == Bearer::people     ? account.say("people who moved")
                           : measure.bearer == Bearer::families ? account.say("families")
                           : measure.bearer == Bearer::origin   ? names.origin
                                                                : names.place;
  return measure.reads == Reads::gain ? account.say("gain for {whom}", {{"whom", whom}})
                                      : account.say("cost to {whom}", {{"whom", whom}});
}

std::string value_of(const Account& account, const ContributionLine& line, bool with_unit) {
  const auto& measure = *line.measure;
  const Figure& figure = *line.figure;
  if (measure.unit == "persons") return account.people(figure);
  if (with_unit && measure.unit.starts_with("US$")) return account.dollars(figure);
  if (with_unit && measure.unit.starts_with("percent")) {
    return account.percent(figure.value(), measure.digits);
  }
  if (measure.digits == 0) return account.amount(figure.value());
  return account.words().number(figure.value(), measure.digits);
}

Paragraph sentences_of(Account& account, const std::vector<ContributionLine>& lines, Reads reads,
                       std::size_t most) {
  const auto names = names_of(account);
  std::string text;
  std::vector<Figure> cited;
  for (const auto& line : lines) {
    const auto& measure = *line.measure;
    const bool said = measure.reads == reads && line.has_value() && !measure.sentence.empty();
    if (!said || cited.size() == most) continue;
    text += (text.empty() ? "" : " ") +
            account.say(measure.sentence, {{"origin", names.origin},
                                           {"place", names.place},
                                           {"value", value_of(account, line, true)},
                                           {"year", account.year(*line.figure)}});
    cited.push_back(*line.figure);
  }
  return account.paragraph(std::move(text), cited);
}

}  // namespace corridor
