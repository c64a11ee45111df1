#include "sources/sdmx/concepts.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <unordered_map>

namespace corridor {
namespace {

using enum SdmxRole;

/// In the order of preference within a role. Users are those known to write it so.
constexpr std::array table{
    SdmxConcept{"TIME_PERIOD", time},
    SdmxConcept{"OBS_TIME", time},
    SdmxConcept{"TIME", time},
    SdmxConcept{"PERIOD", time},
    SdmxConcept{"YEAR", time},
    // where: REF_AREA is SDMX's own
    SdmxConcept{"REF_AREA", place},
    SdmxConcept{"GEO", place},       // Eurostat
    SdmxConcept{"GEO_PICT", place},  // Pacific Community
    SdmxConcept{"ITTER107", place},  // ISTAT
    SdmxConcept{"COUNTRY", place},
    SdmxConcept{"COU", place},       // OECD
    SdmxConcept{"LOCATION", place},  // OECD
    SdmxConcept{"REPORTER", place},
    SdmxConcept{"REPORTING_COUNTRY", place},
    SdmxConcept{"REPORTER_COUNTRY", place},
    SdmxConcept{"REP_COUNTRY", place},
    SdmxConcept{"REF_COUNTRY", place},
    SdmxConcept{"COUNTRY_DESTINATION", place},
    SdmxConcept{"DESTINATION", place},
    SdmxConcept{"ECONOMY", place},
    SdmxConcept{"AREA", place},
    SdmxConcept{"GEOGRAPHIC_AREA", place},
    // where from
    SdmxConcept{"COUNTRY_ORIGIN", origin},
    SdmxConcept{"ORIGIN", origin},
    SdmxConcept{"COO", origin},
    SdmxConcept{"CITIZEN", origin},  // Eurostat
    SdmxConcept{"CITIZENSHIP", origin},
    SdmxConcept{"NATIONALITY", origin},
    SdmxConcept{"C_BIRTH", origin},  // Eurostat
    SdmxConcept{"CO_BIRTH", origin},
    SdmxConcept{"COB", origin},
    SdmxConcept{"COUNTRY_BIRTH", origin},
    SdmxConcept{"COUNTRY_OF_BIRTH", origin},
    SdmxConcept{"BIRTHPLACE", origin},
    SdmxConcept{"PREV_RESIDENCE", origin},
    SdmxConcept{"NEXT_RESIDENCE", origin},  // turned round, see below
    SdmxConcept{"PARTNER", origin},
    SdmxConcept{"COUNTERPART_AREA", origin},
    SdmxConcept{"COUNTERPART_COUNTRY", origin},
    // what is measured; every id that starts with INDIC besides
    SdmxConcept{"SERIES", indicator},  // Development goals
    SdmxConcept{"INDICATOR", indicator},
    SdmxConcept{"IND", indicator},      // OECD
    SdmxConcept{"SUBJECT", indicator},  // OECD
    SdmxConcept{"MEASURE", indicator},
    SdmxConcept{"VARIABLE", indicator},
    SdmxConcept{"SEX", sex},
    SdmxConcept{"GENDER", sex},
    SdmxConcept{"AGE", age},
    SdmxConcept{"AGE_GROUP", age},
    SdmxConcept{"FREQ", other_dimension},
    SdmxConcept{"FREQUENCY", other_dimension},
    SdmxConcept{"OBS_STATUS", status},
    SdmxConcept{"OBS_FLAG", status},  // Eurostat
    SdmxConcept{"CONF_STATUS", confidentiality},
    SdmxConcept{"OBS_CONF", confidentiality},
    SdmxConcept{"CONF_STATUS_OBS", confidentiality},
    SdmxConcept{"UNIT_MULT", unit_multiplier},
    SdmxConcept{"UNIT_MULTIPLIER", unit_multiplier},
    SdmxConcept{"POWERCODE", unit_multiplier},  // OECD
    SdmxConcept{"REPORTING_YEAR_START_DAY", reporting_year},
    SdmxConcept{"OBS_VALUE", measure},
    // attributes that say something about the figure but do not change it
    SdmxConcept{"AVAILABILITY", other_attribute},
    SdmxConcept{"BASE_PER", other_attribute},
    SdmxConcept{"BREAKS", other_attribute},
    SdmxConcept{"COLLECTION", other_attribute},
    SdmxConcept{"COLL_METHOD", other_attribute},
    SdmxConcept{"COMPILATION", other_attribute},
    SdmxConcept{"COVERAGE", other_attribute},
    SdmxConcept{"DATA_COMP", other_attribute},
    SdmxConcept{"EMBARGO_TIME", other_attribute},
    SdmxConcept{"OBS_PRE_BREAK", other_attribute},
    SdmxConcept{"PRE_BREAK_VALUE", other_attribute},
    SdmxConcept{"PUBL_ECB", other_attribute},
    SdmxConcept{"SOURCE_AGENCY", other_attribute},
    SdmxConcept{"TIME_FORMAT", other_attribute},
    SdmxConcept{"TIME_PER_COLLECT", other_attribute},
};

/// Eurostat's emigration by next residence, and dimensions that say so themselves.
constexpr std::array<std::string_view, 3> leaving{"MIGR_EMI3NXT", "MIGR_EMI5NXT", "NEXT_RESIDENCE"};

/// One of the words of such an id, and it is an attribute: OBS_COMMENT, LAST_UPDATE, "LAST UPDATE".
constexpr std::array<std::string_view, 9> attribute_words{
    "COMMENT", "COMMENTS", "DECIMALS", "FOOTNOTE", "FOOTNOTES", "NOTE", "NOTES", "TITLE", "UPDATE"};

std::string upper_key(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return out;
}

bool has_attribute_word(std::string_view id) {
  while (!id.empty()) {
    const auto end = std::min(id.find_first_of("_ "), id.size());
    if (std::ranges::find(attribute_words, id.substr(0, end)) != attribute_words.end()) return true;
    id.remove_prefix(std::min(end + 1, id.size()));
  }
  return false;
}

}  // namespace

SdmxConcept sdmx_concept(std::string_view id) {
  static const auto known = [] {
    std::unordered_map<std::string_view, SdmxConcept> map;
    for (std::size_t i = 0; i < table.size(); ++i) {
      map.emplace(table[i].id, SdmxConcept{table[i].id, table[i].role, static_cast<int>(i)});
    }
    return map;
  }();
  constexpr std::size_t longest_id = 60;
  if (id.size() > longest_id) return {};
  const std::string name = upper_key(id);
  const auto found = known.find(name);
  if (found != known.end()) return found->second;
  // Behind those of the table, and INDIC_DE before what is less like an indicator.
  if (name.starts_with("INDIC")) return {"INDIC", indicator, known.at("IND").rank};
  if (has_attribute_word(name)) return {{}, other_attribute, static_cast<int>(table.size())};
  return {};
}

bool counts_leaving(std::string_view flow_or_dimension) {
  return std::ranges::find(leaving, upper_key(flow_or_dimension)) != leaving.end();
}

bool bears_on_figures(SdmxRole role) {
  return role == place || (role >= status && role <= reporting_year);
}

SdmxKind SdmxGuess::operator()(std::string_view id) {
  const SdmxRole role = sdmx_concept(id).role;
  if (role == measure) behind_ = true;
  if (role >= status && role <= other_attribute) behind_ = true;
  if (role == measure) return SdmxKind::measure;
  if (role >= time && role <= other_dimension) return SdmxKind::dimension;
  return behind_ ? SdmxKind::attribute : SdmxKind::dimension;
}

}  // namespace corridor
