#include "report/brief.h"

#include "report/brief_sections.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

/// The sections in their order. Adding one is a function, a line here and a declaration.
constexpr std::array sections{
    BriefSection{"people", "People", write_people},
    BriefSection{"law", "What protects you", write_law},
    BriefSection{"help", "Who helps", write_help},
    BriefSection{"money", "Money sent home", write_money},
    BriefSection{"work", "Work and income", write_work},
    BriefSection{"outlook", "Outlook to 2050", write_outlook},
    BriefSection{"contribution", "What people bring, and what it costs", write_contribution},
    BriefSection{"refuge", "Refuge", write_refuge},
    BriefSection{"neighbours", "Neighbours", write_neighbours},
    BriefSection{"promises", "What was promised", write_promises},
    BriefSection{"mirror", "What each side reports", write_mirror},
    BriefSection{"missing", "What is missing", write_missing},
};

Document empty_brief(const Account& account) {
  const Subject& subject = account.subject();
  Document document;
  document.title = subject.is_corridor() ? account.name(Corridor{subject.origin, subject.place})
                                         : account.name(subject.place);
  document.subtitle =
      subject.is_corridor()
          ? account.say(
                "People who moved from {origin} to {destination}, and the other way: what "
                "is known, from whom, and what is not.",
                {{"origin", account.in_sentence(subject.origin)},
                 {"destination", account.in_sentence(subject.place)}})
          : account.say(
                "People who came to {place} and people who left: what is known, from whom, "
                "and what is not.",
                {{"place", account.in_sentence(subject.place)}});
  return document;
}

}  // namespace

Result<Subject> parse_brief_subject(const std::string& written) {
  const Subject subject = TRY(Gazetteer::get().parse_subject(written));
  // From or to the world is the brief of the place at the other end.
  if (subject.origin == world) return Subject{.origin = {}, .place = subject.place};
  if (subject.place == world && subject.is_corridor()) {
    return Subject{.origin = {}, .place = subject.origin};
  }
  if (subject.origin != subject.place) return subject;
  return fail({ErrorKind::usage,
               "a corridor joins two different places",
               {},
               fmt::format("For one place write {} alone.", subject.origin.code())});
}

Result<Document> write_brief(const Workspace& workspace, const BriefRequest& request) {
  Account account(workspace, TRY(Words::in(request.language)),
                  TRY(parse_brief_subject(request.subject)), request.as_of);
  Document document = empty_brief(account);
  account.frame(document);
  for (const auto& section : sections) {
    document.sections.push_back(
        {std::string(section.id), account.say(section.title), TRY(section.write(account))});
  }
  std::move(account).finish(document);
  return document;
}

}  // namespace corridor
