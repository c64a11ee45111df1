#include "server/tokens.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "vocabulary/delay.h"

#include <fmt/core.h>
#include <openssl/crypto.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::size_t shortest_token = 16;
constexpr std::string_view hashed = "sha256:";
constexpr std::array roles{Role::reader, Role::analyst, Role::editor, Role::admin};

Error wrong(const Where& where, std::string message, std::string hint) {
  return {ErrorKind::malformed, std::move(message), where, std::move(hint)};
}

Result<std::string> hash_of_token(std::string_view word, const Where& where) {
  if (word.starts_with(hashed)) {
    const auto digits = word.substr(hashed.size());
    const bool hexadecimal = digits.find_first_not_of("0123456789abcdef") == digits.npos;
    if (digits.size() == 64 && hexadecimal) return std::string(digits);
    return fail(wrong(where, "expected 64 small hexadecimal digits behind sha256:",
                      "printf %s TOKEN | sha256sum"));
  }
  if (word.size() >= shortest_token) return sha256_hex(word);
  return fail(wrong(where,
                    fmt::format("expected a token of at least {} characters", shortest_token),
                    "Make one: openssl rand -hex 32"));
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (const auto part : split(line.substr(0, line.find('#')), ' ')) {
    for (const auto word : split(part, '\t')) {
      if (const auto bare = trim(word); !bare.empty()) words.push_back(bare);
    }
  }
  return words;
}

Error denied(std::string message) {
  return {ErrorKind::denied,
          std::move(message),
          {},
          "Send a token of the file that the server was started with: Authorization: Bearer "
          "TOKEN."};
}

}  // namespace

Result<Tokens::Known> Tokens::parse_line(std::vector<std::string_view> words, const Where& where) {
  if (words.size() == 1) words = {"token", "admin", words[0]};
  if (words.size() < 3 || words.size() > 4) {
    return fail(wrong(where,
                      fmt::format("expected NAME ROLE TOKEN [UNTIL], saw {} words", words.size()),
                      "Such as: statistics editor 4f0c9a... 2027-06-30"));
  }
  const auto role = std::ranges::find(roles, words[1], [](Role r) { return name_of(r); });
  if (role == roles.end()) {
    return fail(wrong(where, fmt::format("expected a role, saw \"{}\"", words[1]),
                      "Roles are reader, analyst, editor and admin."));
  }
  Known known{{std::string(words[0]), *role}, TRY(hash_of_token(words[2], where)), {}};
  if (words.size() == 4) {
    const auto day = parse_date(words[3]);
    if (!day || words[3].size() != 10) {
      return fail(wrong(where, fmt::format("expected a day, saw \"{}\"", words[3]),
                        "Write it as 2027-06-30."));
    }
    known.until = words[3];
  }
  return known;
}

Result<Tokens> Tokens::parse(const std::string& file, std::string_view text) {
  Tokens tokens;
  std::uint64_t number = 0;
  for (const auto line : split(text, '\n')) {
    ++number;
    const auto words = words_of(line);
    if (!words.empty()) tokens.known_.push_back(TRY(parse_line(words, {file, number})));
  }
  if (!tokens.empty()) return tokens;
  return fail(wrong({file}, "expected at least one token",
                    "Write a line: NAME ROLE TOKEN, such as: me admin and a long random word."));
}

Result<Tokens> Tokens::read(const std::string& file) {
  constexpr std::uint64_t largest = 1 << 20;
  const auto bytes = TRY(read_file(file, largest));
  return parse(file, bytes.view());
}

Result<TokenHolder> Tokens::holder_of(std::string_view authorization, std::string_view day) const {
  if (known_.empty()) return fail(denied("this server has no tokens, and takes nothing in"));
  constexpr std::string_view scheme = "Bearer ";
  const bool bearer =
      authorization.size() > scheme.size() && alike(authorization.substr(0, scheme.size()), scheme);
  if (!bearer) return fail(denied("expected a token, saw none"));
  const auto hash = sha256_hex(trim(authorization.substr(scheme.size())));
  const Known* found = nullptr;
  for (const auto& known : known_) {
    if (CRYPTO_memcmp(known.sha256.data(), hash.data(), hash.size()) == 0) found = &known;
  }
  if (found == nullptr) return fail(denied("the token is not known here"));
  if (!found->until.empty() && day > found->until) {
    return fail(denied(fmt::format("the token counted until {}", found->until)));
  }
  return found->holder;
}

}  // namespace corridor
