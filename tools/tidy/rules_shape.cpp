#include "tidy/rules.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <set>

namespace tidy {

namespace {

constexpr std::array empty_names = {"util",    "utils",   "common",   "core", "helper",
                                    "helpers", "manager", "managers", "misc"};

constexpr std::array free_licences = {"CC0-1.0",
                                      "PDDL-1.0",
                                      "CC-BY-4.0",
                                      "CC-BY-3.0-IGO",
                                      "UN terms with attribution",
                                      "Public domain",
                                      "Corridor (Apache-2.0)"};

// The fields of one CSV line; quotes are taken off. A field over several lines is not understood.
std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool doubled = c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"';
    if (doubled)
      fields.back() += line[i++];
    else if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      fields.emplace_back();
    else if (c != '\r')
      fields.back() += c;
  }
  return fields;
}

void check_citation(const SourceFile& file, Findings& findings) {
  const auto header = file.lines.empty() ? std::vector<std::string>() : fields_of(file.lines[0]);
  const auto column =
      static_cast<std::size_t>(std::ranges::find(header, "licence") - header.begin());
  if (column == header.size() || file.lines.size() < 2)
    findings.push_back({file.path, 1, "names no licence", "add a row with a column `licence`"});
  for (std::size_t i = 1; i < file.lines.size() && column < header.size(); ++i) {
    if (file.lines[i].empty()) continue;
    const auto fields = fields_of(file.lines[i]);
    const std::string licence = column < fields.size() ? fields[column] : "";
    if (!contains(free_licences, licence))
      findings.push_back(
          {file.path, i + 1, fmt::format("the licence `{}` is not allowed", licence),
           fmt::format("take data under one of: {}", fmt::join(free_licences, ", "))});
  }
}

}  // namespace

void check_folder_names(const Project& project, Findings& findings) {
  std::set<std::string> reported;
  for (const auto& file : project.files)
    for (std::string_view folder = folder_of(file->path); !folder.empty();
         folder = folder_of(folder)) {
      const std::string_view name = folder.substr(folder.rfind('/') + 1);
      if (contains(empty_names, name) && reported.emplace(folder).second)
        findings.push_back({std::string(folder), 0,
                            fmt::format("`{}` says nothing about what is inside", name),
                            "name the folder after its contents"});
    }
}

void check_pragma_once(const Project& project, Findings& findings) {
  for (const auto& file : project.files)
    if (file->is_header() && !contains(file->lines, "#pragma once"))
      findings.push_back({file->path, 1, "the header may be included twice", "add #pragma once"});
}

void check_licences(const Project& project, Findings& findings) {
  std::map<std::string, const SourceFile*> folders;  // that hold tables, with their citation
  for (const auto& file : project.files) {
    if (!file->is_below("data/") || !file->path.ends_with(".csv")) continue;
    const std::string folder(folder_of(file->path));
    const bool citation = file->path.ends_with("/citation.csv");
    const auto at = folders.try_emplace(folder, nullptr).first;
    if (citation) at->second = file.get();
  }
  for (const auto& [folder, citation] : folders) {
    if (citation != nullptr)
      check_citation(*citation, findings);
    else
      findings.push_back({folder, 0, "tables without a citation",
                          "add citation.csv with publisher, title, url and licence"});
  }
}

}  // namespace tidy
