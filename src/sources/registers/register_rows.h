#pragma once
// Rows of registers as Corridor's own tables have them, in data packages and in the embedded
// default: records.csv, events.csv, links.csv, passages.csv. Dates as Period::text(), lists of
// places as codes with spaces between.

#include "base/csv.h"
#include "sources/source.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

inline constexpr std::string_view records_header =
    "kind,code,title,summary,parent,places,since,until,names,fields,row,column";
inline constexpr std::string_view events_header =
    "instrument,kind,party,territory,date,effective,provisions,other,note,row,column";
inline constexpr std::string_view links_header = "from,relation,to,since,until,source,row,column";
inline constexpr std::string_view passages_header =
    "item,place_in,heading,text,language,places,since,until,row,column";

/// The fields of a row, in the order of its header.
std::vector<std::string> fields_of(const Record& record);
std::vector<std::string> fields_of(const LawEvent& event);
std::vector<std::string> fields_of(const Link& link);
std::vector<std::string> fields_of(const Passage& passage);

/// What the current record of a table holds, from its field `first` on. ErrorKind::malformed for
/// what none of these tables would have.
Result<Record> record_in(const CsvReader& csv, std::size_t first);
Result<LawEvent> event_in(const CsvReader& csv, std::size_t first);
Result<Link> link_in(const CsvReader& csv, std::size_t first);
Result<Passage> passage_in(const CsvReader& csv, std::size_t first);

/// Reads one of the tables, told by its header; other headers are ErrorKind::malformed. Returns the
/// number of rows.
Result<std::uint64_t> read_register_rows(const SourceInput& input, Sink& sink);

}  // namespace corridor
