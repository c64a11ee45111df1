#include "report/agreements_sections.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::size_t most_listed = 30, most_compared = 4;

Cell date_cell(LawWords& words, const AgreementDate& date) {
  return date ? words.cell(date.date.text(), date.proof) : Cell::nothing(words.say("not known"));
}

/// What a kind is about, in a word.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kind_words{
    {{"labour", "labour"},
     {"mobility", "movement"},
     {"social_security", "social security"},
     {"readmission", "return"},
     {"trade", "trade"}}};

std::string kinds_shown(const LawWords& words, const Agreement& agreement) {
  std::vector<std::string> shown;
  for (const auto& [kind, word] : kind_words) {
    if (agreement.is(kind)) shown.push_back(words.say(word));
  }
  return joined(shown);
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

namespace {

/// Those that people are told of; where there are very many, those of few parties, which say most
/// about this corridor.
std::vector<const Agreement*> listed(const AgreementsOfCorridor& all) {
  std::vector<const Agreement*> shown;
  for (const auto& agreement : all.agreements) {
    if (agreement.is_told()) shown.push_back(&agreement);
  }
  std::ranges::stable_sort(shown, {}, [](const Agreement* one) {
    return std::pair(one->kinds == std::vector<std::string_view>{"trade"}, one->parties);
  });
  return shown;
}

Table agreements_table(LawWords& words, const AgreementsOfCorridor& all) {
  Table table{.title = words.say("Agreements of {corridor}",
                                 {{"corridor", words.account().name(all.corridor)}})};
  table.columns = {{.name = "number", .title = words.say("No."), .align = Align::end},
                   {"title", words.say("Agreement")},
                   {"kinds", words.say("About")},
                   {"signed", words.say("Signed")},
                   {"in_force", words.say("In force")},
                   {"status", words.say("Stands")},
                   {.name = "parties", .title = words.say("Parties known"), .align = Align::end}};
  auto shown = listed(all);
  const auto untold = all.agreements.size() - shown.size();
  if (shown.size() > most_listed) {
    table.notes.push_back(
        words.say("{count} more, of many parties, are left out here; --format json lists all.",
                  {{"count", std::to_string(shown.size() - most_listed)}}));
    shown.resize(most_listed);
  }
  std::ranges::sort(shown);
  for (const auto* agreement : shown) {
    table.rows.push_back(
        {static_cast<double>(all.number_of(*agreement)),
         words.cell(words.title(agreement->instrument), agreement->instrument.proof),
         kinds_shown(words, *agreement), date_cell(words, agreement->signed_on),
         date_cell(words, agreement->in_force),
         agreement->status(all.day).in(words.account().words()),
         static_cast<double>(agreement->parties)});
  }
  if (untold > 0) {
    table.notes.push_back(words.say(
        "{count} further entries are left out: probably one of these in another list, by title and "
        "year, or trade agreements of more than 60 parties. --format json has them.",
        {{"count", std::to_string(untold)}}));
  }
  return table;
}

std::string titles(const LawWords& words, const std::vector<std::string_view>& all) {
  std::vector<std::string> said;
  for (const auto one : all) said.push_back(words.say(one));
  return joined(said, "; ");
}

}  // namespace

std::vector<Block> write_agreement_list(LawWords& words, const AgreementsOfCorridor& all) {
  std::vector<Block> blocks;
  std::vector<std::string> counts;
  for (const auto& kind : agreement_kinds()) {
    const auto number = std::ranges::count_if(
        all.agreements, [&](const Agreement& one) { return one.is(kind.code) && one.is_told(); });
    if (number == 0) continue;
    counts.push_back(words.say(
        "{kind}: {number}", {{"kind", words.say(kind.title)}, {"number", std::to_string(number)}}));
  }
  if (!counts.empty()) {
    blocks.push_back(Paragraph{joined(counts, "; ") + ".", {}, Paragraph::Tone::lead});
  }
  if (const auto none = all.none_at_hand(); !none.empty()) {
    blocks.push_back(Paragraph{
        words.say("None at hand: {kinds}. That says what is loaded, not that none exists.",
                  {{"kinds", titles(words, none)}})});
  }
  if (!all.agreements.empty()) blocks.push_back(agreements_table(words, all));
  return blocks;
}

std::vector<Block> write_around(LawWords& words, const AgreementsOfCorridor& all) {
  auto& account = words.account();
  Table table{.title = words.say("The last figure before and the first after")};
  table.columns = {{.name = "number", .title = words.say("No."), .align = Align::end},
                   {"event", words.say("Event")},
                   {"figure", words.say("Figure")},
                   {"before_period", words.say("Before")},
                   {.name = "before", .title = words.say("was"), .align = Align::end},
                   {"after_period", words.say("After")},
                   {.name = "after", .title = words.say("was"), .align = Align::end}};
  for (const auto& event : events_of(all.agreements)) {
    const auto& agreement = all.agreements[event.agreement];
    const bool trade_alone = agreement.kinds.size() == 1 && agreement.is("trade");
    if (trade_alone) continue;
    for (const auto& series : all.series) {
      const auto [before, after] = around(series, event.date->date);
      if (before == nullptr || after == nullptr || series.way != all.corridor) continue;
      table.rows.push_back(
          {static_cast<double>(event.agreement + 1),
           words.say("{day} {event}",
                     {{"day", event.date->date.text()}, {"event", words.say(event.what)}}),
           words.say(series.indicator->title), before->observation.key.period.text(),
           account.cell(*before), after->observation.key.period.text(), account.cell(*after)});
    }
  }
  std::vector<Block> blocks;
  if (table.rows.empty()) return blocks;
  blocks.push_back(std::move(table));
  return blocks;
}

namespace {

std::string shown(const LawWords& words, const CriterionMet& met) {
  using Extent = CriterionMet::Extent;
  std::vector<std::string_view> parts;
  for (const auto* part : met.has) parts.push_back(part->title);
  switch (met.extent) {
    case Extent::whole:
      return words.say("yes");
    case Extent::part:
      return words.say("in part: {parts}", {{"parts", titles(words, parts)}});
    case Extent::none:
      return words.say("missing");
    case Extent::not_applicable:
      break;
  }
  return words.say("does not apply");
}

/// "has 7 of 20 in whole or in part; missing: Wages, ..."
Paragraph tell_model(LawWords& words, const AgreementsOfCorridor& all, const Agreement& agreement) {
  std::size_t whole = 0, part = 0;
  std::vector<std::string_view> missing;
  for (const auto& met : agreement.model) {
    whole += met.extent == CriterionMet::Extent::whole ? 1 : 0;
    part += met.extent == CriterionMet::Extent::part ? 1 : 0;
    if (met.extent == CriterionMet::Extent::none) missing.push_back(met.criterion->title);
  }
  const auto head = words.say("No. {number}, {agreement} ({status})",
                              {{"number", std::to_string(all.number_of(agreement))},
                               {"agreement", words.title(agreement.instrument)},
                               {"status", agreement.status(all.day).in(words.account().words())}});
  if (agreement.model.empty()) {
    return words.paragraph(
        words.say("{agreement}: its text was not coded, so what it says is not known here.",
                  {{"agreement", head}}),
        {agreement.instrument.proof});
  }
  return words.paragraph(
      words.say("{agreement}: of the 20 criteria of the model it meets {whole} in whole and {part} "
                "in part. Missing: {missing}.",
                {{"agreement", head},
                 {"whole", std::to_string(whole)},
                 {"part", std::to_string(part)},
                 {"missing", missing.empty() ? words.say("none") : titles(words, missing)}}),
      {agreement.instrument.proof});
}

Table model_table(LawWords& words, const AgreementsOfCorridor& all,
                  const std::vector<const Agreement*>& coded) {
  Table table{.title = words.say("Against the model agreement")};
  table.columns = {{.name = "number", .title = words.say("No."), .align = Align::end},
                   {"criterion", words.say("Criterion")}};
  for (const auto* agreement : coded) {
    const auto& date = agreement->signed_on;
    const auto number = std::to_string(all.number_of(*agreement));
    table.columns.push_back(
        {agreement->instrument.code,
         date ? words.say("No. {number}, {year}",
                          {{"number", number}, {"year", LawWords::year(date.date)}})
              : words.say("No. {number}", {{"number", number}})});
  }
  for (std::size_t i = 0; i < model_criteria().size(); ++i) {
    const auto& criterion = model_criteria()[i];
    std::vector<Cell> cells{static_cast<double>(criterion.number), words.say(criterion.title)};
    for (const auto* agreement : coded) {
      const auto& met = agreement->model[i];
      cells.push_back(words.cell(shown(words, met), met.proofs.empty() ? "" : met.proofs.front()));
    }
    table.rows.push_back(std::move(cells));
  }
  table.notes.push_back(words.say(
      "The criteria follow the ILO's model agreement as Chilton and Woda coded it; the words are "
      "ours. What a text says is not what is done."));
  return table;
}

}  // namespace

std::vector<Block> write_labour(LawWords& words, const AgreementsOfCorridor& all) {
  std::vector<Block> blocks;
  const auto labour = all.of_kind("labour");
  if (labour.empty()) {
    blocks.push_back(Paragraph{
        words.say("No labour agreement of these two places is at hand. That says what is loaded, "
                  "not that none exists.")});
    return blocks;
  }
  Bullets bullets;
  std::vector<const Agreement*> coded;
  for (const auto* agreement : labour) {
    bullets.items.push_back(tell_model(words, all, *agreement));
    if (!agreement->model.empty()) coded.push_back(agreement);
  }
  blocks.push_back(std::move(bullets));
  if (coded.empty()) return blocks;
  // The latest are the ones that may still count.
  if (coded.size() > most_compared) {
    coded.erase(coded.begin(), coded.end() - static_cast<std::ptrdiff_t>(most_compared));
  }
  blocks.push_back(model_table(words, all, coded));
  return blocks;
}

namespace {

std::string_view shown(int enforceable) {
  return enforceable == 2   ? "binding, disputes can be settled"
         : enforceable == 1 ? "binding, no settlement of disputes"
                            : "aims only";
}

/// "Labour market (aims only); ..."
std::string covered(const LawWords& words, const Agreement& agreement) {
  std::vector<std::string> areas;
  for (const auto& area : agreement.areas) {
    areas.push_back(words.say("{area} - {force}", {{"area", words.say(area.area->title)},
                                                   {"force", words.say(shown(area.enforceable))}}));
  }
  return areas.empty() ? words.say("nothing of it") : joined(areas, "; ");
}

std::string not_covered(const LawWords& words, const Agreement& agreement) {
  std::vector<std::string_view> missing;
  for (const auto& area : mobility_areas()) {
    const bool is_covered =
        std::ranges::find(agreement.areas, &area, &AreaCovered::area) != agreement.areas.end();
    if (!is_covered) missing.push_back(area.title);
  }
  return missing.empty() ? "–" : titles(words, missing);
}

Table area_table(LawWords& words, const AgreementsOfCorridor& all,
                 const std::vector<const Agreement*>& coded) {
  Table table{.title = words.say("What trade agreements cover of the movement of people")};
  table.columns = {
      {.name = "number", .title = words.say("No."), .align = Align::end},
      {"title", words.say("Agreement")},
      {"covered", words.say("Covers")},
      {"not_covered", words.say("Does not cover")},
      {.name = "labour_depth", .title = words.say("Labour clauses, 0-5"), .align = Align::end}};
  for (const auto* agreement : coded) {
    const auto depth = parse_number(agreement->labour_depth);
    const bool has_areas = agreement->areas_coded;
    const std::string proof =
        agreement->areas.empty() ? agreement->instrument.proof : agreement->areas.front().proof;
    table.rows.push_back(
        {static_cast<double>(all.number_of(*agreement)), words.title(agreement->instrument),
         has_areas ? words.cell(covered(words, *agreement), proof)
                   : Cell::nothing(words.say("not coded")),
         has_areas ? Cell(not_covered(words, *agreement)) : Cell::nothing(words.say("not coded")),
         depth ? Cell(*depth) : Cell::nothing(words.say("not coded"))});
  }
  table.notes.push_back(words.say(
      "Areas as coded by the World Bank, depth of labour clauses by LABPTA; one agreement may have "
      "two rows, from two lists."));
  return table;
}

}  // namespace

std::vector<Block> write_mobility_content(LawWords& words, const AgreementsOfCorridor& all) {
  std::vector<Block> blocks;
  std::vector<const Agreement*> coded;
  for (const auto* agreement : all.of_kind("trade")) {
    const bool is_coded = agreement->areas_coded || !agreement->labour_depth.empty();
    if (is_coded && coded.size() < most_listed) coded.push_back(agreement);
  }
  if (!coded.empty()) {
    blocks.push_back(area_table(words, all, coded));
    return blocks;
  }
  blocks.push_back(
      Paragraph{words.say("Of no trade agreement of these two places is it at hand what it says of "
                          "visas, labour or services.")});
  return blocks;
}

}  // namespace corridor
