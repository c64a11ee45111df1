#include "base/csv.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::csv_test {
namespace {

using Records = std::vector<std::vector<std::string>>;

/// All records, the header first, or the first error.
Result<Records> read_all(std::string_view text, char separator = ',') {
  CsvReader csv("f.csv", text, separator);
  TRY(csv.read_header());
  Records records{csv.header()};
  while (TRY(csv.next())) records.emplace_back(csv.fields().begin(), csv.fields().end());
  return records;
}

Error error_of(std::string_view text) {
  auto records = read_all(text);
  REQUIRE_FALSE(records.has_value());
  return records.error();
}

}  // namespace

TEST_CASE("plain records, with and without a line end at the close") {
  const Records expected{{"a", "b"}, {"1", "2"}, {"", "3"}};
  CHECK(read_all("a,b\n1,2\n,3\n") == expected);
  CHECK(read_all("a,b\n1,2\n,3") == expected);
}

TEST_CASE("quotes hold separators, doubled quotes, line breaks, and may be empty") {
  const Records expected{{"a", "b"}, {"x,y", "say \"hi\""}, {"two\nlines", ""}};
  CHECK(read_all("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n\"two\nlines\",\"\"\n") == expected);
}

TEST_CASE("two fields with doubled quotes in one record stay apart") {
  // Both are unescaped into storage of the reader: a second one must not move the first.
  const Records expected{{"a", "b", "c"}, {"\"1\"", "\"2\"", "\"3\""}};
  CHECK(read_all("a,b,c\n\"\"\"1\"\"\",\"\"\"2\"\"\",\"\"\"3\"\"\"\n") == expected);
}

TEST_CASE("lines end in LF or CRLF, a byte-order mark is skipped, blank lines are passed over") {
  const Records expected{{"a", "b"}, {"1", "2"}, {"3", "4"}};
  CHECK(read_all("\xEF\xBB\xBF\r\na,b\r\n1,2\r\n\r\n\r\n3,4\r\n") == expected);
  CHECK(read_all("\n\na,b\n\n1,2\n3,4\n\n\n") == expected);
}

TEST_CASE("a lone carriage return is text, not the end of a line") {
  CHECK(read_all("a,b\n1\r2,3\n") == Records{{"a", "b"}, {"1\r2", "3"}});
}

TEST_CASE("a quote inside an unquoted field is text, as spreadsheets read it") {
  CHECK(read_all("a\n5\" pipe\n") == Records{{"a"}, {"5\" pipe"}});
}

TEST_CASE("another separator than the comma") {
  CHECK(read_all("a;b\n1,5;2\n", ';') == Records{{"a", "b"}, {"1,5", "2"}});
}

TEST_CASE("a record with more or fewer fields than the header is refused with its line") {
  const Error more = error_of("a,b\n1,2\n1,2,3\n1,2\n");
  CHECK(more.kind == ErrorKind::malformed);
  CHECK(more.where.file == "f.csv");
  CHECK(more.where.line == 3);
  CHECK(more.message == "expected 2 fields as in the header, saw 3");
  CHECK(more.hint == "Look for a missing or a stray separator in this line.");
  const Error cut = error_of("a,b,c\n1,2,3\n1,2");
  CHECK(cut.where.line == 3);
  CHECK(cut.message == "expected 3 fields as in the header, saw 2");
  CHECK(cut.hint.contains("cut off"));
}

TEST_CASE("records that leave out fields at their end are filled where the reader is told so") {
  CsvReader csv("f.csv", "a,b,c\n1\n1,2,3\n1,2,3,4\n");
  csv.fill_short_records();
  REQUIRE(csv.read_header());
  REQUIRE(csv.next() == true);
  CHECK(csv.fields().size() == 3);
  CHECK(csv.field(2).empty());
  REQUIRE(csv.next() == true);
  CHECK(csv.field(2) == "3");
  CHECK_FALSE(csv.next().has_value());
}

TEST_CASE("a file cut off inside a quote says on which line and in which field") {
  const Error error = error_of("a,b\n1,2\n3,\"cut");
  CHECK(error.kind == ErrorKind::malformed);
  CHECK(error.where.line == 3);
  CHECK(error.where.column == 2);
  CHECK(error.message.contains("closing quote"));
  CHECK(error.hint.contains("cut off"));
}

