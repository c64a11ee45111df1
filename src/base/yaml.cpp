#include "base/yaml.h"

#include "base/text.h"

#include <fmt/core.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>
#include <unordered_set>

namespace corridor {

/// Builds the nodes from the parser's events; after the first fault it only listens.
class YamlBuilder : public YAML::EventHandler {
 public:
  explicit YamlBuilder(YamlDocument& document) : document_(document) {}

  std::optional<Error> fault;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnAnchor(const YAML::Mark& mark, const std::string&) override {
    refuse(mark, "expected no anchors, saw one", "Write the value out in each place.");
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(mark, "expected no aliases, saw one", "Write the value out in each place.");
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    add(mark, YamlValue::Kind::null, {});
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    check_tag(mark, tag);
    add(mark, YamlValue::Kind::scalar, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    check_tag(mark, tag);
    open(mark, YamlValue::Kind::list);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    check_tag(mark, tag);
    open(mark, YamlValue::Kind::map);
  }
  void OnMapEnd() override { close(); }

  void refuse(const YAML::Mark& mark, std::string message, std::string hint) {
    if (fault) return;
    fault = Error{ErrorKind::malformed, std::move(message), {document_.file_}, std::move(hint)};
    fault->where.line = static_cast<std::uint64_t>(std::max(mark.line, -1) + 1);
    fault->where.column = static_cast<std::uint64_t>(std::max(mark.column, -1) + 1);
  }

 private:
  struct Level {
    std::uint32_t node;
    std::uint32_t last = YamlDocument::none;
    bool has_key = false;
    std::string key = {};
    YAML::Mark key_mark = {};
    std::unordered_set<std::string> keys = {};
  };

  /// "?" and "!" are what the parser gives plain and quoted scalars.
  void check_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    refuse(mark, "expected no tags, saw one", "Leave out the word that begins with \"!\".");
  }

  bool take_as_key(const YAML::Mark& mark, YamlValue::Kind kind, const std::string& text) {
    if (levels_.empty()) return false;
    Level& level = levels_.back();
    if (level.has_key || document_.nodes_[level.node].kind != YamlValue::Kind::map) return false;
    if (kind != YamlValue::Kind::scalar) {
      refuse(mark, "expected a word as the key, saw something else", "Put it in quotes.");
    } else if (!level.keys.insert(text).second) {
      refuse(mark, fmt::format("expected each key once, saw \"{}\" again", clip(text, 80)),
             "Leave out one of the two.");
    }
    level.has_key = true;
    level.key = text;
    level.key_mark = mark;
    return true;
  }

  void add(const YAML::Mark& mark, YamlValue::Kind kind, const std::string& text) {
    if (fault || take_as_key(mark, kind, text)) return;
    const auto index = static_cast<std::uint32_t>(document_.nodes_.size());
    YamlDocument::Node node{.kind = kind, .text = text};
    YAML::Mark at = mark;
    if (!levels_.empty()) {
      Level& level = levels_.back();
      if (level.has_key) {
        node.key = level.key;
        at = level.key_mark;
        level.has_key = false;
      }
      auto& parent = document_.nodes_[level.node];
      (level.last == YamlDocument::none ? parent.first : document_.nodes_[level.last].next) = index;
      level.last = index;
    }
    node.line = static_cast<std::uint32_t>(std::max(at.line, 0) + 1);
    node.column = static_cast<std::uint32_t>(std::max(at.column, 0) + 1);
    document_.nodes_.push_back(std::move(node));
  }

  void open(const YAML::Mark& mark, YamlValue::Kind kind) {
    if (fault) return;
    if (levels_.size() == YamlDocument::deepest) {
      refuse(mark, fmt::format("expected at most {} levels, saw more", YamlDocument::deepest),
             "No mapping or scenario is that deep.");
      fault->kind = ErrorKind::limit;
      return;
    }
    if (take_as_key(mark, kind, {})) return;
    const auto index = static_cast<std::uint32_t>(document_.nodes_.size());
    add(mark, kind, {});
    levels_.push_back({.node = index});
  }

  void close() {
    if (!fault) levels_.pop_back();
  }

