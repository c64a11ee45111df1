#include "report/frame.h"

namespace corridor {

NumberWords number_words(const Words& words) {
  return {.group = words.group(), .point = words.point(), .scales = words.scales()};
}

void frame_in(Document& document, const Words& words) {
  document.language = words.language();
  document.right_to_left = words.right_to_left();
  for (std::string* text :
       {&document.proofs_title, &document.sources_title, &document.contents_title,
        &document.table_behind_title, &document.caution_title, &document.licence_title,
        &document.skip_title, &document.back_title, &document.note_title}) {
    *text = words.say(*text);
  }
  document.numbers = number_words(words);
}

}  // namespace corridor
