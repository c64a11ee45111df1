#include "report/assessment_report.h"

#include "base/text.h"
#include "scenario/indicators/policies.h"
#include "vocabulary/chain.h"
#include "vocabulary/gazetteer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace corridor {
namespace {

using migration_policies::Roadmap;
using migration_policies::Step;

std::string points(int half_points) {
  return format_shortest(static_cast<double>(half_points) / 2);
}

Column number_column(std::string name, std::string title, int digits = 0) {
  return {
      .name = std::move(name), .title = std::move(title), .digits = digits, .align = Align::end};
}

std::string step_text(const Step& step) {
  const auto& question = policy_questions()[step.question];
  return fmt::format("{} {} ({} to {})", question.id, question.title,
                     policy_answer_word(question, step.from),
                     policy_answer_word(question, step.to));
}

class Writer {
 public:
  Writer(const Assessment& assessment, const AssessmentFindings& findings)
      : assessment_(assessment), findings_(findings) {}

  Document write() const {
    const std::string name = Gazetteer::get().name(assessment_.place);
    Document document;
    document.title = fmt::format("Self-assessment: {}", name);
    document.subtitle =
        fmt::format("{}{}{}", assessment_.date,
                    assessment_.date.empty() || assessment_.by.empty() ? "" : ", ", assessment_.by);
    document.sections = {result(), roadmap(), integration(), missing()};
    if (findings_.since) document.sections.insert(document.sections.begin() + 1, changes());
    return document;
  }

 private:
  DocumentSection result() const {
    const auto& score = findings_.policies.overall;
    std::string text =
        fmt::format("{} of 30 points: level {} of 4, {} the criteria of SDG indicator 10.7.2.",
                    points(score.half_points), score.level, policy_level_title(score.level));
    if (score.level == 1) {
      text = fmt::format(
          "{} of 30 points: level 1 of 4, {} towards the criteria of SDG indicator "
          "10.7.2.",
          points(score.half_points), policy_level_title(1));
    }
    DocumentSection section{"result", "Migration policies", {}};
    section.blocks.emplace_back(Paragraph{.text = text, .tone = Paragraph::Tone::lead});
    if (score.answered < score.questions) {
      section.blocks.emplace_back(
          Paragraph{.text = fmt::format("{} of {} questions are answered; the others count as no, "
                                        "as the method has it. With the best answers to them the "
                                        "level would be {}. Answering them comes first.",
                                        score.answered, score.questions, score.level_at_most),
                    .tone = Paragraph::Tone::caution});
    }
    section.blocks.emplace_back(domains());
    return section;
  }

  Table domains() const {
    Table table;
    table.title = "By domain";
    table.columns = {{"domain", "Domain"},
                     number_column("points", "Points of 5", 1),
                     number_column("level", "Level"),
                     {"meaning", "Meaning"},
                     number_column("answered", "Answered"),
                     number_column("steps", "Steps to the next level")};
    for (std::size_t i = 0; i < policy_domain_count; ++i) {
      const auto& score = findings_.policies.by_domain[i];
      const auto& road = findings_.domain_roadmaps[i];
      table.rows.push_back(
          {fmt::format("{}. {}", i + 1, policy_domains()[i]),
           static_cast<double>(score.half_points) / 2, static_cast<double>(score.level),
           std::string(policy_level_title(score.level)), static_cast<double>(score.answered),
           road.next_level == 0 ? Cell::nothing("none") : Cell(static_cast<double>(road.steps))});
    }
    return table;
  }

  DocumentSection changes() const {
    const auto& since = *findings_.since;
    DocumentSection section{"changes", "What changed", {}};
    section.blocks.emplace_back(
        Paragraph{.text = fmt::format("Before{}: {} of 30 points, level {}. {} changed.",
                                      since.date.empty() ? "" : fmt::format(" ({})", since.date),
                                      points(since.before.half_points), since.before.level,
                                      since.changes.size() == 1
                                          ? "One answer"
                                          : fmt::format("{} answers", since.changes.size()))});
    Bullets bullets;
    for (const auto& change : since.changes) {
      const auto& question = policy_questions()[change.question];
      const auto word = [&](std::optional<int> value) {
        return value ? policy_answer_word(question, *value) : "no answer";
      };
      bullets.items.push_back({.text = fmt::format("{} {}: {} to {}.", question.id, question.title,
                                                   word(change.before), word(change.now))});
    }
    if (!bullets.items.empty()) section.blocks.emplace_back(std::move(bullets));
    return section;
  }

  DocumentSection roadmap() const {
    DocumentSection section{"roadmap", "The way to the next level", {}};
    const Roadmap& road = findings_.roadmap;
    if (road.next_level == 0) {
      section.blocks.emplace_back(Paragraph{.text = "The highest level is reached."});
      return section;
    }
    section.blocks.emplace_back(Paragraph{
        .text = fmt::format(
            "Level {} ({}) is {} points away: {} {} in the smallest case. {}", road.next_level,
            policy_level_title(road.next_level), points(road.needed_half_points), road.steps,
            road.steps == 1 ? "better answer" : "better answers",
            road.ways == 1 ? "There is one such set."
                           : fmt::format("There are {} such sets{}.",
                                         format_grouped(static_cast<double>(road.ways), 0),
                                         road.ways > road.sets.size()
                                             ? fmt::format("; the first {}", road.sets.size())
                                             : "")),
        .tone = Paragraph::Tone::lead});
    Bullets sets;
    for (const auto& set : road.sets) {
      std::vector<std::string> steps;
      for (const auto& step : set) steps.push_back(step_text(step));
      sets.items.push_back({.text = fmt::format("{}.", fmt::join(steps, "; "))});
    }
    section.blocks.emplace_back(std::move(sets));
    section.blocks.emplace_back(candidates(road));
    return section;
  }

