#include "report/brief_account.h"

#include "base/text.h"
#include "evidence/place_names.h"
#include "evidence/proof.h"
#include "report/frame.h"
#include "report/proof_report.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace corridor {
namespace {

constexpr int significant_digits = 3;
constexpr double smallest_shown_count = 5;

/// English names that take an article inside a sentence.
constexpr std::array<std::string_view, 33> with_article{
    "ARE", "BHS", "CAF", "CHI", "COD", "COG", "COK", "COM", "CYM", "DOM", "FLK",
    "FRO", "GBR", "GMB", "IMN", "IRN", "KOR", "LAO", "MDV", "MHL", "MNP", "NER",
    "NLD", "PHL", "PRK", "RUS", "SDN", "SLB", "SYC", "SYR", "TCA", "TZA", "USA"};

/// Figures in order of time, one run a dataset.
std::vector<std::vector<Figure>> by_dataset(std::vector<Figure> figures) {
  std::vector<std::vector<Figure>> runs;
  for (auto& figure : figures) {
    const bool starts = runs.empty() || runs.back().back().edition.citation.dataset !=
                                            figure.edition.citation.dataset;
    if (starts) runs.emplace_back();
    runs.back().push_back(std::move(figure));
  }
  return runs;
}

const Figure* last_with_value(const std::vector<Figure>& history) {
  const auto found = std::ranges::find_if(history.rbegin(), history.rend(), &Figure::has_value);
  return found == history.rend() ? nullptr : &*found;
}

Place partner_of(const Figure& figure, Side side) {
  const auto& key = figure.observation.key;
  return side == Side::origin ? key.origin : key.place;
}

int decimals_for(double scaled) {
  return std::max(0, significant_digits - 1 - static_cast<int>(std::floor(std::log10(scaled))));
}

}  // namespace

Account::Account(const Workspace& workspace, Words words, Subject subject, std::string as_of)
    : workspace_(workspace),
      words_(std::move(words)),
      subject_(subject),
      as_of_(std::move(as_of)),
      this_year_(static_cast<int>(
          parse_integer(as_of_.empty() ? timestamp_now().substr(0, 4) : as_of_.substr(0, 4))
              .value_or(0))) {}

SeriesQuery Account::query(const Wanted& wanted) const {
  SeriesQuery query{.indicator = wanted.indicator, .origin = wanted.origin, .place = wanted.place};
  query.sex = wanted.sex;
  query.as_of = as_of_;
  return query;
}

Result<SeriesReader*> Account::reader() const {
  if (!reader_) reader_.emplace(TRY(SeriesReader::open(workspace_, as_of_)));
  return &*reader_;
}

bool Account::is_past(const Figure& figure) const {
  return figure.year() <= this_year_ && figure.observation.status != 'F';
}

Result<std::vector<Figure>> Account::history(const Wanted& wanted) const {
  return history_of(query(wanted));
}

Result<std::vector<Figure>> Account::history_of(SeriesQuery query) const {
  query.as_of = as_of_;
  auto figures = TRY(series(*TRY(reader()), query));
  std::erase_if(figures, [&](const Figure& f) { return !is_past(f) || !f.is_plain(); });
  auto runs = by_dataset(std::move(figures));
  std::vector<Figure> best;
  const auto reach = [](const std::vector<Figure>& run) {
    const Figure* last = last_with_value(run);
    return std::pair(last == nullptr ? 0 : last->year(), run.size());
  };
  for (auto& run : runs) {
    if (best.empty() || reach(run) > reach(best)) best = std::move(run);
  }
  return best;
}

Result<std::optional<Figure>> Account::latest(const Wanted& wanted) const {
  return latest(TRY(history(wanted)));
}

std::optional<Figure> Account::latest(const std::vector<Figure>& history) {
  const Figure* last = last_with_value(history);
  return last == nullptr ? std::nullopt : std::optional(*last);
}

