#pragma once
// For tests: small registers made by hand, and what loads them.

#include "base/json_document.h"
#include "evidence/scratch_workspace.h"

#include <string>
#include <string_view>

namespace corridor {

/// 29 November 2026.
inline constexpr std::int64_t november_2026 = 1'795'910'400;

/// A register of that name with what stands behind its head.
inline std::string sample_register(std::string_view name, std::string_view body) {
  return fmt::format(
      "register: {}\nversion: \"2026-11-29\"\ntitle: Law made up for tests\npublisher: Us\n"
      "licence: CC-BY-4.0\nauthor: A. Author\nreason: First version\nknown_to: \"2026-11-29\"\n{}",
      name, body);
}

inline LoadReport load_sample(ScratchWorkspace& workspace, const std::string& text) {
  auto report = workspace.load(text);
  const std::string why = report ? std::string() : describe(report.error());
  ENSURE(report.has_value(), why.c_str());
  return std::move(*report);
}

inline JsonDocument json_of(const std::string& text) {
  auto document = JsonDocument::parse("answer.json", text);
  ENSURE(document.has_value(), "an answer is JSON");
  return std::move(*document);
}

/// The element of an array whose member has that value; absent where none has.
inline JsonValue element_with(JsonValue array, std::string_view member, std::string_view value) {
  for (auto one = array.first(); one; one = one.next()) {
    if (one[member].string() == value) return one;
  }
  return {};
}

}  // namespace corridor
