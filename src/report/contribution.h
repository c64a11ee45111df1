#pragma once
// The contribution profile of a place or a corridor: what people who moved bring, and what it
// costs, to whom, as far as figures are at hand; what is not at hand is told by name, with who has
// it. Gains and costs stand side by side; none of the figures shows what caused what.
// docs/contribution.md has the measures, and the keys of the JSON and CSV forms.

#include "base/result.h"
#include "report/brief_account.h"
#include "report/contribution_measures.h"
#include "report/document.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor {

/// One measure of the table, asked for.
struct ContributionLine {
  const ContributionMeasure* measure = nullptr;
  Place origin;  // empty where the figure is of `place` alone; `world` for everybody
  Place place;
  std::optional<Figure> figure = {};  // the latest; none: not in this workspace

  bool has_value() const { return figure.has_value(); }
};

/// Every measure that makes sense for the account's subject, in the order of the table; or those
/// alone that have a sentence.
enum class ContributionDepth { all, sentences };
Result<std::vector<ContributionLine>> contribution_lines(
    const Account& account, ContributionDepth depth = ContributionDepth::all);

struct ContributionCount {
  int at_hand = 0, missing = 0;
};
ContributionCount count_of(const std::vector<ContributionLine>& lines, Reads reads);

/// The measure's title in the account's language.
std::string title_of(const Account& account, const ContributionLine& line);
/// "gain for families", "cost to Bangladesh", "setting".
std::string reading_of(const Account& account, const ContributionLine& line);
/// "416,000", "US$ 2.1 billion", "4.6 percent"; without the unit where `with_unit` is false.
std::string value_of(const Account& account, const ContributionLine& line, bool with_unit);
/// The sentences of the lines of one kind that have one, as a paragraph with its proofs; empty text
/// where there are none. At most `most`.
Paragraph sentences_of(Account& account, const std::vector<ContributionLine>& lines, Reads reads,
                       std::size_t most);

struct ContributionRequest {
  std::string subject;  // "BGD", "BGD-MYS", or names
  std::string language = "en";
  std::string as_of = {};
};

/// For people: text, HTML, Markdown.
Result<Document> contribution_document(const Workspace& workspace,
                                       const ContributionRequest& request);
/// For programs: a row for each measure, with or without a figure.
Result<Table> contribution_table(const Workspace& workspace, const ContributionRequest& request);
Result<std::string> contribution_json(const Workspace& workspace,
                                      const ContributionRequest& request);

}  // namespace corridor
