#include "report/export_package.h"

#include "base/hash.h"
#include "base/output_file.h"
#include "base/zip_writer.h"
#include "evidence/edition_lists.h"
#include "report/export_descriptor.h"
#include "report/export_rows.h"
#include "sources/registers/register_rows.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

namespace corridor {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = 1u << 18;

/// One table of the package, written piece by piece.
class PackageTable {
 public:
  static Result<PackageTable> create(const fs::path& folder, const std::string& path) {
    std::error_code ignored;
    fs::create_directories((folder / path).parent_path(), ignored);
    return PackageTable(TRY(OutputFile::create((folder / path).string())), path);
  }

  std::string& text() { return piece_; }
  Result<void> end_row() {
    ++rows_;
    return piece_.size() < piece_bytes ? Result<void>() : flush();
  }
  Result<TableFacts> finish() {
    TRY(flush());
    TRY(file_.finish());
    return TableFacts{.path = path_, .rows = rows_, .bytes = bytes_, .sha256 = hash_.hex()};
  }
  std::int64_t rows() const { return rows_; }

 private:
  PackageTable(OutputFile file, std::string path)
      : file_(std::move(file)), path_(std::move(path)) {}

  Result<void> flush() {
    hash_.add(piece_);
    bytes_ += piece_.size();
    TRY(file_.write(piece_));
    piece_.clear();
    return {};
  }

  OutputFile file_;
  std::string path_, piece_;
  Sha256 hash_;
  std::int64_t rows_ = 0;
  std::uint64_t bytes_ = 0;
};

/// Letters, digits, dots, hyphens and underscores: what Frictionless Data has for a name.
std::string plain_name(std::string_view text) {
  std::string name;
  for (const unsigned char c : text) {
    const bool plain = std::isalnum(c) != 0 || c == '.' || c == '_';
    name += plain ? static_cast<char>(std::tolower(c)) : '-';
  }
  return name;
}

std::string name_of(const Edition& edition) {
  std::string name = plain_name(edition.citation.dataset + "-" + edition.citation.version);
  if (!edition.part.empty()) name += "-" + plain_name(edition.part);
  name += "-" + edition.short_id();
  return edition.complete ? name : name + "-selection";
}

/// The folder in which a package comes to be: removed unless it is finished.
class PartialFolder {
 public:
  explicit PartialFolder(const std::string& path)
      : folder_(fmt::format("{}.{}.part", path, ::getpid())) {}
  ~PartialFolder() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  PartialFolder(const PartialFolder&) = delete;
  PartialFolder& operator=(const PartialFolder&) = delete;
  const fs::path& path() const { return folder_; }

 private:
  fs::path folder_;
};

class PackageWriter {
 public:
  PackageWriter(const Workspace& workspace, const FigureFilter& filter, const fs::path& folder)
      : workspace_(workspace), filter_(filter), folder_(folder) {}

  Result<std::int64_t> write() {
    for (const auto& edition : TRY(filtered_editions(workspace_, filter_))) {
      TRY(write_figures(edition));
    }
    if (figures_ == 0 && !has_lists_) return 0;
    TRY(write_editions());
    TRY(write_indicators());
    if (is_whole()) {
      TRY(write_items());
      TRY(write_relations());
      TRY(write_registers());
      TRY(write_flags());
      TRY(write_rejections());
    }
    auto descriptor = TRY(OutputFile::create((folder_ / descriptor_name).string()));
    TRY(descriptor.write(package_descriptor({editions_, tables_, is_whole()})));
    TRY(descriptor.finish());
    return figures_;
  }

  std::vector<std::string> files() const {
    std::vector<std::string> files{std::string(descriptor_name)};
    for (const auto& edition : editions_) {
      if (edition.figures) files.push_back(edition.figures->path);
    }
    for (const auto& table : tables_) files.push_back(table.facts.path);
    return files;
  }

