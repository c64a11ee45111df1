// The pages, asked as a browser asks them: each whole, in every language, and safe.
#include "server/request_handler.h"
#include "server/served.h"

#include <map>
#include <regex>

#include <doctest/doctest.h>

namespace corridor::pages_test {
namespace {

struct Browser {
  Browser() : state({.workspace = default_workspace(), .log = ServerOptions::Log::none}) {}
  ServerState state;
  RequestHandler handler{state};

  Reply get(const std::string& target, const std::string& languages = {}) {
    std::vector<Header> headers{{"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};
    if (!languages.empty()) headers.push_back({"Accept-Language", languages});
    return handler.reply_to({"GET", target, headers});
  }
};

/// One address of each kind of page, with what its body says it is.
const std::vector<std::pair<std::string, std::string>>& pages() {
  static const std::vector<std::pair<std::string, std::string>> all{
      {"/", "start"},
      {"/search?q=equal+pay", "search"},
      {"/place", "place"},
      {"/place/PHL", "place"},
      {"/corridor/BGD-MYS", "corridor"},
      {"/corridor/BGD-MYS?for=domestic_worker", "corridor"},
      {"/map", "map"},
      {"/map/DEU", "map"},
      {"/law", "law"},
      {"/law/BGD-MYS", "law"},
      {"/law/MYS", "law"},
      {"/law/icrmw", "instrument"},
      {"/law/icrmw?as_of=2003-06-30", "instrument"},
      {"/commitments", "commitments"},
      {"/commitments/BGD", "commitments"},
      {"/commitments/BGD?commitment=10.7", "commitments"},
      {"/chain", "chain"},
      {"/chain/recommendation:w1_01", "chain"},
      {"/actors", "actors"},
      {"/services", "services"},
      {"/services/BGD", "services"},
      {"/initiatives", "actors"},
      {"/practices", "practices"},
      {"/practices?subject=BGD-MYS", "practices"},
      {"/claims", "claims"},
      {"/claims?claim=remittances_exceed_aid", "claims"},
      {"/models", "models"},
      {"/models/remittance_kept", "model"},
      {"/models/displacement", "model"},
      {"/runs", "runs"},
      {"/displacement", "displacement"},
      {"/assessment", "assessment"},
      {"/assessment/BGD?1a=legal&2b=yes", "assessment"},
      {"/data", "data"},
      {"/glossary", "glossary"},
      {"/glossary/remittance", "glossary"},
      {"/proof/4a73f7fc20ec.6420.6", "data"}};
  return all;
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) ++found;
  return found;
}

/// What a person reads of a page: no marks, no code, no style, and nothing that says it is in
/// another language.
std::string without_elements(std::string_view html) {
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] != '<') {
      out += html[at++];
      continue;
    }
    const auto end = html.find('>', at);
    at = end == html.npos ? html.size() : end + 1;
    out += ' ';
  }
  return out;
}

/// The words of an element, such as "<h1".
std::string inside(std::string_view html, std::string_view element) {
  const auto begin = html.find(element);
  if (begin == html.npos) return {};
  const auto open = html.find('>', begin) + 1;
  const auto name = element.substr(1, element.find(' ') - 1);
  return without_elements(html.substr(open, html.find(fmt::format("</{}>", name), open) - open));
}

void check_frame(const Reply& reply, const std::string& kind) {
  const auto html = reply.text();
  REQUIRE_MESSAGE(reply.status == 200, html);
  CHECK(reply.header("Content-Type") == "text/html; charset=utf-8");
  CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">"));
  CHECK(html.contains(fmt::format("<body data-page=\"{}\"", kind)));
  CHECK(count(html, "<h1") == 1);
  CHECK(count(html, "<main ") == 1);
  CHECK_FALSE(inside(html, "<title").empty());
  CHECK_FALSE(inside(html, "<h1").empty());
  CHECK(html.contains("<link rel=\"stylesheet\" href=\"/assets/style.css?v="));
  CHECK(html.contains("class=\"skip\" href=\"#content\""));
  CHECK(html.ends_with("</body>\n</html>\n"));
}

/// No element id twice; each link to a part of the page has that part, and each name its words.
void check_ids(std::string_view html) {
  std::map<std::string, int> ids;
  const std::string text(html);
  const std::regex id(" id=\"([^\"]*)\""), link("href=\"#([^\"]*)\"");
  for (std::sregex_iterator at(text.begin(), text.end(), id), end; at != end; ++at) {
    CAPTURE((*at)[1].str());
    CHECK(++ids[(*at)[1].str()] == 1);
  }
  for (std::sregex_iterator at(text.begin(), text.end(), link), end; at != end; ++at) {
    CAPTURE((*at)[1].str());
    CHECK(ids.contains((*at)[1].str()));
  }
  const std::regex named("aria-labelledby=\"([^\"]*)\"");
  for (std::sregex_iterator at(text.begin(), text.end(), named), end; at != end; ++at) {
    const auto names = (*at)[1].str();
    for (const auto one : split(names, ' ')) {
      CAPTURE(one);
      CHECK(ids.contains(std::string(one)));
    }
  }
}

