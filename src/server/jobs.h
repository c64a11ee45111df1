#pragma once
// Jobs: work that is asked for now and done later, such as a run of a model: one after another, on
// a thread of their own, each with a state that can be asked for. Ids are numbers of this server;
// what a job made (a kept run, an edition) has a lasting name in the workspace.

#include "base/result.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace corridor {

struct Job {
  enum class State { waiting, running, done, failed, cancelled };
  std::uint64_t id = 0;
  std::string title;
  State state = State::waiting;
  std::string asked, began, ended;  // UTC
  std::string result = {};          // the address of what it made
  std::optional<Error> error = {};
  bool can_stop = false;      // while it runs
  std::uint64_t version = 0;  // grows with each change

  bool over() const { return state > State::running; }
};
std::string_view name_of(Job::State state);
/// {"job","title","state","asked","began","ended","result","error"}
std::string to_json(const Job& job);

class Jobs {
 public:
  /// Gives the address of what it made. What cannot be stopped ignores the token.
  using Work = std::function<Result<std::string>(const std::stop_token& stop)>;

  Jobs();
  ~Jobs() { stop(); }
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  /// ErrorKind::limit where too many wait.
  Result<Job> add(std::string title, Work work, bool can_stop = false);
  Result<Job> find(std::string_view id) const;
  /// One that waits does not begin; one that runs is told to stop and is cancelled when it has.
  /// ErrorKind::conflict for one that is over, or runs and cannot stop.
  Result<Job> cancel(std::string_view id);
  void stop();

  static constexpr std::size_t most_waiting = 32;
  static constexpr std::size_t most_remembered = 1000;

 private:
  void run(const std::stop_token& stop);
  void change(Job& job, Job::State state);

  mutable std::mutex mutex_;
  std::condition_variable_any news_;
  std::map<std::uint64_t, Job> jobs_;
  std::deque<std::pair<std::uint64_t, Work>> waiting_;
  std::uint64_t last_ = 0;
  std::stop_source stop_running_;  // of the job that runs
  std::jthread thread_;
};

}  // namespace corridor
