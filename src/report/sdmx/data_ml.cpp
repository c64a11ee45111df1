#include "base/xml_writer.h"
#include "report/sdmx/data_writers.h"
#include "report/sdmx/message_ml.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

using Prefix = std::pair<std::string_view, std::string_view>;

/// What both kinds of message have: the names of sets, the head.
class MlWriter : public DataWriter {
 public:
  MlWriter(const DataPlan& plan, bool time_series) : plan_(plan), time_series_(time_series) {}

  void begin(std::string& out) override {
    xml_.emplace(out);
    open();
    open_header(*xml_, plan_.catalogue.loaded);
    int number = 0;
    for (const auto& asked : plan_.flows) {
      write_structure(*asked.flow, fmt::format("S{}", ++number));
    }
    xml_->element("mes:DataSetAction", "Information").close();
  }
  void end_set(std::string&) override { xml_->close(); }
  void end(std::string& out) override {
    xml_->close_to(0);
    out += '\n';
  }

 protected:
  virtual void open() = 0;

  void write_structure(const Flow& flow, const std::string& id) {
    const Reference usage{Type::dataflow, flow.id};
    xml_->open("mes:Structure").attribute("structureID", id);
    if (specific_) {
      xml_->attribute("namespace", specific_namespace(usage, plan_.query.at_observation));
    }
    xml_->attribute("dimensionAtObservation", plan_.query.at_observation);
    write_reference(*xml_, plan_.model, "com:StructureUsage", usage);
    xml_->close();
  }
  std::string structure_id(const Flow& flow) const {
    for (std::size_t i = 0; i < plan_.flows.size(); ++i) {
      if (plan_.flows[i].flow == &flow) return fmt::format("S{}", i + 1);
    }
    return "S1";
  }
  /// The dimension at the observation, of a row.
  std::string at_observation(const Flow& flow, const DataRow& row) const {
    const auto at = plan_.at(flow);
    return at < row.key.size() ? std::string(row.key[at]) : row.observation.key.period.text();
  }
  /// What the figures of a series share: dimensions, then time where it is not at the observation.
  template <class Use> void each_shared(const Flow& flow, const DataRow& row, Use use) const {
    const auto at = plan_.flat() ? flow.dimensions.size() + 1 : plan_.at(flow);
    for (std::size_t i = 0; i < flow.dimensions.size(); ++i) {
      if (i != at) use(flow.dimensions[i], row.key[i]);
    }
    if (at != flow.dimensions.size()) use(time_dimension, row.observation.key.period.text());
  }
  template <class Use>
  void each_attribute(const Flow& flow, const DataRow& row, bool of_series, Use use) const {
    for (const auto& attribute : all_attributes()) {
      if (attribute.of_series != of_series) continue;
      if (!plan_.query.wants_attribute(attribute.id, of_series)) continue;
      const auto value = attribute_of(plan_.catalogue, flow, row, attribute.id);
      if (!value.empty()) use(attribute.id, value);
    }
  }
  bool flat() const { return plan_.flat() && plan_.query.with_observations; }

  const DataPlan& plan_;
  bool time_series_;
  bool specific_ = false;
  std::optional<XmlWriter> xml_;
};

class GenericWriter final : public MlWriter {
 public:
  using MlWriter::MlWriter;

  void begin_set(const SetHead& head, std::string&) override {
    xml_->open("mes:DataSet").attribute("structureRef", structure_id(head.flow));
    xml_->attribute("action", "Information");
    if (!head.valid_from.empty()) xml_->attribute("validFromDate", head.valid_from);
  }

  void series(const SeriesView& series, std::string&) override {
    const DataRow& first = *series.rows.front();
    if (flat()) {
      for (const auto* row : series.rows) flat_observation(series.flow, *row);
      return;
    }
    xml_->open("gen:Series").open("gen:SeriesKey");
    each_shared(series.flow, first, [this](auto id, const auto& value) { pair(id, value); });
    xml_->close();
    Attributes attributes(*this);
    each_attribute(series.flow, first, true, attributes);
    attributes.close();
    if (plan_.query.with_observations) {
      for (const auto* row : series.rows) observation(series.flow, *row);
    }
    xml_->close();
  }

