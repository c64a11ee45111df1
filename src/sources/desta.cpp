// Design of Trade Agreements (DESTA, Dür, Baccini and Elsig), treaties and their members, and the
// depth of labour provisions that LABPTA (Raess and Sari) finds in those of 1990 to 2016.
// Instruments are desta-<number>, labpta-<number>. LABPTA uses DESTA's numbers, so labpta-188 is
// linked to desta-188 as the same; of 483 one is not in DESTA, and four have another year there.
//
// Quirks. A row is an act, not a treaty: accessions (3+1), withdrawals (22_1), consolidated texts
// (694a), amendments and negotiations are listed as treaties are. They become instruments that are
// linked to the treaty they are about (accedes_to, withdraws_from, consolidates, amends). Years
// only. The members of an act are all that are named with it: of an accession those who were in
// before too, of a withdrawal those who stay. Their events are signatures of that act; members of a
// negotiation signed nothing and are linked to it (negotiated_by). Members are UN M49 numbers
// without leading zeros; 900 is Kosovo.

#include "base/text.h"
#include "sources/law_reading.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace desta_parts {
namespace {

using Kind = LawEventKind;

constexpr std::string_view treaties_header =
    "number,base_treaty,name,entry_type,consolidated,year,entryforceyear,language,typememb,"
    "regioncon,wto_listed,wto_name";
constexpr std::string_view members_header = "number,base_treaty,entry_type,year,country_m49,col";

constexpr std::string_view publisher = "DESTA (Dür, Baccini and Elsig)";
constexpr std::string_view licence = "Free for research with citation";
constexpr std::string_view address = "https://www.designoftradeagreements.org";
constexpr LawFile treaties_file{
    {publisher, "desta_treaties", "Design of Trade Agreements, list of treaties", licence, address},
    "2020"};
constexpr LawFile members_file{
    {publisher, "desta_members", "Design of Trade Agreements, members", licence, address}, "2020"};

struct EntryType {
  std::string_view written, relation;
};
constexpr std::array<EntryType, 6> entry_types{{{"base_treaty", ""},
                                                {"accession", "accedes_to"},
                                                {"withdrawal", "withdraws_from"},
                                                {"protocol or amendment", "amends"},
                                                {"consolidated", "consolidates"},
                                                {"negotiation", ""}}};

const EntryType* find_type(std::string_view written) {
  const auto found = std::ranges::find(entry_types, written, &EntryType::written);
  return found == entry_types.end() ? nullptr : &*found;
}

struct Word {
  std::string_view code, word;
};
/// What the publisher's numbers of members mean.
constexpr std::array<Word, 7> member_types{{{"1", "bilateral"},
                                            {"2", "plurilateral"},
                                            {"3", "group_and_state"},
                                            {"4", "between_groups"},
                                            {"5", "accession"},
                                            {"6", "accession_by_enlargement"},
                                            {"7", "withdrawal"}}};

std::string_view word_of(std::span<const Word> words, std::string_view code) {
  const auto found = std::ranges::find(words, code, &Word::code);
  return found == words.end() ? std::string_view{} : found->word;
}

/// A year, or nothing where the cell is empty or "NA". False, and a rejection, for anything else.
bool read_year(LawPass& law, std::size_t column, Period& year) {
  if (law.field(column).empty() || law.field(column) == "NA") return true;
  const auto read = law.rows().period(column);
  if (read) year = *read;
  return read.has_value();
}

enum TreatyColumn : std::size_t {
  number,
  base,
  name,
  entry_type,
  consolidated,
  year,
  force_year,
  language,
  members,
  region,
  wto_listed,
  wto_name
};

void read_treaty(LawPass& law) {
  const EntryType* type = find_type(law.field(entry_type));
  if (law.field(number).empty()) return law.rows().reject(number, "expected a number: 3+1");
  if (type == nullptr) {
    return law.rows().reject(entry_type,
                             "expected base_treaty, accession, withdrawal, protocol or "
                             "amendment, consolidated or negotiation");
  }
  Period made, in_force;
  if (!read_year(law, year, made) || !read_year(law, force_year, in_force)) return;
  const std::string code = fmt::format("desta-{}", law.field(number));
  NamedLines fields;
  fields.set("type", type->relation == "amends" ? "protocol" : "agreement").set("topics", "trade");
  fields.set("desta_entry", type->written)
      .set("desta_members", word_of(member_types, law.field(members)));
  fields.set("desta_region", law.field(region)).set("desta_language", law.field(language));
  fields.set("wto_listed", law.field(wto_listed)).set("wto_name", law.field(wto_name));
  law.instrument({.kind = "instrument",
                  .code = code,
                  .title = std::string(law.field(name)),
                  .since = in_force,
                  .cell = law.rows().cell(number)},
                 std::move(fields));
  if (!made.empty()) law.event(year, {.instrument = code, .kind = Kind::adopted, .date = made});
  if (!in_force.empty()) {
    law.event(force_year, {.instrument = code, .kind = Kind::in_force, .date = in_force});
    if (is_before(in_force, made)) {
      law.rows().flag(
          force_year, "in_force_before_signature",
          fmt::format("{} is in force in {} and signed in {}", code, in_force.text(), made.text()));
    }
  }
  if (type->relation.empty() || law.field(base).empty()) return;
  law.link(base, instrument_address(code), type->relation,
           instrument_address(fmt::format("desta-{}", law.field(base))));
}

// ---- members -----------------------------------------------------------------------------------

enum MemberColumn : std::size_t {
  member_number,
  member_base,
  member_type,
  member_year,
  country,
  col
};

/// M49 has no number for Kosovo, and UN DESA's 900 is the world.
std::optional<Place> member_place(LawPass& law, PlaceReader& places) {
  if (law.field(country) == "900") return Place("XKX");
  return law.rows().place(country, places);
}

void read_member(LawPass& law, PlaceReader& places) {
  if (law.field(member_number).empty())
    return law.rows().reject(member_number, "expected a number");
  if (find_type(law.field(member_type)) == nullptr) {
    return law.rows().reject(member_type, "expected base_treaty, accession, withdrawal");
  }
  const auto party = member_place(law, places);
  if (!party) return;
  Period made;
  if (!read_year(law, member_year, made)) return;
  std::string code = fmt::format("desta-{}", law.field(member_number));
  if (law.field(member_type) == "negotiation") {
    return law.link(country, instrument_address(code), "negotiated_by",
                    fmt::format("place:{}", party->code()));
  }
  law.event(
      country,
      {.instrument = std::move(code), .kind = Kind::signature, .party = *party, .date = made});
}

// ---- labour provisions -------------------------------------------------------------------------

constexpr std::string_view labour_header =
    "Number,Name,year,LP_depth_6values,union_density_av_max_pta,union_density_max_pta,"
    "execrlc_av_max_pta,execrlc_max_pta,plp_av_max_pta,plp_max_pta,hs_ratio_av_max_pta,"
    "hs_ratio_max_pta,polity2_av_max_pta,polity2_max_pta,democracy_di_mean_pta,depth_index,"
    "NorthNorth,SouthSouth,EC,US,inter_union_left_av_max_pta,inter_union_democracy_av_max_pta,"
    "inter_union_left_max_pta,inter_union_democracy_max_pta";
enum LabourColumn : std::size_t { labour_number, labour_name, labour_year, labour_depth };
constexpr std::size_t depth_index = 15;

constexpr LawFile labour_file{
    {"LABPTA (Raess and Sari)", "labpta", "Labour provisions in trade agreements, depth",
     "Free with citation", "https://www.designoftradeagreements.org"},
    "2016"};

/// The other columns describe the parties, for a regression, and are passed over.
void read_labour(LawPass& law) {
  if (law.field(labour_number).empty())
    return law.rows().reject(labour_number, "expected a number");
  Period made;
  if (!read_year(law, labour_year, made)) return;
  const auto depth = parse_integer(law.field(labour_depth));
  if (!depth || *depth < 0 || *depth > 5) {
    return law.rows().reject(labour_depth, "expected the depth of labour provisions, 0 to 5");
  }
  const std::string code = fmt::format("labpta-{}", law.field(labour_number));
  NamedLines fields;
  fields.set("type", "agreement").set("topics", *depth > 0 ? "trade labour" : "trade");
  fields.set("labour_depth", law.field(labour_depth)).set("depth_index", law.field(depth_index));
  law.instrument({.kind = "instrument",
                  .code = code,
                  .title = std::string(law.field(labour_name)),
                  .cell = law.rows().cell(labour_number)},
                 std::move(fields));
  if (!made.empty()) {
    law.event(labour_year, {.instrument = code, .kind = Kind::adopted, .date = made});
  }
  law.link(labour_number, instrument_address(fmt::format("desta-{}", law.field(labour_number))),
           "same_as", instrument_address(code));
}

bool recognise_treaties(const Opening& file) { return header_is(file.header, treaties_header); }
bool recognise_members(const Opening& file) { return header_is(file.header, members_header); }
bool recognise_labour(const Opening& file) { return header_is(file.header, labour_header); }

template <class Each>
Result<Reading> read_rows(const LawFile& file, const SourceInput& input, Sink& sink, Each each) {
  LawPass law(file, input, sink);
  return law.read_rows([&] { each(law); });
}

Result<Reading> read_treaties(const SourceInput& input, Sink& sink) {
  return read_rows(treaties_file, input, sink, read_treaty);
}
Result<Reading> read_members(const SourceInput& input, Sink& sink) {
  PlaceReader places(Scheme::undesa);
  return read_rows(members_file, input, sink, [&](LawPass& law) { read_member(law, places); });
}
Result<Reading> read_labour_depth(const SourceInput& input, Sink& sink) {
  return read_rows(labour_file, input, sink, read_labour);
}

}  // namespace
}  // namespace desta_parts

extern const Source desta_treaties, desta_members, labpta;
const Source desta_treaties{"desta_treaties", "DESTA, trade agreements and acts about them",
                            desta_parts::treaties_header, desta_parts::recognise_treaties,
                            desta_parts::read_treaties};
const Source desta_members{"desta_members", "DESTA, members of trade agreements",
                           desta_parts::members_header, desta_parts::recognise_members,
                           desta_parts::read_members};
const Source labpta{"labpta", "LABPTA, depth of labour provisions in trade agreements",
                    desta_parts::labour_header, desta_parts::recognise_labour,
                    desta_parts::read_labour_depth};

}  // namespace corridor
