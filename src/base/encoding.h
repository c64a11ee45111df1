#pragma once
// Encodings: text as statistical offices save it, turned into UTF-8. Wraps ICU's converters.

#include "base/result.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace corridor {

/// The names that are known: "utf-8", "utf-16", "windows-1252", "latin1" and others.
std::span<const std::string_view> known_encodings();

/// The text in UTF-8, without a byte-order mark. ErrorKind::usage for an encoding that is not known
/// (with a "did you mean"), ErrorKind::malformed, with the byte, for bytes that are none of it.
Result<std::string> to_utf8(const std::string& file, std::string_view bytes,
                            std::string_view encoding);

/// The encoding that the bytes are in: told by a byte-order mark, by NUL bytes in every other
/// place, or by being UTF-8; else "windows-1252", which is what is left in the west and may be
/// wrong.
std::string_view guess_encoding(std::string_view bytes);

/// Text that was UTF-8, was taken for windows-1252 and made UTF-8 once more, as it was before:
/// of "MÃ©xico" "México". Nothing where that is not the one explanation: every run of characters
/// beyond ASCII must be such a sequence, and no text is written so.
std::optional<std::string> undo_double_encoding(std::string_view text);

}  // namespace corridor
