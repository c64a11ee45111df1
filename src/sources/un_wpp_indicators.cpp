// UN DESA, World Population Prospects, Demographic Indicators, as the UN offers them for download
// (WPP2024_Demographic_Indicators_Medium.csv.gz; the release of 2022 has the same columns): one row
// a location, variant and year, everything about whole populations side by side. Counts are in
// thousands.
//
// Years estimated and years projected both say "Medium": which is which follows from the release,
// and the release from the world's population of 1950. The row after the last year has nothing but
// its 1 January. Groupings that are no M49 area (of development banks, say) make up half of the
// file: each is named once.

#include "base/text.h"
#include "sources/un_wpp.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace corridor {
namespace un_wpp_indicators_parts {
namespace {

constexpr double thousand = 1000;
constexpr Age of_infants{0, 0}, of_children{0, 4}, of_young_mothers{15, 19};

constexpr FigureColumn number(std::string_view name, std::string_view indicator,
                              Sex sex = Sex::total, Age age = {}) {
  return {.name = name, .indicator = indicator, .sex = sex, .age = age};
}

constexpr FigureColumn count(std::string_view name, std::string_view indicator,
                             Sex sex = Sex::total, Age age = {}) {
  return {.name = name, .indicator = indicator, .scale = thousand, .sex = sex, .age = age};
}

constexpr Sex male = Sex::male, female = Sex::female, both = Sex::total;

constexpr std::array<FigureColumn, 54> columns{{
    {.name = "TPopulation1Jan",
     .indicator = "population_end_of_year",
     .scale = thousand,
     .year_offset = -1,
     .remark = "1 January is the end of the year before"},
    count("TPopulation1July", "population"),
    count("TPopulationMale1July", "population", male),
    count("TPopulationFemale1July", "population", female),
    number("PopDensity", "population_density"),
    number("PopSexRatio", "sex_ratio"),
    number("MedianAgePop", "median_age"),
    count("NatChange", "natural_change"),
    number("NatChangeRT", "natural_change_rate"),
    count("PopChange", "population_change"),
    number("PopGrowthRate", "population_growth"),
    number("DoublingTime", "doubling_time"),
    count("Births", "births"),
    count("Births1519", "births", both, of_young_mothers),
    number("CBR", "crude_birth_rate"),
    number("TFR", "total_fertility"),
    number("NRR", "net_reproduction"),
    number("MAC", "childbearing_age"),
    number("SRB", "sex_ratio_at_birth"),
    count("Deaths", "deaths"),
    count("DeathsMale", "deaths", male),
    count("DeathsFemale", "deaths", female),
    number("CDR", "crude_death_rate"),
    number("LEx", "life_expectancy"),
    number("LExMale", "life_expectancy", male),
    number("LExFemale", "life_expectancy", female),
    number("LE15", "life_expectancy", both, {15, 15}),
    number("LE15Male", "life_expectancy", male, {15, 15}),
    number("LE15Female", "life_expectancy", female, {15, 15}),
    number("LE65", "life_expectancy", both, {65, 65}),
    number("LE65Male", "life_expectancy", male, {65, 65}),
    number("LE65Female", "life_expectancy", female, {65, 65}),
    number("LE80", "life_expectancy", both, {80, 80}),
    number("LE80Male", "life_expectancy", male, {80, 80}),
    number("LE80Female", "life_expectancy", female, {80, 80}),
    count("InfantDeaths", "deaths", both, of_infants),
    number("IMR", "infant_mortality"),
    count("LBsurvivingAge1", "births_surviving_infancy"),
    count("Under5Deaths", "deaths", both, of_children),
    number("Q5", "under5_mortality"),
    number("Q0040", "death_probability", both, {0, 39}),
    number("Q0040Male", "death_probability", male, {0, 39}),
    number("Q0040Female", "death_probability", female, {0, 39}),
    number("Q0060", "death_probability", both, {0, 59}),
    number("Q0060Male", "death_probability", male, {0, 59}),
    number("Q0060Female", "death_probability", female, {0, 59}),
    number("Q1550", "death_probability", both, {15, 49}),
    number("Q1550Male", "death_probability", male, {15, 49}),
    number("Q1550Female", "death_probability", female, {15, 49}),
    number("Q1560", "death_probability", both, {15, 59}),
    number("Q1560Male", "death_probability", male, {15, 59}),
    number("Q1560Female", "death_probability", female, {15, 59}),
    count("NetMigrations", "net_migration"),
    number("CNMR", "net_migration_rate"),
}};

struct Variant {
  std::string_view written, dimension;
};
constexpr std::array<Variant, 6> variants{{{"Medium", ""},
                                           {"Estimates", ""},
                                           {"Lower 80 PI", "bound=80_low"},
                                           {"Upper 80 PI", "bound=80_high"},
                                           {"Lower 95 PI", "bound=95_low"},
                                           {"Upper 95 PI", "bound=95_high"}}};

/// "High" is variant=high, "Zero migration" variant=zero_migration.
Result<std::string> dimension_of(std::string_view text) {
  const auto known = std::ranges::find(variants, text, &Variant::written);
  if (known != variants.end()) return std::string(known->dimension);
  std::string name = text.size() > 40 ? std::string() : fold(text);
  if (name.empty()) {
    return fail({ErrorKind::malformed, "expected the name of a variant, such as Medium", {}, {}});
  }
  std::ranges::replace(name, ' ', '_');
  return "variant=" + name;
}

constexpr std::string_view header =
    "SortOrder,LocID,Notes,ISO3_code,ISO2_code,SDMX_code,LocTypeID,LocTypeName,ParentID,Location,"
    "VarID,Variant,Time,TPopulation1Jan,TPopulation1July,TPopulationMale1July,"
    "TPopulationFemale1July,PopDensity,PopSexRatio,MedianAgePop,NatChange,NatChangeRT,PopChange,"
    "PopGrowthRate,DoublingTime,Births,Births1519,CBR,TFR,NRR,MAC,SRB,Deaths,DeathsMale,"
    "DeathsFemale,CDR,LEx,LExMale,LExFemale,LE15,LE15Male,LE15Female,LE65,LE65Male,LE65Female,LE80,"
    "LE80Male,LE80Female,InfantDeaths,IMR,LBsurvivingAge1,Under5Deaths,Q5,Q0040,Q0040Male,"
    "Q0040Female,Q0060,Q0060Male,Q0060Female,Q1550,Q1550Male,Q1550Female,Q1560,Q1560Male,"
    "Q1560Female,NetMigrations,CNMR";

constexpr ColumnTable table{
    .publication = &un_wpp,
    .part = "demographic_indicators",
    .header = header,
    .keys = {.place = "LocID", .period = "Time", .dimension = "Variant"},
    .columns = columns,
    .scheme = Scheme::undesa,
    .status = 'E',
    .last_estimate = last_estimate_of_wpp,
    .dimension_of = dimension_of,
    .unknown_places_once = true,
};

bool has(const Opening& file, std::string_view name) {
  return std::ranges::find(file.header, name) != file.header.end();
}

/// People make extracts of so wide a file: what says where and when, and one figure, is enough.
bool recognise(const Opening& file) {
  return has(file, "LocID") && has(file, "Variant") && has(file, "Time") &&
         has(file, "TPopulation1July");
}

struct WorldOf1950 {
  std::string_view release;
  double thousands;
};
constexpr std::array<WorldOf1950, 2> releases{{{"2024", 2'493'093}, {"2022", 2'499'322}}};

/// The release in which the world had so many people in 1950; and whether all rows are medium.
struct Told {
  std::string release;
  bool only_medium = true;
};
Result<Told> tell(const SourceInput& input) {
  CsvReader csv(input.name, input.text);
  TRY(csv.read_header());
  const auto at = [&](std::string_view name) { return static_cast<std::size_t>(csv.column(name)); };
  const auto location = at("LocID"), variant = at("Variant"), time = at("Time"),
             people = at("TPopulation1July");
  Told told{.release = input.version};
  while (TRY(csv.next())) {
    if (csv.field(variant) != "Medium") told.only_medium = false;
    const bool is_told = !told.release.empty();
    if (is_told || csv.field(location) != "900" || csv.field(time) != "1950") continue;
    const auto value = parse_number(csv.field(people));
    for (const auto& known : releases) {
      if (value && std::abs(*value - known.thousands) < 10) told.release = known.release;
    }
  }
  if (!told.release.empty()) return told;
  return fail({ErrorKind::invalid,
               "expected the world's population of 1950 as released in 2022 or 2024 (2,499,322 or "
               "2,493,093 thousand), which tells the release; saw neither",
               {input.name},
               "Say which release it is: --release 2024."});
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  const Told told = TRY(tell(input));
  SourceInput as_told = input;
  as_told.version = told.release;
  Reading reading = TRY(read_columns(table, as_told, sink));
  if (!told.only_medium) reading.part += "_variants";
  return reading;
}

}  // namespace
}  // namespace un_wpp_indicators_parts

extern const Source un_wpp_indicators;
const Source un_wpp_indicators{"un_wpp_indicators", "UN WPP, demographic indicators (download)",
                               un_wpp_indicators_parts::header, un_wpp_indicators_parts::recognise,
                               un_wpp_indicators_parts::read};

}  // namespace corridor
