#include "base/sqlite.h"

#include "base/check.h"

#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <unordered_map>

namespace corridor {
namespace {

// Making the embedded default holds the lock for seconds, on a busy machine for many.
constexpr int wait_for_lock_ms = 60'000;

ErrorKind kind_of(int code) {
  switch (code & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return ErrorKind::malformed;
    case SQLITE_CANTOPEN:
      return ErrorKind::not_found;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
      return ErrorKind::denied;
    case SQLITE_CONSTRAINT:
      return ErrorKind::conflict;
    case SQLITE_TOOBIG:
      return ErrorKind::limit;
    case SQLITE_ERROR:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
      return ErrorKind::internal;
    default:
      return ErrorKind::io;
  }
}

std::string hint_for(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "Another program is writing to the workspace; try again.";
    case SQLITE_IOERR:
      return "Look whether the disk is full, or failing; nothing was changed.";
    case SQLITE_FULL:
      return "Free some disk space and try again; nothing was changed.";
    case SQLITE_NOTADB:
      return "This is not a workspace; `corridor --workspace FILE init` makes one.";
    case SQLITE_CORRUPT:
      return "The file is damaged; restore it from a copy.";
    case SQLITE_CANTOPEN:
      return "Check the path and its rights.";
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return "Check who may write to the file and its folder.";
    default:
      return {};
  }
}

Error sqlite_error(const std::string& file, sqlite3* database) {
  const int code = sqlite3_extended_errcode(database);
  return {kind_of(code),
          fmt::format("the store says: {}", sqlite3_errmsg(database)),
          {file},
          hint_for(code)};
}

/// A file as SQLite's URI, with what has a meaning there escaped.
std::string at_rest_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    uri += c == '%' || c == '?' || c == '#' ? fmt::format("%{:02X}", c) : std::string(1, c);
  }
  return uri + "?immutable=1";
}

}  // namespace

namespace {

/// Statements of a connection that nobody uses, by what they ask. Preparing takes longer than most
/// answers do, so a statement that somebody is done with goes to the next who asks the same.
class IdleStatements {
 public:
  IdleStatements() = default;
  IdleStatements(const IdleStatements&) = delete;
  IdleStatements& operator=(const IdleStatements&) = delete;
  ~IdleStatements() {
    for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
  }

  /// Null where none is kept.
  sqlite3_stmt* take(std::string_view sql) {
    const auto found = idle_.find(sql);
    if (found == idle_.end()) return nullptr;
    sqlite3_stmt* const statement = found->second;
    idle_.erase(found);
    return statement;
  }

  void keep(sqlite3_stmt* statement) {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (idle_.size() == most) {
      sqlite3_finalize(statement);
    } else {
      idle_.emplace(sqlite3_sql(statement), statement);
    }
  }

 private:
  static constexpr std::size_t most = 128;
  std::multimap<std::string, sqlite3_stmt*, std::less<>> idle_;
};

/// Those of all open connections. Each connection is one thread's, but they come and go in many.
class Connections {
 public:
  static Connections& all() {
    static Connections connections;
    return connections;
  }
  void add(sqlite3* database) {
    const std::lock_guard guard(mutex_);
    idle_.emplace(database, std::make_unique<IdleStatements>());
  }
  /// Null where it is closed already: a statement may live longer.
  IdleStatements* of(sqlite3* database) {
    const std::lock_guard guard(mutex_);
    const auto found = idle_.find(database);
    return found == idle_.end() ? nullptr : found->second.get();
  }
  std::unique_ptr<IdleStatements> remove(sqlite3* database) {
    const std::lock_guard guard(mutex_);
    const auto found = idle_.find(database);
    if (found == idle_.end()) return nullptr;
    auto idle = std::move(found->second);
    idle_.erase(found);
    return idle;
  }

 private:
  std::mutex mutex_;
  std::unordered_map<sqlite3*, std::unique_ptr<IdleStatements>> idle_;
};

}  // namespace

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
  if (auto* idle = Connections::all().of(sqlite3_db_handle(statement))) {
    idle->keep(statement);
  } else {
    sqlite3_finalize(statement);
  }
}

Statement& Statement::bind(int parameter, std::int64_t number) {
  ENSURE(sqlite3_bind_int64(handle_.get(), parameter, number) == SQLITE_OK, "the parameter exists");
  return *this;
}