 private:
  bool is_whole() const { return filter_.all_editions; }
  /// Whether editions are exported with all their figures.
  bool keeps_editions_whole() const {
    return filter_.indicators.empty() && filter_.subjects.empty() && filter_.origins.empty() &&
           !filter_.from_year && !filter_.to_year && !filter_.sex;
  }

  Result<void> write_figures(const Edition& edition) {
    PackagedEdition packaged{.name = name_of(edition), .edition = edition};
    packaged.steps = TRY(steps_of(workspace_, edition));
    packaged.edition.complete = edition.complete && keeps_editions_whole();
    std::optional<PackageTable> table;
    const auto writer = figure_writer(ExportFormat::csv);
    const auto use = [&](const Observation& o, const Edition& of) -> Result<void> {
      if (!table) {
        table.emplace(
            TRY(PackageTable::create(folder_, fmt::format("figures/{}.csv", packaged.name))));
        writer->begin(table->text());
      }
      indicators_.insert(o.key.indicator);
      writer->add(o, of, table->text());
      return table->end_row();
    };
    TRY(each_figure_of(workspace_, edition, filter_, use));
    if (table) {
      packaged.figures = TRY(table->finish());
      figures_ += packaged.figures->rows;
    } else if (!is_whole()) {
      return {};
    }
    has_lists_ = has_lists_ || edition.items + edition.records + edition.events > 0;
    editions_.push_back(std::move(packaged));
    return {};
  }

  /// A table of the package that is not figures: its rows come from `fill`.
  template <class Fill> Result<void> write_table(PackageTableKind kind, Fill fill) {
    const TableSchema& layout = layout_of(kind);
    auto table = TRY(PackageTable::create(folder_, fmt::format("{}.csv", layout.name)));
    CsvRecord header;
    for (const auto& field : layout.fields) header.add(field.name);
    header.end(table.text());
    TRY(fill(table));
    tables_.push_back({kind, TRY(table.finish())});
    return {};
  }

  Result<void> write_editions() {
    return write_table(PackageTableKind::editions, [&](PackageTable& table) -> Result<void> {
      CsvRecord record;
      for (const auto& [name, e, figures, steps] : editions_) {
        const Citation& c = e.citation;
        record.add(name).add(e.short_id()).add(c.dataset).add(c.version).add(e.part);
        record.add(e.complete ? "true" : "false").add(c.publisher).add(c.title).add(c.licence);
        record.add(c.url).add(c.retrieved).add(e.loaded);
        record.add(fs::path(e.file).filename().string()).add(e.sha256).add(e.source);
        record.add(name_of(e.supersession)).add(e.rows_read);
        record.add(figures ? figures->rows : 0).add(e.rejected).add(e.flagged).add(e.items);
        record.add(e.records).add(e.author).add(e.reason).add(e.known_to);
        record.end(table.text());
        TRY(table.end_row());
      }
      return {};
    });
  }

  Result<void> write_indicators() {
    return write_table(PackageTableKind::indicators, [&](PackageTable& table) -> Result<void> {
      CsvRecord record;
      for (const auto id : indicators_) {
        const Indicator* known = find_indicator(id);
        record.add(id);
        for (const auto text :
             {known ? known->title : id, known ? known->unit : "", known ? known->meaning : ""}) {
          record.add(text);
        }
        record.end(table.text());
        TRY(table.end_row());
      }
      return {};
    });
  }

  /// Entries of every edition, each a record that begins with the name of its edition.
  template <class Entry, class Each, class Add>
  Result<void> write_entries(PackageTableKind kind, Each each, Add add) {
    return write_table(kind, [&](PackageTable& table) -> Result<void> {
      CsvRecord record;
      for (const auto& packaged : editions_) {
        TRY(each(workspace_, packaged.edition, [&](const Entry& entry) -> Result<void> {
          record.add(packaged.name);
          add(record, entry);
          record.add(std::int64_t{entry.cell.row}).add(std::int64_t{entry.cell.column});
          record.end(table.text());
          return table.end_row();
        }));
      }
      return {};
    });
  }

