#pragma once
// Result<T>: a value, or an Error that says what was expected, what was seen, where, and what to
// do about it. Mistakes in the world (a file, a word on the command line, a full disk) travel as
// Results; mistakes of ours are ENSUREs (check.h).
//
//   Result<Period> parse_period(std::string_view text);
//   ...
//   const Period period = TRY(parse_period(field));   // hands the error on to the caller

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace corridor {

/// What went wrong, in the order of the error table. Each kind has one exit code and one HTTP
/// status, so that scripts and clients can tell them apart.
enum class ErrorKind {
  usage,      // 2 / 400: the call itself is wrong
  not_found,  // 3 / 404: the thing named does not exist
  malformed,  // 4 / 422: a file or text does not follow its format
  invalid,    // 5 / 422: well formed, makes no sense
  conflict,   // 6 / 409: in the way of something that is already there
  limit,      // 7 / 413: larger or deeper than the stated limit
  denied,     // 8 / 403: not allowed
  io,         // 9 / 503: the disk, the network or the lock said no
  internal,   // 70 / 500: a mistake of ours
};

/// A place in a file. Lines and columns count from 1; 0 means "not known". In a table (CSV) the
/// column is the number of the field.
struct Where {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
};

/// Line and column of a byte of a text.
Where where_in(std::string file, std::string_view text, std::size_t position);

struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string message;  // what was expected and what was seen
  Where where = {};
  std::string hint = {};  // what to do
};

template <class T> using Result = std::expected<T, Error>;

/// The usual way to leave a function with an error: return fail({ErrorKind::io, "..."});
inline std::unexpected<Error> fail(Error error) { return std::unexpected(std::move(error)); }

std::string_view name_of(ErrorKind kind);
int exit_code_of(ErrorKind kind);
int http_status_of(ErrorKind kind);

/// The error as a person reads it on a terminal: "corridor: file:line:column: message" and, on a
/// line of its own, the hint.
std::string describe(const Error& error);

/// {"kind","message","where":{"file","line","column"},"hint"}: also the body of problem+json.
std::string to_json(const Error& error);

}  // namespace corridor

// The value of a Result, or an early return with its error. A statement expression, which g++ and
// clang both have; the counter gives each use a name of its own, so that one may stand in another.
#define TRY(expression) CORRIDOR_TRY(expression, __COUNTER__)
#define CORRIDOR_TRY(expression, number) CORRIDOR_TRY_AS(expression, CORRIDOR_JOIN(number))
#define CORRIDOR_JOIN(number) CORRIDOR_JOINED(number)
#define CORRIDOR_JOINED(number) try_result_##number
#define CORRIDOR_TRY_AS(expression, name)                                   \
  __extension__({                                                           \
    auto name = (expression);                                               \
    if (!name.has_value()) return std::unexpected(std::move(name).error()); \
    *std::move(name);                                                       \
  })
