#include "base/file.h"
#include "cli/command.h"
#include "sources/draft_mapping.h"

#include <fmt/core.h>

namespace corridor {
namespace {

Result<Answer> run_draft(const Call& call) {
  const auto path = call.text("FILE");
  const auto file = TRY(unpack(path, TRY(read_file(path))));
  auto text = TRY(draft_mapping({file.name, file.bytes, {}}, call.text("--sheet")));
  const std::string target = call.text("-o");
  if (target.empty()) return Answer{std::move(text)};
  TRY(write_file(target, text));
  return Answer{{}, fmt::format("written: {}\n", target)};
}

}  // namespace

extern const Command draft_command;
const Command draft_command{
    "draft",
    "look at a national table (CSV or XLSX) and write a first mapping for it, with questions",
    "corridor draft table.csv -o mapping.yml",
    {{"FILE", "the table, as the office ships it", Argument::Kind::positional, true},
     {"--sheet",
      "of a workbook: the sheet, by name or number (usual: the one with the most numbers)"},
     {"-o", "write to this file instead of the terminal"}},
    run_draft};

}  // namespace corridor
