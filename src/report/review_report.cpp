#include "report/review_report.h"

#include "base/json.h"
#include "registers/review_calendar.h"
#include "report/law_words.h"
#include "report/render_document.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

constexpr int usual_years = 5;
constexpr std::size_t most_named = 4;
constexpr std::size_t most_anniversaries = 25;
constexpr int oldest_told = 30;  // years

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

std::string codes_of(const Review& review) {
  std::string text;
  for (const Place place : review.parties)
    text.append(text.empty() ? "" : " ").append(place.code());
  return text;
}

std::string_view status_of(const Review& review) { return review.overdue ? "overdue" : "due"; }

std::string parties_shown(const LawWords& words, const Review& review) {
  if (review.parties.empty()) return words.say("not known");
  if (review.parties.size() > most_named) {
    return words.say("{count} parties", {{"count", std::to_string(review.parties.size())}});
  }
  std::vector<std::string> names;
  for (const Place place : review.parties) names.push_back(words.account().name(place));
  return joined(names);
}

Table table_for_people(LawWords& words, const std::vector<const Review*>& reviews) {
  Table table;
  table.columns = {{"due", words.say("Due")},
                   {"title", words.say("Instrument")},
                   {"parties", words.say("Parties")},
                   {"because", words.say("Because")},
                   {"clause", words.say("Clause")}};
  const auto& language = words.account().words();
  for (const auto* one : reviews) {
    const auto& review = *one;
    const Instrument named{
        .code = review.instrument, .title = review.title, .places = review.parties};
    auto due = review.due.text();
    if (review.overdue) due = words.say("{day} (overdue)", {{"day", due}});
    table.rows.push_back(
        {std::move(due),
         words.cell(fmt::format("{} ({})", words.title(named), review.instrument), review.proof),
         parties_shown(words, review), review.because.in(language), review.clause.in(language)});
  }
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
                          review.because.text(), review.instrument, review.title, review.what,
                          codes_of(review), review.clause.text(), review.proof});
  }
  return table;
}

void write_review(JsonWriter& json, const Review& review) {
  json.begin_object().field("due", review.due.text()).field("status", status_of(review));
  json.field("rule", review.rule->id).field("because", review.because.text());
  json.field("instrument", review.instrument).field("title", review.title);
  json.field("what", review.what).key("parties").begin_array();
  for (const Place place : review.parties) json.value(place.code());
  json.end_array().field("clause", review.clause.text()).field("is_clause", review.rule->is_clause);
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

/// Reviews, ends and renewals that a clause gives.
std::vector<Block> by_clause(LawWords& words, const std::vector<Review>& reviews) {
  std::vector<const Review*> shown;
  for (const auto& review : reviews) {
    if (review.rule->is_clause) shown.push_back(&review);
  }
  if (!shown.empty()) return {table_for_people(words, shown)};
  return {Paragraph{words.say("Nothing that is loaded comes up for review.")}};
}

/// Occasions only: those of agreements that are not so old that they have likely lapsed, as many
/// as one reads.
std::vector<Block> anniversaries(LawWords& words, const std::vector<Review>& reviews) {
  std::vector<const Review*> shown;
  std::size_t left_out = 0;
  for (const auto& review : reviews) {
    if (review.rule->is_clause) continue;
    const int age = review.due.start_year() - review.began.start_year();
    const bool told = age <= oldest_told && shown.size() < most_anniversaries;
    if (told) {
      shown.push_back(&review);
    } else {
      ++left_out;
    }
  }
  std::vector<Block> blocks{Paragraph{words.say(
      "An anniversary is no duty to review: it stands where no review clause is known.")}};
  if (!shown.empty()) blocks.push_back(table_for_people(words, shown));
  if (left_out > 0) {
    blocks.push_back(Paragraph{
        words.say("Anniversaries that are left out here: {count}; of agreements begun more than "
                  "{years} years before, or further ones. CSV and JSON have them.",
                  {{"count", std::to_string(left_out)}, {"years", std::to_string(oldest_told)}})});
  }
  return blocks;
}

}  // namespace

Result<Document> review_document(const Workspace& workspace, const ReviewRequest& request) {
  auto language = TRY(Words::in(request.language));
  const auto question = TRY(question_of(request));
  const auto reviews = TRY(review_calendar(workspace, question));
  const auto book = TRY(LawBook::open(workspace));
  Account account(workspace, std::move(language), {}, {});
  LawWords words(account, book);
  Document document;
  account.frame(document);
  document.title = words.say(
      "Reviews from {from} to {before}",
      {{"from", period_of(question.from).text()}, {"before", period_of(question.before).text()}});
  document.subtitle = words.say(
      "When agreements and social clauses come up for review, end or renew themselves, each day "
      "with why.");
  document.sections = {
      {"clauses", words.say("By what the instrument says"), by_clause(words, reviews)},
      {"anniversaries", words.say("No review clause known: anniversaries"),
       anniversaries(words, reviews)}};
  std::move(account).finish(document);
  return document;
}

Result<std::string> review_report(const Workspace& workspace, const ReviewRequest& request,
                                  Format format, std::size_t width) {
  if (format != Format::json && format != Format::csv) {
    return render(TRY(review_document(workspace, request)), format, width);
  }
  const auto question = TRY(question_of(request));
  const auto reviews = TRY(review_calendar(workspace, question));
  return format == Format::json ? review_json(reviews, question)
                                : render(table_for_programs(reviews), format, width);
}

}  // namespace corridor
