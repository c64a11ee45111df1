#include "report/proof_report.h"

#include "base/json.h"
#include "base/text.h"
#include "evidence/claims/formula.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

constexpr std::size_t parents_listed = 10;
constexpr std::size_t longest_line_shown = 300;

std::string subject_of(const ObservationKey& key) {
  const auto& gazetteer = Gazetteer::get();
  const std::string place = fmt::format("{} ({})", gazetteer.name(key.place), key.place.code());
  if (key.origin.empty()) return place;
  return fmt::format("from {} ({}) to {}", gazetteer.name(key.origin), key.origin.code(), place);
}

std::string value_of(const Figure& figure) {
  if (!figure.has_value()) return std::string(name_of(figure.observation.state));
  return format_shortest(figure.value());
}

std::string status_of(const Figure& figure) {
  const auto meaning = meaning_of_status(figure.observation.status);
  return fmt::format("{} ({})", figure.observation.status,
                     meaning.value_or("not in the code list"));
}

std::string file_text(const Proof& proof) {
  const SeenInFile& seen = proof.in_file;
  const Edition& edition = proof.figure.edition;
  std::string out = fmt::format("file       {}\nsha256     {}{}\n", edition.file, edition.sha256,
                                edition.complete ? "" : " (of the publisher's file)");
  if (proof.figure.derived) return out;
  const auto& cell = proof.figure.observation.cell;
  const bool by_hand = !edition.author.empty();
  out += fmt::format("cell       {} {}, column {}{}\n", by_hand ? "line" : "row", cell.row,
                     cell.column,
                     proof.column_name.empty() ? "" : fmt::format(" ({})", proof.column_name));
  if (by_hand && seen.same_bytes) {
    out += fmt::format("checked    the file is unchanged; the line reads \"{}\"\n",
                       clip(seen.cell, longest_line_shown));
  } else if (edition.file.starts_with("embedded:")) {
    out +=
        "checked    the figure comes with the program; the publisher's file, by its SHA-256, has "
        "it in that cell\n";
  } else if (seen.same_bytes) {
    out += fmt::format("checked    the file is unchanged; the cell reads \"{}\"\n", seen.cell);
  } else if (seen.found) {
    out += "checked    the file at that path has changed since it was loaded\n";
  } else {
    out += "checked    the file is not at that path now; its SHA-256 tells it when you have it\n";
  }
  return out;
}

std::string parents_text(const Proof& proof) {
  if (proof.parents.empty()) return {};
  std::string out = "made of\n";
  for (std::size_t i = 0; i < std::min(parents_listed, proof.parents.size()); ++i) {
    const auto& parent = proof.parents[i];
    out += fmt::format("  {:<24} {}  {}\n", proof_id(parent), value_of(parent),
                       subject_of(parent.observation.key));
  }
  if (proof.parents.size() > parents_listed) {
    out += fmt::format("  ... and {} more (--format json lists all)\n",
                       proof.parents.size() - parents_listed);
  }
  return out;
}

/// Of a computed figure the editions stand with what it is made of.
std::string text_of_computed(const Proof& proof, std::string out) {
  out += fmt::format("status     {}\nstep       {}\n", status_of(proof.figure), proof.step);
  return out + parents_text(proof);
}

/// What a register says there.
std::string rows_text(const Proof& proof) {
  std::string out;
  for (const auto& row : proof.rows) {
    out += fmt::format("read       {} ({}): {}\n", row.kind, row.address, row.title);
    for (const auto& [name, value] : row.fields) {
      out += fmt::format("  {:<24} {}\n", name, value);
    }
  }
  const Edition& edition = proof.figure.edition;
  if (!edition.author.empty()) {
    out += fmt::format("author     {}\nreason     {}\n", edition.author, edition.reason);
  }
  if (!edition.known_to.empty()) out += fmt::format("known to   {}\n", edition.known_to);
  return out;
}

std::string figure_text(const Proof& proof) {
  const auto& key = proof.figure.observation.key;
  const Indicator* indicator = shown_indicator(proof.figure);
  std::string out =
      fmt::format("figure     {} {}\n", value_of(proof.figure), indicator ? indicator->unit : "");
  out += fmt::format("is         {}, {}, {}, sex {}, age {}\n",
                     indicator ? indicator->title : key.indicator, subject_of(key),
                     key.period.text(), name_of(key.sex), key.age.text());
  if (proof.figure.formula) return text_of_computed(proof, std::move(out));
  out +=
      fmt::format("status     {}\nreporter   {}\n", status_of(proof.figure), name_of(key.reporter));
  return out;
}

