#include "report/claim_report.h"

#include "base/text.h"
#include "evidence/proof.h"
#include "report/claim_report_json.h"
#include "report/render_wrap.h"
#include "report/tables.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace corridor {
namespace {

constexpr std::size_t figures_shown = 12;
constexpr std::size_t label_width = 11;

/// Three significant digits, and of large numbers every digit before the point.
std::string number_text(double value) {
  const double size = std::abs(value);
  if (size == 0 || size >= 100) return format_grouped(value, 0);
  const int before = size < 1 ? 0 : static_cast<int>(std::log10(size)) + 1;
  const int decimals = size >= 1 ? 3 - before : 2 - static_cast<int>(std::floor(std::log10(size)));
  std::string text = format_grouped(value, std::min(decimals, 9));
  if (text.contains('.')) {
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
  }
  return text;
}

/// A line with a label, what does not fit below it and indented alike.
std::string labelled(std::string_view label, const std::string& text, std::size_t width) {
  std::string out;
  const auto lines = wrap(text, std::max<std::size_t>(width, 40) - label_width);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += fmt::format("{:<{}}{}\n", i == 0 ? label : "", label_width, lines[i]);
  }
  return out;
}

}  // namespace

std::string side_text(const Measured& measured, const ClaimUnit& unit) {
  if (!measured.known) return "not known";
  if (!measured.places.empty()) {
    std::string names;
    for (const Place place : measured.places) {
      names += fmt::format("{}{} ({})", names.empty() ? "" : " and ", Gazetteer::get().name(place),
                           place.code());
    }
    return fmt::format("{}, with {}", names, number_text(measured.range.value));
  }
  std::string text = quantity_text(measured.range.value, unit);
  const ValueRange& range = measured.range;
  if (range.is_exact()) return text;
  if (std::isinf(range.high) && range.low == range.value) return text + ", or more";
  const bool no_low = std::isinf(range.low) || range.low == 0;
  if (no_low && range.high == range.value) return text + ", or less";
  if (std::isinf(range.low) || std::isinf(range.high)) return text + ", without a bound";
  return fmt::format("{} (between {} and {})", text, quantity_text(range.low, unit),
                     quantity_text(range.high, unit));
}

namespace {

std::string subject_of(const ObservationKey& key) {
  const auto& gazetteer = Gazetteer::get();
  if (key.origin.empty()) return gazetteer.name(key.place);
  if (key.origin == world && key.place == world) return "in the world";
  if (key.origin == world) return "in " + gazetteer.name(key.place);
  const std::string from = "from " + gazetteer.name(key.origin);
  return key.place == world ? from : fmt::format("{} in {}", from, gazetteer.name(key.place));
}

}  // namespace

std::string figure_line(const Figure& figure) {
  const auto& key = figure.observation.key;
  const Indicator* indicator = find_indicator(key.indicator);
  const int digits = indicator == nullptr ? 2 : indicator->digits;
  const std::string_view unit = indicator == nullptr ? std::string_view() : indicator->unit;
  const std::string number = format_grouped(figure.value(), digits);
  const bool money = unit.starts_with("US$");
  std::string line =
      money ? fmt::format("US$ {}{}", number, unit.substr(3)) : fmt::format("{} {}", number, unit);
  line += fmt::format("  {}, {}, {}", indicator == nullptr ? key.indicator : indicator->title,
                      subject_of(key), key.period.text());
  if (key.sex != Sex::total) line += fmt::format(", {}", name_of(key.sex));
  if (is_estimate(figure)) line += " (estimate)";
  if (figure.observation.status == 'F') line += " (forecast)";
  return line;
}

