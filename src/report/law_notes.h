#pragma once
// Law notes: where a piece of law was read, for the lists at the end of a document. Figures have
// theirs from the account (brief_account.h); law has them from here.

#include "base/json.h"
#include "report/document.h"
#include "store/edition.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

class LawNotes {
 public:
  static Result<LawNotes> read(const Workspace& workspace);

  /// Takes a proof into the lists; an empty one is passed over.
  void cite(const std::string& proof);
  /// A paragraph or item with the proofs it rests on.
  Paragraph paragraph(std::string text, std::vector<std::string> proofs = {},
                      Paragraph::Tone tone = Paragraph::Tone::plain);
  /// A cell of text with the proof it rests on.
  Cell cell(std::string text, const std::string& proof);
  /// Adds what was cited to a document.
  void finish(Document& document) &&;

 private:
  std::map<std::string, Edition, std::less<>> editions_;  // by short id
  std::vector<ProofNote> proofs_;
  std::vector<SourceNote> sources_;
};

/// "key": ["...", ...]
void write_list(JsonWriter& json, std::string_view key, std::span<const std::string> texts);
void write_list(JsonWriter& json, std::string_view key, std::span<const std::string_view> texts);
/// "key": "...", or null where the text is empty.
void write_text_or_null(JsonWriter& json, std::string_view key, std::string_view text);
/// Words joined by ", ".
std::string list_of(std::span<const std::string_view> words);
std::string list_of(std::span<const std::string> words);

}  // namespace corridor
