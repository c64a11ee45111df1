#include "report/export.h"

#include "base/text.h"
#include "cli/command.h"

#include <fmt/core.h>

#include <cstdio>

namespace corridor {
namespace {

Result<void> to_standard_output(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size()) return {};
  return fail({ErrorKind::io, "cannot write to standard output", {}, "Name a file: -o FILE."});
}

Result<FigureWords> words_of(const Call& call) {
  return FigureWords{.indicators = call.all("--indicator"),
                     .places = call.all("--place"),
                     .origins = call.all("--origin"),
                     .datasets = call.all("--dataset"),
                     .from_year = TRY(call.year("--from")),
                     .to_year = TRY(call.year("--to")),
                     .sex = call.text("--sex"),
                     .as_of = call.text("--as-of"),
                     .edition = call.text("--edition"),
                     .all_editions = call.has("--all")};
}

Result<Answer> run_export(const Call& call) {
  const std::string file = call.text("-o");
  ExportRequest request{.format = TRY(parse_export_format(call.text("--format", "csv"))),
                        .byte_order_mark = call.has("--bom")};
  if (request.format == ExportFormat::package && file.empty()) {
    return fail({ErrorKind::usage,
                 "a package is written to a file or a folder",
                 {},
                 "Name it: -o figures.zip."});
  }
  const auto workspace = TRY(call.open(Workspace::Access::read));
  request.filter = TRY(read_filter(workspace, TRY(words_of(call))));
  if (file.empty()) {
    TRY(export_figures(workspace, request, to_standard_output));
    return Answer{};
  }
  const auto figures = TRY(export_to_file(workspace, request, file));
  return Answer{{},
                fmt::format("written: {}, {} figures\n", file,
                            format_grouped(static_cast<double>(figures), 0))};
}

}  // namespace

extern const Command export_command;
const Command export_command{
    "export",
    "figures as tidy CSV, CSV safe for spreadsheets, JSON, SDMX-CSV or a data package",
    "corridor export --indicator migrant_stock --place BGD-MYS --format sdmx-csv -o stock.csv",
    {{"--indicator", "such as migrant_stock (may be repeated)", Argument::Kind::many_options},
     {"--place", "a place, whatever the origin, or a corridor: MYS, BGD-MYS (may be repeated)",
      Argument::Kind::many_options},
     {"--origin", "people from there (may be repeated)", Argument::Kind::many_options},
     {"--dataset", "such as undesa_migrant_stock (may be repeated)", Argument::Kind::many_options},
     {"--from", "first year"},
     {"--to", "last year"},
     {"--sex", "female, male or total (usual: all)"},
     {"--as-of", "what the workspace knew on that day: 2026-01-31"},
     {"--edition", "this edition only, current or not"},
     {"--all", "the whole workspace, superseded editions too", Argument::Kind::flag},
     {"--format", "csv, spreadsheet, json, sdmx-csv or package", Argument::Kind::option, false,
      "csv"},
     {"--bom", "a byte-order mark in front of CSV", Argument::Kind::flag},
     {"-o", "write to this file instead of the terminal; a package: a folder or a .zip"}},
    run_export};

}  // namespace corridor
