// SDMX-JSON data 1.0 and 2.0. Observations come first and what their numbers stand for last: it is
// known only when all of them are written.
#include "base/json.h"
#include "report/sdmx/data_writers.h"
#include "report/sdmx/figure_codes.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

/// The values of a component in the order of their first use.
class Values {
 public:
  std::size_t index_of(std::string_view value) {
    const auto found = numbers_.find(value);
    if (found != numbers_.end()) return found->second;
    values_.emplace_back(value);
    return numbers_.emplace(value, values_.size() - 1).first->second;
  }
  const std::vector<std::string>& all() const { return values_; }

 private:
  std::map<std::string, std::size_t, std::less<>> numbers_;
  std::vector<std::string> values_;
};

class JsonDataWriter final : public DataWriter {
 public:
  JsonDataWriter(const DataPlan& plan, int version)
      : plan_(plan), version_(version), names_(plan.catalogue) {
    tell(*plan.flows.front().flow);
  }

  void begin(std::string& out) override {
    JsonWriter json;
    json.begin_object();
    json.field("schema", fmt::format("https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/"
                                     "data-message/tools/schemas/{}.0.0/sdmx-json-data-schema.json",
                                     version_));
    json.field("id", "FIGURES").field("test", false);
    const auto& loaded = plan_.catalogue.loaded;
    json.field("prepared", loaded.empty() ? "1970-01-01T00:00:00Z" : loaded);
    json.key("contentLanguages").begin_array().value("en").end_array();
    json.key("sender").begin_object().field("id", agency_id).field("name", "Corridor");
    json.key("names").begin_object().field("en", "Corridor").end_object().end_object();
    json.end_object();
    out += "{\"meta\":" + std::move(json).text() + ",\"data\":{\"dataSets\":[";
  }

  void begin_set(const SetHead& head, std::string& out) override {
    tell(head.flow);
    told_->sets.push_back(sets_);
    if (sets_++ > 0) out += ',';
    out += '{';
    if (version_ == 2) out += fmt::format("\"structure\":{},", told_ - told_all_.begin());
    out += "\"action\":\"Information\"";
    if (!head.valid_from.empty()) {
      out += fmt::format(",\"validFrom\":{}", json_quote(head.valid_from));
    }
    out += flat() ? ",\"observations\":{" : ",\"series\":{";
    between_ = "";
  }
  void end_set(std::string& out) override { out += "}}"; }

  void series(const SeriesView& series, std::string& out) override {
    const DataRow& first = *series.rows.front();
    const auto time_place = first.key.size();
    if (flat()) {
      for (const auto* row : series.rows) {
        out.append(between_).append("\"").append(indexes(*row, time_place + 1)).append("\":");
        observation(*row, out);
        between_ = ",";
      }
      return;
    }
    const auto at = plan_.at(flow());
    out.append(between_).append("\"").append(indexes(first, at)).append("\":{");
    between_ = ",";
    out += "\"attributes\":[";
    attribute_indexes(first, true, out, "");
    out += "]";
    if (plan_.query.with_observations) {
      out += ",\"observations\":{";
      std::string_view between;
      for (const auto* row : series.rows) {
        out.append(between);
        out += fmt::format("\"{}\":", index(*row, at));
        observation(*row, out);
        between = ",";
      }
      out += "}";
    }
    out += "}";
  }

  void end(std::string& out) override {
    out += version_ == 2 ? "],\"structures\":[" : "],\"structure\":";
    std::string_view between;
    for (told_ = told_all_.begin(); told_ != told_all_.end(); ++told_) {
      JsonWriter json;
      write_structure(json);
      out.append(between).append(std::move(json).text());
      between = ",";
    }
    out += version_ == 2 ? "]}}\n" : "},\"errors\":[]}\n";
  }

 private:
  /// What sets of one structure share: the values that their numbers stand for.
  struct Told {
    const Flow* first;
    std::vector<Values> dimensions, attributes;
    std::map<std::string, Period> periods = {};
    std::vector<int> sets = {};
  };
  /// Of the flow's structure from here on.
  void tell(const Flow& flow) {
    told_ = std::ranges::find(told_all_, flow.structure,
                              [](const Told& told) { return told.first->structure; });
    if (told_ != told_all_.end()) return;
    told_ =
        told_all_.insert(told_all_.end(), {&flow, std::vector<Values>(flow.dimensions.size() + 1),
                                           std::vector<Values>(all_attributes().size())});
  }
  const Flow& flow() const { return *told_->first; }
  bool flat() const { return plan_.flat() && plan_.query.with_observations; }

  std::size_t index(const DataRow& row, std::size_t dimension) {
    if (dimension < row.key.size())
      return told_->dimensions[dimension].index_of(row.key[dimension]);
    const auto period = row.observation.key.period;
    told_->periods.emplace(period.text(), period);
    return told_->dimensions[dimension].index_of(period.text());
  }
  /// "0:1:0", of all dimensions but one.
  std::string indexes(const DataRow& row, std::size_t but) {
    std::string text;
    for (std::size_t i = 0; i < told_->dimensions.size(); ++i) {
      if (i == but) continue;
      if (!text.empty()) text += ':';
      text += std::to_string(index(row, i));
    }
    return text;
  }
  void attribute_indexes(const DataRow& row, bool of_series, std::string& out,
                         std::string_view between) {
    const auto infos = all_attributes();
    for (std::size_t i = 0; i < infos.size(); ++i) {
      if (!is_here(i, of_series)) continue;
      const auto value = attribute_of(plan_.catalogue, flow(), row, infos[i].id);
      out.append(between);
      // A proof is another one at each figure: it stands there as it is, where the form lets it.
      const bool literal = version_ == 2 && infos[i].codelist.empty() && !infos[i].of_series;
      if (value.empty())
        out += "null";
      else if (literal)
        out += json_quote(value);
      else
        out += std::to_string(told_->attributes[i].index_of(value));
      between = ",";
    }
  }
  /// Whether an attribute stands at series, or at observations.
  bool is_here(std::size_t attribute, bool at_series) const {
    const auto& info = all_attributes()[attribute];
    if (!plan_.query.wants_attribute(info.id, info.of_series)) return false;
    return (info.of_series && !flat()) == at_series;
  }
  void observation(const DataRow& row, std::string& out) {
    out += '[';
    std::string_view between;
    if (plan_.query.with_measure) {
      const auto value = value_text(row);
      out += value.empty() ? "null" : value;
      between = ",";
    }
    attribute_indexes(row, false, out, between);
    out += ']';
  }

