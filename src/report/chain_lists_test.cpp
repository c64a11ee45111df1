#include "report/chain_lists.h"

#include "report/chain_report.h"
#include "report/gaps_report.h"
#include "report/practices_report.h"
#include "scenario/chain/made_chain.h"

#include <doctest/doctest.h>

namespace corridor::chain_lists_test {
namespace {

constexpr std::size_t width = 200;

std::string text_of(const Result<std::string>& report) {
  REQUIRE_MESSAGE(report.has_value(), report.error().message);
  return *report;
}

Error error_of(const Result<std::string>& report) {
  REQUIRE(!report.has_value());
  return report.error();
}

/// The first fields of a report's rows.
std::vector<std::string> codes_in(const Result<std::string>& csv) {
  const auto text = text_of(csv);
  std::vector<std::string> codes;
  for (std::size_t at = text.find('\n') + 1; at < text.size(); at = text.find('\n', at) + 1) {
    codes.push_back(text.substr(at, text.find(',', at) - at));
  }
  return codes;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("actors of a place are its own, by kind and topic where asked") {
  MadeChain made;
  const auto actors = [&](const ListRequest& request) {
    return codes_in(actors_report(made.workspace(), request, Format::csv, width));
  };
  CHECK(actors({}) == Codes{"board", "office", "state"});
  CHECK(actors({.place = "Bangladesh"}) == Codes{"board", "office"});
  CHECK(actors({.type = "ministry"}) == Codes{"state"});
  CHECK(actors({.topic = "labour"}) == Codes{"board"});
  CHECK(actors({.place = "034"}) == Codes{"board", "office"});  // in any part of an area
  CHECK(actors({.place = "NPL"}).empty());
  const auto shown =
      text_of(actors_report(made.workspace(), {.place = "NPL"}, Format::text, width));
  CHECK(shown.contains("does not say that there are none"));
}

TEST_CASE("services are for whom they are for: everyone, those named, and never those left out") {
  MadeChain made;
  const auto services = [&](const ListRequest& request) {
    return codes_in(services_report(made.workspace(), request, Format::csv, width));
  };
  CHECK(services({.place = "BGD"}) == Codes{"hotline"});
  CHECK(services({.place = "BGD", .group = "worker"}) == Codes{"hotline"});
  CHECK(services({.place = "BGD", .group = "student"}).empty());
  CHECK(services({.place = "MYS", .group = "student"}) == Codes{"school"});
  CHECK(services({.place = "BGD", .type = "school"}).empty());
  const auto shown =
      text_of(services_report(made.workspace(), {.place = "BGD"}, Format::text, 300));
  CHECK(shown.contains("employees; not students and trainees"));
  CHECK(shown.contains("WB"));
  CHECK(shown.contains("free"));
}

TEST_CASE("a service that has ended says so") {
  MadeChain made;
  made.execute("UPDATE record SET until = " + std::to_string(Period::year(2001).key()) +
               " WHERE code = 'hotline'");
  CHECK(text_of(services_report(made.workspace(), {.place = "BGD"}, Format::text, 300))
            .contains("Help line (ended 2001)"));
}

TEST_CASE("names of places come out whole however many there are") {
  MadeChain made;
  made.execute("UPDATE record SET places = ' BGD NPL IND LKA PAK ' WHERE code = 'board'");
  CHECK(text_of(actors_report(made.workspace(), {}, Format::text, 300))
            .contains("Bangladesh, Nepal, India and 2 others"));
  CHECK(text_of(actors_report(made.workspace(), {}, Format::csv, 300))
            .contains("BGD NPL IND LKA PAK"));
}

TEST_CASE("recommendations by workshop, topic and status, with what answers them") {
  MadeChain made;
  const auto all = [&](const ListRequest& request) {
    return codes_in(recommendations_report(made.workspace(), request, Format::csv, width));
  };
  CHECK(all({}) == Codes{"w1_01", "w1_02", "w2_01"});
  CHECK(all({.workshop = "w2"}) == Codes{"w2_01"});
  CHECK(all({.status = "done"}) == Codes{"w2_01"});
  CHECK(all({.topic = "labour"}) == Codes{"w1_01"});
  const auto shown =
      text_of(recommendations_report(made.workspace(), {.workshop = "w1"}, Format::text, 300));
  CHECK(shown.contains("commitments 1, law 1, practices 1, indicators 1, tools 1"));
}

TEST_CASE(
    "the matrix counts initiatives by topic and phase or place; overlaps and blanks are said") {
  MadeChain made;
  const auto matrix = [&](std::string_view columns, Format format) {
    return text_of(
        initiative_matrix(made.workspace(), {.columns = std::string(columns)}, format, 300));
  };
  const auto csv = matrix("phase", Format::csv);
  CHECK(csv.contains("\nlabour,policy,making policy,2,forum process\n"));
  CHECK(csv.contains("\nreturn,policy,making policy,1,forum\n"));
  CHECK(csv.contains("\nlabour,stay,while living there,0,\n"));
  const auto text = matrix("phase", Format::text);
  CHECK(text.contains("Forum and Process overlap: labour; policy."));
  CHECK(text.contains("No initiative registered deals with human rights"));
  const auto places = matrix("place", Format::csv);
  CHECK(places.contains("\nlabour,142,Asia,1,process\n"));
  CHECK(places.contains("\nlabour,_W,everywhere,1,forum\n"));
  CHECK(places.contains("\nlabour,150,Europe,0,\n"));
  CHECK(matrix("phase", Format::json).contains("\"one\": \"forum\""));
}

TEST_CASE("initiatives that ended before others began, or elsewhere, do not overlap") {
  MadeChain made;
  const auto overlap = [&] {
    return text_of(initiative_matrix(made.workspace(), {.columns = "phase"}, Format::text, 300))
        .contains("overlap");
  };
  made.execute("UPDATE record SET until = " + std::to_string(Period::year(1990).key()) +
               " WHERE code = 'forum'");
  CHECK(overlap());
  made.execute("UPDATE record SET since = " + std::to_string(Period::year(1991).key()) +
               " WHERE code = 'process'");
  CHECK(!overlap());
  made.execute("UPDATE record SET until = 0 WHERE code = 'forum'");
  CHECK(overlap());
  made.execute("UPDATE record SET places = ' MEX ' WHERE code = 'forum'");
  CHECK(!overlap());
  made.execute("UPDATE record SET places = ' 034 ' WHERE code = 'forum'");
  CHECK(overlap());
}

TEST_CASE("words that no table has are refused with the near ones") {
  MadeChain made;
  const auto& workspace = made.workspace();
  CHECK(error_of(actors_report(workspace, {.type = "ministri"}, Format::csv, width))
            .hint.contains("ministry"));
  CHECK(error_of(actors_report(workspace, {.topic = "labor"}, Format::csv, width))
            .hint.contains("labour"));
  CHECK(
      error_of(services_report(workspace, {.place = "BGD", .group = "workers"}, Format::csv, width))
          .hint.contains("worker"));
  CHECK(error_of(services_report(workspace, {.place = "Bangladosh"}, Format::csv, width)).kind ==
        ErrorKind::not_found);
  CHECK(error_of(recommendations_report(workspace, {.workshop = "w4"}, Format::csv, width)).kind ==
        ErrorKind::usage);
  CHECK(error_of(recommendations_report(workspace, {.status = "opened"}, Format::csv, width))
            .hint.contains("open"));
  CHECK(error_of(initiative_matrix(workspace, {.columns = "phases"}, Format::csv, width)).kind ==
        ErrorKind::usage);
}

TEST_CASE("the chain of an item says its breaks, both ways, and only one stage where asked") {
  MadeChain made;
  const auto chain = [&](const ChainRequest& request, Format format) {
    return text_of(chain_report(made.workspace(), request, format, width));
  };
  const auto text = chain({.item = "practice:courses"}, Format::text);
  CHECK(text.contains("Courses before leaving"));
  CHECK(text.contains("Make contracts readable (recommendation:w1_01); open"));
  CHECK(text.contains("Doe (2019)"));
  const auto json = chain({.item = "w1_02"}, Format::json);
  CHECK(json.contains("\"kind\": \"recommendation_without_actor\""));
  CHECK(json.contains("\"severity\": 3"));
  const auto only = chain({.item = "practice:courses", .to = "recommendation"}, Format::json);
  CHECK(only.contains("recommendation:w1_01"));
  CHECK(!only.contains("\"address\": \"study:courses/1\""));
  CHECK(
      chain({.item = "practice:courses", .to = "study"}, Format::json).contains("study:courses/2"));
  CHECK(chain({.item = "w1_01"}, Format::html).contains("</html>"));
  CHECK(error_of(chain_report(made.workspace(), {.item = "w1_01", .to = "evidense"}, Format::json,
                              width))
            .hint.contains("evidence"));
}

TEST_CASE("gaps of a place as text, table and JSON; of all countries as one table") {
  MadeChain made;
  const auto gaps = [&](const std::string& place, Format format) {
    return text_of(gaps_report(made.workspace(), place, format, width));
  };
  CHECK(gaps("MYS", Format::json).contains("\"kind\": \"need_without_law\""));
  CHECK(gaps("MYS", Format::json).contains("\"weight\": 6"));
  CHECK(gaps("Malaysia", Format::csv).contains("6,3,need_without_law,protection:contract"));
  CHECK(gaps("MYS", Format::text).contains("The rule: weight = severity"));
  const auto all = gaps("", Format::csv);
  CHECK(all.contains("\nMYS,Malaysia,"));
  CHECK(all.contains("\nBGD,Bangladesh,"));
}

TEST_CASE("practices carry their grade, and say with what they were compared") {
  MadeChain made;
  const auto csv = text_of(practices_report(made.workspace(), {}, Format::csv, width));
  CHECK(csv.contains(",moderate,2,"));
  CHECK(csv.contains(",described,0,"));
  const auto text =
      text_of(practices_report(made.workspace(), {.subject = "BGD-MYS"}, Format::text, 300));
  CHECK(text.contains("moderate (2 studies)"));
  CHECK(text.contains("which experience to read first"));
}

}  // namespace corridor::chain_lists_test
