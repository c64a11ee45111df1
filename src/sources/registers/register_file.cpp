// A register written by hand in YAML: instruments of law, terms, links, and the lists of the chain.
// docs/registers.md is its manual. One mistake anywhere and nothing of the file is kept: it is
// under its author's hands, who can mend it.

#include "base/text.h"
#include "sources/registers/register_entry.h"
#include "sources/registers/register_parts.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace register_file_parts {
namespace {

constexpr std::string_view first_key = "register";

bool recognise(const Opening& file) {
  return file.format == FileFormat::yaml && yaml_begins_with(file.text, first_key);
}

/// The lists of a register and what reads an entry of each.
struct RegisterList {
  std::string_view key;
  Result<void> (*read)(YamlValue value, RegisterParts& parts);
};
constexpr std::array lists{
    RegisterList{"instruments", read_instrument},
    RegisterList{"terms", read_term},
    RegisterList{"links", read_link},
    RegisterList{"coherence_verdicts", read_verdict},
    RegisterList{"actors", read_actor},
    RegisterList{"services", read_service},
    RegisterList{"initiatives", read_initiative},
    RegisterList{"practices", read_practice},
    RegisterList{"recommendations", read_recommendation},
    RegisterList{"commitments", read_commitment},
};

Result<Reading> read_head(YamlValue root, const std::string& stated_version) {
  TRY(root.expect_keys({first_key, "version", "title", "publisher", "licence", "url", "author",
                        "reason", "known_to", "instruments", "terms", "links", "coherence_verdicts",
                        "actors", "services", "initiatives", "practices", "recommendations",
                        "commitments"}));
  Reading reading;
  auto& citation = reading.citation;
  if (!root[first_key]) return fail(root.error("expected the key \"register\", saw none"));
  citation.dataset = TRY(code_of(root[first_key]));
  citation.version = stated_version.empty() ? TRY(needed_text(root, "version")) : stated_version;
  citation.title = TRY(needed_text(root, "title"));
  citation.publisher = TRY(needed_text(root, "publisher"));
  citation.licence = TRY(needed_text(root, "licence"));
  citation.url = TRY(text_or_empty(root, "url"));
  reading.author = TRY(needed_text(root, "author"));
  reading.reason = TRY(needed_text(root, "reason"));
  reading.known_to = TRY(date_or_empty(root, "known_to")).text();
  return reading;
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  const auto document = TRY(YamlDocument::parse(input.name, input.text));
  const auto root = document.root();
  Reading reading = TRY(read_head(root, input.version));
  RegisterParts parts{sink};
  for (const auto& list : lists) {
    for (const auto entry : TRY(elements_of(root[list.key]))) {
      TRY(list.read(entry, parts));
      ++reading.rows;
    }
  }
  return reading;
}

}  // namespace
}  // namespace register_file_parts

extern const Source register_file;
const Source register_file{
    .name = "register",
    .title = "a register of law, terms and links, written by hand (docs/registers.md)",
    .shape = "YAML that begins with register:",
    .recognise = register_file_parts::recognise,
    .read = register_file_parts::read,
    .cells_are_csv = false,
};

}  // namespace corridor
