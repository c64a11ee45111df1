#include "tidy/lexer.h"

#include <cctype>

namespace tidy {

namespace {

bool is_word_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Lexer {
 public:
  explicit Lexer(SourceFile& file) : file_(file), rest_(file.text) {}

  void run() {
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == '\n' || c == ' ' || c == '\t' || c == '\r') {
        if (c == '\n') at_line_start_ = true;
        skip(1);
      } else if (rest_.starts_with("//")) {
        skip(find("\n", 0));
      } else if (rest_.starts_with("/*")) {
        skip(find("*/", 2));
      } else if (c == '#' && at_line_start_) {
        preprocessor_line();
      } else {
        at_line_start_ = false;
        token();
      }
    }
  }

 private:
  // Offset just behind `what`, from `from` on; the end of the text where it is missing. A line end
  // itself is left for run().
  std::size_t find(std::string_view what, std::size_t from) const {
    const std::size_t at = rest_.find(what, from);
    if (at == std::string_view::npos) return rest_.size();
    return what == "\n" ? at : at + what.size();
  }

  void skip(std::size_t count) {
    for (const char c : rest_.substr(0, count)) line_ += c == '\n';
    rest_.remove_prefix(std::min(count, rest_.size()));
  }

  void add(std::size_t length, std::string_view text) {
    file_.tokens.push_back({line_, text});
    skip(length);
  }

  void preprocessor_line() {
    std::size_t end = find("\n", 0);
    while (end < rest_.size() && end > 0 && rest_[end - 1] == '\\') end = find("\n", end + 1);
    const std::string_view text = rest_.substr(0, end);
    const std::size_t open = text.find('"');
    if (text.find("include") < open && open != std::string_view::npos)
      file_.includes.push_back({line_, text.substr(open + 1, text.find('"', open + 1) - open - 1)});
    skip(end);
  }

  void token() {
    const char c = rest_.front();
    if (is_digit(c)) return add(number_length(), "0");
    if (is_word_char(c)) return word();
    if (c == '"' || c == '\'') return add(quoted_length(c), "\"\"");
    if (rest_.starts_with("::") || rest_.starts_with("->")) return add(2, rest_.substr(0, 2));
    add(1, rest_.substr(0, 1));
  }

  void word() {
    std::size_t length = 0;
    while (length < rest_.size() && is_word_char(rest_[length])) ++length;
    const std::string_view text = rest_.substr(0, length);
    const bool quote_follows = length < rest_.size() && rest_[length] == '"';
    if (quote_follows && (text == "R" || text == "u8R" || text == "LR")) {
      const std::size_t open = rest_.find('(', length);
      if (open != std::string_view::npos) {
        const auto end = ")" + std::string(rest_.substr(length + 1, open - length - 1)) + "\"";
        return add(find(end, open), "\"\"");
      }
    }
    add(length, text);
  }

  std::size_t number_length() const {
    std::size_t length = 1;
    while (length < rest_.size()) {
      const char c = rest_[length];
      const char before = rest_[length - 1];
      const bool exponent_sign = (c == '+' || c == '-') && (before == 'e' || before == 'E');
      if (!is_word_char(c) && c != '.' && c != '\'' && !exponent_sign) break;
      ++length;
    }
    return length;
  }

  std::size_t quoted_length(char quote) const {
    for (std::size_t i = 1; i < rest_.size(); ++i) {
      if (rest_[i] == '\\')
        ++i;
      else if (rest_[i] == quote)
        return i + 1;
      else if (rest_[i] == '\n')
        return i;
    }
    return rest_.size();
  }

  SourceFile& file_;
  std::string_view rest_;
  std::size_t line_ = 1;
  bool at_line_start_ = true;
};

}  // namespace

void read_tokens(SourceFile& file) { Lexer(file).run(); }

bool is_word(const Token& token) {
  return is_word_char(token.text.front()) && !is_digit(token.text.front());
}

}  // namespace tidy
