#pragma once
// For tests: a workspace with a handful of figures, written as short lines.

#include "evidence/claims/verdict.h"
#include "evidence/scratch_workspace.h"

#include <fmt/core.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace corridor {

/// One figure: "migrant_stock,BGD,MYS,2020,total,10" and, where they matter, status, low and high.
struct SmallFigure {
  std::string_view text;  // indicator,origin,place,period,sex,value
  std::string_view status = "A";
  std::string_view low = "", high = "";
  std::string_view age = "total", dimensions = "";
};

inline void load_figures(ScratchWorkspace& store, std::string_view dataset,
                         std::string_view version, std::initializer_list<SmallFigure> figures) {
  std::string csv =
      "indicator,origin,place,period,sex,age,reporter,dimensions,value,state,status,low,high,unit,"
      "dataset,version,publisher,licence,edition,proof\n";
  for (const auto& figure : figures) {
    const auto last = figure.text.rfind(',');
    const auto value = figure.text.substr(last + 1);
    csv += fmt::format("{},{},publisher,{},{},{},{},{},{},,{},{},Publisher,CC-BY-4.0,a,a.1.1\n",
                       figure.text.substr(0, last), figure.age, figure.dimensions, value,
                       value.empty() ? "missing" : "value", value.empty() ? "O" : figure.status,
                       figure.low, figure.high, dataset, version);
  }
  const auto loaded = store.load(csv);
  ENSURE(loaded.has_value() && loaded->rejections.empty(), "a test's figures are loaded");
}

}  // namespace corridor
