#include "registers/chain_records.h"

#include "base/text.h"
#include "registers/link_rows.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace corridor {
namespace {

ChainRecord read_record(const Statement& row, const CurrentEditions& current) {
  const auto edition = row.integer(0);
  ChainRecord record{.kind = row.text(1), .code = row.text(2), .title = row.text(3)};
  record.summary = row.text(4);
  const std::string places = row.text(5);
  for (const auto code : split(places, ' ')) {
    if (!code.empty()) record.places.emplace_back(code);
  }
  record.since = Period::from_key(row.integer(6));
  record.until = Period::from_key(row.integer(7));
  record.names = NamedLines(row.text(8));
  record.fields = NamedLines(row.text(9));
  record.proof = current.proof(edition, {static_cast<std::uint32_t>(row.integer(10)),
                                         static_cast<std::uint16_t>(row.integer(11))});
  record.publisher = current.find(edition)->citation.publisher;
  return record;
}

constexpr std::string_view select_records =
    "SELECT edition, kind, code, title, summary, places, since, until, names, fields, file_row,"
    " file_column FROM record WHERE kind = ?";

/// Adds what a statement gives: of a code in several editions the one loaded last, which comes
/// last.
Result<void> add_records(Statement& rows, const CurrentEditions& current,
                         std::vector<ChainRecord>& records) {
  const auto first = records.size();
  while (TRY(rows.step())) {
    if (current.find(rows.integer(0)) == nullptr) continue;
    const bool is_known = records.size() > first && records.back().code == rows.bytes(2);
    if (is_known) records.pop_back();
    records.push_back(read_record(rows, current));
  }
  return {};
}

}  // namespace

std::string_view ChainRecord::title_in(std::string_view language) const {
  const auto translated = names[language];
  return translated.empty() ? std::string_view(title) : translated;
}

bool ChainRecord::has(std::string_view list, std::string_view word) const {
  const auto words = fields.list(list);
  return std::ranges::find(words, word) != words.end();
}

bool ChainRecord::has_ended(Day day) const { return !until.empty() && last_day(until) < day; }

Result<std::vector<ChainRecord>> chain_records(const Workspace& workspace,
                                               const CurrentEditions& current,
                                               std::span<const std::string_view> kinds) {
  std::vector<std::string_view> in_order(kinds.begin(), kinds.end());
  std::ranges::sort(in_order);
  auto rows =
      TRY(workspace.database().prepare(fmt::format("{} ORDER BY code, edition", select_records)));
  std::vector<ChainRecord> records;
  for (const auto kind : in_order) {
    rows.reset();
    rows.bind(1, kind);
    TRY(add_records(rows, current, records));
  }
  return records;
}

Result<std::vector<ChainRecord>> chain_records(const Workspace& workspace, std::string_view kind) {
  const auto current = TRY(CurrentEditions::read(workspace));
  const std::array kinds{kind};
  return chain_records(workspace, current, kinds);
}

Result<std::vector<ChainRecord>> records_at(const Workspace& workspace,
                                            const CurrentEditions& current,
                                            std::span<const std::string> addresses) {
  std::set<std::pair<std::string_view, std::string_view>> in_order;
  for (const auto& address : addresses) {
    const auto [kind, code] = address_parts(address);
    in_order.emplace(kind, code);
  }
  auto rows = TRY(workspace.database().prepare(
      fmt::format("{} AND code = ? ORDER BY edition", select_records)));
  std::vector<ChainRecord> records;
  for (const auto& [kind, code] : in_order) {
    rows.reset();
    rows.bind(1, kind).bind(2, code);
    TRY(add_records(rows, current, records));
  }
  return records;
}

PlaceReach::PlaceReach(Place place) : place_(place), country_(Gazetteer::get().country_of(place)) {}

bool PlaceReach::is_in(Place whole) {
  const auto [entry, is_new] = in_whole_.try_emplace(whole);
  if (!is_new) return entry->second;
  const auto& gazetteer = Gazetteer::get();
  const auto* record = gazetteer.find(whole);
  const bool has_members =
      record != nullptr && (record->kind == PlaceKind::group || record->kind == PlaceKind::area);
  if (!has_members) return false;
  const auto members = gazetteer.members(whole);
  const auto has = [&](Place one) { return std::ranges::find(members, one) != members.end(); };
  entry->second = has(place_) || (!country_.empty() && has(country_));
  return entry->second;
}

Reach PlaceReach::of(std::span<const Place> places) {
  if (places.empty()) return Reach::everywhere;
  Reach reach = Reach::none;
  for (const Place one : places) {
    if (one == place_ || (one == country_ && !country_.empty())) return Reach::place;
    if (one == world) {
      reach = std::max(reach, Reach::everywhere);
    } else if (is_in(one)) {
      reach = Reach::group;
    }
  }
  return reach;
}

Reach reach_of(std::span<const Place> places, Place place) { return PlaceReach(place).of(places); }

}  // namespace corridor
