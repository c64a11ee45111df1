#pragma once
// Writers of data, one for each form.

#include "report/sdmx/data_stream.h"

#include <memory>

namespace corridor::sdmx {

/// SDMX-ML 2.1 generic; `time_series` gives the message its narrower name.
std::unique_ptr<DataWriter> generic_writer(const DataPlan& plan, bool time_series);
/// SDMX-ML, specific to the structure: 2.1, or 3.0 as the plan's model says.
std::unique_ptr<DataWriter> specific_writer(const DataPlan& plan, bool time_series);

enum class Labels { id, name, both };
/// SDMX-JSON 1.0 or 2.0.
std::unique_ptr<DataWriter> json_writer(const DataPlan& plan, int version);
/// SDMX-CSV 1.0 or 2.0, as the parameters of its media type say.
struct CsvForm {
  int version = 2;
  Labels labels = Labels::id;
  bool series_keys = false, observation_keys = false;
  bool normalized = false;  // times alike, as fine as the finest of them
};
std::unique_ptr<DataWriter> csv_writer(const DataPlan& plan, const CsvForm& form);

/// The namespace of a structure-specific message, and of the schema that describes it.
std::string specific_namespace(const Reference& structure, std::string_view at_observation);

/// Names of codes, looked up once each.
class CodeNames {
 public:
  explicit CodeNames(const Catalogue& catalogue) : catalogue_(catalogue) {}
  /// The code itself where the list has it not.
  std::string_view operator()(std::string_view codelist, std::string_view code);
  std::string_view of_concept(std::string_view id);

 private:
  std::string_view find(const Reference& scheme, std::string_view id);
  using Names = std::map<std::string_view, std::string_view>;
  const Catalogue& catalogue_;
  std::map<std::string, Names, std::less<>> lists_;
};
/// The code list of a dimension.
std::string codelist_of(std::string_view dimension);

}  // namespace corridor::sdmx
