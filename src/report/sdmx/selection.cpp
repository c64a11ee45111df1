#include "report/sdmx/selection.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace corridor::sdmx {
namespace {

using References = StructureQuery::References;
using Set = std::set<const Artefact*>;

/// Who refers to whom.
class Graph {
 public:
  explicit Graph(const Catalogue& catalogue) {
    for (const auto& artefact : catalogue.artefacts) by_urn_[urn_of(artefact, model)] = &artefact;
    for (const auto& artefact : catalogue.artefacts) {
      for (auto reference : artefact.references) {
        reference.item.clear();
        const auto found = by_urn_.find(urn_of(reference, model));
        if (found == by_urn_.end()) continue;
        children_[&artefact].insert(found->second);
        parents_[found->second].insert(&artefact);
      }
    }
  }

  Set children(const Set& of) const { return step(of, children_); }
  Set parents(const Set& of) const { return step(of, parents_); }
  Set descendants(const Set& of) const { return all(of, children_); }
  Set ancestors(const Set& of) const { return all(of, parents_); }

 private:
  using Edges = std::unordered_map<const Artefact*, Set>;
  static constexpr auto model = Model::v2_1;

  static Set step(const Set& of, const Edges& edges) {
    Set found;
    for (const auto* artefact : of) {
      const auto next = edges.find(artefact);
      if (next != edges.end()) found.insert(next->second.begin(), next->second.end());
    }
    return found;
  }
  static Set all(const Set& of, const Edges& edges) {
    Set found, last = of;
    while (!last.empty()) {
      Set next;
      for (const auto* artefact : step(last, edges)) {
        if (found.insert(artefact).second) next.insert(artefact);
      }
      last = std::move(next);
    }
    return found;
  }

  std::unordered_map<std::string, const Artefact*> by_urn_;
  Edges children_, parents_;
};

bool holds(const std::vector<std::string>& wanted, const std::string& id) {
  return wanted.empty() || std::ranges::find(wanted, id) != wanted.end();
}

bool is_of(const Artefact& artefact, const std::vector<Type>& types, std::optional<bool> allowed) {
  return std::ranges::find(types, artefact.type) != types.end() &&
         (!allowed || artefact.allowed == *allowed);
}

Set with(Set a, const Set& b) {
  a.insert(b.begin(), b.end());
  return a;
}

Set related(const Catalogue& catalogue, const StructureQuery& query, const Set& matched) {
  if (query.references == References::none) return {};
  const Graph graph(catalogue);
  const auto siblings = [&] {
    return with(graph.parents(matched), graph.children(graph.parents(matched)));
  };
  switch (query.references) {
    case References::none:
      break;
    case References::parents:
      return graph.parents(matched);
    case References::parents_and_siblings:
      return siblings();
    case References::ancestors:
      return graph.ancestors(matched);
    case References::children:
      return graph.children(matched);
    case References::descendants:
      return graph.descendants(matched);
    case References::all:
      return with(siblings(), graph.descendants(matched));
    case References::of_types: {
      auto found = with(with(siblings(), graph.descendants(matched)), graph.ancestors(matched));
      std::erase_if(found, [&](const Artefact* artefact) {
        return !is_of(*artefact, query.reference_types, query.reference_allowed);
      });
      return found;
    }
  }
  return {};
}

/// The codes, concepts, categories and organisations that the artefacts of an answer use.
class Used {
 public:
  Used(const Catalogue& catalogue, const Set& matched, const Set& all) {
    const auto flows = flows_of(catalogue, matched);
    for (const auto* flow : flows) {
      const auto* structure = catalogue.find({Type::data_structure, flow->structure});
      for (std::size_t i = 0; i < flow->dimensions.size(); ++i) {
        auto& codes = items_[{Type::codelist, structure->components[i].codelist}];
        codes.insert(flow->codes[i].begin(), flow->codes[i].end());
      }
    }
    for (const auto* artefact : all) {
      for (const auto& component : artefact->components) {
        items_[{Type::concept_scheme, std::string(concepts_id)}].insert(component.id);
      }
      for (const auto& reference : artefact->references) {
        if (!reference.item.empty()) items_[{reference.type, reference.id}].insert(reference.item);
      }
    }
  }

  const std::set<std::string, std::less<>>* of(const Artefact& artefact) const {
    const auto found = items_.find({artefact.type, artefact.id});
    return found == items_.end() ? nullptr : &found->second;
  }

