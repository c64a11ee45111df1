#pragma once
// ENSURE: a mistake of ours, as opposed to a mistake in the world (see result.h).
//
// ENSURE(condition, "why it must hold") is on in every build. When the condition is false the
// process says what was expected, where, and leaves with exit code 70 (internal). The store stays
// sound: an open transaction is simply never committed.

namespace corridor {

[[noreturn]] void check_failed(const char* condition, const char* why, const char* file, int line);

}  // namespace corridor

#define ENSURE(condition, why) \
  ((condition) ? void(0) : ::corridor::check_failed(#condition, why, __FILE__, __LINE__))
