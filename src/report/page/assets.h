#pragma once
// Assets: the files that pages load - the style sheet, and what web/ was built into where the
// program has it. Their addresses carry the hash of their content, so that a browser may keep them
// for ever.

#include <optional>
#include <string>
#include <string_view>

namespace corridor {

/// "/assets/style.css?v=0123456789ab"; empty where the program has no such file.
std::string asset_address(std::string_view name);

struct Asset {
  std::string bytes;
  std::string media_type;  // with its parameters
  std::string version;     // as in its address
};
std::optional<Asset> find_asset(std::string_view name);

}  // namespace corridor
