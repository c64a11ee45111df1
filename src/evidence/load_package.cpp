#include "evidence/load_package.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/text.h"
#include "evidence/import_parts.h"
#include "evidence/package_files.h"
#include "evidence/plausibility.h"
#include "evidence/write_edition.h"
#include "sources/corridor_export.h"
#include "sources/registers/register_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>

namespace corridor {
namespace {

constexpr std::string_view source_name = "corridor_export";
constexpr std::string_view changed = "The package was changed after it was exported.";

/// A table that has rows of every edition, in the order of the editions.
class SharedTable {
 public:
  /// A package without it has no such rows.
  static Result<SharedTable> open(const PackageFiles& files, std::string_view resource,
                                  std::string_view header) {
    SharedTable table;
    const auto path = files.path_of(resource);
    if (path.empty()) return table;
    table.text_ = std::make_unique<FileBytes>(TRY(files.table(path)));
    table.csv_ = std::make_unique<CsvReader>(files.name_of(path), *table.text_);
    TRY(table.csv_->read_header());
    if (fmt::format("{}", fmt::join(table.csv_->header(), ",")) != header) {
      return fail(table.csv_->error_at(0, fmt::format("expected the columns {}", header),
                                       std::string(changed)));
    }
    table.more_ = TRY(table.csv_->next());
    return table;
  }

  /// Calls `use` with the fields of each row of an edition.
  template <class Use> Result<void> take(std::string_view edition, Use use) {
    while (more_ && csv_->field(0) == edition) {
      TRY(use(*csv_));
      more_ = TRY(csv_->next());
    }
    return {};
  }

  /// Rows of an edition that the package does not list, or out of order.
  Result<void> expect_end() const {
    if (!more_) return {};
    return fail(csv_->error_at(0, "expected an edition of the package, in its order",
                               std::string(changed)));
  }

 private:
  std::unique_ptr<FileBytes> text_;
  std::unique_ptr<CsvReader> csv_;
  bool more_ = false;
};

/// A whole number in a field, up to `most`.
Result<std::int64_t> number_in(const CsvReader& csv, std::size_t index, std::int64_t most) {
  const auto number = parse_integer(csv.field(index));
  if (number && *number >= 0 && *number <= most) return *number;
  return fail(csv.error_at(index, "expected a row or column", std::string(changed)));
}

Result<FileCell> cell_in(const CsvReader& csv, std::size_t index) {
  const auto row = TRY(number_in(csv, index, UINT32_MAX));
  const auto column = TRY(number_in(csv, index + 1, UINT16_MAX));
  return FileCell{static_cast<std::uint32_t>(row), static_cast<std::uint16_t>(column)};
}

bool is_generic(std::string_view check) {
  const auto checks = plausibility_checks();
  return std::ranges::find(checks, check, &PlausibilityCheck::name) != checks.end();
}

/// The package's tables and how they become editions.
class PackageLoader {
 public:
  static Result<PackageLoader> open(Workspace& workspace, const PackageFiles& files) {
    PackageLoader loader(workspace, files);
    loader.items_ = TRY(SharedTable::open(
        files, "items",
        "edition,list,code,name,parent,description,other_names,place,details,row,column"));
    loader.relations_ = TRY(SharedTable::open(
        files, "relations", "edition,from_list,from,relation,to_list,to,row,column"));
    loader.records_ = TRY(open_rows(files, "records", records_header));
    loader.events_ = TRY(open_rows(files, "events", events_header));
    loader.links_ = TRY(open_rows(files, "links", links_header));
    loader.passages_ = TRY(open_rows(files, "passages", passages_header));
    loader.flags_ = TRY(SharedTable::open(files, "flags", "edition,check,reason,row,column"));
    loader.rejections_ =
        TRY(SharedTable::open(files, "rejections", "edition,seen,reason,row,column"));
    return loader;
  }

  static Result<SharedTable> open_rows(const PackageFiles& files, std::string_view resource,
                                       std::string_view header) {
    return SharedTable::open(files, resource, fmt::format("edition,{}", header));
  }

