// Publishers' own files of law: treaties and their parties, agreements on labour and trade,
// citizenship. Counts that they or others print are the expected numbers.

#include "sources/publishers_files.h"
#include "vocabulary/named_lines.h"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

namespace corridor::law_files_test {
namespace {

using Kind = LawEventKind;

/// Parties by instrument, and what else is counted of law.
class LawSink : public SummingSink {
 public:
  LawSink() : SummingSink([](const ObservationKey&) { return false; }) {}
  void record(Record record) override { records[std::string(record.kind)][record.code] = record; }
  void event(LawEvent event) override {
    ++events;
    kinds[std::string(name_of(event.kind))]++;
    if (event.party.empty()) return;
    if (is_consent(event.kind)) parties[event.instrument].insert(event.party);
    if (event.kind == Kind::signature) signatories[event.instrument].insert(event.party);
    if (event.kind == Kind::in_force) bound[event.instrument].insert(event.party);
  }
  void link(Link link) override { links[std::string(link.relation)]++; }
  void passage(Passage passage) override {
    ++passages;
    CHECK(!passage.text.empty());
  }

  std::map<std::string, std::map<std::string, Record>> records;  // by kind and code
  std::map<std::string, std::set<Place>> parties, signatories, bound;
  std::map<std::string, int> kinds, links;
  std::size_t events = 0, passages = 0;
};

using Sizes = std::map<std::string, std::size_t>;

/// How many parties the named instruments have.
Sizes parties_of(LawSink& sink, std::initializer_list<const char*> codes) {
  Sizes sizes;
  for (const char* code : codes) sizes[code] = sink.parties[code].size();
  return sizes;
}

}  // namespace

TEST_CASE("UN treaties in 2015: every row is an event, a part of one, or rejected by name") {
  LawSink sink;
  Reading reading;
  if (!read_file_of("09_treaties/untc_2015_status_long.csv.gz", "untc_status", sink, reading))
    return;
  CHECK(reading.rows == 31'993);
  CHECK(reading.known_to == "2015-03");
  CHECK(sink.records["instrument"].size() == 323);
  // Participants that are organisations and no places.
  CHECK(sink.rejected == 26);
  CHECK(sink.seen["World Health Organization"] == 4);
  // Resolution, registration (day and number), volume and page of the admission of 144 members.
  CHECK(sink.parties["untc-1-2"].size() == 144);
  CHECK(sink.events + sink.rejected + 715 == reading.rows);
}

TEST_CASE("UN treaties in 2015: parties as the UN counted them") {
  LawSink sink;
  Reading reading;
  if (!read_file_of("09_treaties/untc_2015_status_long.csv.gz", "untc_status", sink, reading))
    return;
  // UNHCR, "States Parties to the 1951 Convention relating to the Status of Refugees and the 1967
  // Protocol", April 2015: 145 and 146. OHCHR, status of ratification, early 2015: 47 parties to
  // the convention on migrant workers. UNHCR, statelessness conventions, early 2015: 86 and 63.
  const auto counted =
      parties_of(sink, {"untc-5-2", "untc-5-5", "untc-4-13", "untc-5-3", "untc-5-4", "untc-4-2"});
  CHECK(counted == Sizes{{"untc-5-2", 145},
                         {"untc-5-5", 146},
                         {"untc-4-13", 47},
                         {"untc-5-3", 86},
                         {"untc-5-4", 63},
                         {"untc-4-2", 177}});
  // Cabo Verde, the United States and Venezuela are parties to the protocol only; Madagascar and
  // Saint Kitts and Nevis to the convention only.
  std::vector<Place> protocol_only, convention_only;
  std::ranges::set_difference(sink.parties["untc-5-5"], sink.parties["untc-5-2"],
                              std::back_inserter(protocol_only));
  std::ranges::set_difference(sink.parties["untc-5-2"], sink.parties["untc-5-5"],
                              std::back_inserter(convention_only));
  CHECK(protocol_only == std::vector<Place>{Place("CPV"), Place("USA"), Place("VEN")});
  CHECK(convention_only == std::vector<Place>{Place("KNA"), Place("MDG")});
}

TEST_CASE("UN treaties: the index has 401 titles, with the day of adoption of all but one") {
  LawSink sink;
  Reading reading;
  if (!read_file_of("09_treaties/untc_2015_treaty_index.csv", "untc_treaties", sink, reading))
    return;
  CHECK(reading.rows == 401);
  CHECK(sink.records["instrument"].size() == 401);
  CHECK(sink.kinds["adopted"] == 400);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  const NamedLines migrants(sink.records["instrument"]["untc-4-13"].fields);
  CHECK(migrants["adopted"] == "1990-12-18");
  CHECK(migrants["chapter"] == "Human Rights");
}

TEST_CASE("UN treaties: declarations of 541 states to eleven treaties, 66 of them lost by others") {
  LawSink sink;
  std::uint64_t states = 0;
  for (const std::string treaty :
       {"4-2", "4-3", "4-4", "4-8", "4-9", "4-11", "4-13", "5-2", "5-3", "5-4", "5-5"}) {
    Reading reading;
    if (!read_file_of("09_treaties/declarations_2015/" + treaty + ".txt", "untc_declarations", sink,
                      reading)) {
      return;
    }
    CHECK(reading.part == treaty);
    states += reading.rows;
  }
  CHECK(states == 541);
  CHECK(sink.rejected == 66);
  CHECK(sink.passages == 481);
  // Sweden to the convention on the rights of the child, Argentina to that on statelessness.
  CHECK(sink.kinds["objection"] == 2);
  CHECK(sink.kinds["reservation"] > 200);
}

TEST_CASE("human rights treaties in August 2022: 57 parties protect migrant workers") {
  LawSink sink;
  Reading reading;
  if (!read_file_of("09_treaties/hr_treaties_status_2022_long.csv", "hr_treaties", sink, reading)) {
    return;
  }
  CHECK(reading.rows == 18 * 193);
  CHECK(sink.records["instrument"].size() == 18);
  // Members of the UN only: all but the United States are parties to the convention on the rights
  // of the child. The 58th party to that on migrant workers was Malawi in September 2022 (OHCHR).
  const auto counted = parties_of(sink, {"hr-icmw", "hr-crc", "hr-cedaw", "hr-icescr", "hr-cped"});
  CHECK(counted == Sizes{{"hr-icmw", 57},
                         {"hr-crc", 192},
                         {"hr-cedaw", 187},
                         {"hr-icescr", 171},
                         {"hr-cped", 68}});
  CHECK(!sink.parties["hr-crc"].contains(Place("USA")));
  CHECK(sink.signatories["hr-crc"].contains(Place("USA")));
  CHECK(sink.kinds["denunciation"] == 2);  // Jamaica and Trinidad and Tobago, of a protocol
  CHECK(sink.rejected == 1);
  CHECK(sink.flags["marks_differ"] == 10);
}

TEST_CASE("ILO ratifications: 45 of convention 156 and 39 of convention 183") {
  LawSink sink;
  Reading reading;
  if (!read_file_of("09_treaties/ilo_ratifications_c156_c175_c177_c183.csv", "ilo_ratifications",
                    sink, reading)) {
    return;
  }
  CHECK(reading.rows == 113);
  CHECK(sink.events == 113);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  CHECK(parties_of(sink, {"ilo-C156", "ilo-C175", "ilo-C177", "ilo-C183"}) ==
        Sizes{{"ilo-C156", 45}, {"ilo-C175", 18}, {"ilo-C177", 11}, {"ilo-C183", 39}});
}

TEST_CASE("labour agreements: 1,222 are known, 570 were read, and all of these are among them") {
  LawSink formed, coded;
  Reading reading;
  if (!read_file_of("08_agreements_trade/bla_formation_1945_2020.csv", "bla_formation", formed,
                    reading)) {
    return;
  }
  CHECK(reading.rows == 1'222);
  CHECK(formed.records["instrument"].size() == 1'222);
  CHECK(formed.kinds["signature"] == 2 * 1'222);
  CHECK_MESSAGE(formed.rejected == 0, formed.first);
  if (!read_file_of("08_agreements_trade/bla_coding_provisions.csv", "bla_coding", coded,
                    reading)) {
    return;
  }
  CHECK(reading.rows == 570);
  CHECK(coded.records["instrument"].size() == 570);
  CHECK_MESSAGE(coded.rejected == 0, coded.first);
  std::map<std::string, int> provisions;
  for (const auto& [code, record] : coded.records["provision"]) {
    CHECK(formed.records["instrument"].contains(record.parent));
    ++provisions[code.substr(code.find('/') + 1)];
  }
  // Sums of the columns.
  CHECK(provisions["prot_equal"] == 205);
  CHECK(provisions["recruit_cost_mig"] == 90);
  CHECK(provisions["passport"] == 20);
  CHECK(provisions["social_security"] == 174);
  CHECK(provisions["remittances"] == 110);
}

TEST_CASE("deep trade agreements: 261 agreements, each with one coverage in all of its pairs") {
  LawSink sink;
  Reading reading;
  if (!read_file_of("08_agreements_trade/worldbank_deep_trade_agreements_horizontal_dyads.csv.gz",
                    "deep_trade_agreements", sink, reading)) {
    return;
  }
  CHECK(reading.rows == 6'351);
  CHECK(sink.records["instrument"].size() == 261);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  CHECK(sink.flags["coverage_differs"] == 0);
  CHECK(sink.bound["dta-ec-treaty-1958"].size() == 28);
  CHECK(sink.bound["dta-ecowas-1993"].size() == 15);
}

TEST_CASE("DESTA: 1,217 acts with 7,772 members, of which one is named twice") {
  LawSink treaties, members;
  Reading reading;
  if (!read_file_of("08_agreements_trade/desta_treaties.csv", "desta_treaties", treaties,
                    reading)) {
    return;
  }
  CHECK(reading.rows == 1'217);
  CHECK(treaties.records["instrument"].size() == 1'217);
  CHECK(treaties.links["accedes_to"] == 199);
  CHECK(treaties.links["withdraws_from"] == 30);
  CHECK(treaties.links["amends"] == 34);
  CHECK(treaties.links["consolidates"] == 30);
  CHECK_MESSAGE(treaties.rejected == 0, treaties.first);
  if (!read_file_of("08_agreements_trade/desta_members_long.csv", "desta_members", members,
                    reading)) {
    return;
  }
  CHECK(reading.rows == 7'772);
  CHECK(members.events == 7'772 - 631);
  CHECK(members.links["negotiated_by"] == 631);
  CHECK_MESSAGE(members.rejected == 0, members.first);
  CHECK(members.signatories["desta-253"].size() == 91);
}

TEST_CASE("trade agreements in GPTAD, LABPTA and manytrade: all rows told, doubles by name") {
  Reading reading;
  LawSink gptad;
  if (read_file_of("08_agreements_trade/gptad_agreements.csv", "gptad", gptad, reading)) {
    CHECK(reading.rows == 352);
    CHECK(gptad.records["instrument"].size() == 351);
    CHECK(gptad.signatories["gptad-north-american-free-trade-agreement-nafta"].size() == 3);
    // A row word by word, two European communities that are no more, three texts that are no names.
    CHECK_MESSAGE(gptad.rejected == 6, gptad.first);
  }
  LawSink labpta;
  if (read_file_of("08_agreements_trade/labpta_labour_provisions.csv", "labpta", labpta, reading)) {
    CHECK(reading.rows == 483);
    CHECK(labpta.links["same_as"] == 483);
    CHECK(labpta.rejected == 0);
  }
  LawSink many;
  if (read_file_of("08_agreements_trade/manytrade_agreements_merged.csv", "manytrade_agreements",
                   many, reading)) {
    CHECK(reading.rows == 4'934);
    CHECK(many.records["instrument"].size() == 4'909);
    CHECK(many.rejected == 25);
  }
  LawSink members;
  if (read_file_of("08_agreements_trade/manytrade_memberships.csv.gz", "manytrade_memberships",
                   members, reading)) {
    CHECK(reading.rows == 15'266);
    CHECK(members.seen["Tripolitania"] == 4);
    CHECK(members.signatories["mt-GPTAD-AFG-IND.NA_2003O"].size() == 2);
  }
}

TEST_CASE("citizenship law: 201 states, and residence for naturalisation as published for 2020") {
  class CitizenshipSink : public SummingSink {
   public:
    CitizenshipSink() : SummingSink([](const ObservationKey&) { return false; }) {}
    void observe(const Observation& o) override {
      SummingSink::observe(o);
      places.insert(o.key.place);
      if (o.state != State::value || o.key.period.text() != "2020") return;
      if (o.key.indicator == "naturalisation_residence") years.push_back(o.value);
      if (o.key.dimensions == "form=provision;mode=A01a") born += o.value;
      if (o.key.indicator == "dual_citizenship") ++dual[static_cast<int>(o.value)];
    }
    std::set<Place> places;
    std::vector<double> years;
    std::map<int, int> dual;
    double born = 0;
  } sink;
  Reading reading;
  if (!read_file_of("11_integration_citizenship/globalcit_citizenship_law_v3_1_country_year.csv.gz",
                    "globalcit_citizenship_law", sink, reading)) {
    return;
  }
  CHECK(reading.rows == 201 * 65);
  CHECK(sink.places.size() == 201);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  // Vink, Making citizenship regimes (more) comparable globally (EUI, 2022), figure 4, with v1.0
  // of the dataset: median 5 years, from 2 to 40, mean 7.49 in 175 states; figure 1: 158 states in
  // which birth in the country to a citizen makes a citizen. Two states more have come since.
  REQUIRE(sink.years.size() == 177);
  std::ranges::sort(sink.years);
  CHECK(sink.years[88] == 5);
  CHECK(sink.years.front() == 2);
  CHECK(sink.years.back() == 40);
  double sum = 0;
  for (const double one : sink.years) sum += one;
  CHECK(sum / 177 == doctest::Approx(7.4746).epsilon(0.0001));
  CHECK(sink.born == 158);
  CHECK(sink.dual == std::map<int, int>{{0, 42}, {1, 40}, {2, 21}, {3, 93}});
}

TEST_CASE("MIPEX 2010: 30 and 32 scores, alike but for Austria and Luxembourg") {
  RecordingSink study, list;
  Reading reading;
  if (!read_file_of("11_integration_citizenship/mipex2010_overall_30_countries.csv",
                    "mipex_2010_study", study, reading) ||
      !read_file_of("11_integration_citizenship/mipex2010_overall_32_countries.csv", "mipex_2010",
                    list, reading)) {
    return;
  }
  CHECK(study.observations.size() == 30);
  CHECK(list.observations.size() == 32);
  int compared = 0, different = 0;
  for (const auto& figure : study.observations) {
    const auto* other = list.find("integration_score", "", figure.key.place.code());
    if (other == nullptr) continue;
    ++compared;
    different += other->value == figure.value ? 0 : 1;
  }
  CHECK(compared == 29);
  CHECK(different == 2);
}

}  // namespace corridor::law_files_test
