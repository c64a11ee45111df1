#include "base/html_text.h"

#include "base/encoding.h"
#include "base/text.h"

#include <fmt/core.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace corridor {
namespace {

using Names = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view name, Names names) {
  return std::ranges::find(names, name) != names.end();
}

bool is_left_out(std::string_view name) {
  return is_one_of(name, {"script", "style", "template", "nav", "svg", "math", "button", "select",
                          "textarea", "iframe", "object", "noframes", "audio", "video"});
}

bool is_block(std::string_view name) {
  return is_one_of(
      name,
      {"p",      "div",    "section",    "article",    "main",   "header", "footer",   "aside",
       "h1",     "h2",     "h3",         "h4",         "h5",     "h6",     "ul",       "ol",
       "li",     "dl",     "dt",         "dd",         "table",  "tr",     "caption",  "br",
       "hr",     "body",   "html",       "blockquote", "pre",    "form",   "fieldset", "address",
       "figure", "center", "figcaption", "summary",    "details"});
}

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return small;
}

/// "(a)" for the first item of a list of type a.
std::string item_number(char type, std::uint32_t number) {
  if ((type == 'a' || type == 'A') && number >= 1 && number <= 26) {
    return fmt::format("({})", static_cast<char>(type + static_cast<char>(number - 1)));
  }
  if (type != 'i' && type != 'I') return fmt::format("{}.", number);
  static constexpr std::array<std::string_view, 10> ones{"",  "i",  "ii",  "iii",  "iv",
                                                         "v", "vi", "vii", "viii", "ix"};
  if (number >= 40) return fmt::format("{}.", number);
  return fmt::format("({}{})", std::string(number / 10, 'x'), ones[number % 10]);
}

class Attributes {
 public:
  explicit Attributes(const xmlChar** list) : list_(list) {}
  std::string_view operator[](std::string_view wanted) const {
    for (const auto** at = list_; at != nullptr && at[0] != nullptr; at += 2) {
      if (wanted != reinterpret_cast<const char*>(at[0])) continue;
      // An attribute without a value has its name for one, as browsers have it.
      return reinterpret_cast<const char*>(at[1] == nullptr ? at[0] : at[1]);
    }
    return {};
  }

 private:
  const xmlChar** list_;
};

/// Takes the parser's events and makes blocks of them.
class Blocks {
 public:
  Blocks(htmlParserCtxtPtr context, HtmlText& page) : context_(context), page_(page) {}

  void start(std::string_view name, const Attributes& attributes) {
    if (open_.size() > HtmlText::deepest || page_.blocks.size() >= HtmlText::most_blocks) {
      too_much = true;
      xmlStopParser(context_);
      return;
    }
    if (name == "meta") keep_meta(attributes);
    Open now = open_.empty() ? Open{} : open_.back();
    now.name = name;
    now.left_out |= is_left_out(name) || !attributes["hidden"].empty();
    if (const auto language = attributes["lang"]; !language.empty()) now.language = language;
    if (name == "html") page_.language = now.language;
    if (name == "html" || name == "body") {
      page_.right_to_left |= small_letters(attributes["dir"]) == "rtl";
    }
    if (is_block(name)) end_block();
    if (name == "td" || name == "th") words(" ");
    const bool is_heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
    if (is_heading) now.heading = static_cast<std::uint8_t>(name[1] - '0');
    now.is_main |= name == "main";
    now.is_title = name == "title";
    open_.push_back(std::move(now));
    if (name == "ol" || name == "ul") begin_list(name == "ol", attributes);
    if (name == "li") begin_item(attributes);
  }

  void end(std::string_view name) {
    const auto same = [&](const Open& one) { return one.name == name; };
    if (std::ranges::none_of(open_, same)) return;
    while (!open_.empty()) {
      const std::string last = open_.back().name;
      if (is_block(last)) end_block();
      if ((last == "ol" || last == "ul") && !lists_.empty()) lists_.pop_back();
      open_.pop_back();
      if (last == name) return;
    }
  }

  void words(std::string_view text) {
    if (open_.empty() || open_.back().left_out) return;
    if (open_.back().is_title) {
      append(page_.title, text);
      return;
    }
    if (block_.text.empty() && !trim(text).empty()) {
      block_.line = line();
      block_.heading = open_.back().heading;
      block_.language = open_.back().language;
      block_is_main_ = open_.back().is_main;
      append(block_.text, std::exchange(number_, {}));
    }
    append(block_.text, text);
  }

  void finish() {
    end_block();
    while (page_.title.ends_with(' ')) page_.title.pop_back();
    if (has_main_) {
      std::size_t at = 0;
      std::erase_if(page_.blocks, [&](const HtmlBlock&) { return !is_main_[at++]; });
    }
  }

  bool too_much = false;  // too deep, or too many blocks

 private:
  struct Open {
    std::string name;
    std::string language = {};
    std::uint8_t heading = 0;
    bool left_out = false, is_main = false, is_title = false;
  };
  struct List {
    bool numbered;
    char type;
    std::uint32_t next;
  };

  std::uint32_t line() const {
    return context_->input == nullptr ? 0 : static_cast<std::uint32_t>(context_->input->line);
  }

