#include "scenario/assessment/ask.h"

#include "base/text.h"

#include <fmt/core.h>

namespace corridor {
namespace {

enum class Next { on, back, quit };

/// One question of either instrument.
struct Asked {
  std::string title, question, choice, help;
  AssessedAnswer* answer;
  const PolicyQuestion* policy;  // null: on integration
};

std::vector<Asked> items_of(Assessment& assessment) {
  std::vector<Asked> items;
  for (std::size_t i = 0; i < policy_question_count; ++i) {
    const auto& question = policy_questions()[i];
    items.push_back({.title = fmt::format("{} {} - {}", question.id,
                                          policy_domains()[question.domain()], question.title),
                     .question = std::string(question.question),
                     .choice = std::string(policy_answer_choice(question)),
                     .help = fmt::format("What a better answer takes: {}\nLaw that may matter: {}",
                                         question.needs, question.law),
                     .answer = &assessment.policy[i],
                     .policy = &question});
  }
  for (std::size_t i = 0; i < integration_questions().size(); ++i) {
    const auto& question = integration_questions()[i];
    items.push_back(
        {.title = fmt::format("{} {}", question.id, find_integration_area(question.area)->title),
         .question = std::string(question.statement),
         .choice = "1 no, 2 in part, 3 yes",
         .help = "How far does that hold in law and in practice?",
         .answer = &assessment.integration[i],
         .policy = nullptr});
  }
  return items;
}

class Conversation {
 public:
  Conversation(Assessment& assessment, const Asking& asking)
      : assessment_(assessment), asking_(asking), items_(items_of(assessment)) {}

  Result<void> run() {
    std::size_t i = first_open(0);
    while (i < items_.size()) {
      const Next next = TRY(ask_one(i));
      if (next == Next::quit) return {};
      if (next == Next::back) {
        i = i == 0 ? 0 : i - 1;
      } else {
        i = first_open(i + 1);
      }
    }
    return {};
  }

 private:
  std::size_t first_open(std::size_t from) const {
    while (from < items_.size() && items_[from].answer->value) ++from;
    return from;
  }

  Result<Next> ask_one(std::size_t index) {
    Asked& item = items_[index];
    const std::string heading =
        fmt::format("\n[{} of {}] {}\n{}\n", index + 1, items_.size(), item.title, item.question);
    std::string before = heading;
    for (;;) {
      const auto line = asking_.read_line(
          fmt::format("{}{} (Enter: no answer, ? back quit) > ", before, item.choice));
      if (!line) return Next::quit;
      const std::string word(trim(*line));
      if (word == "quit" || word == "q") return Next::quit;
      if (word == "back" || word == "b") return Next::back;
      if (word.empty()) return Next::on;
      before = item.help + "\n";
      if (word == "?") continue;
      if (take(item, word)) return ask_grounds(item);
      before = fmt::format("\"{}\" is no answer here. ", word);
    }
  }

  static bool take(Asked& item, const std::string& word) {
    if (item.policy == nullptr) {
      const auto value = parse_integration_answer(word);
      if (value) item.answer->value = value;
      return value.has_value();
    }
    const auto parsed = parse_policy_answer(*item.policy, word);
    if (!parsed || parsed->for_whom_untold) return false;
    item.answer->value = parsed->half_points;
    return true;
  }

  /// What the answer rests on. Both may be left out.
  Result<Next> ask_grounds(Asked& item) {
    TRY(asking_.keep(assessment_));
    const auto evidence = asking_.read_line("What does that rest on? (Enter: leave out) > ");
    if (!evidence) return Next::quit;
    if (!trim(*evidence).empty()) item.answer->evidence = std::string(trim(*evidence));
    std::string before;
    for (;;) {
      const auto line = asking_.read_line(
          before +
          "Which law? instrument:CODE, provision:CODE/ARTICLE or https://... (Enter: leave "
          "out) > ");
      if (!line) break;
      std::vector<std::string> law;
      bool good = true;
      for (const auto address : split(trim(*line), ' ')) {
        if (address.empty()) continue;
        good = good && is_law_address(address);
        law.emplace_back(address);
      }
      before = "Expected addresses, separated by spaces. ";
      if (!good) continue;
      if (!law.empty()) item.answer->law = std::move(law);
      break;
    }
    TRY(asking_.keep(assessment_));
    return Next::on;
  }

  Assessment& assessment_;
  const Asking& asking_;
  std::vector<Asked> items_;
};

}  // namespace

Result<void> ask(Assessment& assessment, const Asking& asking) {
  return Conversation(assessment, asking).run();
}

}  // namespace corridor
