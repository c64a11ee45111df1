// Derived indicators in the language of claims: their expression is read where their name stands.

#include "base/text.h"
#include "evidence/claims/parser_parts.h"

#include <fmt/core.h>

namespace corridor {

/// Times 1,000 where a derived indicator is said per 1,000 people.
Result<ClaimNode> ClaimParser::said_per_many(ClaimNode node, const std::string& unit) const {
  if (!unit.starts_with("per ")) return node;
  const std::string text = unit.substr(4);
  ClaimParser inner(text, TRY(claim_tokens(text)), vocabulary_, depth_);
  ClaimNode many{.kind = NodeKind::number, .at = node.at};
  if (!inner.per_so_many(many.number)) return node;
  ClaimNode times{.kind = NodeKind::multiply, .at = node.at};
  times.parts.push_back(std::move(node));
  times.parts.push_back(std::move(many));
  return times;
}

/// A derived indicator is read where it stands, so that it has the place and year said of it.
Result<ClaimNode> ClaimParser::derived(std::string_view name, const DerivedMeaning& derived,
                                       std::size_t at) {
  const Deeper deeper(*this);
  TRY(deeper.check());
  const std::string& meaning = derived.expression;
  auto tokens = TRY(claim_tokens(meaning));
  ClaimParser inner(meaning, std::move(tokens), vocabulary_, depth_);
  auto read = inner.whole_quantity();
  if (!read) {
    Error error = read.error();
    error.message = fmt::format("the derived indicator {} is wrong: {} (column {} of \"{}\")", name,
                                error.message, error.where.column, meaning);
    error.where = error_at(at, "").where;
    return fail(std::move(error));
  }
  ClaimNode node{.kind = NodeKind::named, .at = at, .name = intern(name)};
  each_figure(*read, [&](ClaimNode& part) { part.at = at; });
  if (derived.unit.starts_with("percent")) node.number.unit.kind = ClaimUnit::Kind::percent;
  node.parts.push_back(TRY(said_per_many(std::move(*read), derived.unit)));
  TRY(qualifiers(node));
  return node;
}

}  // namespace corridor
