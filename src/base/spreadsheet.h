#pragma once
// Cells that a spreadsheet would not show as they are: it runs "=1+1" as a formula, reads "5-9" as
// a day in September, "034" as 34, "1e5" as 100000 and a code of many digits as a rounded number.
// Such a cell is protected by an apostrophe in front, and so is one that begins with an apostrophe;
// taking one apostrophe away gives the cell back.
//
// At risk is a cell that
//   - begins, behind spaces, with = + - @ (also in full width), a tab or a line break;
//   - begins with an apostrophe;
//   - is made of digits and the marks of numbers, dates and times only ("5-9", "2020-07", "1e5",
//     "12:30", "65+", "(5)", "5 %"), unless it is a whole number of at most 11 digits that does not
//     begin with 0;
//   - is such a thing with the name of a month, or with am or pm ("1-Mar", "SEPT2", "5 pm");
//   - is TRUE or FALSE in any case.

#include <string>
#include <string_view>

namespace corridor {

bool spreadsheet_alters(std::string_view cell);

/// The cell, with an apostrophe in front where it is at risk.
std::string protect_cell(std::string_view cell);
/// The cell that was protected; one that is not stays as it is.
std::string_view unprotect_cell(std::string_view cell);

}  // namespace corridor
