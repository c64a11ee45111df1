#include "report/sdmx/metadata_sets.h"

#include "base/text.h"
#include "report/sdmx/data_query.h"
#include "report/sdmx/structure_query.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

constexpr std::string_view metadataflow_id = "MDF_FIGURES";

/// Which sets; a list that is empty lets all through.
struct Wanted {
  std::vector<std::string> sets, flows, providers;
  std::string updated_after = {};
  bool stubs = false;
  bool none = false;  // nothing can be as asked
};

bool holds(const std::vector<std::string>& wanted, std::string_view id) {
  return wanted.empty() || std::ranges::find(wanted, id) != wanted.end();
}

/// A part of a path as a list of ids.
Result<std::vector<std::string>> ids_at(const Words& words, std::size_t at, std::string_view what) {
  if (at >= words.path.size()) return std::vector<std::string>();
  auto ids = TRY(read_choices(words.path[at], ','));
  for (const auto& id : ids) {
    if (!is_id(id) && !is_agency(id)) return fail(expected(what, id));
  }
  return ids;
}

bool is_ours(const std::vector<std::string>& versions) {
  return versions.empty() || std::ranges::any_of(versions, [](const std::string& version) {
           return version == version_text || version == "1.0.0" || version == "+" ||
                  version == "~" || version == "latest" || version.starts_with("1+") ||
                  version.starts_with("1.0+");
         });
}

Result<std::vector<std::string>> versions_at(const Words& words, std::size_t at) {
  if (at >= words.path.size() || words.path[at] == "+") return std::vector<std::string>();
  auto versions = TRY(read_choices(words.path[at], ','));
  for (const auto& version : versions) {
    if (version.empty() || version.find_first_not_of("0123456789.+~latest") != version.npos) {
      return fail(expected("a version", version));
    }
  }
  return versions;
}

Result<Wanted> read_old(const Words& words) {
  const auto query = TRY(read_data_query(words, Model::v2_1));
  Wanted wanted{.providers = query.providers, .updated_after = query.updated_after};
  const bool ours = holds(query.ids, metadataflow_id) && holds(query.agencies, agency_id) &&
                    query.wants_version(version_text);
  // A key would name something that a report is about, other than a dataflow.
  wanted.none = !ours || !query.keys.empty();
  return wanted;
}

/// metadata/structure/TYPE/AGENCY/ID/VERSION: of what is about these.
Result<Wanted> read_about(const Words& words) {
  Words structure{words.path, {}};
  structure.path.erase(structure.path.begin());
  const auto query = TRY(read_structure_query(structure, Model::v3_0));
  Wanted wanted{.flows = query.ids};
  wanted.none = std::ranges::find(query.types, Type::dataflow) == query.types.end() ||
                !holds(query.agencies, agency_id) || !query.wants_version(version_text) ||
                !query.items.empty();
  return wanted;
}

Result<Wanted> read_new(const Words& words) {
  const std::string by = words.path.size() > 1 ? words.path[1] : std::string();
  Wanted wanted;
  std::size_t most = 5;
  if (by == "metadataset") {
    wanted.providers = TRY(ids_at(words, 2, "a provider"));
    wanted.sets = TRY(ids_at(words, 3, "the id of a set"));
    wanted.none = !is_ours(TRY(versions_at(words, 4)));
  } else if (by == "metadataflow") {
    const auto agencies = TRY(ids_at(words, 2, "an agency"));
    const auto flows = TRY(ids_at(words, 3, "the id of a metadataflow"));
    wanted.none = !holds(agencies, agency_id) || !holds(flows, metadataflow_id) ||
                  !is_ours(TRY(versions_at(words, 4)));
    wanted.providers = TRY(ids_at(words, 5, "a provider"));
    most = 6;
  } else if (by == "structure") {
    wanted = TRY(read_about(words));
    most = 6;
  } else {
    return fail(expected("metadataset, metadataflow or structure", by));
  }
  if (words.path.size() > most) {
    return fail(expected("nothing further in the path", words.path[most]));
  }
  for (const auto& [name, value] : words.query) {
    if (name == "format" || name == "lang") continue;
    if (name != "detail") return fail(expected("detail", name));
    if (value != "full" && value != "allstubs") return fail(expected("full or allstubs", value));
    wanted.stubs = value == "allstubs";
  }
  return wanted;
}

}  // namespace

Result<MetadataSelection> select_metadata(const Catalogue& catalogue, const Words& words,
                                          Model model) {
  const auto wanted = TRY(model == Model::v2_1 ? read_old(words) : read_new(words));
  MetadataSelection selection{.stubs = wanted.stubs};
  for (const auto& [edition, source] : catalogue.sources) {
    // Corridor tells what it knows of what others publish; both may be asked for.
    const bool provided =
        holds(wanted.providers, source.provider) || holds(wanted.providers, agency_id);
    const bool newer = wanted.updated_after.empty() || source.edition.loaded > wanted.updated_after;
    if (wanted.none || !provided || !newer || !holds(wanted.sets, source.id)) continue;
    MetadataChosen chosen{&source};
    for (const auto& flow : source.flows) {
      if (holds(wanted.flows, flow)) chosen.flows.push_back(flow);
    }
    if (!chosen.flows.empty()) selection.sets.push_back(std::move(chosen));
  }
  if (selection.sets.empty())
    return fail({ErrorKind::not_found, "no reference metadata is as asked"});
  return selection;
}

}  // namespace corridor::sdmx
