#include "sources/sdmx/mapping.h"

#include "base/text.h"
#include "sources/reading.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace corridor {
namespace {

/// Codes that may become an indicator's id: they live as long as the program, so no free text.
bool is_code(std::string_view text) {
  constexpr std::size_t longest = 64;
  return !text.empty() && text.size() <= longest &&
         std::ranges::all_of(text, [](unsigned char c) { return c > ' ' && c < 127; });
}

/// Dimensions are kept as "name=value;name=value": the three signs of that form are written as in
/// addresses.
void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == ';' || c == '=' || c == '%') {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
}

std::string join_dimensions(std::vector<std::pair<std::string_view, std::string_view>>& parts) {
  std::ranges::sort(parts);
  std::string out;
  for (const auto& [id, text] : parts) {
    if (!out.empty()) out += ';';
    append_escaped(out, id);
    out += '=';
    append_escaped(out, text);
  }
  return out;
}

bool is_reporting_form(std::string_view period) {
  return period.size() > 5 && period[4] == '-' &&
         std::isalpha(static_cast<unsigned char>(period[5]));
}

/// The number of a measure as the mapping reads it: not a number, and what stands for nothing.
bool is_no_value(std::string_view text) {
  constexpr std::array<std::string_view, 8> words{"NaN",  "nan", "NAN",  "#NA",
                                                  "#N/A", ":",   "null", "NULL"};
  return std::ranges::find(words, text) != words.end();
}

std::string with_point(std::string_view text) {
  std::string number(text);
  if (std::ranges::count(number, ',') == 1) std::ranges::replace(number, ',', '.');
  return number;
}

}  // namespace

Result<void> SdmxMapping::read_companions() {
  catalogue_ = TRY(SdmxCatalogue::read(input_.companions));
  return {};
}

Result<void> SdmxMapping::begin(const SdmxReference& reference, std::string_view name) {
  auto structure = catalogue_.structure_of(reference);
  if (!structure) {
    structure.error().where.file = input_.name;
    return fail(std::move(structure.error()));
  }
  structure_ = *structure;
  plan_ = {};
  places_.set_agency(reference.agency);
  flow_indicator_ = is_code(reference.id) ? reference.id : "unnamed";
  if (flows_.size() < 100) flows_.insert(fmt::format("{}:{}", reference.agency, reference.id));
  if (!first_.empty()) return {};
  first_ = reference;
  title_ = name.empty() ? catalogue_.flow_name(reference) : name;
  return {};
}

const SdmxComponent* SdmxMapping::component(std::string_view id) const {
  return catalogue_.component(structure_, id);
}

SdmxRole SdmxMapping::attribute_role(std::string_view id) const {
  SdmxRole role = sdmx_concept(id).role;
  const SdmxComponent* known = role == SdmxRole::none ? component(id) : nullptr;
  if (known != nullptr) role = sdmx_concept(known->concept_id).role;
  return bears_on_figures(role) ? role : SdmxRole::none;
}

/// By its own id; else by what the message or a companion says of its concept.
SdmxConcept SdmxMapping::concept_of(const SdmxValue& value) const {
  const SdmxComponent* known = component(value.id);
  if (known != nullptr && known->is_time) return {"TIME_PERIOD", SdmxRole::time};
  SdmxConcept of = sdmx_concept(value.id);
  if (of.role == SdmxRole::none) of = sdmx_concept(value.concept_id);
  if (of.role == SdmxRole::none && known != nullptr) of = sdmx_concept(known->concept_id);
  if (of.role == SdmxRole::none && known != nullptr) of = sdmx_concept(known->role);
  return of;
}

