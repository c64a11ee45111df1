// Messages as clients get them, held against the schemas that SDMX publishes.
#include "base/text.h"
#include "report/sdmx/service_samples.h"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include <doctest/doctest.h>

namespace corridor::sdmx::service_test {
namespace {

constexpr std::array<std::string_view, 23> resources{"datastructure",
                                                     "metadatastructure",
                                                     "categoryscheme",
                                                     "conceptscheme",
                                                     "codelist",
                                                     "hierarchicalcodelist",
                                                     "organisationscheme",
                                                     "agencyscheme",
                                                     "dataproviderscheme",
                                                     "dataconsumerscheme",
                                                     "organisationunitscheme",
                                                     "dataflow",
                                                     "metadataflow",
                                                     "reportingtaxonomy",
                                                     "provisionagreement",
                                                     "structureset",
                                                     "process",
                                                     "categorisation",
                                                     "contentconstraint",
                                                     "actualconstraint",
                                                     "allowedconstraint",
                                                     "attachmentconstraint",
                                                     "structure"};
constexpr std::array<std::string_view, 6> details{"full",
                                                  "allstubs",
                                                  "referencestubs",
                                                  "allcompletestubs",
                                                  "referencecompletestubs",
                                                  "referencepartial"};
constexpr std::array<std::string_view, 6> references{
    "none", "parents", "parentsandsiblings", "children", "descendants", "all"};
constexpr std::string_view corridor_key = "A...BGD.MYS+IND...";

void check_valid(const std::string& folder, std::string_view address, std::string_view accept) {
  CAPTURE(address);
  CAPTURE(accept);
  const auto reply = ask_old(address, accept);
  CHECK(reply.status == 200);
  CHECK(complaints(folder + "SDMXMessage.xsd", reply.body) == "");
}

/// A schema that joins the message's and the dataflow's own.
class JoinedSchema {
 public:
  JoinedSchema(std::string folder, std::string_view model) : folder_(std::move(folder)) {
    const auto scratch = std::filesystem::temp_directory_path();
    flow_ = (scratch / fmt::format("corridor-flow-{}.xsd", ::getpid())).string();
    both_ = (scratch / fmt::format("corridor-both-{}.xsd", ::getpid())).string();
    message_ = fmt::format("http://www.sdmx.org/resources/sdmxml/schemas/{}/message", model);
    place_ = fmt::format("https://registry.sdmx.org/schemas/{}/", model);
  }
  ~JoinedSchema() {
    std::filesystem::remove(flow_);
    std::filesystem::remove(both_);
  }
  JoinedSchema(const JoinedSchema&) = delete;
  JoinedSchema& operator=(const JoinedSchema&) = delete;

  const std::string& with(std::string schema) const {
    for (std::size_t at = 0; (at = schema.find(place_, at)) != schema.npos;) {
      schema.replace(at, place_.size(), folder_);
    }
    const auto begin = schema.find("targetNamespace=\"") + 17;
    const auto name = schema.substr(begin, schema.find('"', begin) - begin);
    std::ofstream(flow_) << schema;
    std::ofstream(both_) << fmt::format(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:both\">"
        "<xs:import namespace=\"{}\" schemaLocation=\"{}SDMXMessage.xsd\"/>"
        "<xs:import namespace=\"{}\" schemaLocation=\"{}\"/></xs:schema>",
        message_, folder_, name, flow_);
    return both_;
  }

