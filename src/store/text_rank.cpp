#include "store/text_rank.h"

#include "base/check.h"
#include "base/text.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace corridor {
namespace {

constexpr int title_bits = 4, body_bits = 5;
constexpr std::int64_t longest_title = (1 << title_bits) - 1;
constexpr std::int64_t longest_body = (1 << body_bits) - 1;

// The parts of BM25F that are no field of FieldWeights.
constexpr double saturation = 1.2;        // k
constexpr double title_flattening = 0.6;  // b
constexpr double body_flattening = 0.6;

double flattened(double flattening, double length, double mean) {
  return mean <= 0 ? 1 : 1 / (1 - flattening + flattening * length / mean);
}

/// What a hit in each field is worth, by the lengths that a row's number holds.
class HitWorth {
 public:
  explicit HitWorth(const FieldWeights& fields) : others_(fields.weights) {
    for (std::size_t i = 0; i < bodies_.size(); ++i) {
      const auto lengths = lengths_of_row(static_cast<std::int64_t>(i));
      bodies_[i] = fields.weights[0] * flattened(body_flattening, lengths.body, fields.mean.body);
    }
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      titles_[i] = fields.weights[1] *
                   flattened(title_flattening, static_cast<double>(i), fields.mean.title);
    }
  }

  double operator()(std::int64_t row, int column) const {
    if (column == 0) return bodies_[static_cast<std::size_t>(row & longest_body)];
    if (column == 1) return titles_[static_cast<std::size_t>((row >> body_bits) & longest_title)];
    return others_[std::min(static_cast<std::size_t>(column), others_.size() - 1)];
  }

 private:
  std::array<double, FieldWeights::columns> others_;
  std::array<double, longest_body + 1> bodies_{};
  std::array<double, longest_title + 1> titles_{};
};

// ---- the function that SQLite calls
// --------------------------------------------------------------

/// What the phrases gave so far: for each the number of its rows, and all rows one after another.
struct Walk {
  const HitWorth& worth;
  std::vector<std::int64_t> numbers = {};
  std::vector<RowHits> rows = {};
};

int take_row(const Fts5ExtensionApi* api, Fts5Context* context, void* walk) {
  static_cast<Walk*>(walk)->rows.push_back({api->xRowid(context), 0});
  return SQLITE_OK;
}

int take_hits(const Fts5ExtensionApi* api, Fts5Context* context, void* walk) {
  auto& to = *static_cast<Walk*>(walk);
  RowHits row{api->xRowid(context), 0};
  Fts5PhraseIter at{};
  int column = 0, offset = 0;
  const int code = api->xPhraseFirst(context, 0, &at, &column, &offset);
  if (code != SQLITE_OK) return code;
  for (; column >= 0; api->xPhraseNext(context, &at, &column, &offset)) {
    row.hits += to.worth(row.row, column);
  }
  to.rows.push_back(row);
  return SQLITE_OK;
}

/// The argument: how many phrases count, the mean lengths and the weights.
std::string argument_of(const PhraseRows& wanted) {
  const auto& fields = wanted.weights;
  return fmt::format("{} {} {} {}", wanted.counted, fields.mean.title, fields.mean.body,
                     fmt::join(fields.weights, " "));
}

struct Argument {
  int counted = 0;
  FieldWeights fields;
};

Argument parse(std::string_view text) {
  const auto values = split(text, ' ');
  ENSURE(values.size() == 3 + FieldWeights::columns, "the argument comes from argument_of");
  std::size_t at = 0;
  const auto next = [&] { return parse_number(values[at++]).value_or(0); };
  Argument argument{.counted = static_cast<int>(next()), .fields = {}};
  argument.fields.mean.title = next();
  argument.fields.mean.body = next();
  for (auto& weight : argument.fields.weights) weight = next();
  return argument;
}

/// Called at the first row that has any phrase: goes through all rows of each.
int walk_phrases(const Fts5ExtensionApi* api, Fts5Context* context, int counted, Walk& walk) {
  for (int phrase = 0; phrase < api->xPhraseCount(context); ++phrase) {
    const std::size_t before = walk.rows.size();
    const int code =
        api->xQueryPhrase(context, phrase, &walk, phrase < counted ? take_hits : take_row);
    if (code != SQLITE_OK) return code;
    walk.numbers.push_back(static_cast<std::int64_t>(walk.rows.size() - before));
  }
  return SQLITE_OK;
}