void SdmxMapping::make_plan(const std::vector<SdmxValue>& dimensions) {
  plan_ = {};
  constexpr int unranked = 1'000'000;
  std::array<int, 6> best;
  best.fill(unranked);
  const std::array<int*, 6> slots{&plan_.time,      &plan_.place, &plan_.origin,
                                  &plan_.indicator, &plan_.sex,   &plan_.age};
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    plan_.ids.emplace_back(dimensions[i].id);
    const SdmxConcept of = concept_of(dimensions[i]);
    if (of.role < SdmxRole::time || of.role > SdmxRole::age) continue;
    const auto slot = static_cast<std::size_t>(of.role) - static_cast<std::size_t>(SdmxRole::time);
    if (of.rank >= best[slot]) continue;
    best[slot] = of.rank;
    *slots[slot] = static_cast<int>(i);
  }
  if (plan_.origin < 0 || plan_.place < 0) return;
  const auto& partner = plan_.ids[static_cast<std::size_t>(plan_.origin)];
  plan_.leaving = counts_leaving(flow_indicator_) || counts_leaving(partner);
}

const SdmxValue* SdmxMapping::at(const Draft& draft, int index) const {
  return index < 0 ? nullptr : &draft.from.dimensions[static_cast<std::size_t>(index)];
}

std::string_view SdmxMapping::name_of_code(const SdmxValue& value) const {
  if (!value.name.empty()) return value.name;
  const SdmxComponent* known = component(value.id);
  return known == nullptr ? std::string_view() : catalogue_.code_name(known->code_list, value.text);
}

bool SdmxMapping::read_period(Draft& draft) {
  const SdmxValue* time = at(draft, plan_.time);
  if (time == nullptr) {
    if (timeless_++ == 0) {
      for (const auto& id : plan_.ids) {
        if (lacking_time_.size() < 200) lacking_time_ += (lacking_time_.empty() ? "" : ", ") + id;
      }
    }
    reject(draft.cell, {}, "no component is a period");
    return false;
  }
  const auto period = Period::parse(time->text);
  if (!period) {
    reject(draft.cell, time->text, period.error().message);
    return false;
  }
  for (const auto& attribute : draft.from.attributes) {
    if (attribute.role != SdmxRole::reporting_year) continue;
    const bool calendar = attribute.text.empty() || attribute.text == "--01-01";
    if (calendar || !is_reporting_form(time->text)) break;
    reject(
        draft.cell, time->text,
        fmt::format("expected a reporting year from 1 January, saw {}", clip(attribute.text, 40)));
    return false;
  }
  draft.key.period = *period;
  return true;
}

bool SdmxMapping::read_place(Draft& draft, const SdmxValue& value, Place& into) {
  const auto& found = places_(value.text);
  if (!found) {
    reject(draft.cell, value.text, fmt::format("no place is called \"{}\"", clip(value.text, 80)));
    return false;
  }
  into = found->place;
  if (found->keep_code) draft.dimensions.emplace_back(value.id, value.text);
  return true;
}

/// A place may stand in an attribute; a figure about no place at all is about `_Z`.
bool SdmxMapping::read_places(Draft& draft) {
  draft.key.place = no_place;
  const SdmxValue* place = at(draft, plan_.place);
  const SdmxValue* origin = at(draft, plan_.origin);
  if (origin != nullptr && !read_place(draft, *origin, draft.key.origin)) return false;
  // Where an origin does not apply, the figure is about one place.
  if (draft.key.origin == no_place) draft.key.origin = {};
  if (place != nullptr) {
    const bool known = read_place(draft, *place, draft.key.place);
    if (plan_.leaving) std::swap(draft.key.origin, draft.key.place);
    return known;
  }
  const auto& attributes = draft.from.attributes;
  const auto found = std::ranges::find(attributes, SdmxRole::place, &SdmxAttribute::role);
  if (found == attributes.end()) return true;
  return read_place(draft, {"REF_AREA", found->text}, draft.key.place);
}

/// Sex, age and indicator where their codes are understood; the code stays a dimension where not.
void SdmxMapping::read_people(Draft& draft) {
  if (const SdmxValue* sex = at(draft, plan_.sex)) {
    auto known = sdmx_sex(sex->text);
    if (!known) known = sdmx_sex(name_of_code(*sex));
    draft.key.sex = known.value_or(Sex::total);
    if (!known) draft.dimensions.emplace_back(sex->id, sex->text);
  }
  if (const SdmxValue* age = at(draft, plan_.age)) {
    const auto known = sdmx_age(age->text);
    draft.key.age = known.value_or(Age{});
    if (!known) draft.dimensions.emplace_back(age->id, age->text);
  }
  draft.indicator = flow_indicator_;
  if (const SdmxValue* indicator = at(draft, plan_.indicator)) {
    const bool usable = is_code(indicator->text);
    if (usable) draft.indicator = indicator->text;
    if (!usable) draft.dimensions.emplace_back(indicator->id, indicator->text);
  }
}

