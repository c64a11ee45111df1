#include "tidy/functions.h"

#include "tidy/lexer.h"

#include <algorithm>
#include <array>

namespace tidy {

namespace {

constexpr std::array scope_words = {"namespace", "class", "struct", "union", "enum"};
constexpr std::array access_words = {"public", "private", "protected"};
constexpr std::array not_names = {"requires", "decltype", "alignas", "noexcept", "explicit"};

bool opens(std::string_view text) { return text == "(" || text == "[" || text == "{"; }
bool closes(std::string_view text) { return text == ")" || text == "]" || text == "}"; }

class FunctionFinder {
 public:
  explicit FunctionFinder(const std::vector<Token>& tokens) : tokens_(tokens) {}

  std::vector<Function> run() {
    std::size_t head = 0;  // where the declaration we are in began
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const std::string_view text = tokens_[i].text;
      const bool access = text == ":" && i > 0 && is_one_of(access_words, i - 1);
      if (text == ";" || text == "}" || access) {
        head = i + 1;
      } else if (text == "(" || text == "[") {
        i = matching(i);
      } else if (text == "{") {
        const Brace brace = classify(head, i);
        if (brace.kind == Brace::scope) {
          head = i + 1;
          continue;
        }
        const std::size_t end = matching(i);
        if (brace.kind == Brace::function) {
          add(head, brace.list, end);
          head = end + 1;
        }
        i = end;
      }
    }
    return std::move(found_);
  }

 private:
  struct Brace {
    enum { scope, function, value } kind;
    std::size_t list = 0;  // the function's opening parenthesis
  };

  template <typename Words> bool is_one_of(const Words& words, std::size_t at) const {
    return contains(words, tokens_[at].text);
  }

  std::size_t matching(std::size_t open) const {
    int depth = 0;
    for (std::size_t i = open; i < tokens_.size(); ++i) {
      depth += opens(tokens_[i].text);
      depth -= closes(tokens_[i].text);
      if (depth == 0) return i;
    }
    return tokens_.size() - 1;
  }

  // Behind `template <...>`, or `at` itself.
  std::size_t after_template(std::size_t at, std::size_t end) const {
    if (at >= end || tokens_[at].text != "template") return at;
    int depth = 0;
    for (std::size_t i = at + 1; i < end; ++i) {
      depth += tokens_[i].text == "<";
      depth -= tokens_[i].text == ">";
      if (depth == 0) return after_template(i + 1, end);
    }
    return end;
  }

  bool is_parameter_list(std::size_t i, std::size_t head) const {
    if (tokens_[i].text != "(" || i == head) return false;
    if (tokens_[i - 1].text == "operator") return false;  // of operator()(...), the second
    if (is_word(tokens_[i - 1])) return !is_one_of(not_names, i - 1);
    return operator_before(i, head) != i;
  }

  // The word `operator` when the tokens before `i` spell one, else `i`.
  std::size_t operator_before(std::size_t i, std::size_t head) const {
    for (std::size_t back = 1; back <= 3 && head + back <= i; ++back)
      if (tokens_[i - back].text == "operator") return i - back;
    return i;
  }

  Brace classify(std::size_t head, std::size_t brace) const {
    std::size_t list = 0;
    bool initialisers = false;
    for (std::size_t i = after_template(head, brace); i < brace; ++i) {
      const std::string_view text = tokens_[i].text;
      if (list == 0 && is_one_of(scope_words, i)) return {Brace::scope};
      if (list == 0 && text == "=" && operator_before(i, head) == i) return {Brace::value};
      if (list == 0 && is_parameter_list(i, head)) list = i;
      if (list != 0 && text == ":") initialisers = true;
      if (opens(text)) i = matching(i);
    }
    const bool empty = head == brace || tokens_[head].text == "extern";
    if (list == 0) return {empty ? Brace::scope : Brace::value};
    const std::string_view before = tokens_[brace - 1].text;
    const bool member = initialisers && (before == ">" || is_word(tokens_[brace - 1]));
    return member ? Brace{Brace::value} : Brace{Brace::function, list};
  }

  std::size_t parameters(std::size_t open) const {
    const std::size_t end = matching(open);
    if (end == open + 1) return 0;
    std::size_t count = 1;
    int angles = 0;
    for (std::size_t i = open + 1; i < end; ++i) {
      const std::string_view text = tokens_[i].text;
      if (opens(text)) i = matching(i);
      if (text == "<" && is_word(tokens_[i - 1])) ++angles;
      if (text == ">" && angles > 0) --angles;
      if (text == "," && angles == 0) ++count;
    }
    return count;
  }

  void add(std::size_t head, std::size_t list, std::size_t end) {
    const std::size_t first = std::min(operator_before(list, head), list - 1);
    std::string name;
    for (std::size_t i = first; i < list; ++i) name += tokens_[i].text;
    found_.push_back({name, tokens_[head].line, tokens_[end].line, parameters(list)});
  }

  const std::vector<Token>& tokens_;
  std::vector<Function> found_;
};

}  // namespace

std::vector<Function> functions_of(const SourceFile& file) {
  return FunctionFinder(file.tokens).run();
}

}  // namespace tidy
