#pragma once
// The pages, each a function from what is asked to what is shown. They call what the commands call;
// a page has no logic of its own but which part comes first and where it leads.

#include "report/page/page.h"

namespace corridor {

Result<Page> start_page(const PageRequest& request);
/// q: words; from, to: two places. What names one thing is answered by the page of that thing.
Result<Page> search_page(const PageRequest& request);
Result<Page> places_page(const PageRequest& request);
Result<Page> place_page(const PageRequest& request);     // {place}
Result<Page> corridor_page(const PageRequest& request);  // {corridor}, for=
Result<Page> proof_page(const PageRequest& request);     // {proof}

}  // namespace corridor
