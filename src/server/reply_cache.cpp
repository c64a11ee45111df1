#include "server/reply_cache.h"

#include "store/workspace.h"

#include <fmt/core.h>
#include <sys/stat.h>

namespace corridor {
namespace {

constexpr std::chrono::milliseconds looks_every{50};
constexpr std::size_t bytes_around = 1024;  // of an entry beside its key and body

}  // namespace

ReplyCache::ReplyCache(std::string workspace, std::size_t most_bytes)
    : workspace_(std::move(workspace)), most_bytes_(most_bytes) {}

std::string ReplyCache::stamp() const {
  std::string text = timestamp_now().substr(0, 10);
  for (const char* suffix : {"", "-wal"}) {
    struct stat file {};
    if (::stat((workspace_ + suffix).c_str(), &file) != 0) continue;
    text += fmt::format(" {} {} {}.{}", file.st_ino, file.st_size, file.st_mtim.tv_sec,
                        file.st_mtim.tv_nsec);
  }
  return text;
}

void ReplyCache::look(bool now) {
  const auto time = Clock::now();
  if (!now && time - looked_ < looks_every && !stamp_.empty()) return;
  looked_ = time;
  auto seen = stamp();
  if (seen == stamp_) return;
  stamp_ = std::move(seen);
  ++age_;
  by_key_.clear();
  entries_.clear();
  bytes_ = 0;
}

std::optional<KeptReply> ReplyCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  look(false);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->kept;
}

ReplyCache::Turn ReplyCache::begin(const std::string& key, Service::Done& done) {
  const std::lock_guard lock(mutex_);
  look(true);
  const auto [at, first] = under_way_.try_emplace(key, UnderWay{age_, {}});
  if (!first && at->second.age != age_) return Turn::alone;
  at->second.waiting.push_back(std::move(done));
  return first ? Turn::make : Turn::wait;
}

void ReplyCache::settle(const std::string& key, const KeptReply& made, bool keep) {
  std::vector<Service::Done> waiting;
  {
    const std::lock_guard lock(mutex_);
    look(true);
    const auto found = under_way_.find(key);
    if (found == under_way_.end()) return;
    waiting = std::move(found->second.waiting);
    const bool same = found->second.age == age_;
    under_way_.erase(found);
    const std::size_t bytes = made.reply->text().size() + key.size() + bytes_around;
    if (keep && same && bytes <= most_bytes_ / 8 && !by_key_.contains(key)) {
      entries_.push_front({key, made, bytes});
      by_key_[entries_.front().key] = entries_.begin();
      bytes_ += bytes;
      while (bytes_ > most_bytes_) drop_oldest();
    }
  }
  for (auto& done : waiting) done(made.reply);
}

void ReplyCache::stop() {
  const std::lock_guard lock(mutex_);
  under_way_.clear();
}

void ReplyCache::drop_oldest() {
  bytes_ -= entries_.back().bytes;
  by_key_.erase(entries_.back().key);
  entries_.pop_back();
}

}  // namespace corridor
