#include "report/law_notes.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

void write_all(JsonWriter& json, std::string_view key, const auto& texts) {
  json.key(key).begin_array();
  for (const auto& text : texts) json.value(std::string_view(text));
  json.end_array();
}

std::string joined(const auto& words) {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

}  // namespace

Result<LawNotes> LawNotes::read(const Workspace& workspace) {
  LawNotes notes;
  for (auto& edition : TRY(all_editions(workspace))) {
    auto id = edition.short_id();
    notes.editions_.insert_or_assign(std::move(id), std::move(edition));
  }
  return notes;
}

void LawNotes::cite(const std::string& proof) {
  if (proof.empty() || std::ranges::find(proofs_, proof, &ProofNote::id) != proofs_.end()) return;
  const auto parts = split(proof, '.');
  const auto found = editions_.find(parts.front());
  if (found == editions_.end() || parts.size() != 3) return;
  const Citation& citation = found->second.citation;
  const std::string text = corridor::cite(citation);
  const bool by_hand = !found->second.author.empty();
  proofs_.push_back({proof, fmt::format("{}: {} {}, column {}", text, by_hand ? "line" : "row",
                                        parts[1], parts[2])});
  if (std::ranges::find(sources_, text, &SourceNote::citation) == sources_.end()) {
    sources_.push_back({text, citation.licence, citation.url});
  }
}

Paragraph LawNotes::paragraph(std::string text, std::vector<std::string> proofs,
                              Paragraph::Tone tone) {
  std::erase(proofs, std::string());
  for (const auto& proof : proofs) cite(proof);
  return {.text = std::move(text), .proofs = std::move(proofs), .tone = tone};
}

Cell LawNotes::cell(std::string text, const std::string& proof) {
  cite(proof);
  Cell cell(std::move(text));
  cell.proof = proof;
  return cell;
}

void LawNotes::finish(Document& document) && {
  document.proofs.insert(document.proofs.end(), proofs_.begin(), proofs_.end());
  for (auto& source : sources_) {
    const auto is_there =
        std::ranges::find(document.sources, source.citation, &SourceNote::citation);
    if (is_there == document.sources.end()) document.sources.push_back(std::move(source));
  }
}

void write_list(JsonWriter& json, std::string_view key, std::span<const std::string> texts) {
  write_all(json, key, texts);
}

void write_list(JsonWriter& json, std::string_view key, std::span<const std::string_view> texts) {
  write_all(json, key, texts);
}

void write_text_or_null(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  text.empty() ? json.null() : json.value(text);
}

std::string list_of(std::span<const std::string_view> words) { return joined(words); }
std::string list_of(std::span<const std::string> words) { return joined(words); }

}  // namespace corridor
