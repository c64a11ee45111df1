#include "models/gravity/gravity.h"
