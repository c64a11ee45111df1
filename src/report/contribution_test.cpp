#include "report/contribution.h"

#include "evidence/claims/formula.h"
#include "evidence/scratch_workspace.h"
#include "report/render_document.h"
#include "test_data.h"

#include <algorithm>
#include <set>
#include <string>

#include <doctest/doctest.h>

namespace corridor::contribution_test {
namespace {

constexpr std::string_view received =
    "indicator,iso3,country,year,value\nBX.TRF.PWKR.CD.DT,NPL,Nepal,2020,8000000000\n"
    "NY.GDP.MKTP.CD,NPL,Nepal,2020,40000000000\n";
constexpr std::string_view sent =
    "indicator,iso3,country,year,value\nBM.TRF.PWKR.CD.DT,NPL,Nepal,2019,3000000\n";

Account account_of(const Workspace& workspace, Subject subject, std::string as_of = {}) {
  return {workspace, Words(), subject, std::move(as_of)};
}

const ContributionLine* find(const std::vector<ContributionLine>& lines, std::string_view id) {
  const auto found =
      std::ranges::find_if(lines, [&](const auto& line) { return line.measure->id == id; });
  return found == lines.end() ? nullptr : &*found;
}

std::string document_of(const Workspace& workspace, const std::string& subject) {
  const auto document = contribution_document(workspace, {.subject = subject});
  REQUIRE(document.has_value());
  const auto text = render(*document, Format::text, 500);
  REQUIRE(text.has_value());
  return *text;
}

}  // namespace

TEST_CASE("no theme of the contribution profile is one-sided") {
  for (const auto& theme : contribution_themes()) {
    CAPTURE(theme.id);
    const auto has = [&](Reads reads) {
      return std::ranges::any_of(contribution_measures(), [&](const ContributionMeasure& m) {
        return m.theme == theme.id && m.reads == reads;
      });
    };
    CHECK(has(Reads::gain));
    CHECK(has(Reads::cost));
  }
}

TEST_CASE("origin, destination, families and those who move each have gains and costs") {
  for (const auto bearer :
       {Bearer::people, Bearer::families, Bearer::destination, Bearer::origin}) {
    CAPTURE(name_of(bearer));
    for (const auto reads : {Reads::gain, Reads::cost}) {
      CHECK(std::ranges::any_of(contribution_measures(), [&](const ContributionMeasure& m) {
        return m.bearer == bearer && m.reads == reads;
      }));
    }
  }
}

TEST_CASE("a measure is of a theme, stands once, and its expression means something") {
  ScratchWorkspace scratch;
  std::set<std::string_view> ids;
  for (const auto& measure : contribution_measures()) {
    CAPTURE(measure.id);
    CHECK(ids.insert(measure.id).second);
    CHECK(std::ranges::count(contribution_themes(), measure.theme, &ContributionTheme::id) == 1);
    CHECK((measure.reads == Reads::setting) == (measure.bearer == Bearer::none));
    if (measure.expression.empty()) {
      CHECK(measure.sentence.empty());
      continue;
    }
    CHECK_FALSE(measure.unit.empty());
    CHECK_FALSE(measure.publisher.empty());
    const bool of_way = measure.of != AskedOf::at_destination && measure.of != AskedOf::at_origin;
    const auto query = parse_series_query(*scratch, measure.expression, of_way ? "NPL-QAT" : "NPL");
    // What stays a publisher's own series is known once a file has it.
    const bool own_series = measure.expression.contains('.') ||
                            measure.expression == "working_hours_per_week" ||
                            measure.expression == "medical_doctors_per_1000_people";
    if (own_series) continue;
    REQUIRE_MESSAGE(query.has_value(), describe(query.error()));
    const Indicator* shown = shown_indicator(*query);
    REQUIRE(shown != nullptr);
    CHECK((query->formula ? query->formula->of_corridor : shown->of_corridor) == of_way);
    const bool by_status = measure.expression.contains(" by ");
    if (!by_status) CHECK(shown->unit == measure.unit);
  }
}

TEST_CASE("Nepal to Qatar: each measure is taken from the end it is about, the latest year") {
  ScratchWorkspace scratch;
  REQUIRE(scratch.load(received).has_value());
  REQUIRE(
      scratch.load("orig,dest,year,male,female,total\nNPL,QAT,1990,4,6,10\n"
                   "NPL,QAT,1995,90,10,100\nQAT,NPL,1995,1,1,2\nIND,QAT,1995,200,100,300\n"));
  const auto account = account_of(*scratch, {.origin = Place("NPL"), .place = Place("QAT")});
  const auto lines = contribution_lines(account);
  REQUIRE(lines.has_value());
  const auto* along = find(*lines, "people_along");
  REQUIRE(along != nullptr);
  REQUIRE(along->has_value());
  CHECK(along->figure->value() == 100);
  CHECK(along->figure->year() == 1995);
  CHECK(find(*lines, "people_came")->figure->value() == 400);  // from everywhere, to Qatar
  CHECK(find(*lines, "people_came_women")->figure->value() == doctest::Approx(27.5));
  CHECK(find(*lines, "received")->figure->value() == 8e9);  // by Nepal
  CHECK(find(*lines, "received_share")->figure->value() == doctest::Approx(20));
  CHECK_FALSE(find(*lines, "sent_away")->has_value());  // Qatar reports nothing here
  CHECK(reading_of(account, *find(*lines, "sent_away")) == "cost to Qatar");
  CHECK(reading_of(account, *find(*lines, "received_share")) == "gain for Nepal");
  CHECK(reading_of(account, *along) == "setting");
}

TEST_CASE("of one place alone both ends are it, and nothing is asked twice") {
  ScratchWorkspace scratch;
  REQUIRE(scratch.load(received).has_value());
  const auto lines =
      contribution_lines(account_of(*scratch, {.origin = {}, .place = Place("NPL")}));
  REQUIRE(lines.has_value());
  CHECK(find(*lines, "people_along") == nullptr);
  CHECK(find(*lines, "received")->figure->value() == 8e9);
  CHECK(find(*lines, "old_here") != nullptr);
  CHECK(find(*lines, "old_there") == nullptr);
  for (const auto& theme : contribution_themes()) {
    CAPTURE(theme.id);
    for (const auto reads : {Reads::gain, Reads::cost}) {
      CHECK(std::ranges::any_of(*lines, [&](const ContributionLine& line) {
        return line.measure->theme == theme.id && line.measure->reads == reads;
      }));
    }
  }
}

TEST_CASE("where figures are of one side only, the profile says so") {
  ScratchWorkspace gains, costs;
  REQUIRE(gains.load(received).has_value());
  REQUIRE(costs.load(sent).has_value());
  const auto of_gains = document_of(*gains, "NPL"), of_costs = document_of(*costs, "NPL");
  CHECK(of_gains.contains("The figures at hand are of gains alone."));
  CHECK_FALSE(of_gains.contains("of costs alone"));
  CHECK(of_costs.contains("The figures at hand are of costs alone."));
  REQUIRE(gains.load(sent).has_value());
  CHECK_FALSE(document_of(*gains, "NPL").contains("alone."));
}

TEST_CASE("what is not at hand is named with who has it, and no figure stands in for it") {
  ScratchWorkspace scratch;
  const auto text = document_of(*scratch, "NPL");
  CHECK(text.contains("Looked for were"));
  CHECK(text.contains("Figures are at hand for 0 of the gains and 0 of the costs"));
  CHECK(
      text.contains("Taxes and contributions that people who came pay, Nepal (gain for Nepal): "
                    "OECD may have it."));
  CHECK(
      text.contains("Work that nobody is left to do, Nepal (cost to Nepal): no publisher counts "
                    "it for many countries"));
  const auto json = contribution_json(*scratch, {.subject = "NPL"});
  REQUIRE(json.has_value());
  CHECK(json->contains("\"figure\": null"));
  CHECK_FALSE(json->contains("\"value\""));
}

TEST_CASE("a computed figure names the publications it is made of") {
  ScratchWorkspace scratch;
  REQUIRE(scratch.load(received).has_value());
  const auto document = contribution_document(*scratch, {.subject = "NPL"});
  REQUIRE(document.has_value());
  for (const auto& source : document->sources) {
    CHECK(source.citation.starts_with("World Bank"));
  }
  CHECK(document->sources.size() == 1);
}

TEST_CASE("an earlier day knows what was loaded by then") {
  ScratchWorkspace scratch;
  REQUIRE(scratch.load(received).has_value());
  const auto count = [&](const std::string& as_of) {
    const auto lines =
        contribution_lines(account_of(*scratch, {.origin = {}, .place = Place("NPL")}, as_of));
    REQUIRE(lines.has_value());
    return count_of(*lines, Reads::gain).at_hand;
  };
  CHECK(count("2001-01-01") == 0);
  CHECK(count("") == 2);
}

// Argentina reports them by whether workers are migrants, states of the EU by where they come from.
TEST_CASE("deaths at work are told by where workers come from, where a state reports it") {
  const std::string path = test_data("10_sdg_gcm/sdg_values_selected_2020.csv.gz");
  if (path.empty()) return;
  ScratchWorkspace scratch;
  REQUIRE(load_file(*scratch, path, {}).has_value());
  const auto lines =
      contribution_lines(account_of(*scratch, {.origin = {}, .place = Place("ARG")}));
  REQUIRE(lines.has_value());
  const auto* deaths = find(*lines, "deaths_at_work");
  REQUIRE(deaths->has_value());
  CHECK(deaths->figure->year() == 2018);
  CHECK(deaths->figure->value() == 3.91);
  CHECK(find(*lines, "deaths_at_work_outside_eu") == nullptr);  // not counted there
}

}  // namespace corridor::contribution_test
