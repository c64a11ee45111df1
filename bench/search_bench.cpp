// Measures the search: how good its order is by judged queries, and how long a query takes.
//   search_bench judge WORKSPACE JUDGED.csv [--misses]   ranking by language, and what was missed
//   search_bench time WORKSPACE JUDGED.csv               the time of a query, in this process
// JUDGED.csv has the columns query, language, address, grade (3 what is looked for, 2 close to it,
// 1 related). bench/search.sh runs it.

#include "registers/search.h"

#include "base/text.h"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace corridor {
namespace {

constexpr std::size_t at_nDCG = 10, at_recall = 20;

struct JudgedQuery {
  std::string words, language;
  std::map<std::string, int> grades;  // by address
};

std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

std::vector<JudgedQuery> read_judged(const std::string& path) {
  std::vector<JudgedQuery> queries;
  const std::string text = read_text(path);
  for (const auto line : split(text, '\n')) {
    const auto fields = split(trim(line), ',');
    if (fields.size() != 4 || fields[0] == "query") continue;
    if (queries.empty() || queries.back().words != fields[0]) {
      queries.push_back({std::string(fields[0]), std::string(fields[1]), {}});
    }
    queries.back().grades[std::string(fields[2])] =
        static_cast<int>(parse_integer(fields[3]).value_or(0));
  }
  return queries;
}

struct Measures {
  double reciprocal_rank = 0, ndcg = 0, recall = 0;
  int queries = 0;
};

/// The discounted gain of grades in their order, as far as `at_nDCG`.
double discounted(const std::vector<int>& grades) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(grades.size(), at_nDCG); ++i) {
    sum += (std::exp2(grades[i]) - 1) / std::log2(static_cast<double>(i) + 2);
  }
  return sum;
}

void judge_one(const JudgedQuery& query, const SearchAnswer& answer, Measures& measures) {
  std::vector<int> grades, ideal;
  double found = 0;
  bool ranked = false;
  for (std::size_t i = 0; i < answer.hits.size(); ++i) {
    const auto grade = query.grades.find(answer.hits[i].address);
    grades.push_back(grade == query.grades.end() ? 0 : grade->second);
    if (grades.back() > 0 && i < at_recall) ++found;
    if (grades.back() < 2 || ranked) continue;
    measures.reciprocal_rank += 1 / static_cast<double>(i + 1);
    ranked = true;
  }
  for (const auto& [address, grade] : query.grades) ideal.push_back(grade);
  std::ranges::sort(ideal, std::greater<>());
  measures.ndcg += discounted(grades) / discounted(ideal);
  measures.recall += found / static_cast<double>(std::min(query.grades.size(), at_recall));
  ++measures.queries;
}

void show_misses(const JudgedQuery& query, const SearchAnswer& answer) {
  fmt::print("{} [{}] {} found, {} with all {} words\n", query.words, query.language, answer.total,
             answer.complete, answer.words_wanted);
  std::map<std::string, int> missed = query.grades;
  for (std::size_t i = 0; i < answer.hits.size() && i < at_nDCG; ++i) {
    const auto& address = answer.hits[i].address;
    const auto grade = query.grades.find(address);
    fmt::print("  {:>2} {} {:.2f} {} {}\n", i + 1, grade == query.grades.end() ? 0 : grade->second,
               answer.hits[i].score, address, answer.hits[i].title.text);
  }
  for (const auto& hit : answer.hits) missed.erase(hit.address);
  for (const auto& [address, grade] : missed) fmt::print("   - {} {}\n", grade, address);
}

Result<void> judge(const Workspace& workspace, const std::string& path, bool misses) {
  std::map<std::string, Measures> by_language;
  Measures all;
  for (const auto& query : read_judged(path)) {
    const auto answer = TRY(search(workspace, {.words = query.words, .most = at_recall}));
    judge_one(query, answer, by_language[query.language]);
    judge_one(query, answer, all);
    if (misses) show_misses(query, answer);
  }
  by_language["all"] = all;
  fmt::print("language  queries  reciprocal rank  nDCG@10  recall@20\n");
  for (const auto& [language, m] : by_language) {
    const double n = m.queries;
    fmt::print("{:<8}  {:>7}  {:>15.3f}  {:>7.3f}  {:>9.3f}\n", language, m.queries,
               m.reciprocal_rank / n, m.ndcg / n, m.recall / n);
  }
  return {};
}

