#pragma once
// How what a workbook stores becomes text: serial numbers of days as dates, runs of rich text as
// one text. Used by workbook.cpp.

#include "base/xml_document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace corridor {

/// What a number format shows of a number that counts days.
enum class DateShape : std::uint8_t { none, year, month, day, moment, time };

/// The shape of one of the formats that every workbook has, by its number.
DateShape shape_of_builtin_format(std::int64_t number);
/// The shape of a format code such as "yyyy-mm-dd" or "#,##0.00"; elapsed times ([h]:mm) are plain
/// numbers.
DateShape shape_of_format(std::string_view code);

/// "2020-07-15", or as much of it as the shape shows; nothing for a number that is no date, such as
/// the 29 February 1900 that the calendar of 1900 wrongly has.
std::optional<std::string> date_text(double serial, DateShape shape, bool epoch_1904);

/// The text of a shared or inline string: its runs joined, digits of superscript runs as
/// superscript characters, without reading aids for East Asian text.
std::string rich_text(XmlElement item);

}  // namespace corridor
