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
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
  std::abort();  // so that the fuzzer keeps the input
#endif
  std::_Exit(70);
}

}  // namespace corridor
