#include "cli/make_room.h"

#include "store/set_aside.h"
#include "store/workspace.h"

#include <fmt/core.h>

#include <cstdio>

namespace corridor {

Result<void> make_room_for_default() {
  const std::string path = default_workspace_path();
  const auto aside = TRY(set_aside_older(path, timestamp_now().substr(0, 10)));
  if (aside) fmt::print(stderr, "corridor: {}", aside->notice(path));
  return {};
}

}  // namespace corridor
