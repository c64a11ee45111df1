#include "sources/recording_sink.h"
#include "vocabulary/named_lines.h"

#include <doctest/doctest.h>

namespace corridor::labour_agreements_test {
namespace {

using Kind = LawEventKind;

const std::string formation_header =
    "treatyID,countryA,countryB,codeA,codeB,dyadID,year,datesigned,ratified,copy_available,"
    "evidence_available,evidence_notavailable,dataset_original,copy_english,copy_french,"
    "copy_german,copy_spanish,copy_arabic,copy_polish,copy_russian,copy_portugese,iso3A,iso3B\n";

const std::string coding_header =
    "treatyID,countryA,countryB,codeA,codeB,dyadID,year,agreement_title,coded_orig_lang,"
    "coded_google_translation,autorenew,bla_duration,bla_duration_other,bla_duration_years,"
    "past_bla_amend,past_bla_ref,past_bla_replace,quota,quota_num,intl_instr,info_exch,"
    "info_dissem,govt_agencies,joint_commit,recruit_cost_mig,recruit_auth,recruit_auth_who,"
    "labor_union_orig,labor_union_dest,labor_union_join,emp_orgs,ngos,migrant_info,prot_equal,"
    "prot_women,prot_women_det,prot_other,contract_req,contract_standard,contract_terms,wage_prot,"
    "housing_req,housing_cond,housing_monitor,work_monitor,passport,social_security,"
    "disputes_emp_mig,mig_human_cap,credentials,remittances,reintegration,contract_renewal,"
    "perm_resid,iso3A,iso3B\n";

}  // namespace

TEST_CASE("labour agreements: both parties sign and ratify, a former state under its own code") {
  RecordingSink sink;
  const auto reading =
      read_as("bla_formation",
              formation_header +
                  "933,Germany,Czechoslovakia,255,315,1,1928, 5/11/1928,7/1/1928,1,"
                  "0,0,Peters (2019),0,0,1,0,0,0,0,0,DEU,CZEa\n",
              sink);
  REQUIRE(reading.has_value());
  CHECK(reading->known_to == "2020");
  REQUIRE(sink.records.size() == 1);
  CHECK(sink.records[0].code == "bla-933");
  CHECK(sink.records[0].title == "Labour agreement of Germany and Czechoslovakia, 1928");
  const NamedLines fields(sink.records[0].fields);
  CHECK(fields["type"] == "bilateral");
  CHECK(fields["topics"] == "labour");
  CHECK(fields["text"] == "copy");
  CHECK(fields["text_languages"] == "de");
  REQUIRE(sink.events.size() == 4);
  CHECK(sink.events[0].kind == Kind::signature);
  CHECK(sink.events[0].date.text() == "1928-05-11");
  CHECK(sink.events[1].party == Place("CSK"));
  CHECK(sink.events[2].kind == Kind::ratification);
  CHECK(sink.events[2].date.text() == "1928-07-01");
  CHECK(sink.flags.empty());
}

TEST_CASE("labour agreements: the year where no day is given, nothing where the year is 9999") {
  RecordingSink sink;
  REQUIRE(read_as(
      "bla_formation",
      formation_header + "1,New Zealand,Ireland,920,205,1,9999,,,0,0,1,,0,0,0,0,0,0,0,0,NZL,IRL\n" +
          "2,France,Italy,220,325,1,1951,\"1/26/1951, 4/24/1951\",,1,0,0,,0,0,0,0,0,0,0,"
          "0,FRA,ITA\n" +
          "3,France,Italy,220,325,1,1951,4/24/1951,4/1/1951,1,0,0,,0,0,0,0,0,0,0,0,FRA,"
          "ITA\n" +
          "4,Atlantis,Italy,220,325,1,1951,4/24/1951,,1,0,0,,0,0,0,0,0,0,0,0,FRA,ITA\n",
      sink));
  REQUIRE(sink.events.size() == 8);
  CHECK(sink.events[0].date.empty());
  CHECK(sink.records[0].title == "Labour agreement of New Zealand and Ireland");
  CHECK(sink.events[2].date.text() == "1951");
  CHECK(sink.events[2].note == "1/26/1951, 4/24/1951");
  CHECK(sink.has_flag("consent_before_signature"));  // the third, of both parties
  CHECK(sink.flags.size() == 2);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections[0].seen == "Atlantis");
}

