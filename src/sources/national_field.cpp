#include "sources/national_field.h"

#include "base/text.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/indicator.h"
#include "vocabulary/place_spelling.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 12> gives_words{
    "place",   "origin", "place_name", "origin_name", "period",    "month",
    "quarter", "sex",    "age",        "indicator",   "dimension", "status"};

constexpr std::array<std::string_view, 7> form_words{"any", "name",      "iso2", "iso3",
                                                     "m49", "iso3166-2", "own"};

/// More texts than that in one field are forgotten and understood again.
constexpr std::size_t most_known = 100'000;
constexpr std::size_t longest_dimension = 100;

template <class Words>
std::optional<std::size_t> index_in(const Words& words, std::string_view word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<std::size_t>(found - words.begin());
}

/// As codes of places are kept: capitals, and a dot for what would end a code on a command line.
std::string code_in_capitals(std::string_view text) {
  std::string code(text);
  std::ranges::transform(code, code.begin(), [](char c) {
    return static_cast<char>(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
  });
  return code;
}

std::optional<Place> part_of_country(std::string code) {
  if (code.size() > 3)
    std::ranges::replace_if(
        code.begin() + 3, code.end(), [](char c) { return c == '-' || c == '/' || c == ' '; }, '.');
  if (!is_code_of_a_part(code)) return std::nullopt;
  return Gazetteer::get().match(code);
}

/// A number of at most `most` digits, which moves the view.
std::optional<int> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t count = 0;
  int number = 0;
  while (count < most && count < text.size() && text[count] >= '0' && text[count] <= '9') {
    number = number * 10 + (text[count++] - '0');
  }
  if (count < least) return std::nullopt;
  text.remove_prefix(count);
  return number;
}

struct DateParts {
  std::vector<int> years;
  std::optional<int> month, day, quarter;
};

std::optional<Period> period_of(const DateParts& parts) {
  if (parts.years.empty()) return std::nullopt;
  std::string text = fmt::format("{:04}", parts.years.front());
  if (parts.years.size() > 1) text += fmt::format("-{:04}", parts.years.back());
  if (parts.quarter) text += fmt::format("-Q{}", *parts.quarter);
  if (parts.month) text += fmt::format("-{:02}", *parts.month);
  if (parts.day) text += fmt::format("-{:02}", *parts.day);
  const auto period = Period::parse(text);
  return period ? std::optional(*period) : std::nullopt;
}

/// "12"; of what stands in a sheet also "12.0".
std::optional<int> small_number(std::string_view text, int most) {
  const auto number = parse_number(text);
  if (!number || *number < 1 || *number > most) return std::nullopt;
  const int whole = static_cast<int>(*number);
  return whole == *number ? std::optional(whole) : std::nullopt;
}

/// An age as parse_age has it, with the dashes and spaces of other countries.
Result<Age> parse_written_age(std::string_view written) {
  std::string plain;
  for (const char c : plain_digits(written)) {
    if (c != ' ') plain += c;
  }
  for (const std::string_view dash : {"–", "—", "‑"}) {
    const auto at = plain.find(dash);
    if (at != plain.npos) plain.replace(at, dash.size(), "-");
  }
  return parse_age(plain);
}

}  // namespace

std::optional<Gives> parse_gives(std::string_view word) {
  const auto index = index_in(gives_words, word);
  return index ? std::optional(static_cast<Gives>(*index)) : std::nullopt;
}
std::string_view name_of(Gives gives) { return gives_words[static_cast<std::size_t>(gives)]; }
std::vector<std::string> words_of_gives() { return {gives_words.begin(), gives_words.end()}; }

std::optional<PlaceForm> parse_place_form(std::string_view word) {
  const auto index = index_in(form_words, word);
  return index ? std::optional(static_cast<PlaceForm>(*index)) : std::nullopt;
}
std::string_view name_of(PlaceForm form) { return form_words[static_cast<std::size_t>(form)]; }
std::vector<std::string> words_of_place_forms() { return {form_words.begin(), form_words.end()}; }

void KeyParts::add(const KeyParts& other) {
  const auto take = [](auto& mine, const auto& theirs, const auto& nothing) {
    if (theirs != nothing) mine = theirs;
  };
  take(place, other.place, Place{});
  take(origin, other.origin, Place{});
  take(place_name, other.place_name, "");
  take(origin_name, other.origin_name, "");
  take(period, other.period, Period{});
  take(month, other.month, 0);
  take(quarter, other.quarter, 0);
  take(sex, other.sex, Sex::total);
  take(age, other.age, Age{});
  take(indicator, other.indicator, std::string_view());
  take(status, other.status, Status{0});
  dimensions.insert(dimensions.end(), other.dimensions.begin(), other.dimensions.end());
}

