#include "registers/agreement_repeats.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace corridor {
namespace {

/// The words of a title that tell an agreement from another, in the order of the alphabet.
std::string title_words(std::string_view title) {
  struct Words {
    std::string_view written, meant;
  };
  constexpr std::array<Words, 6> one_name{{{"association of southeast asian nations", "asean"},
                                           {"association of south east asian nations", "asean"},
                                           {"european communities", "ec"},
                                           {"european community", "ec"},
                                           {"european union", "eu"},
                                           {"republic of korea", "korea"}}};
  constexpr std::array<std::string_view, 14> idle{
      "agreement", "free", "trade", "area", "fta", "the",     "of",
      "and",       "a",    "on",    "for",  "to",  "between", "establishing"};
  std::string text = fold(title.substr(0, title.find('(')));
  for (const auto& [written, meant] : one_name) {
    const auto at = text.find(written);
    if (at != std::string::npos) text.replace(at, written.size(), meant);
  }
  std::set<std::string_view> words;
  for (const auto word : split(text, ' ')) {
    if (std::ranges::find(idle, word) == idle.end()) words.insert(word);
  }
  std::string key;
  for (const auto word : words) key.append(word).append(" ");
  return key;
}

bool in_one_year(const Agreement& one, const Agreement& other) {
  const auto same = [](const AgreementDate& a, const AgreementDate& b) {
    return a && b && a.date.start_year() == b.date.start_year();
  };
  return same(one.signed_on, other.signed_on) || same(one.in_force, other.in_force);
}

/// How much an entry tells of the agreement: days rather than years, then what it covers.
auto telling(const Agreement& agreement) {
  const auto has_day = [](const AgreementDate& date) {
    return date && date.date.kind() == Period::Kind::day;
  };
  return std::tuple(has_day(agreement.signed_on) + has_day(agreement.in_force),
                    bool(agreement.signed_on) + bool(agreement.in_force),
                    agreement.areas_coded + !agreement.labour_depth.empty());
}

}  // namespace

void mark_repeats(std::vector<Agreement>& agreements) {
  std::map<std::string, std::vector<std::vector<Agreement*>>> by_title;
  for (auto& agreement : agreements) {
    if (agreement.is("labour")) continue;
    auto& sets = by_title[title_words(agreement.instrument.title)];
    const auto found = std::ranges::find_if(sets, [&](const std::vector<Agreement*>& set) {
      return std::ranges::any_of(
          set, [&](const Agreement* other) { return in_one_year(*other, agreement); });
    });
    if (found != sets.end()) {
      found->push_back(&agreement);
    } else {
      sets.push_back({&agreement});
    }
  }
  for (const auto& [title, sets] : by_title) {
    for (const auto& set : sets) {
      const auto* best =
          *std::ranges::max_element(set, {}, [](const Agreement* one) { return telling(*one); });
      for (auto* one : set) {
        if (one != best) one->probably = best->instrument.code;
      }
    }
  }
}

}  // namespace corridor
