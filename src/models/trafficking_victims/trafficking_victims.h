#pragma once
// SDG indicator 16.2.2: victims of trafficking in persons, of 100,000 people.
//
//   detected = 100,000 * victims detected / population of the same sex and age
//   all      = 100,000 * (detected + estimated undetected) / population
//
// There is no agreed way to estimate those whom nobody detected. Without an estimate only the first
// is computed, and it measures what authorities find as much as what happens: a rise may be better
// work. Nothing is added up over places.
//
// Reference: metadata of SDG indicator 16.2.2 (UNODC).

#include <optional>

namespace corridor::trafficking_victims {

struct Inputs {
  std::optional<double> detected, undetected_estimate, population;
};

struct Findings {
  std::optional<double> detected_per_100000;
  std::optional<double> all_per_100000;  // only with an estimate of the undetected
};

Findings run(const Inputs& inputs);

}  // namespace corridor::trafficking_victims
