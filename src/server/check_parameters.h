#pragma once
// Settles what a route's record says of a request: its parameters, its form and its language.

#include "server/route.h"

#include <optional>

namespace corridor {

/// ErrorKind::usage for one that the route does not have (with a "did you mean"), one given twice,
/// or one that is missing.
Result<void> check_parameters(const Asked& asked);

/// By ?format=, else by Accept. ErrorKind::usage for a form that there is not; a reply, 406, where
/// the route has not what is asked for.
Result<std::optional<Reply>> settle_form(Asked& asked);

/// By ?lang=, else by Accept-Language. ErrorKind::usage for a language that Corridor does not
/// speak.
Result<void> settle_language(Asked& asked);

}  // namespace corridor
