#include "scenario/chain/place_needs.h"

#include <array>

namespace corridor {

Result<PlaceNeeds> PlaceNeeds::open(const Workspace& workspace) {
  auto book = TRY(LawBook::open(workspace));
  const Day today = first_day(TRY(parse_date(timestamp_now().substr(0, 10))));
  return PlaceNeeds(std::move(book), today);
}

Result<ProtectionMap> PlaceNeeds::map(const Subject& subject) {
  if (subject.is_corridor()) {
    return read_protection_map(book_, {subject.origin, subject.place}, day_);
  }
  if (!described_) described_ = TRY(book_.described());
  const Place state = state_of(subject.place);
  const std::array places{state};
  auto laws = TRY(law_on_day(book_, *described_, {places, day_}));
  for (auto& law : laws) law.standings.push_back(law.standings.front());
  return map_protections({state, state}, day_, std::move(laws));
}

}  // namespace corridor
