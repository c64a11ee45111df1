#include "report/chain_rows.h"

#include "base/text.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/law.h"

#include <fmt/format.h>

#include <algorithm>

namespace corridor {
namespace {

/// What is asked for of the place: the world asks for what is everywhere.
Result<Place> place_asked(const std::string& written) {
  return written.empty() ? Place() : TRY(Gazetteer::get().parse_place(written));
}

/// A group or area is asked for what holds in any part of it.
std::vector<PlaceReach> reaches_of(Place place) {
  std::vector<PlaceReach> reaches{PlaceReach(place)};
  const auto* record = Gazetteer::get().find(place);
  const bool is_whole =
      record != nullptr && (record->kind == PlaceKind::group || record->kind == PlaceKind::area);
  if (!is_whole) return reaches;
  for (const Place member : Gazetteer::get().members(place)) reaches.emplace_back(member);
  return reaches;
}

bool is_asked_for(const ChainRecord& record, const ListRequest& request) {
  if (!request.topic.empty() && !record.has("topics", request.topic)) return false;
  if (!request.type.empty() && record.fields["type"] != request.type) return false;
  if (!request.status.empty() && record.fields["status"] != request.status) return false;
  if (!request.workshop.empty() && record.fields["workshop"] != request.workshop) return false;
  if (request.group.empty()) return true;
  const bool is_for_all = record.fields["covers"].empty();
  return !record.has("leaves_out", request.group) &&
         (is_for_all || record.has("covers", request.group));
}

Error no_such_word(std::string_view what, std::string_view written,
                   const std::vector<std::string>& known) {
  auto hint = did_you_mean(written, known);
  if (hint.empty()) hint = fmt::format("There are {}.", fmt::join(known, ", "));
  return {ErrorKind::usage,
          fmt::format("expected {}, saw \"{}\"", what, clip(written, 40)),
          {},
          std::move(hint)};
}

}  // namespace

Result<ChainList> ChainList::read(const Workspace& workspace, std::string_view kind,
                                  const ListRequest& request, std::span<const NamedCode> types) {
  TRY(expect_topic(request.topic));
  TRY(expect_code("a type", request.type, types));
  if (!request.group.empty() && find_person_group(request.group) == nullptr) {
    std::vector<std::string> groups;
    for (const auto& group : all_person_groups()) groups.emplace_back(group.code);
    return fail(no_such_word("a group of people", request.group, groups));
  }
  ChainList list(TRY(ChainGraph::read(workspace)));
  list.place_ = TRY(place_asked(request.place));
  auto reaches = reaches_of(list.place_);
  list.is_empty_register_ = true;
  const auto items = list.graph_.items();
  for (std::uint32_t index = 0; index < items.size(); ++index) {
    const auto* record = items[index].record;
    if (record == nullptr || record->kind != kind) continue;
    list.is_empty_register_ = false;
    ListedRecord one{record, index};
    if (!list.place_.empty()) {
      one.reach = Reach::none;
      for (auto& reach : reaches) one.reach = std::max(one.reach, reach.of(record->places));
    }
    if (one.reach != Reach::none && is_asked_for(*record, request)) list.records_.push_back(one);
  }
  std::ranges::sort(list.records_, [&](const ListedRecord& a, const ListedRecord& b) {
    const bool by_reach = list.is_of_place() && a.reach != b.reach;
    return by_reach ? a.reach > b.reach : a.record->code < b.record->code;
  });
  return list;
}

std::vector<std::string> ChainList::tied(const ListedRecord& one, std::string_view relation,
                                         std::string_view kind, std::string_view language) const {
  std::vector<std::string> titles;
  for (const auto& tie : graph_.ties(one.index)) {
    const auto& item = graph_.item(tie.other);
    if (tie.relation != relation || !tie.outward || item.kind != kind) continue;
    const bool is_short = item.record != nullptr && !item.record->fields["short"].empty();
    if (is_short) {
      titles.emplace_back(item.record->fields["short"]);
    } else if (item.record != nullptr) {
      titles.emplace_back(item.record->title_in(language));
    } else {
      titles.push_back(item.title.empty() ? item.address : item.title);
    }
  }
  return titles;
}

std::string ChainList::tied_codes(const ListedRecord& one, std::string_view relation,
                                  std::string_view kind) const {
  std::string codes;
  for (const auto& tie : graph_.ties(one.index)) {
    const auto& item = graph_.item(tie.other);
    if (tie.relation != relation || !tie.outward || item.kind != kind) continue;
    codes.append(codes.empty() ? "" : " ").append(address_parts(item.address).code);
  }
  return codes;
}

void ChainList::add_notes(Table& table, std::string_view what) const {
  if (is_empty_register_) {
    table.notes.push_back(fmt::format(
        "No register with {} is loaded: docs/registers.md says how one is written.", what));
  } else if (records_.empty()) {
    table.notes.push_back(
        fmt::format("No {} are registered that answer the question; that none is registered does "
                    "not say that there are none.",
                    what));
  }
}

bool is_for_people(Format format) { return format != Format::csv && format != Format::json; }

Result<void> expect_code(std::string_view what, std::string_view written,
                         std::span<const NamedCode> table) {
  if (written.empty() || has_code(table, written)) return {};
  std::vector<std::string> codes;
  for (const auto& one : table) codes.emplace_back(one.code);
  return fail(no_such_word(what, written, codes));
}

Result<void> expect_topic(std::string_view written) {
  const auto topics = all_topics();
  if (written.empty() || std::ranges::find(topics, written) != topics.end()) return {};
  return fail(no_such_word("a topic", written, {topics.begin(), topics.end()}));
}

std::string codes_shown(std::span<const Place> places) {
  std::string codes;
  for (const Place place : places) codes.append(codes.empty() ? "" : " ").append(place.code());
  return codes;
}

std::string date_shown(Period date) { return date.empty() ? std::string() : date.text(); }

std::vector<Column> plain_columns(std::initializer_list<const char*> names) {
  std::vector<Column> columns;
  for (const auto* name : names) columns.push_back({name, name});
  return columns;
}

}  // namespace corridor
