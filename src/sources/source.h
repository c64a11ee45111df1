#pragma once
// A source is one publisher's file format: how to recognise it, and how to turn it into
// observations with their citation. Each is one .cpp file with one record, and one line in
// all_sources.cpp.
//
// A reader never guesses and never drops in silence. It has three ways to pass something on:
//   observe  a figure (an empty cell the publisher shows is a figure whose state says why)
//   reject   a row or cell that cannot be kept, with the reason
//   flag     a figure that is kept although it looks implausible, with the reason (checks that hold
//            for every source stand in evidence/plausibility.h, not in readers)
// Lists that are no figures (classifications, code lists, airports) go the same way:
//   item     an entry of a list
//   relate   how an entry bears on another
// And so do entries of registers (law, terms):
//   record   an instrument, a provision, a term; event: what happened to an instrument or a party;
//   link     how one thing bears on another; passage: a piece of text that can be found
// A file that breaks its own format (malformed.h kinds: cut off, mis-encoded, ragged) is an Error,
// and nothing of it is kept.

#include "base/result.h"
#include "vocabulary/citation.h"
#include "vocabulary/item.h"
#include "vocabulary/law.h"
#include "vocabulary/observation.h"
#include "vocabulary/record.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct Rejection {
  FileCell cell;
  std::string seen;    // the text that could not be kept
  std::string reason;  // what was expected
};

struct Flag {
  FileCell cell;
  std::string_view check;  // name of the check: "origin_is_destination"
  std::string reason;
};

/// Where a reader puts what it finds.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void observe(const Observation& observation) = 0;
  virtual void reject(Rejection rejection) = 0;
  virtual void flag(Flag flag) = 0;
  /// A sink that only wants figures passes lists and registers over.
  virtual void item(Item) {}
  virtual void relate(Relation) {}
  virtual void record(Record) {}
  virtual void event(LawEvent) {}
  virtual void link(Link) {}
  virtual void passage(Passage) {}
};

/// How a newer edition of a dataset supersedes an older one.
enum class Supersession {
  whole,      // a release replaces the release before it
  by_figure,  // extracts: each figure is replaced where the newer edition has it
  by_part,    // a selection of one part: counts until that part of the release is loaded whole
};
std::string_view name_of(Supersession supersession);
/// `whole` for what is no name.
Supersession parse_supersession(std::string_view name);

/// What a step did to the numbers of one column on their way in.
struct ColumnStep {
  std::uint16_t column;
  std::string name;
  std::string step;  // "taken as it is", "multiplied by 1,000,000"
};

/// What a reader says of the whole file when it is through.
struct Reading {
  Citation citation;
  std::string part = {};  // a release that comes in several files: "female"; else empty
  Supersession supersession = Supersession::whole;
  /// False for a selection: its figures are right, but adding them up is not.
  bool complete = true;
  std::vector<ColumnStep> steps = {};
  std::uint64_t rows = 0;
  /// Of the publisher's file, where what is read is a re-tabulation of it; empty otherwise.
  std::string publisher_sha256 = {};
  /// Of a register: who made this version, and why.
  std::string author = {}, reason = {};
  /// Of law and other registers: the day up to which the file knows; empty where it does not say.
  std::string known_to = {};
};

/// A file that says how to read another: a mapping, the structure of an SDMX message.
struct Companion {
  std::string name;
  std::string text;
};

struct SourceInput {
  std::string name;       // the file's name, for errors
  std::string_view text;  // unpacked
  std::string version;    // what the user says it is; empty: tell from the content
  std::span<const Companion> companions = {};
};

/// What kind of file it is, by its first bytes; anything that is not one of the others is a table.
enum class FileFormat { csv, json, xml, xlsx, yaml };
std::string_view name_of(FileFormat format);
FileFormat format_of(std::string_view text);

/// What a source is recognised by.
struct Opening {
  FileFormat format = FileFormat::csv;
  std::string_view text;            // all of it
  std::vector<std::string> header;  // of a table, split at commas; else empty
  std::vector<std::string> first;   // its first record, as many fields as the header
  std::span<const Companion> companions = {};
};

struct Source {
  std::string_view name;   // "undesa_2020"
  std::string_view title;  // for people
  std::string_view shape;  // what the file looks like: its header line, or in words
  bool (*recognise)(const Opening& file);
  /// Only for text that the source recognises.
  Result<Reading> (*read)(const SourceInput& input, Sink& sink);
  /// Cells count rows and fields of a comma-separated file. Where not (XML, JSON, a workbook,
  /// another separator), a proof reads the whole file again to show the cell.
  bool cells_are_csv = true;
  /// Reads what could be anything, so it never recognises a file by itself: --as names it.
  bool only_named = false;
};

/// Every source, in the order in which they are tried.
std::span<const Source* const> all_sources();
const Source* find_source(std::string_view name);

/// The source of that name, where it recognises the text. ErrorKind::usage for another name,
/// ErrorKind::invalid for a text of another shape.
Result<const Source*> named_source(std::string_view name, const SourceInput& input);

/// The source that recognises the text. ErrorKind::invalid where none does, with the headers that
/// would have been understood.
Result<const Source*> recognise_source(const SourceInput& input);

}  // namespace corridor
