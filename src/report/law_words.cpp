#include "report/law_words.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

/// A title that a sentence can bear.
constexpr std::size_t longest_in_sentence = 80;
/// A summary that an answer can bear.
constexpr std::size_t longest_gist = 240;

struct PartWord {
  std::string_view prefix, english;
};
/// What the parts of an address are called; those further in stand in brackets.
constexpr std::array<PartWord, 9> part_words{{{"art", "article {number}"},
                                              {"sec", "section {number}"},
                                              {"obj", "objective {number}"},
                                              {"ann", "annex {number}"},
                                              {"chp", "chapter {number}"},
                                              {"part", "part {number}"},
                                              {"para", "paragraph {number}"},
                                              {"principle", "principle {number}"},
                                              {"reg", "regulation {number}"}}};

/// The parts of "art_25__para_1": what each is called and its number.
struct AddressPart {
  std::string_view name, number;
};
std::vector<AddressPart> parts_of(std::string_view at) {
  std::vector<AddressPart> parts;
  while (!at.empty()) {
    const auto end = std::min(at.find("__"), at.size());
    const auto piece = at.substr(0, end);
    const auto line = std::min(piece.find('_'), piece.size());
    parts.push_back({piece.substr(0, line), piece.substr(std::min(line + 1, piece.size()))});
    at.remove_prefix(std::min(end + 2, at.size()));
  }
  return parts;
}

