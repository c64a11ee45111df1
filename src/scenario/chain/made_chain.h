#pragma once
// For tests: a small chain made up by hand, in a workspace of its own.
//
//   recommendation w1_01 -> ministries, commitment sdg_10_7, practice courses, law treaty,
//                           indicator remittance_cost, tool
//   recommendation w1_02 -> nobody and nothing
//   commitment sdg_10_7  -> ministries; protection contract; measured by remittance_cost
//   commitment gcm_02    -> nobody; serves sdg_10_7
//   practice courses     -> board (an agency of Bangladesh), two studies
//   practice bare        -> nobody, no study
//   the treaty binds Bangladesh and gives a contract; board names it as its mandate

#include "evidence/scratch_workspace.h"

#include <string>
#include <string_view>

namespace corridor {

inline constexpr std::string_view made_head =
    "version: \"2026-11-29\"\npublisher: Us\nlicence: CC-BY-4.0\nauthor: A. Author\n"
    "reason: First version\nknown_to: \"2026-11-29\"\n";

inline constexpr std::string_view made_law = R"(register: law
title: Law
instruments:
  - code: treaty
    title: Convention on contracts
    type: convention
    topics: [labour]
    open_to: world
    adopted: "1990-01-01"
    in_force: "1992-01-01"
    known_to: "2026-01-01"
    summary: Contracts in writing.
    provisions:
      - {at: art_1, title: A contract in writing, gives: [contract], summary: In writing.}
    events:
      - {kind: ratification, party: BGD, date: "1995-01-01"}
  - code: lonely
    title: Convention that nobody keeps
    type: convention
    topics: [trade]
    open_to: world
    adopted: "1990-01-01"
    summary: Nobody looks after it.
)";

inline constexpr std::string_view made_actors = R"(register: actors
title: Actors
actors:
  - {code: state, title: The state, summary: All of it., type: ministry, places: [MYS]}
  - code: board
    title: Welfare board
    short: WB
    summary: It helps people abroad.
    type: agency
    places: [BGD]
    topics: [labour]
    mandate_source: instrument:treaty
  - {code: office, title: Office, summary: A part., type: agency, part_of: board, places: [BGD]}
services:
  - code: hotline
    title: Help line
    summary: Advice by telephone.
    type: hotline
    places: [BGD]
    for: [worker]
    leaves_out: [student]
    by: [board]
    languages: [bn]
    cost: free
    topics: [labour]
  - {code: school, title: School, summary: For all., type: school, places: [MYS]}
initiatives:
  - code: process
    title: Process
    summary: States talk.
    type: regional_process
    topics: [labour]
    phases: [policy]
    places: [BGD, NPL]
    actors: [board]
  - code: forum
    title: Forum
    summary: States talk more.
    type: global_forum
    topics: [labour, return]
    phases: [policy]
)";

inline constexpr std::string_view made_practices = R"(register: practices
title: Practices
practices:
  - code: courses
    title: Courses before leaving
    summary: Courses about contracts.
    places: [BGD]
    topics: [labour]
    actors: [board]
    needs: [contract]
    law: [treaty]
    evidence:
      - {kind: randomised, finding: positive, source: "Doe (2019), a trial", year: "2019"}
      - {kind: monitoring, finding: positive, source: "Roe (2020), counts", year: "2020"}
  - {code: bare, title: Bare, summary: Nothing is known., places: [MYS], needs: [smuggling]}
)";

inline constexpr std::string_view made_recommendations = R"(register: recommendations
title: Recommendations
recommendations:
  - code: w1_01
    workshop: w1
    voice: delegates
    title: Make contracts readable
    summary: In the language of the worker.
    topics: [labour]
    responsible: [ministry]
    status: open
    commitments: [sdg_10_7]
    law: [treaty]
    practices: [courses]
    indicators: [remittance_cost]
    tools: ["corridor law BGD-MYS"]
  - {code: w1_02, workshop: w1, voice: chair, title: Do it, summary: Soon., status: open}
  - code: w2_01
    workshop: w2
    voice: breakout
    title: Did it
    summary: Long ago.
    status: done
    status_note: {en: It was done.}
)";

class MadeChain {
 public:
  MadeChain() {
    load(made_law);
    load(made_actors);
    load(made_practices);
    add_commitments();
    load(made_recommendations);
  }
  const Workspace& workspace() const { return *scratch_; }
  ScratchWorkspace& scratch() { return scratch_; }
  Result<LoadReport> try_to_load(std::string_view text) {
    std::string whole(text);
    return load_file(*scratch_,
                     scratch_.write("r" + std::to_string(++files_) + ".yml",
                                    whole.insert(whole.find('\n') + 1, made_head)),
                     {});
  }
  void load(std::string_view text) {
    const auto loaded = try_to_load(text);
    ENSURE(loaded.has_value(), "what tests make up loads");
  }
  /// Lets an indicator be what the commitment sdg_10_7 is measured by.
  void measure_by(const std::string& indicator) {
    execute("UPDATE record SET fields = 'measure_1_indicator=" + indicator +
            "' || char(10) || 'measures=1' WHERE code = 'sdg_10_7'");
    execute("UPDATE link SET to_item = 'indicator:" + indicator +
            "' WHERE relation = 'measured_by'");
  }
  void execute(const std::string& sql) {
    ENSURE(scratch_->database().execute(sql).has_value(), "a test's statement is right");
  }

 private:
  /// Written as their rows lie in the store, as part of the first edition.
  void add_commitments() {
    for (const std::string code : {"sdg_10_7", "gcm_02"}) {
      execute("INSERT INTO record VALUES(1, 'commitment', '" + code + "', 'Promise " + code +
              "', 'Promised.', '', '', 0, 0, '', '', 9, 1)");
    }
    measure_by("remittance_cost");
    link("commitment:sdg_10_7", "responsible", "actor_type:ministry");
    link("commitment:sdg_10_7", "calls_on", "protection:contract");
    link("commitment:sdg_10_7", "measured_by", "indicator:remittance_cost");
    link("commitment:gcm_02", "serves", "commitment:sdg_10_7");
  }
  void link(const std::string& from, const std::string& relation, const std::string& to) {
    execute("INSERT INTO link VALUES(1, '" + from + "', '" + relation + "', '" + to +
            "', 0, 0, '', 9, 1)");
  }

  mutable ScratchWorkspace scratch_;
  int files_ = 0;
};

}  // namespace corridor
