// Writing over the network: nobody without a token, and what a token's holder did is told.
#include "base/json_document.h"
#include "base/scratch_folder.h"
#include "server/route.h"
#include "server/run_apart.h"
#include "server/served.h"
#include "store/edition.h"
#include "store/run_record.h"
#include "test_data.h"

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

namespace corridor::write_routes_test {
namespace {

constexpr std::string_view tokens =
    "reader reader reader-token-0000\nanalyst analyst analyst-token-000\n"
    "editor editor editor-token-0000\nlate admin expired-token-000 2020-01-01\n";

/// A server whose workspace is empty and whose tokens are those above.
struct Writable {
  ScratchWorkspace workspace;
  Served served;
  Writable() : served(serving()) {}
  Serving serving() {
    return {.options = {.workspace = workspace.file("store.sqlite"),
                        .token_file = workspace.write("tokens", tokens)}};
  }
};

std::string bearer(std::string_view token) {
  return fmt::format("Authorization: Bearer {}\r\n", token);
}

std::string address_of(const Route& route) {
  std::string address(route.pattern);
  for (const auto& [name, value] : {std::pair("{job}", "1"), {"{place}", "BGD"}}) {
    const auto at = address.find(name);
    if (at != address.npos) address.replace(at, std::string_view(name).size(), value);
  }
  return address + (address.contains("editions") ? "?name=a.csv" : "");
}

/// Asks until the job is over.
std::string job_at_end(Client& client, const std::string& address) {
  for (int i = 0; i < 500; ++i) {
    const auto seen = client.get(address);
    REQUIRE(seen.status == 200);
    if (!seen.body.contains("\"waiting\"") && !seen.body.contains("\"running\"")) return seen.body;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return "never over";
}

}  // namespace

TEST_CASE("every route that writes refuses who has no token, a wrong, an old or a lesser one") {
  Writable writable;
  Client client(writable.served);
  int routes = 0;
  for (const auto* route : all_routes()) {
    if (route->method == "GET") {
      CHECK(route->role == Role::everyone);
      continue;
    }
    ++routes;
    CAPTURE(route->pattern);
    CHECK(route->role >= Role::analyst);
    const auto status = [&](std::string_view headers) {
      return Client(writable.served).ask(route->method, address_of(*route), headers, "{}");
    };
    const auto none = status("");
    CHECK(none.status == 401);
    CHECK(none.header("WWW-Authenticate").starts_with("Bearer"));
    CHECK(status(bearer("wrong-token-000000")).status == 401);
    CHECK(status(bearer("expired-token-000")).status == 401);
    CHECK(status(bearer("reader-token-0000")).status == 403);
    CHECK(status(bearer("editor-token-0000") + "Origin: http://elsewhere\r\n").status == 403);
  }
  CHECK(routes >= 3);
  CHECK(writable.workspace.editions() == 0);
  CHECK(writable.workspace.count("SELECT count(*) FROM audit WHERE action <> 'init'") == 0);
}

TEST_CASE("a run is accepted, followed, kept, and told in the audit trail") {
  Writable writable;
  Client client(writable.served);
  const std::string body = R"({"model": "remittance_kept", "settings": {"cost_percent": 6.5}})";
  const auto accepted = client.ask("POST", "/api/v1/runs", bearer("analyst-token-000"), body);
  REQUIRE_MESSAGE(accepted.status == 202, accepted.body);
  const auto job = accepted.header("Location");
  CHECK(job.starts_with("/api/v1/jobs/"));
  Client follower(writable.served);
  follower.send(fmt::format("GET {}/events HTTP/1.1\r\nHost: test\r\n\r\n", job));
  CHECK(job_at_end(client, job).contains("\"done\""));
  const auto events = follower.rest();
  CHECK(events.contains("text/event-stream"));
  CHECK(events.contains("event: done"));
  const auto runs = kept_runs(*writable.workspace);
  REQUIRE(runs.has_value());
  REQUIRE(runs->size() == 1);
  const auto& run = runs->front();
  CHECK(run.settings["cost_percent"] == "6.5");
  const auto findings = client.get(fmt::format("/api/v1/runs/{}/findings", run.id()));
  CHECK(findings.status == 200);
  CHECK(findings.body.starts_with("finding,value,unit"));
  CHECK(client.get(fmt::format("/api/v1/runs/{}", run.id())).status == 200);
  CHECK(writable.workspace.count("SELECT count(*) FROM audit WHERE action = 'run' AND detail LIKE "
                                 "'%by analyst%'") == 1);
}

/// The program beside this one, which the build makes too.
std::string program_beside() {
  std::error_code none;
  return (std::filesystem::read_symlink("/proc/self/exe", none).parent_path() / "corridor")
      .string();
}

/// Serving that runs models and loads in a process of their own.
Serving apart(Writable& writable) {
  auto serving = writable.serving();
  serving.options.program = program_beside();
  return serving;
}

TEST_CASE("a model that needs a place runs in a process of its own, kept like the others") {
  Writable writable;
  if (!std::filesystem::exists(program_beside())) return skip_test("the program beside the tests");
  Served served(apart(writable));
  Client client(served);
  const auto end_of = [&](std::string_view settings) {
    const auto accepted = client.ask(
        "POST", "/api/v1/runs", bearer("analyst-token-000"),
        fmt::format(R"({{"model": "replacement_migration", "settings": {}}})", settings));
    REQUIRE_MESSAGE(accepted.status == 202, accepted.body);
    return job_at_end(client, accepted.header("Location"));
  };
  const auto done = end_of(R"({"place": "JPN", "target": "support_ratio"})");
  CHECK_MESSAGE(done.contains("\"done\""), done);
  const auto failed = end_of(R"({"place": "Atlantis", "target": "support_ratio"})");
  CHECK(failed.contains("\"failed\""));
  CHECK(failed.contains("no place is called \\\"Atlantis\\\""));
  const auto runs = kept_runs(*writable.workspace);
  REQUIRE(runs.has_value());
  REQUIRE(runs->size() == 1);
  CHECK(runs->front().settings["target"] == "support_ratio");
  const auto refused =
      client.ask("POST", "/api/v1/runs", bearer("analyst-token-000"),
                 R"({"model": "replacement_migration", "settings": {"inputs": "/etc"}})");
  CHECK(refused.status == 400);
}

TEST_CASE("a run under way is stopped when it is called back, and when its time is over") {
  const ScratchFolder folder;
  const auto slow = folder.file("slow");
  folder.write("slow", "#!/bin/sh\nsleep 60\n");
  std::filesystem::permissions(slow, std::filesystem::perms::owner_all);
  const auto began = std::chrono::steady_clock::now();
  const auto late = run_apart({slow, "w", {"run", "x"}, std::chrono::seconds(1)});
  REQUIRE_FALSE(late.has_value());
  CHECK(late.error().kind == ErrorKind::limit);
  Jobs jobs;
  const auto job = jobs.add(
      "run slow",
      [&](const std::stop_token& stop) {
        return run_apart(
            {.program = slow, .workspace = "w", .arguments = {"run", "x"}, .stop = stop});
      },
      true);
  REQUIRE(job.has_value());
  const auto id = std::to_string(job->id);
  const auto state = [&] { return jobs.find(id)->state; };
  while (state() == Job::State::waiting) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(jobs.cancel(id).has_value());
  while (!jobs.find(id)->over()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(state() == Job::State::cancelled);
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(30));
}

TEST_CASE("a run that makes no sense is refused at once, with the reason") {
  Writable writable;
  Client client(writable.served);
  const auto ask = [&](std::string_view body) {
    return client.ask("POST", "/api/v1/runs", bearer("analyst-token-000"), body).status;
  };
  CHECK(ask("{") == 422);
  CHECK(ask("[]") == 422);
  CHECK(ask(R"({"model": "no_such_model"})") == 404);
  CHECK(ask(R"({"model": "remittance_kept", "settings": {"cost_percent": 6000}})") == 422);
  CHECK(ask(R"({"model": "remittance_kept", "settings": {"no_such": 1}})") == 400);
  CHECK(client.ask("DELETE", "/api/v1/jobs/7", bearer("analyst-token-000")).status == 404);
}

TEST_CASE(
    "a file that is sent is loaded, answers change with it, and a wrong one changes nothing") {
  Writable writable;
  Client client(writable.served);
  const auto before = client.get("/api/v1/editions?format=csv");
  CHECK(before.status == 200);
  const std::string file = "orig,dest,year,male,female,total\nBGD,MYS,2020,6,4,10\n";
  const auto load = [&](std::string_view name, std::string_view bytes) {
    const auto seen = client.ask("POST", fmt::format("/api/v1/editions?name={}", name),
                                 bearer("editor-token-0000"), bytes);
    REQUIRE_MESSAGE(seen.status == 202, seen.body);
    return job_at_end(client, seen.header("Location"));
  };
  CHECK(load("nonsense.csv", "a,b\n1,2\n").contains("\"failed\""));
  CHECK(writable.workspace.editions() == 0);
  CHECK(
      client.ask("POST", "/api/v1/editions?name=..%2F", bearer("editor-token-0000"), "x").status ==
      400);
  CHECK(Client(writable.served)
            .ask("POST", "/api/v1/editions?name=a.csv", bearer("analyst-token-000"), "x")
            .status == 403);
  const std::string series = "/api/v1/series/migrant_stock/BGD-MYS?format=csv&sex=total";
  CHECK(client.get(series).status == 404);
  CHECK(load("stock.csv", file).contains("\"done\""));
  CHECK(writable.workspace.editions() == 1);
  CHECK(client.get("/api/v1/editions?format=csv").body != before.body);
  CHECK(client.get(series).body.contains(",total,total,10,"));
  CHECK(writable.workspace.count("SELECT count(*) FROM audit WHERE action = 'upload' AND detail "
                                 "LIKE '%by editor%'") == 1);
}

TEST_CASE("a workspace found damaged is read as far as it goes, and not written") {
  const ScratchFolder folder;
  const auto path = folder.file("damaged.sqlite");
  std::filesystem::copy_file(default_workspace(), path);
  const auto size = std::filesystem::file_size(path);
  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    // All but the first pages, which say what tables there are.
    file.seekp(static_cast<std::streamoff>(size / 4));
    for (std::uintmax_t i = size / 4; i < size; i += 4096) file << std::string(4096, 'x');
  }
  Writable writable;
  auto serving = writable.serving();
  serving.options.workspace = path;
  Served served(serving);
  Client client(served);
  const auto seen = client.get("/api/v1/series/migrant_stock/BGD-MYS");
  CHECK(seen.status == 503);
  CHECK(seen.body.contains("restore it from a copy"));
  CHECK(client.get("/api/v1/health").status == 503);
  CHECK(client.get("/api/v1/models").status == 200);
  const auto refused = client.ask("POST", "/api/v1/runs", bearer("analyst-token-000"),
                                  R"({"model": "remittance_kept"})");
  CHECK(refused.status == 503);
  CHECK(refused.body.contains("is damaged"));
  std::filesystem::copy_file(default_workspace(), path + ".new");
  std::filesystem::rename(path + ".new", path);
  CHECK(client.get("/api/v1/health").status == 200);
}

TEST_CASE("answers to a self-assessment come to levels, and nothing is kept of them") {
  Writable writable;
  Client client(writable.served);
  const auto questions = client.get("/api/v1/assessments/BGD");
  CHECK(questions.header("Content-Type") == "application/yaml; charset=utf-8");
  const auto answer = [&](std::string_view body) {
    return client.ask("POST", "/api/v1/assessments/BGD", bearer("analyst-token-000"), body);
  };
  const auto seen = answer(questions.body);
  CHECK_MESSAGE(seen.status == 200, seen.body);
  CHECK(seen.body.starts_with("{"));
  CHECK(answer("place: [").status == 422);
  CHECK(client.get("/api/v1/assessments/Atlantis").status == 404);
}

TEST_CASE("a table that is sent gives a first mapping for it") {
  Writable writable;
  const auto seen =
      Client(writable.served)
          .ask("POST", "/api/v1/mappings/draft?name=table.csv", bearer("analyst-token-000"),
               "Country,Year,Migrants\nNepal,2020,10\nIndia,2020,12\nNepal,2021,11\n");
  CHECK_MESSAGE(seen.status == 200, seen.body);
  CHECK(seen.body.contains("Migrants"));
}

TEST_CASE("flows that are sent are forecast in a process of its own, and the run is kept") {
  Writable writable;
  if (!std::filesystem::exists(program_beside())) return skip_test("the program beside the tests");
  Served served(apart(writable));
  Client client(served);
  std::string flows = "orig,dest,f1990,f1995,f2000,f2005\n";
  for (const auto* pair : {"BGD,MYS", "MYS,BGD", "NPL,MYS", "MYS,NPL", "BGD,NPL", "NPL,BGD"}) {
    flows += fmt::format("{},100,120,130,150\n", pair);
  }
  const auto forecast = [&](std::string_view body) {
    const auto accepted = client.ask("POST", "/api/v1/runs/flow_forecast?horizon=2010",
                                     bearer("analyst-token-000"), body);
    REQUIRE_MESSAGE(accepted.status == 202, accepted.body);
    return job_at_end(client, accepted.header("Location"));
  };
  const auto done = forecast(flows);
  CHECK_MESSAGE(done.contains("\"done\""), done);
  CHECK(forecast("a,b\n1,2\n").contains("\"failed\""));
  const auto runs = kept_runs(*writable.workspace);
  REQUIRE(runs.has_value());
  REQUIRE(runs->size() == 1);
  CHECK(runs->front().model == "flow_forecast");
}

TEST_CASE("a load in a process of its own keeps what a load here keeps, and can be stopped") {
  Writable writable;
  if (!std::filesystem::exists(program_beside())) return skip_test("the program beside the tests");
  Served served(apart(writable));
  Client client(served);
  const auto load = [&](std::string_view bytes) {
    return client.ask("POST", "/api/v1/editions?name=stock.csv", bearer("editor-token-0000"),
                      bytes);
  };
  const auto done = job_at_end(
      client, load("orig,dest,year,male,female,total\nBGD,MYS,2020,6,4,10\n").header("Location"));
  CHECK_MESSAGE(done.contains("\"done\""), done);
  CHECK(done.contains("/api/v1/editions?edition="));
  CHECK(writable.workspace.editions() == 1);
  std::string large = "orig,dest,year,male,female,total\n";
  for (int year = 1000; year < 3000; ++year) {
    for (const auto* pair : {"BGD,MYS", "NPL,MYS", "IND,MYS", "PAK,MYS", "LKA,MYS", "MMR,MYS",
                             "IDN,MYS", "VNM,MYS", "THA,MYS", "PHL,MYS"}) {
      large += fmt::format("{},{},6,4,10\n", pair, year);
    }
  }
  const auto job = load(large).header("Location");
  CHECK(client.ask("DELETE", job, bearer("editor-token-0000")).status == 200);
  const auto end = job_at_end(client, job);
  CHECK_MESSAGE(end.contains("\"cancelled\""), end);
  CHECK(writable.workspace.editions() == 1);
}

TEST_CASE("a file that is only looked at says what would be rejected, and changes nothing") {
  Writable writable;
  Client client(writable.served);
  const auto look = [&](std::string_view bytes) {
    return client.ask("POST", "/api/v1/editions/check?name=stock.csv", bearer("editor-token-0000"),
                      bytes);
  };
  const auto seen = look(
      "orig,dest,year,male,female,total\nBGD,MYS,2020,6,4,10\nIND,MYS,2020,6,4,10\n"
      "NPL,MYS,2020,6,many,10\n");
  REQUIRE_MESSAGE(seen.status == 200, seen.body);
  CHECK(seen.body.contains("\"rows_read\":3"));
  CHECK(seen.body.contains("\"rejected\":1"));
  CHECK(seen.body.contains("\"seen\":\"many\""));
  CHECK(look("a,b\n1,2\n").status == 422);
  CHECK(writable.workspace.editions() == 0);
}

}  // namespace corridor::write_routes_test
