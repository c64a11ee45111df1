#pragma once
// What extracts of the World Bank's World Development Indicators have in common, whether a table or
// an answer of its interface: the key of a figure, and how editions supersede one another.

#include "sources/source.h"

namespace corridor {

/// The key of a figure of a series (SP.POP.TOTL), with who reports it.
ObservationKey wdi_key(std::string_view series, Place place, Period period);

/// The citation of an extract; the caller adds steps and rows.
Reading wdi_reading(std::string version);

}  // namespace corridor
