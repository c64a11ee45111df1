// United Nations Statistics Division, Global SDG Indicators Database: the data behind the
// indicators of the 2030 Agenda, in two layouts. The division's own download has a row for each
// figure and a column for each breakdown, in brackets or not; which columns there are depends on
// what was asked for. The other layout is the same in long form with all breakdowns in one column.
//
// A series keeps the database's code as its indicator, unless it is one of ours in our unit; for
// others the unit is a dimension, because a series may come in several. Its nature becomes the
// figure's status. Where a figure is given twice, of different nature, both are kept: the second
// with its nature as a dimension. "N" and "NaN" are missing; "<1" and ">95" are bounds and no
// figures: suppressed. Each series is related to the indicators of the Agenda it serves.
//
// Selections overlap: a newer one replaces the figures it has.

#include "base/text.h"
#include "sources/reading.h"
#include "sources/sdg_codes.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_set>

namespace corridor {
namespace sdg_values_parts {
namespace {

constexpr std::string_view long_header = "series,indicator,m49,area,year,value,nature,units,dims";
constexpr std::string_view download_header =
    "Goal,Target,Indicator,SeriesCode,SeriesDescription,GeoAreaCode,GeoAreaName,TimePeriod,Value,"
    "Time_Detail,TimeCoverage,UpperBound,LowerBound,BasePeriod,Source,GeoInfoUrl,FootNote,"
    "[Age],[Nature],[Reporting Type],[Sex],[Units]";

/// Columns of a download that are no breakdown, where brackets do not tell.
constexpr std::array<std::string_view, 17> not_breakdowns{
    "Goal",        "Target",     "Indicator", "SeriesCode",  "SeriesDescription", "GeoAreaCode",
    "GeoAreaName", "TimePeriod", "Value",     "Time_Detail", "TimeCoverage",      "UpperBound",
    "LowerBound",  "BasePeriod", "Source",    "GeoInfoUrl",  "FootNote"};

/// Series that are indicators of ours, with the unit that makes them so.
struct OwnSeries {
  std::string_view series, units;
};
constexpr std::array<OwnSeries, 17> own_series{{{"BX_TRF_PWKR", "percent"},
                                                {"IT_USE_ii99", "per_100_pop"},
                                                {"SG_CPA_MIGRP", "percent"},
                                                {"SG_CPA_MIGRS", "number"},
                                                {"SG_REG_BRTH", "percent"},
                                                {"SI_RMT_COST", "percent"},
                                                {"SL_EMP_FTLINJUR", "per_100000_emp"},
                                                {"SL_EMP_INJUR", "per_100000_emp"},
                                                {"SL_LBR_NTLCPL", "score"},
                                                {"SM_DTH_MIGR", "number"},
                                                {"SM_POP_REFG_OR", "per_100000_pop"},
                                                {"VC_HTF_DETV", "number"},
                                                {"VC_HTF_DETVFL", "number"},
                                                {"VC_HTF_DETVOG", "number"},
                                                {"VC_HTF_DETVOP", "number"},
                                                {"VC_HTF_DETVSX", "number"},
                                                {"VC_PRS_UNSEC", "percent"}}};

bool recognise_long(const Opening& file) { return header_is(file.header, long_header); }

bool recognise_download(const Opening& file) {
  constexpr std::array<std::string_view, 5> needed{"Goal", "Indicator", "SeriesCode", "GeoAreaCode",
                                                   "TimePeriod"};
  const auto has = [&](std::string_view name) {
    return std::ranges::find(file.header, name) != file.header.end();
  };
  return std::ranges::all_of(needed, has) && has("Value");
}

constexpr std::size_t none = SIZE_MAX;
constexpr std::size_t longest_name = 60;  // of a breakdown

/// Where a file keeps what.
struct Layout {
  std::size_t series, indicator, area, period, value;
  std::size_t description = none, nature = none, units = none, status = none;
  std::size_t low = none, high = none;
  std::size_t joined = none;  // all breakdowns in one field
  struct Breakdown {
    std::size_t column;
    std::string name;
  };
  std::vector<Breakdown> breakdowns;  // one field each
  bool plus_lost = false;
};

Layout layout_of(const CsvReader& csv) {
  if (header_is(csv.header(), long_header)) {
    return {.series = 0,
            .indicator = 1,
            .area = 2,
            .period = 4,
            .value = 5,
            .nature = 6,
            .units = 7,
            .joined = 8,
            .breakdowns = {},
            .plus_lost = true};
  }
  const auto at = [&](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(csv.header(), name) - csv.header().begin());
  };
  const auto if_there = [&](std::size_t column) {
    return column < csv.header().size() ? column : none;
  };
  Layout layout{.series = at("SeriesCode"),
                .indicator = at("Indicator"),
                .area = at("GeoAreaCode"),
                .period = at("TimePeriod"),
                .value = at("Value"),
                .description = if_there(at("SeriesDescription")),
                .low = if_there(at("LowerBound")),
                .high = if_there(at("UpperBound")),
                .breakdowns = {}};
  const auto bracketed = [](const std::string& name) { return name.starts_with('['); };
  const bool brackets = std::ranges::any_of(csv.header(), bracketed);
  const auto is_breakdown = [&](const std::string& name) {
    return brackets ? bracketed(name)
                    : std::ranges::find(not_breakdowns, name) == not_breakdowns.end();
  };
  for (std::size_t column = 0; column < csv.header().size(); ++column) {
    const std::string name = snake_case(csv.header()[column]);
    if (name == "nature") {
      layout.nature = column;
    } else if (name == "units") {
      layout.units = column;
    } else if (name == "observation_status") {
      layout.status = column;
    } else if (is_breakdown(csv.header()[column])) {
      layout.breakdowns.push_back({column, std::string(clip(name, longest_name))});
    }
  }
  return layout;
}

class SdgReader {
 public:
  SdgReader(const SourceInput& input, Sink& sink) : pass_(input, sink), sink_(sink) {}

