#include "registers/same_as.h"

#include "registers/link_rows.h"

#include <algorithm>

namespace corridor {

Result<SameAs> SameAs::read(const Workspace& workspace, const CurrentEditions& current) {
  SameAs same;
  auto rows = TRY(workspace.database().prepare(
      "SELECT edition, from_item, to_item FROM link WHERE relation = 'same_as'"));
  while (TRY(rows.step())) {
    if (current.find(rows.integer(0)) == nullptr) continue;
    const auto one = rows.text(1), other = rows.text(2);
    const auto from = address_parts(one), to = address_parts(other);
    if (from.kind == "instrument" && to.kind == "instrument") {
      same.join(std::string(from.code), std::string(to.code));
    }
  }
  // Flat from here on: each code points at its first.
  for (auto& [code, above] : same.above_) above = same.root(above);
  return same;
}

std::string SameAs::root(const std::string& code) const {
  std::string at = code;
  for (auto found = above_.find(at); found != above_.end() && found->second != at;
       found = above_.find(at)) {
    at = found->second;
  }
  return at;
}

void SameAs::join(const std::string& one, const std::string& other) {
  const auto a = root(one), b = root(other);
  const auto& first = std::min(a, b);
  for (const auto* code : {&one, &other, &a, &b}) above_.insert_or_assign(*code, first);
}

std::string_view SameAs::first_of(std::string_view code) const {
  const auto found = above_.find(std::string(code));
  return found == above_.end() ? code : std::string_view(found->second);
}

}  // namespace corridor
