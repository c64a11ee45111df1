#include "report/commitment_account.h"

#include "report/commitment_words.h"
#include "report/proof_notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace corridor {
namespace {

using commitment_verdict::title_of;

constexpr std::size_t most_hidden_in_chart = 2, most_hidden_in_text = 6;

std::string heading_of(const Commitment& commitment) {
  return fmt::format("{}: {}", commitment.label(), commitment.title);
}

std::vector<Column> standing_columns() {
  return {{"promise", "Promise"},
          {"measure", "Measured by"},
          {"verdict", "Verdict"},
          {"latest", "Latest"},
          {"trend", "Percent a year, 90 % interval"},
          {"wanted", "Wanted"},
          {"two_point", "Two points"}};
}

/// With a capital, and a full stop.
std::string sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text + ".";
}

/// The indicator, and which part of it.
std::string measured_by(const JudgedMeasure& measure) {
  if (measure.asked.part.empty()) return measure.measured.title;
  return fmt::format("{}, {}", measure.measured.title, measure.asked.part);
}

std::string trend_in_short(const JudgedMeasure& measure) {
  if (!measure.found.trend) return "no trend";
  const auto& rate = measure.found.trend->percent_per_year;
  const Words words;
  return fmt::format("{} ({} to {})", number_in_words(words, rate.value, 1),
                     number_in_words(words, rate.low, 1), number_in_words(words, rate.high, 1));
}

ChartPoint point_of(const DatedFigure& figure, int digits) {
  ChartPoint point{.label = figure.period.text(), .x = figure.year()};
  point.value = {figure.value, std::string(1, figure.status),
                 figure.proofs.empty() ? std::string() : figure.proofs.front()};
  point.shown = number_in_words(Words(), figure.value, digits);
  return point;
}

ChartSeries series_of(std::string name, const std::vector<DatedFigure>& figures, int digits) {
  ChartSeries series{std::move(name), {}};
  for (const auto& figure : figures) series.points.push_back(point_of(figure, digits));
  return series;
}

/// From the latest figure to what was promised.
ChartSeries way_to_target(const JudgedMeasure& measure) {
  const auto& latest = measure.measured.whole.figures.back();
  ChartSeries series{"Way to the target", {point_of(latest, measure.measured.digits)}};
  const double target = *measure.asked.target;
  series.points.push_back({.label = std::to_string(measure.asked.by),
                           .x = static_cast<double>(measure.asked.by),
                           .value = Cell(target),
                           .shown = number_in_words(Words(), target, measure.measured.digits)});
  return series;
}

std::string joined_names(const std::vector<HiddenGroup>& hidden, int digits) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < hidden.size() && i < most_hidden_in_text; ++i) {
    texts.push_back(hidden_in_words(Words(), hidden[i], digits));
  }
  auto text = fmt::format("{}", fmt::join(texts, "; "));
  if (hidden.size() > most_hidden_in_text) {
    text += fmt::format("; and {} more", hidden.size() - most_hidden_in_text);
  }
  return text;
}

std::string why_not_measured(const JudgedCommitment& judged) {
  if (judged.measures.empty()) return "no indicator measures it";
  std::vector<std::string> titles;
  for (const auto& measure : judged.measures) titles.push_back(measure.measured.title);
  return fmt::format("no figure of: {}", fmt::join(titles, "; "));
}

}  // namespace

void PromiseAccount::cite(const std::vector<std::string>& proofs) {
  for (const auto& id : proofs) {
    if (std::ranges::find(proofs_, id) == proofs_.end()) proofs_.push_back(id);
  }
}

Table PromiseAccount::standing(const std::vector<JudgedCommitment>& commitments) {
  Table table;
  table.title = "Promises that can be measured";
  table.columns = standing_columns();
  std::map<std::string, std::size_t> rows;  // by what is measured
  std::string told;                         // code of the promise of the row before
  for (const auto& judged : commitments) {
    for (const auto& measure : judged.measures) {
      if (!measure.has_figures()) continue;
      const auto [known, is_new] = rows.try_emplace(measured_by(measure), table.rows.size());
      if (!is_new) {
        auto& promise = std::get<std::string>(table.rows[known->second][0].value);
        promise += "; " + judged.commitment.label();
        continue;
      }
      const auto& latest = measure.measured.whole.figures.back();
      Cell value(fmt::format("{} ({})",
                             number_in_words(words_, latest.value, measure.measured.digits),
                             latest.period.text()));
      value.status = std::string(1, latest.status);
      if (!latest.proofs.empty()) value.proof = latest.proofs.front();
      cite(latest.proofs);
      const bool again = told == judged.commitment.code;
      told = judged.commitment.code;
      table.rows.push_back(
          {again ? judged.commitment.label() : heading_of(judged.commitment), measured_by(measure),
           std::string(title_of(measure.found.verdict)), std::move(value), trend_in_short(measure),
           wanted_in_words(words_, measure), title_of(measure.found.two_point.answer)});
    }
  }
  return table;
}

