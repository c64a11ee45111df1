#pragma once
// What the three reports of law are made with: pieces of JSON with the keys that scripts depend on
// (docs/law.md), and tables of standings.

#include "base/json.h"
#include "registers/protection_map.h"
#include "report/brief_sections.h"
#include "report/law_words.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// What every report is asked: the book, the day, and how it was asked.
struct LawOnFile {
  const LawBook& book;
  Day day;
  std::string known_by = {};
};

/// One report in its forms; each is made when asked for.
class LawReport {
 public:
  virtual ~LawReport() = default;
  virtual Document document(LawWords& words) const = 0;
  virtual Table table() const = 0;
  virtual std::string json() const = 0;
};
using MadeReport = Result<std::unique_ptr<LawReport>>;
MadeReport corridor_report(const LawOnFile& file, Corridor way);
MadeReport place_report(const LawOnFile& file, Place place);
MadeReport instrument_report(const LawOnFile& file, Instrument instrument);

// ---- JSON ----

std::string corridor_json(const LawOnFile& file, const ProtectionMap& map);
std::string_view name_of(Protection::Owed owed);  // "destination", "origin", "both"
std::string_view name_of(Hold hold);              // "no", "not_known", "reserved", "bound"

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts);
void write_texts(JsonWriter& json, std::string_view key,
                 const std::vector<std::string_view>& texts);
void write_event(JsonWriter& json, const SourcedEvent& sourced);
void write_events(JsonWriter& json, std::string_view key, const std::vector<SourcedEvent>& events);
/// One object: instrument, title, place, state, since, reservations, proofs ...
struct StandingOf {
  const Instrument& instrument;
  const Standing& standing;
  Place place;
};
void write_standing(JsonWriter& json, const StandingOf& of);

/// The editions that proofs come from, each once.
class SourcesSeen {
 public:
  explicit SourcesSeen(const LawBook& book) : book_(book) {}
  void add(std::string_view proof);
  void add(const Standing& standing);
  void write(JsonWriter& json) const;  // "sources": [...]

 private:
  const LawBook& book_;
  std::vector<const Edition*> editions_;
};

// ---- tables and pages ----

/// One row: instrument,title,place,state,consent,since,until,known_to,reservations,proofs.
Table standing_table();
std::vector<Cell> standing_row(const StandingOf& of);
/// A state in words, with the proof of the act that settles it.
Cell state_cell(LawWords& words, const Instrument& instrument, const Standing& standing);
/// "MYS on article 9 (2010-01-01): in our own words", one a bullet, each with its proof.
Bullets reservation_bullets(LawWords& words, const std::vector<StandingOf>& standings);

/// A page without sections.
Document law_page(std::string title, std::string subtitle);

}  // namespace corridor
