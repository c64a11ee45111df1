#pragma once
// What a search found, as a list for people and as a table or JSON for machines.

#include "base/result.h"
#include "registers/search.h"
#include "report/render_table.h"

#include <string>

namespace corridor {

/// Text is a list: title, address, where it belongs and since when, and the text with the words
/// found between asterisks. JSON has the total and, for each hit, its text in pieces: those at odd
/// positions (the second, the fourth ...) are words found. CSV, HTML and Markdown are a table.
/// The next page is named where there is one.
std::string render_search(const SearchAnswer& answer, const SearchRequest& request, Format format,
                          std::size_t width = 100);

/// ErrorKind::not_found with what to do; for an answer without hits.
Result<Error> nothing_found(const Workspace& workspace, const SearchAnswer& answer,
                            const SearchRequest& request);

}  // namespace corridor
