#include "sources/national_mapping_fields.h"

#include "base/text.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

Error no_such_word(YamlValue value, const std::vector<std::string>& words) {
  std::string hint = did_you_mean(value.text(), words);
  if (hint.empty()) {
    for (const auto& word : words) hint += (hint.empty() ? "There are " : ", ") + word;
    hint += ".";
  }
  return value.error(fmt::format("no \"{}\" is called \"{}\"", value.key(), clip(value.text(), 80)),
                     std::move(hint));
}

/// What a key of `fixed` or a value of `gives` says; "dimension" has a name beside it.
Result<FieldSpec> parse_kind(YamlValue value, std::string_view word) {
  const auto gives = parse_gives(word);
  if (!gives) return fail(no_such_word(value, words_of_gives()));
  return FieldSpec{.gives = *gives, .where = value.where()};
}

bool is_dimension_name(std::string_view name) {
  return !name.empty() && name.size() <= 40 && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// Two letters of a country, however it is written.
Result<std::string> parse_country(YamlValue value) {
  if (!value) return std::string();
  const auto place = Gazetteer::get().match(value.text());
  const auto* record = place ? Gazetteer::get().find(*place) : nullptr;
  if (record != nullptr && !record->alpha2.empty()) return record->alpha2;
  return fail(value.error(fmt::format("no country is called \"{}\"", clip(value.text(), 80)),
                          "Write its ISO code: BGD."));
}

Result<void> parse_place_keys(YamlValue map, FieldSpec& field) {
  if (const auto scheme = map["scheme"]) {
    const auto form = parse_place_form(scheme.text());
    if (!form) return fail(no_such_word(scheme, words_of_place_forms()));
    field.form = *form;
  }
  field.country = TRY(parse_country(map["country"]));
  if (field.form == PlaceForm::own && field.country.empty()) {
    return fail(map.error("expected the key \"country\": own codes are codes within a country"));
  }
  const auto language = map["language"];
  field.language = language.text();
  if (language && Gazetteer::get().names_in(field.language).empty()) {
    return fail(
        language.error(fmt::format("no language is called \"{}\"", clip(language.text(), 20)),
                       "Write its two letters: de, pt, bn."));
  }
  return {};
}

Result<void> parse_meanings(YamlValue meanings, FieldSpec& field) {
  if (meanings && !meanings.is(YamlValue::Kind::map)) {
    return fail(meanings.error("expected texts with what they stand for, saw another form",
                               "Write meanings: {Männer: male, Frauen: female}."));
  }
  for (auto one = meanings.first(); one; one = one.next()) {
    std::string meaning = one.is(YamlValue::Kind::null) ? "" : TRY(one.expect_text("a meaning"));
    field.meanings.emplace(trim(one.key()), std::move(meaning));
  }
  return {};
}

/// Meanings are tried out at once, so that a wrong one is told at its line and not at every row.
Result<void> try_meanings(YamlValue meanings, const FieldSpec& field,
                          const NationalMapping& mapping) {
  FieldReader reader(field, mapping.own_ids());
  for (auto one = meanings.first(); one; one = one.next()) {
    KeyParts parts;
    if (reader.read(trim(one.key()), parts) == FieldReader::Outcome::not_understood) {
      return fail(
          one.error(fmt::format("\"{}\" is no {}", clip(one.text(), 80), name_of(field.gives)),
                    "Write what `corridor find` shows, or skip to leave such rows out."));
    }
  }
  return {};
}

/// The keys that columns and headings share.
Result<FieldSpec> parse_field(YamlValue map, const NationalMapping& mapping) {
  const auto gives = map["gives"];
  if (!gives)
    return fail(map.error("expected the key \"gives\", saw none",
                          "It says what the text tells: place, origin, period, sex ..."));
  FieldSpec field = TRY(parse_kind(gives, gives.text()));
  const auto only_for = [&](std::string_view key, bool fits) -> Result<void> {
    if (!map[key] || fits) return {};
    return fail(map[key].error(
        fmt::format("\"{}\" does not go with gives: {}", key, name_of(field.gives))));
  };
  const bool of_place = field.gives == Gives::place || field.gives == Gives::origin;
  for (const std::string_view key : {"scheme", "country", "language"}) {
    TRY(only_for(key, of_place));
  }
  TRY(only_for("format", field.gives == Gives::period));
  TRY(only_for("name", field.gives == Gives::dimension));
  TRY(parse_place_keys(map, field));
  field.format = map["format"].text();
  const auto fault = field.format.empty() ? "" : fault_of_period_format(field.format);
  if (!fault.empty()) {
    return fail(map["format"].error(fmt::format("the form of a period {}", fault),
                                    "Write yyyy, mm, dd and q where they stand: dd.mm.yyyy."));
  }
  field.dimension = map["name"].text();
  if (field.gives == Gives::dimension && !is_dimension_name(field.dimension)) {
    return fail(map.error("expected the dimension's \"name\" in small letters, digits and _",
                          "Write gives: dimension, name: legal_status."));
  }
  TRY(parse_meanings(map["meanings"], field));
  TRY(try_meanings(map["meanings"], field, mapping));
  return field;
}

Result<ColumnName> parse_column(YamlValue value) {
  auto text = TRY(value.expect_text("a column: its heading, letter or number"));
  if (trim(text).empty()) return fail(value.error("expected a column, saw an empty name"));
  return ColumnName{std::move(text), value.where()};
}

Result<ColumnSpec> parse_column_spec(YamlValue map, const NationalMapping& mapping) {
  TRY(map.expect_keys({"column", "gives", "name", "scheme", "country", "language", "format",
                       "meanings", "fill_down"}));
  if (!map["column"]) return fail(map.error("expected the key \"column\", saw none"));
  ColumnSpec spec;
  spec.column = TRY(parse_column(map["column"]));
  spec.field = TRY(parse_field(map, mapping));
  spec.fill_down = TRY(map["fill_down"].expect_truth(false));
  return spec;
}

Result<AcrossSpec> parse_across(YamlValue map, const NationalMapping& mapping) {
  TRY(map.expect_keys({"row", "gives", "name", "scheme", "country", "language", "format",
                       "meanings", "fill_right"}));
  AcrossSpec across;
  across.field = TRY(parse_field(map, mapping));
  across.fill_right = TRY(map["fill_right"].expect_truth(false));
  const auto row = map["row"];
  if (!row && mapping.header_rows.empty()) return fail(map.error("expected the key \"row\""));
  across.row =
      row ? static_cast<std::uint32_t>(TRY(row.expect_integer(1, NationalMapping::deepest_header)))
          : mapping.header_rows.back();
  if (across.row >= mapping.first_row) {
    return fail(map.error(fmt::format("expected a row of headings above row {}, saw {}",
                                      mapping.first_row, across.row),
                          "Set first_row in `file` to the first row of figures."));
  }
  return across;
}

/// A text said once in the place of a column.
Result<FixedSpec> parse_fixed_text(YamlValue value, FieldSpec field,
                                   const NationalMapping& mapping) {
  FixedSpec fixed{.text = TRY(value.expect_text("text"))};
  fixed.field = std::move(field);
  KeyParts parts;
  FieldReader reader(fixed.field, mapping.own_ids());
  if (reader.read(fixed.text, parts) == FieldReader::Outcome::understood) return fixed;
  std::string hint = "`corridor find` searches.";
  if (fixed.field.gives == Gives::indicator) {
    std::vector<std::string> ids;
    for (const auto& indicator : all_indicators()) ids.emplace_back(indicator.id);
    hint = did_you_mean(fixed.text, ids);
    hint += hint.empty() ? "" : " ";
    hint += "Name an indicator of your own under new_indicators.";
  }
  return fail(
      value.error(fmt::format("\"{}\" is no {}", clip(fixed.text, 80), name_of(fixed.field.gives)),
                  std::move(hint)));
}

Result<std::vector<FixedSpec>> parse_fixed(YamlValue map, const NationalMapping& mapping) {
  std::vector<FixedSpec> fixed;
  if (map && !map.is(YamlValue::Kind::map)) {
    return fail(map.error("expected keys with their texts, saw another form"));
  }
  for (auto value = map.first(); value; value = value.next()) {
    if (value.key() != "dimensions") {
      const auto gives = parse_gives(value.key());
      if (!gives || *gives == Gives::dimension) {
        return fail(value.error(fmt::format("nothing called \"{}\" can be fixed", value.key()),
                                did_you_mean(value.key(), words_of_gives())));
      }
      fixed.push_back(
          TRY(parse_fixed_text(value, {.gives = *gives, .where = value.where()}, mapping)));
      continue;
    }
    for (auto one = value.first(); one; one = one.next()) {
      if (!is_dimension_name(one.key())) return fail(one.error("expected a dimension's name"));
      FieldSpec field{.gives = Gives::dimension, .dimension = std::string(one.key())};
      fixed.push_back(TRY(parse_fixed_text(one, std::move(field), mapping)));
    }
  }
  return fixed;
}

Result<ValueSpec> parse_value(YamlValue map, const NationalMapping& mapping) {
  TRY(map.expect_keys(
      {"column", "from", "to", "factor", "indicator", "fixed", "across", "status"}));
  ValueSpec value;
  const bool one = static_cast<bool>(map["column"]), run = map["from"] && map["to"];
  if (one == run || (one && (map["from"] || map["to"]))) {
    return fail(map.error("expected either \"column\" or both \"from\" and \"to\"",
                          "They say in which columns figures stand."));
  }
  value.from = TRY(parse_column(one ? map["column"] : map["from"]));
  value.to = one ? value.from : TRY(parse_column(map["to"]));
  if (const auto factor = map["factor"]) {
    const auto number = parse_number(factor.text());
    if (!number || *number == 0 || std::abs(*number) > 1e15) {
      return fail(factor.error(fmt::format("expected a number, saw \"{}\"", factor.text()),
                               "Write 1000 where the table counts thousands."));
    }
    value.factor = *number;
  }
  value.fixed = TRY(parse_fixed(map["fixed"], mapping));
  if (const auto indicator = map["indicator"]) {
    value.fixed.push_back(TRY(parse_fixed_text(indicator, {.gives = Gives::indicator}, mapping)));
  }
  for (auto across = map["across"].first(); across; across = across.next()) {
    value.across.push_back(TRY(parse_across(across, mapping)));
  }
  if (const auto status = map["status"]) {
    TRY(status.expect_keys({"column", "meanings"}));
    FieldSpec field{.gives = Gives::status, .where = status.where()};
    TRY(parse_meanings(status["meanings"], field));
    TRY(try_meanings(status["meanings"], field, mapping));
    value.status = ColumnSpec{TRY(parse_column(status["column"])), std::move(field)};
  }
  return value;
}

/// Everything that will be said of the figures of one value.
std::vector<const FieldSpec*> fields_of(const NationalMapping& mapping, const ValueSpec& value) {
  std::vector<const FieldSpec*> fields;
  for (const auto& one : mapping.fixed) fields.push_back(&one.field);
  for (const auto& one : mapping.columns) fields.push_back(&one.field);
  for (const auto& one : value.fixed) fields.push_back(&one.field);
  for (const auto& one : value.across) fields.push_back(&one.field);
  return fields;
}

/// The indicator, where it is the same for all figures of the value and one that is known.
const Indicator* indicator_of(const NationalMapping& mapping, const ValueSpec& value) {
  for (const auto* list : {&mapping.fixed, &value.fixed}) {
    for (const auto& one : *list) {
      if (one.field.gives == Gives::indicator) return find_indicator(one.text);
    }
  }
  return nullptr;
}

Result<void> check_whole(YamlValue map, const NationalMapping& mapping, const ValueSpec& value) {
  const auto fields = fields_of(mapping, value);
  const auto count = [&](Gives gives) {
    return std::ranges::count_if(fields, [&](const auto* field) { return field->gives == gives; });
  };
  for (const auto* field : fields) {
    const auto same = std::ranges::count_if(fields, [&](const auto* other) {
      return other->gives == field->gives && other->dimension == field->dimension;
    });
    if (same == 1) continue;
    return fail(
        map.error(fmt::format("{} is told {} times for these figures", name_of(field->gives), same),
                  "Say it once: in fixed, in a column, or above the columns."));
  }
  for (const auto needed : {Gives::place, Gives::period, Gives::indicator}) {
    if (count(needed) == 1) continue;
    return fail(map.error(fmt::format("nothing gives the {} of these figures", name_of(needed)),
                          "Say it in a column, above the columns (across), or in fixed."));
  }
  const Indicator* indicator = indicator_of(mapping, value);
  const bool has_origin = count(Gives::origin) == 1;
  if (indicator == nullptr || indicator->of_corridor == has_origin) return {};
  return fail(map.error(
      fmt::format("{} is about {}, and the mapping gives {} origin", indicator->id,
                  has_origin ? "one place" : "an origin and a place", has_origin ? "an" : "no"),
      has_origin ? "Leave out the origin, or make it a dimension."
                 : "Where the figures are of all origins together, write fixed: {origin: _W}."));
}

Result<void> check_list(YamlValue list) {
  if (list && !list.is(YamlValue::Kind::list)) {
    return fail(list.error("expected a list, saw another form", "Begin each entry with \"- \"."));
  }
  std::size_t entries = 0;
  for (auto one = list.first(); one; one = one.next()) ++entries;
  if (entries <= NationalMapping::most_entries) return {};
  return fail(list.error(
      fmt::format("expected at most {} entries, saw {}", NationalMapping::most_entries, entries),
      "Use from and to for runs of columns."));
}

}  // namespace

Result<void> parse_mapping_fields(YamlValue root, NationalMapping& mapping) {
  mapping.fixed = TRY(parse_fixed(root["fixed"], mapping));
  TRY(check_list(root["columns"]));
  for (auto one = root["columns"].first(); one; one = one.next()) {
    mapping.columns.push_back(TRY(parse_column_spec(one, mapping)));
  }
  TRY(check_list(root["values"]));
  for (auto one = root["values"].first(); one; one = one.next()) {
    TRY(check_list(one["across"]));
    mapping.values.push_back(TRY(parse_value(one, mapping)));
    TRY(check_whole(one, mapping, mapping.values.back()));
  }
  if (!mapping.values.empty()) return {};
  return fail(root.error("expected \"values\", saw none", "It says where the figures stand."));
}

}  // namespace corridor
