#include "report/page/instrument_links.h"

#include "report/catalogue_tables.h"
#include "report/page/markup.h"
#include "report/render_escape.h"

#include <fmt/core.h>

namespace corridor {
namespace {

constexpr std::string_view closing = "</t", own_direction = "</span>";

}  // namespace

Result<InstrumentLinks> InstrumentLinks::read(const Workspace& workspace,
                                              const std::string& language) {
  InstrumentLinks links;
  const auto table = TRY(instruments_table(workspace, language));
  for (const auto& row : table.rows) {
    const auto& code = std::get<std::string>(row[0].value);
    for (std::size_t i = 0; i < 3; ++i) {
      const auto* name = std::get_if<std::string>(&row[i].value);
      if (name != nullptr && !name->empty()) links.codes_.emplace(escape_html(*name), code);
    }
  }
  return links;
}

const std::string* InstrumentLinks::code_of(std::string_view cell) const {
  if (const auto found = codes_.find(cell); found != codes_.end()) return &found->second;
  const auto bracket = cell.rfind(" (");
  if (bracket == cell.npos || !cell.ends_with(')')) return nullptr;
  const auto code = cell.substr(bracket + 2, cell.size() - bracket - 3);
  const auto found = codes_.find(code);
  return found == codes_.end() ? nullptr : &found->second;
}

std::string InstrumentLinks::link(std::string_view html) const {
  std::string out;
  for (;;) {
    const auto close = html.find(closing);
    if (close == html.npos) return out.append(html);
    auto end = close;
    if (html.substr(0, end).ends_with(own_direction)) end -= own_direction.size();
    const auto begin = html.rfind('>', end - 1) + 1;
    const auto cell = html.substr(begin, end - begin);
    const auto* code = cell.empty() ? nullptr : code_of(cell);
    out += html.substr(0, begin);
    out += code == nullptr
               ? std::string(cell)
               : fmt::format("<a href=\"{}\">{}</a>", page_address("/law", *code), cell);
    out += html.substr(end, close + closing.size() - end);
    html.remove_prefix(close + closing.size());
  }
}

}  // namespace corridor
