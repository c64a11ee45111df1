// Chilton and Woda, Bilateral Labor Agreements Dataset (2022): which two states made an agreement
// on labour and when (formation, 1,222 agreements), and what 570 of them whose text was at hand say
// on criteria taken from the ILO's model agreement (coding). Both files speak of the same
// agreements by the publisher's number: bla-1.
//
// Quirks. Which of the two states people come from is not told: the order of A and B means nothing.
// Days are written 5/19/1947, month first; where there is none the year stands for it, and 9999 is
// not known. An exchange of notes on two days counts by its year. The codes beside the names are
// the publisher's own (UNS, BRD, CZEa), so states are read by name.
//
// A provision is coded 1 where the text has it. Each of those is a record of its own, with the
// protection that it gives where one of ours fits: what is about governments (exchange of
// information, joint committees) gives none to a person. Blank means that it does not apply.

#include "base/encoding.h"
#include "base/text.h"
#include "sources/law_reading.h"
#include "sources/list_reading.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace labour_agreements_parts {
namespace {

using Kind = LawEventKind;

constexpr std::string_view formation_header =
    "treatyID,countryA,countryB,codeA,codeB,dyadID,year,datesigned,ratified,copy_available,"
    "evidence_available,evidence_notavailable,dataset_original,copy_english,copy_french,"
    "copy_german,copy_spanish,copy_arabic,copy_polish,copy_russian,copy_portugese,iso3A,iso3B";
constexpr std::string_view coding_header =
    "treatyID,countryA,countryB,codeA,codeB,dyadID,year,agreement_title,coded_orig_lang,"
    "coded_google_translation,autorenew,bla_duration,bla_duration_other,bla_duration_years,"
    "past_bla_amend,past_bla_ref,past_bla_replace,quota,quota_num,intl_instr,info_exch,"
    "info_dissem,govt_agencies,joint_commit,recruit_cost_mig,recruit_auth,recruit_auth_who,"
    "labor_union_orig,labor_union_dest,labor_union_join,emp_orgs,ngos,migrant_info,prot_equal,"
    "prot_women,prot_women_det,prot_other,contract_req,contract_standard,contract_terms,wage_prot,"
    "housing_req,housing_cond,housing_monitor,work_monitor,passport,social_security,"
    "disputes_emp_mig,mig_human_cap,credentials,remittances,reintegration,contract_renewal,"
    "perm_resid,iso3A,iso3B";

constexpr std::string_view publisher = "Chilton and Woda";
constexpr std::string_view licence = "CC0 (Harvard Dataverse)";
constexpr std::string_view address = "https://dataverse.harvard.edu";
constexpr LawFile formation_file{
    {publisher, "bla_formation", "Bilateral Labor Agreements Dataset, formation", licence, address},
    "2020",
    true};
constexpr LawFile coding_file{
    {publisher, "bla_coding", "Bilateral Labor Agreements Dataset, provisions", licence, address},
    "2020"};

enum Column : std::size_t { id, country_a, country_b, code_a, code_b, pair, year };

struct Agreement {
  std::string code;
  Place a, b;
  Period made;  // the year; empty where it is not known
};

/// What both files begin with; nothing, and a rejection, where it cannot be read.
std::optional<Agreement> read_agreement(LawPass& law, PlaceReader& places) {
  if (!parse_integer(law.field(id))) {
    law.rows().reject(id, "expected the number of an agreement");
    return std::nullopt;
  }
  const auto a = law.rows().place(country_a, places);
  if (!a) return std::nullopt;
  const auto b = law.rows().place(country_b, places);
  if (!b) return std::nullopt;
  Agreement agreement{fmt::format("bla-{}", law.field(id)), *a, *b, {}};
  if (law.field(year) != "9999") {
    const auto made = law.rows().period(year);
    if (!made) return std::nullopt;
    agreement.made = *made;
  }
  return agreement;
}

NamedLines labour_fields() {
  NamedLines fields;
  fields.set("type", "bilateral").set("topics", "labour");
  return fields;
}

// ---- formation ---------------------------------------------------------------------------------

enum FormationColumn : std::size_t {
  signed_on = 7,
  ratified_on,
  copy,
  evidence,
  no_evidence,
  earlier,
  first_language
};
constexpr std::array<std::string_view, 8> languages{"en", "fr", "de", "es", "ar", "pl", "ru", "pt"};

NamedLines formation_fields(const LawPass& law) {
  std::string known;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    if (law.field(first_language + i) != "1") continue;
    known.append(known.empty() ? "" : " ").append(languages[i]);
  }
  const auto text = law.field(copy) == "1"          ? "copy"
                    : law.field(evidence) == "1"    ? "evidence"
                    : law.field(no_evidence) == "1" ? "none"
                                                    : "";
  return labour_fields()
      .set("text", text)
      .set("text_languages", known)
      .set("listed_by", law.field(earlier));
}

