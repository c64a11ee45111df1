// Legal texts that a user has: web pages, Markdown, plain text and PDF. Anything could be one, so
// they are read only where the user says so (--as legal_text); Akoma Ntoso is handed to its own
// reader. What the text is, a companion says, or the text itself (text_details.h).
//
// Limits: 64 MiB; 2,000,000 lines; a web page 1,000 elements within one another; 200,000 passages.

#include "base/encoding.h"
#include "base/html_text.h"
#include "base/text.h"
#include "sources/texts/akoma_ntoso.h"
#include "sources/texts/pdf_text.h"
#include "sources/texts/text_details.h"
#include "sources/texts/text_language.h"
#include "sources/texts/text_lines.h"
#include "sources/texts/text_outline.h"
#include "sources/texts/text_passages.h"
#include "vocabulary/delay.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace legal_text_parts {
namespace {

/// A text in the form in which all forms are read: lines, and what was found beside them.
struct FoundText {
  TextLines lines = {};
  TextDetails details = {};
  NamedLines fields = {};  // of the expression
  std::vector<ColumnStep> steps = {};
  std::string guessed_encoding = {};
};

std::string_view without_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

bool ends_with_one_of(std::string_view name, std::initializer_list<std::string_view> endings) {
  const std::string small = fold(name.substr(name.find_last_of('.') + 1));
  return std::ranges::find(endings, small) != endings.end();
}

bool is_html(const SourceInput& input) {
  const auto text = without_mark(input.text);
  if (!text.starts_with('<')) return false;
  if (ends_with_one_of(input.name, {"html", "htm", "xhtml"})) return true;
  const std::string start = fold(clip(text, 400));
  return start.contains("html") || start.starts_with("p ") || start.starts_with("div") ||
         start.starts_with("h1") || start.starts_with("body") || start.starts_with("head") ||
         start.starts_with("meta") || start.starts_with("title");
}

/// Whether a text in UTF-8 is Markdown: by its name, or because it begins with front matter.
bool is_markdown(const SourceInput& input, std::string_view text) {
  return ends_with_one_of(input.name, {"md", "markdown", "mdown"}) || text.starts_with("---\n") ||
         text.starts_with("---\r\n");
}

/// What a page says of itself: <meta name="dcterms.title"> and its like, in both namespaces.
TextDetails details_of_page(const HtmlText& page) {
  TextDetails details;
  for (const auto& [name, content] : page.metas) {
    std::string_view key = name;
    for (const std::string_view prefix : {"dcterms.", "dcterms:", "dc.", "dc:"}) {
      if (key.starts_with(prefix)) key.remove_prefix(prefix.size());
    }
    if (key.size() == name.size()) continue;
    const auto value = trim(content);
    TextDetails found;
    if (key == "title") found.title = value;
    if (key == "publisher") found.publisher = value;
    if (key == "license" || key == "licence" || key == "rights") found.licence = value;
    if (key == "language") found.language = language_of_code(value);
    const bool dated = key == "date" || key == "issued" || key == "valid";
    if (dated) found.date = parse_date(value.substr(0, 10)).value_or(Period());
    if (key == "identifier" && value.starts_with("http")) found.url = value;
    if (key == "spatial" || key == "coverage") {
      if (const auto place = Gazetteer::get().match(value)) found.places = {*place};
    }
    details.fill_in(found);
  }
  TextDetails of_page{.title = page.title, .language = language_of_code(page.language)};
  details.fill_in(of_page);
  return details;
}

Result<FoundText> read_page(const SourceInput& input, const TextDetails& said) {
  auto page = TRY(read_html(input.name, input.text, said.encoding));
  FoundText found{.details = details_of_page(page)};
  for (auto& block : page.blocks) {
    // Old pages put a whole text into one block.
    found.lines.lines.push_back(
        {std::move(block.text), block.line, true, block.heading, language_of_code(block.language)});
  }
  if (page.right_to_left) found.fields.set("direction", "rtl");
  if (page.guessed_encoding) found.guessed_encoding = page.encoding;
  return found;
}

Result<FoundText> read_document(const SourceInput& input) {
  auto pdf = TRY(read_pdf(input.name, input.text));
  FoundText found{.lines = lines_of_plain_text(pdf.text)};
  found.steps.push_back({0, "text", fmt::format("taken out of the PDF by {}", pdf.program)});
  return found;
}

Result<FoundText> read_words(const SourceInput& input, const TextDetails& said) {
  const auto guess = guess_encoding(input.text);
  const bool stated = !said.encoding.empty();
  const auto text =
      TRY(to_utf8(input.name, input.text, stated ? std::string_view(said.encoding) : guess));
  FoundText found;
  if (!stated && guess == "windows-1252") found.guessed_encoding = guess;
  std::size_t end = 0;
  found.details = TRY(read_front_matter(input.name, text, end));
  // Lines count from the file's first, front matter included.
  const auto before = static_cast<std::uint32_t>(
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
  const auto words = std::string_view(text).substr(end);
  found.lines = is_markdown(input, text) ? lines_of_markdown(words) : lines_of_plain_text(words);
  for (auto& line : found.lines.lines) line.line += before;
  return found;
}

Error not_a_text(const SourceInput& input, std::string_view seen, std::string_view hint) {
  return {ErrorKind::invalid,
          fmt::format("expected a legal text (HTML, Markdown, plain text or PDF), saw {}", seen),
          {input.name},
          std::string(hint)};
}

/// A companion, and not a text with front matter of its keys.
bool is_companion_alone(std::string_view text) {
  return is_text_companion(text) && !text.starts_with("---");
}

Result<void> refuse_others(const SourceInput& input) {
  if (input.text.starts_with("PK\x03\x04")) {
    return fail(
        not_a_text(input, "a packed document (Word, OpenDocument or a workbook)",
                   "Save it as HTML, plain text or PDF from the program it was made with."));
  }
  if (input.text.starts_with("\xD0\xCF\x11\xE0") || input.text.starts_with("{\\rtf")) {
    return fail(
        not_a_text(input, "an old Word document or RTF",
                   "Save it as HTML, plain text or PDF from the program it was made with."));
  }
  if (is_companion_alone(input.text)) {
    return fail(not_a_text(input, "what says how to read one (corridor_text)",
                           "Load the text, and name this file with --with."));
  }
  if (without_mark(input.text).starts_with('<') && !is_html(input)) {
    return fail(not_a_text(input, "XML of another kind",
                           "Laws in XML are read as Akoma Ntoso 3.0; else save it as HTML."));
  }
  return {};
}

Result<FoundText> find_text(const SourceInput& input, const TextDetails& said) {
  if (is_pdf(input.text)) return read_document(input);
  if (is_html(input)) return read_page(input, said);
  return read_words(input, said);
}

void flag_findings(const FoundText& found, const TextOutline& outline, Sink& sink) {
  if (!found.guessed_encoding.empty()) {
    sink.flag({{1, 1},
               "encoding_guessed",
               fmt::format("the encoding is not stated; read as {}", found.guessed_encoding)});
  }
  if (outline.contents_last > 0) {
    sink.flag({{outline.contents_first, 1},
               "contents_left_out",
               fmt::format("lines {} to {} list the contents and are left out",
                           outline.contents_first, outline.contents_last)});
  }
  if (found.lines.left_out > 0) {
    sink.flag({{1, 1},
               "page_marks_left_out",
               fmt::format("{} page numbers and lines repeated on pages are left out",
                           found.lines.left_out)});
  }
  if (found.lines.running > 0) {
    sink.flag({{1, 1},
               "running_text",
               fmt::format("{} lines hold many paragraphs; they are broken where an article or a "
                           "number seems to begin",
                           found.lines.running)});
  }
}

/// The first words of a text, by which its language is guessed.
std::string sample_of(const TextLines& text) {
  constexpr std::size_t sample_bytes = 100'000;
  std::string sample;
  for (const auto& line : text.lines) {
    if (sample.size() > sample_bytes) break;
    sample.append(line.text).append(" ");
  }
  return sample;
}

bool recognise(const Opening& file) { return !is_companion_alone(file.text); }

Result<Reading> read(const SourceInput& input, Sink& sink) {
  if (is_akoma_ntoso(input.text)) return read_akoma_ntoso(input, sink);
  TRY(check_text_size(input));
  TRY(refuse_others(input));
  TextDetails details = TRY(read_text_companion(input.companions));
  auto found = TRY(find_text(input, details));
  if (found.lines.lines.size() > TextLines::most) {
    return fail({ErrorKind::limit,
                 fmt::format("expected at most {} lines of text, saw more", TextLines::most),
                 {input.name},
                 "Save its parts as files of their own."});
  }
  auto outline = outline_of(found.lines);
  details.fill_in(found.details);
  details.fill_in({.title = outline.title});
  TRY(complete_details(details, input, sample_of(found.lines), sink));
  flag_findings(found, outline, sink);
  LegalText text{.details = std::move(details),
                 .units = std::move(outline.units),
                 .expression_fields = std::move(found.fields),
                 .steps = std::move(found.steps)};
  return hand_on(std::move(text), input, sink);
}

}  // namespace
}  // namespace legal_text_parts

extern const Source legal_text;
const Source legal_text{"legal_text",
                        "Text of a law or agreement: web page, Markdown, plain text or PDF",
                        "a text, named with --as legal_text",
                        legal_text_parts::recognise,
                        legal_text_parts::read,
                        false,
                        true};

}  // namespace corridor
