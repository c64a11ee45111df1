#pragma once
// For tests: an empty workspace in a folder of its own, gone with the test, and files to load.

#include "base/check.h"
#include "evidence/import.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace corridor {

class ScratchWorkspace {
 public:
  ScratchWorkspace() {
    static int made = 0;
    folder_ = std::filesystem::temp_directory_path() /
              fmt::format("corridor-test-{}-{}", ::getpid(), ++made);
    std::filesystem::create_directories(folder_);
    bool created = false;
    auto opened = Workspace::create(file("store.sqlite"), created);
    ENSURE(opened.has_value() && created, "a new folder takes a new workspace");
    workspace_ = std::make_unique<Workspace>(std::move(*opened));
  }
  ~ScratchWorkspace() {
    workspace_.reset();
    std::filesystem::remove_all(folder_);
  }
  ScratchWorkspace(const ScratchWorkspace&) = delete;
  ScratchWorkspace& operator=(const ScratchWorkspace&) = delete;

  Workspace& operator*() { return *workspace_; }
  Workspace* operator->() { return workspace_.get(); }
  std::string file(std::string_view name) const { return (folder_ / name).string(); }
  void close() { workspace_.reset(); }

  std::string write(std::string_view name, std::string_view text) const {
    std::ofstream(file(name), std::ios::binary) << text;
    return file(name);
  }
  Result<LoadReport> load(std::string_view text, const LoadOptions& options = {}) {
    return load_file(*workspace_, write(fmt::format("{}.csv", ++files_), text), options);
  }
  /// The first number a query gives.
  std::int64_t count(std::string_view sql) const {
    auto row = workspace_->database().prepare(sql);
    ENSURE(row.has_value() && row->step() == true, "a test's query gives a row");
    return row->integer(0);
  }
  std::int64_t editions() const { return count("SELECT count(*) FROM edition"); }
  std::int64_t figures() const { return count("SELECT count(*) FROM observation"); }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Workspace> workspace_;
  int files_ = 0;
};

/// The clock of this process stands at a day while this lives.
class ClockAt {
 public:
  explicit ClockAt(std::int64_t seconds) {
    ::setenv("SOURCE_DATE_EPOCH", std::to_string(seconds).c_str(), 1);
  }
  ~ClockAt() { ::unsetenv("SOURCE_DATE_EPOCH"); }
};

}  // namespace corridor
