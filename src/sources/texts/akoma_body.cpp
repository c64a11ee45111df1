#include "sources/texts/akoma_body.h"

#include "base/text.h"
#include "sources/texts/article_marks.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

namespace corridor {
namespace {

std::string on_one_line(std::string words) {
  std::ranges::replace(words, '\n', ' ');
  return words;
}

/// The number in <num>: "Article 5", "5.", "(a)"; fit for an identifier.
std::string number_of(const std::string& printed) {
  if (const auto mark = find_article_mark(printed); mark && !mark->number.text.empty()) {
    return mark->number.text;
  }
  if (const auto mark = find_inner_mark(printed)) return mark->number.text;
  const std::string_view text = printed;
  std::size_t at = std::min(text.find_first_not_of("([ "), text.size());
  if (const auto number = read_mark_number(text, at)) return number->text;
  std::string kept;
  for (const char c : text) {
    const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (fits || c < 0) kept += c;
  }
  return kept;
}

/// "Section 5" where only "5." is printed.
std::string label_of(const UnitKind& kind, const std::string& printed, std::string_view language) {
  const bool is_bare =
      !printed.empty() && printed.find_first_not_of("0123456789. ") == printed.npos;
  const bool is_named = kind.rank > 0 && is_bare && language == "en";
  if (!is_named) return printed;
  std::string label(kind.name);
  label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return fmt::format("{} {}", label, printed.substr(0, printed.find_last_not_of(". ") + 1));
}

class BodyReader {
 public:
  BodyReader(const AkomaMeta& meta, const AkomaReading& reading) : meta_(meta), reading_(reading) {}

  void read_document(const XmlElement& document, std::int32_t around) {
    for (auto part = document.first(); part; part = part.next()) {
      const auto name = part.name();
      if (is_one_of(name, {"body", "mainBody", "portionBody", "amendmentBody"})) {
        around_body(part, around);
      } else if (is_one_of(name, {"preface", "preamble", "conclusions"})) {
        read_unit(part, *find_unit_kind(name), around);
      } else if (is_one_of(name, {"attachments", "components"})) {
        for (auto one = part.first(); one; one = one.next()) read_attachment(one);
      }
    }
  }

  AkomaBody take() && { return std::move(found_); }

 private:
  TextUnit& unit(std::int32_t at) { return found_.units[static_cast<std::size_t>(at)]; }

  std::int32_t push(TextUnit made) {
    found_.units.push_back(std::move(made));
    has_parts_.push_back(false);
    const auto at = static_cast<std::int32_t>(found_.units.size()) - 1;
    if (found_.units.back().parent != TextUnit::no_parent) {
      has_parts_[static_cast<std::size_t>(found_.units.back().parent)] = true;
    }
    return at;
  }

  void around_body(const XmlElement& body, std::int32_t around) {
    body_ = TextUnit::no_parent;
    read_parts(body, around);
  }

  /// <attachment><doc name="schedule">...: a text of its own within the text.
  void read_attachment(const XmlElement& element) {
    const auto document = element.first();
    auto holder = element.child("doc");
    for (auto one = document; one && !holder; one = one.next()) {
      if (one.child("mainBody") || one.child("body")) holder = one;
    }
    const auto heading = element.child("heading");
    const auto title = find_below(holder ? holder.child("preface") : holder, "docTitle");
    TextUnit made{.kind = find_unit_kind("attachment"), .line = reading_.line_of(element)};
    if (heading) made.heading = on_one_line(akoma_words(heading));
    if (!heading && title) made.heading = on_one_line(akoma_words(title));
    if (element.child("num")) made.label = on_one_line(akoma_words(element.child("num")));
    made.eid = id_of(element);
    const auto at = push(std::move(made));
    if (holder) read_document(holder, at);
  }

  static std::string id_of(const XmlElement& element) {
    const auto id = element.attribute("eId");
    return std::string(trim(id ? *id : element.attribute("id").value_or("")));
  }

