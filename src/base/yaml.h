#pragma once
// YamlDocument: a YAML text that a person wrote (a mapping, a scenario), read whole. Wraps
// yaml-cpp.
//
// A scalar is text; what it means is for the reader of the file to say. What it refuses: text that
// is not YAML or not UTF-8 (ErrorKind::malformed, with line and column), a key twice in one map, a
// second document, anchors, aliases and tags (they make small files large or hide what they say),
// more than 256 KiB or 20 levels (ErrorKind::limit).

#include "base/result.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

class YamlDocument;

/// One value; valid as long as its document. A value that is not there is `absent`, and everything
/// asked of it is absent too.
class YamlValue {
 public:
  enum class Kind : std::uint8_t { absent, null, scalar, list, map };

  YamlValue() = default;
  Kind kind() const;
  explicit operator bool() const { return kind() != Kind::absent; }
  bool is(Kind wanted) const { return kind() == wanted; }

  /// Of a map, the value of that key.
  YamlValue operator[](std::string_view key) const;
  /// Elements of a list, values of a map, in order: `for (auto v = x.first(); v; v = v.next())`.
  YamlValue first() const;
  YamlValue next() const;
  /// The key of a value of a map; empty for what is not one.
  std::string_view key() const;
  /// Of a scalar; empty for others.
  std::string_view text() const;

  /// Where the value stands; of a value of a map, where its key does.
  Where where() const;
  /// An error of the file at this value.
  Error error(std::string message, std::string hint = {}) const;

  /// Whether this is a map with no keys but these; else an error at the wrong key, with the near
  /// ones.
  Result<void> expect_keys(std::initializer_list<std::string_view> known) const;
  /// The text of a scalar, or an error at this value that says what was expected.
  Result<std::string> expect_text(std::string_view what) const;
  /// true or false (yes or no), or `usual` where the value is absent.
  Result<bool> expect_truth(bool usual) const;
  Result<std::int64_t> expect_integer(std::int64_t lowest, std::int64_t highest) const;

 private:
  friend class YamlDocument;
  YamlValue(const YamlDocument* document, std::uint32_t index)
      : document_(document), index_(index) {}
  const YamlDocument* document_ = nullptr;
  std::uint32_t index_ = 0;
};

class YamlDocument {
 public:
  static constexpr std::size_t largest_bytes = std::size_t{256} << 10;
  static constexpr std::size_t deepest = 20;

  static Result<YamlDocument> parse(const std::string& file, std::string_view text);
  /// Absent for an empty text.
  YamlValue root() const { return nodes_.empty() ? YamlValue() : YamlValue(this, 0); }

 private:
  friend class YamlValue;
  friend class YamlBuilder;
  static constexpr std::uint32_t none = UINT32_MAX;
  struct Node {
    YamlValue::Kind kind;
    std::uint32_t line = 0, column = 0;  // from 1
    std::uint32_t next = none, first = none;
    std::string key = {}, text = {};
  };
  std::string file_;
  std::vector<Node> nodes_;
};

/// Whether the first line that is no comment is that key: what kind of file a text claims to be.
bool yaml_begins_with(std::string_view text, std::string_view key);

/// `text` as YAML writes it on one line: plain where that reads back as the same text, else quoted.
std::string yaml_quote(std::string_view text);

}  // namespace corridor
