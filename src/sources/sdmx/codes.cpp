#include "sources/sdmx/codes.h"

#include "base/text.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace corridor {
namespace {

/// A code and its place. Of two codes for one place, one is kept as a dimension beside it, so that
/// their figures can be told apart.
struct CodedPlace {
  std::string_view code, place;
  bool keep_code = false;
};

/// Codes with a meaning of their own, in lists of more than one agency.
constexpr std::array special_codes{
    CodedPlace{"_T", "_W"},        CodedPlace{"W0", "_W"},      CodedPlace{"W00", "_W"},
    CodedPlace{"W", "_W"},         CodedPlace{"WORLD", "_W"},   CodedPlace{"WLD", "_W"},
    CodedPlace{"TOTAL", "_W"},     CodedPlace{"TOT", "_W"},     CodedPlace{"000", "_W"},
    CodedPlace{"0", "_W"},         CodedPlace{"_Z", "_Z"},      CodedPlace{"_U", "_U"},
    CodedPlace{"_X", "_U", true},  CodedPlace{"UNK", "_U"},     CodedPlace{"NSP", "_U", true},
    CodedPlace{"NRP", "_U", true}, CodedPlace{"_O", "_O"},      CodedPlace{"OTH", "_O"},
    CodedPlace{"OTHER", "_O"},     CodedPlace{"EL", "GRC"},     CodedPlace{"UK", "GBR"},
    CodedPlace{"STLS", "XXA"},     CodedPlace{"STLESS", "XXA"}, CodedPlace{"STATELESS", "XXA"},
};

/// Codes that mean something else to one agency. INSEE's FM is metropolitan France.
struct AgencyCode {
  std::string_view agency, code, place;
  bool keep_code;
};
constexpr std::array<AgencyCode, 2> agency_codes{{
    {"FR1", "FE", "FRA", false},
    {"FR1", "FM", "FRA", true},
}};

/// Groups and relative places that keep their code. Eurostat: EU, euro area and partners by their
/// composition, citizenship groups. Central banks: W1 the rest of the world, W2 the place itself,
/// I and U the euro area.
constexpr std::array<std::string_view, 50> kept_codes{"EU27_2020",  "EU28",
                                                      "EU27_2007",  "EU27",
                                                      "EU25",       "EU15",
                                                      "EA",         "EA11",
                                                      "EA12",       "EA13",
                                                      "EA15",       "EA16",
                                                      "EA17",       "EA18",
                                                      "EA19",       "EA20",
                                                      "EA21",       "EEA",
                                                      "EEA30_2007", "EEA31",
                                                      "EEA32",      "EXT_EU27_2020",
                                                      "EXT_EU28",   "EXT_EU27",
                                                      "EXT_EA19",   "EXT_EA20",
                                                      "EXT_EA21",   "EU27_2020_FOR",
                                                      "NEU27_2020", "NEU27_2020_FOR",
                                                      "EU28_FOR",   "NEU28_FOR",
                                                      "EU27_FOR",   "NEU27_FOR",
                                                      "FOR",        "FOR_STLS",
                                                      "NAT",        "EFTA_FOR",
                                                      "CC5_13_FOR", "HDC",
                                                      "MDC",        "LDC_FOR",
                                                      "W1",         "W2",
                                                      "I8",         "I9",
                                                      "I10",        "U2",
                                                      "U4",         "U5"};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_of(std::string_view text, bool (*is)(char)) {
  return !text.empty() && std::ranges::all_of(text, is);
}
bool is_letter_or_digit(char c) { return is_upper(c) || is_digit(c); }

bool is_country(std::string_view code) {
  if (!all_of(code, is_upper)) return false;
  const auto place = Gazetteer::get().match(code);
  const PlaceRecord* record = place ? Gazetteer::get().find(*place) : nullptr;
  return record != nullptr && record->kind == PlaceKind::country;
}

/// The country that NUTS calls so: ISO's two letters but for Greece and the United Kingdom.
bool is_nuts_country(std::string_view prefix) {
  constexpr std::string_view countries =
      "AL AT BA BE BG CH CY CZ DE DK EE EL ES FI FR HR HU IE IS IT LI LT LU LV ME MK MT NL NO PL "
      "PT RO RS SE SI SK TR UK XK";
  return prefix.size() == 2 && all_of(prefix, is_upper) && countries.contains(prefix);
}

/// Regions of the first level end in a letter in five countries only; other codes of three letters
/// are groups ("MEA" is no part of Montenegro).
bool is_nuts(std::string_view code) {
  if (code.size() < 3 || code.size() > 5 || !is_nuts_country(code.substr(0, 2))) return false;
  const auto rest = code.substr(2);
  if (!all_of(rest, is_letter_or_digit)) return false;
  if (std::ranges::any_of(rest, is_digit)) return true;
  constexpr std::array<std::string_view, 5> lettered{"DEABCDEFG", "FRBCDEFGHIJKLMY", "ITCFGHI",
                                                     "TRABC", "UKCDEFGHIJKLMN"};
  const auto known = [&](std::string_view country) {
    return country.starts_with(code.substr(0, 2)) && country.substr(2).contains(rest);
  };
  return rest.size() == 1 && (rest == "Z" || std::ranges::any_of(lettered, known));
}

/// ISO 3166-2 ("US-CA"), or its like with the three letters of the country ("USA-CA"): as the
/// gazetteer has it, as it stands where it has none.
std::optional<Place> part_of_country(std::string_view code) {
  const auto hyphen = code.find('-');
  if (hyphen != 2 && hyphen != 3) return std::nullopt;
  const auto country = code.substr(0, hyphen), part = code.substr(hyphen + 1);
  if (part.size() > 3 || !all_of(part, is_letter_or_digit) || !is_country(country)) {
    return std::nullopt;
  }
  const auto& gazetteer = Gazetteer::get();
  const auto* record = gazetteer.find(*gazetteer.match(country));
  if (const auto place = gazetteer.match(fmt::format("{}-{}", record->alpha2, part))) return place;
  return Place(code);
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return out;
}

}  // namespace

