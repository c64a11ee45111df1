#include "base/file.h"
#include "cli/command.h"
#include "scenario/population/project.h"

#include <fmt/core.h>

namespace corridor {
namespace {

Result<Answer> run(const Call& call) {
  ProjectionRequest request;
  request.from_year = TRY(call.year("--from"));
  request.to_year = TRY(call.year("--to")).value_or(2100);
  const auto projection = TRY(project_folder(call.text("--inputs"), request));
  Answer answer{projection_csv(projection)};
  for (const auto& note : projection.notes) answer.notes += note + "\n";
  const std::string target = call.text("-o");
  if (target.empty()) return answer;
  TRY(write_file(target, answer.out));
  answer.out.clear();
  answer.notes += fmt::format("written: {}, {} {}\n", target, projection.places.size(),
                              projection.places.size() == 1 ? "place" : "places");
  return answer;
}

}  // namespace

extern const Command run_cohort_projection_command;
const Command run_cohort_projection_command{
    "run cohort_projection",
    "carry people by sex and age forward, from tables of your own or of the United Nations",
    "corridor run cohort_projection --inputs FOLDER --to 2100 -o projected.csv",
    {{"--inputs", "a folder with people, death rates, fertility and migration by age (CSV)",
      Argument::Kind::option, true},
     {"--from", "the year to start from (usual: the first from which everything is known)"},
     {"--to", "the last year", Argument::Kind::option, false, "2100"},
     {"-o", "write to this file"}},
    run};

}  // namespace corridor
