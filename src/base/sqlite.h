#pragma once
// SQLite behind two small classes: a Database that is one open file, and a Statement prepared in
// it. Errors come back as Results that name the file and what to do; SQL itself stays in store/,
// evidence/ and registers/.

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace corridor {

class Statement {
 public:
  /// Parameters count from 1. Text is copied by SQLite only when it is `bind_text`; a view bound
  /// must live until the statement is reset.
  Statement& bind(int parameter, std::int64_t number);
  Statement& bind(int parameter, int number) { return bind(parameter, std::int64_t{number}); }
  Statement& bind(int parameter, double number);
  Statement& bind(int parameter, std::string_view text);
  Statement& bind(int parameter, const char* text) {
    return bind(parameter, std::string_view(text));
  }
  Statement& bind_null(int parameter);

  /// True while there is a row.
  Result<bool> step();
  /// Runs a statement that gives no rows, and makes it ready for the next.
  Result<void> run();
  void reset();

  /// Columns of the current row count from 0.
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;
  /// Of a blob, until the next step.
  std::string_view bytes(int column) const;
  bool is_null(int column) const;

 private:
  friend class Database;
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(sqlite3_stmt* statement, const std::string* file) : handle_(statement), file_(file) {}

  std::unique_ptr<sqlite3_stmt, Finalizer> handle_;
  const std::string* file_;
};

class Database {
 public:
  /// `at_rest`: on a disk that nobody can write to, where SQLite cannot keep its locks; right only
  /// while nobody else has the file open to write.
  enum class Mode { read_only, read_write, create, at_rest };
  static Result<Database> open(const std::string& path, Mode mode);

  /// One or more statements without parameters.
  Result<void> execute(const std::string& sql);
  Result<Statement> prepare(std::string_view sql) const;
  const std::string& path() const { return *path_; }
  /// Makes the other database the same as this one, in one step that readers and a killed process
  /// see whole or not at all. Others may read and write this one meanwhile.
  Result<void> copy_into(Database& other) const;
  /// Lets `add` make functions of its own known to the connection; a second time does nothing.
  void extend(void (*add)(sqlite3*)) const;

 private:
  struct Closer {
    void operator()(sqlite3* database) const;
  };
  // The path lives on the heap so that statements may point at it while the Database moves.
  std::unique_ptr<std::string> path_;
  std::unique_ptr<std::vector<void (*)(sqlite3*)>> extensions_;
  std::unique_ptr<sqlite3, Closer> handle_;
};

/// BEGIN IMMEDIATE; rolled back when it goes out of scope without commit().
class Transaction {
 public:
  static Result<Transaction> begin(Database& database);
  Result<void> commit();
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace corridor
