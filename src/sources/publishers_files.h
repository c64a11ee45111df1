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

  std::map<std::string, double> sums;
  std::map<std::string, int> flags, seen;
  std::size_t figures = 0, rejected = 0;
  std::string first;

 private:
  Wanted wanted_;
};

/// Reads a publisher's file as the source that recognises it; false where the file is not at hand.
inline bool read_file_of(const std::string& file, std::string_view source, SummingSink& sink,
                         Reading& reading) {
  const std::string path = test_data(file);
  if (path.empty()) return false;
  auto bytes = read_file(path);
  REQUIRE(bytes.has_value());
  const auto unpacked = unpack(path, std::move(*bytes));
  REQUIRE(unpacked.has_value());
  const auto found = recognise_source({path, unpacked->text(), {}});
  REQUIRE(found.has_value());
  CHECK((*found)->name == source);
  auto read = (*found)->read({path, unpacked->text(), {}}, sink);
  REQUIRE(read.has_value());
  reading = std::move(*read);
  return true;
}

}  // namespace corridor
