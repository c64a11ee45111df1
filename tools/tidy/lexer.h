// Splits C++ into tokens, well enough for tidy and no better.
//
// Knows: comments, strings and raw strings, characters against digit separators, preprocessor lines
// with continuations. Does not know: macros (they stay words), trigraphs, `#if` (both branches are
// read), a string continued over lines by a backslash.
#pragma once

#include "tidy/project.h"

namespace tidy {

// Fills `tokens` and `includes` from `text`.
void read_tokens(SourceFile& file);

bool is_word(const Token& token);  // an identifier or keyword

}  // namespace tidy
