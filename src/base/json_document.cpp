#include "base/json_document.h"

#include "base/text.h"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <unordered_map>
#include <unordered_set>

namespace corridor {
/// Takes the parser's events and lays them into the document. Strings that repeat (names, codes)
/// are kept once.
class JsonBuilder {
 public:
  using Kind = JsonValue::Kind;
  JsonBuilder(JsonDocument& document, const std::string& file, std::string_view text)
      : document_(document), file_(file), text_(text) {}

  bool null() { return add({Kind::null}); }
  bool boolean(bool truth) { return add({.kind = Kind::boolean, .number = truth ? 1.0 : 0.0}); }
  bool number_integer(std::int64_t number) { return number_value(static_cast<double>(number)); }
  bool number_unsigned(std::uint64_t number) { return number_value(static_cast<double>(number)); }
  bool number_float(double number, const std::string&) { return number_value(number); }
  bool string(std::string& text) {
    return add({.kind = Kind::string, .first = keep(std::move(text))});
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }  // not in JSON text
  bool start_object(std::size_t) { return open(Kind::object); }
  bool start_array(std::size_t) { return open(Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    if (!open_.back().names.insert(name).second) {
      error_ = {
          ErrorKind::malformed,
          fmt::format("expected each name of an object once, saw \"{}\" twice", clip(name, 60)),
          {file_},
          "Ask the publisher for a corrected file: it does not say which of the two holds."};
      return false;
    }
    name_ = keep(std::move(name));
    return true;
  }

  template <class Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception& problem) {
    std::string detail = problem.what();
    const auto start = detail.find(": ");
    if (start != detail.npos) detail = detail.substr(start + 2);
    error_ = {ErrorKind::malformed,
              fmt::format("expected JSON, saw: {}", clip(replace_invalid_utf8(detail), 200)),
              where_in(file_, text_, position == 0 ? 0 : position - 1),
              "Fetch the file again: it may be cut off or be an error page."};
    return false;
  }

  Error error() const { return error_; }

 private:
  struct Open {
    std::uint32_t node;
    std::uint32_t last = JsonDocument::none;  // its latest child
    std::unordered_set<std::string> names;
  };

  std::uint32_t keep(std::string text) {
    const auto found = kept_.find(text);
    if (found != kept_.end()) return found->second;
    const auto index = static_cast<std::uint32_t>(document_.strings_.size());
    document_.strings_.push_back(std::move(text));
    if (document_.strings_.back().size() <= 64) kept_.emplace(document_.strings_.back(), index);
    return index;
  }

  bool number_value(double number) { return add({.kind = Kind::number, .number = number}); }

  bool add(JsonDocument::Node node) {
    const auto index = static_cast<std::uint32_t>(document_.nodes_.size());
    node.name = std::exchange(name_, JsonDocument::none);
    document_.nodes_.push_back(node);
    if (open_.empty()) return true;
    Open& parent = open_.back();
    auto& nodes = document_.nodes_;
    (parent.last == JsonDocument::none ? nodes[parent.node].first : nodes[parent.last].next) =
        index;
    parent.last = index;
    ++nodes[parent.node].size;
    return true;
  }

  bool open(Kind kind) {
    if (open_.size() == JsonDocument::deepest) {
      error_ = {ErrorKind::limit,
                fmt::format("expected at most {} levels of JSON, saw more", JsonDocument::deepest),
                {file_},
                "No data file is that deep: check where it came from."};
      return false;
    }
    add({.kind = kind, .size = 0});
    open_.push_back({static_cast<std::uint32_t>(document_.nodes_.size() - 1)});
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  JsonDocument& document_;
  const std::string& file_;
  std::string_view text_;
  std::vector<Open> open_;
  std::uint32_t name_ = JsonDocument::none;
  std::unordered_map<std::string_view, std::uint32_t> kept_;
  Error error_{ErrorKind::malformed, "expected JSON"};
};

Result<JsonDocument> JsonDocument::parse(const std::string& file, std::string_view text) {
  if (text.size() > largest_bytes) {
    return fail({ErrorKind::limit,
                 fmt::format("expected at most {} MiB of JSON, saw {}", largest_bytes >> 20,
                             text.size() >> 20),
                 {file},
                 "Ask the publisher for fewer years or places at a time, or for CSV."});
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  JsonDocument document;
  JsonBuilder builder(document, file, text);
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
    return fail(builder.error());
  }
  return document;
}

JsonValue::Kind JsonValue::kind() const {
  return document_ == nullptr ? Kind::absent : document_->nodes_[index_].kind;
}

JsonValue JsonValue::first() const {
  if (kind() != Kind::array && kind() != Kind::object) return {};
  const auto child = document_->nodes_[index_].first;
  return child == JsonDocument::none ? JsonValue() : JsonValue(document_, child);
}

JsonValue JsonValue::next() const {
  if (document_ == nullptr) return {};
  const auto sibling = document_->nodes_[index_].next;
  return sibling == JsonDocument::none ? JsonValue() : JsonValue(document_, sibling);
}

std::string_view JsonValue::name() const {
  if (document_ == nullptr) return {};
  const auto index = document_->nodes_[index_].name;
  return index == JsonDocument::none ? std::string_view() : document_->strings_[index];
}

JsonValue JsonValue::operator[](std::string_view name) const {
  if (kind() != Kind::object) return {};
  auto member = first();
  while (member && member.name() != name) member = member.next();
  return member;
}

JsonValue JsonValue::operator[](std::size_t index) const {
  if (kind() != Kind::array) return {};
  auto element = first();
  for (; element && index > 0; --index) element = element.next();
  return element;
}

std::size_t JsonValue::size() const {
  const bool holds_others = is(Kind::array) || is(Kind::object);
  return holds_others ? document_->nodes_[index_].size : 0;
}

std::string_view JsonValue::string() const {
  return is(Kind::string) ? std::string_view(document_->strings_[document_->nodes_[index_].first])
                          : std::string_view();
}

std::optional<double> JsonValue::number() const {
  return is(Kind::number) ? std::optional(document_->nodes_[index_].number) : std::nullopt;
}

std::optional<bool> JsonValue::boolean() const {
  return is(Kind::boolean) ? std::optional(document_->nodes_[index_].number != 0) : std::nullopt;
}

std::string JsonValue::text() const {
  switch (kind()) {
    case Kind::string:
      return std::string(string());
    case Kind::number:
      return format_shortest(*number());
    case Kind::boolean:
      return *boolean() ? "true" : "false";
    default:
      return {};
  }
}

}  // namespace corridor
