#include "base/text.h"

#include "base/ascii.h"
#include "base/check.h"
#include "base/utf16.h"

#include <fmt/core.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <mutex>
#include <unordered_set>

namespace corridor {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// ICU works in UTF-16 with 32-bit lengths; names are short, so this never binds in practice.
constexpr std::size_t longest_foldable = 1u << 20;

std::u16string decompose(const std::u16string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFKDInstance(&status);
  std::u16string out(text.size() * 18 + 1, u'\0');  // 18 is the longest decomposition there is
  const std::int32_t length =
      unorm2_normalize(normalizer, text.data(), static_cast<std::int32_t>(text.size()), out.data(),
                       static_cast<std::int32_t>(out.size()), &status);
  ENSURE(U_SUCCESS(status), "ICU decomposes any valid UTF-16 text");
  out.resize(static_cast<std::size_t>(length));
  return out;
}

void append_utf8(std::string& out, UChar32 c) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(bytes, static_cast<std::size_t>(length));
}

bool is_mark_or_tatweel(UChar32 c) {
  return (U_MASK(u_charType(c)) & U_GC_M_MASK) != 0 || c == 0x0640;
}

/// Collects folded characters: letters and digits stay, everything else becomes one space.
class Folder {
 public:
  void add(UChar32 c) {
    // Nearly all of what is folded is of these; the tables of Unicode say the same of them.
    const bool is_small = c >= 'a' && c <= 'z', is_capital = c >= 'A' && c <= 'Z';
    if (is_small || is_capital || (c >= '0' && c <= '9')) {
      if (pending_space_ && !out_.empty()) out_ += ' ';
      pending_space_ = false;
      out_ += static_cast<char>(is_capital ? c - 'A' + 'a' : c);
      return;
    }
    if (is_mark_or_tatweel(c) || c == '\'' || c == 0x2019 || c == 0x2018 || c == '.' || c == 0x02BB)
      return;
    if (u_isalnum(c)) {
      if (pending_space_ && !out_.empty()) out_ += ' ';
      pending_space_ = false;
      append_utf8(out_, u_foldCase(c, U_FOLD_CASE_DEFAULT));
    } else if (c == '&') {
      pending_space_ = true;
      for (const char letter : std::string_view("and")) add(letter);
      pending_space_ = true;
    } else {
      pending_space_ = true;
    }
  }
  std::string text() && { return std::move(out_); }

 private:
  std::string out_;
  bool pending_space_ = false;
};

}  // namespace

std::string_view trim(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_space(text.front()))
      text.remove_prefix(1);
    else if (text.starts_with(no_break_space))
      text.remove_prefix(2);
    else
      break;
  }
  for (;;) {
    if (!text.empty() && is_space(text.back()))
      text.remove_suffix(1);
    else if (text.ends_with(no_break_space))
      text.remove_suffix(2);
    else
      break;
  }
  return text;
}

void erase_all(std::string& text, std::string_view what) {
  for (std::size_t at = 0; (at = text.find(what, at)) != text.npos;) text.erase(at, what.size());
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<double> parse_number(std::string_view text) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

std::string plain_digits(std::string_view text) {
  if (std::ranges::all_of(text, [](char c) { return c >= 0; })) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const UChar32 c = next_character(text, i);
    const auto digit = c < 0 ? -1 : u_charDigitValue(c);
    if (digit >= 0)
      out += static_cast<char>('0' + digit);
    else if (c == 0x2212)
      out += '-';
    else if (u_charType(c) == U_SPACE_SEPARATOR)
      out += ' ';
    else if (u_charType(c) != U_FORMAT_CHAR)
      append_utf8(out, c < 0 ? 0xFFFD : c);
  }
  return out;
}

std::string format_shortest(double number) {
  char buffer[400];
  const bool plain = number == 0 || (std::abs(number) < 1e15 && std::abs(number) >= 1e-6);
  const auto end =
      plain ? std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed)
            : std::to_chars(buffer, buffer + sizeof buffer, number);
  return {buffer, end.ptr};
}