 private:
  /// The dataflows that what is asked for speaks of.
  static std::vector<const Flow*> flows_of(const Catalogue& catalogue, const Set& matched) {
    std::vector<const Flow*> flows;
    for (const auto& flow : catalogue.flows) {
      const bool meant = std::ranges::any_of(matched, [&](const Artefact* artefact) {
        if (artefact->type == Type::dataflow) return artefact->id == flow.id;
        if (artefact->type == Type::data_structure) return artefact->id == flow.structure;
        return std::ranges::any_of(artefact->references, [&](const Reference& reference) {
          return reference.type == Type::dataflow && reference.id == flow.id;
        });
      });
      if (meant) flows.push_back(&flow);
    }
    return flows;
  }

  std::map<std::pair<Type, std::string>, std::set<std::string, std::less<>>> items_;
};

/// Whether a code list belongs to a concept alone that a partial scheme leaves out.
bool is_left_out(const Artefact& list, const Set& all, const Used& used) {
  if (list.type != Type::codelist || used.of(list) != nullptr) return false;
  return std::ranges::none_of(all, [&](const Artefact* artefact) {
    const auto& to = artefact->references;
    const bool refers = std::ranges::any_of(to, [&](const Reference& reference) {
      return reference.type == Type::codelist && reference.id == list.id;
    });
    if (!refers || artefact->type != Type::concept_scheme) return refers;
    const auto* concepts = used.of(*artefact);
    return concepts == nullptr || std::ranges::any_of(artefact->items, [&](const Item& item) {
             return item.target == list.id && concepts->contains(item.id);
           });
  });
}

Result<void> narrow_to_items(const StructureQuery& query, Selection& selection) {
  std::erase_if(selection.chosen, [&](Chosen& chosen) {
    // The items of this one are hierarchies, of which it has one, and not its codes.
    if (chosen.artefact->type == Type::hierarchical_codelist &&
        holds(query.items, chosen.artefact->id)) {
      return false;
    }
    Artefact part = *chosen.artefact;
    std::set<std::string, std::less<>> wanted;
    for (const auto& item : query.items) {
      // Nested items are named by their way: A.B
      const auto last = item.substr(item.rfind('.') + 1);
      wanted.insert(last);
    }
    if (std::ranges::none_of(part.items, [&](const Item& i) { return wanted.contains(i.id); })) {
      return true;
    }
    keep_items(part, wanted);
    part.partial = true;
    selection.made.push_back(std::move(part));
    chosen.artefact = &selection.made.back();
    return false;
  });
  return {};
}

}  // namespace

void keep_items(Artefact& artefact, std::set<std::string, std::less<>> wanted) {
  for (bool more = true; more;) {
    more = false;
    for (const auto& item : artefact.items) {
      if (!item.parent.empty() && wanted.contains(item.id)) {
        more = wanted.insert(item.parent).second || more;
      }
    }
  }
  const auto left_out =
      std::erase_if(artefact.items, [&](const Item& item) { return !wanted.contains(item.id); });
  artefact.partial = artefact.partial || left_out > 0;
}

Result<Selection> select(const Catalogue& catalogue, const StructureQuery& query) {
  Set matched;
  Selection selection;
  for (const auto& artefact : catalogue.artefacts) {
    if (is_of(artefact, query.types, query.allowed) && holds(query.agencies, artefact.agency) &&
        holds(query.ids, artefact.id) && query.wants_version(version_text)) {
      matched.insert(&artefact);
      selection.chosen.push_back({&artefact, query.detail});
    }
  }
  if (!query.items.empty()) TRY(narrow_to_items(query, selection));
  if (selection.chosen.empty()) {
    return fail({ErrorKind::not_found, "no artefact is as asked"});
  }
  Set more = related(catalogue, query, matched);
  for (const auto* artefact : matched) more.erase(artefact);
  const Set whole = with(matched, more);
  const Used used(catalogue, matched, whole);
  for (const auto* artefact : more) {
    if (query.reference_partial && is_left_out(*artefact, whole, used)) continue;
    selection.chosen.push_back({artefact, query.reference_detail});
    const auto* items = query.reference_partial ? used.of(*artefact) : nullptr;
    if (items == nullptr || artefact->items.empty()) continue;
    Artefact part = *artefact;
    keep_items(part, *items);
    selection.made.push_back(std::move(part));
    selection.chosen.back().artefact = &selection.made.back();
  }
  std::ranges::stable_sort(selection.chosen, [](const Chosen& a, const Chosen& b) {
    return std::tie(a.artefact->type, a.artefact->id) < std::tie(b.artefact->type, b.artefact->id);
  });
  return selection;
}

}  // namespace corridor::sdmx