  /// One row a question, however far its answer is raised.
  Table candidates(const Roadmap& road) const {
    Table table;
    table.title = "What the steps of these sets take";
    table.columns = {{"step", "Step"},
                     {"needs", "What it takes"},
                     {"actor", "Whose task it mostly is"},
                     {"law", "Law it may rest on"},
                     {"practices", "Practices that may help"}};
    const bool has_peers = std::ranges::any_of(
        findings_.peers, [](const Peers& peers) { return !peers.places.empty(); });
    if (has_peers) {
      table.columns.push_back({"peers", "Countries nearby at level 3 or 4 of the domain"});
    } else {
      table.notes = {
          "The workspace has no levels of other countries: load a file of the SDG "
          "database to see who nearby is further."};
    }
    std::optional<std::size_t> last;
    for (const auto& step : road.candidates) {
      const auto& question = policy_questions()[step.question];
      if (last == step.question) {
        table.rows.back()[0] = fmt::format("{} {} ({} to legal or regardless)", question.id,
                                           question.title, policy_answer_word(question, step.from));
        continue;
      }
      last = step.question;
      table.rows.push_back({step_text(step), std::string(question.needs),
                            std::string(question.actor), law_of(question),
                            practices_of(step.question)});
      if (has_peers) table.rows.back().push_back(peers_of(question.domain()));
    }
    return table;
  }

  std::string law_of(const PolicyQuestion& question) const {
    std::string text;
    for (const auto address : split(question.law, ' ')) {
      const auto title = findings_.law.find(std::string(address));
      text += fmt::format("{}{}", text.empty() ? "" : "; ",
                          title == findings_.law.end() ? std::string(address) : title->second);
    }
    return text;
  }

  Cell practices_of(std::size_t question) const {
    const auto& practices = findings_.practices[question];
    if (practices.empty()) return Cell::nothing("none registered");
    std::string text;
    for (const auto& practice : practices) {
      std::vector<std::string> places;
      for (const Place place : practice.places) places.emplace_back(place.code());
      text += fmt::format("{}{} ({}{}evidence: {})", text.empty() ? "" : "; ", practice.title,
                          fmt::join(places, ", "), places.empty() ? "" : "; ",
                          title_of(all_evidence_grades(), practice.grade));
    }
    return text;
  }

  Cell peers_of(std::size_t domain) const {
    const auto& peers = findings_.peers[domain];
    if (peers.places.empty()) return Cell::nothing("not in the workspace");
    std::string text;
    for (const Place place : peers.places) {
      text += fmt::format("{}{}", text.empty() ? "" : ", ", Gazetteer::get().name(place));
    }
    return fmt::format("{} ({})", text, peers.year);
  }

  DocumentSection integration() const {
    DocumentSection section{"integration", "Policies on integration", {}};
    const auto& found = findings_.integration_2020;
    const auto& older = findings_.integration_2015;
    section.blocks.emplace_back(Paragraph{
        .text =
            found.overall
                ? fmt::format("Score {} of 100, by the rule of 2020; {} by that of 2015. It is "
                              "from questions of Corridor's own and stands beside no other "
                              "country's published score.",
                              integration_score::rounded(*found.overall),
                              integration_score::rounded(older.overall.value_or(0)))
                : fmt::format("No score: {} of 8 areas have an answer.", found.areas_with_score)});
    if (found.areas_with_score == 0) return section;
    Table table;
    table.title = "By area";
    table.columns = {{"area", "Area"},
                     number_column("score_2020", "Score, rule of 2020", 1),
                     number_column("score_2015", "Score, rule of 2015", 1),
                     number_column("answered", "Answered"),
                     number_column("questions", "Questions")};
    const auto cell = [](std::optional<double> score) {
      return score ? Cell(*score) : Cell::nothing("no answer");
    };
    for (std::size_t i = 0; i < integration_area_count; ++i) {
      table.rows.push_back({std::string(integration_areas()[i].title), cell(found.areas[i].score),
                            cell(older.areas[i].score),
                            static_cast<double>(found.areas[i].answered),
                            static_cast<double>(found.areas[i].asked)});
    }
    section.blocks.emplace_back(std::move(table));
    return section;
  }

  DocumentSection missing() const {
    DocumentSection section{"missing", "What is missing", {}};
    Bullets bullets;
    const auto list = [&](std::string_view what, bool (*wanted)(const AssessedAnswer&)) {
      std::string ids;
      for (std::size_t i = 0; i < policy_question_count; ++i) {
        if (!wanted(assessment_.policy[i])) continue;
        ids += fmt::format("{}{}", ids.empty() ? "" : " ", policy_questions()[i].id);
      }
      if (!ids.empty()) bullets.items.push_back({.text = fmt::format("{}: {}.", what, ids)});
    };
    list("Not answered", [](const AssessedAnswer& a) { return !a.value; });
    list("Answered without evidence",
         [](const AssessedAnswer& a) { return a.value && a.evidence.empty(); });
    list("Answered without law", [](const AssessedAnswer& a) { return a.value && a.law.empty(); });
    for (const auto& remark : findings_.remarks) bullets.items.push_back({.text = remark});
    if (bullets.items.empty()) {
      bullets.items.push_back({.text = "Every answer has evidence and law."});
    }
    section.blocks.emplace_back(std::move(bullets));
    return section;
  }

  const Assessment& assessment_;
  const AssessmentFindings& findings_;
};

}  // namespace

Document assessment_document(const Assessment& assessment, const AssessmentFindings& findings) {
  return Writer(assessment, findings).write();
}

}  // namespace corridor
