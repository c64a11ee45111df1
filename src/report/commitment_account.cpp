#include "report/commitment_account.h"

#include "report/commitment_words.h"
#include "report/proof_notes.h"
#include "report/verdict_signs.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <map>

namespace corridor {
namespace {

using commitment_verdict::title_of;

constexpr std::size_t most_hidden_in_chart = 2, most_hidden_in_text = 6;

std::vector<Column> standing_columns(const Words& words) {
  return {{"promise", words.say("Promise")},
          {"measure", words.say("Measured by")},
          {.name = "verdict", .title = words.say("Verdict"), .signs = verdict_signs(words)},
          {"latest", words.say("Latest figure")},
          {"trend", words.say("Percent a year, 90 % interval")},
          {"wanted", words.say("Wanted")},
          {"two_point", words.say("Two points")}};
}

/// With a capital, and a full stop as the language has it.
std::string sentence(const Words& words, std::string text) {
  std::int32_t end = 0;
  UChar32 first = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT(bytes, end, static_cast<std::int32_t>(text.size()), first);
  if (first > 0) {
    std::array<char, U8_MAX_LENGTH> capital{};
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(capital.data(), length, u_toupper(first));
    text.replace(0, static_cast<std::size_t>(end), capital.data(),
                 static_cast<std::size_t>(length));
  }
  return words.say("{text}.", {{"text", text}});
}

std::string trend_in_short(const Words& words, const JudgedMeasure& measure) {
  if (!measure.found.trend) return words.say("no trend");
  const auto& rate = measure.found.trend->percent_per_year;
  return words.say("{value} ({low} to {high})", {{"value", number_in_words(words, rate.value, 1)},
                                                 {"low", number_in_words(words, rate.low, 1)},
                                                 {"high", number_in_words(words, rate.high, 1)}});
}

ChartPoint point_of(const Words& words, const DatedFigure& figure, int digits) {
  ChartPoint point{.label = figure.period.text(), .x = figure.year()};
  point.value = {figure.value, std::string(1, figure.status),
                 figure.proofs.empty() ? std::string() : figure.proofs.front()};
  point.shown = number_in_words(words, figure.value, digits);
  return point;
}

ChartSeries series_of(const Words& words, std::string name, const std::vector<DatedFigure>& figures,
                      int digits) {
  ChartSeries series{std::move(name), {}};
  for (const auto& figure : figures) series.points.push_back(point_of(words, figure, digits));
  return series;
}

/// From the latest figure to what was promised.
ChartSeries way_to_target(const Words& words, const JudgedMeasure& measure) {
  const auto& latest = measure.measured.whole.figures.back();
  ChartSeries series{words.say("Way to the target"),
                     {point_of(words, latest, measure.measured.digits)}};
  const double target = *measure.asked.target;
  series.points.push_back({.label = std::to_string(measure.asked.by),
                           .x = static_cast<double>(measure.asked.by),
                           .value = Cell(target),
                           .shown = number_in_words(words, target, measure.measured.digits)});
  return series;
}

std::string joined_names(const Words& words, const std::vector<HiddenGroup>& hidden, int digits) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < hidden.size() && i < most_hidden_in_text; ++i) {
    texts.push_back(hidden_in_words(words, hidden[i], digits));
  }
  if (hidden.size() > most_hidden_in_text) {
    const auto more = std::to_string(hidden.size() - most_hidden_in_text);
    texts.push_back(words.say("and {count} more", {{"count", more}}));
  }
  return fmt::format("{}", fmt::join(texts, "; "));
}

std::string why_not_measured(const Words& words, const JudgedCommitment& judged) {
  if (judged.measures.empty()) return words.say("no indicator measures it");
  std::vector<std::string> titles;
  for (const auto& measure : judged.measures) {
    auto title = measured_by_in_words(words, measure);
    if (std::ranges::find(titles, title) == titles.end()) titles.push_back(std::move(title));
  }
  return words.say("no figure of: {measures}",
                   {{"measures", fmt::format("{}", fmt::join(titles, "; "))}});
}

}  // namespace

void PromiseAccount::cite(const std::vector<std::string>& proofs) {
  for (const auto& id : proofs) {
    if (std::ranges::find(proofs_, id) == proofs_.end()) proofs_.push_back(id);
  }
}

