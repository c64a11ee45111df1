#include "registers/person_cover.h"

#include <algorithm>

namespace corridor {
namespace {

using By = PersonGroup::By;

/// A set of groups: a bit for each, in the order of all_person_groups().
using Set = std::uint32_t;

Set bit(std::size_t index) { return Set{1} << index; }

Set set_of(std::string_view code) {
  const auto all = all_person_groups();
  const auto found = std::ranges::find(all, code, &PersonGroup::code);
  return found == all.end() ? Set{0} : bit(static_cast<std::size_t>(found - all.begin()));
}

template <class Codes> Set set_of_all(const Codes& codes) {
  Set set = 0;
  for (const std::string_view code : codes) set |= set_of(code);
  return set;
}

constexpr std::string_view family_code = "family_member";

/// What a group is told by: a family member is one beside a worker, not beside a woman or child.
By told_by(const PersonGroup& group) { return group.code == family_code ? By::work : group.by; }

/// Sets that lists are compared with, made once.
struct KnownSets {
  Set regular = set_of("regular"), irregular = set_of("irregular"), worker = set_of("worker");
  Set family = set_of(family_code), child = set_of("child");
  Set common = regular | irregular | worker;
  Set kinds_of_worker =
      set_of_all(std::array{"domestic_worker", "seasonal_worker", "frontier_worker", "seafarer"});
  Set for_themselves = set_of_all(std::array{"trafficked", "smuggled"});
  std::array<Set, 3> kind{};  // by By
  Set everyone = 0;

  KnownSets() {
    const auto all = all_person_groups();
    ENSURE(all.size() == person_group_count, "the array has a place for each group");
    for (std::size_t i = 0; i < all.size(); ++i) {
      kind[static_cast<std::size_t>(told_by(all[i]))] |= bit(i);
      everyone |= bit(i);
    }
  }
  Set of(By by) const { return kind[static_cast<std::size_t>(by)]; }
};

const KnownSets& known() {
  static const KnownSets sets;
  return sets;
}

struct MeantFor {
  std::string_view protection;
  std::array<std::string_view, 3> groups;
};
constexpr std::array<MeantFor, 7> meant{{{"asylum", {"asylum_seeker", "refugee"}},
                                         {"non_refoulement", {"asylum_seeker", "refugee"}},
                                         {"trafficking", {"trafficked"}},
                                         {"smuggling", {"smuggled"}},
                                         {"detention", {"detained"}},
                                         {"nationality", {"stateless", "child"}},
                                         {"children", {"child"}}}};

constexpr std::array<std::string_view, 7> at_work{
    "recruitment", "contract",          "wage", "equal_treatment", "working_conditions",
    "union",       "change_of_employer"};

/// A provision's list, taken apart by what tells the groups apart.
class Scope {
 public:
  Scope(const Instrument& instrument, const Provision& provision, Set meant_for)
      : own_(set_of_all(provision.covers)), meant_for_(meant_for) {
    const auto& list = provision.covers.empty() ? instrument.covers : provision.covers;
    covers_ = set_of_all(list);
    first_ = list.empty() ? Set{0} : set_of(list.front());
    left_out_ = (set_of_all(instrument.leaves_out) & ~own_) | set_of_all(provision.leaves_out);
    for (const By by : kinds) only_[static_cast<std::size_t>(by)] = only_in(by);
  }

  Set covered() const {
    Set all = 0;
    for (const By by : kinds) all |= covered_of(by);
    return all & ~left_out_;
  }

  /// The groups that it is for, where it is for some only.
  Set only() const { return (only_[0] | only_[1] | only_[2]) & ~meant_for_; }

  /// Groups for which it is narrowed by something else than what they are told by.
  Set narrowed() const {
    Set narrowed = 0;
    for (const By by : kinds) {
      if ((only() & ~known().of(by)) != 0) narrowed |= known().of(by);
    }
    return narrowed;
  }

 private:
  static constexpr std::array kinds{By::status, By::work, By::person};

  bool names(Set set) const { return (covers_ & set) != 0; }

  /// Of one kind the groups that are covered.
  Set covered_of(By by) const {
    const auto& k = known();
    const Set kind = k.of(by), only = only_[static_cast<std::size_t>(by)];
    if (only != 0) return only;
    if (by == By::person || !names(kind)) return kind;
    if (by == By::work) {
      // Family members alone are named because they are meant in particular.
      if (!names(kind & ~k.family)) return kind;
      return (covers_ & kind) | (names(k.worker) ? k.kinds_of_worker : 0);
    }
    const bool all = names(k.regular) && names(k.irregular);
    const bool silent = !names(k.regular) && !names(k.irregular);
    return all || silent ? kind : covers_ & kind;
  }

  /// The only groups of a kind that it is for; empty where that kind does not narrow it.
  Set only_in(By by) const {
    const auto& k = known();
    const Set groups = covers_ & k.of(by) & ~k.common;
    const bool leads = (first_ & groups) != 0;
    if (groups == 0 || leads) return groups;
    switch (by) {
      case By::status:
        return groups & k.for_themselves;
      case By::work:
        return names(k.worker) ? 0 : groups & ~k.family;
      case By::person:
        return groups == k.child && !names(k.family) ? groups : 0;
    }
    return 0;
  }

  Set covers_ = 0, own_ = 0, left_out_ = 0, first_ = 0, meant_for_ = 0;
  std::array<Set, 3> only_{};
};

}  // namespace

std::string_view name_of(Cover cover) {
  static constexpr std::array<std::string_view, 4> names{"none", "not_known", "some", "all"};
  return names[static_cast<std::size_t>(cover)];
}

std::vector<std::string_view> meant_for(std::string_view protection) {
  std::vector<std::string_view> codes;
  const auto found = std::ranges::find(meant, protection, &MeantFor::protection);
  if (found == meant.end()) return codes;
  std::ranges::copy_if(found->groups, std::back_inserter(codes),
                       [](std::string_view code) { return !code.empty(); });
  return codes;
}

bool concerns(std::string_view protection, const PersonGroup& group) {
  const bool work = std::ranges::find(at_work, protection) != at_work.end();
  if (work && (group.code == family_code || group.code == "older_person")) return false;
  if (protection == "nationality") return true;
  // Asylum is asked about those who seek it, be they women or domestic workers, and not about
  // people with another status.
  const auto groups = meant_for(protection);
  const bool same_kind = std::ranges::any_of(
      groups, [&](std::string_view code) { return find_person_group(code)->by == group.by; });
  return !same_kind || std::ranges::find(groups, group.code) != groups.end();
}

ProvisionCover cover_of(const Instrument& instrument, const Provision& provision,
                        std::string_view protection) {
  const Scope scope(instrument, provision, set_of_all(meant_for(protection)));
  const Set covered = scope.covered(), narrowed = scope.narrowed(), only = scope.only();
  ProvisionCover cover;
  const auto groups = all_person_groups();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if ((only & bit(i)) != 0) cover.only.push_back(groups[i].code);
    if ((covered & bit(i)) == 0) continue;
    cover.groups[i] = (narrowed & bit(i)) != 0 ? Cover::some : Cover::all;
  }
  return cover;
}

bool may_meet(const GroupCover& one, const GroupCover& other) {
  const auto groups = all_person_groups();
  std::array<bool, 3> meet{};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool both = one[i] != Cover::none && other[i] != Cover::none;
    if (both) meet[static_cast<std::size_t>(told_by(groups[i]))] = true;
  }
  return meet[0] && meet[1] && meet[2];
}

}  // namespace corridor