 private:
  void open() override {
    open_message(*xml_, plan_.model, time_series_ ? "GenericTimeSeriesData" : "GenericData",
                 {"gen", "data/generic"});
  }
  void pair(std::string_view id, std::string_view value) {
    xml_->open("gen:Value").attribute("id", id).attribute("value", value).close();
  }
  /// Opens gen:Attributes with the first of them.
  class Attributes {
   public:
    explicit Attributes(GenericWriter& writer) : writer_(&writer) {}
    void operator()(std::string_view id, const std::string& value) {
      if (!*open_) writer_->xml_->open("gen:Attributes");
      *open_ = true;
      writer_->pair(id, value);
    }
    void close() {
      if (*open_) writer_->xml_->close();
    }

   private:
    GenericWriter* writer_;
    std::shared_ptr<bool> open_ = std::make_shared<bool>(false);
  };

  void value(const DataRow& row) {
    const auto text = value_text(row);
    if (!text.empty() && plan_.query.with_measure) {
      xml_->open("gen:ObsValue").attribute("value", text).close();
    }
  }
  void observation(const Flow& flow, const DataRow& row) {
    xml_->open("gen:Obs").open("gen:ObsDimension");
    // A time series has no other dimension there, and the schema does not let it be named.
    if (!time_series_) xml_->attribute("id", plan_.query.at_observation);
    xml_->attribute("value", at_observation(flow, row)).close();
    value(row);
    Attributes attributes(*this);
    each_attribute(flow, row, false, attributes);
    attributes.close();
    xml_->close();
  }
  void flat_observation(const Flow& flow, const DataRow& row) {
    xml_->open("gen:Obs").open("gen:ObsKey");
    each_shared(flow, row, [this](auto id, const auto& text) { pair(id, text); });
    xml_->close();
    value(row);
    Attributes attributes(*this);
    each_attribute(flow, row, true, attributes);
    each_attribute(flow, row, false, attributes);
    attributes.close();
    xml_->close();
  }
};

class SpecificWriter final : public MlWriter {
 public:
  SpecificWriter(const DataPlan& plan, bool time_series) : MlWriter(plan, time_series) {
    specific_ = true;
  }

  void begin_set(const SetHead& head, std::string&) override {
    xml_->open("mes:DataSet").attribute("ss:structureRef", structure_id(head.flow));
    xml_->attribute("ss:action", "Information");
    if (plan_.model == Model::v2_1) xml_->attribute("ss:dataScope", "DataStructure");
    if (!head.valid_from.empty()) xml_->attribute("ss:validFromDate", head.valid_from);
    std::size_t number = 1;
    for (const auto& asked : plan_.flows) {
      if (asked.flow == &head.flow) break;
      ++number;
    }
    xml_->attribute("xsi:type", fmt::format("ns{}:DataSetType", number));
  }

  void series(const SeriesView& series, std::string&) override {
    const DataRow& first = *series.rows.front();
    const auto set = [this](std::string_view id, std::string_view value) {
      xml_->attribute(id, value);
    };
    if (!flat()) {
      xml_->open("Series");
      each_shared(series.flow, first, set);
      each_attribute(series.flow, first, true, set);
      if (!plan_.query.with_observations) {
        xml_->close();
        return;
      }
    }
    for (const auto* row : series.rows) {
      xml_->open("Obs");
      if (flat()) {
        each_shared(series.flow, *row, set);
        each_attribute(series.flow, *row, true, set);
      } else {
        set(plan_.query.at_observation, at_observation(series.flow, *row));
      }
      const auto value = value_text(*row);
      if (!value.empty() && plan_.query.with_measure) set("OBS_VALUE", value);
      each_attribute(series.flow, *row, false, set);
      xml_->close();
    }
    if (!flat()) xml_->close();
  }

 private:
  void open() override {
    open_message(*xml_, plan_.model,
                 time_series_ ? "StructureSpecificTimeSeriesData" : "StructureSpecificData",
                 {"ss", "data/structurespecific"});
    xml_->attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    int number = 0;
    for (const auto& asked : plan_.flows) {
      xml_->attribute(
          fmt::format("xmlns:ns{}", ++number),
          specific_namespace({Type::dataflow, asked.flow->id}, plan_.query.at_observation));
    }
  }
};

}  // namespace

std::string specific_namespace(const Reference& structure, std::string_view at_observation) {
  return fmt::format("{}:ObsLevelDim:{}", urn_of(structure, Model::v2_1), at_observation);
}

std::unique_ptr<DataWriter> generic_writer(const DataPlan& plan, bool time_series) {
  return std::make_unique<GenericWriter>(plan, time_series);
}

std::unique_ptr<DataWriter> specific_writer(const DataPlan& plan, bool time_series) {
  return std::make_unique<SpecificWriter>(plan, time_series);
}

}  // namespace corridor::sdmx
