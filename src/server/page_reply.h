#pragma once
// Pages as replies: what people's browsers are told beside the page itself, and pages for what went
// wrong where a browser asked.

#include "report/page/page.h"
#include "server/route.h"

#include <optional>

namespace corridor {

/// What a page is asked, from what the server settled. `workspace` outlives it.
Result<PageRequest> page_request(const Asked& asked, const Workspace& workspace);

/// With the headers that keep a page safe, or the address of the page that answers it.
Reply page_reply(const PageRequest& request, const Page& page);

/// Where a browser asked for a page: what went wrong, for people. Nothing where a program asked.
std::optional<Reply> problem_for_people(const Request& request, int status, const Error& error);

}  // namespace corridor
