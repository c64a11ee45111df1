// Ratifications of four ILO conventions (on family responsibilities, part-time work, home work and
// maternity protection), as the Minimum Set of Gender Indicators takes them from NORMLEX, to
// September 2021. Instruments are ilo-<convention>: ilo-C156. States that ratified are listed, no
// others. Where a convention is not yet in force for a state, the comment says from when it is.

#include "base/text.h"
#include "sources/law_reading.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace ilo_ratifications_parts {
namespace {

using Kind = LawEventKind;

constexpr std::string_view header =
    "convention,series,ref_area,country,iso3,year,date,status_code,status,comment";
enum Column : std::size_t {
  convention,
  series,
  area,
  country,
  iso3,
  year,
  date,
  status_code,
  status,
  comment
};

constexpr LawFile file{{"ILO NORMLEX, through the UN Minimum Set of Gender Indicators",
                        "ilo_ratifications", "Ratifications of ILO conventions", "UNSD terms",
                        "https://gender-data-hub-2-undesa.hub.arcgis.com"},
                       "2021-09",
                       true};

struct Convention {
  std::string_view number, title, topics;
};
constexpr std::array<Convention, 4> conventions{
    {{"C156", "Workers with Family Responsibilities Convention, 1981 (No. 156)", "labour women"},
     {"C175", "Part-Time Work Convention, 1994 (No. 175)", "labour"},
     {"C177", "Home Work Convention, 1996 (No. 177)", "labour"},
     {"C183", "Maternity Protection Convention, 2000 (No. 183)", "labour women children"}}};

Record instrument_of(const LawPass& law, const std::string& code, FileCell cell) {
  const auto found = std::ranges::find(conventions, law.field(convention), &Convention::number);
  return {.kind = "instrument",
          .code = code,
          .title = found != conventions.end()
                       ? std::string(found->title)
                       : fmt::format("ILO convention {}", law.field(convention)),
          .cell = cell};
}

std::string_view topics_of(std::string_view number) {
  const auto found = std::ranges::find(conventions, number, &Convention::number);
  return found != conventions.end() ? found->topics : "labour";
}

/// The day in "The Convention will enter into force for Slovenia on 14 Apr 2022. Period of ...".
std::optional<Period> day_of_force(std::string_view text) {
  constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  if (!text.contains("will enter into force")) return std::nullopt;
  const auto on = text.find(" on ");
  if (on == text.npos) return std::nullopt;
  const auto words = split(text.substr(on + 4, text.find('.', on) - on - 4), ' ');
  if (words.size() != 3 || words[1].size() != 3) return std::nullopt;
  const auto month = months.find(words[1]);
  const auto day = parse_integer(words[0]), in = parse_integer(words[2]);
  if (month == months.npos || month % 3 != 0 || !day || !in) return std::nullopt;
  return parse_american_date(fmt::format("{}/{}/{:04}", month / 3 + 1, *day, *in));
}

void read_row(LawPass& law, PlaceReader& places) {
  const auto number = law.field(convention);
  if (number.size() < 2 || number.front() != 'C') {
    return law.rows().reject(convention, "expected a convention: C156");
  }
  const std::string code = fmt::format("ilo-{}", number);
  if (law.is_new(code)) {
    NamedLines fields;
    fields.set("type", "labour_convention").set("topics", topics_of(number));
    law.instrument(instrument_of(law, code, law.rows().cell(convention)), std::move(fields));
  }
  const auto party = law.rows().place(iso3, places);
  if (!party) return;
  const auto when = law.rows().period(date);
  if (!when) return;
  if (!law.field(status).starts_with("Ratified")) {
    return law.rows().reject(status, "expected Ratified, in force or not in force");
  }
  LawEvent event{.instrument = code,
                 .kind = Kind::ratification,
                 .party = *party,
                 .date = *when,
                 .note = std::string(law.field(comment))};
  if (law.field(status) == "Ratified, not in force") {
    event.effective = day_of_force(law.field(comment)).value_or(Period{});
  }
  law.event(date, std::move(event));
}

bool recognise(const Opening& opening) { return header_is(opening.header, header); }
Result<Reading> read(const SourceInput& input, Sink& sink) {
  LawPass law(file, input, sink);
  PlaceReader places(Scheme::iso3);
  return law.read_rows([&] { read_row(law, places); });
}

}  // namespace
}  // namespace ilo_ratifications_parts

extern const Source ilo_ratifications;
const Source ilo_ratifications{"ilo_ratifications",
                               "ILO conventions 156, 175, 177 and 183, ratifications",
                               ilo_ratifications_parts::header, ilo_ratifications_parts::recognise,
                               ilo_ratifications_parts::read};

}  // namespace corridor
