#include "report/export_rows.h"

#include "base/csv.h"
#include "base/json.h"
#include "base/spreadsheet.h"
#include "base/text.h"
#include "evidence/proof.h"
#include "report/sdmx/figure_codes.h"
#include "sources/corridor_export.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <array>
#include <map>
#include <tuple>

namespace corridor {
namespace {

constexpr std::string_view line_end = "\r\n";

struct FormatName {
  std::string_view name;
  ExportFormat format;
};
constexpr std::array<FormatName, 5> format_names{{{"csv", ExportFormat::csv},
                                                  {"spreadsheet", ExportFormat::spreadsheet},
                                                  {"json", ExportFormat::json},
                                                  {"sdmx-csv", ExportFormat::sdmx_csv},
                                                  {"package", ExportFormat::package}}};

std::string value_text(const Observation& o) {
  return o.state == State::value ? format_shortest(o.value) : std::string();
}

std::string proof_of(const Observation& o, const Edition& edition) {
  if (o.cell.row > 0) {
    return fmt::format("{}.{}.{}",
                       std::string_view(edition.sha256).substr(0, Edition::short_id_length),
                       o.cell.row, o.cell.column);
  }
  return proof_id({.observation = o, .edition = edition, .derived = true});
}

/// The unit of the indicator, looked up once for a run of its figures.
class Units {
 public:
  std::string_view operator()(std::string_view indicator) {
    if (indicator == last_) return unit_;
    const Indicator* known = find_indicator(indicator);
    last_ = indicator;
    unit_ = known == nullptr ? std::string_view() : known->unit;
    return unit_;
  }

 private:
  std::string_view last_, unit_;
};

/// The columns of `export_header`; for spreadsheets cells of text that one would alter are
/// protected. Numbers stay numbers.
class CsvWriter : public FigureWriter {
 public:
  explicit CsvWriter(bool for_spreadsheets) : for_spreadsheets_(for_spreadsheets) {}

  void begin(std::string& out) override { out.append(export_header).append(line_end); }

  void add(const Observation& o, const Edition& edition, std::string& out) override {
    const Citation& citation = edition.citation;
    const auto& key = o.key;
    for (const std::string_view field : {key.indicator, key.origin.code(), key.place.code()}) {
      text(field);
    }
    text(key.period.text());
    text(name_of(key.sex));
    text(key.age.text());
    text(name_of(key.reporter));
    text(key.dimensions);
    record_.add(value_text(o));
    text(name_of(o.state));
    text({&o.status, 1});
    record_.add(o.interval ? format_shortest(o.interval->low) : "");
    record_.add(o.interval ? format_shortest(o.interval->high) : "");
    text(units_(key.indicator));
    for (const std::string_view field :
         {std::string_view(citation.dataset), std::string_view(citation.version),
          std::string_view(citation.publisher), std::string_view(citation.licence)}) {
      text(field);
    }
    text(edition.short_id());
    text(proof_of(o, edition));
    record_.end(out);
  }

 private:
  void text(std::string_view field) {
    if (for_spreadsheets_) {
      record_.add(protect_cell(field));
    } else {
      record_.add(field);
    }
  }

  bool for_spreadsheets_;
  Units units_;
  CsvRecord record_;
};

/// {"corridor_export":1,"figures":[...],"editions":[...]}, one figure a line.
class JsonFigureWriter : public FigureWriter {
 public:
  void begin(std::string& out) override { out += "{\"corridor_export\":1,\n\"figures\":["; }

  void add(const Observation& o, const Edition& edition, std::string& out) override {
    const auto& key = o.key;
    JsonWriter json;
    json.begin_object().field("indicator", key.indicator);
    json.field("origin", key.origin.code()).field("place", key.place.code());
    json.field("period", key.period.text()).field("sex", name_of(key.sex));
    json.field("age", key.age.text()).field("reporter", name_of(key.reporter));
    json.field("dimensions", key.dimensions);
    number(json.key("value"), o.state == State::value, o.value);
    json.field("state", name_of(o.state)).field("status", std::string_view(&o.status, 1));
    const Interval interval = o.interval.value_or(Interval{});
    number(json.key("low"), o.interval.has_value(), interval.low);
    number(json.key("high"), o.interval.has_value(), interval.high);
    json.field("unit", units_(key.indicator)).field("edition", edition.short_id());
    json.field("proof", proof_of(o, edition)).end_object();
    out.append(editions_.empty() ? "\n" : ",\n").append(json.text());
    if (last_ == edition.id) return;
    last_ = edition.id;
    const auto order = std::tuple(edition.citation.dataset, edition.citation.version, edition.part,
                                  edition.sha256, edition.complete);
    editions_.try_emplace(order, edition);
  }

