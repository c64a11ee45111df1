#include "registers/current.h"

#include <fmt/format.h>

#include <algorithm>

namespace corridor {

Result<CurrentEditions> CurrentEditions::read(const Workspace& workspace,
                                              std::string_view known_by) {
  if (!known_by.empty()) TRY(check_as_of(known_by));
  CurrentEditions current;
  for (auto& edition : current_editions(TRY(all_editions(workspace)), known_by)) {
    const auto id = edition.id;
    current.editions_.emplace(id, std::move(edition));
  }
  return current;
}

const Edition* CurrentEditions::find(std::int64_t id) const {
  const auto found = editions_.find(id);
  return found == editions_.end() ? nullptr : &found->second;
}

const Edition* CurrentEditions::find_by_proof(std::string_view proof) const {
  const auto short_id = proof.substr(0, proof.find('.'));
  for (const auto& [id, edition] : editions_) {
    if (!short_id.empty() && edition.sha256.starts_with(short_id)) return &edition;
  }
  return nullptr;
}

std::vector<std::int64_t> CurrentEditions::authored() const {
  std::vector<std::int64_t> ids;
  for (const auto& [id, edition] : editions_) {
    if (!edition.author.empty()) ids.push_back(id);
  }
  std::ranges::sort(ids);
  return ids;
}

std::string CurrentEditions::proof(std::int64_t id, FileCell cell) const {
  const Edition* edition = find(id);
  if (edition == nullptr) return {};
  // By hand, because every row of a register has one.
  std::string proof(edition->sha256, 0, Edition::short_id_length);
  proof.append(".").append(fmt::format_int(cell.row).c_str());
  return proof.append(".").append(fmt::format_int(cell.column).c_str());
}

}  // namespace corridor
