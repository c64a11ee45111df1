#include "base/file.h"
#include "cli/command.h"
#include "report/assessment_report.h"
#include "report/render_document.h"
#include "scenario/assessment/ask.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <cstdio>
#include <filesystem>
#include <iostream>

namespace corridor {
namespace {

std::optional<std::string> read_line(const std::string& prompt) {
  std::fputs(prompt.c_str(), stderr);
  std::fflush(stderr);
  std::string line;
  if (!std::getline(std::cin, line)) return std::nullopt;
  return line;
}

Result<Answer> report(const Call& call, const Assessment& assessment) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  auto findings = TRY(assess(assessment, workspace));
  if (call.has("--since")) {
    const auto before = TRY(open_assessment(call.text("--since"), assessment.place));
    findings.since = changes_since(before, assessment);
  }
  if (format == Format::json) return Answer{assessment_json(assessment, findings)};
  return Answer{TRY(render(assessment_document(assessment, findings), format, call.width))};
}

Result<Answer> draft(const Call& call, Place place) {
  const auto text = write_assessment(new_assessment(place));
  const std::string target = call.text("-o");
  if (target.empty()) return Answer{text};
  TRY(write_file(target, text));
  return Answer{{}, fmt::format("written: {}\n", target)};
}

Result<Answer> ask_all(const Call& call, Place place) {
  const std::string path = call.has("-o") ? call.text("-o") : fmt::format("{}.yml", place.code());
  auto assessment =
      std::filesystem::exists(path) ? TRY(open_assessment(path, place)) : new_assessment(place);
  TRY(ask(assessment, {.read_line = read_line, .keep = [&](const Assessment& so_far) {
                         return write_file(path, write_assessment(so_far));
                       }}));
  auto answer = TRY(report(call, assessment));
  answer.notes = fmt::format("\nkept in {}; `corridor assess {}` goes on where it was left\n", path,
                             place.code());
  return answer;
}

Result<Answer> run_assess(const Call& call) {
  const Place place = TRY(Gazetteer::get().parse_place(call.text("PLACE")));
  if (call.has("--draft")) return draft(call, place);
  if (call.has("--answers"))
    return report(call, TRY(open_assessment(call.text("--answers"), place)));
  return ask_all(call, place);
}

}  // namespace

extern const Command assess_command;
const Command assess_command{
    "assess",
    "a national self-assessment: asked one by one, or from a file; with the way to the next level",
    "corridor assess BGD --answers BGD.yml --format json",
    {{"PLACE", "the country that answers", Argument::Kind::positional, true},
     {"--answers", "the file with the answers (YAML); without one, the questions are asked"},
     {"--since", "an earlier assessment (YAML): what changed"},
     {"--draft", "write an empty questionnaire", Argument::Kind::flag},
     {"-o",
      "of --draft: write to this file; of the questions: keep answers there (usual: PLACE.yml)"},
     {"--format", "text, html, json or md", Argument::Kind::option, false, "text"}},
    run_assess};

}  // namespace corridor
