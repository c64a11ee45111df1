#include "report/sdmx/message_form.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace corridor::sdmx {
namespace {

using Kind = MessageForm::Kind;

/// Of forms alike to a client the first is given; those of the interface's own model come before.
constexpr std::array forms{
    MessageForm{Kind::ml, Resource::structure, "application/vnd.sdmx.structure+xml", "2.1",
                Model::v2_1, false, "structure"},
    MessageForm{Kind::json, Resource::structure, "application/vnd.sdmx.structure+json", "2.0.0",
                Model::v3_0, false, "json"},
    MessageForm{Kind::json, Resource::structure, "application/vnd.sdmx.structure+json", "2.1.0",
                Model::v3_0, false, "json-2.1"},
    MessageForm{Kind::json, Resource::structure, "application/vnd.sdmx.structure+json", "1.0.0",
                Model::v2_1, false, "json-1.0"},
    MessageForm{Kind::ml, Resource::structure, "application/vnd.sdmx.structure+xml", "3.0.0",
                Model::v3_0, false, "structure-3.0"},
    MessageForm{Kind::generic, Resource::data, "application/vnd.sdmx.genericdata+xml", "2.1",
                Model::v2_1, false, "genericdata"},
    MessageForm{Kind::specific, Resource::data, "application/vnd.sdmx.structurespecificdata+xml",
                "2.1", Model::v2_1, false, "structurespecificdata"},
    MessageForm{Kind::generic, Resource::data, "application/vnd.sdmx.generictimeseriesdata+xml",
                "2.1", Model::v2_1, true, "generictimeseriesdata"},
    MessageForm{Kind::specific, Resource::data,
                "application/vnd.sdmx.structurespecifictimeseriesdata+xml", "2.1", Model::v2_1,
                true, "structurespecifictimeseriesdata"},
    MessageForm{Kind::json, Resource::data, "application/vnd.sdmx.data+json", "2.0.0", Model::v3_0,
                false, "jsondata"},
    MessageForm{Kind::json, Resource::data, "application/vnd.sdmx.data+json", "2.1.0", Model::v3_0,
                false, "jsondata-2.1"},
    MessageForm{Kind::json, Resource::data, "application/vnd.sdmx.data+json", "1.0.0", Model::v2_1,
                false, "jsondata-1.0"},
    MessageForm{Kind::csv, Resource::data, "application/vnd.sdmx.data+csv", "2.0.0", Model::v3_0,
                false, "csvdata"},
    MessageForm{Kind::csv, Resource::data, "application/vnd.sdmx.data+csv", "2.1.0", Model::v3_0,
                false, "csvdata-2.1"},
    MessageForm{Kind::csv, Resource::data, "application/vnd.sdmx.data+csv", "1.0.0", Model::v2_1,
                false, "csvdata-1.0"},
    MessageForm{Kind::specific, Resource::data, "application/vnd.sdmx.data+xml", "3.0.0",
                Model::v3_0, false, "xmldata"},
    MessageForm{Kind::schema, Resource::schema, "application/vnd.sdmx.schema+xml", "2.1",
                Model::v2_1, false, "schema"},
    MessageForm{Kind::schema, Resource::schema, "application/vnd.sdmx.schema+xml", "3.0.0",
                Model::v3_0, false, "schema-3.0"},
    MessageForm{Kind::metadata, Resource::metadata, "application/vnd.sdmx.genericmetadata+xml",
                "2.1", Model::v2_1, false, "genericmetadata"},
    MessageForm{Kind::json, Resource::metadata, "application/vnd.sdmx.metadata+json", "2.0.0",
                Model::v3_0, false, "jsonmetadata"},
    MessageForm{Kind::metadata, Resource::metadata, "application/vnd.sdmx.metadata+xml", "3.0.0",
                Model::v3_0, false, "xmlmetadata"},
};

/// Other words for some of them.
struct Alias {
  std::string_view word, name;
};
constexpr std::array<Alias, 16> aliases{{{"csv", "csvdata"},
                                         {"csvfile", "csvdata"},
                                         {"csvfilewithlabels", "csvdata"},
                                         {"json", "jsondata"},
                                         {"sdmx-json", "jsondata"},
                                         {"generic", "genericdata"},
                                         {"compact", "structurespecificdata"},
                                         {"structurespecific", "structurespecificdata"},
                                         {"sdmx-2.1", "structure"},
                                         {"sdmx-3.0", "structure-3.0"},
                                         {"sdmx", "structure"},
                                         {"xml", "structure"},
                                         {"xml", "genericdata"},
                                         {"xml", "schema"},
                                         {"xml", "genericmetadata"},
                                         {"json", "jsonmetadata"}}};

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

/// One item of Accept: "application/vnd.sdmx.data+csv;version=2.0.0;labels=both;q=0.5".
struct Wish {
  std::string essence, version, labels, keys, time_format;
  double weight = 1;
};

std::vector<Wish> wishes_of(std::string_view header) {
  std::vector<Wish> wishes;
  for (const auto item : split(header, ',')) {
    const auto parts = split(item, ';');
    Wish wish{.essence = lower(trim(parts[0]))};
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const auto part = lower(trim(parts[i]));
      const auto equals = std::min(part.find('='), part.size() - (part.empty() ? 0 : 1));
      const auto name = part.substr(0, equals);
      auto value = equals < part.size() ? part.substr(equals + 1) : std::string();
      std::erase(value, '"');
      if (name == "q") wish.weight = std::clamp(parse_number(value).value_or(0), 0.0, 1.0);
      if (name == "version") wish.version = value;
      if (name == "labels") wish.labels = value;
      if (name == "keys") wish.keys = value;
      if (name == "timeformat") wish.time_format = value;
    }
    if (!wish.essence.empty() && wishes.size() < 50) wishes.push_back(std::move(wish));
  }
  return wishes;
}

