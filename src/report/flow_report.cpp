#include "report/flow_report.h"

#include "base/text.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace corridor {
namespace {

using flow_estimation::Matrix;

constexpr std::size_t most_chords = 60, most_net_chords = 40, most_rows = 25;

struct Flow {
  std::size_t from, to;
  double people;
};

std::string name_of_place(const std::string& code) {
  const auto& gazetteer = Gazetteer::get();
  if (code.size() > Place::longest_code) return code;
  return gazetteer.find(Place(code)) != nullptr ? gazetteer.name(Place(code)) : code;
}

std::string people(double number) { return format_grouped(round_significant(number, 3), 0); }

std::vector<Flow> flows_of(const Matrix& value, bool net) {
  std::vector<Flow> flows;
  for (std::size_t i = 0; i < value.rows(); ++i) {
    for (std::size_t j = 0; j < value.columns(); ++j) {
      const double moved = net ? value.at(i, j) - value.at(j, i) : value.at(i, j);
      if (i != j && moved >= 1) flows.push_back({i, j, moved});
    }
  }
  std::ranges::stable_sort(flows, std::greater(), &Flow::people);
  return flows;
}

/// The area a place lies in, so that neighbours stand together on the circle; places that are no
/// countries stand as they come.
std::string area_of(const std::string& code) {
  const auto* record =
      code.size() <= Place::longest_code ? Gazetteer::get().find(Place(code)) : nullptr;
  return record != nullptr ? std::string(record->parent.code()) : "";
}

/// Chords start with the places of one area after another: the circle takes places as they first
/// appear.
void order_by_area(std::vector<Flow>& flows, const std::vector<std::string>& places) {
  std::map<std::size_t, double> size;
  for (const auto& flow : flows) {
    size[flow.from] += flow.people;
    size[flow.to] += flow.people;
  }
  const auto key = [&](const Flow& flow) {
    return std::tuple(area_of(places[flow.from]), -size[flow.from], flow.from, -flow.people);
  };
  std::ranges::stable_sort(flows, {}, key);
}

std::string sex_words(Sex sex) {
  if (sex == Sex::female) return "women and girls";
  if (sex == Sex::male) return "men and boys";
  return "people";
}

Paragraph lead(const SexEstimate& one, const std::string& period) {
  const auto& estimate = one.estimate;
  std::string text = fmt::format("{}an estimated {} {} moved between {} places",
                                 period.empty() ? "" : fmt::format("From {}, ", period),
                                 people(estimate.findings.value.total()), sex_words(one.sex),
                                 estimate.places.size());
  if (estimate.intervals) {
    text +=
        fmt::format(" (80 % interval: {} to {})", people(estimate.intervals->total.within_80.low),
                    people(estimate.intervals->total.within_80.high));
  }
  text +=
      ". Nobody counted them: this follows from how many people of each birthplace lived where "
      "at both dates. Someone who moved and came back within the period is not among them.";
  if (period.empty()) text[0] = 'A';
  return {text, {}, Paragraph::Tone::lead};
}

Cell rounded(double number) { return Cell(std::round(number)); }

/// The largest flows with intervals.
Table flow_table(const FlowEstimate& estimate) {
  Table table{.title = "The largest flows",
              .columns = {{"orig", "From"},
                          {"dest", "To"},
                          {"value", "People", "", 0, Align::end},
                          {"low_80", "80 % from", "", 0, Align::end},
                          {"high_80", "to", "", 0, Align::end},
                          {"back", "The other way", "", 0, Align::end}}};
  if (!estimate.intervals)
    table.columns.erase(table.columns.begin() + 3, table.columns.begin() + 5);
  const auto flows = flows_of(estimate.findings.value, false);
  for (std::size_t k = 0; k < std::min(flows.size(), most_rows); ++k) {
    const auto& flow = flows[k];
    std::vector<Cell> row{name_of_place(estimate.places[flow.from]),
                          name_of_place(estimate.places[flow.to]), rounded(flow.people)};
    if (estimate.intervals) {
      const auto& interval =
          estimate.intervals->within_80[flow.from * estimate.places.size() + flow.to];
      row.push_back(rounded(interval.low));
      row.push_back(rounded(interval.high));
    }
    row.push_back(rounded(estimate.findings.value.at(flow.to, flow.from)));
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Net flows with what they could be; without draws nothing tells that.
Table net_table(const FlowEstimate& estimate) {
  Table table{.title = "The largest estimated net flows",
              .columns = {{"orig", "From"},
                          {"dest", "To"},
                          {"net", "Net, estimated", "", 0, Align::end},
                          {"low_80", "80 % from", "", 0, Align::end},
                          {"high_80", "to", "", 0, Align::end}}};
  const auto flows = flows_of(estimate.findings.value, true);
  for (std::size_t k = 0; k < std::min(flows.size(), most_rows); ++k) {
    const auto& flow = flows[k];
    const auto& range = estimate.intervals->net_80[flow.from * estimate.places.size() + flow.to];
    table.rows.push_back({name_of_place(estimate.places[flow.from]),
                          name_of_place(estimate.places[flow.to]), rounded(flow.people),
                          rounded(range.low), rounded(range.high)});
  }
  return table;
}

std::string range_words(const flow_estimation::Interval& range) {
  return fmt::format("{} to {}", people(range.low), people(range.high));
}

/// With what arrivals, departures and net could be, where that was drawn; net not without it.
Table place_table(const FlowEstimate& estimate) {
  const bool ranges = estimate.intervals.has_value();
  Table table{.title = "Places with most moves, estimated",
              .columns = {{"place", "Place"},
                          {"in", "Arrived", "", 0, Align::end},
                          {"out", "Left", "", 0, Align::end}}};
  if (ranges) {
    table.columns = {{"place", "Place"},
                     {"in", "Arrived", "", 0, Align::end},
                     {"in_80", "80 % range", "", 0, Align::end},
                     {"out", "Left", "", 0, Align::end},
                     {"out_80", "80 % range", "", 0, Align::end},
                     {"net", "Net, estimated", "", 0, Align::end},
                     {"net_80", "80 % range", "", 0, Align::end}};
  }
  const auto in = estimate.findings.value.column_sums(), out = estimate.findings.value.row_sums();
  std::vector<std::size_t> order;
  for (std::size_t r = 0; r < in.size(); ++r) order.push_back(r);
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t r) { return in[r] + out[r]; });
  for (std::size_t k = 0; k < std::min(order.size(), most_rows); ++k) {
    const std::size_t r = order[k];
    std::vector<Cell> row{name_of_place(estimate.places[r])};
    if (ranges) {
      const auto& of = estimate.intervals->places[r];
      for (const auto* range : {&of.in, &of.out, &of.net}) {
        row.push_back(rounded(range->value));
        row.emplace_back(range_words(range->within_80));
      }
    } else {
      row.push_back(rounded(in[r]));
      row.push_back(rounded(out[r]));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

DocumentSection diagrams(const SexEstimate& one) {
  const std::string who = sex_words(one.sex);
  DocumentSection section{std::string(name_of(one.sex)),
                          one.sex == Sex::female ? "Women and girls"
                          : one.sex == Sex::male ? "Men and boys"
                                                 : "The largest flows",
                          {}};
  Chart gross = flow_chart(one.estimate, false, most_chords);
  Chart net = flow_chart(one.estimate, true, most_net_chords);
  gross.title = fmt::format("The largest flows of {}, both directions", who);
  net.title = fmt::format("The largest estimated net flows of {}", who);
  section.blocks.push_back(std::move(gross));
  section.blocks.push_back(std::move(net));
  if (one.estimate.intervals) section.blocks.push_back(net_table(one.estimate));
  section.blocks.push_back(flow_table(one.estimate));
  return section;
}

}  // namespace

Chart flow_chart(const FlowEstimate& estimate, bool net, std::size_t most) {
  auto flows = flows_of(estimate.findings.value, net);
  double all = 0, shown = 0;
  for (const auto& flow : flows) all += flow.people;
  if (flows.size() > most) flows.resize(most);
  for (const auto& flow : flows) shown += flow.people;
  Chart chart{.kind = Chart::Kind::chord,
              .title = net ? "Estimated net flows" : "Estimated flows",
              .unit = "people",
              .series = {{net ? "Net" : "People", {}}},
              .label_title = "From, to"};
  if (!flows.empty()) {
    chart.description = fmt::format(
        "The {} largest of all {}flows, which are {} % of {}. The largest goes from {} to {}: {} "
        "people. A band has the colour of the place that people left, and ends in a point where "
        "they went.",
        flows.size(), net ? "net " : "", format_shortest(std::round(100 * shown / all)),
        net ? "net moves" : "all moves", name_of_place(estimate.places[flows.front().from]),
        name_of_place(estimate.places[flows.front().to]), people(flows.front().people));
  }
  order_by_area(flows, estimate.places);
  for (const auto& flow : flows) {
    const std::string from = name_of_place(estimate.places[flow.from]);
    const std::string to = name_of_place(estimate.places[flow.to]);
    chart.series.front().points.push_back({.label = fmt::format("{} to {}", from, to),
                                           .value = rounded(flow.people),
                                           .shown = people(flow.people),
                                           .from = from,
                                           .to = to});
  }
  return chart;
}

Document flow_document(const std::vector<SexEstimate>& estimates, const std::string& period) {
  const auto& first = estimates.front();
  Document document{
      .title = "Estimated migration flows",
      .subtitle = std::string(flow_estimation::record_of(first.estimate.parameters.method).title)};
  if (!period.empty()) document.title += ", " + period;
  DocumentSection how_many{"how_many", "How many", {}};
  for (const auto& one : estimates) how_many.blocks.push_back(lead(one, period));
  document.sections.push_back(std::move(how_many));
  for (const auto& one : estimates) document.sections.push_back(diagrams(one));
  document.sections.push_back({"places", "Places", {place_table(first.estimate)}});
  Bullets remarks;
  for (const auto& remark : first.estimate.remarks) remarks.items.push_back({remark});
  document.sections.push_back({"care", "What to know before using this", {std::move(remarks)}});
  for (const auto& input : first.estimate.run.inputs) {
    document.sources.push_back(
        {fmt::format("{}: {}, SHA-256 {}", input.name, input.source, input.sha256.substr(0, 12)),
         "", ""});
  }
  return document;
}

}  // namespace corridor
