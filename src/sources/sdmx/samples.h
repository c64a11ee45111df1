#pragma once
// For tests: samples of SDMX messages read whole, also with a structure beside them.

#include "sources/publishers_files.h"

#include <fmt/core.h>

#include <set>
#include <string>

#include <doctest/doctest.h>

namespace corridor {

/// Reads text as whatever source recognises it. An error is that of recognising or of reading.
inline Result<Reading> read_sdmx(const std::string& name, std::string_view text,
                                 RecordingSink& sink, std::span<const Companion> companions = {}) {
  const SourceInput input{name, text, {}, companions};
  const Source* source = TRY(recognise_source(input));
  return source->read(input, sink);
}

/// The text of a sample, or nothing where the samples are not at hand.
inline std::string sdmx_sample(const std::string& path) {
  const std::string file = test_data("16_sdmx/" + path);
  if (file.empty()) return {};
  auto text = read_file(file);
  REQUIRE(text.has_value());
  return std::string(text->view());
}

/// Figures as lines, so that two messages can be compared whatever their order.
inline std::multiset<std::string> lines_of(const RecordingSink& sink) {
  std::multiset<std::string> lines;
  for (const auto& o : sink.observations) {
    lines.insert(fmt::format("{} {} {} {} {} {} [{}] {} {} {}", o.key.indicator,
                             o.key.origin.code(), o.key.place.code(), o.key.period.text(),
                             name_of(o.key.sex), o.key.age.text(), o.key.dimensions,
                             name_of(o.state), o.state == State::value ? o.value : 0, o.status));
  }
  return lines;
}

/// Reads a sample, which must succeed.
inline RecordingSink read_sample(const std::string& path, const std::string& structure = {}) {
  RecordingSink sink;
  const std::string text = sdmx_sample(path);
  std::vector<Companion> companions;
  if (!structure.empty()) companions.push_back({structure, sdmx_sample(structure)});
  const auto reading = read_sdmx(path, text, sink, companions);
  CHECK_MESSAGE(reading.has_value(), path, ": ", reading ? std::string() : reading.error().message);
  return sink;
}

inline bool has_sdmx_samples() { return !test_data("16_sdmx/index.csv").empty(); }

}  // namespace corridor
