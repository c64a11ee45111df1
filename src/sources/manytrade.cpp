// Global Governance Observatory, manytrade: seven datasets of trade agreements side by side, with
// one identifier for what is the same agreement in several (manyID), and memberships from three.
// Instruments are mt-<dataset>-<treatyID>; brackets, spaces and colons of the identifiers, which an
// address cannot bear, are written as ".", "_" and "+": ZAF-ZWE[RCU]_1948O is ZAF-ZWE.RCU_1948O.
//
// What has one manyID is the same agreement: it is linked (same_as) to desta-<number> where DESTA
// has it, else to the first row that has the manyID, as labpta-<number> is. DESTA's protocols stand
// here under the number of the treaty that they amend, so only the first row with a number is taken
// for that treaty, and none whose code ends in P and a year.
//
// Quirks. DESTA, LABPTA and TREND know years only, written as 1 January; AIGGO, which is put
// together from others, has both. 1 January is read as its year in these four. 9999-12-31 is no
// end. An agreement that its dataset lists twice is kept as it stands first. In memberships the
// dates of a state stand beside those of the agreement, and go before them; where a state has none,
// those of the agreement stand for it and the note says so. DESTA's members are named again at each
// accession and withdrawal of others: a state signs an agreement once, so only the first row counts
// and the further ones are rejected. States are read by name, because codes are missing or another
// state's here and there (Cyprus beside CZE), then by code; the two are compared.

#include "base/text.h"
#include "sources/law_reading.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace manytrade_parts {
namespace {

using Kind = LawEventKind;

constexpr std::string_view agreements_header =
    "dataset,manyID,treatyID,title,begin,signature,force,end,agreement_type,doc_type,geog_area,"
    "source_id,url";
constexpr std::string_view memberships_header =
    "dataset,manyID,treatyID,title,begin,stateID,state_name,signature,force,state_signature,"
    "state_ratification,state_force,state_end";

constexpr std::string_view publisher = "Global Governance Observatory, manytrade";
constexpr std::string_view licence = "CC-BY-4.0 (package)";
constexpr std::string_view address = "https://github.com/globalgov/manytrade";
constexpr LawFile agreements_file{
    {publisher, "manytrade_agreements", "Trade agreements of seven datasets", licence, address},
    "2023"};
constexpr LawFile memberships_file{
    {publisher, "manytrade_memberships", "Memberships in trade agreements", licence, address},
    "2023"};

constexpr std::string_view no_end = "9999-12-31";

/// An agreement's code; the dataset of a membership is that of the agreement and "_MEM".
std::string code_of(std::string_view dataset, std::string_view treaty) {
  if (dataset.ends_with("_MEM")) dataset.remove_suffix(4);
  std::string code = fmt::format("mt-{}-", dataset);
  for (const char c : treaty) {
    if (c == ']') continue;
    code += c == '[' ? '.' : c == ' ' ? '_' : c == ':' ? '+' : c;
  }
  return code;
}

bool knows_years_only(std::string_view dataset) {
  return dataset.starts_with("DESTA") || dataset == "LABPTA" || dataset == "TREND" ||
         dataset == "AIGGO";
}

/// A date as it stands, or the year where the dataset knows no more; empty where there is none.
/// False, and a rejection, where it cannot be read.
bool read_date(LawPass& law, std::size_t column, Period& date) {
  auto written = law.field(column);
  while (written.ends_with("-99")) written.remove_suffix(3);  // a month or day that is not known
  if (written.empty() || written == no_end) return true;
  const bool is_year = knows_years_only(law.field(0)) && written.ends_with("-01-01");
  const auto period = Period::parse(is_year ? written.substr(0, written.size() - 6) : written);
  if (!period) law.rows().reject(column, period.error().message);
  if (period) date = *period;
  return period.has_value();
}

// ---- agreements --------------------------------------------------------------------------------

enum AgreementColumn : std::size_t {
  dataset,
  many_id,
  treaty_id,
  title,
  begin,
  signature,
  force,
  end,
  agreement_type,
  doc_type,
  geog_area,
  source_id,
  url
};

struct Word {
  std::string_view letter, word;
};
constexpr std::array<Word, 3> doc_types{
    {{"B", "bilateral"}, {"P", "plurilateral"}, {"M", "multilateral"}}};

NamedLines fields_of(const LawPass& law) {
  const auto word = std::ranges::find(doc_types, law.field(doc_type), &Word::letter);
  std::string link(law.field(url));
  std::erase(link, '"');
  NamedLines fields;
  fields.set("type",
             word != doc_types.end() && word->word == "bilateral" ? "bilateral" : "agreement");
  fields.set("topics", "trade").set("mt_dataset", law.field(dataset));
  fields.set("mt_many", law.field(many_id)).set("mt_source", law.field(source_id));
  fields.set("mt_parties", word == doc_types.end() ? std::string_view{} : word->word);
  fields.set("url", link == "NA" ? "" : link);
  return fields;
}

class AgreementsPass {
 public:
  AgreementsPass(const SourceInput& input, Sink& sink) : law_(agreements_file, input, sink) {}

