// From a download's address with its {parameters} to the addresses to fetch.

#include "base/http_text.h"
#include "base/text.h"
#include "sources/downloads.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

namespace corridor {
namespace {

constexpr std::size_t longest_value = 500;

/// Codes of publishers: letters, digits and these. They keep their meaning in an address.
bool is_code_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         std::string_view("._-:;,+@*").contains(c);
}

std::string known_names(const Download& download) {
  std::string names;
  for (const auto& p : download.parameters) {
    names += fmt::format("\n  {}: {}", p.name, p.meaning);
  }
  return names.empty() ? fmt::format("{} takes no parameters.", download.name)
                       : fmt::format("{} takes:{}", download.name, names);
}

Result<void> check_parameters(const Download& download, const DownloadChoice& choice) {
  for (const auto& [name, value] : choice.parameters) {
    if (std::ranges::find(download.parameters, name, &DownloadParameter::name) ==
        download.parameters.end()) {
      return fail({ErrorKind::usage,
                   fmt::format("{} has no parameter \"{}\"", download.name, name),
                   {},
                   known_names(download)});
    }
    const bool has_gap = std::ranges::any_of(split(value, ','), &std::string_view::empty);
    if (has_gap || value.size() > longest_value || !std::ranges::all_of(value, is_code_letter)) {
      return fail({ErrorKind::usage,
                   fmt::format("expected codes for {}, saw \"{}\"", name, as_seen(value)),
                   {},
                   known_names(download)});
    }
  }
  return {};
}

Result<std::string> value_of(const Download& download, const DownloadParameter& parameter,
                             const DownloadChoice& choice) {
  // Of a parameter given twice the last counts, as with options.
  for (auto given = choice.parameters.rbegin(); given != choice.parameters.rend(); ++given) {
    if (given->first == parameter.name) return given->second;
  }
  if (parameter.usual == "{this year}") return choice.date.substr(0, 4);
  if (!parameter.usual.empty() || parameter.optional) return std::string(parameter.usual);
  return fail({ErrorKind::usage,
               fmt::format("{} needs the parameter \"{}\"", download.name, parameter.name),
               {},
               known_names(download)});
}

/// `text` with {name} replaced. Where the value is empty, "name={name}" goes from the query.
void replace_parameter(std::string& text, std::string_view name, std::string_view value) {
  const std::string placeholder = fmt::format("{{{}}}", name);
  const auto at = text.find(placeholder);
  if (at == std::string::npos) return;
  const auto query = text.find('?');
  if (!value.empty() || at < query) {
    text.replace(at, placeholder.size(), value);
    return;
  }
  const auto start = text.find_last_of("?&", at);
  const auto end = std::min(text.find('&', at), text.size());
  // The sign before the part goes with it, the question mark stays.
  if (text[start] == '&') {
    text.erase(start, end - start);
  } else {
    text.erase(start + 1, std::min(end + 1, text.size()) - start - 1);
  }
}

/// A plus is a space in a query, and itself in a path.
std::string as_in_query(std::string_view value) {
  std::string text;
  for (const char c : value) text += c == '+' ? std::string("%2B") : std::string(1, c);
  return text;
}

Result<std::string> at_mirror(std::string_view address, std::string_view mirror) {
  if (mirror.empty()) return std::string(address);
  if (mirror.contains('?') || mirror.contains('#')) {
    return fail({ErrorKind::usage,
                 fmt::format("expected the beginning of an address, saw \"{}\"", as_seen(mirror)),
                 {},
                 "The publisher's path is put behind it: --mirror http://localhost:8000/copies"});
  }
  const auto host = address.find("://") + 3;
  const auto path = std::min(address.find('/', host), address.size());
  while (mirror.ends_with('/')) mirror.remove_suffix(1);
  return fmt::format("{}{}", mirror, address.substr(path));
}

}  // namespace

Result<std::pair<std::string, std::string>> parse_parameter(std::string_view text) {
  const auto equals = text.find('=');
  if (equals != std::string_view::npos && equals > 0) {
    return std::pair(std::string(text.substr(0, equals)), std::string(text.substr(equals + 1)));
  }
  return fail({ErrorKind::usage,
               fmt::format("expected name=value, saw \"{}\"", as_seen(text)),
               {},
               "Such as: --with-parameter indicator=SM.POP.TOTL"});
}

Result<ResolvedDownload> resolve(const Download& download, const DownloadChoice& choice) {
  if (download.address.empty()) {
    return fail(
        {ErrorKind::not_found,
         fmt::format("{} has no address that stays for {}", download.publisher, download.title),
         {},
         fmt::format("Fetch it in a browser from {} and then: corridor load FILE", download.page)});
  }
  TRY(check_parameters(download, choice));
  std::string common = TRY(at_mirror(download.address, choice.mirror));
  ResolvedDownload resolved;
  const DownloadParameter* each = nullptr;
  std::string several;
  for (const auto& parameter : download.parameters) {
    const std::string value = TRY(value_of(download, parameter, choice));
    if (parameter.each) {
      each = &parameter;
      several = value;
      continue;
    }
    const bool in_query = common.find(fmt::format("{{{}}}", parameter.name)) > common.find('?');
    replace_parameter(common, parameter.name, in_query ? as_in_query(value) : value);
  }
  for (const auto one : split(several, ',')) {
    resolved.requests.push_back(common);
    if (each != nullptr) replace_parameter(resolved.requests.back(), each->name, one);
  }
  resolved.address = common;
  std::ranges::replace(several, ',', ';');
  if (each != nullptr) replace_parameter(resolved.address, each->name, several);
  return resolved;
}

}  // namespace corridor
