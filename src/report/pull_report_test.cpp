#include "report/pull_report.h"

#include <doctest/doctest.h>

namespace corridor::pull_report_test {
namespace {

const Download& population() { return *find_download("unhcr_population").value(); }

PullReport loaded(bool before) {
  PullReport report{.download = &population(),
                    .address = "https://a.example/f",
                    .file = "cache/f",
                    .retrieved = "2026-01-01",
                    .not_modified = before,
                    .bytes = 12'345'678,
                    .load = LoadReport{.already_loaded = before},
                    .current_edition = "aaaaaaaaaaaa"};
  Edition& edition = report.load->edition;
  edition.sha256 = std::string(64, 'a');
  edition.citation = {.publisher = "UNHCR", .title = "Population", .version = "2025"};
  edition.rows_read = 3;
  edition.observations = 27;
  return report;
}

}  // namespace

TEST_CASE("the list of what can be pulled has every download, and fits a terminal for people") {
  const Table table = downloads_table();
  CHECK(table.rows.size() == all_downloads().size());
  for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
  const Table readable = readable_downloads_table();
  CHECK(readable.columns.size() == 4);
  CHECK(readable.rows.size() == table.rows.size());
}

TEST_CASE("what was pulled: from where, to where, and what became of it") {
  CHECK(summary_of(loaded(false)) ==
        "UNHCR, Refugee Data Finder, population figures: 12.3 MB from https://a.example/f; kept as"
        " cache/f\nUNHCR, Population, version 2025: 3 rows read, 27 figures kept (edition"
        " aaaaaaaaaaaa)\n");
  auto report = loaded(true);
  CHECK(summary_of(report) ==
        "UNHCR, Refugee Data Finder, population figures: not modified since 2026-01-01; edition"
        " aaaaaaaaaaaa is current\n");
  report.current_edition = "bbbbbbbbbbbb";
  CHECK(summary_of(report).contains("loaded as edition aaaaaaaaaaaa, but edition bbbbbbbbbbbb is"));
  report.load.reset();
  report.unread = "no source knows this file";
  CHECK(summary_of(report).ends_with("; kept as cache/f\n"));
  CHECK(remarks_of(report) == "cache/f: not loaded: no source knows this file\n");
}

TEST_CASE("a plan names every request, the file and the licence") {
  const PullPlan plan{.download = &population(),
                      .resolved = {.requests = {"https://a/1", "https://a/2"}},
                      .file = "cache/f",
                      .begun = true};
  const auto text = plan_of(plan);
  for (const auto part : {"  https://a/1\n  https://a/2\n", "page by page", "a part of it is there",
                          "512 MiB", "CC-BY-4.0"}) {
    CHECK(text.contains(part));
  }
}

TEST_CASE("progress: bytes, of how many where that is known, and how fast") {
  CHECK(progress_of({12'300'000, 45'600'000, 1'200'000}) == "12.3 MB of 45.6 MB, 1.2 MB/s");
  CHECK(progress_of({1'500, 0, 0}) == "1.5 kB, 0.0 kB/s");
}

}  // namespace corridor::pull_report_test
