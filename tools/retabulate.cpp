// Makes the embedded default (data/figures) from publishers' files. For developers; whoever has the
// same files gets the same bytes.
//
//   retabulate WORKSPACE FOLDER
//
// Beside FOLDER, in law/, it writes what publishers say of the parties of treaties and of labour
// agreements (retabulate_law.cpp).
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
    "indicator,origin,place,period,sex,age,reporter,value,status,row,column";

/// The order of the file: what is alike stands together, which also packs best.
void arrange(std::vector<Observation>& figures) {
  const auto order = [](const Observation& o) {
    const auto& k = o.key;
    return std::tie(k.indicator, k.origin, k.place, k.sex, k.dimensions, k.period, k.age,
                    k.reporter);
  };
  std::ranges::stable_sort(
      figures, [&](const Observation& a, const Observation& b) { return order(a) < order(b); });
  const auto [first, last] = std::ranges::unique(
      figures, [&](const Observation& a, const Observation& b) { return order(a) == order(b); });
  figures.erase(first, last);
}

std::string figures_text(const std::vector<Observation>& figures) {
  const bool has_dimensions =
      std::ranges::any_of(figures, [](const auto& o) { return !o.key.dimensions.empty(); });
  std::string text(figures_header);
  text += has_dimensions ? ",dimensions\n" : "\n";
  for (const auto& [key, state, value, status, interval, cell] : figures) {
    text += fmt::format("{},{},{},{},{},{},{},{},{},{},{}", key.indicator, key.origin.code(),
                        key.place.code(), key.period.text(), name_of(key.sex), key.age.text(),
                        name_of(key.reporter), state == State::value ? format_shortest(value) : "",
                        status, cell.row, cell.column);
    text += has_dimensions ? "," + key.dimensions + "\n" : "\n";
  }
  return text;
}

Result<void> make(const Recipe& recipe, const Desk& desk, const std::filesystem::path& folder) {
  auto figures = TRY(recipe.select(desk));
  for (const auto& figure : figures) {
    ENSURE(!figure.interval, "a table of figures has no intervals");
  }
  arrange(figures);
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  const std::string text = figures_text(figures);
  TRY(write_file((folder / "figures.csv").string(), text));
  TRY(write_file((folder / "citation.csv").string(),
                 citation_text({"figures.csv", desk.edition.citation.licence, recipe.retrieved,
                                recipe.note, recipe.part},
                               desk.edition)));
  fmt::print("{}: {} figures, {} bytes\n", recipe.folder, figures.size(), text.size());
  return {};
}

Result<void> run(const std::string& workspace_path, const std::filesystem::path& folder) {
  const auto workspace =
      TRY(Workspace::open(resolve_workspace_path(workspace_path), Workspace::Access::read));
  const auto editions = TRY(all_editions(workspace));
  for (const Recipe& recipe : all_recipes()) {
    const Edition edition = TRY(edition_of(editions, recipe.dataset, recipe.version, recipe.part));
    TRY(make(recipe, {workspace, editions, edition}, folder / recipe.folder));
  }
  return retabulate_law(workspace, editions, folder.parent_path() / "law");
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
