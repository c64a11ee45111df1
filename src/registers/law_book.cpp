#include "registers/law_book.h"

#include "base/text.h"
#include "registers/row_parts.h"

#include <algorithm>
#include <array>
#include <deque>
#include <iterator>
#include <map>
#include <tuple>

namespace corridor {
namespace {

constexpr std::string_view record_columns =
    "edition, code, title, summary, places, since, until, names, fields, file_row, file_column";

/// Codes that live as long as the tables of the vocabulary.
template <class Find>
std::vector<std::string_view> known_codes(const NamedLines& fields, std::string_view name,
                                          Find find) {
  std::vector<std::string_view> codes;
  for (const auto word : fields.list(name)) {
    if (const auto* known = find(word)) codes.push_back(known->code);
  }
  return codes;
}

void merge(NamedLines& into, NamedLines more) {
  if (into.lines().empty()) {
    into = std::move(more);
    return;
  }
  for (const auto& line : more.lines()) {
    if (into[line.name].empty()) into.set(line.name, line.value);
  }
}

}  // namespace

Result<LawBook> LawBook::open(const Workspace& workspace, std::string_view known_by) {
  LawBook book(workspace, TRY(CurrentEditions::read(workspace, known_by)));
  TRY(book.read_aliases());
  return book;
}

Result<void> LawBook::read_aliases() {
  auto rows = TRY(workspace_.database().prepare(
      "SELECT edition, from_item, to_item FROM link WHERE relation = 'same_as'"
      " AND to_item >= 'instrument:' AND to_item < 'instrument;'"));
  constexpr std::string_view prefix = "instrument:";
  while (TRY(rows.step())) {
    if (current_.find(rows.integer(0)) == nullptr) continue;
    auto own = rows.text(1), alias = rows.text(2);
    if (!own.starts_with(prefix)) continue;
    own.erase(0, prefix.size());
    alias.erase(0, prefix.size());
    const auto [entry, is_new] = own_codes_.try_emplace(std::move(alias), std::move(own));
    if (is_new) aliases_[entry->second].push_back(entry->first);
  }
  return {};
}

Result<Statement*> LawBook::statement(const std::string& sql) const {
  const auto known = statements_.find(sql);
  if (known != statements_.end()) return &known->second;
  auto prepared = TRY(workspace_.database().prepare(sql));
  return &statements_.emplace(sql, std::move(prepared)).first->second;
}

std::string_view LawBook::own_code(std::string_view code) const {
  const auto found = own_codes_.find(std::string(code));
  return found == own_codes_.end() ? code : std::string_view(found->second);
}

void LawBook::take(const Statement& row, Instrument& instrument) const {
  const auto edition = row.integer(0);
  NamedLines fields(row.text(8));
  const bool is_own = row.text(1) == instrument.code;
  if (instrument.title.empty() || is_own) {
    instrument.title = row.text(2);
    instrument.proof = current_.proof(edition, cell_at(row, 9));
    instrument.publisher = current_.find(edition)->citation.publisher;
  }
  if (instrument.summary.empty()) instrument.summary = row.text(3);
  if (instrument.places.empty()) instrument.places = places_in(row.text(4));
  if (instrument.in_force.empty()) instrument.in_force = Period::from_key(row.integer(5));
  if (instrument.until.empty()) instrument.until = Period::from_key(row.integer(6));
  merge(instrument.names, NamedLines(row.text(7)));
  const auto known_to = stored_date(fields["known_to"]);
  if (!known_to.empty() && (instrument.parties_known_to.empty() ||
                            last_day(instrument.parties_known_to) < last_day(known_to))) {
    instrument.parties_known_to = known_to;
  }
  if (instrument.adopted.empty()) instrument.adopted = stored_date(fields["adopted"]);
  merge(instrument.fields, std::move(fields));
  instrument.covers = known_codes(instrument.fields, "covers", find_person_group);
  instrument.leaves_out = known_codes(instrument.fields, "leaves_out", find_person_group);
}

/// What files say under its code and its aliases.
Result<void> LawBook::read_record(Statement& rows, Instrument& instrument) const {
  for (const auto& code : codes_of(instrument.code)) {
    rows.reset();
    rows.bind(1, code);
    while (TRY(rows.step())) {
      if (current_.find(rows.integer(0)) != nullptr) take(rows, instrument);
    }
  }
  return {};
}

namespace {

Provision read_provision(const Statement& row, std::size_t length_of_code) {
  const auto code = row.text(1);
  Provision provision{.at = code.substr(std::min(length_of_code + 1, code.size())),
                      .title = row.text(2),
                      .summary = row.text(3),
                      .names = NamedLines(row.text(6)),
                      .fields = NamedLines(row.text(7)),
                      .since = Period::from_key(row.integer(4)),
                      .until = Period::from_key(row.integer(5))};
  const auto& fields = provision.fields;
  provision.gives = known_codes(fields, "gives", find_protection);
  provision.against = known_codes(fields, "against", find_protection);
  provision.covers = known_codes(fields, "covers", find_person_group);
  provision.leaves_out = known_codes(fields, "leaves_out", find_person_group);
  constexpr std::array<std::string_view, 3> weaker{"limited_duty", "aim", "power"};
  const auto strength = std::ranges::find(weaker, fields["strength"]);
  provision.strength = strength == weaker.end() ? "duty" : *strength;
  return provision;
}

}  // namespace

/// Of an article that both a register and a text have, what the register says of it. Found by the
/// beginning of the code, so that an article within a chapter is found too.
Result<void> LawBook::add_provisions(Instrument& instrument) const {
  struct Read {
    std::int64_t edition, row;
    Provision provision;
  };
  auto& rows =
      *TRY(statement("SELECT edition, code, title, summary, since, until, names, fields, file_row,"
                     " file_column FROM record"
                     " WHERE kind = 'provision' AND code > ?1 || '/' AND code < ?1 || '0'"));
  std::map<std::string, std::size_t, std::less<>> seen;
  for (const auto& code : codes_of(instrument.code)) {
    std::deque<Read> read;  // a provision is large
    rows.reset();
    rows.bind(1, code);
    while (TRY(rows.step())) {
      const auto edition = rows.integer(0);
      if (current_.find(edition) == nullptr) continue;
      read.push_back({edition, rows.integer(8), read_provision(rows, code.size())});
      read.back().provision.proof = current_.proof(edition, cell_at(rows, 8));
    }
    std::vector<Read*> order;
    order.reserve(read.size());
    for (auto& one : read) order.push_back(&one);
    std::ranges::sort(order, {}, [](const Read* r) { return std::pair(r->edition, r->row); });
    instrument.provisions.reserve(instrument.provisions.size() + read.size());
    for (auto* one : order) {
      auto& provision = one->provision;
      const auto [entry, is_new] = seen.try_emplace(provision.at, instrument.provisions.size());
      if (is_new) {
        instrument.provisions.push_back(std::move(provision));
        continue;
      }
      auto& before = instrument.provisions[entry->second];
      if (!before.says_what_it_does()) before = std::move(provision);
    }
  }
  return {};
}

std::vector<std::string> LawBook::codes_of(std::string_view own) const {
  std::vector<std::string> codes{std::string(own)};
  const auto aliases = aliases_.find(codes.front());
  if (aliases != aliases_.end()) {
    codes.insert(codes.end(), aliases->second.begin(), aliases->second.end());
  }
  return codes;
}

/// Each with what further files say of it under an alias; those that no edition has are left out.
Result<std::vector<Instrument>> LawBook::read_all(const std::set<std::string>& own_codes,
                                                  Depth depth) const {
  auto& records =
      *TRY(statement("SELECT " + std::string(record_columns) +
                     " FROM record WHERE kind = 'instrument' AND code = ? ORDER BY edition DESC"));
  std::vector<Instrument> found;
  for (const auto& code : own_codes) {
    Instrument instrument{.code = code};
    const auto aliases = aliases_.find(code);
    if (aliases != aliases_.end()) instrument.aliases = aliases->second;
    TRY(read_record(records, instrument));
    if (instrument.proof.empty()) continue;
    if (depth == Depth::provisions) TRY(add_provisions(instrument));
    found.push_back(std::move(instrument));
  }
  return found;
}

Result<std::optional<Instrument>> LawBook::instrument(std::string_view code) const {
  auto found = TRY(read_all({std::string(own_code(code))}, Depth::provisions));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Result<std::vector<Instrument>> LawBook::described(Depth depth) const {
  std::set<std::string> codes;
  auto rows = TRY(workspace_.database().prepare(
      "SELECT code FROM record WHERE edition = ? AND kind = 'instrument'"));
  for (const auto edition : current_.authored()) {
    rows.reset();
    rows.bind(1, edition);
    while (TRY(rows.step())) codes.emplace(own_code(rows.text(0)));
  }
  auto found = TRY(read_all(codes, depth));
  std::erase_if(found, [&](const Instrument& one) {
    return depth == Depth::provisions && one.provisions.empty();
  });
  return found;
}

Result<bool> LawBook::describes_any() const {
  auto rows = TRY(workspace_.database().prepare(
      "SELECT 1 FROM record WHERE edition = ? AND kind = 'provision' LIMIT 1"));
  for (const auto edition : current_.authored()) {
    rows.reset();
    rows.bind(1, edition);
    if (TRY(rows.step())) return true;
  }
  return false;
}

Result<std::vector<Instrument>> LawBook::titles() const {
  std::set<std::string> codes;
  auto rows = TRY(
      workspace_.database().prepare("SELECT DISTINCT code FROM record WHERE kind = 'instrument'"));
  while (TRY(rows.step())) codes.emplace(own_code(rows.text(0)));
  return read_all(codes, Depth::records);
}

}  // namespace corridor