namespace {

std::string figures_text(const std::vector<Figure>& figures, std::size_t width) {
  if (figures.empty()) return {};
  std::string out = "figures\n";
  for (std::size_t i = 0; i < std::min(figures.size(), figures_shown); ++i) {
    const auto& edition = figures[i].edition;
    for (const auto& line : wrap(figure_line(figures[i]), width - 2)) out += "  " + line + "\n";
    out += fmt::format("    {}, status {}, proof {}\n", cite(edition.citation),
                       figures[i].observation.status, proof_id(figures[i]));
  }
  if (figures.size() > figures_shown) {
    out += fmt::format("  ... and {} more (--format json lists all)\n",
                       figures.size() - figures_shown);
  }
  return out;
}

std::string holds_text(Holds holds) {
  constexpr std::array<std::string_view, 4> words{"holds", "does not hold",
                                                  "holds in a part of the range", "not known"};
  return std::string(words[static_cast<std::size_t>(holds)]);
}

std::string spread_text(const ClaimVerdict& verdict, std::size_t width) {
  if (verdict.spread.empty()) return {};
  std::string out = "read otherwise\n";
  for (const auto& reading : verdict.spread) {
    std::string line = fmt::format("{}: {}: {}", reading.by, reading.what,
                                   side_text(reading.left, verdict.claim.left.unit));
    if (!reading.right.empty() && !verdict.claim.right[0].figure.indicator.empty()) {
      line += " against " + side_text(reading.right[0], verdict.claim.right[0].unit);
    }
    line += fmt::format("; the claim {}. {}", holds_text(reading.holds), reading.differs);
    for (const auto& piece : wrap(line, width - 2)) out += "  " + piece + "\n";
  }
  return out;
}

std::string list_text(std::string_view title, const std::vector<std::string>& lines,
                      std::size_t width) {
  if (lines.empty()) return {};
  std::string out = fmt::format("{}\n", title);
  for (const auto& line : lines) {
    for (const auto& piece : wrap(line, width - 2)) out += "  " + piece + "\n";
  }
  return out;
}

std::string text_of_report(const ClaimReport& report, std::size_t width) {
  const ClaimVerdict& verdict = report.verdict;
  const bool estimate = verdict.estimate && verdict.usual.holds != Holds::unknown;
  std::string out;
  if (report.listed != nullptr) out += labelled("said", report.listed->says, width);
  out += labelled("claim", verdict.claim.written, width);
  if (verdict.reading != verdict.claim.written) out += labelled("read as", verdict.reading, width);
  out += labelled("verdict",
                  fmt::format("{}{}", name_of(verdict.kind), estimate ? ", by an estimate" : ""),
                  width);
  out += labelled("because", verdict.rule, width);
  out += labelled("left", side_text(verdict.usual.left, verdict.claim.left.unit), width);
  for (std::size_t i = 0; i < verdict.usual.right.size(); ++i) {
    out += labelled(i == 0 ? "right" : "and",
                    side_text(verdict.usual.right[i], verdict.claim.right[i].unit), width);
  }
  std::vector<std::string> missing, offers;
  for (const auto& gap : verdict.missing) missing.push_back(gap.what + ": " + gap.reason);
  for (const auto& offer : verdict.offers) {
    offers.push_back(
        fmt::format("{}: {} ({})", offer.expression, name_of(offer.verdict), offer.why));
  }
  out += list_text("missing", missing, width);
  out += list_text("what can be told instead", offers, width);
  out += figures_text(figures_of(verdict), width);
  out += spread_text(verdict, width);
  auto notes = verdict.notes;
  notes.emplace_back("Figures beside each other do not say what causes what.");
  out += list_text("to know", notes, width);
  if (report.listed != nullptr) {
    if (!report.listed->explains.empty()) {
      out += list_text("explained", {report.listed->explains}, width);
    }
    out += list_text("see", report.listed->links, width);
  }
  return out;
}

Cell side_cell(const Measured& measured, const ClaimUnit& unit) {
  if (!measured.known) return Cell::nothing("not known");
  if (!measured.places.empty()) {
    std::string codes;
    for (const Place place : measured.places) {
      codes += fmt::format("{}{}", codes.empty() ? "" : " ", place.code());
    }
    return codes;
  }
  return quantity_text(measured.range.value, unit);
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : " ") + text;
  return all;
}

}  // namespace

std::string quantity_text(double value, const ClaimUnit& unit) {
  const std::string number = number_text(unit.is_fraction() ? value * 100 : value);
  using Kind = ClaimUnit::Kind;
  switch (unit.kind) {
    case Kind::percent:
      return number + " percent";
    case Kind::points:
      return number + " percentage points";
    case Kind::amount:
      break;
    default:
      return number;
  }
  const std::string name = unit.text();
  if (name.starts_with("US$")) return fmt::format("US$ {}{}", number, name.substr(3));
  return fmt::format("{} {}", number, name);
}

std::vector<Figure> figures_of(const ClaimVerdict& verdict) {
  std::vector<Figure> figures;
  std::set<std::string> seen;
  const auto add = [&](const Measured& measured) {
    for (const auto& figure : measured.figures) {
      if (seen.insert(proof_id(figure)).second) figures.push_back(figure);
    }
  };
  add(verdict.usual.left);
  for (const auto& side : verdict.usual.right) add(side);
  return figures;
}

