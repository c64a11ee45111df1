#include "registers/chain_graph.h"

#include "base/text.h"
#include "registers/link_items.h"
#include "vocabulary/chain.h"
#include "vocabulary/indicator.h"
#include "vocabulary/law.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace corridor {
namespace {

struct StageOfKind {
  std::string_view kind;
  ChainStage stage;
};
using enum ChainStage;
constexpr std::array stage_table{
    StageOfKind{"recommendation", recommendation},
    StageOfKind{"commitment", commitment},
    StageOfKind{"actor", actor},
    StageOfKind{"actor_type", actor},
    StageOfKind{"instrument", law},
    StageOfKind{"provision", law},
    StageOfKind{"protection", law},
    StageOfKind{"practice", practice},
    StageOfKind{"initiative", practice},
    StageOfKind{"service", practice},
    StageOfKind{"indicator", evidence},
    StageOfKind{"study", evidence},
    StageOfKind{"tool", evidence},
};
constexpr std::array<std::string_view, chain_stage_count> stage_names{
    "recommendation", "commitment", "actor", "law", "practice", "evidence"};
/// Kinds that registers of the chain describe; law is read where the chain names it.
constexpr std::array<std::string_view, 7> own_kinds{
    "recommendation", "commitment", "actor", "practice", "initiative", "service", "study"};

const StageOfKind* row_of(std::string_view kind) {
  const auto found = std::ranges::find(stage_table, kind, &StageOfKind::kind);
  return found == stage_table.end() ? nullptr : &*found;
}

bool is_record_of_law(std::string_view kind) { return kind == "instrument" || kind == "provision"; }

/// What vocabularies call it; registers describe the other kinds.
std::string vocabulary_title(std::string_view kind, std::string_view code) {
  if (kind == "actor_type" && has_code(all_actor_types(), code)) {
    return std::string(title_of(all_actor_types(), code));
  }
  if (kind == "protection") {
    const auto* protection = find_protection(code);
    return protection == nullptr ? std::string() : std::string(protection->title);
  }
  if (kind == "indicator") {
    const auto* indicator = find_indicator(code);
    return indicator == nullptr ? std::string() : std::string(indicator->title);
  }
  return kind == "tool" ? std::string(code) : std::string();
}

}  // namespace

std::string_view name_of(ChainStage stage) { return stage_names[static_cast<std::size_t>(stage)]; }

std::optional<ChainStage> chain_stage(std::string_view kind) {
  const auto* row = row_of(kind);
  if (row == nullptr) return std::nullopt;
  return row->stage;
}

std::vector<std::string_view> chain_kinds() {
  std::vector<std::string_view> kinds;
  for (const auto& row : stage_table) kinds.push_back(row.kind);
  return kinds;
}

/// Puts the graph together: records first, which items point at, then links.
class ChainGraphBuilder {
 public:
  ChainGraphBuilder(const Workspace& workspace, const CurrentEditions& current)
      : workspace_(workspace), current_(current) {}

  Result<ChainGraph> build() {
    graph_.records_ = TRY(chain_records(workspace_, current_, own_kinds));
    auto links = TRY(LinkRows(workspace_, current_).from_kinds(chain_kinds()));
    std::erase_if(links, [](const SourcedLink& link) { return !is_of_chain(link); });
    TRY(read_law(links));
    for (const auto& record : graph_.records_) take(record);
    for (const auto& record : graph_.law_) take(record);
    for (auto& link : links) add(std::move(link));
    for (const auto& record : graph_.records_) add_type(record);
    for (const auto& record : graph_.law_) add_parts(record);
    return std::move(graph_);
  }

  /// An item of the chain that no link names.
  Result<std::uint32_t> add_alone(ChainGraph& graph, LinkedItem described) const {
    const auto [kind, code] = address_parts(described.address);
    const auto* row = row_of(kind);
    if (row == nullptr) return fail(no_part_of_the_chain(described.address));
    const std::array addresses{described.address};
    const ChainRecord* record = nullptr;
    for (auto& one : TRY(records_at(workspace_, current_, addresses))) {
      record = graph.alone_.emplace_back(std::make_unique<ChainRecord>(std::move(one))).get();
    }
    const auto index = static_cast<std::uint32_t>(graph.items_.size());
    graph.items_.push_back({.address = described.address,
                            .kind = row->kind,
                            .stage = row->stage,
                            .title = std::move(described.title),
                            .record = record});
    graph.ties_.emplace_back();
    graph.by_address_.emplace(std::move(described.address), index);
    return index;
  }

