#pragma once
// What a user asks of a displacement run, and what is made of it: the world read, the rules put
// together (usual ones, the settings file, single settings, changes), engine and order chosen.

#include "base/result.h"
#include "models/displacement/displacement.h"
#include "models/displacement/rules.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor {

struct DisplacementRequest {
  std::string folder;
  std::string settings = {};  // file; empty: simsetting.yml of the folder, where it has one
  std::string compat = {};    // "flee", or empty
  std::string engine = {};    // cohort or person; empty: what suits
  std::string order = {};     // serial or phase; empty: what suits
  int days = 0;
  std::uint64_t seed = 1;
  int replicates = 1;
  double hasten = 0;  // 0: as the settings say
  bool leak_free = false;
  std::vector<std::string> set = {};      // "camp_weight=2"
  std::vector<std::string> changes = {};  // scenario/displacement/changes.h
};

struct PreparedDisplacement {
  displacement::World world;
  displacement::Rules rules;
  displacement::Options options;
  std::string settings_file;
  std::vector<std::string> remarks;
  std::vector<Error> doubts;
  std::vector<std::string> files;
  std::vector<std::string> hashes;  // SHA-256 of each file
  std::string digest;               // of files, rules, seed and what else members depend on
};

Result<PreparedDisplacement> prepare_displacement(const DisplacementRequest& request);

/// The rules as text, one a line, for records and digests.
std::string rules_text(const displacement::Rules& rules);

}  // namespace corridor
