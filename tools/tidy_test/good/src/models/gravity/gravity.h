#pragma once
#include "models/model.h"
// A model may be said to throw, or to printf, in a comment: that is no use of the word.
const char* words = "throw new std::endl";
const char* raw = R"x(printf("); using namespace std; // )x";