std::string KeyParts::dimensions_text() const {
  auto sorted = dimensions;
  std::ranges::sort(sorted);
  std::string text;
  for (const auto& [name, value] : sorted) {
    text += fmt::format("{}{}={}", text.empty() ? "" : ";", name, value);
  }
  return text;
}

std::string fault_of_period_format(std::string_view format) {
  if (!format.contains("yyyy")) return "has no yyyy";
  const bool has_day = format.contains("dd"), has_month = format.contains("mm");
  if (has_day && !has_month) return "has dd without mm";
  if (format.contains('q') && has_month) return "has both q and mm";
  return {};
}

std::optional<Period> parse_period_as(std::string_view text, std::string_view format) {
  DateParts parts;
  while (!format.empty()) {
    std::optional<int> number;
    if (format.starts_with("yyyy")) {
      number = take_digits(text, 4, 4);
      format.remove_prefix(4);
      if (!number || parts.years.size() == 2) return std::nullopt;
      parts.years.push_back(*number);
    } else if (format.starts_with("mm") || format.starts_with("dd")) {
      number = take_digits(text, 1, 2);
      if (!number) return std::nullopt;
      (format[0] == 'm' ? parts.month : parts.day) = number;
      format.remove_prefix(2);
    } else if (format[0] == 'q') {
      parts.quarter = take_digits(text, 1, 1);
      if (!parts.quarter) return std::nullopt;
      format.remove_prefix(1);
    } else {
      if (text.empty()) return std::nullopt;
      std::size_t one = 0;
      if (format[0] == '?') {
        if (next_character(text, one) < 0) return std::nullopt;
      } else {
        if (text[0] != format[0]) return std::nullopt;
        one = 1;
      }
      text.remove_prefix(one);
      format.remove_prefix(1);
    }
  }
  return text.empty() ? period_of(parts) : std::nullopt;
}

FieldReader::FieldReader(FieldSpec spec, const std::vector<std::string_view>& own_indicators)
    : spec_(std::move(spec)),
      own_indicators_(own_indicators),
      names_(&Gazetteer::get().names_in(spec_.language)) {}

FieldReader::Outcome FieldReader::read(std::string_view text, KeyParts& parts) {
  if (known_.size() > most_known) known_.clear();
  const auto [entry, is_new] = known_.try_emplace(std::string(text));
  if (is_new) entry->second = understand(text);
  const Meaning& meaning = entry->second;
  if (meaning.outcome == Outcome::not_understood) reason_ = meaning.text;
  if (meaning.outcome == Outcome::understood) add(meaning, parts);
  return meaning.outcome;
}

void FieldReader::add(const Meaning& meaning, KeyParts& parts) const {
  switch (spec_.gives) {
    case Gives::place:
      parts.place = meaning.place;
      if (parts.place_name.empty()) parts.place_name = meaning.text;
      return;
    case Gives::origin:
      parts.origin = meaning.place;
      if (parts.origin_name.empty()) parts.origin_name = meaning.text;
      return;
    case Gives::place_name:
      parts.place_name = meaning.text;
      return;
    case Gives::origin_name:
      parts.origin_name = meaning.text;
      return;
    case Gives::period:
      parts.period = meaning.period;
      return;
    case Gives::month:
      parts.month = meaning.number;
      return;
    case Gives::quarter:
      parts.quarter = meaning.number;
      return;
    case Gives::sex:
      parts.sex = meaning.sex;
      return;
    case Gives::age:
      parts.age = meaning.age;
      return;
    case Gives::indicator:
      parts.indicator = meaning.indicator;
      return;
    case Gives::status:
      parts.status = meaning.status;
      return;
    case Gives::dimension:
      parts.dimensions.emplace_back(spec_.dimension, meaning.text);
      return;
  }
}

