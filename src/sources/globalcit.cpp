// GLOBALCIT Citizenship Law Dataset v3.1 (Vink and others, EUI 2025): how citizenship is acquired
// (modes A01 to A26) and lost (L01 to L14) in 201 states on 1 January of each year from 1960 to
// 2024. A column "A06b_bin" says whether there is a provision, "A06b_cat" of which category: they
// are figures of citizenship_law with the dimensions mode=A06b and form=provision or form=category.
// The years of residence that naturalisation takes (A06a_yrs_cat) and the acceptance of more than
// one citizenship (dualcit_comb) are indicators of their own. The modes come along as a list,
// citizenship_mode, in our words.
//
// Quirks. "NA" is missing; in iso2 it is Namibia, and missing for eleven states too (Andorra,
// former states), so that the place is taken from iso3. Only four things are coded before 2020:
// A06b, L01, L05 and what follows for dual citizenship. The wide table fills the other columns with
// NA in those years; these are no figures. Category 9 of the conditions A06a to A06f means that
// there is no naturalisation by residence to which they could be conditions: they do not apply.
// States that did not exist yet, or no longer, have rows of NA.
//
// Categories of what profiles speak of (from the publisher's own scripts, github.com/mpvink): A06b,
// renunciation required: 0 no, 1 and 2 with major exceptions, 3 without. L05, loss upon taking
// another citizenship: 0 none, 1 lapse, 2 lapse with exceptions, 4 withdrawal, 5 withdrawal with
// exceptions, 3 and 6 only of naturalised citizens. L02, loss by residence abroad: 0 none, 1 any
// citizen, 2 only some. Dual citizenship: 0 none, 1 for citizens who acquire another abroad, 2 for
// those who naturalise, 3 both.

#include "base/text.h"
#include "sources/reading.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace globalcit_parts {
namespace {

constexpr std::string_view first_columns = "iso2,iso3,country,region,year,A01a_bin,A01a_cat";
constexpr std::size_t iso3 = 1, year = 4, first_figure = 5;
constexpr int first_full_year = 2020;

struct Mode {
  std::string_view code, title;
};
constexpr std::array<Mode, 50> modes{{
    {"A01a", "Born in the country to a citizen"},
    {"A01b", "Born abroad to a citizen"},
    {"A02", "Born in the country to people who are not citizens"},
    {"A02a", "Born in the country, whoever the parents are or after they have lived there"},
    {"A02b", "Born in the country to a parent who was born there"},
    {"A03a", "Found as a child of unknown parents"},
    {"A03b", "Born in the country and otherwise stateless"},
    {"A04", "Recognised as a citizen's child after birth"},
    {"A05", "Born in the country, acquired after birth"},
    {"A06", "Naturalisation after years of residence"},
    {"A06a", "Naturalisation: years of residence"},
    {"A06b", "Naturalisation: giving up the former citizenship"},
    {"A06c", "Naturalisation: language or assimilation"},
    {"A06d", "Naturalisation: knowledge of the country or integration"},
    {"A06e", "Naturalisation: no criminal record, good character"},
    {"A06f", "Naturalisation: income or work"},
    {"A07", "Resident since childhood or schooled in the country"},
    {"A08", "Married to a citizen"},
    {"A09", "Child of a citizen who was not one at its birth"},
    {"A10", "Adopted by a citizen"},
    {"A11", "Other relative of a citizen"},
    {"A12a", "Descendant of a citizen or former citizen"},
    {"A12b", "Descendant of a citizen who has died"},
    {"A13", "Married to someone who acquires citizenship"},
    {"A14", "Child of someone who acquires citizenship"},
    {"A16", "Former citizen who acquires it again"},
    {"A18", "Citizen of certain other countries"},
    {"A19", "Of the same culture or origin"},
    {"A20", "Taken for a citizen by mistake"},
    {"A21", "Very long residence"},
    {"A22", "Recognised refugee"},
    {"A23", "Stateless person"},
    {"A24", "Special achievements"},
    {"A25", "Public or military service"},
    {"A26", "Investment"},
    {"L01", "Renunciation"},
    {"L02", "Residence abroad"},
    {"L03", "Service in a foreign army"},
    {"L04", "Other service for a foreign state"},
    {"L05", "Acquisition of another citizenship"},
    {"L06", "Another citizenship since birth that is not given up"},
    {"L07", "Disloyalty or treason"},
    {"L08", "Other crimes"},
    {"L09", "Fraud in acquiring it"},
    {"L10", "Former citizenship kept or used after naturalisation"},
    {"L11", "Loss by a parent"},
    {"L12", "Loss by a spouse"},
    {"L13a", "Descent from a citizen that proves wrong"},
    {"L13b", "Adoption by foreigners"},
    {"L14", "Another citizenship of a foundling or of someone taken for stateless"},
}};

/// What a column measures.
struct Measure {
  std::string_view indicator = "citizenship_law";
  std::string dimensions = {};
  bool is_condition = false;  // of naturalisation by residence
  bool since_1960 = false;
};

std::optional<Measure> measure_of(std::string_view column) {
  if (column == "dualcit_comb") return Measure{.indicator = "dual_citizenship", .since_1960 = true};
  if (column == "A06a_yrs_cat") {
    return Measure{.indicator = "naturalisation_residence", .is_condition = true};
  }
  const auto mode = column.substr(0, column.find('_'));
  const auto form = column.substr(std::min(mode.size(), column.size()));
  const bool known = std::ranges::find(modes, mode, &Mode::code) != modes.end();
  if (!known || (form != "_bin" && form != "_cat")) return std::nullopt;
  return Measure{
      .dimensions = fmt::format("form={};mode={}", form == "_bin" ? "provision" : "category", mode),
      .is_condition = mode.size() == 4 && mode.starts_with("A06"),
      .since_1960 = mode == "A06b" || mode == "L01" || mode == "L05"};
}

class CitizenshipPass {
 public:
  CitizenshipPass(const SourceInput& input, Sink& sink)
      : input_(input), sink_(sink), pass_(input, sink) {}

