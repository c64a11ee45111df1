#include "base/subprocess.h"

#include "base/check.h"
#include "base/text.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace corridor {
namespace {

constexpr std::size_t most_error_bytes = std::size_t{64} << 10;

/// A descriptor that is closed with its owner.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

/// The two ends of standard input, output and error; a socket for the input, because writing to one
/// whose other end is closed can be told to raise no signal.
struct Ends {
  Descriptor child_in, child_out, child_err, in, out, err;
};

std::optional<Ends> open_ends() {
  std::array<int, 2> in{}, out{}, err{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in.data()) != 0) return std::nullopt;
  Ends ends{Descriptor(in[0]), Descriptor(), Descriptor(),
            Descriptor(in[1]), Descriptor(), Descriptor()};
  if (::pipe2(out.data(), O_CLOEXEC) != 0) return std::nullopt;
  ends.out = Descriptor(out[0]);
  ends.child_out = Descriptor(out[1]);
  if (::pipe2(err.data(), O_CLOEXEC) != 0) return std::nullopt;
  ends.err = Descriptor(err[0]);
  ends.child_err = Descriptor(err[1]);
  for (const auto* end : {&ends.in, &ends.out, &ends.err}) {
    ::fcntl(end->number(), F_SETFL, O_NONBLOCK);
  }
  return ends;
}

void limit(int resource, std::uint64_t most) {
  const rlimit bound{static_cast<rlim_t>(most), static_cast<rlim_t>(most)};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &bound);
}

/// Between fork and exec: only calls that are safe there.
[[noreturn]] void become(const Subprocess& subprocess, const Ends& ends, const char* path,
                         char* const* arguments) {
  ::setpgid(0, 0);
  ::dup2(ends.child_in.number(), STDIN_FILENO);
  ::dup2(ends.child_out.number(), STDOUT_FILENO);
  ::dup2(ends.child_err.number(), STDERR_FILENO);
  limit(RLIMIT_AS, subprocess.most_memory_bytes);
  limit(RLIMIT_CORE, 0);
  if (!subprocess.may_write) limit(RLIMIT_FSIZE, 0);
  ::signal(SIGPIPE, SIG_DFL);
  ::signal(SIGINT, SIG_DFL);
  ::signal(SIGTERM, SIG_DFL);
  ::execv(path, arguments);
  ::_exit(127);
}

/// The program at work; gone, with all it has started, when this is.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (id_ > 0) {
      ::kill(-id_, SIGKILL);
      ::kill(id_, SIGKILL);
      wait();
    }
  }
  /// Its status as waitpid gives it.
  int wait() {
    int status = 0;
    while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) continue;
    // What it may have started and left behind shares its group.
    ::kill(-id_, SIGKILL);
    id_ = -1;
    return status;
  }

 private:
  pid_t id_;
};

/// Reads what is there; closes the end where the other side did.
void collect(Descriptor& end, std::string& into, std::size_t most) {
  std::array<char, 1 << 16> buffer;
  const auto count = ::read(end.number(), buffer.data(), buffer.size());
  if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) end.close();
  if (count > 0 && into.size() < most) into.append(buffer.data(), static_cast<std::size_t>(count));
}

void feed(Descriptor& end, std::string_view& input) {
  if (!input.empty()) {
    const auto count = ::send(end.number(), input.data(), input.size(), MSG_NOSIGNAL);
    if (count > 0) input.remove_prefix(static_cast<std::size_t>(count));
    if (count < 0 && errno != EAGAIN && errno != EINTR) input = {};
  }
  if (input.empty()) end.close();
}

/// How long to wait for news at most, so that time and a call to stop are seen.
constexpr std::chrono::milliseconds glance{100};

/// Moves bytes in and out until both outputs are closed. False: the time is over, or it is called
/// back.
bool exchange(const Subprocess& subprocess, Ends& ends, SubprocessEnd& end) {
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + subprocess.time_limit;
  std::string_view input = subprocess.input;
  if (input.empty()) ends.in.close();
  while (ends.out.is_open() || ends.err.is_open()) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0 || subprocess.stop.stop_requested()) return false;
    std::array<pollfd, 3> waiting{{{ends.in.number(), POLLOUT, 0},
                                   {ends.out.number(), POLLIN, 0},
                                   {ends.err.number(), POLLIN, 0}}};
    if (::poll(waiting.data(), waiting.size(), static_cast<int>(std::min(left, glance.count()))) <
            0 &&
        errno != EINTR) {
      return false;
    }
    if (waiting[0].revents != 0) feed(ends.in, input);
    if (waiting[1].revents != 0) collect(ends.out, end.output, subprocess.most_bytes + 1);
    if (waiting[2].revents != 0) collect(ends.err, end.errors, most_error_bytes);
    if (end.output.size() > subprocess.most_bytes) return true;
  }
  return true;
}

Error cannot_start(const std::string& program) {
  return {ErrorKind::io, fmt::format("cannot start {}: {}", program, std::strerror(errno))};
}

Error over_limit(const std::string& program, std::string what) {
  return {ErrorKind::limit, fmt::format("stopped {}: {}", program, what)};
}

}  // namespace

std::optional<std::string> find_program(std::string_view name) {
  const auto usable = [](const std::string& path) { return ::access(path.c_str(), X_OK) == 0; };
  if (name.contains('/')) {
    std::string path(name);
    return usable(path) ? std::optional(std::move(path)) : std::nullopt;
  }
  const char* folders = std::getenv("PATH");
  for (const auto folder : split(folders == nullptr ? "/usr/bin:/bin" : folders, ':')) {
    std::string path = fmt::format("{}/{}", folder, name);
    // An empty entry means the folder one is in, where strangers may have left programs.
    if (folder.starts_with('/') && usable(path)) return path;
  }
  return std::nullopt;
}

Result<SubprocessEnd> run_subprocess(const Subprocess& subprocess) {
  ENSURE(!subprocess.arguments.empty(), "a program has a name");
  const std::string& program = subprocess.arguments.front();
  const auto path = find_program(program);
  if (!path) return fail({ErrorKind::not_found, fmt::format("no program is called {}", program)});
  std::vector<char*> arguments;
  for (const auto& one : subprocess.arguments) arguments.push_back(const_cast<char*>(one.c_str()));
  arguments.push_back(nullptr);
  auto ends = open_ends();
  if (!ends) return fail(cannot_start(program));
  const pid_t id = ::fork();
  if (id < 0) return fail(cannot_start(program));
  if (id == 0) become(subprocess, *ends, path->c_str(), arguments.data());
  Child child(id);
  for (auto* end : {&ends->child_in, &ends->child_out, &ends->child_err}) end->close();
  SubprocessEnd end;
  if (!exchange(subprocess, *ends, end)) {
    if (subprocess.stop.stop_requested()) {
      return fail({ErrorKind::conflict, fmt::format("stopped {}: it was called back", program)});
    }
    return fail(over_limit(program, fmt::format("it took longer than {} seconds",
                                                subprocess.time_limit.count() / 1000)));
  }
  if (end.output.size() > subprocess.most_bytes) {
    return fail(
        over_limit(program, fmt::format("it printed more than {} bytes", subprocess.most_bytes)));
  }
  const int status = child.wait();
  if (WIFSIGNALED(status)) {
    return fail({ErrorKind::io, fmt::format("{} was ended by signal {} ({})", program,
                                            WTERMSIG(status), ::strsignal(WTERMSIG(status)))});
  }
  end.exit_code = WEXITSTATUS(status);
  return end;
}

}  // namespace corridor
