// SDMX-CSV 1.0 and 2.0.
#include "report/export_rows.h"
#include "report/sdmx/data_writers.h"
#include "report/sdmx/figure_codes.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

class CsvWriter final : public DataWriter {
 public:
  CsvWriter(const DataPlan& plan, const CsvForm& form)
      : plan_(plan),
        form_(form),
        version_(form.version),
        labels_(form.labels),
        names_(plan.catalogue) {}

  void begin(std::string& out) override {
    find_finest();
    if (version_ == 1) {
      record_.add("DATAFLOW");
    } else {
      record_.add("STRUCTURE").add("STRUCTURE_ID");
      if (labels_ == Labels::name) record_.add("STRUCTURE_NAME");
      record_.add("ACTION");
      if (form_.series_keys) record_.add("SERIES_KEY");
      if (form_.observation_keys) record_.add("OBS_KEY");
    }
    for (const auto& asked : plan_.flows) {
      for (const auto& id : asked.flow->dimensions) {
        if (std::ranges::find(dimensions_, id) == dimensions_.end()) dimensions_.push_back(id);
      }
    }
    for (const auto& id : dimensions_) header(id);
    header(time_dimension);
    if (plan_.query.with_measure) header("OBS_VALUE");
    for (const auto& attribute : all_attributes()) {
      if (plan_.query.wants_attribute(attribute.id, attribute.of_series)) header(attribute.id);
    }
    record_.end(out);
  }

  void begin_set(const SetHead& head, std::string&) override {
    const Flow& flow = head.flow;
    const auto* artefact = plan_.catalogue.find({Type::dataflow, flow.id});
    id_ = fmt::format("{}:{}({})", agency_id, flow.id, version_text);
    name_ = artefact == nullptr ? flow.id : artefact->name;
    if (labels_ == Labels::both) id_ += ": " + name_;
  }
  void end_set(std::string&) override {}
  void end(std::string&) override {}

  void series(const SeriesView& series, std::string& out) override {
    const bool observations = plan_.query.with_observations;
    for (const auto* row : series.rows) {
      const auto time = observations ? time_text(row->observation.key.period) : std::string();
      row_start();
      add_keys(*row, time);
      for (const auto& id : dimensions_) {
        // One that another structure alone has stays empty.
        const auto at = std::ranges::find(series.flow.dimensions, id);
        const bool has = at != series.flow.dimensions.end();
        const auto place = static_cast<std::size_t>(at - series.flow.dimensions.begin());
        coded(codelist_of(id), has ? row->key[place] : std::string_view());
      }
      plain(time);
      if (plan_.query.with_measure) plain(observations ? value_of(*row) : std::string());
      for (const auto& attribute : all_attributes()) {
        if (!plan_.query.wants_attribute(attribute.id, attribute.of_series)) continue;
        const bool shown = observations || attribute.of_series;
        const auto value =
            shown ? attribute_of(plan_.catalogue, series.flow, *row, attribute.id) : std::string();
        attribute.codelist.empty() ? plain(value) : coded(attribute.codelist, value);
      }
      record_.end(out);
      if (!observations) return;
    }
  }

 private:
  /// Where there is none the status says why.
  std::string value_of(const DataRow& row) const {
    auto text = value_text(row);
    return text.empty() && version_ == 2 ? "NaN" : text;
  }
  std::string time_text(const Period& period) const {
    if (!form_.normalized) return period.text();
    return day_text(days_of(period).first).substr(0, finest_);
  }
  void add_keys(const DataRow& row, const std::string& time) {
    if (version_ == 1 || !(form_.series_keys || form_.observation_keys)) return;
    std::string key;
    for (const auto code : row.key) key.append(key.empty() ? "" : ".").append(code);
    if (form_.series_keys) record_.add(key);
    if (form_.observation_keys) record_.add(time.empty() ? std::string() : key + "." + time);
  }
  /// How much of "2020-12-31" the finest of the dataflows' times needs.
  void find_finest() {
    for (const auto& asked : plan_.flows) {
      for (const auto& period : asked.flow->cube.periods) {
        const auto kind = period.kind();
        const bool years = kind == Period::Kind::year || kind == Period::Kind::years;
        const bool days = kind == Period::Kind::week || kind == Period::Kind::day;
        finest_ = std::max<std::size_t>(finest_, years ? 4 : days ? 10 : 7);
      }
    }
  }
  void header(std::string_view id) {
    const auto name = names_.of_concept(id);
    if (labels_ == Labels::both) {
      record_.add(fmt::format("{}: {}", id, name));
      return;
    }
    record_.add(id);
    if (labels_ == Labels::name && version_ == 2) record_.add(name);
  }
  void row_start() {
    if (version_ == 1) {
      record_.add(id_);
      return;
    }
    record_.add("dataflow").add(id_);
    if (labels_ == Labels::name) record_.add(name_);
    record_.add("I");
  }
  void plain(std::string_view text) {
    record_.add(text);
    if (labels_ == Labels::name && version_ == 2) record_.add("");
  }
  void coded(std::string_view codelist, std::string_view code) {
    if (labels_ == Labels::both && !code.empty()) {
      record_.add(fmt::format("{}: {}", code, names_(codelist, code)));
      return;
    }
    record_.add(code);
    if (labels_ == Labels::name && version_ == 2) {
      record_.add(code.empty() ? std::string_view() : names_(codelist, code));
    }
  }

  const DataPlan& plan_;
  CsvForm form_;
  int version_;
  Labels labels_;
  std::size_t finest_ = 4;
  CodeNames names_;
  CsvRecord record_;
  std::vector<std::string> dimensions_;  // of all structures in the message
  std::string id_, name_;
};

}  // namespace

std::string codelist_of(std::string_view dimension) {
  if (dimension == "ORIGIN" || dimension == "REF_AREA") return "CL_AREA";
  return fmt::format("CL_{}", dimension);
}

std::string_view CodeNames::find(const Reference& scheme, std::string_view id) {
  const auto [entry, is_new] = lists_.try_emplace(scheme.id);
  if (is_new) {
    if (const auto* artefact = catalogue_.find(scheme)) {
      for (const auto& item : artefact->items) entry->second.emplace(item.id, item.name);
    }
  }
  const auto found = entry->second.find(id);
  return found == entry->second.end() ? id : found->second;
}

std::string_view CodeNames::operator()(std::string_view codelist, std::string_view code) {
  return find({Type::codelist, std::string(codelist)}, code);
}

std::string_view CodeNames::of_concept(std::string_view id) {
  return find({Type::concept_scheme, std::string(concepts_id)}, id);
}

std::unique_ptr<DataWriter> csv_writer(const DataPlan& plan, const CsvForm& form) {
  return std::make_unique<CsvWriter>(plan, form);
}

}  // namespace corridor::sdmx
