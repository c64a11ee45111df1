#pragma once
// Metrics: what the server did, counted, as Prometheus reads it. Nothing in it is about a person:
// routes by their pattern, never addresses, names or words that somebody searched for.

#include "server/http_server.h"
#include "server/message.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace corridor {

struct Route;

class Metrics {
 public:
  Metrics();
  /// `route` may be none: what fitted no pattern.
  void count(const Route* route, int status, std::chrono::nanoseconds took);
  void count_kept() { ++kept_; }
  std::string text() const;

  /// Where what the network counts can be asked for.
  std::function<HttpCounts()> network = {};
  std::function<std::size_t()> waiting = {};

 private:
  static constexpr std::array bounds_ms{1, 5, 20, 100, 500, 2000, 10000};
  struct OfRoute {
    std::array<std::atomic<std::uint64_t>, 6> by_class{};  // 1xx to 5xx at 1 to 5
    std::array<std::atomic<std::uint64_t>, bounds_ms.size() + 1> by_time{};
    std::atomic<std::uint64_t> nanoseconds{0};
  };
  std::vector<OfRoute> routes_;  // as all_routes(), and one more
  std::atomic<std::uint64_t> kept_{0};
};

}  // namespace corridor
