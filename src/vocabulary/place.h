#pragma once
// Place: a country or territory (ISO 3166-1 alpha-3), a part of one (ISO 3166-2, or the publisher's
// own code), an area (UN M49 or UN DESA location code), or one of the codes that stand for no
// place: _W the world, _U unknown, _O other, _Z none (an exchange rate), XXA stateless persons. A
// place is its code; what is known about it stands in the gazetteer (gazetteer.h).

#include "base/check.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string_view>

namespace corridor {

class Place {
 public:
  static constexpr std::size_t longest_code = 15;

  /// No place: the origin of an observation that is about one place only.
  constexpr Place() = default;
  explicit constexpr Place(std::string_view code) {
    ENSURE(code.size() <= longest_code, "a place code has at most 15 bytes");
    for (std::size_t i = 0; i < code.size(); ++i) bytes_[i] = code[i];
    bytes_[longest_code] = static_cast<char>(code.size());
  }

  constexpr std::string_view code() const {
    return {bytes_.data(), static_cast<std::size_t>(bytes_[longest_code])};
  }
  constexpr bool empty() const { return bytes_[longest_code] == 0; }
  constexpr auto operator<=>(const Place&) const = default;

 private:
  std::array<char, longest_code + 1> bytes_{};
};

inline constexpr Place world{"_W"};
inline constexpr Place unknown_place{"_U"};
inline constexpr Place other_place{"_O"};
inline constexpr Place no_place{"_Z"};

/// An ordered pair of places, always migrant origin -> destination, also for remittances, where
/// the money goes the other way.
struct Corridor {
  Place origin;
  Place destination;
  constexpr Corridor reversed() const { return {destination, origin}; }
  constexpr auto operator<=>(const Corridor&) const = default;
};

/// What a question is about: a corridor, or one place (then `origin` is empty).
struct Subject {
  Place origin;
  Place place;
  constexpr bool is_corridor() const { return !origin.empty(); }
};

}  // namespace corridor

template <> struct std::hash<corridor::Place> {
  std::size_t operator()(const corridor::Place& place) const noexcept {
    return std::hash<std::string_view>{}(place.code());
  }
};
