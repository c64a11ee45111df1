#include "base/alone.h"
int alone() { return 1; }