  void name_fields(JsonWriter& json, std::string_view name) {
    json.field("name", name).key("names").begin_object().field("en", name).end_object();
  }
  void write_dimension(JsonWriter& json, std::size_t i) {
    const bool time = i == flow().dimensions.size();
    const std::string id(time ? time_dimension : flow().dimensions[i]);
    json.begin_object().field("id", id);
    name_fields(json, names_.of_concept(id));
    json.field("keyPosition", i).key("roles").begin_array().value(id).end_array();
    // Series alone have no values at the observation.
    if (told_->dimensions[i].all().empty()) {
      json.end_object();
      return;
    }
    json.key("values").begin_array();
    for (const auto& value : told_->dimensions[i].all()) {
      json.begin_object().field("id", value);
      name_fields(json, time ? std::string_view(value) : names_(codelist_of(id), value));
      if (time) {
        const auto days = days_of(told_->periods.at(value));
        json.field("start", day_text(days.first) + "T00:00:00Z");
        json.field("end", day_text(days.last) + "T23:59:59Z");
      }
      json.end_object();
    }
    json.end_array().end_object();
  }
  void write_dimensions(JsonWriter& json) {
    json.key("dimensions").begin_object().key("dataSet").begin_array().end_array();
    const auto at = plan_.at(flow());
    for (const bool series : {true, false}) {
      json.key(series ? "series" : "observation").begin_array();
      for (std::size_t i = 0; i < told_->dimensions.size(); ++i) {
        if ((!flat() && i != at) == series) write_dimension(json, i);
      }
      json.end_array();
    }
    json.end_object();
  }
  void write_attribute(JsonWriter& json, std::size_t i) {
    const auto& info = all_attributes()[i];
    json.begin_object().field("id", info.id);
    name_fields(json, names_.of_concept(info.id));
    json.key("relationship").begin_object();
    if (info.of_series) {
      json.key("dimensions").begin_array();
      for (const auto& id : flow().dimensions) json.value(id);
      json.end_array();
    } else if (version_ == 2) {
      json.key("observation").begin_object().end_object();
    } else {
      json.field("primaryMeasure", "OBS_VALUE");
    }
    json.end_object();
    // Where they stand as they are.
    if (told_->attributes[i].all().empty()) {
      if (version_ == 2) json.key("format").begin_object().field("dataType", "String").end_object();
      json.end_object();
      return;
    }
    json.key("values").begin_array();
    for (const auto& value : told_->attributes[i].all()) {
      json.begin_object();
      if (!info.codelist.empty()) {
        json.field("id", value);
        name_fields(json, names_(info.codelist, value));
      } else if (version_ == 2) {
        json.field("value", value);
      } else {
        json.field("name", value);
      }
      json.end_object();
    }
    json.end_array().end_object();
  }
  void write_attributes(JsonWriter& json) {
    json.key("attributes").begin_object().key("dataSet").begin_array().end_array();
    if (version_ == 2) json.key("dimensionGroup").begin_array().end_array();
    for (const bool at_series : {true, false}) {
      json.key(at_series ? "series" : "observation").begin_array();
      for (std::size_t i = 0; i < told_->attributes.size(); ++i) {
        if (is_here(i, at_series)) write_attribute(json, i);
      }
      json.end_array();
    }
    json.end_object();
  }
  void write_structure(JsonWriter& json) {
    const Reference usage{Type::dataflow, flow().id};
    const auto* artefact = plan_.catalogue.find(usage);
    json.begin_object().key("links").begin_array();
    for (const auto& [rel, to] :
         {std::pair("dataflow", usage),
          std::pair("datastructure", Reference{Type::data_structure, flow().structure})}) {
      json.begin_object().field("rel", rel).field("urn", urn_of(to, Model::v3_0)).end_object();
    }
    json.end_array();
    name_fields(json, artefact == nullptr ? flow().id : artefact->name);
    if (version_ == 2) {
      json.key("dataSets").begin_array();
      for (const int set : told_->sets) json.value(set);
      json.end_array();
    }
    write_dimensions(json);
    if (version_ == 2) {
      json.key("measures").begin_object().key("observation").begin_array();
      if (plan_.query.with_measure) {
        json.begin_object().field("id", "OBS_VALUE");
        name_fields(json, names_.of_concept("OBS_VALUE"));
        json.end_object();
      }
      json.end_array().end_object();
    }
    write_attributes(json);
    json.key("annotations").begin_array().end_array().end_object();
  }

  const DataPlan& plan_;
  int version_;
  CodeNames names_;
  std::vector<Told> told_all_;
  std::vector<Told>::iterator told_;
  std::string_view between_;
  int sets_ = 0;
};

}  // namespace

std::unique_ptr<DataWriter> json_writer(const DataPlan& plan, int version) {
  return std::make_unique<JsonDataWriter>(plan, version);
}

}  // namespace corridor::sdmx
