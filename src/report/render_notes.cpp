#include "report/render_notes.h"

#include "report/chart_svg.h"

namespace corridor {
namespace {

constexpr std::string_view mark = "[^]";

}  // namespace

ProofNumbers::ProofNumbers(const Document& document) {
  for (const auto& note : document.proofs) listed_.emplace(note.id, note.text);
  for (const auto& section : document.sections) {
    for (const auto& block : section.blocks) {
      std::visit([this](const auto& content) { add(content); }, block);
    }
  }
  for (const auto& note : document.proofs) add(note.id, true);
}

int ProofNumbers::number_of(std::string_view proof) const {
  if (proof.empty() || numbers_.empty()) return 0;
  const auto found = numbers_.find(std::string(proof));
  return found == numbers_.end() ? 0 : found->second;
}

std::string_view ProofNumbers::text_of(std::string_view proof) const {
  const int number = number_of(proof);
  return number == 0 ? std::string_view{} : notes_[static_cast<std::size_t>(number) - 1].text;
}

void ProofNumbers::add(const std::string& proof, bool only_listed) {
  if (proof.empty() || numbers_.contains(proof)) return;
  const auto listed = listed_.find(proof);
  if (listed == listed_.end() && only_listed) return;
  notes_.push_back({proof, listed == listed_.end() ? proof : listed->second});
  numbers_.emplace(proof, static_cast<int>(notes_.size()));
}

void ProofNumbers::add(const Paragraph& paragraph) {
  for (const auto& proof : paragraph.proofs) add(proof, false);
}

void ProofNumbers::add(const Bullets& bullets) {
  for (const auto& item : bullets.items) add(item);
}

void ProofNumbers::add(const Table& table) {
  for (const auto& row : table.rows) {
    for (const auto& cell : row) add(cell.proof, true);
  }
}

void ProofNumbers::add(const Chart& chart) { add(table_of(chart)); }

std::vector<TextPiece> pieces_of(const Paragraph& paragraph, const ProofNumbers& numbers) {
  std::vector<TextPiece> pieces;
  std::string_view rest = paragraph.text;
  auto proof = paragraph.proofs.begin();
  for (auto at = rest.find(mark); at != std::string_view::npos; at = rest.find(mark)) {
    TextPiece piece{std::string(rest.substr(0, at)), {}};
    const int number = proof == paragraph.proofs.end() ? 0 : numbers.number_of(*proof++);
    if (number > 0) piece.notes.push_back(number);
    pieces.push_back(std::move(piece));
    rest.remove_prefix(at + mark.size());
  }
  pieces.push_back({std::string(rest), {}});
  for (; proof != paragraph.proofs.end(); ++proof) {
    const int number = numbers.number_of(*proof);
    if (number > 0) pieces.back().notes.push_back(number);
  }
  return pieces;
}

std::string words_of(const Paragraph& paragraph) {
  std::string words;
  for (const auto& piece : pieces_of(paragraph, {})) words += piece.text;
  return words;
}

}  // namespace corridor
