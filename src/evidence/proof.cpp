#include "evidence/proof.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/file.h"
#include "base/text.h"
#include "evidence/stored.h"
#include "evidence/write_edition.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

namespace corridor {
namespace {

constexpr std::string_view sum_prefix = "sum:";

Error not_a_proof(std::string_view id) {
  return {ErrorKind::usage,
          fmt::format("expected a proof id, saw \"{}\"", clip(id, 120)),
          {},
          "Copy one from the proof column of `corridor series`, such as 3f9a0c1b2d4e.1523.6."};
}

Error nothing_there(std::string_view id) {
  return {ErrorKind::not_found,
          fmt::format("the workspace has nothing with the proof {}", id),
          {},
          "Load the file it came from, or check the id."};
}

/// Name and step of a column, as the reader of the file told them.
Result<void> describe_column(const Workspace& workspace, Proof& proof) {
  auto row = TRY(workspace.database().prepare(
      "SELECT name, step FROM edition_column WHERE edition = ? AND number IN (?, 0)"
      " ORDER BY number DESC"));
  row.bind(1, proof.figure.edition.id).bind(2, proof.figure.observation.cell.column);
  if (!TRY(row.step())) return {};
  proof.column_name = row.text(0);
  proof.step = row.text(1);
  return {};
}

/// The record and cell of a comma-separated file. False where the cell is behind the last column: a
/// reader puts a second figure of one cell there.
bool look_in_csv(const Unpacked& file, FileCell cell, SeenInFile& seen) {
  CsvReader csv(file.name, file.text());
  if (!csv.read_header()) return true;
  while (csv.row() < cell.row) {
    const auto more = csv.next();
    if (!more || !*more) return true;
  }
  for (const auto field : csv.fields()) seen.record.emplace_back(field);
  if (cell.column > seen.record.size()) return false;
  if (cell.column >= 1) seen.cell = seen.record[cell.column - 1u];
  return true;
}

/// Waits for the figure of one cell while a file is read again.
class CellSink : public Sink {
 public:
  CellSink(FileCell cell, SeenInFile& seen) : cell_(cell), seen_(seen) {}
  void observe(const Observation& o) override {
    if (o.cell.row != cell_.row || o.cell.column != cell_.column) return;
    seen_.cell = o.state == State::value ? format_shortest(o.value) : std::string(name_of(o.state));
  }
  void reject(Rejection) override {}
  void flag(Flag) override {}

