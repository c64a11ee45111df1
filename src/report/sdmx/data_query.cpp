#include "report/sdmx/data_query.h"

#include "base/text.h"
#include "report/sdmx/figure_codes.h"
#include "report/sdmx/moment.h"
#include "report/sdmx/version_query.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor::sdmx {
namespace {

constexpr std::size_t most_keys = 200;

/// "A..BGD+IND.": between points, each with its choices.
Result<Key> read_key(std::string_view text, char choice) {
  Key key;
  for (const auto piece : split(text, '.')) {
    if (key.size() == 100) return fail(expected("at most 100 dimensions in a key", text));
    if (piece.empty() || piece == "*") {
      key.emplace_back();
      continue;
    }
    auto choices = TRY(read_choices(piece, choice));
    for (const auto& code : choices) {
      if (!is_id(code)) return fail(expected("the code of a dimension", code));
    }
    key.push_back(std::move(choices));
  }
  return key;
}

/// Whether a word is one of the service's own, in small letters or large: "LATEST".
bool is_word(std::string_view text, std::string_view word) {
  return std::ranges::equal(text, word, {}, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
}

Result<void> read_keys(std::string_view text, Model model, DataQuery& query) {
  if (text.empty() || is_word(text, "all") || text == "*") return {};
  if (model == Model::v2_1) {
    query.keys.push_back(TRY(read_key(text, '+')));
    return {};
  }
  for (const auto piece : split(text, ',')) {
    if (query.keys.size() == most_keys) {
      return fail({ErrorKind::limit, fmt::format("expected at most {} keys", most_keys)});
    }
    query.keys.push_back(TRY(read_key(piece, '+')));
  }
  return {};
}

/// "AGENCY,ID,VERSION", "AGENCY,ID" or "ID".
Result<void> read_flow(std::string_view text, DataQuery& query) {
  auto parts = split(text, ',');
  if (parts.size() > 3) return fail(expected("AGENCY,ID,VERSION", text));
  const std::string_view agency = parts.size() > 1 ? parts[0] : std::string_view("all");
  const std::string_view id = parts.size() > 1 ? parts[1] : parts[0];
  const std::string_view version = parts.size() > 2 ? parts[2] : std::string_view("latest");
  if (!is_id(id) || id == "all") return fail(expected("the id of a dataflow", id));
  query.ids.emplace_back(id);
  if (!is_word(agency, "all") && agency != "*") {
    if (!is_agency(agency)) return fail(expected("the id of an agency", agency));
    query.agencies.emplace_back(agency);
  }
  if (version.empty()) return {};
  if (!is_version_query(version)) return fail(expected("a version", version));
  query.versions.emplace_back(version);
  return {};
}

/// "AGENCY,ID" or "ID", joined by +.
Result<void> read_providers(std::string_view text, DataQuery& query) {
  if (is_word(text, "all")) return {};
  for (const auto& each : TRY(read_choices(text, '+'))) {
    const auto parts = split(each, ',');
    const auto id = parts.back();
    if (parts.size() > 2 || !is_id(id)) return fail(expected("AGENCY,PROVIDER", each));
    if (parts.size() == 2 && !is_agency(parts[0])) return fail(expected("an agency", parts[0]));
    if (id != "all") query.providers.emplace_back(id);
  }
  return {};
}

Result<int> read_day(std::string_view name, const std::string& text, bool last) {
  // A moment counts as its day.
  const auto day = text.size() > 10 && text[10] == 'T' ? text.substr(0, 10) : text;
  const auto period = Period::parse(day);
  if (!period) return fail(expected(fmt::format("a period at {}", name), text));
  const auto days = days_of(*period);
  return last ? days.last : days.first;
}

Result<std::size_t> read_count(std::string_view name, const std::string& text, bool zero) {
  const auto number = parse_integer(text);
  if (!number || *number < (zero ? 0 : 1) || *number > 1'000'000'000) {
    return fail(expected(fmt::format("a number at {}", name), text));
  }
  return static_cast<std::size_t>(*number);
}

Result<void> read_detail(const std::string& word, DataQuery& query) {
  if (word == "full") return {};
  if (word == "dataonly") {
    query.all_attributes = query.series_attributes = query.observation_attributes = false;
  } else if (word == "serieskeysonly") {
    query.all_attributes = query.series_attributes = query.observation_attributes = false;
    query.with_observations = false;
  } else if (word == "nodata") {
    query.with_observations = false;
  } else {
    return fail(expected("a detail", word, "Details: full, dataonly, serieskeysonly, nodata."));
  }
  return {};
}

Result<void> read_attributes(const std::string& text, DataQuery& query) {
  query.all_attributes = query.series_attributes = query.observation_attributes = false;
  for (const auto& each : split(text, ',')) {
    if (each == "all" || each == "dsd") query.all_attributes = true;
    if (each == "series") query.series_attributes = true;
    if (each == "obs") query.observation_attributes = true;
    const bool word = each == "all" || each == "dsd" || each == "msd" || each == "dataset" ||
                      each == "series" || each == "obs" || each == "none";
    if (word) continue;
    if (!is_component(each)) return fail(expected("attributes", each));
    query.attributes.emplace_back(each);
  }
  return {};
}

Result<void> read_measures(const std::string& text, DataQuery& query) {
  query.with_measure = false;
  for (const auto& each : split(text, ',')) {
    if (!is_component(each)) return fail(expected("measures", each));
    if (each == "all" || each == "OBS_VALUE") query.with_measure = true;
    if (each != "all" && each != "none" && each != "OBS_VALUE") {
      return fail(expected("OBS_VALUE, all or none at measures", each));
    }
  }
  return {};
}

/// "REF_AREA:asc+TIME_PERIOD:desc", "*", "series_key".
Result<void> read_sort(const std::string& text, DataQuery& query) {
  for (const auto piece : split(text, '+')) {
    const auto colon = std::min(piece.find(':'), piece.size());
    const auto id = piece.substr(0, colon), order = piece.substr(colon);
    if (order != "" && order != ":asc" && order != ":desc") {
      return fail(expected("asc or desc behind the colon", piece));
    }
    if (id != "*" && !is_component(id)) {
      return fail(expected("components, * or series_key at sort", text));
    }
    query.sort.push_back({std::string(id), order == ":desc"});
  }
  return {};
}

Result<void> read_flag(std::string_view name, const std::string& text, bool& flag) {
  if (text != "true" && text != "false") {
    return fail(expected(fmt::format("true or false at {}", name), text));
  }
  flag = text == "true";
  return {};
}

using Value = const std::string&;
struct Parameter {
  std::string_view name;
  enum class In { both, old, current } in;
  Result<void> (*read)(Value value, DataQuery& query);
};

constexpr std::array parameters{
    Parameter{"startPeriod", Parameter::In::both,
              [](Value v, DataQuery& q) -> Result<void> {
                q.first_day = TRY(read_day("startPeriod", v, false));
                return {};
              }},
    Parameter{"endPeriod", Parameter::In::both,
              [](Value v, DataQuery& q) -> Result<void> {
                q.last_day = TRY(read_day("endPeriod", v, true));
                return {};
              }},
    Parameter{"updatedAfter", Parameter::In::both,
              [](Value v, DataQuery& q) -> Result<void> {
                q.updated_after = TRY(read_moment("updatedAfter", v));
                return {};
              }},
    Parameter{"asOf", Parameter::In::both,
              [](Value v, DataQuery& q) -> Result<void> {
                q.as_of = TRY(read_moment("asOf", v));
                if (v.size() == 10) q.as_of = v;  // a day counts to its end
                return {};
              }},
    Parameter{"firstNObservations", Parameter::In::both,
              [](Value v, DataQuery& q) -> Result<void> {
                q.first_observations = TRY(read_count("firstNObservations", v, false));
                return {};
              }},
    Parameter{"lastNObservations", Parameter::In::both,
              [](Value v, DataQuery& q) -> Result<void> {
                q.last_observations = TRY(read_count("lastNObservations", v, false));
                return {};
              }},
    Parameter{"dimensionAtObservation", Parameter::In::both,
              [](Value v, DataQuery& q) -> Result<void> {
                if (!is_component(v)) return fail(expected("the id of a dimension", v));
                q.at_observation = v;
                return {};
              }},
    Parameter{"detail", Parameter::In::both,
              [](Value v, DataQuery& q) { return read_detail(v, q); }},
    Parameter{"includeHistory", Parameter::In::both,
              [](Value v, DataQuery& q) { return read_flag("includeHistory", v, q.with_history); }},
    Parameter{"attributes", Parameter::In::current,
              [](Value v, DataQuery& q) { return read_attributes(v, q); }},
    Parameter{"measures", Parameter::In::current,
              [](Value v, DataQuery& q) { return read_measures(v, q); }},
    Parameter{"offset", Parameter::In::current,
              [](Value v, DataQuery& q) -> Result<void> {
                q.offset = TRY(read_count("offset", v, true));
                return {};
              }},
    Parameter{"limit", Parameter::In::current,
              [](Value v, DataQuery& q) -> Result<void> {
                q.limit = TRY(read_count("limit", v, false));
                return {};
              }},
    Parameter{"sort", Parameter::In::current,
              [](Value v, DataQuery& q) { return read_sort(v, q); }},
    Parameter{"reportingYearStartDay", Parameter::In::current,
              [](Value v, DataQuery&) -> Result<void> {
                if (v == "--01-01" || v == "ANY" || v == "any") return {};
                return fail(expected("--01-01, with which all reporting years here begin", v));
              }},
    Parameter{"mode", Parameter::In::both,
              [](Value v, DataQuery& q) -> Result<void> {
                if (v != "exact" && v != "available") {
                  return fail(expected("the mode exact or available", v));
                }
                q.exact = v == "exact";
                return {};
              }},
    Parameter{"references", Parameter::In::both,
              [](Value v, DataQuery& q) -> Result<void> {
                q.references = v;
                return {};
              }},
    Parameter{"format", Parameter::In::both, [](Value, DataQuery&) -> Result<void> { return {}; }},
    Parameter{"lang", Parameter::In::both, [](Value, DataQuery&) -> Result<void> { return {}; }},
};

/// c[SEX]=F,M
Result<bool> read_filter(const std::string& name, const std::string& value, DataQuery& query) {
  if (!name.starts_with("c[") || !name.ends_with(']')) return false;
  std::string component = name.substr(2, name.size() - 3);
  if (!is_component(component)) return fail(expected("the id of a component in c[...]", component));
  const bool of_time = component == "TIME_PERIOD";
  if (std::ranges::find(query.filters, component, &ComponentFilter::component) !=
      query.filters.end()) {
    return fail(expected("each component once", component,
                         fmt::format("Join values by commas: c[{}]=A,B.", component)));
  }
  query.filters.push_back(TRY(read_component_filter(std::move(component), value, of_time)));
  return true;
}

Result<void> read_parameters(const Words& words, Model model, DataQuery& query) {
  std::vector<std::string> names;
  for (const auto& parameter : parameters) names.emplace_back(parameter.name);
  for (const auto& [name, value] : words.query) {
    if (model == Model::v3_0 && TRY(read_filter(name, value, query))) continue;
    const auto known = std::ranges::find(parameters, name, &Parameter::name);
    if (known == parameters.end() ||
        (known->in == Parameter::In::current && model == Model::v2_1)) {
      return fail(expected("a parameter", name, did_you_mean(name, names)));
    }
    TRY(known->read(value, query));
  }
  if (!query.as_of.empty() && !query.updated_after.empty() && query.as_of <= query.updated_after) {
    return fail(expected("asOf later than updatedAfter", query.as_of));
  }
  return {};
}

Result<void> read_context(const Words& words, DataQuery& query) {
  const auto& path = words.path;
  const auto part = [&](std::size_t at) { return at < path.size() ? path[at] : std::string("*"); };
  const auto context = part(1);
  if (context == "datastructure") {
    query.context = Type::data_structure;
  } else if (context == "provisionagreement") {
    query.context = Type::provision_agreement;
  } else if (context != "dataflow" && context != "*") {
    return fail(expected("dataflow, datastructure or provisionagreement", context));
  }
  query.agencies = TRY(read_choices(part(2), ','));
  query.ids = TRY(read_choices(part(3), ','));
  query.versions = TRY(read_choices(part(4), ','));
  for (const auto& agency : query.agencies) {
    if (!is_agency(agency)) return fail(expected("an agency", agency));
  }
  for (const auto& id : query.ids) {
    if (!is_id(id)) return fail(expected("the id of an artefact", id));
  }
  for (const auto& version : query.versions) {
    if (!is_version_query(version)) return fail(expected("a version", version));
  }
  return {};
}

Result<void> end_of_path(const Words& words, std::size_t most) {
  if (words.path.size() <= most) return {};
  return fail(expected("nothing further in the path", words.path[most]));
}

}  // namespace

bool DataQuery::wants_version(std::string_view version) const {
  return versions.empty() || std::ranges::any_of(versions, [&](const std::string& wanted) {
           return version_fits(wanted, version);
         });
}

bool DataQuery::wants_component(std::string_view id) const {
  return components.empty() || std::ranges::find(components, id) != components.end();
}

bool DataQuery::wants_attribute(std::string_view id, bool of_series) const {
  return all_attributes || (of_series ? series_attributes : observation_attributes) ||
         std::ranges::find(attributes, id) != attributes.end();
}

Result<DataQuery> read_data_query(const Words& words, Model model) {
  DataQuery query;
  if (model == Model::v3_0) {
    TRY(read_context(words, query));
    if (words.path.size() > 5) TRY(read_keys(words.path[5], model, query));
    TRY(end_of_path(words, 6));
  } else {
    if (words.path.size() < 2) {
      return fail({ErrorKind::usage, "expected the id of a dataflow behind data/"});
    }
    TRY(read_flow(words.path[1], query));
    if (words.path.size() > 2) TRY(read_keys(words.path[2], model, query));
    if (words.path.size() > 3) TRY(read_providers(words.path[3], query));
    TRY(end_of_path(words, 4));
  }
  TRY(read_parameters(words, model, query));
  return query;
}

Result<DataQuery> read_availability_query(const Words& words, Model model) {
  DataQuery query;
  const bool current = model == Model::v3_0;
  const std::size_t component = current ? 6 : 4;
  if (current) {
    TRY(read_context(words, query));
    if (words.path.size() > 5) TRY(read_keys(words.path[5], model, query));
  } else {
    if (words.path.size() < 2) {
      return fail({ErrorKind::usage, "expected the id of a dataflow behind availableconstraint/"});
    }
    TRY(read_flow(words.path[1], query));
    if (words.path.size() > 2) TRY(read_keys(words.path[2], model, query));
    if (words.path.size() > 3) TRY(read_providers(words.path[3], query));
  }
  if (words.path.size() > component) {
    query.components = TRY(read_choices(words.path[component], current ? ',' : '+'));
    for (const auto& id : query.components) {
      if (!is_component(id)) return fail(expected("the id of a dimension", id));
    }
  }
  TRY(end_of_path(words, component + 1));
  TRY(read_parameters(words, model, query));
  return query;
}

}  // namespace corridor::sdmx
