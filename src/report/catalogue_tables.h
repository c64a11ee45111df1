#pragma once
// What there is to ask about, as tables: places, indicators, instruments of law. For those who
// choose from a list; `find` and `search` are for those who have a word.

#include "base/result.h"
#include "base/table.h"
#include "store/workspace.h"

#include <string>
#include <string_view>

namespace corridor {

/// Columns place,name,kind,parent,iso2,m49,since,until. `kind` is one of country, area, group,
/// special, statistical, former, or empty for all (ErrorKind::usage for another).
Result<Table> places_table(const std::string& kind, const std::string& language);

/// One place: what is known of it by name, group and neighbour. Columns what,value,name.
Result<Table> place_table(const std::string& place, const std::string& language);

/// Columns indicator,title,unit,meaning,of: "corridor" or "place". Those that current editions
/// have.
Result<Table> indicators_table(const Workspace& workspace);

/// Columns instrument,title,short,type,adopted,in_force,binding: those that registers describe.
Result<Table> instruments_table(const Workspace& workspace, const std::string& language);

}  // namespace corridor
