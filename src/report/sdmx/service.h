#pragma once
// The SDMX service without the network: from an address and what a client accepts to a message.
// Every way out is a message of SDMX, errors too.

#include "report/sdmx/data_stream.h"
#include "store/workspace.h"

#include <functional>
#include <string>
#include <string_view>

namespace corridor::sdmx {

struct ServiceRequest {
  Model model = Model::v2_1;  // whose interface was asked: REST 1.x or 2.x
  std::string_view address;   // path and query behind /sdmx/rest/ or /sdmx/3.0/
  std::string_view accept = {};
  std::string_view language = "en";
  std::size_t most_in_memory = largest_in_memory;  // of a message of figures
  std::string_view site = {};  // "http://127.0.0.1:8080", for addresses in a message
};

struct ServiceReply {
  int status = 200;
  std::string media_type;
  std::string body;
  std::shared_ptr<const FileBytes> large = {};  // instead of the body, where there is much of it
  bool more = false;                            // figures behind the limit that was asked for
  std::string loaded = {};  // when the newest edition was, UTC; empty for errors
};

using OpenWorkspace = std::function<Result<Workspace>()>;

ServiceReply answer(const OpenWorkspace& open, const ServiceRequest& request);

}  // namespace corridor::sdmx
