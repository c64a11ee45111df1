#pragma once
// Proof: how anyone gets from a figure back to the publisher's file. A proof id is stable: loading
// the same file again, elsewhere, gives the same ids.
//
//   3f9a0c1b2d4e.1523.6       edition (first 12 digits of the file's SHA-256), row, column
//   sum:3f9a0c1b2d4e:migrant_stock:_W-MYS:2020:total:total
//                             a sum in that edition: indicator, corridor or place, period, sex,
//                             age, and where there are any further dimensions (":method=x")
//
// Rows count as a spreadsheet shows them (the header is row 1), columns from 1. Records, events of
// law, links and passages of registers have the same kind of id; in a register written by hand it
// is the line and column of the file.

#include "base/result.h"
#include "evidence/register_rows.h"
#include "evidence/series.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor {

std::string proof_id(const Figure& figure);

/// The cell in the publisher's file, where the file is still where it was loaded from.
struct SeenInFile {
  bool found = false;               // a file is there
  bool same_bytes = false;          // and it is the one that was loaded
  std::string cell;                 // its text at row and column
  std::vector<std::string> record;  // the whole row
};

struct Proof {
  std::string id;
  Figure figure;                  // of a register's row its edition and cell only
  std::vector<RegisterRow> rows;  // of a register: what was read there; empty for a figure
  std::string column_name;
  std::string step;             // what was done to the number on its way in
  std::vector<Figure> parents;  // of a sum: the figures added up, largest first
  SeenInFile in_file;
};

/// ErrorKind::usage for an id of another shape, ErrorKind::not_found where nothing has it.
Result<Proof> prove(const Workspace& workspace, std::string_view id);

}  // namespace corridor
