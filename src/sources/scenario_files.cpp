#include "sources/scenario_files.h"

#include "base/file.h"
#include "base/json_document.h"
#include "base/text.h"
#include "base/zip_archive.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

namespace corridor {
namespace {

constexpr std::string_view source_name = "the scenario";
constexpr std::array<std::string_view, 3> scenario_folders{"input_csv", "source_data",
                                                           "refugee_data"};

using NameParts = std::vector<std::string_view>;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

bool can_name_file(std::string_view part) {
  return !part.empty() && part != "." && part != ".." && part.size() <= 120 &&
         part.find(':') == part.npos && std::ranges::none_of(part, is_control) &&
         find_invalid_utf8(part) == part.npos;
}

/// A name as sent, with the slashes of this world; an error for one that could lead elsewhere.
Result<std::string> safe_name(std::string_view sent) {
  std::string name(sent);
  std::ranges::replace(name, '\\', '/');
  for (const auto part : split(name, '/')) {
    if (can_name_file(part)) continue;
    return fail({ErrorKind::malformed,
                 fmt::format("expected the name of a file within the scenario, saw \"{}\"",
                             replace_invalid_utf8(clip(name, 60))),
                 {std::string(source_name), 0, 0},
                 "Name files as input_csv/locations.csv, without \"..\" and a slash before."});
  }
  return name;
}

/// What archives and file systems add of their own.
bool is_hidden(const NameParts& parts) {
  return std::ranges::any_of(parts,
                             [](auto part) { return part.starts_with('.') || part == "__MACOSX"; });
}

bool is_of_scenario(std::string_view name) {
  return name.ends_with(".csv") || name.ends_with(".yml");
}

/// How many folders stand around the scenario that the file belongs to; nothing for other files.
std::optional<std::size_t> depth_of(const NameParts& parts) {
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    if (parts[i] == "input_csv") return i;
  }
  return std::nullopt;
}

std::string joined_parts(const NameParts& parts, std::size_t count) {
  std::string name;
  for (std::size_t i = 0; i < count; ++i) name += std::string(i > 0 ? "/" : "").append(parts[i]);
  return name;
}

Error not_one_scenario(std::string what) {
  return {ErrorKind::malformed,
          std::move(what),
          {std::string(source_name), 0, 0},
          "Send the folder that has input_csv/, source_data/ and simsetting.yml in it."};
}

Error no_scenario() {
  return not_one_scenario("expected a folder with input_csv/locations.csv, saw none");
}

/// The folder that holds the scenario among all names: the one with input_csv/, or, of a bare
/// graph, the one with locations.csv.
Result<std::string> root_of(const std::vector<ScenarioFile>& all) {
  std::vector<std::string> roots, bare;
  for (const auto& file : all) {
    const auto parts = split(file.name, '/');
    if (is_hidden(parts) || !is_of_scenario(file.name)) continue;
    if (const auto depth = depth_of(parts)) roots.push_back(joined_parts(parts, *depth));
    if (parts.back() == "locations.csv") bare.push_back(joined_parts(parts, parts.size() - 1));
  }
  if (roots.empty()) roots = std::move(bare);
  std::ranges::sort(roots);
  roots.erase(std::ranges::unique(roots).begin(), roots.end());
  if (roots.size() == 1) return roots.front();
  if (roots.empty()) return fail(no_scenario());
  return fail(not_one_scenario(
      fmt::format("expected one scenario, saw those of \"{}\" and \"{}\"", roots[0], roots[1])));
}

/// Whether a file within the scenario's folder belongs to it.
bool is_taken(const NameParts& parts) {
  if (is_hidden(parts) || !is_of_scenario(parts.back())) return false;
  if (parts.size() == 1) return true;
  return parts.size() == 2 &&
         std::ranges::find(scenario_folders, parts[0]) != scenario_folders.end();
}

Result<ScenarioFiles> chosen_from(std::vector<ScenarioFile> all, std::string name) {
  const auto root = TRY(root_of(all));
  ScenarioFiles out{.name = std::move(name), .files = {}, .passed_over = {}};
  if (out.name.empty()) out.name = root.substr(root.rfind('/') + 1);
  if (out.name.empty()) out.name = "scenario";
  TRY(check_scenario_name(out.name));
  const auto within = root.empty() ? std::string() : root + "/";
  for (auto& file : all) {
    const bool inside = file.name.starts_with(within);
    const auto own = std::string_view(file.name).substr(inside ? within.size() : 0);
    if (inside && is_taken(split(own, '/')))
      out.files.push_back({std::string(own), std::move(file.text)});
    else
      out.passed_over.push_back(file.name);
  }
  if (out.files.empty()) return fail(no_scenario());
  std::ranges::sort(out.files, {}, &ScenarioFile::name);
  std::ranges::sort(out.passed_over);
  const auto twice = std::ranges::adjacent_find(out.files, {}, &ScenarioFile::name);
  if (twice == out.files.end()) return out;
  return fail({ErrorKind::malformed,
               fmt::format("expected each file once, saw {} twice", twice->name),
               {twice->name, 0, 0},
               "Leave one of them out."});
}

Error too_large(std::string what) {
  return {ErrorKind::limit,
          std::move(what),
          {std::string(source_name), 0, 0},
          fmt::format("A scenario has at most {} files, {} MiB each and {} MiB in all.",
                      ScenarioFiles::most_files, ScenarioFiles::largest_file_bytes >> 20,
                      ScenarioFiles::largest_bytes >> 20)};
}

/// Files as they come, within the limits.
class ScenarioCollector {
 public:
  Result<void> add(std::string name, std::string_view text) {
    if (text.size() > ScenarioFiles::largest_file_bytes) {
      return fail(too_large(fmt::format("{} is larger than a file may be", name)));
    }
    bytes_ += text.size();
    if (bytes_ > ScenarioFiles::largest_bytes) return fail(too_large("the files are too large"));
    if (files_.size() == ScenarioFiles::most_files) return fail(too_large("too many files"));
    files_.push_back({std::move(name), std::string(text)});
    return {};
  }
  std::vector<ScenarioFile> files() && { return std::move(files_); }

