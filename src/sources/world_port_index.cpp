// United States National Geospatial-Intelligence Agency, World Port Index (publication 150): ports
// of the world with where they are, how large and deep, and what they offer. Of its 109 columns
// those are kept that say what a port can do for people and goods; a depth or length of 0 and
// "Unknown" mean that it is not known, and are left out.

#include "base/text.h"
#include "sources/list_reading.h"
#include "sources/named_values.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace world_port_index_parts {
namespace {

/// The first columns; those after are found by their names.
constexpr std::string_view start =
    "OID_,World Port Index Number,Region Name,Main Port Name,Alternate Port Name,UN/LOCODE,"
    "Country Code,World Water Body,Harbor Size,Harbor Type,Harbor Use,Latitude,Longitude";
constexpr std::string_view number = "World Port Index Number";

struct Detail {
  std::string_view column, name;
  bool zero_is_unknown = false;
};
constexpr std::array<Detail, 23> details{{
    {"Region Name", "region"},
    {"UN/LOCODE", "locode"},
    {"World Water Body", "water"},
    {"Harbor Size", "harbour_size"},
    {"Harbor Type", "harbour_type"},
    {"Harbor Use", "harbour_use"},
    {"Channel Depth (m)", "channel_depth_m", true},
    {"Cargo Pier Depth (m)", "cargo_pier_depth_m", true},
    {"Maximum Vessel Length (m)", "longest_vessel_m", true},
    {"Maximum Vessel Draft (m)", "deepest_vessel_m", true},
    {"First Port of Entry", "first_port_of_entry"},
    {"Port Security", "port_security"},
    {"Quarantine - Pratique", "quarantine_pratique"},
    {"Search and Rescue", "search_and_rescue"},
    {"Medical Facilities", "medical_facilities"},
    {"Communications - Airport", "airport"},
    {"Communications - Rail", "rail"},
    {"Railway", "railway"},
    {"Facilities - Ro-Ro", "roll_on_roll_off"},
    {"Facilities - Container", "containers"},
    {"Repairs", "repairs"},
    {"Latitude", "lat"},
    {"Longitude", "lon"},
}};

bool recognise(const Opening& file) {
  return std::ranges::all_of(split(start, ','), [&](std::string_view name) {
    return std::ranges::find(file.header, name) != file.header.end();
  });
}

/// "8225.0" is port 8225.
std::string without_fraction(std::string code) {
  if (code.ends_with(".0")) code.resize(code.size() - 2);
  return code;
}

/// Where the columns stand, looked up once.
struct Columns {
  explicit Columns(const CsvReader& csv) {
    for (const auto& detail : details) places.push_back(csv.column(detail.column));
    const auto at = [&](std::string_view column) {
      return static_cast<std::size_t>(csv.column(column));
    };
    code = at(number);
    name = at("Main Port Name");
    country = at("Country Code");
    other_name = at("Alternate Port Name");
    locode = at("UN/LOCODE");
  }
  std::vector<int> places;  // of details; -1 where there is none
  std::size_t code, name, country, other_name, locode;
};

void read_port(CsvPass& pass, const Columns& columns, PlaceReader& places, Sink& sink) {
  auto item = list_entry(pass, "port", columns.code, columns.name);
  if (!item) return;
  item->code = without_fraction(std::move(item->code));
  item->place = place_of_entry(pass, columns.country, places);
  item->other_names = joined_lines({pass.field(columns.other_name), pass.field(columns.locode)});
  NamedValues values;
  for (std::size_t i = 0; i < details.size(); ++i) {
    if (columns.places[i] < 0) continue;
    const auto value = trim(pass.field(static_cast<std::size_t>(columns.places[i])));
    const bool unknown = value == "Unknown" || (details[i].zero_is_unknown && value == "0.0");
    if (!unknown) values.add(details[i].name, value);
  }
  item->details = values.text();
  sink.item(std::move(*item));
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  PlaceReader places(Scheme::any);
  std::optional<Columns> columns;
  return read_list(input, sink,
                   {.publisher = "National Geospatial-Intelligence Agency",
                    .dataset = "world_port_index",
                    .title = "World Port Index",
                    .version = {},
                    .licence = "Public domain",
                    .url = "https://msi.nga.mil/Publications/WPI",
                    .retrieved = {}},
                   [&](CsvPass& pass) {
                     if (!columns) columns.emplace(pass.csv());
                     read_port(pass, *columns, places, sink);
                   });
}

}  // namespace
}  // namespace world_port_index_parts

extern const Source world_port_index;
const Source world_port_index{"world_port_index", "NGA World Port Index",
                              world_port_index_parts::start, world_port_index_parts::recognise,
                              world_port_index_parts::read};

}  // namespace corridor
