// What the embedded default is made of: one recipe for each publisher's file. See retabulate.cpp
// for how to run it.
#pragma once

#include "evidence/series.h"
#include "store/edition.h"
#include "vocabulary/observation.h"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace corridor {

/// What a selection is made from: the workspace, and the edition of the recipe's file in it.
struct Desk {
  const Workspace& workspace;
  std::vector<Edition> editions;  // all that are loaded
  Edition edition;
};

/// The one complete edition of a dataset's release, or of a part of it where one is named.
/// ErrorKind::not_found where it is not loaded.
Result<Edition> edition_of(const std::vector<Edition>& editions, std::string_view dataset,
                           std::string_view version, std::string_view part = {});

using Figures = std::vector<Observation>;

/// All figures of an indicator in an edition.
Result<Figures> all_of(const Workspace& workspace, const Edition& edition,
                       std::string_view indicator);
/// What a question answers, added to the figures.
Result<void> add_series(const Desk& desk, SeriesQuery query, Figures& to);

/// Population as estimated, with the world and the areas of the United Nations added up, and in the
/// years to come (retabulate_population.cpp).
Result<Figures> select_population(const Desk& desk);
Result<Figures> select_population_to_come(const Desk& desk);

struct Recipe {
  std::string_view folder;  // below data/figures
  std::string_view dataset, version;
  std::string_view retrieved;  // the day of the copy that was at hand
  std::string_view note;       // what was selected, and what was done to the numbers
  Result<std::vector<Observation>> (*select)(const Desk& desk);
  std::string_view part = {};  // of a release in parts: the one selected from
};

std::span<const Recipe> all_recipes();

/// What the citation of a table says beside what the edition knows.
struct TableNote {
  std::string_view file, licence, retrieved, note;
  std::string_view part = {};  // set where the table is a selection of one part
};
/// citation.csv of one table.
std::string citation_text(const TableNote& table, const Edition& edition);

/// Writes a folder below `folder` for each publisher of law: records, events and links as
/// sources/registers/register_rows.h has them.
Result<void> retabulate_law(const Workspace& workspace, const std::vector<Edition>& editions,
                            const std::filesystem::path& folder);

}  // namespace corridor
