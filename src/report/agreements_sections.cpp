#include "report/agreements_sections.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

constexpr std::size_t most_listed = 30, most_compared = 4;

Cell date_cell(LawNotes& notes, const AgreementDate& date) {
  return date ? notes.cell(date.date.text(), date.proof) : Cell::nothing("not known");
}

std::string kinds_shown(const Agreement& agreement) {
  std::string text;
  for (const auto& kind : agreement_kinds()) {
    if (agreement.is(kind.code)) text.append(text.empty() ? "" : ", ").append(kind.code);
  }
  std::ranges::replace(text, '_', ' ');
  return text;
}

}  // namespace

std::vector<const Agreement*> AgreementsOfCorridor::of_kind(std::string_view kind) const {
  std::vector<const Agreement*> found;
  for (const auto& agreement : agreements) {
    if (agreement.is(kind)) found.push_back(&agreement);
  }
  return found;
}

std::size_t AgreementsOfCorridor::number_of(const Agreement& agreement) const {
  const auto found = std::ranges::find(
      agreements, agreement.probably.empty() ? agreement.instrument.code : agreement.probably,
      [](const Agreement& one) { return std::string_view(one.instrument.code); });
  return static_cast<std::size_t>(found - agreements.begin()) + 1;
}

std::vector<std::string_view> AgreementsOfCorridor::none_at_hand() const {
  std::vector<std::string_view> titles;
  for (const auto& kind : agreement_kinds()) {
    if (of_kind(kind.code).empty()) titles.push_back(kind.title);
  }
  return titles;
}

std::vector<Block> write_agreement_list(Account& account, LawNotes& notes,
                                        const AgreementsOfCorridor& all) {
  std::vector<Block> blocks;
  std::string counts;
  for (const auto& kind : agreement_kinds()) {
    const auto number = std::ranges::count_if(
        all.agreements, [&](const Agreement& one) { return one.is(kind.code) && one.is_told(); });
    if (number == 0) continue;
    counts += fmt::format("{}{}: {}", counts.empty() ? "" : "; ", kind.title, number);
  }
  if (!counts.empty()) blocks.push_back(Paragraph{counts + ".", {}, Paragraph::Tone::lead});
  if (const auto none = all.none_at_hand(); !none.empty()) {
    blocks.push_back(Paragraph{fmt::format(
        "None at hand: {}. That says what is loaded, not that none exists.", list_of(none))});
  }
  if (all.agreements.empty()) return blocks;
  Table table{.title = fmt::format("Agreements of {}", account.name(all.corridor))};
  table.columns = {{.name = "number", .title = "No.", .align = Align::end},
                   {"title", "Agreement"},
                   {"kinds", "About"},
                   {"signed", "Signed"},
                   {"in_force", "In force"},
                   {"status", "Stands"},
                   {.name = "parties", .title = "Parties known", .align = Align::end}};
  std::vector<const Agreement*> shown;
  for (const auto& agreement : all.agreements) {
    if (agreement.is_told()) shown.push_back(&agreement);
  }
  const auto untold = all.agreements.size() - shown.size();
  // Where there are very many, those of few parties say most about this corridor.
  std::ranges::stable_sort(shown, {}, [](const Agreement* one) {
    return std::pair(one->kinds == std::vector<std::string_view>{"trade"}, one->parties);
  });
  if (shown.size() > most_listed) {
    table.notes.push_back(
        fmt::format("{} more, of many parties, are left out here; --format json lists all.",
                    shown.size() - most_listed));
    shown.resize(most_listed);
  }
  std::ranges::sort(shown);
  for (const auto* agreement : shown) {
    table.rows.push_back({static_cast<double>(all.number_of(*agreement)),
                          notes.cell(agreement->instrument.title, agreement->instrument.proof),
                          kinds_shown(*agreement), date_cell(notes, agreement->signed_on),
                          date_cell(notes, agreement->in_force), agreement->status(all.day),
                          static_cast<double>(agreement->parties)});
  }
  if (untold > 0) {
    table.notes.push_back(fmt::format(
        "{} further entries are left out: probably one of these in another list, by title and "
        "year, or trade agreements of more than 60 parties. --format json has them.",
        untold));
  }
  blocks.push_back(std::move(table));
  return blocks;
}

