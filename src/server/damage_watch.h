#pragma once
// DamageWatch: remembers that the file of the workspace was found damaged. From then on nothing is
// written to it, until another file stands in its place (`corridor restore`).

#include <sys/stat.h>

#include <mutex>
#include <optional>
#include <string>

namespace corridor {

class DamageWatch {
 public:
  explicit DamageWatch(std::string path) : path_(std::move(path)) {}

  void found() {
    const std::lock_guard lock(mutex_);
    damaged_ = inode();
  }
  bool damaged() const {
    const std::lock_guard lock(mutex_);
    return damaged_ && *damaged_ == inode();
  }

 private:
  ino_t inode() const {
    struct stat file {};
    return ::stat(path_.c_str(), &file) == 0 ? file.st_ino : 0;
  }

  const std::string path_;
  mutable std::mutex mutex_;
  std::optional<ino_t> damaged_;
};

}  // namespace corridor
