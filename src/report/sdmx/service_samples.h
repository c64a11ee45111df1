#pragma once
// For tests: the service over a workspace with the embedded default, and xmllint with the schemas
// that SDMX publishes.

#include "base/json_document.h"
#include "base/subprocess.h"
#include "evidence/scratch_workspace.h"
#include "report/sdmx/service.h"
#include "test_data.h"

#include <string>
#include <string_view>

namespace corridor::sdmx {

/// Made once for all tests of the process.
inline const std::string& sample_workspace() {
  static ScratchWorkspace scratch;
  static const std::string path = [] {
    ENSURE(load_embedded_default(*scratch).has_value(), "the embedded default loads");
    scratch.close();
    return scratch.file("store.sqlite");
  }();
  return path;
}

inline ServiceReply ask_model(Model model, std::string_view address, std::string_view accept) {
  const OpenWorkspace open = [] {
    return Workspace::open(sample_workspace(), Workspace::Access::read);
  };
  return answer(open, {.model = model, .address = address, .accept = accept});
}
inline ServiceReply ask_old(std::string_view address, std::string_view accept = "*/*") {
  return ask_model(Model::v2_1, address, accept);
}
inline ServiceReply ask_new(std::string_view address, std::string_view accept = "*/*") {
  return ask_model(Model::v3_0, address, accept);
}

inline constexpr std::string_view ml_3_structure =
    "application/vnd.sdmx.structure+xml;version=3.0.0";
inline constexpr std::string_view ml_3_data = "application/vnd.sdmx.data+xml;version=3.0.0";

/// The folder of SDMX-ML schemas of a version ("2.1", "3.0"), or empty where they, or xmllint, are
/// not at hand; says so.
inline std::string schemas(const std::string& version) {
  if (!find_program("xmllint")) {
    skip_test("xmllint");
    return {};
  }
  const auto message = test_data("16_sdmx/sdmx-ml-" + version + "/schemas/SDMXMessage.xsd");
  return message.substr(0, message.rfind('/') + 1);
}

/// What xmllint has against a text; empty where it is valid.
inline std::string complaints(const std::string& schema, std::string_view text) {
  const auto end = run_subprocess(
      {.arguments = {"xmllint", "--nonet", "--noout", "--schema", schema, "-"}, .input = text});
  if (!end) return end.error().message;
  return end->exit_code == 0 ? std::string() : end->errors.substr(0, 800);
}

}  // namespace corridor::sdmx
