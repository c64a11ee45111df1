#include "report/page/assets.h"

#include "base/embedded.h"
#include "base/hash.h"
#include "report/style.h"

#include <fmt/core.h>

#include <array>
#include <map>
#include <mutex>

namespace corridor {
namespace {

constexpr std::string_view style_name = "style.css";
constexpr std::string_view style_file = "page/style.css";
constexpr std::size_t version_digits = 12;

struct MediaType {
  std::string_view ending, type;
};
constexpr std::array media_types{
    MediaType{".css", "text/css; charset=utf-8"},
    MediaType{".js", "text/javascript; charset=utf-8"},
    MediaType{".json", "application/json"},
    MediaType{".geojson", "application/geo+json"},
    MediaType{".csv", "text/csv; charset=utf-8"},
    MediaType{".svg", "image/svg+xml"},
    MediaType{".map", "application/json"},
    MediaType{".txt", "text/plain; charset=utf-8"},
};

std::string media_type_of(std::string_view name) {
  for (const auto& [ending, type] : media_types) {
    if (name.ends_with(ending)) return std::string(type);
  }
  return "application/octet-stream";
}

std::optional<std::string> bytes_of(std::string_view name) {
  if (name == style_name) return std::string(parts_style()) + embedded_file(style_file);
  const auto path = fmt::format("web/{}", name);
  if (!is_embedded(path)) return std::nullopt;
  return embedded_file(path);
}

/// Of what is in the program, which does not change while it runs.
std::string version_of(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, std::string, std::less<>> known;
  const std::scoped_lock lock(mutex);
  if (const auto found = known.find(name); found != known.end()) return found->second;
  const auto bytes = bytes_of(name);
  auto version = bytes ? sha256_hex(*bytes).substr(0, version_digits) : std::string();
  // Names that are asked for in vain are not kept, because there is no end to them.
  if (bytes) known.emplace(name, version);
  return version;
}

}  // namespace

std::string asset_address(std::string_view name) {
  const auto version = version_of(name);
  return version.empty() ? "" : fmt::format("/assets/{}?v={}", name, version);
}

std::optional<Asset> find_asset(std::string_view name) {
  auto bytes = bytes_of(name);
  if (!bytes) return std::nullopt;
  return Asset{std::move(*bytes), media_type_of(name), version_of(name)};
}

}  // namespace corridor
