#include "registers/commitments.h"

#include "base/text.h"
#include "registers/current.h"
#include "registers/link_rows.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>

namespace corridor {
namespace {

struct Framework {
  std::string_view code, label;
};
constexpr std::array<Framework, 4> frameworks{{{"sdg", "SDG"},
                                               {"gcm", "Global Compact"},
                                               {"nyd", "New York Declaration"},
                                               {"pledge", "Pledge"}}};

auto rank_of(std::string_view framework) {
  return std::ranges::find(frameworks, framework, &Framework::code) - frameworks.begin();
}

/// "10.c" as parts that sort as people count: numbers by size, before letters.
std::vector<std::pair<int, std::string>> order_of_number(std::string_view number) {
  std::vector<std::pair<int, std::string>> parts;
  for (const auto part : split(number, '.')) {
    const auto value = parse_integer(part);
    parts.emplace_back(value ? static_cast<int>(*value) : 1'000'000, std::string(part));
  }
  return parts;
}

std::vector<std::string> strings_of(const NamedLines& fields, std::string_view name) {
  const auto words = fields.list(name);
  return {words.begin(), words.end()};
}

CommitmentMeasure measure_of(const NamedLines& fields, int number) {
  const auto field = [&](std::string_view name) {
    return fields[fmt::format("measure_{}_{}", number, name)];
  };
  const auto year = [&](std::string_view name, int usual) {
    return static_cast<int>(parse_integer(field(name)).value_or(usual));
  };
  return {.indicator = std::string(field("indicator")),
          .take = std::string(field("take")),
          .part = std::string(field("part")),
          .of = std::string(field("of")),
          .wanted_down = field("wanted") != "up",
          .kind = std::string(field("kind")),
          .target = parse_number(field("target")),
          .by = year("by", 2030),
          .base = year("base", 2015),
          .note = std::string(field("note"))};
}

void add_fields(Commitment& commitment, const NamedLines& fields) {
  commitment.framework = fields["framework"];
  commitment.number = fields["number"];
  commitment.topics = strings_of(fields, "topics");
  commitment.responsible = strings_of(fields, "responsible");
  commitment.covers = strings_of(fields, "covers");
  commitment.except = strings_of(fields, "except");
  commitment.url = fields["url"];
  const auto count = parse_integer(fields["measures"]).value_or(0);
  for (int number = 1; number <= count; ++number) {
    commitment.measures.push_back(measure_of(fields, number));
  }
}

void sort(std::vector<Commitment>& commitments) {
  std::ranges::stable_sort(commitments, [](const Commitment& a, const Commitment& b) {
    return std::tuple(rank_of(a.framework), order_of_number(a.number), std::string_view(a.code)) <
           std::tuple(rank_of(b.framework), order_of_number(b.number), std::string_view(b.code));
  });
}

bool begins(std::string_view number, std::string_view asked) {
  return number == asked || number.starts_with(fmt::format("{}.", asked));
}

}  // namespace

std::string Commitment::title_in(std::string_view language) const {
  const auto translated = names[language];
  return translated.empty() ? title : std::string(translated);
}

std::string_view framework_title(std::string_view framework) {
  const auto known = std::ranges::find(frameworks, framework, &Framework::code);
  return known == frameworks.end() ? framework : known->label;
}

bool Commitment::is_of(Place place) const {
  if (std::ranges::find(except, place.code()) != except.end()) return false;
  if (places.empty()) return true;
  return std::ranges::any_of(places, [&](Place one) {
    if (one == place) return true;
    const auto members = Gazetteer::get().members(one);
    return std::ranges::find(members, place) != members.end();
  });
}

Result<std::vector<Commitment>> read_commitments(const Workspace& workspace,
                                                 std::string_view known_by) {
  const auto current = TRY(CurrentEditions::read(workspace, known_by));
  std::vector<Commitment> commitments;
  auto rows = TRY(workspace.database().prepare(
      "SELECT edition, code, title, summary, since, until, names, fields, places, file_row,"
      " file_column FROM record WHERE kind = 'commitment' ORDER BY code, edition DESC"));
  while (TRY(rows.step())) {
    const auto edition = rows.integer(0);
    const bool is_again = !commitments.empty() && commitments.back().code == rows.text(1);
    if (current.find(edition) == nullptr || is_again) continue;
    Commitment commitment{.code = rows.text(1),
                          .framework = {},
                          .number = {},
                          .title = rows.text(2),
                          .summary = rows.text(3),
                          .names = NamedLines(rows.text(6)),
                          .since = Period::from_key(rows.integer(4)),
                          .until = Period::from_key(rows.integer(5))};
    add_fields(commitment, NamedLines(rows.text(7)));
    const std::string places = rows.text(8);
    for (const auto code : split(places, ' ')) {
      if (!code.empty()) commitment.places.emplace_back(code);
    }
    commitment.proof = current.proof(edition, {static_cast<std::uint32_t>(rows.integer(9)),
                                               static_cast<std::uint16_t>(rows.integer(10))});
    commitment.publisher = current.find(edition)->citation.publisher;
    commitments.push_back(std::move(commitment));
  }
  sort(commitments);
  return commitments;
}

Result<std::vector<Commitment>> choose_commitments(std::vector<Commitment> all,
                                                   std::string_view asked) {
  if (asked.empty()) return all;
  const auto of_number = [&](const Commitment& c) {
    return c.code == asked || begins(c.number, asked);
  };
  const auto below = [&](const Commitment& c) {
    return std::ranges::any_of(c.measures,
                               [&](const auto& measure) { return begins(measure.of, asked); });
  };
  const auto of_framework = [&](const Commitment& c) { return c.framework == asked; };
  using Asked = std::function<bool(const Commitment&)>;
  for (const Asked& is_asked : {Asked(of_number), Asked(below), Asked(of_framework)}) {
    std::vector<Commitment> chosen;
    std::ranges::copy_if(all, std::back_inserter(chosen), is_asked);
    if (!chosen.empty()) return chosen;
  }
  std::vector<std::string> names;
  for (const auto& commitment : all) {
    names.push_back(commitment.code);
    names.push_back(commitment.number);
  }
  auto hint = did_you_mean(asked, names);
  if (hint.empty()) {
    hint =
        "Write a number (10.7, 10.c.1, 20), a code (sdg_10_7, gcm_20), or a framework: sdg, gcm, "
        "nyd, pledge.";
  }
  return fail({ErrorKind::not_found,
               fmt::format("no commitment is called \"{}\"", clip(asked, 80)),
               {},
               std::move(hint)});
}

Result<CommitmentLinks> read_commitment_links(const Workspace& workspace,
                                              std::string_view known_by) {
  constexpr std::array<std::string_view, 4> relations{"calls_on", "part_of", "responsible",
                                                      "serves"};
  const auto current = TRY(CurrentEditions::read(workspace, known_by));
  CommitmentLinks links;
  constexpr std::array<std::string_view, 1> kinds{"commitment"};
  for (auto& link : TRY(LinkRows(workspace, current).from_kinds(kinds))) {
    if (std::ranges::find(relations, link.relation) == relations.end()) continue;
    const auto code = address_parts(link.from).code;
    links[std::string(code)].push_back({std::move(link.relation), std::move(link.to)});
  }
  return links;
}

}  // namespace corridor
