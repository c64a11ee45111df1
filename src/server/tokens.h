#pragma once
// Tokens: who may write. A file has one on each line, with "#" before remarks:
//
//   NAME ROLE TOKEN [UNTIL]     such as: statistics editor sha256:9f86d0... 2027-06-30
//
// NAME stands in the audit trail; ROLE is reader, analyst, editor or admin; TOKEN is the word
// itself, at least 16 characters, or "sha256:" and the hash of it; after the day UNTIL it no longer
// counts. A line with one word alone is a token of an admin. The words are held as hashes only and
// compared in a time that does not tell how much of them was right.

#include "base/result.h"
#include "server/route.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct TokenHolder {
  std::string name;
  Role role = Role::reader;
};

class Tokens {
 public:
  /// ErrorKind::malformed with the line.
  static Result<Tokens> parse(const std::string& file, std::string_view text);
  static Result<Tokens> read(const std::string& file);

  /// Whose the token of a header Authorization is. ErrorKind::denied where there is none, where it
  /// is not known, or no longer counts on `day` (ISO date); the message says which.
  Result<TokenHolder> holder_of(std::string_view authorization, std::string_view day) const;
  bool empty() const { return known_.empty(); }

 private:
  struct Known {
    TokenHolder holder;
    std::string sha256, until;
  };
  static Result<Known> parse_line(std::vector<std::string_view> words, const Where& where);
  std::vector<Known> known_;
};

}  // namespace corridor
