#include "sources/texts/akoma_ntoso.h"

#include "base/encoding.h"
#include "base/text.h"
#include "sources/texts/akoma_body.h"
#include "sources/texts/akoma_meta.h"
#include "sources/texts/akoma_uri.h"
#include "sources/texts/text_passages.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace corridor {
namespace akoma_ntoso_parts {
namespace {

constexpr std::string_view understood = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

std::string_view namespace_of(const XmlElement& root) {
  const auto prefix = root.prefix();
  std::string_view found;
  root.attributes([&](std::string_view name, std::string_view its_prefix, std::string_view value) {
    const bool is_default = prefix.empty() && its_prefix.empty() && name == "xmlns";
    if (is_default || (its_prefix == "xmlns" && name == prefix && !prefix.empty())) found = value;
  });
  return found;
}

Result<void> check_namespace(const XmlDocument& document) {
  const auto seen = namespace_of(document.root());
  if (seen.starts_with(understood)) return {};
  return fail(
      {ErrorKind::malformed,
       fmt::format(
           "expected Akoma Ntoso 3.0, namespace {}, saw {}", understood,
           seen.empty() ? "no namespace" : fmt::format("the namespace {}", clip(seen, 100))),
       document.where(document.root()),
       seen.empty()
           ? "Versions 3.0 and its drafts (3.0/CSD13, 3.0/WD17) are understood. If the file is one "
             "of these, write xmlns=\"" +
                 std::string(understood) + "\" into <akomaNtoso>."
           : "Versions 3.0 and its drafts (3.0/CSD13, 3.0/WD17) are understood; an older one has "
             "other names: ask its publisher for 3.0, or load it as HTML."});
}

/// The document within <akomaNtoso>: an act, a bill, another text.
Result<XmlElement> find_document(const XmlDocument& document) {
  for (auto one = document.root().first(); one; one = one.next()) {
    for (const std::string_view name : {"act", "bill", "doc", "statement", "portion"}) {
      if (one.name() == name) return one;
    }
    if (one.name() == "components" || one.name() == "meta") continue;
    return fail({ErrorKind::invalid,
                 fmt::format("expected an act, a bill, a doc or a statement, saw <{}>",
                             clip(one.name(), 40)),
                 document.where(one),
                 "Judgments, debates, amendments and collections are not read; take the acts out "
                 "of a collection and load each as a file."});
  }
  return fail({ErrorKind::malformed,
               "expected an act, a bill, a doc or a statement in <akomaNtoso>, saw none",
               document.where(document.root()), "The file may be cut off."});
}

/// The text in UTF-8, with a declaration of another encoding blanked out, so that bytes keep their
/// places.
Result<std::string> utf8_of(const SourceInput& input) {
  std::string_view top = input.text.substr(0, 200);
  top = top.substr(0, top.find("?>"));
  const auto guess = guess_encoding(input.text);
  std::string encoding = guess.starts_with("utf-16") ? std::string(guess) : "utf-8";
  if (const auto at = top.find("encoding="); at != top.npos && encoding == "utf-8") {
    const auto value = top.substr(at + 10);
    encoding = value.substr(0, value.find_first_of("\"'"));
  }
  std::string text = TRY(to_utf8(input.name, input.text, encoding));
  const auto declaration = text.starts_with("<?xml") ? text.find("?>") : text.npos;
  if (declaration != text.npos) {
    for (std::size_t i = 0; i < declaration + 2; ++i) {
      if (text[i] != '\n') text[i] = ' ';
    }
  }
  return text;
}

/// Parts that begin or end on days of their own, as events of the instrument: those of one day and
/// one cause together.
void add_days(const AkomaBody& body, const AkomaMeta& meta, LegalText& text) {
  struct Group {
    LawEventKind kind;
    Period date;
    std::string other;
    auto operator<=>(const Group&) const = default;
  };
  std::map<Group, LawEvent> groups;
  const auto add = [&](LawEventKind kind, const AkomaEvent& event, const TextUnit& unit) {
    auto& made = groups[{kind, event.date, event.source}];
    if (made.provisions.empty()) {
      made = {.instrument = meta.details.code,
              .kind = kind,
              .date = event.date,
              .other = event.source,
              .note = event.note,
              .cell = {unit.line, 1}};
    }
    made.provisions.append(made.provisions.empty() ? "" : " ").append(unit.eid);
  };
  for (const auto& [at, span] : body.days) {
    const auto& unit = text.units[static_cast<std::size_t>(at)];
    const bool begins = span->start != nullptr &&
                        span->start->kind == AkomaEvent::Kind::commencement &&
                        span->start->date != meta.in_force;
    const bool ends = span->end != nullptr && span->end->kind == AkomaEvent::Kind::repeal &&
                      span->end->date != meta.until;
    if (begins) add(LawEventKind::commencement, *span->start, unit);
    if (ends) add(LawEventKind::termination, *span->end, unit);
  }
  for (auto& [group, event] : groups) text.events.push_back(std::move(event));
}

/// What the words of a part refer to, each once a part.
void add_references(const AkomaBody& body, const AkomaMeta& meta, LegalText& text) {
  std::set<std::pair<std::string, std::string>> seen;
  const auto levels = levels_of(text.units);
  const auto& code = meta.details.code;
  for (const auto& reference : body.references) {
    const auto target = akoma_target(reference.href);
    const bool is_elsewhere = !target.code.empty() || !target.provision.empty();
    if (!is_elsewhere) continue;
    auto at = static_cast<std::size_t>(reference.unit);
    // A point is no provision of its own: its paragraph is.
    while (is_printed_within(text.units, levels, at)) {
      at = static_cast<std::size_t>(text.units[at].parent);
    }
    auto from = fmt::format("provision:{}/{}", code, text.units[at].eid);
    auto to = target.address(code);
    if (from == to || !seen.emplace(from, to).second) continue;
    text.links.push_back({.from = std::move(from),
                          .relation = "cites",
                          .to = std::move(to),
                          .cell = {reference.line, 1}});
  }
}

bool recognise(const Opening& file) { return is_akoma_ntoso(file.text); }

}  // namespace
}  // namespace akoma_ntoso_parts

