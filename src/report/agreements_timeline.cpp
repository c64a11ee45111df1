#include "report/agreements_timeline.h"

#include "base/text.h"
#include "evidence/proof.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 3> beside_agreements{"migrant_stock", "migration_flow",
                                                            "remittances"};

bool is_of_everybody(const Figure& figure) {
  return figure.observation.key.age.text() == "total" && figure.observation.status != 'F';
}

/// Of the alternatives the one that reaches furthest, then the one with most figures.
std::vector<Figure> best_run(const std::vector<Figure>& figures, int this_year) {
  std::map<std::pair<std::string, std::string>, std::vector<Figure>> runs;
  for (const auto& figure : figures) {
    if (!is_of_everybody(figure) || figure.year() > this_year) continue;
    const auto& key = figure.observation.key;
    runs[{figure.edition.citation.dataset, std::string(key.dimensions)}].push_back(figure);
  }
  std::vector<Figure> best;
  const auto reach = [](const std::vector<Figure>& run) {
    int last = 0;
    for (const auto& figure : run) last = figure.has_value() ? std::max(last, figure.year()) : last;
    return std::pair(last, run.size());
  };
  for (auto& [key, run] : runs) {
    if (reach(run).first > 0 && (best.empty() || reach(run) > reach(best))) best = std::move(run);
  }
  return best;
}

double x_of(Period date) { return date.start_year() + (date.start_month() - 1) / 12.0; }

std::string series_name(const Account& account, const CorridorSeries& series) {
  std::string name = account.name(series.way);
  if (!series.dimensions.empty()) name += fmt::format(" ({})", series.dimensions);
  return name;
}

}  // namespace

Result<std::vector<CorridorSeries>> corridor_series(const Workspace& workspace, Corridor corridor,
                                                    int this_year) {
  std::vector<CorridorSeries> all;
  for (const auto id : beside_agreements) {
    for (const Corridor way : {corridor, corridor.reversed()}) {
      SeriesQuery query{.indicator = id, .origin = way.origin, .place = way.destination};
      query.sex = Sex::total;
      auto run = best_run(TRY(series(workspace, query)), this_year);
      if (run.empty()) continue;
      std::string dimensions(run.front().observation.key.dimensions);
      all.push_back({find_indicator(id), way, std::move(dimensions), std::move(run)});
    }
  }
  return all;
}

std::vector<AgreementEvent> events_of(const std::vector<Agreement>& agreements) {
  std::vector<AgreementEvent> events;
  for (std::size_t i = 0; i < agreements.size(); ++i) {
    const auto& agreement = agreements[i];
    if (!agreement.is_told()) continue;
    const std::pair<std::string_view, const AgreementDate*> dates[] = {
        {"signed", &agreement.signed_on},
        {"ratified", &agreement.ratified},
        {"in force", &agreement.in_force},
        {"ended", &agreement.ended}};
    for (const auto& [what, date] : dates) {
      if (*date) events.push_back({i, what, date});
    }
  }
  std::ranges::stable_sort(events, {}, [](const AgreementEvent& event) {
    return std::pair(first_day(event.date->date), event.agreement);
  });
  return events;
}

Around around(const CorridorSeries& series, Period date) {
  Around found;
  for (const auto& figure : series.figures) {
    if (!figure.has_value()) continue;
    const bool before = figure.observation.key.period.start_year() < date.start_year();
    if (before) found.before = &figure;
    if (!before && found.after == nullptr) found.after = &figure;
  }
  return found;
}

std::string event_text(const LawWords& words, const AgreementEvent& event,
                       const Agreement& agreement) {
  return words.say("{day} {event}: {agreement}",
                   {{"day", event.date->date.text()},
                    {"event", words.say(event.what)},
                    {"agreement", words.short_name(agreement.instrument)}});
}

namespace {

/// What is said of an indicator at the head of a narrow column.
std::string_view short_title(std::string_view indicator) {
  return indicator == "migrant_stock"    ? "Migrants"
         : indicator == "migration_flow" ? "Flow"
                                         : "US$ sent";
}

/// Of the way back only the number of people: a terminal has no room for more.
bool is_in_table(const CorridorSeries& series, Corridor way) {
  return series.way == way || series.indicator->id == "migrant_stock";
}

/// What happened in a year: "signed: Labour agreement ... (2); in force: ... (2)".
std::string happenings(const LawWords& words, const std::vector<AgreementEvent>& events,
                       const std::vector<Agreement>& agreements) {
  constexpr std::size_t most = 4;
  std::vector<std::string> told;
  for (const auto& event : events) {
    if (told.size() == most) break;
    told.push_back(fmt::format("{} ({})", event_text(words, event, agreements[event.agreement]),
                               event.agreement + 1));
  }
  auto text = joined(told, "; ");
  if (events.size() <= most) return text;
  return words.say("{names}; and {count} more",
                   {{"names", text}, {"count", std::to_string(events.size() - most)}});
}

struct Year {
  std::vector<AgreementEvent> events;
  std::map<std::size_t, const Figure*> figures;  // by series
};

std::map<int, Year> by_year(const std::vector<Agreement>& agreements,
                            const std::vector<CorridorSeries>& series) {
  std::map<int, Year> years;
  for (const auto& event : events_of(agreements)) {
    years[event.date->date.start_year()].events.push_back(event);
  }
  for (std::size_t i = 0; i < series.size(); ++i) {
    for (const auto& figure : series[i].figures) years[figure.year()].figures[i] = &figure;
  }
  return years;
}

}  // namespace