/// "3.0" is "3.0.0".
bool same_version(const MessageForm& form, std::string_view wanted) {
  if (wanted.empty()) return true;
  const auto plain = [](std::string_view version) {
    while (version.ends_with(".0")) version.remove_suffix(2);
    return version;
  };
  return plain(form.version) == plain(wanted);
}

/// Whether a form has the parameters of a media type that are CSV's alone.
bool has_parameters(const Wish& wish, const MessageForm& form) {
  const auto one_of = [](std::string_view word, std::initializer_list<std::string_view> known) {
    return word.empty() || std::ranges::find(known, word) != known.end();
  };
  if (form.kind != Kind::csv) return true;
  const bool first = form.version.starts_with("1.");
  return one_of(wish.time_format, {"original", "normalized"}) &&
         (first ? one_of(wish.labels, {"id", "both"}) && one_of(wish.keys, {"none"})
                : one_of(wish.labels, {"id", "name", "both"}) &&
                      one_of(wish.keys, {"none", "obs", "series", "both"}));
}

/// How near a wish is to a form: 0 not at all, then by anything, by kind, by name.
int nearness(const Wish& wish, const MessageForm& form, Model usual) {
  if (!has_parameters(wish, form)) return 0;
  if (wish.essence == form.essence) return same_version(form, wish.version) ? 4 : 0;
  const bool of_model = form.model == usual;
  if (wish.essence == "*/*" || wish.essence == "application/*") return of_model ? 1 : 0;
  const bool xml = wish.essence == "application/xml" || wish.essence == "text/xml";
  if (xml) return form.is_xml() && of_model ? 3 : 0;
  if (wish.essence == "application/json") return form.kind == Kind::json ? 3 : 0;
  if (wish.essence == "text/csv") return form.kind == Kind::csv ? 3 : 0;
  return 0;
}

