#pragma once
// JsonWriter: writes JSON front to back into a string, with commas, quotes and escapes in their
// places. Numbers keep the shortest form that reads back as the same double; a number that is not
// finite is written as null, because JSON has no other word for it.

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

class JsonWriter {
 public:
  /// `indent` spaces a level; 0 writes everything on one line.
  explicit JsonWriter(int indent = 0) : indent_(indent) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);
  JsonWriter& value(std::same_as<bool> auto truth) { return raw(truth ? "true" : "false"); }
  JsonWriter& value(std::integral auto number) requires(!std::same_as<decltype(number), bool>) {
    return raw(std::to_string(number));
  }
  JsonWriter& null() { return raw("null"); }
  /// Text that already is JSON.
  JsonWriter& raw(std::string_view json);

  template <class T> JsonWriter& field(std::string_view name, const T& content) {
    key(name);
    return value(content);
  }

  std::string text() && { return std::move(out_); }
  const std::string& text() const& { return out_; }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();
  void new_line();

  std::string out_;
  std::vector<bool> has_items_;
  bool after_key_ = false;
  int indent_;
};

/// `text` as a JSON string with its quotes. Bytes that are not UTF-8 are replaced by U+FFFD.
std::string json_quote(std::string_view text);

}  // namespace corridor