bool is_akoma_ntoso(std::string_view text) {
  constexpr std::size_t begins_within = 4'096;
  text = text.substr(0, begins_within);
  for (auto at = text.find("akomaNtoso"); at != text.npos; at = text.find("akomaNtoso", at + 1)) {
    // The root: "<akomaNtoso" or "<akn:akomaNtoso", with no element before it.
    const auto open = text.rfind('<', at);
    if (open == text.npos) return false;
    const auto between = text.substr(open + 1, at - open - 1);
    const bool is_name = between.empty() || (between.ends_with(':') && !between.contains(' '));
    const auto end = at + std::string_view("akomaNtoso").size();
    if (!is_name || (end < text.size() && !std::string_view(" \t\r\n>/").contains(text[end])))
      continue;
    for (auto other = text.find('<'); other < open; other = text.find('<', other + 1)) {
      const auto next = text.substr(other + 1, 1);
      if (next != "?" && next != "!") return false;
    }
    return true;
  }
  return false;
}

Result<Reading> read_akoma_ntoso(const SourceInput& input, Sink& sink) {
  TRY(check_text_size(input));
  const auto said = TRY(read_text_companion(input.companions));
  const std::string utf8 = TRY(akoma_ntoso_parts::utf8_of(input));
  const auto document = TRY(XmlDocument::parse(input.name, utf8, XmlDocument::Blanks::kept));
  TRY(akoma_ntoso_parts::check_namespace(document));
  const auto element = TRY(akoma_ntoso_parts::find_document(document));
  const LineIndex lines(utf8);
  const AkomaReading reading{document, lines, sink};
  const auto meta = TRY(read_akoma_meta(element, said, reading));
  auto body = read_akoma_body(element, meta, reading);
  LegalText text{.details = meta.details,
                 .units = std::move(body.units),
                 .instrument_fields = meta.instrument_fields,
                 .expression_fields = meta.expression_fields};
  std::string sample;
  for (const auto& unit : text.units) {
    if (sample.size() < 100'000)
      sample.append(unit.heading).append(" ").append(unit.text).append(" ");
  }
  TRY(complete_details(text.details, input, sample, sink));
  meta.add_life(text);
  name_units(text.units);
  akoma_ntoso_parts::add_days(body, meta, text);
  akoma_ntoso_parts::add_references(body, meta, text);
  return hand_on(std::move(text), input, sink);
}

extern const Source akoma_ntoso;
const Source akoma_ntoso{"akoma_ntoso",
                         "Akoma Ntoso 3.0: acts, bills and other legal texts in XML",
                         "XML with the root <akomaNtoso>",
                         akoma_ntoso_parts::recognise,
                         read_akoma_ntoso,
                         false};

}  // namespace corridor
