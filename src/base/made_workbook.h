#pragma once
// For tests: zip files and small workbooks made in memory.

#include "base/check.h"
#include "base/text.h"
#include "base/workbook.h"

#include <fmt/core.h>
#include <zip.h>

#include <string>
#include <utility>
#include <vector>

namespace corridor {

using ZipMembers = std::vector<std::pair<std::string, std::string>>;

inline std::string zip_of(const ZipMembers& members) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  ENSURE(archive != nullptr, "an archive in memory can be made");
  for (const auto& [name, text] : members) {
    zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
    ENSURE(zip_file_add(archive, name.c_str(), source, 0) >= 0, "a test names each member once");
  }
  ENSURE(zip_close(archive) == 0, "an archive in memory can be written");
  ENSURE(zip_source_open(target) == 0, "an archive just written can be read");
  zip_stat_t stat;
  zip_source_stat(target, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

/// A workbook of sheets given as texts: an empty text is no cell, a number is stored as one, "'5"
/// is the text 5, "<c .../>" is a cell in XML as it stands. Strings are shared.
class MadeWorkbook {
 public:
  using Rows = std::vector<std::vector<std::string>>;

  /// `behind` is XML behind the rows, such as merged cells; `state` makes a sheet hidden.
  MadeWorkbook& sheet(const std::string& name, const Rows& rows, const std::string& behind = {},
                      const std::string& state = "visible") {
    std::string xml;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      xml += fmt::format("<row r=\"{}\">", row + 1);
      for (std::size_t column = 0; column < rows[row].size(); ++column) {
        const auto name_of_column = letters_of_column(static_cast<std::uint16_t>(column + 1));
        xml += cell(fmt::format("{}{}", name_of_column, row + 1), rows[row][column]);
      }
      xml += "</row>";
    }
    return raw_sheet(name, fmt::format("<sheetData>{}</sheetData>{}", xml, behind), state);
  }

  /// A sheet with what stands in <worksheet> as it is.
  MadeWorkbook& raw_sheet(const std::string& name, const std::string& xml,
                          const std::string& state = "visible") {
    sheets_.push_back(fmt::format("<worksheet>{}</worksheet>", xml));
    const auto number = sheets_.size();
    entries_ += fmt::format(R"(<sheet name="{}" sheetId="{}" state="{}" r:id="rId{}"/>)", name,
                            number, state, number);
    relations_ += fmt::format(
        R"(<Relationship Id="rId{}" Type="x/worksheet" Target="worksheets/sheet{}.xml"/>)", number,
        number);
    return *this;
  }

  /// <styleSheet> with these formats, one a style: the cells' s="0", s="1" ...
  MadeWorkbook& formats(const std::vector<std::string>& codes) {
    std::string own, styles;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      own += fmt::format(R"(<numFmt numFmtId="{}" formatCode="{}"/>)", 200 + i, codes[i]);
      styles += fmt::format(R"(<xf numFmtId="{}"/>)", 200 + i);
    }
    styles_ = fmt::format("<numFmts>{}</numFmts><cellXfs>{}</cellXfs>", own, styles);
    return *this;
  }
  MadeWorkbook& epoch_1904() {
    properties_ = R"(<workbookPr date1904="1"/>)";
    return *this;
  }

  ZipMembers members() const {
    ZipMembers members{
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", R"(<Relationships><Relationship Id="r" Type="x/officeDocument" )"
                        R"(Target="xl/workbook.xml"/></Relationships>)"},
        {"xl/workbook.xml", fmt::format("<?xml version=\"1.0\"?><workbook>{}<sheets>{}</sheets>"
                                        "</workbook>",
                                        properties_, entries_)},
        {"xl/_rels/workbook.xml.rels",
         fmt::format(R"(<Relationships>{}<Relationship Id="s" Type="x/styles" )"
                     R"(Target="styles.xml"/><Relationship Id="t" Type="x/sharedStrings" )"
                     R"(Target="/xl/sharedStrings.xml"/></Relationships>)",
                     relations_)},
        {"xl/styles.xml", fmt::format("<styleSheet>{}</styleSheet>", styles_)},
        {"xl/sharedStrings.xml", fmt::format("<sst>{}</sst>", strings_)}};
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
      members.emplace_back(fmt::format("xl/worksheets/sheet{}.xml", i + 1), sheets_[i]);
    }
    return members;
  }
  std::string bytes() const { return zip_of(members()); }

 private:
  std::string cell(const std::string& name, std::string text) {
    if (text.empty() || text.starts_with('<')) return text;
    if (parse_number(text)) return fmt::format(R"(<c r="{}"><v>{}</v></c>)", name, text);
    if (text.starts_with('\'')) text.erase(0, 1);
    std::string escaped;
    for (const char c : text) {
      if (c == '&')
        escaped += "&amp;";
      else if (c == '<')
        escaped += "&lt;";
      else
        escaped += c;
    }
    strings_ += fmt::format("<si><t>{}</t></si>", escaped);
    return fmt::format(R"(<c r="{}" t="s"><v>{}</v></c>)", name, strings_made_++);
  }

  std::vector<std::string> sheets_;
  std::string entries_, relations_, strings_, styles_, properties_;
  std::size_t strings_made_ = 0;
};

}  // namespace corridor
