#include "store/text_rank.h"

#include "base/check.h"
#include "base/text.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace corridor {
namespace {

constexpr int title_bits = 4, body_bits = 5;
constexpr std::int64_t longest_title = (1 << title_bits) - 1;
constexpr std::int64_t longest_body = (1 << body_bits) - 1;

// The parts of BM25F that are no field of TextRank.
constexpr double saturation = 1.2;        // k
constexpr double title_flattening = 0.6;  // b
constexpr double body_flattening = 0.6;

/// Above any score, so that one number holds the words found and the score.
constexpr double word_step = 1e6;

/// What is worked out once for a query.
struct Query {
  TextRank rank;
  std::vector<double> rarity;  // of each word
  std::vector<double> hits;    // of each word in the row at hand
};

struct Call {
  const Fts5ExtensionApi* api;
  Fts5Context* context;
};

TextRank parse(std::string_view text) {
  const auto fields = split(text, ' ');
  CHECK(fields.size() >= 3 + TextRank::columns, "text_rank's argument comes from TextRank::text");
  std::size_t at = 0;
  const auto next = [&] { return parse_number(fields[at++]).value_or(0); };
  TextRank rank;
  rank.rows = static_cast<std::int64_t>(next());
  rank.mean.title = next();
  rank.mean.body = next();
  for (auto& weight : rank.weights) weight = next();
  while (at < fields.size()) rank.words.push_back(static_cast<int>(next()));
  return rank;
}

int count_row(const Fts5ExtensionApi*, Fts5Context*, void* count) {
  ++*static_cast<std::int64_t*>(count);
  return SQLITE_OK;
}

/// How rare each word is. With one word alone all rows would get the same factor, which the rows
/// need not be counted for.
int weigh_words(const Call& call, Query& query) {
  std::vector<std::int64_t> rows(query.rarity.size(), 0);
  for (std::size_t phrase = 0; rows.size() > 1 && phrase < query.rank.words.size(); ++phrase) {
    if (query.rank.words[phrase] < 0) continue;
    const int code = call.api->xQueryPhrase(
        call.context, static_cast<int>(phrase),
        &rows[static_cast<std::size_t>(query.rank.words[phrase])], count_row);
    if (code != SQLITE_OK) return code;
  }
  const auto all = static_cast<double>(query.rank.rows);
  for (std::size_t word = 0; word < rows.size(); ++word) {
    const double with = std::min(static_cast<double>(rows[word]), all);
    query.rarity[word] = rows.size() == 1 ? 1 : std::log(1 + (all - with + 0.5) / (with + 0.5));
  }
  return SQLITE_OK;
}

/// The query's part, made at its first row and kept by SQLite until its last.
Query* query_of(const Call& call, sqlite3_value* argument, int& code) {
  if (void* kept = call.api->xGetAuxdata(call.context, 0)) return static_cast<Query*>(kept);
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(argument));
  auto query = std::make_unique<Query>();
  query->rank = parse(bytes == nullptr ? std::string_view() : std::string_view(bytes));
  const int words = query->rank.words.empty() ? -1 : std::ranges::max(query->rank.words);
  query->rarity.resize(static_cast<std::size_t>(words + 1));
  query->hits.resize(query->rarity.size());
  code = weigh_words(call, *query);
  if (code != SQLITE_OK) return nullptr;
  Query* raw = query.release();
  code = call.api->xSetAuxdata(call.context, raw,
                               [](void* old) { std::unique_ptr<Query>(static_cast<Query*>(old)); });
  return code == SQLITE_OK ? raw : nullptr;
}

double flattened(double flattening, double length, double mean) {
  return mean <= 0 ? 1 : 1 / (1 - flattening + flattening * length / mean);
}

int count_hits(const Call& call, Query& query, RowLengths lengths) {
  constexpr int body = 0, title = 1;
  auto worth = query.rank.weights;
  worth[body] *= flattened(body_flattening, lengths.body, query.rank.mean.body);
  worth[title] *= flattened(title_flattening, lengths.title, query.rank.mean.title);
  std::fill(query.hits.begin(), query.hits.end(), 0.0);
  for (std::size_t phrase = 0; phrase < query.rank.words.size(); ++phrase) {
    if (query.rank.words[phrase] < 0) continue;
    const auto word = static_cast<std::size_t>(query.rank.words[phrase]);
    Fts5PhraseIter at{};
    int column = 0, offset = 0;
    const int code =
        call.api->xPhraseFirst(call.context, static_cast<int>(phrase), &at, &column, &offset);
    if (code != SQLITE_OK) return code;
    for (; column >= 0; call.api->xPhraseNext(call.context, &at, &column, &offset)) {
      query.hits[word] += worth[std::min(static_cast<std::size_t>(column), worth.size() - 1)];
    }
  }
  return SQLITE_OK;
}

double rank_of(const Query& query) {
  double score = 0;
  int words = 0;
  for (std::size_t word = 0; word < query.hits.size(); ++word) {
    if (query.hits[word] <= 0) continue;
    ++words;
    score +=
        query.rarity[word] * query.hits[word] * (1 + saturation) / (query.hits[word] + saturation);
  }
  return words * word_step + score;
}

/// The rank of the row at hand, or the code of an error.
std::expected<double, int> rank_row(const Call& call, sqlite3_value* argument) {
  int code = SQLITE_OK;
  Query* query = query_of(call, argument, code);
  if (query == nullptr) return std::unexpected(code);
  const RowLengths lengths = lengths_of_row(call.api->xRowid(call.context));
  code = count_hits(call, *query, lengths);
  if (code != SQLITE_OK) return std::unexpected(code);
  return rank_of(*query);
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
  static const auto bodies = [] {
    std::array<double, longest_body + 1> lengths{};
    for (std::size_t i = 0; i < lengths.size(); ++i) {
      lengths[i] = std::exp2(static_cast<double>(i) / 2) - 1;
    }
    return lengths;
  }();
  return {static_cast<double>((row >> body_bits) & longest_title),
          bodies[static_cast<std::size_t>(row & longest_body)]};
}

std::string TextRank::text() const {
  return fmt::format("{} {} {} {} {}", rows, mean.title, mean.body, fmt::join(weights, " "),
                     fmt::join(words, " "));
}

TextScore score_of(double rank) {
  const double words = std::floor(rank / word_step);
  return {static_cast<int>(words), rank - words * word_step};
}

void add_text_rank(const Database& database) {
  database.extend([](sqlite3* connection) {
    sqlite3_stmt* statement = nullptr;
    fts5_api* api = nullptr;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
      sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
      sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    CHECK(api != nullptr, "SQLite comes with FTS5, as Debian builds it");
    const auto rank = [](const Fts5ExtensionApi* extension, Fts5Context* fts,
                         sqlite3_context* context, int count, sqlite3_value** values) {
      if (count != 1) return sqlite3_result_error(context, "expected a table and a text", -1);
      const auto ranked = rank_row({extension, fts}, values[0]);
      if (!ranked) return sqlite3_result_error_code(context, ranked.error());
      sqlite3_result_double(context, *ranked);
    };
    const int code = api->xCreateFunction(api, "text_rank", nullptr, rank, nullptr);
    CHECK(code == SQLITE_OK, "a connection takes a function");
  });
}

}  // namespace corridor