  Result<Reading> read() {
    for (const auto& mode : modes) {
      sink_.item({.list = "citizenship_mode",
                  .code = std::string(mode.code),
                  .name = std::string(mode.title)});
    }
    const auto rows = TRY(pass_.over_rows([&]() -> Result<void> {
      if (measures_.empty()) find_measures();
      read_row();
      return {};
    }));
    Reading reading{.citation = {.publisher = "Global Citizenship Observatory (GLOBALCIT), EUI",
                                 .dataset = "globalcit_citizenship_law",
                                 .title = "GLOBALCIT Citizenship Law Dataset, country and year",
                                 .version = input_.version.empty() ? "3.1" : input_.version,
                                 .licence = "CC-BY-4.0",
                                 .url = "https://hdl.handle.net/1814/73190",
                                 .retrieved = {}},
                    .rows = rows};
    for (std::size_t i = 0; i < measures_.size(); ++i) {
      if (!measures_[i]) continue;
      const auto column = first_figure + i;
      reading.steps.push_back(
          {static_cast<std::uint16_t>(column + 1), pass_.csv().header()[column], "taken as it is"});
    }
    return reading;
  }

 private:
  void find_measures() {
    const auto& header = pass_.csv().header();
    for (std::size_t i = first_figure; i < header.size(); ++i) {
      measures_.push_back(measure_of(header[i]));
    }
    category_of_residence_ = pass_.csv().column("A06a_cat");
  }

  void read_row() {
    const auto place = pass_.place(iso3, places_);
    if (!place) return;
    const auto in = pass_.period(year);
    if (!in) return;
    for (std::size_t i = 0; i < measures_.size(); ++i) {
      if (!measures_[i]) continue;
      const std::size_t column = first_figure + i;
      const bool is_padding = in->start_year() < first_full_year && !measures_[i]->since_1960 &&
                              pass_.field(column) == "NA";
      if (!is_padding) add_figure(column, *measures_[i], *place, *in);
    }
  }

  void add_figure(std::size_t column, const Measure& measure, Place place, Period in) {
    Observation figure{.key = {.indicator = measure.indicator,
                               .place = place,
                               .period = in,
                               .dimensions = measure.dimensions}};
    if (measure.is_condition && does_not_apply(column)) {
      figure.state = State::not_applicable;
      figure.status = default_status(figure.state);
      figure.cell = pass_.cell(column);
      return sink_.observe(figure);
    }
    pass_.figure(column, figure);
  }

  /// Category 9, which elsewhere would be a number of years; and what is missing in other columns
  /// of a row where A06a has it.
  bool does_not_apply(std::size_t column) const {
    const std::string_view name = pass_.csv().header()[column];
    const bool is_category = name.ends_with("_cat") && !name.ends_with("_yrs_cat");
    if (is_category && pass_.field(column) == "9") return true;
    return category_of_residence_ >= 0 && pass_.field(column) == "NA" &&
           pass_.field(static_cast<std::size_t>(category_of_residence_)) == "9";
  }

  const SourceInput& input_;
  Sink& sink_;
  CsvPass pass_;
  PlaceReader places_{Scheme::iso3};
  std::vector<std::optional<Measure>> measures_;  // of the columns from first_figure on
  int category_of_residence_ = -1;
};

bool recognise(const Opening& file) {
  const auto names = split(first_columns, ',');
  if (file.header.size() <= names.size()) return false;
  return std::equal(names.begin(), names.end(), file.header.begin());
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  return CitizenshipPass(input, sink).read();
}

}  // namespace
}  // namespace globalcit_parts

extern const Source globalcit_citizenship_law;
const Source globalcit_citizenship_law{
    "globalcit_citizenship_law", "GLOBALCIT Citizenship Law Dataset, country and year",
    "iso2,iso3,country,region,year,A01a_bin,A01a_cat,...,dualcit_comb", globalcit_parts::recognise,
    globalcit_parts::read};

}  // namespace corridor