Result<std::vector<Figure>> Account::largest(const Wanted& wanted, Side side,
                                             std::size_t most) const {
  auto figures = TRY(TRY(reader())->partners(query(wanted), side));
  std::erase_if(figures, [](const Figure& figure) { return !figure.is_plain(); });
  if (figures.empty()) return figures;
  Period latest;
  for (const auto& figure : figures) {
    if (is_past(figure)) latest = std::max(latest, figure.observation.key.period);
  }
  std::erase_if(figures, [&](const Figure& figure) {
    return figure.observation.key.period != latest || figure.value() <= 0;
  });
  if (figures.size() > most)
    figures.erase(figures.begin() + static_cast<std::ptrdiff_t>(most), figures.end());
  return figures;
}

std::string Account::name(Place place) const {
  // Special codes have no name in some languages; then their English name is a word to translate.
  const auto name = place_name(workspace_, place, words_.language());
  return words_.say(name ? *name : std::string(place.code()));
}

std::string Account::name(Corridor way) const {
  return say("{origin} to {destination}",
             {{"origin", name(way.origin)}, {"destination", name(way.destination)}});
}

std::string Account::in_sentence(Place place) const {
  const bool english = words_.language() == "en";
  const bool article = std::ranges::find(with_article, place.code()) != with_article.end();
  if (english && place == world) return "the world";
  return english && article ? "the " + name(place) : name(place);
}

