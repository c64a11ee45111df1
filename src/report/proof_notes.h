#pragma once
// Proof notes: what a proof id stands for in one line, without reading the figure or the file again
// (evidence/proof.h does). For documents that cite many.

#include "report/document.h"
#include "store/edition.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct CitedProof {
  ProofNote note;
  std::vector<Citation> citations;  // of a computed figure those of its parts
};

class ProofNotes {
 public:
  explicit ProofNotes(const Workspace& workspace) : workspace_(workspace) {}
  /// ErrorKind::not_found where no edition has it.
  Result<CitedProof> of(std::string_view id);

 private:
  Result<const Citation*> citation(std::string_view edition);
  const Workspace& workspace_;
  std::map<std::string, Citation, std::less<>> editions_;  // by short id
};

}  // namespace corridor