  Result<std::uint64_t> read() {
    return pass_.over_rows([&]() -> Result<void> {
      if (!layout_) layout_ = layout_of(pass_.csv());
      read_row();
      return {};
    });
  }
  const LatestPeriod& latest() const { return latest_; }

 private:
  std::string_view field(std::size_t column) const {
    return column == none ? std::string_view{} : trim(pass_.field(column));
  }

  void read_row() {
    const auto series = field(layout_->series);
    if (!is_series_code(series)) {
      pass_.reject(layout_->series, "expected a series code such as SM_POP_REFG_OR");
      return;
    }
    const auto place = areas_(field(layout_->area));
    if (!place) {
      pass_.reject(layout_->area, "an area of the SDG database for which there is no place");
      return;
    }
    const auto period = pass_.period(layout_->period);
    if (!period) return;
    Observation figure{.cell = pass_.cell(layout_->value)};
    if (!read_value(figure)) return;
    latest_.see(*period);
    name_series(series);
    figure.key.place = *place;
    figure.key.period = *period;
    break_down(figure.key, series);
    sink_.observe(figure);
  }

  /// The breakdowns of the row as a key.
  void break_down(ObservationKey& key, std::string_view series) {
    SdgBreakdown breakdown;
    for (const auto& [column, name] : layout_->breakdowns) {
      breakdown.add(name, field(column), layout_->plus_lost);
    }
    for (const auto part : split(field(layout_->joined), ';')) {
      const auto equals = part.find('=');
      if (equals == part.npos) continue;
      breakdown.add(part.substr(0, equals), part.substr(equals + 1), layout_->plus_lost);
    }
    const std::string units = snake_case(field(layout_->units));
    const auto own = std::ranges::find(own_series, series, &OwnSeries::series);
    const bool is_ours = own != own_series.end() && own->units == units;
    if (!is_ours) breakdown.others.add("units", units);
    key.indicator = is_ours ? canonical_indicator(own->series) : intern(series);
    key.sex = breakdown.sex;
    key.age = breakdown.age;
    key.dimensions = breakdown.others.text();
    const std::string nature = snake_case(field(layout_->nature));
    if (!first_of_its_nature(key, nature)) {
      key.dimensions = breakdown.others.add("nature", nature).text();
    }
  }

