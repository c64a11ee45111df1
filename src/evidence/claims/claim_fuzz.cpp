// The parser of claims over arbitrary text: it reads or refuses at a place in the text; what it
// reads and settles has a canonical text that says the same again; units are checked or refused.

#include "base/check.h"
#include "evidence/claims/check_units.h"
#include "evidence/claims/definitions.h"
#include "evidence/claims/parser.h"
#include "evidence/claims/settle.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace corridor {
namespace {

ClaimVocabulary vocabulary() {
  return {.derived = [](std::string_view name) -> std::optional<DerivedMeaning> {
            if (name == "circle") return DerivedMeaning{"circle / 2"};
            const auto* found = find_derived(name);
            if (found == nullptr) return std::nullopt;
            return DerivedMeaning{found->expression, found->unit};
          },
          .has_series = [](std::string_view code) { return code.contains('/'); }};
}

void check_error(const Error& error, std::string_view text) {
  ENSURE(!error.message.empty(), "an error says what is wrong");
  ENSURE(error.where.line >= 1 && error.where.column >= 1, "an error says where");
  ENSURE(error.where.column <= text.size() + 1, "an error is in the text");
}

Result<Claim> read(std::string_view text, const ClaimVocabulary& words) {
  Claim claim = TRY(parse_claim(text, words));
  std::vector<std::string> notes;
  TRY(settle(claim, notes));
  TRY(check_units(claim));
  return claim;
}

void read_claim(std::string_view text) {
  const auto words = vocabulary();
  const auto claim = read(text, words);
  if (!claim) {
    check_error(claim.error(), text);
    return;
  }
  const std::string formal = text_of(*claim);
  if (formal.size() > longest_claim_bytes) return;
  const auto again = read(formal, words);
  const bool deeper = !again && again.error().kind == ErrorKind::limit;  // by its parentheses
  if (deeper) return;
  ENSURE(again.has_value(), "the canonical text is a claim");
  ENSURE(text_of(*again) == formal, "the canonical text says the same");
}

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  corridor::read_claim({reinterpret_cast<const char*>(data), size});
  return 0;
}
