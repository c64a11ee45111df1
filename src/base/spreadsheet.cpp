#include "base/spreadsheet.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins_a_formula(std::string_view cell) {
  constexpr std::string_view controls = "\t\r\n", formula = "=+-@";
  constexpr std::array<std::string_view, 4> full_width{"＝", "＋", "－", "＠"};
  if (controls.contains(cell.front())) return true;
  cell.remove_prefix(std::min(cell.find_first_not_of(' '), cell.size()));
  if (cell.empty()) return false;
  return formula.contains(cell.front()) ||
         std::ranges::any_of(full_width, [&](auto sign) { return cell.starts_with(sign); });
}

bool is_plain_number(std::string_view cell) {
  constexpr std::size_t most_digits = 11;  // from 12 on some show 1.2E+11
  if (!std::ranges::all_of(cell, is_digit) || cell.size() > most_digits) return false;
  return cell == "0" || cell.front() != '0';
}

/// The letters of a cell that else is made of digits and the marks of numbers, dates and times, in
/// lower case; "?" where it is made of something else.
std::string letters_beside_digits(std::string_view cell) {
  constexpr std::string_view marks = " .,:;/-+%$()_'\"#";
  constexpr std::array<std::string_view, 3> currencies{"€", "£", "¥"};
  std::string letters;
  bool digits = false;
  while (!cell.empty()) {
    const char c = cell.front();
    std::size_t length = 1;
    if (is_digit(c)) {
      digits = true;
    } else if (is_letter(c)) {
      letters += lower(c);
    } else if (!marks.contains(c)) {
      const auto sign = std::ranges::find_if(
          currencies, [&](std::string_view currency) { return cell.starts_with(currency); });
      if (sign == currencies.end()) return "?";
      length = sign->size();
    }
    cell.remove_prefix(length);
  }
  return digits ? letters : "?";
}

bool is_a_word_of_dates(std::string_view letters) {
  constexpr std::array<std::string_view, 12> months{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  constexpr std::array<std::string_view, 7> others{"", "e", "am", "pm", "a", "p", "sept"};
  if (std::ranges::find(others, letters) != others.end()) return true;
  return letters.size() >= 3 && std::ranges::any_of(months, [&](std::string_view month) {
           return month == letters || month.substr(0, 3) == letters;
         });
}

bool is_truth(std::string_view cell) {
  const auto is = [&](std::string_view word) { return std::ranges::equal(cell, word, {}, lower); };
  return is("true") || is("false");
}

}  // namespace

bool spreadsheet_alters(std::string_view cell) {
  if (cell.empty()) return false;
  if (cell.front() == '\'' || begins_a_formula(cell) || is_truth(cell)) return true;
  constexpr std::size_t longest_number = 400;
  if (cell.size() > longest_number || is_plain_number(cell)) return false;
  return is_a_word_of_dates(letters_beside_digits(cell));
}

std::string protect_cell(std::string_view cell) {
  std::string out;
  if (spreadsheet_alters(cell)) out = '\'';
  return out.append(cell);
}

std::string_view unprotect_cell(std::string_view cell) {
  const bool is_protected = cell.starts_with('\'') && spreadsheet_alters(cell.substr(1));
  return is_protected ? cell.substr(1) : cell;
}

}  // namespace corridor
