#pragma once
// Chain graph: recommendation, commitment, actor, law, practice, evidence, as nodes in memory, with
// the links that registers state between them. It is read once and asked often: a whole chain
// touches no disk.
//
// The six stages and the kinds of items in them:
//   recommendation
//   commitment
//   actor      actor, actor_type
//   law        instrument, provision, protection
//   practice   practice, initiative, service
//   evidence   indicator, study, tool
// Links are those of registers whose two ends are of these kinds, links from law to law left out.
// What they are called: responsible, answered_by, calls_on, about, tool, by, mandated_by, serves,
// evidence_for, measured_by, part_of (docs/chain.md); a walk asks for kinds, and seldom for names.
// Beside them, implied ones: a provision is part_of its instrument and gives protections, and an
// actor is_a kind of actor.

#include "registers/chain_records.h"
#include "registers/link_rows.h"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

enum class ChainStage : std::uint8_t { recommendation, commitment, actor, law, practice, evidence };
inline constexpr std::size_t chain_stage_count = 6;
std::string_view name_of(ChainStage stage);
/// The stage of a kind of item; nothing for a kind that is no part of the chain.
std::optional<ChainStage> chain_stage(std::string_view kind);
/// All kinds, by stage.
std::vector<std::string_view> chain_kinds();

struct ChainItem {
  std::string address;
  std::string_view kind;  // a part of a table
  ChainStage stage = ChainStage::recommendation;
  std::string title;                    // empty where nobody describes it
  const ChainRecord* record = nullptr;  // null for vocabulary and where nobody describes it
};

/// A link as one of its ends has it.
struct ChainTie {
  std::uint32_t other = 0;  // index of the item at the other end
  std::string relation;
  bool outward = false;  // it begins here
  bool implied = false;
  std::string proof, source;
};

class ChainGraph {
 public:
  static Result<ChainGraph> read(const Workspace& workspace);
  ChainGraph(ChainGraph&&) = default;
  ChainGraph& operator=(ChainGraph&&) = default;

  std::span<const ChainItem> items() const { return items_; }
  const ChainItem& item(std::uint32_t index) const { return items_[index]; }
  std::span<const ChainTie> ties(std::uint32_t index) const { return ties_[index]; }
  std::optional<std::uint32_t> at(std::string_view address) const;
  /// Index of what a person writes: an address, or a bare code. What no link names is taken in.
  /// ErrorKind::not_found where nothing is called so, ErrorKind::usage for what is no part of the
  /// chain (a place, a term).
  Result<std::uint32_t> find(const Workspace& workspace, std::string_view written);
  /// Whether an item has a tie to one of some kinds.
  bool has_tie_to(std::uint32_t index, std::initializer_list<std::string_view> kinds) const;
  std::size_t count_ties_to(std::uint32_t index,
                            std::initializer_list<std::string_view> kinds) const;

 private:
  friend class ChainGraphBuilder;
  ChainGraph() = default;
  std::vector<ChainRecord> records_, law_;           // never grow once items point at them
  std::vector<std::unique_ptr<ChainRecord>> alone_;  // of what no link names
  std::vector<ChainItem> items_;
  std::vector<std::vector<ChainTie>> ties_;
  std::map<std::string, std::uint32_t, std::less<>> by_address_;
};

}  // namespace corridor