TEST_CASE("text after a closing quote is refused at its field") {
  const Error error = error_of("a,b\n1,\"2\"x\n");
  CHECK(error.where.line == 2);
  CHECK(error.where.column == 2);
  CHECK(error.message == "expected a separator after the closing quote");
}

TEST_CASE("an empty file has no header, with a byte-order mark or blank lines too") {
  for (const std::string_view text : {"", "\xEF\xBB\xBF", "\n\n", "\r\n"}) {
    const Error error = error_of(text);
    CHECK(error.kind == ErrorKind::malformed);
    CHECK(error.message.contains("empty file"));
  }
}

TEST_CASE("bytes that are not UTF-8 are named with line and place") {
  // 0xF4 is "ô" in Latin-1: a file saved in another encoding.
  const Error error = error_of("place,people\nC\xF4te d'Ivoire,1\n");
  CHECK(error.kind == ErrorKind::malformed);
  CHECK(error.where.line == 2);
  CHECK(error.message == "expected UTF-8 text, saw the byte 0xF4 at byte 2 of the line");
  CHECK(error.hint.contains("CSV UTF-8"));
}

TEST_CASE("bytes behind blank lines are checked like others") {
  CHECK(error_of("\n\n\n\nW\n\n\n\n\xBB").where.line == 9);
}

TEST_CASE("UTF-16 and NUL bytes are refused before anything is read") {
  using std::string_view_literals::operator""sv;
  const Error utf16 = error_of(
      "\xFF\xFE"
      "a\0,\0"sv);
  CHECK(utf16.message.contains("0xFF"));
  const Error nul = error_of("a,b\n1,\0\n"sv);
  CHECK(nul.where.line == 2);
  CHECK(nul.message == "expected UTF-8 text, saw the byte 0x00 at byte 3 of the line");
}

TEST_CASE("overlong forms and surrogates are not UTF-8") {
  CHECK(error_of("a\n\xC0\xAF\n").where.line == 2);
  CHECK(error_of("a\n\xED\xA0\x80\n").where.line == 2);
  CHECK(error_of("a\n\xF4\x90\x80\x80\n").where.line == 2);
}

TEST_CASE("4,096 fields are read, one more is over the limit") {
  const std::string commas(CsvReader::most_fields - 1, ',');
  const auto most = read_all(commas + "\n" + commas + "\n");
  REQUIRE(most.has_value());
  CHECK(most->at(1).size() == 4096);
  const Error error = error_of(commas + ",\n");
  CHECK(error.kind == ErrorKind::limit);
  CHECK(error.where.column == 4097);
}

TEST_CASE("a field of 1 MiB is read, one byte more is over the limit, quoted or not") {
  const std::string largest(CsvReader::longest_field, 'x');
  const auto records = read_all("a\n" + largest + "\n");
  REQUIRE(records.has_value());
  CHECK(records->at(1).front().size() == CsvReader::longest_field);
  CHECK(error_of("a\n" + largest + "x\n").kind == ErrorKind::limit);
  CHECK(error_of("a\n\"" + largest + "x\"\n").kind == ErrorKind::limit);
}

TEST_CASE("rows count as a spreadsheet shows them, lines as an editor does") {
  CsvReader csv("f.csv", "a,b\n\"1\n1\n1\",2\n\n3,4\n");
  REQUIRE(csv.read_header().has_value());
  CHECK(csv.row() == 1);
  REQUIRE(csv.next() == true);
  CHECK(csv.row() == 2);
  CHECK(csv.line() == 2);
  REQUIRE(csv.next() == true);
  CHECK(csv.row() == 3);
  CHECK(csv.line() == 6);
  CHECK(csv.next() == false);
}

TEST_CASE("columns are found by name") {
  CsvReader csv("f.csv", "a,b\n");
  REQUIRE(csv.read_header().has_value());
  CHECK(csv.column("b") == 1);
  CHECK(csv.column("c") == -1);
}

TEST_CASE("what csv_quote writes the reader reads back") {
  for (const std::string field : {"plain", "a,b", "say \"hi\"", "two\r\nlines", "", " x "}) {
    CHECK(read_all("h,i\n" + csv_quote(field) + ",z\n")->at(1).front() == field);
  }
  CHECK(csv_quote("plain") == "plain");
  CHECK(csv_quote("a\"b") == "\"a\"\"b\"");
}

}  // namespace corridor::csv_test