/// Every chart is a figure with a drawing of its own, and a table.
void check_charts(std::string_view html) {
  std::string_view rest = html;
  for (auto at = rest.find("<figure class=\"chart"); at != rest.npos;
       at = rest.find("<figure class=\"chart")) {
    const auto figure = rest.substr(at, rest.find("</figure>", at) - at);
    CHECK(figure.contains(" data-chart=\""));
    CHECK(figure.contains("<details class=\"figures\""));
    CHECK(figure.contains("<table class=\"data\""));
    const bool is_map = figure.contains("data-chart=\"map\"");
    CHECK((is_map || figure.contains("role=\"img\" aria-labelledby=\"")));
    rest.remove_prefix(at + figure.size());
  }
}

}  // namespace

TEST_CASE("every page is whole: language, direction, title, one heading, safe headers") {
  Browser browser;
  for (const auto& [address, kind] : pages()) {
    CAPTURE(address);
    const auto reply = browser.get(address);
    check_frame(reply, kind);
    check_ids(reply.text());
    check_charts(reply.text());
    const auto policy = reply.header("Content-Security-Policy");
    CHECK(policy.contains("script-src 'self';"));
    CHECK_FALSE(policy.contains("unsafe"));
    CHECK_FALSE(reply.text().contains(" style=\""));
    CHECK_FALSE(reply.text().contains("javascript:"));
    CHECK(count(reply.text(), "<script") <= 1);  // the one of the frame, if the program has it
  }
}