std::vector<Paragraph> PromiseAccount::cautions(const std::vector<JudgedCommitment>& commitments) {
  std::vector<Paragraph> cautions;
  std::vector<std::string> said;
  for (const auto& judged : commitments) {
    for (const auto& measure : judged.measures) {
      if (measure.hidden.empty()) continue;
      auto text = fmt::format("Behind a total that looks well, {}: these get worse: {}.",
                              measure.measured.title,
                              joined_names(measure.hidden, measure.measured.digits));
      if (std::ranges::find(said, text) != said.end()) continue;
      said.push_back(text);
      Paragraph caution{.text = std::move(text), .tone = Paragraph::Tone::caution};
      for (const auto& group : measure.hidden) {
        const auto& proofs = group.figures.back().proofs;
        caution.proofs.insert(caution.proofs.end(), proofs.begin(), proofs.end());
      }
      cite(caution.proofs);
      cautions.push_back(std::move(caution));
    }
  }
  return cautions;
}

Chart PromiseAccount::chart(const JudgedMeasure& measure) const {
  const auto& measured = measure.measured;
  Chart chart{.title = measured.title, .unit = measured.unit, .digits = measured.digits};
  chart.label_title = "Year";
  const auto &first = measured.whole.figures.front(), &last = measured.whole.figures.back();
  chart.description =
      fmt::format("From {} in {} to {} in {}.",
                  number_in_words(words_, first.value, measured.digits), first.period.text(),
                  number_in_words(words_, last.value, measured.digits), last.period.text());
  chart.series.push_back(series_of("Measured", measured.whole.figures, measured.digits));
  const bool leads_there = measure.asked.target && measure.asked.kind != "least";
  if (leads_there && last.year() < measure.asked.by) {
    chart.series.push_back(way_to_target(measure));
  }
  for (std::size_t i = 0; i < measure.hidden.size() && i < most_hidden_in_chart; ++i) {
    const auto& group = measure.hidden[i];
    chart.series.push_back(
        series_of(group_in_words(words_, group.name), group.figures, measured.digits));
  }
  return chart;
}

void PromiseAccount::add_measure(const JudgedMeasure& measure, std::vector<Block>& blocks) {
  const auto& measured = measure.measured;
  if (!measure.has_figures()) {
    blocks.push_back(Paragraph{fmt::format("{}: no figure is at hand.", measured.title)});
    return;
  }
  const auto& latest = measured.whole.figures.back();
  cite(latest.proofs);
  blocks.push_back(Paragraph{
      .text = fmt::format("{}: {}. {} {} in {} ({}; {}).", measured.title,
                          title_of(measure.found.verdict), because(words_, measure),
                          number_in_words(words_, latest.value, measured.digits),
                          latest.period.text(), measured.unit, wanted_in_words(words_, measure)),
      .proofs = latest.proofs});
  Bullets bullets;
  bullets.items.push_back({two_point_in_words(words_, measure)});
  if (measure.found.trend) {
    bullets.items.push_back({fmt::format(
        "The trend goes through {} figures from {:.0f} on{}; the straight line is through {}.",
        measure.found.trend->figures, measure.found.trend->from_year,
        measure.found.trend->before_base ? ", some before the base year for want of later ones"
                                         : "",
        measure.found.trend->of_logarithms ? "their logarithms" : "the figures themselves")});
  }
  bullets.items.push_back({sentence(fmt::format("{}. {}", measured.way, measured.source))});
  for (const auto& note : measured.notes) bullets.items.push_back({sentence(note)});
  if (!measure.asked.note.empty()) bullets.items.push_back({sentence(measure.asked.note)});
  blocks.push_back(std::move(bullets));
  if (measure.is_old()) {
    blocks.push_back(Paragraph{
        .text = fmt::format("The latest figure is {} years old: this says little of today.",
                            measure.age_years),
        .tone = Paragraph::Tone::caution});
  }
  if (!measure.hidden.empty()) {
    blocks.push_back(Paragraph{.text = fmt::format("The total hides groups that get worse: {}.",
                                                   joined_names(measure.hidden, measured.digits)),
                               .tone = Paragraph::Tone::caution});
  }
  if (measured.whole.figures.size() > 1) blocks.push_back(chart(measure));
}

DocumentSection PromiseAccount::section(const JudgedCommitment& judged) {
  const auto& commitment = judged.commitment;
  DocumentSection section{commitment.code, heading_of(commitment), {}};
  section.blocks.push_back(Paragraph{
      .text = fmt::format("{} Verdict: {}.", commitment.summary, title_of(judged.verdict)),
      .tone = Paragraph::Tone::lead});
  for (const auto& measure : judged.measures) add_measure(measure, section.blocks);
  return section;
}

DocumentSection PromiseAccount::not_measured(const std::vector<JudgedCommitment>& commitments) {
  DocumentSection section{"not_measured", "What cannot be measured here", {}};
  Bullets bullets;
  for (const auto& judged : commitments) {
    if (judged.has_figures()) continue;
    bullets.items.push_back(
        {fmt::format("{}: {}.", heading_of(judged.commitment), why_not_measured(judged))});
  }
  if (!bullets.items.empty()) section.blocks.push_back(std::move(bullets));
  return section;
}

Result<void> PromiseAccount::finish(Document& document) {
  ProofNotes notes(workspace_);
  for (const auto& id : proofs_) {
    if (std::ranges::find(document.proofs, id, &ProofNote::id) != document.proofs.end()) continue;
    auto cited = TRY(notes.of(id));
    document.proofs.push_back(std::move(cited.note));
    for (const auto& citation : cited.citations) {
      const auto text = corridor::cite(citation);
      const auto known = std::ranges::find(document.sources, text, &SourceNote::citation);
      if (known != document.sources.end()) continue;
      document.sources.push_back({text, citation.licence, citation.url});
    }
  }
  return {};
}

}  // namespace corridor