  /// False where the figure stands in the file already, with another nature.
  bool first_of_its_nature(const ObservationKey& key, std::string_view nature) {
    std::size_t hash = std::hash<std::string_view>{}(key.indicator);
    const auto mix = [&](std::size_t more) { hash = hash * 0x9E3779B97F4A7C15u + more; };
    mix(std::hash<Place>{}(key.place));
    mix(static_cast<std::size_t>(key.period.key()));
    mix(static_cast<std::size_t>(key.age.from * 1000 + key.age.to));
    mix(static_cast<std::size_t>(key.sex));
    mix(std::hash<std::string>{}(key.dimensions));
    const auto [entry, is_new] = natures_.try_emplace(hash, intern_nature(nature));
    return is_new || entry->second == intern_nature(nature);
  }

  std::uint16_t intern_nature(std::string_view nature) {
    const auto [entry, is_new] = nature_numbers_.try_emplace(
        std::string(nature), static_cast<std::uint16_t>(nature_numbers_.size()));
    return entry->second;
  }

  /// Value, state, status and interval; false, and a rejection, for what is no figure.
  bool read_value(Observation& figure) {
    const auto text = field(layout_->value);
    const NumberCell number = read_number(text);
    const bool is_bound = text.starts_with('<') || text.starts_with('>');
    const bool is_missing = text == "N" || text == "NaN";
    if (number.malformed && !is_bound && !is_missing) {
      pass_.reject(layout_->value, "expected a number, a bound (<1) or N for none");
      return false;
    }
    figure.state = is_bound ? State::suppressed : number.state;
    figure.value = number.value;
    const auto status = field(layout_->status);
    figure.status = figure.state != State::value   ? default_status(figure.state)
                    : is_other_than_normal(status) ? status[0]
                                                   : status_of_nature(field(layout_->nature));
    const auto low = parse_number(field(layout_->low)), high = parse_number(field(layout_->high));
    if (low && high && figure.state == State::value) figure.interval = Interval{*low, *high};
    return true;
  }

  static bool is_other_than_normal(std::string_view status) {
    return status.size() == 1 && status != "A" && meaning_of_status(status[0]).has_value();
  }

  /// Says, once, what a series is called and which indicators of the Agenda it serves.
  void name_series(std::string_view series) {
    const auto serves = field(layout_->indicator);
    if (!named_.insert(fmt::format("{} {}", series, serves)).second) return;
    if (layout_->description != none && named_.insert(std::string(series)).second) {
      sink_.item({.list = "indicator",
                  .code = std::string(series),
                  .name = std::string(field(layout_->description)),
                  .cell = pass_.cell(layout_->series)});
    }
    if (serves.empty()) return;
    sink_.relate({"indicator", std::string(series), "measures", "sdg", std::string(serves),
                  pass_.cell(layout_->indicator)});
  }

  CsvPass pass_;
  Sink& sink_;
  SdgAreas areas_;
  LatestPeriod latest_;
  std::optional<Layout> layout_;
  std::unordered_map<std::size_t, std::uint16_t> natures_;
  std::unordered_map<std::string, std::uint16_t> nature_numbers_;
  std::unordered_set<std::string> named_;
};

Result<Reading> read(const SourceInput& input, Sink& sink) {
  SdgReader reader(input, sink);
  const auto rows = TRY(reader.read());
  return Reading{.citation = {.publisher = "United Nations Statistics Division",
                              .dataset = "unsd_sdg",
                              .title = "Global SDG Indicators Database",
                              .version = reader.latest().version(input.version),
                              .licence = "UN terms with attribution",
                              .url = "https://unstats.un.org/sdgs/dataportal",
                              .retrieved = {}},
                 .supersession = Supersession::by_figure,
                 .steps = {{0, "Value", "taken as it is; its nature becomes the status"}},
                 .rows = rows};
}

}  // namespace
}  // namespace sdg_values_parts

extern const Source sdg_values, sdg_download;
const Source sdg_values{"sdg_values", "UN SDG database, selected series in long form",
                        sdg_values_parts::long_header, sdg_values_parts::recognise_long,
                        sdg_values_parts::read};
const Source sdg_download{"sdg_download", "UN SDG database, as downloaded",
                          sdg_values_parts::download_header, sdg_values_parts::recognise_download,
                          sdg_values_parts::read};

}  // namespace corridor