/// The same thing done by both, and what the publisher wrote where that is no day.
void add_both(LawPass& law, const Agreement& agreement, std::size_t column, Kind kind) {
  const auto written = law.field(column);
  const auto day = parse_american_date(written);
  for (const Place party : {agreement.a, agreement.b}) {
    law.event(column, {.instrument = agreement.code,
                       .kind = kind,
                       .party = party,
                       .date = day                       ? *day
                               : kind == Kind::signature ? agreement.made
                                                         : Period{},
                       .note = day ? std::string() : std::string(written)});
    if (agreement.a == agreement.b) return;
  }
}

void read_formation_row(LawPass& law, PlaceReader& places) {
  const auto agreement = read_agreement(law, places);
  if (!agreement) return;
  const auto& gazetteer = Gazetteer::get();
  law.instrument(
      {.kind = "instrument",
       .code = agreement->code,
       .title = fmt::format("Labour agreement of {} and {}{}{}", gazetteer.name(agreement->a),
                            gazetteer.name(agreement->b), agreement->made.empty() ? "" : ", ",
                            agreement->made.empty() ? "" : agreement->made.text()),
       .places = {agreement->a, agreement->b},
       .cell = law.rows().cell(id)},
      formation_fields(law));
  add_both(law, *agreement, signed_on, Kind::signature);
  if (!law.field(ratified_on).empty()) add_both(law, *agreement, ratified_on, Kind::ratification);
}

bool recognise_formation(const Opening& file) { return header_is(file.header, formation_header); }

/// Reads a file row by row.
Result<Reading> read_rows(const LawFile& file, const SourceInput& input, Sink& sink,
                          void (*read_row)(LawPass&, PlaceReader&)) {
  LawPass law(file, input, sink);
  PlaceReader places(Scheme::iso3);
  return law.read_rows([&] { read_row(law, places); });
}

Result<Reading> read_formation(const SourceInput& input, Sink& sink) {
  return read_rows(formation_file, input, sink, read_formation_row);
}

// ---- coding ------------------------------------------------------------------------------------

struct Criterion {
  std::string_view variable, title;
  std::string_view gives = {};  // our protections, where one fits
};
constexpr std::array<Criterion, 34> criteria{{
    {"intl_instr", "Refers to international instruments"},
    {"info_exch", "The governments exchange information"},
    {"info_dissem", "People are told that the agreement exists", "information"},
    {"govt_agencies", "Says which agency is responsible for what"},
    {"joint_commit", "A joint committee"},
    {"recruit_cost_mig", "Workers pay no recruitment fees", "recruitment"},
    {"recruit_auth", "Says who may recruit", "recruitment"},
    {"labor_union_orig", "A part for unions of the place of origin"},
    {"labor_union_dest", "A part for unions of the place of destination"},
    {"labor_union_join", "Workers may join unions at their destination", "union"},
    {"emp_orgs", "A part for employers' organisations"},
    {"ngos", "A part for civil society"},
    {"migrant_info", "Workers are told what they need to know", "information"},
    {"prot_equal", "Equal treatment and no discrimination", "equal_treatment non_discrimination"},
    {"prot_women", "Protection of women in general", "non_discrimination"},
    {"prot_women_det", "Protection of women or domestic workers in detail", "non_discrimination"},
    {"prot_other", "Protection whatever the race, religion or the like", "non_discrimination"},
    {"contract_req", "A contract of employment", "contract"},
    {"contract_standard", "A standard contract", "contract"},
    {"contract_terms", "Terms that a contract must have", "contract"},
    {"wage_prot", "Protection of wages", "wage"},
    {"housing_req", "The employer provides housing", "housing"},
    {"housing_cond", "Housing meets set conditions", "housing"},
    {"housing_monitor", "The government looks after housing", "housing"},
    {"work_monitor", "The government looks after conditions of work", "working_conditions"},
    {"passport", "Nobody may keep a worker's passport", "documents"},
    {"social_security", "Social protection and health care", "social_security health"},
    {"disputes_emp_mig", "Complaints and settlement of disputes", "remedy"},
    {"mig_human_cap", "Training and better skills"},
    {"credentials", "Recognition of skills and qualifications", "recognition"},
    {"remittances", "Transfer of savings and remittances", "remittances"},
    {"reintegration", "Reintegration upon return", "return"},
    {"contract_renewal", "A contract may be renewed"},
    {"perm_resid", "A way to permanent residence", "entry"},
}};

