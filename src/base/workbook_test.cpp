#include "base/workbook.h"

#include "base/made_workbook.h"

#include <doctest/doctest.h>

namespace corridor::workbook_test {
namespace {

/// The cells of a sheet as "A1=text B1=text", one row a line.
std::string shown(SheetReader& sheet) {
  std::string text;
  for (;;) {
    const auto more = sheet.next();
    REQUIRE(more.has_value());
    if (!*more) return text;
    for (const auto& cell : sheet.cells()) {
      text += fmt::format("{}{}={} ", letters_of_column(cell.column), sheet.row(), cell.text);
    }
    text.back() = '\n';
  }
}

std::string shown(const std::string& bytes, std::size_t index = 0) {
  auto book = Workbook::open("f.xlsx", bytes);
  REQUIRE(book.has_value());
  auto sheet = book->read(index);
  REQUIRE(sheet.has_value());
  return shown(*sheet);
}

/// The first error of opening a workbook and reading its first sheet.
Error error_of(const std::string& bytes) {
  auto book = Workbook::open("f.xlsx", bytes);
  if (!book) return book.error();
  auto sheet = book->read(0);
  if (!sheet) return sheet.error();
  for (;;) {
    const auto more = sheet->next();
    if (!more) return more.error();
    REQUIRE(*more);
  }
}

std::string with_sheet(const std::string& xml) {
  return MadeWorkbook().raw_sheet("S", xml).bytes();
}

ZipMembers replaced(ZipMembers members, const std::string& name, const std::string& text) {
  for (auto& member : members) {
    if (member.first == name) member.second = text;
  }
  return members;
}

}  // namespace

TEST_CASE("columns have letters: A is 1, XFD the last") {
  CHECK(column_of_letters("A") == 1);
  CHECK(column_of_letters("z") == 26);
  CHECK(column_of_letters("AA") == 27);
  CHECK(column_of_letters("XFD") == 16384);
  for (const auto none : {"XFE", "", "A1", "ABCD", "Ä"}) CHECK_FALSE(column_of_letters(none));
  CHECK(letters_of_column(1) == "A");
  CHECK(letters_of_column(52) == "AZ");
  CHECK(letters_of_column(16384) == "XFD");
}

TEST_CASE("cells keep their row and column in a sheet with gaps, whatever its dimension says") {
  const auto bytes = with_sheet(
      R"(<dimension ref="A1:B2"/><sheetData><row r="3"><c r="B3"><v>1</v></c>)"
      R"(<c r="XFD3"><v>2</v></c>)"
      R"(</row><row r="5"/><row><c><v>3</v></c><c><v>4</v></c></row><row r="1048576"><c )"
      R"(r="A1048576" t="inlineStr"><is><t>end</t></is></c></row></sheetData>)");
  CHECK(shown(bytes) == "B3=1 XFD3=2\nA6=3 B6=4\nA1048576=end\n");
}

TEST_CASE("each kind of cell as text") {
  const auto bytes =
      MadeWorkbook()
          .sheet("S", {{"0.30000000000000004", "1.5E+3", "'007", "Côte d'Ivoire & <co>"},
                       {R"(<c r="A2" t="b"><v>1</v></c>)", R"(<c r="B2" t="e"><v>#N/A</v></c>)",
                        R"(<c r="C2" t="str"><f>A1&amp;B1</f><v>joined</v></c>)",
                        R"(<c r="D2"><f>A1+1</f></c>)", R"(<c r="E2" s="3"/>)",
                        R"(<c r="F2" t="d"><v>2020-07-15T00:00:00</v></c>)"}})
          .bytes();
  CHECK(shown(bytes) ==
        "A1=0.30000000000000004 B1=1500 C1=007 D1=Côte d'Ivoire & <co>\n"
        "A2=TRUE B2=#N/A C2=joined D2=formula without a value F2=2020-07-15\n");
}

TEST_CASE(
    "rich text is one text; superscript digits stay superscripts, reading aids are left out") {
  const auto bytes = with_sheet(
      R"(<sheetData><row><c t="inlineStr"><is><r><t>Ber</t></r><r><t xml:space="preserve">lin </t>)"
      R"(</r><r><rPr><vertAlign val="superscript"/></rPr><t>12)</t></r><rPh><t>x</t></rPh></is>)"
      R"(</c>)"
      R"(<c t="inlineStr"><is><t>two_x000A_lines _x00ZZ_</t></is></c></row></sheetData>)");
  CHECK(shown(bytes) == "A1=Berlin ¹²) B1=two\nlines _x00ZZ_\n");
}

TEST_CASE("references to half characters do not become broken text") {
  const auto text =
      shown(with_sheet(R"(<sheetData><row><c t="str"><v>a&#xD800;b</v></c></row></sheetData>)"));
  CHECK(text.starts_with("A1=a"));
  CHECK(find_invalid_utf8(text) == text.npos);
}

TEST_CASE("dates by their number format, in the calendar of 1900 with its wrong leap day") {
  MadeWorkbook book;
  book.formats({"yyyy\\-mm\\-dd", "mmm\\ yyyy", "yyyy", "dd/mm/yyyy\\ hh:mm", "h:mm:ss", "[h]:mm",
                "#,##0.00", "[Red]&quot;days&quot; 0;[$-409]d", "[$-407]d. mmmm yyyy;@"});
  const auto cell = [](const char* name, int style, const char* number) {
    return fmt::format(R"(<c r="{}" s="{}"><v>{}</v></c>)", name, style, number);
  };
  book.sheet("S", {{cell("A1", 0, "43831"), cell("B1", 0, "1"), cell("C1", 0, "59"),
                    cell("D1", 0, "60"), cell("E1", 0, "61"), cell("F1", 0, "2958465")},
                   {cell("A2", 1, "43831"), cell("B2", 2, "43831"), cell("C2", 3, "43831.75"),
                    cell("D2", 4, "0.5"), cell("E2", 5, "1.5"), cell("F2", 6, "43831"),
                    cell("G2", 7, "43831"), cell("H2", 8, "43831"), cell("I2", 0, "-1"),
                    cell("J2", 0, "1E300"), cell("K2", 3, "43831.9999999")}});
  CHECK(shown(book.bytes()) ==
        "A1=2020-01-01 B1=1900-01-01 C1=1900-02-28 D1=60 E1=1900-03-01 F1=9999-12-31\n"
        "A2=2020-01 B2=2020 C2=2020-01-01T18:00:00 D2=12:00:00 E2=1.5 F2=43831 G2=43831 "
        "H2=2020-01-01 I2=-1 J2=1e+300 K2=2020-01-02\n");
  book.epoch_1904();
  CHECK(shown(book.bytes()).starts_with("A1=2024-01-02 B1=1904-01-02 C1=1904-02-29"));
}

TEST_CASE("sheets in the order of their tabs, hidden ones marked, merged ranges at hand") {
  const auto bytes =
      MadeWorkbook()
          .sheet("Notes &amp; more", {{"n"}}, {}, "hidden")
          .sheet("Data", {{"x"}}, R"(<mergeCells count="1"><mergeCell ref="B1:D2"/></mergeCells>)")
          .bytes();
  auto book = Workbook::open("f.xlsx", bytes);
  REQUIRE(book.has_value());
  REQUIRE(book->sheets().size() == 2);
  CHECK(book->sheets()[0].name == "Notes & more");
  CHECK(book->sheets()[0].hidden);
  CHECK_FALSE(book->sheets()[1].hidden);
  const auto sheet = book->read(1);
  REQUIRE(sheet.has_value());
  REQUIRE(sheet->merged().size() == 1);
  CHECK(sheet->merged()[0].contains(2, 4));
  CHECK_FALSE(sheet->merged()[0].contains(3, 4));
  CHECK_FALSE(sheet->merged()[0].contains(1, 1));
}

TEST_CASE("elements with a prefix, as some programs write them, are the same elements") {
  auto members = replaced(
      MadeWorkbook().sheet("S", {{"1"}}).members(), "xl/worksheets/sheet1.xml",
      "<?xml version='1.0'?>\n<x:worksheet xmlns:x='u'><x:sheetData><x:row r='2'><x:c r='A2' "
      "t='s'><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>");
  members =
      replaced(members, "xl/sharedStrings.xml", "<x:sst><x:si><x:t>a&#228;</x:t></x:si></x:sst>");
  CHECK(shown(zip_of(members)) == "A2=aä\n");
}

TEST_CASE("faults of a sheet are told with its name, row and column") {
  const Error string = error_of(
      with_sheet(R"(<sheetData><row r="7"><c r="C7" t="s"><v>5</v></c></row></sheetData>)"));
  CHECK(string.kind == ErrorKind::malformed);
  CHECK(string.where.file == "f.xlsx/S");
  CHECK(string.where.line == 7);
  CHECK(string.where.column == 3);
  for (const std::string wrong :
       {R"(<row r="2"/><row r="2"/>)", R"(<row r="0"/>)", R"(<row r="x"/>)",
        R"(<row r="1"><c r="B1"/><c r="A1"/></row>)", R"(<row r="1"><c r="A2"/></row>)",
        R"(<row r="1"><c r="1"/></row>)", R"(<row r="1"><c r="A1"><v>)", "<!-- <row/> -->",
        R"(<row r="1"><c r="A1"></row>)"}) {
    CAPTURE(wrong);
    const auto error = error_of(with_sheet("<sheetData>" + wrong + "</sheetData>"));
    CHECK(error.kind == ErrorKind::malformed);
  }
  CHECK(error_of(with_sheet(R"(<sheetData><row r="1048577"/></sheetData>)")).kind ==
        ErrorKind::limit);
  CHECK(error_of(with_sheet(R"(<mergeCells><mergeCell ref="A0:B2"/></mergeCells>)")).kind ==
        ErrorKind::malformed);
}

TEST_CASE("old and locked workbooks are refused with what to do") {
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  CHECK(error_of(ole + "rest").message.contains("such as .xls"));
  std::string name;
  for (const char c : std::string("EncryptedPackage")) (name += c) += '\0';
  const Error locked = error_of(ole + name);
  CHECK(locked.kind == ErrorKind::invalid);
  CHECK(locked.message.contains("under a password"));
  CHECK(locked.hint.contains("save it without one"));
  CHECK(refuse_old_workbook("f.csv", "a,b\n").has_value());
}

TEST_CASE("other Office documents, binary workbooks and missing parts are told apart") {
  const auto members = MadeWorkbook().sheet("S", {{"1"}}).members();
  const auto with_book = [&](std::string_view target) {
    return zip_of(
        replaced(members, "_rels/.rels",
                 fmt::format(R"(<R><R Type="x/officeDocument" Target="{}"/></R>)", target)));
  };
  CHECK(error_of(with_book("xl/workbook.bin")).message.contains(".xlsb"));
  CHECK(error_of(with_book("word/document.xml")).kind == ErrorKind::malformed);
  CHECK(error_of(with_book("xl/styles.xml")).message.contains("another Office document"));
  CHECK(error_of(with_book("../../etc/passwd")).kind == ErrorKind::malformed);
  const auto none = zip_of(replaced(members, "xl/workbook.xml", "<workbook/>"));
  CHECK(error_of(none).message.contains("saw none"));
  const auto latin = zip_of(replaced(members, "xl/sharedStrings.xml", "<sst>\xE9</sst>"));
  CHECK(error_of(latin).message.contains("UTF-8"));
}

TEST_CASE("a part that unpacks beyond the limit is refused before it fills the memory") {
  auto members = MadeWorkbook().sheet("S", {{"1"}}).members();
  members.back().second =
      "<worksheet>" + std::string(Workbook::largest_part + 1, ' ') + "</worksheet>";
  const auto bytes = zip_of(members);
  CHECK(bytes.size() < 200'000);
  const Error error = error_of(bytes);
  CHECK(error.kind == ErrorKind::limit);
  CHECK(error.message == "expected at most 64 MiB unpacked, saw more");
}

TEST_CASE("depth, entities and huge rows of a hostile sheet are refused") {
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<a>";
  for (int i = 0; i < 1000; ++i) deep += "</a>";
  CHECK(error_of(with_sheet("<sheetData><row>" + deep + "</row></sheetData>")).kind ==
        ErrorKind::limit);
  const std::string huge(XmlPieces::largest_piece + 1, ' ');
  CHECK(error_of(with_sheet("<sheetData><row>" + huge + "</row></sheetData>")).kind ==
        ErrorKind::limit);
}

}  // namespace corridor::workbook_test
