// Every sample of the publishers' collection by its index: data messages are read whole unless they
// stand in the table of those that are not, structures give items, all other kinds are refused with
// a reason of their kind.

#include "sources/sdmx/samples.h"

#include "base/csv.h"

#include <map>

#include <doctest/doctest.h>

namespace corridor::samples_test {
namespace {

constexpr std::string_view no_period = "expected a component that is a period";
constexpr std::string_view no_column = "expected a column OBS_VALUE";
constexpr std::string_view no_value = "expected values in OBS_VALUE, saw none";
constexpr std::string_view deletes = "expected figures, saw a message that only deletes";
constexpr std::string_view empty = "expected figures, saw a message without observations";
constexpr std::string_view unknown = "no source knows this file";

// Folders of the samples.
#define KHAERU "khaeru-sdmx-test-data/"
#define PYSDMX "pysdmx-tests-io/"
#define TWG_JSON "sdmx-json/data-message/samples/"

struct Refused {
  std::string_view path, reason;
};

/// Data messages that are refused, with the beginning of the reason.
constexpr Refused refused[] = {
    // Names and numbers made up by a generator: keys count further than the values.
    {TWG_JSON "generated-sample.json", "expected the key \"80:\" to count in the 2 values"},
    {KHAERU "v3/json/data/generated-sample.json", "expected the key \"80:\" to count in"},
    // Cut short by hand: its keys have more positions than its structure has dimensions.
    {PYSDMX "samples/one_line_jsondata.json", "expected a key of 8 positions"},
    // PER is the initial and the final year of a study, not a period.
    {KHAERU "OECD/data-PART2-all-all.json", no_period},
    // The service's footer says where the answer can be fetched.
    {KHAERU "ESTAT/footer.xml", empty},
    {KHAERU "ESTAT/footer2.xml", empty},
    // Examples of the SDMX-CSV guide: the period is DIM_3, which only a structure says.
    {KHAERU "v3/csv/example-01.csv", no_period},
    {KHAERU "v3/csv/example-02.csv", no_column},
    {KHAERU "v3/csv/example-03.csv", no_column},
    {KHAERU "v3/csv/example-04.csv", no_period},
    {KHAERU "v3/csv/example-05.csv", no_period},
    {KHAERU "v3/csv/example-06.csv", no_period},
    {KHAERU "v3/csv/example-07.csv", no_period},
    {KHAERU "v3/csv/example-08.csv", no_period},
    {KHAERU "v3/csv/example-09A.csv", no_period},
    {KHAERU "v3/csv/example-09B.csv", no_column},
    {KHAERU "v3/csv/example-10.csv", no_period},
    {KHAERU "v3/csv/example-11.csv", no_period},
    {KHAERU "v3/csv/example-12.csv", no_column},
    {KHAERU "v3/csv/example-13.csv", no_column},
    {KHAERU "v3/csv/example-14.csv", no_column},
    {KHAERU "v3/csv/example-15.csv", no_period},
    {KHAERU "v3/csv/example-16.csv", deletes},
    {KHAERU "v3/csv/example-17.csv", deletes},
    {KHAERU "v3/csv/example-18.csv", deletes},
    {KHAERU "v3/csv/example-19A.csv", deletes},
    {KHAERU "v3/csv/example-19B.csv", deletes},
    // Broken on purpose: no DATAFLOW or STRUCTURE, a field too few, an action that is none.
    {PYSDMX "csv/sdmx10/reader/samples/data_v1_exception.csv", unknown},
    {PYSDMX "csv/sdmx20/reader/samples/data_v2_exception.csv", unknown},
    {PYSDMX "csv/sdmx21/reader/samples/data_v21_exception.csv", unknown},
    {PYSDMX "csv/sdmx20/reader/samples/data_v2_action_col.csv", "expected 23 fields"},
    {PYSDMX "csv/sdmx21/reader/samples/data_v21_action_col.csv", "expected 23 fields"},
    {PYSDMX "csv/sdmx20/reader/samples/data_v2_invalid_action.csv", "expected the action I, A"},
    {PYSDMX "csv/sdmx21/reader/samples/data_v21_invalid_action.csv", "expected the action I, A"},
    // No OBS_VALUE: the measure has a name that only a structure knows.
    {PYSDMX "csv/sdmx20/reader/samples/data_v2_merge_action.csv", no_column},
    {PYSDMX "csv/sdmx21/reader/samples/data_v21_merge_action.csv", no_column},
    {PYSDMX "csv/sdmx20/reader/samples/data_v2_structures.csv", no_column},
    {PYSDMX "csv/sdmx21/reader/samples/data_v21_structures.csv", no_column},
    {PYSDMX "csv/sdmx20/reader/samples/data_v2_structures_exception.csv", no_column},
    {PYSDMX "csv/sdmx21/reader/samples/data_v21_structures_exception.csv", no_column},
    {PYSDMX "csv/sdmx20/reader/samples/data_v2_structures_uppercase.csv", no_column},
    {PYSDMX "csv/sdmx21/reader/samples/data_v21_structures_uppercase.csv", no_column},
    {PYSDMX "csv/sdmx20/reader/samples/data_v2_three_actions.csv", no_column},
    {PYSDMX "csv/sdmx21/reader/samples/data_v21_three_actions.csv", no_column},
    {PYSDMX "csv/sdmx20/reader/samples/data_v2_two_actions.csv", no_column},
    {PYSDMX "csv/sdmx21/reader/samples/data_v21_two_actions.csv", no_column},
    {PYSDMX "samples/csv_nulls_10.csv", no_column},
    {PYSDMX "samples/csv_nulls_20.csv", no_column},
    {PYSDMX "xml/sdmx21/reader/samples/invalid_filetype.csv", no_column},
    {PYSDMX "samples/dataset_with_nulls.xml", no_value},
    {PYSDMX "xml/sdmx30/reader/samples/data_dataflow_3.0.xml", no_value},
    {PYSDMX "xml/sdmx30/reader/samples/data_prov_agree_3.0.xml", no_value},
    {PYSDMX "xml/sdmx30/writer/samples/data_write_30_data_flow.xml", no_value},
    {PYSDMX "xml/sdmx30/writer/samples/data_write_30_data_structure.xml", no_value},
    {PYSDMX "xml/sdmx30/writer/samples/data_write_30_prov_agree.xml", no_value},
    {PYSDMX "xml/sdmx30/writer/samples/test_dataset_with_groups.xml", no_value},
    {PYSDMX "xml/sdmx31/writer/samples/data_write_31_data_flow.xml", no_value},
    {PYSDMX "xml/sdmx31/writer/samples/data_write_31_data_structure.xml", no_value},
    {PYSDMX "xml/sdmx31/writer/samples/data_write_31_prov_agree.xml", no_value},
    // Nothing in them, or no period at all.
    {PYSDMX "xml/sdmx21/reader/samples/gen_ser_no_obs.xml", empty},
    {PYSDMX "xml/sdmx21/reader/samples/str_ser_no_obs.xml", empty},
    {PYSDMX "xml/sdmx30/reader/samples/data_structure_no_structure.xml", empty},
    {PYSDMX "xml/sdmx31/reader/samples/data_structure_no_structure.xml", empty},
    {PYSDMX "xml/sdmx21/reader/samples/multiple_structures.xml", no_period},
    {PYSDMX "xml/sdmx21/writer/samples/gen_all.xml", no_period},
    {PYSDMX "xml/sdmx21/writer/samples/gen_ser.xml", no_period},
    {PYSDMX "xml/sdmx21/writer/samples/str_all.xml", no_period},
    {PYSDMX "xml/sdmx21/writer/samples/str_ser.xml", no_period},
    {PYSDMX "xml/sdmx21/writer/samples/test_generic_with_groups.xml", no_period},
    {PYSDMX "xml/sdmx21/writer/samples/test_structure_specific_with_groups.xml", no_period},
};

struct Partly {
  std::string_view path;
  std::size_t figures, rejected;
  std::string_view reason;  // of the first rejection
};

/// Data messages of which something is rejected.
constexpr Partly partly[] = {
    {KHAERU "ECB_EXR/action-delete.json", 2, 1, "the message deletes this"},
    {TWG_JSON "exr/exr-action-delete.json", 2, 1, "the message deletes this"},
    {KHAERU "v3/json/data/exr-action-delete.json", 2, 1, "the message deletes this"},
    // Two of its data sets are keys without values.
    {TWG_JSON "constructed-sample-full.json", 12, 8, "no value is given"},
    {KHAERU "v3/json/data/constructed-sample-full.json", 12, 8, "no value is given"},
    // Provinces by codes of a ministry's own.
    {TWG_JSON "agri.json", 0, 12, "no place is called \"ASIKHM001\""},
    {KHAERU "v3/json/data/agri.json", 0, 12, "no place is called \"ASIKHM001\""},
    // Names instead of codes, and of partners outside the euro area.
    {PYSDMX "samples/large_csv_1.csv", 0, 19, "no place is called \"Extra-euro area"},
};

#undef KHAERU
#undef PYSDMX
#undef TWG_JSON

template <class Record> const Record* find(std::span<const Record> records, std::string_view path) {
  const auto found = std::ranges::find(records, path, &Record::path);
  return found == records.end() ? nullptr : &*found;
}

bool is_data(std::string_view kind) {
  return kind == "data" || kind == "GenericData" || kind == "GenericTimeSeriesData" ||
         kind == "StructureSpecificData" || kind == "StructureSpecificTimeSeriesData";
}

void check_data(const std::string& path, const Result<Reading>& reading,
                const RecordingSink& sink) {
  CAPTURE(path);
  if (const auto* expected = find<Refused>(refused, path)) {
    REQUIRE_FALSE(reading.has_value());
    CHECK_MESSAGE(reading.error().message.starts_with(expected->reason), reading.error().message);
    CHECK_FALSE(reading.error().hint.empty());
    return;
  }
  REQUIRE_MESSAGE(reading.has_value(), reading.error().message);
  const std::string first = sink.rejections.empty() ? "" : sink.rejections.front().reason;
  if (const auto* expected = find<Partly>(partly, path)) {
    CHECK(sink.observations.size() == expected->figures);
    CHECK(sink.rejections.size() == expected->rejected);
    CHECK_MESSAGE(first.starts_with(expected->reason), first);
    return;
  }
  CHECK_MESSAGE(sink.rejections.empty(), first);
  CHECK(sink.observations.size() > 0);
  CHECK(reading->rows == sink.observations.size());
  CHECK(reading->citation.dataset.starts_with("sdmx:"));
}

/// Structure messages give items, or hold only artefacts that are not read, or are no messages.
void check_structure(const std::string& path, const Result<Reading>& reading,
                     const RecordingSink& sink, std::map<std::string, int>& counts) {
  CAPTURE(path);
  CHECK(sink.observations.empty());
  if (reading) {
    CHECK(sink.items.size() == reading->rows);
    ++counts["read"];
    return;
  }
  const std::string& reason = reading.error().message;
  for (const std::string_view known :
       {"expected lists, data structures or dataflows, saw only ",
        "expected lists, data structures or dataflows, saw no artefact",
        "saw <Structure> without <Structures>", "reference metadata", "the service's error",
        "no source knows this file"}) {
    if (!reason.contains(known)) continue;
    ++counts[std::string(known)];
    return;
  }
  FAIL_CHECK(reason);
}

/// What the reason says of a message that is neither data nor structure.
std::string_view expected_word(std::string_view kind) {
  if (kind.ends_with("Query")) return "a question to a service";
  if (kind == "Error") return "the service's error";
  if (kind == "GenericMetadata") return "reference metadata";
  if (kind == "RegistryInterface") return "a registry";
  if (kind == "schema") return "expected an SDMX data message";
  return "a message that holds no figures";
}

}  // namespace

TEST_CASE("SDMX samples: each of 757 files is read, or refused with a reason") {
  const std::string index = sdmx_sample("index.csv");
  if (index.empty()) return;
  CsvReader csv("index.csv", index);
  REQUIRE(csv.read_header().has_value());
  std::map<std::string, int> structures;
  int data = 0, others = 0;
  for (auto more = csv.next(); more && *more; more = csv.next()) {
    const std::string path(csv.field(0)), kind(csv.field(2));
    RecordingSink sink;
    const std::string text = sdmx_sample(path);
    const auto reading = read_sdmx(path, text, sink);
    if (is_data(kind)) {
      ++data;
      check_data(path, reading, sink);
    } else if (kind == "Structure" || kind == "structure") {
      check_structure(path, reading, sink, structures);
    } else {
      CAPTURE(path);
      ++others;
      REQUIRE_FALSE(reading.has_value());
      const bool unnamed = kind == "schema" && (reading.error().message.starts_with(unknown) ||
                                                reading.error().message.contains("<!DOCTYPE"));
      const bool said = unnamed || reading.error().message.contains(expected_word(kind));
      CHECK_MESSAGE(said, reading.error().message);
    }
  }
  CHECK(data == 230);
  CHECK(others == 177);
  CHECK(structures["read"] == 244);
}

}  // namespace corridor::samples_test
