#pragma once
// What the columns and headings of a sampled table seem to be.

#include "sources/draft_sample.h"
#include "sources/national_field.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace corridor {

/// A guess at what a set of texts says: those of a column, or the headings of a run of columns.
struct FieldGuess {
  FieldSpec field;
  /// Texts of the table with what they seem to mean, for `meanings`.
  std::vector<std::pair<std::string, std::string>> meanings = {};
  std::vector<std::string> not_matched = {};  // texts that seem to be places but are not known
  std::size_t texts = 0, understood = 0;      // different ones
};

/// Nothing where the texts are neither places, periods, sexes nor ages. `heading` tips the balance.
std::optional<FieldGuess> guess_field(const std::vector<std::string>& texts,
                                      const std::string& heading);

enum class ColumnKind : std::uint8_t { field, figures, text, left_out };

struct ColumnGuess {
  std::uint16_t column = 0;
  std::string heading;
  ColumnKind kind = ColumnKind::left_out;
  std::optional<FieldGuess> field = {};
  std::size_t different = 0;  // texts
  bool has_gaps = false;      // empty cells, as under merged ones
};

/// One guess a column of the sample. Of several columns that seem to give places, one is left the
/// place and one the origin.
std::vector<ColumnGuess> guess_columns(const Sample& sample);

/// What a row of headings says of a run of columns.
struct AcrossGuess {
  std::size_t row = 0;  // of the sample's headings
  FieldGuess guess;
  bool fill_right = false;
};

/// A run of columns of figures whose headings say what differs.
struct RunGuess {
  std::uint16_t from = 0, to = 0;
  std::vector<AcrossGuess> across = {};
};
/// The runs among the columns, which are then left out of the columns.
std::vector<RunGuess> guess_runs(const Sample& sample, std::vector<ColumnGuess>& columns);

}  // namespace corridor