  Result<Reading> read() {
    return law_.read_rows([&] { read_row(); });
  }

 private:
  void read_row() {
    if (law_.field(dataset).empty() || law_.field(treaty_id).empty()) {
      return law_.rows().reject(treaty_id, "expected a dataset and the code of an agreement");
    }
    Period made, in_force, ended;
    if (!read_date(law_, signature, made) || !read_date(law_, force, in_force) ||
        !read_date(law_, end, ended)) {
      return;
    }
    const std::string code = code_of(law_.field(dataset), law_.field(treaty_id));
    if (!law_.is_new(code)) {
      return law_.rows().reject(treaty_id, "its dataset lists the agreement already");
    }
    law_.instrument({.kind = "instrument",
                     .code = code,
                     .title = std::string(law_.field(title)),
                     .since = in_force,
                     .until = ended,
                     .cell = law_.rows().cell(treaty_id)},
                    fields_of(law_));
    add_event(code, signature, Kind::adopted, made);
    add_event(code, force, Kind::in_force, in_force);
    add_event(code, end, Kind::termination, ended);
    add_links(code);
  }

  void add_event(const std::string& code, std::size_t column, Kind kind, Period date) {
    if (!date.empty()) law_.event(column, {.instrument = code, .kind = kind, .date = date});
  }

  void add_links(const std::string& code) {
    const auto number = desta_number();
    const auto [entry, is_first] = code_of_.try_emplace(
        std::string(law_.field(many_id)), number.empty() ? code : fmt::format("desta-{}", number));
    const std::string& same = entry->second;
    if (same != code) {
      law_.link(many_id, instrument_address(same), "same_as", instrument_address(code));
    }
    if (law_.field(dataset) != "LABPTA" || law_.field(source_id).empty()) return;
    law_.link(source_id, instrument_address(same), "same_as",
              instrument_address(fmt::format("labpta-{}", law_.field(source_id))));
  }

  /// The number of the agreement in DESTA's own list; empty where it is another's.
  std::string_view desta_number() {
    if (law_.field(dataset) != "DESTA" || law_.field(source_id).empty()) return {};
    if (!numbers_.insert(std::string(law_.field(source_id))).second) return {};
    const auto treaty = law_.field(treaty_id);
    const auto letter = treaty.find_last_not_of("0123456789");
    const bool is_protocol = letter != treaty.npos && treaty[letter] == 'P';
    return is_protocol ? std::string_view{} : law_.field(source_id);
  }

  LawPass law_;
  std::unordered_map<std::string, std::string> code_of_;  // of the agreement, by manyID
  std::set<std::string> numbers_;                         // of DESTA
};

bool recognise_agreements(const Opening& file) { return header_is(file.header, agreements_header); }
Result<Reading> read_agreements(const SourceInput& input, Sink& sink) {
  return AgreementsPass(input, sink).read();
}

// ---- memberships -------------------------------------------------------------------------------

enum MemberColumn : std::size_t {
  state_id = 5,
  state_name,
  its_signature,
  its_force,
  state_signature,
  state_ratification,
  state_force,
  state_end
};

class MembershipsPass {
 public:
  MembershipsPass(const SourceInput& input, Sink& sink) : law_(memberships_file, input, sink) {}

  Result<Reading> read() {
    return law_.read_rows([&] { read_row(); });
  }

