// United Nations Treaty Collection, "Multilateral Treaties Deposited with the Secretary-General",
// as it stood in March 2015: the status of 323 treaties, one row an action of a participant, and
// the index of all titles with their chapter. Instruments are untc-<chapter>-<number>: untc-4-13 is
// the convention on migrant workers, untc-5-2 that on refugees of 1951. The index writes 18-12.a
// and 3-2.1 where the status writes 18-12-a and 3-2-1.
//
// What happened is told by the heading of the column together with the letters in the cell: under
// "Ratification, Accession(a), Succession(d)" no letters are a ratification and "a" an accession.
// Consent of a kind of its own (definitive signature, participation, simplified procedure) counts
// as acceptance, with the publisher's words as a note; where several forms go without letters, the
// note has the whole heading. A succession to the signature is a signature. Notifications that a
// treaty's own articles ask for (that it may enter into force, that it is not applied beforehand)
// are declarations.
//
// Treaty 1-2, the admission of members to the United Nations, has columns of its own: the day of
// adoption is that of the acceptance, and resolution, registration and page go into its note.
// Pages were saved at different times up to March 2015, so that some treaties are known to 2013
// only (older_pages); the file does not say when.
//
// Participants stand under their names of 2015; Yugoslavia and Czechoslovakia are only in the
// publisher's footnotes, which are not in the file. Organisations that are no places (the World
// Health Organization) are rejected by name.

#include "base/text.h"
#include "sources/law_reading.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace untc_parts {
namespace {

using Kind = LawEventKind;

constexpr std::string_view status_header =
    "treaty_id,treaty_name,participant,column,raw,date,action_code";
constexpr std::string_view index_header =
    "chapter_no,treaty_no,treaty_name,url,chapter_url,chapter_name";
constexpr std::string_view publisher = "United Nations Treaty Collection";
constexpr std::string_view licence = "UN terms of use; facts";
constexpr std::string_view address = "https://treaties.un.org";

constexpr LawFile status_file{
    {publisher, "untc_status", "Status of multilateral treaties", licence, address},
    "2015-03",
    true};
constexpr LawFile index_file{
    {publisher, "untc_treaties", "Index of multilateral treaties", licence, address}, "2015-03"};

struct Topic {
  std::string_view treaty, topics;  // a chapter ("4") or one treaty ("4-13")
};
/// In the order in which they are tried: treaties, then chapters.
constexpr std::array<Topic, 18> topics{{{"3-4", "consular citizenship"},
                                        {"3-7", "consular citizenship"},
                                        {"3-6", "consular"},
                                        {"3-8", "consular"},
                                        {"4-8", "human_rights women"},
                                        {"4-11", "human_rights children"},
                                        {"4-13", "human_rights labour"},
                                        {"5-3", "statelessness"},
                                        {"5-4", "statelessness citizenship"},
                                        {"16-2", "women citizenship"},
                                        {"18-12-a", "trafficking"},
                                        {"18-12-b", "smuggling border"},
                                        {"4", "human_rights"},
                                        {"5", "refugees"},
                                        {"7", "trafficking women children"},
                                        {"10", "trade development"},
                                        {"16", "women"},
                                        {"19", "trade"}}};

std::string_view topics_of(std::string_view treaty) {
  for (const auto& [of, words] : topics) {
    const bool part =
        treaty.starts_with(of) && treaty.size() > of.size() && treaty[of.size()] == '-';
    if (treaty == of || part) return words;
  }
  return {};
}

Record instrument_of(const std::string& code, std::string_view title, FileCell cell) {
  return {.kind = "instrument", .code = code, .title = std::string(title), .cell = cell};
}

NamedLines fields_of(std::string_view treaty, std::string_view title) {
  NamedLines fields;
  fields.set("type", type_of_title(title)).set("topics", topics_of(treaty));
  if (const auto day = day_at_end(title)) fields.set("adopted", day->text());
  return fields;
}

// ---- what happened -----------------------------------------------------------------------------

struct Wording {
  std::string_view start;
  Kind kind;
  bool plain = false;  // says no more than the kind itself
};
constexpr std::array<Wording, 20> wordings{{
    {"Succession to signature", Kind::signature},
    {"Signature", Kind::signature},
    {"Ratification", Kind::ratification},
    {"Accession", Kind::accession},
    {"Succession", Kind::succession},
    {"Acceptance", Kind::acceptance},
    {"Approval", Kind::approval},
    {"Formal confirmation", Kind::confirmation, true},
    {"Definitive signature", Kind::acceptance},
    {"Definitive acceptance", Kind::acceptance},
    {"Confirmation of signature", Kind::acceptance},
    {"Consent to be bound", Kind::acceptance},
    {"Simplified procedure", Kind::acceptance},
    {"Participation", Kind::acceptance},
    {"Application", Kind::acceptance},
    {"Provisional", Kind::provisional},
    {"Undertaking of provisional application", Kind::provisional},
    {"Notification in respect of", Kind::succession},
    {"Notification", Kind::declaration},
    {"Date of Adoption", Kind::acceptance},
}};

struct Action {
  Kind kind = Kind::acceptance;
  std::string note = {};
};

/// One of the forms that a heading names: "Accession(a)" has the words "Accession" and letters "a".
struct Form {
  std::string_view words, letters;
};

/// The forms in a heading stand behind one another, each with a capital letter: a comma before a
/// small one belongs to the words.
std::vector<Form> forms_of(std::string_view heading) {
  std::vector<Form> forms;
  while (!heading.empty()) {
    std::size_t end = heading.find(", ");
    while (end != heading.npos && end + 2 < heading.size() &&
           (heading[end + 2] < 'A' || heading[end + 2] > 'Z')) {
      end = heading.find(", ", end + 2);
    }
    Form form{trim(heading.substr(0, end)), {}};
    heading = end == heading.npos ? std::string_view{} : heading.substr(end + 2);
    const auto open = form.words.rfind('(');
    if (form.words.ends_with(')') && form.words.size() - open <= 4) {
      form.letters = form.words.substr(open + 1, form.words.size() - open - 2);
      // Numbers of paragraphs, "article 21 (1)", are no letters.
      if (form.letters.find_first_of("0123456789") != form.letters.npos) form.letters = {};
      if (!form.letters.empty()) form.words = trim(form.words.substr(0, open));
    }
    forms.push_back(form);
  }
  return forms;
}

std::optional<Action> action_of(const Form& form) {
  const auto wording = std::ranges::find_if(
      wordings, [&](const Wording& w) { return form.words.starts_with(w.start); });
  if (wording == wordings.end()) return std::nullopt;
  const bool plain = wording->plain || fold(form.words) == name_of(wording->kind);
  return Action{wording->kind, plain ? std::string() : std::string(form.words)};
}

/// What the letters in a cell mean below a heading.
std::optional<Action> find_action(std::string_view heading, std::string_view letters) {
  const auto forms = forms_of(heading);
  std::optional<Action> found;
  for (const auto& form : forms) {
    if (form.letters != letters && forms.size() > 1) continue;
    const auto action = action_of(form);
    if (!action) return std::nullopt;
    if (!letters.empty()) return action;
    if (!found) {
      found = action;
    } else if (found->kind != action->kind) {
      return Action{Kind::acceptance, std::string(heading)};
    }
  }
  return found;
}

/// Headings are few and have thousands of cells.
class Actions {
 public:
  const std::optional<Action>& operator()(std::string_view heading, std::string_view letters) {
    key_.assign(heading).append("\n").append(letters);
    const auto found = known_.find(key_);
    if (found != known_.end()) return found->second;
    return known_.emplace(key_, find_action(heading, letters)).first->second;
  }

