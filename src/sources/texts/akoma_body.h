#pragma once
// The body of an Akoma Ntoso document: its parts with their identifiers, days and words.

#include "sources/texts/akoma_meta.h"
#include "sources/texts/text_unit.h"

#include <string>
#include <vector>

namespace corridor {

/// A reference in the words of a part.
struct AkomaReference {
  std::int32_t unit = TextUnit::no_parent;
  std::string href;
  std::uint32_t line = 0;
};

/// The days that a part holds, where it names them.
struct AkomaDays {
  std::int32_t unit = TextUnit::no_parent;
  const AkomaSpan* span = nullptr;
};

struct AkomaBody {
  std::vector<TextUnit> units = {};
  std::vector<AkomaReference> references = {};
  std::vector<AkomaDays> days = {};
};

AkomaBody read_akoma_body(const XmlElement& document, const AkomaMeta& meta,
                          const AkomaReading& reading);

}  // namespace corridor
