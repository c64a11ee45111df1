#pragma once
#include "evidence/evidence.h"
