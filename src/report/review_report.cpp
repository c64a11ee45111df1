#include "report/review_report.h"

#include "base/json.h"
#include "registers/review_calendar.h"
#include "report/law_notes.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

constexpr int usual_years = 5;
constexpr std::size_t most_named = 4;

Result<ReviewQuestion> question_of(const ReviewRequest& request) {
  ReviewQuestion question;
  question.today = first_day(TRY(parse_date(timestamp_now().substr(0, 10))));
  question.from = request.from.empty() ? question.today : first_day(TRY(parse_date(request.from)));
  question.before = request.before.empty() ? Delay{.months = 12 * usual_years}.after(question.today)
                                           : first_day(TRY(parse_date(request.before)));
  if (question.before <= question.from) {
    return fail({ErrorKind::usage,
                 fmt::format("expected --before to be later than {}, saw {}",
                             period_of(question.from).text(), period_of(question.before).text()),
                 {},
                 "The calendar begins today, or on the day given with --from."});
  }
  if (request.subject.empty()) return question;
  const Subject subject = TRY(Gazetteer::get().parse_subject(request.subject));
  if (subject.is_corridor()) question.parties.push_back(subject.origin);
  question.parties.push_back(subject.place);
  return question;
}

std::string parties_shown(const Review& review) {
  const auto& gazetteer = Gazetteer::get();
  if (review.parties.empty()) return "not known";
  if (review.parties.size() > most_named) return fmt::format("{} parties", review.parties.size());
  std::string text;
  for (const Place place : review.parties) {
    text += (text.empty() ? "" : ", ") + gazetteer.name(place);
  }
  return text;
}

std::string codes_of(const Review& review) {
  std::string text;
  for (const Place place : review.parties)
    text.append(text.empty() ? "" : " ").append(place.code());
  return text;
}

std::string_view status_of(const Review& review) { return review.overdue ? "overdue" : "due"; }

Table table_for_people(const std::vector<Review>& reviews, const ReviewQuestion& question) {
  Table table{.title = fmt::format("Reviews from {} to {}", period_of(question.from).text(),
                                   period_of(question.before).text())};
  table.columns = {{"due", "Due"},
                   {"title", "Instrument"},
                   {"parties", "Parties"},
                   {"because", "Because"},
                   {"clause", "Clause"}};
  for (const auto& review : reviews) {
    table.rows.push_back({review.overdue ? review.due.text() + " (overdue)" : review.due.text(),
                          fmt::format("{} ({})", review.title, review.instrument),
                          parties_shown(review), review.because, review.clause});
  }
  if (reviews.empty()) table.notes.emplace_back("Nothing that is loaded comes up for review.");
  table.notes.emplace_back(
      "An anniversary is no duty to review: it stands where no review clause is known.");
  return table;
}

Table table_for_programs(const std::vector<Review>& reviews) {
  Table table{.title = "Reviews"};
  for (const auto* name : {"due", "status", "rule", "is_clause", "because", "instrument", "title",
                           "what", "parties", "clause", "proof"}) {
    table.columns.push_back({name, name});
  }
  for (const auto& review : reviews) {
    table.rows.push_back({review.due.text(), std::string(status_of(review)),
                          std::string(review.rule->id), review.rule->is_clause ? "yes" : "no",
                          review.because, review.instrument, review.title, review.what,
                          codes_of(review), review.clause, review.proof});
  }
  return table;
}

void write_review(JsonWriter& json, const Review& review) {
  json.begin_object().field("due", review.due.text()).field("status", status_of(review));
  json.field("rule", review.rule->id).field("because", review.because);
  json.field("instrument", review.instrument).field("title", review.title);
  json.field("what", review.what).key("parties").begin_array();
  for (const Place place : review.parties) json.value(place.code());
  json.end_array().field("clause", review.clause).field("is_clause", review.rule->is_clause);
  json.field("proof", review.proof).end_object();
}

std::string review_json(const std::vector<Review>& reviews, const ReviewQuestion& question) {
  JsonWriter json(2);
  json.begin_object().field("today", period_of(question.today).text());
  json.field("from", period_of(question.from).text());
  json.field("before", period_of(question.before).text()).key("rules").begin_array();
  for (const auto& rule : review_rules()) {
    json.begin_object().field("id", rule.id).field("title", rule.title);
    json.field("is_clause", rule.is_clause).end_object();
  }
  json.end_array().key("reviews").begin_array();
  for (const auto& review : reviews) write_review(json, review);
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace

Result<std::string> review_report(const Workspace& workspace, const ReviewRequest& request,
                                  Format format, std::size_t width) {
  const auto question = TRY(question_of(request));
  const auto reviews = TRY(review_calendar(workspace, question));
  if (format == Format::json) return review_json(reviews, question);
  if (format == Format::csv) return render(table_for_programs(reviews), format, width);
  return render(table_for_people(reviews, question), format, width);
}

}  // namespace corridor
