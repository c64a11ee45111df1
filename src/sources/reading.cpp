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

std::string_view meaning_of_mark(std::string_view text, std::span<const Mark> marks) {
  for (const auto& mark : marks) {
    for (auto at = text.find(mark.line); at != text.npos; at = text.find(mark.line, at + 1)) {
      if (at > 0 && text[at - 1] == '\n') return mark.meaning;
    }
  }
  return {};
}

const std::optional<Place>& PlaceReader::operator()(std::string_view written) {
  const auto found = known_.find(written);
  if (found != known_.end()) return found->second;
  return known_.emplace(written, Gazetteer::get().match(written, scheme_)).first->second;
}

NumberCell read_number(std::string_view text) {
  if (const auto number = parse_number(text)) return {State::value, *number, false};
  text = trim(text);
  constexpr std::array<std::string_view, 9> missing{"",    "..",  "...", ".", "NA",
                                                    "N/A", "n/a", "-",   "…"};
  if (std::ranges::find(missing, text) != missing.end()) return {};
  if (const auto number = parse_number(text)) return {State::value, *number, false};
  return {State::missing, 0, true};
}

double scaled(double value, double scale) {
  if (scale == 1) return value;
  const double product = value * scale;
  return parse_number(fmt::format("{:.15g}", product)).value_or(product);
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
  Observation observation{.key = key, .status = status};
  return figure(index, observation, scale);
}

std::optional<double> CsvPass::figure(std::size_t index, Observation& figure, double scale) {
  const NumberCell number = read_number(field(index));
  figure.state = number.state;
  figure.value = scaled(number.value, scale);
  if (std::abs(figure.value) > largest_figure) {
    reject(index, "expected a figure below 1e30: nothing that is counted or paid is larger");
    return std::nullopt;
  }
  if (number.malformed) {
    reject(index, fmt::format("expected a number in column {}", csv_.header()[index]));
    return std::nullopt;
  }
  figure.cell = cell(index);
  if (number.state != State::value) {
    figure.status = default_status(number.state);
    figure.interval.reset();
  }
  sink_.observe(figure);
  if (number.state != State::value) return std::nullopt;
  return figure.value;
}

}  // namespace corridor