 private:
  std::vector<ScenarioFile> files_;
  std::uint64_t bytes_ = 0;
};

/// What is no part of a scenario is not unpacked.
Result<ScenarioFiles> read_zip(std::string_view sent) {
  const auto archive = TRY(ZipArchive::open(std::string(source_name), sent));
  ScenarioCollector files;
  for (std::size_t i = 0; i < archive.members().size(); ++i) {
    const std::string_view member = archive.members()[i];
    if (member.ends_with('/') || member.ends_with('\\')) continue;
    const auto name = TRY(safe_name(member));
    const bool wanted = is_of_scenario(name) && !is_hidden(split(name, '/'));
    if (!wanted) {
      TRY(files.add(name, {}));
      continue;
    }
    const auto bytes = TRY(archive.read(i, ScenarioFiles::largest_file_bytes));
    TRY(files.add(name, bytes.view()));
  }
  return chosen_from(std::move(files).files(), {});
}

Result<ScenarioFiles> read_json(std::string_view sent) {
  const auto document = TRY(JsonDocument::parse(std::string(source_name), sent));
  const auto root = document.root();
  if (!root["files"].is(JsonValue::Kind::object)) {
    return fail(
        {ErrorKind::malformed,
         "expected a zip, or an object with \"files\"",
         {std::string(source_name), 1, 1},
         "Send {\"name\": \"crisis\", \"files\": {\"input_csv/locations.csv\": \"...\"}}."});
  }
  ScenarioCollector files;
  for (auto file = root["files"].first(); file; file = file.next()) {
    const auto name = TRY(safe_name(file.name()));
    if (!file.is(JsonValue::Kind::string)) {
      return fail({ErrorKind::malformed,
                   fmt::format("expected the text of {} as a string", name),
                   {name, 0, 0},
                   "Send each file's text under its name."});
    }
    TRY(files.add(name, file.string()));
  }
  return chosen_from(std::move(files).files(), std::string(root["name"].string()));
}

}  // namespace

Result<void> check_scenario_name(std::string_view name) {
  const bool plain = can_name_file(name) && name.size() <= ScenarioFiles::longest_name &&
                     !name.starts_with('.') && name.find_first_of("/\\") == name.npos;
  if (plain) return {};
  return fail({ErrorKind::usage,
               fmt::format("expected a name for the scenario, saw \"{}\"",
                           replace_invalid_utf8(clip(name, 60))),
               {},
               fmt::format("At most {} bytes, without slashes and no dot before: mali2012.",
                           ScenarioFiles::longest_name)});
}

Result<ScenarioFiles> read_scenario_files(std::string_view sent) {
  if (sent.size() > ScenarioFiles::largest_sent_bytes) {
    return fail(too_large(fmt::format("{} bytes were sent", sent.size())));
  }
  return ZipArchive::looks_like_one(sent) ? read_zip(sent) : read_json(sent);
}

Result<ScenarioFiles> read_scenario_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code problem;
  const auto root = fs::weakly_canonical(folder, problem);
  if (problem || !fs::is_directory(root, problem)) {
    return fail({ErrorKind::not_found,
                 fmt::format("expected a scenario folder, saw no {}", folder),
                 {folder, 0, 0},
                 "Give the folder that has input_csv/ and source_data/ in it."});
  }
  ScenarioCollector files;
  for (const auto& below :
       {fs::path(), fs::path("input_csv"), fs::path("source_data"), fs::path("refugee_data")}) {
    for (fs::directory_iterator at(root / below, problem), end; !problem && at != end;
         at.increment(problem)) {
      const auto name = (below / at->path().filename()).string();
      if (!at->is_regular_file(problem) || !is_of_scenario(name)) continue;
      const auto bytes = TRY(read_file(at->path().string(), ScenarioFiles::largest_file_bytes));
      TRY(files.add(TRY(safe_name(name)), bytes.view()));
    }
  }
  return chosen_from(std::move(files).files(), root.filename().string());
}

}  // namespace corridor
