#pragma once
// A list of records - actors, services, practices - as people read it: a heading that leads to the
// record's place in the chain, then what is known of it. Made of the two tables of a report, which
// have the same rows.

#include "base/table.h"
#include "report/page/page.h"

#include <string>
#include <string_view>

namespace corridor {

struct RecordList {
  std::string_view kind;        // "actor"
  const Table& people;          // the first column is the title
  const Table& programs;        // has "code", and perhaps "url"
  std::string_view named = "";  // the column of `people` with the title; empty: the first
};
std::string html_records(const PageRequest& request, const RecordList& list);

/// Codes as a choice: "social_security" as "social security"; the first choice is all.
std::string html_codes(const PageRequest& request, std::string_view name, std::string_view label,
                       std::span<const std::string_view> codes);

}  // namespace corridor
