#include "registers/link_rows.h"

#include "base/json.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace corridor {
namespace {

constexpr std::string_view select_links =
    "SELECT edition, from_item, relation, to_item, since, until, source, file_row, file_column"
    " FROM link";

auto row_order_of(const SourcedLink& link) {
  return std::tuple(std::string_view(link.relation), std::string_view(link.from),
                    std::string_view(link.to), link.since.key(), std::string_view(link.proof));
}

/// Sorts pointers, because a link is large.
std::vector<SourcedLink> in_order(std::vector<SourcedLink> links) {
  std::vector<SourcedLink*> order;
  order.reserve(links.size());
  for (auto& link : links) order.push_back(&link);
  std::ranges::sort(order, {}, [](const SourcedLink* link) { return row_order_of(*link); });
  std::vector<SourcedLink> sorted;
  sorted.reserve(links.size());
  for (auto* link : order) sorted.push_back(std::move(*link));
  return sorted;
}

/// The same link in several editions, by where it was read.
void order_repeats(std::vector<SourcedLink>& links) {
  const auto same = [](const SourcedLink& a, const SourcedLink& b) {
    return a.relation == b.relation && a.from == b.from && a.to == b.to && a.since == b.since;
  };
  for (auto first = links.begin(); first != links.end();) {
    auto last = first + 1;
    while (last != links.end() && same(*first, *last)) ++last;
    if (last - first > 1) std::ranges::sort(first, last, {}, &SourcedLink::proof);
    first = last;
  }
}

}  // namespace

Result<void> LinkRows::add(Statement& rows, std::vector<SourcedLink>& links) const {
  while (TRY(rows.step())) {
    const auto edition = rows.integer(0);
    if (current_.find(edition) == nullptr) continue;
    const FileCell cell{static_cast<std::uint32_t>(rows.integer(7)),
                        static_cast<std::uint16_t>(rows.integer(8))};
    links.push_back({.from = rows.text(1),
                     .relation = rows.text(2),
                     .to = rows.text(3),
                     .since = Period::from_key(rows.integer(4)),
                     .until = Period::from_key(rows.integer(5)),
                     .source = rows.text(6),
                     .proof = current_.proof(edition, cell)});
  }
  return {};
}

Result<std::vector<SourcedLink>> LinkRows::read(std::string_view where,
                                                std::string_view value) const {
  std::vector<SourcedLink> links;
  auto rows = TRY(workspace_.database().prepare(fmt::format("{} WHERE {}", select_links, where)));
  rows.bind(1, value);
  TRY(add(rows, links));
  return in_order(std::move(links));
}

Result<std::vector<SourcedLink>> LinkRows::from(std::string_view address) const {
  return read("from_item = ?", address);
}

Result<std::vector<SourcedLink>> LinkRows::to(std::string_view address) const {
  return read("to_item = ?", address);
}

/// Rows come by the addresses they begin at; put apart by relation, they need no sorting.
Result<std::vector<SourcedLink>> LinkRows::from_kinds(
    std::span<const std::string_view> kinds) const {
  std::vector<std::string> beginnings;
  for (const auto kind : kinds) beginnings.push_back(address_of(kind, ""));
  std::ranges::sort(beginnings);
  // Addresses of a kind lie between "kind:" and "kind;", the next sign.
  auto rows = TRY(workspace_.database().prepare(fmt::format(
      "{} WHERE from_item > ?1 AND from_item < ?2 ORDER BY from_item, relation, to_item, since",
      select_links)));
  std::vector<SourcedLink> by_beginning;
  for (const auto& beginning : beginnings) {
    const std::string behind = beginning.substr(0, beginning.size() - 1) + ";";
    rows.reset();
    rows.bind(1, beginning).bind(2, behind);
    TRY(add(rows, by_beginning));
  }
  std::map<std::string_view, std::vector<SourcedLink*>> by_relation;
  for (auto& link : by_beginning) by_relation[link.relation].push_back(&link);
  std::vector<SourcedLink> links;
  links.reserve(by_beginning.size());
  for (const auto& [relation, its] : by_relation) {
    for (auto* link : its) links.push_back(std::move(*link));
  }
  order_repeats(links);
  return links;
}

Result<std::vector<SourcedLink>> LinkRows::of_relations(
    std::span<const std::string_view> relations) const {
  JsonWriter list;
  list.begin_array();
  for (const auto relation : relations) list.value(relation);
  list.end_array();
  return read("relation IN (SELECT value FROM json_each(?))", list.text());
}

AddressParts address_parts(std::string_view address) {
  const auto colon = address.find(':');
  if (colon == std::string_view::npos) return {{}, address};
  return {address.substr(0, colon), address.substr(colon + 1)};
}

std::string address_of(std::string_view kind, std::string_view code) {
  return fmt::format("{}:{}", kind, code);
}

}  // namespace corridor
