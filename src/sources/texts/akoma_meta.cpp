#include "sources/texts/akoma_meta.h"

#include "base/text.h"
#include "sources/texts/akoma_uri.h"
#include "sources/texts/text_language.h"
#include "vocabulary/delay.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

namespace corridor {
namespace {

using Kind = AkomaEvent::Kind;

std::string_view value_of(const XmlElement& element, std::string_view attribute = "value") {
  return element ? trim(element.attribute(attribute).value_or("")) : std::string_view();
}

std::string_view id_of(const XmlElement& element) {
  const auto id = value_of(element, "eId");
  return id.empty() ? value_of(element, "id") : id;
}

std::string_view without_hash(std::string_view id) {
  return id.starts_with('#') ? id.substr(1) : id;
}

/// What <references> says behind an id.
struct Reference {
  std::string_view name, href, shown;
};
using References = std::map<std::string, Reference, std::less<>>;

class MetaReader {
 public:
  MetaReader(const XmlElement& document, const AkomaReading& reading)
      : document_(document), meta_(document.child("meta")), reading_(reading) {}

  Result<AkomaMeta> read(const TextDetails& said) {
    found_.details = said;
    read_references();
    TRY(read_identification());
    read_publication();
    read_lifecycle();
    read_spans();
    read_modifications();
    return std::move(found_);
  }

 private:
  void flag(const XmlElement& at, std::string_view check, std::string reason) {
    reading_.sink.flag({{reading_.line_of(at), 1}, check, std::move(reason)});
  }

  Period date_of(const XmlElement& element) {
    const auto text = value_of(element, "date");
    if (text.empty()) return {};
    const auto date = parse_date(clip(text, 10));
    if (date) return *date;
    flag(element, "date_not_read",
         fmt::format("expected a date such as 2013-10-27, saw \"{}\"", clip(text, 40)));
    return {};
  }

  void read_references() {
    const auto references = meta_.child("references");
    for (auto one = references.first(); one; one = one.next()) {
      references_.try_emplace(std::string(id_of(one)), Reference{one.name(), value_of(one, "href"),
                                                                 value_of(one, "showAs")});
    }
  }

  const Reference* reference(std::string_view id) const {
    const auto found = references_.find(without_hash(id));
    return found == references_.end() ? nullptr : &found->second;
  }

  Result<void> read_identification() {
    const auto identification = meta_.child("identification");
    const auto work = identification.child("FRBRWork");
    const auto expression = identification.child("FRBRExpression");
    auto uri = value_of(work.child("FRBRuri"));
    if (uri.empty()) uri = value_of(work.child("FRBRthis"));
    auto& details = found_.details;
    if (details.code.empty()) details.code = akoma_target(uri).code;
    if (details.code.empty()) {
      return fail({ErrorKind::malformed,
                   "expected <FRBRWork> with <FRBRuri value=\"/akn/...\"/>, which names the "
                   "instrument, saw none",
                   reading_.document.where(meta_ ? meta_ : document_),
                   "Add it, or say the code in a file of its own: --with act.yml."});
    }
    found_.instrument_fields.set("uri", uri);
    found_.instrument_fields.set("number", value_of(work.child("FRBRnumber")));
    found_.instrument_fields.set("author", author_of(work));
    found_.adopted = date_of(work.child("FRBRdate"));
    if (details.date.empty()) details.date = date_of(expression.child("FRBRdate"));
    const auto language = expression.child("FRBRlanguage");
    if (details.language.empty())
      details.language = language_of_code(value_of(language, "language"));
    found_.expression_fields.set("uri", value_of(expression.child("FRBRuri")));
    found_.expression_fields.set("author", author_of(expression));
    if (details.title.empty()) details.title = title_of(work);
    if (details.places.empty()) read_place(work.child("FRBRcountry"));
    if (details.type.empty()) details.type = type_of(work);
    return {};
  }

  std::string_view author_of(const XmlElement& level) const {
    const auto* author = reference(value_of(level.child("FRBRauthor"), "href"));
    return author == nullptr ? std::string_view() : author->shown;
  }

