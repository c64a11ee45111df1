#include "report/pull_report.h"

#include "base/text.h"
#include "report/load_report.h"
#include "report/tables.h"

#include <fmt/core.h>

namespace corridor {
namespace {

/// "1.2 MB", as publishers count: a megabyte is a million bytes.
std::string megabytes(double bytes) {
  if (bytes < 1e6) return fmt::format("{} kB", format_grouped(bytes / 1e3, 1));
  return fmt::format("{} MB", format_grouped(bytes / 1e6, 1));
}

std::string parameter_list(const Download& download) {
  std::string list;
  for (const auto& p : download.parameters) {
    if (!list.empty()) list += "; ";
    list += p.name;
    if (!p.usual.empty()) list += fmt::format(" (usual: {})", p.usual);
    if (p.optional) list += " (optional)";
  }
  return list;
}

Cell text_or_nothing(std::string_view text, std::string why) {
  return text.empty() ? Cell::nothing(std::move(why)) : Cell(std::string(text));
}

}  // namespace

Table downloads_table() {
  Table table;
  table.title = "What can be pulled";
  table.columns = {{"name", "Name"},
                   {"title", "Title"},
                   {"publisher", "Publisher"},
                   {"parameters", "Parameters"},
                   {"source", "Read by"},
                   {"licence", "Licence"},
                   {"terms", "Terms"},
                   {"address", "Address"},
                   {"page", "Page for people"},
                   {"known_from", "Address known from"},
                   {.name = "largest_mib", .title = "At most", .unit = "MiB", .align = Align::end}};
  for (const auto& d : all_downloads()) {
    table.rows.push_back({std::string(d.name), std::string(d.title), std::string(d.publisher),
                          parameter_list(d), text_or_nothing(d.source, "by its content"),
                          std::string(d.licence), std::string(d.terms),
                          text_or_nothing(d.address, "by hand only"), std::string(d.page),
                          std::string(d.known_from), static_cast<double>(d.largest_mib)});
  }
  table.notes = {
      "Addresses are known from the publishers' documentation or from public programs that fetch"
      " from them; publishers move files without notice.",
      "`corridor pull NAME --dry-run` shows what would be fetched and from where."};
  return table;
}

Table readable_downloads_table() {
  Table table = downloads_table();
  for (const auto name :
       {"publisher", "source", "terms", "address", "page", "known_from", "largest_mib"}) {
    drop_column(table, name);
  }
  return table;
}

std::string plan_of(const PullPlan& plan) {
  const Download& d = *plan.download;
  std::string text = fmt::format("{}, {}: would be fetched from\n", d.publisher, d.title);
  for (const auto& request : plan.resolved.requests) text += fmt::format("  {}\n", request);
  if (d.paging != Paging::none) text += "page by page, and kept as one file with a page a line\n";
  text += fmt::format("to {}{}\n", plan.file, plan.begun ? " (a part of it is there)" : "");
  return text +
         fmt::format("at most {} MiB; licence: {} ({})\n", d.largest_mib, d.licence, d.terms);
}

std::string summary_of(const PullReport& report) {
  const Download& d = *report.download;
  std::string text =
      report.not_modified
          ? fmt::format("{}, {}: not modified since {}", d.publisher, d.title, report.retrieved)
          : fmt::format("{}, {}: {} from {}", d.publisher, d.title,
                        megabytes(static_cast<double>(report.bytes)), report.address);
  if (report.load && report.load->already_loaded) {
    const std::string id = report.load->edition.short_id();
    return text + (report.current_edition == id
                       ? fmt::format("; edition {} is current\n", id)
                       : fmt::format("; loaded as edition {}, but edition {} is current\n", id,
                                     report.current_edition));
  }
  text += fmt::format("; kept as {}\n", report.file);
  return report.load ? text + summary_of(*report.load) : text;
}

std::string remarks_of(const PullReport& report) {
  if (report.load) return remarks_of(*report.load);
  if (report.unread.empty()) return {};
  return fmt::format("{}: not loaded: {}\n", report.file, report.unread);
}

std::string progress_of(const HttpProgress& progress) {
  std::string text = megabytes(static_cast<double>(progress.bytes));
  if (progress.expected_bytes > 0) {
    text += fmt::format(" of {}", megabytes(static_cast<double>(progress.expected_bytes)));
  }
  return text + fmt::format(", {}/s", megabytes(progress.bytes_per_second));
}

}  // namespace corridor
