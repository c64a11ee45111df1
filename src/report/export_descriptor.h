#pragma once
// What a data package says of itself: datapackage.json with the layout of every table.

#include "store/edition.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

inline constexpr std::string_view descriptor_name = "datapackage.json";

/// What is known of a table when it is written.
struct TableFacts {
  std::string path;  // in the package
  std::int64_t rows = 0;
  std::uint64_t bytes = 0;
  std::string sha256;
};

struct PackagedEdition {
  std::string name;                        // unique in the package
  Edition edition;                         // complete only where all its figures are in the package
  std::optional<TableFacts> figures = {};  // none where it has only lists
  std::vector<ColumnStep> steps = {};
};

enum class PackageTableKind {
  figures,
  editions,
  indicators,
  items,
  relations,
  records,
  events,
  links,
  passages,
  flags,
  rejections
};

struct FieldLayout {
  std::string_view name, type, description;
};
struct TableSchema {
  std::string_view name, title;
  std::vector<FieldLayout> fields;
  std::vector<std::string_view> primary_key;
};
const TableSchema& layout_of(PackageTableKind kind);

struct PackagedTable {
  PackageTableKind kind;
  TableFacts facts;
};

struct PackageContents {
  std::span<const PackagedEdition> editions;
  std::span<const PackagedTable> tables;
  bool whole = false;  // the workspace, with lists and remarks
};
std::string package_descriptor(const PackageContents& contents);

}  // namespace corridor
