#pragma once
// The sections of a brief, one .cpp file each. A section is written for a place or for a corridor,
// says in its first paragraph what matters most, and tells the account what it could not find.

#include "base/result.h"
#include "report/brief_account.h"
#include "report/document.h"

#include <string_view>
#include <vector>

namespace corridor {

using Blocks = std::vector<Block>;

struct BriefSection {
  std::string_view id;
  std::string_view title;
  Result<Blocks> (*write)(Account& account);
};

/// The largest partners of a place, asked for with an English title that has {place} and {year}.
struct PartnerQuestion {
  std::string_view indicator;
  Place place;
  Side side;
  std::string_view title;
};
/// Adds them as bars, or nothing where none are known.
Result<void> add_partners(Account& account, Blocks& blocks, const PartnerQuestion& question);
/// Adds where people in a place came from, or where people from it live.
Result<void> add_stock_partners(Account& account, Blocks& blocks, Place place, Side side);

/// Adds what a kept run of flow estimation says of the corridor, or of everybody who came to the
/// place and left it, with its range; nothing where no run is kept.
Result<void> add_estimated_flows(Account& account, Blocks& blocks);

/// Adds what sending money home costs on the way that people go, with a chart; nothing where it is
/// not known, which the account is told.
Result<void> add_sending_cost(Account& account, Blocks& blocks, Corridor way);

Result<Blocks> write_people(Account& account);
Result<Blocks> write_law(Account& account);
Result<Blocks> write_help(Account& account);
Result<Blocks> write_money(Account& account);
Result<Blocks> write_work(Account& account);
Result<Blocks> write_outlook(Account& account);
Result<Blocks> write_contribution(Account& account);
Result<Blocks> write_refuge(Account& account);
Result<Blocks> write_neighbours(Account& account);
Result<Blocks> write_promises(Account& account);
Result<Blocks> write_mirror(Account& account);
Result<Blocks> write_missing(Account& account);

}  // namespace corridor
