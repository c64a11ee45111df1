// A service in a register: what people can use, where, for whom, by whom.

#include "base/text.h"
#include "sources/registers/register_entry.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

/// Codes of BCP 47: en, bn, zh-Hant.
Result<std::string> languages_of(YamlValue value) {
  std::string languages;
  for (const auto one : TRY(elements_of(value))) {
    const auto code = TRY(one.expect_text("the code of a language"));
    const auto dash = std::min(code.find('-'), code.size());
    const bool is_code = dash >= 2 && dash <= 3 && std::ranges::all_of(code, [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
                         });
    if (!is_code) {
      return fail(
          one.error(fmt::format("expected the code of a language, saw \"{}\"", clip(code, 60)),
                    "Write two or three letters: en, bn, fil."));
    }
    languages += (languages.empty() ? "" : " ") + code;
  }
  return languages;
}

}  // namespace

Result<void> read_service(YamlValue value, RegisterParts& parts) {
  TRY(value.expect_keys({"code", "title", "short", "summary", "type", "places", "for", "leaves_out",
                         "by", "languages", "cost", "since", "until", "url", "topics", "phases"}));
  auto entry = TRY(begin_entry(value, "service", parts));
  entry.fields.set("type", TRY(coded_word(value, "type", all_service_types())));
  entry.fields.set("covers", TRY(person_groups_of(value["for"])));
  entry.fields.set("leaves_out", TRY(person_groups_of(value["leaves_out"])));
  entry.fields.set("languages", TRY(languages_of(value["languages"])));
  entry.fields.set("cost", TRY(coded_word(value, "cost", all_service_costs(), false)));
  TRY(link_list(value, {"by", "by", "actor"}, entry, parts));
  end_entry(std::move(entry), parts);
  return {};
}

}  // namespace corridor
