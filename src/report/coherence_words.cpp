#include "report/coherence_words.h"

#include "base/text.h"
#include "report/coherence_matters.h"

#include <fmt/core.h>

#include <algorithm>
#include <span>

namespace corridor {
namespace {

constexpr std::size_t most_first = 10;       // matters told at the top
constexpr std::size_t most_of_a_rule = 12;   // matters told of a rule
constexpr std::size_t most_of_a_matter = 6;  // findings told of a matter
constexpr std::size_t longest_reservation = 300;

class Teller {
 public:
  Teller(LawWords& words, const CoherenceCheck& check) : words_(words), check_(check) {}

  Document document() {
    const auto& account = words_.account();
    Document document;
    const Subject& subject = check_.subject;
    const std::string name = subject.is_corridor()
                                 ? account.name(Corridor{subject.origin, subject.place})
                                 : account.name(subject.place);
    document.title = say("Coherence: {name}", {{"name", name}});
    document.subtitle = say("Where instruments, policies or sides pull apart, on {day}.",
                            {{"day", period_of(check_.day).text()}});
    account.frame(document);
    themes_ = check_.themes();
    document.sections.push_back(summary());
    for (const auto* rule : check_.rules) {
      auto section = rule_section(*rule);
      if (!section.blocks.empty()) document.sections.push_back(std::move(section));
    }
    auto rest = silent_section();
    if (!rest.blocks.empty()) document.sections.push_back(std::move(rest));
    return document;
  }

 private:
  std::string say(std::string_view english, Placeholders values = {}) const {
    return words_.say(english, values);
  }
  std::string say(const Saying& saying) const { return words_.say(saying); }

  DocumentSection summary() {
    DocumentSection section{"summary", say("In short"), {}};
    const auto number = [&](Severity severity) { return std::to_string(check_.count(severity)); };
    section.blocks.push_back(
        Paragraph{say("Findings: {all}; matters that they are about: {matters}. Graded high: "
                      "{high}; medium: {medium}; low: {low}.",
                      {{"all", std::to_string(check_.findings.size())},
                       {"matters", std::to_string(themes_.size())},
                       {"high", number(Severity::high)},
                       {"medium", number(Severity::medium)},
                       {"low", number(Severity::low)}}),
                  {},
                  Paragraph::Tone::lead});
    Bullets first;
    for (const auto& theme : std::span(themes_).first(std::min(most_first, themes_.size()))) {
      first.items.push_back(words_.paragraph(headline(words_, theme), proofs_of(theme)));
    }
    if (!first.items.empty()) {
      section.blocks.push_back(Paragraph{say("What to read first:")});
      section.blocks.push_back(std::move(first));
    }
    section.blocks.push_back(Paragraph{
        say("A finding is a question, put by a rule, not a judgement: what it is worth a person "
            "decides, and the verdict stands beside it (docs/coherence.md)."),
        {},
        Paragraph::Tone::caution});
    return section;
  }

  DocumentSection rule_section(const CoherenceRule& rule) {
    DocumentSection section{std::string(rule.id), say(rule.title), {}};
    std::size_t told = 0, all = 0;
    for (const auto& theme : themes_) {
      if (theme.rule != &rule || ++all > most_of_a_rule) continue;
      ++told;
      section.blocks.push_back(Paragraph{headline(words_, theme)});
      section.blocks.push_back(findings_of(theme));
    }
    if (all == 0) return section;
    section.blocks.insert(section.blocks.begin(), Paragraph{say("How it grades - {grades}.",
                                                                {{"grades", say(rule.severity)}})});
    if (all > told) section.blocks.push_back(Paragraph{more(all - told)});
    return section;
  }

  std::string more(std::size_t count) const {
    return say("{count} more; --format json or csv lists all.", {{"count", std::to_string(count)}});
  }

  Bullets findings_of(const CoherenceTheme& theme) {
    Bullets bullets;
    for (const auto* finding : theme.findings) {
      const bool is_last = finding == theme.findings.back();
      if (bullets.items.size() == most_of_a_matter && !is_last) {
        bullets.items.push_back({.text = more(theme.findings.size() - most_of_a_matter)});
        break;
      }
      bullets.items.push_back(words_.paragraph(told(*finding), both_proofs(*finding)));
    }
    return bullets;
  }

  /// "Equal pay (ICRMW, article 25; Bangladesh since 2011-12-01) - Immunity of diplomats (...).
  /// Wages, Remedy. High: both are duties. Verdict: none yet. Finding 22a97becdf33."
  std::string told(const CoherenceFinding& finding) const {
    std::string text = sides_told(finding);
    if (!finding.also_in.empty()) {
      text += " " + say("The same in: {places}.", {{"places", names_of(words_, finding.also_in)}});
    }
    if (!finding.also.empty()) {
      text += " " + say("Side one is also in: {provisions}.", {{"provisions", also_told(finding)}});
    }
    if (!finding.protections.empty()) {
      text += " " + say("It is about: {protections}.",
                        {{"protections", titles_of(words_, finding.protections)}});
    }
    if (!finding.groups.empty()) {
      text += " " + say("People: {groups}.", {{"groups", words_.groups(finding.groups)}});
    }
    text += " " +
            say("Graded {severity}: {because}.",
                {{"severity", say(name_of(finding.severity))}, {"because", say(finding.because)}});
    return text + " " +
           say("Verdict: {verdict}. Finding {id}.",
               {{"verdict", verdict_told(finding)}, {"id", finding.id}});
  }