std::string text_of(const Proof& proof) {
  const Edition& edition = proof.figure.edition;
  std::string out = fmt::format("proof      {}\n", proof.id);
  if (proof.figure.formula) return out + figure_text(proof);
  out += proof.rows.empty() ? figure_text(proof) : rows_text(proof);
  const Citation& c = edition.citation;
  out += fmt::format("publisher  {}\ndataset    {}, version {}\nlicence    {}\n", c.publisher,
                     c.title, c.version, c.licence);
  if (!c.url.empty()) out += fmt::format("address    {}\n", c.url);
  out += fmt::format("loaded     {}\n", edition.loaded);
  out += file_text(proof);
  if (proof.rows.empty()) out += fmt::format("step       {}\n", proof.step);
  return out + parents_text(proof);
}

void write_figure(JsonWriter& json, const Figure& figure) {
  const auto& key = figure.observation.key;
  json.field("id", proof_id(figure)).field("indicator", key.indicator);
  json.field("origin", key.origin.code()).field("place", key.place.code());
  json.field("period", key.period.text()).field("sex", name_of(key.sex));
  json.field("age", key.age.text()).field("reporter", name_of(key.reporter));
  json.field("dimensions", key.dimensions).key("value");
  if (figure.has_value()) {
    json.value(figure.value());
  } else {
    json.null();
  }
  json.field("state", name_of(figure.observation.state));
  json.field("status", std::string(1, figure.observation.status));
}

void write_edition(JsonWriter& json, const Edition& edition) {
  const Citation& c = edition.citation;
  json.key("edition").begin_object();
  const bool several = edition.sha256.contains('+');  // of a computed figure
  json.field("id", several ? edition.sha256 : edition.short_id()).field("publisher", c.publisher);
  json.field("dataset", c.dataset).field("title", c.title).field("version", c.version);
  json.field("part", edition.part).field("complete", edition.complete);
  json.field("licence", c.licence).field("url", c.url).field("retrieved", c.retrieved);
  json.field("loaded", edition.loaded).field("file", edition.file);
  if (!edition.author.empty()) {
    json.field("author", edition.author).field("reason", edition.reason);
  }
  json.field("sha256", edition.sha256).end_object();
}

void write_cell(JsonWriter& json, const Proof& proof) {
  json.key("cell");
  if (proof.figure.derived) {
    json.null();
    return;
  }
  const auto& cell = proof.figure.observation.cell;
  const SeenInFile& seen = proof.in_file;
  json.begin_object().field("row", cell.row).field("column", cell.column);
  json.field("column_name", proof.column_name);
  json.key("checked").begin_object();
  json.field("file_found", seen.found).field("same_bytes", seen.same_bytes);
  json.field("reads", seen.cell).end_object().end_object();
}

void write_rows(JsonWriter& json, const Proof& proof) {
  json.key("rows").begin_array();
  for (const auto& row : proof.rows) {
    json.begin_object().field("kind", row.kind).field("address", row.address);
    json.field("title", row.title).key("fields").begin_object();
    for (const auto& [name, value] : row.fields) json.field(name, value);
    json.end_object().end_object();
  }
  json.end_array();
}

std::string json_of(const Proof& proof) {
  JsonWriter json(2);
  json.begin_object();
  if (!proof.rows.empty()) {
    json.field("id", proof.id);
    write_rows(json, proof);
    write_edition(json, proof.figure.edition);
    write_cell(json, proof);
    json.end_object();
    return std::move(json).text() + "\n";
  }
  write_figure(json, proof.figure);
  json.field("derived", proof.figure.derived).field("step", proof.step);
  write_edition(json, proof.figure.edition);
  write_cell(json, proof);
  json.key("parents").begin_array();
  for (const auto& parent : proof.parents) {
    json.begin_object();
    write_figure(json, parent);
    json.end_object();
  }
  json.end_array().field("parents_count", proof.figure.parents);
  json.field("parents_missing", proof.figure.missing_parents).end_object();
  return std::move(json).text() + "\n";
}

}  // namespace

Result<std::string> render(const Proof& proof, Format format) {
  if (format == Format::text) return text_of(proof);
  if (format == Format::json) return json_of(proof);
  return fail({ErrorKind::usage, "a proof comes as text or json", {}, "Write --format json."});
}

std::string describe_in_short(const Figure& figure) {
  const Edition& edition = figure.edition;
  const auto& cell = figure.observation.cell;
  if (figure.formula) {
    return fmt::format("{}, {}, {}: computed from {} figures", figure.formula->shown.title,
                       subject_of(figure.observation.key), figure.observation.key.period.text(),
                       figure.operands.size());
  }
  if (figure.derived) {
    const std::string count =
        figure.parents > 0 ? fmt::format(" of {} figures", figure.parents) : "";
    return fmt::format("{}: sum{}, {}, {}", cite(edition.citation), count,
                       subject_of(figure.observation.key), figure.observation.key.period.text());
  }
  return fmt::format("{}: row {}, column {}", cite(edition.citation), cell.row, cell.column);
}

}  // namespace corridor