 private:
  std::string key_;
  std::unordered_map<std::string, std::optional<Action>> known_;
};

struct OlderPage {
  std::string_view treaty, known_to;
};
/// Pages that were saved before March 2015, as acts that they lack show: Sierra Leone joined the
/// convention against organised crime and its protocols on 12 August 2014, South Sudan the
/// convention on the rights of the child on 23 January 2015. They are known to the last act they
/// have.
constexpr std::array<OlderPage, 5> older_pages{{{"18-12", "2013-10"},
                                                {"18-12-a", "2013-12"},
                                                {"18-12-b", "2013-09"},
                                                {"18-12-c", "2014-03"},
                                                {"4-11", "2014-04"}}};

// ---- the status --------------------------------------------------------------------------------

enum StatusColumn : std::size_t { id, title, participant, heading, raw, date, letters };

/// Columns of the admission of members that say where it is recorded.
bool is_reference(std::string_view name) {
  constexpr std::array<std::string_view, 5> names{
      "Resolution", "Registration Date", "Registration Number", "UNTS Volume", "UNTS Page"};
  return std::ranges::find(names, name) != names.end();
}

class StatusPass {
 public:
  StatusPass(const SourceInput& input, Sink& sink) : law_(status_file, input, sink) {}

  Result<Reading> read() {
    const auto rows = TRY(law_.rows().over_rows([&]() -> Result<void> {
      read_row();
      return {};
    }));
    settle();
    return law_.reading(rows);
  }

 private:
  void read_row() {
    const auto treaty = law_.field(id);
    if (treaty.empty()) return law_.rows().reject(id, "expected the number of a treaty: 4-13");
    const std::string code = fmt::format("untc-{}", treaty);
    if (law_.is_new(code)) {
      const auto known = std::ranges::find(older_pages, treaty, &OlderPage::treaty);
      auto fields = fields_of(treaty, law_.field(title));
      fields.set("known_to", known == older_pages.end() ? std::string_view{} : known->known_to);
      law_.instrument(instrument_of(code, law_.field(title), law_.rows().cell(title)),
                      std::move(fields));
    }
    const bool continues = pending_ && pending_->event.instrument == code &&
                           pending_->participant == law_.field(participant);
    if (!continues) settle();
    const auto party = law_.rows().place(participant, places_);
    if (!party) return;
    if (is_reference(law_.field(heading))) return note_reference(code, *party);
    add_event(code, *party);
  }

