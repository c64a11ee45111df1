#pragma once
// RequestHandler: from a request to its reply. Finds the route, sees who asks, checks parameters,
// settles form and language, calls the route, and finishes the reply; every way out is a reply, and
// every error problem+json. The one last catch of the server is here.

#include "server/http_server.h"
#include "server/reply_cache.h"
#include "server/route.h"
#include "server/server_state.h"
#include "server/work_queue.h"

#include <atomic>

namespace corridor {

class RequestHandler final : public Service {
 public:
  explicit RequestHandler(ServerState& state);

  SharedReply at_once(const Request& head) override;
  std::uint64_t largest_body(const Request& head) override;
  void answer(Request request, Done done) override;
  SharedReply refuse(int status, const std::string& problem) override;

  /// The reply made here and now, as answer() would give it: for tests, and for what needs no
  /// network.
  Reply reply_to(const Request& request);
  std::size_t waiting() const { return queue_.waiting(); }
  /// Before the network ends: whoever waits is dropped.
  void stop() {
    queue_.stop();
    cache_.stop();
  }

 private:
  struct Made {
    Reply reply;
    const Route* route = nullptr;
  };
  Made make(const Request& request);
  Result<Reply> ask(const Request& request, const Route& route, const RouteMatch& match);
  Reply call(const Request& request, const Route& route, const RouteMatch& match);
  /// Why a request to a route that is not open to everyone is not let in; else who asks.
  struct Entry {
    std::optional<Reply> refusal = {};
    std::string who = {};
  };
  Entry let_in(const Request& request, const Route& route) const;
  SharedReply count(const Request& request, const Made& made,
                    std::chrono::steady_clock::time_point began);
  void make_kept(const std::string& key, const Request& request,
                 std::chrono::steady_clock::time_point began);
  SharedReply too_many(WorkQueue::Taken taken);

  ServerState& state_;
  std::atomic<std::uint64_t> made_{0};  // so that now and then unused memory is given back
  ReplyCache cache_;
  WorkQueue queue_;
};

}  // namespace corridor
