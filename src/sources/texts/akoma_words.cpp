// The words of an element of Akoma Ntoso (akoma_meta.h).

#include "base/text.h"
#include "sources/texts/akoma_meta.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace corridor {
namespace {

bool is_left_out(std::string_view name) {
  return is_one_of(name, {"meta", "authorialNote", "noteRef", "toc", "coverPage", "del", "img",
                          "foreign", "marker"});
}

/// What is not a block is a part of a line.
bool is_part_of_line(std::string_view name) {
  constexpr std::string_view names =
      " ref rref mref a b i u sub sup span abbr def term date time person role location "
      "organization concept object event quantity entity ins omissis inline docTitle docNumber "
      "docType docDate docProponent docAuthority docStatus docPurpose shortTitle num remark mod "
      "rmod quotedText embeddedText placeholder fillIn decoration session legislature "
      "docketNumber neutralCitation party judge lawyer signature process outcome opinion argument "
      "docCommittee docIntroducer docStage docJurisdiction affectedDocument relatedDocument "
      "change courtType vote recordedTime scene tocItem ";
  return names.contains(" " + std::string(name) + " ");
}

class Words {
 public:
  explicit Words(const std::function<void(const XmlElement&)>& on_ref) : on_ref_(on_ref) {}

  void add(const XmlElement& element) {
    element.contents([&](std::string_view text) { append(text); },
                     [&](const XmlElement& child) { add_child(child); });
  }
  std::string text() && {
    while (out_.ends_with(' ') || out_.ends_with('\n')) out_.pop_back();
    return std::move(out_);
  }

 private:
  void add_child(const XmlElement& child) {
    const auto name = child.name();
    if (is_left_out(name)) return;
    if (on_ref_ && is_one_of(name, {"ref", "rref", "mref"})) on_ref_(child);
    if (is_one_of(name, {"eol", "br"})) return new_line();
    const bool is_block = !is_part_of_line(name);
    if (is_block && !keeps_line_) new_line();
    keeps_line_ = false;
    add(child);
    if (name == "num") {
      // A number and the words behind it are one line.
      append(" ");
      keeps_line_ = true;
    } else if (is_block) {
      new_line();
    }
  }

  void append(std::string_view text) {
    for (const char c : text) {
      const bool blank = static_cast<unsigned char>(c) <= ' ';
      if (!blank) {
        out_ += c;
        keeps_line_ = false;
      } else if (!out_.empty() && out_.back() != ' ' && out_.back() != '\n') {
        out_ += ' ';
      }
    }
  }

  void new_line() {
    while (out_.ends_with(' ')) out_.pop_back();
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }

  const std::function<void(const XmlElement&)>& on_ref_;
  std::string out_;
  bool keeps_line_ = false;
};

}  // namespace

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

std::string akoma_words(const XmlElement& element,
                        const std::function<void(const XmlElement&)>& on_ref) {
  Words words(on_ref);
  words.add(element);
  return std::move(words).text();
}

XmlElement find_below(const XmlElement& element, std::string_view name) {
  for (auto child = element.first(); child; child = child.next()) {
    if (child.name() == name) return child;
    if (is_left_out(child.name())) continue;
    if (auto found = find_below(child, name)) return found;
  }
  return {};
}

}  // namespace corridor
