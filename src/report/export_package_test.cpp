#include "report/export_package.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/json_document.h"
#include "base/text.h"
#include "evidence/doctor.h"
#include "evidence/load_package.h"
#include "evidence/package_files.h"
#include "evidence/proof.h"
#include "evidence/scratch_workspace.h"

#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>

namespace corridor::export_package_test {
namespace {

namespace fs = std::filesystem;

const std::string stock =
    "orig,dest,year,male,female,total\nIDN,MYS,2020,,5,5\nBGD,MYS,2015,1,1,2\n"
    "BGD,MYS,2020,6,4,10\nBGD,SGP,2020,7,7,14\nATL,MYS,2020,1,1,2\nMYS,MYS,2020,1,1,2\n";
const std::string wdi = "indicator,iso3,country,year,value\n";
const std::string glossary_like =
    "sender_iso3,receiver_iso3,sender_name,receiver_name,usd_millions\n"
    "MYS,BGD,Malaysia,Bangladesh,1196.138\n,,WORLD,WORLD,781075.7065100862\n";

const FigureFilter everything{.all_editions = true};

/// A workspace with a whole release, an extract, estimates and a selection.
void fill(ScratchWorkspace& store) {
  REQUIRE(store.load(stock));
  REQUIRE(store.load(wdi + "SP.POP.TOTL,MYS,Malaysia,2020,33\nSL.UEM.TOTL.ZS,MYS,M,2020,140\n"));
  REQUIRE(store.load(glossary_like));
}

std::string bytes_of(const fs::path& path) {
  const auto bytes = read_file(path.string());
  REQUIRE(bytes.has_value());
  return std::string(bytes->view());
}

/// Every file of an exported folder by its path in it.
std::map<std::string, std::string> files_of(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files[fs::relative(entry.path(), folder).string()] = bytes_of(entry.path());
  }
  return files;
}

/// A package of the folder with one file changed, and hashes as they should be.
void change(const std::string& folder, const std::string& file, std::string_view from,
            std::string_view to) {
  std::string text = bytes_of(fs::path(folder) / file);
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  const std::string old_hash = sha256_hex(text);
  text.replace(at, from.size(), to);
  REQUIRE(write_file((fs::path(folder) / file).string(), text));
  const auto descriptor = (fs::path(folder) / "datapackage.json").string();
  std::string json = bytes_of(descriptor);
  if (const auto hash = json.find(old_hash); hash != std::string::npos) {
    json.replace(hash, old_hash.size(), sha256_hex(text));
    REQUIRE(write_file(descriptor, json));
  }
}

Error refused(const std::string& package) {
  ScratchWorkspace back;
  const auto loaded = load_package(*back, package, {});
  REQUIRE_FALSE(loaded.has_value());
  CHECK(back.editions() == 0);
  CHECK(back.figures() == 0);
  return loaded.error();
}

}  // namespace

TEST_CASE("a data package describes every table: path, size, hash, fields, key, licence") {
  ScratchWorkspace store;
  fill(store);
  const auto folder = store.file("package");
  REQUIRE(export_package(*store, everything, folder).value() == 15 + 2 + 2);
  const auto files = files_of(folder);
  const auto document = JsonDocument::parse("d", files.at("datapackage.json"));
  REQUIRE(document.has_value());
  const auto root = document->root();
  CHECK(root["profile"].string() == "tabular-data-package");
  CHECK(root["licenses"].size() == 2);
  CHECK(root["sources"].size() == 3);
  std::size_t resources = 0;
  for (auto one = root["resources"].first(); one; one = one.next()) {
    const auto& text = files.at(std::string(one["path"].string()));
    CHECK(one["bytes"].number() == static_cast<double>(text.size()));
    CHECK(one["hash"].string() == "sha256:" + sha256_hex(text));
    CHECK(one["encoding"].string() == "utf-8");
    std::string header;
    const auto schema = one["schema"];
    for (auto field = schema["fields"].first(); field; field = field.next()) {
      header += (header.empty() ? "" : ",") + std::string(field["name"].string());
    }
    CHECK(text.starts_with(header + "\r\n"));
    CHECK(schema["missingValues"].size() == 1);
    ++resources;
  }
  CHECK(resources + 1 == files.size());
  CHECK(resources == 3 + 10);
}

