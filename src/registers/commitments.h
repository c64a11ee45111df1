#pragma once
// Commitments: what was promised (docs/commitments.md), as registers have it - targets of the 2030
// Agenda, objectives of the Global Compact, the New York Declaration, pledges - each with how it is
// measured. Whether it is kept, scenario/commitments/ says.

#include "base/result.h"
#include "store/workspace.h"
#include "vocabulary/named_lines.h"
#include "vocabulary/period.h"
#include "vocabulary/place.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct CommitmentMeasure {
  std::string indicator;  // id, derived indicator, or a publisher's code
  std::string take = {};  // of a calculator's rows those with this measure; empty: its main one
  std::string part = {};  // of a series: "policy_domains=domain1", "female"; empty: the whole
  std::string of = {};    // number of the SDG indicator: "10.c.1"
  bool wanted_down = true;
  std::string kind = {};  // amount, level, least
  std::optional<double> target = {};
  int by = 2030, base = 2015;
  std::string note = {};
};

struct Commitment {
  std::string code;       // "sdg_10_c"
  std::string framework;  // sdg, gcm, nyd, pledge
  std::string number;     // "10.c"
  std::string title, summary;
  NamedLines names = {};                 // titles by language
  std::vector<Place> places = {};        // who promised; empty: every state of the framework
  std::vector<std::string> except = {};  // codes of those that did not
  Period since = {}, until = {};
  std::vector<std::string> topics = {}, responsible = {}, covers = {};
  std::vector<CommitmentMeasure> measures = {};
  std::string url = {};
  std::string proof = {}, publisher = {};

  std::string title_in(std::string_view language) const;
  /// Whether the place promised it: it is named, belongs to a group that is, or all states did.
  bool is_of(Place place) const;
};

/// "Global Compact" of "gcm"; a code that is not known as it is.
std::string_view framework_title(std::string_view framework);

/// Frameworks in the order in which they are told, then by number (10.2 before 10.10), then code.
/// Of the editions that counted at the end of a day.
Result<std::vector<Commitment>> read_commitments(const Workspace& workspace,
                                                 std::string_view known_by = {});

/// Those whose code or number is what is asked for or begins with it ("10.c", "sdg_10_c", "20",
/// "10" for all targets of the goal), else those measured by that indicator ("10.7.3"), else those
/// of that framework ("gcm"). ErrorKind::not_found with a "did you mean".
Result<std::vector<Commitment>> choose_commitments(std::vector<Commitment> all,
                                                   std::string_view asked);

/// What commitments bear on, by addresses: "calls_on" law, "serves" commitments, "responsible".
struct CommitmentLink {
  std::string relation, to;
};
/// By the code of the commitment.
using CommitmentLinks = std::map<std::string, std::vector<CommitmentLink>, std::less<>>;
Result<CommitmentLinks> read_commitment_links(const Workspace& workspace,
                                              std::string_view known_by = {});

}  // namespace corridor
