#pragma once
// Editions: what has been loaded, and which of it counts today.
//
// An edition is one file of one publisher's dataset, known by the SHA-256 of its (unpacked) bytes.
// Editions are only ever added. Which are current:
//   1. Only editions loaded by the day asked for (--as-of) count. The default is now.
//   2. A complete edition comes before a selection (the embedded default is a selection): where a
//      complete one of the dataset is loaded, selections no longer count.
//   3. Among those, the highest version is current, whatever the order of loading; a release in
//      several parts (total, female, male) is current in all its parts. Of one version and part
//      loaded twice with other bytes (a correction), the later one counts.
//      A selection of one part of that version (Supersession::by_part) counts until a complete
//      edition of its part is loaded, so that the rest of the release does not hide it.
//   4. Where a dataset comes as extracts (Supersession::by_figure), all editions count, and each
//      figure is taken from the newest that has it.

#include "base/result.h"
#include "sources/source.h"
#include "store/workspace.h"

#include <string>
#include <vector>

namespace corridor {

struct Edition {
  std::int64_t id = 0;
  Citation citation;
  std::string part;
  std::string loaded;  // UTC
  std::string file;    // as given to load
  std::string sha256;
  std::string source;
  Supersession supersession = Supersession::whole;
  bool complete = true;
  std::int64_t rows_read = 0, observations = 0, rejected = 0, flagged = 0;
  std::int64_t items = 0;                              // entries of lists, which are no figures
  std::int64_t records = 0, events = 0, passages = 0;  // of registers and texts
  std::string author, reason;  // of a register: who made this version, and why
  std::string known_to;        // of a register: the day up to which it knows; empty: does not say

  /// The first 12 hexadecimal digits: how the edition is named in series and proofs.
  std::string short_id() const { return sha256.substr(0, short_id_length); }
  static constexpr std::size_t short_id_length = 12;
};

/// All editions, oldest first.
Result<std::vector<Edition>> all_editions(const Workspace& workspace);

/// The editions that count on a day, those of one dataset together, the newest first. `as_of` is an
/// ISO date (its end counts) or a UTC timestamp; empty: now.
std::vector<Edition> current_editions(std::vector<Edition> editions, std::string_view as_of = {});

/// ErrorKind::usage for anything but a date or a UTC timestamp.
Result<void> check_as_of(std::string_view as_of);

/// The edition a short id names; a complete one where a selection of the same file is there too.
Result<Edition> find_edition(const Workspace& workspace, std::string_view short_id);

}  // namespace corridor
