#pragma once
// The groups of routes, each in routes_<group>.cpp, which routes.cpp joins into one table.

#include "server/route.h"

#include <span>

namespace corridor {

std::span<const Route> service_routes();   // health, metrics, the description of the interface
std::span<const Route> place_routes();     // places and corridors, their briefs
std::span<const Route> evidence_routes();  // series, proofs, editions, claims
std::span<const Route> figure_routes();    // figures in bulk, computed, compared
std::span<const Route> law_routes();       // instruments, protection, agreements, coherence
std::span<const Route> chain_routes();     // commitments, recommendations, practices, gaps
std::span<const Route> actor_routes();     // who acts, with services and initiatives
std::span<const Route> word_routes();      // search, links, glossary
std::span<const Route> file_routes();      // worked out from a file that is sent along
std::span<const Route> model_routes();     // models and runs
std::span<const Route> scenario_routes();  // scenarios of displacement, and files of its runs
std::span<const Route> page_routes();      // pages for people, and what they load
std::span<const Route> sdmx_routes();      // SDMX REST, by its own rules
std::span<const Route> write_routes();     // what changes the workspace, by token

}  // namespace corridor
