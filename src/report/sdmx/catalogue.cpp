#include "report/sdmx/catalogue.h"

#include "base/hash.h"
#include "base/text.h"
#include "evidence/series.h"
#include "report/sdmx/figure_codes.h"
#include "vocabulary/gazetteer.h"

#include <fmt/format.h>

#include <algorithm>
#include <list>
#include <mutex>
#include <unordered_map>

namespace corridor::sdmx {
namespace {

/// Cubes of editions, kept: an edition never changes.
class CubeMemory {
 public:
  Result<FigureCube> get(const Workspace& workspace, const StoreNames& names,
                         const Edition& edition, std::string_view indicator) {
    const std::string key = fmt::format("{}|{}|{}|{}|{}", edition.sha256, edition.part,
                                        edition.citation.version, edition.complete, indicator);
    {
      const std::lock_guard lock(mutex_);
      const auto found = cubes_.find(key);
      if (found != cubes_.end()) return found->second;
    }
    auto cube = TRY(figure_cube(workspace, names, edition, indicator));
    const std::lock_guard lock(mutex_);
    if (cubes_.size() >= most_cubes) cubes_.clear();
    cubes_.emplace(key, cube);
    return cube;
  }

 private:
  static constexpr std::size_t most_cubes = 4096;
  std::mutex mutex_;
  std::unordered_map<std::string, FigureCube> cubes_;
};

CubeMemory& cube_memory() {
  static CubeMemory memory;
  return memory;
}

/// The few catalogues made last.
class CatalogueMemory {
 public:
  using Shared = std::shared_ptr<const Catalogue>;

  Shared find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    for (const auto& [known, catalogue] : kept_) {
      if (known == key) return catalogue;
    }
    return nullptr;
  }
  void keep(std::string key, Shared catalogue) {
    const std::lock_guard lock(mutex_);
    kept_.emplace_front(std::move(key), std::move(catalogue));
    if (kept_.size() > most_kept) kept_.pop_back();
  }

 private:
  static constexpr std::size_t most_kept = 3;
  std::mutex mutex_;
  std::list<std::pair<std::string, Shared>> kept_;
};

CatalogueMemory& catalogue_memory() {
  static CatalogueMemory memory;
  return memory;
}

/// Same editions, same catalogue.
std::string key_of_editions(const std::vector<Edition>& editions) {
  std::string all;
  for (const auto& e : editions) {
    all += fmt::format("{}|{}|{}|{}|{}\n", e.id, e.sha256, e.part, e.complete, e.loaded);
  }
  return sha256_hex(all);
}

/// The names of the further dimensions of a flow, sorted.
std::vector<std::string> further_names(const FigureCube& cube) {
  std::set<std::string> names;
  for (const auto& text : cube.dimensions) {
    for (const auto& [name, value] : dimension_pairs(text)) names.emplace(name);
  }
  return {names.begin(), names.end()};
}

/// A further dimension may be called as one of the first: age=m6t59.
std::string dimension_id(Catalogue& catalogue, const std::string& name) {
  std::string id(catalogue.dimension_ids.add(name));
  const auto taken = [&](std::string_view other) {
    return std::ranges::find(first_dimensions, other) != first_dimensions.end() ||
           other == time_dimension || other.starts_with("OBS_");
  };
  if (taken(id)) id += "_DETAIL";
  return id;
}

void add_codes(Catalogue& catalogue, Flow& flow) {
  const FigureCube& cube = flow.cube;
  flow.codes.resize(flow.dimensions.size());
  for (const auto& period : cube.periods) flow.codes[freq].insert(frequency_code(period));
  flow.codes[indicator].emplace(catalogue.indicators.add(flow.indicator));
  for (const Place place : cube.origins) {
    flow.codes[origin].emplace(place.empty() ? not_applicable : catalogue.places.add(place.code()));
  }
  for (const Place place : cube.places) {
    flow.codes[ref_area].emplace(catalogue.places.add(place.code()));
  }
  for (const Sex each : cube.sexes) flow.codes[sex].emplace(sdmx_code_of(each));
  for (const auto& each : cube.ages) {
    const auto code = age_code(each);
    flow.codes[age].insert(code);
    catalogue.ages.emplace(code, each);
  }
  for (const auto each : cube.reporters) flow.codes[side].emplace(side_code(each));
  for (std::size_t i = 0; i < flow.further.size(); ++i) {
    const auto at = first_dimensions.size() + i;
    CodeBook& book = catalogue.further[flow.dimensions[at]];
    for (const auto& text : cube.dimensions) {
      std::string_view found;
      for (const auto& [name, value] : dimension_pairs(text)) {
        if (name == flow.further[i]) found = value;
      }
      flow.codes[at].emplace(found.empty() ? not_applicable : book.add(found));
    }
  }
}

std::string structure_id(const Flow& flow) {
  std::string id = "DSD_FIGURES";
  for (std::size_t i = first_dimensions.size(); i < flow.dimensions.size(); ++i) {
    id += "_" + flow.dimensions[i];
  }
  constexpr std::size_t longest = 60;
  return id.size() <= longest ? id : "DSD_FIGURES_" + sha256_hex(id).substr(0, 12);
}

Result<void> add_flow(Catalogue& catalogue, const Workspace& workspace, const StoreNames& names,
                      const std::pair<std::string, std::vector<Edition>>& held) {
  Flow flow{.id = std::string(catalogue.flow_ids.add(held.first)), .indicator = intern(held.first)};
  std::set<std::string> dataset_codes;
  for (const auto& edition : held.second) {
    const auto& citation = edition.citation;
    flow.cube.add(TRY(cube_memory().get(workspace, names, edition, held.first)));
    const std::string code(catalogue.datasets.add(citation.dataset));
    dataset_codes.insert(code);
    catalogue.dataset_titles.emplace(citation.dataset, citation.title);
    const std::string provider(catalogue.provider_ids.add(citation.publisher));
    catalogue.publishers.emplace(provider, citation.publisher);
    flow.providers.insert(provider);
    flow.datasets_of[provider].insert(code);
    auto& source = catalogue.sources[edition.id];
    source.id = fmt::format("{}_{}", code, edition.short_id());
    source.edition = edition;
    source.provider = provider;
    source.flows.push_back(flow.id);
  }
  flow.dimensions.assign(first_dimensions.begin(), first_dimensions.end());
  flow.further = further_names(flow.cube);
  for (const auto& name : flow.further) flow.dimensions.push_back(dimension_id(catalogue, name));
  add_codes(catalogue, flow);
  flow.codes[dataset] = std::move(dataset_codes);
  flow.structure = structure_id(flow);
  catalogue.flows.push_back(std::move(flow));
  return {};
}

Result<std::shared_ptr<const Catalogue>> make(const Workspace& workspace,
                                              const std::vector<Edition>& current) {
  auto catalogue = std::make_shared<Catalogue>();
  const auto names = TRY(StoreNames::read(workspace));
  for (const auto& edition : current) {
    catalogue->loaded = std::max(catalogue->loaded, edition.loaded);
  }
  for (const auto& place : Gazetteer::get().all()) catalogue->places.add(place.place.code());
  for (const auto& id : TRY(indicators_at_hand(workspace))) {
    const auto number = TRY(indicator_number(workspace, id));
    if (!number) continue;
    auto editions = TRY(editions_with(workspace, current, *number));
    if (!editions.empty()) {
      TRY(add_flow(*catalogue, workspace, names, {id, std::move(editions)}));
    }
  }
  std::ranges::sort(catalogue->flows, {}, &Flow::id);
  add_code_lists(*catalogue, workspace);
  add_structures(*catalogue);
  add_flows(*catalogue);
  add_organisations(*catalogue);
  add_further_types(*catalogue);
  add_related_types(*catalogue);
  std::ranges::stable_sort(catalogue->artefacts, {}, &Artefact::type);
  return catalogue;
}

}  // namespace

