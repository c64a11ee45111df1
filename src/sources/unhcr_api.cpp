// UNHCR, Refugee Data Finder, as its programming interface hands it out (api.unhcr.org,
// population/v1): pages of JSON, each {"page", "maxPages", "total", "items": [row, ...]}. A text
// holds one page, over any number of lines, or several, one a line. Row is the ordinal of the item
// in the text, column the ordinal of the measure in the table.
//
// A row has the columns of the CSV file of the same table, in any order. Figures are numbers or
// text ("0"); "-" is missing, and in the place of codes it stands for everybody the rows of the
// question had: the world, as long as only the other side was narrowed. "total" beside the items
// adds cases to persons and is not read.
//
// Each table keeps a dataset of its own beside the CSV file's (unhcr_population_api): pages answer
// a question, so that they overlap and each figure is taken from the newest, and nobody may add
// them up. In one dataset with the CSV file, which is whole, either the pages would never count
// (a complete edition comes before a selection) or a sum over the few rows of a page would stand
// in the place of the sum over all. The interface has no releases: without --release the version
// is the same for all, so that what was loaded last counts.

#include "base/json_document.h"
#include "base/text.h"
#include "sources/unhcr_table.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace unhcr_api_parts {
namespace {

constexpr std::string_view shape =
    R"({"page":1,"maxPages":1,"items":[{"year":2024,"coo":"MYA","coo_iso":"MMR","coa":"BGD",)"
    R"("coa_iso":"BGD","refugees":1005520}]})";
/// Before every release that a user may name: those start with a digit.
constexpr std::string_view no_release = "(undated)";

bool recognise(const Opening& file) {
  const auto start = file.text.substr(0, 4096);
  return file.format == FileFormat::json && start.contains("\"items\"") &&
         start.contains("\"coo_iso\"") && start.contains("\"coa_iso\"");
}

/// A column that one table has and no table behind it in this order.
struct Telltale {
  std::string_view column;
  const UnhcrTable* table;
};
constexpr std::array<Telltale, 5> telltales{{{"applied", &unhcr_asylum_applications_table},
                                             {"dec_total", &unhcr_asylum_decisions_table},
                                             {"f_total", &unhcr_demographics_table},
                                             {"resettlement", &unhcr_solutions_table},
                                             {"refugees", &unhcr_population_table}}};

/// The table that the items of a page are rows of.
Result<const UnhcrTable*> table_of(const std::string& file, JsonValue items) {
  const auto item = items.first();
  if (item["month"]) {
    return fail({ErrorKind::invalid,
                 "expected figures of whole years, saw estimates of a month",
                 {file},
                 "Ask for /population/ instead of /nowcasting/."});
  }
  for (const auto& telltale : telltales) {
    if (item[telltale.column]) return telltale.table;
  }
  if (!item["total"]) {
    return fail({ErrorKind::invalid,
                 "expected rows of a table that is known, saw no column of one",
                 {file},
                 "Known are population, asylum-applications, asylum-decisions, demographics, "
                 "solutions, idmc and unrwa."});
  }
  for (auto row = item; row; row = row.next()) {
    const auto* table = partner_table(row["coo"].string(), row["coa"].string());
    if (table != nullptr) return table;
  }
  return fail(untold_partner(file));
}

/// Calls `use` for each page; `line` is the first of the page.
template <class Use> Result<void> each_page(const SourceInput& input, Use use) {
  const auto first_line = input.text.substr(0, input.text.find('\n'));
  if (!JsonDocument::parse(input.name, first_line)) {
    const auto page = TRY(JsonDocument::parse(input.name, input.text));
    return use(page.root(), 1);
  }
  std::uint64_t number = 0;
  for (std::size_t start = 0; start < input.text.size(); ++start) {
    const auto end = std::min(input.text.find('\n', start), input.text.size());
    const auto line = input.text.substr(start, end - start);
    start = end;
    ++number;
    if (trim(line).empty()) continue;
    auto page = JsonDocument::parse(input.name, line);
    if (!page) {
      page.error().where.line = number;
      return fail(page.error());
    }
    TRY(use(page->root(), number));
  }
  return {};
}

/// The items of one text, counted through, as rows of one table.
class Items {
 public:
  Items(const SourceInput& input, Sink& sink) : input_(input), sink_(sink) {}

  Result<void> read_page(JsonValue page, std::uint64_t line) {
    const auto items = page["items"];
    if (!items.is(JsonValue::Kind::array)) {
      return fail({ErrorKind::malformed,
                   "expected a page with items",
                   {input_.name, line, 0},
                   "Fetch the page again: it may be an error message."});
    }
    if (items.size() == 0) return {};
    if (!reader_) {
      table_ = TRY(table_of(input_.name, items));
      reader_.emplace(*table_, UnhcrReader::Cells::measures, sink_);
    }
    for (auto item = items.first(); item; item = item.next()) read_item(item);
    return {};
  }

  Result<Reading> reading() const {
    if (!reader_) {
      return fail({ErrorKind::invalid,
                   "expected rows, saw only empty pages",
                   {input_.name},
                   "Ask for other years or places."});
    }
    Reading reading =
        reader_->reading(input_.version.empty() ? std::string(no_release) : input_.version);
    reading.citation.dataset += "_api";
    reading.citation.title += ", programming interface";
    reading.citation.url = "https://api.unhcr.org/docs/refugee-statistics.html";
    reading.supersession = Supersession::by_figure;
    reading.complete = false;
    reading.rows = rows_;
    return reading;
  }

 private:
  void read_item(JsonValue item) {
    ++rows_;
    fields_.clear();
    for (const auto& column : reader_->columns()) fields_.push_back(text_of(item[column]));
    reader_->read(rows_, [this](std::size_t column) -> std::optional<std::string_view> {
      return fields_[column];
    });
  }

  /// Nothing where the row does not have the value; what cannot be a value stays what it is.
  static std::optional<std::string> text_of(JsonValue value) {
    using Kind = JsonValue::Kind;
    if (value.is(Kind::absent)) return std::nullopt;
    return value.is(Kind::object) || value.is(Kind::array) ? "{...}" : value.text();
  }

  const SourceInput& input_;
  Sink& sink_;
  const UnhcrTable* table_ = nullptr;
  std::optional<UnhcrReader> reader_;
  std::vector<std::optional<std::string>> fields_;
  std::uint32_t rows_ = 0;
};

Result<Reading> read(const SourceInput& input, Sink& sink) {
  Items items(input, sink);
  TRY(each_page(input,
                [&](JsonValue page, std::uint64_t line) { return items.read_page(page, line); }));
  return items.reading();
}

}  // namespace
}  // namespace unhcr_api_parts

extern const Source unhcr_api;
const Source unhcr_api{"unhcr_api",
                       "UNHCR Refugee Data Finder, programming interface (JSON)",
                       unhcr_api_parts::shape,
                       unhcr_api_parts::recognise,
                       unhcr_api_parts::read,
                       false};

}  // namespace corridor