Table PromiseAccount::standing(const std::vector<JudgedCommitment>& commitments) {
  Table table;
  table.title = words_.say("Promises that can be measured");
  table.columns = standing_columns(words_);
  std::map<std::string, std::size_t> rows;  // by what is measured
  std::string told;                         // code of the promise of the row before
  for (const auto& judged : commitments) {
    for (const auto& measure : judged.measures) {
      if (!measure.has_figures()) continue;
      const auto [known, is_new] =
          rows.try_emplace(measured_by_in_words(words_, measure), table.rows.size());
      if (!is_new) {
        auto& promise = std::get<std::string>(table.rows[known->second][0].value);
        promise += "; " + label_in_words(words_, judged.commitment);
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
      table.rows.push_back({again ? label_in_words(words_, judged.commitment)
                                  : heading_in_words(words_, judged.commitment),
                            known->first, words_.say(title_of(measure.found.verdict)),
                            std::move(value), trend_in_short(words_, measure),
                            wanted_in_words(words_, measure),
                            words_.say(title_of(measure.found.two_point.answer))});
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
      auto text =
          words_.say("{measure}: the total looks well, and these get worse: {groups}.",
                     {{"measure", words_.say(measure.measured.title)},
                      {"groups", joined_names(words_, measure.hidden, measure.measured.digits)}});
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
  Chart chart{.title = words_.say(measured.title),
              .unit = words_.say(measured.unit),
              .digits = measured.digits};
  chart.label_title = words_.say("Year");
  const auto &first = measured.whole.figures.front(), &last = measured.whole.figures.back();
  chart.description = words_.say("From {first} in {first_period} to {value} in {period}.",
                                 {{"first", number_in_words(words_, first.value, measured.digits)},
                                  {"first_period", first.period.text()},
                                  {"value", number_in_words(words_, last.value, measured.digits)},
                                  {"period", last.period.text()}});
  chart.series.push_back(
      series_of(words_, words_.say("Measured"), measured.whole.figures, measured.digits));
  const bool leads_there = measure.asked.target && measure.asked.kind != "least";
  if (leads_there && last.year() < measure.asked.by) {
    chart.series.push_back(way_to_target(words_, measure));
  }
  for (std::size_t i = 0; i < measure.hidden.size() && i < most_hidden_in_chart; ++i) {
    const auto& group = measure.hidden[i];
    chart.series.push_back(
        series_of(words_, group_in_words(words_, group.name), group.figures, measured.digits));
  }
  return chart;
}

Bullets PromiseAccount::how_measured(const JudgedMeasure& measure) const {
  const auto& measured = measure.measured;
  Bullets bullets;
  bullets.items.push_back({two_point_in_words(words_, measure)});
  if (const auto& trend = measure.found.trend) {
    const auto figures = std::to_string(trend->figures);
    const auto from = fmt::format("{:.0f}", trend->from_year);
    const auto say = [&](std::string_view english) {
      return words_.say(english, {{"figures", figures}, {"year", from}});
    };
    auto text = say(trend->of_logarithms
                        ? "The trend goes through {figures} figures from {year} on; the straight "
                          "line is through their logarithms."
                        : "The trend goes through {figures} figures from {year} on; the straight "
                          "line is through the figures themselves.");
    if (trend->before_base) {
      text += " " + words_.say("Some are from before the base year, for want of later ones.");
    }
    bullets.items.push_back({std::move(text)});
  }
  bullets.items.push_back(
      {sentence(words_, measured.way.in(words_)) + " " + sentence(words_, measured.source)});
  for (const auto& note : measured.notes) {
    const auto told =
        note.with("group", [&](std::string_view group) { return group_in_words(words_, group); });
    bullets.items.push_back({sentence(words_, told.in(words_))});
  }
  if (!measure.asked.note.empty()) {
    bullets.items.push_back({sentence(words_, words_.say(measure.asked.note))});
  }
  return bullets;
}

void PromiseAccount::add_measure(const JudgedMeasure& measure, std::vector<Block>& blocks) {
  const auto& measured = measure.measured;
  const auto title = measured_by_in_words(words_, measure);
  if (!measure.has_figures()) {
    blocks.push_back(
        Paragraph{words_.say("{measure}: no figure is at hand.", {{"measure", title}})});
    return;
  }
  const auto& latest = measured.whole.figures.back();
  cite(latest.proofs);
  Paragraph told{
      .text = words_.say("{measure}: {verdict}. {because} {value} in {period} ({unit}; {wanted}).",
                         {{"measure", title},
                          {"verdict", words_.say(title_of(measure.found.verdict))},
                          {"because", because(words_, measure)},
                          {"value", number_in_words(words_, latest.value, measured.digits)},
                          {"period", latest.period.text()},
                          {"unit", words_.say(measured.unit)},
                          {"wanted", wanted_in_words(words_, measure)}}),
      .proofs = latest.proofs};
  add_sign(told, verdict_sign(words_, measure.found.verdict), title.size());
  blocks.push_back(std::move(told));
  blocks.push_back(how_measured(measure));
  if (measure.is_old()) {
    blocks.push_back(Paragraph{
        .text = words_.say("The latest figure is {years} years old: this says little of today.",
                           {{"years", std::to_string(measure.age_years)}}),
        .tone = Paragraph::Tone::caution});
  }
  if (!measure.hidden.empty()) {
    blocks.push_back(Paragraph{
        .text = words_.say("The total hides groups that get worse: {groups}.",
                           {{"groups", joined_names(words_, measure.hidden, measured.digits)}}),
        .tone = Paragraph::Tone::caution});
  }
  if (measured.whole.figures.size() > 1) blocks.push_back(chart(measure));
}

DocumentSection PromiseAccount::section(const JudgedCommitment& judged) {
  const auto& commitment = judged.commitment;
  DocumentSection section{commitment.code, heading_in_words(words_, commitment), {}};
  // Registers tell what was promised in English; in other languages the title says it.
  Paragraph told{.text = words_.language() == "en" ? commitment.summary + " " : std::string(),
                 .tone = Paragraph::Tone::lead};
  const auto from = told.text.size();
  told.text +=
      words_.say("Verdict: {verdict}.", {{"verdict", words_.say(title_of(judged.verdict))}});
  add_sign(told, verdict_sign(words_, judged.verdict), from);
  section.blocks.push_back(std::move(told));
  for (const auto& measure : judged.measures) add_measure(measure, section.blocks);
  return section;
}

DocumentSection PromiseAccount::not_measured(const std::vector<JudgedCommitment>& commitments) {
  DocumentSection section{"not_measured", words_.say("What cannot be measured here"), {}};
  Bullets bullets;
  for (const auto& judged : commitments) {
    if (judged.has_figures()) continue;
    bullets.items.push_back(
        {sentence(words_, words_.say("{measure}: {why}",
                                     {{"measure", heading_in_words(words_, judged.commitment)},
                                      {"why", why_not_measured(words_, judged)}}))});
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