 private:
  static Error no_part_of_the_chain(std::string_view address) {
    std::string hint = fmt::format("There are {}.", fmt::join(chain_kinds(), ", "));
    if (address.starts_with("place:")) {
      hint = fmt::format("`corridor gaps {}` shows where the chain breaks in a place.",
                         address_parts(address).code);
    }
    return {ErrorKind::usage,
            fmt::format("expected a part of the chain, saw {}", clip(address, 80)),
            {},
            std::move(hint)};
  }

  static bool is_of_chain(const SourcedLink& link) {
    const auto from = chain_stage(address_parts(link.from).kind);
    const auto to = chain_stage(address_parts(link.to).kind);
    return from && to && !(from == law && to == law);
  }

  /// Instruments and provisions that links name, and the instruments of those provisions.
  Result<void> read_law(const std::vector<SourcedLink>& links) {
    std::set<std::string> addresses;
    for (const auto& link : links) {
      for (const auto* end : {&link.from, &link.to}) {
        const auto [kind, code] = address_parts(*end);
        if (!is_record_of_law(kind)) continue;
        addresses.insert(*end);
        addresses.insert(address_of("instrument", code.substr(0, code.find('/'))));
      }
    }
    const std::vector<std::string> list(addresses.begin(), addresses.end());
    graph_.law_ = TRY(records_at(workspace_, current_, list));
    return {};
  }

  std::uint32_t take(std::string_view address) {
    if (const auto known = graph_.at(address)) return *known;
    const auto [kind, code] = address_parts(address);
    const auto* row = row_of(kind);
    const auto index = static_cast<std::uint32_t>(graph_.items_.size());
    graph_.items_.push_back({.address = std::string(address),
                             .kind = row->kind,
                             .stage = row->stage,
                             .title = vocabulary_title(kind, code)});
    graph_.ties_.emplace_back();
    graph_.by_address_.emplace(address, index);
    return index;
  }

  void take(const ChainRecord& record) {
    auto& item = graph_.items_[take(record.address())];
    item.title = record.title;
    item.record = &record;
  }

  void add(SourcedLink link) {
    const auto from = take(link.from), to = take(link.to);
    const bool is_known = std::ranges::any_of(graph_.ties_[from], [&](const ChainTie& tie) {
      return tie.other == to && tie.outward && tie.relation == link.relation;
    });
    if (is_known) return;
    graph_.ties_[from].push_back({to, link.relation, true, link.implied, link.proof, link.source});
    graph_.ties_[to].push_back(
        {from, std::move(link.relation), false, link.implied, link.proof, std::move(link.source)});
  }

  void imply(const ChainRecord& record, std::string_view relation, std::string to) {
    add({.from = record.address(),
         .relation = std::string(relation),
         .to = std::move(to),
         .source = "from the record",
         .proof = record.proof,
         .implied = true});
  }

  void add_type(const ChainRecord& record) {
    const auto type = record.fields["type"];
    if (record.kind == "actor" && !type.empty()) {
      imply(record, "is_a", address_of("actor_type", type));
    }
  }

  void add_parts(const ChainRecord& record) {
    if (record.kind != "provision") return;
    imply(record, "part_of",
          address_of("instrument", std::string_view(record.code).substr(0, record.code.find('/'))));
    for (const auto protection : record.fields.list("gives")) {
      imply(record, "gives", address_of("protection", protection));
    }
  }

  const Workspace& workspace_;
  const CurrentEditions& current_;
  ChainGraph graph_;
};

Result<ChainGraph> ChainGraph::read(const Workspace& workspace) {
  const auto current = TRY(CurrentEditions::read(workspace));
  return ChainGraphBuilder(workspace, current).build();
}

std::optional<std::uint32_t> ChainGraph::at(std::string_view address) const {
  const auto found = by_address_.find(address);
  if (found == by_address_.end()) return std::nullopt;
  return found->second;
}

Result<std::uint32_t> ChainGraph::find(const Workspace& workspace, std::string_view written) {
  if (const auto index = at(written)) return *index;
  const auto current = TRY(CurrentEditions::read(workspace));
  const LinkItems names(workspace, current);
  const auto address = TRY(names.find(written));
  if (const auto index = at(address)) return *index;
  return ChainGraphBuilder(workspace, current).add_alone(*this, TRY(names.at(address)));
}

std::size_t ChainGraph::count_ties_to(std::uint32_t index,
                                      std::initializer_list<std::string_view> kinds) const {
  return static_cast<std::size_t>(std::ranges::count_if(ties_[index], [&](const ChainTie& tie) {
    return std::ranges::find(kinds, items_[tie.other].kind) != kinds.end();
  }));
}

bool ChainGraph::has_tie_to(std::uint32_t index,
                            std::initializer_list<std::string_view> kinds) const {
  return count_ties_to(index, kinds) > 0;
}

}  // namespace corridor
