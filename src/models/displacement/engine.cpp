#include "models/displacement/engine.h"

#include <cmath>

namespace corridor::displacement {

void Engine::refresh_rooms() {
  const auto& places = land_.places();
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].capacity > 0) {
      router_.set_room(static_cast<int>(i), land_.room(static_cast<int>(i), places[i].present));
    }
  }
}

bool Engine::drops(int route) const {
  const int end = router_.book().end(route);
  return land_.places()[std::size_t(end)].camp && router_.room(end) < 0.5;
}

std::int64_t Engine::on_links() const {
  std::int64_t at_places = 0;
  for (const auto& place : land_.places()) at_places += place.present;
  return people_ - at_places;
}

}  // namespace corridor::displacement
