#include "base/check.h"
#include "base/text.h"
#include "server/route.h"
#include "server/server_state.h"

#include <fmt/format.h>

#include <algorithm>

namespace corridor {
namespace {

std::string cell_text(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell.value)) return *text;
  if (const auto* number = std::get_if<double>(&cell.value)) return format_shortest(*number);
  return {};
}

std::vector<std::size_t> columns_named(const Table& table,
                                       std::initializer_list<std::string_view> names) {
  std::vector<std::size_t> columns;
  for (const auto name : names) {
    const auto found = std::ranges::find(table.columns, name, &Column::name);
    ENSURE(found != table.columns.end(), "a table is paged by columns it has");
    columns.push_back(static_cast<std::size_t>(found - table.columns.begin()));
  }
  return columns;
}

std::string key_of(const std::vector<Cell>& row, const std::vector<std::size_t>& columns) {
  std::vector<std::string> parts;
  for (const auto column : columns) parts.push_back(cell_text(row[column]));
  return fmt::format("{}", fmt::join(parts, "|"));
}

Error no_such_row(const std::string& after) {
  return {ErrorKind::usage,
          fmt::format("no row has the key \"{}\"", after),
          {},
          "Take `after` from the header Link of the page before, or begin without it."};
}

/// The same address with another `after`.
std::string next_address(const Asked& asked, const std::string& after) {
  const auto& target = asked.request.target;
  std::string address = target.substr(0, target.find('?')) + "?";
  for (const auto& [name, value] : asked.values) {
    if (name == "after" || asked.route.in_path(name)) continue;
    address += fmt::format("{}={}&", name, percent_encode(value));
  }
  return address + "after=" + percent_encode(after);
}

}  // namespace

bool Asked::has(std::string_view name) const {
  return std::ranges::any_of(values, [&](const auto& value) { return value.first == name; });
}

std::string Asked::text(std::string_view name) const {
  const auto given = all(name);
  return given.empty() ? std::string() : given.back();
}

std::vector<std::string> Asked::all(std::string_view name) const {
  std::vector<std::string> given;
  for (const auto& [its_name, value] : values) {
    if (its_name == name) given.push_back(value);
  }
  return given;
}

Result<std::optional<int>> Asked::year(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  const auto number = parse_integer(text(name));
  if (number && *number >= 1000 && *number <= 2999) return static_cast<int>(*number);
  return fail({ErrorKind::usage,
               fmt::format("expected a year for {}, saw \"{}\"", name, text(name)),
               {},
               fmt::format("Write four digits: {}=2010.", name)});
}

Result<std::optional<std::int64_t>> Asked::count(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  const auto number = parse_integer(text(name));
  if (number && *number >= 0 && *number <= 1'000'000) return number;
  return fail({ErrorKind::usage,
               fmt::format("expected a number for {}, saw \"{}\"", name, text(name)),
               {},
               fmt::format("Write digits: {}=20.", name)});
}

Result<Workspace> Asked::open() const {
  return Workspace::open(state.options.workspace, Workspace::Access::read);
}

Reply Asked::reply(std::string body) const {
  Reply answer = reply_with(200, std::string(form->media_type), std::move(body));
  if (route.languages) answer.set("Content-Language", language);
  return answer;
}

Result<Reply> Asked::reply(Table table, std::initializer_list<std::string_view> key) const {
  const auto limit = TRY(count("limit"));
  const std::size_t total = table.rows.size();
  std::string link;
  if (limit || has("after")) {
    const auto columns = columns_named(table, key);
    auto first = table.rows.begin();
    if (has("after")) {
      const auto key_is = [&](const auto& row) { return key_of(row, columns) == text("after"); };
      first = std::ranges::find_if(table.rows, key_is);
      if (first == table.rows.end()) return fail(no_such_row(text("after")));
      ++first;
    }
    table.rows.erase(table.rows.begin(), first);
    const auto most = static_cast<std::size_t>(limit.value_or(1'000'000));
    if (most == 0) table.rows.clear();
    if (table.rows.size() > most) {
      table.rows.resize(most);
      link = next_address(*this, key_of(table.rows.back(), columns));
    }
  }
  Reply answer = reply(render(table, format()));
  answer.set("X-Total-Count", std::to_string(total));
  if (!link.empty()) answer.set("Link", fmt::format("<{}>; rel=\"next\"", link));
  return answer;
}

}  // namespace corridor