FieldReader::Meaning FieldReader::understand(std::string_view text) const {
  Meaning meaning;
  const auto given = spec_.meanings.find(std::string(text));
  const bool explained = given != spec_.meanings.end();
  if (explained && given->second == "skip") {
    meaning.outcome = Outcome::left_out;
    return meaning;
  }
  const std::string written = explained ? given->second : plain_digits(text);
  if (understand_place(text, explained, written, meaning) ||
      understand_time(explained, written, meaning) || understand_person(written, meaning) ||
      understand_series(written, meaning)) {
    return meaning;
  }
  meaning.outcome = Outcome::not_understood;
  meaning.text =
      fmt::format("expected what gives {}, saw \"{}\"", name_of(spec_.gives), clip(text, 80));
  return meaning;
}

bool FieldReader::understand_place(std::string_view text, bool explained,
                                   const std::string& written, Meaning& meaning) const {
  if (spec_.gives == Gives::place_name || spec_.gives == Gives::origin_name) {
    meaning.text = without_footnotes(text);
    return !meaning.text.empty();
  }
  if (spec_.gives != Gives::place && spec_.gives != Gives::origin) return false;
  const auto place = place_of(written, explained ? PlaceForm::any : spec_.form);
  if (!place) return false;
  meaning.place = *place;
  // What the table writes in the place of a code is the place's name.
  const auto name = without_footnotes(text);
  const bool is_code = place->code().ends_with(code_in_capitals(name));
  if (!is_code) meaning.text = name;
  return true;
}

std::optional<Place> FieldReader::place_of(const std::string& written, PlaceForm form) const {
  const auto& gazetteer = Gazetteer::get();
  const auto capitals = code_in_capitals(written);
  switch (form) {
    case PlaceForm::any:
      return gazetteer.match(written);
    case PlaceForm::name: {
      const auto found = names_->find(fold_place_name(without_footnotes(written)));
      return found == names_->end() ? gazetteer.match(written) : std::optional(found->second);
    }
    case PlaceForm::iso2:
      return capitals.size() == 2 ? gazetteer.match(capitals) : std::nullopt;
    case PlaceForm::iso3:
      return capitals.size() == 3 ? gazetteer.match(capitals, Scheme::iso3) : std::nullopt;
    case PlaceForm::m49:
      if (capitals.empty() || capitals.size() > 4) return std::nullopt;
      return gazetteer.match(fmt::format("{:0>3}", capitals), Scheme::undesa);
    case PlaceForm::iso3166_2:
      return part_of_country(spec_.country.empty() || capitals.starts_with(spec_.country + "-")
                                 ? capitals
                                 : fmt::format("{}-{}", spec_.country, capitals));
    case PlaceForm::own:
      return part_of_country(fmt::format("{}:{}", spec_.country, capitals));
  }
  return std::nullopt;
}

bool FieldReader::understand_time(bool explained, const std::string& written,
                                  Meaning& meaning) const {
  const auto number = small_number(written, spec_.gives == Gives::quarter ? 4 : 12);
  if (spec_.gives == Gives::month || spec_.gives == Gives::quarter) {
    meaning.number = number.value_or(0);
    return number.has_value();
  }
  if (spec_.gives != Gives::period) return false;
  if (!spec_.format.empty() && !explained) {
    meaning.period = parse_period_as(written, spec_.format).value_or(Period{});
  } else if (const auto period = Period::parse(written)) {
    meaning.period = *period;
  }
  return !meaning.period.empty();
}

bool FieldReader::understand_person(const std::string& written, Meaning& meaning) const {
  if (spec_.gives == Gives::sex) {
    const auto sex = parse_sex(written);
    if (sex) meaning.sex = *sex;
    return sex.has_value();
  }
  if (spec_.gives != Gives::age) return false;
  const auto age = parse_written_age(written);
  if (age) meaning.age = *age;
  return age.has_value();
}

bool FieldReader::understand_series(const std::string& written, Meaning& meaning) const {
  if (spec_.gives == Gives::status) {
    const bool known = written.size() == 1 && meaning_of_status(written[0]);
    meaning.status = known ? written[0] : Status{0};
    return known || written.empty();
  }
  if (spec_.gives == Gives::indicator) {
    const auto own = std::ranges::find(own_indicators_, written);
    if (own != own_indicators_.end()) {
      meaning.indicator = *own;
    } else if (const Indicator* known = find_indicator(written)) {
      meaning.indicator = known->id;
    }
    return !meaning.indicator.empty();
  }
  if (spec_.gives != Gives::dimension) return false;
  if (written.empty() || written.size() > longest_dimension) return false;
  meaning.text = written;
  std::ranges::replace(meaning.text, ';', ',');
  std::ranges::replace(meaning.text, '=', ':');
  return true;
}

}  // namespace corridor