  void end(std::string& out) override {
    out += "\n],\n\"editions\":[";
    std::string_view between = "\n";
    for (const auto& [order, edition] : editions_) {
      const Citation& c = edition.citation;
      JsonWriter json;
      json.begin_object().field("edition", edition.short_id()).field("publisher", c.publisher);
      json.field("dataset", c.dataset).field("title", c.title).field("version", c.version);
      json.field("part", edition.part).field("complete", edition.complete);
      json.field("licence", c.licence).field("url", c.url).field("retrieved", c.retrieved);
      json.field("loaded", edition.loaded).field("sha256", edition.sha256).end_object();
      out.append(between).append(json.text());
      between = ",\n";
    }
    out += "\n]}\n";
  }

 private:
  static void number(JsonWriter& json, bool is_there, double value) {
    if (is_there) {
      json.value(value);
    } else {
      json.null();
    }
  }

  Units units_;
  std::int64_t last_ = -1;
  std::map<std::tuple<std::string, std::string, std::string, std::string, bool>, Edition> editions_;
};

/// SDMX-CSV 2.0. What does not apply is _Z, as in SDMX's code lists; a value that is not there is
/// NaN, and its status says why.
class SdmxCsvWriter : public FigureWriter {
 public:
  void begin(std::string& out) override {
    out.append(
           "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,ORIGIN,REF_AREA,SEX,AGE,REPORTING_SIDE,"
           "BREAKDOWN,TIME_PERIOD,OBS_VALUE,OBS_STATUS,LOWER_BOUND,UPPER_BOUND,UNIT_MEASURE,"
           "DATASET,DATASET_VERSION,PUBLISHER,LICENCE,EDITION,PROOF")
        .append(line_end);
  }

  void add(const Observation& o, const Edition& edition, std::string& out) override {
    const auto& key = o.key;
    const Citation& citation = edition.citation;
    record_.add("datastructure").add("CORRIDOR:FIGURES(1.0.0)").add("I");
    const auto or_none = [](std::string_view text) { return text.empty() ? "_Z" : text; };
    record_.add(sdmx::frequency_code(key.period));
    for (const std::string_view field :
         {key.indicator, or_none(key.origin.code()), key.place.code(), sdmx_code_of(key.sex)}) {
      record_.add(field);
    }
    record_.add(sdmx::age_code(key.age));
    record_.add(sdmx::side_code(key.reporter));
    record_.add(or_none(key.dimensions));
    record_.add(key.period.text());
    record_.add(o.state == State::value ? format_shortest(o.value) : "NaN");
    record_.add(std::string_view(&o.status, 1));
    record_.add(o.interval ? format_shortest(o.interval->low) : "");
    record_.add(o.interval ? format_shortest(o.interval->high) : "");
    record_.add(units_(key.indicator));
    for (const std::string& field :
         {citation.dataset, citation.version, citation.publisher, citation.licence}) {
      record_.add(field);
    }
    record_.add(edition.short_id());
    record_.add(proof_of(o, edition));
    record_.end(out);
  }

 private:
  Units units_;
  CsvRecord record_;
};

}  // namespace

Result<ExportFormat> parse_export_format(std::string_view name) {
  std::vector<std::string> known;
  for (const auto& [known_name, format] : format_names) {
    if (known_name == name) return format;
    known.emplace_back(known_name);
  }
  return fail({ErrorKind::usage,
               fmt::format("expected a format (csv, spreadsheet, json, sdmx-csv or package), saw "
                           "\"{}\"",
                           name),
               {},
               did_you_mean(name, known)});
}

std::unique_ptr<FigureWriter> figure_writer(ExportFormat format) {
  if (format == ExportFormat::json) return std::make_unique<JsonFigureWriter>();
  if (format == ExportFormat::sdmx_csv) return std::make_unique<SdmxCsvWriter>();
  return std::make_unique<CsvWriter>(format == ExportFormat::spreadsheet);
}

CsvRecord& CsvRecord::add(std::string_view field) {
  if (!empty_) text_ += ',';
  empty_ = false;
  if (field.find_first_of("\",\r\n") == std::string_view::npos) {
    text_ += field;
  } else {
    text_ += csv_quote(field);
  }
  return *this;
}

void CsvRecord::end(std::string& out) {
  out.append(text_).append(line_end);
  text_.clear();
  empty_ = true;
}

}  // namespace corridor
