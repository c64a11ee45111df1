// Passport Index, as collected by I. Ilyankou: what a holder of a passport needs to enter a
// destination for a short stay, as a table of pairs, as a matrix, or as the changes between
// snapshots (the first in full, then only the pairs that changed). Origin is the passport, place
// the destination, the period the day of the snapshot. A table or matrix does not state its day,
// and a requirement without a day is worth nothing: it must be told (--release 2025-01-12).
//
// A requirement is a category: its figure is a number of the list visa_requirement, whose entries
// come along. Where the cell is a number of days, the pair is visa-free and the days are a second
// figure; as a cell has one proof, the days count as a column of their own behind the last.
//
// Codes changed twice. Until January 2020 they are 3 visa-free, 2 visa on arrival, 1 electronic
// authorisation, 0 visa required. From February to October 2020 they are letters, and the letters
// ETA and VOA stand for one another: under VOA are Australia, Canada, India, Sri Lanka, New Zealand
// and the United States, under ETA the Comoros, Madagascar and Nepal, the same pairs that had 1 and
// 2 in the month before. They are read as what they mean. Since November 2020 they are words.
// What a category takes in changed too: electronic visas count as "visa required" before November
// 2020, and electronic authorisations as "e-visa" from then until January 2025.

#include "base/text.h"
#include "sources/reading.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace passport_index_parts {
namespace {

constexpr std::string_view pairs_header = "Passport,Destination,Requirement";
constexpr std::string_view changes_header = "snapshot,passport,destination,requirement";

enum Category : int {
  none,  // own country
  visa_free,
  electronic_authorisation,
  visa_on_arrival,
  e_visa,
  visa_required,
  event_permit,
  pandemic_ban,
  no_admission
};

struct Entry {
  std::string_view name, description;
};
/// In the order of Category, from 1.
constexpr std::array<Entry, 8> entries{{
    {"visa-free",
     "No visa, for a number of days or as long as one likes; registration on arrival "
     "and arrival cards included."},
    {"electronic authorisation",
     "A permission asked for on line before travelling, which is no "
     "visa (eTA, ESTA). From November 2020 to January 2025 it counts "
     "as e-visa."},
    {"visa on arrival", "A visa given at the border."},
    {"e-visa", "A visa asked for on line. Before November 2020 it counts as visa required."},
    {"visa required", "A visa asked for at a consulate before travelling."},
    {"event permit", "The Hayya permit for visitors of the football championship in Qatar, 2022."},
    {"pandemic ban", "No entry for most people because of COVID-19, 2020 to 2022."},
    {"no admission", "Holders of the passport are not let in."},
}};

struct Code {
  std::string_view written;
  Category category;
  std::string_view since, until;  // days of snapshots, the second one not included
};
constexpr std::string_view first_numbers = "2019-11-23", first_letters = "2020-02-07",
                           first_words = "2020-11-19", always = "9999";
constexpr std::array<Code, 18> codes{{
    {"3", visa_free, first_numbers, first_letters},
    {"2", visa_on_arrival, first_numbers, first_letters},
    {"1", electronic_authorisation, first_numbers, first_letters},
    {"0", visa_required, first_numbers, first_letters},
    {"VF", visa_free, first_letters, first_words},
    {"ETA", visa_on_arrival, first_letters, first_words},
    {"VOA", electronic_authorisation, first_letters, first_words},
    {"VR", visa_required, first_letters, first_words},
    {"visa free", visa_free, first_words, always},
    {"eta", electronic_authorisation, first_words, always},
    {"visa on arrival", visa_on_arrival, first_words, always},
    {"e-visa", e_visa, first_words, always},
    {"EVW", e_visa, first_words, always},  // counted as e-visa by the publisher later on
    {"visa required", visa_required, first_words, always},
    {"Hayya Entry Permit", event_permit, first_words, always},
    {"covid ban", pandemic_ban, first_words, always},
    {"no admission", no_admission, first_words, always},
    {"-1", none, first_numbers, always},
}};

struct Requirement {
  Category category = none;
  State days_state = State::not_applicable;
  double days = 0;
};

std::optional<Requirement> read_requirement(std::string_view written, std::string_view day) {
  for (const auto& code : codes) {
    if (code.written != written || day < code.since || day >= code.until) continue;
    const bool open = code.category == visa_free;
    return Requirement{code.category, open ? State::missing : State::not_applicable, 0};
  }
  const auto days = parse_integer(written);
  const bool is_stay = days && *days >= 1 && *days <= 999 && day >= first_letters;
  if (!is_stay) return std::nullopt;
  return Requirement{visa_free, State::value, static_cast<double>(*days)};
}

/// A cell with its pair and day, and the column under which its days count.
struct Crossing {
  Place passport, destination;
  Period day;
  std::size_t column, days_column;
};

class VisaPass {
 public:
  VisaPass(const SourceInput& input, Sink& sink) : pass_(input, sink), sink_(sink) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      sink.item({.list = "visa_requirement",
                 .code = fmt::format("{}", i + 1),
                 .name = std::string(entries[i].name),
                 .description = std::string(entries[i].description)});
    }
  }

  CsvPass& pass() { return pass_; }
  std::optional<Place> place(std::size_t column) { return pass_.place(column, places_); }
  /// The places that the columns are about, by the header.
  std::vector<std::optional<Place>> places_of_columns() {
    std::vector<std::optional<Place>> places;
    for (const auto& name : pass_.csv().header()) places.push_back(places_(name));
    return places;
  }

  void observe(const Crossing& crossing) {
    const auto written = trim(pass_.field(crossing.column));
    const auto requirement = read_requirement(written, crossing.day.text());
    if (!requirement) {
      return pass_.reject(crossing.column,
                          "expected a requirement of the day's list of codes, "
                          "such as visa required, or a number of days");
    }
    Observation figure{.key = {.indicator = "visa_requirement",
                               .origin = crossing.passport,
                               .place = crossing.destination,
                               .period = crossing.day},
                       .cell = pass_.cell(crossing.column)};
    const bool abroad = requirement->category != none;
    hand_on(figure, abroad ? State::value : State::not_applicable, requirement->category);
    figure.key.indicator = "visa_free_days";
    figure.cell = pass_.cell(crossing.days_column);
    hand_on(figure, requirement->days_state, requirement->days);
  }

 private:
  void hand_on(Observation& figure, State state, double value) {
    figure.state = state;
    figure.value = value;
    figure.status = default_status(state);
    sink_.observe(figure);
  }

  CsvPass pass_;
  Sink& sink_;
  PlaceReader places_{Scheme::any};
};

