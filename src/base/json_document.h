#pragma once
// JsonDocument: a JSON text read whole, as a tree in one block of memory. Wraps nlohmann's parser.
//
// What it refuses: text that is not JSON or not UTF-8 (ErrorKind::malformed, with line and column),
// a name twice in one object (malformed), numbers beyond a double (malformed), more than 64 MiB or
// 100 levels (ErrorKind::limit). Memory: about 24 bytes a value, and strings once.

#include "base/result.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

class JsonDocument;

/// One value of a document; valid as long as the document. A value that is not there is `absent`,
/// and everything asked of it is absent too, so that a path can be followed without tests.
class JsonValue {
 public:
  enum class Kind : std::uint8_t { absent, null, boolean, number, string, array, object };

  JsonValue() = default;
  Kind kind() const;
  explicit operator bool() const { return kind() != Kind::absent; }
  bool is(Kind wanted) const { return kind() == wanted; }

  /// Of an object, the member of that name.
  JsonValue operator[](std::string_view name) const;
  /// Of an array, the element at that index.
  JsonValue operator[](std::size_t index) const;
  /// Elements of an array, members of an object; else 0.
  std::size_t size() const;
  /// Elements or members in order: `for (auto v = x.first(); v; v = v.next())`.
  JsonValue first() const;
  JsonValue next() const;
  /// The name of a member; empty for what is not one.
  std::string_view name() const;

  /// Empty, or nothing, for another kind.
  std::string_view string() const;
  std::optional<double> number() const;
  std::optional<bool> boolean() const;
  /// A string as it is, a number or a truth as it is written; empty for others.
  std::string text() const;

 private:
  friend class JsonDocument;
  JsonValue(const JsonDocument* document, std::uint32_t index)
      : document_(document), index_(index) {}
  const JsonDocument* document_ = nullptr;
  std::uint32_t index_ = 0;
};

class JsonDocument {
 public:
  static constexpr std::size_t largest_bytes = std::size_t{64} << 20;
  static constexpr std::size_t deepest = 100;

  static Result<JsonDocument> parse(const std::string& file, std::string_view text);
  JsonValue root() const { return {this, 0}; }

 private:
  friend class JsonValue;
  friend class JsonBuilder;
  static constexpr std::uint32_t none = UINT32_MAX;
  struct Node {
    JsonValue::Kind kind;
    std::uint32_t next = none;   // sibling
    std::uint32_t name = none;   // index of its name in strings_
    std::uint32_t first = none;  // child; of a string, its index in strings_
    union {
      double number = 0;
      std::uint64_t size;
    };
  };
  std::vector<Node> nodes_;
  // A deque: short strings must not move, because views of them are kept.
  std::deque<std::string> strings_;
};

}  // namespace corridor
