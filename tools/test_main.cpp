// The main of corridor_tests. The tests themselves stand beside the code, in src/**/*_test.cpp.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
