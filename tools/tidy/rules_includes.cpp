#include "tidy/rules.h"

#include <fmt/format.h>

#include <array>
#include <set>

namespace tidy {

namespace {

// A folder sees itself and what stands before it.
constexpr std::array order = {"base",   "vocabulary", "sources", "store", "evidence", "registers",
                              "models", "scenario",   "report",  "cli",   "server"};

std::size_t rank_of(std::string_view folder) {
  return static_cast<std::size_t>(std::ranges::find(order, folder) - order.begin());
}

std::string_view first_part(std::string_view path) { return path.substr(0, path.find('/')); }

// "gravity" of "models/gravity/gravity.h"; "" of "models/model.h".
std::string_view model_of(std::string_view path) {
  const std::string_view folder = folder_of(path);
  return folder.starts_with("models/") ? first_part(folder.substr(7)) : "";
}

// The one door between the two: the command that starts the server.
bool is_door(std::string_view from, std::string_view to) {
  return from == "cli/serve.cpp" && to == "server/serve.h";
}

// Why `from` may not include `to` (both below src/), or "" where it may.
std::string why_not(std::string_view from, std::string_view to) {
  if (is_door(from, to)) return "";
  const std::string_view here = first_part(from);
  const std::string_view there = first_part(to);
  if (here == there) {
    const bool other_model = !model_of(from).empty() && !model_of(to).empty();
    if (other_model && model_of(from) != model_of(to))
      return "a model never sees another model; move what both need to base/ or vocabulary/";
    return "";
  }
  if (here == "cli" && there == "server")
    return "cli/ and server/ do not know each other; only cli/serve.cpp starts the server";
  if (rank_of(there) > rank_of(here))
    return fmt::format("{}/ stands to the left of {}/; turn the call round or move the code", here,
                       there);
  if (here == "models" && there != "base" && there != "vocabulary")
    return "models see only base/ and vocabulary/; pass in numbers from scenario/";
  if (here == "registers" && there == "evidence")
    return "registers point at evidence by identifier; join them in scenario/ or report/";
  if (here == "server" && there == "cli")
    return "server/ and cli/ do not know each other; move the shared code to report/";
  return "";
}

std::string_view below_src(const SourceFile& file) {
  return file.is_below("src/") ? std::string_view(file.path).substr(4) : "";
}

// The header that an include names: below src/ or tools/, or beside the file.
const SourceFile* target_of(const Project& project, const SourceFile& from,
                            const Include& include) {
  for (const std::string_view base :
       {std::string_view("src"), std::string_view("tools"), folder_of(from.path)})
    if (const auto* file = project.find(fmt::format("{}/{}", base, include.path))) return file;
  return nullptr;
}

class CycleFinder {
 public:
  CycleFinder(const Project& project, Findings& findings)
      : project_(project), findings_(findings) {}

  void visit(const SourceFile& file) {
    if (done_.contains(&file)) return;
    trail_.push_back(&file);
    for (const Include& include : file.includes) {
      const SourceFile* to = target_of(project_, file, include);
      if (to == nullptr) continue;
      const auto seen = std::ranges::find(trail_, to);
      if (seen == trail_.end()) {
        visit(*to);
        continue;
      }
      std::string round;
      for (auto at = seen; at != trail_.end(); ++at) round += (*at)->path + " -> ";
      findings_.push_back({file.path, include.line, "include cycle " + round + to->path,
                           "move what both need into a third file"});
    }
    trail_.pop_back();
    done_.insert(&file);
  }

 private:
  const Project& project_;
  Findings& findings_;
  std::vector<const SourceFile*> trail_;
  std::set<const SourceFile*> done_;
};

// "a/x" of a/x.h, a/x.cpp, a/x_test.cpp and a/x_fuzz.cpp.
std::string_view stem_of(std::string_view path) {
  for (const std::string_view ending : {"_test.cpp", "_fuzz.cpp", ".cpp", ".h"})
    if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
  return path;
}

}  // namespace

void check_direction(const Project& project, Findings& findings) {
  for (const auto& file : project.files) {
    const std::string_view path = below_src(*file);
    if (path.empty() || !file->is_cpp()) continue;
    if (rank_of(first_part(path)) == order.size())
      findings.push_back(
          {file->path, 0,
           fmt::format("src/{}/ has no place in the order of folders", first_part(path)),
           fmt::format("put it into one of {}", fmt::join(order, ", "))});
    for (const Include& include : file->includes) {
      const bool ours = rank_of(first_part(include.path)) < order.size();
      const std::string why = ours ? why_not(path, include.path) : "";
      if (!why.empty())
        findings.push_back({file->path, include.line,
                            fmt::format("includes {}, which it may not see", include.path), why});
    }
  }
}

void check_cycles(const Project& project, Findings& findings) {
  CycleFinder finder(project, findings);
  for (const auto& file : project.files) finder.visit(*file);
}

void check_unused_headers(const Project& project, Findings& findings) {
  std::set<const SourceFile*> used;
  for (const auto& file : project.files)
    for (const Include& include : file->includes) {
      const SourceFile* to = target_of(project, *file, include);
      if (to != nullptr && stem_of(to->path) != stem_of(file->path)) used.insert(to);
    }
  for (const auto& file : project.files)
    if (file->is_header() && !used.contains(file.get()))
      findings.push_back({file->path, 0, "nothing includes it but its own .cpp and tests",
                          "use it, or remove it with its .cpp"});
}

}  // namespace tidy
