#include "base/subprocess.h"

#include "base/scratch_folder.h"

#include <chrono>

#include <doctest/doctest.h>

namespace corridor::subprocess_test {

constexpr std::chrono::milliseconds short_time{200};

TEST_CASE("a program is given its arguments as they are, and no shell reads them") {
  const auto end = run_subprocess({{"printf", "%s|", "a b", "$HOME", ";ls", "*"}});
  REQUIRE(end.has_value());
  CHECK(end->exit_code == 0);
  CHECK(end->output == "a b|$HOME|;ls|*|");
  CHECK(end->errors.empty());
}

TEST_CASE("what a program reads is what it is given, also more than a pipe holds") {
  const std::string input(5 << 20, 'x');
  const auto end = run_subprocess({.arguments = {"cat"}, .input = input});
  REQUIRE(end.has_value());
  CHECK(end->output == input);
  const auto none = run_subprocess({{"cat"}});
  REQUIRE(none.has_value());
  CHECK(none->output.empty());
}

TEST_CASE("a program that does not read to the end does no harm") {
  const std::string input(5 << 20, 'x');
  const auto end = run_subprocess({.arguments = {"true"}, .input = input});
  REQUIRE(end.has_value());
  CHECK(end->exit_code == 0);
}

TEST_CASE("a program that fails says so, with its words") {
  const auto end = run_subprocess({{"ls", "no such file"}});
  REQUIRE(end.has_value());
  CHECK(end->exit_code == 2);
  CHECK(end->errors.contains("no such file"));
}

TEST_CASE("a program that is not there is not found") {
  CHECK(run_subprocess({{"corridor-no-such-program"}}).error().kind == ErrorKind::not_found);
  CHECK(run_subprocess({{"/no/such/program"}}).error().kind == ErrorKind::not_found);
  CHECK_FALSE(find_program("corridor-no-such-program").has_value());
  CHECK(find_program("cat").has_value());
}

TEST_CASE("a program that takes too long is stopped, with what it has started") {
  const auto start = std::chrono::steady_clock::now();
  const auto end = run_subprocess({.arguments = {"sleep", "60"}, .time_limit = short_time});
  REQUIRE_FALSE(end.has_value());
  CHECK(end.error().kind == ErrorKind::limit);
  const auto nested =
      run_subprocess({.arguments = {"timeout", "60", "sleep", "60"}, .time_limit = short_time});
  CHECK(nested.error().kind == ErrorKind::limit);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("a program that prints without end is stopped") {
  const auto end = run_subprocess({.arguments = {"yes"}, .most_bytes = 1000});
  REQUIRE_FALSE(end.has_value());
  CHECK(end.error().kind == ErrorKind::limit);
  CHECK(end.error().message.contains("1000 bytes"));
}

TEST_CASE("a program writes no files") {
  const ScratchFolder folder;
  const auto end = run_subprocess(
      {.arguments = {"dd", "if=/dev/zero", "of=" + folder.file("x"), "bs=10", "count=1"}});
  CHECK(folder.read("x").empty());
  CHECK_FALSE((end.has_value() && end->exit_code == 0));
}

}  // namespace corridor::subprocess_test
