#include "base/check.h"
#include "models/flow_estimation/flow_estimation.h"
#include "models/model.h"

#include <array>

namespace corridor::flow_estimation {

std::span<const MethodRecord> all_methods() {
  static constexpr std::array records{
      MethodRecord{
          Method::sd_drop_neg, "sd_drop_neg", "Stock differencing, losses dropped",
          "Where stocks shrink: returns, onward moves and deaths of migrants are not seen, "
          "so flows are far too few."},
      MethodRecord{Method::sd_rev_neg, "sd_rev_neg", "Stock differencing, losses as returns",
                   "Where migrants die or move on to a third place: both are taken for returns to "
                   "the place of birth."},
      MethodRecord{Method::mig_rate, "mig_rate", "One migration rate for all corridors",
                   "Where moves are recent or turn round: it spreads one total over corridors as "
                   "the stock was before, and no corridor can gain against another."},
      MethodRecord{Method::mig_rate_rogers, "mig_rate_rogers", "Rates by inverting the stocks",
                   "With more than a few places: flows can be negative, and on the world's tables "
                   "its totals mean nothing."},
      MethodRecord{
          Method::da_min_closed, "da_min_closed", "Accounting, closed, minimum migration",
          "As a level: the fewest moves that the stocks allow, so a lower bound; and where "
          "a stock was revised rather than changed, the revision is taken for moves."},
      MethodRecord{Method::da_min_open, "da_min_open", "Accounting, open, minimum migration",
                   "Where it makes a stock negative, which it often does; da_min_open_dr does not. "
                   "People may leave the world or come from nowhere."},
      MethodRecord{Method::da_min_open_dr, "da_min_open_dr",
                   "Accounting, open, minimum migration, out of each place what is in it",
                   "As a level: the fewest moves; people may leave the world or come from nowhere, "
                   "as many as stocks, births and deaths disagree."},
      MethodRecord{Method::da_ind_closed, "da_ind_closed", "Accounting, closed, independence",
                   "Alone: nobody is more likely to stay than to move, so flows are far too many. "
                   "It is an upper end for the mix."},
      MethodRecord{Method::da_ind_open, "da_ind_open", "Accounting, open, independence",
                   "Alone, as da_ind_closed; and where it makes a stock negative, which is an "
                   "error."},
      MethodRecord{Method::da_ind_open_dr, "da_ind_open_dr",
                   "Accounting, open, independence, out of each place what is in it",
                   "Alone, as da_ind_closed."},
      MethodRecord{Method::da_pb_closed, "da_pb_closed", "Accounting, closed, mix of both",
                   "For one small corridor: the weight (0.87) was fitted to reported flows of "
                   "Europe, and says nothing of others one by one."},
  };
  return records;
}

const MethodRecord& record_of(Method method) {
  for (const auto& record : all_methods()) {
    if (record.method == method) return record;
  }
  ENSURE(false, "each method has its record");
  return all_methods().front();
}

bool is_accounting(Method method) { return method >= Method::da_min_closed; }

bool is_closed(Method method) {
  return method == Method::da_min_closed || method == Method::da_ind_closed ||
         method == Method::da_pb_closed;
}

}  // namespace corridor::flow_estimation

namespace corridor {
namespace {

constexpr Parameter parameters[] = {
    {"weight_of_minimum", "share", "weight of minimum migration in the mix da_pb_closed", 0, 0.87,
     1, "Azose and Raftery (2019), PNAS 116:116-122"},
    {"migrants", "persons", "all who moved, for mig_rate; usual: the sum of |net migration|", 0, 0,
     1e10, "Abel and Cohen (2019), Sci. Data 6:82"},
};

}  // namespace

extern const Model flow_estimation_model;
const Model flow_estimation_model{
    .name = "flow_estimation",
    .title = "Migration flows estimated from stocks",
    .question =
        "How many people moved from each place to each other between two censuses, which "
        "nobody counted?",
    .reference =
        "Abel and Cohen (2019), Scientific Data 6:82; Azose and Raftery (2019), PNAS "
        "116:116-122",
    .parameters = parameters,
    .run = nullptr,
};

}  // namespace corridor
