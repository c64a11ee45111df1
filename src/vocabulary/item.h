#pragma once
// Item: one entry of a list that a publisher keeps and that is not a figure: an occupation of a
// classification, a code of a code list, an airport. Relation: how one entry bears on another.

#include "vocabulary/observation.h"
#include "vocabulary/place.h"

#include <string>
#include <string_view>

namespace corridor {

struct Item {
  std::string_view list;         // interned: "isco08", "esco_occupation", "airport", "indicator"
  std::string code;              // the publisher's, unique in the list
  std::string name;              // in English where the publisher has it
  std::string parent = {};       // code in the same list, where the list is a tree
  std::string description = {};  // free text
  std::string other_names = {};  // one a line
  Place place = {};              // where it is; empty where it is nowhere
  std::string details = {};      // further fields as "name=value", sorted, joined by ';'
  FileCell cell = {};
};

struct Relation {
  std::string_view from_list;  // interned, as `relation` and `to_list` are
  std::string from;            // code
  std::string_view relation;   // "broader", "requires"
  std::string_view to_list;
  std::string to;
  FileCell cell = {};
};

}  // namespace corridor
