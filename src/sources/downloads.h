#pragma once
// What can be fetched from publishers: for each dataset its address, what it takes (parameters),
// what comes, under which licence, and how large it may be.
//
// The addresses were taken from the publishers' documentation, or from public programs that fetch
// from them; `known_from` says which. None could be tried where this was written. Where a publisher
// has no address that stays, `address` is empty and `page` is where a person finds the file.

#include "base/result.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corridor {

/// How a publisher serves a dataset in pages.
enum class Paging { none, worldbank, unhcr, sdg };

struct DownloadParameter {
  std::string_view name;        // stands in the address as {name}
  std::string_view meaning;     // with an example
  std::string_view usual = {};  // where none is given; "{this year}" is the year of the day
  bool optional = false;        // where none is given, its part of the query is left out
  bool each = false;            // may be several, with commas between: one request each
};

struct Download {
  std::string_view name;  // "unhcr_population"
  std::string_view title;
  std::string_view publisher;
  std::string_view address = {};  // with {parameters}; empty: none that stays
  std::string_view page;          // for people
  std::string_view file;          // its name here
  std::string_view media;         // expected types, with commas between
  std::string_view accept = {};   // what the server is asked for, where it offers several
  std::string_view source = {};   // which of sources/ reads it; empty: whichever recognises it
  Paging paging = Paging::none;
  std::string_view licence;
  std::string_view terms;  // address of the terms
  std::uint32_t largest_mib = 256;
  std::string_view known_from = "documentation";  // or "programs"; "page" where it has no address
  std::vector<DownloadParameter> parameters = {};
};

std::span<const Download> all_downloads();

/// ErrorKind::usage with a "did you mean" for another name.
Result<const Download*> find_download(std::string_view name);

/// What the user asked for, in full.
struct ResolvedDownload {
  std::vector<std::string> requests;  // one address each, without page numbers
  std::string address;                // all of them in one, as the edition's citation says it
};

struct DownloadChoice {
  std::vector<std::pair<std::string, std::string>> parameters = {};
  std::string mirror = {};  // stands for scheme and host, and before the path
  std::string date;         // today, ISO
};

/// ErrorKind::usage for a parameter that is not known, is missing, or has letters that no code has;
/// ErrorKind::not_found, with where to fetch it by hand, for a download without an address.
Result<ResolvedDownload> resolve(const Download& download, const DownloadChoice& choice);

/// "name=value" as it stands on a command line. ErrorKind::usage for anything else.
Result<std::pair<std::string, std::string>> parse_parameter(std::string_view text);

}  // namespace corridor
