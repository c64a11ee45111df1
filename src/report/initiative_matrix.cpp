// Initiatives by topic and phase, or by topic and continent: where several do the same, and where
// none does.

#include "base/json.h"
#include "base/text.h"
#include "report/chain_lists.h"
#include "report/chain_rows.h"
#include "report/law_notes.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/law.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>

namespace corridor {
namespace {

struct MatrixColumn {
  std::string code, title;
  std::vector<Place> members;  // of a continent, sorted
};

constexpr std::array<std::string_view, 5> continents{"002", "019", "142", "150", "009"};
constexpr std::size_t most_overlaps_shown = 12;

std::vector<MatrixColumn> columns_of_phases() {
  std::vector<MatrixColumn> columns;
  for (const auto& phase : all_phases()) {
    columns.push_back({std::string(phase.code), std::string(phase.title), {}});
  }
  return columns;
}

std::vector<MatrixColumn> columns_of_places() {
  std::vector<MatrixColumn> columns{{"_W", "everywhere", {}}};
  const auto& gazetteer = Gazetteer::get();
  for (const auto code : continents) {
    const Place place{code};
    auto members = gazetteer.members(place);
    std::ranges::sort(members);
    columns.push_back({std::string(code), gazetteer.name(place), std::move(members)});
  }
  return columns;
}

/// An initiative with all the places in it, groups and areas taken apart; none: everywhere.
struct Reached {
  const ChainRecord* record = nullptr;
  std::vector<Place> places = {};  // sorted
};

Reached reached_by(const ChainRecord& record) {
  Reached reached{&record};
  for (const Place place : record.places) {
    if (place == world) return {&record};
    reached.places.push_back(place);
    const auto members = Gazetteer::get().members(place);
    reached.places.insert(reached.places.end(), members.begin(), members.end());
  }
  std::ranges::sort(reached.places);
  return reached;
}

bool have_one_in_common(const std::vector<Place>& one, const std::vector<Place>& other) {
  std::vector<Place> common;
  std::ranges::set_intersection(one, other, std::back_inserter(common));
  return !common.empty();
}

/// An initiative without places or phases is for all of them, which is a column of its own for
/// places, and no phase in particular for phases.
bool is_in(const Reached& reached, const MatrixColumn& column) {
  if (column.code == "_W") return reached.places.empty();
  if (column.members.empty()) return reached.record->has("phases", column.code);
  return have_one_in_common(reached.places, column.members);
}

bool meet_in_time(const ChainRecord& one, const ChainRecord& other) {
  const auto ended_before = [](const ChainRecord& a, const ChainRecord& b) {
    return !a.until.empty() && !b.since.empty() && a.until < b.since;
  };
  return !ended_before(one, other) && !ended_before(other, one);
}

bool share_a_place(const Reached& one, const Reached& other) {
  return one.places.empty() || other.places.empty() || have_one_in_common(one.places, other.places);
}

std::vector<std::string> shared_words(const ChainRecord& one, const ChainRecord& other,
                                      std::string_view field) {
  std::vector<std::string> shared;
  for (const auto word : one.fields.list(field)) {
    if (other.has(field, word)) shared.emplace_back(word);
  }
  return shared;
}

/// Two initiatives with a topic, a phase, a place and a time in common.
struct Overlap {
  const ChainRecord *one, *other;
  std::vector<std::string> topics, phases;
};

class Matrix {
 public:
  Matrix(const ChainList& list, std::vector<MatrixColumn> columns)
      : list_(list), columns_(std::move(columns)) {
    for (const auto topic : all_topics()) topics_.emplace_back(topic);
    for (const auto& one : list_.records()) initiatives_.push_back(reached_by(*one.record));
    fill();
    find_overlaps();
  }

