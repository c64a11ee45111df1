#pragma once
// The frame of a document: its language, and the words around its sections in that language.

#include "base/words.h"
#include "report/document.h"

namespace corridor {

/// How numbers are written in a language.
NumberWords number_words(const Words& words);

void frame_in(Document& document, const Words& words);

}  // namespace corridor
