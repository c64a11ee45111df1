// Figures of the language of claims, and what is said of them: where, when, of which sex and age.

#include "base/text.h"
#include "evidence/claims/parser_parts.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::size_t longest_place_tokens = 10;
constexpr std::array<std::string_view, 9> never_in_names{"in",  "from",    "to",        "by",  "is",
                                                         "are", "between", "according", "with"};

/// Small letters of three or less are words ("in", "is", "can"), not codes.
bool could_be_place(std::string_view written) {
  if (written.size() > 3) return true;
  return std::ranges::none_of(written, [](char c) { return c >= 'a' && c <= 'z'; });
}

Result<void> twice(bool said, ClaimSpot spot, std::string_view what) {
  if (!said) return {};
  return fail(claim_error(spot, ErrorKind::malformed, fmt::format("{} is said twice", what),
                          "Leave one of the two out."));
}

void set_where(ClaimFigure& figure, Place origin, Place place) {
  if (!origin.empty()) figure.origin = origin;
  if (!place.empty()) figure.place = place;
  if (figure.origin.empty()) figure.origin = world;
  if (figure.place.empty()) figure.place = world;
  figure.where = Known::said;
}

/// Ids are in small letters; at the start of a sentence people write a capital.
const Indicator* indicator_called(std::string_view word) {
  if (const Indicator* indicator = find_indicator(word)) return indicator;
  std::string small(word);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return find_indicator(small);
}

bool is_place_figure(const ClaimNode& node) {
  const Indicator* indicator = find_indicator(node.figure.indicator);
  return indicator == nullptr || !indicator->of_corridor;
}

}  // namespace

bool hand_down(const ClaimFigure& said, ClaimNode& whole) {
  bool where = said.where == Known::no, when = said.when == Known::no, span = !said.span;
  bool sex = !said.sex_said, age = !said.age_said;
  each_figure(whole, [&](ClaimNode& part) {
    ClaimFigure& figure = part.figure;
    if (said.where != Known::no && figure.where == Known::no) {
      figure.origin = said.origin;
      figure.place = said.place;
      figure.where = Known::said;
      where = true;
    }
    const bool timeless = figure.when == Known::no && !figure.span;
    if (said.when != Known::no && timeless) {
      figure.period = said.period;
      figure.when = Known::said;
      when = true;
    }
    if (said.span && timeless) {
      figure.span = said.span;
      span = true;
    }
    if (said.sex_said && !figure.sex_said) {
      figure.sex = said.sex;
      figure.sex_said = sex = true;
    }
    if (said.age_said && !figure.age_said) {
      figure.age = said.age;
      figure.age_said = age = true;
    }
  });
  return where && when && span && sex && age;
}

// ---- what is measured --------------------------------------------------------------------------

/// How many tokens name an indicator here; 0 where none does.
std::size_t ClaimParser::figure_tokens(std::size_t at) const {
  const auto phrase = find_phrase(figure_phrases(), tokens_, at);
  if (phrase.tokens > 0) return phrase.tokens;
  const ClaimToken& token = tokens_[std::min(at, tokens_.size() - 1)];
  if (token.kind != Kind::word && token.kind != Kind::quoted) return 0;
  const bool known = indicator_called(token.text) != nullptr ||
                     (vocabulary_.derived && vocabulary_.derived(token.text)) ||
                     (vocabulary_.has_series && vocabulary_.has_series(token.text));
  return known ? 1 : 0;
}

std::optional<Result<ClaimNode>> ClaimParser::figure() {
  const std::size_t start = next_, at = here().at;
  ClaimNode node{.kind = NodeKind::figure, .at = at};
  const auto phrase = find_phrase(figure_phrases(), tokens_, next_);
  if (phrase.phrase == nullptr) {
    static_cast<void>(take_any({"the", "all"}));
    const auto sex = find_phrase(sex_phrases(), tokens_, next_);
    if (sex.phrase != nullptr && figure_tokens(next_ + sex.tokens) > 0) {
      next_ += sex.tokens;
      node.figure.sex = sex.phrase->sex;
      node.figure.sex_said = true;
    }
  }
  const auto inner = find_phrase(figure_phrases(), tokens_, next_);
  const std::size_t count = figure_tokens(next_);
  if (count == 0) {
    next_ = start;
    return std::nullopt;
  }
  const std::string_view word = here().text;
  next_ += count;
  if (inner.phrase != nullptr) {
    node.figure.indicator = inner.phrase->indicator;
    if (inner.phrase->sex) {
      node.figure.sex = *inner.phrase->sex;
      node.figure.sex_said = true;
    }
    if (!inner.phrase->place.empty()) set_where(node.figure, {}, Place(inner.phrase->place));
  } else if (const Indicator* indicator = indicator_called(word)) {
    node.figure.indicator = indicator->id;
  } else if (const auto meaning = vocabulary_.derived ? vocabulary_.derived(word) : std::nullopt) {
    return derived(word, *meaning, at);
  } else {
    node.figure.indicator = intern(word);
  }
  if (const auto said = qualifiers(node); !said) return fail(said.error());
  return node;
}

