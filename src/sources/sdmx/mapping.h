#pragma once
// From an SDMX observation to ours. Which component is the place, the origin, the indicator and so
// on says the table in concepts.cpp; codes are understood by codes.h; what is left of the
// dimensions tells figures apart under its own id. docs/sdmx.md says it for people.
//
//   SdmxMapping mapping(input, sink);
//   TRY(mapping.read_companions());
//   TRY(mapping.begin(reference, name));       // for each data set
//   mapping.observe(observation);              // or mapping.remove(observation)
//   return mapping.finish(header);

#include "sources/sdmx/codes.h"
#include "sources/sdmx/message.h"
#include "sources/sdmx/structure.h"
#include "sources/source.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace corridor {

/// What a message says of itself.
struct SdmxHeader {
  std::string sender;    // id
  std::string prepared;  // date, possibly with a time
  std::string note;      // what the service adds in a footer; empty as a rule
};

class SdmxMapping {
 public:
  SdmxMapping(const SourceInput& input, Sink& sink) : input_(input), sink_(sink) {}

  Result<void> read_companions();
  /// A data set begins (again). `name` is what the message calls its dataflow.
  Result<void> begin(const SdmxReference& reference, std::string_view name);

  /// What a component of the current data set is; nothing where no companion knows it.
  const SdmxComponent* component(std::string_view id) const;
  /// The role of an attribute, where it bears on figures; none for others.
  SdmxRole attribute_role(std::string_view id) const;
  bool has_structure() const { return structure_ != nullptr; }

  /// One figure for each measure, or rejections.
  void observe(const SdmxObservation& observation);
  /// A deletion: an edition is what a publisher had at a moment, so there is nothing to take away.
  void remove(const SdmxObservation& observation);
  /// Decimals behind a comma, as columns split at semicolons have them.
  void read_decimal_commas() { decimal_comma_ = true; }
  std::uint64_t observations() const { return observed_; }
  std::uint64_t rows() const { return rows_; }

  /// ErrorKind::invalid for a message without figures or without periods, none of which is kept.
  Result<Reading> finish(const SdmxHeader& header);

 private:
  /// Where the parts of a key stand among an observation's dimensions; -1 where there is none.
  struct Plan {
    std::vector<std::string> ids;
    int time = -1, place = -1, origin = -1, indicator = -1, sex = -1, age = -1;
  };
  /// What becomes of one observation on its way.
  struct Draft {
    const SdmxObservation& from;
    FileCell cell;
    ObservationKey key;
    std::vector<std::pair<std::string_view, std::string_view>> dimensions;
    std::string_view indicator;  // the publisher's code
    Status status = 'A';
    bool confidential = false;
    int power = 0;
  };

  void reject(FileCell cell, std::string_view seen, std::string reason);
  void make_plan(const std::vector<SdmxValue>& dimensions);
  SdmxConcept concept_of(const SdmxValue& value) const;
  std::string_view name_of_code(const SdmxValue& value) const;
  bool read_period(Draft& draft);
  bool read_places(Draft& draft);
  bool read_place(Draft& draft, const SdmxValue& value, Place& into);
  void read_people(Draft& draft);
  bool read_attributes(Draft& draft);
  void read_measure(const Draft& draft, const SdmxMeasure& measure);
  std::string_view indicator_of(std::string_view code, std::string_view measure);
  const SdmxValue* at(const Draft& draft, int index) const;
  Error without_figures(const SdmxHeader& header) const;

  const SourceInput& input_;
  Sink& sink_;
  SdmxCatalogue catalogue_;
  const SdmxDataStructure* structure_ = nullptr;
  SdmxReference first_, current_;
  std::string title_;
  std::set<std::string> flows_;
  std::string flow_indicator_;
  Plan plan_;
  SdmxPlaces places_;
  std::map<std::string, std::string_view, std::less<>> indicators_;
  std::map<std::uint16_t, std::string> measures_;  // by column
  std::set<int> powers_;
  std::string lacking_time_;  // components of the first observation without a period
  std::uint64_t observed_ = 0, rows_ = 0, removed_ = 0, timeless_ = 0;
  bool decimal_comma_ = false;
};

}  // namespace corridor
