#include "report/links_report.h"

#include "base/xml_document.h"
#include "report/law_samples.h"
#include "report/links_forms.h"

#include <algorithm>

#include <doctest/doctest.h>

namespace corridor::links_report_test {
namespace {

constexpr std::string_view law = R"(instruments:
  - code: worker_convention
    title: {en: Convention on Workers & Families, fr: Convention sur les travailleurs}
    short: CWF
    type: convention
    open_to: world
    adopted: "1990-12-18"
    in_force: "2003-07-01"
    summary: It protects people who work in another country.
    provisions:
      - at: art_25
        title: Equal pay
        gives: [wage]
        summary: Pay no worse than that of nationals.
      - at: art_79
        title: Admission
        against: [entry]
        summary: States decide whom to admit.
    events:
      - {kind: signature, party: BGD, date: "1998-10-07"}
      - {kind: ratification, party: BGD, date: "2011-08-24"}
      - {kind: accession, party: EGY, date: "1993-02-19"}
      - {kind: signature, party: TUR, date: "1999-01-13"}
  - code: worker_protocol
    title: Protocol on Workers
    type: protocol
    protocol_to: [worker_convention]
    summary: More of it.
terms:
  - code: worker
    title: {en: worker, fr: travailleur, ar: عامل}
    summary: {en: Somebody who works., fr: Qui travaille.}
    avoid: {en: [hand, help]}
  - code: migrant_worker
    title: {en: migrant worker}
    summary: {en: A worker abroad.}
    broader: [worker]
links:
  - from: "provision:worker_convention/art_25"
    relation: about
    to: "term:worker"
    since: "2003-07-01"
    source: "commentary, page 7"
  - {from: "term:worker", relation: measured_by, to: "indicator:migrant_stock"}
)";

LinkGraph graph_of(Workspace& workspace, LinkQuestion question) {
  auto graph = link_graph(workspace, question);
  REQUIRE(graph.has_value());
  return std::move(*graph);
}

const SourcedLink* find(const LinkGraph& graph, std::string_view from, std::string_view relation,
                        std::string_view to) {
  const auto found = std::ranges::find_if(graph.links, [&](const SourcedLink& link) {
    return link.from == from && link.relation == relation && link.to == to;
  });
  return found == graph.links.end() ? nullptr : &*found;
}

class Sample {
 public:
  Sample() { load_sample(workspace_, sample_register("law", law)); }
  Workspace& operator*() { return *workspace_; }

 private:
  ScratchWorkspace workspace_;
};

}  // namespace

TEST_CASE("links: stated ones with their dates and source, from either end") {
  Sample workspace;
  for (const auto* item : {"provision:worker_convention/art_25", "term:worker"}) {
    CAPTURE(item);
    const auto graph = graph_of(*workspace, {.item = item});
    const auto* link = find(graph, "provision:worker_convention/art_25", "about", "term:worker");
    REQUIRE(link != nullptr);
    CHECK(link->since.text() == "2003-07-01");
    CHECK(link->source == "commentary, page 7");
    CHECK(!link->implied);
    CHECK(!link->proof.empty());
  }
}

TEST_CASE("links: implied ones, parts, protections and parties with the dates of their standing") {
  Sample workspace;
  const auto graph = graph_of(*workspace, {.item = "worker_convention"});
  CHECK(graph.item == "instrument:worker_convention");
  CHECK(find(graph, "provision:worker_convention/art_79", "part_of",
             "instrument:worker_convention") != nullptr);
  const auto* party = find(graph, "place:BGD", "party_of", "instrument:worker_convention");
  REQUIRE(party != nullptr);
  CHECK(party->since.text() == "2011-08-24");
  CHECK(party->implied);
  CHECK(!party->proof.empty());
  // Egypt joined before entry into force, and is bound from then.
  CHECK(find(graph, "place:EGY", "party_of", "instrument:worker_convention")->since.text() ==
        "2003-07-01");
  const auto* signed_only =
      find(graph, "place:TUR", "signatory_of", "instrument:worker_convention");
  REQUIRE(signed_only != nullptr);
  CHECK(signed_only->since.text() == "1999-01-13");
  CHECK(find(graph, "instrument:worker_protocol", "protocol_to", "instrument:worker_convention"));

  const auto provision = graph_of(*workspace, {.item = "worker_convention/art_79"});
  CHECK(find(provision, "provision:worker_convention/art_79", "against", "protection:entry"));
  const auto protection = graph_of(*workspace, {.item = "protection:wage"});
  CHECK(find(protection, "provision:worker_convention/art_25", "gives", "protection:wage"));
}

