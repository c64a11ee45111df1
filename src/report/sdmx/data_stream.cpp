#include "report/sdmx/data_stream.h"

#include "evidence/figure_stream.h"
#include "report/sdmx/figure_codes.h"
#include "report/sdmx/row_order.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <unordered_set>

namespace corridor::sdmx {
namespace {

/// The codes that any of the keys lets stand at a dimension; nothing where one lets all through.
std::optional<std::set<std::string>> wanted_at(const DataQuery& query, std::size_t dimension) {
  if (query.keys.empty()) return std::nullopt;
  std::set<std::string> wanted;
  for (const auto& key : query.keys) {
    if (dimension >= key.size() || key[dimension].empty()) return std::nullopt;
    wanted.insert(key[dimension].begin(), key[dimension].end());
  }
  return wanted;
}

Place place_of(const Catalogue& catalogue, const std::string& code) {
  const auto* text = catalogue.places.text_of(code);
  return text == nullptr ? Place{} : Place(*text);
}

/// What the store can narrow; the rest is looked at figure by figure.
FigureFilter filter_of(const DataPlan& plan, const Flow& flow) {
  const auto& query = plan.query;
  FigureFilter filter{.indicators = {flow.indicator}, .as_of = query.as_of};
  const auto years = [](int day) { return day / 10000; };
  // A span of years may begin long before the first day asked for.
  if (query.last_day < 99'990'000) filter.to_year = years(query.last_day);
  if (query.first_day > 0) filter.from_year = years(query.first_day);
  if (const auto places = wanted_at(query, ref_area)) {
    for (const auto& code : *places) {
      const Place place = place_of(plan.catalogue, code);
      filter.subjects.push_back({{}, place.empty() ? no_place : place});
    }
  }
  if (const auto origins = wanted_at(query, origin)) {
    for (const auto& code : *origins) filter.origins.push_back(place_of(plan.catalogue, code));
    // A code that is no place's stands for figures about one place.
    if (origins->contains(std::string(not_applicable))) filter.origins.emplace_back();
  }
  return filter;
}

bool fits(const Key& key, const std::vector<std::string_view>& codes) {
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (!key[i].empty() && std::ranges::find(key[i], codes[i]) == key[i].end()) return false;
  }
  return true;
}

class RowTest {
 public:
  RowTest(const DataPlan& plan, const FlowAsked& asked)
      : plan_(plan), query_(plan.query), asked_(asked) {}

  bool wants(const Edition& edition) const {
    if (!query_.updated_after.empty() && edition.loaded <= query_.updated_after) return false;
    if (asked_.providers.empty()) return true;
    const auto id = plan_.catalogue.provider_ids.code_of(edition.citation.publisher);
    return std::ranges::find(asked_.providers, id) != asked_.providers.end();
  }
  bool wants(const DataRow& row) const {
    const auto days = days_of(row.observation.key.period);
    if (days.first < query_.first_day || days.first > query_.last_day) return false;
    const auto& keys = query_.keys;
    const bool by_key = keys.empty() || std::ranges::any_of(keys, [&](const Key& key) {
                          return fits(key, row.key);
                        });
    return by_key && std::ranges::all_of(query_.filters, [&](const ComponentFilter& filter) {
             return filter.of_time ? filter.lets_through_days(days.first, days.last)
                                   : filter.lets_through(value_of(row, filter.component));
           });
  }

 private:
  std::string value_of(const DataRow& row, std::string_view component) const {
    if (component == "OBS_VALUE") return value_text(row);
    const auto& dimensions = asked_.flow->dimensions;
    const auto found = std::ranges::find(dimensions, component);
    if (found == dimensions.end()) {
      return attribute_of(plan_.catalogue, *asked_.flow, row, component);
    }
    return std::string(row.key[static_cast<std::size_t>(found - dimensions.begin())]);
  }

  const DataPlan& plan_;
  const DataQuery& query_;
  const FlowAsked& asked_;
};

/// The text of a message as it is made: in memory, or, where it is large, in a nameless file.
class MessageText {
 public:
  explicit MessageText(const DataPlan& plan) : most_in_memory_(plan.most_in_memory) {}

  std::string text;
  bool more = false;

  /// After each piece.
  Result<void> made_more() {
    if (text.size() > most_in_memory_) TRY(to_file());
    return {};
  }
  Result<DataText> finish() {
    if (!file_) return DataText{std::move(text), nullptr, more};
    TRY(to_file());
    return DataText{{}, std::make_shared<const FileBytes>(TRY(file_->finish())), more};
  }