TEST_CASE("a page stays below 200 kB in every language, and packed below 40 kB") {
  Browser browser;
  const auto check = [&](std::string address, std::string_view language) {
    address += fmt::format("{}lang={}", address.contains('?') ? '&' : '?', language);
    CAPTURE(address);
    CHECK(browser.get(address).text().size() < 200'000);
    const auto packed = browser.handler.reply_to(
        {"GET", address, {{"Accept", "text/html"}, {"Accept-Encoding", "gzip"}}});
    CHECK(packed.text().size() < 40'000);
  };
  for (const auto& [address, kind] : pages()) check(address, "en");
  // Letters of two and three bytes, and ways of which much is known.
  for (const auto* language : {"ar", "bn", "ru"}) {
    for (const auto* address : {"/corridor/BGD-MYS", "/corridor/MEX-USA", "/corridor/PHL-USA",
                                "/place/BGD", "/place/DEU", "/law/BGD-MYS", "/glossary"}) {
      check(address, language);
    }
  }
}

TEST_CASE("what a page shows the beginning of has a page of its own, whole") {
  Browser browser;
  const std::string page(browser.get("/corridor/MEX-USA").text());
  REQUIRE(page.contains("href=\"/corridor/MEX-USA?part=agreements\""));
  const std::string part(browser.get("/corridor/MEX-USA?part=agreements").text());
  check_ids(part);
  CHECK(inside(part, "<h1") == "Mexico to United States of America: Agreements");
  CHECK(count(part, "<section ") == 1);
  CHECK_FALSE(part.contains("part=agreements\""));
  const auto rows = [](const std::string& html) {
    return count(html.substr(html.find("<section id=\"agreements\"")), "<tr>");
  };
  CHECK(rows(part) > rows(page) / 2);
  CHECK(part.contains("href=\"/corridor/MEX-USA#agreements\""));
  // What the notes rest on, with the numbers that they have on the whole page.
  CHECK(page.contains("href=\"/corridor/MEX-USA?part=proofs\""));
  const std::string proofs(browser.get("/corridor/MEX-USA?part=proofs").text());
  CHECK(count(proofs, "<li value=\"") > 80);
  CHECK(count(proofs, "<section ") == 1);
}

TEST_CASE("a link to a provision opens the list in which it stands, and marks it") {
  Browser browser;
  const std::string law(browser.get("/law/icrmw").text());
  CHECK(law.contains("<li id=\"art_25\">"));
  CHECK_FALSE(law.contains("<details class=\"more\" open>"));
  const std::string asked(browser.get("/law/icrmw?article=art_25").text());
  CHECK(asked.contains("<li id=\"art_25\" class=\"asked\" aria-current=\"location\">"));
  CHECK(count(asked, "<details class=\"more\" open>") == 1);
}

TEST_CASE("a long page folds what is behind its sentences, and a part of it stands open, whole") {
  Browser browser;
  const std::string page(browser.get("/corridor/BGD-MYS").text());
  CHECK(count(page, "<details class=\"more fold") > 10);
  const auto people = page.substr(page.find("<section id=\"people\""));
  CHECK(people.find("<figure ") < people.find("<details class=\"more fold"));
  CHECK_FALSE(browser.get("/corridor/BGD-MYS?part=law").text().contains("more fold"));
}

TEST_CASE("any site may show a page or a figure, and none a page that asks for a token") {
  Browser browser;
  const auto ancestors = [&](const std::string& address) {
    const auto policy = std::string(browser.get(address).header("Content-Security-Policy"));
    return policy.substr(policy.find("frame-ancestors"));
  };
  for (const auto* open : {"/", "/corridor/BGD-MYS", "/map/DEU", "/law/icrmw", "/claims"}) {
    CHECK(ancestors(open) == "frame-ancestors *");
  }
  for (const auto* closed : {"/data", "/models/remittance_kept", "/models/cohort_projection"}) {
    CHECK(ancestors(closed) == "frame-ancestors 'none'");
    CHECK(ancestors(std::string(closed) + "?figure=x") == "frame-ancestors 'none'");
  }
  const std::string figure(browser.get("/corridor/BGD-MYS?figure=people-chart-1&lang=ar").text());
  CHECK(count(figure, "<figure ") == 1);
  CHECK(count(figure, "<form") == 0);
  CHECK(figure.contains("<table class=\"data\">"));
  CHECK(figure.contains("href=\"/corridor/BGD-MYS?lang=ar#people-chart-1\" target=\"_top\""));
  check_ids(figure);
  CHECK(figure.size() < 20'000);
  // What is no figure of the page is the page.
  CHECK(browser.get("/corridor/BGD-MYS?figure=content").text().contains("<header class=\"site\">"));
}

TEST_CASE("the frame of a page speaks seven languages, and links keep the one that was chosen") {
  Browser browser;
  const auto english = std::string(browser.get("/law").text());
  for (const std::string language : {"fr", "es", "ar", "ru", "zh", "bn"}) {
    CAPTURE(language);
    const auto reply = browser.get("/law?lang=" + language);
    const auto html = reply.text();
    CHECK(reply.header("Content-Language") == language);
    CHECK(html.contains(
        fmt::format("<html lang=\"{}\" dir=\"{}\">", language, language == "ar" ? "rtl" : "ltr")));
    CHECK(inside(html, "<h1") != inside(english, "<h1"));
    CHECK(inside(html, "<footer ") != inside(english, "<footer "));
    CHECK(html.contains(fmt::format("href=\"/glossary?lang={}\"", language)));
    CHECK(html.contains(fmt::format("name=\"lang\" value=\"{}\"", language)));
    const auto by_header = browser.get("/law", language + ", en;q=0.5");
    CHECK(by_header.header("Content-Language") == language);
    CHECK_FALSE(by_header.text().contains("href=\"/glossary?lang="));
  }
  CHECK(browser.get("/law?lang=xx").status == 400);
}

TEST_CASE("the head, menu and foot of pages have nothing in English in other languages") {
  Browser browser;
  const auto english = std::string(browser.get("/").text());
  for (const std::string language : {"fr", "es", "ar", "ru", "zh", "bn"}) {
    const auto html = std::string(browser.get("/?lang=" + language).text());
    for (const auto* element : {"<nav class=\"main\"", "<details class=\"menu\"", "<footer ",
                                "<ul class=\"parts\"", "<h1", "<title"}) {
      CAPTURE(language);
      CAPTURE(element);
      const auto said = inside(html, element), meant = inside(english, element);
      CHECK(said != meant);
      for (const auto line : split(meant, '\n')) {
        const auto words = trim(line);
        const bool sentence = std::ranges::count(words, ' ') >= 3;
        CAPTURE(words);
        CHECK((!sentence || !said.contains(words)));
      }
    }
  }
}

TEST_CASE("what is looked for and not there is answered kindly, with what was meant perhaps") {
  Browser browser;
  const auto unknown = browser.get("/place/Bangladehs");
  CHECK(unknown.status == 404);
  CHECK(unknown.header("Content-Type") == "text/html; charset=utf-8");
  CHECK(unknown.text().contains("href=\"/place/BGD\""));
  CHECK(unknown.text().contains("role=\"search\""));
  const auto stale = browser.get("/no/such/page");
  CHECK(stale.status == 404);
  CHECK(stale.text().contains("<body data-page=\"search\""));
  CHECK(browser.get("/law/no_such_instrument").status == 404);
  CHECK(browser.get("/corridor/BGD-BGD").status == 400);
  CHECK(browser.get("/proof/nonsense").status == 400);
  CHECK(browser.get("/models/remittance_kept?cost_percent=-4").status == 422);
  // Programs get no page.
  const auto program = browser.handler.reply_to({"GET", "/no/such/page"});
  CHECK(program.header("Content-Type") == "application/problem+json");
  CHECK(browser.get("/api/v1/nothing").header("Content-Type") == "application/problem+json");
}

TEST_CASE("what names one thing is answered by its page") {
  Browser browser;
  const auto leads = [&](const std::string& address) {
    const auto reply = browser.get(address);
    CAPTURE(address);
    CHECK(reply.status == 303);
    return std::string(reply.header("Location"));
  };
  CHECK(leads("/search?q=Nepal") == "/place/NPL");
  CHECK(leads("/search?q=Mexico+to+Canada") == "/corridor/MEX-CAN");
  CHECK(leads("/search?q=BGD-MYS&lang=bn") == "/corridor/BGD-MYS?lang=bn");
  CHECK(leads("/search?from=Nepal&to=Qatar") == "/corridor/NPL-QAT");
  CHECK(leads("/commitments?place=Bangladesh") == "/commitments/BGD");
  CHECK(leads("/law?from=Bangladesh&to=Malaysia") == "/law/BGD-MYS");
  CHECK(leads("/corridor/BGD-_W") == "/place/BGD");
}

TEST_CASE("text from outside never becomes an element") {
  Browser browser;
  const std::string hostile = "%3Cscript%3Ealert(1)%3C/script%3E%22%20onload=%22x";
  for (const std::string address :
       {"/search?q=", "/place/", "/claims?claim=", "/glossary?q=", "/law/",
        "/assessment/BGD?1a=", "/corridor/BGD-MYS?for=", "/practices?topic="}) {
    CAPTURE(address);
    const auto reply = browser.get(address + hostile);
    CHECK_FALSE(reply.text().contains("<script>alert"));
    CHECK_FALSE(reply.text().contains("\" onload="));
  }
}

TEST_CASE("style comes with a hash in its address and may be kept for ever") {
  Browser browser;
  const std::string html(browser.get("/").text());
  const auto at = html.find("/assets/style.css?v=");
  REQUIRE(at != html.npos);
  const auto address = html.substr(at, html.find('"', at) - at);
  const auto style = browser.get(address);
  CHECK(style.status == 200);
  CHECK(style.header("Content-Type") == "text/css; charset=utf-8");
  CHECK(style.header("Cache-Control").contains("immutable"));
  CHECK_FALSE(browser.get("/assets/style.css").header("Cache-Control").contains("immutable"));
  CHECK(browser.get("/assets/no_such.js").status == 404);
}

TEST_CASE("five tasks are done in at most four clicks from the start") {
  Browser browser;
  const auto has_link = [&](const std::string& page, const std::string& link) {
    CAPTURE(page);
    CAPTURE(link);
    CHECK(browser.get(page).text().contains("href=\"" + link));
  };
  const auto corridor = std::string("/corridor/BGD-MYS");
  has_link("/", corridor);
  // What protects a domestic worker: choose, and show.
  const auto protection = browser.get(corridor + "?for=domestic_worker");
  CHECK(browser.get(corridor).text().contains("<option value=\"domestic_worker\">"));
  CHECK(protection.text().contains("What protects you: domestic workers"));
  // How many Bangladeshis live in Malaysia, and where that number comes from.
  CHECK(browser.get(corridor).text().contains("about 416,000 people from Bangladesh"));
  has_link(corridor, "/proof/4a73f7fc20ec.6420.6");
  CHECK(browser.get("/proof/4a73f7fc20ec.6420.6").text().contains("<strong>415,717</strong>"));
  // What sending 200 dollars costs.
  CHECK(browser.get(corridor).text().contains("To send US$ 200 from Malaysia to Bangladesh cost"));
  // Which conventions both have ratified, since when.
  has_link(corridor, "/law/BGD-MYS#both");
  const std::string law(browser.get("/law/BGD-MYS").text());
  const auto both = law.substr(law.find("<section id=\"both\""));
  CHECK(both.substr(0, both.find("</section>")).contains("Convention on the Rights of the Child"));
  // What was promised under SDG target 10.7, and how it stands.
  has_link("/", "/commitments/BGD?commitment=10.7");
  const std::string promise(browser.get("/commitments/BGD?commitment=10.7").text());
  CHECK(promise.contains("SDG 10.7: Orderly, safe, regular and responsible migration"));
  CHECK(
      promise.contains("Verdict: <span class=\"verdict\"><span aria-hidden=\"true\">?</span> "
                       "cannot tell</span>"));
}

}  // namespace corridor::pages_test
