#include "base/file.h"
#include "base/subprocess.h"
#include "sources/recording_sink.h"
#include "sources/texts/pdf_made.h"
#include "sources/texts/pdf_text.h"
#include "test_data.h"
#include "vocabulary/named_lines.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <set>

#include <doctest/doctest.h>

namespace corridor::legal_text_test {
namespace {

struct ReadText {
  RecordingSink sink;
  Result<Reading> reading;
};

ReadText read_text(const std::string& name, std::string_view text,
                   const std::vector<Companion>& companions = {}) {
  RecordingSink sink;
  const SourceInput input{name, text, {}, companions};
  const auto source = named_source("legal_text", input);
  if (!source) return {std::move(sink), fail(source.error())};
  auto reading = (*source)->read(input, sink);
  return {std::move(sink), std::move(reading)};
}

std::string shown(const RecordingSink& sink) {
  std::string all;
  for (const auto& p : sink.passages) {
    auto text = p.text;
    std::ranges::replace(text, '\n', '/');
    all += fmt::format("{} [{}] {}\n", p.place_in, p.heading, text);
  }
  return all;
}

std::string codes(const RecordingSink& sink) {
  std::string all;
  for (const auto& r : sink.records) all += fmt::format("{}:{} {}\n", r.kind, r.code, r.title);
  return all;
}

/// Calls `use` with the name and the bytes of each file.
void each_file_of_tar(std::string_view tar,
                      const std::function<void(const std::string&, std::string_view)>& use) {
  constexpr std::size_t block = 512, size_at = 124, type_at = 156;
  while (tar.size() >= block && tar[0] != '\0') {
    std::size_t size = 0;
    for (const char c : tar.substr(size_at, 11))
      size = size * 8 + static_cast<std::size_t>(c - '0');
    const std::string name(tar.substr(0, std::min<std::size_t>(tar.find('\0'), 100)));
    if (tar[type_at] == '0') use(name, tar.substr(block, size));
    tar.remove_prefix(std::min(tar.size(), block + (size + block - 1) / block * block));
  }
}

ErrorKind kind_of(const ReadText& text) {
  REQUIRE_FALSE(text.reading.has_value());
  return text.reading.error().kind;
}

}  // namespace

TEST_CASE("a web page becomes an instrument with what its meta tags say") {
  const auto text = read_text(
      "My Act.html",
      "<!DOCTYPE html><html lang=\"en\"><head><title>site</title>"
      "<meta name=\"dcterms.title\" content=\"Work Act\"><meta name=\"dcterms.date\" "
      "content=\"2016-05-01T00:00\"><meta name=dcterms.spatial content=Kenya></head><body>"
      "<nav>Home</nav><h1>Work Act</h1><h2>Part I - First</h2><h3>Article 1</h3><h4>Scope</h4>"
      "<p>All work.<h3>Article 2 - Pay</h3><ol><li>Equal pay.<li>No fees:<ol type=a><li>none at "
      "all;<li>ever.</ol></ol>");
  REQUIRE(text.reading.has_value());
  CHECK(codes(text.sink) ==
        "instrument:my_act Work Act\nexpression:my_act@2016-05-01/en Work Act\n"
        "provision:my_act/preamble preamble\nprovision:my_act/part_I First\n"
        "provision:my_act/art_1 Scope\nprovision:my_act/art_2 Pay\n"
        "provision:my_act/art_2__para_1 Article 2 (1)\n"
        "provision:my_act/art_2__para_2 Article 2 (2)\n");
  CHECK(shown(text.sink) ==
        "preamble [] Work Act\nart_1 [Article 1 - Scope] All work.\n"
        "art_2__para_1 [Article 2 - Pay] 1. Equal pay.\n"
        "art_2__para_2 [Article 2 - Pay] 2. No fees:/(a) none at all;/(b) ever.\n");
  CHECK(text.sink.records[0].places == std::vector{Place("KEN")});
  CHECK(text.sink.records[5].parent == "my_act/part_I");
  CHECK(text.reading->citation.version == "2016-05-01");
  CHECK(text.sink.passages[1].language == "en");
  CHECK_FALSE(text.sink.has_flag("language_guessed"));
}

TEST_CASE("points in cells of a table, as some gazettes print them, are points") {
  const auto text = read_text(
      "x.html",
      "<html lang=en><p>Article 1</p><p>Definitions</p><p>In this Regulation:</p><table><tr><td>"
      "<p>(a)</p></td><td><p>work means work;</p></td></tr><tr><td><p>(b)</p></td><td><p>pay means "
      "pay.</p></td></tr></table>");
  REQUIRE(text.reading.has_value());
  CHECK(shown(text.sink) ==
        "art_1 [Article 1 - Definitions] In this Regulation:/(a) work means work;/(b) pay means "
        "pay.\n");
}

TEST_CASE("a page in Arabic is read from right to left, in Latin-1 as it says") {
  const auto arabic = read_text(
      "law.html",
      "<html dir=rtl><meta charset=utf-8><h1>قانون العمل</h1><p>المادة الأولى: التعريفات</p>"
      "<p>العامل هو كل شخص يعمل.</p><p>المادة الثانية</p><p>(أ) الأجر متساو؛</p><p>(ب) لا "
      "رسوم.</p>");
  REQUIRE(arabic.reading.has_value());
  CHECK(arabic.sink.passages.back().language == "ar");
  CHECK(arabic.sink.has_flag("language_guessed"));
  CHECK(NamedLines(arabic.sink.records[1].fields)["direction"] == "rtl");
  CHECK(shown(arabic.sink) ==
        "preamble [] قانون العمل\nart_1 [المادة الأولى - التعريفات] العامل هو كل شخص يعمل.\n"
        "art_2 [المادة الثانية] (أ) الأجر متساو؛/(ب) لا رسوم.\n");
  CHECK(arabic.sink.records[0].names == "ar=قانون العمل");

  const auto latin = read_text("loi.html",
                               "<html lang=fr><meta http-equiv=Content-Type content=\"text/html; "
                               "charset=iso-8859-1\"><p>Article premier\n<p>La libert\xE9.");
  REQUIRE(latin.reading.has_value());
  CHECK(latin.sink.passages[0].text == "La liberté.");
  CHECK_FALSE(latin.sink.has_flag("encoding_guessed"));
  const auto silent = read_text("loi.html", "<html lang=fr><p>Article 1<p>La libert\xE9.");
  CHECK(silent.sink.has_flag("encoding_guessed"));
}

TEST_CASE("Markdown is read with its front matter, a mistake in which is told at its line") {
  const std::string good =
      "---\ncode: icrmw\ntitle: Convention\nlanguage: eng\ndate: \"1990-12-18\"\nplaces: [_W]\n"
      "type: convention\ntopics: [labour]\nlicence: CC0-1.0\npublisher: Us\n---\n# Convention\n\n"
      "## Article 25\n\nEqual pay.\n";
  const auto text = read_text("c.md", good);
  REQUIRE(text.reading.has_value());
  CHECK(text.sink.records[0].code == "icrmw");
  CHECK(NamedLines(text.sink.records[0].fields)["topics"] == "labour");
  CHECK(text.sink.passages.back().place_in == "art_25");
  CHECK(text.sink.passages.back().cell.row == 14);
  CHECK(text.reading->citation.licence == "CC0-1.0");
  const auto wrong = read_text("c.md", "---\ntype: conventoin\n---\nWords.\n");
  CHECK(kind_of(wrong) == ErrorKind::invalid);
  CHECK(wrong.reading.error().where.line == 2);
  CHECK(wrong.reading.error().hint == "Did you mean convention?");
}

TEST_CASE("a companion says what the text does not, and comes before what it says") {
  const Companion companion{"act.yml",
                            "corridor_text: 1\ncode: ke_act_1\ntitle: The Act\nlanguage: sw\n"
                            "date: \"2007\"\nplaces: [KEN]\ntype: statute\n"};
  const auto text = read_text("x.txt", "Some words.\n", {companion});
  REQUIRE(text.reading.has_value());
  CHECK(codes(text.sink) == "instrument:ke_act_1 The Act\nexpression:ke_act_1@2007/sw The Act\n");
  CHECK(text.sink.passages[0].item == "expression:ke_act_1@2007/sw");
  CHECK(text.sink.passages[0].place_in == "par_1");
  const auto wrong = read_text("x.txt", "Words.\n", {{"act.yml", "corridor_text: 1\ncoed: x\n"}});
  REQUIRE_FALSE(wrong.reading.has_value());
  CHECK(wrong.reading.error().where.file == "act.yml");
  CHECK(wrong.reading.error().where.line == 2);
  CHECK(wrong.reading.error().hint == "Did you mean code?");
  CHECK(kind_of(read_text("x.txt", "Words.\n", {{"a.yml", "corridor_text: 1\ncode: A B\n"}})) ==
        ErrorKind::invalid);
  CHECK(read_text("قانون.txt", "Words.\n").reading.error().hint.contains("--with"));
}

TEST_CASE("a long paragraph is told in its points, a long point in pieces") {
  std::string text = "Article 1\n\n1. For all of this:\n\n";
  for (const char letter : std::string("abcd")) {
    text += fmt::format("({}) {}\n\n", letter, std::string(600, letter));
  }
  text += "2. " + std::string(1400, 'x') + ". " + std::string(1400, 'y') + ".\n";
  const auto read = read_text("x.txt", text);
  REQUIRE(read.reading.has_value());
  std::string places;
  for (const auto& p : read.sink.passages) places += p.place_in + " ";
  CHECK(places ==
        "art_1__para_1 art_1__para_1__point_a art_1__para_1__point_b art_1__para_1__point_c "
        "art_1__para_1__point_d art_1__para_2 art_1__para_2__seg_2 ");
  CHECK(codes(read.sink).contains("provision:x/art_1__para_1__point_d Article 1 (1) (d)"));
}

TEST_CASE("what is no legal text is refused, with what to do") {
  CHECK(kind_of(read_text("x.docx", "PK\x03\x04 word")) == ErrorKind::invalid);
  CHECK(kind_of(read_text("x.rtf", "{\\rtf1 x}")) == ErrorKind::invalid);
  CHECK(kind_of(read_text("x.xml", "<feed><entry>x</entry></feed>")) == ErrorKind::invalid);
  CHECK(kind_of(read_text("x.yml", "corridor_text: 1\n")) == ErrorKind::invalid);
  CHECK(kind_of(read_text("x.txt", "")) == ErrorKind::invalid);
  CHECK(kind_of(read_text("x.html", "<html></html>")) == ErrorKind::invalid);
  CHECK(kind_of(read_text("x.txt", "\n \n---\n")) == ErrorKind::invalid);
  CHECK(kind_of(read_text("x.txt", std::string(100u << 20, 'x'))) == ErrorKind::limit);
  // Without --as, a page and a PDF are taken for what a download gave in the place of data.
  const auto page = recognise_source({"x.html", "<!DOCTYPE html><p>Article 1", {}});
  CHECK(page.error().hint.contains("--as legal_text"));
  CHECK(recognise_source({"x.pdf", "%PDF-1.4", {}}).error().hint.contains("--as legal_text"));
}

TEST_CASE("a PDF is read by pdftotext; a scan and a broken one are told") {
  if (!find_program("pdftotext")) {
    skip_test("pdftotext (poppler-utils)");
    return;
  }
  const auto text = read_text(
      "act.pdf", made_pdf({{"WORK ACT", "", "Article 1", "Scope", "This Act covers all work.", "1"},
                           {"Article 2", "Pay", "1. Equal pay.", "2. No fees.", "2"}}));
  REQUIRE(text.reading.has_value());
  CHECK(shown(text.sink) ==
        "preamble [] WORK ACT\nart_1 [Article 1 - Scope] This Act covers all work.\n"
        "art_2__para_1 [Article 2 - Pay] 1. Equal pay.\nart_2__para_2 [Article 2 - Pay] 2. No "
        "fees.\n");
  REQUIRE(text.reading->steps.size() == 1);
  CHECK(text.reading->steps[0].step.contains("pdftotext"));
  const auto scan = read_text("scan.pdf", made_pdf({{}, {}}));
  CHECK(kind_of(scan) == ErrorKind::invalid);
  CHECK(scan.reading.error().message.contains("scan"));
  CHECK(scan.reading.error().hint.contains("OCR"));
  CHECK(kind_of(read_text("broken.pdf", "%PDF-1.4\nnothing follows")) == ErrorKind::malformed);
}

TEST_CASE("without pdftotext a PDF is refused with what to install") {
  const char* path = std::getenv("PATH");
  const std::string kept = path == nullptr ? "" : path;
  ::setenv("PATH", "/nowhere", 1);
  const auto text = read_text("act.pdf", "%PDF-1.4\n");
  ::setenv("PATH", kept.c_str(), 1);
  CHECK(kind_of(text) == ErrorKind::not_found);
  CHECK(text.reading.error().hint.contains("poppler-utils"));
}

TEST_CASE("121 texts of trade agreements in two languages get their articles") {
  const auto archive = test_data("15_texts/trade_agreement_texts.tar.gz");
  if (archive.empty()) return;
  auto packed = read_file(archive);
  REQUIRE(packed.has_value());
  const auto tar = unpack(archive, std::move(*packed));
  REQUIRE(tar.has_value());
  std::size_t texts = 0, with_articles = 0, passages = 0;
  std::set<std::string_view> languages;
  each_file_of_tar(tar->text(), [&](const std::string& name, std::string_view bytes) {
    CAPTURE(name);
    const auto text = read_text(name, bytes);
    CHECK(text.reading.has_value());
    if (!text.reading) return;
    ++texts;
    passages += text.sink.passages.size();
    const auto articles = std::ranges::count_if(text.sink.records, [](const Record& r) {
      return NamedLines(r.fields)["kind"] == "article";
    });
    if (articles >= 5) ++with_articles;
    std::set<std::string> places;
    for (const auto& p : text.sink.passages) {
      languages.insert(p.language);
      CHECK(places.insert(p.place_in).second);
    }
  });
  CHECK(texts == 121);
  CHECK(with_articles >= 118);
  CHECK(passages > 60'000);
  CHECK(languages == std::set<std::string_view>{"en", "es"});
}

}  // namespace corridor::legal_text_test
