#include "models/flows/flows.h"
#include "sources/source.h"
#include <fstream>

double gravity(double mass_a, double mass_b, double distance_km, double exponent, double scale) {
  std::ifstream file("numbers.txt");
  return rand() * scale * mass_a * mass_b / distance_km;
}