TEST_CASE("labour agreements: what is coded 1 is a provision with what it gives") {
  RecordingSink sink;
  REQUIRE(
      read_as("bla_coding",
              coding_header +
                  "7,Jordan,Philippines,663,840,1,2010,Memorandum,English,Original,1,Until,,4,0,No,"
                  "0,1,200,0,1,0,0,0,1,1,Employers,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,1,1,0,0,0,0,"
                  "0,0,,JOR,PHL\n",
              sink));
  REQUIRE(sink.records.size() == 7);
  const auto gives = [&](std::string_view code) -> std::string {
    const auto found = std::ranges::find(sink.records, code, &Record::code);
    REQUIRE(found != sink.records.end());
    CHECK(found->kind == "provision");
    CHECK(found->parent == "bla-7");
    return std::string(NamedLines(found->fields)["gives"]);
  };
  CHECK(sink.records[0].code == "bla-7");
  CHECK(sink.records[0].title == "Memorandum");
  CHECK(gives("bla-7/recruit_cost_mig") == "recruitment");
  CHECK(gives("bla-7/prot_equal") == "equal_treatment non_discrimination");
  CHECK(gives("bla-7/passport") == "documents");
  CHECK(gives("bla-7/social_security") == "social_security health");
  CHECK(gives("bla-7/info_exch").empty());  // between governments
  const NamedLines fields(sink.records[0].fields);
  CHECK(fields["bla_quota_num"] == "200");
  CHECK(fields["bla_duration_years"] == "4");
  CHECK(fields["bla_ngos"] == "0");
  CHECK(fields["bla_perm_resid"].empty());  // blank does not apply
}

TEST_CASE("labour agreements: a title that was encoded twice is put right, and that is said") {
  RecordingSink sink;
  std::string row =
      "7,Jordan,Philippines,663,840,1,2010,Notes at MÃ©xico,English,Original,1,Until,"
      ",4,0,No,0,1,200";
  for (int i = 19; i < 54; ++i) row += ",0";
  REQUIRE(read_as("bla_coding", coding_header + row + ",JOR,PHL\n", sink));
  CHECK(sink.records[0].title == "Notes at México");
  CHECK(sink.has_flag("title_encoded_twice"));
}

TEST_CASE("labour agreements: every protection that is named is one of ours") {
  RecordingSink sink;
  std::string row =
      "7,Jordan,Philippines,663,840,1,2010,Memorandum,English,Original,1,Until,,4,0,No,0,1,"
      "200";
  for (int i = 19; i < 54; ++i) row += ",1";
  REQUIRE(read_as("bla_coding", coding_header + row + ",JOR,PHL\n", sink));
  CHECK(sink.records.size() == 1 + 34);
  for (const auto& record : sink.records) {
    const NamedLines fields(record.fields);
    for (const auto code : fields.list("gives")) CHECK(find_protection(code) != nullptr);
  }
}

TEST_CASE("labour agreements: the codebook is a list of what the columns mean") {
  RecordingSink sink;
  const auto reading =
      read_as("bla_codebook", "variable,label\ntreatyID,\nagreement_title,Title of BLA\n", sink);
  REQUIRE(reading.has_value());
  CHECK(reading->part == "coding");
  REQUIRE(sink.items.size() == 2);
  CHECK(sink.items[1].name == "Title of BLA");
  const auto other = recognise_source({"f", "variable,label\nage,Years\n", {}});
  CHECK(!other.has_value());
}

}  // namespace corridor::labour_agreements_test
