#include "scenario/assessment/assess.h"

#include "base/file.h"
#include "base/text.h"
#include "evidence/figure_stream.h"
#include "registers/law_book.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

namespace corridor {
namespace {

constexpr std::size_t most_peers = 5;
constexpr double good_level = 3;

std::vector<std::size_t> questions_from(std::size_t first, std::size_t count) {
  std::vector<std::size_t> questions(count);
  std::iota(questions.begin(), questions.end(), first);
  return questions;
}

/// Titles of instruments and provisions, looked up once.
class LawTitles {
 public:
  explicit LawTitles(const LawBook& book) : book_(book) {}

  /// Nothing where the address names no law of the workspace.
  Result<std::optional<std::string>> title(const std::string& address) {
    const auto colon = address.find(':'), slash = address.find('/');
    if (address.starts_with("http")) return address;
    const std::string code = address.substr(colon + 1, slash - colon - 1);
    auto known = instruments_.find(code);
    if (known == instruments_.end()) {
      known = instruments_.emplace(code, TRY(book_.instrument(code))).first;
    }
    if (!known->second) return std::nullopt;
    const std::string name(known->second->short_title());
    if (address.starts_with("instrument:")) return name;
    const auto& provisions = known->second->provisions;
    const std::string at = slash == address.npos ? "" : address.substr(slash + 1);
    const auto found = std::ranges::find(provisions, at, &Provision::at);
    if (found == provisions.end()) return std::nullopt;
    return fmt::format("{}, {}: {}", name, at, found->title);
  }

  /// The protections that law gives whose title was asked for.
  void add_protections(const std::string& address, std::set<std::string_view>& given) const {
    const auto colon = address.find(':'), slash = address.find('/');
    const auto known = instruments_.find(address.substr(colon + 1, slash - colon - 1));
    if (known == instruments_.end() || !known->second || slash == address.npos) return;
    for (const auto& provision : known->second->provisions) {
      if (provision.at != address.substr(slash + 1)) continue;
      given.insert(provision.gives.begin(), provision.gives.end());
    }
  }

  /// Addresses near one that names nothing.
  std::string hint(const std::string& address) const {
    const auto slash = address.find('/');
    const std::string code = address.substr(0, slash).substr(address.find(':') + 1);
    const auto known = instruments_.find(code);
    if (known != instruments_.end() && known->second && slash != address.npos) {
      std::vector<std::string> near;
      for (const auto& provision : known->second->provisions) near.push_back(provision.at);
      const auto meant = did_you_mean(address.substr(slash + 1), near);
      if (!meant.empty()) return meant;
    }
    return "`corridor find TEXT` searches; a page goes by its address, https://...";
  }

 private:
  const LawBook& book_;
  std::map<std::string, std::optional<Instrument>> instruments_;
};

Result<void> check_law(const AssessedAnswer& answer, LawTitles& titles,
                       std::map<std::string, std::string>& into) {
  for (const auto& address : answer.law) {
    auto title = TRY(titles.title(address));
    if (!title) {
      return fail({ErrorKind::invalid, fmt::format("no law is called \"{}\"", address),
                   answer.where_law, titles.hint(address)});
    }
    into.emplace(address, std::move(*title));
  }
  return {};
}

struct LawOfAnswers {
  std::map<std::string, std::string> titles;
  GivenProtections given;  // by what the questions name
};

/// Titles of what the answers cite, all of which must exist, and of what the questions name.
Result<LawOfAnswers> law_of(const Assessment& assessment, const Workspace& workspace) {
  const auto book = TRY(LawBook::open(workspace));
  LawTitles titles(book);
  LawOfAnswers law;
  for (const auto& answer : assessment.policy) TRY(check_law(answer, titles, law.titles));
  for (const auto& answer : assessment.integration) TRY(check_law(answer, titles, law.titles));
  for (std::size_t i = 0; i < policy_question_count; ++i) {
    for (const auto address : split(policy_questions()[i].law, ' ')) {
      const std::string written(address);
      if (auto title = TRY(titles.title(written))) law.titles.emplace(written, std::move(*title));
      titles.add_protections(written, law.given[i]);
    }
  }
  return law;
}

/// Levels of all countries by domain, of the latest year that has any.
class PeerFinder {
 public:
  Result<void> read(const Workspace& workspace) {
    return each_figure(workspace, {.indicators = {"migration_policy_level"}},
                       [&](const Observation& o, const Edition&) {
                         take(o);
                         return Result<void>{};
                       });
  }

