#include "registers/link_items.h"

#include "base/text.h"
#include "vocabulary/chain.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/indicator.h"
#include "vocabulary/law.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

/// Kinds of records, in the order in which a bare code is looked up.
constexpr std::array<std::string_view, 12> record_kinds{
    "instrument", "term",     "provision",      "expression", "coherence_verdict", "commitment",
    "actor",      "practice", "recommendation", "initiative", "service",           "study"};

std::optional<std::string> place_or_corridor(std::string_view written) {
  const auto subject = Gazetteer::get().parse_subject(written);
  if (!subject) return std::nullopt;
  if (!subject->is_corridor()) return address_of("place", subject->place.code());
  return fmt::format("corridor:{}-{}", subject->origin.code(), subject->place.code());
}

/// Places and corridors may be written by name; they are kept by code.
std::string normalised(std::string_view address) {
  const auto [kind, code] = address_parts(address);
  if (kind != "place" && kind != "corridor") return std::string(address);
  const auto subject = place_or_corridor(code);
  return subject && subject->starts_with(kind) ? *subject : std::string(address);
}

}  // namespace

Result<bool> LinkItems::has_record(std::string_view kind, std::string_view code) const {
  auto rows =
      TRY(workspace_.database().prepare("SELECT edition FROM record WHERE kind = ? AND code = ?"));
  rows.bind(1, kind).bind(2, code);
  while (TRY(rows.step())) {
    if (current_.find(rows.integer(0)) != nullptr) return true;
  }
  return false;
}

Result<bool> LinkItems::exists(std::string_view address) const {
  const auto [kind, code] = address_parts(address);
  if (kind == "place" || kind == "corridor") return place_or_corridor(code) == address;
  const auto item = TRY(at(address));
  return !item.title.empty();
}

Result<std::vector<std::string>> LinkItems::called(std::string_view code) const {
  std::vector<std::string> found;
  for (const auto kind : record_kinds) {
    if (TRY(has_record(kind, code))) found.push_back(address_of(kind, code));
  }
  if (!found.empty()) return found;
  for (const std::string_view kind : {"indicator", "protection", "dataset"}) {
    auto address = address_of(kind, code);
    if (TRY(exists(address))) found.push_back(std::move(address));
  }
  if (!found.empty()) return found;
  if (auto place = place_or_corridor(code)) found.push_back(std::move(*place));
  return found;
}

Result<std::string> LinkItems::find(std::string_view written) const {
  const auto [kind, code] = address_parts(written);
  if (!kind.empty()) {
    const auto address = normalised(written);
    if (TRY(exists(address))) return address;
  }
  const auto found = TRY(called(written));
  if (found.size() == 1) return found.front();
  if (found.empty()) return fail(TRY(not_found(written)));
  return fail({ErrorKind::usage,
               fmt::format("several things are called \"{}\"", clip(written, 80)),
               {},
               fmt::format("Write one of {}.", fmt::join(found, ", "))});
}

Result<Error> LinkItems::not_found(std::string_view written) const {
  std::vector<std::string> names;
  auto rows = TRY(workspace_.database().prepare(
      "SELECT DISTINCT code, title FROM record WHERE kind IN ('instrument', 'term')"));
  while (TRY(rows.step())) {
    names.push_back(rows.text(0));
    names.push_back(rows.text(1));
  }
  for (const auto& indicator : all_indicators()) names.emplace_back(indicator.id);
  const auto bare = address_parts(written).code;
  auto hint = did_you_mean(bare.empty() ? written : bare, names);
  if (hint.empty()) {
    hint =
        "Write its kind and code, such as instrument:icrmw, provision:icrmw/art_25, term:migrant, "
        "place:BGD, corridor:BGD-MYS or indicator:migrant_stock; `corridor search` finds codes.";
  }
  return Error{ErrorKind::not_found,
               fmt::format("nothing in the workspace is called \"{}\"", clip(written, 80)),
               {},
               std::move(hint)};
}