 private:
  std::string folder_, flow_, both_, message_, place_;
};

void check_specific(const std::string& version, std::string_view at, std::string_view accept) {
  const auto folder = schemas(version);
  if (folder.empty()) return;
  const JoinedSchema joined(folder, version == "2.1" ? "v2_1" : "v3_0");
  const auto schema = ask_old(
      fmt::format("schema/dataflow/CORRIDOR/MIGRANT_STOCK/1.0?dimensionAtObservation={}", at),
      version == "2.1" ? "application/vnd.sdmx.schema+xml;version=2.1"
                       : "application/vnd.sdmx.schema+xml;version=3.0.0");
  REQUIRE(schema.status == 200);
  const auto data = ask_old(
      fmt::format("data/MIGRANT_STOCK/{}?dimensionAtObservation={}", corridor_key, at), accept);
  CAPTURE(at);
  CAPTURE(accept);
  CHECK(data.status == 200);
  CHECK(complaints(joined.with(schema.body), data.body) == "");
  // The schema is no formality: another code at a dimension is found.
  auto wrong = data.body;
  const auto code = wrong.find("\"undesa_migrant_stock\"");
  REQUIRE(code != wrong.npos);
  wrong[code + 1] = 'X';
  CHECK(complaints(joined.with(schema.body), wrong) != "");
}

}  // namespace

TEST_CASE("every type of artefact is valid SDMX-ML 2.1 in every detail and with all references") {
  const auto folder = schemas("2.1");
  if (folder.empty()) return;
  for (const auto resource : resources) {
    for (const auto detail : details) {
      check_valid(folder, fmt::format("{}/all/all/all?detail={}&references=none", resource, detail),
                  "*/*");
    }
    for (const auto each : references) {
      check_valid(folder, fmt::format("{}/all/all/latest/?references={}", resource, each),
                  "application/xml");
    }
  }
}

TEST_CASE("all structures are valid SDMX-ML 3.0") {
  const auto folder = schemas("3.0");
  if (folder.empty()) return;
  for (const auto* address : {"structure/*/*/*/*", "structure/*/*/*/*?detail=allstubs",
                              "structure/dataflow/CORRIDOR/MIGRANT_STOCK/"
                              "~?references=descendants&detail=referencepartial",
                              "availability/dataflow/CORRIDOR/MIGRANT_STOCK/*/A.*.*.BGD"}) {
    const auto reply = ask_new(address, ml_3_structure);
    CAPTURE(address);
    CHECK(reply.status == 200);
    CHECK(reply.media_type == ml_3_structure);
    CHECK(complaints(folder + "SDMXMessage.xsd", reply.body) == "");
  }
}

TEST_CASE("generic data are valid at every observation dimension and detail") {
  const auto folder = schemas("2.1");
  if (folder.empty()) return;
  for (const auto* at : {"TIME_PERIOD", "AllDimensions", "SEX", "REF_AREA", "ORIGIN"}) {
    for (const auto* detail : {"full", "dataonly", "serieskeysonly", "nodata"}) {
      check_valid(folder,
                  fmt::format("data/MIGRANT_STOCK/{}?dimensionAtObservation={}&detail={}",
                              corridor_key, at, detail),
                  "application/vnd.sdmx.genericdata+xml;version=2.1");
    }
  }
  check_valid(folder, fmt::format("data/MIGRANT_STOCK/{}?includeHistory=true", corridor_key),
              "application/vnd.sdmx.generictimeseriesdata+xml;version=2.1");
}

TEST_CASE("structure-specific data are valid against the schema that the service gives") {
  for (const auto* at : {"TIME_PERIOD", "AllDimensions", "SEX", "REF_AREA"}) {
    check_specific("2.1", at, "application/vnd.sdmx.structurespecificdata+xml;version=2.1");
    check_specific("3.0", at, ml_3_data);
  }
  check_specific("2.1", "TIME_PERIOD",
                 "application/vnd.sdmx.structurespecifictimeseriesdata+xml;version=2.1");
}

TEST_CASE("the schemas of reference metadata are schemas") {
  const auto folder = schemas("2.1");
  if (folder.empty()) return;
  const JoinedSchema joined(folder, "v2_1");
  for (const auto* of :
       {"metadatastructure/CORRIDOR/MSD_FIGURES", "metadataflow/CORRIDOR/MDF_FIGURES"}) {
    CAPTURE(of);
    const auto reply = ask_old(std::string("schema/") + of + "/1.0");
    CHECK(reply.status == 200);
    CHECK(reply.body.contains("REPORT.LICENCE"));
    const auto message = ask_old("codelist/CORRIDOR/CL_SEX");
    CHECK(complaints(joined.with(reply.body), message.body) == "");
  }
}

TEST_CASE("every dataflow has a schema and answers with figures") {
  const auto flows = ask_old("dataflow/CORRIDOR", "application/json");
  const auto document = JsonDocument::parse("flows", flows.body);
  REQUIRE(document.has_value());
  std::size_t count = 0;
  const auto list = document->root()["data"]["dataflows"];
  for (auto flow = list.first(); flow; flow = flow.next()) {
    const std::string id(flow["id"].string());
    CAPTURE(id);
    CHECK(ask_old("schema/dataflow/CORRIDOR/" + id + "/1.0").status == 200);
    CHECK(ask_old("data/" + id + "?lastNObservations=1&detail=dataonly").status == 200);
    CHECK(ask_old("availableconstraint/" + id).status == 200);
    ++count;
  }
  CHECK(count > 40);
}

TEST_CASE("errors are messages of SDMX with the right status") {
  struct Case {
    std::string_view address;
    int status;
    std::string_view code;
  };
  const auto folder = schemas("2.1");
  for (const auto& [address, status, code] :
       {Case{"data/NOTHING", 404, "100"}, Case{"data/MIGRANT_STOCK/A...ZZZ....", 404, "100"},
        Case{"data/MIGRANT_STOCK/A.B", 400, "140"}, Case{"data", 400, "140"},
        Case{"codelist/all/NOTHING", 404, "100"}, Case{"codelist/all/all/7.0", 404, "100"},
        Case{"rulesetscheme/all/all/all", 404, "100"}, Case{"unheard", 400, "140"},
        Case{"metadata/X", 404, "100"}, Case{"schema/dataflow/CORRIDOR/NO/1.0", 404, "100"},
        Case{"data/MIGRANT_STOCK?dimensionAtObservation=NO", 400, "140"},
        Case{"codelist//x", 400, "140"}}) {
    CAPTURE(address);
    const auto reply = ask_old(address, "application/xml");
    CHECK(reply.status == status);
    CHECK(reply.body.contains(fmt::format("code=\"{}\"", code)));
    if (!folder.empty()) CHECK(complaints(folder + "SDMXMessage.xsd", reply.body) == "");
    const auto json = ask_old(address, "application/json");
    const auto document = JsonDocument::parse("error", json.body);
    REQUIRE(document.has_value());
    CHECK(document->root()["errors"][0]["code"].text() == code);
  }
  CHECK(ask_old("codelist", "text/html").status == 406);
  CHECK(ask_old("data/MIGRANT_STOCK", "image/png").status == 406);
}

TEST_CASE("JSON and CSV tell the same figures in each of their versions") {
  const std::string address =
      fmt::format("data/MIGRANT_STOCK/A...BGD.MYS._T..?startPeriod=2015&endPeriod=2020");
  const auto csv = ask_old(address, "application/vnd.sdmx.data+csv;version=2.0.0");
  CHECK(csv.body.starts_with("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,DATASET"));
  CHECK(csv.body.contains("2020,415717,"));
  CHECK(split(csv.body, '\n').size() == 4);
  const auto old_csv = ask_old(address, "application/vnd.sdmx.data+csv;version=1.0.0;labels=both");
  CHECK(old_csv.body.contains("CORRIDOR:MIGRANT_STOCK(1.0): "));
  CHECK(old_csv.body.contains("BGD: Bangladesh,MYS: Malaysia"));
  for (const auto* version : {"1.0.0", "2.0.0"}) {
    const auto json =
        ask_old(address, fmt::format("application/vnd.sdmx.data+json;version={}", version));
    const auto document = JsonDocument::parse("data", json.body);
    REQUIRE(document.has_value());
    const auto series = document->root()["data"]["dataSets"][0]["series"].first();
    CHECK(series["observations"]["1"][0].number() == 415717);
  }
}

TEST_CASE("dataflows of several structures go into one message, in the forms that can have them") {
  const std::string address =
      "data/dataflow/CORRIDOR/MIGRANT_STOCK,CITIZENSHIP_LAW,MIGRATION_POLICY_LEVEL/*/*"
      "?lastNObservations=1";
  const auto csv = ask_new(address, "application/vnd.sdmx.data+csv;version=2.0.0");
  REQUIRE(csv.status == 200);
  const auto lines = split(csv.body, '\n');
  const auto columns = split(lines[0], ',').size();
  for (const auto* flow : {"MIGRANT_STOCK", "CITIZENSHIP_LAW", "MIGRATION_POLICY_LEVEL"}) {
    CHECK(csv.body.contains(fmt::format("CORRIDOR:{}(1.0),I", flow)));
  }
  const auto json = ask_new(address, "application/vnd.sdmx.data+json;version=2.0.0");
  REQUIRE(json.status == 200);
  const auto document = JsonDocument::parse("data", json.body);
  REQUIRE(document.has_value());
  const auto data = document->root()["data"];
  std::set<std::string> structures;
  for (auto set = data["dataSets"].first(); set; set = set.next()) {
    structures.emplace(set["structure"].text());
  }
  CHECK(structures.size() == data["structures"].size());
  CHECK(structures.size() > 1);
  std::set<std::string> dimensions;
  for (auto structure = data["structures"].first(); structure; structure = structure.next()) {
    const auto list = structure["dimensions"]["series"];
    for (auto each = list.first(); each; each = each.next()) {
      dimensions.emplace(each["id"].string());
    }
  }
  // STRUCTURE, STRUCTURE_ID, ACTION, the time, the value and eight attributes beside them.
  CHECK(columns == dimensions.size() + 13);
  CHECK(ask_new(address, "application/vnd.sdmx.data+json;version=1.0.0").status == 406);
  CHECK(ask_new(address, "application/vnd.sdmx.data+csv;version=1.0.0").status == 406);
}

TEST_CASE("a limit gives a page, and the pages are the whole") {
  const std::string address = "data/dataflow/CORRIDOR/MIGRANT_STOCK/1.0/A.*.*.BGD.MYS";
  const auto accept = "application/vnd.sdmx.data+csv;version=2.0.0";
  const auto whole = ask_new(address, accept);
  const auto header = whole.body.substr(0, whole.body.find('\n') + 1);
  std::string together = header;
  for (int offset = 0;; offset += 5) {
    const auto page = ask_new(fmt::format("{}?offset={}&limit=5", address, offset), accept);
    REQUIRE(page.status == 200);
    together += page.body.substr(header.size());
    if (!page.more) break;
  }
  CHECK(together == whole.body);
  CHECK(ask_new(address + "?offset=10000", accept).status == 404);
}

TEST_CASE("filters on components narrow figures") {
  const auto rows = [](const std::string& filter) {
    const auto reply = ask_new("data/dataflow/CORRIDOR/MIGRANT_STOCK/1.0/A.*.*.BGD.MYS?" + filter,
                               "application/vnd.sdmx.data+csv;version=2.0.0");
    return reply.status == 200 ? static_cast<int>(split(reply.body, '\n').size()) - 2 : 0;
  };
  CHECK(rows("") == 21);
  CHECK(rows("c[SEX]=F") == 7);
  CHECK(rows("c[SEX]=F,M") == 14);
  CHECK(rows("c[SEX]=ne:F+ne:M") == 7);
  CHECK(rows("c[TIME_PERIOD]=ge:2010+le:2015") == 6);
  CHECK(rows("c[OBS_VALUE]=gt:400000") == 1);
  CHECK(rows("c[OBS_STATUS]=A&c[SEX]=sw:_") == 7);
  CHECK(rows("c[SEX]=X") == 0);
  CHECK(rows("c[SEX]=F,M&sort=OBS_VALUE") == 14);
  CHECK(rows("firstNObservations=1&lastNObservations=1") == 6);
}

namespace {

constexpr std::string_view to_malaysia = "data/dataflow/CORRIDOR/MIGRANT_STOCK/1.0/A.*.*.BGD.MYS";
constexpr std::string_view csv_2 = "application/vnd.sdmx.data+csv;version=2.0.0";

/// A column of a CSV answer.
std::vector<std::string> column(const std::string& body, std::string_view name) {
  std::vector<std::string> values;
  std::size_t at = 0;
  for (const auto line : split(body, '\n')) {
    const auto cells = split(line, ',');
    if (values.empty())
      at = static_cast<std::size_t>(std::ranges::find(cells, name) - cells.begin());
    if (at < cells.size()) values.emplace_back(cells[at]);
  }
  if (!values.empty()) values.erase(values.begin());
  return values;
}

}  // namespace

TEST_CASE("figures come in the order that is asked for, in flat messages and in series") {
  const auto ask = [](std::string_view sort, std::string_view at) {
    return ask_new(fmt::format("{}?sort={}&dimensionAtObservation={}", to_malaysia, sort, at),
                   csv_2);
  };
  const auto values = [&](std::string_view sort) {
    std::vector<double> numbers;
    for (const auto& text : column(ask(sort, "AllDimensions").body, "OBS_VALUE")) {
      numbers.push_back(parse_number(text).value_or(0));
    }
    return numbers;
  };
  CHECK(values("OBS_VALUE").size() == 21);
  CHECK(std::ranges::is_sorted(values("OBS_VALUE")));
  CHECK(std::ranges::is_sorted(values("OBS_VALUE:desc"), std::greater<>()));
  const auto sexes = column(ask("SEX:desc+TIME_PERIOD", "AllDimensions").body, "SEX");
  CHECK(std::ranges::is_sorted(sexes, std::greater<>()));
  // Within a series times go down, and the series go by their key.
  const auto series = ask("series_key+TIME_PERIOD:desc", "TIME_PERIOD").body;
  const auto times = column(series, "TIME_PERIOD");
  REQUIRE(times.size() == 21);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(std::is_sorted(times.begin() + static_cast<std::ptrdiff_t>(7 * i),
                         times.begin() + static_cast<std::ptrdiff_t>(7 * i + 7), std::greater<>()));
  }
  CHECK(std::ranges::is_sorted(column(series, "SEX")));
  CHECK(ask("*", "AllDimensions").status == 200);
  CHECK(ask("NOTHING", "AllDimensions").status == 400);
}

