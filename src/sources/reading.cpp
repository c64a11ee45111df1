#include "sources/reading.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace corridor {
namespace {

// Sums of figures stay far from the largest double.
constexpr double largest_figure = 1e30;

}  // namespace

bool header_is(std::span<const std::string> header, std::string_view comma_separated) {
  const auto names = split(comma_separated, ',');
  return std::ranges::equal(header, names);
}

bool is_series_code(std::string_view code) {
  return !code.empty() && code.size() <= 60 && std::ranges::all_of(code, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '.' || c == '_' || c == '-';
  });
}

const std::optional<Place>& PlaceReader::operator()(std::string_view written) {
  const auto found = known_.find(written);
  if (found != known_.end()) return found->second;
  return known_.emplace(written, Gazetteer::get().match(written, scheme_)).first->second;
}

NumberCell read_number(std::string_view text) {
  if (const auto number = parse_number(text)) return {State::value, *number, false};
  text = trim(text);
  constexpr std::array<std::string_view, 8> missing{"", "..", "...", "NA", "N/A", "n/a", "-", "…"};
  if (std::ranges::find(missing, text) != missing.end()) return {};
  if (const auto number = parse_number(text)) return {State::value, *number, false};
  return {State::missing, 0, true};
}

void CsvPass::reject(std::size_t index, std::string reason) {
  sink_.reject({cell(index), std::string(clip(field(index), 80)), std::move(reason)});
}

void CsvPass::flag(std::size_t index, std::string_view check, std::string reason) {
  sink_.flag({cell(index), check, std::move(reason)});
}

std::optional<Place> CsvPass::place(std::size_t index, PlaceReader& places) {
  const auto& place = places(field(index));
  if (!place) reject(index, fmt::format("no place is called \"{}\"", clip(field(index), 80)));
  return place;
}

std::optional<Period> CsvPass::period(std::size_t index) {
  const auto period = Period::parse(field(index));
  if (period) return *period;
  reject(index, period.error().message);
  return std::nullopt;
}

std::optional<double> CsvPass::number(std::size_t index, const ObservationKey& key, double scale,
                                      Status status) {
  const NumberCell number = read_number(field(index));
  if (std::abs(number.value) > largest_figure) {
    reject(index, "expected a figure below 1e30: nothing that is counted or paid is larger");
    return std::nullopt;
  }
  if (number.malformed) {
    reject(index, fmt::format("expected a number in column {}", csv_.header()[index]));
    return std::nullopt;
  }
  Observation observation{.key = key, .state = number.state, .cell = cell(index)};
  observation.value = number.value * scale;
  observation.status = number.state == State::value ? status : default_status(number.state);
  sink_.observe(observation);
  if (number.state != State::value) return std::nullopt;
  return observation.value;
}

}  // namespace corridor
