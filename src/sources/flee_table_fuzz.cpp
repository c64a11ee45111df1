// The files of a scenario folder, over arbitrary text: the first byte says which file it is; the
// others are sound. What is read keeps its promises: routes and closures name places that are
// there.

#include "base/check.h"
#include "sources/flee_folder.h"
#include "sources/made_flee_folder.h"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  auto files = corridor::made_flee_files();
  auto file = files.begin();
  std::advance(file, bytes[0] % files.size());
  file->second.assign(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  static const corridor::ScratchFolder scratch;
  const std::string folder = scratch.file("scenario");
  corridor::write_flee_files(folder, files);
  const auto read = corridor::read_flee_folder(folder, {});
  if (!read) return 0;
  const auto places = static_cast<int>(read->world.places.size());
  for (const auto& route : read->world.routes) {
    ENSURE(route.from >= 0 && route.from < places && route.to >= 0 && route.to < places,
           "routes lead from place to place");
    ENSURE(route.distance_km >= 0, "no route is shorter than nothing");
  }
  for (const auto& closure : read->world.closures) {
    ENSURE(closure.first < places && closure.second < places, "closures are of places");
  }
  for (const auto& history : read->world.conflicts) {
    ENSURE(history.place >= 0 && history.place < places, "conflicts are at places");
  }
  return 0;
}