TEST_CASE("links: a place sees what it is bound by with the same dates, and its groups") {
  Sample workspace;
  const auto graph = graph_of(*workspace, {.item = "Bangladesh"});
  CHECK(graph.item == "place:BGD");
  const auto* party = find(graph, "place:BGD", "party_of", "instrument:worker_convention");
  REQUIRE(party != nullptr);
  CHECK(party->since.text() == "2011-08-24");
  CHECK(std::ranges::any_of(graph.links,
                            [](const SourcedLink& link) { return link.relation == "member_of"; }));
}

TEST_CASE("links: each step takes in the links of what the step before met, within the limit") {
  Sample workspace;
  const auto one = graph_of(*workspace, {.item = "term:migrant_worker"});
  CHECK(one.links.size() == 1);
  const auto two = graph_of(*workspace, {.item = "term:migrant_worker", .depth = 2});
  CHECK(find(two, "term:worker", "measured_by", "indicator:migrant_stock") != nullptr);
  CHECK(find(two, "provision:worker_convention/art_25", "part_of",
             "instrument:worker_convention") == nullptr);
  const auto three = graph_of(*workspace, {.item = "term:migrant_worker", .depth = 3});
  CHECK(find(three, "provision:worker_convention/art_25", "part_of",
             "instrument:worker_convention") != nullptr);
  const auto cut = graph_of(*workspace, {.item = "worker_convention", .most = 2});
  CHECK(cut.links.size() == 2);
  CHECK(cut.left_out > 0);
  for (const int depth : {0, 6}) {
    const auto wrong = link_graph(*workspace, {.item = "term:worker", .depth = depth});
    REQUIRE(!wrong.has_value());
    CHECK(wrong.error().kind == ErrorKind::usage);
  }
}

TEST_CASE("links: the order is the same whatever was loaded in between") {
  Sample first, second;
  const auto a =
      render(graph_of(*first, {.item = "worker_convention", .depth = 2}), LinksFormat::json, 100);
  const auto b =
      render(graph_of(*second, {.item = "worker_convention", .depth = 2}), LinksFormat::json, 100);
  CHECK(a == b);
}

