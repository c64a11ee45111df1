// Status of 18 human rights treaties by member of the United Nations in August 2022, as collected
// by the World Politics Data Lab from the UN Treaty Collection. Instruments are hr-<treaty>:
// hr-icmw.
//
// Quirks. Years only, and one column for ratification and accession: the event is a ratification
// whose note says that it may be an accession. Of a signatory the year is not given. A row whose
// marks contradict each other is read by its status and year, and flagged; one that says "state
// party" without a year or a mark is rejected. What the notes say of denunciation becomes an event.
// Rows of states that took no action name nobody who is bound and give no event. "NA" is Namibia.

#include "base/text.h"
#include "sources/law_reading.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace hr_treaties_parts {
namespace {

using Kind = LawEventKind;

constexpr std::string_view header =
    "treaty,iso2,member,state_party,year_ratification_or_accession,signatory,no_action,status,note";
enum Column : std::size_t { treaty, iso2, member, party, year, signatory, no_action, status, note };

constexpr LawFile file{{"UN Treaty Collection, World Politics Data Lab", "hr_treaties",
                        "Human rights treaties, status by state", "UN facts; no licence stated",
                        "https://github.com/world-politics-datalab/"
                        "humanrights-treaties-ratification-status"},
                       "2022-08",
                       true};

struct Treaty {
  std::string_view code, title, topics;
};
constexpr std::array<Treaty, 18> treaties{{
    {"icerd", "International Convention on the Elimination of All Forms of Racial Discrimination",
     "human_rights"},
    {"iccpr", "International Covenant on Civil and Political Rights", "human_rights"},
    {"iccpr_op1", "Optional Protocol to the International Covenant on Civil and Political Rights",
     "human_rights"},
    {"iccpr_op2",
     "Second Optional Protocol to the International Covenant on Civil and Political Rights, aiming "
     "at the abolition of the death penalty",
     "human_rights"},
    {"icescr", "International Covenant on Economic, Social and Cultural Rights", "human_rights"},
    {"icescr_op",
     "Optional Protocol to the International Covenant on Economic, Social and Cultural Rights",
     "human_rights"},
    {"cedaw", "Convention on the Elimination of All Forms of Discrimination against Women",
     "human_rights women"},
    {"op_cedaw",
     "Optional Protocol to the Convention on the Elimination of All Forms of Discrimination "
     "against "
     "Women",
     "human_rights women"},
    {"cat",
     "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment",
     "human_rights detention"},
    {"opcat", "Optional Protocol to the Convention against Torture", "human_rights detention"},
    {"crc", "Convention on the Rights of the Child", "human_rights children"},
    {"op_crc_ac",
     "Optional Protocol to the Convention on the Rights of the Child on the involvement of "
     "children "
     "in armed conflict",
     "human_rights children"},
    {"op_crc_sc",
     "Optional Protocol to the Convention on the Rights of the Child on the sale of children, "
     "child "
     "prostitution and child pornography",
     "human_rights children"},
    {"op_crc_ic",
     "Optional Protocol to the Convention on the Rights of the Child on a communications procedure",
     "human_rights children"},
    {"icmw",
     "International Convention on the Protection of the Rights of All Migrant Workers and Members "
     "of Their Families",
     "human_rights labour"},
    {"cped",
     "International Convention for the Protection of All Persons from Enforced Disappearance",
     "human_rights detention"},
    {"crpd", "Convention on the Rights of Persons with Disabilities", "human_rights"},
    {"op_crpd", "Optional Protocol to the Convention on the Rights of Persons with Disabilities",
     "human_rights"},
}};

/// "Denounced the OP in 2000", "Denounced the OP 1997".
std::optional<Period> denounced_in(std::string_view text) {
  if (!text.starts_with("Denounced")) return std::nullopt;
  const auto written = text.substr(text.rfind(' ') + 1);
  const auto period = Period::parse(written);
  return period && written.size() == 4 ? std::optional(*period) : std::nullopt;
}

class HumanRightsPass {
 public:
  HumanRightsPass(const SourceInput& input, Sink& sink) : law_(file, input, sink) {}

  Result<Reading> read() {
    return law_.read_rows([&] { read_row(); });
  }

 private:
  void read_row() {
    const auto found = std::ranges::find(treaties, law_.field(treaty), &Treaty::code);
    if (found == treaties.end()) {
      return law_.rows().reject(treaty, "expected one of the 18 treaties: icmw, iccpr, crc");
    }
    const std::string code = fmt::format("hr-{}", found->code);
    if (law_.is_new(code)) {
      NamedLines fields;
      fields.set("type", type_of_title(found->title)).set("topics", found->topics);
      law_.instrument({.kind = "instrument",
                       .code = code,
                       .title = std::string(found->title),
                       .cell = law_.rows().cell(treaty)},
                      std::move(fields));
    }
    const auto place = law_.rows().place(member, places_);
    if (!place) return;
    const auto& by_code = codes_(law_.field(iso2));
    if (by_code != *place) {
      law_.rows().flag(
          iso2, "name_and_code_differ",
          fmt::format("{} stands beside {}, read by name", law_.field(iso2), law_.field(member)));
    }
    add_events(code, *place);
  }

  void add_events(const std::string& code, Place place) {
    const auto stands = law_.field(status);
    const bool is_party = law_.field(party) == "1" || stands == "state party";
    check_marks(is_party);
    if (is_party) return add_consent(code, place);
    if (law_.field(signatory) == "1" || stands == "signatory state") {
      return law_.event(signatory, {.instrument = code, .kind = Kind::signature, .party = place});
    }
    if (stands != "no action")
      law_.rows().reject(status, "expected state party, signatory or no action");
  }

  void add_consent(const std::string& code, Place place) {
    if (law_.field(year).empty() && law_.field(party) != "1") {
      return law_.rows().reject(status, "a state party without a year, and not marked as one");
    }
    LawEvent event{.instrument = code,
                   .kind = Kind::ratification,
                   .party = place,
                   .note = "or accession: the file does not tell them apart"};
    if (!law_.field(year).empty()) {
      const auto in = law_.rows().period(year);
      if (!in) return;
      event.date = *in;
    }
    law_.event(year, std::move(event));
    if (const auto left = denounced_in(law_.field(note))) {
      law_.event(note,
                 {.instrument = code, .kind = Kind::denunciation, .party = place, .date = *left});
    }
  }

  /// Each row has one mark of three, and the status says the same in words.
  void check_marks(bool is_party) {
    const bool none = law_.field(no_action) == "1", signs = law_.field(signatory) == "1";
    const bool agrees = is_party ? law_.field(party) == "1" && !none && !signs
                                 : none != signs && none == (law_.field(status) == "no action");
    if (agrees) return;
    law_.rows().flag(status, "marks_differ",
                     fmt::format("the marks {}, {}, {} do not go with \"{}\"", law_.field(party),
                                 law_.field(signatory), law_.field(no_action), law_.field(status)));
  }

  LawPass law_;
  PlaceReader places_{Scheme::iso3}, codes_{Scheme::any};
};

bool recognise(const Opening& opening) { return header_is(opening.header, header); }
Result<Reading> read(const SourceInput& input, Sink& sink) {
  return HumanRightsPass(input, sink).read();
}

}  // namespace
}  // namespace hr_treaties_parts

extern const Source hr_treaties;
const Source hr_treaties{"hr_treaties", "Human rights treaties, status by state (August 2022)",
                         hr_treaties_parts::header, hr_treaties_parts::recognise,
                         hr_treaties_parts::read};

}  // namespace corridor
