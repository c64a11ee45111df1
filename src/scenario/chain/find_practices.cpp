#include "scenario/chain/find_practices.h"

#include "base/text.h"
#include "registers/practice_grade.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

Result<void> expect_need(const std::string& written) {
  if (written.empty() || find_protection(written) != nullptr) return {};
  std::vector<std::string> names;
  for (const auto& protection : all_protections()) {
    names.emplace_back(protection.code);
    names.emplace_back(protection.title);
  }
  auto hint = did_you_mean(written, names);
  if (hint.empty()) hint = "docs/registers.md lists the protections: contract, wage, education ...";
  return fail({ErrorKind::usage,
               fmt::format("expected a protection after --need, saw \"{}\"", clip(written, 40)),
               {},
               std::move(hint)});
}

std::vector<Place> ends_of(const Subject& subject) {
  if (!subject.is_corridor()) return {subject.place};
  return {subject.origin, subject.place};
}

bool comes_before(const FoundPractice& a, const FoundPractice& b) {
  const auto order = [](const FoundPractice& one) {
    const double likeness = one.nearest ? one.nearest->likeness.value : -1;
    return std::tuple(-static_cast<int>(one.unmet_needs.size()), -likeness, grade_rank(one.grade),
                      std::string_view(one.record->code));
  };
  return order(a) < order(b);
}

Result<void> compare(LikenessReader& reader, const Subject& subject, FoundPractice& practice) {
  for (const Place end : ends_of(subject)) {
    auto nearest = TRY(reader.nearest(end, practice.record->places));
    const bool is_nearer = nearest && (!practice.nearest ||
                                       practice.nearest->likeness.value < nearest->likeness.value);
    if (!is_nearer) continue;
    practice.nearest = nearest;
    practice.compared_with = end;
  }
  return {};
}

Result<void> compare_all(const Workspace& workspace, const Subject& subject,
                         FoundPractices& found) {
  auto needs = TRY(PlaceNeeds::open(workspace));
  for (const auto& row : TRY(needs.map(subject)).rows) {
    if (PlaceNeeds::is_missing(row)) found.unmet_needs.push_back(row.protection);
  }
  auto figures = TRY(LatestFigures::open(workspace));
  LikenessReader reader(figures);
  for (auto& practice : found.practices) {
    for (const auto* need : found.unmet_needs) {
      if (practice.record->has("needs", need->code)) practice.unmet_needs.push_back(need->code);
    }
    TRY(compare(reader, subject, practice));
  }
  std::ranges::sort(found.practices, comes_before);
  return {};
}

}  // namespace

std::string_view grade_of_practice(const ChainGraph& graph, std::uint32_t practice) {
  std::vector<Study> studies;
  for (const auto& tie : graph.ties(practice)) {
    const auto& item = graph.item(tie.other);
    if (item.kind != "study" || item.record == nullptr) continue;
    const auto& fields = item.record->fields;
    studies.push_back({fields["study"], fields["finding"], fields["scope"]});
  }
  return practice_grade(studies);
}

Result<FoundPractices> find_practices(const Workspace& workspace,
                                      const PracticeQuestion& question) {
  TRY(expect_need(question.need));
  FoundPractices found{.graph = TRY(ChainGraph::read(workspace))};
  const auto items = found.graph.items();
  for (std::uint32_t index = 0; index < items.size(); ++index) {
    const auto* record = items[index].record;
    if (record == nullptr || record->kind != "practice") continue;
    if (!question.need.empty() && !record->has("needs", question.need)) continue;
    if (!question.topic.empty() && !record->has("topics", question.topic)) continue;
    found.practices.push_back({.record = record,
                               .index = index,
                               .grade = grade_of_practice(found.graph, index),
                               .studies = found.graph.count_ties_to(index, {"study"})});
  }
  if (question.subject) TRY(compare_all(workspace, *question.subject, found));
  return found;
}

}  // namespace corridor
