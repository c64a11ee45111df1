#include "sources/policy_answers.h"

#include "base/csv.h"
#include "base/text.h"
#include "sources/measured_table.h"

#include <fmt/core.h>

#include <algorithm>
#include <unordered_map>

namespace corridor {
namespace {

/// What both layouts are read with: the file, its columns, and places looked up once a spelling.
class Rows {
 public:
  Rows(const std::string& file, std::string_view text) : csv_(file, text, csv_separator(text)) {}

  CsvReader& csv() { return csv_; }
  std::uint64_t line() const { return csv_.line(); }
  std::string_view field(std::size_t column) const { return trim(csv_.field(column)); }

  Error wrong(std::size_t column, std::string message, std::string hint) const {
    return {ErrorKind::invalid, std::move(message), csv_.error_at(column, {}).where,
            std::move(hint)};
  }
  Error malformed(std::size_t column, std::string message, std::string hint) const {
    return csv_.error_at(column, std::move(message), std::move(hint));
  }

  Result<std::size_t> column(std::string_view name, std::string_view layout) const {
    const int found = csv_.column(name);
    if (found >= 0) return static_cast<std::size_t>(found);
    const auto near = did_you_mean(name, csv_.header());
    return fail(malformed(0, fmt::format("expected a column \"{}\"", name),
                          near.empty() ? fmt::format("The columns are {}.", layout)
                                       : fmt::format("Rename the column that is meant: {}", near)));
  }

  Result<Place> place(std::size_t column) {
    const std::string written(field(column));
    if (written.empty()) {
      return fail(malformed(column, "expected a place, saw nothing",
                            "Write a code such as BGD, or a name, in every row."));
    }
    const auto known = places_.find(written);
    if (known != places_.end()) return known->second;
    auto place = place_written(written);
    if (!place) return fail(wrong(column, place.error().message, place.error().hint));
    return places_.emplace(written, *place).first->second;
  }

  Error empty_file() const {
    return malformed(0, "expected rows below the header, saw none", "Is the file complete?");
  }

 private:
  CsvReader csv_;
  std::unordered_map<std::string, Place> places_;
};

constexpr std::string_view answers_layout = "place, domain, subcategory, answer";
constexpr std::string_view levels_layout = "m49 (or place), name, alldomains, domain1 to domain6";

/// 0 to 5 of "1", "D1", "domain 1" or the title; nothing for others.
std::optional<std::size_t> domain_of(std::string_view written) {
  const std::string word = fold(written);
  for (std::size_t i = 0; i < policy_domain_count; ++i) {
    const auto number = std::to_string(i + 1);
    if (word == number || word == "d" + number || word == "domain" + number ||
        word == "domain " + number || word == fold(policy_domains()[i])) {
      return i;
    }
  }
  return std::nullopt;
}

/// 0 to 4 of "a", "A", "1a", "1.a" with domain 1; nothing for others.
std::optional<std::size_t> subcategory_of(std::string_view written, std::size_t domain) {
  std::string word = fold(written);
  std::erase(word, ' ');
  if (word.size() == 2 && word[0] == static_cast<char>('1' + domain)) word.erase(0, 1);
  if (word.size() != 1 || word[0] < 'a' || word[0] > 'e') return std::nullopt;
  return static_cast<std::size_t>(word[0] - 'a');
}

class AnswersReader {
 public:
  AnswersReader(const std::string& file, std::string_view text) : rows_(file, text) {}

  Result<PolicyAnswersFile> read() {
    TRY(rows_.csv().read_header());
    place_ = TRY(rows_.column("place", answers_layout));
    domain_ = TRY(rows_.column("domain", answers_layout));
    subcategory_ = TRY(rows_.column("subcategory", answers_layout));
    answer_ = TRY(rows_.column("answer", answers_layout));
    while (TRY(rows_.csv().next())) TRY(read_row());
    if (file_.places.empty()) return fail(rows_.empty_file());
    return std::move(file_);
  }

 private:
  Result<std::size_t> read_question() {
    const auto domain = domain_of(rows_.field(domain_));
    if (!domain) {
      return fail(rows_.wrong(domain_,
                              fmt::format("expected a domain, saw \"{}\"", rows_.field(domain_)),
                              "Write 1 to 6."));
    }
    const auto letter = subcategory_of(rows_.field(subcategory_), *domain);
    if (letter) return *domain * questions_per_domain + *letter;
    return fail(rows_.wrong(subcategory_,
                            fmt::format("expected a subcategory of domain {}, saw \"{}\"",
                                        *domain + 1, rows_.field(subcategory_)),
                            "Write a to e."));
  }