  Peers near(Place place, std::size_t domain) const {
    if (years_.empty()) return {};
    const auto& [year, levels] = *years_.rbegin();
    Peers peers{.year = year, .places = {}};
    std::vector<std::pair<int, Place>> found;  // by distance
    for (const auto& [country, by_domain] : levels) {
      if (country == place || by_domain[domain] < good_level) continue;
      found.emplace_back(distance(place, country), country);
    }
    std::ranges::sort(found, {},
                      [](const auto& one) { return std::pair(one.first, one.second.code()); });
    for (const auto& [far, country] : found) {
      if (peers.places.size() < most_peers) peers.places.push_back(country);
    }
    return peers;
  }

 private:
  void take(const Observation& o) {
    constexpr std::string_view domain = "policy_domains=domain";
    const std::string_view dimensions = o.key.dimensions;
    if (o.state != State::value || !dimensions.starts_with(domain)) return;
    const auto index = static_cast<std::size_t>(dimensions.back() - '1');
    if (index >= policy_domain_count || !Gazetteer::get().is_part_of_a_total(o.key.place)) return;
    years_[o.key.period.start_year()][o.key.place][index] = o.value;
  }

  /// 0 in the same part of a region, 1 in the same region, 2 elsewhere.
  static int distance(Place one, Place other) {
    const auto& gazetteer = Gazetteer::get();
    const auto parents = [&](Place place) {
      std::vector<Place> chain;
      for (const auto* record = gazetteer.find(place); record != nullptr && !record->parent.empty();
           record = gazetteer.find(record->parent)) {
        if (record->parent != world) chain.push_back(record->parent);
      }
      return chain;
    };
    const auto of_one = parents(one), of_other = parents(other);
    if (of_one.empty() || of_other.empty()) return 2;
    if (of_one.front() == of_other.front()) return 0;
    return of_one.back() == of_other.back() ? 1 : 2;
  }

  std::map<int, std::map<Place, std::array<double, policy_domain_count>>> years_;
};

migration_policies::Inputs inputs_of(const Assessment& assessment) {
  migration_policies::Inputs inputs;
  for (std::size_t i = 0; i < policy_question_count; ++i) {
    inputs.half_points[i] = assessment.policy[i].value;
  }
  return inputs;
}

std::vector<integration_score::Answer> integration_answers(const Assessment& assessment) {
  std::vector<integration_score::Answer> answers;
  for (std::size_t i = 0; i < integration_questions().size(); ++i) {
    const auto& question = integration_questions()[i];
    const auto* area = find_integration_area(question.area);
    const auto dimension = std::ranges::find(area->dimensions, question.dimension);
    answers.push_back({static_cast<std::size_t>(area - integration_areas().data()),
                       static_cast<std::size_t>(dimension - area->dimensions.begin()),
                       assessment.integration[i].value});
  }
  return answers;
}

}  // namespace

Result<AssessmentFindings> assess(const Assessment& assessment, const Workspace& workspace) {
  AssessmentFindings found;
  auto law = TRY(law_of(assessment, workspace));
  found.law = std::move(law.titles);
  found.practices = TRY(helpful_practices(workspace, assessment.place, law.given));
  const auto inputs = inputs_of(assessment);
  found.policies = migration_policies::run(inputs);
  found.roadmap = migration_policies::next_level(inputs, questions_from(0, policy_question_count),
                                                 most_sets_listed);
  PeerFinder peers;
  TRY(peers.read(workspace));
  for (std::size_t i = 0; i < policy_domain_count; ++i) {
    found.domain_roadmaps[i] = migration_policies::next_level(
        inputs, questions_from(i * questions_per_domain, questions_per_domain), most_sets_listed);
    found.peers[i] = peers.near(assessment.place, i);
  }
  const auto answers = integration_answers(assessment);
  found.integration_2020 = integration_score::run(answers, integration_score::Edition::y2020);
  found.integration_2015 = integration_score::run(answers, integration_score::Edition::y2015);
  found.remarks = assessment.remarks;
  return found;
}

AssessmentChanges changes_since(const Assessment& before, const Assessment& now) {
  AssessmentChanges since{.date = before.date,
                          .before = migration_policies::run(inputs_of(before)).overall,
                          .changes = {}};
  for (std::size_t i = 0; i < policy_question_count; ++i) {
    const auto was = before.policy[i].value, is = now.policy[i].value;
    if (was != is) since.changes.push_back({i, was, is});
  }
  return since;
}

Assessment new_assessment(Place place) {
  return {.place = place, .date = timestamp_now().substr(0, 10), .policy = {}};
}

Result<Assessment> open_assessment(const std::string& path, Place place) {
  auto assessment = TRY(read_assessment(path, TRY(read_file(path)).view()));
  if (assessment.place == place) return assessment;
  return fail({ErrorKind::conflict,
               fmt::format("the file assesses {}, not {}", assessment.place.code(), place.code()),
               {path},
               "Name that place, or another file."});
}

}  // namespace corridor
