// World Bank, Content of Deep Trade Agreements 1.0, horizontal (Hofmann, Osnago and Ruta), as a
// table of pairs of places: which agreement is between them, and which of 52 policy areas it
// covers. Instruments are dta-<name>-<year of entry into force>: dta-comesa-1994.
//
// Quirks. The file has one row a pair and agreement, so the coverage of an agreement stands in as
// many rows as it has pairs, always the same; where it is not, it is flagged and the first counts.
// The year of a row is that in which both places were parties; the earliest of a place is the year
// in which the agreement is in force for it. Each enlargement of the European Union is an agreement
// of its own with all later members as pairs.
//
// Coverage of the areas that touch people who move is kept as a field each, "2", "1" or "0" by how
// far it can be enforced, and as a provision: 2 with settlement of disputes is a duty, 1 without is
// a limited one, 0 an aim. An area that is not covered has no field and no provision. What an area
// gives a person is named only where its definition by the WTO does (Horn, Mavroidis and Sapir
// 2010): visas and asylum are about governments' cooperation, and give nothing by themselves.

#include "base/text.h"
#include "sources/law_reading.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

namespace corridor {
namespace deep_trade_parts {
namespace {

using Kind = LawEventKind;

constexpr std::string_view needed_columns =
    "cty1,iso1,cty2,iso2,year,agreement,entry_force,type,wto_plus_gats,"
    "wto_X_labourmarketregulation,wto_X_educationandtraining,wto_X_humanrights,"
    "wto_X_illegalimmigration,wto_X_socialmatters,wto_X_visaandasylum,wto_plus_gats_le,"
    "wto_X_labourmarketregulation_le,wto_X_educationandtraining_le,wto_X_humanrights_le,"
    "wto_X_illegalimmigration_le,wto_X_socialmatters_le,wto_X_visaandasylum_le,depth";
enum Column : std::size_t { name_1, iso_1, name_2, iso_2, year, agreement, force, type };

constexpr LawFile file{
    {"World Bank", "deep_trade_agreements", "Content of Deep Trade Agreements 1.0, horizontal",
     "CC-BY-4.0", "https://datatopics.worldbank.org/dta/"},
    "2015"};

struct Area {
  std::string_view column, code, title;
  std::string_view gives = {};
};
constexpr std::array<Area, 7> areas{{
    {"wto_plus_gats", "services", "Trade in services, with the movement of those who provide them"},
    {"wto_X_visaandasylum", "visa_asylum", "Visas and asylum: cooperation of governments"},
    {"wto_X_labourmarketregulation", "labour_market", "Regulation of the labour market",
     "working_conditions"},
    {"wto_X_illegalimmigration", "irregular_migration",
     "Irregular migration: readmission, prevention and control"},
    {"wto_X_humanrights", "human_rights", "Respect for human rights"},
    {"wto_X_socialmatters", "social_matters",
     "Social matters: coordination of social security, no discrimination at work",
     "social_security non_discrimination"},
    {"wto_X_educationandtraining", "education_training", "Education and training"},
}};

struct AreaColumns {
  std::size_t covered, enforceable;
};

std::string_view strength_of(std::string_view enforceable) {
  return enforceable == "2" ? "duty" : enforceable == "1" ? "limited_duty" : "aim";
}

class DeepTradePass {
 public:
  DeepTradePass(const SourceInput& input, Sink& sink) : law_(file, input, sink) {}

  Result<Reading> read() {
    const auto rows = TRY(law_.rows().over_rows([&]() -> Result<void> {
      read_row();
      return {};
    }));
    for (const auto& [key, party] : parties_) {
      law_.sink().event({.instrument = key.first,
                         .kind = Kind::in_force,
                         .party = key.second,
                         .date = party.since,
                         .cell = party.cell});
    }
    return law_.reading(rows);
  }

 private:
  struct Party {
    Period since;
    FileCell cell;
  };

  std::size_t column(std::string_view name) const {
    const int found = law_.rows().csv().column(name);
    ENSURE(found >= 0, "a file is recognised by the columns of its areas");
    return static_cast<std::size_t>(found);
  }
  AreaColumns columns_of(const Area& area) const {
    return {column(area.column), column(fmt::format("{}_le", area.column))};
  }

