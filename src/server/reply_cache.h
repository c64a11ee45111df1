#pragma once
// ReplyCache: replies in memory, for as long as the workspace and the day are the same. A change by
// anybody, this process or another, is seen by the times and sizes of the workspace's files, which
// are looked at no more often than every 50 ms: so old a reply may be.
//
// Where several ask the same at once, the first is answered by a worker and the rest wait for it.

#include "server/http_server.h"
#include "server/message.h"

#include <chrono>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace corridor {

struct Route;

struct KeptReply {
  SharedReply reply;
  const Route* route = nullptr;
};

class ReplyCache {
 public:
  ReplyCache(std::string workspace, std::size_t most_bytes);

  std::optional<KeptReply> find(const std::string& key);

  /// make: the caller makes the reply and hands it to settle(), which calls `done`. wait: another
  /// does. alone: what another makes may be older than a change; the caller keeps `done` and calls
  /// it.
  enum class Turn { make, wait, alone };
  Turn begin(const std::string& key, Service::Done& done);
  /// Calls all who wait. Keeps the reply where `keep` and nothing changed since begin().
  void settle(const std::string& key, const KeptReply& made, bool keep);
  /// Drops whoever still waits.
  void stop();

 private:
  using Clock = std::chrono::steady_clock;
  /// Forgets all where the workspace or the day has changed. With the lock held.
  void look(bool now);
  std::string stamp() const;
  void drop_oldest();

  struct Entry {
    std::string key;
    KeptReply kept;
    std::size_t bytes;
  };
  struct UnderWay {
    std::uint64_t age;  // of the workspace when it began
    std::vector<Service::Done> waiting;
  };
  const std::string workspace_;
  const std::size_t most_bytes_;
  std::mutex mutex_;
  std::list<Entry> entries_;  // the one used last first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
  std::unordered_map<std::string, UnderWay> under_way_;
  std::size_t bytes_ = 0;
  std::uint64_t age_ = 0;
  std::string stamp_;
  Clock::time_point looked_ = {};
};

}  // namespace corridor
