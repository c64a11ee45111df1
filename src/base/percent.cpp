#include "base/percent.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Error wrong(std::string message, std::size_t at, std::string hint) {
  return {ErrorKind::usage, std::move(message), {"address", 1, at + 1}, std::move(hint)};
}

}  // namespace

std::string percent_encode(std::string_view text) {
  constexpr std::string_view plain = "-._~";
  std::string out;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.contains(c))
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

Result<std::string> percent_decode(std::string_view piece, std::size_t start, Plus plus) {
  std::string out;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    if (piece[i] == '+' && plus == Plus::is_space) {
      out += ' ';
    } else if (piece[i] != '%') {
      out += piece[i];
    } else {
      const int high = i + 2 < piece.size() ? hexadecimal(piece[i + 1]) : -1;
      const int low = i + 2 < piece.size() ? hexadecimal(piece[i + 2]) : -1;
      if (high < 0 || low < 0) {
        return fail(wrong("expected two hexadecimal digits behind %", start + i,
                          "Write a percent sign itself as %25."));
      }
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (find_invalid_utf8(out) != out.npos) {
    return fail(wrong("expected UTF-8", start, "Encode the text as UTF-8, then each byte as %XX."));
  }
  if (std::ranges::any_of(out, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; })) {
    return fail(wrong("expected no control characters", start, "Take out %00 to %1F and %7F."));
  }
  return out;
}

}  // namespace corridor
