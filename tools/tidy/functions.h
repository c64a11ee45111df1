// Finds function definitions among tokens, by the look of what stands before a brace.
//
// Counts: free functions, members, constructors with initialiser lists, operators, TEST_CASE
// blocks. Does not look inside bodies (a lambda or a local class counts towards its function) nor
// inside the initialiser of a variable (a lambda in a table of records is held by the file's length
// only). A parameter list is counted by its commas outside brackets; `a < b, c` in a default value
// fools it.
#pragma once

#include "tidy/project.h"

namespace tidy {

struct Function {
  std::string name;
  std::size_t first_line;
  std::size_t last_line;
  std::size_t parameters;
};

std::vector<Function> functions_of(const SourceFile& file);

}  // namespace tidy
