#include "report/diff_report.h"

#include "base/text.h"
#include "evidence/proof.h"
#include "report/render_document.h"
#include "report/tables.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace corridor {
namespace {

std::string count(std::int64_t number) { return format_grouped(static_cast<double>(number), 0); }

std::string name_of_edition(const Edition& edition) {
  const std::string& part = edition.complete ? edition.part : "selection";
  return fmt::format("{}{}{}, edition {}", cite(edition.citation), part.empty() ? "" : ", ", part,
                     edition.short_id());
}

/// Where whole releases were compared, none.
std::string part_of(const Diff& diff, const IndicatorChanges& changed) {
  const EditionPair& pair = diff.pairs[changed.pair];
  return pair.before.size() + pair.after.size() > 2 ? "" : pair.after.front().part;
}

Column number_column(std::string name, std::string title, int digits = 0) {
  return {
      .name = std::move(name), .title = std::move(title), .digits = digits, .align = Align::end};
}

Cell percent_cell(double before, double after) {
  if (before == 0) return Cell::nothing("–");
  return (after - before) / std::abs(before) * 100;
}

using ChangeSide = FigureChange::Side;

bool has_value(const std::optional<ChangeSide>& side) {
  return side && side->observation.state == State::value;
}

Cell value_cell(const std::optional<ChangeSide>& side) {
  if (!side) return Cell::nothing("–");
  if (has_value(side)) return side->observation.value;
  return Cell::nothing(std::string(name_of(side->observation.state)));
}

std::string status_of(const std::optional<ChangeSide>& side) {
  return side ? std::string(1, side->observation.status) : "";
}

std::string proof_of(const std::optional<ChangeSide>& side, const std::vector<Edition>& editions) {
  if (!side) return {};
  return proof_id({.observation = side->observation,
                   .edition = editions[side->edition],
                   .derived = side->observation.cell.row == 0});
}

/// Absolute and in percent, where both have a value.
std::pair<Cell, Cell> difference_of(const FigureChange& change) {
  if (!has_value(change.before) || !has_value(change.after)) {
    return {Cell::nothing("–"), Cell::nothing("–")};
  }
  const double before = change.before->observation.value, after = change.after->observation.value;
  return {after - before, percent_cell(before, after)};
}

std::vector<Cell> row_of(const Diff& diff, const IndicatorChanges& changed,
                         const FigureChange& change) {
  const EditionPair& pair = diff.pairs[changed.pair];
  const auto& key = (change.after ? change.after : change.before)->observation.key;
  const auto [difference, percent] = difference_of(change);
  return {std::string(name_of(change.change)),
          std::string(changed.indicator),
          part_of(diff, changed),
          std::string(key.origin.code()),
          std::string(key.place.code()),
          key.period.text(),
          std::string(name_of(key.sex)),
          key.age.text(),
          std::string(name_of(key.reporter)),
          key.dimensions,
          value_cell(change.before),
          value_cell(change.after),
          difference,
          percent,
          status_of(change.before),
          status_of(change.after),
          proof_of(change.before, pair.before),
          proof_of(change.after, pair.after)};
}

std::string listed_note(std::int64_t listed, std::int64_t all) {
  if (listed == all) return {};
  return fmt::format(
      "Of each kind of change the largest are listed, {} of {}; --limit N lists more.",
      count(listed), count(all));
}

std::int64_t changed_figures(const IndicatorChanges& changed) {
  return std::accumulate(changed.number.begin(), changed.number.end(), std::int64_t{0});
}

/// What tells a figure from the others of its indicator: "IRQ-IRN, 1990, female".
std::string figure_text(const ObservationKey& key, bool with_period, bool with_reporter) {
  std::string text = key.origin.empty() ? std::string(key.place.code())
                                        : fmt::format("{}-{}", key.origin.code(), key.place.code());
  if (with_period) text += ", " + key.period.text();
  if (key.sex != Sex::total) text += fmt::format(", {}", name_of(key.sex));
  if (key.age != Age{}) text += ", " + key.age.text();
  if (!key.dimensions.empty()) text += ", " + key.dimensions;
  if (with_reporter) text += fmt::format(", says the {}", name_of(key.reporter));
  return text;
}

/// "E", or "E to P"; nothing of what is not there.
std::string before_and_after(const std::string& before, const std::string& after,
                             std::string_view between) {
  if (before.empty() || after.empty() || before == after) return before.empty() ? after : before;
  return fmt::format("{}{}{}", before, between, after);
}

/// The changes of one indicator for people: few columns, so that they fit a terminal.
Table changes_of(const Diff& diff, const IndicatorChanges& changed) {
  const Indicator* known = find_indicator(changed.indicator);
  const EditionPair& pair = diff.pairs[changed.pair];
  const int digits = known == nullptr ? 2 : known->digits;
  Table table;
  table.title = known == nullptr ? std::string(changed.indicator)
                                 : fmt::format("{} ({})", known->title, known->unit);
  if (!part_of(diff, changed).empty()) table.title += ", " + part_of(diff, changed);
  table.columns = {{"change", "Change"},
                   {"figure", "Figure"},
                   number_column("before", "Before", digits),
                   number_column("after", "After", digits),
                   number_column("difference", "Difference", digits),
                   number_column("percent", "Percent", 1),
                   {"status", "Status"},
                   {"proof", "Proof before, after"}};
  const auto reporter_of = [](const FigureChange& change) {
    return (change.after ? change.after : change.before)->observation.key.reporter;
  };
  const bool with_reporter = !std::ranges::all_of(changed.listed, [&](const auto& change) {
    return reporter_of(change) == reporter_of(changed.listed.front());
  });
  for (const auto& change : changed.listed) {
    const auto& key = (change.after ? change.after : change.before)->observation.key;
    const auto [difference, percent] = difference_of(change);
    table.rows.push_back(
        {std::string(name_of(change.change)), figure_text(key, !pair.across_periods, with_reporter),
         value_cell(change.before), value_cell(change.after), difference, percent,
         before_and_after(status_of(change.before), status_of(change.after), " to "),
         before_and_after(proof_of(change.before, pair.before), proof_of(change.after, pair.after),
                          ", ")});
  }
  say_once(table, {"status"});
  const auto note = listed_note(std::ssize(changed.listed), changed_figures(changed));
  if (!note.empty()) table.notes.push_back(note);
  return table;
}

Table sums_table(const Diff& diff) {
  Table table;
  table.title = "Sums over countries, in the latest period that both have";
  table.columns = {{"indicator", "Indicator"},
                   {"part", "Part"},
                   {"period", "Period"},
                   {"sex", "Sex"},
                   number_column("before", "Before"),
                   number_column("after", "After"),
                   number_column("difference", "Difference"),
                   number_column("percent", "Percent", 2)};
  for (const auto& changed : diff.indicators) {
    if (!changed.sum) continue;
    const auto& [period, sex, before, after] = *changed.sum;
    table.rows.push_back({std::string(changed.indicator), std::string(part_of(diff, changed)),
                          period.empty() ? "each its own" : period.text(),
                          std::string(name_of(sex)), before, after, after - before,
                          percent_cell(before, after)});
  }
  return table;
}

/// Which editions were compared, and what to know of it.
Bullets compared(const Diff& diff) {
  Bullets bullets;
  const auto name_all = [&](std::string_view when, const std::vector<Edition>& editions) {
    for (const auto& edition : editions) {
      bullets.items.push_back({fmt::format("{}: {}.", when, name_of_edition(edition))});
    }
  };
  for (const auto& pair : diff.pairs) {
    name_all("Before", pair.before);
    name_all("After", pair.after);
    if (pair.across_periods) {
      bullets.items.push_back(
          {"Each of the two has one period only, and not the same: figures are "
           "compared across it."});
    }
  }
  name_all("Not compared, because the other release has no such part", diff.alone);
  return bullets;
}

bool in_both(const IndicatorChanges& changed) { return changed.before > 0 && changed.after > 0; }

/// Indicators that one side has not at all, in a sentence: a list of their figures would say no
/// more.
void say_one_sided(const Diff& diff, DocumentSection& section) {
  constexpr int most_named = 8;
  Bullets bullets;
  for (const bool later : {true, false}) {
    std::int64_t indicators = 0, figures = 0;
    std::string names;
    for (const auto& changed : diff.indicators) {
      if (in_both(changed) || (changed.before == 0) != later) continue;
      figures += changed.before + changed.after;
      if (++indicators <= most_named) names += fmt::format(" {},", changed.indicator);
    }
    if (indicators == 0) continue;
    names.back() = '.';
    bullets.items.push_back({fmt::format(
        "Only in the {} one: {} indicator{} with {} figures:{}{}", later ? "later" : "earlier",
        count(indicators), indicators == 1 ? "" : "s", count(figures), names,
        indicators > most_named ? " And more; --format csv --summary lists all." : "")});
  }
  if (!bullets.items.empty()) section.blocks.emplace_back(std::move(bullets));
}

DocumentSection overview_of(const Diff& diff, bool for_people) {
  DocumentSection section{"summary", "By indicator", {}};
  Table summary = diff_summary_table(diff), sums = sums_table(diff);
  if (for_people) {
    Diff both = diff;
    std::erase_if(both.indicators, [](const auto& changed) { return !in_both(changed); });
    summary = diff_summary_table(both);
    for (Table* table : {&summary, &sums}) {
      if (!table->rows.empty()) say_once(*table, {"part"});
    }
  }
  if (!summary.rows.empty() || !for_people) section.blocks.emplace_back(std::move(summary));
  if (for_people) say_one_sided(diff, section);
  if (!sums.rows.empty()) section.blocks.emplace_back(std::move(sums));
  return section;
}

Document document_of(const Diff& diff, bool for_people, bool summary_only) {
  Document document;
  document.title =
      fmt::format("What changed in {}", diff.pairs.front().after.front().citation.dataset);
  document.sections.push_back({"editions", "Editions", {compared(diff)}});
  document.sections.push_back(overview_of(diff, for_people));
  if (summary_only) return document;
  DocumentSection figures{"figures", "The largest changes", {}};
  if (!for_people) {
    figures.blocks.emplace_back(diff_changes_table(diff));
  } else {
    for (const auto& changed : diff.indicators) {
      if (!in_both(changed) || changed.listed.empty()) continue;
      figures.blocks.emplace_back(changes_of(diff, changed));
    }
    if (figures.blocks.empty()) {
      figures.blocks.emplace_back(Paragraph{"No figure that both have has changed."});
    }
  }
  document.sections.push_back(std::move(figures));
  return document;
}

}  // namespace