  std::string title_of(const XmlElement& work) {
    for (const std::string_view part : {"preface", "coverPage", "preamble"}) {
      const auto found = find_below(document_.child(part), "docTitle");
      if (!found) continue;
      auto title = akoma_words(found);
      std::ranges::replace(title, '\n', ' ');
      if (!title.empty()) return title;
    }
    for (auto alias = work.child("FRBRalias"); alias; alias = alias.next("FRBRalias")) {
      if (!value_of(alias).empty()) return std::string(value_of(alias));
    }
    const auto short_title = find_below(document_.child("preface"), "shortTitle");
    if (short_title) return akoma_words(short_title);
    return std::string(value_of(work.child("FRBRname")));
  }

  void read_place(const XmlElement& country) {
    // Bodies that make law for many states have codes of their own.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> bodies{
        {{"un", "_W"}, {"int", "_W"}, {"eu", "EU"}, {"aa-au", "AFRUNION"}}};
    const auto value = value_of(country);
    if (value.empty()) return;
    for (const auto& [body, place] : bodies) {
      if (value == body) {
        found_.details.places = {Place(place)};
        return;
      }
    }
    const auto& gazetteer = Gazetteer::get();
    auto place = gazetteer.match(value);
    if (!place) place = gazetteer.match(value.substr(0, value.find('-')));
    if (place) {
      found_.details.places = {*place};
    } else {
      flag(country, "place_not_known",
           fmt::format("no place is known behind \"{}\"; kept without one", clip(value, 40)));
    }
  }

  std::string type_of(const XmlElement& work) const {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> words{
        {{"protocol", "protocol"},
         {"convention", "convention"},
         {"treaty", "agreement"},
         {"agreement", "agreement"},
         {"compact", "compact"},
         {"declaration", "declaration"},
         {"regulation", "regulation"},
         {"rules", "regulation"},
         {"order", "regulation"}}};
    const auto said = fmt::format("{} {}", value_of(work.child("FRBRsubtype")),
                                  document_.attribute("name").value_or(""));
    for (const auto& [word, type] : words) {
      if (fold(said).contains(word)) return std::string(type);
    }
    return document_.name() == "act" ? "statute" : "other";
  }

  void read_publication() {
    const auto publication = meta_.child("publication");
    std::string told;
    for (const std::string_view key : {"showAs", "number", "date"}) {
      const auto value = value_of(publication, key);
      if (!value.empty()) told.append(told.empty() ? "" : ", ").append(value);
    }
    found_.expression_fields.set("publication", told);
    auto& publisher = found_.details.publisher;
    if (publisher.empty()) publisher = value_of(publication, "showAs");
    std::string keywords;
    const auto classification = meta_.child("classification");
    for (auto one = classification.child("keyword"); one; one = one.next("keyword")) {
      const auto shown = value_of(one, "showAs");
      if (!shown.empty()) keywords.append(keywords.empty() ? "" : "; ").append(shown);
    }
    found_.instrument_fields.set("keywords", keywords);
  }

  Kind kind_of(const XmlElement& event) const {
    const auto type = value_of(event, "type");
    std::string all =
        fmt::format("{} {} {}", type, value_of(event, "refersTo"), value_of(event, "name"));
    if (const auto* meant = reference(value_of(event, "refersTo"))) {
      all.append(" ").append(meant->href).append(" ").append(meant->shown);
    }
    const auto words = fold(all);
    // Publishers say "commencement" in several places; the standard has no type of its own for it.
    for (const std::string_view word : {"commence", "inforce", "in force", "entry into force"}) {
      if (words.contains(word)) return Kind::commencement;
    }
    if (type == "generation") return Kind::generation;
    if (type == "amendment") return Kind::amendment;
    return type == "repeal" ? Kind::repeal : Kind::other;
  }

