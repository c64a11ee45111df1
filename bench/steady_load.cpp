// A client for bench/serve.sh: asks the same page at a steady rate over several connections and
// prints how long each answer took, in milliseconds, sorted.
//   steady_load PORT PATH COUNT RATE CLIENTS
// A time runs from the moment at which the request was due, so that a server that falls behind is
// not asked less often and seems no faster than it is.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void give_up(std::string_view why) {
  std::cerr << "steady_load: " << why << '\n';
  std::exit(1);
}

template <class Number> Number number(std::string_view text) {
  Number value{};
  if (std::from_chars(text.begin(), text.end(), value).ec != std::errc()) give_up("no number");
  return value;
}

int connected(int port) {
  const int s = ::socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in end{AF_INET, htons(static_cast<std::uint16_t>(port)), {htonl(0x7f000001)}, {}};
  if (::connect(s, reinterpret_cast<const sockaddr*>(&end), sizeof end) != 0) {
    give_up("nobody listens there");
  }
  const int yes = 1;
  ::setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return s;
}

/// One request and the whole of its answer, which must be a 200 with a length.
void ask(int s, const std::string& request, std::string& buffer) {
  if (::send(s, request.data(), request.size(), MSG_NOSIGNAL) < 0) give_up("cannot send");
  buffer.clear();
  std::size_t whole = 0;
  char bytes[1 << 17];
  while (whole == 0 || buffer.size() < whole) {
    const auto got = ::recv(s, bytes, sizeof bytes, 0);
    if (got <= 0) give_up("the connection ended");
    buffer.append(bytes, static_cast<std::size_t>(got));
    const auto head = buffer.find("\r\n\r\n");
    if (whole > 0 || head == buffer.npos) continue;
    if (buffer.compare(9, 3, "200") != 0) give_up(buffer.substr(0, 100));
    const auto length = buffer.find("Content-Length: ");
    if (length > head) give_up("no length");
    whole = head + 4 + number<std::size_t>(std::string_view(buffer).substr(length + 16));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) give_up("expected PORT PATH COUNT RATE CLIENTS");
  const int port = number<int>(argv[1]), count = number<int>(argv[3]);
  const int clients = number<int>(argv[5]);
  const double rate = number<double>(argv[4]);
  const std::string request = std::string("GET ") + argv[2] + " HTTP/1.1\r\nHost: bench\r\n\r\n";
  std::vector<double> times;
  std::mutex lock;
  const auto start = Clock::now() + std::chrono::milliseconds(200);
  std::vector<std::thread> threads;
  for (int k = 0; k < clients; ++k) {
    threads.emplace_back([&, k] {
      const int s = connected(port);
      std::string buffer;
      std::vector<double> mine;
      for (int i = k; i < count; i += clients) {
        const auto due = start + std::chrono::duration_cast<Clock::duration>(
                                     std::chrono::duration<double>(i / rate));
        std::this_thread::sleep_until(due);
        ask(s, request, buffer);
        mine.push_back(std::chrono::duration<double, std::milli>(Clock::now() - due).count());
      }
      ::close(s);
      const std::lock_guard guard(lock);
      times.insert(times.end(), mine.begin(), mine.end());
    });
  }
  for (auto& thread : threads) thread.join();
  std::sort(times.begin(), times.end());
  for (const double time : times) std::cout << time << '\n';
}
