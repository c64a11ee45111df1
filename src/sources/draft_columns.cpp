#include "sources/draft_columns.h"

#include "base/text.h"
#include "sources/draft_words.h"

#include <algorithm>
#include <array>
#include <set>

namespace corridor {
namespace {

/// Languages of national offices beside the six of the UN, which the gazetteer has anyhow.
constexpr std::array<std::string_view, 24> languages{
    "de", "it", "pt", "nl", "pl", "tr", "bn", "id", "hi", "ja", "ko", "vi",
    "th", "sv", "da", "fi", "nb", "cs", "el", "hu", "ro", "uk", "fa", "ur"};

constexpr double most_of = 0.9;        // texts understood, for periods, sexes and ages
constexpr double enough_places = 0.6;  // names of places are never all known
constexpr std::size_t most_not_matched = 40;

/// The forms in which periods are written, with what stands in them.
constexpr std::array<std::string_view, 10> period_formats{
    "",           "dd.mm.yyyy", "dd/mm/yyyy", "mm/yyyy", "yyyy/mm",
    "yyyy.mm.dd", "mm.yyyy",    "q/yyyy",     "yyyy/q",  "dd-mm-yyyy"};

bool enough(const FieldGuess& guess, double share) {
  return guess.texts > 0 &&
         static_cast<double>(guess.understood) >= share * static_cast<double>(guess.texts);
}

std::optional<FieldGuess> guess_period(const std::vector<std::string>& texts) {
  for (const auto format : period_formats) {
    FieldGuess guess{.field = {.gives = Gives::period, .format = std::string(format)}};
    guess.texts = texts.size();
    for (const auto& text : texts) {
      const std::string plain = plain_digits(text);
      std::optional<Period> period = parse_period_as(plain, format);
      if (const auto parsed = Period::parse(plain); parsed && format.empty()) period = *parsed;
      guess.understood += period && period->start_year() >= 1800 && period->start_year() <= 2200;
    }
    if (enough(guess, most_of)) return guess;
  }
  return std::nullopt;
}

/// Texts that a table of words understands; those that the reader would not understand by itself
/// become meanings.
template <class Understand, class Same>
std::optional<FieldGuess> guess_words(Gives gives, const std::vector<std::string>& texts,
                                      Understand understand, Same same) {
  FieldGuess guess{.field = {.gives = gives}};
  guess.texts = texts.size();
  for (const auto& text : texts) {
    const std::optional<std::string> meaning = understand(text);
    if (!meaning) continue;
    ++guess.understood;
    if (!same(text, *meaning)) guess.meanings.emplace_back(text, *meaning);
  }
  return enough(guess, most_of) ? std::optional(std::move(guess)) : std::nullopt;
}

std::optional<FieldGuess> guess_sex(const std::vector<std::string>& texts, HeadingHint hint) {
  // A lone letter says little: the M of monthly is not male.
  const bool lone = texts.size() == 1 && texts.front().size() == 1;
  if (lone && hint != HeadingHint::sex) return std::nullopt;
  const auto understand = [](const std::string& text) {
    const auto sex = sex_of_word(text);
    return sex ? std::optional(std::string(name_of(*sex))) : std::nullopt;
  };
  const auto same = [](const std::string& text, const std::string& meaning) {
    const auto sex = parse_sex(text);
    return sex && name_of(*sex) == meaning;
  };
  return guess_words(Gives::sex, texts, understand, same);
}

std::optional<FieldGuess> guess_age(const std::vector<std::string>& texts, HeadingHint hint) {
  // Plain numbers may count anything; "0-4" and "85+" are ages.
  const auto ranges = std::ranges::count_if(texts, [](const std::string& text) {
    const auto age = age_of_words(text);
    return age && age->find_first_of("-+") != age->npos;
  });
  if (hint != HeadingHint::age && static_cast<std::size_t>(ranges) * 2 < texts.size()) {
    return std::nullopt;
  }
  const auto same = [](const std::string& text, const std::string& meaning) {
    const auto age = parse_age(text);
    return age && age->text() == meaning;
  };
  return guess_words(Gives::age, texts, age_of_words, same);
}

/// How many of the texts are places in one form and language.
FieldGuess match_places(const std::vector<std::string>& texts, FieldSpec field) {
  FieldGuess guess{.field = std::move(field)};
  FieldReader reader(guess.field, {});
  guess.texts = texts.size();
  for (const auto& text : texts) {
    KeyParts parts;
    if (reader.read(text, parts) == FieldReader::Outcome::understood) {
      ++guess.understood;
    } else if (guess.not_matched.size() < most_not_matched) {
      guess.not_matched.push_back(text);
    }
  }
  return guess;
}

std::optional<FieldGuess> guess_place(const std::vector<std::string>& texts, HeadingHint hint) {
  const auto gives = hint == HeadingHint::origin ? Gives::origin : Gives::place;
  const bool codes = std::ranges::all_of(texts, [](const auto& text) { return text.size() <= 6; });
  const bool digits = std::ranges::all_of(
      texts, [](const auto& text) { return parse_integer(plain_digits(text)).has_value(); });
  // Small numbers are location codes only where the heading says that they are codes.
  if (digits && hint != HeadingHint::code && hint != HeadingHint::origin) return std::nullopt;
  FieldGuess best;
  const auto attempt = [&](FieldSpec field) {
    auto guess = match_places(texts, std::move(field));
    if (guess.understood > best.understood) best = std::move(guess);
  };
  if (codes) {
    for (const auto form :
         {PlaceForm::iso3, PlaceForm::iso2, PlaceForm::m49, PlaceForm::iso3166_2}) {
      attempt({.gives = gives, .form = form});
    }
  }
  if (!digits) {
    attempt({.gives = gives, .form = PlaceForm::name});
    for (const auto language : languages) {
      if (best.understood == texts.size()) break;
      attempt({.gives = gives, .form = PlaceForm::name, .language = std::string(language)});
    }
  }
  if (!enough(best, enough_places)) return std::nullopt;
  std::erase_if(best.not_matched, [&](const std::string& text) {
    if (!is_word_for_all(text) || gives != Gives::origin) return false;
    best.meanings.emplace_back(text, "_W");
    return true;
  });
  return best;
}

std::vector<std::string> different_texts(const Sample& sample, std::size_t column) {
  std::set<std::string> texts;
  for (const auto& row : sample.figures) {
    if (!row.field(column).text.empty()) texts.insert(row.field(column).text);
  }
  return {texts.begin(), texts.end()};
}

bool is_column_of_figures(const Sample& sample, std::size_t column) {
  std::size_t figures = 0, others = 0;
  for (const auto& row : sample.figures) {
    const auto& field = row.field(column);
    const auto number = read_national_number(field.text, field.is_number, sample.numbers);
    const bool is_word =
        std::ranges::find(sample.unsure_words, field.text) != sample.unsure_words.end();
    if (field.text.empty() || is_word || (!number.malformed && number.state != State::value)) {
      continue;
    }
    ++(number.malformed ? others : figures);
  }
  return figures > 0 && figures >= 4 * others;
}

ColumnGuess guess_column(const Sample& sample, std::uint16_t column) {
  ColumnGuess guess{.column = column, .heading = sample.heading(column)};
  const auto texts = different_texts(sample, column);
  const auto hint = hint_of_heading(guess.heading);
  guess.different = texts.size();
  if (texts.empty()) return guess;
  guess.has_gaps = !sample.figures.front().field(column).text.empty() &&
                   std::ranges::any_of(sample.figures,
                                       [&](const auto& r) { return r.field(column).text.empty(); });
  const bool figures = is_column_of_figures(sample, column);
  // A heading that is a year stands above figures, whatever they look like.
  const bool below_year = is_year(guess.heading);
  const bool hinted = hint != HeadingHint::none && hint != HeadingHint::place;
  if (!below_year && (!figures || hinted)) guess.field = guess_field(texts, guess.heading);
  if (!below_year && !guess.field && figures && hint != HeadingHint::code) {
    guess.field = guess_period(texts);
  }
  if (guess.field) {
    guess.kind = ColumnKind::field;
  } else if (figures && hint != HeadingHint::code) {
    guess.kind = ColumnKind::figures;
  } else if (!figures || hint == HeadingHint::code) {
    guess.kind = ColumnKind::text;
  }
  return guess;
}

bool gives(const ColumnGuess& guess, Gives what) {
  return guess.field && guess.field->field.gives == what;
}

/// Whether two columns give the same places, as a code and its name do.
bool alike(const Sample& sample, const ColumnGuess& one, const ColumnGuess& other) {
  FieldReader first(one.field->field, {}), second(other.field->field, {});
  std::size_t same = 0, both = 0;
  for (const auto& row : sample.figures) {
    KeyParts a, b;
    first.read(row.field(one.column).text, a);
    second.read(row.field(other.column).text, b);
    const Place place_a = a.place.empty() ? a.origin : a.place;
    const Place place_b = b.place.empty() ? b.origin : b.place;
    if (place_a.empty() || place_b.empty()) continue;
    ++both;
    same += place_a == place_b;
  }
  return same * 10 >= both * 9;
}

/// A thing is told once. Of several columns for the same the one best understood stays, codes
/// before names; of other places than those the next becomes the origin.
void settle(const Sample& sample, std::vector<ColumnGuess>& columns) {
  bool has_origin =
      std::ranges::any_of(columns, [](const auto& one) { return gives(one, Gives::origin); });
  for (const auto what : {Gives::origin, Gives::place, Gives::period, Gives::sex, Gives::age}) {
    std::vector<ColumnGuess*> same;
    for (auto& one : columns) {
      if (gives(one, what)) same.push_back(&one);
    }
    std::ranges::stable_sort(same, std::greater{}, [](const ColumnGuess* one) {
      return std::pair(one->field->understood * 100 / one->field->texts,
                       one->field->field.form != PlaceForm::name);
    });
    for (std::size_t i = 1; i < same.size(); ++i) {
      if (what == Gives::place && !has_origin && !alike(sample, *same[0], *same[i])) {
        same[i]->field->field.gives = Gives::origin;
        has_origin = true;
      } else {
        same[i]->kind = ColumnKind::left_out;
      }
    }
  }
}

/// The headings of a run in one row; an empty one repeats its left neighbour.
std::vector<std::string> headings_of(const Sample& sample, std::size_t row, const RunGuess& run,
                                     bool& fill_right) {
  std::vector<std::string> headings;
  fill_right = false;
  for (std::size_t column = run.from; column <= run.to; ++column) {
    auto text = sample.heading(row, column);
    fill_right |= text.empty();
    if (text.empty() && !headings.empty()) text = headings.back();
    headings.push_back(std::move(text));
  }
  return headings;
}

/// What each row of headings says of the run; true where they tell all its columns apart.
bool explain_run(const Sample& sample, RunGuess& run) {
  std::vector<std::string> together(run.to - run.from + 1u);
  std::set<Gives> told;
  for (std::size_t row = 0; row < sample.headings.size(); ++row) {
    bool fill_right = false;
    const auto headings = headings_of(sample, row, run, fill_right);
    const std::set<std::string> different(headings.begin(), headings.end());
    if (different.size() < 2 || different.contains("")) continue;
    auto guess = guess_field({different.begin(), different.end()}, {});
    if (!guess || !told.insert(guess->field.gives).second) continue;
    for (std::size_t i = 0; i < headings.size(); ++i) together[i] += headings[i] + '\n';
    run.across.push_back({row, std::move(*guess), fill_right});
  }
  return std::set<std::string>(together.begin(), together.end()).size() == together.size();
}

}  // namespace

std::optional<FieldGuess> guess_field(const std::vector<std::string>& texts,
                                      const std::string& heading) {
  const auto hint = hint_of_heading(heading);
  if (auto sex = guess_sex(texts, hint)) return sex;
  if (hint == HeadingHint::age) return guess_age(texts, hint);
  if (auto period = guess_period(texts); period && hint != HeadingHint::code) return period;
  if (auto place = guess_place(texts, hint)) return place;
  return hint == HeadingHint::code ? std::nullopt : guess_age(texts, hint);
}

std::vector<ColumnGuess> guess_columns(const Sample& sample) {
  std::vector<ColumnGuess> columns;
  for (std::size_t column = 1; column <= sample.columns; ++column) {
    columns.push_back(guess_column(sample, static_cast<std::uint16_t>(column)));
  }
  settle(sample, columns);
  return columns;
}

std::vector<RunGuess> guess_runs(const Sample& sample, std::vector<ColumnGuess>& columns) {
  std::vector<RunGuess> runs;
  for (std::size_t first = 0; first < columns.size();) {
    const bool year = is_year(columns[first].heading);
    std::size_t last = first;
    while (last < columns.size() && columns[last].kind == ColumnKind::figures &&
           is_year(columns[last].heading) == year) {
      ++last;
    }
    RunGuess run{.from = columns[first].column};
    if (last > first) run.to = columns[last - 1].column;
    if (last - first >= 2 && explain_run(sample, run)) {
      for (std::size_t i = first; i < last; ++i) columns[i].kind = ColumnKind::left_out;
      runs.push_back(std::move(run));
    }
    first = std::max(last, first + 1);
  }
  return runs;
}

}  // namespace corridor
