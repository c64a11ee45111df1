// The bars that several sections show: the largest partners of a place.

#include "report/brief_sections.h"

#include <algorithm>

namespace corridor {
namespace {

constexpr std::size_t partners_shown = 8;

}  // namespace

Result<void> add_partners(Account& account, Blocks& blocks, const PartnerQuestion& question) {
  const auto& [indicator, place, side, title] = question;
  const bool origins = side == Side::origin;
  const Wanted wanted{indicator, origins ? Place{} : place, origins ? place : Place{}};
  auto figures = TRY(account.largest(wanted, side, partners_shown));
  if (figures.empty()) return {};
  // What nobody named, others together and unknown ones, comes after the places.
  std::ranges::stable_partition(figures, [&](const Figure& figure) {
    const auto& key = figure.observation.key;
    const Place partner = origins ? key.origin : key.place;
    return partner != other_place && partner != unknown_place;
  });
  const auto text = account.say(
      title, {{"place", account.in_sentence(place)}, {"year", account.year(figures.front())}});
  blocks.push_back(account.partner_chart(text, figures, side));
  return {};
}

Result<void> add_stock_partners(Account& account, Blocks& blocks, Place place, Side side) {
  return add_partners(account, blocks,
                      {"migrant_stock", place, side,
                       side == Side::origin ? "Where people living in {place} come from, {year}"
                                            : "Where people from {place} live, {year}"});
}

}  // namespace corridor
