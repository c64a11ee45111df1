// A practice in a register: what was done about which problem, where, by whom, and how it was
// studied. Each study becomes a record of its own, "study:practice/1", linked to the practice. Its
// grade of evidence is never written: it follows from the studies (registers/practice_grade.h).

#include "sources/registers/register_entry.h"

#include <fmt/core.h>

namespace corridor {
namespace {

Result<void> read_study(YamlValue value, const RegisterEntry& practice, std::size_t number,
                        RegisterParts& parts) {
  TRY(value.expect_keys({"kind", "finding", "scope", "source", "year", "url", "note"}));
  RegisterEntry study;
  study.record = {.kind = "study",
                  .code = fmt::format("{}/{}", practice.record.code, number),
                  .title = TRY(needed_text(value, "source")),
                  .summary = TRY(text_or_empty(value, "note")),
                  .cell = cell_of(value)};
  study.record.since = TRY(date_or_empty(value, "year"));
  study.fields.set("study", TRY(coded_word(value, "kind", all_study_kinds())));
  study.fields.set("finding", TRY(coded_word(value, "finding", all_study_findings())));
  const auto scope = TRY(coded_word(value, "scope", all_study_scopes(), false));
  study.fields.set("scope", scope.empty() ? "one_place" : scope);
  study.fields.set("url", TRY(text_or_empty(value, "url")));
  parts.sink.link({.from = study.address(),
                   .relation = "evidence_for",
                   .to = practice.address(),
                   .cell = cell_of(value)});
  end_entry(std::move(study), parts);
  return {};
}

}  // namespace

Result<void> read_practice(YamlValue value, RegisterParts& parts) {
  TRY(value.expect_keys({"code", "title", "short", "summary", "problem", "measure", "places",
                         "since", "until", "topics", "phases", "actors", "needs", "law", "for",
                         "evidence", "url"}));
  auto entry = TRY(begin_entry(value, "practice", parts));
  TRY(add_texts(value, "problem", entry.fields));
  TRY(add_texts(value, "measure", entry.fields));
  entry.fields.set("covers", TRY(person_groups_of(value["for"])));
  entry.fields.set("needs", TRY(protections_of(value["needs"])));
  TRY(link_list(value, {"needs", "serves", "protection"}, entry, parts));
  TRY(link_list(value, {"actors", "by", "actor"}, entry, parts));
  TRY(link_law(value, "law", entry, parts));
  std::size_t number = 0;
  for (const auto one : TRY(elements_of(value["evidence"]))) {
    TRY(read_study(one, entry, ++number, parts));
  }
  end_entry(std::move(entry), parts);
  return {};
}

}  // namespace corridor