  std::string sides_told(const CoherenceFinding& finding) const {
    const auto rule = finding.rule->id;
    if (rule == "signed_never_ratified") return side_told(finding.other) + ".";
    if (rule == "one_side_bound") {
      return say("{instrument}: {one} {its_standing}; {other} {other_standing}.",
                 {{"instrument", words_.handy_title(*finding.one.status->instrument)},
                  {"one", words_.account().name(finding.one.place)},
                  {"its_standing", standing_told(*finding.one.status)},
                  {"other", words_.account().name(finding.other.place)},
                  {"other_standing", standing_told(*finding.other.status)}});
    }
    return say("{one} - against it: {other}.",
               {{"one", side_told(finding.one)}, {"other", side_told(finding.other)}});
  }

  std::string verdict_told(const CoherenceFinding& finding) const {
    if (finding.verdicts.empty()) return say("none yet");
    const auto& verdict = finding.verdicts.front();
    return fmt::format("{} ({}, {}){}{}", say(verdict.verdict), verdict.by, verdict.on.text(),
                       verdict.note.empty() ? "" : ": ", verdict.note);
  }

  std::string also_told(const CoherenceFinding& finding) const {
    std::vector<std::string> named;
    for (const auto& side : finding.also) add_once(named, side_named(side));
    return some_of(words_, named);
  }

  /// What a side is, without where it stands: "Equal pay (ICRMW, article 25)".
  std::string side_named(const FindingSide& side) const {
    if (side.status == nullptr) return say(side.figure_title);
    const auto& instrument = *side.status->instrument;
    if (side.provision == nullptr) return words_.handy_title(instrument);
    const auto title = words_.gist_title(*side.provision);
    const auto where = short_reference(instrument, *side.provision);
    return title.empty() ? where : fmt::format("{} ({})", title, where);
  }

  std::string short_reference(const Instrument& instrument, const Provision& provision) const {
    const auto article = words_.article(provision.at);
    const auto name = words_.short_name(instrument);
    return article.empty()
               ? name
               : say("{instrument}, {article}", {{"instrument", name}, {"article", article}});
  }

  std::string side_told(const FindingSide& side) const {
    const auto place = words_.account().name(side.place);
    if (side.status == nullptr) {
      return say(
          "{place}: {what}: {says}",
          {{"place", place}, {"what", say(side.figure_title)}, {"says", say(side.figure_says)}});
    }
    if (side.event != nullptr) return reservation_told(side);
    return say(
        "{place}: {what}: {says}",
        {{"place", place}, {"what", side_named(side)}, {"says", standing_told(*side.status)}});
  }

  std::string standing_told(const LawStatus& status) const {
    return words_.state(*status.instrument, status.standing);
  }

  std::string reservation_told(const FindingSide& side) const {
    const auto& event = side.event->event;
    const auto place = words_.account().name(side.place);
    const auto day = event.date.empty() ? say("day not known") : event.date.text();
    std::string text = say("{place}: reservation to {instrument} ({day})",
                           {{"place", place},
                            {"instrument", words_.short_name(*side.status->instrument)},
                            {"day", day}});
    if (event.note.empty()) return text;
    const auto note = clip(event.note, longest_reservation);
    return fmt::format("{}: \"{}{}\"", text, note, note.size() < event.note.size() ? "…" : "");
  }

  // ---- where it was read ------------------------------------------------------------------------

  static std::vector<std::string> first_proofs(const FindingSide& side, std::size_t most) {
    const auto some = std::min(most, side.proofs.size());
    return {side.proofs.begin(), side.proofs.begin() + static_cast<std::ptrdiff_t>(some)};
  }

  static std::vector<std::string> both_proofs(const CoherenceFinding& finding) {
    auto proofs = first_proofs(finding.one, 2);
    const auto others = first_proofs(finding.other, 2);
    proofs.insert(proofs.end(), others.begin(), others.end());
    return proofs;
  }

  static std::vector<std::string> proofs_of(const CoherenceTheme& theme) {
    return both_proofs(*theme.findings.front());
  }

  DocumentSection silent_section() {
    DocumentSection rest{"rest", say("What was not found, and what was not looked at"), {}};
    std::vector<std::string> silent;
    for (const auto* rule : check_.rules) {
      const bool has_any = std::ranges::any_of(
          check_.findings, [&](const CoherenceFinding& finding) { return finding.rule == rule; });
      if (!has_any) silent.push_back(say(rule->title));
    }
    if (!silent.empty()) {
      rest.blocks.push_back(
          Paragraph{say("Nothing found for: {rules}.", {{"rules", joined(silent, "; ")}})});
    }
    Bullets gaps;
    for (const auto& gap : check_.not_looked_at) gaps.items.push_back({.text = say(gap)});
    if (!gaps.items.empty()) rest.blocks.push_back(std::move(gaps));
    return rest;
  }

  LawWords& words_;
  const CoherenceCheck& check_;
  std::vector<CoherenceTheme> themes_;
};

}  // namespace

Document tell_coherence(LawWords& words, const CoherenceCheck& check) {
  return Teller(words, check).document();
}

}  // namespace corridor