  Result<LoadReport> load(JsonValue described) {
    Reading reading = reading_of(described);
    LoadReport report{.edition = TRY(edition_of(described, reading))};
    report.already_loaded = TRY(is_loaded(workspace_, report.edition));
    Collector collector;
    TRY(read_figures(described, collector));
    TRY(read_lists(described["name"].string(), collector));
    TRY(read_registers(described["name"].string(), collector));
    // Of what is listed only the first are; the count is what the package says.
    const double rejected = described["rejected"].number().value_or(0);
    collector.rejected = std::max(collector.rejected, whole(rejected));
    if (report.already_loaded) return report;
    TRY(write_edition(workspace_, collector, reading, report.edition));
    return with_counts(collector, std::move(report));
  }

  Result<void> expect_end() const {
    for (const auto* table :
         {&items_, &relations_, &records_, &events_, &links_, &passages_, &flags_, &rejections_}) {
      TRY(table->expect_end());
    }
    return {};
  }

 private:
  PackageLoader(Workspace& workspace, const PackageFiles& files)
      : workspace_(workspace), files_(files) {}

  static std::int64_t whole(double number) {
    constexpr double most = 1e15;
    return number >= 0 && number <= most ? static_cast<std::int64_t>(number) : 0;
  }

  static Reading reading_of(JsonValue described) {
    const auto text = [&](std::string_view name) { return std::string(described[name].string()); };
    Reading reading{.citation = {.publisher = text("publisher"),
                                 .dataset = text("dataset"),
                                 .title = text("title"),
                                 .version = text("version"),
                                 .licence = text("licence"),
                                 .url = text("url"),
                                 .retrieved = text("retrieved")},
                    .part = text("part"),
                    .complete = described["complete"].boolean().value_or(false),
                    .author = text("author"),
                    .reason = text("reason"),
                    .known_to = text("known_to")};
    reading.supersession = parse_supersession(text("supersession"));
    for (auto step = described["steps"].first(); step; step = step.next()) {
      const auto column = whole(step["column"].number().value_or(0));
      if (column > UINT16_MAX) continue;
      reading.steps.push_back({static_cast<std::uint16_t>(column),
                               std::string(step["name"].string()),
                               std::string(step["step"].string())});
    }
    return reading;
  }

  Result<Edition> edition_of(JsonValue described, const Reading& reading) const {
    const auto hash = described["sha256"].string();
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    const bool is_hash =
        hash.size() == 64 && hash.find_first_not_of(hexadecimal) == std::string_view::npos;
    if (!is_hash || reading.citation.dataset.empty() || described["name"].string().empty()) {
      return fail({ErrorKind::malformed,
                   fmt::format("expected an edition with name, dataset and SHA-256, saw \"{}\"",
                               clip(described["name"].string(), 120)),
                   {files_.name_of(package_descriptor_name)},
                   std::string(changed)});
    }
    Edition edition;
    edition.citation = reading.citation;
    edition.part = reading.part;
    edition.loaded = timestamp_now();
    const auto figures = described["figures"].string();
    edition.file = files_.name_of(figures.empty() ? package_descriptor_name : figures);
    edition.sha256 = hash;
    edition.source = source_name;
    edition.supersession = reading.supersession;
    edition.complete = reading.complete;
    edition.rows_read = whole(described["rows_read"].number().value_or(0));
    edition.author = reading.author;
    edition.reason = reading.reason;
    edition.known_to = reading.known_to;
    return edition;
  }

  Result<void> read_figures(JsonValue described, Collector& collector) const {
    const auto path = described["figures"].string();
    if (path.empty()) return {};
    const std::string name = files_.name_of(path);
    const auto text = TRY(files_.table(path));
    TRY(read_exported_figures({name, text, {}}, collector, ExportedCells::of_publisher));
    if (collector.rejected == 0) return {};
    const Rejection& first = collector.rejections.front();
    return fail({ErrorKind::malformed,
                 fmt::format("{}: \"{}\"", first.reason, first.seen),
                 {name, first.cell.row, first.cell.column},
                 std::string(changed)});
  }