  void read_row() {
    const auto name = slug(law_.field(agreement));
    const auto in_force = law_.rows().period(force), since = law_.rows().period(year);
    if (!in_force || !since) return;
    if (name.empty()) return law_.rows().reject(agreement, "expected the name of an agreement");
    const auto a = law_.rows().place(iso_1, places_), b = law_.rows().place(iso_2, places_);
    if (!a || !b) return;
    const std::string code = fmt::format("dta-{}-{}", name, in_force->text());
    if (law_.is_new(code)) {
      add_agreement(code, *in_force);
    } else if (coverage_[code] != coverage()) {
      law_.rows().flag(agreement, "coverage_differs",
                       fmt::format("not the coverage that {} has in its first row", code));
    }
    add_party(code, *a, *since);
    add_party(code, *b, *since);
  }

  std::string coverage() const {
    std::string marks;
    for (const auto& area : areas) {
      const auto [covered, enforceable] = columns_of(area);
      marks.append(law_.field(covered)).append(law_.field(enforceable)).append(";");
    }
    return marks;
  }

  void add_agreement(const std::string& code, Period in_force) {
    coverage_.emplace(code, coverage());
    NamedLines fields;
    fields.set("type", "agreement").set("topics", "trade").set("dta_type", law_.field(type));
    fields.set("dta_depth", law_.field(column("depth")));
    for (const auto& area : areas) add_area(code, area, fields);
    law_.instrument({.kind = "instrument",
                     .code = code,
                     .title = std::string(law_.field(agreement)),
                     .since = in_force,
                     .cell = law_.rows().cell(agreement)},
                    std::move(fields));
    law_.event(force, {.instrument = code, .kind = Kind::in_force, .date = in_force});
  }

  void add_area(const std::string& code, const Area& area, NamedLines& fields) {
    const auto [covered, enforceable] = columns_of(area);
    const bool is_covered = law_.field(covered) == "1";
    const auto force_of_it = law_.field(enforceable);
    if (!is_covered && force_of_it != "0") {
      law_.rows().flag(
          enforceable, "enforceable_but_not_covered",
          fmt::format("{} is {} in an area that is not covered", area.column, force_of_it));
    }
    if (!is_covered) return;
    fields.set(fmt::format("dta_{}", area.code), force_of_it);
    NamedLines its_fields;
    its_fields.set("gives", area.gives).set("strength", strength_of(force_of_it));
    law_.sink().record({.kind = "provision",
                        .code = fmt::format("{}/{}", code, area.code),
                        .title = std::string(area.title),
                        .parent = code,
                        .fields = its_fields.text(),
                        .cell = law_.rows().cell(covered)});
  }

  void add_party(const std::string& code, Place place, Period since) {
    const Party party{since, law_.rows().cell(year)};
    const auto [entry, is_new] = parties_.try_emplace({code, place}, party);
    if (!is_new && since < entry->second.since) entry->second = party;
  }

  LawPass law_;
  PlaceReader places_{Scheme::iso3};
  std::map<std::string, std::string, std::less<>> coverage_;
  std::map<std::pair<std::string, Place>, Party> parties_;
};

/// The first columns in this order, the others somewhere behind them.
bool recognise(const Opening& opening) {
  constexpr std::size_t in_order = 8;
  const auto names = split(needed_columns, ',');
  if (opening.header.size() < names.size()) return false;
  if (!std::equal(names.begin(), names.begin() + in_order, opening.header.begin())) return false;
  return std::ranges::all_of(names, [&](std::string_view name) {
    return std::ranges::find(opening.header, name) != opening.header.end();
  });
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  return DeepTradePass(input, sink).read();
}

}  // namespace
}  // namespace deep_trade_parts

extern const Source deep_trade_agreements;
const Source deep_trade_agreements{
    "deep_trade_agreements", "World Bank, content of deep trade agreements, pairs of places",
    deep_trade_parts::needed_columns, deep_trade_parts::recognise, deep_trade_parts::read};

}  // namespace corridor