  Result<void> write_items() {
    return write_entries<Item>(
        PackageTableKind::items, each_item, [](CsvRecord& record, const Item& item) {
          record.add(item.list).add(item.code).add(item.name).add(item.parent);
          record.add(item.description).add(item.other_names).add(item.place.code());
          record.add(item.details);
        });
  }

  Result<void> write_relations() {
    return write_entries<Relation>(
        PackageTableKind::relations, each_relation,
        [](CsvRecord& record, const Relation& relation) {
          record.add(relation.from_list).add(relation.from).add(relation.relation);
          record.add(relation.to_list).add(relation.to);
        });
  }

  /// Tables whose rows are as sources/registers/register_rows.h has them.
  template <class Entry, class Each> Result<void> write_rows(PackageTableKind kind, Each each) {
    return write_table(kind, [&](PackageTable& table) -> Result<void> {
      CsvRecord record;
      for (const auto& packaged : editions_) {
        TRY(each(workspace_, packaged.edition, [&](const Entry& entry) -> Result<void> {
          record.add(packaged.name);
          for (const auto& field : fields_of(entry)) record.add(field);
          record.end(table.text());
          return table.end_row();
        }));
      }
      return {};
    });
  }

  Result<void> write_registers() {
    TRY(write_rows<Record>(PackageTableKind::records, each_record));
    TRY(write_rows<LawEvent>(PackageTableKind::events, each_event));
    TRY(write_rows<Link>(PackageTableKind::links, each_link));
    return write_rows<Passage>(PackageTableKind::passages, each_passage);
  }

  Result<void> write_flags() {
    return write_entries<Flag>(
        PackageTableKind::flags, each_flag,
        [](CsvRecord& record, const Flag& flag) { record.add(flag.check).add(flag.reason); });
  }

  Result<void> write_rejections() {
    return write_entries<Rejection>(PackageTableKind::rejections, each_rejection,
                                    [](CsvRecord& record, const Rejection& rejection) {
                                      record.add(rejection.seen).add(rejection.reason);
                                    });
  }

  const Workspace& workspace_;
  const FigureFilter& filter_;
  const fs::path& folder_;
  std::vector<PackagedEdition> editions_;
  std::vector<PackagedTable> tables_;
  std::set<std::string_view> indicators_;
  std::int64_t figures_ = 0;
  bool has_lists_ = false;
};

Result<void> publish_folder(const fs::path& made, const std::string& path) {
  std::error_code problem;
  fs::rename(made, path, problem);
  if (!problem) return {};
  return fail({ErrorKind::conflict,
               fmt::format("cannot write the package: {}", problem.message()),
               {path},
               "Name a folder that is not there yet, or a file that ends in .zip."});
}

Result<void> publish_zip(const fs::path& made, const std::vector<std::string>& files,
                         const std::string& path) {
  std::vector<ZipEntry> entries;
  for (const auto& file : files) entries.push_back({file, (made / file).string()});
  return write_zip(path, entries);
}

}  // namespace

Result<std::int64_t> export_package(const Workspace& workspace, const FigureFilter& filter,
                                    const std::string& path) {
  const PartialFolder folder(path);
  std::error_code problem;
  fs::create_directories(folder.path(), problem);
  if (problem) {
    return fail({ErrorKind::io,
                 fmt::format("cannot write: {}", problem.message()),
                 {path},
                 "Check that the folder is yours to write and has room."});
  }
  PackageWriter package(workspace, filter, folder.path());
  const auto figures = TRY(package.write());
  if (package.files().size() == 1) {
    return fail({ErrorKind::not_found,
                 "no figure in the workspace is as asked",
                 {workspace.path()},
                 "`corridor sources` lists what is loaded; --all exports all of it."});
  }
  if (path.ends_with(".zip")) {
    TRY(publish_zip(folder.path(), package.files(), path));
  } else {
    TRY(publish_folder(folder.path(), path));
  }
  return figures;
}

}  // namespace corridor