  void read_unit(const XmlElement& element, const UnitKind& kind, std::int32_t around) {
    TextUnit made{.kind = &kind, .parent = around, .line = reading_.line_of(element)};
    made.eid = id_of(element);
    const auto num = element.child("num");
    const std::string printed = num ? on_one_line(akoma_words(num)) : std::string();
    made.number = number_of(printed);
    made.label = label_of(kind, printed, meta_.details.language);
    for (const std::string_view part : {"heading", "subheading"}) {
      if (const auto heading = element.child(part)) {
        const auto words = on_one_line(akoma_words(heading));
        if (!words.empty()) made.heading.append(made.heading.empty() ? "" : " - ").append(words);
      }
    }
    made.status = element.attribute("status").value_or("");
    const auto at = push(std::move(made));
    read_days(element, at);
    read_parts(element, at);
  }

  void read_days(const XmlElement& element, std::int32_t at) {
    const auto period = element.attribute("period");
    if (!period) return;
    const auto id = period->starts_with('#') ? period->substr(1) : *period;
    const auto found = meta_.spans.find(id);
    if (found == meta_.spans.end()) {
      reading_.sink.flag({{reading_.line_of(element), 1},
                          "period_not_found",
                          fmt::format("no <temporalGroup> is called \"{}\"", clip(id, 60))});
      return;
    }
    if (found->second.start != nullptr) unit(at).since = found->second.start->date;
    if (found->second.end != nullptr) unit(at).until = found->second.end->date;
    found_.days.push_back({at, &found->second});
  }

  /// The parts of an element: units of their own, and words of this one.
  void read_parts(const XmlElement& element, std::int32_t around) {
    for (auto part = element.first(); part; part = part.next()) {
      const auto name = part.name();
      if (is_one_of(name, {"num", "heading", "subheading", "meta"})) continue;
      if (const auto* kind = find_unit_kind(name); kind != nullptr && name != "body") {
        read_unit(part, *kind, around);
      } else if (is_one_of(name,
                           {"content", "intro", "wrapUp", "wrap", "listIntroduction", "listWrapUp",
                            "blockContainer", "recitals", "longTitle", "container"})) {
        read_content(part, around);
      } else {
        add_words(part, around);
      }
    }
  }

  /// What holds words, and lists among them.
  void read_content(const XmlElement& element, std::int32_t around) {
    bool holds_lists = false;
    for (auto part = element.first(); part; part = part.next()) {
      holds_lists |= is_one_of(part.name(), {"blockList", "blockContainer", "recital", "list"});
    }
    if (holds_lists) return read_parts(element, around);
    add_words(element, around);
  }

  void add_words(const XmlElement& element, std::int32_t around) {
    std::vector<AkomaReference> references;
    const auto words = akoma_words(element, [&](const XmlElement& ref) {
      references.push_back(
          {around, std::string(ref.attribute("href").value_or("")), reading_.line_of(ref)});
    });
    if (words.empty()) return;
    if (around == TextUnit::no_parent) {
      // Words of a body without parts.
      if (body_ == TextUnit::no_parent) {
        body_ = push({.kind = find_unit_kind("body"), .line = reading_.line_of(element)});
      }
      around = body_;
    }
    for (auto& reference : references) {
      reference.unit = around;
      found_.references.push_back(std::move(reference));
    }
    auto& own = unit(around);
    std::string& into = has_parts_[static_cast<std::size_t>(around)] ? own.tail : own.text;
    into.append(into.empty() ? "" : "\n").append(words);
  }

  const AkomaMeta& meta_;
  const AkomaReading& reading_;
  AkomaBody found_;
  std::vector<bool> has_parts_;
  std::int32_t body_ = TextUnit::no_parent;
};

}  // namespace

AkomaBody read_akoma_body(const XmlElement& document, const AkomaMeta& meta,
                          const AkomaReading& reading) {
  BodyReader reader(meta, reading);
  reader.read_document(document, TextUnit::no_parent);
  return std::move(reader).take();
}

}  // namespace corridor
