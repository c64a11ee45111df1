#pragma once
// What a text of a national table says about the figures beside, below or right of it: a place, a
// sex, a period. The same text may stand in a column of the row, in a heading above the column, or
// be fixed for the whole table; its mapping (national_mapping.h) says how to understand it.

#include "base/result.h"
#include "vocabulary/observation.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace corridor {

enum class Gives : std::uint8_t {
  place,
  origin,
  place_name,
  origin_name,
  period,
  month,
  quarter,
  sex,
  age,
  indicator,
  dimension,
  status
};
std::optional<Gives> parse_gives(std::string_view word);
std::string_view name_of(Gives gives);
std::vector<std::string> words_of_gives();

/// How a publisher writes places. `any` is what the command line understands.
enum class PlaceForm : std::uint8_t { any, name, iso2, iso3, m49, iso3166_2, own };
std::optional<PlaceForm> parse_place_form(std::string_view word);
std::string_view name_of(PlaceForm form);
std::vector<std::string> words_of_place_forms();

struct FieldSpec {
  Gives gives = Gives::place;
  std::string dimension = {};       // its name, of a dimension
  PlaceForm form = PlaceForm::any;  // of places
  std::string language = {};        // of place names beside the six UN languages: "de"
  std::string country = {};         // two letters, of parts of one country
  std::string format = {};          // of periods: "dd.mm.yyyy"; empty: as SDMX writes them
  std::unordered_map<std::string, std::string> meanings = {};  // text -> what it stands for
  Where where = {};                                            // in the mapping
};

/// What is known of a figure's key so far.
struct KeyParts {
  Place place, origin;
  std::string place_name, origin_name;
  Period period;
  int month = 0, quarter = 0;
  Sex sex = Sex::total;
  Age age = {};
  std::string_view indicator = {};
  Status status = 0;  // 0: the publisher gives none
  std::vector<std::pair<std::string, std::string>> dimensions = {};

  /// Takes over what another part of the table says; each thing is said by one.
  void add(const KeyParts& other);
  /// "name=value;name=value", sorted.
  std::string dimensions_text() const;
};

/// Reads one field of many rows; each text is understood once.
class FieldReader {
 public:
  /// `own_indicators` are ids of the mapping's own, interned.
  FieldReader(FieldSpec spec, const std::vector<std::string_view>& own_indicators);

  enum class Outcome : std::uint8_t { understood, left_out, not_understood };
  /// Adds what the text says to `parts`. `left_out` where the mapping says that such rows do not
  /// count ("skip"); for `not_understood` see `reason`.
  Outcome read(std::string_view text, KeyParts& parts);
  const std::string& reason() const { return reason_; }
  const FieldSpec& spec() const { return spec_; }

 private:
  struct Meaning {
    Outcome outcome = Outcome::understood;
    std::string text = {};  // a reason, a name or a dimension's value
    Place place = {};
    Period period = {};
    int number = 0;
    Sex sex = Sex::total;
    Age age = {};
    std::string_view indicator = {};
    Status status = 0;
  };
  Meaning understand(std::string_view text) const;
  bool understand_place(std::string_view text, bool explained, const std::string& written,
                        Meaning& meaning) const;
  bool understand_time(bool explained, const std::string& written, Meaning& meaning) const;
  bool understand_person(const std::string& written, Meaning& meaning) const;
  bool understand_series(const std::string& written, Meaning& meaning) const;
  std::optional<Place> place_of(const std::string& written, PlaceForm form) const;
  void add(const Meaning& meaning, KeyParts& parts) const;

  FieldSpec spec_;
  std::vector<std::string_view> own_indicators_;
  const std::unordered_map<std::string, Place>* names_;  // in the publisher's language
  std::unordered_map<std::string, Meaning> known_;
  std::string reason_;
};

/// A period written in a form of yyyy, mm, dd, q and other characters, which stand for themselves;
/// '?' is any character. yyyy twice is a run of years.
std::optional<Period> parse_period_as(std::string_view text, std::string_view format);
/// A word for what is wrong with such a form, or empty.
std::string fault_of_period_format(std::string_view format);

}  // namespace corridor
