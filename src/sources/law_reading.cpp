#include "sources/law_reading.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using Kind = LawEventKind;

/// Consent that needs a signature before it. Accession and succession do without.
bool follows_signature(Kind kind) {
  return kind == Kind::ratification || kind == Kind::acceptance || kind == Kind::approval ||
         kind == Kind::confirmation;
}

std::string named_day(std::int64_t year, std::int64_t month, std::int64_t day) {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::optional<Period> parse_day(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const auto period = Period::parse(named_day(year, month, day));
  if (!period) return std::nullopt;
  return *period;
}

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

}  // namespace

LawPass::LawPass(const LawFile& file, const SourceInput& input, Sink& sink)
    : file_(file),
      version_(input.version),
      known_to_(Period::parse(input.version) ? input.version : std::string(file.known_to)),
      rows_(input, sink),
      sink_(sink) {}

std::string_view LawPass::field(std::size_t column) const { return trim(rows_.field(column)); }

void LawPass::instrument(Record record, NamedLines fields) {
  record.kind = "instrument";
  if (file_.lists_parties && fields["known_to"].empty()) fields.set("known_to", known_to_);
  record.fields = fields.text();
  sink_.record(std::move(record));
}

void LawPass::event(std::size_t column, LawEvent event) {
  event.cell = rows_.cell(column);
  const bool signs = event.kind == Kind::signature, consents = follows_signature(event.kind);
  if (!event.party.empty() && !event.date.empty() && (signs || consents)) {
    auto& standing = standings_[fmt::format("{} {}", event.instrument, event.party.code())];
    (signs ? standing.signature : standing.consent) = event.date;
    const bool both = !standing.signature.empty() && !standing.consent.empty();
    if (both && is_before(standing.consent, standing.signature)) {
      rows_.flag(column, "consent_before_signature",
                 fmt::format("{} consented to {} on {}, before it signed on {}", event.party.code(),
                             event.instrument, standing.consent.text(), standing.signature.text()));
    }
  }
  sink_.event(std::move(event));
}

void LawPass::link(std::size_t column, std::string from, std::string_view relation,
                   std::string to) {
  sink_.link({.from = std::move(from),
              .relation = relation,
              .to = std::move(to),
              .cell = rows_.cell(column)});
}

Reading LawPass::reading(std::uint64_t rows) const {
  Reading reading{.citation = citation_of(file_.publication), .rows = rows};
  reading.citation.version = version_.empty() ? std::string(file_.known_to) : version_;
  reading.known_to = known_to_;
  return reading;
}

Result<Reading> LawPass::read_rows(const std::function<void()>& read_row) {
  const auto rows = TRY(rows_.over_rows([&]() -> Result<void> {
    read_row();
    return {};
  }));
  return reading(rows);
}

bool is_before(Period earlier, Period later) {
  if (earlier.start_year() != later.start_year()) return earlier.start_year() < later.start_year();
  const auto has_month = [](Period p) {
    return p.kind() == Period::Kind::month || p.kind() == Period::Kind::day;
  };
  if (!has_month(earlier) || !has_month(later)) return false;
  if (earlier.start_month() != later.start_month()) {
    return earlier.start_month() < later.start_month();
  }
  const bool days = earlier.kind() == Period::Kind::day && later.kind() == Period::Kind::day;
  return days && earlier.start_day() < later.start_day();
}

std::optional<Period> parse_american_date(std::string_view text) {
  const auto parts = split(trim(text), '/');
  if (parts.size() != 3 || parts[2].size() != 4) return std::nullopt;
  const auto month = parse_integer(parts[0]), day = parse_integer(parts[1]),
             year = parse_integer(parts[2]);
  if (!month || !day || !year) return std::nullopt;
  return parse_day(*year, *month, *day);
}

std::optional<Period> day_at_end(std::string_view text) {
  const std::string folded = fold(text);
  const auto words = split(folded, ' ');
  if (words.size() < 3) return std::nullopt;
  const auto name = std::ranges::find(months, words[words.size() - 2]);
  const auto day = parse_integer(words[words.size() - 3]), year = parse_integer(words.back());
  if (name == months.end() || !day || !year) return std::nullopt;
  return parse_day(*year, name - months.begin() + 1, *day);
}

std::string slug(std::string_view name) {
  std::string out = fold(name);
  std::ranges::replace(out, ' ', '-');
  return out;
}

std::string_view type_of_title(std::string_view title) {
  struct Word {
    std::string_view word, type;
  };
  constexpr std::array<Word, 9> words{{{"amendment", "other"},
                                       {"annex", "other"},
                                       {"charter", "other"},
                                       {"statute", "other"},
                                       {"protocol", "protocol"},
                                       {"convention", "convention"},
                                       {"covenant", "convention"},
                                       {"agreement", "agreement"},
                                       {"declaration", "declaration"}}};
  const std::string folded = fold(clip(title, 300));
  std::string_view type = "other";
  std::size_t first = folded.size();
  for (const auto& [word, of_word] : words) {
    const auto at = folded.find(word);
    if (at >= first) continue;
    first = at;
    type = of_word;
  }
  return type;
}

std::string instrument_address(std::string_view code) { return fmt::format("instrument:{}", code); }

}  // namespace corridor
