#include "sources/texts/akoma_uri.h"

#include "base/text.h"
#include "sources/texts/text_details.h"

namespace corridor {
namespace {

/// Whether a part of an address names a wording ("eng@2013-10-27") and not the work.
bool is_of_wording(std::string_view part) {
  return part.contains('@') || part.starts_with('!') || part.starts_with(':');
}

}  // namespace

std::string AkomaTarget::address(std::string_view own) const {
  const std::string_view instrument = code.empty() ? own : std::string_view(code);
  std::string address = provision.empty() ? "instrument:" : "provision:";
  address += instrument;
  if (!provision.empty()) address.append("/").append(provision);
  return address;
}

AkomaTarget akoma_target(std::string_view href) {
  AkomaTarget target;
  href = trim(href);
  const auto mark = href.find_first_of("#~");
  if (mark != href.npos) {
    target.provision = trim(href.substr(mark + 1));
    href = href.substr(0, mark);
  }
  if (href.empty()) return target;
  const auto begin = href.find("/akn/");
  const bool is_old = begin == href.npos && href.starts_with('/') && !href.starts_with("//");
  if (begin == href.npos && !is_old) return {};
  href.remove_prefix(is_old ? 1 : begin + std::string_view("/akn/").size());
  for (const auto part : split(href, '/')) {
    if (is_of_wording(part)) break;
    const auto words = code_of_words(part);
    if (words.empty()) continue;
    target.code.append(target.code.empty() ? "" : "_").append(words);
  }
  return target.code.empty() ? AkomaTarget{} : target;
}

}  // namespace corridor