std::vector<std::pair<std::string_view, std::string_view>> dimension_pairs(std::string_view text) {
  std::vector<std::pair<std::string_view, std::string_view>> pairs;
  for (const auto piece : split(text, ';')) {
    const auto equals = piece.find('=');
    if (equals != piece.npos) pairs.emplace_back(piece.substr(0, equals), piece.substr(equals + 1));
  }
  return pairs;
}

const Flow* Catalogue::find_flow(std::string_view id) const {
  const auto found = std::ranges::find(flows, id, &Flow::id);
  return found == flows.end() ? nullptr : &*found;
}

const Artefact* Catalogue::find(const Reference& reference) const {
  for (const auto& artefact : artefacts) {
    if (artefact.type == reference.type && artefact.id == reference.id) return &artefact;
  }
  return nullptr;
}

Result<std::shared_ptr<const Catalogue>> catalogue_of(const Workspace& workspace) {
  const auto all = TRY(all_editions(workspace));
  const auto key = key_of_editions(all);
  if (auto known = catalogue_memory().find(key)) return known;
  auto made = TRY(make(workspace, current_editions(all)));
  catalogue_memory().keep(key, made);
  return made;
}

/// What a superseded edition alone has stands in no list.
std::string_view KeyMaker::listed(std::string_view code, std::string_view text) {
  if (!code.empty()) return code;
  CodeBook book;
  return kept(std::string(book.add(text)));
}

std::vector<std::string_view> KeyMaker::operator()(const Observation& observation,
                                                   const Edition& edition) {
  const auto& key = observation.key;
  const auto place = [&](Place p) {
    return p.empty() ? not_applicable : listed(catalogue_.places.code_of(p.code()), p.code());
  };
  const std::string_view in = edition.citation.dataset;
  std::vector<std::string_view> codes{kept(frequency_code(key.period)),
                                      listed(catalogue_.datasets.code_of(in), in),
                                      catalogue_.indicators.code_of(flow_.indicator),
                                      place(key.origin),
                                      place(key.place),
                                      sdmx_code_of(key.sex),
                                      kept(age_code(key.age)),
                                      side_code(key.reporter)};
  const auto pairs = dimension_pairs(key.dimensions);
  for (std::size_t i = 0; i < flow_.further.size(); ++i) {
    std::string_view code = not_applicable;
    for (const auto& [name, value] : pairs) {
      if (name != flow_.further[i]) continue;
      const auto book = catalogue_.further.find(flow_.dimensions[first_dimensions.size() + i]);
      code = listed(book == catalogue_.further.end() ? "" : book->second.code_of(value), value);
    }
    codes.push_back(code);
  }
  return codes;
}

}  // namespace corridor::sdmx
