#pragma once
// WorkQueue: a few threads and what waits for them, in order. Nobody may have more waiting than a
// share, so that one who asks a great deal does not keep out the rest.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace corridor {

class WorkQueue {
 public:
  using Task = std::move_only_function<void()>;
  enum class Taken { yes, share_used_up, full };

  struct Bounds {
    std::size_t threads = 2;
    std::size_t waiting = 1024;
    std::size_t of_one = 256;
  };
  explicit WorkQueue(const Bounds& bounds);
  ~WorkQueue() { stop(); }
  WorkQueue(const WorkQueue&) = delete;
  WorkQueue& operator=(const WorkQueue&) = delete;

  /// `who`: whose share it is.
  Taken push(const std::string& who, Task task);
  std::size_t waiting() const;
  /// Ends what is under way; what waits is dropped.
  void stop();

 private:
  void work(const std::stop_token& stop);

  struct Entry {
    std::string who;
    Task task;
  };
  const Bounds bounds_;
  mutable std::mutex mutex_;
  std::condition_variable_any news_;
  std::deque<Entry> entries_;
  std::map<std::string, std::size_t> shares_;
  std::vector<std::jthread> threads_;
};

}  // namespace corridor
