#include "server/work_queue.h"

#include <atomic>
#include <future>

#include <doctest/doctest.h>

namespace corridor::work_queue_test {

TEST_CASE("what is pushed is done, by several threads, and the rest is dropped at the end") {
  std::atomic<int> done{0};
  std::promise<void> all;
  {
    WorkQueue queue({.threads = 3, .waiting = 1000, .of_one = 1000});
    for (int i = 0; i < 500; ++i) {
      CHECK(queue.push("a", [&] {
        if (++done == 500) all.set_value();
      }) == WorkQueue::Taken::yes);
    }
    all.get_future().get();
  }
  CHECK(done == 500);
}

TEST_CASE("who has a share waiting waits, others are let in, until all is full") {
  std::promise<void> began, go;
  WorkQueue queue({.threads = 1, .waiting = 5, .of_one = 3});
  REQUIRE(queue.push("a", [&] {
    began.set_value();
    go.get_future().wait();
  }) == WorkQueue::Taken::yes);
  began.get_future().wait();
  for (int i = 0; i < 3; ++i) CHECK(queue.push("a", [] {}) == WorkQueue::Taken::yes);
  CHECK(queue.push("a", [] {}) == WorkQueue::Taken::share_used_up);
  CHECK(queue.push("b", [] {}) == WorkQueue::Taken::yes);
  CHECK(queue.push("b", [] {}) == WorkQueue::Taken::yes);
  CHECK(queue.push("c", [] {}) == WorkQueue::Taken::full);
  CHECK(queue.waiting() == 5);
  go.set_value();
}

}  // namespace corridor::work_queue_test