  Result<std::optional<int>> read_answer(const PolicyQuestion& question) {
    const auto written = rows_.field(answer_);
    if (is_unanswered(written)) return std::nullopt;
    const auto answer = parse_policy_answer(question, written);
    if (!answer) {
      return fail(rows_.wrong(answer_,
                              fmt::format("expected an answer to {} ({}), saw \"{}\"", question.id,
                                          question.title, written),
                              fmt::format("Write {}, or nothing where there is no answer.",
                                          policy_answer_choice(question))));
    }
    if (answer->for_whom_untold) {
      file_.remarks.push_back(fmt::format(
          "Line {}: \"{}\" to {} does not say for whom; it is read as whatever people's status. "
          "Write regardless, or legal where a legal status is needed.",
          rows_.line(), written, question.id));
    }
    return answer->half_points;
  }

  Result<void> read_row() {
    const Place place = TRY(rows_.place(place_));
    const std::size_t index = TRY(read_question());
    const PolicyQuestion& question = policy_questions()[index];
    const auto answer = TRY(read_answer(question));
    Seen& seen = seen_[place];
    if (seen.lines.empty()) {
      seen = {file_.places.size(), std::vector<std::uint64_t>(policy_question_count, 0)};
      file_.places.push_back({.place = place, .half_points = {}});
    }
    auto& known = file_.places[seen.index].half_points[index];
    std::uint64_t& line = seen.lines[index];
    if (line != 0) {
      return fail(answered_twice(index, place, {known, answer, line}));
    }
    known = answer;
    line = rows_.line();
    return {};
  }

  struct Twice {
    std::optional<int> before, now;
    std::uint64_t line;  // of the one before
  };
  Error answered_twice(std::size_t index, Place place, const Twice& twice) const {
    const PolicyQuestion& question = policy_questions()[index];
    if (twice.before == twice.now) {
      return rows_.wrong(answer_,
                         fmt::format("{} of {} is answered twice, first in line {}", question.id,
                                     place.code(), twice.line),
                         "Take one of the rows out.");
    }
    const auto word = [&](std::optional<int> answer) {
      return answer ? policy_answer_word(question, *answer) : "no answer";
    };
    return rows_.wrong(
        answer_,
        fmt::format("{} of {} contradicts itself: \"{}\" here, \"{}\" in line {}", question.id,
                    place.code(), word(twice.now), word(twice.before), twice.line),
        "Keep the answer that is right.");
  }

  struct Seen {
    std::size_t index = 0;
    std::vector<std::uint64_t> lines;  // where each question was answered; 0 not yet
  };
  Rows rows_;
  std::size_t place_ = 0, domain_ = 0, subcategory_ = 0, answer_ = 0;
  PolicyAnswersFile file_;
  std::unordered_map<Place, Seen> seen_;
};

class LevelsReader {
 public:
  LevelsReader(const std::string& file, std::string_view text) : rows_(file, text) {}

  Result<std::vector<PolicyLevels>> read() {
    TRY(rows_.csv().read_header());
    const bool has_place = rows_.csv().column("place") >= 0;
    place_ = TRY(rows_.column(has_place ? "place" : "m49", levels_layout));
    overall_ = TRY(rows_.column("alldomains", levels_layout));
    for (std::size_t i = 0; i < policy_domain_count; ++i) {
      domains_[i] = TRY(rows_.column(fmt::format("domain{}", i + 1), levels_layout));
    }
    while (TRY(rows_.csv().next())) TRY(read_row());
    if (levels_.empty()) return fail(rows_.empty_file());
    return std::move(levels_);
  }

 private:
  Result<int> read_level(std::size_t column) {
    const auto written = rows_.field(column);
    if (written == "N" || is_unanswered(written)) return 0;
    if (written.size() == 1 && written[0] >= '1' && written[0] <= '4') return written[0] - '0';
    return fail(rows_.wrong(column, fmt::format("expected a level, saw \"{}\"", written),
                            "Write 1, 2, 3 or 4, or N where there is none."));
  }

  Result<void> read_row() {
    PolicyLevels levels{.place = TRY(rows_.place(place_)), .line = rows_.line()};
    levels.overall = TRY(read_level(overall_));
    for (std::size_t i = 0; i < policy_domain_count; ++i) {
      levels.by_domain[i] = TRY(read_level(domains_[i]));
    }
    const auto [entry, is_new] = lines_.try_emplace(levels.place, rows_.line());
    if (!is_new) {
      return fail(rows_.wrong(
          place_,
          fmt::format("{} is given twice, first in line {}", levels.place.code(), entry->second),
          "Keep the row that is right."));
    }
    levels_.push_back(levels);
    return {};
  }

  Rows rows_;
  std::size_t place_ = 0, overall_ = 0;
  std::array<std::size_t, policy_domain_count> domains_{};
  std::vector<PolicyLevels> levels_;
  std::unordered_map<Place, std::uint64_t> lines_;
};

}  // namespace

Result<PolicyAnswersFile> read_policy_answers(const std::string& file, std::string_view text) {
  return AnswersReader(file, text).read();
}

Result<std::vector<PolicyLevels>> read_policy_levels(const std::string& file,
                                                     std::string_view text) {
  return LevelsReader(file, text).read();
}

}  // namespace corridor