bool SdmxMapping::read_attributes(Draft& draft) {
  bool has_status = false, has_confidentiality = false, has_power = false;
  for (const auto& [role, text] : draft.from.attributes) {
    if (role == SdmxRole::status && !std::exchange(has_status, true)) {
      const SdmxStatus status = sdmx_status(text);
      draft.status = status.status;
      if (!status.known) {
        sink_.flag({draft.cell, "sdmx_status",
                    fmt::format("the status {} is in no list known here; taken as normal",
                                clip(text, 40))});
      }
    }
    if (role == SdmxRole::confidentiality && !std::exchange(has_confidentiality, true)) {
      draft.confidential = !text.empty() && text != "F";
    }
    if (role == SdmxRole::unit_multiplier && !std::exchange(has_power, true) && !text.empty()) {
      const auto power = sdmx_multiplier(text);
      if (!power) {
        reject(draft.cell, text, "expected a power of ten as the unit's multiplier");
        return false;
      }
      draft.power = *power;
    }
  }
  return true;
}

std::string_view SdmxMapping::indicator_of(std::string_view code, std::string_view measure) {
  // The one measure of a structure is OBS_VALUE; of several each is an indicator of its own.
  std::string joined(code);
  if (sdmx_concept(measure).role != SdmxRole::measure && is_code(measure)) {
    joined += '.';
    joined += measure;
  }
  const auto found = indicators_.find(joined);
  if (found != indicators_.end()) return found->second;
  const std::string_view id = canonical_indicator(intern(joined));
  return indicators_.emplace(std::move(joined), id).first->second;
}

void SdmxMapping::read_measure(const Draft& draft, const SdmxMeasure& measure) {
  const FileCell cell{draft.from.row, measure.column};
  measures_.try_emplace(measure.column, measure.id);
  std::string_view text = trim(measure.text);
  std::string pointed;
  if (decimal_comma_) text = pointed = with_point(text);
  Observation observation{.key = draft.key, .status = draft.status, .cell = cell};
  observation.key.indicator = indicator_of(draft.indicator, measure.id);
  const NumberCell number = is_no_value(text) ? NumberCell{} : read_number(text);
  const auto scaled =
      number.state == State::value ? scaled_number(text, draft.power) : std::nullopt;
  if (number.malformed || (number.state == State::value && !scaled)) {
    reject(cell, measure.text, fmt::format("expected a number in {}", clip(measure.id, 60)));
    return;
  }
  if (scaled) {
    observation.value = *scaled;
    powers_.insert(draft.power);
  } else {
    const bool suppressed = draft.confidential || draft.status == 'Q';
    observation.state = suppressed            ? State::suppressed
                        : draft.status == 'M' ? State::not_applicable
                                              : State::missing;
    if (!explains_absence(draft.status)) observation.status = default_status(observation.state);
  }
  ++observed_;
  sink_.observe(observation);
}

void SdmxMapping::observe(const SdmxObservation& from) {
  ++rows_;
  const auto same_id = [](const SdmxValue& value, const std::string& id) { return value.id == id; };
  if (!std::ranges::equal(from.dimensions, plan_.ids, same_id)) make_plan(from.dimensions);
  const std::uint16_t column = from.measures.empty() ? std::uint16_t{1} : from.measures[0].column;
  Draft draft{.from = from, .cell = {from.row, column}};
  if (from.measures.empty()) {
    reject(draft.cell, {}, "no value is given: the message was asked for without its data");
    return;
  }
  if (!read_period(draft) || !read_places(draft) || !read_attributes(draft)) return;
  read_people(draft);
  for (std::size_t i = 0; i < from.dimensions.size(); ++i) {
    const int index = static_cast<int>(i);
    const std::array<int, 6> used{plan_.time,      plan_.place, plan_.origin,
                                  plan_.indicator, plan_.sex,   plan_.age};
    if (std::ranges::find(used, index) != used.end() || from.dimensions[i].text.empty()) continue;
    draft.dimensions.emplace_back(from.dimensions[i].id, from.dimensions[i].text);
  }
  draft.key.dimensions = join_dimensions(draft.dimensions);
  for (const auto& measure : from.measures) read_measure(draft, measure);
}

