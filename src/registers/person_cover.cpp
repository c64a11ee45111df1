#include "registers/person_cover.h"

#include <algorithm>

namespace corridor {
namespace {

using By = PersonGroup::By;
using Codes = std::vector<std::string_view>;

bool has(const Codes& codes, std::string_view code) {
  return std::ranges::find(codes, code) != codes.end();
}

constexpr std::string_view family = "family_member";
constexpr std::array<std::string_view, 4> kinds_of_worker{"domestic_worker", "seasonal_worker",
                                                          "frontier_worker", "seafarer"};

/// What a group is told by: a family member is one beside a worker, not beside a woman or child.
By told_by(const PersonGroup& group) { return group.code == family ? By::work : group.by; }

Codes codes_in(const NamedLines& fields, std::string_view name) {
  Codes codes;
  for (const auto word : fields.list(name)) {
    if (const auto* group = find_person_group(word)) codes.push_back(group->code);
  }
  return codes;
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
  Scope(const Instrument& instrument, const Provision& provision, std::string_view protection) {
    covers_ = provision.covers.empty() ? codes_in(instrument.fields, "covers") : provision.covers;
    for (const auto code : codes_in(instrument.fields, "leaves_out")) {
      if (!has(provision.covers, code)) left_out_.push_back(code);
    }
    left_out_.insert(left_out_.end(), provision.leaves_out.begin(), provision.leaves_out.end());
    meant_for_ = meant_for(protection);
  }

  bool covers(const PersonGroup& group) const {
    if (has(left_out_, group.code)) return false;
    switch (told_by(group)) {
      case By::status:
        return !names_any(By::status) || has(covers_, group.code) || names_all_status();
      case By::work:
        return covers_work(group.code);
      case By::person:
        return !is_for_named_persons() || has(covers_, group.code);
    }
    return false;
  }

  /// The groups that it is for, where it is for some only.
  Codes only() const {
    Codes codes;
    const auto add = [&](By by) {
      for (const auto code : named(by)) codes.push_back(code);
    };
    const bool common_status = has(covers_, "regular") || has(covers_, "irregular");
    if (names_any(By::status) && !common_status) add(By::status);
    if (names_any(By::work) && !has(covers_, "worker")) add(By::work);
    if (is_for_named_persons()) add(By::person);
    std::erase_if(codes, [&](std::string_view code) { return has(meant_for_, code); });
    return codes;
  }

  /// Whether the groups that it is for are told by something else than `group` is.
  bool is_narrowed_for(const PersonGroup& group) const {
    return std::ranges::any_of(only(), [&](std::string_view code) {
      return told_by(*find_person_group(code)) != told_by(group);
    });
  }

 private:
  Codes named(By by) const {
    Codes codes;
    for (const auto code : covers_) {
      if (told_by(*find_person_group(code)) == by) codes.push_back(code);
    }
    return codes;
  }
  bool names_any(By by) const { return !named(by).empty(); }
  bool names_all_status() const { return has(covers_, "regular") && has(covers_, "irregular"); }

  bool covers_work(std::string_view code) const {
    if (!names_any(By::work) || has(covers_, code)) return true;
    return has(covers_, "worker") &&
           std::ranges::find(kinds_of_worker, code) != kinds_of_worker.end();
  }

  bool is_for_named_persons() const {
    const auto persons = named(By::person);
    if (persons.empty()) return false;
    const bool alone = !names_any(By::status) && !names_any(By::work);
    const bool children =
        persons.size() == 1 && persons.front() == "child" && !has(covers_, family);
    return alone || children;
  }

  Codes covers_, left_out_, meant_for_;
};

}  // namespace

std::string_view name_of(Cover cover) {
  static constexpr std::array<std::string_view, 4> names{"none", "not_known", "some", "all"};
  return names[static_cast<std::size_t>(cover)];
}

std::vector<std::string_view> meant_for(std::string_view protection) {
  Codes codes;
  const auto found = std::ranges::find(meant, protection, &MeantFor::protection);
  if (found == meant.end()) return codes;
  std::ranges::copy_if(found->groups, std::back_inserter(codes),
                       [](std::string_view code) { return !code.empty(); });
  return codes;
}

bool concerns(std::string_view protection, const PersonGroup& group) {
  const bool work = std::ranges::find(at_work, protection) != at_work.end();
  if (work && (group.code == family || group.code == "older_person")) return false;
  const auto groups = meant_for(protection);
  if (groups.empty()) return true;
  // Asylum is asked about those who seek it, be they women or domestic workers, and not about
  // people with another status.
  const auto same_kind = [&](std::string_view code) {
    return find_person_group(code)->by == group.by;
  };
  return has(groups, group.code) || std::ranges::none_of(groups, same_kind);
}

ProvisionCover cover_of(const Instrument& instrument, const Provision& provision,
                        std::string_view protection) {
  const Scope scope(instrument, provision, protection);
  ProvisionCover cover{.only = scope.only()};
  const auto groups = all_person_groups();
  CHECK(groups.size() == person_group_count, "the array has a place for each group");
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (!scope.covers(groups[i])) continue;
    cover.groups[i] = scope.is_narrowed_for(groups[i]) ? Cover::some : Cover::all;
  }
  return cover;
}

}  // namespace corridor