// ---- time --------------------------------------------------------------------------------------

/// Words that legal texts say over and over, and questions as people type them.
constexpr std::array further = {"agreement",
                                "party",
                                "trade",
                                "goods",
                                "services",
                                "article 5",
                                "the parties shall",
                                "\"temporary entry\"",
                                "\"natural persons\"",
                                "temporary entry of business persons",
                                "rules of origin",
                                "dispute settlement panel",
                                "labour rights",
                                "visa",
                                "inmigración",
                                "what is the notice period before a party may withdraw",
                                "trade -goods",
                                "carpenter",
                                "nurse",
                                "welding"};

/// Of this thread: what else the machine does is no part of a query.
double processor_milliseconds() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double milliseconds_of(const Workspace& workspace, const SearchRequest& request) {
  const double begin = processor_milliseconds();
  const auto answer = search(workspace, request);
  const double end = processor_milliseconds();
  if (!answer) fmt::print("{}: {}\n", request.words, answer.error().message);
  return end - begin;
}

void show_times(std::string_view name, std::vector<double> times) {
  std::ranges::sort(times);
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  fmt::print("{:<28}  {:>6}  {:>6.2f}  {:>6.2f}  {:>6.2f}\n", name, times.size(), at(0.5), at(0.95),
             times.back());
}

Result<void> time_queries(const Workspace& workspace, const std::string& path) {
  std::vector<std::string> words;
  for (const auto& query : read_judged(path)) words.push_back(query.words);
  const std::size_t judged = words.size();
  words.insert(words.end(), further.begin(), further.end());
  std::vector<double> first, judged_times, further_times, all, filtered;
  for (const auto& one : words) first.push_back(milliseconds_of(workspace, {.words = one}));
  for (int round = 0; round < 20; ++round) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const double time = milliseconds_of(workspace, {.words = words[i]});
      (i < judged ? judged_times : further_times).push_back(time);
      all.push_back(time);
      SearchRequest request{.words = words[i],
                            .filter = {.kind = "passage", .date = Period::year(2026)}};
      if (i >= judged) filtered.push_back(milliseconds_of(workspace, request));
    }
  }
  fmt::print("{:<28}  {:>6}  {:>6}  {:>6}  {:>6}\n", "milliseconds of processor", "times", "median",
             "p95", "most");
  show_times("each for the first time", first);
  show_times("judged queries", judged_times);
  show_times("common words and questions", further_times);
  show_times("all", all);
  show_times("common, by kind and year", filtered);
  std::vector<std::pair<double, std::string>> slowest;
  for (std::size_t i = 0; i < words.size(); ++i) slowest.emplace_back(-first[i], words[i]);
  std::ranges::sort(slowest);
  for (std::size_t i = 0; i < 12; ++i) {
    fmt::print("  {:.2f}  {}\n", -slowest[i].first, slowest[i].second);
  }
  return {};
}

Result<void> run(const std::vector<std::string>& words) {
  if (words.size() < 3)
    return fail({ErrorKind::usage, "expected judge or time, a workspace and judged queries"});
  const auto workspace = TRY(Workspace::open(words[1], Workspace::Access::read));
  if (words[0] == "time") return time_queries(workspace, words[2]);
  return judge(workspace, words[2], words.size() > 3);
}

}  // namespace
}  // namespace corridor

int main(int count, char** words) {
  const auto done = corridor::run(std::vector<std::string>(words + 1, words + count));
  if (done) return 0;
  fmt::print(stderr, "{}\n", corridor::describe(done.error()));
  return corridor::exit_code_of(done.error().kind);
}
