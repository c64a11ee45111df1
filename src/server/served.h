#pragma once
// For tests: a server on loopback with a workspace, and a client that may also behave badly.

#include "base/check.h"
#include "base/text.h"
#include "evidence/scratch_workspace.h"
#include "server/serve.h"

#include <arpa/inet.h>
#include <fmt/core.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <future>
#include <string>
#include <thread>
#include <vector>

namespace corridor {

/// A workspace with the embedded default, made once for all tests of the process.
inline const std::string& default_workspace() {
  static ScratchWorkspace scratch;
  static const std::string path = [] {
    ENSURE(load_embedded_default(*scratch).has_value(), "the embedded default loads");
    scratch.close();
    return scratch.file("store.sqlite");
  }();
  return path;
}

class Served {
 public:
  explicit Served(Serving serving = {}) {
    serving.options.listen = "127.0.0.1:0";
    serving.options.log = ServerOptions::Log::none;
    if (serving.options.workspace.empty()) serving.options.workspace = default_workspace();
    serving.until_signal = false;
    std::promise<HttpServer*> ready;
    serving.ready = [&ready](HttpServer& server) { ready.set_value(&server); };
    thread_ = std::thread([this, serving, &ready] {
      result_ = serve(serving);
      ENSURE(result_.has_value(), "the server of a test begins");
    });
    server_ = ready.get_future().get();
    const auto address = server_->address();
    port_ = static_cast<std::uint16_t>(*parse_integer(address.substr(address.rfind(':') + 1)));
  }
  ~Served() { stop(); }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  void stop() {
    if (!thread_.joinable()) return;
    server_->stop();
    thread_.join();
  }
  /// For who stopped the server: it may be gone already.
  void join() {
    if (thread_.joinable()) thread_.join();
  }
  HttpServer& server() { return *server_; }
  std::uint16_t port() const { return port_; }

 private:
  std::thread thread_;
  Result<void> result_ = {};
  HttpServer* server_ = nullptr;
  std::uint16_t port_ = 0;
};

/// A reply as a client sees it.
struct Seen {
  int status = 0;  // 0: the server ended the connection without one
  std::string head, body;

  /// The value of a header, or empty.
  std::string header(std::string_view name) const {
    for (auto line : split(head, '\n')) {
      line = trim(line);
      const auto colon = line.find(':');
      if (colon != line.npos && alike(line.substr(0, colon), name)) {
        return std::string(trim(line.substr(colon + 1)));
      }
    }
    return {};
  }
};

class Client {
 public:
  explicit Client(const Served& served) : Client(served.port()) {}
  explicit Client(std::uint16_t port) {
    const sockaddr_in end{AF_INET, htons(port), {htonl(INADDR_LOOPBACK)}, {}};
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&end), sizeof end) == 0;
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }
  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  /// One more read into the buffer; false at the end, or after the time.
  bool receive(int timeout_ms = 120'000) {
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, timeout_ms) <= 0) return false;
    char bytes[65536];
    const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got > 0) buffer_.append(bytes, static_cast<std::size_t>(got));
    return got > 0;
  }
  /// The next reply; `head_only` for what answers a HEAD.
  Seen next(bool head_only = false) {
    Seen seen;
    std::size_t end = buffer_.npos;
    while ((end = buffer_.find("\r\n\r\n")) == buffer_.npos) {
      if (!receive()) return seen;
    }
    seen.head = buffer_.substr(0, end + 4);
    buffer_.erase(0, end + 4);
    seen.status = static_cast<int>(parse_integer(seen.head.substr(9, 3)).value_or(0));
    const auto length = parse_integer(seen.header("Content-Length")).value_or(0);
    const auto wanted = head_only ? std::size_t{0} : static_cast<std::size_t>(length);
    while (buffer_.size() < wanted && receive()) continue;
    seen.body = buffer_.substr(0, wanted);
    buffer_.erase(0, wanted);
    return seen;
  }
  Seen ask(std::string_view method, std::string_view target, std::string_view headers = {},
           std::string_view body = {}) {
    std::string text = fmt::format("{} {} HTTP/1.1\r\nHost: test\r\n{}", method, target, headers);
    if (!body.empty()) text += fmt::format("Content-Length: {}\r\n", body.size());
    send(text + "\r\n" + std::string(body));
    return next(method == "HEAD");
  }
  Seen get(std::string_view target, std::string_view headers = {}) {
    return ask("GET", target, headers);
  }
  /// Everything until the server ends the connection.
  std::string rest() {
    while (receive()) continue;
    return buffer_;
  }

 private:
  int socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  bool connected_ = false;
  std::string buffer_;
};

}  // namespace corridor
