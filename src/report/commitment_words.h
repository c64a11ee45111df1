#pragma once
// Verdicts in plain words: why a measure is judged as it is, with the numbers that decide.

#include "base/words.h"
#include "scenario/commitments/judge.h"

#include <string>

namespace corridor {

/// A number with the measure's decimals; large ones with three digits.
std::string number_in_words(const Words& words, double value, int digits);
/// "The trend leads to 4.1 in 2030, between 3.6 and 4.7: all of it falls short of 3."
std::string because(const Words& words, const JudgedMeasure& measure);
/// "From 2015 to 2020 it changed by -2.9 percent a year; 5.9 would have ...: limited progress."
std::string two_point_in_words(const Words& words, const JudgedMeasure& measure);
/// "Women: 3.1 percent a year, between 1.2 and 5.0"
std::string hidden_in_words(const Words& words, const HiddenGroup& group, int digits);
/// "less is better; target 3 by 2030"
std::string wanted_in_words(const Words& words, const JudgedMeasure& measure);
/// "SDG 10.c", "Global Compact 20", "New York Declaration 4", "Pledge".
std::string label_in_words(const Words& words, const Commitment& commitment);
/// "SDG 10.c: Cheaper money transfers home".
std::string heading_in_words(const Words& words, const Commitment& commitment);
/// What it is measured by, and which part of it.
std::string measured_by_in_words(const Words& words, const JudgedMeasure& measure);
/// "female" as "women and girls", "BGD-MYS" as "Bangladesh to Malaysia"; others as they are.
std::string group_in_words(const Words& words, std::string_view name);
std::string title_of(commitment_verdict::TwoPoint::Answer answer);

}  // namespace corridor
