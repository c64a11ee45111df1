#pragma once
// Proof numbers: which numbered note stands for which proof id. Computed once for a document, so
// that the text and the list at its end agree in every form.

#include "report/document.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace corridor {

class ProofNumbers {
 public:
  ProofNumbers() = default;  // no notes: a table on its own
  explicit ProofNumbers(const Document& document);

  /// From 1, in the order in which a reader meets them; 0 where there is no note.
  int number_of(std::string_view proof) const;
  /// What the note says; empty where there is none.
  std::string_view text_of(std::string_view proof) const;
  /// All notes; number n stands at index n - 1. Notes that nothing refers to come last.
  const std::vector<ProofNote>& notes() const { return notes_; }

 private:
  void add(const std::string& proof, bool only_listed);
  void add(const Paragraph& paragraph);
  void add(const Bullets& bullets);
  void add(const Table& table);
  void add(const Chart& chart);

  std::unordered_map<std::string, std::string> listed_;
  std::unordered_map<std::string, int> numbers_;
  std::vector<ProofNote> notes_;
};

/// A stretch of text and the notes that follow it.
struct TextPiece {
  std::string text;
  std::vector<int> notes;
};

/// The paragraph cut at its "[^]" marks.
std::vector<TextPiece> pieces_of(const Paragraph& paragraph, const ProofNumbers& numbers);

/// The paragraph's words without marks.
std::string words_of(const Paragraph& paragraph);

}  // namespace corridor
