// sim_period.csv, locations.csv, location_changes.csv.

#include "base/text.h"
#include "sources/flee_parts.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

using displacement::Kind;
using displacement::Place;

constexpr int most_days = 36600;

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) {
    return static_cast<char>(c < 128 ? std::tolower(c) : c);
  });
  return text;
}

struct PlaceColumns {
  std::size_t latitude = 3, longitude = 4;
};

/// Most published headers say latitude, longitude; the reference reads x, y.
PlaceColumns columns_of(const FleeTable& table) {
  const std::string fourth = lower(table.header.cell(3)), fifth = lower(table.header.cell(4));
  const auto says = [](const std::string& text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](auto word) { return text.find(word) != text.npos; });
  };
  const bool swapped = says(fourth, {"lon", "gps_x", "long"}) || says(fifth, {"lat", "gps_y"});
  if (swapped) return {4, 3};
  return {3, 4};
}

Result<Place> read_place(const FleeTable& table, const FleeRow& row, const PlaceColumns& columns) {
  Place place;
  place.name = row.cell(0);
  if (place.name.empty()) {
    return fail(table.error(row, 0, "expected the name of a place, saw nothing",
                            "Give every place a name, or remove the row."));
  }
  place.region = row.cell(1).empty() ? "unknown" : row.cell(1);
  place.country = row.cell(2).empty() ? "unknown" : row.cell(2);
  place.latitude = TRY(table.number_or(row, columns.latitude, 0, "a latitude"));
  place.longitude = TRY(table.number_or(row, columns.longitude, 0, "a longitude"));
  const auto kind = flee_kind(row.cell(5));
  if (!kind) {
    return fail(table.error(row, 5,
                            fmt::format("expected a kind of place, saw \"{}\"", row.cell(5)),
                            "Kinds are conflict_zone, town, camp, idpcamp, forwarding_hub, marker "
                            "and flood_zone."));
  }
  place.kind = *kind;
  place.conflict_day = TRY(table.number_or(row, 6, 0, "the day of the conflict"));
  place.size = TRY(table.number_or(row, 7, 0, "population or capacity"));
  if (place.size < 0) {
    return fail(table.error(row, 7, fmt::format("expected people, 0 or more, saw {}", row.cell(7)),
                            "Leave the cell empty where the number is not known."));
  }
  for (std::size_t i = 8; i < row.cells.size() && i < table.header.cells.size(); ++i) {
    const auto number = parse_number(row.cell(i));
    if (number && !table.header.cell(i).empty()) place.numbers[table.header.cell(i)] = *number;
  }
  return place;
}

/// "22,849" people: the commas are taken out, and told.
void take_out_groups(FleeJob& job, const FleeTable& table, FleeRow& row) {
  if (row.cells.size() <= 7 || row.cells[7].find(',') == std::string::npos) return;
  auto& cell = row.cells[7];
  const auto groups = split(cell, ',');
  std::string digits;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (!parse_integer(groups[i]) || (i > 0 && groups[i].size() != 3)) return;
    digits += groups[i];
  }
  job.doubt(table.error(row, 7, fmt::format("expected people without commas, saw \"{}\"", cell),
                        fmt::format("Write {}; it is read so.", digits)));
  cell = digits;
}

/// The first day that was counted; 2000-01-01 where nothing was.
std::string first_date_counted(FleeJob& job) {
  const std::string usual = "2000-01-01";
  if (job.data.empty()) return usual;
  const auto layout = read_flee_table(job.data + "/data_layout.csv");
  if (!layout || layout->rows.empty()) return usual;
  const auto total = read_flee_table(job.data + "/" + layout->rows.front().cell(1));
  if (!total) return usual;
  for (const auto& row : total->rows) {
    if (days_of_date(row.cell(0))) return row.cell(0);
  }
  return usual;
}