std::vector<Block> write_around(Account& account, const AgreementsOfCorridor& all) {
  Table table{.title = "The last figure before and the first after"};
  table.columns = {{.name = "number", .title = "No.", .align = Align::end},
                   {"event", "Event"},
                   {"figure", "Figure"},
                   {"before_period", "Before"},
                   {.name = "before", .title = "was", .align = Align::end},
                   {"after_period", "After"},
                   {.name = "after", .title = "was", .align = Align::end}};
  for (const auto& event : events_of(all.agreements)) {
    const auto& agreement = all.agreements[event.agreement];
    const bool trade_alone = agreement.kinds.size() == 1 && agreement.is("trade");
    if (trade_alone) continue;
    for (const auto& series : all.series) {
      const auto [before, after] = around(series, event.date->date);
      if (before == nullptr || after == nullptr || series.way != all.corridor) continue;
      table.rows.push_back({static_cast<double>(event.agreement + 1),
                            fmt::format("{} {}", event.date->date.text(), event.what),
                            std::string(series.indicator->title),
                            before->observation.key.period.text(), account.cell(*before),
                            after->observation.key.period.text(), account.cell(*after)});
    }
  }
  std::vector<Block> blocks;
  if (table.rows.empty()) return blocks;
  blocks.push_back(std::move(table));
  return blocks;
}

namespace {

std::string shown(const CriterionMet& met) {
  using Extent = CriterionMet::Extent;
  const auto titles = [](const std::vector<const ModelPart*>& parts) {
    std::string text;
    for (const auto* part : parts) text.append(text.empty() ? "" : ", ").append(part->title);
    return text;
  };
  switch (met.extent) {
    case Extent::whole:
      return "yes";
    case Extent::part:
      return "in part: " + titles(met.has);
    case Extent::none:
      return "missing";
    case Extent::not_applicable:
      break;
  }
  return "does not apply";
}

/// "has 7 of 20 in whole or in part; missing: Wages, ..."
Paragraph tell_model(LawNotes& notes, const AgreementsOfCorridor& all, const Agreement& agreement) {
  std::size_t whole = 0, part = 0;
  std::vector<std::string_view> missing;
  for (const auto& met : agreement.model) {
    whole += met.extent == CriterionMet::Extent::whole ? 1 : 0;
    part += met.extent == CriterionMet::Extent::part ? 1 : 0;
    if (met.extent == CriterionMet::Extent::none) missing.push_back(met.criterion->title);
  }
  const std::string head = fmt::format("No. {}, {} ({})", all.number_of(agreement),
                                       agreement.instrument.title, agreement.status(all.day));
  if (agreement.model.empty()) {
    return notes.paragraph(head + ": its text was not coded, so what it says is not known here.",
                           {agreement.instrument.proof});
  }
  return notes.paragraph(
      fmt::format("{}: of the 20 criteria of the model it meets {} in whole and {} in part. "
                  "Missing: {}.",
                  head, whole, part, missing.empty() ? "none" : list_of(missing)),
      {agreement.instrument.proof});
}

Table model_table(LawNotes& notes, const AgreementsOfCorridor& all,
                  const std::vector<const Agreement*>& coded) {
  Table table{.title = "Against the model agreement"};
  table.columns = {{.name = "number", .title = "No.", .align = Align::end},
                   {"criterion", "Criterion"}};
  for (const auto* agreement : coded) {
    const auto& date = agreement->signed_on;
    const std::string year = date ? fmt::format(", {}", date.date.start_year()) : "";
    table.columns.push_back(
        {agreement->instrument.code, fmt::format("No. {}{}", all.number_of(*agreement), year)});
  }
  for (std::size_t i = 0; i < model_criteria().size(); ++i) {
    const auto& criterion = model_criteria()[i];
    std::vector<Cell> cells{static_cast<double>(criterion.number), std::string(criterion.title)};
    for (const auto* agreement : coded) {
      const auto& met = agreement->model[i];
      cells.push_back(notes.cell(shown(met), met.proofs.empty() ? "" : met.proofs.front()));
    }
    table.rows.push_back(std::move(cells));
  }
  table.notes.emplace_back(
      "The criteria follow the ILO's model agreement as Chilton and Woda coded it; the words are "
      "ours. What a text says is not what is done.");
  return table;
}

}  // namespace

