#pragma once
// The frame of a document: its language, and the words around its sections in that language.

#include "base/words.h"
#include "report/document.h"

namespace corridor {

void frame_in(Document& document, const Words& words);

}  // namespace corridor
