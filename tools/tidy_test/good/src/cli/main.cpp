#include "models/model.h"

int main() {
  try {
    std::cout << 1'000 << '\n';
  } catch (...) {
    return 70;
  }
}
