// A commitment in a register: what was promised, by whom, until when, and how it is measured. Each
// measure names an indicator, which way it is to go, and how far where that was said.

#include "base/text.h"
#include "sources/registers/register_entry.h"

#include <fmt/core.h>

#include <array>
#include <cmath>

namespace corridor {
namespace {

constexpr std::array frameworks{
    NamedCode{"sdg", "2030 Agenda"},
    NamedCode{"gcm", "Global Compact for Migration"},
    NamedCode{"nyd", "New York Declaration"},
    NamedCode{"pledge", "pledges"},
};
constexpr std::array ways{
    NamedCode{"down", "less is better"},
    NamedCode{"up", "more is better"},
};
constexpr std::array kinds{
    NamedCode{"amount", "has a rate of change"},
    NamedCode{"level", "steps"},
    NamedCode{"least", "a count of the least there was"},
};
constexpr std::string_view of_indicators = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-.";
constexpr int first_year = 1945, last_year = 2200;

Result<std::string> year_or_empty(YamlValue map, std::string_view key) {
  if (!map[key]) return std::string();
  return std::to_string(TRY(map[key].expect_integer(first_year, last_year)));
}

Result<std::string> target_of(YamlValue value) {
  const auto written = TRY(text_or_empty(value, "target"));
  if (written.empty()) return written;
  const auto number = parse_number(written);
  if (number && std::isfinite(*number)) return written;
  return fail(value["target"].error(
      fmt::format("expected a number for \"target\", saw \"{}\"", clip(written, 40)),
      "Write it in the unit of the indicator, without a sign for percent; leave it out where none "
      "was promised."));
}

/// The n-th measure as fields "measure_1_indicator", "measure_1_wanted" ...
Result<void> add_measure(YamlValue value, int number, RegisterEntry& entry, RegisterParts& parts) {
  TRY(value.expect_keys(
      {"indicator", "take", "part", "of", "wanted", "kind", "target", "by", "base", "note"}));
  if (!value["indicator"]) return fail(value.error("expected the key \"indicator\", saw none"));
  const auto set = [&](std::string_view name, std::string_view text) {
    entry.fields.set(fmt::format("measure_{}_{}", number, name), text);
  };
  const auto indicator = TRY(code_of(value["indicator"], of_indicators));
  set("indicator", indicator);
  set("wanted", TRY(coded_word(value, "wanted", ways)));
  set("kind", TRY(coded_word(value, "kind", kinds, false)));
  set("target", TRY(target_of(value)));
  const auto by = TRY(year_or_empty(value, "by")), base = TRY(year_or_empty(value, "base"));
  if (!by.empty() && !base.empty() && by <= base) {
    return fail(value["by"].error(
        fmt::format("expected a year after the base year, {}, saw {}", base, by)));
  }
  set("by", by);
  set("base", base);
  for (const std::string_view name : {"take", "part", "of", "note"}) {
    set(name, TRY(text_or_empty(value, name)));
  }
  parts.sink.link({.from = entry.address(),
                   .relation = "measured_by",
                   .to = "indicator:" + indicator,
                   .cell = cell_of(value)});
  return {};
}

Result<void> add_measures(YamlValue value, RegisterEntry& entry, RegisterParts& parts) {
  int number = 0;
  for (const auto one : TRY(elements_of(value["measures"]))) {
    TRY(add_measure(one, ++number, entry, parts));
  }
  if (number > 0) entry.fields.set("measures", std::to_string(number));
  return {};
}

/// A code says of which framework it is; a pledge says who made it.
Result<void> check_framework(YamlValue value, const RegisterEntry& entry) {
  const auto framework = entry.fields["framework"];
  if (!entry.record.code.starts_with(fmt::format("{}_", framework))) {
    return fail(
        value["code"].error(fmt::format("expected a code that begins with \"{}_\", saw \"{}\"",
                                        framework, clip(entry.record.code, 60)),
                            "sdg_10_c, gcm_20, nyd_04, pledge_cheaper_transfers"));
  }
  if (framework == "pledge" && entry.record.places.empty()) {
    return fail(value.error("expected \"places\" of a pledge, saw none",
                            "Say who made it: places: [BGD]."));
  }
  return {};
}

/// What it is a part of: a provision of its instrument, or another commitment.
Result<void> link_whole(YamlValue value, const RegisterEntry& entry, RegisterParts& parts) {
  const auto whole = TRY(text_or_empty(value, "part_of"));
  if (whole.empty()) return {};
  if (!whole.contains(':')) {
    return fail(value["part_of"].error(
        fmt::format("expected the address of a thing, saw \"{}\"", clip(whole, 80)),
        "Write provision:gcm_2018/obj_20, instrument:agenda_2030 or commitment:sdg_10_7."));
  }
  parts.sink.link({.from = entry.address(),
                   .relation = "part_of",
                   .to = whole,
                   .cell = cell_of(value["part_of"])});
  return {};
}

}  // namespace

Result<void> read_commitment(YamlValue value, RegisterParts& parts) {
  TRY(value.expect_keys({"code",     "framework", "number", "title",       "short",
                         "summary",  "topics",    "phases", "places",      "except",
                         "since",    "until",     "url",    "responsible", "actors",
                         "measures", "law",       "covers", "part_of",     "serves"}));
  auto entry = TRY(begin_entry(value, "commitment", parts));
  entry.fields.set("framework", TRY(coded_word(value, "framework", frameworks)));
  TRY(check_framework(value, entry));
  entry.fields.set("number", TRY(text_or_empty(value, "number")));
  entry.fields.set("responsible", TRY(coded_words(value, "responsible", all_actor_types())));
  entry.fields.set("covers", TRY(person_groups_of(value["covers"])));
  std::string others;
  for (const Place place : TRY(places_of(value["except"]))) {
    others += fmt::format("{}{}", others.empty() ? "" : " ", place.code());
  }
  entry.fields.set("except", others);
  TRY(add_measures(value, entry, parts));
  TRY(link_list(value, {"responsible", "responsible", "actor_type"}, entry, parts));
  TRY(link_list(value, {"actors", "responsible", "actor"}, entry, parts));
  TRY(link_list(value, {"serves", "serves", "commitment"}, entry, parts));
  TRY(link_law(value, "law", entry, parts));
  TRY(link_whole(value, entry, parts));
  end_entry(std::move(entry), parts);
  return {};
}

}  // namespace corridor