 private:
  struct Step {
    std::size_t column;
    Kind kind;
    Period date = {};
    bool of_agreement = false;  // the state's own date is not known
  };

  void read_row() {
    if (law_.field(dataset).empty() || law_.field(treaty_id).empty()) {
      return law_.rows().reject(treaty_id, "expected a dataset and the code of an agreement");
    }
    const std::string code = code_of(law_.field(dataset), law_.field(treaty_id));
    const auto state = read_state();
    if (!state) return;
    std::vector<Step> steps;
    if (!read_steps(steps)) return;
    if (law_.is_new(code)) add_agreement(code);
    const std::string member = fmt::format("{} {}", code, state->code());
    std::size_t added = 0;
    for (const auto& step : steps) {
      if (!seen_.insert(fmt::format("{} {}", member, name_of(step.kind))).second) continue;
      ++added;
      law_.event(step.column, {.instrument = code,
                               .kind = step.kind,
                               .party = *state,
                               .date = step.date,
                               .note = step.of_agreement ? "date of the agreement" : ""});
    }
    if (added == 0) {
      law_.rows().reject(state_id, "an earlier row has the state as a member of the agreement");
    }
  }

  std::optional<Place> read_state() {
    const auto& by_code = places_(law_.field(state_id));
    const auto& by_name = places_(law_.field(state_name));
    if (by_name && by_code && *by_name != *by_code) {
      law_.rows().flag(state_id, "name_and_code_differ",
                       fmt::format("{} stands beside {}, read by name", law_.field(state_id),
                                   law_.field(state_name)));
    }
    if (by_name) return by_name;
    if (by_code) return by_code;
    law_.rows().reject(
        state_name, fmt::format("no place is called \"{}\" ({})", clip(law_.field(state_name), 80),
                                clip(law_.field(state_id), 20)));
    return std::nullopt;
  }

  /// What the row says that the state did. False where a date cannot be read.
  bool read_steps(std::vector<Step>& steps) {
    constexpr std::array<std::pair<std::size_t, Kind>, 4> own{
        {{state_signature, Kind::signature},
         {state_ratification, Kind::ratification},
         {state_force, Kind::in_force},
         {state_end, Kind::termination}}};
    for (const auto& [column, kind] : own) {
      Step step{.column = column, .kind = kind};
      if (!read_date(law_, column, step.date)) return false;
      if (!step.date.empty()) steps.push_back(step);
    }
    if (!steps.empty()) return true;
    Step signs{.column = its_signature, .kind = Kind::signature, .of_agreement = true};
    Step holds{.column = its_force, .kind = Kind::in_force, .of_agreement = true};
    if (!read_date(law_, its_signature, signs.date) || !read_date(law_, its_force, holds.date)) {
      return false;
    }
    steps.push_back(signs);
    if (!holds.date.empty()) steps.push_back(holds);
    return true;
  }

  void add_agreement(const std::string& code) {
    NamedLines fields;
    fields.set("type", "agreement").set("topics", "trade").set("mt_dataset", law_.field(dataset));
    fields.set("mt_many", law_.field(many_id));
    law_.instrument({.kind = "instrument",
                     .code = code,
                     .title = std::string(law_.field(title)),
                     .cell = law_.rows().cell(treaty_id)},
                    std::move(fields));
  }

  LawPass law_;
  PlaceReader places_{Scheme::iso3};
  std::set<std::string> seen_;  // agreement, state and what it did
};

bool recognise_memberships(const Opening& file) {
  return header_is(file.header, memberships_header);
}
Result<Reading> read_memberships(const SourceInput& input, Sink& sink) {
  return MembershipsPass(input, sink).read();
}

}  // namespace
}  // namespace manytrade_parts

extern const Source manytrade_agreements, manytrade_memberships;
const Source manytrade_agreements{
    "manytrade_agreements", "manytrade, trade agreements", manytrade_parts::agreements_header,
    manytrade_parts::recognise_agreements, manytrade_parts::read_agreements};
const Source manytrade_memberships{
    "manytrade_memberships", "manytrade, memberships in trade agreements",
    manytrade_parts::memberships_header, manytrade_parts::recognise_memberships,
    manytrade_parts::read_memberships};

}  // namespace corridor
