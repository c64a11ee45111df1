#include "base/workbook_text.h"

#include "base/text.h"

#include <fmt/core.h>

#include <array>
#include <chrono>
#include <cmath>

namespace corridor {
namespace {

constexpr double serial_of_year_10000 = 2'958'466;
constexpr double seconds_a_day = 86'400;

/// Which parts of a date a format code has letters for.
struct Letters {
  bool year = false, month = false, day = false, time = false, digits = false;
};

/// A format code without quoted text, escapes and brackets; empty where it shows elapsed time. Only
/// the first section counts: the others are for negative numbers and text.
std::string bare_code(std::string_view code) {
  std::string bare;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size() - 1);
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const auto end = std::min(code.find(']', i + 1), code.size() - 1);
      const std::string inside = fold(code.substr(i + 1, end - i - 1));
      const bool elapsed = inside.find_first_not_of("hms") == inside.npos && !inside.empty();
      if (elapsed) return {};
      i = end;
    } else {
      bare += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
  }
  return bare;
}

/// The m behind hours or before seconds are minutes.
Letters letters_of(std::string_view bare) {
  Letters found;
  char before = 0;  // the last letter of another part
  for (std::size_t i = 0; i < bare.size(); ++i) {
    const char c = bare[i];
    if (bare.substr(i).starts_with("am/pm")) i += 4;
    found.year |= c == 'y';
    found.day |= c == 'd';
    found.time |= c == 'h' || c == 's';
    found.digits |= c == '#' || c == '?' || c == '0';
    if (c == 'm') {
      const auto next = bare.find_first_of("yds", bare.find_first_not_of('m', i));
      const bool minutes = before == 'h' || (next != bare.npos && bare[next] == 's');
      (minutes ? found.time : found.month) = true;
    }
    if (std::string_view("ydhs").contains(c)) before = c;
  }
  return found;
}

std::string_view superscript(char digit) {
  constexpr std::array<std::string_view, 10> digits{"⁰", "¹", "²", "³", "⁴",
                                                    "⁵", "⁶", "⁷", "⁸", "⁹"};
  return digits[static_cast<std::size_t>(digit - '0')];
}

bool is_superscript(XmlElement run) {
  return run.child("rPr").child("vertAlign").attribute("val") == "superscript";
}

std::optional<char> hexadecimal(std::string_view digits) {
  int number = 0;
  for (const char c : digits) {
    const auto at = std::string_view("0123456789ABCDEF").find(c);
    if (at == std::string_view::npos) return std::nullopt;
    number = number * 16 + static_cast<int>(at);
  }
  return number < 0x80 ? std::optional(static_cast<char>(number)) : std::nullopt;
}

/// Control characters stand as "_x000D_" in strings of workbooks.
void append_decoded(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const auto mark = std::min(text.find("_x"), text.size());
    out += text.substr(0, mark);
    text.remove_prefix(mark);
    const auto code =
        text.size() >= 7 && text[6] == '_' ? hexadecimal(text.substr(2, 4)) : std::nullopt;
    if (code && *code != 0) {
      out += *code;
      text.remove_prefix(7);
    } else {
      out += text.substr(0, 2);
      text.remove_prefix(std::min<std::size_t>(2, text.size()));
    }
  }
}

}  // namespace

DateShape shape_of_builtin_format(std::int64_t number) {
  if (number == 17) return DateShape::month;
  if (number == 22) return DateShape::moment;
  if ((number >= 18 && number <= 21) || number == 45 || number == 47) return DateShape::time;
  const bool day = (number >= 14 && number <= 16) || (number >= 27 && number <= 31) ||
                   number == 36 || (number >= 50 && number <= 54) || number == 57 || number == 58;
  return day ? DateShape::day : DateShape::none;
}

DateShape shape_of_format(std::string_view code) {
  const std::string bare = bare_code(code);
  const Letters has = letters_of(bare);
  const bool general = bare.contains("general");
  const bool date = has.year || has.month || has.day;
  if (general || (has.digits && !has.time)) return DateShape::none;
  if (has.time) return date ? DateShape::moment : DateShape::time;
  if (has.day || (has.month && !has.year)) return DateShape::day;
  if (has.month) return DateShape::month;
  return has.year ? DateShape::year : DateShape::none;
}

std::optional<std::string> date_text(double serial, DateShape shape, bool epoch_1904) {
  using std::chrono::days;
  if (shape == DateShape::none || !(serial >= 0) || serial >= serial_of_year_10000) return {};
  double whole = std::floor(serial);
  auto seconds = std::lround((serial - whole) * seconds_a_day);
  if (seconds >= static_cast<long>(seconds_a_day)) {
    whole += 1;
    seconds = 0;
  }
  const std::string clock =
      fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
  if (shape == DateShape::time) return clock;
  const auto count = static_cast<int>(whole);
  if (!epoch_1904 && (count == 0 || count == 60)) return {};
  const auto base = epoch_1904   ? std::chrono::sys_days(std::chrono::year(1904) / 1 / 1)
                    : count < 60 ? std::chrono::sys_days(std::chrono::year(1899) / 12 / 31)
                                 : std::chrono::sys_days(std::chrono::year(1899) / 12 / 30);
  const std::chrono::year_month_day date(base + days(count));
  std::string text =
      fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (shape == DateShape::year) text.resize(4);
  if (shape == DateShape::month) text.resize(7);
  if (shape == DateShape::moment && seconds != 0) text += "T" + clock;
  return text;
}

std::string rich_text(XmlElement item) {
  std::string out;
  for (auto part = item.first(); part; part = part.next()) {
    if (part.name() == "t") append_decoded(out, part.text());
    if (part.name() != "r") continue;
    const auto text = part.child("t").text();
    if (!is_superscript(part)) {
      append_decoded(out, text);
      continue;
    }
    for (const char c : text) {
      if (c >= '0' && c <= '9')
        out += superscript(c);
      else
        out += c;
    }
  }
  // A character reference can name half a character.
  return find_invalid_utf8(out) == out.npos ? out : replace_invalid_utf8(out);
}

}  // namespace corridor
