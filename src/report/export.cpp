#include "report/export.h"

#include "base/output_file.h"
#include "evidence/series.h"
#include "report/export_package.h"
#include "vocabulary/gazetteer.h"

namespace corridor {
namespace {

constexpr std::size_t text_piece_bytes = 1u << 18;

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
                    if (piece.size() < text_piece_bytes) return {};
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

Result<FigureFilter> read_filter(const Workspace& workspace, const FigureWords& words) {
  FigureFilter filter{.datasets = words.datasets,
                      .from_year = words.from_year,
                      .to_year = words.to_year,
                      .as_of = words.as_of,
                      .edition = words.edition,
                      .all_editions = words.all_editions};
  for (const auto& written : words.indicators) {
    filter.indicators.push_back(TRY(parse_indicator(workspace, written)));
  }
  for (const auto& written : words.places) {
    filter.subjects.push_back(TRY(Gazetteer::get().parse_subject(written)));
  }
  for (const auto& written : words.origins) {
    filter.origins.push_back(TRY(Gazetteer::get().parse_place(written)));
  }
  if (!words.sex.empty()) filter.sex = TRY(parse_sex(words.sex));
  TRY(check_filter(filter));
  return filter;
}

}  // namespace corridor
