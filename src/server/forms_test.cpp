#include "server/forms.h"

#include <doctest/doctest.h>

namespace corridor::forms_test {
namespace {

std::string chosen(std::string_view accept, std::string_view offered = "json csv html") {
  const auto forms = forms_named(offered);
  const auto* form = choose_form(accept, forms);
  return form == nullptr ? "none" : std::string(form->name);
}

}  // namespace

TEST_CASE("the form most wanted is taken, and the usual one where all are alike") {
  CHECK(chosen("") == "json");
  CHECK(chosen("*/*") == "json");
  CHECK(chosen("text/csv") == "csv");
  CHECK(chosen("TEXT/HTML") == "html");
  CHECK(chosen("text/*") == "csv");
  CHECK(chosen("text/html, application/json;q=0.9") == "html");
  CHECK(chosen("text/html;q=0.2, application/json;q=0.9") == "json");
  CHECK(chosen("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8") == "html");
}

TEST_CASE("what is not wanted is not given") {
  CHECK(chosen("image/png") == "none");
  CHECK(chosen("application/json;q=0") == "none");
  CHECK(chosen("*/*, application/json;q=0") == "csv");
  CHECK(chosen("text/csv", "json") == "none");
  CHECK(chosen(";;;,,,q=,=;", "json") == "none");
}

TEST_CASE("languages are chosen by weight; English is spoken where none is known") {
  CHECK(choose_language("") == "en");
  CHECK(choose_language("bn") == "bn");
  CHECK(choose_language("fr-CA, en;q=0.8") == "fr");
  CHECK(choose_language("de, es;q=0.5, ar;q=0.7") == "ar");
  CHECK(choose_language("de, nl") == "en");
}

TEST_CASE("gzip is given to who asks for it") {
  CHECK(wants_gzip("gzip, deflate, br"));
  CHECK(wants_gzip("*"));
  CHECK_FALSE(wants_gzip(""));
  CHECK_FALSE(wants_gzip("br"));
  CHECK_FALSE(wants_gzip("gzip;q=0, *;q=1"));
}

}  // namespace corridor::forms_test