Reading reading_of(std::string version, std::uint64_t rows) {
  return {.citation = {.publisher = "Passport Index, collected by I. Ilyankou",
                       .dataset = "passport_index",
                       .title = "Visa requirements by passport and destination",
                       .version = std::move(version),
                       .licence = "MIT (the collector's; passportindex.org states none)",
                       .url = "https://github.com/ilyankou/passport-index-dataset",
                       .retrieved = {}},
          .supersession = Supersession::by_figure,
          .steps = {{0, "requirement",
                     "read as a number of the list visa_requirement; days of a visa-free stay "
                     "taken as they are, in a column of their own behind the last"}},
          .rows = rows};
}

/// The first day, written 2025-01-12, in the name that the collector gave the file or its folder.
std::string day_in_name(std::string_view name) {
  constexpr std::size_t day_length = 10;
  for (std::size_t i = 0; i + day_length <= name.size(); ++i) {
    const auto day = Period::parse(name.substr(i, day_length));
    if (day && day->kind() == Period::Kind::day) return std::string(name.substr(i, day_length));
  }
  return {};
}

/// The release the user states, or the day in the file's name.
std::string release_of(const SourceInput& input) {
  return input.version.empty() ? day_in_name(input.name) : input.version;
}

Result<Period> stated_day(const SourceInput& input) {
  const auto day = Period::parse(release_of(input));
  if (day && day->kind() == Period::Kind::day) return *day;
  return fail({ErrorKind::invalid,
               input.version.empty()
                   ? "the table does not state the day on which the requirements held"
                   : fmt::format("expected the day of the snapshot, saw the release \"{}\"",
                                 clip(input.version, 40)),
               {input.name},
               "Say which day it is: --release 2025-01-12 (the collector names it in the release "
               "and in the folder of older files)."});
}

