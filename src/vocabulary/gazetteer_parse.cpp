// What people write on a command line: places, corridors, and what was meant where neither is
// known.

#include "base/text.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

namespace corridor {
namespace {

/// Two letters beside a part of a country: they could be the beginning or the end of its code.
bool could_belong_to_either(std::string_view written, std::string_view other) {
  const auto& gazetteer = Gazetteer::get();
  const auto place = gazetteer.match(other);
  const bool part = place && !gazetteer.country_of(*place).empty();
  return part && trim(written).size() == 2 && !written.contains('_');
}

}  // namespace

std::vector<std::string> Gazetteer::suggestions(std::string_view written) const {
  std::vector<std::string> names;
  for (const auto& record : records_) {
    names.emplace_back(record.place.code());
    for (const auto& [language, name] : record.names) names.push_back(name);
  }
  return near_words(written, names);
}

Result<Place> Gazetteer::parse_place(std::string_view written) const {
  if (const auto place = match(written)) return *place;
  std::string hint;
  for (const auto& name : suggestions(written)) {
    hint += hint.empty() ? "Did you mean " : " or ";
    hint += name;
  }
  hint += hint.empty() ? "Write an ISO code (BGD) or a name (Bangladesh); `corridor find TEXT` "
                         "searches."
                       : "?";
  return fail({ErrorKind::not_found,
               fmt::format("no place is called \"{}\"", clip(written, 80)),
               {},
               hint});
}

Result<Corridor> Gazetteer::parse_corridor(std::string_view written) const {
  bool passed_over = false;
  std::size_t dash = written.find('-');
  for (; dash != std::string_view::npos; dash = written.find('-', dash + 1)) {
    const auto left = written.substr(0, dash), right = written.substr(dash + 1);
    const auto origin = match(left);
    const auto destination = match(right);
    if (!origin || !destination) continue;
    if (!could_belong_to_either(left, right) && !could_belong_to_either(right, left)) {
      return Corridor{*origin, *destination};
    }
    passed_over = true;
  }
  dash = written.find('-');
  if (dash == std::string_view::npos || passed_over) {
    return fail({ErrorKind::usage,
                 fmt::format("expected a corridor, saw \"{}\"", clip(written, 80)),
                 {},
                 passed_over ? "Beside a part of a country write the country with three letters: "
                               "USA-DE-BY."
                             : "Write origin and destination with a hyphen between: BGD-MYS."});
  }
  const Place origin = TRY(parse_place(written.substr(0, dash)));
  const Place destination = TRY(parse_place(written.substr(dash + 1)));
  return Corridor{origin, destination};
}

Result<Subject> Gazetteer::parse_subject(std::string_view written) const {
  if (const auto place = match(written)) return Subject{.origin = {}, .place = *place};
  if (!written.contains('-')) return Subject{.origin = {}, .place = TRY(parse_place(written))};
  const Corridor corridor = TRY(parse_corridor(written));
  return Subject{.origin = corridor.origin, .place = corridor.destination};
}

}  // namespace corridor
