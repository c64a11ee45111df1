#pragma once
// What an Akoma Ntoso document says of itself in <meta>: which work and which wording of it, when
// it was published, what happened to it, and which days its parts hold.

#include "base/line_index.h"
#include "base/xml_document.h"
#include "sources/texts/text_passages.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace corridor {

/// <eventRef>: what happened on a day.
struct AkomaEvent {
  enum class Kind : std::uint8_t { generation, amendment, repeal, commencement, other };
  Kind kind = Kind::other;
  Period date;
  std::string source;  // code of the instrument that did it; empty: the work itself, or not known
  std::string note;
  std::uint32_t line = 0;
};

/// <temporalGroup>: from when to when something holds.
struct AkomaSpan {
  const AkomaEvent* start = nullptr;
  const AkomaEvent* end = nullptr;
};

struct AkomaMeta {
  TextDetails details = {};
  NamedLines instrument_fields = {}, expression_fields = {};
  std::map<std::string, AkomaEvent, std::less<>> events = {};  // by id
  std::map<std::string, AkomaSpan, std::less<>> spans = {};    // by id of the group
  std::vector<Link> links = {};                                // of modifications
  Period adopted = {}, in_force = {}, until = {};

  /// What happened to the instrument, and how others bear on it by that.
  void add_life(LegalText& text) const;
};

struct AkomaReading {
  const XmlDocument& document;
  const LineIndex& lines;
  Sink& sink;
  std::uint32_t line_of(const XmlElement& element) const { return lines.line_of(element.offset()); }
};

/// `said` is what a companion says, which comes first. ErrorKind::malformed where neither it nor
/// the file names the work.
Result<AkomaMeta> read_akoma_meta(const XmlElement& document, const TextDetails& said,
                                  const AkomaReading& reading);

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names);

/// The words of an element, blocks one a line, without notes. `on_ref` is called for each
/// reference (<ref>, <rref>, <mref>) in it.
std::string akoma_words(const XmlElement& element,
                        const std::function<void(const XmlElement&)>& on_ref = {});

/// The first element of that name below another, in the order of reading; notes are passed over.
XmlElement find_below(const XmlElement& element, std::string_view name);

}  // namespace corridor
