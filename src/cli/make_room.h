#pragma once
// Before the default workspace is made: where an earlier release made one with another layout, that
// one is kept under another name (store/set_aside.h), and standard error says so.

#include "base/result.h"

namespace corridor {

Result<void> make_room_for_default();

}  // namespace corridor
