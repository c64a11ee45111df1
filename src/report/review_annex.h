#pragma once
// The annex on migration of a national review: what a country promised, where it stands with charts
// and verdicts, what the Global Compact's objectives have at hand, people, money and law in short,
// gaps, method and sources. Ready to attach: one HTML file without script, Markdown, or a data
// package with the tables behind it.

#include "report/commitments_report.h"
#include "report/document.h"

#include <string>

namespace corridor {

struct AnnexRequest {
  std::string place;  // code or name of a country
  std::string as_of = {};
  std::string assessment = {};  // file of a self-assessment of the country
  std::string language = "en";  // of the document; the tables of a package are in English
};

/// ErrorKind::usage for what is no country, ErrorKind::not_found for what is not known.
Result<Document> write_review_annex(const Workspace& workspace, const AnnexRequest& request);

/// Writes the annex: a path that ends in .md gives Markdown, .json the document as JSON, .zip a
/// data package (annex.html, annex.md, commitments.csv, figures.csv, gaps.csv, sources.csv and
/// datapackage.json), any other HTML. Whole or not at all. Returns a line about what was written.
Result<std::string> write_annex_file(const Workspace& workspace, const AnnexRequest& request,
                                     const std::string& path);

/// What stands in the way of a verdict, or makes it weak: a row for each commitment and reason.
Table annex_gaps(const std::vector<JudgedCommitment>& commitments, const Words& words = {});
/// Every figure of every measure, and of each group that was looked at.
Table annex_figures(const PlacePromises& promises);

}  // namespace corridor
