#pragma once
// A proof, for people and for programs.

#include "base/result.h"
#include "evidence/proof.h"
#include "report/render_table.h"

#include <string>

namespace corridor {

/// Text or JSON; other forms are ErrorKind::usage.
Result<std::string> render(const Proof& proof, Format format);

/// One line for the list under a brief: "UN DESA, ... version 2020, row 1523, column 6 (total)".
std::string describe_in_short(const Figure& figure);

}  // namespace corridor
