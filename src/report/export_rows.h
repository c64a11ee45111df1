#pragma once
// One figure as one record of an export, in each of the text formats (docs/exports.md). Records end
// in CRLF where the format is CSV, as RFC 4180 has it.

#include "store/edition.h"
#include "vocabulary/observation.h"

#include <memory>
#include <string>

namespace corridor {

enum class ExportFormat { csv, spreadsheet, json, sdmx_csv, package };

/// "csv", "spreadsheet", "json", "sdmx-csv" or "package"; else an error with a "did you mean".
Result<ExportFormat> parse_export_format(std::string_view name);

/// Writes figures behind one another: `begin` once, `add` for each, `end` once.
class FigureWriter {
 public:
  virtual ~FigureWriter() = default;
  virtual void begin(std::string& out) = 0;
  virtual void add(const Observation& observation, const Edition& edition, std::string& out) = 0;
  virtual void end(std::string&) {}
};

/// For any format but `package`.
std::unique_ptr<FigureWriter> figure_writer(ExportFormat format);

/// One record of CSV, field after field, quoted where they must be.
class CsvRecord {
 public:
  CsvRecord& add(std::string_view field);
  CsvRecord& add(std::int64_t number) { return add(std::string_view(std::to_string(number))); }
  /// Moves the record, with its line end, behind `out`.
  void end(std::string& out);

 private:
  std::string text_;
  bool empty_ = true;
};

}  // namespace corridor
