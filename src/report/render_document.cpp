#include "report/render_document.h"

#include "report/render_document_parts.h"

namespace corridor {

Result<std::string> render(const Document& document, Format format, std::size_t width) {
  const TableFrame frame{.proofs = ProofNumbers(document),
                         .numbers = document.numbers,
                         .width = width,
                         .note_title = document.note_title};
  switch (format) {
    case Format::text:
      return document_text(document, frame);
    case Format::markdown:
      return document_markdown(document, frame);
    case Format::json:
      return document_json(document, frame);
    case Format::html:
      return document_html(document, frame);
    case Format::csv:
      break;
  }
  return fail({ErrorKind::usage,
               "a document has no csv form, because it is more than one table",
               {},
               "Ask for text, html, json or md; `corridor series` gives figures as csv."});
}

}  // namespace corridor
