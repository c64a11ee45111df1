#include "base/saying.h"

namespace corridor {

std::string Saying::in(const Words& words) const {
  std::vector<std::string> said;
  for (const auto& value : values) {
    said.push_back(value.is_sentence ? words.say(value.text) : value.text);
  }
  std::vector<Placeholder> filled;
  for (std::size_t i = 0; i < values.size(); ++i) filled.emplace_back(values[i].name, said[i]);
  return words.say_with(english, filled);
}

}  // namespace corridor