  Result<void> read_lists(std::string_view edition, Collector& collector) {
    TRY(items_.take(edition, [&](const CsvReader& csv) -> Result<void> {
      const auto place = csv.field(7);
      if (place.size() > Place::longest_code) {
        return fail(csv.error_at(7, "expected the code of a place", std::string(changed)));
      }
      collector.item({.list = intern(csv.field(1)),
                      .code = std::string(csv.field(2)),
                      .name = std::string(csv.field(3)),
                      .parent = std::string(csv.field(4)),
                      .description = std::string(csv.field(5)),
                      .other_names = std::string(csv.field(6)),
                      .place = Place(place),
                      .details = std::string(csv.field(8)),
                      .cell = TRY(cell_in(csv, 9))});
      return {};
    }));
    TRY(relations_.take(edition, [&](const CsvReader& csv) -> Result<void> {
      collector.relate({.from_list = intern(csv.field(1)),
                        .from = std::string(csv.field(2)),
                        .relation = intern(csv.field(3)),
                        .to_list = intern(csv.field(4)),
                        .to = std::string(csv.field(5)),
                        .cell = TRY(cell_in(csv, 6))});
      return {};
    }));
    return read_remarks(edition, collector);
  }

  Result<void> read_registers(std::string_view edition, Collector& collector) {
    TRY(records_.take(edition, [&](const CsvReader& csv) -> Result<void> {
      collector.record(TRY(record_in(csv, 1)));
      return {};
    }));
    TRY(events_.take(edition, [&](const CsvReader& csv) -> Result<void> {
      collector.event(TRY(event_in(csv, 1)));
      return {};
    }));
    TRY(links_.take(edition, [&](const CsvReader& csv) -> Result<void> {
      collector.link(TRY(link_in(csv, 1)));
      return {};
    }));
    return passages_.take(edition, [&](const CsvReader& csv) -> Result<void> {
      collector.passage(TRY(passage_in(csv, 1)));
      return {};
    });
  }

  Result<void> read_remarks(std::string_view edition, Collector& collector) {
    // What every edition is checked for is found again when it is loaded.
    TRY(flags_.take(edition, [&](const CsvReader& csv) -> Result<void> {
      const FileCell cell = TRY(cell_in(csv, 3));
      if (is_generic(csv.field(1))) return {};
      collector.flag({cell, intern(csv.field(1)), std::string(csv.field(2))});
      return {};
    }));
    return rejections_.take(edition, [&](const CsvReader& csv) -> Result<void> {
      const FileCell cell = TRY(cell_in(csv, 3));
      collector.reject({cell, std::string(csv.field(1)), std::string(csv.field(2))});
      return {};
    });
  }

  Workspace& workspace_;
  const PackageFiles& files_;
  SharedTable items_, relations_, records_, events_, links_, passages_, flags_, rejections_;
};

Result<void> check_options(const LoadOptions& options) {
  if (options.source.empty() && options.version.empty() && options.companions.empty()) return {};
  return fail({ErrorKind::usage,
               "a data package says itself what it is",
               {},
               "Leave out --as, --release and --with."});
}

}  // namespace

bool is_package(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const bool is_folder = fs::is_directory(path, ignored);
  if (is_folder && !fs::exists(fs::path(path) / package_descriptor_name, ignored)) return false;
  const bool is_descriptor = fs::path(path).filename() == package_descriptor_name;
  if (!is_folder && !is_descriptor) {
    std::array<char, 4> start{};
    std::ifstream in(path, std::ios::binary);
    in.read(start.data(), start.size());
    if (!in || !ZipArchive::looks_like_one({start.data(), start.size()})) return false;
  }
  const auto files = PackageFiles::open(path);
  return files.has_value() && files->editions().size() > 0;
}

Result<std::vector<LoadReport>> load_package(Workspace& workspace, const std::string& path,
                                             const LoadOptions& options) {
  TRY(check_options(options));
  const auto files = TRY(PackageFiles::open(path));
  const JsonValue described = files.editions();
  if (described.size() == 0) {
    return fail({ErrorKind::invalid,
                 "expected a data package that Corridor exported, saw another",
                 {path},
                 "Unpack it and load the files one by one."});
  }
  auto transaction = TRY(Transaction::begin(workspace.database()));
  auto loader = TRY(PackageLoader::open(workspace, files));
  std::vector<LoadReport> reports;
  for (auto edition = described.first(); edition; edition = edition.next()) {
    reports.push_back(TRY(loader.load(edition)));
  }
  TRY(loader.expect_end());
  // A trial run ends without its commit.
  if (!options.dry_run) TRY(transaction.commit());
  return reports;
}

}  // namespace corridor
