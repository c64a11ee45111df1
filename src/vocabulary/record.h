#pragma once
// Record: one entry of a register - an instrument of law, a provision of it, a term, an actor, a
// practice. Link: how one thing bears on another, plain and binary, dated and sourced. Passage: a
// piece of text that can be found and cited.
//
// Things are named by their address, "kind:code": "instrument:icrmw", "provision:icrmw/art_25",
// "term:migrant", "place:BGD", "corridor:BGD-MYS", "indicator:remittance_cost". A code of a part
// begins with that of the whole and a slash; what follows is written as Akoma Ntoso writes its
// identifiers: art_25__para_1__point_a.

#include "vocabulary/observation.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct Record {
  std::string_view kind;           // interned: "instrument", "provision", "term"
  std::string code;                // unique in its kind
  std::string title;               // in English where there is one
  std::string summary = {};        // plain words
  std::string parent = {};         // code of what this is a part of, whatever its kind
  std::vector<Place> places = {};  // where it holds, or whom it concerns; parties come by events
  Period since = {}, until = {};   // years, months or days; empty where open or not known
  std::string names = {};          // titles in other languages, "fr=...", one a line, sorted
  std::string fields = {};         // further ones, "name=value", one a line, sorted (named_lines.h)
  FileCell cell = {};
};

struct Link {
  std::string from;           // address
  std::string_view relation;  // interned: "amends", "same_as", "gives", "broader", "about"
  std::string to;             // address
  Period since = {}, until = {};
  std::string source = {};  // who says so, in words; empty: the edition it came with
  FileCell cell = {};
};

struct Passage {
  std::string item;           // address of the record whose text it is
  std::string place_in = {};  // where in it: "art_5__para_2"; empty: as a whole
  std::string heading = {};
  std::string text;
  std::string_view language = "en";  // interned BCP 47
  std::vector<Place> places = {};
  Period since = {}, until = {};  // of the wording: a text as it stood from a day on
  FileCell cell = {};
};

}  // namespace corridor