void SdmxPlaces::set_agency(std::string_view agency) {
  if (agency == agency_) return;
  agency_ = agency;
  known_.clear();
}

const std::optional<SdmxPlaces::Found>& SdmxPlaces::operator()(std::string_view code) {
  const auto found = known_.find(code);
  if (found != known_.end()) return found->second;
  return known_.emplace(code, find(code)).first->second;
}

std::optional<SdmxPlaces::Found> SdmxPlaces::find(std::string_view code) const {
  code = trim(code);
  for (const auto& known : agency_codes) {
    if (known.agency == agency_ && known.code == code) {
      return Found{Place(known.place), known.keep_code};
    }
  }
  const auto special = std::ranges::find(special_codes, code, &CodedPlace::code);
  if (special != special_codes.end()) return Found{Place(special->place), special->keep_code};
  if (std::ranges::find(kept_codes, code) != kept_codes.end()) return Found{Place(code)};
  const auto& gazetteer = Gazetteer::get();
  if (const auto place = gazetteer.match(code)) return Found{*place};
  if (code.size() < 3 && all_of(code, is_digit)) {
    if (const auto place = gazetteer.match(fmt::format("{:0>3}", code))) return Found{*place};
  }
  if (const auto part = part_of_country(code)) return Found{*part};
  if (is_nuts(code)) return Found{Place(code)};
  return std::nullopt;
}

std::optional<Sex> sdmx_sex(std::string_view code) {
  if (code.size() > 20) return std::nullopt;
  std::string word = upper(trim(code));
  if (word.starts_with("SEX_")) word.erase(0, 4);
  struct Coded {
    std::string_view code;
    Sex sex;
  };
  constexpr std::array<Coded, 17> codes{{{"_T", Sex::total},
                                         {"T", Sex::total},
                                         {"TOTAL", Sex::total},
                                         {"B", Sex::total},
                                         {"BOTH", Sex::total},
                                         {"BOTHSEX", Sex::total},
                                         {"BOTH SEXES", Sex::total},
                                         {"F", Sex::female},
                                         {"FEMALE", Sex::female},
                                         {"FEMALES", Sex::female},
                                         {"M", Sex::male},
                                         {"MALE", Sex::male},
                                         {"MALES", Sex::male},
                                         {"_O", Sex::other},
                                         {"O", Sex::other},
                                         {"_U", Sex::unknown},
                                         {"UNK", Sex::unknown}}};
  const auto found = std::ranges::find(codes, word, &Coded::code);
  return found == codes.end() ? std::nullopt : std::optional(found->sex);
}

