#include "registers/review_calendar.h"

#include "base/text.h"
#include "registers/review_dates.h"
#include "registers/same_as.h"
#include "vocabulary/law.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

namespace corridor {
namespace {

using Kind = LawEventKind;

/// An instrument that may be in the calendar, as its records have it.
struct Listed {
  std::string code, title, proof;
  ReviewFacts facts;
  std::vector<Place> places;
  std::vector<std::string> codes;  // in all lists
};

bool has_topic(const NamedLines& fields, std::string_view topic) {
  const auto topics = fields.list("topics");
  return std::ranges::find(topics, topic) != topics.end();
}

bool has_social_clause(const NamedLines& fields) {
  const auto depth = parse_integer(fields["labour_depth"]);
  return (depth && *depth > 0) || !fields["dta_labour_market"].empty() ||
         !fields["dta_social_matters"].empty();
}

/// What it is in the calendar; empty where it is not in it.
std::string what_is(const NamedLines& fields) {
  const auto type = fields["type"];
  const bool has_clause = !fields["review_every"].empty() || !fields["review_next"].empty() ||
                          !fields["review_last"].empty();
  if (has_social_clause(fields) && has_topic(fields, "trade")) return "social_clause";
  constexpr std::array<std::string_view, 4> about{"labour", "social_security", "return",
                                                  "free_movement"};
  const bool is_agreement = type == "bilateral" || type == "agreement" || type == "regional";
  const bool on_movement =
      std::ranges::any_of(about, [&](std::string_view topic) { return has_topic(fields, topic); });
  if (is_agreement && on_movement && !has_topic(fields, "trade")) return "agreement";
  if (!has_clause) return {};
  return type == "compact" || type == "declaration" ? "compact" : "treaty";
}

std::vector<Place> places_in(std::string_view spaced) {
  std::vector<Place> places;
  for (const auto code : split(spaced, ' ')) {
    if (!code.empty()) places.emplace_back(code);
  }
  return places;
}

class Calendar {
 public:
  Calendar(const Workspace& workspace, const ReviewQuestion& question)
      : workspace_(workspace), question_(question) {}

  Result<std::vector<Review>> write() {
    TRY(read_records());
    std::vector<Review> reviews;
    for (auto& [first, listed] : listed_) {
      const auto what = what_is(listed.facts.fields);
      if (what.empty()) continue;
      const auto parties = TRY(read_events(listed));
      if (!is_wanted(parties)) continue;
      for (auto& date : review_dates(listed.facts, question_.today)) {
        if (!is_in_window(date)) continue;
        reviews.push_back({.rule = date.rule,
                           .because = std::move(date.because),
                           .due = date.due,
                           .began = date.began,
                           .overdue = date.overdue,
                           .instrument = listed.code,
                           .title = listed.title,
                           .what = what,
                           .parties = parties,
                           .clause = review_clause(listed.facts),
                           .proof = listed.proof});
      }
    }
    std::ranges::sort(reviews, {}, [](const Review& review) {
      return std::tuple(first_day(review.due), review.due, std::string_view(review.instrument),
                        review.rule);
    });
    return reviews;
  }

 private:
  Result<void> read_records() {
    const auto current = TRY(CurrentEditions::read(workspace_));
    const auto same = TRY(SameAs::read(workspace_, current));
    auto rows = TRY(workspace_.database().prepare(
        "SELECT edition, code, title, places, since, until, fields, file_row, file_column"
        " FROM record WHERE kind = 'instrument' AND (instr(fields, 'review_') > 0"
        " OR instr(fields, 'type=bilateral') > 0 OR instr(fields, 'type=regional') > 0"
        " OR instr(fields, 'type=agreement') > 0) ORDER BY code, edition DESC"));
    while (TRY(rows.step())) {
      const auto edition = rows.integer(0);
      if (current.find(edition) == nullptr) continue;
      const NamedLines fields(rows.text(6));
      if (what_is(fields).empty()) continue;
      auto& listed = listed_[std::string(same.first_of(rows.text(1)))];
      take(rows, fields, listed);
      if (listed.proof.empty()) {
        listed.proof = current.proof(edition, {static_cast<std::uint32_t>(rows.integer(7)),
                                               static_cast<std::uint16_t>(rows.integer(8))});
      }
    }
    return {};
  }

  static void take(const Statement& row, const NamedLines& fields, Listed& listed) {
    if (listed.code.empty()) {
      listed.code = row.text(1);
      listed.title = row.text(2);
    }
    if (std::ranges::find(listed.codes, row.text(1)) == listed.codes.end()) {
      listed.codes.push_back(row.text(1));
    }
    if (listed.places.empty()) listed.places = places_in(row.text(3));
    auto& facts = listed.facts;
    if (facts.in_force.empty()) facts.in_force = Period::from_key(row.integer(4));
    if (facts.ended.empty()) facts.ended = Period::from_key(row.integer(5));
    for (const auto& [name, value] : fields.lines()) {
      if (facts.fields[name].empty()) facts.fields.set(name, value);
    }
  }

  /// The parties; dates go into the facts.
  Result<std::vector<Place>> read_events(Listed& listed) {
    if (!events_) {
      events_ = TRY(workspace_.database().prepare(
          "SELECT kind, party, date, effective FROM law_event WHERE instrument = ?"));
    }
    std::vector<Place> parties = listed.places;
    for (const auto& code : listed.codes) {
      events_->reset();
      events_->bind(1, code);
      while (TRY(events_->step())) {
        if (const auto party = events_->text(1); !party.empty()) parties.emplace_back(party);
        take_event(static_cast<Kind>(events_->integer(0)), Period::from_key(events_->integer(2)),
                   events_->text(1).empty(), listed.facts);
      }
    }
    std::ranges::sort(parties);
    parties.erase(std::ranges::unique(parties).begin(), parties.end());
    std::ranges::sort(listed.facts.reviews, {}, first_day);
    return parties;
  }

  static void take_event(Kind kind, Period date, bool own, ReviewFacts& facts) {
    if (date.empty()) return;
    const auto earliest = [&](Period& known) {
      if (known.empty() || first_day(date) < first_day(known)) known = date;
    };
    if (kind == Kind::signature || kind == Kind::adopted) earliest(facts.signed_on);
    if (kind == Kind::in_force && own) earliest(facts.in_force);
    if (kind == Kind::termination && own) earliest(facts.ended);
    if (kind == Kind::review) facts.reviews.push_back(date);
  }

  bool is_wanted(const std::vector<Place>& parties) const {
    return std::ranges::all_of(
        question_.parties, [&](Place place) { return std::ranges::binary_search(parties, place); });
  }

  bool is_in_window(const ReviewDate& date) const {
    if (first_day(date.due) >= question_.before) return false;
    return date.overdue || last_day(date.due) >= question_.from;
  }

  const Workspace& workspace_;
  const ReviewQuestion& question_;
  std::map<std::string, Listed, std::less<>> listed_;
  std::optional<Statement> events_;
};

}  // namespace

Result<std::vector<Review>> review_calendar(const Workspace& workspace,
                                            const ReviewQuestion& question) {
  return Calendar(workspace, question).write();
}

}  // namespace corridor
