#include "server/tokens.h"

#include "base/hash.h"

#include <doctest/doctest.h>

namespace corridor::tokens_test {
namespace {

constexpr std::string_view secret = "correct-horse-battery";

ErrorKind refused(const std::string& text) { return Tokens::parse("tokens", text).error().kind; }

}  // namespace

TEST_CASE("a token is known by its word or its hash, until its day") {
  const auto tokens =
      Tokens::parse("tokens",
                    "# who may write\nstatistics editor correct-horse-battery 2027-06-30\n\n"
                    "city\tanalyst sha256:" +
                        sha256_hex("another-long-token") + "  # of the city\n");
  REQUIRE(tokens.has_value());
  const auto holder = tokens->holder_of("Bearer correct-horse-battery", "2027-06-30");
  REQUIRE(holder.has_value());
  CHECK(holder->name == "statistics");
  CHECK(holder->role == Role::editor);
  CHECK(tokens->holder_of("bearer another-long-token", "2030-01-01")->role == Role::analyst);
  CHECK_FALSE(tokens->holder_of("Bearer correct-horse-battery", "2027-07-01").has_value());
  for (const auto* wrong : {"", "Bearer", "Bearer ", "Bearer correct-horse-batterz",
                            "Basic correct-horse-battery", "correct-horse-battery"}) {
    CAPTURE(wrong);
    const auto nobody = tokens->holder_of(wrong, "2026-01-01");
    REQUIRE_FALSE(nobody.has_value());
    CHECK(nobody.error().kind == ErrorKind::denied);
    CHECK_FALSE(nobody.error().message.contains(secret));
  }
}

TEST_CASE("a word alone is the token of an admin") {
  const auto tokens = Tokens::parse("tokens", "correct-horse-battery\n");
  REQUIRE(tokens.has_value());
  CHECK(tokens->holder_of("Bearer correct-horse-battery", "2026-01-01")->role == Role::admin);
}

TEST_CASE("a file of tokens is checked line by line, and no message shows a token") {
  CHECK(refused("") == ErrorKind::malformed);
  CHECK(refused("# nothing\n") == ErrorKind::malformed);
  CHECK(refused("short\n") == ErrorKind::malformed);
  CHECK(refused("name king correct-horse-battery\n") == ErrorKind::malformed);
  CHECK(refused("name editor sha256:123\n") == ErrorKind::malformed);
  CHECK(refused("name editor correct-horse-battery tomorrow\n") == ErrorKind::malformed);
  const auto error =
      Tokens::parse("tokens", "a admin correct-horse-battery\nb c correct-horse-battery x y\n");
  REQUIRE_FALSE(error.has_value());
  CHECK(error.error().where.line == 2);
  CHECK_FALSE(error.error().message.contains(secret));
}

TEST_CASE("without tokens nobody may") {
  CHECK(Tokens().holder_of("Bearer correct-horse-battery", "2026-01-01").error().kind ==
        ErrorKind::denied);
}

}  // namespace corridor::tokens_test