TEST_CASE("links: what is not there is told with the near, what has two meanings with both") {
  Sample workspace;
  const auto missing = link_graph(*workspace, {.item = "term:workr"});
  REQUIRE(!missing.has_value());
  CHECK(missing.error().kind == ErrorKind::not_found);
  CHECK(missing.error().hint == "Did you mean worker?");
  ScratchWorkspace two;
  load_sample(two, sample_register("law", R"(instruments:
  - {code: remittance, title: Remittance Act, type: statute, places: [BGD], summary: A law.}
terms:
  - {code: remittance, title: remittance, summary: Money sent home.}
)"));
  const auto both = link_graph(*two, {.item = "remittance"});
  REQUIRE(!both.has_value());
  CHECK(both.error().hint == "Write one of instrument:remittance, term:remittance.");
}

TEST_CASE("links: GraphML is XML whose edges join its nodes") {
  Sample workspace;
  const auto graph = graph_of(*workspace, {.item = "worker_convention"});
  const auto text = render(graph, LinksFormat::graphml, 100);
  CHECK(text.contains("Convention on Workers &amp; Families"));
  const auto document = XmlDocument::parse("links.graphml", text);
  REQUIRE(document.has_value());
  CHECK(text.contains("<data key=\"relation\">party_of</data>"));
  for (std::size_t i = 0; i < graph.items.size(); ++i) {
    CHECK(text.contains(fmt::format("<node id=\"n{}\">", i)));
  }
  CHECK(!text.contains(fmt::format("<node id=\"n{}\">", graph.items.size())));
}

namespace {

JsonValue node_of(const JsonDocument& document, std::string_view id) {
  return element_with(document.root()["@graph"], "@id", id);
}

}  // namespace

TEST_CASE("links: JSON-LD says instruments in ELI, terms in SKOS, sources in PROV") {
  Sample workspace;
  const auto document = json_of(
      render(graph_of(*workspace, {.item = "worker_convention"}), LinksFormat::jsonld, 100));
  const auto context = document.root()["@context"];
  CHECK(context["eli"].string() == "http://data.europa.eu/eli/ontology#");
  CHECK(context["item"].string() == "urn:corridor:");
  const auto convention = node_of(document, "item:instrument:worker_convention");
  CHECK(convention["@type"].string() == "eli:LegalResource");
  CHECK(convention["eli:title"][std::size_t{1}]["@language"].string() == "fr");
  CHECK(convention["eli:date_document"]["@value"].string() == "1990-12-18");
  CHECK(convention["eli:date_document"]["@type"].string() == "xsd:date");
  CHECK(convention["prov:wasDerivedFrom"]["@id"].string().starts_with("item:proof:"));
  const auto article = node_of(document, "item:provision:worker_convention/art_25");
  CHECK(article["@type"].string() == "eli:LegalResourceSubdivision");
  CHECK(article["eli:is_part_of"][std::size_t{0}]["@id"].string() ==
        "item:instrument:worker_convention");

  const auto terms =
      json_of(render(graph_of(*workspace, {.item = "term:worker"}), LinksFormat::jsonld, 100));
  const auto worker = node_of(terms, "item:term:worker");
  CHECK(worker["@type"].string() == "skos:Concept");
  CHECK(worker["skos:prefLabel"][std::size_t{1}]["@value"].string() == "عامل");
  CHECK(worker["skos:definition"].size() == 2);
  CHECK(worker["field:discouragedForm"].size() == 2);
  const auto narrow = node_of(terms, "item:term:migrant_worker");
  CHECK(narrow["skos:broader"][std::size_t{0}]["@id"].string() == "item:term:worker");
}

TEST_CASE("links: JSON-LD states each link once more with its dates and where it was read") {
  Sample workspace;
  const auto document =
      json_of(render(graph_of(*workspace, {.item = "term:worker"}), LinksFormat::jsonld, 100));
  int statements = 0;
  for (auto node = document.root()["@graph"].first(); node; node = node.next()) {
    if (node["@type"].string() != "rdf:Statement") continue;
    ++statements;
    if (node["field:relation"].string() != "about") continue;
    CHECK(node["rdf:subject"]["@id"].string() == "item:provision:worker_convention/art_25");
    CHECK(node["rdf:predicate"]["@id"].string() == "relation:about");
    CHECK(node["rdf:object"]["@id"].string() == "item:term:worker");
    CHECK(node["schema:startDate"]["@value"].string() == "2003-07-01");
    CHECK(node["dcterms:source"].string() == "commentary, page 7");
    CHECK(node["prov:wasDerivedFrom"]["@id"].string().starts_with("item:proof:"));
  }
  CHECK(statements == 3);
}

TEST_CASE("links: an address becomes an IRI without what IRIs cannot bear") {
  CHECK(iri_of("instrument:mt-X/art 1[a]") == "instrument:mt-X/art%201%5Ba%5D");
  CHECK(iri_of("term:тест") == "term:тест");
}

}  // namespace corridor::links_report_test