Result<void> read_kind_changes(FleeJob& job) {
  if (!job.has("location_changes.csv")) return {};
  const auto table = TRY(job.table(job.input_file("location_changes.csv")));
  for (const auto& row : table.rows) {
    displacement::KindChange change;
    change.place = TRY(job.place(table, row, 0));
    const auto kind = flee_kind(row.cell(1));
    if (!kind) {
      return fail(table.error(row, 1,
                              fmt::format("expected a kind of place, saw \"{}\"", row.cell(1)),
                              "Kinds are conflict_zone, town, camp, idpcamp, marker."));
    }
    change.kind = *kind;
    change.day = static_cast<int>(TRY(table.number(row, 2, "a day")));
    job.world().kind_changes.push_back(change);
  }
  return {};
}

}  // namespace

std::optional<Kind> flee_kind(std::string_view text) {
  const std::string kind = lower(std::string(text));
  const auto has = [&](std::string_view word) { return kind.find(word) != std::string::npos; };
  if (has("camp")) return has("idp") ? Kind::idp_camp : Kind::camp;
  if (has("conflict")) return Kind::conflict;
  if (has("forward")) return Kind::forwarding_hub;
  if (has("marker")) return Kind::marker;
  if (has("flood_zone")) return Kind::flood;
  if (has("default") || has("town")) return Kind::town;
  return std::nullopt;
}

Result<void> read_flee_period(FleeJob& job) {
  auto& world = job.world();
  world.days = job.reading.days;
  if (job.bare && !job.has("sim_period.csv")) {
    if (world.days <= 0) {
      return fail({ErrorKind::not_found,
                   "expected sim_period.csv, which says how long, saw none",
                   {job.input_file("sim_period.csv"), 0, 0},
                   "Add it, or say how long with --days N."});
    }
    world.start_date = first_date_counted(job);
    job.start = *days_of_date(world.start_date);
    job.remark("sim_period.csv is not there: days are counted from " + world.start_date);
    return {};
  }
  const auto table = TRY(job.table(job.input_file("sim_period.csv")));
  for (const auto& row : table.rows) {
    const std::string key = lower(row.cell(0));
    if (key == "startdate") {
      const auto start = days_of_date(row.cell(1));
      if (!start) {
        return fail(table.error(row, 1, fmt::format("expected a date, saw \"{}\"", row.cell(1)),
                                "Write it as 2012-02-29."));
      }
      world.start_date = row.cell(1);
      job.start = *start;
    } else if (key == "length" && world.days <= 0) {
      const double length = TRY(table.number(row, 1, "a number of days"));
      if (length < 1 || length > most_days || length != std::floor(length)) {
        return fail(table.error(
            row, 1, fmt::format("expected 1 to {} days, saw {}", most_days, row.cell(1)),
            "Write a whole number of days."));
      }
      world.days = static_cast<int>(length);
    }
  }
  if (world.start_date.empty()) {
    return fail(table.error("expected a row StartDate, saw none", "Add StartDate,2012-02-29."));
  }
  if (world.days <= 0) {
    return fail(table.error("expected a row Length, saw none", "Add Length,300 or give --days."));
  }
  return {};
}

Result<void> read_flee_places(FleeJob& job) {
  const auto table = TRY(job.table(job.input_file("locations.csv")));
  const auto columns = columns_of(table);
  for (auto row : table.rows) {
    take_out_groups(job, table, row);
    auto place = TRY(read_place(table, row, columns));
    const auto index = static_cast<int>(job.world().places.size());
    if (const auto [same, is_new] = job.places.try_emplace(place.name, index); !is_new) {
      job.doubt(table.error(row, 0,
                            fmt::format("expected each place once, saw {} again", place.name),
                            "Remove the row, or give the second place a name of its own; meanwhile "
                            "the later row holds."));
      job.world().places[static_cast<std::size_t>(same->second)] = std::move(place);
      continue;
    }
    job.world().places.push_back(std::move(place));
  }
  if (job.world().places.empty()) {
    return fail(table.error("expected places, saw none", "Add a row for each place."));
  }
  return read_kind_changes(job);
}

}  // namespace corridor
