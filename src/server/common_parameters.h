#pragma once
// Parameters that many routes have, so that they mean the same everywhere.

#include "server/route.h"

namespace corridor {

inline constexpr RouteParameter place_parameter{"place", "a place by code or name: BGD, Bangladesh",
                                                "BGD"};
inline constexpr RouteParameter corridor_parameter{
    "corridor", "two places, from where people come to where they go: BGD-MYS", "BGD-MYS"};
inline constexpr RouteParameter as_of_parameter{"as_of", "as it was known, or stood, on that day",
                                                "2030-01-31", RouteParameter::Kind::day};
inline constexpr RouteParameter limit_parameter{"limit", "so many rows; all where it is left out",
                                                "5", RouteParameter::Kind::count};
inline constexpr RouteParameter after_parameter{
    "after", "only what comes behind the row with this key; the header Link has it", ""};
inline constexpr RouteParameter topic_parameter{
    "topic", "one topic: labour, recruitment, integration ...", "labour"};

/// Width of text for a client without a terminal.
inline constexpr std::size_t text_width = 100;

}  // namespace corridor
