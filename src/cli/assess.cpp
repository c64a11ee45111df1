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

Result<Assessment> read(const std::string& path, Place place) {
  auto assessment = TRY(read_assessment(path, TRY(read_file(path)).view()));
  if (assessment.place == place) return assessment;
  return fail({ErrorKind::conflict,
               fmt::format("the file assesses {}, not {}", assessment.place.code(), place.code()),
               {path},
               "Name that place, or another file."});
}

Result<Answer> report(const Call& call, const Assessment& assessment) {
  const Format format = TRY(parse_format(call.has("--format") ? call.text("--format") : "text"));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const auto findings = TRY(assess(assessment, workspace));
  if (format == Format::json) return Answer{assessment_json(assessment, findings)};
  return Answer{TRY(render(assessment_document(assessment, findings), format, call.width))};
}

Result<Answer> draft(const Call& call, Place place) {
  const auto text =
      write_assessment({.place = place, .date = timestamp_now().substr(0, 10), .policy = {}});
  const std::string target = call.text("-o");
  if (target.empty()) return Answer{text};
  TRY(write_file(target, text));
  return Answer{{}, fmt::format("written: {}\n", target)};
}

Result<Answer> ask_all(const Call& call, Place place) {
  const std::string path = call.has("-o") ? call.text("-o") : fmt::format("{}.yml", place.code());
  Assessment assessment{.place = place, .date = timestamp_now().substr(0, 10), .policy = {}};
  if (std::filesystem::exists(path)) assessment = TRY(read(path, place));
  TRY(ask(assessment, {.read_line = read_line, .keep = [&](const Assessment& so_far) {
                         return write_file(path, write_assessment(so_far));
                       }}));
  auto answer = TRY(report(call, assessment));
  answer.notes = fmt::format("\nkept in {}; `corridor assess {}` goes on where it was left\n", path,
                             place.code());
  return answer;
}

Result<Answer> run(const Call& call) {
  const Place place = TRY(Gazetteer::get().parse_place(call.text("PLACE")));
  if (call.has("--draft")) return draft(call, place);
  if (call.has("--answers")) return report(call, TRY(read(call.text("--answers"), place)));
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
     {"--draft", "write an empty questionnaire", Argument::Kind::flag},
     {"-o",
      "of --draft: write to this file; of the questions: keep answers there (usual: PLACE.yml)"},
     {"--format", "text, html, json or md", Argument::Kind::option, false, "text"}},
    run};

}  // namespace corridor
