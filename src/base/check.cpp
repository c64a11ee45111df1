#include "base/check.h"

#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>

namespace corridor {

void check_failed(const char* condition, const char* why, const char* file, int line) {
  fmt::print(stderr,
             "corridor: internal error: {}\n  expected: {}\n  at: {}:{}\n"
             "  This is a mistake in the program, not in your data; nothing was changed.\n",
             why, condition, file, line);
  std::fflush(stderr);
  std::_Exit(70);
}

}  // namespace corridor
