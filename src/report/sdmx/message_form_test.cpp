#include "report/sdmx/message_form.h"

#include <doctest/doctest.h>

namespace corridor::sdmx::message_form_test {
namespace {

std::string old_form(Resource resource, std::string_view accept, std::string_view format = {}) {
  const auto form = choose_form(resource, Model::v2_1, format, accept);
  return form ? form->media_type() : "none";
}
std::string new_form(Resource resource, std::string_view accept, std::string_view format = {}) {
  const auto form = choose_form(resource, Model::v3_0, format, accept);
  return form ? form->media_type() : "none";
}

}  // namespace

TEST_CASE("who does not choose gets XML of 2.1 from the older interface, JSON from the newer") {
  for (const auto* accept : {"", "*/*", "text/html, */*;q=0.1"}) {
    CAPTURE(accept);
    CHECK(old_form(Resource::structure, accept) ==
          "application/vnd.sdmx.structure+xml;version=2.1");
    CHECK(old_form(Resource::data, accept) == "application/vnd.sdmx.genericdata+xml;version=2.1");
    CHECK(new_form(Resource::structure, accept) ==
          "application/vnd.sdmx.structure+json;version=2.0.0");
    CHECK(new_form(Resource::data, accept) == "application/vnd.sdmx.data+json;version=2.0.0");
  }
}

TEST_CASE("what a client names exactly it gets exactly") {
  for (const auto* type : {"application/vnd.sdmx.structurespecificdata+xml;version=2.1",
                           "application/vnd.sdmx.generictimeseriesdata+xml;version=2.1",
                           "application/vnd.sdmx.data+json;version=1.0.0",
                           "application/vnd.sdmx.data+json;version=2.1.0",
                           "application/vnd.sdmx.data+csv;version=1.0.0",
                           "application/vnd.sdmx.data+csv;version=2.0.0;labels=both",
                           "application/vnd.sdmx.data+csv;version=1.0.0;timeFormat=normalized",
                           "application/vnd.sdmx.data+csv;version=2.0.0;labels=name;keys=obs",
                           "application/vnd.sdmx.data+xml;version=3.0.0"}) {
    CAPTURE(type);
    CHECK(old_form(Resource::data, type) == type);
    CHECK(new_form(Resource::data, type) == type);
  }
  CHECK(old_form(Resource::data, "application/vnd.sdmx.data+json;version=9.0") == "none");
  CHECK(old_form(Resource::data, "text/html") == "none");
  CHECK(old_form(Resource::schema, "application/vnd.sdmx.schema+xml;version=2.1") ==
        "application/vnd.sdmx.schema+xml;version=2.1");
}

TEST_CASE("weights decide, and general types are answered with themselves") {
  CHECK(old_form(Resource::data,
                 "application/vnd.sdmx.data+csv;version=1.0.0;q=0.5, application/json;q=0.9") ==
        "application/json");
  CHECK(old_form(Resource::data, "application/xml") == "application/xml");
  CHECK(old_form(Resource::data, "text/csv") == "text/csv; charset=utf-8");
  CHECK(old_form(Resource::data, "application/vnd.sdmx.genericdata+xml;q=0") == "none");
}

TEST_CASE("format in the address comes before Accept") {
  CHECK(old_form(Resource::data, "*/*", "csvdata") ==
        "application/vnd.sdmx.data+csv;version=2.0.0");
  CHECK(old_form(Resource::data, "*/*", "csvfilewithlabels") ==
        "application/vnd.sdmx.data+csv;version=2.0.0;labels=both");
  CHECK(old_form(Resource::structure, "*/*", "application/vnd.sdmx.structure+json;version=1.0.0") ==
        "application/vnd.sdmx.structure+json;version=1.0.0");
  CHECK(old_form(Resource::data, "*/*", "nonsense") == "none");
}

}  // namespace corridor::sdmx::message_form_test
