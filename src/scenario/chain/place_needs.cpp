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
  if (!described_) described_ = TRY(book_.described(LawBook::Depth::records));
  const Place state = state_of(subject.place);
  const std::array places{state};
  auto laws = TRY(law_on_day(book_, *described_, {places, day_}));
  std::erase_if(laws, [](const LawOnDay& law) {
    return law.standings.front().stage == Standing::Stage::not_open;
  });
  for (auto& law : laws) {
    law.instrument.provisions = *TRY(provisions_of(law.instrument));
    law.standings.push_back(law.standings.front());
  }
  std::erase_if(laws, [](const LawOnDay& law) { return law.instrument.provisions.empty(); });
  return map_protections({state, state}, day_, std::move(laws));
}

Result<const std::vector<Provision>*> PlaceNeeds::provisions_of(Instrument instrument) {
  const auto known = provisions_.find(instrument.code);
  if (known != provisions_.end()) return &known->second;
  TRY(book_.add_provisions(instrument));
  return &provisions_.emplace(instrument.code, std::move(instrument.provisions)).first->second;
}

}  // namespace corridor
