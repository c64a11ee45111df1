#include "report/sdmx/code_book.h"

#include <fmt/core.h>

#include <cctype>

namespace corridor::sdmx {
namespace {

std::string allowed(std::string_view text, CodeBook::Kind kind) {
  const bool name = kind == CodeBook::Kind::name;
  std::string id;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 || c == '_' || c == '-');
    if (name && plain)
      id += static_cast<char>(std::toupper(byte));
    else if (plain || (!name && (c == '@' || c == '$')))
      id += c;
    else if (!name || !id.ends_with('_'))
      id += '_';
  }
  if (name) {
    while (id.ends_with('_')) id.pop_back();
    if (id.empty() || std::isalpha(static_cast<unsigned char>(id[0])) == 0) id = "N_" + id;
  }
  return id.empty() ? "_" : id;
}

}  // namespace

std::string_view CodeBook::add(std::string_view text) {
  const auto found = code_by_text_.find(text);
  if (found != code_by_text_.end()) return found->second;
  const std::string base = allowed(text, kind_);
  std::string code = base;
  for (int number = 2; text_by_code_.contains(code); ++number) {
    code = fmt::format("{}_{}", base, number);
  }
  text_by_code_.emplace(code, text);
  return code_by_text_.emplace(text, code).first->second;
}

std::string_view CodeBook::code_of(std::string_view text) const {
  const auto found = code_by_text_.find(text);
  return found == code_by_text_.end() ? std::string_view() : std::string_view(found->second);
}

const std::string* CodeBook::text_of(std::string_view code) const {
  const auto found = text_by_code_.find(code);
  return found == text_by_code_.end() ? nullptr : &found->second;
}

}  // namespace corridor::sdmx
