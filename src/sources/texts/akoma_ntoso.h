#pragma once
// Akoma Ntoso 3.0 (OASIS LegalDocML), XML: acts, bills, documents and statements.
//
// Understood: the namespace of 3.0 and of its drafts (.../akn/3.0/CSD13, .../akn/3.0/WD17). Without
// one, or with an older one, the file is refused (ErrorKind::malformed): names and identifiers
// changed in between. Limits: 64 MiB, 100 levels, 200,000 passages; no document type declaration.

#include "base/result.h"
#include "sources/source.h"

#include <string_view>

namespace corridor {

/// Whether the root of an XML text is <akomaNtoso>, of whatever version.
bool is_akoma_ntoso(std::string_view text);

Result<Reading> read_akoma_ntoso(const SourceInput& input, Sink& sink);

}  // namespace corridor
