#pragma once
// What the lists of the chain are made with: filters that say what is wrong with them, words of
// records, and rows. Nobody outside the list reports includes this.

#include "registers/chain_graph.h"
#include "report/chain_lists.h"
#include "vocabulary/chain.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// A record of the chain with its index in the graph.
struct ListedRecord {
  const ChainRecord* record = nullptr;
  std::uint32_t index = 0;
  Reach reach = Reach::everywhere;
};

class ChainList {
 public:
  /// The records of a kind that a request asks for, by code; of a place, those of the place first,
  /// then those of groups it belongs to, then those for everywhere.
  static Result<ChainList> read(const Workspace& workspace, std::string_view kind,
                                const ListRequest& request, std::span<const NamedCode> types);

  const std::vector<ListedRecord>& records() const { return records_; }
  const ChainGraph& graph() const { return graph_; }
  bool is_of_place() const { return !place_.empty(); }
  bool is_empty_register() const { return is_empty_register_; }
  Place place() const { return place_; }

  /// Short titles of what an entry is tied to by a relation, in a language.
  std::vector<std::string> tied(const ListedRecord& one, std::string_view relation,
                                std::string_view kind, std::string_view language = "en") const;
  /// Codes of the same, separated by spaces.
  std::string tied_codes(const ListedRecord& one, std::string_view relation,
                         std::string_view kind) const;
  /// "Nothing is registered ..." where the list is empty.
  void add_notes(Table& table, std::string_view what) const;

 private:
  explicit ChainList(ChainGraph graph) : graph_(std::move(graph)) {}
  ChainGraph graph_;
  std::vector<ListedRecord> records_;
  Place place_;
  bool is_empty_register_ = false;
};

bool is_for_people(Format format);
/// ErrorKind::usage where a word is given that the table does not have.
Result<void> expect_code(std::string_view what, std::string_view written,
                         std::span<const NamedCode> table);
Result<void> expect_topic(std::string_view written);

std::string codes_shown(std::span<const Place> places);
std::string date_shown(Period date);
/// The columns of a table for programs, all as named.
std::vector<Column> plain_columns(std::initializer_list<const char*> names);

}  // namespace corridor
