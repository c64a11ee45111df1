#include "evidence/evidence.h"
