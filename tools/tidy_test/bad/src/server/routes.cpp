#include "cli/commands.h"

struct Route {
  Route(int a, std::map<int, int> b = {{1, 2}}, int c = f(1, 2), int d = 3) : a_{a}, b_(b) {
    std::cout << a << std::endl;
  }
  bool operator()(int a, int b, int c, int d, int e) const { return a + b + c + d + e > 0; }
  Route& operator=(const Route&) = delete;
};

auto twenty = [](int a) { return new int(a); };

void routes() {
  using namespace std;
  try {
    throw 1'000;
  } catch (...) {
    printf("%d", atoi("1"));  // printf in a comment and "throw" in a string are no finding
    assert(system("true") == 0);
    sqlite3_exec(nullptr);
    window.system("ours");
    delete p;
  }
}
