#pragma once
// The parts of a document as parts of a page. Figures lead to their proofs, terms to the glossary,
// charts are figures with a drawing, its text and its table; what is long shows its beginning and
// opens, or leads to a page of its own: that section, whole ("part=agreements").

#include "report/document.h"
#include "report/page/page.h"
#include "report/render_table_parts.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// "part=proofs": all that the figures rest on, on a page of its own.
constexpr std::string_view proofs_part = "proofs";

class TermLinks;   // term_links.h
struct BlockFold;  // block_folds.h

class DocumentBody {
 public:
  /// Both outlive it. `terms` may be none.
  DocumentBody(const PageRequest& request, const Document& document, TermLinks* terms = nullptr);
  DocumentBody(const DocumentBody&) = delete;
  DocumentBody& operator=(const DocumentBody&) = delete;

  /// From now on lists, tables and charts open from a line that names them; of the sections that
  /// are named here the first `charts`, and as many tables, stand open.
  void fold(std::vector<std::string_view> opened, std::size_t charts);
  /// With its heading, under another title where one is given.
  std::string section(const DocumentSection& section, std::string_view title = {});
  std::string blocks(const std::vector<Block>& blocks, std::string_view section);
  /// The words of a paragraph without an element around them.
  std::string sentence(const Paragraph& paragraph);
  std::string table(const Table& table);
  /// Where the numbers come from, closed, and the sources.
  std::string notes();
  /// All sections, then the notes; of a page that was asked for one part, that part.
  std::string all();

 private:
  std::string block(const Paragraph& paragraph);
  std::string block(const Bullets& bullets);
  std::string names(const Paragraph& paragraph);
  std::string summary_of(const BlockFold& fold) const;
  std::string item(const Paragraph& paragraph);
  /// The one that the link to this page names ("article=art_25").
  bool is_asked(const Paragraph& paragraph) const;
  std::string block(const Table& table);
  std::string block(const Chart& chart);
  std::string region(std::string_view name, const Table& table);
  std::string words(std::string_view text, const std::string& language);
  std::string with_days_and_terms(std::string_view text);
  std::string in_own_span(std::string_view text, const std::string& html) const;
  bool shows_all() const;
  /// The link to the whole of what is cut in this section.
  std::string whole(std::string_view text) const;

  const PageRequest& request_;
  const Document& document_;
  TermLinks* terms_;
  TableFrame frame_;
  std::set<int> met_;    // notes referred to so far
  std::string section_;  // the one that is being written
  int charts_ = 0;
  bool folds_ = false, is_within_fold_ = false;
  std::size_t charts_open_ = 0;
  std::vector<std::string_view> opened_ = {};  // sections that begin open
};

/// A document that is in another language than the page says so and keeps its own direction.
std::string in_own_language(const PageRequest& request, const Document& document, std::string body);

/// The section that the page was asked for alone; none for a whole page.
const DocumentSection* asked_part(const PageRequest& request, const Document& document);
/// A page of one part says which in its title, and leads back to the whole.
void name_part(const PageRequest& request, const Document& document, Page& page);

/// The contents of a page from the sections of a document.
std::vector<PageLink> contents_of(const Document& document);

}  // namespace corridor