Statement& Statement::bind(int parameter, double number) {
  ENSURE(sqlite3_bind_double(handle_.get(), parameter, number) == SQLITE_OK,
         "the parameter exists");
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  // A view of nothing at all is an empty text, not NULL.
  const char* bytes = text.data() == nullptr ? "" : text.data();
  const int status = sqlite3_bind_text64(handle_.get(), parameter, bytes, text.size(),
                                         SQLITE_TRANSIENT, SQLITE_UTF8);
  ENSURE(status == SQLITE_OK, "the parameter exists and the text is below SQLite's limit");
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  ENSURE(sqlite3_bind_null(handle_.get(), parameter) == SQLITE_OK, "the parameter exists");
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Error error = sqlite_error(*file_, sqlite3_db_handle(handle_.get()));
  sqlite3_reset(handle_.get());
  return fail(std::move(error));
}

Result<void> Statement::run() {
  const bool row = TRY(step());
  ENSURE(!row, "a statement that is run gives no rows");
  reset();
  return {};
}

void Statement::reset() { sqlite3_reset(handle_.get()); }

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(handle_.get(), column);
}

double Statement::real(int column) const { return sqlite3_column_double(handle_.get(), column); }

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::string_view Statement::bytes(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

void Database::Closer::operator()(sqlite3* database) const {
  Connections::all().remove(database).reset();
  sqlite3_close_v2(database);
}

Result<Database> Database::open(const std::string& path, Mode mode) {
  const int access = mode == Mode::read_only    ? SQLITE_OPEN_READONLY
                     : mode == Mode::at_rest    ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
                     : mode == Mode::read_write ? SQLITE_OPEN_READWRITE
                                                : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  // Each thread opens a database of its own, so that each row need not take a lock.
  const int flags = access | SQLITE_OPEN_NOMUTEX;
  const std::string name = mode == Mode::at_rest ? at_rest_uri(path) : path;
  Database database;
  database.path_ = std::make_unique<std::string>(path);
  database.extensions_ = std::make_unique<std::vector<void (*)(sqlite3*)>>();
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
  database.handle_.reset(handle);
  ENSURE(handle != nullptr, "there is memory for a database handle");
  if (code != SQLITE_OK) return fail(sqlite_error(path, handle));
  sqlite3_busy_timeout(handle, wait_for_lock_ms);
  Connections::all().add(handle);
  return database;
}

void Database::extend(void (*add)(sqlite3*)) const {
  if (std::ranges::find(*extensions_, add) != extensions_->end()) return;
  add(handle_.get());
  extensions_->push_back(add);
}

Result<void> Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return fail(sqlite_error(*path_, handle_.get()));
  return {};
}

Result<void> Database::copy_into(Database& other) const {
  auto* copy = sqlite3_backup_init(other.handle_.get(), "main", handle_.get(), "main");
  if (copy == nullptr) return fail(sqlite_error(other.path(), other.handle_.get()));
  int code = SQLITE_BUSY;
  constexpr int tries = 600, pause_ms = 100;
  for (int i = 0; i < tries && (code == SQLITE_BUSY || code == SQLITE_LOCKED); ++i) {
    if (i > 0) sqlite3_sleep(pause_ms);
    code = sqlite3_backup_step(copy, -1);
  }
  sqlite3_backup_finish(copy);
  if (code == SQLITE_DONE) return {};
  Error error = sqlite_error(other.path(), other.handle_.get());
  error.kind = kind_of(code);
  error.message = fmt::format("the copy was not made: {}", sqlite3_errstr(code));
  error.hint = hint_for(code);
  return fail(std::move(error));
}

Result<Statement> Database::prepare(std::string_view sql) const {
  auto* const idle = Connections::all().of(handle_.get());
  sqlite3_stmt* statement = idle == nullptr ? nullptr : idle->take(sql);
  if (statement != nullptr) return Statement(statement, path_.get());
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()), 0,
                                      &statement, nullptr);
  if (code != SQLITE_OK) return fail(sqlite_error(*path_, handle_.get()));
  return Statement(statement, path_.get());
}

Result<Transaction> Transaction::begin(Database& database) {
  TRY(database.execute("BEGIN IMMEDIATE"));
  return Transaction(database);
}

Result<void> Transaction::commit() {
  ENSURE(database_ != nullptr, "a transaction is committed once");
  TRY(database_->execute("COMMIT"));
  database_ = nullptr;
  return {};
}

Transaction::~Transaction() {
  if (database_ == nullptr) return;
  // A rollback that fails leaves nothing to do: SQLite rolls back by itself when the file opens.
  static_cast<void>(database_->execute("ROLLBACK"));
}

}  // namespace corridor