  void add_event(const std::string& code, Place party) {
    const auto& action = actions_(law_.field(heading), law_.field(letters));
    if (!action)
      return law_.rows().reject(heading, "expected an action: Ratification, Accession(a)");
    LawEvent event{.instrument = code, .kind = action->kind, .party = party, .note = action->note};
    if (!law_.field(date).empty()) {
      const auto day = law_.rows().period(date);
      if (!day) return;
      event.date = *day;
    }
    if (law_.field(heading) != "Date of Adoption") return law_.event(raw, std::move(event));
    if (!pending_) pending_ = Pending{{}, std::string(law_.field(participant)), {}};
    event.note = {};
    event.cell = law_.rows().cell(raw);
    pending_->event = std::move(event);
  }

  void note_reference(const std::string& code, Place party) {
    if (!pending_) {
      pending_ = Pending{{.instrument = code, .party = party, .cell = law_.rows().cell(raw)},
                         std::string(law_.field(participant)),
                         {}};
      pending_->event.kind = Kind::acceptance;
    }
    auto& note = pending_->note;
    note += fmt::format("{}{} {}", note.empty() ? "" : ", ", law_.field(heading), law_.field(raw));
  }

  /// The admission of a member is told in six rows, and handed on when they are over.
  void settle() {
    if (!pending_) return;
    pending_->event.note = std::move(pending_->note);
    law_.sink().event(std::move(pending_->event));
    pending_.reset();
  }

  struct Pending {
    LawEvent event;
    std::string participant, note;
  };
  LawPass law_;
  PlaceReader places_{Scheme::iso3};
  Actions actions_;
  std::optional<Pending> pending_;
};

bool recognise_status(const Opening& file) { return header_is(file.header, status_header); }
Result<Reading> read_status(const SourceInput& input, Sink& sink) {
  return StatusPass(input, sink).read();
}

// ---- the index ---------------------------------------------------------------------------------

enum IndexColumn : std::size_t { chapter, number, index_title, url, chapter_url, chapter_name };

struct Belonging {
  std::string_view part, whole;
};
/// Protocols with a number of their own.
constexpr std::array<Belonging, 8> protocols{{{"3-4", "3-3"},
                                              {"3-5", "3-3"},
                                              {"3-7", "3-6"},
                                              {"3-8", "3-6"},
                                              {"3-10", "3-9"},
                                              {"4-5", "4-4"},
                                              {"4-12", "4-4"},
                                              {"5-5", "5-2"}}};

/// The treaty that one belongs to: amendments and most protocols are numbered below it, 18-12-a.
std::string whole_of(const LawPass& law, const std::string& treaty) {
  const auto known = std::ranges::find(protocols, treaty, &Belonging::part);
  const auto whole =
      known != protocols.end() ? std::string(known->whole) : treaty.substr(0, treaty.rfind('-'));
  return law.is_named("untc-" + whole) ? "untc-" + whole : std::string();
}

std::string_view relation_of(std::string_view its_title) {
  if (its_title.starts_with("Amendment")) return "amends";
  if (type_of_title(its_title) == "protocol") return "protocol_to";
  return its_title.contains("Annex") ? "part_of" : "related";
}

void read_title(LawPass& law) {
  const auto its_title = law.field(index_title);
  if (law.field(chapter).empty() || law.field(number).empty()) {
    return law.rows().reject(number, "expected the numbers of a chapter and a treaty");
  }
  std::string treaty = fmt::format("{}-{}", law.field(chapter), law.field(number));
  std::ranges::replace(treaty, '.', '-');
  const std::string code = "untc-" + treaty;
  if (!law.is_new(code)) return law.rows().reject(number, "the treaty is listed already");
  auto fields = fields_of(treaty, its_title);
  fields.set("chapter", law.field(chapter_name)).set("url", law.field(url));
  law.instrument(instrument_of(code, its_title, law.rows().cell(index_title)), std::move(fields));
  if (const auto day = day_at_end(its_title)) {
    law.event(index_title, {.instrument = code, .kind = Kind::adopted, .date = *day});
  }
  const auto whole = whole_of(law, treaty);
  if (whole.empty()) return;
  law.link(number, instrument_address(code), relation_of(its_title), instrument_address(whole));
}

bool recognise_index(const Opening& file) { return header_is(file.header, index_header); }
Result<Reading> read_index(const SourceInput& input, Sink& sink) {
  LawPass law(index_file, input, sink);
  return law.read_rows([&] { read_title(law); });
}

}  // namespace
}  // namespace untc_parts

extern const Source untc_status, untc_treaties;
const Source untc_status{"untc_status", "UN Treaty Collection, status of treaties (March 2015)",
                         untc_parts::status_header, untc_parts::recognise_status,
                         untc_parts::read_status};
const Source untc_treaties{"untc_treaties", "UN Treaty Collection, titles of treaties",
                           untc_parts::index_header, untc_parts::recognise_index,
                           untc_parts::read_index};

}  // namespace corridor