TEST_CASE("a workspace exported and loaded elsewhere: the same figures, lists, remarks, proofs") {
  ScratchWorkspace store, back;
  const ClockAt day(1'767'225'600);
  fill(store);
  const auto zip = store.file("all.zip");
  REQUIRE(export_package(*store, everything, zip));
  CHECK(is_package(zip));
  const auto reports = load_package(*back, zip, {});
  REQUIRE(reports.has_value());
  CHECK(reports->size() == 3);
  CHECK(examine(*back)->sound());
  REQUIRE(export_package(*store, everything, store.file("first")));
  REQUIRE(export_package(*back, everything, store.file("second")));
  const auto first = files_of(store.file("first")), second = files_of(store.file("second"));
  REQUIRE(first.size() == second.size());
  for (const auto& [path, text] : first) {
    // Where a file was and how it was read is another.
    if (path == "editions.csv" || path == "datapackage.json") continue;
    CHECK_MESSAGE(second.at(path) == text, path);
  }
  const SeriesQuery query{.indicator = "migrant_stock", .origin = world, .place = world};
  const auto here = series(*store, query), there = series(*back, query);
  REQUIRE(here->size() == there->size());
  for (std::size_t i = 0; i < here->size(); ++i) {
    CHECK(proof_id(here->at(i)) == proof_id(there->at(i)));
    CHECK(here->at(i).value() == there->at(i).value());
  }
  CHECK(store.count("SELECT sum(rejected) FROM edition") ==
        back.count("SELECT sum(rejected) FROM edition"));
  CHECK(store.count("SELECT sum(number) FROM flag_count") ==
        back.count("SELECT sum(number) FROM flag_count"));
}

TEST_CASE("a package a second time changes nothing; on trial it writes nothing") {
  ScratchWorkspace store, back;
  fill(store);
  const auto zip = store.file("all.zip");
  REQUIRE(export_package(*store, everything, zip));
  REQUIRE(load_package(*back, zip, {.dry_run = true}));
  CHECK(back.editions() == 0);
  REQUIRE(load_package(*back, zip, {}));
  const auto figures = back.figures();
  const auto again = load_package(*back, zip, {});
  REQUIRE(again.has_value());
  CHECK(std::ranges::all_of(*again, &LoadReport::already_loaded));
  CHECK(back.figures() == figures);
  CHECK(load_package(*back, zip, {.version = "2020"}).error().kind == ErrorKind::usage);
}

TEST_CASE("the embedded default goes through a package as it is, its sums among it") {
  ScratchWorkspace store, back;
  REQUIRE(load_embedded_default(*store));
  const auto folder = store.file("package");
  REQUIRE(export_package(*store, everything, folder));
  CHECK(is_package(folder));
  REQUIRE(load_package(*back, folder, {}));
  CHECK(back.figures() == store.figures());
  // Figures of the default are selections; registers are whole.
  CHECK(back.count("SELECT count(*) FROM edition WHERE complete = (author <> '')") ==
        back.editions());
  for (const std::string table : {"record", "law_event", "link", "passage"}) {
    CAPTURE(table);
    CHECK(back.count("SELECT count(*) FROM " + table) ==
          store.count("SELECT count(*) FROM " + table));
  }
  CHECK(back.count("SELECT count(*) FROM observation WHERE file_row = 0") ==
        store.count("SELECT count(*) FROM observation WHERE file_row = 0"));
}

TEST_CASE("a part of the workspace: what is asked for, as selections, without lists and remarks") {
  ScratchWorkspace store, back;
  fill(store);
  const auto zip = store.file("some.zip");
  const FigureFilter some{.subjects = {{Place("BGD"), Place("MYS")}}};
  REQUIRE(export_package(*store, some, zip).value() == 7);
  REQUIRE(load_package(*back, (zip), {}));
  CHECK(back.figures() == 7);
  CHECK(back.count("SELECT count(*) FROM edition WHERE complete = 1") == 0);
  CHECK(back.count("SELECT count(*) FROM rejection") == 0);
  CHECK(export_package(*store, {.origins = {Place("FRA")}}, store.file("none.zip")).error().kind ==
        ErrorKind::not_found);
  CHECK_FALSE(fs::exists(store.file("none.zip")));
}

TEST_CASE("a folder that is in use is left alone, and nothing half-made stays behind") {
  ScratchWorkspace store;
  fill(store);
  fs::create_directories(store.file("taken/inside"));
  const auto refusal = export_package(*store, everything, store.file("taken"));
  REQUIRE_FALSE(refusal.has_value());
  CHECK(refusal.error().kind == ErrorKind::conflict);
  CHECK(fs::exists(store.file("taken/inside")));
  for (const auto& entry : fs::directory_iterator(fs::path(store.file("taken")).parent_path())) {
    CHECK_FALSE(entry.path().string().ends_with(".part"));
  }
}

TEST_CASE("the same workspace gives the same zip, to the byte") {
  ScratchWorkspace store;
  fill(store);
  REQUIRE(export_package(*store, everything, store.file("1.zip")));
  REQUIRE(export_package(*store, everything, store.file("2.zip")));
  CHECK(bytes_of(store.file("1.zip")) == bytes_of(store.file("2.zip")));
}

TEST_CASE("a package that was changed is refused with its place, and nothing of it is kept") {
  ScratchWorkspace store;
  fill(store);
  const auto made = [&](const std::string& name) {
    const auto folder = store.file(name);
    REQUIRE(export_package(*store, everything, folder));
    return folder;
  };
  const std::string table = [&] {
    for (const auto& [path, text] : files_of(made("look"))) {
      if (path.contains("undesa")) return path;
    }
    return std::string();
  }();

  const auto cut = made("cut");
  REQUIRE(write_file(cut + "/" + table, bytes_of(cut + "/" + table).substr(0, 500)));
  CHECK(refused(cut).message.contains("saw other bytes"));

  const auto absent = made("absent");
  fs::remove(fs::path(absent) / table);
  CHECK(refused(absent).kind == ErrorKind::not_found);

  const auto value = made("value");
  change(value, table, ",10,value,", ",many,value,");
  CHECK(refused(value).message ==
        "expected a number where the state is value, and nothing else: \"many\"");

  const auto proof = made("proof");
  change(proof, table, ".4.6\r\n", ".4\r\n");
  CHECK(refused(proof).message.starts_with("expected a proof such as"));

  const auto header = made("header");
  change(header, table, "indicator,origin", "indicator,from");
  CHECK(refused(header).message.starts_with("expected the header"));

  const auto order = made("order");
  change(order, "rejections.csv", "undesa_migrant_stock-", "another-");
  CHECK(refused(order).message == "expected an edition of the package, in its order");

  const auto row = made("row");
  change(row, "rejections.csv", ",6,1\r\n", ",six,1\r\n");
  CHECK(refused(row).message == "expected a row or column");

  const auto hash = made("hash");
  change(hash, "datapackage.json", "\"sha256\": \"", "\"sha256\": \"x");
  CHECK(refused(hash).message.starts_with("expected an edition with name, dataset and SHA-256"));

  const auto outside = made("outside");
  change(outside, "datapackage.json", "\"figures\": \"figures/", "\"figures\": \"../figures/");
  CHECK(refused(outside).message.starts_with("expected a path inside the package"));
}

TEST_CASE("another's data package, a zip of something else and a plain file are no packages") {
  ScratchWorkspace store;
  fs::create_directories(store.file("other"));
  REQUIRE(write_file(store.file("other/datapackage.json"), "{\"resources\":[]}"));
  CHECK_FALSE(is_package(store.file("other")));
  CHECK_FALSE(is_package(store.file("other/datapackage.json")));
  CHECK_FALSE(is_package(store.write("x.csv", stock)));
  CHECK_FALSE(is_package(store.write("x.zip", "PK\x03\x04 no zip")));
  CHECK_FALSE(is_package(store.file("nothing")));
  CHECK(refused(store.file("other")).kind == ErrorKind::invalid);
}

}  // namespace corridor::export_package_test
