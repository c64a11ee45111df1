#include "evidence/import.h"

#include "base/embedded.h"
#include "base/file.h"
#include "evidence/claims/definitions.h"
#include "evidence/import_parts.h"
#include "evidence/write_edition.h"
#include "sources/corridor_figures.h"
#include "sources/registers/register_rows.h"
#include "store/check_links.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace corridor {

Result<bool> is_loaded(const Workspace& workspace, Edition& edition) {
  auto query = TRY(workspace.database().prepare(
      "SELECT file FROM edition WHERE sha256 = ? AND complete = ? AND version = ? AND part = ?"));
  query.bind(1, edition.sha256).bind(2, edition.complete ? 1 : 0);
  query.bind(3, edition.citation.version).bind(4, edition.part);
  if (!TRY(query.step())) return false;
  edition.file = query.text(0);
  return true;
}

namespace {

Error mostly_rejected(const std::string& file, const Collector& collector, std::uint64_t rows) {
  const auto& first = collector.rejections;
  return {ErrorKind::invalid,
          fmt::format("{} of {} rows could not be kept{}{}; nothing was loaded",
                      collector.rejected_rows, rows, first.empty() ? "" : ", the first because: ",
                      first.empty() ? "" : first.front().reason),
          {file, first.empty() ? 0 : first.front().cell.row,
           first.empty() ? 0u : first.front().cell.column},
          "Check that the file is of the source it was read as, and whole."};
}

Edition describe_edition(const Reading& reading, const Source& source, const std::string& file) {
  Edition edition;
  edition.citation = reading.citation;
  edition.part = reading.part;
  edition.loaded = timestamp_now();
  edition.file = file;
  edition.source = source.name;
  edition.supersession = reading.supersession;
  edition.complete = reading.complete;
  edition.rows_read = static_cast<std::int64_t>(reading.rows);
  edition.author = reading.author;
  edition.reason = reading.reason;
  edition.known_to = reading.known_to;
  return edition;
}

}  // namespace

LoadReport with_counts(Collector& collector, LoadReport report) {
  report.edition.observations = static_cast<std::int64_t>(collector.observations.size());
  report.edition.items = static_cast<std::int64_t>(collector.items.size());
  report.edition.records = static_cast<std::int64_t>(collector.records.size());
  report.edition.events = static_cast<std::int64_t>(collector.events.size());
  report.edition.passages = static_cast<std::int64_t>(collector.passages.size());
  report.edition.rejected = collector.rejected;
  report.edition.flagged = collector.flagged;
  report.rejections = std::move(collector.rejections);
  report.flags = std::move(collector.flags);
  report.flagged_by_check = std::move(collector.flagged_by_check);
  return report;
}