/// The numbers of rows, then the rows, as they lie in memory: the reader is in this file.
void give_rows(sqlite3_context* context, const Walk& walk) {
  const std::size_t head = walk.numbers.size() * sizeof(std::int64_t);
  const std::size_t size = head + walk.rows.size() * sizeof(RowHits);
  auto* bytes = static_cast<char*>(sqlite3_malloc64(size));
  if (bytes == nullptr) return sqlite3_result_error_nomem(context);
  std::memcpy(bytes, walk.numbers.data(), head);
  std::memcpy(bytes + head, walk.rows.data(), size - head);
  sqlite3_result_blob64(context, bytes, size, sqlite3_free);
}

void add_phrase_rows(sqlite3* connection) {
  sqlite3_stmt* statement = nullptr;
  fts5_api* api = nullptr;
  if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  ENSURE(api != nullptr, "SQLite comes with FTS5, as Debian builds it");
  const auto call = [](const Fts5ExtensionApi* extension, Fts5Context* fts,
                       sqlite3_context* context, int count, sqlite3_value** values) {
    const void* text = count == 1 ? sqlite3_value_text(values[0]) : nullptr;
    if (text == nullptr) return sqlite3_result_error(context, "expected a table and a text", -1);
    const auto argument = parse(static_cast<const char*>(text));
    const HitWorth worth(argument.fields);
    Walk walk{worth};
    const int code = walk_phrases(extension, fts, argument.counted, walk);
    if (code != SQLITE_OK) return sqlite3_result_error_code(context, code);
    give_rows(context, walk);
  };
  const int code = api->xCreateFunction(api, "phrase_rows", nullptr, call, nullptr);
  ENSURE(code == SQLITE_OK, "a connection takes a function");
}

}  // namespace

std::int64_t row_with_lengths(std::int64_t number, RowLengths lengths) {
  const auto title =
      std::clamp(std::llround(lengths.title), 0LL, static_cast<long long>(longest_title));
  // Steps of half a doubling: 0, 1, 1.4 ... 46,000 terms.
  const auto body = std::clamp(std::llround(2 * std::log2(lengths.body + 1)), 0LL,
                               static_cast<long long>(longest_body));
  return (number << (title_bits + body_bits)) | (title << body_bits) | body;
}

std::int64_t number_of_row(std::int64_t row) { return row >> (title_bits + body_bits); }

RowLengths lengths_of_row(std::int64_t row) {
  const auto steps = static_cast<double>(row & longest_body);
  return {static_cast<double>((row >> body_bits) & longest_title), std::exp2(steps / 2) - 1};
}

Result<std::vector<std::vector<RowHits>>> rows_of_phrases(const Database& database,
                                                          const PhraseRows& wanted) {
  database.extend(add_phrase_rows);
  std::vector<std::vector<RowHits>> found(wanted.number);
  auto row = TRY(database.prepare(fmt::format(
      "SELECT phrase_rows({0}, ?1) FROM {0} WHERE {0} MATCH ?2 LIMIT 1", wanted.table)));
  const std::string argument = argument_of(wanted);
  row.bind(1, argument).bind(2, wanted.phrases);
  if (!TRY(row.step())) return found;
  auto bytes = row.bytes(0);
  std::vector<std::int64_t> numbers(wanted.number);
  const std::size_t head = numbers.size() * sizeof(std::int64_t);
  ENSURE(bytes.size() >= head, "each phrase has its number of rows");
  std::memcpy(numbers.data(), bytes.data(), head);
  bytes.remove_prefix(head);
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].resize(static_cast<std::size_t>(numbers[i]));
    const std::size_t size = found[i].size() * sizeof(RowHits);
    ENSURE(bytes.size() >= size, "each phrase has its rows");
    if (size > 0) std::memcpy(found[i].data(), bytes.data(), size);
    bytes.remove_prefix(size);
  }
  return found;
}

double word_rarity(std::size_t with, std::size_t all) {
  const auto rows = static_cast<double>(all);
  const double having = std::min(static_cast<double>(with), rows);
  return std::log(1 + (rows - having + 0.5) / (having + 0.5));
}

double saturated(double hits) { return hits * (1 + saturation) / (hits + saturation); }

}  // namespace corridor
