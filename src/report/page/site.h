#pragma once
// Site: the parts that Corridor has for people, as one table: the menu, the start page and the way
// back are made from it.

#include <span>
#include <string_view>

namespace corridor {

struct SitePart {
  std::string_view href, title;
  std::string_view says;  // what a person finds there
  bool is_main = false;   // stands in the head of every page
};
std::span<const SitePart> site_parts();

}  // namespace corridor
