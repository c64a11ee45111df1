#include "evidence/evidence.h"
namespace corridor {
struct Figure;
struct Figure : Whole {};
namespace {
struct Part {};
}
}