 private:
  FileCell cell_;
  SeenInFile& seen_;
};

/// The line of a file written by hand.
std::string line_of(std::string_view text, std::uint32_t number) {
  for (std::uint32_t line = 1; line < number && !text.empty(); ++line) {
    text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
  }
  return std::string(trim(text.substr(0, text.find('\n'))));
}

/// A register comes with the program, or from a file.
Result<FileBytes> bytes_of(const std::string& file) {
  constexpr std::string_view embedded = "embedded:";
  const auto path = file.starts_with(embedded) ? file.substr(embedded.size()) : std::string();
  if (path.starts_with("registers/") && is_embedded(path)) return FileBytes(embedded_file(path));
  return read_file(file);
}

/// Reads the publisher's cell again. That the file has moved on is no error: the proof says so.
Result<SeenInFile> look_in_file(const Workspace& workspace, const Edition& edition, FileCell cell) {
  SeenInFile seen;
  const std::string path = edition.file.substr(0, edition.file.find(".zip/") + 4);
  const bool in_zip = edition.file.contains(".zip/");
  auto packed = bytes_of(in_zip ? path : edition.file);
  if (!packed) return seen;
  seen.found = true;
  const auto file = unpack(edition.file, std::move(*packed));
  const auto companions = TRY(companions_of(workspace, edition));
  if (!file || edition_hash(file->text(), companions) != edition.sha256) return seen;
  seen.same_bytes = true;
  const Source* source = find_source(edition.source);
  if (source == nullptr) return seen;
  if (!edition.author.empty()) {
    seen.cell = line_of(file->text(), cell.row);
    return seen;
  }
  if (source->cells_are_csv && look_in_csv(*file, cell, seen)) return seen;
  CellSink sink(cell, seen);
  static_cast<void>(
      source->read({file->name, file->text(), edition.citation.version, companions}, sink));
  return seen;
}

Result<Proof> prove_cell(const Workspace& workspace, std::string_view id) {
  const auto parts = split(id, '.');
  if (parts.size() != 3) return fail(not_a_proof(id));
  const auto row = parse_integer(parts[1]), column = parse_integer(parts[2]);
  const auto fits = [](const auto& number, std::int64_t most) {
    return number && *number >= 1 && *number <= most;
  };
  if (!fits(row, UINT32_MAX) || !fits(column, UINT16_MAX)) return fail(not_a_proof(id));
  auto edition = find_edition(workspace, parts[0]);
  if (!edition) return fail(nothing_there(id));
  const FileCell cell{static_cast<std::uint32_t>(*row), static_cast<std::uint16_t>(*column)};
  Proof proof{.id = std::string(id), .figure = {.edition = *edition}};
  if (const auto observation = TRY(figure_at(workspace, *edition, cell))) {
    proof.figure.observation = *observation;
  } else {
    proof.figure.observation.cell = cell;
    proof.rows = TRY(register_rows_at(workspace, *edition, cell));
    if (proof.rows.empty()) return fail(nothing_there(id));
  }
  TRY(describe_column(workspace, proof));
  proof.in_file = TRY(look_in_file(workspace, *edition, cell));
  return proof;
}

/// Edition, indicator, where, period, sex, age and (or empty) dimensions; nothing for other text.
/// An office's own code of a place has a colon too, so the period is what stands before a sex.
std::vector<std::string_view> sum_parts(std::string_view text) {
  auto parts = split(text, ':');
  const auto joined = [&](std::size_t first, std::size_t last) {
    const char* end = parts[last].data() + parts[last].size();
    return std::string_view(parts[first].data(),
                            static_cast<std::size_t>(end - parts[first].data()));
  };
  for (std::size_t at = std::min<std::size_t>(5, parts.size()); at >= 3; --at) {
    if (at + 2 >= parts.size() || !Period::parse(parts[at]) || !parse_sex(parts[at + 1])) continue;
    const auto dimensions =
        at + 3 < parts.size() ? joined(at + 3, parts.size() - 1) : std::string_view();
    return {parts[0],      parts[1],      joined(2, at - 1), parts[at],
            parts[at + 1], parts[at + 2], dimensions};
  }
  return {};
}

Result<Proof> prove_sum(const Workspace& workspace, std::string_view id) {
  const auto parts = sum_parts(id.substr(sum_prefix.size()));
  if (parts.empty()) return fail(not_a_proof(id));
  SeriesQuery query = TRY(parse_series_query(workspace, parts[1], parts[2]));
  query.edition = parts[0];
  const auto sex = parse_sex(parts[4]);
  const auto age = parse_age(parts[5]);
  const auto period = Period::parse(parts[3]);
  if (!sex || !age || !period) return fail(not_a_proof(id));
  query.sex = *sex;
  query.from_year = query.to_year = period->start_year();
  for (const auto& figure : TRY(series(workspace, query))) {
    if (proof_id(figure) != id) continue;
    Proof proof{.id = std::string(id), .figure = figure};
    TRY(describe_column(workspace, proof));
    proof.step = figure.parents > 0
                     ? fmt::format("added up from {} figures of the edition, {} of them missing",
                                   figure.parents, figure.missing_parents)
                     : "added up from the publisher's file when the table was made";
    if (figure.parents > 0) proof.parents = TRY(parts_of(workspace, figure));
    return proof;
  }
  return fail(nothing_there(id));
}

}  // namespace

std::string proof_id(const Figure& figure) {
  const auto& [key, state, value, status, interval, cell] = figure.observation;
  const std::string edition = figure.edition.short_id();
  if (!figure.derived) return fmt::format("{}.{}.{}", edition, cell.row, cell.column);
  const std::string where = key.origin.empty()
                                ? std::string(key.place.code())
                                : fmt::format("{}-{}", key.origin.code(), key.place.code());
  return fmt::format("{}{}:{}:{}:{}:{}:{}{}{}", sum_prefix, edition, key.indicator, where,
                     key.period.text(), name_of(key.sex), key.age.text(),
                     key.dimensions.empty() ? "" : ":", key.dimensions);
}

Result<Proof> prove(const Workspace& workspace, std::string_view id) {
  return id.starts_with(sum_prefix) ? prove_sum(workspace, id) : prove_cell(workspace, id);
}

}  // namespace corridor