TEST_CASE("a message too large for memory is made in a file, the same byte for byte") {
  const OpenWorkspace open = [] {
    return Workspace::open(sample_workspace(), Workspace::Access::read);
  };
  for (const auto* accept : {"application/vnd.sdmx.data+csv;version=2.0.0",
                             "application/vnd.sdmx.data+json;version=2.0.0",
                             "application/vnd.sdmx.data+xml;version=3.0.0"}) {
    CAPTURE(accept);
    ServiceRequest request{.model = Model::v3_0, .address = to_malaysia, .accept = accept};
    const auto whole = answer(open, request);
    request.most_in_memory = 500;
    const auto large = answer(open, request);
    REQUIRE(large.large != nullptr);
    CHECK(large.body.empty());
    CHECK(whole.large == nullptr);
    CHECK(whole.body.size() > 2000);
    CHECK(large.large->view() == whole.body);
  }
}

TEST_CASE("CSV has keys of series and observations, and times alike, where its type asks") {
  const auto ask = [](std::string_view parameters) {
    return ask_new(to_malaysia, fmt::format("{};{}", csv_2, parameters));
  };
  const auto both = ask("keys=both");
  CHECK(both.media_type == "application/vnd.sdmx.data+csv;version=2.0.0;keys=both");
  const auto series = column(both.body, "SERIES_KEY"), keys = column(both.body, "OBS_KEY");
  const auto times = column(both.body, "TIME_PERIOD");
  REQUIRE(series.size() == 21);
  CHECK(series[0].starts_with("A."));
  CHECK(std::set(series.begin(), series.end()).size() == 3);
  CHECK(std::set(keys.begin(), keys.end()).size() == 21);
  CHECK(keys[0] == series[0] + "." + times[0]);
  CHECK_FALSE(ask("keys=series").body.contains("OBS_KEY"));
  const auto normalized = ask("timeFormat=normalized");
  CHECK(normalized.media_type.ends_with(";timeFormat=normalized"));
  CHECK(column(normalized.body, "TIME_PERIOD") == times);  // of years all are as fine
  CHECK(ask("keys=some").status == 406);
  CHECK(ask("labels=some").status == 406);
}

