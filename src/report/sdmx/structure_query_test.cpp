#include "report/sdmx/structure_query.h"

#include <doctest/doctest.h>

namespace corridor::sdmx::structure_query_test {
namespace {

Result<StructureQuery> old_query(std::string_view address) {
  return read_structure_query(*read_words(address), Model::v2_1);
}
Result<StructureQuery> new_query(std::string_view address) {
  return read_structure_query(*read_words(address), Model::v3_0);
}
using References = StructureQuery::References;

}  // namespace

TEST_CASE("a structure query of REST 1.x says type, agency, id, version and item") {
  const auto query = old_query(
      "codelist/CORRIDOR+SDMX/CL_SEX+CL_AGE/latest/F+M?detail=referencestubs&references=all");
  REQUIRE(query.has_value());
  CHECK(query->types == std::vector<Type>{Type::codelist});
  CHECK(query->agencies.size() == 2);
  CHECK(query->ids.size() == 2);
  CHECK(query->items.size() == 2);
  CHECK(query->detail == Detail::full);
  CHECK(query->reference_detail == Detail::stub);
  CHECK(query->references == References::all);
  CHECK(old_query("structure")->types.size() == all_types().size());
  CHECK(old_query("organisationscheme")->types.size() == 4);
  CHECK(old_query("actualconstraint")->allowed == false);
  CHECK(old_query("transformationscheme")->types.empty());
}

TEST_CASE("references may be a type of artefact") {
  const auto query = old_query("dataflow/all/all/all?references=codelist");
  REQUIRE(query.has_value());
  CHECK(query->references == References::of_types);
  CHECK(query->reference_types == std::vector<Type>{Type::codelist});
}

TEST_CASE("a version is said by number, by latest, or by a pattern") {
  CHECK(old_query("codelist/all/all/latest")->wants_version("1.0"));
  CHECK(old_query("codelist/all/all/1.0+2.0")->wants_version("1.0"));
  CHECK_FALSE(old_query("codelist/all/all/2.0")->wants_version("1.0"));
  CHECK(new_query("structure/codelist/*/*/~")->wants_version("1.0"));
  CHECK(new_query("structure/codelist/*/*/1+.0")->wants_version("1.0"));
  CHECK_FALSE(new_query("structure/codelist/*/*/2.1.0")->wants_version("1.0"));
}

TEST_CASE("a structure query of REST 2.x takes stars and types of the newer model") {
  CHECK(new_query("structure")->types.size() == all_types().size() - 1);
  CHECK(new_query("structure/hierarchy")->types == std::vector<Type>{Type::hierarchical_codelist});
  CHECK(new_query("structure/dataconstraint,codelist")->types.size() == 2);
  CHECK(new_query("structure/*/CORRIDOR/*/*?references=ancestors")->references ==
        References::ancestors);
}

TEST_CASE("a structure query that makes no sense is an error of its caller") {
  for (const auto* address :
       {"nothing", "codelist/a b", "codelist/all/a b", "codelist/all/all/new",
        "codelist/all/all/all/a b", "codelist/all/all/all/A/B", "dataflow/all/all/all/A",
        "codelist?detail=some", "codelist?references=some", "codelist?other=1"}) {
    CAPTURE(address);
    CHECK(old_query(address).error().kind == ErrorKind::usage);
  }
}

}  // namespace corridor::sdmx::structure_query_test
