#pragma once
// Writes what a register's edition holds: records, events of law, links and passages. Within the
// caller's transaction.

#include "base/result.h"
#include "base/sqlite.h"
#include "vocabulary/law.h"
#include "vocabulary/record.h"

#include <span>

namespace corridor {

/// Records, events and links each in the order of their keys, none twice.
struct RegisterRows {
  std::span<const Record> records;
  std::span<const LawEvent> events;
  std::span<const Link> links;
  std::span<const Passage> passages;
};

Result<void> write_registers(Database& database, std::int64_t edition, const RegisterRows& rows);

/// A list of places or codes as the store keeps it: " BGD MYS ", empty for none.
std::string spaced(std::span<const Place> places);
std::string spaced(std::string_view codes);

}  // namespace corridor