Result<void> LinkItems::describe_record(LinkedItem& item) const {
  const auto [kind, code] = address_parts(item.address);
  auto rows = TRY(workspace_.database().prepare(
      "SELECT edition, title, summary, since, until, names, fields, file_row, file_column"
      " FROM record WHERE kind = ? AND code = ? ORDER BY edition DESC"));
  rows.bind(1, kind).bind(2, code);
  while (TRY(rows.step())) {
    const auto edition = rows.integer(0);
    if (current_.find(edition) == nullptr) continue;
    if (item.title.empty()) {
      item.title = rows.text(1);
      item.summary = rows.text(2);
      item.since = Period::from_key(rows.integer(3));
      item.until = Period::from_key(rows.integer(4));
      item.names = NamedLines(rows.text(5));
      item.proof = current_.proof(edition, {static_cast<std::uint32_t>(rows.integer(7)),
                                            static_cast<std::uint16_t>(rows.integer(8))});
      item.publisher = current_.find(edition)->citation.publisher;
    }
    const NamedLines fields(rows.text(6));
    for (const auto& [name, value] : fields.lines()) {
      if (item.fields[name].empty()) item.fields.set(name, value);
    }
  }
  return {};
}

Result<void> LinkItems::describe_list_entry(LinkedItem& item) const {
  const auto [list, code] = address_parts(item.address);
  auto rows = TRY(workspace_.database().prepare(
      "SELECT item.edition, name, description, other_names, file_row, file_column"
      " FROM edition CROSS JOIN item ON item.edition = edition.id AND list = ? AND code = ?"
      " ORDER BY edition.id DESC"));
  rows.bind(1, list).bind(2, code);
  while (TRY(rows.step())) {
    const auto edition = rows.integer(0);
    if (current_.find(edition) == nullptr) continue;
    item.title = rows.text(1);
    item.summary = rows.text(2);
    item.proof = current_.proof(edition, {static_cast<std::uint32_t>(rows.integer(4)),
                                          static_cast<std::uint16_t>(rows.integer(5))});
    item.publisher = current_.find(edition)->citation.publisher;
    return {};
  }
  return {};
}

namespace {

void describe_place(LinkedItem& item, std::string_view code) {
  const auto& gazetteer = Gazetteer::get();
  if (code.size() > Place::longest_code || gazetteer.find(Place(code)) == nullptr) return;
  const Place place(code);
  item.title = gazetteer.name(place);
  for (const std::string_view language : {"fr", "es", "ar", "ru", "zh"}) {
    item.names.set(language, gazetteer.name(place, language));
  }
}

void describe_corridor(LinkedItem& item, std::string_view code) {
  const auto& gazetteer = Gazetteer::get();
  const auto way = gazetteer.parse_corridor(code);
  if (!way) return;
  item.title =
      fmt::format("{} to {}", gazetteer.name(way->origin), gazetteer.name(way->destination));
}

void describe_protection(LinkedItem& item, std::string_view code) {
  const auto* protection = find_protection(code);
  if (protection == nullptr) return;
  item.title = protection->title;
  item.summary = protection->question;
}

void describe_actor_type(LinkedItem& item, std::string_view code) {
  if (has_code(all_actor_types(), code)) item.title = title_of(all_actor_types(), code);
}

}  // namespace

Result<void> LinkItems::describe_indicator(LinkedItem& item, std::string_view code) const {
  if (const auto* indicator = find_indicator(code)) {
    item.title = indicator->title;
    item.summary = indicator->meaning;
    return {};
  }
  auto rows = TRY(workspace_.database().prepare("SELECT name FROM indicator WHERE name = ?"));
  rows.bind(1, code);
  if (TRY(rows.step())) item.title = code;  // a publisher's series has no other name
  return {};
}

Result<void> LinkItems::describe_dataset(LinkedItem& item, std::string_view code) const {
  auto rows = TRY(workspace_.database().prepare(
      "SELECT title, publisher FROM edition WHERE dataset = ? ORDER BY id DESC LIMIT 1"));
  rows.bind(1, code);
  if (!TRY(rows.step())) return {};
  item.title = rows.text(0);
  item.publisher = rows.text(1);
  return {};
}

Result<LinkedItem> LinkItems::at(std::string_view address) const {
  LinkedItem item{.address = std::string(address)};
  const auto [kind, code] = address_parts(item.address);
  if (kind == "place") {
    describe_place(item, code);
  } else if (kind == "corridor") {
    describe_corridor(item, code);
  } else if (kind == "protection") {
    describe_protection(item, code);
  } else if (kind == "actor_type") {
    describe_actor_type(item, code);
  } else if (kind == "tool") {
    item.title = code;  // a command is its own name
  } else if (kind == "indicator") {
    TRY(describe_indicator(item, code));
  } else if (kind == "dataset") {
    TRY(describe_dataset(item, code));
  } else {
    TRY(describe_record(item));
    if (item.title.empty()) TRY(describe_list_entry(item));
  }
  return item;
}

}  // namespace corridor