bool is_matrix(std::span<const std::string> header) {
  if (header.size() < 3 || header[0] != "Passport") return false;
  const auto& gazetteer = Gazetteer::get();
  return gazetteer.match(header[1]).has_value() && gazetteer.match(header[2]).has_value();
}

bool recognise_snapshot(const Opening& file) {
  return header_is(file.header, pairs_header) || is_matrix(file.header);
}
bool recognise_changes(const Opening& file) { return header_is(file.header, changes_header); }

/// A passport's row of a matrix; a column that names no place is rejected, once a row.
void read_matrix_row(VisaPass& visas, std::span<const std::optional<Place>> destinations,
                     Period day) {
  const auto passport = visas.place(0);
  if (!passport) return;
  for (std::size_t column = 1; column < destinations.size(); ++column) {
    const auto& destination = destinations[column];
    if (!destination) {
      visas.pass().reject(column, "the header of the column names no place");
      continue;
    }
    visas.observe({*passport, *destination, day, column, destinations.size() + column});
  }
}

Result<Reading> read_pairs(const SourceInput& input, VisaPass& visas, Period day) {
  const auto rows = TRY(visas.pass().over_rows([&]() -> Result<void> {
    const auto passport = visas.place(0), destination = visas.place(1);
    if (passport && destination) visas.observe({*passport, *destination, day, 2, 3});
    return {};
  }));
  return reading_of(release_of(input), rows);
}

Result<Reading> read_matrix(const SourceInput& input, VisaPass& visas, Period day) {
  std::vector<std::optional<Place>> destinations;
  const auto rows = TRY(visas.pass().over_rows([&]() -> Result<void> {
    if (destinations.empty()) destinations = visas.places_of_columns();
    read_matrix_row(visas, destinations, day);
    return {};
  }));
  return reading_of(release_of(input), rows);
}

Result<Reading> read_snapshot(const SourceInput& input, Sink& sink) {
  const Period day = TRY(stated_day(input));
  VisaPass visas(input, sink);
  CsvReader top(input.name, input.text);
  TRY(top.read_header());
  return is_matrix(top.header()) ? read_matrix(input, visas, day) : read_pairs(input, visas, day);
}

Result<Reading> read_changes(const SourceInput& input, Sink& sink) {
  VisaPass visas(input, sink);
  LatestPeriod latest;
  const auto rows = TRY(visas.pass().over_rows([&]() -> Result<void> {
    const auto day = visas.pass().period(0);
    const auto passport = visas.place(1), destination = visas.place(2);
    if (!day || !passport || !destination) return {};
    if (day->kind() != Period::Kind::day) {
      visas.pass().reject(0, "expected the day of a snapshot, such as 2025-01-12");
      return {};
    }
    latest.see(*day);
    visas.observe({*passport, *destination, *day, 3, 4});
    return {};
  }));
  return reading_of(latest.version(input.version), rows);
}

}  // namespace
}  // namespace passport_index_parts

extern const Source passport_index, passport_index_changes;
const Source passport_index{"passport_index", "Passport Index, a snapshot: pairs or a matrix",
                            passport_index_parts::pairs_header,
                            passport_index_parts::recognise_snapshot,
                            passport_index_parts::read_snapshot};
const Source passport_index_changes{
    "passport_index_changes", "Passport Index, changes between snapshots",
    passport_index_parts::changes_header, passport_index_parts::recognise_changes,
    passport_index_parts::read_changes};

}  // namespace corridor