std::optional<Age> sdmx_age(std::string_view code) {
  constexpr int oldest = 150;
  code = trim(code);
  if (code == "_T" || code == "TOTAL" || code == "T") return Age{};
  if (!code.starts_with('Y')) return std::nullopt;
  code.remove_prefix(code.starts_with("Y_") ? 2 : 1);
  const auto bound = code.substr(0, 2);
  const bool bounded = bound == "GE" || bound == "GT" || bound == "LE" || bound == "LT";
  if (bounded) code.remove_prefix(2);
  const auto between = bounded ? std::string_view::npos : code.find_first_of("T-");
  const auto age = [](std::string_view text) -> std::optional<int> {
    if (text.size() > 3 || !all_of(text, is_digit)) return std::nullopt;
    const int years = static_cast<int>(*parse_integer(text));
    return years <= oldest ? std::optional(years) : std::nullopt;
  };
  const auto from = age(code.substr(0, between));
  const auto to = between == std::string_view::npos ? from : age(code.substr(between + 1));
  if (!from || !to || *from > *to) return std::nullopt;
  if (bound == "GE") return Age{*from, Age::open};
  if (bound == "GT") return Age{*from + 1, Age::open};
  if (bound == "LE") return Age{0, *from};
  if (bound == "LT") return *from == 0 ? std::nullopt : std::optional(Age{0, *from - 1});
  return Age{*from, *to};
}

SdmxStatus sdmx_status(std::string_view code) {
  code = trim(code);
  if (code.empty() || code == "_Z" || code.starts_with('#')) return {};
  if (code.size() == 1 && is_upper(code[0]) && meaning_of_status(code[0])) return {code[0], true};
  // Eurostat's small letters: s is its own estimate, z "not applicable", r "revised", c
  // "confidential" (which the missing value says).
  constexpr std::string_view flags = "bcdefinprsuz", meanings = "BQDEFINPAEUM";
  constexpr std::size_t most_flags = 4;
  if (code.size() > most_flags) return {'A', false};
  for (const char c : code) {
    const auto flag = flags.find(c);
    if (flag != std::string_view::npos) return {meanings[flag], true};
    if (c != ' ' && c != ':' && c != ',') return {'A', false};
  }
  return {};
}

bool explains_absence(Status status) { return std::string_view("HJKLMOQSW").contains(status); }

std::optional<int> sdmx_multiplier(std::string_view code) {
  struct Named {
    std::string_view name;
    int power;
  };
  constexpr std::array<Named, 7> names{{{"units", 0},
                                        {"tens", 1},
                                        {"hundreds", 2},
                                        {"thousands", 3},
                                        {"millions", 6},
                                        {"billions", 9},
                                        {"trillions", 12}}};
  constexpr int largest = 30;
  code = trim(code);
  if (code.size() > 20) return std::nullopt;
  if (const auto power = parse_integer(code)) {
    const bool fits = *power >= -largest && *power <= largest;
    return fits ? std::optional(static_cast<int>(*power)) : std::nullopt;
  }
  const auto found = std::ranges::find(names, fold(code), &Named::name);
  return found == names.end() ? std::nullopt : std::optional(found->power);
}

std::optional<double> scaled_number(std::string_view number, int power) {
  const auto plain = parse_number(number);
  if (!plain || power == 0) return plain;
  const bool has_exponent = number.find_first_of("eE") != std::string_view::npos;
  const auto scaled = has_exponent ? std::optional(*plain * std::pow(10.0, power))
                                   : parse_number(fmt::format("{}e{}", number, power));
  return scaled && std::isfinite(*scaled) ? scaled : std::nullopt;
}

}  // namespace corridor
