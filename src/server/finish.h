#pragma once
// The last touches to a reply: an ETag from its content, packing, headers that keep a browser safe,
// and what a conditional or partial request gets instead of the whole.

#include "server/message.h"

namespace corridor {

/// Packs a text of some size where the client takes gzip; adds ETag, Vary, and the headers of
/// safety. The ETag is strong: the same bytes, the same tag; packed bytes have another.
Reply finished(Reply reply, const Request& request);

/// What this client gets of it: 304 where it has it already (If-None-Match), 412 where it wanted
/// another (If-Match), a part (Range with bytes=; If-Range), 416 where there is none, else all.
SharedReply for_client(SharedReply reply, const Request& request);

/// Whether for_client() would look at anything.
bool is_conditional(const Request& request);

/// The reply to OPTIONS: what is allowed, and to whom. Pages from elsewhere may read, not write.
Reply options_reply(const std::string& allowed);

}  // namespace corridor
