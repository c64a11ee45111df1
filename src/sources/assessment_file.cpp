#include "sources/assessment_file.h"

#include "base/text.h"
#include "base/yaml.h"
#include "sources/measured_table.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/period.h"

#include <fmt/format.h>

#include <algorithm>

namespace corridor {
namespace {

using Kind = YamlValue::Kind;

bool is_empty(YamlValue value) { return !value || value.is(Kind::null); }

/// Empty where the key is absent or has nothing behind it.
Result<std::string> text_of(YamlValue map, std::string_view key) {
  const auto value = map[key];
  if (is_empty(value)) return std::string();
  return value.expect_text(fmt::format("text for \"{}\"", key));
}

class AssessmentReader {
 public:
  Result<Assessment> read(YamlValue root) {
    TRY(root.expect_keys({"corridor_assessment", "place", "date", "by", "answers", "integration"}));
    TRY(check_version(root));
    const std::string place = TRY(text_of(root, "place"));
    if (place.empty()) {
      return fail(root.error("expected the place that is assessed, saw none",
                             "Write place: and a code such as BGD."));
    }
    auto known = place_written(place);
    if (!known) return fail(root["place"].error(known.error().message, known.error().hint));
    assessment_.place = *known;
    assessment_.date = TRY(text_of(root, "date"));
    if (!assessment_.date.empty()) {
      const auto day = Period::parse(assessment_.date);
      if (!day) return fail(root["date"].error(day.error().message, "Write \"2026-11-29\"."));
    }
    assessment_.by = TRY(text_of(root, "by"));
    TRY(read_answers(root["answers"], true));
    TRY(read_answers(root["integration"], false));
    return std::move(assessment_);
  }

 private:
  static Result<void> check_version(YamlValue root) {
    const auto version = root["corridor_assessment"];
    if (version.text() == "1") return {};
    return fail((version ? version : root)
                    .error("expected corridor_assessment: 1",
                           "It tells the file from others; write it as the first line."));
  }

  Result<void> read_answers(YamlValue answers, bool policy) {
    if (is_empty(answers)) return {};
    if (!answers.is(Kind::map) && !answers.is(Kind::list)) {
      return fail(answers.error("expected answers by question, saw another form",
                                "`corridor assess --draft PLACE` writes one to fill in."));
    }
    for (auto value = answers.first(); value; value = value.next()) {
      const bool listed = answers.is(Kind::list);
      const std::string id = listed ? TRY(text_of(value, "question")) : std::string(value.key());
      AssessedAnswer& answer = *TRY(slot(value, id, policy));
      if (answer.where.line != 0) {
        return fail(value.error(
            fmt::format("{} is answered twice, first in line {}", id, answer.where.line),
            "Keep the answer that is right."));
      }
      answer.where = value.where();
      if (is_empty(value)) continue;
      TRY(read_answer(value, answer, id, policy));
    }
    return {};
  }

  Result<AssessedAnswer*> slot(YamlValue value, const std::string& id, bool policy) {
    if (policy) {
      if (const auto index = find_policy_question(id)) return &assessment_.policy[*index];
    } else if (const auto* question = find_integration_question(id)) {
      const auto index = question - integration_questions().data();
      return &assessment_.integration[static_cast<std::size_t>(index)];
    }
    std::vector<std::string> known;
    for (const auto& question : policy_questions()) {
      if (policy) known.emplace_back(question.id);
    }
    for (const auto& question : integration_questions()) {
      if (!policy) known.emplace_back(question.id);
    }
    const auto hint = did_you_mean(id, known);
    return fail(value.error(fmt::format("no question is called \"{}\"", clip(id, 40)),
                            !hint.empty() ? hint
                            : policy      ? "There are 1a to 1e, 2a ... 6e."
                                          : "There are labour_1 to labour_5, family_1 ..."));
  }

  Result<void> read_answer(YamlValue value, AssessedAnswer& answer, const std::string& id,
                           bool policy) {
    if (!value.is(Kind::map)) {
      return fail(
          value.error("expected an answer with what it rests on, saw another form",
                      fmt::format("Write {}: {{answer: ..., evidence: ..., law: []}}.", id)));
    }
    TRY(value.expect_keys({"question", "answer", "evidence", "law"}));
    const std::string word = TRY(text_of(value, "answer"));
    if (!is_unanswered(word)) {
      answer.value = policy ? policy_value(id, word) : parse_integration_answer(word);
      if (!answer.value) {
        const std::string_view choice =
            policy ? policy_answer_choice(policy_questions()[*find_policy_question(id)])
                   : "1 (no), 2 (in part) or 3 (yes)";
        return fail(value["answer"].error(
            fmt::format("expected an answer to {}, saw \"{}\"", id, clip(word, 80)),
            fmt::format("Write {}, or nothing where there is no answer.", choice)));
      }
    }
    answer.evidence = TRY(text_of(value, "evidence"));
    return read_law(value["law"], answer);
  }

