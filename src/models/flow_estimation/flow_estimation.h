#pragma once
// Flow estimation: how many people moved from each place to each other between two dates, from how
// many people of each birthplace lived in each place at both, and births and deaths between.
// A flow is a transition (where people lived at the start, and at the end), not a count of moves.
//
// Stocks: row = birthplace k, column = residence r. S1 at the start, S2 at the end. b, d: births
// and deaths by place. F[i,j]: from i to j, zero on the diagonal. Y[i,j,k]: of those born in k.
//
//   stock differencing  F = max(S2 - S1, 0), and losses dropped, or turned round:
//                       + max(S1 - S2, 0) transposed
//   migration rates     F = M P / sum(P), P = S1 without natives; or F = S1^-1 S2 times population
//   accounting          S1 less deaths and S2 less births are brought to equal totals of each
//                       birthplace; then for each birthplace those who are more at the start move
//                       to where they are more at the end (minimum migration), or places at the
//                       start and at the end are independent
//   mix                 0.87 minimum + 0.13 independence
//
// The closed methods hold the world's total (nobody leaves it): natives are scaled so that the
// change of population is births less deaths, and tables are fitted so that each birthplace has
// equal totals at both dates. The open methods let the difference of each birthplace leave or
// enter "outside".
//
// Both fits need no iteration with a seed of ones: what stays is min(S1, S2), so of each birthplace
// a place has people left over at one date only, and the empty diagonal never binds.
//
// Given stocks of R places: R x R cells; the closed fit costs some R^3 / 6 a step (ten steps), the
// sum over birthplaces at most R^3, mostly far less; memory R^2, and no table of R^3 is held.
//
// References: Dennett (2016), Ann. Am. Assoc. Geogr. 106; Rogers and von Rabenau (1971), Geogr.
// Anal. 3; Abel (2013), Demogr. Res. 28; Abel and Sander (2014), Science 343; Abel (2018), Int.
// Migr. Rev. 52; Azose and Raftery (2019), PNAS 116; Abel and Cohen (2019), Sci. Data 6.

#include "models/flow_estimation/fit_margins.h"
#include "models/flow_estimation/matrix.h"
#include "models/flow_estimation/transitions.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor::flow_estimation {

enum class Method {
  sd_drop_neg,      // stock differencing, losses dropped
  sd_rev_neg,       // stock differencing, losses are returns
  mig_rate,         // one rate for all corridors (Dennett)
  mig_rate_rogers,  // rates by inverting the stocks (Rogers and von Rabenau)
  da_min_closed,
  da_min_open,
  da_min_open_dr,
  da_ind_closed,
  da_ind_open,
  da_ind_open_dr,
  da_pb_closed,
};

enum class Balance { before, after };             // births and deaths are taken out
enum class Births { native, proportion };         // to natives, or as the stock is
enum class Deaths { proportion, accounting };     // as the stock is, or fitted to both margins
enum class Totals { fitted, natives_only_held };  // how birthplaces get equal totals (closed)

struct Inputs {
  std::vector<std::string> places;  // names of rows and columns, each once
  Matrix start, end;                // persons
  std::vector<double> births, deaths;
  /// Populations, where they are more than the sums of the stocks; for mig_rate.
  std::optional<std::vector<double>> population_start, population_end;
  /// How likely a move from i to j is, where that is known; ones otherwise.
  std::optional<Matrix> seed;
};

struct Parameters {
  Method method = Method::da_pb_closed;
  Balance balance = Balance::before;
  Births births = Births::native;
  Deaths deaths = Deaths::proportion;
  Totals totals = Totals::fitted;
  bool include_native = false;  // of stock differencing
  /// As the reference programs: stop where they stop, and their known defects.
  bool compat = false;
  /// Natives are scaled to whole numbers. Unset: where all stocks are whole numbers.
  std::optional<bool> whole_natives;
  std::optional<double> migrants;   // of mig_rate: all who moved; unset: sum of |net|
  double weight_of_minimum = 0.87;  // in the mix
};

/// One place's account over the period, persons.
struct PlaceTotals {
  double start = 0, births = 0, deaths = 0, arrived = 0, left = 0, from_outside = 0, to_outside = 0,
         end = 0;
};

struct FitDone {
  std::string what;
  FitReport report;
};

struct Findings {
  Matrix value;
  /// Whether outward, return and transit are told (accounting only). They sum to `value`.
  bool has_types = false;
  Matrix outward, returning, transit;
  /// Accounting only.
  Transitions transitions;
  std::vector<PlaceTotals> places;
  std::vector<FitDone> fits;
  /// What was done to the inputs, and when not to trust the answer. Sentences.
  std::vector<std::string> notes;
};

/// ErrorKind::invalid where the inputs make no sense: see the message.
Result<Findings> run(const Inputs& inputs, const Parameters& parameters);

struct MethodRecord {
  Method method;
  std::string_view name, title;
  std::string_view not_to_be_trusted;  // when
};
std::span<const MethodRecord> all_methods();
const MethodRecord& record_of(Method method);
bool is_accounting(Method method);
bool is_closed(Method method);

}  // namespace corridor::flow_estimation
