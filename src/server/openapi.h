#pragma once
// The OpenAPI 3.1 document of the server, made from the table of routes, so that it cannot say
// anything else than what the server does.

#include <string>

namespace corridor {

std::string openapi_document();

}  // namespace corridor
