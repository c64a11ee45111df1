#pragma once
// The pages, each a function from what is asked to what is shown. They call what the commands call;
// a page has no logic of its own but which part comes first and where it leads. Names in braces
// stand in the path, the others in the query.

#include "report/page/page.h"

namespace corridor {

Result<Page> start_page(const PageRequest& request);
/// q: words; from, to: two places. What names one thing is answered by the page of that thing.
Result<Page> search_page(const PageRequest& request);
Result<Page> places_page(const PageRequest& request);
Result<Page> place_page(const PageRequest& request);     // {place}; as_of
Result<Page> corridor_page(const PageRequest& request);  // {corridor}; for, as_of
Result<Page> map_page(const PageRequest& request);       // {place}, or none
Result<Page> proof_page(const PageRequest& request);     // {proof}

Result<Page> instruments_page(const PageRequest& request);  // topic
Result<Page> law_page_of(const PageRequest& request);       // {subject}; as_of

Result<Page> commitments_page(const PageRequest& request);        // place
Result<Page> place_commitments_page(const PageRequest& request);  // {place}; commitment, as_of

Result<Page> recommendations_page(const PageRequest& request);  // workshop, topic, status
Result<Page> chain_item_page(const PageRequest& request);       // {item}; to
Result<Page> actors_page(const PageRequest& request);           // place, topic, type
Result<Page> services_page(const PageRequest& request);     // {place} or place; for, topic, type
Result<Page> initiatives_page(const PageRequest& request);  // place, topic, type
Result<Page> practices_page(const PageRequest& request);    // subject, need, topic

Result<Page> claims_page(const PageRequest& request);  // topic; claim: held against the evidence

Result<Page> models_page(const PageRequest& request);
Result<Page> model_page(const PageRequest& request);  // {model} and its parameters
Result<Page> runs_page(const PageRequest& request);
Result<Page> run_page(const PageRequest& request);      // {run}
Result<Page> compare_page(const PageRequest& request);  // {run}, {other}
Result<Page> displacement_page(const PageRequest& request);

Result<Page> assessments_page(const PageRequest& request);
Result<Page> assessment_page(const PageRequest& request);  // {place} and the answers

Result<Page> data_page(const PageRequest& request);
Result<Page> glossary_page(const PageRequest& request);  // q
Result<Page> term_page(const PageRequest& request);      // {term}

}  // namespace corridor
