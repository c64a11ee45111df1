// Compares what came with what was expected, and says where they part.
//
// An expected line `...` stands for any number of lines, `...` inside a line for any characters.
// With a tolerance, numbers are equal when they differ by at most that share of the greater one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace run_cases {

bool match_line(std::string_view expected, std::string_view got, double tolerance);

bool match_lines(const std::vector<std::string>& expected, const std::vector<std::string>& got,
                 double tolerance);

// The lines that differ, "- " expected and "+ " got, with two equal lines around them.
std::string difference(const std::vector<std::string>& expected,
                       const std::vector<std::string>& got, double tolerance);

}  // namespace run_cases
