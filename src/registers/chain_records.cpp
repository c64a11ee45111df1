#include "registers/chain_records.h"

#include "base/json.h"
#include "base/text.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

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

template <class Texts> std::string json_list(const Texts& texts) {
  JsonWriter list;
  list.begin_array();
  for (const auto& text : texts) list.value(std::string_view(text));
  list.end_array();
  return std::move(list).text();
}

Result<std::vector<ChainRecord>> read_records(const Workspace& workspace,
                                              const CurrentEditions& current,
                                              std::string_view where, const std::string& list) {
  auto rows = TRY(workspace.database().prepare(fmt::format(
      "SELECT edition, kind, code, title, summary, places, since, until, names, fields, file_row,"
      " file_column FROM record WHERE {} ORDER BY kind, code, edition DESC",
      where)));
  rows.bind(1, list);
  std::vector<ChainRecord> records;
  while (TRY(rows.step())) {
    if (current.find(rows.integer(0)) == nullptr) continue;
    const bool is_known = !records.empty() && records.back().kind == rows.text(1) &&
                          records.back().code == rows.text(2);
    if (!is_known) records.push_back(read_record(rows, current));
  }
  return records;
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
  return read_records(workspace, current, "kind IN (SELECT value FROM json_each(?))",
                      json_list(kinds));
}

Result<std::vector<ChainRecord>> chain_records(const Workspace& workspace, std::string_view kind) {
  const auto current = TRY(CurrentEditions::read(workspace));
  const std::array kinds{kind};
  return chain_records(workspace, current, kinds);
}

Result<std::vector<ChainRecord>> records_at(const Workspace& workspace,
                                            const CurrentEditions& current,
                                            std::span<const std::string> addresses) {
  return read_records(workspace, current,
                      "(kind, code) IN (SELECT substr(value, 1, instr(value, ':') - 1),"
                      " substr(value, instr(value, ':') + 1) FROM json_each(?))",
                      json_list(addresses));
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