  YamlDocument& document_;
  std::vector<Level> levels_;
};

Result<YamlDocument> YamlDocument::parse(const std::string& file, std::string_view text) {
  if (text.size() > largest_bytes) {
    return fail({ErrorKind::limit,
                 fmt::format("expected at most {} KiB of YAML, saw {}", largest_bytes >> 10,
                             text.size() >> 10),
                 {file},
                 "It is written by hand: check that this is the right file."});
  }
  const auto bad = std::min(find_invalid_utf8(text), text.find('\0'));
  if (bad != text.npos) {
    return fail({ErrorKind::malformed, "expected UTF-8 text, saw other bytes",
                 where_in(file, text, bad), "Save the file as UTF-8."});
  }
  YamlDocument document;
  document.file_ = file;
  YamlBuilder builder(document);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    YamlDocument rest;
    YamlBuilder more(rest);
    if (!builder.fault && parser.HandleNextDocument(more)) {
      builder.refuse(YAML::Mark::null_mark(), "expected one YAML document, saw two",
                     "Leave out the line \"---\" and what follows.");
    }
  } catch (const YAML::Exception& error) {
    builder.refuse(error.mark, fmt::format("expected YAML, saw: {}", error.msg),
                   "Check the indentation, and put text with special characters in quotes.");
  }
  if (builder.fault) return fail(std::move(*builder.fault));
  return document;
}

YamlValue::Kind YamlValue::kind() const {
  return document_ == nullptr ? Kind::absent : document_->nodes_[index_].kind;
}

YamlValue YamlValue::operator[](std::string_view key) const {
  if (!is(Kind::map)) return {};
  auto value = first();
  while (value && value.key() != key) value = value.next();
  return value;
}

YamlValue YamlValue::first() const {
  if (!*this || document_->nodes_[index_].first == YamlDocument::none) return {};
  return {document_, document_->nodes_[index_].first};
}

YamlValue YamlValue::next() const {
  if (!*this || document_->nodes_[index_].next == YamlDocument::none) return {};
  return {document_, document_->nodes_[index_].next};
}

std::string_view YamlValue::key() const {
  return *this ? std::string_view(document_->nodes_[index_].key) : std::string_view();
}

std::string_view YamlValue::text() const {
  return *this ? std::string_view(document_->nodes_[index_].text) : std::string_view();
}

Where YamlValue::where() const {
  if (!*this) return {};
  const auto& node = document_->nodes_[index_];
  return {document_->file_, node.line, node.column};
}

Error YamlValue::error(std::string message, std::string hint) const {
  return {ErrorKind::invalid, std::move(message), where(), std::move(hint)};
}

Result<void> YamlValue::expect_keys(std::initializer_list<std::string_view> known) const {
  if (!is(Kind::map)) return fail(error("expected keys with their values, saw another form"));
  for (auto value = first(); value; value = value.next()) {
    if (std::ranges::find(known, value.key()) != known.end()) continue;
    const std::vector<std::string> names(known.begin(), known.end());
    std::string hint = did_you_mean(value.key(), names);
    if (hint.empty()) {
      for (const auto& name : names) hint += (hint.empty() ? "There are " : ", ") + name;
      hint += ".";
    }
    return fail(value.error(fmt::format("no key is called \"{}\" here", clip(value.key(), 80)),
                            std::move(hint)));
  }
  return {};
}

Result<std::string> YamlValue::expect_text(std::string_view what) const {
  if (is(Kind::scalar)) return std::string(text());
  return fail(error(
      fmt::format("expected {}, saw {}", what, is(Kind::null) ? "nothing" : "a list or keys")));
}

Result<bool> YamlValue::expect_truth(bool usual) const {
  if (!*this) return usual;
  if (text() == "true" || text() == "yes") return true;
  if (text() == "false" || text() == "no") return false;
  return fail(error(fmt::format("expected true or false, saw \"{}\"", clip(text(), 40))));
}

Result<std::int64_t> YamlValue::expect_integer(std::int64_t lowest, std::int64_t highest) const {
  const auto number = is(Kind::scalar) ? parse_integer(text()) : std::nullopt;
  if (number && *number >= lowest && *number <= highest) return *number;
  return fail(error(fmt::format("expected a whole number from {} to {}, saw \"{}\"", lowest,
                                highest, clip(text(), 40))));
}

bool yaml_begins_with(std::string_view text, std::string_view key) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = trim(text.substr(0, end));
    if (!line.empty() && !line.starts_with('#') && line != "---") {
      return line.starts_with(key) && trim(line.substr(key.size())).starts_with(':');
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

std::string yaml_quote(std::string_view text) {
  constexpr std::string_view special = ":#,[]{}&*!|>'\"%@`\\?";
  const bool plain = !text.empty() && trim(text) == text &&
                     text.find_first_of(special) == text.npos &&
                     !std::string_view("-=~<").contains(text.front()) &&
                     std::ranges::none_of(text, [](char c) { return c >= 0 && c < ' '; }) &&
                     text != "null" && text != "Null" && text != "NULL";
  if (plain) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c >= 0 && c < ' ') {
      out += fmt::format("\\x{:02X}", static_cast<unsigned>(c));
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

}  // namespace corridor
