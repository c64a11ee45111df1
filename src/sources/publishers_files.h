#pragma once
// For tests: publishers' files read whole, as they are shipped, with sums of what was asked for.

#include "base/file.h"
#include "sources/recording_sink.h"
#include "test_data.h"

#include <cmath>
#include <functional>
#include <map>

#include <doctest/doctest.h>

namespace corridor {

/// Adds up the figures that `wanted` names, by indicator and period, and counts the rest.
class SummingSink : public Sink {
 public:
  using Wanted = std::function<bool(const ObservationKey&)>;
  explicit SummingSink(Wanted wanted) : wanted_(std::move(wanted)) {}
  void observe(const Observation& o) override {
    ++figures;
    if (o.state == State::value && wanted_(o.key)) {
      sums[std::string(o.key.indicator) + " " + o.key.period.text()] += o.value;
    }
  }
  void reject(Rejection rejection) override {
    if (rejected++ == 0) first = rejection.reason + ": " + rejection.seen;
    seen[rejection.seen]++;
  }
  void flag(Flag flag) override { flags[std::string(flag.check)]++; }
  void item(Item item) override { items[std::string(item.list)]++; }
  void relate(Relation relation) override { relations[std::string(relation.relation)]++; }

  std::map<std::string, double> sums;
  std::map<std::string, int> flags, seen;
  std::map<std::string, int> items, relations;  // by list, by kind
  std::size_t figures = 0, rejected = 0;
  std::string first;

 private:
  Wanted wanted_;
};

/// A publisher's file, with the release that a user would state where the file does not tell it.
struct PublishersFile {
  PublishersFile(std::string its_name, std::string its_release = {})
      : name(std::move(its_name)), release(std::move(its_release)) {}
  PublishersFile(const char* its_name) : name(its_name) {}
  std::string name, release;
};

/// Reads a publisher's file as the source that recognises it; false where the file is not at hand.
inline bool read_file_of(const PublishersFile& file, std::string_view source, Sink& sink,
                         Reading& reading) {
  const std::string path = test_data(file.name);
  if (path.empty()) return false;
  auto bytes = read_file(path);
  REQUIRE(bytes.has_value());
  const auto unpacked = unpack(path, std::move(*bytes));
  REQUIRE(unpacked.has_value());
  const auto found = recognise_source({path, unpacked->text(), {}});
  REQUIRE(found.has_value());
  CHECK((*found)->name == source);
  auto read = (*found)->read({path, unpacked->text(), file.release}, sink);
  REQUIRE(read.has_value());
  reading = std::move(*read);
  return true;
}

}  // namespace corridor
