#include "base/json.h"
#include "base/text.h"
#include "report/assessment_report.h"
#include "scenario/indicators/policies.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

namespace corridor {
namespace {

using migration_policies::Roadmap;
using migration_policies::Score;
using migration_policies::Step;

class JsonAnswers {
 public:
  JsonAnswers(const Assessment& assessment, const AssessmentFindings& findings)
      : assessment_(assessment), findings_(findings), json_(2) {}

  std::string write() && {
    json_.begin_object();
    json_.field("place", assessment_.place.code());
    json_.field("name", Gazetteer::get().name(assessment_.place));
    json_.field("date", assessment_.date).field("by", assessment_.by);
    json_.field("indicator", "10.7.2");
    score(findings_.policies.overall);
    domains();
    roadmap();
    answers();
    integration();
    missing();
    since();
    json_.key("remarks").begin_array();
    for (const auto& remark : findings_.remarks) json_.value(remark);
    json_.end_array().end_object();
    return std::move(json_).text() + "\n";
  }

 private:
  void score(const Score& of) {
    json_.field("level", of.level).field("level_title", policy_level_title(of.level));
    json_.field("level_at_most", of.level_at_most);
    json_.field("half_points", of.half_points).field("of_half_points", of.of);
    json_.field("percent", of.percent());
    json_.field("answered", of.answered).field("questions", of.questions);
  }

  void domains() {
    json_.key("domains").begin_array();
    for (std::size_t i = 0; i < policy_domain_count; ++i) {
      json_.begin_object();
      json_.field("domain", i + 1).field("title", policy_domains()[i]);
      score(findings_.policies.by_domain[i]);
      json_.key("next");
      steps_to(findings_.domain_roadmaps[i]);
      json_.end_object();
    }
    json_.end_array();
  }

  void step(const Step& one) {
    const auto& question = policy_questions()[one.question];
    json_.begin_object();
    json_.field("question", question.id);
    json_.field("from", policy_answer_word(question, one.from));
    json_.field("to", policy_answer_word(question, one.to));
    json_.end_object();
  }

  /// Null at the highest level.
  void steps_to(const Roadmap& road) {
    if (road.next_level == 0) {
      json_.null();
      return;
    }
    json_.begin_object();
    steps_fields(road);
    json_.end_object();
  }

  void steps_fields(const Roadmap& road) {
    json_.field("next_level", road.next_level);
    json_.field("needed_half_points", road.needed_half_points);
    json_.field("steps", road.steps).field("ways", road.ways);
    json_.key("sets").begin_array();
    for (const auto& set : road.sets) {
      json_.begin_array();
      for (const auto& one : set) step(one);
      json_.end_array();
    }
    json_.end_array();
  }

  void roadmap() {
    json_.key("roadmap");
    if (findings_.roadmap.next_level == 0) {
      json_.null();
      return;
    }
    json_.begin_object();
    steps_fields(findings_.roadmap);
    json_.key("candidates").begin_array();
    for (const auto& one : findings_.roadmap.candidates) candidate(one);
    json_.end_array().end_object();
  }

  void candidate(const Step& one) {
    const auto& question = policy_questions()[one.question];
    json_.begin_object();
    json_.field("question", question.id).field("title", question.title);
    json_.field("domain", question.domain() + 1);
    json_.field("from", policy_answer_word(question, one.from));
    json_.field("to", policy_answer_word(question, one.to));
    json_.field("gain_half_points", one.to - one.from);
    json_.field("needs", question.needs).field("actor", question.actor);
    json_.key("law").begin_array();
    for (const auto address : split(question.law, ' ')) law(std::string(address));
    json_.end_array();
    json_.key("objectives").begin_array();
    for (const auto objective : split(question.objectives, ' ')) json_.value(objective);
    json_.end_array();
    practices(one.question);
    json_.key("peers").begin_array();
    for (const Place place : findings_.peers[question.domain()].places) json_.value(place.code());
    json_.end_array().end_object();
  }

