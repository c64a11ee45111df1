#include "store/kept_content.h"

#include "base/hash.h"

#include <fmt/format.h>

namespace corridor {

Result<void> keep_content(Workspace& workspace, std::string_view sha256, std::string_view text) {
  auto insert =
      TRY(workspace.database().prepare("INSERT OR IGNORE INTO content(sha256, text) VALUES(?, ?)"));
  insert.bind(1, sha256).bind(2, text);
  return insert.run();
}

Result<std::string> kept_content(const Workspace& workspace, std::string_view sha256) {
  auto row = TRY(workspace.database().prepare("SELECT text FROM content WHERE sha256 = ?"));
  row.bind(1, sha256);
  if (TRY(row.step())) return std::string(row.bytes(0));
  return fail({ErrorKind::not_found, fmt::format("no content is kept as {}", sha256)});
}

Result<std::vector<KeptFile>> kept_files_in(Statement& rows) {
  std::vector<KeptFile> files;
  while (TRY(rows.step())) {
    files.push_back({rows.text(0), rows.text(1), static_cast<std::uint64_t>(rows.integer(2))});
  }
  return files;
}

Table kept_files_table(std::string title, const std::vector<KeptFile>& files) {
  Table table{.title = std::move(title)};
  table.columns = {{"name", "File"},
                   {"sha256", "SHA-256"},
                   {.name = "bytes", .title = "Bytes", .align = Align::end}};
  for (const auto& file : files) {
    table.rows.push_back({file.name, file.sha256, static_cast<double>(file.bytes)});
  }
  return table;
}

Result<void> keep_run_files(Workspace& workspace, std::string_view run,
                            const std::vector<NamedText>& files) {
  auto transaction = TRY(Transaction::begin(workspace.database()));
  auto insert =
      TRY(workspace.database().prepare("INSERT INTO run_file(run, name, sha256) VALUES(?, ?, ?)"));
  auto known =
      TRY(workspace.database().prepare("SELECT 1 FROM run_file WHERE run = ? AND name = ?"));
  for (const auto& file : files) {
    known.bind(1, run).bind(2, std::string_view(file.name));
    const bool has = TRY(known.step());
    known.reset();
    if (has) continue;
    const auto sha256 = sha256_hex(file.text);
    TRY(keep_content(workspace, sha256, file.text));
    insert.bind(1, run).bind(2, std::string_view(file.name)).bind(3, std::string_view(sha256));
    TRY(insert.run());
  }
  return transaction.commit();
}

Result<std::vector<KeptFile>> run_files(const Workspace& workspace, std::string_view run) {
  auto rows = TRY(workspace.database().prepare(
      "SELECT name, sha256, length(text) FROM run_file JOIN content USING(sha256) WHERE run = ? "
      "ORDER BY name"));
  rows.bind(1, run);
  return kept_files_in(rows);
}

Result<std::string> run_file(const Workspace& workspace, std::string_view run,
                             std::string_view name) {
  auto row = TRY(workspace.database().prepare(
      "SELECT text FROM run_file JOIN content USING(sha256) WHERE run = ? AND name = ?"));
  row.bind(1, run).bind(2, name);
  if (TRY(row.step())) return std::string(row.bytes(0));
  std::vector<std::string> names;
  for (const auto& file : TRY(run_files(workspace, run))) names.push_back(file.name);
  return fail({ErrorKind::not_found,
               fmt::format("run {} has no file \"{}\"", run, name),
               {},
               names.empty() ? std::string("It was kept without files.")
                             : fmt::format("It has: {}.", fmt::join(names, ", "))});
}

}  // namespace corridor
