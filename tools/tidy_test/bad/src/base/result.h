#pragma once
#include "base/util/words.h"
#include "store/store.h"
