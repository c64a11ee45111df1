// UNHCR, Refugee Data Finder: people by origin and asylum, one row a pair and year, nine kinds of
// people side by side.

#include "sources/unhcr_table.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

constexpr std::string_view header =
    "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,idps,"
    "returned_idps,stateless,ooc,oip,hst";

constexpr std::array<UnhcrMeasure, 9> measures{{
    {"refugees", "refugees"},
    {"asylum_seekers", "asylum_seekers"},
    {"returned_refugees", "returned_refugees"},
    {"idps", "internally_displaced"},
    {"returned_idps", "returned_internally_displaced"},
    {"stateless", "stateless"},
    {"ooc", "others_of_concern"},
    {"oip", "others_needing_protection"},
    {"hst", "host_community"},
}};

bool recognise(const Opening& file) { return header_is(file.header, header); }

/// Hands everything on, and flags what looks implausible.
class FlaggingSink : public Sink {
 public:
  explicit FlaggingSink(Sink& sink) : sink_(sink) {}
  void reject(Rejection rejection) override { sink_.reject(std::move(rejection)); }
  void flag(Flag flag) override { sink_.flag(std::move(flag)); }
  void observe(const Observation& o) override {
    sink_.observe(o);
    if (o.state != State::value) return;
    if (o.value < 0) flag({o.cell, "negative", "a count of people below zero"});
    // Unknown here and unknown there need not be the same place.
    const bool same_place = o.key.origin == o.key.place && o.key.place != unknown_place;
    if (same_place && o.value > 0 && !find_indicator(o.key.indicator)->at_home) {
      flag({o.cell, "origin_is_destination",
            fmt::format("{} counted in their own place of origin ({})", o.key.indicator,
                        o.key.place.code())});
    }
  }

 private:
  Sink& sink_;
};

Result<Reading> read(const SourceInput& input, Sink& sink) {
  FlaggingSink flagging(sink);
  return read_unhcr_csv(unhcr_population_table, input, flagging);
}

}  // namespace

const UnhcrTable unhcr_population_table{.dataset = "unhcr_population",
                                        .title = "Refugee Data Finder, population figures",
                                        .header = header,
                                        .measures = measures};

extern const Source unhcr_population;
const Source unhcr_population{"unhcr_population", "UNHCR Refugee Data Finder, population", header,
                              recognise, read};

}  // namespace corridor