std::string Account::amount(double number) const {
  const double rounded = round_significant(number, significant_digits);
  const double size = std::abs(rounded);
  for (const auto& scale : words_.scales()) {
    if (size < scale.size) continue;
    const auto shown = words_.number(rounded / scale.size, decimals_for(size / scale.size));
    return say(scale.pattern, {{"number", shown}});
  }
  return words_.number(size >= 10'000 ? rounded : number, 0);
}

std::string Account::figure_text(const Figure& figure) const {
  const Indicator* indicator = find_indicator(figure.observation.key.indicator);
  const int digits = indicator == nullptr ? 0 : indicator->digits;
  if (digits > 0) return words_.number(figure.value(), digits);
  return indicator != nullptr && indicator->unit == "persons" ? people(figure)
                                                              : amount(figure.value());
}

bool Account::is_few(const Figure& figure) const {
  const Indicator* indicator = find_indicator(figure.observation.key.indicator);
  return indicator != nullptr && indicator->unit == "persons" && figure.value() > 0 &&
         figure.value() < smallest_shown_count;
}

std::string Account::people(const Figure& figure) const {
  return is_few(figure) ? say("fewer than 5") : amount(figure.value());
}

std::string Account::dollars(const Figure& figure) const {
  return say("US$ {amount}", {{"amount", amount(figure.value())}});
}

std::string Account::percent(double number, int decimals) const {
  return say("{number} percent", {{"number", words_.number(number, decimals)}});
}

std::string Account::cost_of_200(double percent) const {
  return say("US$ {amount}", {{"amount", words_.number(2 * percent, 2)}});
}

std::string Account::year(const Figure& figure) const {
  const Period period = figure.observation.key.period;
  if (period.kind() != Period::Kind::quarter) return period.text();
  return say("quarter {number} of {year}",
             {{"number", std::to_string((period.start_month() - 1) / 3 + 1)},
              {"year", std::to_string(period.start_year())}});
}

NumberWords Account::number_words() const { return corridor::number_words(words_); }

void Account::note(const ProofNote& proof, const Citation& citation) {
  add_note(proof);
  add_source(citation);
}

void Account::add_note(const ProofNote& proof) {
  if (std::ranges::find(proofs_, proof.id, &ProofNote::id) == proofs_.end()) {
    proofs_.push_back(proof);
  }
}

void Account::cite(const Figure& figure, bool as_note) {
  if (as_note) add_note({proof_id(figure), describe_in_short(figure)});
  // A computed figure has the sources of those it is made of.
  for (const auto& operand : figure.operands) add_source(operand.edition.citation);
  if (figure.operands.empty()) add_source(figure.edition.citation);
}

void Account::add_source(const Citation& citation) {
  const std::string text = corridor::cite(citation);
  if (std::ranges::find(sources_, text, &SourceNote::citation) == sources_.end()) {
    sources_.push_back({text, citation.licence, citation.url});
  }
}

Paragraph Account::paragraph(std::string text, const std::vector<Figure>& figures,
                             Paragraph::Tone tone) {
  Paragraph paragraph{.text = std::move(text), .tone = tone};
  for (const auto& figure : figures) {
    cite(figure, true);
    paragraph.proofs.push_back(proof_id(figure));
  }
  return paragraph;
}

Cell Account::cell(const Figure& figure) {
  cite(figure, true);
  if (!figure.has_value()) {
    return Cell::nothing(say(name_of(figure.observation.state)));
  }
  if (is_few(figure)) {
    Cell few(say("fewer than 5"));
    few.proof = proof_id(figure);
    return few;
  }
  return {figure.value(), std::string(1, figure.observation.status), proof_id(figure)};
}

Cell Account::cell(const std::optional<Figure>& figure) {
  return figure ? cell(*figure) : Cell::nothing(say("not in the workspace"));
}

ChartSeries Account::over_time(std::string name, const std::vector<Figure>& history) {
  ChartSeries series{std::move(name), {}};
  for (const auto& figure : history) {
    cite(figure, false);
    ChartPoint point{.label = figure.observation.key.period.text(),
                     .value = Cell::nothing(say("missing"))};
    const Period period = figure.observation.key.period;
    point.x = figure.year() + (period.start_month() - 1) / 12.0;
    if (figure.has_value()) {
      point.value = {figure.value(), std::string(1, figure.observation.status), proof_id(figure)};
      point.shown = figure_text(figure);
    }
    series.points.push_back(std::move(point));
  }
  return series;
}

Chart Account::time_chart(std::string title, std::string unit) const {
  return {.kind = Chart::Kind::line,
          .title = std::move(title),
          .unit = std::move(unit),
          .label_title = say("Year"),
          .empty_text = say("No figures"),
          .numbers = number_words()};
}

Chart Account::partner_chart(std::string title, const std::vector<Figure>& figures, Side side) {
  const Indicator* indicator = find_indicator(figures.front().observation.key.indicator);
  const bool of_people = indicator != nullptr && indicator->unit == "persons";
  Chart chart{.kind = Chart::Kind::bar, .title = std::move(title)};
  chart.description = describe_ranking(figures, side);
  // Those who came and those who left look different, as on the map.
  chart.first_kind = side == Side::origin ? 1 : 0;
  chart.unit = of_people ? say("persons") : say("US$, estimate");
  chart.label_title = side == Side::origin ? say("Origin") : say("Destination");
  chart.numbers = number_words();
  ChartSeries series{of_people ? say("Number living there") : say("US$, estimate"), {}};
  for (const auto& figure : figures) {
    cite(figure, false);
    series.points.push_back(
        {.label = name(partner_of(figure, side)),
         .value = {figure.value(), std::string(1, figure.observation.status), proof_id(figure)},
         .shown = figure_text(figure)});
  }
  chart.series.push_back(std::move(series));
  return chart;
}

std::string Account::describe_trend(const std::vector<Figure>& history) const {
  std::vector<const Figure*> known;
  for (const auto& figure : history) {
    if (figure.has_value()) known.push_back(&figure);
  }
  if (known.empty()) return say("No figures.");
  const auto& highest =
      **std::ranges::max_element(known, {}, [](const Figure* figure) { return figure->value(); });
  const Figure &first = *known.front(), &last = *known.back();
  return say(
      "From {first} in {first_year} to {last} in {last_year}; highest {highest} in "
      "{highest_year}.",
      {{"first", figure_text(first)},
       {"first_year", year(first)},
       {"last", figure_text(last)},
       {"last_year", year(last)},
       {"highest", figure_text(highest)},
       {"highest_year", year(highest)}});
}

std::string Account::describe_ranking(const std::vector<Figure>& figures, Side side) const {
  std::string list;
  for (const auto& figure : figures) {
    if (!list.empty()) list += ", ";
    list += fmt::format("{} {}", name(partner_of(figure, side)), people(figure));
  }
  return list.empty() ? say("No figures.") : list + ".";
}

void Account::frame(Document& document) const { frame_in(document, words_); }

void Account::finish(Document& document) && {
  document.proofs = std::move(proofs_);
  document.sources = std::move(sources_);
}

}  // namespace corridor