void SdmxMapping::remove(const SdmxObservation& observation) {
  ++rows_;
  ++removed_;
  std::string key;
  for (const auto& value : observation.dimensions) {
    if (key.size() < 80) key += fmt::format("{}{}", key.empty() ? "" : ".", clip(value.text, 40));
  }
  reject({observation.row, 1}, key,
         "the message deletes this; an edition is what stood at a moment, so nothing is taken "
         "away from another");
}

void SdmxMapping::reject(FileCell cell, std::string_view seen, std::string reason) {
  sink_.reject({cell, std::string(clip(seen, 80)), std::move(reason)});
}

Error SdmxMapping::without_figures(const SdmxHeader& header) const {
  const std::string note =
      header.note.empty() ? "" : fmt::format("; the service says: {}", header.note);
  if (rows_ > 0 && timeless_ == rows_) {
    return {ErrorKind::invalid,
            fmt::format("expected a component that is a period, such as TIME_PERIOD; saw {}{}",
                        lacking_time_.empty() ? "none at all" : clip(lacking_time_, 200), note),
            {input_.name},
            "Where the period has another name, give the message's structure with --with."};
  }
  if (rows_ > 0 && removed_ == rows_) {
    return {ErrorKind::invalid,
            fmt::format("expected figures, saw a message that only deletes{}", note),
            {input_.name},
            "Load the data itself: an edition is what a publisher had at a moment."};
  }
  return {ErrorKind::invalid,
          fmt::format("expected figures, saw a message without observations{}", note),
          {input_.name},
          "Ask the service for other places or years."};
}

Result<Reading> SdmxMapping::finish(const SdmxHeader& header) {
  const bool nothing = rows_ == timeless_ + removed_;
  if (rows_ == 0 || (nothing && (timeless_ == 0 || removed_ == 0))) {
    return fail(without_figures(header));
  }
  if (!header.note.empty()) {
    sink_.flag({{}, "sdmx_note", fmt::format("the service says: {}", header.note)});
  }
  const auto or_else = [](std::string_view text, std::string_view otherwise) {
    return std::string(text.empty() ? otherwise : text);
  };
  const std::string agency = or_else(or_else(first_.agency, header.sender), "unknown");
  std::string dataset = fmt::format("sdmx:{}:{}", agency, or_else(first_.id, "unnamed"));
  if (flows_.size() > 1) dataset += fmt::format("+{}", flows_.size() - 1);
  const bool dated = header.prepared.size() >= 10 && Period::parse(header.prepared.substr(0, 10));
  Reading reading{
      .citation = {.publisher = agency,
                   .dataset = std::move(dataset),
                   .title = or_else(title_, or_else(first_.text(), "SDMX data")),
                   .version = or_else(input_.version, dated ? header.prepared.substr(0, 10)
                                                            : or_else(first_.version, "undated")),
                   .licence = "unknown",
                   .url = {},
                   .retrieved = {}},
      .supersession = Supersession::by_figure,
      .complete = false,
      .rows = rows_};
  std::string step = "taken as it is";
  if (powers_.size() > 1 || (powers_.size() == 1 && *powers_.begin() != 0)) {
    step = "multiplied by 10 to the power that the figure's unit multiplier says:";
    for (const int power : powers_) step += fmt::format(" {}", power);
  }
  if (decimal_comma_) step += "; the comma read as the decimal point";
  for (const auto& [column, id] : measures_) {
    reading.steps.push_back({column, std::string(clip(id, 80)), step});
  }
  return reading;
}

}  // namespace corridor
