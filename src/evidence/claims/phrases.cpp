#include "evidence/claims/phrases.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr auto women = Sex::female;

constexpr std::array figures{
    FigurePhrase{"migrants", "migrant_stock"},
    FigurePhrase{"international migrants", "migrant_stock"},
    FigurePhrase{"immigrants", "migrant_stock"},
    FigurePhrase{"people born abroad", "migrant_stock"},
    FigurePhrase{"foreign born people", "migrant_stock"},
    FigurePhrase{"migrant women", "migrant_stock", "", women},
    FigurePhrase{"people", "population"},
    FigurePhrase{"residents", "population"},
    FigurePhrase{"inhabitants", "population"},
    FigurePhrase{"world population", "population", "_W"},
    FigurePhrase{"the world's population", "population", "_W"},
    FigurePhrase{"the world's people", "population", "_W"},
    FigurePhrase{"the world's migrants", "migrant_stock", "_W"},
    FigurePhrase{"the world's refugees", "refugees", "_W"},
    FigurePhrase{"asylum seekers", "asylum_seekers"},
    FigurePhrase{"people seeking asylum", "asylum_seekers"},
    FigurePhrase{"internally displaced people", "internally_displaced"},
    FigurePhrase{"people displaced within their country", "internally_displaced"},
    FigurePhrase{"stateless people", "stateless"},
    FigurePhrase{"returned refugees", "returned_refugees"},
    FigurePhrase{"refugees who returned", "returned_refugees"},
    FigurePhrase{"remittances received", "remittances_received"},
    FigurePhrase{"money sent home", "remittances_received"},
    FigurePhrase{"remittances paid", "remittances_paid"},
    FigurePhrase{"remittances sent", "remittances_paid"},
    FigurePhrase{"cost of sending money", "remittance_cost"},
    FigurePhrase{"cost of remittances", "remittance_cost"},
    FigurePhrase{"aid", "aid_received"},
    FigurePhrase{"aid received", "aid_received"},
    FigurePhrase{"development aid", "aid_received"},
    FigurePhrase{"foreign direct investment", "foreign_investment_received"},
    FigurePhrase{"gross domestic product", "gdp"},
    FigurePhrase{"gdp per person", "gdp_per_capita_current"},
    FigurePhrase{"income per person", "gdp_per_capita_current"},
    FigurePhrase{"people aged 65 and over", "population_65_share"},
    FigurePhrase{"deaths on migration routes", "missing_migrants"},
    FigurePhrase{"people dead or missing on the way", "missing_migrants"},
};

constexpr std::array places{
    PlacePhrase{"world", "_W"},
    PlacePhrase{"the world", "_W"},
    PlacePhrase{"low income countries", "WB_L"},
    PlacePhrase{"lower middle income countries", "WB_LM"},
    PlacePhrase{"upper middle income countries", "WB_UM"},
    PlacePhrase{"high income countries", "WB_H"},
    PlacePhrase{"rich countries", "WB_H"},
    PlacePhrase{"middle income countries", "1517"},
    PlacePhrase{"the least developed countries", "LDC"},
    PlacePhrase{"least developed countries", "LDC"},
    PlacePhrase{"small island states", "SIDS"},
    PlacePhrase{"landlocked developing countries", "LLDC"},
    PlacePhrase{"the european union", "EU"},
    PlacePhrase{"the gulf", "GCC"},
    PlacePhrase{"the gulf states", "GCC"},
};

constexpr std::array sexes{
    SexPhrase{"female", Sex::female},
    SexPhrase{"women", Sex::female},
    SexPhrase{"women and girls", Sex::female},
    SexPhrase{"women or girls", Sex::female},
    SexPhrase{"girls", Sex::female},
    SexPhrase{"male", Sex::male},
    SexPhrase{"men", Sex::male},
    SexPhrase{"men and boys", Sex::male},
    SexPhrase{"men or boys", Sex::male},
    SexPhrase{"boys", Sex::male},
};

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_word(const ClaimToken& token, std::string_view word) {
  return token.kind == ClaimToken::Kind::word &&
         std::ranges::equal(token.text, word, {}, small, small);
}

bool is_number(const ClaimToken& token, std::string_view word) {
  return token.kind == ClaimToken::Kind::number && token.text == word;
}

}  // namespace

std::span<const FigurePhrase> figure_phrases() { return figures; }
std::span<const PlacePhrase> place_phrases() { return places; }
std::span<const SexPhrase> sex_phrases() { return sexes; }

std::size_t tokens_saying(std::span<const ClaimToken> tokens, std::size_t at,
                          std::string_view words) {
  std::size_t i = at;
  while (!words.empty()) {
    const auto space = words.find(' ');
    const auto word = words.substr(0, space);
    if (i >= tokens.size()) return 0;
    const bool hyphen = tokens[i].kind == ClaimToken::Kind::sign && tokens[i].text == "-";
    if (i > at && hyphen && ++i >= tokens.size()) return 0;
    if (!is_word(tokens[i], word) && !is_number(tokens[i], word)) return 0;
    ++i;
    words = space == std::string_view::npos ? std::string_view() : words.substr(space + 1);
  }
  return i - at;
}

}  // namespace corridor
