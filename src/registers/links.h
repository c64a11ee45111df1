#pragma once
// Links: how one thing bears on another, as a graph around an item. Plain, typed, binary, dated,
// sourced; both directions; those that registers and files state and those that follow from
// something else (`implied`):
//   part_of         a provision of its instrument or of the provision around it
//   expression_of   a wording of its instrument
//   party_of        a place that is bound by an instrument, from and to which day; signatory_of
//                   where it has signed and no consent is known
//   holds_in        a law of a place, an agreement of two
//   gives, against  a provision and a protection (vocabulary/law.h)
//   between         an agreement and a corridor; has_origin, has_destination a corridor and places
//   member_of       a place of a group, with the dates of its membership
//   reports         a dataset an indicator
// and, of the entries of lists, `broader` (the entry above) and whatever their publisher relates.
//
// Items are named by their address, "kind:code" (vocabulary/record.h). Beside the kinds of records:
// place, corridor, indicator, dataset, protection, and the name of a list for its entries
// ("isco08:2512").

#include "base/result.h"
#include "registers/link_rows.h"
#include "vocabulary/named_lines.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// A thing that links begin or end at. One that a link names and nothing describes has no title.
struct LinkedItem {
  std::string address, title = {}, summary = {};
  NamedLines names = {}, fields = {};  // as of a record; names are titles by language
  Period since = {}, until = {};
  std::string proof = {}, publisher = {};
};

struct LinkGraph {
  std::string item;                // address of what was asked for
  std::vector<LinkedItem> items;   // that one first, the others by address
  std::vector<SourcedLink> links;  // by relation, from, to, since
  int depth = 1;
  std::size_t most = 0;      // links, at most
  std::size_t left_out = 0;  // links that were found and not kept; of farther steps not counted
};

struct LinkQuestion {
  std::string item;  // address, or a bare code or name
  int depth = 1;     // steps from the item
  std::size_t most = 1'000;
};
inline constexpr int deepest_links = 5;

/// ErrorKind::not_found where nothing is called so, ErrorKind::usage where several things are.
Result<LinkGraph> link_graph(const Workspace& workspace, const LinkQuestion& question);

}  // namespace corridor
