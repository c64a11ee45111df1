#include "tidy/lexer.h"
#include "tidy/rules.h"

#include <fmt/format.h>

#include <map>

namespace tidy {

namespace {

// A type that other files can see, by its whole name: corridor::sdmx::Words.
struct NamedType {
  std::string name;
  std::size_t line;
};

// Finds the types that a file defines in namespaces with a name. Types within types, functions or
// nameless namespaces are nobody else's.
class TypeFinder {
 public:
  explicit TypeFinder(const std::vector<Token>& tokens) : tokens_(tokens) {}

  std::vector<NamedType> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const auto text = tokens_[i].text;
      if (text == "namespace") {
        i = open_namespace(i + 1);
      } else if (text == "{") {
        i = matching(i);
      } else if (text == "}") {
        if (!spaces_.empty()) spaces_.pop_back();
      } else if (is_type_word(i)) {
        add_definition(i);
      }
    }
    return std::move(found_);
  }

 private:
  bool is_type_word(std::size_t at) const {
    const auto text = tokens_[at].text;
    return (text == "struct" || text == "class" || text == "union") && at + 1 < tokens_.size() &&
           is_word(tokens_[at + 1]);
  }

  // From behind `namespace` to its brace; to the matching one where it has no name.
  std::size_t open_namespace(std::size_t at) {
    std::string name;
    for (; at < tokens_.size() && tokens_[at].text != "{"; ++at) {
      if (tokens_[at].text == "=" || tokens_[at].text == ";") return at;
      name += tokens_[at].text;
    }
    if (at == tokens_.size()) return at;
    if (name.empty()) return matching(at);
    spaces_.push_back(name);
    return at;
  }

  std::size_t matching(std::size_t at) const {
    int depth = 0;
    for (; at < tokens_.size(); ++at) {
      if (tokens_[at].text == "{") ++depth;
      if (tokens_[at].text == "}" && --depth == 0) break;
    }
    return at;
  }

  // A definition has its braces behind the name, or behind a colon and what it is made of.
  void add_definition(std::size_t at) {
    std::size_t behind = at + 2;
    if (behind < tokens_.size() && tokens_[behind].text == "final") ++behind;
    if (behind >= tokens_.size()) return;
    const auto text = tokens_[behind].text;
    if (text != "{" && text != ":") return;
    found_.push_back(
        {fmt::format("{}::{}", fmt::join(spaces_, "::"), tokens_[at + 1].text), tokens_[at].line});
  }

  const std::vector<Token>& tokens_;
  std::vector<std::string> spaces_;
  std::vector<NamedType> found_;
};

}  // namespace

void check_type_names(const Project& project, Findings& findings) {
  std::map<std::string, const SourceFile*> known;
  for (const auto& file : project.files) {
    if (!file->is_cpp() || !file->is_below("src/")) continue;
    for (const auto& type : TypeFinder(file->tokens).run()) {
      const auto [first, is_new] = known.emplace(type.name, file.get());
      if (is_new || first->second == file.get()) continue;
      findings.push_back({file->path, type.line,
                          fmt::format("`{}` is a type of {} too", type.name, first->second->path),
                          "give one another name: the linker takes their functions for the same"});
    }
  }
}

}  // namespace tidy