  void read_lifecycle() {
    const auto lifecycle = meta_.child("lifecycle");
    for (auto one = lifecycle.child("eventRef"); one; one = one.next("eventRef")) {
      AkomaEvent event{.kind = kind_of(one), .date = date_of(one), .line = reading_.line_of(one)};
      if (const auto* source = reference(value_of(one, "source"))) {
        const auto code = akoma_target(source->href).code;
        if (code != found_.details.code) event.source = code;
        event.note = source->name == "original" ? "" : source->shown;
      }
      auto& earliest = event.kind == Kind::commencement ? found_.in_force : found_.adopted;
      const bool counts = event.kind == Kind::commencement || event.kind == Kind::generation;
      if (counts && !event.date.empty() && (earliest.empty() || event.date < earliest)) {
        earliest = event.date;
      }
      if (event.kind == Kind::repeal) found_.until = event.date;
      auto id = std::string(id_of(one));
      if (id.empty()) id = fmt::format("line {}", event.line);
      found_.events.try_emplace(std::move(id), std::move(event));
    }
    found_.instrument_fields.set("adopted", found_.adopted.text());
  }

  const AkomaEvent* event(std::string_view id) const {
    const auto found = found_.events.find(without_hash(id));
    return found == found_.events.end() ? nullptr : &found->second;
  }

  void read_spans() {
    const auto data = meta_.child("temporalData");
    for (auto group = data.child("temporalGroup"); group; group = group.next("temporalGroup")) {
      // Of several, that of being in force; of efficacy, which differs in few laws, where alone.
      XmlElement chosen = group.child("timeInterval");
      for (auto one = chosen; one; one = one.next("timeInterval")) {
        if (fold(value_of(one, "refersTo")).contains("force")) {
          chosen = one;
          break;
        }
      }
      const AkomaSpan span{event(value_of(chosen, "start")), event(value_of(chosen, "end"))};
      if (chosen && span.start == nullptr && span.end == nullptr) {
        flag(chosen, "event_not_found", "the interval names no event of <lifecycle>; passed over");
      }
      found_.spans.try_emplace(std::string(id_of(group)), span);
    }
  }

  /// A part of the text as a modification names it: the article around <mod>.
  static std::string provision_around(std::string id) {
    const auto mod = id.find("__mod_");
    return mod == std::string::npos ? id : id.substr(0, mod);
  }

  void read_modifications() {
    const auto analysis = meta_.child("analysis");
    for (const std::string_view list : {"activeModifications", "passiveModifications"}) {
      const auto all = analysis.child(list);
      for (auto one = all.first(); one; one = one.next()) {
        auto from = akoma_target(value_of(one.child("source"), "href"));
        auto to = akoma_target(value_of(one.child("destination"), "href"));
        from.provision = provision_around(std::move(from.provision));
        const bool is_other = from.code != to.code && !(from.code.empty() && to.code.empty());
        if (!is_other) continue;
        const auto& own = found_.details.code;
        found_.links.push_back(
            {.from = from.address(own),
             .relation = value_of(one, "type") == "repeal" ? "repeals" : "amends",
             .to = to.address(own),
             .cell = {reading_.line_of(one), 1}});
      }
    }
  }

  XmlElement document_, meta_;
  const AkomaReading& reading_;
  References references_;
  AkomaMeta found_;
};

}  // namespace

void AkomaMeta::add_life(LegalText& text) const {
  const auto& code = details.code;
  const auto add = [&](LawEventKind kind, Period date, const AkomaEvent& event) {
    text.events.push_back({.instrument = code,
                           .kind = kind,
                           .date = date,
                           .other = event.source,
                           .note = event.note,
                           .cell = {event.line, 1}});
  };
  if (!adopted.empty()) add(LawEventKind::adopted, adopted, {.line = 1});
  if (!in_force.empty()) add(LawEventKind::in_force, in_force, {.line = 1});
  for (const auto& [id, event] : events) {
    if (event.kind == Kind::repeal) add(LawEventKind::termination, event.date, event);
    if (event.kind != Kind::amendment) continue;
    add(LawEventKind::amendment, event.date, event);
    if (event.source.empty()) continue;
    text.links.push_back({.from = "instrument:" + event.source,
                          .relation = "amends",
                          .to = "instrument:" + code,
                          .since = event.date,
                          .cell = {event.line, 1}});
  }
  text.links.insert(text.links.end(), links.begin(), links.end());
  text.in_force = in_force;
  text.until = until;
}

Result<AkomaMeta> read_akoma_meta(const XmlElement& document, const TextDetails& said,
                                  const AkomaReading& reading) {
  return MetaReader(document, reading).read(said);
}

}  // namespace corridor
