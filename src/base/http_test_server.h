#pragma once
// For tests: an HTTP server on loopback that does what a test tells it, also what no server should.
// A behaviour is a function of the request and the connection; it writes the bytes itself. One
// thread serves one connection after another; each ends when its behaviour returns.

#include "base/check.h"
#include "base/text.h"

#include <arpa/inet.h>
#include <fmt/core.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <cstdlib>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace corridor {

struct TestRequest {
  std::string target;  // "/file?x=1"
  std::string head;    // as it came
  int nth = 1;         // how many requests for this target there were, this one included

  bool has(std::string_view text) const { return head.contains(text); }
};

class TestConnection {
 public:
  TestConnection(int socket, int ending) : socket_(socket), ending_(ending) {}

  /// False when the client has gone.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      if (!wait_for(socket_, POLLOUT, -1)) return false;
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  /// Byte by byte with pauses between.
  bool drip(std::string_view bytes, int pause_ms) {
    for (const char& byte : bytes) {
      if (!send({&byte, 1})) return false;
      if (::poll(nullptr, 0, pause_ms) != 0) return false;
    }
    return true;
  }
  /// Sends nothing more until the client goes.
  void stall() {
    char byte = 0;
    while (wait_for(socket_, POLLIN, -1) && ::recv(socket_, &byte, 1, 0) > 0) continue;
  }
  /// Closes so that the client sees a reset, not an end.
  void reset() const {
    const linger at_once{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  }
  std::string receive_head() {
    std::string head;
    char byte = 0;
    // What begins with another byte than a letter is TLS.
    const auto is_http = [&] { return head.empty() || std::isalpha(head.front()) != 0; };
    while (is_http() && !head.ends_with("\r\n\r\n") && wait_for(socket_, POLLIN, 5000) &&
           ::recv(socket_, &byte, 1, 0) == 1) {
      head += byte;
    }
    return head;
  }

 private:
  /// False after the time, or when the server ends.
  bool wait_for(int socket, short event, int timeout_ms) const {
    std::array<pollfd, 2> waiting{{{socket, event, 0}, {ending_, POLLIN, 0}}};
    return ::poll(waiting.data(), waiting.size(), timeout_ms) > 0 && waiting[1].revents == 0;
  }
  int socket_, ending_;
};

class TestServer {
 public:
  using Behaviour = std::function<void(const TestRequest&, TestConnection&)>;

  /// Listens from now on; serves from start() on, so that a test may fork before.
  TestServer() {
    ::setenv("no_proxy", "127.0.0.1", 1);
    const sockaddr_in any_port{AF_INET, 0, {htonl(INADDR_LOOPBACK)}, {}};
    sockaddr_in bound{};
    socklen_t size = sizeof bound;
    const auto* address = reinterpret_cast<const sockaddr*>(&any_port);
    const bool listens = ::bind(listener_, address, sizeof any_port) == 0 &&
                         ::listen(listener_, 16) == 0 &&
                         ::getsockname(listener_, reinterpret_cast<sockaddr*>(&bound), &size) == 0;
    ENSURE(listens, "loopback has a free port");
    port_ = ntohs(bound.sin_port);
  }
  ~TestServer() {
    const std::uint64_t one = 1;
    ENSURE(::write(ending_, &one, sizeof one) == sizeof one, "the thread can be told to end");
    if (thread_.joinable()) thread_.join();
    ::close(listener_);
    ::close(ending_);
  }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  TestServer& start() {
    thread_ = std::thread([this] { serve(); });
    return *this;
  }
  /// What happens at a target; any other answers 404. It runs on the server's thread, at times
  /// until the server ends: what it refers to is made before the server.
  void at(std::string target, Behaviour behaviour) {
    const std::lock_guard lock(mutex_);
    behaviours_[std::move(target)] = std::move(behaviour);
  }
  std::string url(std::string_view target) const {
    return fmt::format("http://127.0.0.1:{}{}", port_, target);
  }
  /// The requests so far, in their order.
  std::vector<TestRequest> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

 private:
  void serve() {
    for (;;) {
      std::array<pollfd, 2> waiting{{{listener_, POLLIN, 0}, {ending_, POLLIN, 0}}};
      if (::poll(waiting.data(), waiting.size(), -1) < 0 || waiting[1].revents != 0) return;
      const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket < 0) continue;
      answer(TestConnection(socket, ending_));
      ::close(socket);
    }
  }
  void answer(TestConnection connection) {
    TestRequest request{.target = {}, .head = connection.receive_head()};
    const auto words =
        split(std::string_view(request.head).substr(0, request.head.find('\r')), ' ');
    if (words.size() != 3) return;
    request.target = words[1];
    Behaviour behaviour;
    {
      const std::lock_guard lock(mutex_);
      for (const auto& before : requests_) request.nth += before.target == request.target ? 1 : 0;
      requests_.push_back(request);
      if (const auto known = behaviours_.find(request.target); known != behaviours_.end()) {
        behaviour = known->second;
      }
    }
    if (behaviour) return behaviour(request, connection);
    connection.send("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  }

  int listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  int ending_ = ::eventfd(0, EFD_CLOEXEC);
  std::uint16_t port_ = 0;
  mutable std::mutex mutex_;
  std::map<std::string, Behaviour> behaviours_;
  std::vector<TestRequest> requests_;
  std::thread thread_;
};

/// A whole answer: "200 OK", header lines that each end in "\r\n", and a body with its length.
inline std::string http_answer(std::string_view status, std::string_view headers,
                               std::string_view body) {
  return fmt::format("HTTP/1.1 {}\r\nConnection: close\r\n{}Content-Length: {}\r\n\r\n{}", status,
                     headers, body.size(), body);
}

/// Always the same answer.
inline TestServer::Behaviour http_always(std::string answer) {
  return [answer = std::move(answer)](const TestRequest&, TestConnection& c) { c.send(answer); };
}

/// One answer after another; the last one stays.
inline TestServer::Behaviour http_in_turn(std::vector<std::string> answers) {
  return [answers = std::move(answers)](const TestRequest& request, TestConnection& c) {
    c.send(answers[std::min(static_cast<std::size_t>(request.nth), answers.size()) - 1]);
  };
}

}  // namespace corridor
