#pragma once
// For tests: a PDF written by hand, one page a text, each line of it on a line of its own.

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// Pages without lines have a frame drawn on them and no text, as a scan has its image.
inline std::string made_pdf(const std::vector<std::vector<std::string>>& pages) {
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  const auto object = [&](const std::string& body) {
    offsets.push_back(pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", offsets.size(), body);
  };
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += fmt::format("{} 0 R ", 4 + 2 * i);
  object("<< /Type /Catalog /Pages 2 0 R >>");
  object(fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size()));
  object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  for (const auto& lines : pages) {
    object(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R "
                    "/Resources << /Font << /F1 3 0 R >> >> >>",
                    offsets.size() + 2));
    std::string content = "50 50 200 200 re S\n";
    if (!lines.empty()) content = "BT /F1 11 Tf 14 TL 60 780 Td\n";
    for (const auto& line : lines) content += fmt::format("({}) Tj T*\n", line);
    if (!lines.empty()) content += "ET\n";
    object(fmt::format("<< /Length {} >>\nstream\n{}endstream", content.size(), content));
  }
  const std::size_t table = pdf.size();
  pdf += fmt::format("xref\n0 {}\n0000000000 65535 f \n", offsets.size() + 1);
  for (const auto offset : offsets) pdf += fmt::format("{:010} 00000 n \n", offset);
  pdf += fmt::format("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
                     offsets.size() + 1, table);
  return pdf;
}

}  // namespace corridor
