#pragma once
// Problem: an error as a reply, problem+json (RFC 9457): type, title, status, detail, and the
// error's own kind, message, where and hint. The status is the one of the error table, or another
// where HTTP has a finer word: 401, 405, 406, 429.

#include "base/result.h"
#include "server/message.h"

namespace corridor {

Reply problem(const Error& error);
/// Where the server keeps its files is nobody's business.
Error without_folders(Error error);
Reply problem(int status, const Error& error);

}  // namespace corridor
