#pragma once
// Participation in a place: who may become a citizen, keep another citizenship, lose it, vote and
// be heard, since when - as far as it is loaded, and "not known" where it is not.
//
// Citizenship law comes as figures (GLOBALCIT: one a year); runs of years with the same rule are
// told as one. Votes and consultative bodies come from the provisions that bind the place and give
// the protection `participation` (vocabulary/law.h); what they are about is told by their words.

#include "base/result.h"
#include "report/document.h"
#include "report/render_table.h"
#include "store/workspace.h"

#include <string>

namespace corridor {

struct ParticipationRequest {
  std::string place;
  std::string as_of = {};  // a day: the law as it stood then; empty: today
  std::string language = "en";
};

/// What people read, in the request's language.
Result<Document> participation_document(const Workspace& workspace,
                                        const ParticipationRequest& request);

Result<std::string> participation_report(const Workspace& workspace,
                                         const ParticipationRequest& request, Format format,
                                         std::size_t width);

}  // namespace corridor
