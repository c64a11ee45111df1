#include "server/jobs.h"

#include "base/json.h"
#include "base/text.h"
#include "store/workspace.h"

#include <fmt/core.h>

#include <array>

namespace corridor {

std::string_view name_of(Job::State state) {
  constexpr std::array<std::string_view, 5> names{"waiting", "running", "done", "failed",
                                                  "cancelled"};
  return names[static_cast<std::size_t>(state)];
}

std::string to_json(const Job& job) {
  JsonWriter json;
  json.begin_object().field("job", job.id).field("title", job.title);
  json.field("state", name_of(job.state));
  for (const auto& [name, value] :
       {std::pair("asked", &job.asked), std::pair("began", &job.began),
        std::pair("ended", &job.ended), std::pair("result", &job.result)}) {
    json.key(name);
    value->empty() ? json.null() : json.value(*value);
  }
  json.field("can_stop", !job.over() && (job.can_stop || job.state == Job::State::waiting));
  json.key("error");
  job.error ? json.raw(to_json(*job.error)) : json.null();
  json.end_object();
  return std::move(json).text();
}

Jobs::Jobs() : thread_([this](const std::stop_token& stop) { run(stop); }) {}

void Jobs::stop() {
  {
    const std::lock_guard lock(mutex_);
    thread_.request_stop();
    stop_running_.request_stop();
  }
  if (thread_.joinable()) thread_.join();
}

Result<Job> Jobs::add(std::string title, Work work, bool can_stop) {
  const std::lock_guard lock(mutex_);
  if (waiting_.size() >= most_waiting) {
    return fail({ErrorKind::limit,
                 fmt::format("{} jobs wait already", waiting_.size()),
                 {},
                 "Ask again when some of them are done."});
  }
  Job job{.id = ++last_,
          .title = std::move(title),
          .asked = timestamp_now(),
          .can_stop = can_stop,
          .version = 1};
  while (jobs_.size() >= most_remembered && jobs_.begin()->second.over()) {
    jobs_.erase(jobs_.begin());
  }
  jobs_[job.id] = job;
  waiting_.emplace_back(job.id, std::move(work));
  news_.notify_one();
  return job;
}

Result<Job> Jobs::find(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  const auto number = parse_integer(id);
  const auto found = number ? jobs_.find(static_cast<std::uint64_t>(*number)) : jobs_.end();
  if (found != jobs_.end()) return found->second;
  return fail({ErrorKind::not_found,
               fmt::format("there is no job {}", clip(id, 40)),
               {},
               "Jobs are known until the server stops; runs that were kept stand in "
               "/api/v1/runs."});
}

Result<Job> Jobs::cancel(std::string_view id) {
  const Job job = TRY(find(id));
  const std::lock_guard lock(mutex_);
  auto& found = jobs_[job.id];
  const bool waited = std::erase_if(waiting_, [&](const auto& w) { return w.first == job.id; }) > 0;
  if (waited) change(found, Job::State::cancelled);
  if (waited || found.state == Job::State::cancelled) return found;
  if (found.state == Job::State::running && found.can_stop) {
    stop_running_.request_stop();
    return found;
  }
  return fail({ErrorKind::conflict,
               fmt::format("the job is {} already", name_of(found.state)),
               {},
               found.over() ? "It is over." : "A file that is being loaded is loaded to its end."});
}

void Jobs::change(Job& job, Job::State state) {
  job.state = state;
  ++job.version;
  (state == Job::State::running ? job.began : job.ended) = timestamp_now();
}

void Jobs::run(const std::stop_token& stop) {
  for (;;) {
    std::pair<std::uint64_t, Work> next;
    {
      std::unique_lock lock(mutex_);
      if (!news_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
      if (stop.stop_requested()) return;
      next = std::move(waiting_.front());
      waiting_.pop_front();
      stop_running_ = {};
      change(jobs_[next.first], Job::State::running);
    }
    const auto result = next.second(stop_running_.get_token());
    const std::lock_guard lock(mutex_);
    auto& job = jobs_[next.first];
    const bool stopped = !result && stop_running_.stop_requested();
    if (result) job.result = *result;
    if (!result && !stopped) job.error = result.error();
    change(job, result ? Job::State::done : stopped ? Job::State::cancelled : Job::State::failed);
  }
}

}  // namespace corridor
