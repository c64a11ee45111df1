#pragma once
// DataQuery: which figures an address asks for and how they are to stand in the message, in the
// words of SDMX REST 1.x ("data/MIGRANT_STOCK/A..BGD.MYS.....?startPeriod=2010") and 2.x
// ("data/dataflow/CORRIDOR/MIGRANT_STOCK/1.0/A.*.*.BGD.MYS?c[SEX]=F"). The same words ask what is
// available.

#include "report/sdmx/artefact.h"
#include "report/sdmx/component_filter.h"
#include "report/sdmx/words.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor::sdmx {

inline constexpr std::string_view all_dimensions = "AllDimensions";

/// For each dimension the codes that may stand there; an empty list lets all through.
using Key = std::vector<std::vector<std::string>>;

/// A component to sort by; "*" is all dimensions, "series_key" those of the series.
struct SortBy {
  std::string component;
  bool descending = false;
};

struct DataQuery {
  Type context = Type::dataflow;
  std::vector<std::string> agencies, ids, versions;  // empty: all
  std::vector<Key> keys;                             // any of them; none: all
  std::vector<std::string> providers;                // ids; empty: all
  int first_day = 0, last_day = 99'999'999;          // yyyymmdd
  std::string updated_after;                         // a moment, UTC
  std::string as_of;
  std::optional<std::size_t> first_observations, last_observations;  // of each series
  std::string at_observation = "TIME_PERIOD";
  bool with_observations = true;  // else series only
  bool with_history = false;
  /// Which attributes; all where `all_attributes`.
  bool all_attributes = true, series_attributes = true, observation_attributes = true;
  std::vector<std::string> attributes = {};
  bool with_measure = true;
  std::vector<ComponentFilter> filters = {};
  std::vector<SortBy> sort = {};  // the first counts most
  std::size_t offset = 0;
  std::optional<std::size_t> limit = {};
  // Of a question what is available.
  std::vector<std::string> components = {};  // these dimensions alone; empty: all
  bool exact = true;                         // what fits the key; else what could follow it
  std::string references = {};               // as the query says it

  bool wants_version(std::string_view version) const;
  /// Of a question what is available.
  bool wants_component(std::string_view id) const;
  bool wants_attribute(std::string_view id, bool of_series) const;
};

/// ErrorKind::usage with what was expected.
Result<DataQuery> read_data_query(const Words& words, Model model);
/// availableconstraint/FLOW/KEY/PROVIDER/COMPONENT; availability/CONTEXT/AGENCY/ID/VERSION/KEY/...
Result<DataQuery> read_availability_query(const Words& words, Model model);

}  // namespace corridor::sdmx
