#include "server/work_queue.h"

namespace corridor {

WorkQueue::WorkQueue(const Bounds& bounds) : bounds_(bounds) {
  for (std::size_t i = 0; i < bounds.threads; ++i) {
    threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
  }
}

WorkQueue::Taken WorkQueue::push(const std::string& who, Task task) {
  {
    const std::lock_guard lock(mutex_);
    if (entries_.size() >= bounds_.waiting) return Taken::full;
    auto& share = shares_[who];
    if (share >= bounds_.of_one) return Taken::share_used_up;
    ++share;
    entries_.push_back({who, std::move(task)});
  }
  news_.notify_one();
  return Taken::yes;
}

std::size_t WorkQueue::waiting() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

void WorkQueue::work(const std::stop_token& stop) {
  for (;;) {
    Entry entry;
    {
      std::unique_lock lock(mutex_);
      if (!news_.wait(lock, stop, [this] { return !entries_.empty(); })) return;
      if (stop.stop_requested()) return;
      entry = std::move(entries_.front());
      entries_.pop_front();
      const auto share = shares_.find(entry.who);
      if (--share->second == 0) shares_.erase(share);
    }
    entry.task();
  }
}

void WorkQueue::stop() {
  for (auto& thread : threads_) thread.request_stop();
  threads_.clear();
  const std::lock_guard lock(mutex_);
  entries_.clear();
  shares_.clear();
}

}  // namespace corridor
