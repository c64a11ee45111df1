// The contribution profile as a document: in short, then a section for each theme with its gains,
// its costs and the setting of both in one table, and what is not at hand by name.

#include "report/brief.h"
#include "report/contribution.h"

#include <algorithm>

namespace corridor {
namespace {

constexpr std::size_t all_sentences = 20;

Paragraph tell_counts(Account& account, const std::vector<ContributionLine>& lines) {
  const auto gains = count_of(lines, Reads::gain), costs = count_of(lines, Reads::cost);
  return account.paragraph(
      account.say("Looked for were {gains} gains and {costs} costs. Figures are at hand for "
                  "{gains_here} of the gains and {costs_here} of the costs; the others are named "
                  "below, with who has them.",
                  {{"gains", std::to_string(gains.at_hand + gains.missing)},
                   {"costs", std::to_string(costs.at_hand + costs.missing)},
                   {"gains_here", std::to_string(gains.at_hand)},
                   {"costs_here", std::to_string(costs.at_hand)}}),
      {}, Paragraph::Tone::lead);
}

/// What is at hand may be of one side only; then it is said.
void warn_of_one_side(Account& account, const std::vector<ContributionLine>& lines,
                      std::vector<Block>& blocks) {
  const bool gains = count_of(lines, Reads::gain).at_hand > 0;
  const bool costs = count_of(lines, Reads::cost).at_hand > 0;
  if (gains == costs) return;
  blocks.push_back(account.paragraph(
      gains ? account.say("The figures at hand are of gains alone. That does not mean that nothing "
                          "is lost: read what is missing beside them.")
            : account.say("The figures at hand are of costs alone. That does not mean that nothing "
                          "is gained: read what is missing beside them."),
      {}, Paragraph::Tone::caution));
}

void add_sentences(Account& account, const std::vector<ContributionLine>& lines,
                   std::vector<Block>& blocks) {
  for (const Reads reads : {Reads::setting, Reads::gain, Reads::cost}) {
    auto told = sentences_of(account, lines, reads, all_sentences);
    if (told.text.empty()) continue;
    if (reads == Reads::gain) told.text = account.say("What it brings:") + " " + told.text;
    if (reads == Reads::cost) told.text = account.say("What it costs:") + " " + told.text;
    blocks.push_back(std::move(told));
  }
}

DocumentSection in_short(Account& account, const std::vector<ContributionLine>& lines) {
  DocumentSection section{"short", account.say("In short"), {}};
  section.blocks.push_back(tell_counts(account, lines));
  warn_of_one_side(account, lines, section.blocks);
  add_sentences(account, lines, section.blocks);
  section.blocks.push_back(account.paragraph(
      account.say("Figures stand beside each other here. That one rose when another did, or came "
                  "after it, does not say that it came from it. A setting is about everybody in a "
                  "place, or only says how many people there are."),
      {}, Paragraph::Tone::caution));
  return section;
}

std::string place_of(const Account& account, const ContributionLine& line) {
  if (line.origin.empty() || line.origin == world) return account.name(line.place);
  if (line.place == world) return account.name(line.origin);
  return account.name(Corridor{line.origin, line.place});
}

std::vector<Cell> row_of(Account& account, const ContributionLine& line) {
  Cell shown(value_of(account, line, false));
  const Cell cited = account.cell(*line.figure);
  shown.proof = cited.proof;
  shown.status = cited.status;
  return {title_of(account, line), reading_of(account, line),       place_of(account, line),
          std::move(shown),        account.say(line.measure->unit), account.year(*line.figure)};
}

using ThemeLines = std::vector<const ContributionLine*>;

/// Gains, then costs, then the setting.
void arrange(ThemeLines& lines) {
  std::ranges::stable_sort(lines, {}, [](const auto* line) { return line->measure->reads; });
}

Table table_of(Account& account, const ThemeLines& lines) {
  Table table{.title = account.say("Figures at hand, latest year")};
  table.columns = {{"figure", account.say("Figure")},
                   {"reads", account.say("Reads as")},
                   {"place", account.say("Of")},
                   {.name = "value", .title = account.say("Value"), .align = Align::end},
                   {"unit", account.say("Unit")},
                   {"year", account.say("Year")}};
  for (const auto* line : lines) {
    if (line->has_value()) table.rows.push_back(row_of(account, *line));
  }
  return table;
}

std::string tell_missing(const Account& account, const ContributionLine& line) {
  const std::string what = title_of(account, line), reads = reading_of(account, line);
  const std::string place = place_of(account, line);
  if (line.measure->publisher.empty()) {
    return account.say(
        "{what}, {place} ({reads}): no publisher counts it for many countries; "
        "studies of single places may.",
        {{"what", what}, {"place", place}, {"reads", reads}});
  }
  return account.say("{what}, {place} ({reads}): {publisher} may have it.",
                     {{"what", what},
                      {"place", place},
                      {"reads", reads},
                      {"publisher", account.say(line.measure->publisher)}});
}

DocumentSection section_of(Account& account, const ContributionTheme& theme,
                           const std::vector<ContributionLine>& lines) {
  DocumentSection section{std::string(theme.id), account.say(theme.title), {}};
  ThemeLines of_theme;
  for (const auto& line : lines) {
    if (line.measure->theme == theme.id) of_theme.push_back(&line);
  }
  arrange(of_theme);
  Table table = table_of(account, of_theme);
  if (!table.rows.empty()) section.blocks.push_back(std::move(table));
  Bullets bullets;
  for (const auto* line : of_theme) {
    if (!line->has_value()) bullets.items.push_back({.text = tell_missing(account, *line)});
  }
  if (bullets.items.empty()) return section;
  section.blocks.push_back(account.paragraph(account.say("Not in this workspace:"), {}));
  section.blocks.push_back(std::move(bullets));
  return section;
}

Document empty_document(const Account& account) {
  const Subject& subject = account.subject();
  Document document;
  document.title = account.say(
      "What people bring, and what it costs: {subject}",
      {{"subject", subject.is_corridor() ? account.name(Corridor{subject.origin, subject.place})
                                         : account.name(subject.place)}});
  document.subtitle =
      subject.is_corridor()
          ? account.say(
                "People who moved from {origin} to {place}: gains and costs for them, for "
                "their families, and for both places.",
                {{"origin", account.in_sentence(subject.origin)},
                 {"place", account.in_sentence(subject.place)}})
          : account.say(
                "People who came to {place} and people who left: gains and costs for them, "
                "for their families, and for the place.",
                {{"place", account.in_sentence(subject.place)}});
  account.frame(document);
  return document;
}

}  // namespace

Result<Document> contribution_document(const Workspace& workspace,
                                       const ContributionRequest& request) {
  Account account(workspace, TRY(Words::in(request.language)),
                  TRY(parse_brief_subject(request.subject)), request.as_of);
  const auto lines = TRY(contribution_lines(account));
  Document document = empty_document(account);
  document.sections.push_back(in_short(account, lines));
  for (const auto& theme : contribution_themes()) {
    document.sections.push_back(section_of(account, theme, lines));
  }
  std::move(account).finish(document);
  return document;
}

}  // namespace corridor
