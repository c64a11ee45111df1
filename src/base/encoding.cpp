#include "base/encoding.h"

#include "base/text.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 24> encodings{
    "utf-8",        "utf-16",       "utf-16le",     "utf-16be",     "latin1",       "iso-8859-1",
    "windows-1252", "iso-8859-2",   "iso-8859-5",   "iso-8859-6",   "iso-8859-7",   "iso-8859-9",
    "iso-8859-15",  "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1256",
    "windows-1257", "koi8-r",       "gb18030",      "big5",         "shift_jis",    "euc-kr"};

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Closer {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Closer>;

Converter open_converter(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(std::string(name).c_str(), &status));
  // What cannot be read is an error, never a question mark in its place.
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

Error unknown_encoding(std::string_view name) {
  const auto hint = did_you_mean(name, {encodings.begin(), encodings.end()});
  return {ErrorKind::usage,
          fmt::format("no encoding is called \"{}\"", clip(name, 40)),
          {},
          hint.empty() ? fmt::format("There are {}.", fmt::join(encodings, ", ")) : hint};
}

/// ICU's own conversion between two converters, into `out`, which grows.
UErrorCode convert(std::string_view bytes, UConverter* from, const char*& position,
                   std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter utf8 = open_converter("UTF-8");
  if (!utf8) return U_MEMORY_ALLOCATION_ERROR;
  std::array<UChar, 4096> pivot;
  UChar *pivot_source = pivot.data(), *pivot_target = pivot.data();
  std::vector<char> buffer(1u << 18);
  bool reset = true;
  do {
    char* target = buffer.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(utf8.get(), from, &target, buffer.data() + buffer.size(), &position,
                   bytes.data() + bytes.size(), pivot.data(), &pivot_source, &pivot_target,
                   pivot.data() + pivot.size(), static_cast<UBool>(reset), true, &status);
    out.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
    reset = false;
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return status;
}

/// The byte of windows-1252 that stands for a character; the five that it leaves free stand for
/// themselves, as programs that write such text have it.
std::optional<char> windows_1252_byte(std::int32_t character) {
  constexpr std::array<std::int32_t, 32> from_80{
      0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
      0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  const auto found = std::ranges::find(from_80, character);
  if (found != from_80.end()) return static_cast<char>(0x80 + (found - from_80.begin()));
  if (character >= 0xA0 && character <= 0xFF) return static_cast<char>(character);
  return std::nullopt;
}

/// Bytes of a run of characters beyond ASCII as they were before; nothing where they are no text.
std::optional<std::string> undo_run(std::string_view run) {
  std::string bytes;
  for (std::size_t at = 0; at < run.size();) {
    const auto byte = windows_1252_byte(next_character(run, at));
    if (!byte) return std::nullopt;
    bytes += *byte;
  }
  if (find_invalid_utf8(bytes) != std::string_view::npos) return std::nullopt;
  return bytes;
}

}  // namespace

std::optional<std::string> undo_double_encoding(std::string_view text) {
  std::string undone;
  bool any = false;
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    while (at < text.size() && is_ascii(text[at]) == is_ascii(text[begin])) ++at;
    const auto piece = text.substr(begin, at - begin);
    if (is_ascii(piece.front())) {
      undone += piece;
      continue;
    }
    const auto run = undo_run(piece);
    if (!run) return std::nullopt;
    undone += *run;
    any = true;
  }
  if (!any) return std::nullopt;
  return undone;
}

std::span<const std::string_view> known_encodings() { return encodings; }

Result<std::string> to_utf8(const std::string& file, std::string_view bytes,
                            std::string_view encoding) {
  std::string lower(encoding);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  });
  if (std::ranges::find(encodings, lower) == encodings.end()) {
    return fail(unknown_encoding(encoding));
  }
  const Converter from = open_converter(lower);
  if (!from) return fail(unknown_encoding(encoding));
  std::string out;
  if (bytes.empty()) return out;
  const char* position = bytes.data();
  if (U_FAILURE(convert(bytes, from.get(), position, out)) || out.contains('\0')) {
    const auto at = static_cast<std::size_t>(position - bytes.data());
    return fail({ErrorKind::malformed,
                 fmt::format("expected text in {}, saw other bytes near byte {}", lower, at),
                 {file},
                 fmt::format("The file looks like {}.", guess_encoding(bytes))});
  }
  if (out.starts_with(byte_order_mark)) out.erase(0, byte_order_mark.size());
  return out;
}

std::string_view guess_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "utf-16";
  if (bytes.starts_with(byte_order_mark)) return "utf-8";
  const auto sample = bytes.substr(0, 4096);
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++nuls[i % 2];
  }
  if (nuls[0] + nuls[1] > sample.size() / 4) return nuls[0] > nuls[1] ? "utf-16be" : "utf-16le";
  return find_invalid_utf8(bytes) == bytes.npos ? "utf-8" : "windows-1252";
}

}  // namespace corridor
