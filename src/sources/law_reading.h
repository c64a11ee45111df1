#pragma once
// What the readers of law have in common: instruments that are named once however many rows speak
// of them, parties' events in the order in which they must come, dates as publishers write them.

#include "sources/column_table.h"
#include "sources/reading.h"
#include "vocabulary/named_lines.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace corridor {

/// What is the same for a whole file.
struct LawFile {
  Publication publication;
  std::string_view known_to;  // a day, month or year: after it the file claims nothing
  /// Whether who is not listed is no party. Then instruments say how far their parties are known.
  bool lists_parties = false;
};

/// One pass over a file of law. Cells are without white space around them.
class LawPass {
 public:
  LawPass(const LawFile& file, const SourceInput& input, Sink& sink);

  CsvPass& rows() { return rows_; }
  const CsvPass& rows() const { return rows_; }
  Sink& sink() { return sink_; }
  std::string_view field(std::size_t column) const;

  /// True the first time that a code is asked for.
  bool is_new(const std::string& code) { return named_.insert(code).second; }
  bool is_named(const std::string& code) const { return named_.contains(code); }
  /// Hands on an instrument with what `fields` says of it.
  void instrument(Record record, NamedLines fields);
  /// Hands on an event. A party that ratifies before it signs is kept and flagged.
  void event(std::size_t column, LawEvent event);
  void link(std::size_t column, std::string from, std::string_view relation, std::string to);

  /// What is said of the whole file when it is through.
  Reading reading(std::uint64_t rows) const;
  /// Calls `read_row` at each row; then `reading`.
  Result<Reading> read_rows(const std::function<void()>& read_row);

 private:
  struct Standing {
    Period signature, consent;
  };
  const LawFile& file_;
  std::string version_;   // what the user says it is
  std::string known_to_;  // the version, where that is a day, month or year
  CsvPass rows_;
  Sink& sink_;
  std::set<std::string, std::less<>> named_;
  std::unordered_map<std::string, Standing> standings_;
};

/// Whether one span of time is over, at the coarser of the two precisions, before the other begins:
/// 1999 and 1999-05-01 do not tell.
bool is_before(Period earlier, Period later);

/// The day of "5/19/1947", month first; nothing where it is none.
std::optional<Period> parse_american_date(std::string_view text);
/// The day of "... New York, 18 December 1990", which ends a text; nothing where none does.
std::optional<Period> day_at_end(std::string_view text);

/// A name as a part of a code: "EC - Côte d'Ivoire" is "ec-cote-divoire".
std::string slug(std::string_view name);

/// The type of an instrument by its title: convention, protocol, agreement, declaration or other.
std::string_view type_of_title(std::string_view title);

/// "instrument:" and the code.
std::string instrument_address(std::string_view code);

}  // namespace corridor