/// The wish itself, where it names a type that any XML, JSON or CSV has.
std::string_view plain_type(std::string_view essence) {
  constexpr std::array<std::string_view, 4> plain{"application/xml", "text/xml", "application/json",
                                                  "text/csv"};
  const auto found = std::ranges::find(plain, essence);
  return found == plain.end() ? std::string_view() : *found;
}

CsvForm csv_form_of(const Wish& wish) {
  const auto& labels = wish.labels;
  const bool both = wish.keys == "both";
  return {.labels = labels == "both"   ? Labels::both
                    : labels == "name" ? Labels::name
                                       : Labels::id,
          .series_keys = both || wish.keys == "series",
          .observation_keys = both || wish.keys == "obs",
          .normalized = wish.time_format == "normalized"};
}

/// The forms of a resource, the usual first.
std::vector<const MessageForm*> offered(Resource resource, Model usual) {
  std::vector<const MessageForm*> found;
  for (const auto& form : forms) {
    if (form.resource == resource) found.push_back(&form);
  }
  // What the newer interface gives to who does not choose is JSON.
  std::ranges::stable_sort(found, {}, [&](const MessageForm* form) {
    const bool first = usual == Model::v3_0 ? form->model == usual && form->kind == Kind::json
                                            : form->model == usual && form->is_xml();
    return first ? 0 : form->model == usual ? 1 : 2;
  });
  return found;
}

std::optional<FormChosen> by_name(const std::vector<const MessageForm*>& found,
                                  std::string_view format) {
  const auto name = lower(format);
  for (const auto* form : found) {
    if (form->short_name == name) return FormChosen{form};
  }
  for (const auto& alias : aliases) {
    if (alias.word != name) continue;
    for (const auto* form : found) {
      if (form->short_name != alias.name) continue;
      const bool labels = name == "csvfilewithlabels";
      return FormChosen{form, {.labels = labels ? Labels::both : Labels::id}};
    }
  }
  return std::nullopt;
}

}  // namespace

std::string FormChosen::media_type() const {
  if (!plain.empty()) return std::string(plain) + (plain == "text/csv" ? "; charset=utf-8" : "");
  std::string type = fmt::format("{};version={}", form->essence, form->version);
  if (csv.labels == Labels::both) type += ";labels=both";
  if (csv.labels == Labels::name) type += ";labels=name";
  if (csv.normalized) type += ";timeFormat=normalized";
  if (csv.series_keys || csv.observation_keys) {
    type += !csv.observation_keys ? ";keys=series" : !csv.series_keys ? ";keys=obs" : ";keys=both";
  }
  return type;
}

std::optional<FormChosen> choose_form(Resource resource, Model usual, std::string_view format,
                                      std::string_view accept) {
  const auto found = offered(resource, usual);
  if (!format.empty()) {
    if (auto chosen = by_name(found, format)) return chosen;
    if (!format.contains('/')) return std::nullopt;
    accept = format;  // a media type
  }
  if (trim(accept).empty()) return FormChosen{found.front()};
  std::optional<FormChosen> chosen;
  double most = 0;
  int nearest = 0;
  for (const auto* form : found) {
    const Wish* wish = nullptr;
    int near = 0;
    const auto wishes = wishes_of(accept);
    for (const auto& each : wishes) {
      const int n = nearness(each, *form, usual);
      if (n <= near) continue;
      near = n;
      wish = &each;
    }
    if (wish == nullptr || wish->weight <= 0) continue;
    if (wish->weight < most || (wish->weight == most && near <= nearest)) continue;
    most = wish->weight;
    nearest = near;
    chosen = FormChosen{form, form->kind == Kind::csv ? csv_form_of(*wish) : CsvForm{},
                        plain_type(wish->essence)};
  }
  return chosen;
}

std::string names_of_forms(Resource resource) {
  std::string names;
  for (const auto& form : forms) {
    if (form.resource != resource) continue;
    names += fmt::format("{}{}; version={}", names.empty() ? "" : ", ", form.essence, form.version);
  }
  return names;
}

}  // namespace corridor::sdmx
