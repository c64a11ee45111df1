#include "report/sdmx/structure_query.h"

#include "base/text.h"
#include "report/sdmx/version_query.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor::sdmx {
namespace {

using References = StructureQuery::References;

/// Types of artefact that SDMX has and this service none of: an answer is always empty.
constexpr std::array<std::string_view, 21> others{"transformationscheme",
                                                  "rulesetscheme",
                                                  "userdefinedoperatorscheme",
                                                  "customtypescheme",
                                                  "namepersonalisationscheme",
                                                  "vtlmappingscheme",
                                                  "valuelist",
                                                  "geographiccodelist",
                                                  "geogridcodelist",
                                                  "hierarchyassociation",
                                                  "structuremap",
                                                  "conceptschememap",
                                                  "categoryschememap",
                                                  "organisationschememap",
                                                  "reportingtaxonomymap",
                                                  "metadataconstraint",
                                                  "metadataproviderscheme",
                                                  "metadataprovisionagreement",
                                                  "namealiasscheme",
                                                  "metadataset",
                                                  "vtldataflowmapping"};

/// What a word for a type stands for; nothing where it is none.
struct Meant {
  std::vector<Type> types;
  std::optional<bool> allowed = {};
};

std::optional<Meant> meaning_of(std::string_view word, Model model) {
  Meant meant;
  const bool new_model = model == Model::v3_0;
  if (word == (new_model ? "*" : "structure")) {
    for (const auto& info : all_types()) {
      if (!new_model || !info.class_name_3.empty()) meant.types.push_back(info.type);
    }
    return meant;
  }
  if (word == "organisationscheme" && !new_model) {
    meant.types = {Type::agency_scheme, Type::data_consumer_scheme, Type::data_provider_scheme,
                   Type::organisation_unit_scheme};
    return meant;
  }
  if (word == "actualconstraint" || word == "allowedconstraint") {
    return Meant{{Type::content_constraint}, word == "allowedconstraint"};
  }
  for (const auto& info : all_types()) {
    if (word == (new_model ? info.resource_3 : info.resource)) return Meant{{info.type}};
  }
  if (std::ranges::find(others, word) != others.end()) return meant;
  return std::nullopt;
}

struct Part {
  std::string_view what;
  bool (*is_one)(std::string_view);
  std::vector<std::string> StructureQuery::*list;
};
constexpr std::array<Part, 4> parts{
    {{"an agency", is_agency, &StructureQuery::agencies},
     {"the id of an artefact", is_id, &StructureQuery::ids},
     {"a version (a number, latest or all)", is_version_query, &StructureQuery::versions},
     {"the id of an item",
      [](std::string_view text) { return std::ranges::all_of(split(text, '.'), is_id); },
      &StructureQuery::items}}};

Result<void> read_parts(const std::vector<std::string>& path, std::size_t at, char separator,
                        StructureQuery& query) {
  for (std::size_t i = 0; i < parts.size() && at + i < path.size(); ++i) {
    const std::string& text = path[at + i];
    // A version is a single + in REST 2.x, where lists are joined by commas.
    auto choices = TRY(read_choices(text, separator));
    for (const auto& choice : choices) {
      if (!parts[i].is_one(choice)) return fail(expected(parts[i].what, choice));
    }
    query.*parts[i].list = std::move(choices);
  }
  if (path.size() > at + parts.size()) {
    return fail(expected("nothing behind the item", path[at + parts.size()]));
  }
  // The version that is not said is the latest; "all" are all, of which there is one each.
  if (query.items.empty()) return {};
  for (const auto type : query.types) {
    if (info_of(type).item_class.empty()) {
      return fail(expected("nothing behind the version: these have no items", query.items.front()));
    }
  }
  return {};
}

Result<void> read_detail(const Words& words, StructureQuery& query) {
  const auto* word = words.find("detail");
  if (word == nullptr || *word == "full" || *word == "raw") return {};
  if (*word == "allstubs") {
    query.detail = query.reference_detail = Detail::stub;
  } else if (*word == "allcompletestubs") {
    query.detail = query.reference_detail = Detail::complete_stub;
  } else if (*word == "referencestubs") {
    query.reference_detail = Detail::stub;
  } else if (*word == "referencecompletestubs") {
    query.reference_detail = Detail::complete_stub;
  } else if (*word == "referencepartial" || *word == "partialraw") {
    query.reference_partial = true;
  } else {
    return fail(expected("a detail", *word,
                         "Details: full, allstubs, referencestubs, allcompletestubs, "
                         "referencecompletestubs, referencepartial."));
  }
  return {};
}

Result<void> read_references(const Words& words, Model model, StructureQuery& query) {
  const auto* word = words.find("references");
  if (word == nullptr) return {};
  struct Named {
    std::string_view name;
    References references;
  };
  constexpr std::array<Named, 7> names{{{"none", References::none},
                                        {"parents", References::parents},
                                        {"parentsandsiblings", References::parents_and_siblings},
                                        {"ancestors", References::ancestors},
                                        {"children", References::children},
                                        {"descendants", References::descendants},
                                        {"all", References::all}}};
  for (const auto& named : names) {
    if (named.name != *word) continue;
    query.references = named.references;
    return {};
  }
  for (const auto& each : TRY(read_choices(*word, ','))) {
    const auto meant = meaning_of(each, model);
    if (!meant || each == "*" || each == "structure") {
      return fail(expected("which references", each,
                           "References: none, parents, parentsandsiblings, ancestors, children, "
                           "descendants, all, or a type of artefact."));
    }
    query.references = References::of_types;
    query.reference_allowed = meant->allowed;
    query.reference_types.insert(query.reference_types.end(), meant->types.begin(),
                                 meant->types.end());
  }
  return {};
}

Result<void> check_names(const Words& words) {
  constexpr std::array<std::string_view, 4> known{"detail", "references", "format", "lang"};
  for (const auto& [name, value] : words.query) {
    if (std::ranges::find(known, name) == known.end()) {
      return fail(expected("detail or references", name));
    }
  }
  return {};
}

}  // namespace

bool StructureQuery::wants_version(std::string_view version) const {
  return versions.empty() || std::ranges::any_of(versions, [&](const std::string& wanted) {
           return version_fits(wanted, version);
         });
}

bool is_structure_resource(std::string_view word) {
  return meaning_of(word, Model::v2_1).has_value();
}

Result<StructureQuery> read_structure_query(const Words& words, Model model) {
  StructureQuery query;
  std::size_t at = 0;
  if (model == Model::v3_0) ++at;  // "structure"
  const std::string resource = at < words.path.size() ? words.path[at] : "*";
  const char separator = model == Model::v2_1 ? '+' : ',';
  for (const auto& word : model == Model::v3_0 && resource != "*"
                              ? TRY(read_choices(resource, separator))
                              : std::vector<std::string>{resource}) {
    auto meant = meaning_of(word, model);
    if (!meant) return fail(expected("a type of artefact", word, "Such as codelist or dataflow."));
    query.types.insert(query.types.end(), meant->types.begin(), meant->types.end());
    query.allowed = meant->allowed;
  }
  TRY(check_names(words));
  TRY(read_parts(words.path, at + 1, separator, query));
  TRY(read_detail(words, query));
  TRY(read_references(words, model, query));
  return query;
}

}  // namespace corridor::sdmx
