// The law of a place: every instrument that a register describes or in which the place has acted,
// and where it stands in each.

#include "report/law_parts.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace corridor {
namespace {

using Stage = Standing::Stage;

struct StageTable {
  Stage stage;
  std::string_view title;
};
/// The order in which a reader meets them. What the place cannot join is left to programs.
constexpr std::array<StageTable, 6> stages{{{Stage::in_force, "What binds"},
                                            {Stage::consented, "Joined, not known to be in force"},
                                            {Stage::signed_only, "Signed, not bound"},
                                            {Stage::ended, "Left"},
                                            {Stage::not_party, "Not joined"},
                                            {Stage::not_known, "Not known"}}};

/// Where a signature is all that is known, it is not known whether the place is bound.
Stage stage_of(const LawOnDay& law) {
  const auto& standing = law.standings.front();
  return may_be_bound(law.instrument, standing) ? Stage::not_known : standing.stage;
}

class PlaceReport : public LawReport {
 public:
  /// Those that registers describe come first, `described` of them.
  PlaceReport(const LawOnFile& file, Place place, std::vector<LawOnDay> laws, std::size_t described)
      : file_(file), place_(place), laws_(std::move(laws)), described_(described) {}

  std::string json() const override {
    SourcesSeen sources(file_.book);
    JsonWriter json(2);
    json.begin_object().field("kind", "place").field("place", place_.code());
    json.field("day", period_of(file_.day).text()).field("known_by", file_.known_by);
    json.key("count").begin_object();
    for (int stage = 0; stage <= static_cast<int>(Stage::ended); ++stage) {
      const auto number = std::ranges::count_if(laws_, [&](const LawOnDay& law) {
        return law.standings.front().stage == static_cast<Stage>(stage);
      });
      json.field(name_of(static_cast<Stage>(stage)), number);
    }
    json.end_object().key("standings").begin_array();
    for (const auto& law : laws_) {
      write_standing(json, {law.instrument, law.standings.front(), place_});
      sources.add(law.standings.front());
    }
    json.end_array();
    sources.write(json);
    json.end_object();
    return std::move(json).text() + "\n";
  }

  Table table() const override {
    Table table = standing_table();
    for (const auto& law : laws_) {
      table.rows.push_back(standing_row({law.instrument, law.standings.front(), place_}));
    }
    return table;
  }

  Document document(LawWords& words) const override {
    const auto place = words.name(place_);
    Document page = law_page(words.say("Law of {place}", {{"place", place}}),
                             words.say("The instruments that bind {place} or could, on {day}.",
                                       {{"place", place}, {"day", period_of(file_.day).text()}}));
    Blocks lead;
    lead.push_back(Paragraph{
        words.say("{place}, of the binding instruments that registers describe: bound by {bound}; "
                  "signed and not bound by {signed}; joined and not known to be in force {joined}; "
                  "left {left}; not joined {outside}; not known {unknown}. Those that it cannot "
                  "join are left out here.",
                  {{"place", place},
                   {"bound", count(Stage::in_force)},
                   {"signed", count(Stage::signed_only)},
                   {"joined", count(Stage::consented)},
                   {"left", count(Stage::ended)},
                   {"outside", count(Stage::not_party)},
                   {"unknown", count(Stage::not_known)}}),
        {},
        Paragraph::Tone::lead});
    page.sections.push_back({"short", words.say("In short"), std::move(lead)});
    for (const auto& [stage, title] : stages) {
      Table table = table_of(words, stage);
      if (table.rows.empty()) continue;
      page.sections.push_back({std::string(name_of(stage)), words.say(title), {std::move(table)}});
    }
    add_guides(words, page);
    add_others(words, page);
    std::vector<StandingOf> standings;
    for (const auto& law : laws_) standings.push_back({law.instrument, law.standings[0], place_});
    auto reservations = reservation_bullets(words, standings);
    if (!reservations.items.empty()) {
      page.sections.push_back(
          {"reservations", words.say("Reservations in force"), {std::move(reservations)}});
    }
    return page;
  }