  /// White space as one blank, none in front.
  static void append(std::string& to, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool wide_blank = text.substr(i).starts_with("\xC2\xA0");
      const auto byte = static_cast<unsigned char>(text[i]);
      if (wide_blank) ++i;
      if (!wide_blank && byte > ' ') {
        to += text[i];
      } else if (!to.empty() && to.back() != ' ') {
        to += ' ';
      }
    }
  }

  void end_block() {
    while (block_.text.ends_with(' ')) block_.text.pop_back();
    if (!block_.text.empty()) {
      page_.blocks.push_back(std::move(block_));
      is_main_.push_back(block_is_main_);
      has_main_ |= block_is_main_;
    }
    block_ = {};
  }

  void keep_meta(const Attributes& attributes) {
    auto name = attributes["name"];
    if (name.empty()) name = attributes["property"];
    if (!name.empty()) page_.metas.emplace_back(small_letters(name), attributes["content"]);
  }

  void begin_list(bool numbered, const Attributes& attributes) {
    const auto type = attributes["type"];
    const auto start = parse_integer(trim(attributes["start"])).value_or(1);
    lists_.push_back({numbered, type.empty() ? '1' : type[0],
                      static_cast<std::uint32_t>(std::clamp<std::int64_t>(start, 0, 1'000'000))});
  }

  void begin_item(const Attributes& attributes) {
    number_.clear();
    if (lists_.empty() || !lists_.back().numbered) return;
    List& list = lists_.back();
    if (const auto value = parse_integer(trim(attributes["value"]))) {
      list.next = static_cast<std::uint32_t>(std::clamp<std::int64_t>(*value, 0, 1'000'000));
    }
    number_ = item_number(list.type, list.next++) + " ";
  }

  htmlParserCtxtPtr context_;
  HtmlText& page_;
  std::vector<Open> open_;
  std::vector<List> lists_;
  HtmlBlock block_;
  std::string number_;  // of a list's item whose words have not begun
  std::vector<bool> is_main_;
  bool block_is_main_ = false, has_main_ = false;
};

void on_start(void* blocks, const xmlChar* name, const xmlChar** attributes) {
  static_cast<Blocks*>(blocks)->start(reinterpret_cast<const char*>(name), Attributes(attributes));
}
void on_end(void* blocks, const xmlChar* name) {
  static_cast<Blocks*>(blocks)->end(reinterpret_cast<const char*>(name));
}
void on_words(void* blocks, const xmlChar* text, int length) {
  static_cast<Blocks*>(blocks)->words(
      {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

/// What a page says of its bytes: <meta charset="...">, <meta ... content="...; charset=...">, or
/// an XML declaration. Empty where it does not.
std::string declared_encoding(std::string_view bytes) {
  constexpr std::size_t declared_by = 4096;
  const std::string top = small_letters(bytes.substr(0, declared_by));
  for (const std::string_view key : {"charset=", "encoding="}) {
    const auto at = top.find(key);
    if (at == std::string::npos) continue;
    std::string_view value = std::string_view(top).substr(at + key.size());
    value.remove_prefix(std::min(value.find_first_not_of("\"' "), value.size()));
    value = value.substr(0, value.find_first_of("\"' />;?"));
    // Browsers read Latin-1 as windows-1252, which has it within, and so do pages that say it.
    if (is_one_of(value, {"iso-8859-1", "latin1", "us-ascii", "ascii"})) return "windows-1252";
    if (value == "utf8" || value.starts_with("utf-16")) return "utf-8";
    return std::string(value);
  }
  return {};
}

std::string choose_encoding(std::string_view bytes, HtmlText& page) {
  const auto guess = guess_encoding(bytes);
  if (guess.starts_with("utf-16") || bytes.starts_with("\xEF\xBB\xBF")) return std::string(guess);
  const auto declared = declared_encoding(bytes);
  const auto known = known_encodings();
  if (std::ranges::find(known, declared) != known.end()) return declared;
  page.guessed_encoding = guess != "utf-8";
  return std::string(guess);
}

}  // namespace

Result<HtmlText> read_html(const std::string& file, std::string_view bytes,
                           std::string_view encoding) {
  if (bytes.size() > HtmlText::largest_bytes) {
    return fail({ErrorKind::limit,
                 fmt::format("expected at most {} MiB of HTML, saw {}",
                             HtmlText::largest_bytes >> 20, bytes.size() >> 20),
                 {file},
                 "Save its parts as files of their own."});
  }
  HtmlText page;
  page.encoding = encoding.empty() ? choose_encoding(bytes, page) : std::string(encoding);
  const std::string text = TRY(to_utf8(file, bytes, page.encoding));
  if (text.empty()) return page;
  static const bool once = (xmlInitParser(), true);
  static_cast<void>(once);
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(
      htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())), &htmlFreeParserCtxt);
  if (!context) return fail({ErrorKind::internal, "no memory for a web page", {file}});
  Blocks blocks(context.get(), page);
  htmlSAXHandler handler{};
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_words;
  handler.ignorableWhitespace = on_words;
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                        HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  *context->sax = handler;
  context->userData = &blocks;
  xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(context.get());
  blocks.finish();
  if (blocks.too_much) {
    return fail({ErrorKind::limit,
                 fmt::format("expected at most {} elements within one another and {} blocks, saw "
                             "more",
                             HtmlText::deepest, HtmlText::most_blocks),
                 {file},
                 "Elements that are never closed add up. Save the page as plain text."});
  }
  return page;
}

}  // namespace corridor
