#pragma once
// The two forms in which a graph of links goes to other programs. Nobody outside the links report
// includes this.

#include "registers/links.h"

#include <string>

namespace corridor {

/// GraphML 1.0: nodes n0, n1, ... with their address, kind and title; edges e0, e1, ...
std::string links_graphml(const LinkGraph& graph);

/// JSON-LD 1.1: each item a node under its address as urn:corridor:<address>, with the terms of
/// ELI (instruments), SKOS (terms), PROV (where it was read) and schema.org (places, indicators,
/// datasets) where they fit; each link a property of its subject, and once more as a statement with
/// its dates and source.
std::string links_jsonld(const LinkGraph& graph);

/// The address as an IRI: what an IRI cannot bear is percent-encoded.
std::string iri_of(std::string_view address);

}  // namespace corridor