TEST_CASE("versions are patterns in data, availability and schemas too") {
  const auto status = [](std::string_view form, std::string_view version) {
    return ask_new(fmt::format("{}/dataflow/CORRIDOR/MIGRANT_STOCK/{}", form, version)).status;
  };
  for (const auto* form : {"availability", "schema"}) {
    CAPTURE(form);
    for (const auto* version : {"1.0", "1.~", "*.0", "1.0+", "~"})
      CHECK(status(form, version) == 200);
    CHECK(status(form, "2.~") == 404);
    CHECK(status(form, "1.x") == 400);
  }
}

TEST_CASE("what is available goes by filters too, of several dimensions, with the items it names") {
  const std::string address = "availability/dataflow/CORRIDOR/MIGRANT_STOCK/1.0/A.*.*.BGD.MYS/";
  const auto available = ask_new(address + "SEX,REF_AREA?mode=available&c[SEX]=F", ml_3_structure);
  REQUIRE(available.status == 200);
  CHECK(available.body.contains(">M<"));
  CHECK(available.body.contains("\"REF_AREA\""));
  CHECK_FALSE(available.body.contains("\"AGE\""));
  const auto exact = ask_new(address + "SEX?c[SEX]=F", ml_3_structure);
  CHECK_FALSE(exact.body.contains(">M<"));
  const auto with_lists = ask_new(address + "*?c[SEX]=F&references=codelist,dataflow");
  REQUIRE(with_lists.status == 200);
  const auto document = JsonDocument::parse("structures", with_lists.body);
  REQUIRE(document.has_value());
  const auto data = document->root()["data"];
  CHECK(data["dataflows"].size() == 1);
  CHECK(data["conceptSchemes"].size() == 0);
  std::map<std::string, std::size_t> codes;
  for (auto list = data["codelists"].first(); list; list = list.next()) {
    codes.emplace(list["id"].string(), list["codes"].size());
  }
  CHECK(codes.at("CL_SEX") == 1);
  CHECK_FALSE(codes.contains("CL_OBS_STATUS"));
  CHECK(ask_new(address + "*?references=codelist,nothing").status == 400);
}

TEST_CASE("a filter on what some dataflows lack asks the others, on what none has is a mistake") {
  CHECK(ask_new("data/dataflow/CORRIDOR/*/*?c[FORM]=sw:a&lastNObservations=1", csv_2).status !=
        400);
  CHECK(ask_new("data/dataflow/CORRIDOR/*/*?c[NOTHING]=a").status == 400);
  CHECK(ask_new(fmt::format("{}?attributes=NOTHING", to_malaysia)).status == 400);
}

}  // namespace corridor::sdmx::service_test
