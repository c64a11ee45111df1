#include "vocabulary/indicator_tables.h"

namespace corridor {
namespace {

constexpr Indicator citizenship[] = {
    {"citizenship_law",
     "Ways to citizenship, and out of it",
     "1 yes, 0 no, or a category",
     "Whether the law has a way to acquire citizenship (A01 to A26) or a ground for losing it (L01 "
     "to L14), with the dimension form=provision, and of which category it is, with "
     "form=category. The mode is a dimension (list citizenship_mode); a category is a number and "
     "no "
     "amount, 0 being none. As the law stood on 1 January.",
     0,
     place_figure,
     averages,
     {},
     0,
     9},
    {"naturalisation_residence",
     "Residence for naturalisation",
     "years",
     "Years that a person must have lived in the country to ask for its citizenship in the usual "
     "way, as the law stood on 1 January. Does not apply where there is no such way.",
     0,
     place_figure,
     averages,
     {},
     0,
     60},
    {"dual_citizenship",
     "More than one citizenship",
     "category",
     "Whether a person may have the country's citizenship beside another. The number names a "
     "category: 0 no, 1 only citizens who acquire another one abroad, 2 only people who "
     "naturalise, "
     "3 both. As the law stood on 1 January.",
     0,
     place_figure,
     averages,
     {},
     0,
     3},
    {"integration_score",
     "Integration policies (MIPEX)",
     "score, 0 to 100",
     "How far policies give people who immigrated the same rights and chances as nationals; the "
     "mean over areas of policy of the Migrant Integration Policy Index.",
     0,
     place_figure,
     averages,
     {},
     0,
     100},
};

}  // namespace

std::span<const Indicator> citizenship_indicators() { return citizenship; }

}  // namespace corridor