  Table for_people() const {
    Table table{.title = fmt::format("Initiatives by topic: {} of them", list_.records().size())};
    table.columns.push_back({"topic", "Topic"});
    for (const auto& column : columns_) {
      table.columns.push_back({column.code, column.title, {}, 0, Align::end});
    }
    std::vector<std::string> untouched;
    for (const auto& topic : topics_) {
      std::string shown = topic;
      std::ranges::replace(shown, '_', ' ');
      std::vector<Cell> row{shown};
      bool is_blank = true;
      for (const auto& column : columns_) {
        const auto count = codes_at(topic, column.code).size();
        is_blank = is_blank && count == 0;
        row.push_back(count == 0 ? Cell::nothing("none") : Cell(static_cast<double>(count)));
      }
      table.rows.push_back(std::move(row));
      if (is_blank) untouched.push_back(shown);
    }
    if (!untouched.empty()) {
      table.notes.push_back(
          fmt::format("No initiative registered deals with {}.", list_of(untouched)));
    }
    for (const auto& overlap : std::span(overlaps_).first(shown_overlaps())) {
      table.notes.push_back(fmt::format("{} and {} overlap: {}; {}.", overlap.one->short_title(),
                                        overlap.other->short_title(), list_of(overlap.topics),
                                        list_of(overlap.phases)));
    }
    if (shown_overlaps() < overlaps_.size()) {
      table.notes.push_back(fmt::format("{} more pairs overlap: --format json lists them.",
                                        overlaps_.size() - shown_overlaps()));
    }
    list_.add_notes(table, "initiatives");
    return table;
  }

  /// One row a cell, blank ones too.
  Table for_programs() const {
    Table table{.title = "Initiatives by topic"};
    table.columns = plain_columns({"topic", "column", "column_title", "initiatives", "codes"});
    for (const auto& topic : topics_) {
      for (const auto& column : columns_) {
        const auto& codes = codes_at(topic, column.code);
        table.rows.push_back({topic, column.code, column.title, static_cast<double>(codes.size()),
                              fmt::format("{}", fmt::join(codes, " "))});
      }
    }
    return table;
  }

  std::string json() const {
    JsonWriter json(2);
    json.begin_object().key("cells").begin_array();
    for (const auto& topic : topics_) {
      for (const auto& column : columns_) {
        const auto& codes = codes_at(topic, column.code);
        json.begin_object().field("topic", topic).field("column", column.code);
        json.field("title", column.title).field("count", codes.size());
        write_list(json, "initiatives", codes);
        json.end_object();
      }
    }
    json.end_array().key("overlaps").begin_array();
    for (const auto& overlap : overlaps_) {
      json.begin_object().field("one", overlap.one->code).field("other", overlap.other->code);
      write_list(json, "topics", overlap.topics);
      write_list(json, "phases", overlap.phases);
      json.end_object();
    }
    json.end_array().end_object();
    return std::move(json).text() + "\n";
  }

 private:
  std::size_t shown_overlaps() const { return std::min(overlaps_.size(), most_overlaps_shown); }

  const std::vector<std::string>& codes_at(const std::string& topic,
                                           const std::string& column) const {
    static const std::vector<std::string> none;
    const auto found = cells_.find({topic, column});
    return found == cells_.end() ? none : found->second;
  }

  void fill() {
    for (const auto& reached : initiatives_) {
      for (const auto& column : columns_) {
        if (!is_in(reached, column)) continue;
        for (const auto topic : reached.record->fields.list("topics")) {
          cells_[{std::string(topic), column.code}].push_back(reached.record->code);
        }
      }
    }
  }

  void find_overlaps() {
    for (std::size_t i = 0; i < initiatives_.size(); ++i) {
      for (std::size_t j = i + 1; j < initiatives_.size(); ++j) {
        const auto &one = *initiatives_[i].record, &other = *initiatives_[j].record;
        Overlap overlap{&one, &other, shared_words(one, other, "topics"),
                        shared_words(one, other, "phases")};
        if (overlap.topics.empty() || overlap.phases.empty()) continue;
        if (meet_in_time(one, other) && share_a_place(initiatives_[i], initiatives_[j])) {
          overlaps_.push_back(std::move(overlap));
        }
      }
    }
  }

  const ChainList& list_;
  std::vector<MatrixColumn> columns_;
  std::vector<std::string> topics_;
  std::vector<Reached> initiatives_;
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> cells_;
  std::vector<Overlap> overlaps_;
};

}  // namespace

Result<std::string> initiative_matrix(const Workspace& workspace, const ListRequest& request,
                                      Format format, std::size_t width) {
  const auto& columns = request.columns;
  if (columns != "phase" && columns != "place") {
    return fail(
        {ErrorKind::usage,
         fmt::format("expected phase or place after --matrix, saw \"{}\"", clip(columns, 40)),
         {},
         "Rows are topics; columns are phases of a way, or continents."});
  }
  const auto list = TRY(ChainList::read(workspace, "initiative", request, all_initiative_types()));
  const Matrix matrix(list, columns == "phase" ? columns_of_phases() : columns_of_places());
  if (format == Format::json) return matrix.json();
  return render(is_for_people(format) ? matrix.for_people() : matrix.for_programs(), format, width);
}

}  // namespace corridor
