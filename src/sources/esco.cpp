// European Commission, ESCO (European Skills, Competences, Qualifications and Occupations) in the
// tables that Tabiya makes of it: occupations, the groups of ISCO-08, groups of skills, and how
// they hang together. Cells have several lines; other names stand one a line.
//
// Relations speak of the tables' own ids ("key_15156"), so these are the codes of entries, and
// ESCO's codes are among the other names. Only ISCO's groups are known by their numbers, as in
// every other source (list isco08, whose tree is in the numbers: 26 is in 2); each is related to
// its id (list esco_isco_group). Files may be loaded in any order: relations name what another file
// lists.

#include "base/text.h"
#include "sources/list_reading.h"
#include "sources/named_values.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace esco_parts {
namespace {

constexpr std::string_view occupations_header =
    "ORIGINURI,ID,UUIDHISTORY,ISCOGROUPCODE,CODE,PREFERREDLABEL,ALTLABELS,DESCRIPTION,DEFINITION,"
    "SCOPENOTE,REGULATEDPROFESSIONNOTE,OCCUPATIONTYPE,ISLOCALIZED";
constexpr std::string_view isco_header =
    "ORIGINURI,ID,UUIDHISTORY,CODE,PREFERREDLABEL,ALTLABELS,DESCRIPTION";
constexpr std::string_view skill_groups_header =
    "ORIGINURI,ID,UUIDHISTORY,CODE,PREFERREDLABEL,ALTLABELS,DESCRIPTION,SCOPENOTE";
constexpr std::string_view hierarchy_header = "PARENTOBJECTTYPE,PARENTID,CHILDID,CHILDOBJECTTYPE";
constexpr std::string_view skill_relations_header = "REQUIRINGID,RELATIONTYPE,REQUIREDID";

bool recognise_occupations(const Opening& file) {
  return header_is(file.header, occupations_header);
}
bool recognise_isco(const Opening& file) { return header_is(file.header, isco_header); }
bool recognise_skill_groups(const Opening& file) {
  return header_is(file.header, skill_groups_header);
}
bool recognise_hierarchy(const Opening& file) { return header_is(file.header, hierarchy_header); }
bool recognise_skill_relations(const Opening& file) {
  return header_is(file.header, skill_relations_header);
}

Citation citation(std::string dataset, std::string title) {
  return {.publisher = "European Commission",
          .dataset = std::move(dataset),
          .title = std::move(title),
          .version = {},
          .licence = "ESCO, free reuse with attribution (Decision 2011/833/EU)",
          .url = "https://esco.ec.europa.eu",
          .retrieved = {}};
}

std::string lines_of(std::string_view cell) {
  std::string text(trim(cell));
  std::erase(text, '\r');
  return text;
}

/// What the three tables of entries share: an address that never changes, a code, other names.
void describe(const CsvPass& pass, Item& item, NamedValues details) {
  const auto named = [&](std::string_view name) {
    const int column = pass.csv().column(name);
    return column < 0 ? std::string_view{} : trim(pass.field(static_cast<std::size_t>(column)));
  };
  item.description = lines_of(named("DESCRIPTION"));
  item.other_names = joined_lines({named("CODE"), lines_of(named("ALTLABELS"))});
  item.details = details.add("code", named("CODE"))
                     .add("definition", named("DEFINITION"))
                     .add("scope", named("SCOPENOTE"))
                     .add("uri", named("ORIGINURI"))
                     .text();
}

Result<Reading> read_occupations(const SourceInput& input, Sink& sink) {
  return read_list(input, sink, citation("esco_occupations", "ESCO occupations"),
                   [&](CsvPass& pass) {
                     auto item = list_entry(pass, "esco_occupation", 1, 5);
                     if (!item) return;
                     const auto note = pass.field(10);
                     const auto regulated = note.substr(std::min(note.rfind('/') + 1, note.size()));
                     describe(pass, *item, NamedValues().add("profession", regulated));
                     const auto group = trim(pass.field(3));
                     if (!group.empty()) {
                       sink.relate({"esco_occupation", item->code, "classified_as", "isco08",
                                    std::string(group), pass.cell(3)});
                     }
                     sink.item(std::move(*item));
                   });
}

bool is_number(std::string_view code) {
  return std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

Result<Reading> read_isco(const SourceInput& input, Sink& sink) {
  return read_list(input, sink, citation("isco08", "ISCO-08 groups, as in ESCO"),
                   [&](CsvPass& pass) {
                     auto item = list_entry(pass, "isco08", 3, 4);
                     if (!item) return;
                     if (!is_number(item->code)) return pass.reject(3, "expected digits: 2654");
                     item->parent = item->code.substr(0, item->code.size() - 1);
                     describe(pass, *item, NamedValues());
                     item->other_names = lines_of(pass.field(5));
                     sink.relate({"esco_isco_group", std::string(trim(pass.field(1))), "same_as",
                                  "isco08", item->code, pass.cell(1)});
                     sink.item(std::move(*item));
                   });
}

Result<Reading> read_skill_groups(const SourceInput& input, Sink& sink) {
  return read_list(input, sink, citation("esco_skill_groups", "ESCO groups of skills"),
                   [&](CsvPass& pass) {
                     auto item = list_entry(pass, "esco_skill_group", 1, 4);
                     if (!item) return;
                     describe(pass, *item, NamedValues());
                     sink.item(std::move(*item));
                   });
}

struct ObjectType {
  std::string_view name, list;
};
constexpr std::array<ObjectType, 4> object_types{{{"iscogroup", "esco_isco_group"},
                                                  {"escooccupation", "esco_occupation"},
                                                  {"skillgroup", "esco_skill_group"},
                                                  {"skill", "esco_skill"}}};

/// The list of a kind of object, or a rejection and nothing.
std::string_view list_of(CsvPass& pass, std::size_t column) {
  const auto found = std::ranges::find(object_types, pass.field(column), &ObjectType::name);
  if (found != object_types.end()) return found->list;
  pass.reject(column, "expected iscogroup, escooccupation, skillgroup or skill");
  return {};
}

/// Occupations and skills have the same layout; which it is, its first row tells.
Result<Reading> read_hierarchy(const SourceInput& input, Sink& sink) {
  bool of_skills = false;
  auto reading =
      TRY(read_list(input, sink, citation("esco_hierarchy", "ESCO hierarchy"), [&](CsvPass& pass) {
        const auto parent_list = list_of(pass, 0);
        const auto child_list = parent_list.empty() ? parent_list : list_of(pass, 3);
        if (child_list.empty()) return;
        of_skills = of_skills || child_list.starts_with("esco_skill");
        if (trim(pass.field(1)).empty() || trim(pass.field(2)).empty()) {
          return pass.reject(2, "expected the ids of a parent and a child");
        }
        sink.relate({child_list, std::string(trim(pass.field(2))), "broader", parent_list,
                     std::string(trim(pass.field(1))), pass.cell(2)});
      }));
  reading.part = of_skills ? "skills" : "occupations";
  return reading;
}

Result<Reading> read_skill_relations(const SourceInput& input, Sink& sink) {
  return read_list(input, sink, citation("esco_skill_relations", "ESCO, skills that skills need"),
                   [&](CsvPass& pass) {
                     const auto kind = trim(pass.field(1));
                     if (kind != "essential" && kind != "optional") {
                       return pass.reject(1, "expected essential or optional");
                     }
                     if (trim(pass.field(0)).empty() || trim(pass.field(2)).empty()) {
                       return pass.reject(0, "expected the ids of two skills");
                     }
                     sink.relate({"esco_skill", std::string(trim(pass.field(0))),
                                  kind == "essential" ? "requires" : "gains_from", "esco_skill",
                                  std::string(trim(pass.field(2))), pass.cell(0)});
                   });
}

}  // namespace
}  // namespace esco_parts

extern const Source esco_occupations, isco08, esco_skill_groups, esco_hierarchy,
    esco_skill_relations;
const Source esco_occupations{"esco_occupations", "ESCO occupations (Tabiya's tables)",
                              esco_parts::occupations_header, esco_parts::recognise_occupations,
                              esco_parts::read_occupations};
const Source isco08{"isco08", "ISCO-08 groups, as in ESCO (Tabiya's tables)",
                    esco_parts::isco_header, esco_parts::recognise_isco, esco_parts::read_isco};
const Source esco_skill_groups{"esco_skill_groups", "ESCO groups of skills (Tabiya's tables)",
                               esco_parts::skill_groups_header, esco_parts::recognise_skill_groups,
                               esco_parts::read_skill_groups};
const Source esco_hierarchy{"esco_hierarchy", "ESCO, what belongs under what (Tabiya's tables)",
                            esco_parts::hierarchy_header, esco_parts::recognise_hierarchy,
                            esco_parts::read_hierarchy};
const Source esco_skill_relations{
    "esco_skill_relations", "ESCO, skills that skills need (Tabiya's tables)",
    esco_parts::skill_relations_header, esco_parts::recognise_skill_relations,
    esco_parts::read_skill_relations};

}  // namespace corridor