  std::optional<int> policy_value(const std::string& id, const std::string& word) {
    const auto& question = policy_questions()[*find_policy_question(id)];
    const auto parsed = parse_policy_answer(question, word);
    if (!parsed) return std::nullopt;
    if (parsed->for_whom_untold) {
      assessment_.remarks.push_back(fmt::format(
          "\"{}\" to {} does not say for whom; it is read as whatever people's status. Write "
          "regardless, or legal where a legal status is needed.",
          word, id));
    }
    return parsed->half_points;
  }

  static Result<void> read_law(YamlValue law, AssessedAnswer& answer) {
    if (is_empty(law)) return {};
    answer.where_law = law.where();
    const auto take = [&](YamlValue value) -> Result<void> {
      const std::string text = TRY(value.expect_text("the address of a law"));
      for (const auto address : split(text, ' ')) {
        if (address.empty()) continue;
        if (!is_law_address(address)) {
          return fail(
              value.error(fmt::format("expected the address of a law, saw \"{}\"", clip(text, 80)),
                          "Write instrument:CODE, provision:CODE/ARTICLE, or https://..."));
        }
        answer.law.emplace_back(address);
      }
      return {};
    };
    if (law.is(Kind::scalar)) return take(law);
    if (!law.is(Kind::list)) {
      return fail(law.error("expected a list of addresses, saw another form",
                            "Write [provision:icrmw/art_28]."));
    }
    for (auto one = law.first(); one; one = one.next()) TRY(take(one));
    return {};
  }

  Assessment assessment_;
};

/// Nothing, not even a space, where the text is empty.
std::string behind_key(std::string_view text) {
  return text.empty() ? std::string() : " " + yaml_quote(text);
}

void write_entry(std::string& out, std::string_view id, std::string_view word,
                 const AssessedAnswer& answer) {
  std::vector<std::string> law;
  for (const auto& address : answer.law) law.push_back(yaml_quote(address));
  out +=
      fmt::format("  {}:\n    answer: {}\n    evidence: {}\n    law: [{}]\n", id, word,
                  answer.evidence.empty() ? "" : yaml_quote(answer.evidence), fmt::join(law, ", "));
}

}  // namespace

std::optional<int> parse_integration_answer(std::string_view word) {
  const std::string text = fold(word);
  if (text == "1" || text == "no") return 1;
  if (text == "2" || text == "in part" || text == "partly" || text == "half") return 2;
  if (text == "3" || text == "yes") return 3;
  return std::nullopt;
}

bool is_law_address(std::string_view address) {
  const auto has = [&](std::string_view kind) {
    return address.starts_with(kind) && address.size() > kind.size();
  };
  return has("instrument:") || has("provision:") || has("https://") || has("http://");
}

Result<Assessment> read_assessment(const std::string& file, std::string_view text) {
  const auto document = TRY(YamlDocument::parse(file, text));
  if (!document.root()) {
    return fail({ErrorKind::malformed,
                 "expected a self-assessment, saw an empty file",
                 {file},
                 "`corridor assess --draft PLACE` writes one to fill in."});
  }
  return AssessmentReader().read(document.root());
}

std::string write_assessment(const Assessment& assessment) {
  std::string out = fmt::format(
      "# Self-assessment of migration policies: {}.\n"
      "# An answer left empty is not answered, which is not \"no\". Say for each what it rests "
      "on:\n"
      "# evidence in words, law by its address (instrument:icrmw, provision:icrmw/art_28, https).\n"
      "corridor_assessment: 1\nplace: {}\n",
      Gazetteer::get().name(assessment.place), yaml_quote(assessment.place.code()));
  out += assessment.date.empty() ? "date:\n" : fmt::format("date: \"{}\"\n", assessment.date);
  out += fmt::format("by:{}\n", behind_key(assessment.by));
  out += "\nanswers:\n";
  for (std::size_t i = 0; i < policy_question_count; ++i) {
    const auto& question = policy_questions()[i];
    const auto& answer = assessment.policy[i];
    if (question.letter() == 'a') {
      out +=
          fmt::format("\n  # {}. {}\n", question.domain() + 1, policy_domains()[question.domain()]);
    }
    out += fmt::format("  # {} ({})\n", question.question, policy_answer_choice(question));
    write_entry(out, question.id, answer.value ? policy_answer_word(question, *answer.value) : "",
                answer);
  }
  out += "\n# 1 no, 2 in part or with conditions, 3 yes.\nintegration:\n";
  for (std::size_t i = 0; i < integration_questions().size(); ++i) {
    const auto& question = integration_questions()[i];
    const auto& answer = assessment.integration[i];
    out += fmt::format("  # {}\n", question.statement);
    write_entry(out, question.id, answer.value ? std::to_string(*answer.value) : "", answer);
  }
  return out;
}

}  // namespace corridor