 private:
  std::span<const LawOnDay> described() const { return std::span(laws_).first(described_); }
  std::span<const LawOnDay> others() const { return std::span(laws_).subspan(described_); }

  /// Of instruments that bind those who join them.
  std::string count(Stage stage) const {
    return std::to_string(std::ranges::count_if(described(), [&](const LawOnDay& law) {
      return law.instrument.is_binding() && stage_of(law) == stage;
    }));
  }

  static std::string titled(const LawWords& words, const Instrument& instrument) {
    return fmt::format("{} ({})", words.title(instrument), instrument.code);
  }

  void add_guides(const LawWords& words, Document& page) const {
    Bullets guides;
    for (const auto& law : described()) {
      const bool open = law.standings.front().stage != Stage::not_open;
      if (open && !law.instrument.is_binding()) {
        guides.items.push_back(Paragraph{titled(words, law.instrument)});
      }
    }
    if (guides.items.empty()) return;
    page.sections.push_back(
        {"guides", words.say("What guides without binding"), {std::move(guides)}});
  }

  /// Instruments of publishers' lists, of which no register says what they give.
  void add_others(LawWords& words, Document& page) const {
    Table table;
    table.columns = {{"title", words.say("Instrument")}, {"state", words.say("State")}};
    for (const auto& law : others()) {
      table.rows.push_back({titled(words, law.instrument),
                            state_cell(words, law.instrument, law.standings.front())});
    }
    if (table.rows.empty()) return;
    page.sections.push_back(
        {"others", words.say("Others that it has joined, signed or left"), {std::move(table)}});
  }

  Table table_of(LawWords& words, Stage stage) const {
    const bool joined_once = stage == Stage::in_force || stage == Stage::consented ||
                             stage == Stage::ended || stage == Stage::signed_only;
    Table table;
    table.columns = {{"title", words.say("Instrument")}};
    if (joined_once) table.columns.push_back({"state", words.say("State")});
    if (stage == Stage::in_force) {
      table.columns.push_back({"reservations", words.say("Reservations")});
    }
    table.columns.push_back({"known_to", words.say("Parties known to")});
    for (const auto& law : described()) {
      const auto& standing = law.standings.front();
      if (stage_of(law) != stage || !law.instrument.is_binding()) continue;
      std::vector<Cell> cells{titled(words, law.instrument)};
      if (joined_once) cells.push_back(state_cell(words, law.instrument, standing));
      if (stage == Stage::in_force) {
        const auto number = standing.reservations.size();
        cells.push_back(number == 0 ? Cell("") : Cell(std::to_string(number)));
      }
      cells.push_back(LawWords::day(standing.known_to));
      table.rows.push_back(std::move(cells));
    }
    return table;
  }

  LawOnFile file_;
  Place place_;
  std::vector<LawOnDay> laws_;
  std::size_t described_;
};

}  // namespace

MadeReport place_report(const LawOnFile& file, Place place) {
  const std::array places{state_of(place)};
  auto instruments = TRY(file.book.described(LawBook::Depth::records));
  std::set<std::string, std::less<>> described;
  for (const auto& instrument : instruments) described.insert(instrument.code);
  auto seen = described;
  const auto add = [&](std::vector<Instrument> more) {
    for (auto& instrument : more) {
      if (seen.insert(instrument.code).second) instruments.push_back(std::move(instrument));
    }
  };
  add(TRY(file.book.joined_by(places[0])));
  add(TRY(file.book.of_place(places[0])));
  auto laws = TRY(law_on_day(file.book, std::move(instruments), {places, file.day}));
  const auto count = std::ranges::count_if(
      laws, [&](const LawOnDay& law) { return described.contains(law.instrument.code); });
  return std::make_unique<PlaceReport>(file, place, std::move(laws),
                                       static_cast<std::size_t>(count));
}

}  // namespace corridor
