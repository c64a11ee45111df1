#pragma once
// The network: accepts connections, reads requests, writes replies. Asynchronous, so that a client
// who is slow costs a little memory and nobody's time. All that may take long - asking the store -
// happens elsewhere: Service::answer() hands its reply back when it has one.
//
// What is limited (ListenLimits): the head and the body of a request, how long each may take, how
// many connections there are. Where there are too many, whoever has kept the server waiting longest
// goes. Requests on one connection are answered in their order, one at a time (pipelining).

#include "base/result.h"
#include "server/message.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace corridor {

/// What answers. Called from several threads at once.
class Service {
 public:
  using Done = std::move_only_function<void(SharedReply)>;

  virtual ~Service() = default;
  /// When the head of a request is there, on the network's thread: a reply that is at hand, or a
  /// refusal; nothing: read the body and ask answer(). Never waits.
  virtual SharedReply at_once(const Request& head) = 0;
  /// How large a body this request may have.
  virtual std::uint64_t largest_body(const Request& head) = 0;
  /// Calls `done` once, from any thread, now or later.
  virtual void answer(Request request, Done done) = 0;
  /// The reply to what is not HTTP, or too large.
  virtual SharedReply refuse(int status, const std::string& problem) = 0;
};

struct ListenLimits {
  using Seconds = std::chrono::seconds;
  std::uint32_t head_bytes = 16 << 10;
  std::size_t connections = 8192;
  Seconds head{10};      // from its first byte to its end
  Seconds idle{75};      // between two requests
  Seconds idle_busy{5};  // the same where three quarters of the connections are taken
  Seconds exchange{30};  // a body or a reply, and a second more for each `least_bytes_per_second`
  std::uint64_t least_bytes_per_second = 16 << 10;
  Seconds stopping{10};  // what is under way may end, when the server is told to stop
};

struct ListenOptions {
  std::string listen = "127.0.0.1:8080";  // address:port; port 0: any that is free
  std::size_t threads = 2;
  ListenLimits limits = {};
};

struct HttpCounts {
  std::uint64_t accepted = 0, open = 0, requests = 0, malformed = 0, dropped_slow = 0;
  std::uint64_t dropped_full = 0;
};

class HttpServer {
 public:
  /// Listens from here on. ErrorKind::usage for an address that is none, ErrorKind::conflict where
  /// somebody listens there already, ErrorKind::denied where we may not.
  static Result<std::unique_ptr<HttpServer>> listen(const ListenOptions& options, Service& service);
  virtual ~HttpServer() = default;

  /// "http://127.0.0.1:8080"
  virtual std::string address() const = 0;
  /// Serves until stop() or, where asked, SIGTERM or SIGINT; what is under way is ended first.
  virtual void run(bool until_signal) = 0;
  /// From any thread.
  virtual void stop() = 0;
  virtual HttpCounts counts() const = 0;
};

}  // namespace corridor
