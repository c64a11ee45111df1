#include "evidence/import.h"

#include "base/embedded.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "evidence/collector.h"
#include "sources/corridor_figures.h"

#include <fmt/core.h>

#include <algorithm>
#include <span>

namespace corridor {
namespace {

/// Numbers of names in a table (id, name), new names added.
template <class Names>
Result<std::vector<std::int32_t>> store_numbers(Database& database, const std::string& table,
                                                const std::string& column, const Names& names) {
  auto insert = TRY(database.prepare(
      fmt::format("INSERT INTO {}({}) VALUES(?) ON CONFLICT DO NOTHING", table, column)));
  auto select = TRY(database.prepare(fmt::format("SELECT id FROM {} WHERE {} = ?", table, column)));
  std::vector<std::int32_t> numbers;
  for (const auto& name : names) {
    TRY(insert.bind(1, name).run());
    CHECK(TRY(select.bind(1, name).step()), "a name just inserted is there");
    numbers.push_back(static_cast<std::int32_t>(select.integer(0)));
    select.reset();
  }
  return numbers;
}

Result<Collector::StoreNumbers> number_names(Database& database, const Collector& collector) {
  std::vector<std::string_view> codes;
  for (const auto& place : collector.places.names()) codes.push_back(place.code());
  Collector::StoreNumbers numbers;
  numbers.indicators =
      TRY(store_numbers(database, "indicator", "name", collector.indicators.names()));
  numbers.places = TRY(store_numbers(database, "place", "code", codes));
  numbers.dimensions =
      TRY(store_numbers(database, "dimensions", "text", collector.dimensions.names()));
  return numbers;
}

Result<std::int64_t> insert_edition(Database& database, const Edition& edition) {
  auto insert = TRY(database.prepare(
      "INSERT INTO edition(dataset, part, version, publisher, title, licence, url, retrieved,"
      " loaded, file, sha256, source, supersession, complete, rows_read, observations, rejected,"
      " flagged) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING id"));
  const Citation& c = edition.citation;
  insert.bind(1, c.dataset).bind(2, edition.part).bind(3, c.version).bind(4, c.publisher);
  insert.bind(5, c.title).bind(6, c.licence).bind(7, c.url).bind(8, c.retrieved);
  insert.bind(9, edition.loaded).bind(10, edition.file).bind(11, edition.sha256);
  insert.bind(12, edition.source).bind(13, static_cast<int>(edition.supersession));
  insert.bind(14, edition.complete ? 1 : 0).bind(15, edition.rows_read);
  insert.bind(16, edition.observations).bind(17, edition.rejected).bind(18, edition.flagged);
  CHECK(TRY(insert.step()), "an insert that returns its id gives one row");
  return insert.integer(0);
}

/// Rows one statement writes. SQLite looks for the place of a statement's first row from the root
/// down, and for the place of the next beside the one before: as rows come in the order of the key,
/// this takes half the time of a statement a row (bench/README.md).
constexpr std::size_t rows_a_statement = 32;
constexpr int columns_a_row = 15;  // without the edition, which all rows share

std::string insert_sql(std::size_t rows) {
  std::string sql = "INSERT INTO observation VALUES";
  for (std::size_t row = 0; row < rows; ++row) {
    sql += row == 0 ? "(?1" : ",(?1";
    for (int column = 0; column < columns_a_row; ++column) sql += ",?";
    sql += ')';
  }
  return sql;
}

/// Binds one row to the parameters after `before`.
void bind_observation(Statement& insert, int before, const PackedObservation& o,
                      const Collector& collector) {
  const auto at = [&](int column) { return before + column; };
  insert.bind(at(1), o.indicator).bind(at(2), o.place).bind(at(3), o.origin);
  insert.bind(at(4), o.period).bind(at(5), o.sex).bind(at(6), o.age).bind(at(7), o.reporter);
  insert.bind(at(8), o.dimensions);
  if (o.state == static_cast<std::uint8_t>(State::value)) {
    insert.bind(at(9), o.value);
  } else {
    insert.bind_null(at(9));
  }
  insert.bind(at(10), o.state).bind(at(11), o.status);
  if (o.interval >= 0) {
    const auto& interval = collector.intervals[static_cast<std::size_t>(o.interval)];
    insert.bind(at(12), interval.low).bind(at(13), interval.high);
  } else {
    insert.bind_null(at(12)).bind_null(at(13));
  }
  insert.bind(at(14), std::int64_t{o.row}).bind(at(15), o.column);
}

Result<void> insert_observations(Database& database, std::int64_t edition,
                                 const Collector& collector) {
  std::span<const PackedObservation> left = collector.observations;
  for (const std::size_t rows : {rows_a_statement, std::size_t{1}}) {
    auto insert = TRY(database.prepare(insert_sql(rows)));
    insert.bind(1, edition);
    for (; left.size() >= rows; left = left.subspan(rows)) {
      int before = 1;
      for (const auto& o : left.first(rows)) {
        bind_observation(insert, before, o, collector);
        before += columns_a_row;
      }
      TRY(insert.run());
    }
  }
  return {};
}

Result<void> insert_indicator_counts(Database& database, std::int64_t edition,
                                     const Collector& collector) {
  auto insert = TRY(database.prepare("INSERT INTO edition_indicator VALUES(?, ?, ?)"));
  const auto& all = collector.observations;
  for (auto first = all.begin(); first != all.end();) {
    const auto last = std::find_if(first, all.end(),
                                   [&](const auto& o) { return o.indicator != first->indicator; });
    TRY(insert.bind(1, first->indicator).bind(2, edition).bind(3, last - first).run());
    first = last;
  }
  return {};
}

Result<void> insert_remarks(Database& database, std::int64_t edition, const Collector& collector) {
  auto flag = TRY(database.prepare("INSERT INTO flag VALUES(?, ?, ?, ?, ?)"));
  for (const auto& f : collector.flags) {
    flag.bind(1, edition).bind(2, std::int64_t{f.cell.row}).bind(3, f.cell.column);
    TRY(flag.bind(4, f.check).bind(5, f.reason).run());
  }
  auto rejection = TRY(database.prepare("INSERT INTO rejection VALUES(?, ?, ?, ?, ?)"));
  for (const auto& r : collector.rejections) {
    rejection.bind(1, edition).bind(2, std::int64_t{r.cell.row}).bind(3, r.cell.column);
    TRY(rejection.bind(4, r.seen).bind(5, r.reason).run());
  }
  return {};
}

Result<void> insert_steps(Database& database, std::int64_t edition,
                          const std::vector<ColumnStep>& steps) {
  auto insert = TRY(database.prepare("INSERT INTO edition_column VALUES(?, ?, ?, ?)"));
  for (const auto& step : steps) {
    TRY(insert.bind(1, edition).bind(2, step.column).bind(3, step.name).bind(4, step.step).run());
  }
  return {};
}

/// Whether the same bytes were loaded before, in the same way.
Result<bool> is_loaded(const Workspace& workspace, const Edition& edition) {
  auto query = TRY(workspace.database().prepare(
      "SELECT 1 FROM edition WHERE sha256 = ? AND complete = ? AND version = ? AND part = ?"));
  query.bind(1, edition.sha256).bind(2, edition.complete ? 1 : 0);
  return query.bind(3, edition.citation.version).bind(4, edition.part).step();
}

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
  return edition;
}

/// Writes what was collected as one edition, within the caller's transaction.
Result<LoadReport> write_edition(Workspace& workspace, Collector& collector, const Reading& reading,
                                 LoadReport report) {
  Database& database = workspace.database();
  collector.arrange(TRY(number_names(database, collector)));
  Edition& edition = report.edition;
  edition.observations = static_cast<std::int64_t>(collector.observations.size());
  edition.rejected = collector.rejected;
  edition.flagged = collector.flagged;
  edition.id = TRY(insert_edition(database, edition));
  TRY(insert_observations(database, edition.id, collector));
  TRY(insert_indicator_counts(database, edition.id, collector));
  TRY(insert_remarks(database, edition.id, collector));
  TRY(insert_steps(database, edition.id, reading.steps));
  TRY(workspace.record("load", fmt::format("{} {} {}", edition.citation.dataset,
                                           edition.citation.version, edition.sha256)));
  report.rejections = std::move(collector.rejections);
  report.flags = std::move(collector.flags);
  return report;
}

/// A trial run numbers names by themselves: repeats are found, nothing is written.
LoadReport try_out(Collector& collector, LoadReport report) {
  const auto count_up = [](std::size_t count) {
    std::vector<std::int32_t> numbers(count);
    for (std::size_t i = 0; i < count; ++i) numbers[i] = static_cast<std::int32_t>(i);
    return numbers;
  };
  collector.arrange({count_up(collector.indicators.names().size()),
                     count_up(collector.places.names().size()),
                     count_up(collector.dimensions.names().size())});
  report.edition.observations = static_cast<std::int64_t>(collector.observations.size());
  report.edition.rejected = collector.rejected;
  report.edition.flagged = collector.flagged;
  report.rejections = std::move(collector.rejections);
  report.flags = std::move(collector.flags);
  return report;
}

Result<const Source*> choose_source(const LoadOptions& options, const Unpacked& file) {
  if (options.source.empty()) return recognise_source(file.name, file.bytes);
  return named_source(options.source, file.name, file.bytes);
}

}  // namespace

