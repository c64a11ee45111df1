#include "evidence/write_edition.h"

#include "base/hash.h"
#include "evidence/plausibility.h"
#include "store/search_index.h"
#include "store/write_registers.h"

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
    ENSURE(TRY(select.bind(1, name).step()), "a name just inserted is there");
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
      " flagged, items, records, events, passages, author, reason, known_to)"
      " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING id"));
  const Citation& c = edition.citation;
  insert.bind(1, c.dataset).bind(2, edition.part).bind(3, c.version).bind(4, c.publisher);
  insert.bind(5, c.title).bind(6, c.licence).bind(7, c.url).bind(8, c.retrieved);
  insert.bind(9, edition.loaded).bind(10, edition.file).bind(11, edition.sha256);
  insert.bind(12, edition.source).bind(13, static_cast<int>(edition.supersession));
  insert.bind(14, edition.complete ? 1 : 0).bind(15, edition.rows_read);
  insert.bind(16, edition.observations).bind(17, edition.rejected).bind(18, edition.flagged);
  insert.bind(19, edition.items).bind(20, edition.records).bind(21, edition.events);
  insert.bind(22, edition.passages).bind(23, edition.author).bind(24, edition.reason);
  insert.bind(25, edition.known_to);
  ENSURE(TRY(insert.step()), "an insert that returns its id gives one row");
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
  auto count = TRY(database.prepare("INSERT INTO flag_count VALUES(?, ?, ?)"));
  for (const auto& [check, number] : collector.flagged_by_check) {
    TRY(count.bind(1, edition).bind(2, check).bind(3, number).run());
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

Result<void> insert_items(Database& database, std::int64_t edition, const Collector& collector) {
  auto insert = TRY(database.prepare("INSERT INTO item VALUES(?,?,?,?,?,?,?,?,?,?,?)"));
  for (const auto& i : collector.items) {
    insert.bind(1, edition).bind(2, i.list).bind(3, i.code).bind(4, i.name).bind(5, i.parent);
    insert.bind(6, i.description).bind(7, i.other_names).bind(8, i.place.code());
    TRY(insert.bind(9, i.details).bind(10, std::int64_t{i.cell.row}).bind(11, i.cell.column).run());
  }
  return {};
}

Result<void> insert_relations(Database& database, std::int64_t edition,
                              const Collector& collector) {
  auto insert = TRY(database.prepare("INSERT INTO relation VALUES(?,?,?,?,?,?,?,?)"));
  for (const auto& r : collector.relations) {
    insert.bind(1, edition).bind(2, r.from_list).bind(3, r.from).bind(4, r.relation);
    insert.bind(5, r.to_list).bind(6, r.to);
    TRY(insert.bind(7, std::int64_t{r.cell.row}).bind(8, r.cell.column).run());
  }
  return {};
}

}  // namespace

Result<void> arrange_and_check(const Workspace& workspace, Collector& collector,
                               const Collector::StoreNumbers& numbers, const Edition& edition) {
  const auto sizes = TRY(population_for(collector, workspace));
  collector.arrange(numbers);
  flag_implausible(collector, {numbers, sizes, edition.loaded});
  return {};
}

Result<void> write_edition(Workspace& workspace, Collector& collector, const Reading& reading,
                           Edition& edition) {
  Database& database = workspace.database();
  TRY(arrange_and_check(workspace, collector, TRY(number_names(database, collector)), edition));
  edition.observations = static_cast<std::int64_t>(collector.observations.size());
  edition.items = static_cast<std::int64_t>(collector.items.size());
  edition.records = static_cast<std::int64_t>(collector.records.size());
  edition.events = static_cast<std::int64_t>(collector.events.size());
  edition.passages = static_cast<std::int64_t>(collector.passages.size());
  edition.rejected = collector.rejected;
  edition.flagged = collector.flagged;
  edition.id = TRY(insert_edition(database, edition));
  TRY(insert_observations(database, edition.id, collector));
  TRY(insert_indicator_counts(database, edition.id, collector));
  TRY(insert_items(database, edition.id, collector));
  TRY(insert_relations(database, edition.id, collector));
  TRY(write_registers(database, edition.id,
                      {collector.records, collector.events, collector.links, collector.passages}));
  TRY(write_search_index(database, {edition, collector.records, collector.items, collector.passages,
                                    collector.indicators.names()}));
  TRY(insert_remarks(database, edition.id, collector));
  TRY(insert_steps(database, edition.id, reading.steps));
  TRY(workspace.record("load", fmt::format("{} {} {}", edition.citation.dataset,
                                           edition.citation.version, edition.sha256)));
  return {};
}

Result<void> write_companions(Workspace& workspace, const Edition& edition,
                              std::span<const Companion> companions) {
  auto insert = TRY(workspace.database().prepare("INSERT INTO companion VALUES(?, ?, ?, ?)"));
  for (std::size_t i = 0; i < companions.size(); ++i) {
    insert.bind(1, edition.id).bind(2, static_cast<std::int64_t>(i));
    TRY(insert.bind(3, companions[i].name).bind(4, companions[i].text).run());
  }
  return {};
}

Result<std::vector<Companion>> companions_of(const Workspace& workspace, const Edition& edition) {
  auto rows = TRY(workspace.database().prepare(
      "SELECT name, text FROM companion WHERE edition = ? ORDER BY number"));
  rows.bind(1, edition.id);
  std::vector<Companion> companions;
  while (TRY(rows.step()))
    companions.push_back({std::string(rows.text(0)), std::string(rows.text(1))});
  return companions;
}

std::string edition_hash(std::string_view bytes, std::span<const Companion> companions) {
  std::string hash = sha256_hex(bytes);
  for (const auto& companion : companions) hash = sha256_hex(hash + sha256_hex(companion.text));
  return hash;
}

}  // namespace corridor
