#pragma once
// How the lists of the chain show a record to people, in their language: what it is called, where
// it holds, whom it is for, what it is about. What has no translation stays English.

#include "base/words.h"
#include "registers/chain_graph.h"
#include "vocabulary/chain.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

class RecordWords {
 public:
  explicit RecordWords(Words words) : words_(std::move(words)) {}
  /// ErrorKind::usage for a language that is not there.
  static Result<RecordWords> in(std::string_view language);

  std::string say(std::string_view english, Placeholders values = {}) const {
    return words_.say(english, values);
  }
  /// The title, and when it ended where it is over.
  std::string title(const ChainRecord& record) const;
  /// "everywhere", "Bangladesh, ASEAN and 4 others".
  std::string places(const ChainRecord& record) const;
  /// "everyone", "employees, children; not refugees".
  std::string groups(const ChainRecord& record) const;
  /// "Bengali, English", of the field with their codes.
  std::string languages(const ChainRecord& record) const;
  /// Of a field with codes of no table: "recruitment, social security".
  std::string words(const ChainRecord& record, std::string_view field) const;
  /// Of a field with codes of one.
  std::string titles(const ChainRecord& record, std::string_view field,
                     std::span<const NamedCode> table) const;
  std::string titles_of_protections(std::span<const std::string_view> codes) const;
  /// "1990 to 2005", "since 1990", "".
  std::string span(const ChainRecord& record) const;
  std::string number(double number, int decimals = 0) const {
    return words_.number(number, decimals);
  }
  const std::string& language() const { return words_.language(); }

 private:
  std::string list(std::span<const std::string_view> english) const;
  std::string titles_of_groups(std::span<const std::string_view> codes) const;
  Words words_;
};

}  // namespace corridor