constexpr std::size_t agreement_title = 7, first_coded = 8, behind_coded = 54;

NamedLines coded_fields(const LawPass& law) {
  NamedLines fields = labour_fields();
  const auto& header = law.rows().csv().header();
  for (std::size_t i = first_coded; i < behind_coded; ++i) {
    const std::string_view name = header[i];
    fields.set(name.starts_with("bla_") ? std::string(name) : fmt::format("bla_{}", name),
               law.field(i));
  }
  return fields;
}

void add_provisions(LawPass& law, const Agreement& agreement) {
  for (const auto& criterion : criteria) {
    const auto column = static_cast<std::size_t>(law.rows().csv().column(criterion.variable));
    if (law.field(column) != "1") continue;
    NamedLines fields;
    fields.set("gives", criterion.gives);
    law.sink().record({.kind = "provision",
                       .code = fmt::format("{}/{}", agreement.code, criterion.variable),
                       .title = std::string(criterion.title),
                       .parent = agreement.code,
                       .fields = fields.text(),
                       .cell = law.rows().cell(column)});
  }
}

/// Some titles were made UTF-8 twice ("MÃ©xico"); they are put right, and it is said where.
std::string title_of(LawPass& law) {
  std::string title(law.field(agreement_title));
  auto undone = undo_double_encoding(title);
  if (!undone) return title;
  law.rows().flag(agreement_title, "title_encoded_twice",
                  fmt::format("\"{}\" is kept as \"{}\"", title, *undone));
  return std::move(*undone);
}

void read_coding_row(LawPass& law, PlaceReader& places) {
  const auto agreement = read_agreement(law, places);
  if (!agreement) return;
  law.instrument({.kind = "instrument",
                  .code = agreement->code,
                  .title = title_of(law),
                  .places = {agreement->a, agreement->b},
                  .cell = law.rows().cell(id)},
                 coded_fields(law));
  add_provisions(law, *agreement);
}

bool recognise_coding(const Opening& file) { return header_is(file.header, coding_header); }
Result<Reading> read_coding(const SourceInput& input, Sink& sink) {
  return read_rows(coding_file, input, sink, read_coding_row);
}

// ---- what the columns mean ---------------------------------------------------------------------

constexpr std::string_view codebook_header = "variable,label";

/// Any codebook could have this header; those of the dataset begin with the number of an agreement.
bool recognise_codebook(const Opening& file) {
  if (!header_is(file.header, codebook_header)) return false;
  return file.first[0].empty() || file.first[0] == "treatyID";
}

Result<Reading> read_codebook(const SourceInput& input, Sink& sink) {
  auto citation = citation_of(formation_file.publication);
  citation.dataset = "bla_codebook";
  citation.title = "Bilateral Labor Agreements Dataset, variables";
  citation.version = "2020";
  bool of_coding = false;
  auto reading = TRY(read_list(input, sink, citation, [&](CsvPass& pass) {
    auto item = list_entry(pass, "bla_variable", 0, 1);
    if (!item) return;
    of_coding = of_coding || item->code == "agreement_title";
    sink.item(std::move(*item));
  }));
  reading.part = of_coding ? "coding" : "formation";
  return reading;
}

}  // namespace
}  // namespace labour_agreements_parts

extern const Source bla_formation, bla_coding, bla_codebook;
const Source bla_formation{"bla_formation", "Bilateral labour agreements 1927-2020, who and when",
                           labour_agreements_parts::formation_header,
                           labour_agreements_parts::recognise_formation,
                           labour_agreements_parts::read_formation};
const Source bla_coding{"bla_coding", "Bilateral labour agreements, what 570 of them say",
                        labour_agreements_parts::coding_header,
                        labour_agreements_parts::recognise_coding,
                        labour_agreements_parts::read_coding};
const Source bla_codebook{"bla_codebook", "Bilateral labour agreements, meaning of the columns",
                          labour_agreements_parts::codebook_header,
                          labour_agreements_parts::recognise_codebook,
                          labour_agreements_parts::read_codebook};

}  // namespace corridor
