#pragma once
// Writing an edition: what a collector holds becomes rows of the store, within the caller's
// transaction.

#include "evidence/collector.h"
#include "store/edition.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// Puts the collector's figures in the order of the store's key and flags what is implausible. The
/// workspace is asked for the population of places.
Result<void> arrange_and_check(const Workspace& workspace, Collector& collector,
                               const Collector::StoreNumbers& numbers, const Edition& edition);

/// Arranges and checks the collector's figures and writes them, its items and its remarks. Sets the
/// edition's id and counts.
Result<void> write_edition(Workspace& workspace, Collector& collector, const Reading& reading,
                           Edition& edition);

/// The companions an edition was read with are kept in the store: without them its file could not
/// be read again in the same way.
Result<void> write_companions(Workspace& workspace, const Edition& edition,
                              std::span<const Companion> companions);
Result<std::vector<Companion>> companions_of(const Workspace& workspace, const Edition& edition);

/// What an edition is known by: the SHA-256 of its unpacked bytes; with companions, of that digest
/// followed by each companion's, one after another.
std::string edition_hash(std::string_view bytes, std::span<const Companion> companions);

}  // namespace corridor