std::vector<Block> write_labour(LawNotes& notes, const AgreementsOfCorridor& all) {
  std::vector<Block> blocks;
  const auto labour = all.of_kind("labour");
  if (labour.empty()) {
    blocks.push_back(Paragraph{
        "No labour agreement of these two places is at hand. That says what is loaded, not that "
        "none exists."});
    return blocks;
  }
  Bullets bullets;
  std::vector<const Agreement*> coded;
  for (const auto* agreement : labour) {
    bullets.items.push_back(tell_model(notes, all, *agreement));
    if (!agreement->model.empty()) coded.push_back(agreement);
  }
  blocks.push_back(std::move(bullets));
  if (coded.empty()) return blocks;
  // The latest are the ones that may still count.
  if (coded.size() > most_compared) {
    coded.erase(coded.begin(), coded.end() - static_cast<std::ptrdiff_t>(most_compared));
  }
  blocks.push_back(model_table(notes, all, coded));
  return blocks;
}

namespace {

std::string_view shown(int enforceable) {
  return enforceable == 2   ? "binding, disputes can be settled"
         : enforceable == 1 ? "binding, no settlement of disputes"
                            : "aims only";
}

/// "Labour market (aims only); ..."
std::string covered(const Agreement& agreement) {
  std::string text;
  for (const auto& area : agreement.areas) {
    text += fmt::format("{}{} - {}", text.empty() ? "" : "; ", area.area->title,
                        shown(area.enforceable));
  }
  return text.empty() ? "nothing of it" : text;
}

std::string not_covered(const Agreement& agreement) {
  std::vector<std::string_view> titles;
  for (const auto& area : mobility_areas()) {
    const bool is_covered =
        std::ranges::find(agreement.areas, &area, &AreaCovered::area) != agreement.areas.end();
    if (!is_covered) titles.push_back(area.title);
  }
  return titles.empty() ? "–" : list_of(titles);
}

Table area_table(LawNotes& notes, const AgreementsOfCorridor& all,
                 const std::vector<const Agreement*>& coded) {
  Table table{.title = "What trade agreements cover of the movement of people"};
  table.columns = {{.name = "number", .title = "No.", .align = Align::end},
                   {"title", "Agreement"},
                   {"covered", "Covers"},
                   {"not_covered", "Does not cover"},
                   {.name = "labour_depth", .title = "Labour clauses, 0-5", .align = Align::end}};
  for (const auto* agreement : coded) {
    const auto depth = parse_number(agreement->labour_depth);
    const bool has_areas = agreement->areas_coded;
    const std::string proof =
        agreement->areas.empty() ? agreement->instrument.proof : agreement->areas.front().proof;
    table.rows.push_back(
        {static_cast<double>(all.number_of(*agreement)), agreement->instrument.title,
         has_areas ? notes.cell(covered(*agreement), proof) : Cell::nothing("not coded"),
         has_areas ? Cell(not_covered(*agreement)) : Cell::nothing("not coded"),
         depth ? Cell(*depth) : Cell::nothing("not coded")});
  }
  table.notes.emplace_back(
      "Areas as coded by the World Bank, depth of labour clauses by LABPTA; one agreement may have "
      "two rows, from two lists.");
  return table;
}

}  // namespace

std::vector<Block> write_mobility_content(LawNotes& notes, const AgreementsOfCorridor& all) {
  std::vector<Block> blocks;
  std::vector<const Agreement*> coded;
  for (const auto* agreement : all.of_kind("trade")) {
    const bool is_coded = agreement->areas_coded || !agreement->labour_depth.empty();
    if (is_coded && coded.size() < most_listed) coded.push_back(agreement);
  }
  if (!coded.empty()) {
    blocks.push_back(area_table(notes, all, coded));
    return blocks;
  }
  blocks.push_back(
      Paragraph{"Of no trade agreement of these two places is it at hand what it says of visas, "
                "labour or services."});
  return blocks;
}

}  // namespace corridor
