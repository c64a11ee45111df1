#include "cli/command.h"
#include "report/render_table.h"
#include "scenario/run_model.h"

namespace corridor {
namespace {

Result<Answer> list(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const std::string name = call.text("NAME");
  if (name.empty()) return Answer{render(models_table(), format, call.width)};
  return Answer{render(parameters_table(*TRY(find_model(name))), format, call.width)};
}

Result<Answer> run_models(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const Model* model = TRY(find_model(call.text("NAME")));
  const auto findings = TRY(run_model(*model, call.all("NAME=VALUE")));
  return Answer{render(findings, format, call.width)};
}

}  // namespace

extern const Command models_command, run_command;
const Command models_command{
    "models",
    "the models, or one model's parameters with their sources",
    "corridor models remittance_kept",
    {{"NAME", "a model", Argument::Kind::positional},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    list};
const Command run_command{
    "run",
    "run a model with parameters of your own",
    "corridor run remittance_kept amount_usd_per_month=200 cost_percent=6.5",
    {{"NAME", "a model", Argument::Kind::positional, true},
     {"NAME=VALUE", "parameters; the usual value stands for those not given",
      Argument::Kind::many_positionals},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_models};

}  // namespace corridor
