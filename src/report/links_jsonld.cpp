// JSON-LD: the vocabularies and how each kind of item and link is said in them. What none of them
// has a word for is said in our own (urn:corridor:relation:, urn:corridor:field:).

#include "base/json.h"
#include "base/text.h"
#include "report/links_forms.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

namespace corridor {
namespace {

struct Prefix {
  std::string_view name, iri;
};
constexpr std::array<Prefix, 10> prefixes{{
    {"eli", "http://data.europa.eu/eli/ontology#"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"schema", "https://schema.org/"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"item", "urn:corridor:"},
    {"relation", "urn:corridor:relation:"},
    {"field", "urn:corridor:field:"},
}};

struct Word {
  std::string_view ours, theirs;
};
/// Kinds of items.
constexpr std::array<Word, 15> types{{{"instrument", "eli:LegalResource"},
                                      {"provision", "eli:LegalResourceSubdivision"},
                                      {"expression", "eli:LegalExpression"},
                                      {"term", "skos:Concept"},
                                      {"place", "schema:Place"},
                                      {"corridor", "relation:Corridor"},
                                      {"indicator", "schema:StatisticalVariable"},
                                      {"dataset", "schema:Dataset"},
                                      {"protection", "skos:Concept"},
                                      {"actor", "schema:Organization"},
                                      {"actor_type", "skos:Concept"},
                                      {"service", "schema:Service"},
                                      {"initiative", "schema:Project"},
                                      {"study", "schema:ScholarlyArticle"},
                                      {"recommendation", "schema:Recommendation"}}};
/// Relations between instruments and their parts, and between terms. Others keep our name.
constexpr std::array<Word, 9> relations{{{"part_of", "eli:is_part_of"},
                                         {"expression_of", "eli:realizes"},
                                         {"amends", "eli:amends"},
                                         {"replaces", "eli:repeals"},
                                         {"implements", "eli:based_on"},
                                         {"same_as", "schema:sameAs"},
                                         {"broader", "skos:broader"},
                                         {"related", "skos:related"},
                                         {"member_of", "schema:containedInPlace"}}};

std::string_view in(const auto& words, std::string_view ours, std::string_view otherwise) {
  const auto found = std::ranges::find(words, ours, &Word::ours);
  return found == words.end() ? otherwise : found->theirs;
}

/// `broader` and `related` are SKOS between concepts only: entries of lists have them too. What law
/// is part of is of ELI, what an actor is part of is not.
std::string property_of(const SourcedLink& link) {
  const auto from = address_parts(link.from).kind;
  const bool of_terms = from == "term";
  const bool concepts_only = link.relation == "broader" || link.relation == "related";
  const std::string own = "relation:" + iri_of(link.relation);
  if (link.relation == "part_of" && from == "actor") return "schema:parentOrganization";
  if (link.relation == "part_of" && from == "commitment") return own;
  return concepts_only && !of_terms ? own : std::string(in(relations, link.relation, own));
}

std::string compact(std::string_view address) { return "item:" + iri_of(address); }

void write_reference(JsonWriter& json, std::string_view key, std::string_view iri) {
  json.key(key).begin_object().field("@id", iri).end_object();
}

/// A day, month or year with its type; nothing where it is open.
void write_date(JsonWriter& json, std::string_view key, Period date) {
  if (date.empty()) return;
  const auto kind = date.kind();
  const std::string_view type = kind == Period::Kind::day     ? "xsd:date"
                                : kind == Period::Kind::month ? "xsd:gYearMonth"
                                                              : "xsd:gYear";
  json.key(key).begin_object().field("@type", type).field("@value", date.text()).end_object();
}

void write_text(JsonWriter& json, std::string_view text, std::string_view language) {
  json.begin_object().field("@value", text).field("@language", language).end_object();
}

/// Titles, in English first and then by language.
void write_titles(JsonWriter& json, std::string_view key, const LinkedItem& item) {
  if (item.title.empty()) return;
  json.key(key).begin_array();
  write_text(json, item.title, "en");
  for (const auto& [language, title] : item.names.lines()) {
    if (language != "en") write_text(json, title, language);
  }
  json.end_array();
}

/// The texts of fields "summary", "avoid" by language: "summary_fr".
void write_by_language(JsonWriter& json, std::string_view key, std::string_view field,
                       const LinkedItem& item) {
  std::vector<std::pair<std::string, std::string>> texts;
  if (field == "summary" && !item.summary.empty()) texts.emplace_back("en", item.summary);
  for (const auto& [name, value] : item.fields.lines()) {
    const auto prefix = fmt::format("{}_", field);
    if (!name.starts_with(prefix)) continue;
    for (const auto piece : split(value, field == "avoid" ? '|' : '\0')) {
      texts.emplace_back(name.substr(prefix.size()), trim(piece));
    }
  }
  if (texts.empty()) return;
  json.key(key).begin_array();
  for (const auto& [language, text] : texts) write_text(json, text, language);
  json.end_array();
}

void write_instrument(JsonWriter& json, const LinkedItem& item) {
  write_titles(json, "eli:title", item);
  if (const auto name = item.fields["short"]; !name.empty()) json.field("eli:title_short", name);
  if (const auto type = item.fields["type"]; !type.empty()) json.field("field:type", type);
  const auto adopted = item.fields["adopted"];
  const auto date = adopted.empty() ? Result<Period>(Period()) : Period::parse(adopted);
  if (date) write_date(json, "eli:date_document", *date);
  write_date(json, "eli:first_date_entry_in_force", item.since);
  write_date(json, "eli:date_no_longer_in_force", item.until);
  write_by_language(json, "dcterms:abstract", "summary", item);
  if (const auto url = item.fields["url"]; url.starts_with("http")) {
    write_reference(json, "schema:url", url);
  }
}

void write_concept(JsonWriter& json, const LinkedItem& item) {
  write_titles(json, "skos:prefLabel", item);
  write_by_language(json, "skos:definition", "summary", item);
  write_by_language(json, "field:discouragedForm", "avoid", item);
  json.field("skos:notation", address_parts(item.address).code);
}

void write_thing(JsonWriter& json, const LinkedItem& item) {
  write_titles(json, "schema:name", item);
  write_by_language(json, "schema:description", "summary", item);
  json.field("schema:identifier", address_parts(item.address).code);
}

using LinksFrom = std::map<std::string_view, std::map<std::string, std::vector<std::string>>>;

/// The links of each subject by property, each target once.
LinksFrom links_by_subject(const LinkGraph& graph) {
  LinksFrom by_subject;
  for (const auto& link : graph.links) {
    auto& targets = by_subject[link.from][property_of(link)];
    auto target = compact(link.to);
    if (std::ranges::find(targets, target) == targets.end()) targets.push_back(std::move(target));
  }
  return by_subject;
}

void write_item(JsonWriter& json, const LinkedItem& item, const LinksFrom& links) {
  const auto kind = address_parts(item.address).kind;
  json.begin_object().field("@id", compact(item.address));
  json.field("@type", in(types, kind, "schema:Thing"));
  if (kind == "instrument" || kind == "provision" || kind == "expression") {
    write_instrument(json, item);
  } else if (kind == "term" || kind == "protection") {
    write_concept(json, item);
  } else {
    write_thing(json, item);
  }
  if (!item.proof.empty()) {
    write_reference(json, "prov:wasDerivedFrom", compact("proof:" + item.proof));
  }
  if (!item.publisher.empty()) json.field("dcterms:publisher", item.publisher);
  const auto found = links.find(item.address);
  if (found != links.end()) {
    for (const auto& [property, targets] : found->second) {
      json.key(property).begin_array();
      for (const auto& target : targets) json.begin_object().field("@id", target).end_object();
      json.end_array();
    }
  }
  json.end_object();
}

/// The link itself, so that its dates and its source have something to be about.
void write_statement(JsonWriter& json, const SourcedLink& link, std::size_t number) {
  json.begin_object().field("@id", fmt::format("_:link{}", number));
  json.field("@type", "rdf:Statement");
  write_reference(json, "rdf:subject", compact(link.from));
  write_reference(json, "rdf:predicate", property_of(link));
  write_reference(json, "rdf:object", compact(link.to));
  json.field("field:relation", link.relation);
  write_date(json, "schema:startDate", link.since);
  write_date(json, "schema:endDate", link.until);
  if (!link.source.empty()) json.field("dcterms:source", link.source);
  if (!link.proof.empty()) {
    write_reference(json, "prov:wasDerivedFrom", compact("proof:" + link.proof));
  }
  json.field("field:implied", link.implied).end_object();
}

}  // namespace

std::string iri_of(std::string_view address) {
  constexpr std::string_view refused = " \"<>\\^`{|}%#?[]";
  std::string iri;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7f || refused.contains(c)) {
      iri += fmt::format("%{:02X}", byte);
    } else {
      iri += c;
    }
  }
  return iri;
}

std::string links_jsonld(const LinkGraph& graph) {
  JsonWriter json(2);
  json.begin_object().key("@context").begin_object();
  for (const auto& [name, iri] : prefixes) json.field(name, iri);
  json.end_object().key("@graph").begin_array();
  const auto links = links_by_subject(graph);
  for (const auto& item : graph.items) write_item(json, item, links);
  std::size_t number = 0;
  for (const auto& link : graph.links) write_statement(json, link, ++number);
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace corridor