Table timeline_table(LawWords& words, const std::vector<Agreement>& agreements,
                     const std::vector<CorridorSeries>& all_series) {
  auto& account = words.account();
  const Corridor way{account.subject().origin, account.subject().place};
  std::vector<CorridorSeries> series;
  std::ranges::copy_if(all_series, std::back_inserter(series),
                       [&](const CorridorSeries& one) { return is_in_table(one, way); });
  Table table{.title = words.say("What happened, and the figures of the year")};
  table.columns = {{"year", words.say("Year")}, {"happened", words.say("What happened")}};
  for (const auto& one : series) {
    table.columns.push_back(
        {.name = fmt::format("{}_{}_{}", one.indicator->id, one.way.origin.code(),
                             one.way.destination.code()),
         .title = fmt::format("{}, {}", words.say(short_title(one.indicator->id)),
                              account.name(one.way)),
         .digits = one.indicator->digits,
         .align = Align::end});
    table.notes.push_back(words.say("{column}: {indicator} ({unit}), {way}.",
                                    {{"column", table.columns.back().title},
                                     {"indicator", words.say(one.indicator->title)},
                                     {"unit", words.say(one.indicator->unit)},
                                     {"way", series_name(account, one)}}));
  }
  for (const auto& [year, row] : by_year(agreements, series)) {
    std::vector<Cell> cells{fmt::format("{}", year), happenings(words, row.events, agreements)};
    for (std::size_t i = 0; i < series.size(); ++i) {
      const auto found = row.figures.find(i);
      cells.push_back(found == row.figures.end() ? Cell::nothing(" ")
                                                 : account.cell(*found->second));
    }
    table.rows.push_back(std::move(cells));
  }
  table.notes.push_back(
      words.say("Numbers in brackets behind an event are those of the list above."));
  return table;
}

Table timeline_rows(const std::vector<Agreement>& agreements,
                    const std::vector<CorridorSeries>& series) {
  Table table{.title = "Timeline"};
  for (const auto* name : {"date", "entry", "what", "agreement", "kinds", "title", "indicator",
                           "origin", "place", "dimensions", "value", "status", "proof"}) {
    table.columns.push_back({name, name});
  }
  std::vector<std::pair<Day, std::vector<Cell>>> rows;
  for (const auto& event : events_of(agreements)) {
    const auto& agreement = agreements[event.agreement];
    std::string kinds;
    for (const auto kind : agreement.kinds) kinds.append(kinds.empty() ? "" : " ").append(kind);
    rows.push_back(
        {first_day(event.date->date),
         {event.date->date.text(), "event", std::string(event.what), agreement.instrument.code,
          kinds, agreement.instrument.title, "", "", "", "", "", "", event.date->proof}});
  }
  for (const auto& one : series) {
    for (const auto& figure : one.figures) {
      const auto& key = figure.observation.key;
      rows.push_back({first_day(key.period),
                      {key.period.text(), "figure", "", "", "", "", std::string(key.indicator),
                       std::string(key.origin.code()), std::string(key.place.code()),
                       one.dimensions, figure.has_value() ? Cell(figure.value()) : Cell(),
                       std::string(1, figure.observation.status), proof_id(figure)}});
    }
  }
  std::ranges::stable_sort(rows, {}, [](const auto& row) { return row.first; });
  for (auto& [day, row] : rows) table.rows.push_back(std::move(row));
  return table;
}

std::vector<Chart> timeline_charts(LawWords& words, const std::vector<Agreement>& agreements,
                                   const std::vector<CorridorSeries>& series) {
  auto& account = words.account();
  std::vector<ChartEvent> marks;
  for (const auto& event : events_of(agreements)) {
    marks.push_back({x_of(event.date->date), fmt::format("{}", event.agreement + 1),
                     event_text(words, event, agreements[event.agreement])});
  }
  std::vector<Chart> charts;
  const Indicator* of_last = nullptr;
  for (const auto& one : series) {
    if (one.indicator != of_last) {
      of_last = one.indicator;
      charts.push_back(
          account.time_chart(words.say(one.indicator->title), words.say(one.indicator->unit)));
      charts.back().digits = one.indicator->digits;
      charts.back().events = marks;
      charts.back().description = words.say(
          "Dates of agreements are marked with their numbers: {count}. Sequence is not "
          "cause.",
          {{"count", std::to_string(marks.size())}});
    }
    const std::string name = series_name(account, one);
    charts.back().series.push_back(account.over_time(name, one.figures));
    charts.back().description += " " + name + ": " + account.describe_trend(one.figures);
  }
  // A figure of one year alone has no course: the table below has it.
  std::erase_if(charts, [](const Chart& chart) {
    return std::ranges::all_of(chart.series,
                               [](const ChartSeries& one) { return one.points.size() < 2; });
  });
  return charts;
}

}  // namespace corridor