Result<std::string> render(const ClaimReport& report, Format format, std::size_t width) {
  if (format == Format::text) return text_of_report(report, width);
  if (format == Format::json) return json_of_claim(report);
  return fail({ErrorKind::usage, "a verdict comes as text or json", {}, "Write --format json."});
}

void keep_for_people(Table& table) {
  for (const std::string_view name : {"comparison", "right", "estimate", "expression", "topics"}) {
    drop_column(table, name);
  }
  for (auto& row : table.rows) {
    if (row[1].value == Cell("cannot_tell").value) row[1].value = "cannot tell";
  }
}

Result<ClaimAsked> claim_asked(const std::string& written) {
  const bool id = !written.empty() && std::ranges::all_of(written, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  if (!id) return ClaimAsked{written};
  const auto shipped = TRY(shipped_claims());
  const auto found = std::ranges::find(shipped, written, &ListedClaim::id);
  if (found != shipped.end()) return ClaimAsked{found->expression, *found};
  std::vector<std::string> ids;
  for (const auto& claim : shipped) ids.push_back(claim.id);
  const auto hint = did_you_mean(written, ids);
  return fail({ErrorKind::not_found,
               fmt::format("\"{}\" is no claim, and no shipped claim is called so", written),
               {},
               hint.empty() ? "Write a comparison such as 'refugees in LBN in 2024 > 500 "
                              "thousand', or an id of `corridor claims`."
                            : hint});
}

Result<Table> claims_table(const Workspace& workspace, const ClaimListRequest& request) {
  const auto claims = TRY(request.file.empty() ? shipped_claims() : read_claim_list(request.file));
  auto checker = TRY(ClaimChecker::open(workspace, request.as_of));
  Table table;
  table.title = "Claims and what the evidence says";
  table.columns = {
      {"claim", "Claim"},           {"verdict", "Verdict"},
      {"says", "As people say it"}, {"left", "What the evidence has", {}, 0, Align::end},
      {"comparison", ""},           {"right", "What is claimed", {}, 0, Align::end},
      {"estimate", "Estimate"},     {"expression", "Expression"},
      {"topics", "Topics"}};
  for (const auto& claim : claims) {
    const bool wanted = request.topic.empty() ||
                        std::ranges::find(claim.topics, request.topic) != claim.topics.end();
    if (!wanted) continue;
    const auto checked = checker.check(claim.expression);
    if (!checked) return fail(in_list(claim, checked.error()));
    const ClaimVerdict& verdict = *checked;
    Cell right = std::string(verdict.claim.place.code());
    if (!verdict.claim.right.empty()) {
      right = side_cell(verdict.usual.right[0], verdict.claim.right[0].unit);
    }
    if (verdict.claim.comparator == Comparator::between) {
      right.value =
          fmt::format("{} and {}", std::get<std::string>(right.value),
                      std::get<std::string>(
                          side_cell(verdict.usual.right[1], verdict.claim.right[1].unit).value));
    }
    const bool known = verdict.usual.holds != Holds::unknown;
    table.rows.push_back({claim.id, std::string(code_of(verdict.kind)), claim.says,
                          side_cell(verdict.usual.left, verdict.claim.left.unit),
                          std::string(sign_of(verdict.claim.comparator)), std::move(right),
                          verdict.estimate && known ? "yes" : "no", claim.expression,
                          joined(claim.topics)});
  }
  if (table.rows.empty()) {
    return fail({ErrorKind::not_found,
                 fmt::format("no claim has the topic \"{}\"", request.topic),
                 {},
                 "`corridor claims --format csv` lists the topics."});
  }
  table.notes = {
      "`corridor claim ID` shows the figures, their proofs, and how it comes to the "
      "verdict."};
  return table;
}

Result<std::string> claim_report(const Workspace& workspace, const std::string& written,
                                 const std::string& as_of, Format format) {
  const auto asked = TRY(claim_asked(written));
  auto checker = TRY(ClaimChecker::open(workspace, as_of));
  const auto verdict = TRY(checker.check(asked.expression));
  return render(ClaimReport{verdict, asked.listed ? &*asked.listed : nullptr, as_of}, format);
}

Result<Table> claims_list(const Workspace& workspace, const ClaimListRequest& request,
                          Format format) {
  Table table = TRY(claims_table(workspace, request));
  if (format != Format::csv && format != Format::json) keep_for_people(table);
  return table;
}

}  // namespace corridor