namespace {

/// A trial run numbers names by themselves: repeats are found, nothing is written.
Result<LoadReport> try_out(const Workspace& workspace, Collector& collector, LoadReport report) {
  const auto count_up = [](std::size_t count) {
    std::vector<std::int32_t> numbers(count);
    for (std::size_t i = 0; i < count; ++i) numbers[i] = static_cast<std::int32_t>(i);
    return numbers;
  };
  const Collector::StoreNumbers numbers{count_up(collector.indicators.names().size()),
                                        count_up(collector.places.names().size()),
                                        count_up(collector.dimensions.names().size())};
  TRY(arrange_and_check(workspace, collector, numbers, report.edition));
  return with_counts(collector, std::move(report));
}

Result<const Source*> choose_source(const LoadOptions& options, const SourceInput& input) {
  if (options.source.empty()) return recognise_source(input);
  return named_source(options.source, input);
}

Result<std::vector<Companion>> read_companions(const std::vector<std::string>& paths) {
  std::vector<Companion> companions;
  for (const auto& path : paths) {
    const auto file = TRY(unpack(path, TRY(read_file(path, largest_companion_bytes))));
    companions.push_back({file.name, std::string(file.text())});
  }
  return companions;
}

/// A register has an author, who can mend a link to nothing.
Result<void> check_register(const Workspace& workspace, const Collector& collector,
                            const Reading& reading, const std::string& file) {
  if (reading.author.empty()) return {};
  const auto is_derived = [](std::string_view code) { return find_derived(code) != nullptr; };
  return check_links(workspace, {file, collector.records, collector.links, is_derived});
}

/// What is loaded, and how to read it.
struct LoadInput {
  SourceInput input;
  const Source& source;
};

Result<LoadReport> load_input(Workspace& workspace, const LoadInput& file,
                              const LoadOptions& options) {
  const SourceInput& input = file.input;
  Collector collector;
  const Reading reading = TRY(file.source.read(input, collector));
  LoadReport report{.edition = describe_edition(reading, file.source, input.name)};
  report.edition.sha256 = edition_hash(input.text, input.companions);
  Citation& citation = report.edition.citation;
  if (!options.url.empty()) citation.url = options.url;
  if (!options.retrieved.empty()) citation.retrieved = options.retrieved;
  report.already_loaded = TRY(is_loaded(workspace, report.edition));
  if (report.already_loaded) return report;
  if (collector.empty() || collector.rejected_rows * 2 > reading.rows) {
    return fail(mostly_rejected(input.name, collector, reading.rows));
  }
  TRY(check_register(workspace, collector, reading, input.name));
  if (options.dry_run) return try_out(workspace, collector, std::move(report));
  auto transaction = TRY(Transaction::begin(workspace.database()));
  TRY(write_edition(workspace, collector, reading, report.edition));
  TRY(write_companions(workspace, report.edition, input.companions));
  TRY(transaction.commit());
  return with_counts(collector, std::move(report));
}

Result<std::vector<std::string>> files_below(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code problem;
  std::vector<std::string> files;
  for (fs::recursive_directory_iterator entry(folder, problem), end; entry != end && !problem;
       entry.increment(problem)) {
    const bool hidden = entry->path().filename().string().starts_with('.');
    if (hidden && entry->is_directory(problem)) entry.disable_recursion_pending();
    if (!hidden && entry->is_regular_file(problem)) files.push_back(entry->path().string());
  }
  if (problem) {
    return fail({ErrorKind::io,
                 "cannot read the folder: " + problem.message(),
                 {folder},
                 "Check that it is yours to read."});
  }
  std::ranges::sort(files);
  return files;
}

/// What says how to read a file of a folder: act.yml beside act.pdf, where its first key says that
/// it is for Corridor ("corridor_text: 1").
std::string beside(const std::string& path) {
  auto other = std::filesystem::path(path).replace_extension(".yml").string();
  if (other == path || !std::filesystem::is_regular_file(other)) return {};
  const auto bytes = read_file(other, largest_companion_bytes);
  return bytes && bytes->view().starts_with("corridor_") ? other : std::string();
}

/// In a folder whose source is named, each file may have its own companion, which comes before
/// those that are named for all.
Result<std::vector<Companion>> companions_in_folder(const std::string& path,
                                                    const LoadOptions& options) {
  if (options.source.empty()) return std::vector<Companion>();
  auto paths = options.companions;
  if (auto own = beside(path); !own.empty()) paths.insert(paths.begin(), std::move(own));
  return read_companions(paths);
}

FileOutcome load_if_known(Workspace& workspace, const std::string& path,
                          const LoadOptions& options) {
  auto packed = read_file(path);
  if (!packed) return {path, fail(packed.error())};
  const auto file = unpack(path, std::move(*packed));
  if (!file) return {path, fail(file.error()), file.error().kind == ErrorKind::invalid};
  const auto companions = companions_in_folder(path, options);
  if (!companions) return {path, fail(companions.error())};
  const SourceInput input{file->name, file->text(), options.version, *companions};
  const auto source = choose_source(options, input);
  if (!source) return {path, fail(source.error()), source.error().kind == ErrorKind::invalid};
  return {path, load_input(workspace, {input, **source}, options)};
}

}  // namespace