 private:
  Result<void> to_file() {
    if (!file_) file_.emplace("the answer", largest_message, largest_message);
    if (file_->size() + text.size() > largest_message) {
      return fail({ErrorKind::limit,
                   fmt::format("the answer is more than {} MiB", largest_message >> 20),
                   {},
                   "Ask for less: by key, startPeriod, endPeriod or lastNObservations."});
    }
    TRY(file_->append(text));
    text.clear();
    return {};
  }

  std::size_t most_in_memory_;
  std::optional<BytesWriter> file_;
};

/// Figures of one data set as they come, in groups to the writer.
class Collector {
 public:
  Collector(const DataPlan& plan, DataWriter& writer, MessageText& out)
      : plan_(plan), writer_(writer), out_(out) {}

  void begin(const Flow& flow) {
    flow_ = &flow;
    at_ = plan_.at(flow);
  }
  Result<void> add(DataRow row) {
    if (!rows_.empty() && !same_heap(rows_.back(), row)) TRY(flush());
    rows_.push_back(std::move(row));
    return {};
  }
  Result<void> flush() {
    if (rows_.empty()) return {};
    std::vector<const DataRow*> order;
    for (const auto& row : rows_) order.push_back(&row);
    std::ranges::stable_sort(order, [](const DataRow* a, const DataRow* b) {
      return a->key != b->key ? a->key < b->key
                              : a->observation.key.period < b->observation.key.period;
    });
    order = with_first_and_last(order);
    const bool sorted = !plan_.query.sort.empty();
    if (sorted) std::ranges::stable_sort(order, RowOrder(plan_, *flow_));
    if (plan_.flat() && plan_.query.with_observations) {
      TRY(emit(order));
    } else {
      TRY(sorted ? emit_groups_in_order(order) : emit_groups(order));
    }
    rows_.clear();
    return {};
  }
  std::size_t written() const { return written_; }

 private:
  /// Whether two figures may stand in one group. Figures come by dataset, place and origin.
  bool same_heap(const DataRow& a, const DataRow& b) const {
    const bool all = at_ == dataset || at_ == indicator || at_ == ref_area;
    if ((all && !plan_.flat()) || !plan_.query.sort.empty()) return true;
    const auto same = [&](FirstDimension d) { return a.key[d] == b.key[d]; };
    return same(dataset) && same(ref_area) && (at_ == origin || same(origin));
  }

  std::vector<const DataRow*> with_first_and_last(const std::vector<const DataRow*>& rows) const {
    const auto& first = plan_.query.first_observations;
    const auto& last = plan_.query.last_observations;
    if (!first && !last) return rows;
    std::vector<const DataRow*> kept;
    for (std::size_t begin = 0; begin < rows.size();) {
      std::size_t end = begin;
      while (end < rows.size() && rows[end]->key == rows[begin]->key) ++end;
      for (std::size_t i = begin; i < end; ++i) {
        if ((first && i - begin < *first) || (last && end - i <= *last)) kept.push_back(rows[i]);
      }
      begin = end;
    }
    return kept;
  }

  bool together(const DataRow& a, const DataRow& b) const {
    if (at_ != flow_->dimensions.size() && a.observation.key.period != b.observation.key.period) {
      return false;
    }
    for (std::size_t i = 0; i < a.key.size(); ++i) {
      if (i != at_ && a.key[i] != b.key[i]) return false;
    }
    return true;
  }

  Result<void> emit_groups(std::vector<const DataRow*> rows) {
    if (at_ < flow_->dimensions.size()) {
      std::ranges::stable_sort(rows, [this](const DataRow* a, const DataRow* b) {
        for (std::size_t i = 0; i < a->key.size(); ++i) {
          if (i != at_ && a->key[i] != b->key[i]) return a->key[i] < b->key[i];
        }
        return a->observation.key.period < b->observation.key.period;
      });
    }
    for (std::size_t begin = 0; begin < rows.size();) {
      std::size_t end = begin + 1;
      while (end < rows.size() && together(*rows[begin], *rows[end])) ++end;
      TRY(emit(std::span(rows).subspan(begin, end - begin)));
      begin = end;
    }
    return {};
  }

  /// The group of the first row first, and in each group the order of the rows.
  Result<void> emit_groups_in_order(const std::vector<const DataRow*>& rows) {
    std::map<std::string, std::size_t> places;
    std::vector<std::vector<const DataRow*>> groups;
    for (const auto* row : rows) {
      std::string name;
      for (std::size_t i = 0; i < row->key.size(); ++i) {
        if (i != at_) name.append(row->key[i]).append(".");
      }
      if (at_ != row->key.size()) name += row->observation.key.period.text();
      const auto [place, is_new] = places.try_emplace(name, groups.size());
      if (is_new) groups.emplace_back();
      groups[place->second].push_back(row);
    }
    for (const auto& group : groups) TRY(emit(group));
    return {};
  }