bool is_number(std::string_view text) {
  const bool starts = !text.empty() && ((text[0] >= '0' && text[0] <= '9') || text.size() <= 2 ||
                                        text.find_first_not_of("ivxlc") == text.npos);
  return starts && text.size() <= 8;
}

}  // namespace

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const auto& part : parts) {
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

/// Titles that our reader of a list made ("Labour agreement of Bangladesh and Malaysia, 2016") are
/// ours to say in another language.
std::string LawWords::made_title(const Instrument& instrument) const {
  const std::string_view title = instrument.title;
  const bool is_made = title.starts_with("Labour agreement of ") && instrument.places.size() == 2;
  const auto comma = title.rfind(", ");
  if (!is_made || comma == title.npos) return instrument.title;
  return say("Labour agreement of {one} and {other}, {day}",
             {{"one", account_.name(instrument.places[0])},
              {"other", account_.name(instrument.places[1])},
              {"day", title.substr(comma + 2)}});
}

std::string LawWords::title(const Instrument& instrument) const {
  const auto own = instrument.names[account_.words().language()];
  if (!own.empty()) return std::string(own);
  return is_english() ? instrument.title : made_title(instrument);
}

std::string LawWords::say(const Saying& saying) const {
  const auto named = [&](std::string_view code) { return account_.name(Place(code)); };
  return saying.with("place", named).in(account_.words());
}

std::string LawWords::short_name(const Instrument& instrument) const {
  constexpr std::size_t longest_acronym = 12;
  const auto name = instrument.short_title();
  if (is_english() || name.size() <= longest_acronym) {
    const bool is_long = name.size() > longest_in_sentence;
    return is_long ? std::string(clip(name, longest_in_sentence)) + "…" : std::string(name);
  }
  return title(instrument);
}

std::string LawWords::gist_title(const Provision& provision) const {
  if (is_english()) return provision.title;
  return std::string(provision.names[account_.words().language()]);
}

std::string LawWords::own_or_quoted(std::string own, const std::string& english) const {
  if (!own.empty() || english.empty()) return own;
  if (is_english()) return english;
  std::string quoted = english;
  std::ranges::replace(quoted, '"', '\'');
  return '"' + quoted + '"';
}

std::string LawWords::summary(const Instrument& instrument) const {
  const auto own = instrument.fields["summary_" + account_.words().language()];
  return own_or_quoted(std::string(own), instrument.summary);
}

std::string LawWords::summary(const Provision& provision) const {
  const auto own = provision.fields["summary_" + account_.words().language()];
  return own_or_quoted(std::string(own), provision.summary);
}

std::string LawWords::kind(LawEventKind kind) const {
  std::string english(name_of(kind));
  std::ranges::replace(english, '_', ' ');
  return say(english);
}

std::string LawWords::handy_title(const Instrument& instrument) const {
  const auto own = instrument.names[account_.words().language()];
  if (!own.empty()) return std::string(own);
  const bool is_long = instrument.title.size() > longest_in_sentence;
  return is_long ? std::string(instrument.short_title()) : title(instrument);
}

std::string LawWords::gist(const Provision& provision) const {
  const auto& language = account_.words().language();
  std::string title = is_english() ? provision.title : std::string(provision.names[language]);
  std::string summary =
      is_english() ? provision.summary : std::string(provision.fields["summary_" + language]);
  while (summary.ends_with('.')) summary.pop_back();
  const bool says_more = summary.size() > title.size() && summary.size() <= longest_gist;
  return says_more ? summary : title;
}

std::string LawWords::article(std::string_view at) const {
  std::string text;
  for (const auto& [name, number] : parts_of(at)) {
    if (!is_number(number)) continue;
    std::string shown(number);
    std::ranges::replace(shown, '_', '-');
    const auto word = std::ranges::find(part_words, name, &PartWord::prefix);
    if (!text.empty()) {
      text += fmt::format(" ({})", shown);
    } else if (word != part_words.end()) {
      text = say(word->english, {{"number", shown}});
    }
  }
  return text;
}

std::string LawWords::articles(std::string_view spaced) const {
  std::vector<std::string> shown;
  for (const auto at : split(spaced, ' ')) {
    if (at.empty()) continue;
    auto text = article(at);
    if (!text.empty()) shown.push_back(std::move(text));
  }
  return joined(shown, "; ");
}

std::string LawWords::reference(const Instrument& instrument, const Provision& provision) const {
  const auto where = article(provision.at);
  return where.empty() ? handy_title(instrument)
                       : say("{instrument}, {article}",
                             {{"instrument", handy_title(instrument)}, {"article", where}});
}

std::string LawWords::year(Period period) {
  return period.empty() ? std::string() : std::to_string(period.start_year());
}

std::string LawWords::state(const Standing& standing) const {
  using Stage = Standing::Stage;
  switch (standing.stage) {
    case Stage::not_known:
      return say("not known");
    case Stage::not_party:
      return standing.known_to.empty()
                 ? say("not joined")
                 : say("not joined by {day}", {{"day", day(standing.known_to)}});
    case Stage::not_open:
      return say("cannot join");
    case Stage::signed_only:
      return say(standing.known_to.empty() ? "signed {day}, not known whether bound"
                                           : "signed {day}, not bound",
                 {{"day", day(standing.signed_on)}});
    case Stage::consented:
      if (!standing.since.empty()) return say("binds from {day}", {{"day", day(standing.since)}});
      // A law of the place itself is not joined.
      return standing.consent.empty()
                 ? say("not known to be in force")
                 : say("joined {day}, not known to be in force", {{"day", day(standing.consent)}});
    case Stage::in_force:
      return standing.until.empty()
                 ? say("since {day}", {{"day", day(standing.since)}})
                 : say("since {day}, until {end}",
                       {{"day", day(standing.since)}, {"end", day(standing.until)}});
    case Stage::ended:
      return say("left, bound until {day}", {{"day", day(standing.until)}});
  }
  return {};
}

std::string LawWords::state(const Instrument& instrument, const Standing& standing) const {
  const bool is_signed = standing.stage == Standing::Stage::signed_only;
  if (!is_signed || instrument.fields["type"] != "bilateral") return state(standing);
  return say("signed {day}, not known whether bound", {{"day", day(standing.signed_on)}});
}

std::string LawWords::groups(const std::vector<std::string_view>& codes) const {
  std::vector<std::string> names;
  for (const auto code : codes) {
    if (const auto* found = find_person_group(code)) names.push_back(group(*found));
  }
  return joined(names);
}

std::string LawWords::groups(const std::vector<const PersonGroup*>& groups) const {
  std::vector<std::string> names;
  for (const auto* one : groups) names.push_back(group(*one));
  return joined(names);
}

std::string LawWords::protections(const std::vector<const Protection*>& protections) const {
  std::vector<std::string> names;
  for (const auto* one : protections) names.push_back(say(one->title));
  return joined(names, "; ");
}

bool LawWords::note(const std::string& proof) {
  const Edition* edition = book_.edition_of(proof);
  const auto parts = split(proof, '.');
  if (edition == nullptr || parts.size() != 3) return false;
  const bool by_hand = !edition->author.empty();
  account_.note({proof, fmt::format("{}: {} {}, column {}", cite(edition->citation),
                                    by_hand ? "line" : "row", parts[1], parts[2])},
                edition->citation);
  return true;
}

Paragraph LawWords::paragraph(std::string text, std::vector<std::string> proofs,
                              Paragraph::Tone tone) {
  Paragraph paragraph{.text = std::move(text), .tone = tone};
  for (auto& proof : proofs) {
    const auto& kept = paragraph.proofs;
    const bool repeated = std::ranges::find(kept, proof) != kept.end();
    if (!repeated && note(proof)) paragraph.proofs.push_back(std::move(proof));
  }
  return paragraph;
}

Cell LawWords::cell(std::string text, const std::string& proof) {
  Cell cell(std::move(text));
  if (note(proof)) cell.proof = proof;
  return cell;
}

Result<Day> law_day(const std::string& as_of) {
  const auto text = as_of.empty() ? timestamp_now().substr(0, 10) : as_of.substr(0, 10);
  const auto period = parse_date(text);
  if (period && period->kind() == Period::Kind::day) return first_day(*period);
  return fail({ErrorKind::usage,
               fmt::format("expected a day, saw \"{}\"", clip(as_of, 60)),
               {},
               "Write 2026-11-23."});
}

}  // namespace corridor
