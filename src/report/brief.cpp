#include "report/brief.h"

namespace corridor {

Result<Document> write_brief(const Workspace&, const BriefRequest& request) {
  return Document{.title = request.subject};
}

}  // namespace corridor
