// Displacement over the network: a scenario is sent, checked and kept; a run of it is queued, kept
// with all it wrote, shown on its page, and compared with another that drew the same numbers.
#include "base/json.h"
#include "base/json_document.h"
#include "server/served.h"
#include "sources/made_flee_folder.h"
#include "store/run_record.h"
#include "test_data.h"

#include <filesystem>

#include <doctest/doctest.h>

namespace corridor::scenario_routes_test {
namespace {

constexpr std::string_view as_analyst = "Authorization: Bearer analyst-token-000\r\n";
constexpr std::string_view address = "/api/v1/displacement/scenarios";

/// The program beside this one, which the build makes too.
std::string program_beside_tests() {
  std::error_code none;
  return (std::filesystem::read_symlink("/proc/self/exe", none).parent_path() / "corridor")
      .string();
}

struct ScenarioServer {
  ScratchWorkspace workspace;
  Served served;
  ScenarioServer() : served(serving()) {}
  Serving serving() {
    return {
        .options = {.workspace = workspace.file("store.sqlite"),
                    .token_file = workspace.write("tokens", "analyst analyst analyst-token-000\n"),
                    .program = program_beside_tests()}};
  }
};

std::string sent(const FleeFiles& files) {
  JsonWriter json;
  json.begin_object().field("name", "made").key("files").begin_object();
  for (const auto& [name, text] : files) json.field(name, text);
  json.end_object().end_object();
  return std::move(json).text();
}

std::string text_in(const std::string& body, std::string_view name) {
  const auto document = JsonDocument::parse("reply", body);
  REQUIRE(document.has_value());
  return document->root()[name].text();
}

/// The address of what a run made; the test fails where it made nothing.
std::string run_made(Client& client, std::string_view settings) {
  const auto accepted =
      client.ask("POST", "/api/v1/runs", as_analyst,
                 fmt::format(R"({{"model": "displacement", "settings": {}}})", settings));
  REQUIRE_MESSAGE(accepted.status == 202, accepted.body);
  for (int i = 0; i < 3000; ++i) {
    const auto job = client.get(accepted.header("Location")).body;
    if (job.contains("\"waiting\"") || job.contains("\"running\"")) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      continue;
    }
    REQUIRE_MESSAGE(job.contains("\"done\""), job);
    return text_in(job, "result");
  }
  return "never over";
}

}  // namespace

TEST_CASE("the shipped scenario is there without anything sent, with each of its files") {
  ScenarioServer server;
  Client client(server.served);
  const auto list = client.get(fmt::format("{}?format=csv", address));
  CHECK(list.status == 200);
  CHECK(list.body.contains("example,example,"));
  const auto one = client.get(fmt::format("{}/example?format=csv", address));
  CHECK(one.body.contains("input_csv/routes.csv,"));
  const auto file = client.get(fmt::format("{}/example/files/input_csv/routes.csv", address));
  CHECK(file.status == 200);
  CHECK(file.header("Content-Type").starts_with("text/plain"));
  CHECK(file.body.starts_with("#name1"));
  CHECK(client.get(fmt::format("{}/example/files/..%2Fregisters", address)).status == 404);
  CHECK(client.get(fmt::format("{}/nothing", address)).status == 404);
}

TEST_CASE("a scenario that is sent is checked, kept once, listed, and told in the audit trail") {
  ScenarioServer server;
  Client client(server.served);
  const auto body = sent(made_flee_files());
  CHECK(Client(server.served).ask("POST", address, "", body).status == 401);
  const auto checked = client.ask("POST", fmt::format("{}/check", address), as_analyst, body);
  REQUIRE_MESSAGE(checked.status == 200, checked.body);
  CHECK(checked.body.contains("Nothing is wrong with it."));
  CHECK(server.workspace.count("SELECT count(*) FROM scenario") == 0);
  const auto kept = Client(server.served).ask("POST", address, as_analyst, body);
  REQUIRE_MESSAGE(kept.status == 201, kept.body);
  const auto id = text_in(kept.body, "id");
  CHECK(kept.header("Location") == fmt::format("{}/{}", address, id));
  const auto again = Client(server.served).ask("POST", address, as_analyst, body);
  CHECK(text_in(again.body, "id") == id);
  CHECK(server.workspace.count("SELECT count(*) FROM scenario") == 1);
  CHECK(server.workspace.count("SELECT count(*) FROM audit WHERE action = 'scenario' AND detail "
                               "LIKE '%by analyst%'") == 2);
  CHECK(client.get(fmt::format("{}?format=csv", address)).body.contains(id + ",made,"));
}

