#include "report/flow_report.h"

#include "evidence/scratch_workspace.h"
#include "report/brief.h"
#include "report/chart_svg.h"
#include "report/render_document.h"
#include "scenario/flow_estimation/flow_intervals.h"
#include "store/run_record.h"

#include <doctest/doctest.h>

namespace corridor::flow_report_test {
namespace {

FlowInputs made_inputs() {
  FlowInputs made;
  auto& inputs = made.inputs;
  inputs.places = {"BGD", "IND", "MYS"};
  inputs.start = inputs.end = flow_estimation::Matrix(3, 3);
  inputs.start.cells() = {50000, 800, 0, 300, 30000, 900, 20, 1500, 20000};
  inputs.end.cells() = {49900, 1100, 10, 350, 30100, 700, 60, 1400, 19980};
  inputs.births = {900, 500, 400};
  inputs.deaths = {700, 400, 500};
  return made;
}

FlowEstimate made_estimate(bool intervals) {
  FlowRequest request;
  request.intervals = intervals;
  request.replicates = "40";
  auto estimate = estimate_flows(made_inputs(), request, {.model = "flow_estimation"});
  if (!estimate) FAIL(estimate.error().message);
  return std::move(*estimate);
}

std::size_t count_of(const std::string& text, std::string_view piece) {
  std::size_t count = 0;
  for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("a chord diagram has a band for each direction, a place once, and a table behind it") {
  const auto estimate = made_estimate(false);
  const Chart gross = flow_chart(estimate, false, 60);
  const std::string svg = render_svg(gross, "flows");
  CHECK(count_of(svg, "class=\"band\"") == gross.series.front().points.size());
  CHECK(count_of(svg, "class=\"arc\"") == 3);
  CHECK(svg.contains("Bangladesh to India"));
  CHECK(svg.contains("India to Bangladesh"));
  CHECK(table_of(gross).rows.size() == gross.series.front().points.size());
  const Chart net = flow_chart(estimate, true, 60);
  // Of two directions one is the larger.
  CHECK(net.series.front().points.size() <= 3);
  CHECK(flow_chart(estimate, false, 2).series.front().points.size() == 2);
}

TEST_CASE("a chord diagram of many places leaves out labels that would meet") {
  Chart chart{.kind = Chart::Kind::chord, .title = "t", .series = {{"People", {}}}};
  for (int k = 0; k < 200; ++k) {
    chart.series.front().points.push_back({.label = "x",
                                           .value = Cell(1000.0 / (1 + k)),
                                           .shown = "x",
                                           .from = "Place " + std::to_string(k),
                                           .to = "Place " + std::to_string((k + 7) % 200)});
  }
  const std::string svg = render_svg(chart, "many");
  CHECK(count_of(svg, "class=\"arc\"") == 200);
  const auto labels = count_of(svg, "class=\"name\"");
  CHECK(labels > 20);
  CHECK(labels < 150);
  CHECK(svg.contains(">Place 0<"));
}

TEST_CASE("the page tells the estimate, its range, both diagrams and what not to trust") {
  const std::vector<SexEstimate> estimates{{Sex::total, made_estimate(true)}};
  const auto document = flow_document(estimates, "2015 to 2020");
  const auto html = render(document, Format::html, 100);
  REQUIRE(html.has_value());
  CHECK(html->contains("From 2015 to 2020, an estimated"));
  CHECK(html->contains("80 % interval"));
  CHECK(count_of(*html, "<svg") == 4);  // two diagrams, each for a wide and a narrow page
  CHECK(html->contains("Not to be trusted"));
  const auto text = render(document, Format::text, 100);
  REQUIRE(text.has_value());
  CHECK(text->contains("Bangladesh to India"));
}

TEST_CASE("intervals do not depend on the number of threads") {
  const auto made = made_inputs();
  const auto estimate = made_estimate(false);
  const flow_estimation::UncertaintyRule rule{{}, 5, 30};
  const IntervalQuestion question{made.inputs, estimate.parameters, estimate.findings.value, rule};
  const auto one = flow_intervals(question, 1), three = flow_intervals(question, 3);
  REQUIRE(one.has_value());
  REQUIRE(three.has_value());
  for (std::size_t c = 0; c < 9; ++c) {
    CHECK(one->within_95[c].low == three->within_95[c].low);
    CHECK(one->within_95[c].high == three->within_95[c].high);
  }
  CHECK(one->total.within_80.high == three->total.within_80.high);
}

TEST_CASE("a brief tells what the kept run of the latest period says, with its range") {
  ScratchWorkspace store;
  const auto brief = [&](const char* subject) {
    const auto document = write_brief(*store, {.subject = subject, .language = "en"});
    REQUIRE(document.has_value());
    const auto text = render(*document, Format::text, 400);
    REQUIRE(text.has_value());
    return *text;
  };
  CHECK_FALSE(brief("BGD-MYS").contains("estimated"));
  RunRecord run{.model = "flow_estimation"};
  run.settings.set("period", "2010-2015").set("sex", "total").set("method", "da_pb_closed");
  run.findings = "orig,dest,value,outward,return,transit\nBGD,MYS,111,1,2,3\n";
  REQUIRE(keep_run(*store, run).has_value());
  run.settings.set("period", "2015-2020").set("replicates", "200");
  run.findings =
      "orig,dest,value,low_80,high_80,low_95,high_95\n"
      "BGD,MYS,123456.7,80000,210000,50000,300000\nIND,MYS,1000,500,2000,100,5000\n";
  REQUIRE(keep_run(*store, run).has_value());
  const auto text = brief("BGD-MYS");
  CHECK(
      text.contains("Between 2015 and 2020 an estimated 123,000 people moved from Bangladesh to "
                    "Malaysia; it could be 80,000 to 210,000."));
  CHECK(
      text.contains("By estimate nobody moved from Malaysia to Bangladesh between 2015 and 2020"));
  CHECK(text.contains("flow_estimation, method da_pb_closed"));
  CHECK(brief("MYS").contains("an estimated 124,000 people moved to Malaysia"));
  CHECK_FALSE(brief("MYS").contains("By estimate 124,000 more people came"));
}

TEST_CASE("a brief of a place tells who came, who left and net, each with its range") {
  ScratchWorkspace store;
  RunRecord run{.model = "flow_estimation"};
  run.settings.set("period", "2015-2020").set("sex", "total").set("replicates", "200");
  run.findings =
      "orig,dest,value,low_80,high_80,low_95,high_95\n"
      "BGD,MYS,5000,4000,6000,3000,7000\nMYS,BGD,1000,500,2000,100,5000\n"
      "_W,MYS,5000,4100,5900,3900,6600\nMYS,_W,1000,600,1900,200,4000\n"
      "_net,MYS,4000,2500,5100,1000,6000\n_W,BGD,1000,600,1900,200,4000\n"
      "BGD,_W,5000,4100,5900,3900,6600\n_net,BGD,-4000,-5100,-2500,-6000,-1000\n"
      "_W,IND,10,5,20,1,30\nIND,_W,10,5,20,1,30\n_net,IND,0,-12,13,-25,25\n";
  REQUIRE(keep_run(*store, run).has_value());
  const auto brief = [&](const char* place) {
    const auto document = write_brief(*store, {.subject = place, .language = "en"});
    REQUIRE(document.has_value());
    return render(*document, Format::text, 2000).value();
  };
  const auto malaysia = brief("MYS");
  CHECK(
      malaysia.contains("an estimated 5,000 people moved to Malaysia (it could be 4,100 to 5,900), "
                        "and 1,000 left (600 to 1,900)."));
  CHECK(malaysia.contains(
      "By estimate 4,000 more people came than left; it could be 2,500 to 5,100."));
  CHECK(malaysia.contains("Ranges hold four of five such estimates."));
  CHECK(brief("BGD").contains(
      "By estimate 4,000 more people left than came; it could be 2,500 to 5,100."));
  CHECK(brief("IND").contains(
      "Whether more people came than left is not sure: by estimate it is anything from 12 more who "
      "left to 13 more who came."));
}

}  // namespace corridor::flow_report_test
