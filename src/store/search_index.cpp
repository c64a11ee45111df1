#include "store/search_index.h"

#include "base/function_words.h"
#include "base/search_terms.h"
#include "base/text.h"
#include "base/word_fold.h"
#include "store/search_text.h"
#include "store/text_rank.h"
#include "store/write_registers.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/indicator.h"
#include "vocabulary/named_lines.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace corridor {
namespace {

/// One document on its way into the index.
struct Document {
  SearchSource source = SearchSource::record;
  std::string_view kind, code;
  std::int64_t passage = 0;
  std::string places = {};
  Period since = {}, until = {};
};

/// Terms of a field, parted by spaces, and their number. Two characters of a script without spaces
/// are about a word.
struct Field {
  std::string terms;
  double length = 0;
};

Field field_of(const std::vector<SearchPiece>& pieces) {
  Field field;
  for (const auto& piece : pieces) {
    if (!field.terms.empty()) field.terms.append(piece_mark).append(" ");
    for (const auto& term : search_terms(piece.text, piece.language)) {
      field.terms.append(term.text).append(" ");
      field.length += term.unspaced ? 0.5 : 1;
    }
  }
  return field;
}

/// What a thing is part of is the same for all its parts, so it is kept short: no function words,
/// and no piece that says nothing new (a place that goes by one name in several languages).
Field context_of(const std::vector<SearchPiece>& pieces) {
  Field field;
  std::unordered_set<std::string> seen;
  for (const auto& piece : pieces) {
    std::string terms;
    bool says_something = false;
    for (const auto& term : search_terms(piece.text, piece.language)) {
      const auto word = std::string_view(piece.text).substr(term.begin, term.end - term.begin);
      if (is_function_word(fold_word(word), piece.language)) continue;
      says_something = seen.insert(term.text).second || says_something;
      terms.append(term.text).append(" ");
    }
    if (says_something) field.terms += terms;
  }
  return field;
}

/// Of several languages the mean: a title in seven languages is not seven times as long.
double mean_length(const Field& field, const std::vector<SearchPiece>& pieces) {
  std::set<std::string_view> languages;
  for (const auto& piece : pieces) languages.insert(piece.language);
  return field.length / std::max<double>(1, static_cast<double>(languages.size()));
}

std::set<std::string_view> languages_of(const SearchText& text) {
  std::set<std::string_view> languages;
  for (const auto* pieces : {&text.titles, &text.bodies}) {
    for (const auto& piece : *pieces) languages.insert(piece.language);
  }
  languages.erase("");
  return languages;
}

/// A term of letters and digits behind a mark of its own.
std::string marked_term(std::string_view mark, std::string_view name) {
  std::string term(mark);
  std::ranges::copy_if(name, std::back_inserter(term), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
  return term;
}

/// "icrmw" of "icrmw/art_25" and of "expression:icrmw@1990-12-18/en".
std::string_view instrument_of(std::string_view address) {
  address.remove_prefix(std::min(address.find(':') + 1, address.size()));
  return address.substr(0, address.find_first_of("/@"));
}

class IndexWriter {
 public:
  static Result<IndexWriter> open(Database& database, const SearchRows& rows) {
    IndexWriter writer(database, rows);
    auto last = TRY(database.prepare("SELECT coalesce(max(id), 0) FROM search_document"));
    TRY(last.step());
    writer.number_ = number_of_row(last.integer(0));
    writer.document_ =
        TRY(database.prepare("INSERT INTO search_document VALUES(?,?,?,?,?,?,?,?,?)"));
    writer.terms_ = TRY(database.prepare(
        "INSERT INTO search_term(rowid, body, title, names, context) VALUES(?,?,?,?,?)"));
    writer.repeat_ =
        TRY(database.prepare("INSERT INTO search_repeat SELECT ?1, id FROM search_document"
                             " WHERE kind = ?2 AND code = ?3 AND source = 0 AND id < ?1"));
    for (const auto& passage : rows.passages) writer.add_places_in(passage);
    for (const auto& record : rows.records) {
      if (record.kind == "instrument") writer.own_.emplace(record.code, &record);
    }
    return writer;
  }

  Result<void> write() {
    TRY(add_edition());
    for (const auto& record : rows_.records) TRY(add_record(record));
    for (const auto& item : rows_.items) {
      const Document document{.source = SearchSource::item,
                              .kind = item.list,
                              .code = item.code,
                              .places = spaced(std::span(&item.place, item.place.empty() ? 0 : 1))};
      TRY(add(document, search_text(item)));
    }
    TRY(add_passages());
    return close();
  }

 private:
  IndexWriter(Database& database, const SearchRows& rows) : database_(database), rows_(rows) {}

  Result<void> add_edition() {
    SearchText text;
    const Citation& citation = rows_.edition.citation;
    text.titles = {{"en", citation.title}};
    text.names = {{"", citation.dataset}};
    for (const auto name : rows_.indicators) {
      const auto* indicator = find_indicator(name);
      text.bodies.push_back({"en", std::string(indicator == nullptr ? name : indicator->title)});
    }
    text.context = {{"en", citation.publisher}, {"", citation.version}};
    return add({.source = SearchSource::edition, .kind = "edition"}, text);
  }

  Result<void> add_record(const Record& record) {
    if (record.kind == "expression" || stands_in_passages(record)) return {};
    const Record* whole = TRY(whole_of(record.code));
    if (whole != nullptr && whole->code == record.code) whole = nullptr;
    Document document{.source = SearchSource::record,
                      .kind = record.kind,
                      .code = record.code,
                      .places = spaced(places_of(record)),
                      .since = record.since,
                      .until = record.until};
    // A provision holds where its law does, and no longer.
    if (whole != nullptr) {
      if (document.places.empty()) document.places = spaced(places_of(*whole));
      if (record.since.empty()) document.since = whole->since;
      if (record.until.empty()) document.until = whole->until;
    }
    TRY(add(document, search_text(record, whole)));
    return repeat_->bind(1, last_).bind(2, record.kind).bind(3, record.code).run();
  }

  /// "act/art_5__para_2" and the parts around it: "act/art_5".
  void add_places_in(const Passage& passage) {
    std::string code(instrument_of(passage.item));
    code.append("/").append(passage.place_in);
    for (;;) {
      in_passages_.insert(code);
      const auto end = code.rfind("__");
      if (end == std::string::npos) return;
      code.resize(end);
    }
  }

  bool stands_in_passages(const Record& record) const {
    return record.kind == "provision" && record.summary.empty() &&
           in_passages_.contains(record.code);
  }

  Result<void> add_passages() {
    auto last = TRY(database_.prepare("SELECT coalesce(max(id), 0) FROM passage"));
    TRY(last.step());
    std::int64_t id = last.integer(0) - static_cast<std::int64_t>(rows_.passages.size());
    for (const auto& passage : rows_.passages) {
      const Record* whole = TRY(whole_of(passage.item));
      const Document document{.source = SearchSource::passage,
                              .kind = "passage",
                              .code = passage.item,
                              .passage = ++id,
                              .places = spaced(passage.places),
                              .since = passage.since,
                              .until = passage.until};
      TRY(add(document, search_text(passage, whole)));
    }
    return {};
  }

  /// The instrument that a code or address is a part or wording of: as this edition has it, or else
  /// the last that does.
  Result<const Record*> whole_of(std::string_view address) {
    const std::string code(instrument_of(address));
    if (const auto found = own_.find(code); found != own_.end()) return found->second;
    const auto [entry, is_new] = stored_.try_emplace(code);
    if (is_new) entry->second = TRY(stored_instrument(code));
    return entry->second ? &*entry->second : nullptr;
  }

  Result<std::optional<Record>> stored_instrument(const std::string& code) {
    auto row = TRY(
        database_.prepare("SELECT title, names, fields, since, until, places FROM record"
                          " WHERE kind = 'instrument' AND code = ? ORDER BY edition DESC LIMIT 1"));
    row.bind(1, code);
    if (!TRY(row.step())) return std::nullopt;
    Record record{.kind = "instrument", .code = code, .title = row.text(0)};
    record.names = row.text(1);
    record.fields = row.text(2);
    record.since = Period::from_key(row.integer(3));
    record.until = Period::from_key(row.integer(4));
    const std::string places = row.text(5);
    for (const auto place : split(places, ' ')) {
      if (!place.empty()) record.places.emplace_back(place);
    }
    return record;
  }

  Result<void> add(const Document& document, const SearchText& text) {
    const Field body = field_of(text.bodies), title = field_of(text.titles);
    const RowLengths lengths{mean_length(title, text.titles), mean_length(body, text.bodies)};
    const std::int64_t row = row_with_lengths(++number_, lengths);
    if (documents_++ == 0) first_ = row;
    last_ = row;
    sum_.title += lengths.title;
    sum_.body += lengths.body;
    document_->bind(1, row).bind(2, rows_.edition.id).bind(3, static_cast<int>(document.source));
    document_->bind(4, document.kind).bind(5, document.code).bind(6, document.passage);
    document_->bind(7, document.places).bind(8, document.since.key());
    TRY(document_->bind(9, document.until.key()).run());
    const Field names = field_of(text.names);
    Field context = context_of(text.context);
    context.terms += ' ' + kind_term(document.kind);
    if (document.source == SearchSource::item) context.terms += ' ' + kind_term("entry");
    if (!document.since.empty() || !document.until.empty()) context.terms += ' ' + dated_term();
    for (const auto language : languages_of(text)) context.terms += ' ' + language_term(language);
    terms_->bind(1, row).bind(2, body.terms).bind(3, title.terms).bind(4, names.terms);
    return terms_->bind(5, context.terms).run();
  }

  Result<void> close() {
    auto insert = TRY(database_.prepare("INSERT INTO search_edition VALUES(?,?,?,?,?,?)"));
    insert.bind(1, rows_.edition.id).bind(2, first_).bind(3, last_).bind(4, documents_);
    return insert.bind(5, sum_.title).bind(6, sum_.body).run();
  }

  Database& database_;
  const SearchRows& rows_;
  std::optional<Statement> document_, terms_, repeat_;
  std::unordered_set<std::string> in_passages_;                    // codes of provisions
  std::unordered_map<std::string, const Record*> own_;             // instruments by code
  std::unordered_map<std::string, std::optional<Record>> stored_;  // of other editions
  std::int64_t number_ = 0, first_ = 0, last_ = 0, documents_ = 0;
  RowLengths sum_;
};

}  // namespace

std::string kind_term(std::string_view kind) { return marked_term("\uE001", kind); }

std::string dated_term() { return marked_term("\uE003", "dated"); }

std::string language_term(std::string_view language) { return marked_term("\uE002", language); }

Result<void> write_search_index(Database& database, const SearchRows& rows) {
  auto writer = TRY(IndexWriter::open(database, rows));
  return writer.write();
}

}  // namespace corridor
