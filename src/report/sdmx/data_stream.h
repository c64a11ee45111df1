#pragma once
// Data stream: the figures that a query asks for, series by series, into a writer of one form. What
// is held in memory is the figures of one dataset, origin and place, or as much as the grouping
// asked for needs, and the text of the message up to a bound; more of it goes to a file.

#include "base/file_bytes.h"
#include "report/sdmx/catalogue.h"
#include "report/sdmx/data_query.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor::sdmx {

inline constexpr std::uint64_t largest_message = std::uint64_t{2} << 30;
inline constexpr std::size_t largest_in_memory = std::size_t{32} << 20;

/// A dataflow that a query asks for, and the providers whose figures are meant; none: all.
struct FlowAsked {
  const Flow* flow;
  std::vector<std::string> providers;
};
/// ErrorKind::not_found where there is none; ErrorKind::usage where the query does not fit its
/// dimensions.
Result<std::vector<FlowAsked>> flows_asked(const Catalogue& catalogue, const DataQuery& query,
                                           Model model);

struct DataRow {
  std::vector<std::string_view> key;  // in the order of the flow's dimensions
  Observation observation;
  const Edition* edition = nullptr;
};

/// The attributes that every data structure has, in order.
struct AttributeInfo {
  std::string_view id;
  bool of_series;
  std::string_view codelist;
};
std::span<const AttributeInfo> all_attributes();
/// Empty where the figure has none.
std::string attribute_of(const Catalogue& catalogue, const Flow& flow, const DataRow& row,
                         std::string_view id);
/// Empty where there is no value.
std::string value_text(const DataRow& row);

/// What all writers need to know.
struct DataPlan {
  const Catalogue& catalogue;
  const DataQuery& query;
  std::vector<FlowAsked> flows;
  Model model = Model::v2_1;
  std::string_view language = "en";
  std::size_t most_in_memory = largest_in_memory;  // of the message

  bool flat() const { return query.at_observation == all_dimensions; }
  bool by_time() const { return query.at_observation == time_dimension; }
  /// The place of the observation dimension among the flow's; their number where it is time.
  std::size_t at(const Flow& flow) const;
};

/// Figures that go together: alike in all dimensions but the one at the observation. Of a flat
/// message, figures one after another that share nothing.
struct SeriesView {
  const Flow& flow;
  std::span<const DataRow* const> rows;
};

struct SetHead {
  const Flow& flow;
  std::string valid_from = {};  // of a past state
};

class DataWriter {
 public:
  virtual ~DataWriter() = default;
  virtual void begin(std::string& out) = 0;
  virtual void begin_set(const SetHead& head, std::string& out) = 0;
  virtual void series(const SeriesView& series, std::string& out) = 0;
  virtual void end_set(std::string& out) = 0;
  virtual void end(std::string& out) = 0;
};

struct DataText {
  std::string text;
  std::shared_ptr<const FileBytes> large = {};  // instead, where it is
  bool more = false;                            // behind the limit of the query
};
/// ErrorKind::not_found where no figure is as asked; ErrorKind::limit where the message would be
/// too large.
Result<DataText> write_data(const Workspace& workspace, const DataPlan& plan, DataWriter& writer);

/// Every figure that a query asks for of one flow, without grouping.
using UseRow = std::function<Result<void>(DataRow row)>;
Result<void> each_row(const Workspace& workspace, const DataPlan& plan, const FlowAsked& asked,
                      const UseRow& use);

}  // namespace corridor::sdmx
