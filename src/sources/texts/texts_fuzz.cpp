// Arbitrary text through the readers of legal texts: a reading keeps its promises. The first byte
// picks the form: Akoma Ntoso, a web page, Markdown, plain text. PDF is left to its own program.

#include "base/check.h"
#include "base/text.h"
#include "sources/source.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>

namespace corridor {
namespace {

class PromiseSink : public Sink {
 public:
  void observe(const Observation&) override { CHECK(false, "a text has no figures"); }
  void reject(Rejection rejection) override {
    CHECK(!rejection.reason.empty(), "a rejection says why");
  }
  void flag(Flag flag) override { CHECK(!flag.reason.empty(), "a flag says why"); }
  void record(Record record) override {
    CHECK(!record.kind.empty() && !record.code.empty(), "a record has a kind and a code");
    CHECK(!record.title.empty(), "a record has a title");
    CHECK(find_invalid_utf8(record.title) == std::string::npos, "titles are UTF-8");
    ++records;
  }
  void event(LawEvent event) override { CHECK(!event.instrument.empty(), "an event has its law"); }
  void link(Link link) override {
    CHECK(!link.from.empty() && !link.to.empty(), "a link has two ends");
  }
  void passage(Passage passage) override {
    constexpr std::size_t most_bytes = 4 * 1'500;
    CHECK(!passage.text.empty() && passage.text.size() <= most_bytes, "a passage has its size");
    CHECK(find_invalid_utf8(passage.text) == std::string::npos, "passages are UTF-8");
    CHECK(!passage.item.empty() && !passage.place_in.empty(), "a passage has an address");
    CHECK(!passage.language.empty(), "a passage has a language");
    ++passages;
  }
  std::size_t records = 0, passages = 0;
};

void read(std::uint8_t first, std::string_view text) {
  constexpr std::array<std::string_view, 4> names{"act.xml", "act.html", "act.md", "act.txt"};
  const bool is_xml = (first & 3) == 0;
  const Source& source = *find_source(is_xml ? "akoma_ntoso" : "legal_text");
  const SourceInput input{std::string(names[first & 3]), text, {}, {}};
  // A PDF would start a program for each input.
  if (text.substr(0, 1024).contains("%PDF-") || !named_source(source.name, input)) return;
  PromiseSink sink;
  const auto reading = source.read(input, sink);
  if (!reading) {
    CHECK(!reading.error().message.empty(), "an error says what it is");
    return;
  }
  CHECK(reading->citation.dataset.starts_with("text_"), "a reading has a citation");
  CHECK(reading->rows == sink.passages && sink.passages > 0, "a text that is read has passages");
  CHECK(sink.records >= 2, "a text has an instrument and a wording");
}

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  corridor::read(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  return 0;
}