Result<LoadReport> load_file(Workspace& workspace, const std::string& path,
                             const LoadOptions& options) {
  const Unpacked file = TRY(unpack(path, TRY(read_file(path))));
  const auto companions = TRY(read_companions(options.companions));
  const SourceInput input{file.name, file.text(), options.version, companions};
  const Source* source = TRY(choose_source(options, input));
  return load_input(workspace, {input, *source}, options);
}

Result<void> load_folder(Workspace& workspace, const std::string& folder,
                         const LoadOptions& options,
                         const std::function<void(const FileOutcome&)>& use) {
  for (const auto& path : TRY(files_below(folder))) {
    use(load_if_known(workspace, path, options));
  }
  return {};
}

namespace {

/// One register of the embedded default, within the caller's transaction. Registers link to one
/// another, so their links are checked when all are there.
Result<LoadReport> load_embedded_register(Workspace& workspace, std::string_view path) {
  const std::string text = embedded_file(path);
  // Known by its bytes, without being read: a second `init` holds the lock for a moment only.
  if (auto loaded = find_edition(workspace, edition_hash(text, {}))) {
    return LoadReport{.edition = std::move(*loaded), .already_loaded = true};
  }
  const SourceInput input{fmt::format("embedded:{}", path), text, {}, {}};
  const Source& source = *find_source("register");
  Collector collector;
  const Reading reading = TRY(source.read(input, collector));
  LoadReport report{.edition = describe_edition(reading, source, input.name)};
  report.edition.sha256 = edition_hash(text, {});
  report.already_loaded = TRY(is_loaded(workspace, report.edition));
  if (report.already_loaded) return report;
  TRY(write_edition(workspace, collector, reading, report.edition));
  return with_counts(collector, std::move(report));
}

/// What stands beside a citation of the embedded default: figures, or rows of registers.
Result<std::uint64_t> read_embedded_tables(const std::string& folder, Collector& collector) {
  std::uint64_t rows = 0;
  for (const std::string_view table :
       {"figures.csv", "records.csv", "events.csv", "links.csv", "passages.csv"}) {
    const std::string path = fmt::format("{}/{}", folder, table);
    if (!is_embedded(path)) continue;
    const std::string text = embedded_file(path);
    const SourceInput input{"embedded:" + path, text, {}};
    const bool figures = table == "figures.csv";
    rows += TRY(figures ? read_figures(input, collector) : read_register_rows(input, collector));
  }
  ENSURE(collector.rejected == 0, "every row of the embedded default is kept");
  return rows;
}

/// One folder of the embedded default with its citation, within the caller's transaction.
Result<LoadReport> load_embedded(Workspace& workspace, std::string_view citation_path) {
  const std::string citation = embedded_file(citation_path);
  Reading reading = TRY(read_figures_citation(std::string(citation_path), citation));
  const std::string folder(citation_path.substr(0, citation_path.rfind('/')));
  LoadReport report{
      .edition = describe_edition(reading, *find_source("corridor_figures"), "embedded:" + folder)};
  report.edition.sha256 = reading.publisher_sha256;
  report.already_loaded = TRY(is_loaded(workspace, report.edition));
  if (report.already_loaded) return report;
  Collector collector;
  report.edition.rows_read =
      static_cast<std::int64_t>(TRY(read_embedded_tables(folder, collector)));
  TRY(write_edition(workspace, collector, reading, report.edition));
  return with_counts(collector, std::move(report));
}

}  // namespace

Result<std::vector<LoadReport>> load_embedded_default(Workspace& workspace) {
  auto transaction = TRY(Transaction::begin(workspace.database()));
  std::vector<LoadReport> reports;
  for (const auto path : embedded_files()) {
    const bool is_table = path.starts_with("figures/") || path.starts_with("law/");
    if (is_table && path.ends_with("/citation.csv"))
      reports.push_back(TRY(load_embedded(workspace, path)));
    const bool is_register = path.starts_with("registers/") && path.ends_with(".yml");
    if (is_register) reports.push_back(TRY(load_embedded_register(workspace, path)));
  }
  TRY(transaction.commit());
  return reports;
}

}  // namespace corridor