Error ClaimParser::unknown_word(std::string_view what) const {
  const auto saw = seen();
  std::vector<std::string> names = vocabulary_.names;
  for (const auto& indicator : all_indicators()) names.emplace_back(indicator.id);
  for (const auto& phrase : figure_phrases()) names.emplace_back(phrase.words);
  for (const std::string_view word : {"share of", "change of", "growth of", "rank of", "median of",
                                      "mean of", "number of", "largest origin of"}) {
    names.emplace_back(word);
  }
  const auto hint = saw.empty() ? std::string() : did_you_mean(saw, names);
  return expected(what, hint.empty() ? "`corridor find TEXT` searches for indicators and places; "
                                       "docs/claims.md has the grammar."
                                     : hint);
}

// ---- what is said of it ------------------------------------------------------------------------

/// Behind a figure they are about it; behind parentheses or a function, about all within.
Result<void> ClaimParser::qualifiers(ClaimNode& node) {
  const std::size_t at = here().at;
  ClaimNode said{.kind = NodeKind::figure};
  ClaimNode& about = node.kind == NodeKind::figure ? node : said;
  bool any = false;
  while (TRY(qualifier(about))) any = true;
  if (!any || node.kind == NodeKind::figure || hand_down(said.figure, node)) return {};
  return fail(error_at(at, "what is said here belongs to no figure before it",
                       "The figures before it say their own place, year and sex."));
}

Result<bool> ClaimParser::qualifier(ClaimNode& node) {
  for (const std::string_view word : {"in", "during", "for", "of", "to"}) {
    if (sees(word)) return where_or_when(node, word);
  }
  if (sees("from") ||
      (sees("between") && year(next_ + 1) && tokens_saying(tokens_, next_ + 2, "and"))) {
    return from(node);
  }
  if (sees("by")) return by(node);
  if (take("aged")) {
    TRY(twice(node.figure.age_said, {text_, here().at}, "the age"));
    node.figure.age = TRY(age());
    node.figure.age_said = true;
    return true;
  }
  if (take("according to")) {
    if (here().kind != Kind::word) return fail(expected("the name of a dataset"));
    node.figure.dataset = here().text;
    ++next_;
    return true;
  }
  return false;
}

/// "in 2020", "in DEU", "to MYS", and of what is about one place also "of NPL".
Result<bool> ClaimParser::where_or_when(ClaimNode& node, std::string_view word) {
  ClaimFigure& figure = node.figure;
  const std::size_t start = next_++;
  const bool of = word == "of" || word == "for";
  const auto when = of || word == "to" ? std::nullopt : TRY(period());
  if (when) {
    TRY(twice(figure.when != Known::no, {text_, tokens_[start].at}, "the time"));
    figure.period = *when;
    figure.when = Known::said;
    return true;
  }
  const auto found = find_place(next_);
  const std::size_t figure_there = figure_tokens(next_);
  // "share of migrants in world population": an indicator stands here, not a place.
  if ((figure_there > 0 && figure_there >= found.tokens) || sees_sign("(")) {
    next_ = start;
    return false;
  }
  if (of && !is_place_figure(node)) {
    if (found.tokens == 0) {
      next_ = start;
      return false;
    }
    return fail(error_at(tokens_[start].at,
                         fmt::format("{} are from a place or in a place", node.figure.indicator),
                         "Write from for where people came from, in for where they live."));
  }
  const Place where = TRY(place());
  const bool destination_open =
      !figure.origin.empty() && figure.origin != world && figure.place == world && !of;
  TRY(twice(figure.where != Known::no && !destination_open, {text_, tokens_[start].at},
            "the place"));
  set_where(figure, {}, where);
  return true;
}

/// "from BGD", "from 2010 to 2020", "between 2010 and 2020".
Result<bool> ClaimParser::from(ClaimNode& node) {
  ClaimFigure& figure = node.figure;
  const std::size_t at = here().at;
  ++next_;
  const auto first = take_year();
  if (!first) {
    const Place origin = TRY(place());
    const bool origin_open = figure.origin == world && figure.place != world;
    TRY(twice(figure.where != Known::no && !origin_open, {text_, at}, "the origin"));
    set_where(figure, origin, {});
    return true;
  }
  if (!take_any({"to", "and", "until"})) return fail(expected("\"to\" and a year"));
  const auto last = take_year();
  if (!last) return fail(expected("a year"));
  TRY(twice(figure.span.has_value() || figure.when != Known::no, {text_, at}, "the time"));
  if (*last <= *first) {
    return fail(error_at(at, fmt::format("{} is not after {}", *last, *first),
                         "Write the earlier year first."));
  }
  figure.span = {*first, *last};
  return true;
}