Table diff_summary_table(const Diff& diff) {
  Table table;
  table.title = "Figures by what became of them";
  table.columns = {{"indicator", "Indicator"},
                   {"part", "Part"},
                   number_column("before", "Before"),
                   number_column("after", "After"),
                   number_column("unchanged", "Unchanged"),
                   number_column("revised", "Revised"),
                   number_column("now_missing", "Now missing"),
                   number_column("now_known", "Now known"),
                   number_column("other_status", "Other status"),
                   number_column("gone", "Gone"),
                   number_column("new", "New")};
  const auto cell = [](std::int64_t number) { return Cell(static_cast<double>(number)); };
  for (const auto& changed : diff.indicators) {
    auto& row = table.rows.emplace_back(
        std::vector<Cell>{std::string(changed.indicator), std::string(part_of(diff, changed)),
                          cell(changed.before), cell(changed.after), cell(changed.unchanged)});
    for (const auto number : changed.number) row.push_back(cell(number));
  }
  return table;
}

Table diff_changes_table(const Diff& diff) {
  Table table;
  table.title = "Figures that changed";
  table.columns = {{"change", "Change"},
                   {"indicator", "Indicator"},
                   {"part", "Part"},
                   {"origin", "Origin"},
                   {"place", "Place"},
                   {"period", "Period"},
                   {"sex", "Sex"},
                   {"age", "Age"},
                   {"reporter", "Reporter"},
                   {"dimensions", "Further"},
                   number_column("before", "Before", 2),
                   number_column("after", "After", 2),
                   number_column("difference", "Difference", 2),
                   number_column("percent", "Percent", 1),
                   {"status_before", "Status before"},
                   {"status_after", "Status after"},
                   {"proof_before", "Proof before"},
                   {"proof_after", "Proof after"}};
  std::int64_t all = 0;
  for (const auto& changed : diff.indicators) {
    all += changed_figures(changed);
    for (const auto& change : changed.listed) table.rows.push_back(row_of(diff, changed, change));
  }
  const auto note = listed_note(std::ssize(table.rows), all);
  if (!note.empty()) table.notes.push_back(note);
  return table;
}

Result<std::string> render(const Diff& diff, Format format, std::size_t width, bool summary_only) {
  if (format == Format::csv) {
    return render(summary_only ? diff_summary_table(diff) : diff_changes_table(diff), format,
                  width);
  }
  return render(document_of(diff, format != Format::json, summary_only), format, width);
}

}  // namespace corridor
