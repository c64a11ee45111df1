#pragma once
// A self-assessment asked question by question: of a person at a terminal, or of lines of text. It
// can be left at any question and taken up again, because what is answered is kept at once.

#include "base/result.h"
#include "sources/assessment_file.h"

#include <functional>
#include <optional>
#include <string>

namespace corridor {

struct Asking {
  /// Shows the prompt; the line that comes, or nothing at the end of the input.
  std::function<std::optional<std::string>(const std::string& prompt)> read_line;
  /// Keeps what there is, after every answer.
  std::function<Result<void>(const Assessment& assessment)> keep;
};

/// Asks what is not answered yet, in order: the answer, what it rests on, and the law. An empty
/// line goes on without an answer, "back" to the question before, "quit" leaves, "?" explains.
Result<void> ask(Assessment& assessment, const Asking& asking);

}  // namespace corridor
