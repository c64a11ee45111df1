#pragma once
// Words: an address of the service taken apart, before anybody knows what it asks for. Every byte
// is hostile. Unlike in forms of web pages a "+" stays a plus, in the query too: it joins values.

#include "base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corridor::sdmx {

inline constexpr std::size_t longest_address = 8192;
inline constexpr std::size_t most_parts = 16;     // of a path
inline constexpr std::size_t most_values = 100;   // of a query
inline constexpr std::size_t most_choices = 500;  // in one list

struct Words {
  std::vector<std::string> path;                           // decoded; slashes at the end add none
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in their order

  /// The value of that name; nothing where there is none. A name twice is no mistake of `c[...]`
  /// alone.
  const std::string* find(std::string_view name) const;
};

/// `address`: path and query behind the part that names the service, "data/MIGRANT_STOCK/all?...".
/// ErrorKind::usage, with the column; ErrorKind::limit for too long a one.
Result<Words> read_words(std::string_view address);

/// "A+B" or "A,B" as a list; empty for what stands for everything ("all", "*", "").
Result<std::vector<std::string>> read_choices(std::string_view text, char separator);

/// Whether a text is an id, an agency, of SDMX.
bool is_id(std::string_view text);
bool is_agency(std::string_view text);
bool is_component(std::string_view text);

/// What is wrong with a word of a query.
Error expected(std::string_view what, std::string_view seen, std::string hint = {});

}  // namespace corridor::sdmx
