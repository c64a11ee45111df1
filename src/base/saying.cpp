#include "base/saying.h"

namespace corridor {

std::string Saying::in(const Words& words) const {
  std::vector<std::string> said;
  for (const auto& value : values) {
    said.push_back(value.is_sentence ? words.say(value.text, {{"count", value.count}})
                                     : value.text);
  }
  std::vector<Placeholder> filled;
  for (std::size_t i = 0; i < values.size(); ++i) filled.emplace_back(values[i].name, said[i]);
  return words.say_with(english, filled);
}

Saying Saying::with(std::string_view name,
                    const std::function<std::string(std::string_view)>& tell) const {
  Saying told = *this;
  for (auto& value : told.values) {
    if (value.name == name) value.text = tell(value.text);
  }
  return told;
}

}  // namespace corridor
