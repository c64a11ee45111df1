#pragma once
// Whether an error says that the file of a workspace is damaged: SQLite's word for it, which
// base/sqlite.cpp hands on. Such a file can often still be read in part; nothing must be written.

#include "base/result.h"

namespace corridor {

inline bool tells_damage(const Error& error) {
  return error.kind == ErrorKind::malformed && error.message.starts_with("the store says: ");
}

}  // namespace corridor
