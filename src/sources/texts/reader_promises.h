#pragma once
// For tests and the fuzz target: what the readers of legal texts promise of whatever they read.

#include "base/check.h"
#include "base/text.h"
#include "sources/source.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace corridor {

class TextPromises : public Sink {
 public:
  void observe(const Observation&) override { ENSURE(false, "a text has no figures"); }
  void reject(Rejection rejection) override {
    ENSURE(!rejection.reason.empty(), "a rejection says why");
  }
  void flag(Flag flag) override { ENSURE(!flag.reason.empty(), "a flag says why"); }
  void record(Record record) override {
    ENSURE(!record.kind.empty() && !record.code.empty(), "a record has a kind and a code");
    ENSURE(!record.title.empty(), "a record has a title");
    ENSURE(find_invalid_utf8(record.title) == std::string::npos, "titles are UTF-8");
    ENSURE(find_invalid_utf8(record.code) == std::string::npos, "codes are UTF-8");
    ++records;
  }
  void event(LawEvent event) override { ENSURE(!event.instrument.empty(), "an event has its law"); }
  void link(Link link) override {
    ENSURE(!link.from.empty() && !link.to.empty(), "a link has two ends");
  }
  void passage(Passage passage) override {
    constexpr std::size_t most_bytes = std::size_t{4} * 1'500;
    ENSURE(!passage.text.empty() && passage.text.size() <= most_bytes, "a passage has its size");
    ENSURE(find_invalid_utf8(passage.text) == std::string::npos, "passages are UTF-8");
    ENSURE(!passage.item.empty() && !passage.place_in.empty(), "a passage has an address");
    ENSURE(!passage.language.empty(), "a passage has a language");
    ++passages;
  }
  std::size_t records = 0, passages = 0;
};

/// Reads `text` as Akoma Ntoso (form 0), HTML, Markdown or plain text, and checks the promises.
/// Whether it could be read.
inline bool keeps_promises(std::uint8_t form, std::string_view text) {
  constexpr std::array<std::string_view, 4> names{"act.xml", "act.html", "act.md", "act.txt"};
  const Source& source = *find_source(form % 4 == 0 ? "akoma_ntoso" : "legal_text");
  const SourceInput input{std::string(names[form % 4]), text, {}, {}};
  // A PDF would start a program for each input.
  if (text.substr(0, 1024).contains("%PDF-") || !named_source(source.name, input)) return false;
  TextPromises sink;
  const auto reading = source.read(input, sink);
  if (!reading) {
    ENSURE(!reading.error().message.empty(), "an error says what it is");
    return false;
  }
  ENSURE(reading->citation.dataset.starts_with("text_"), "a reading has a citation");
  ENSURE(reading->rows == sink.passages && sink.passages > 0, "a text that is read has passages");
  ENSURE(sink.records >= 2, "a text has an instrument and a wording");
  return true;
}

}  // namespace corridor