std::string format_grouped(double number, int decimals, std::string_view group,
                           std::string_view point) {
  const std::string digits = fmt::format("{:.{}f}", std::abs(number), decimals);
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  const bool negative = number < 0 && digits.find_first_not_of("0.") != std::string::npos;
  std::string out = negative ? "-" : "";
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) out += group;
    out += digits[i];
  }
  if (whole < digits.size()) out.append(point).append(digits, whole + 1);
  return out;
}

double round_significant(double number, int digits) {
  if (number == 0 || !std::isfinite(number)) return number;
  const int exponent = digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(number))));
  const double scale = std::pow(10.0, std::abs(exponent));
  return exponent >= 0 ? std::round(number * scale) / scale : std::round(number / scale) * scale;
}

std::string fold(std::string_view text) {
  text = text.substr(0, longest_foldable);
  Folder folder;
  if (ascii_length(text) == text.size()) {
    for (const char c : text) folder.add(c);
    return std::move(folder).text();
  }
  const std::u16string wide = decompose(to_utf16(text));
  for (std::size_t i = 0; i < wide.size();) {
    UChar32 c = 0;
    U16_NEXT(wide.data(), i, wide.size(), c);
    folder.add(c);
  }
  return std::move(folder).text();
}

std::string_view intern(std::string_view text) {
  static std::mutex mutex;
  static std::unordered_set<std::string> kept;
  const std::lock_guard guard(mutex);
  return *kept.emplace(text).first;
}

// ICU's macro narrows where it may.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
std::int32_t next_character(std::string_view text, std::size_t& position) {
  UChar32 c = 0;
  U8_NEXT(text.data(), position, text.size(), c);
  return c;
}
#pragma GCC diagnostic pop

std::size_t find_invalid_utf8(std::string_view text) {
  for (std::size_t i = ascii_length(text); i < text.size(); i += ascii_length(text.substr(i))) {
    const std::size_t start = i;
    if (next_character(text, i) < 0) return start;
  }
  return std::string_view::npos;
}

std::string utf8_of_latin1(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) append_utf8(out, static_cast<unsigned char>(c));
  return out;
}

std::string replace_invalid_utf8(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const UChar32 c = next_character(text, i);
    append_utf8(out, c < 0 ? 0xFFFD : c);
  }
  return out;
}

std::string_view clip(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  const auto continues = [&] { return (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80; };
  while (bytes > 0 && continues()) --bytes;
  return text.substr(0, bytes);
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] >= 0) {  // most text is ASCII, and ICU takes long
      const std::size_t run = ascii_length(text.substr(i));
      width += run;
      i += run;
      continue;
    }
    UChar32 c = next_character(text, i);
    if (c < 0) c = 0xFFFD;
    // Marks that sit above or below take no column; those that stand beside (as in Bengali) do.
    if ((U_MASK(u_charType(c)) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) continue;
    const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

namespace {

/// Edits between two words: insert, drop, replace, or swap two neighbours.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t differ = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + differ});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

std::vector<std::string> near_words(std::string_view word,
                                    const std::vector<std::string>& candidates) {
  const std::string wanted = fold(word.substr(0, 200));
  const std::size_t most = std::min<std::size_t>(2, std::max<std::size_t>(1, wanted.size() / 3));
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const auto& candidate : candidates) {
    const std::string other = fold(candidate);
    const std::size_t apart =
        std::max(other.size(), wanted.size()) - std::min(other.size(), wanted.size());
    if (apart > most) continue;
    const std::size_t distance = edit_distance(wanted, other);
    if (distance <= most) near.emplace_back(distance, candidate);
  }
  std::ranges::stable_sort(near, {}, [](const auto& pair) { return pair.first; });
  std::vector<std::string> words;
  for (auto& [distance, candidate] : near) {
    if (words.size() == 3) break;
    if (std::ranges::find(words, candidate) == words.end()) words.push_back(candidate);
  }
  return words;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const auto words = near_words(word, candidates);
  if (words.empty()) return {};
  std::string list = words.front();
  for (std::size_t i = 1; i < words.size(); ++i) {
    list += i + 1 == words.size() ? " or " : ", ";
    list += words[i];
  }
  return fmt::format("Did you mean {}?", list);
}

}  // namespace corridor
