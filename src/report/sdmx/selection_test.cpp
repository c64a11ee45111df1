#include "report/sdmx/selection.h"

#include "report/sdmx/service_samples.h"

#include <doctest/doctest.h>

namespace corridor::sdmx::selection_test {
namespace {

std::shared_ptr<const Catalogue> catalogue() {
  const auto workspace = Workspace::open(sample_workspace(), Workspace::Access::read);
  REQUIRE(workspace.has_value());
  const auto made = catalogue_of(*workspace);
  REQUIRE(made.has_value());
  return *made;
}

Selection chosen(std::string_view address) {
  const auto query = read_structure_query(*read_words(address), Model::v2_1);
  REQUIRE(query.has_value());
  auto selection = select(*catalogue(), *query);
  REQUIRE(selection.has_value());
  return std::move(*selection);
}

std::set<Type> types_of(const Selection& selection) {
  std::set<Type> types;
  for (const auto& each : selection.chosen) types.insert(each.artefact->type);
  return types;
}

const Artefact& only(const Selection& selection, Type type, std::string_view id) {
  for (const auto& each : selection.chosen) {
    if (each.artefact->type == type && each.artefact->id == id) return *each.artefact;
  }
  FAIL("not among what was chosen: ", id);
  return *selection.chosen.front().artefact;
}

}  // namespace

TEST_CASE("everything that an artefact refers to is there, items too") {
  const auto all = catalogue();
  CHECK(all->artefacts.size() > 200);
  for (const auto& artefact : all->artefacts) {
    CAPTURE(artefact.id);
    CHECK_FALSE(artefact.name.empty());
    for (const auto& reference : artefact.references) {
      const auto* there = all->find(reference);
      REQUIRE(there != nullptr);
      if (reference.item.empty()) continue;
      CHECK(std::ranges::find(there->items, reference.item, &Item::id) != there->items.end());
    }
    std::set<std::string> ids;
    for (const auto& item : artefact.items) {
      CHECK_FALSE(item.name.empty());
      CHECK(ids.insert(item.id).second);
    }
  }
}

TEST_CASE("a constraint says what the store has") {
  const auto all = catalogue();
  const auto* flow = all->find_flow("MIGRANT_STOCK");
  REQUIRE(flow != nullptr);
  const auto* constraint = all->find({Type::content_constraint, "CC_MIGRANT_STOCK"});
  REQUIRE(constraint != nullptr);
  CHECK(constraint->cube.size() == flow->dimensions.size());
  CHECK(constraint->cube[sex].codes == std::vector<std::string>{"F", "M", "_T"});
  CHECK(constraint->first.text() == "1990");
  CHECK(constraint->last_text == "2020-12-31");
  auto workspace = Workspace::open(sample_workspace(), Workspace::Access::read);
  auto count = workspace->database().prepare(
      "SELECT count(DISTINCT place) FROM observation JOIN indicator i ON i.id = indicator"
      " WHERE i.name = 'migrant_stock'");
  REQUIRE((count.has_value() && count->step() == true));
  CHECK(static_cast<std::int64_t>(constraint->cube[ref_area].codes.size()) == count->integer(0));
}

TEST_CASE("references lead to parents, children, and further") {
  const std::string flow = "dataflow/CORRIDOR/MIGRANT_STOCK/1.0?references=";
  CHECK(chosen(flow + "none").chosen.size() == 1);
  CHECK(types_of(chosen(flow + "children")) ==
        std::set<Type>{Type::dataflow, Type::data_structure});
  CHECK(types_of(chosen(flow + "descendants")) ==
        std::set<Type>{Type::dataflow, Type::data_structure, Type::concept_scheme, Type::codelist});
  CHECK(types_of(chosen(flow + "parents")) == std::set<Type>{Type::dataflow, Type::categorisation,
                                                             Type::content_constraint,
                                                             Type::provision_agreement});
  const auto siblings = types_of(chosen(flow + "parentsandsiblings"));
  CHECK(siblings.contains(Type::category_scheme));
  CHECK(siblings.contains(Type::data_provider_scheme));
  const auto all = types_of(chosen(flow + "all"));
  CHECK(all.contains(Type::codelist));
  CHECK(all.contains(Type::provision_agreement));
  CHECK(types_of(chosen(flow + "codelist")) == std::set<Type>{Type::dataflow, Type::codelist});
  CHECK(types_of(chosen("codelist/CORRIDOR/CL_SEX?references=parents")) ==
        std::set<Type>{Type::categorisation, Type::codelist, Type::concept_scheme,
                       Type::data_structure, Type::process});
}

TEST_CASE("items asked for come alone, with their parents, in a list marked as partial") {
  const auto selection = chosen("codelist/CORRIDOR/CL_SEX/1.0/F+M");
  const auto& sexes = only(selection, Type::codelist, "CL_SEX");
  CHECK(sexes.items.size() == 2);
  CHECK(sexes.partial);
  const auto unit =
      chosen("organisationunitscheme/CORRIDOR/PUBLISHERS/1.0/UN_DESA_POPULATION_DIVISION");
  CHECK(only(unit, Type::organisation_unit_scheme, "PUBLISHERS").items.size() == 2);
  const auto query =
      read_structure_query(*read_words("codelist/CORRIDOR/CL_SEX/1.0/NOBODY"), Model::v2_1);
  CHECK(select(*catalogue(), *query).error().kind == ErrorKind::not_found);
}

TEST_CASE("partial lists have the codes that figures of the dataflow have, and no others") {
  const auto selection =
      chosen("dataflow/CORRIDOR/MIGRANT_STOCK/1.0?references=descendants&detail=referencepartial");
  const auto& sexes = only(selection, Type::codelist, "CL_SEX");
  CHECK(sexes.partial);
  CHECK(sexes.items.size() == 3);
  CHECK(only(selection, Type::codelist, "CL_INDICATOR").items.size() == 1);
  CHECK(only(selection, Type::codelist, "CL_AREA").items.size() > 200);
  CHECK_FALSE(only(selection, Type::codelist, "CL_OBS_STATUS").partial);
  // Of other dataflows: the concept that it belongs to is left out too.
  CHECK(std::ranges::none_of(selection.chosen,
                             [](const Chosen& each) { return each.artefact->id == "CL_FORM"; }));
}

TEST_CASE("stubs are stubs where that is asked for") {
  for (const auto& each : chosen("dataflow/all/all/all?detail=allstubs&references=all").chosen) {
    CHECK(each.detail == Detail::stub);
  }
  for (const auto& each :
       chosen("dataflow/all/all/all?detail=referencestubs&references=children").chosen) {
    CHECK((each.detail == Detail::full) == (each.artefact->type == Type::dataflow));
  }
}

}  // namespace corridor::sdmx::selection_test