TEST_CASE("a mistake in a scenario is a problem with file, line and column, and nothing is kept") {
  ScenarioServer server;
  const auto refused = [&](const FleeFiles& files) {
    return Client(server.served).ask("POST", address, as_analyst, sent(files));
  };
  auto files = made_flee_files();
  files["input_csv/routes.csv"] = "#name1,name2,distance\nAlpha,Nowhere,60\n";
  const auto seen = refused(files);
  CHECK(seen.status == 422);
  CHECK(seen.header("Content-Type") == "application/problem+json");
  CHECK(seen.body.contains("\"file\":\"routes.csv\""));
  CHECK(seen.body.contains("\"line\":2"));
  CHECK(seen.body.contains("\"column\":2"));
  CHECK_FALSE(seen.body.contains("/tmp"));
  files = made_flee_files();
  files["../../etc/cron.csv"] = "x";
  CHECK(refused(files).status == 422);
  CHECK(Client(server.served).ask("POST", address, as_analyst, "not a zip").status == 422);
  const auto name = fmt::format("{}?name=..%2Fx", address);
  CHECK(Client(server.served).ask("POST", name, as_analyst, sent(made_flee_files())).status == 400);
  CHECK(server.workspace.count("SELECT count(*) FROM scenario") == 0);
}

TEST_CASE("a run of a sent scenario is kept with its files, and its page shows it") {
  if (!std::filesystem::exists(program_beside_tests())) {
    return skip_test("the program beside the tests");
  }
  ScenarioServer server;
  Client client(server.served);
  const auto id =
      text_in(client.ask("POST", address, as_analyst, sent(made_flee_files())).body, "id");
  const auto settings = [&](std::string_view more) {
    return fmt::format(R"({{"scenario": "{}", "replicates": 5{}}})", id, more);
  };
  const auto run = run_made(client, settings(""));
  const auto changed = run_made(client, settings(R"(, "changes": "close_border:Home,Abroad,0")"));
  CHECK(run.starts_with("/api/v1/runs/"));
  CHECK(run != changed);
  for (const std::string_view file :
       {"arrivals.csv", "errors.csv", "flows.csv", "member_counts.csv", "out.csv", "report.html",
        "routes.geojson", "summary.json"}) {
    CAPTURE(file);
    const auto seen = client.get(fmt::format("{}/files/{}", run, file));
    CHECK(seen.status == 200);
    CHECK_FALSE(seen.body.contains("corridor-scenario-"));
  }
  CHECK(client.get(run + "/files/out.csv").body.starts_with("Day,Date,CampOne sim"));
  CHECK(client.get(run + "/files/report.html").header("Content-Security-Policy").contains("none"));
  CHECK(client.get(run + "/files/other.csv").status == 404);
  CHECK(client.get(run + "?format=csv").body.contains("scenario " + id));
  const auto code = run.substr(run.rfind('/') + 1), other = changed.substr(changed.rfind('/') + 1);
  const auto page = client.get("/displacement?run=" + code).body;
  for (const std::string_view part :
       {"CampOne", "data-flows=", "Shares of camps", "name=\"other\""}) {
    CAPTURE(part);
    CHECK(page.contains(part));
  }
  const auto both = client.get(fmt::format("/displacement?run={}&other={}", code, other)).body;
  CHECK(both.contains("Both drew the same random numbers"));
  CHECK(both.contains("close_border:Home,Abroad,0"));
  CHECK_FALSE(both.contains("Members are kept one by one"));
  const auto both_on = [&](std::string_view day) {
    return client.get(fmt::format("/displacement?run={}&other={}&day={}", code, other, day));
  };
  const auto early = both_on("1").body;
  CHECK(early.contains("Members are kept one by one on the last day only"));
  CHECK(early.contains("name=\"day\" type=\"number\" value=\"1\""));
  CHECK(early.contains("2020-01-02"));
  CHECK_FALSE(both.contains("2020-01-02"));
  CHECK(both_on("100000").status == 422);
  CHECK(both_on("Tuesday").status == 400);
}

TEST_CASE("settings of a run that make no sense are refused at once, or said when it fails") {
  if (!std::filesystem::exists(program_beside_tests())) {
    return skip_test("the program beside the tests");
  }
  ScenarioServer server;
  Client client(server.served);
  const auto status = [&](std::string_view settings) {
    return client
        .ask("POST", "/api/v1/runs", as_analyst,
             fmt::format(R"({{"model": "displacement", "settings": {}}})", settings))
        .status;
  };
  CHECK(status("{}") == 400);
  CHECK(status(R"({"scenario": "example", "replicates": 5000})") == 400);
  CHECK(status(R"({"scenario": "example", "settings": "/etc/passwd"})") == 400);
  CHECK(status(R"({"scenario": "example", "camp_movechance": 7})") == 422);
}

}  // namespace corridor::scenario_routes_test