/// "by sex female", "by age 65+", "by domain 1"
Result<bool> ClaimParser::by(ClaimNode& node) {
  ClaimFigure& figure = node.figure;
  const std::size_t at = here().at;
  ++next_;
  if (take("sex")) {
    TRY(twice(figure.sex_said, {text_, at}, "the sex"));
    const auto sex = here().kind == Kind::word ? parse_sex(here().text) : fail(Error{});
    if (!sex) return fail(expected("a sex", "Write female, male or total."));
    ++next_;
    figure.sex = *sex;
    figure.sex_said = true;
    return true;
  }
  if (take("age")) {
    TRY(twice(figure.age_said, {text_, at}, "the age"));
    figure.age = TRY(age());
    figure.age_said = true;
    return true;
  }
  const bool name = here().kind == Kind::word;
  const bool value =
      here(1).kind == Kind::word || here(1).kind == Kind::number || here(1).kind == Kind::quoted;
  if (!name || !value) return fail(expected("sex, age, or a dimension and its value"));
  const std::string part = fmt::format("{}={}", here().text, here(1).text);
  if (part.contains(';') || here(1).text.contains('=')) {
    return fail(expected("a dimension and its value", "A value has no ; or =."));
  }
  next_ += 2;
  // As figures have them: in the order of their names.
  std::vector<std::string> parts{part};
  if (!figure.dimensions.empty()) {
    for (const auto one : split(figure.dimensions, ';')) parts.emplace_back(one);
  }
  std::ranges::sort(parts);
  figure.dimensions.clear();
  for (const auto& one : parts) figure.dimensions += (figure.dimensions.empty() ? "" : ";") + one;
  return true;
}

// ---- places, periods, ages ---------------------------------------------------------------------

/// The longest name or code of a place that begins at a token.
ClaimParser::PlaceFound ClaimParser::find_place(std::size_t at) const {
  PlaceFound best;
  if (const auto phrase = find_phrase(place_phrases(), tokens_, at); phrase.phrase != nullptr) {
    best = {Place(phrase.phrase->place), phrase.tokens};
  }
  const std::size_t last = std::min(at + longest_place_tokens, tokens_.size() - 1);
  std::size_t end = at;
  for (; end < last; ++end) {
    const ClaimToken& token = tokens_[end];
    const bool joins = token.kind == Kind::sign && end > at &&
                       std::string_view("-,.:").contains(token.text.front());
    const bool said = token.kind == Kind::word &&
                      (end == at || std::ranges::none_of(never_in_names, [&](auto word) {
                         return token.text == word;
                       }));
    if (!joins && !said && token.kind != Kind::number) break;
  }
  if (at < tokens_.size() && tokens_[at].kind == Kind::quoted) end = at + 1;
  for (; end > at + best.tokens; --end) {
    if (tokens_[end - 1].kind == Kind::sign) continue;
    const bool quoted = tokens_[at].kind == Kind::quoted;
    const auto written =
        quoted ? tokens_[at].text
               : text_.substr(tokens_[at].at, tokens_[end - 1].behind - tokens_[at].at);
    if (!quoted && !could_be_place(written)) continue;
    if (const auto place = Gazetteer::get().match(written)) return {*place, end - at};
  }
  return best;
}

Result<Place> ClaimParser::place() {
  const auto found = find_place(next_);
  if (found.tokens > 0) {
    next_ += found.tokens;
    return found.place;
  }
  const ClaimToken& token = here();
  const auto match = Gazetteer::get().match(token.text);
  if (token.kind == Kind::word && match) {
    return fail(
        expected("a place", fmt::format("Codes are written in capitals: {}.", match->code())));
  }
  if (token.kind != Kind::word && token.kind != Kind::quoted) {
    return fail(expected("a place or a year", "Such as: in DEU, in \"South Africa\", in 2020."));
  }
  const auto wrong = Gazetteer::get().parse_place(token.text);
  Error error = expected("a place or a year");
  if (!wrong) {
    error.kind = ErrorKind::not_found;
    error.hint = wrong.error().hint;
  }
  return fail(std::move(error));
}

std::optional<int> ClaimParser::year(std::size_t at) const {
  if (at >= tokens_.size() || tokens_[at].kind != Kind::number) return std::nullopt;
  const auto number = parse_integer(tokens_[at].text);
  const bool fits = tokens_[at].text.size() == 4 && number && *number >= 1000 && *number <= 2999;
  return fits ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::optional<int> ClaimParser::take_year() {
  const auto found = year(next_);
  if (found) ++next_;
  return found;
}

Result<std::optional<Period>> ClaimParser::period() {
  if (const auto one = take_year()) return Period::year(*one);
  if (here().kind != Kind::period) return std::nullopt;
  const auto parsed = Period::parse(here().text);
  if (!parsed) return fail(error_at(here().at, parsed.error().message, parsed.error().hint));
  ++next_;
  return *parsed;
}

/// "0-17", "65+", "18", "total": the tokens that stand together.
Result<Age> ClaimParser::age() {
  const std::size_t first = next_;
  if (here().kind != Kind::end) ++next_;
  while (here().kind != Kind::end && !here().spaced &&
         (here().kind == Kind::number || sees_sign("-") || sees_sign("+"))) {
    ++next_;
  }
  const auto text = text_.substr(tokens_[first].at, tokens_[next_ - 1].behind - tokens_[first].at);
  const auto parsed = next_ > first ? parse_age(text) : fail(Error{});
  if (parsed) return *parsed;
  next_ = first;
  return fail(expected("an age", "Write 0-17, 65+, 18 or total."));
}

}  // namespace corridor
