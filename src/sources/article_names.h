#pragma once
// Articles as lawyers write them in running text, as codes: "articles 9 (2), 16 (1) (c) and 29,
// paragraph 1" are art_9__para_2, art_16__para_1__point_c and art_29__para_1.

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// The articles at the start of a text that goes on behind words such as "not bound by": within 60
/// bytes and the same sentence. None where it is another text's article ("of the Charter") or one
/// that only allows what is said ("made under article 42").
std::vector<std::string> articles_named_in(std::string_view text);

/// 4 for "IV", up to 39; 0 for what is no such number.
int roman_number(std::string_view text);

}  // namespace corridor
