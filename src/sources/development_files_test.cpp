// Publishers' own files on development goals, visas, climate, connectivity and skills: counts and
// totals that they print are the expected numbers.

#include "sources/publishers_files.h"

#include <set>

#include <doctest/doctest.h>

namespace corridor::development_files_test {
namespace {

SummingSink::Wanted all_of(std::string_view place) {
  return [place](const ObservationKey& key) {
    return key.place == Place(place) && key.sex == Sex::total && key.dimensions.empty();
  };
}

/// The last requirement of each pair, and how many pairs had a category on a day.
class VisaSink : public SummingSink {
 public:
  VisaSink() : SummingSink([](const ObservationKey&) { return false; }) {}
  void observe(const Observation& o) override {
    SummingSink::observe(o);
    if (o.key.indicator != "visa_requirement") return;
    const double category = o.state == State::value ? o.value : 0;
    last[{o.key.origin, o.key.place}] = category;
    ++days[o.key.period.text()][static_cast<int>(category)];
  }
  std::map<std::pair<Place, Place>, double> last;
  std::map<std::string, std::map<int, int>> days;
};

struct ListFile {
  std::string file;
  std::string_view source;
  std::string list;
  int entries;
  std::uint64_t rows;
};

void check_list(const ListFile& expected) {
  CAPTURE(expected.file);
  SummingSink sink(all_of("_W"));
  Reading reading;
  if (!read_file_of(expected.file, expected.source, sink, reading)) return;
  CHECK(reading.rows == expected.rows);
  CHECK(sink.items[expected.list] == expected.entries);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
}

}  // namespace

TEST_CASE("SDG database: 96,679 figures, of the world as the SDG reports of 2020 have them") {
  SummingSink sink(all_of("_W"));
  Reading reading;
  if (!read_file_of("10_sdg_gcm/sdg_values_selected_2020.csv.gz", "sdg_values", sink, reading)) {
    return;
  }
  CHECK(reading.rows == 96'679);
  CHECK(sink.figures == 96'679);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  // The Sustainable Development Goals Report 2020, goal 10: policies of 54 percent of countries;
  // sending money cost 9.3 percent in 2011 and 6.9 in 2018.
  CHECK(sink.sums["migration_policy_countries 2019"] == 54.1);
  CHECK(sink.sums["remittance_cost_received 2011"] == 9.3);
  CHECK(sink.sums["remittance_cost_received 2018"] == 6.9);
  // Indicators 10.7.4 and 10.7.3 of the release of 2020.
  CHECK(sink.sums["refugees_of_origin_per_100000 2015"] == 216);
  CHECK(sink.sums["deaths_in_migration 2019"] == 5'306);
  CHECK(sink.relations["measures"] == 32);
}

TEST_CASE("lists of goals, terms and series: every row is kept") {
  check_list({"10_sdg_gcm/sdg_series_catalogue_2020Q2.csv", "sdg_series", "indicator", 472, 472});
  // 17 goals, 248 indicators, and 168 of 169 targets: 11.c has no indicator since 2020.
  check_list(
      {"10_sdg_gcm/sdg_goals_targets_indicators.csv", "sdg_framework", "sdg", 17 + 168 + 248, 248});
  check_list({"10_sdg_gcm/sdg_dim_geo_area.csv", "sdg_codes", "sdg_geo_area", 370, 370});
  check_list({"10_sdg_gcm/sdg_dim_units.csv", "sdg_codes", "sdg_units", 44, 44});
  check_list({"10_sdg_gcm/sdg_dim_nature.csv", "sdg_codes", "sdg_nature", 7, 7});
  check_list({"10_sdg_gcm/sdg_dim_policy_domains.csv", "sdg_codes", "sdg_policy_domains", 7, 7});
  check_list(
      {"10_sdg_gcm/sdg_dim_migratory_status.csv", "sdg_codes", "sdg_migratory_status", 6, 6});
  // 23 objectives.
  check_list({"10_sdg_gcm/gcm_objectives_actions.csv", "gcm_objectives", "gcm", 23 + 190, 190});
  check_list({"10_sdg_gcm/iom_glossary_on_migration.csv", "iom_glossary", "term", 91, 91});
  check_list(
      {"03_wdi/wdi_series_metadata.csv", "worldbank_wdi_metadata", "indicator", 1'233, 1'233});
}

TEST_CASE("passport index: matrix and table say the same, and the changes lead to them") {
  VisaSink table, matrix, changes;
  Reading reading;
  const std::string day = "2025-01-12";
  const auto snapshot = [&](const std::string& layout) {
    return PublishersFile("07_visa/passport-index-" + layout + "-iso3_2025-01-12.csv", day);
  };
  if (!read_file_of(snapshot("tidy"), "passport_index", table, reading) ||
      !read_file_of(snapshot("matrix"), "passport_index", matrix, reading) ||
      !read_file_of("07_visa/passport_index_changes_2019_2025.csv.gz", "passport_index_changes",
                    changes, reading)) {
    return;
  }
  CHECK(reading.citation.version == day);
  CHECK(table.rejected + matrix.rejected + changes.rejected == 0);
  CHECK(table.last.size() == 199 * 199);
  CHECK(table.last == matrix.last);
  CHECK(table.last == changes.last);
  auto& now = table.days[day];
  CHECK(now[0] == 199);
  CHECK(now[2] == 819);
  CHECK(now[3] == 6'053);
  CHECK(now[4] == 6'704);
  CHECK(now[5] == 12'921);
  CHECK(now[8] == 34);
}

TEST_CASE("passport index: numbers and letters of the same pairs meet when codes changed") {
  VisaSink changes;
  Reading reading;
  if (!read_file_of("07_visa/passport_index_changes_2019_2025.csv.gz", "passport_index_changes",
                    changes, reading)) {
    return;
  }
  CHECK(reading.rows == 144'024);
  CHECK(changes.figures == 2 * 144'024);
  auto &numbers = changes.days["2019-11-23"], &letters = changes.days["2020-02-07"];
  CHECK(numbers[2] == 719);
  CHECK(letters[2] == 719);
  CHECK(numbers[3] == 8'358);
  CHECK(letters[3] == 8'383);
  CHECK(numbers[5] == 18'092);
  CHECK(letters[5] == 18'030);
}

TEST_CASE("ND-GAIN 2020: Norway first with 75.4, Chad last with 26.7; all 85,202 scores") {
  std::map<double, Place> ranking;
  class RankingSink : public SummingSink {
   public:
    explicit RankingSink(std::map<double, Place>& ranking)
        : SummingSink([](const ObservationKey&) { return false; }), ranking_(ranking) {}
    void observe(const Observation& o) override {
      SummingSink::observe(o);
      if (o.key.indicator != "nd_gain" || o.key.period.text() != "2020") return;
      ranking_[o.value] = o.key.place;
    }

   private:
    std::map<double, Place>& ranking_;
  } sink(ranking);
  Reading reading;
  if (!read_file_of("12_conflict_fragility_climate/nd_gain_2022_all_components.csv.gz", "nd_gain",
                    sink, reading)) {
    return;
  }
  CHECK(sink.figures == 85'202);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  REQUIRE(ranking.size() == 182);
  CHECK(ranking.rbegin()->second == Place("NOR"));
  CHECK(ranking.rbegin()->first == doctest::Approx(75.4).epsilon(0.001));
  CHECK(ranking.begin()->second == Place("TCD"));
  CHECK(ranking.begin()->first == doctest::Approx(26.7).epsilon(0.001));
}

TEST_CASE("logistics: Germany first in 2018 with 4.20, Singapore in 2023 with 4.3") {
  for (const auto& [place, year, score] :
       {std::tuple{"DEU", "2018", 4.2}, std::tuple{"SGP", "2023", 4.3}}) {
    SummingSink sink(all_of(place));
    Reading reading;
    if (!read_file_of("03_wdi/lpi_2012_2023.csv", "logistics_performance", sink, reading)) return;
    CHECK(sink.figures == 14 * 575);
    CHECK_MESSAGE(sink.rejected == 0, sink.first);
    CHECK(sink.sums[std::string("logistics_performance ") + year] == score);
    CHECK(sink.sums[std::string("logistics_performance_rank ") + year] == 1);
  }
}

TEST_CASE("OpenFlights: 67,663 routes, 34,710 of them between countries; places of all airports") {
  SummingSink routes(all_of("_W"));
  Reading reading;
  if (!read_file_of("13_connectivity/openflights_routes.csv.gz", "openflights_routes", routes,
                    reading)) {
    return;
  }
  CHECK(routes.items["air_route"] == 67'663);
  CHECK(routes.relations["route_to"] == 37'274);
  CHECK_MESSAGE(routes.rejected == 0, routes.first);
  SummingSink pairs([](const ObservationKey&) { return true; });
  REQUIRE(read_file_of("13_connectivity/air_routes_by_country_pair_2014.csv", "openflights_pairs",
                       pairs, reading));
  CHECK(pairs.figures == 4'558);
  CHECK(pairs.sums["air_routes 2014"] == 34'710);
  CHECK_MESSAGE(pairs.rejected == 0, pairs.first);
  CHECK(pairs.flags["codes_disagree"] == 16);
  check_list({"13_connectivity/openflights_airports.csv", "openflights_airports", "airport", 7'698,
              7'698});
  check_list({"13_connectivity/openflights_airlines.csv", "openflights_airlines", "airline", 6'162,
              6'162});
  check_list({"13_connectivity/openflights_countries.csv", "openflights_countries",
              "openflights_country", 261, 261});
  check_list({"13_connectivity/world_port_index.csv.gz", "world_port_index", "port", 3'803, 3'803});
}

TEST_CASE(
    "ISCO-08: 10 major, 43 sub-major, 130 minor and 436 unit groups, as the ILO counts them") {
  check_list({"14_skills/esco_1_1_1_ISCOGroups.csv", "isco08", "isco08", 10 + 43 + 130 + 436, 619});
}

TEST_CASE("ESCO: occupations, groups and hierarchies join without a loose end") {
  class JoiningSink : public RecordingSink {
   public:
    std::set<std::string> codes(std::string_view list) const {
      std::set<std::string> found;
      for (const auto& item : items) {
        if (item.list == list) found.insert(item.code);
      }
      return found;
    }
  } sink;
  Reading reading;
  const std::string start = "14_skills/esco_1_1_1_";
  if (!read_file_of(start + "occupations.csv.gz", "esco_occupations", sink, reading) ||
      !read_file_of(start + "ISCOGroups.csv", "isco08", sink, reading) ||
      !read_file_of(start + "skillGroups.csv", "esco_skill_groups", sink, reading) ||
      !read_file_of(start + "occupations_hierarchy.csv", "esco_hierarchy", sink, reading)) {
    return;
  }
  CHECK(reading.part == "occupations");
  CHECK(sink.rejections.empty());
  const auto occupations = sink.codes("esco_occupation"), groups = sink.codes("isco08");
  CHECK(occupations.size() == 3'007);
  CHECK(sink.codes("esco_skill_group").size() == 640);
  std::set<std::string> group_ids;
  for (const auto& relation : sink.relations) {
    if (relation.from_list == "esco_isco_group" && relation.relation == "same_as") {
      group_ids.insert(relation.from);
    }
  }
  const auto known = [&](std::string_view list, const std::string& code) {
    return list == "isco08"            ? groups.contains(code)
           : list == "esco_isco_group" ? group_ids.contains(code)
                                       : occupations.contains(code);
  };
  CHECK(sink.relations.size() == 3'007 + 619 + 3'616);
  CHECK(std::ranges::all_of(sink.relations, [&](const Relation& r) {
    return known(r.from_list, r.from) && known(r.to_list, r.to);
  }));
  SummingSink skills(all_of("_W"));
  REQUIRE(read_file_of(start + "skills_hierarchy.csv", "esco_hierarchy", skills, reading));
  CHECK(reading.part == "skills");
  CHECK(skills.relations["broader"] == 20'649);
  REQUIRE(
      read_file_of(start + "skill_skill_relations.csv", "esco_skill_relations", skills, reading));
  CHECK(skills.relations["requires"] == 191);
  CHECK(skills.relations["gains_from"] == 5'707);
}

}  // namespace corridor::development_files_test
