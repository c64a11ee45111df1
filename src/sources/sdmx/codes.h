#pragma once
// Codes that agencies share: places, sexes, ages, statuses, multipliers. What is not understood is
// nothing, and the mapping says what becomes of it.

#include "base/result.h"
#include "vocabulary/observation.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace corridor {

/// Places as agencies code them: ISO 3166 (two or three letters, or three digits with or without
/// their zeros), Eurostat's EL and UK, _T and W0 for the world, _Z for none, ISO 3166-2 and NUTS
/// for parts of countries. Groups of countries that Eurostat and central banks use keep their code
/// (EU27_2020): the gazetteer does not know them, so nothing is ever added up from them.
/// Each spelling is looked up once.
class SdmxPlaces {
 public:
  struct Found {
    Place place;
    /// The code says less than the place: the code too is kept, as a dimension.
    bool keep_code = false;
  };
  /// Some codes mean another place to one agency.
  void set_agency(std::string_view agency);
  const std::optional<Found>& operator()(std::string_view code);

 private:
  std::optional<Found> find(std::string_view code) const;
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::string agency_;
  std::unordered_map<std::string, std::optional<Found>, Hash, std::equal_to<>> known_;
};

/// "F", "_T", "SEX_M", "BOTHSEX"; also a name: "Females".
std::optional<Sex> sdmx_sex(std::string_view code);

/// "Y15T24", "Y_GE65", "Y_LT5", "Y20-24", "Y7", "_T".
std::optional<Age> sdmx_age(std::string_view code);

struct SdmxStatus {
  Status status = 'A';
  /// False where the code is in no list known here; the figure is then taken as normal.
  bool known = true;
};
/// A letter of CL_OBS_STATUS, or Eurostat's flags ("e", "bp": the first that is known).
SdmxStatus sdmx_status(std::string_view code);

/// Whether a status says why there is no value, so that it goes with a missing figure.
bool explains_absence(Status status);

/// Powers of ten: "6", or "Millions". Nothing for other text.
std::optional<int> sdmx_multiplier(std::string_view code);

/// `number` times ten to the power, rounded once: "12.4" by 3 is 12400. Nothing where `number` is
/// no number or the product is none.
std::optional<double> scaled_number(std::string_view number, int power);

}  // namespace corridor
