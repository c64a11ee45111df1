#pragma once
// Account: what the sections of a brief write with. It finds figures, turns them into words with no
// more digits than they deserve, and remembers every figure it was asked to cite, so that the brief
// ends with a list of where each number comes from.

#include "base/words.h"
#include "evidence/series_reader.h"
#include "report/document.h"
#include "vocabulary/gazetteer.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace corridor {

/// What a figure is looked up by within a brief.
struct Wanted {
  std::string_view indicator;
  Place origin = {};
  Place place;
  Sex sex = Sex::total;
};

class Account {
 public:
  Account(const Workspace& workspace, Words words, Subject subject, std::string as_of);

  const Workspace& workspace() const { return workspace_; }
  const std::string& as_of() const { return as_of_; }
  const Subject& subject() const { return subject_; }
  const Words& words() const { return words_; }
  std::string say(std::string_view english, Placeholders values = {}) const {
    return words_.say(english, values);
  }

  /// The figures of one dataset in order of time, forecasts left out: of several datasets the one
  /// whose figures reach furthest, and of those the longest. Empty where nothing is known.
  Result<std::vector<Figure>> history(const Wanted& wanted) const;
  /// The same of what `parse_series_query` gives, computed indicators among it.
  Result<std::vector<Figure>> history_of(SeriesQuery query) const;
  /// The latest figure with a value, of a history at hand or looked up.
  static std::optional<Figure> latest(const std::vector<Figure>& history);
  Result<std::optional<Figure>> latest(const Wanted& wanted) const;
  /// The largest partners in the latest year there is, at most `most`.
  Result<std::vector<Figure>> largest(const Wanted& wanted, Side side, std::size_t most) const;

  /// The place's name in the brief's language; inside a sentence with its article ("the
  /// Philippines").
  std::string name(Place place) const;
  /// "Bangladesh to Malaysia".
  std::string name(Corridor way) const;
  std::string in_sentence(Place place) const;

  /// Three digits are what an estimate deserves: "416,000", "1.18 million"; below five people
  /// "fewer than 5", so that nobody can be singled out. In English; numbers as the language has it.
  std::string amount(double number) const;
  bool is_few(const Figure& figure) const;
  std::string people(const Figure& figure) const;
  /// As the figure's indicator has it: people, an amount, or a number with its decimals.
  std::string figure_text(const Figure& figure) const;
  std::string dollars(const Figure& figure) const;
  std::string percent(double number, int decimals = 1) const;
  /// "US$ 7.00": what `percent` of 200 dollars are.
  std::string cost_of_200(double percent) const;
  /// "2020", "quarter 3 of 2020".
  std::string year(const Figure& figure) const;
  /// How charts write numbers in the brief's language.
  NumberWords number_words() const;

  /// A paragraph with its figures cited in the order in which "[^]" marks stand in the text.
  Paragraph paragraph(std::string text, const std::vector<Figure>& figures,
                      Paragraph::Tone tone = Paragraph::Tone::plain);
  /// Remembers where something that is no figure was read.
  void note(const ProofNote& proof, const Citation& citation);
  /// A cell that shows the figure and carries its proof; what has none says why.
  Cell cell(const Figure& figure);
  Cell cell(const std::optional<Figure>& figure);
  /// A chart over time, its series to be added.
  Chart time_chart(std::string title, std::string unit) const;
  /// Bars of the largest partners, described by their ranking.
  Chart partner_chart(std::string title, const std::vector<Figure>& figures, Side side);
  /// A chart series over time of a history.
  ChartSeries over_time(std::string name, const std::vector<Figure>& history);
  /// "From 24,000 in 1990 to 416,000 in 2020; highest 416,000 in 2020."
  std::string describe_trend(const std::vector<Figure>& history) const;
  /// "India 1.2 million, Nepal 300,000, ..."
  std::string describe_ranking(const std::vector<Figure>& figures, Side side) const;

  int this_year() const { return this_year_; }

  /// Something a reader may look for that is not in the workspace.
  void miss(std::string what) { missing_.push_back(std::move(what)); }
  const std::vector<std::string>& missing() const { return missing_; }

  /// The language of a document and the words of its frame.
  void frame(Document& document) const;
  /// Moves what was cited into the document.
  void finish(Document& document) &&;

 private:
  void cite(const Figure& figure, bool as_note);
  void add_note(const ProofNote& proof);
  void add_source(const Citation& citation);
  SeriesQuery query(const Wanted& wanted) const;
  /// Opened with the first question, for all of them.
  Result<SeriesReader*> reader() const;
  bool is_past(const Figure& figure) const;

  const Workspace& workspace_;
  Words words_;
  Subject subject_;
  std::string as_of_;
  mutable std::optional<SeriesReader> reader_ = {};
  int this_year_;
  std::vector<ProofNote> proofs_;
  std::vector<SourceNote> sources_;
  std::vector<std::string> missing_;
};

}  // namespace corridor
