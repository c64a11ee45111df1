#include "sources/reading.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {

bool header_is(std::span<const std::string> header, std::string_view comma_separated) {
  const auto names = split(comma_separated, ',');
  return std::ranges::equal(header, names);
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

std::string join_named(std::vector<std::pair<std::string_view, std::string_view>> named) {
  std::ranges::sort(named);
  std::string text;
  for (const auto& [name, value] : named) {
    if (value.empty()) continue;
    if (!text.empty()) text += ';';
    text += name;
    text += '=';
    const auto start = static_cast<std::ptrdiff_t>(text.size());
    text += value;
    std::replace(text.begin() + start, text.end(), ';', ',');
  }
  return text;
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
