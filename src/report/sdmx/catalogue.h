#pragma once
// Catalogue: all structures that this service has, made from what is loaded. Each indicator is a
// dataflow; dataflows whose figures are told apart by the same dimensions share a data structure;
// code lists hold the codes that figures have (places: all that the gazetteer knows).
//
// A catalogue holds for one set of editions and is shared by all who ask meanwhile.

#include "evidence/figure_cube.h"
#include "report/sdmx/artefact.h"
#include "report/sdmx/code_book.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace corridor::sdmx {

/// The dimensions that every data structure begins with; TIME_PERIOD is its last.
inline constexpr std::array<std::string_view, 8> first_dimensions{
    "FREQ", "DATASET", "INDICATOR", "ORIGIN", "REF_AREA", "SEX", "AGE", "REPORTING_SIDE"};
enum FirstDimension { freq, dataset, indicator, origin, ref_area, sex, age, side };
inline constexpr std::string_view time_dimension = "TIME_PERIOD";
inline constexpr std::string_view not_applicable = "_Z";

struct Flow {
  std::string id;
  std::string_view indicator;           // as the store has it
  std::string structure;                // id of its data structure
  std::vector<std::string> dimensions;  // ids in order, without time
  std::vector<std::string> further;     // names of those behind the first, as figures have them
  std::vector<std::set<std::string>> codes;                  // that occur, by dimension
  std::set<std::string> providers;                           // ids
  std::map<std::string, std::set<std::string>> datasets_of;  // codes, by provider
  FigureCube cube = {};
};

/// An edition that figures of dataflows stand in: what sets of reference metadata tell.
struct SourceSet {
  std::string id;  // of the set
  Edition edition;
  std::string provider;            // id
  std::vector<std::string> flows;  // ids
};

struct Catalogue {
  std::vector<Artefact> artefacts;
  std::vector<Flow> flows;  // by id
  CodeBook flow_ids{CodeBook::Kind::name}, provider_ids{CodeBook::Kind::name},
      dimension_ids{CodeBook::Kind::name};
  CodeBook datasets, indicators, places, units;
  std::map<std::string, CodeBook, std::less<>> further;  // values of further dimensions, by id
  std::map<std::string, Age> ages;                       // by code
  std::map<std::string, std::string> dataset_titles, publishers;  // by dataset, by provider id
  std::map<std::int64_t, SourceSet> sources;                      // by edition
  std::string loaded;  // when the newest of its editions was

  const Flow* find_flow(std::string_view id) const;
  const Artefact* find(const Reference& reference) const;
};

/// What is current now.
Result<std::shared_ptr<const Catalogue>> catalogue_of(const Workspace& workspace);

/// The codes of figures, in the order of their flow's dimensions. The views live as long as the
/// catalogue and the maker of keys, which must both outlive it.
class KeyMaker {
 public:
  KeyMaker(const Catalogue& catalogue, const Flow& flow) : catalogue_(catalogue), flow_(flow) {}
  std::vector<std::string_view> operator()(const Observation& observation, const Edition& edition);

 private:
  std::string_view kept(std::string text) { return *texts_.insert(std::move(text)).first; }
  std::string_view listed(std::string_view code, std::string_view text);

  const Catalogue& catalogue_;
  const Flow& flow_;
  std::set<std::string> texts_;
};

/// The parts of "a=1;b=2".
std::vector<std::pair<std::string_view, std::string_view>> dimension_pairs(std::string_view text);

// The makers of artefacts, each of some types.
void add_code_lists(Catalogue& catalogue, const Workspace& workspace);
void add_structures(Catalogue& catalogue);
void add_flows(Catalogue& catalogue);
void add_organisations(Catalogue& catalogue);
void add_further_types(Catalogue& catalogue);
/// What refers to artefacts of all types; the last of all.
void add_related_types(Catalogue& catalogue);

}  // namespace corridor::sdmx
