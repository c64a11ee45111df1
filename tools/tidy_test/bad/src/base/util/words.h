// A header without the line that keeps it from being read twice, in a folder that says nothing.
#include "base/result.h"
