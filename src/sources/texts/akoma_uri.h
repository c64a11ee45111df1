#pragma once
// The addresses of Akoma Ntoso, as far as they name instruments and parts of them:
// /akn/bd/act/2013/48/eng@2016-01-01/!main#sec_5 is section 5 of bd_act_2013_48.

#include <string>
#include <string_view>

namespace corridor {

struct AkomaTarget {
  std::string code;       // of the instrument; empty for the text itself ("#sec_5")
  std::string provision;  // eId; empty where none is named
  /// "provision:bd_act_2013_48/sec_5"; `own` where the text itself is meant.
  std::string address(std::string_view own) const;
};

/// Empty for an address of another kind, such as that of a web page.
AkomaTarget akoma_target(std::string_view href);

}  // namespace corridor