  /// Counts observations, or series where those alone are asked for.
  Result<void> emit(std::span<const DataRow* const> rows) {
    const auto& query = plan_.query;
    const std::size_t size = query.with_observations ? rows.size() : 1;
    const std::size_t first = seen_;
    seen_ += size;
    const std::size_t from = std::max(first, query.offset);
    std::size_t to = seen_;
    if (query.limit && to > query.offset + *query.limit) {
      to = query.offset + *query.limit;
      out_.more = true;
    }
    if (from >= to) return {};
    if (query.with_observations) rows = rows.subspan(from - first, to - from);
    writer_.series({*flow_, rows}, out_.text);
    written_ += to - from;
    return out_.made_more();
  }

  const DataPlan& plan_;
  DataWriter& writer_;
  MessageText& out_;
  const Flow* flow_ = nullptr;
  std::size_t at_ = 0;
  std::vector<DataRow> rows_;
  std::size_t seen_ = 0, written_ = 0;
};

/// Rows of a flow, out of the editions that `each` goes through.
class RowSource {
 public:
  RowSource(const DataPlan& plan, const FlowAsked& asked)
      : plan_(plan), asked_(asked), key_of_(plan.catalogue, *asked.flow) {}

  UseFigure into(const UseRow& use) {
    return [this, &use](const Observation& observation, const Edition& edition) -> Result<void> {
      const RowTest test(plan_, asked_);
      if (!test.wants(edition)) return {};
      const auto [kept, is_new] = editions_.try_emplace(edition.id, edition);
      DataRow row{key_of_(observation, edition), observation, &kept->second};
      if (!test.wants(row)) return {};
      return use(std::move(row));
    };
  }

 private:
  const DataPlan& plan_;
  const FlowAsked& asked_;
  std::map<std::int64_t, Edition> editions_;
  KeyMaker key_of_;
};

/// The data sets of one message.
class Sets {
 public:
  Sets(const Workspace& workspace, const DataPlan& plan, DataWriter& writer)
      : workspace_(workspace),
        plan_(plan),
        writer_(writer),
        out_(plan),
        collector_(plan, writer, out_) {}

  Result<DataText> write() {
    writer_.begin(out_.text);
    for (const auto& asked : plan_.flows) {
      TRY(plan_.query.with_history ? write_past(asked) : write_current(asked));
    }
    if (collector_.written() == 0) return fail({ErrorKind::not_found, "no figure is as asked"});
    writer_.end(out_.text);
    return out_.finish();
  }

 private:
  Result<void> write_current(const FlowAsked& asked) {
    RowSource source(plan_, asked);
    writer_.begin_set({*asked.flow}, out_.text);
    collector_.begin(*asked.flow);
    TRY(each_figure(workspace_, filter_of(plan_, *asked.flow), source.into(use_)));
    TRY(collector_.flush());
    writer_.end_set(out_.text);
    return {};
  }
  /// Each edition by itself, the oldest first.
  Result<void> write_past(const FlowAsked& asked) {
    const auto number = TRY(indicator_number(workspace_, asked.flow->indicator));
    if (!number) return {};
    const auto filter = filter_of(plan_, *asked.flow);
    for (const auto& edition :
         TRY(editions_with(workspace_, TRY(all_editions(workspace_)), *number))) {
      RowSource source(plan_, asked);
      if (!RowTest(plan_, asked).wants(edition)) continue;
      writer_.begin_set({*asked.flow, edition.loaded}, out_.text);
      collector_.begin(*asked.flow);
      TRY(each_figure_of(workspace_, edition, filter, source.into(use_)));
      TRY(collector_.flush());
      writer_.end_set(out_.text);
    }
    return {};
  }

  const Workspace& workspace_;
  const DataPlan& plan_;
  DataWriter& writer_;
  MessageText out_;
  Collector collector_;
  UseRow use_ = [this](DataRow row) { return collector_.add(std::move(row)); };
};

}  // namespace

Result<void> each_row(const Workspace& workspace, const DataPlan& plan, const FlowAsked& asked,
                      const UseRow& use) {
  RowSource source(plan, asked);
  return each_figure(workspace, filter_of(plan, *asked.flow), source.into(use));
}

Result<DataText> write_data(const Workspace& workspace, const DataPlan& plan, DataWriter& writer) {
  return Sets(workspace, plan, writer).write();
}

}  // namespace corridor::sdmx
