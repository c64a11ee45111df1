// Makes the embedded default (data/figures) from publishers' files. For developers; whoever has the
// same files gets the same bytes.
//
//   retabulate WORKSPACE FOLDER
//
// WORKSPACE has the publishers' files, loaded by `corridor load`; FOLDER is data/figures. For each
// recipe (retabulate_selections.cpp) it writes FOLDER/<recipe>/figures.csv, the figures selected
// with the row and column of the publisher's file where each stands, and citation.csv beside it.
// Totals that the publisher does not print are added up as `corridor series` does, and have row 0.
//
// tools/retabulate.sh makes the workspace, loads the files and runs this.

#include "retabulate.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/text.h"
#include "store/workspace.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <tuple>

namespace corridor {
namespace {

constexpr std::string_view figures_header =
    "indicator,origin,place,period,sex,age,reporter,value,status,row,column\n";
constexpr std::string_view citation_header =
    "file,publisher,dataset,version,licence,url,retrieved,sha256,title,supersession,"
    "note\n";

/// The order of the file: what is alike stands together, which also packs best.
void arrange(std::vector<Observation>& figures) {
  const auto order = [](const Observation& o) {
    const auto& k = o.key;
    return std::tie(k.indicator, k.origin, k.place, k.sex, k.period, k.age, k.reporter);
  };
  std::ranges::stable_sort(
      figures, [&](const Observation& a, const Observation& b) { return order(a) < order(b); });
  const auto [first, last] = std::ranges::unique(
      figures, [&](const Observation& a, const Observation& b) { return order(a) == order(b); });
  figures.erase(first, last);
}

std::string figures_text(const std::vector<Observation>& figures) {
  std::string text(figures_header);
  for (const auto& [key, state, value, status, interval, cell] : figures) {
    text += fmt::format("{},{},{},{},{},{},{},{},{},{},{}\n", key.indicator, key.origin.code(),
                        key.place.code(), key.period.text(), name_of(key.sex), key.age.text(),
                        name_of(key.reporter), state == State::value ? format_shortest(value) : "",
                        status, cell.row, cell.column);
  }
  return text;
}

std::string citation_text(const Recipe& recipe, const Edition& edition) {
  const Citation& c = edition.citation;
  const bool by_figure = edition.supersession == Supersession::by_figure;
  const std::array fields{std::string_view("figures.csv"),
                          std::string_view(c.publisher),
                          std::string_view(c.dataset),
                          std::string_view(c.version),
                          std::string_view(c.licence),
                          std::string_view(c.url),
                          recipe.retrieved,
                          std::string_view(edition.sha256),
                          std::string_view(c.title),
                          by_figure ? std::string_view("by_figure") : std::string_view("whole"),
                          recipe.note};
  std::string row;
  for (const auto field : fields) row += (row.empty() ? "" : ",") + csv_quote(field);
  return std::string(citation_header) + row + '\n';
}

Result<void> make(const Recipe& recipe, const Desk& desk, const std::filesystem::path& folder) {
  auto figures = TRY(recipe.select(desk));
  for (const auto& figure : figures) {
    CHECK(figure.key.dimensions.empty(), "a table of figures has no further dimensions");
    CHECK(!figure.interval, "a table of figures has no intervals");
  }
  arrange(figures);
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  const std::string text = figures_text(figures);
  TRY(write_file((folder / "figures.csv").string(), text));
  TRY(write_file((folder / "citation.csv").string(), citation_text(recipe, desk.edition)));
  fmt::print("{}: {} figures, {} bytes\n", recipe.folder, figures.size(), text.size());
  return {};
}

Result<void> run(const std::string& workspace_path, const std::filesystem::path& folder) {
  const auto workspace =
      TRY(Workspace::open(resolve_workspace_path(workspace_path), Workspace::Access::read));
  const auto editions = TRY(all_editions(workspace));
  for (const Recipe& recipe : all_recipes()) {
    const Edition edition = TRY(edition_of(editions, recipe.dataset, recipe.version));
    TRY(make(recipe, {workspace, editions, edition}, folder / recipe.folder));
  }
  return {};
}

}  // namespace
}  // namespace corridor

int main(int count, char** words) {
  if (count != 3) {
    fmt::print(stderr, "usage: retabulate WORKSPACE FOLDER\n");
    return corridor::exit_code_of(corridor::ErrorKind::usage);
  }
  try {
    const auto done = corridor::run(words[1], words[2]);
    if (done) return 0;
    fmt::print(stderr, "{}", corridor::describe(done.error()));
    return corridor::exit_code_of(done.error().kind);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "retabulate: {}\n", problem.what());
    return corridor::exit_code_of(corridor::ErrorKind::internal);
  }
}