Result<LoadReport> load_file(Workspace& workspace, const std::string& path,
                             const LoadOptions& options) {
  const Unpacked file = TRY(unpack(path, TRY(read_file(path))));
  const Source* source = TRY(choose_source(options, file));
  Collector collector;
  const SourceInput input{file.name, file.bytes, options.version};
  const Reading reading = TRY(source->read(input, collector));
  LoadReport report{.edition = describe_edition(reading, *source, file.name)};
  report.edition.sha256 = sha256_hex(file.bytes);
  report.already_loaded = TRY(is_loaded(workspace, report.edition));
  if (report.already_loaded) return report;
  if (collector.observations.empty() || collector.rejected_rows * 2 > reading.rows) {
    return fail(mostly_rejected(file.name, collector, reading.rows));
  }
  if (options.dry_run) return try_out(collector, std::move(report));
  auto transaction = TRY(Transaction::begin(workspace.database()));
  report = TRY(write_edition(workspace, collector, reading, std::move(report)));
  TRY(transaction.commit());
  return report;
}

namespace {

/// One table of the embedded default with its citation, within the caller's transaction.
Result<LoadReport> load_embedded(Workspace& workspace, std::string_view citation_path) {
  const std::string citation = embedded_file(citation_path);
  Reading reading = TRY(read_figures_citation(std::string(citation_path), citation));
  const std::string folder(citation_path.substr(0, citation_path.rfind('/')));
  const std::string figures = folder + "/figures.csv";
  LoadReport report{.edition = describe_edition(reading, *find_source("corridor_figures"),
                                                "embedded:" + figures)};
  report.edition.sha256 = reading.publisher_sha256;
  report.already_loaded = TRY(is_loaded(workspace, report.edition));
  if (report.already_loaded) return report;
  const std::string text = embedded_file(figures);
  Collector collector;
  report.edition.rows_read =
      static_cast<std::int64_t>(TRY(read_figures({"embedded:" + figures, text, {}}, collector)));
  CHECK(collector.rejected == 0, "every row of the embedded default is kept");
  return write_edition(workspace, collector, reading, std::move(report));
}

}  // namespace

Result<std::vector<LoadReport>> load_embedded_default(Workspace& workspace) {
  auto transaction = TRY(Transaction::begin(workspace.database()));
  std::vector<LoadReport> reports;
  for (const auto path : embedded_files()) {
    const bool is_citation = path.starts_with("figures/") && path.ends_with("/citation.csv");
    if (is_citation) reports.push_back(TRY(load_embedded(workspace, path)));
  }
  TRY(transaction.commit());
  return reports;
}

}  // namespace corridor
