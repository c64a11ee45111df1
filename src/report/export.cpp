#include "report/export.h"

#include "base/output_file.h"
#include "report/export_package.h"

namespace corridor {
namespace {

constexpr std::size_t piece_bytes = 1u << 18;

Error nothing_to_export(const Workspace& workspace) {
  return {ErrorKind::not_found,
          "no figure in the workspace is as asked",
          {workspace.path()},
          "`corridor sources` lists what is loaded; --all exports all of it."};
}

}  // namespace

Result<std::int64_t> export_figures(const Workspace& workspace, const ExportRequest& request,
                                    const WriteText& write) {
  const auto writer = figure_writer(request.format);
  std::string piece;
  const bool is_csv =
      request.format == ExportFormat::csv || request.format == ExportFormat::sdmx_csv;
  // A spreadsheet that is not told would read accents as two letters.
  if (request.format == ExportFormat::spreadsheet || (is_csv && request.byte_order_mark)) {
    piece = "\xEF\xBB\xBF";
  }
  writer->begin(piece);
  std::int64_t figures = 0;
  TRY(each_figure(workspace, request.filter,
                  [&](const Observation& observation, const Edition& edition) -> Result<void> {
                    ++figures;
                    writer->add(observation, edition, piece);
                    if (piece.size() < piece_bytes) return {};
                    TRY(write(piece));
                    piece.clear();
                    return {};
                  }));
  if (figures == 0) return fail(nothing_to_export(workspace));
  writer->end(piece);
  TRY(write(piece));
  return figures;
}

Result<std::int64_t> export_to_file(const Workspace& workspace, const ExportRequest& request,
                                    const std::string& path) {
  if (request.format == ExportFormat::package) {
    const auto figures = TRY(export_package(workspace, request.filter, path));
    return figures;
  }
  auto file = TRY(OutputFile::create(path));
  const auto figures = TRY(
      export_figures(workspace, request, [&](std::string_view text) { return file.write(text); }));
  TRY(file.finish());
  return figures;
}

}  // namespace corridor
