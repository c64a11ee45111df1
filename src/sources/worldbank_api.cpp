// World Bank, Indicators API version 2, as JSON: an answer is a page, [{page, pages, total,
// lastupdated, ...}, [figures]]. Pages stand one after another, each on a line of its own, or one
// alone. They are the same dataset as the Bank's tables, so that a newer answer supersedes the
// figures it has; its version is the day of the Bank's last update.
//
// A refusal, [{message: [...]}], is an error in the Bank's words. Where pages of an answer are
// missing, what there is is kept and flagged. A cell of a proof is the figure's number in the file,
// counted from 1 over all pages.

#include "base/json_document.h"
#include "base/text.h"
#include "sources/reading.h"
#include "sources/worldbank.h"

#include <fmt/core.h>

namespace corridor {
namespace worldbank_api_parts {
namespace {

constexpr std::string_view shape =
    R"([{"page":1,"pages":1,"per_page":50,"total":1,"lastupdated":"2025-01-28"},[...]])";

bool recognise(const Opening& file) {
  const auto start = file.text.substr(0, 400);
  const auto has = [&](std::string_view name) { return start.contains(name); };
  return file.format == FileFormat::json &&
         ((has("\"per_page\"") && has("\"pages\"")) || (has("\"message\"") && has("\"key\"")));
}

/// "2023Q1" and "2023M01" as SDMX writes them.
std::string standard_period(std::string_view date) {
  if (date.size() < 6 || (date[4] != 'Q' && date[4] != 'M')) return std::string(date);
  return fmt::format("{}-{}", date.substr(0, 4), date.substr(date[4] == 'Q' ? 4 : 5));
}

class Answers {
 public:
  Answers(const SourceInput& input, Sink& sink) : input_(input), sink_(sink) {}

  Result<void> read() {
    const std::string_view text = input_.text;
    const auto first_line = trim(text.substr(0, text.find('\n')));
    if (!first_line.ends_with(']')) return read_page(text, 0);
    std::uint64_t line = 0;
    for (const auto page : split(text, '\n')) {
      if (!trim(page).empty()) TRY(read_page(page, line));
      ++line;
    }
    return {};
  }

  Result<Reading> finish() {
    expect_page(0);
    if (figures_ == 0) {
      return fail({ErrorKind::invalid,
                   "the World Bank has no figure of what was asked",
                   {input_.name},
                   "Check the series, places and years in the address that was asked."});
    }
    Reading reading = wdi_reading(input_.version.empty() ? updated_ : input_.version);
    if (reading.citation.version.empty()) reading.citation.version = "undated";
    reading.steps = {{1, "value", "taken as it is"}};
    reading.rows = figures_;
    return reading;
  }

 private:
  Result<void> read_page(std::string_view text, std::uint64_t lines_before) {
    auto document = JsonDocument::parse(input_.name, text);
    if (!document) {
      document.error().where.line += lines_before;
      return fail(document.error());
    }
    const auto about = document->root()[std::size_t{0}];
    if (const auto message = about["message"][std::size_t{0}]) return fail(refusal(message));
    const double page = parse_number(about["page"].text()).value_or(0);
    expect_page(page);
    last_page_ = page;
    pages_ = parse_number(about["pages"].text()).value_or(0);
    updated_ = std::max(updated_, about["lastupdated"].text());
    const auto figures = document->root()[std::size_t{1}];
    for (auto figure = figures.first(); figure; figure = figure.next()) read_figure(figure);
    return {};
  }

  Error refusal(const JsonValue& message) const {
    return {ErrorKind::invalid,
            fmt::format("the World Bank refused: {} ({})", clip(message["value"].text(), 200),
                        clip(message["key"].text(), 80)),
            {input_.name},
            "Check the series, places and years in the address that was asked."};
  }

  /// Flags pages left out before `page`; 0 asks for a first page or the end.
  void expect_page(double page) {
    const bool starts = page <= 1;
    const bool ended = last_page_ >= pages_;
    if (starts ? ended : page == last_page_ + 1) return;
    sink_.flag({cell(), "pages_missing",
                fmt::format("after page {} of {} some pages are missing", last_page_, pages_)});
  }

  FileCell cell() const { return {figures_, 1}; }

  void reject(std::string_view seen, std::string reason) {
    sink_.reject({cell(), std::string(clip(seen, 80)), std::move(reason)});
  }

  void read_figure(const JsonValue& figure) {
    ++figures_;
    const auto series = figure["indicator"]["id"].string();
    if (!is_series_code(series))
      return reject(series, "expected a series code such as SP.POP.TOTL");
    const auto code = figure["countryiso3code"].string();
    const auto name = figure["country"]["value"].string();
    const auto& place = places_(code.empty() ? name : code);
    if (!place) return reject(name, fmt::format("no place is called \"{}\"", clip(code, 80)));
    const auto period = Period::parse(standard_period(figure["date"].text()));
    if (!period) return reject(figure["date"].text(), period.error().message);
    const NumberCell value = read_number(figure["value"].text());
    if (value.malformed) return reject(figure["value"].text(), "expected a number or null");
    Observation observation{.key = wdi_key(series, *place, *period),
                            .state = value.state,
                            .value = value.value,
                            .status = default_status(value.state),
                            .cell = cell()};
    const auto status = figure["obs_status"].string();
    const bool says_more = status.size() == 1 && meaning_of_status(status[0]).has_value();
    if (value.state == State::value && says_more) observation.status = status[0];
    sink_.observe(observation);
  }

  const SourceInput& input_;
  Sink& sink_;
  PlaceReader places_{Scheme::worldbank};
  std::uint32_t figures_ = 0;
  double last_page_ = 0, pages_ = 0;
  std::string updated_;
};

Result<Reading> read(const SourceInput& input, Sink& sink) {
  Answers answers(input, sink);
  TRY(answers.read());
  return answers.finish();
}

}  // namespace
}  // namespace worldbank_api_parts

extern const Source worldbank_api;
const Source worldbank_api{"worldbank_api",
                           "World Bank Indicators API, JSON",
                           worldbank_api_parts::shape,
                           worldbank_api_parts::recognise,
                           worldbank_api_parts::read,
                           /*cells_are_csv=*/false};

}  // namespace corridor
