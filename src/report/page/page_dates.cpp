#include "report/page/page_dates.h"

#include "report/render_days.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace corridor {
namespace {

constexpr std::size_t digits_of_year = 4, whole_day = 10;

/// Of a longer name, a number, an address, or quoted.
bool holds_on(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         std::string_view("-_/:=&;#.+").contains(c);
}

/// "on 2026-11-30." ends a sentence; "2026-11-30.csv" is a name.
bool goes_on(std::string_view after) {
  if (after.empty()) return false;
  if (after[0] != '.' && after[0] != ':' && after[0] != ';') return holds_on(after[0]);
  return after.size() > 1 && holds_on(after[1]);
}

/// The day that begins there and is in words, or nothing.
std::string_view day_alone_at(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  const bool stands_alone = rest.size() >= whole_day && is_day(rest.substr(0, whole_day)) &&
                            (at == 0 || !holds_on(text[at - 1])) &&
                            !goes_on(rest.substr(whole_day));
  return stands_alone ? rest.substr(0, whole_day) : std::string_view();
}

std::string text_with_days(const Words& words, std::string_view text) {
  std::string out;
  std::size_t told = 0;
  for (auto dash = text.find('-'); dash != text.npos; dash = text.find('-', dash + 1)) {
    if (dash < told + digits_of_year) continue;
    const auto day = day_alone_at(text, dash - digits_of_year);
    const auto said = words.day(day);
    if (said == day) continue;
    out += text.substr(told, dash - digits_of_year - told);
    out += said;
    told = dash - digits_of_year + day.size();
  }
  return out.append(text.substr(told));
}

/// What an element holds is left alone from its beginning to its end.
constexpr std::array<std::string_view, 8> kept_elements{"script", "style", "textarea", "select",
                                                        "svg",    "code",  "pre",      "figure"};

/// The name of an element that begins here and is left alone; also of one in another language.
std::string_view kept_element_at(std::string_view html, std::string_view language) {
  constexpr std::string_view tells = " lang=\"";
  const auto name = html.substr(1, html.find_first_of(" >\n/", 1) - 1);
  if (std::ranges::find(kept_elements, name) != kept_elements.end()) return name;
  const auto tag = html.substr(0, html.find('>'));
  const auto told = tag.find(tells);
  const bool is_own = told == tag.npos || tag.substr(told + tells.size()).starts_with(language);
  return is_own ? std::string_view() : name;
}

constexpr std::string_view time_tag = "<time>", time_end = "</time>";

/// The day or month of an element that is nothing else; in words it is no longer what <time> may
/// hold.
std::string_view time_at(std::string_view html) {
  if (!html.starts_with(time_tag)) return {};
  const auto text = html.substr(time_tag.size(), html.find(time_end) - time_tag.size());
  return is_day(text) ? text : std::string_view();
}

}  // namespace

std::string html_days(const Words& words, std::string_view html) {
  std::string out;
  out.reserve(html.size() + html.size() / 16);
  while (!html.empty()) {
    const auto tag = std::min(html.find('<'), html.size());
    out += text_with_days(words, html.substr(0, tag));
    html.remove_prefix(tag);
    if (html.empty()) break;
    if (const auto day = time_at(html); !day.empty()) {
      out += words.day(day);
      html.remove_prefix(time_tag.size() + day.size() + time_end.size());
      continue;
    }
    const auto kept = kept_element_at(html, words.language());
    const auto end = kept.empty() ? html.find('>') : html.find(fmt::format("</{}>", kept));
    const auto past = std::min(end, html.size() - 1) + 1;
    out += html.substr(0, past);
    html.remove_prefix(past);
  }
  return out;
}

}  // namespace corridor