  void practices(std::size_t question) {
    json_.key("practices").begin_array();
    for (const auto& practice : findings_.practices[question]) {
      json_.begin_object().field("address", practice.address).field("title", practice.title);
      json_.field("evidence", practice.grade).key("places").begin_array();
      for (const Place place : practice.places) json_.value(place.code());
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void law(const std::string& address) {
    const auto title = findings_.law.find(address);
    json_.begin_object().field("address", address).key("title");
    title == findings_.law.end() ? json_.null() : json_.value(title->second);
    json_.end_object();
  }

  void answers() {
    json_.key("answers").begin_array();
    for (std::size_t i = 0; i < policy_question_count; ++i) {
      const auto& question = policy_questions()[i];
      const auto& answer = assessment_.policy[i];
      json_.begin_object().field("question", question.id).key("answer");
      answer.value ? json_.value(policy_answer_word(question, *answer.value)) : json_.null();
      grounds(answer);
    }
    for (std::size_t i = 0; i < integration_questions().size(); ++i) {
      const auto& answer = assessment_.integration[i];
      json_.begin_object().field("question", integration_questions()[i].id).key("answer");
      answer.value ? json_.value(*answer.value) : json_.null();
      grounds(answer);
    }
    json_.end_array();
  }

  void grounds(const AssessedAnswer& answer) {
    json_.field("evidence", answer.evidence).key("law").begin_array();
    for (const auto& address : answer.law) law(address);
    json_.end_array().end_object();
  }

  void integration() {
    json_.key("integration").begin_object();
    for (const auto& [edition, found] : {std::pair("2020", &findings_.integration_2020),
                                         std::pair("2015", &findings_.integration_2015)}) {
      json_.key(edition).begin_object().key("overall");
      found->overall ? json_.value(*found->overall) : json_.null();
      json_.key("areas").begin_array();
      for (std::size_t i = 0; i < integration_area_count; ++i) {
        const auto& area = found->areas[i];
        json_.begin_object().field("area", integration_areas()[i].code).key("score");
        area.score ? json_.value(*area.score) : json_.null();
        json_.field("answered", area.answered).field("questions", area.asked).end_object();
      }
      json_.end_array().end_object();
    }
    json_.end_object();
  }

  void missing() {
    json_.key("missing").begin_object();
    list("unanswered", [](const AssessedAnswer& a) { return !a.value; });
    list("without_evidence", [](const AssessedAnswer& a) { return a.value && a.evidence.empty(); });
    list("without_law", [](const AssessedAnswer& a) { return a.value && a.law.empty(); });
    json_.end_object();
  }

  void since() {
    json_.key("since");
    if (!findings_.since) {
      json_.null();
      return;
    }
    const auto& since = *findings_.since;
    json_.begin_object().field("date", since.date);
    json_.field("level", since.before.level).field("half_points", since.before.half_points);
    json_.key("changes").begin_array();
    for (const auto& change : since.changes) {
      const auto& question = policy_questions()[change.question];
      json_.begin_object().field("question", question.id).key("from");
      change.before ? json_.value(policy_answer_word(question, *change.before)) : json_.null();
      json_.key("to");
      change.now ? json_.value(policy_answer_word(question, *change.now)) : json_.null();
      json_.end_object();
    }
    json_.end_array().end_object();
  }

  void list(std::string_view name, bool (*wanted)(const AssessedAnswer&)) {
    json_.key(name).begin_array();
    for (std::size_t i = 0; i < policy_question_count; ++i) {
      if (wanted(assessment_.policy[i])) json_.value(policy_questions()[i].id);
    }
    json_.end_array();
  }

  const Assessment& assessment_;
  const AssessmentFindings& findings_;
  JsonWriter json_;
};

}  // namespace

std::string assessment_json(const Assessment& assessment, const AssessmentFindings& findings) {
  return JsonAnswers(assessment, findings).write();
}

}  // namespace corridor
