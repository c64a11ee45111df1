#pragma once
// The timeline of a corridor's agreements: what happened, and what its series were at the time.
// Nobody outside the agreements report includes this.

#include "evidence/series.h"
#include "registers/agreements.h"
#include "report/law_words.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor {

inline constexpr std::string_view sequence_caution =
    "What follows an agreement in time need not follow from it. Numbers move for many reasons, "
    "counts are years apart and change their methods; nothing here shows that an agreement caused "
    "a change.";

/// Figures of one indicator, direction, dataset and method, in order of time.
struct CorridorSeries {
  const Indicator* indicator = nullptr;
  Corridor way;
  std::string dimensions;  // which alternative: "method=da_pb_closed"
  std::vector<Figure> figures;
};

/// Those of the indicators that go beside agreements of which figures are loaded: migrant stock,
/// flows and remittances, in both directions. Forecasts are left out; of several datasets or
/// methods the one that reaches furthest and has most figures.
Result<std::vector<CorridorSeries>> corridor_series(const Workspace& workspace, Corridor corridor,
                                                    int this_year);

/// Something that happened: a date of an agreement.
struct AgreementEvent {
  std::size_t agreement;  // its place in the list, from 0
  std::string_view what;  // signed, ratified, in force, ended
  const AgreementDate* date;
};
/// By date. Of agreements that are told (Agreement::is_told).
std::vector<AgreementEvent> events_of(const std::vector<Agreement>& agreements);

/// The figures before and after an event: the last that begins before it, the first that does not.
struct Around {
  const Figure* before = nullptr;
  const Figure* after = nullptr;
};
Around around(const CorridorSeries& series, Period date);

/// "1992", "in force: Labour agreement of ...".
std::string event_text(const LawWords& words, const AgreementEvent& event,
                       const Agreement& agreement);

/// Everything by year: what happened and the figures of the year.
Table timeline_table(LawWords& words, const std::vector<Agreement>& agreements,
                     const std::vector<CorridorSeries>& series);
/// The same for programs, one row an event or figure.
Table timeline_rows(const std::vector<Agreement>& agreements,
                    const std::vector<CorridorSeries>& series);
/// One chart an indicator, both directions, with the events marked.
std::vector<Chart> timeline_charts(LawWords& words, const std::vector<Agreement>& agreements,
                                   const std::vector<CorridorSeries>& series);

}  // namespace corridor
