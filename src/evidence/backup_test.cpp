#include "evidence/backup.h"

#include "evidence/scratch_workspace.h"

#include <atomic>
#include <thread>

#include <doctest/doctest.h>

namespace corridor::backup_test {
namespace {

std::string stock(int figure) {
  return fmt::format("orig,dest,year,male,female,total\nBGD,MYS,2020,{0},{0},{1}\n", figure,
                     2 * figure);
}

std::size_t editions_in(const std::string& path) {
  const auto workspace = Workspace::open(path, Workspace::Access::read);
  return workspace ? all_editions(*workspace)->size() : 0;
}

}  // namespace

TEST_CASE("a copy has what the workspace had, and restores it elsewhere") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock(1)).has_value());
  const auto made = back_up(*store, store.file("copy.sqlite"));
  REQUIRE(made.has_value());
  CHECK(made->editions == 1);
  CHECK(editions_in(store.file("copy.sqlite")) == 1);
  CHECK(back_up(*store, store.file("copy.sqlite")).error().kind == ErrorKind::conflict);
  REQUIRE(store.load(stock(2)).has_value());
  const auto elsewhere = store.file("other/w.sqlite");
  REQUIRE(restore(store.file("copy.sqlite"), elsewhere, false).has_value());
  CHECK(editions_in(elsewhere) == 1);
}

TEST_CASE("a workspace is replaced only where that is said, and readers see old or new") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock(1)).has_value());
  REQUIRE(back_up(*store, store.file("copy.sqlite")).has_value());
  REQUIRE(store.load(stock(2)).has_value());
  const auto path = store.file("store.sqlite");
  CHECK(restore(store.file("copy.sqlite"), path, false).error().kind == ErrorKind::conflict);
  CHECK(store.editions() == 2);
  store.close();
  auto reader = std::make_unique<Workspace>(*Workspace::open(path, Workspace::Access::read));
  REQUIRE(all_editions(*reader)->size() == 2);
  std::thread closing([&reader] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    reader.reset();
  });
  const auto restored = restore(store.file("copy.sqlite"), path, true);
  closing.join();
  REQUIRE(restored.has_value());
  CHECK(editions_in(path) == 1);
}

TEST_CASE("copies made while somebody loads are sound and whole") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock(1)).has_value());
  std::atomic<bool> stop{false};
  std::thread loading([&] {
    auto other = Workspace::open(store.file("store.sqlite"), Workspace::Access::write);
    for (int i = 2; !stop && i < 200; ++i) {
      const auto file = store.write(fmt::format("more-{}.csv", i), stock(i));
      if (!load_file(*other, file, {}).has_value()) return;
    }
  });
  for (int i = 0; i < 5; ++i) {
    const auto reader = Workspace::open(store.file("store.sqlite"), Workspace::Access::read);
    REQUIRE(reader.has_value());
    const auto made = back_up(*reader, store.file(fmt::format("copy-{}", i)));
    REQUIRE(made.has_value());
    CHECK(made->editions >= 1);
  }
  stop = true;
  loading.join();
}

TEST_CASE("what is no workspace is neither copied from nor written over") {
  ScratchWorkspace store;
  REQUIRE(store.load(stock(1)).has_value());
  const auto text = store.write("text.sqlite", "this is no workspace, but long enough to be read");
  CHECK_FALSE(restore(text, store.file("new.sqlite"), false).has_value());
  CHECK_FALSE(std::filesystem::exists(store.file("new.sqlite")));
  REQUIRE(back_up(*store, store.file("copy.sqlite")).has_value());
  REQUIRE(restore(store.file("copy.sqlite"), text, true).has_value());
  CHECK(std::filesystem::exists(text + ".damaged"));
  CHECK(editions_in(text) == 1);
}

}  // namespace corridor::backup_test
