#include "store/check_links.h"

#include "base/text.h"
#include "vocabulary/chain.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/indicator.h"
#include "vocabulary/law.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 5> one_way{"amends", "replaces", "implements", "broader",
                                                  "part_of"};

struct Address {
  std::string_view kind, code;
};

Address taken_apart(std::string_view address) {
  const auto colon = address.find(':');
  return {address.substr(0, colon), address.substr(std::min(colon, address.size() - 1) + 1)};
}

class LinkChecker {
 public:
  LinkChecker(const Workspace& workspace, const LinkCheck& check)
      : workspace_(workspace), check_(check) {
    for (const auto& record : check.records) {
      own_.emplace(fmt::format("{}:{}", record.kind, record.code));
    }
  }

  Result<void> ends() const {
    for (const auto& link : check_.links) {
      TRY(expect(link, link.from));
      if (link.relation != "same_as") TRY(expect(link, link.to));
    }
    return {};
  }

  /// Follows each relation that must not lead back to where it began.
  Result<void> circles() const {
    for (const auto& link : check_.links) {
      if (std::ranges::find(one_way, link.relation) == one_way.end()) continue;
      std::vector<std::string> trail{link.from};
      std::set<std::string, std::less<>> seen;
      if (!TRY(leads_to(link.from, link.to, link.relation, seen))) continue;
      return fail(
          {ErrorKind::invalid,
           fmt::format("expected \"{}\" to lead onward, saw that {} leads back to itself by "
                       "way of {}",
                       link.relation, link.from, link.to),
           where(link), "Take out one of the links of the circle."});
    }
    return {};
  }

 private:
  Where where(const Link& link) const { return {check_.file, link.cell.row, link.cell.column}; }

  Result<bool> is_known(std::string_view address) const {
    const auto [kind, code] = taken_apart(address);
    const auto& gazetteer = Gazetteer::get();
    if (kind == "place") return code.size() <= Place::longest_code && gazetteer.find(Place(code));
    if (kind == "corridor") return gazetteer.parse_corridor(code).has_value();
    if (kind == "protection") return find_protection(code) != nullptr;
    if (kind == "actor_type") return has_code(all_actor_types(), code);
    if (kind == "tool") return true;  // a command; a test reads those that are shipped
    if (kind == "indicator") return is_indicator(code);
    if (own_.contains(address)) return true;
    auto row = TRY(
        workspace_.database().prepare("SELECT 1 FROM record WHERE kind = ? AND code = ? LIMIT 1"));
    row.bind(1, kind).bind(2, code);
    return TRY(row.step());
  }

  Result<bool> is_indicator(std::string_view code) const {
    if (find_indicator(code) != nullptr) return true;
    if (check_.is_derived && check_.is_derived(code)) return true;
    auto row = TRY(workspace_.database().prepare("SELECT 1 FROM indicator WHERE name = ?"));
    row.bind(1, code);
    return TRY(row.step());
  }

  Result<void> expect(const Link& link, std::string_view address) const {
    if (TRY(is_known(address))) return {};
    const std::vector<std::string> names(own_.begin(), own_.end());
    auto hint = did_you_mean(address, names);
    if (hint.empty()) {
      hint = "Name what is in this file or loaded already; load files that others link to first.";
    }
    return fail(
        {ErrorKind::invalid,
         fmt::format("expected a link to something that is there, saw \"{}\"", clip(address, 120)),
         where(link), std::move(hint)});
  }

  Result<std::vector<std::string>> next(std::string_view from, std::string_view relation) const {
    std::vector<std::string> targets;
    for (const auto& link : check_.links) {
      if (link.from == from && link.relation == relation) targets.push_back(link.to);
    }
    auto rows = TRY(workspace_.database().prepare(
        "SELECT to_item FROM link WHERE from_item = ? AND relation = ?"));
    rows.bind(1, from).bind(2, relation);
    while (TRY(rows.step())) targets.push_back(rows.text(0));
    return targets;
  }

  Result<bool> leads_to(std::string_view wanted, const std::string& from, std::string_view relation,
                        std::set<std::string, std::less<>>& seen) const {
    if (from == wanted) return true;
    if (!seen.insert(from).second) return false;
    for (const auto& target : TRY(next(from, relation))) {
      if (TRY(leads_to(wanted, target, relation, seen))) return true;
    }
    return false;
  }

  const Workspace& workspace_;
  const LinkCheck& check_;
  std::set<std::string, std::less<>> own_;
};

}  // namespace

Result<void> check_links(const Workspace& workspace, const LinkCheck& check) {
  const LinkChecker checker(workspace, check);
  TRY(checker.ends());
  return checker.circles();
}

}  // namespace corridor
