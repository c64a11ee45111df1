// Which rows of publishers' files of law the embedded default has: parties of the treaties that the
// registers describe (data/registers names them by same_as), and labour agreements.

#include "base/csv.h"
#include "base/file.h"
#include "evidence/edition_lists.h"
#include "retabulate.h"
#include "sources/registers/register_rows.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace corridor {
namespace {

struct LawRecipe {
  std::string_view folder, dataset;
  std::string_view licence, retrieved, note;
  /// Only instruments that a register names; otherwise all.
  bool described_only = true;
};

constexpr LawRecipe recipes[] = {
    {"untc_status", "untc_status", "UN terms with attribution", "2015-03-14",
     "Selected: signatures, ratifications and other acts of the parties of the treaties that the "
     "registers describe. Facts as the Treaty Collection states them."},
    {"hr_treaties", "hr_treaties", "UN terms with attribution", "2022-08-25",
     "Selected: parties of the human rights treaties that the registers describe, by year."},
    {"ilo_ratifications", "ilo_ratifications", "UN terms with attribution", "2021-09-30",
     "Selected: ratifications of the conventions that the registers describe."},
    {"bla_formation", "bla_formation", "CC0-1.0", "2024-12-11",
     "All agreements: parties and days. CC0 is what the publisher's repository sets where nothing "
     "else is said.",
     false},
    {"bla_coding", "bla_coding", "CC0-1.0", "2024-12-11",
     "All coded agreements and what each was coded to hold. CC0 is what the publisher's repository "
     "sets where nothing else is said.",
     false},
};

using Codes = std::set<std::string, std::less<>>;

/// Codes by which publishers' files call what registers describe.
Result<Codes> described_codes(const Workspace& workspace, const std::vector<Edition>& editions) {
  Codes codes;
  constexpr std::size_t prefix = std::string_view("instrument:").size();
  for (const auto& edition : editions) {
    if (edition.author.empty()) continue;
    TRY(each_link(workspace, edition, [&](const Link& link) -> Result<void> {
      if (link.relation == "same_as") codes.insert(link.to.substr(prefix));
      return {};
    }));
  }
  return codes;
}

template <class Row> void add_row(std::string& text, const Row& row) {
  std::string line;
  for (const auto& field : fields_of(row)) line += (line.empty() ? "" : ",") + csv_quote(field);
  // A first field that is empty would lose its comma; no table of registers has one.
  text += line + '\n';
}

/// The code of an instrument, also of one of its provisions.
std::string_view instrument_of(std::string_view code) { return code.substr(0, code.find('/')); }

Result<void> make(const LawRecipe& recipe, const Desk& desk, const Codes& described,
                  const std::filesystem::path& folder) {
  const auto& [workspace, editions, edition] = desk;
  const auto wanted = [&](std::string_view code) {
    return !recipe.described_only || described.contains(instrument_of(code));
  };
  std::string records(records_header), events(events_header);
  records += '\n';
  events += '\n';
  std::size_t count = 0;
  TRY(each_record(workspace, edition, [&](const Record& record) -> Result<void> {
    if (wanted(record.code)) add_row(records, record);
    return {};
  }));
  TRY(each_event(workspace, edition, [&](const LawEvent& event) -> Result<void> {
    if (!wanted(event.instrument)) return {};
    add_row(events, event);
    ++count;
    return {};
  }));
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  TRY(write_file((folder / "records.csv").string(), records));
  TRY(write_file((folder / "events.csv").string(), events));
  TRY(write_file(
      (folder / "citation.csv").string(),
      citation_text({"events.csv", recipe.licence, recipe.retrieved, recipe.note}, edition)));
  fmt::print("{}: {} events, {} bytes\n", recipe.folder, count, records.size() + events.size());
  return {};
}

}  // namespace

std::string citation_text(const TableNote& table, const Edition& edition) {
  const Citation& c = edition.citation;
  const auto supersession = table.part.empty() ? edition.supersession : Supersession::by_part;
  std::string text =
      "file,publisher,dataset,version,licence,url,retrieved,sha256,title,supersession,note";
  text += table.part.empty() ? "\n" : ",part\n";
  bool first = true;
  for (const std::string_view field :
       {table.file, std::string_view(c.publisher), std::string_view(c.dataset),
        std::string_view(c.version), table.licence, std::string_view(c.url), table.retrieved,
        std::string_view(edition.sha256), std::string_view(c.title), name_of(supersession),
        table.note}) {
    if (!std::exchange(first, false)) text += ',';
    text += csv_quote(field);
  }
  if (!table.part.empty()) text += "," + csv_quote(table.part);
  return text + '\n';
}

Result<void> retabulate_law(const Workspace& workspace, const std::vector<Edition>& editions,
                            const std::filesystem::path& folder) {
  const auto described = TRY(described_codes(workspace, editions));
  for (const LawRecipe& recipe : recipes) {
    const auto edition = std::ranges::find_if(editions, [&](const Edition& e) {
      return e.complete && e.citation.dataset == recipe.dataset;
    });
    if (edition == editions.end()) {
      return fail({ErrorKind::not_found,
                   fmt::format("the workspace has no complete edition of {}", recipe.dataset),
                   {},
                   "Load the publisher's file first: tools/retabulate.sh does."});
    }
    TRY(make(recipe, {workspace, editions, *edition}, described, folder / recipe.folder));
  }
  return {};
}

}  // namespace corridor
