#include "report/brief.h"

#include "report/brief_sections.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

/// The sections in their order. Adding one is a function, a line here and a declaration.
constexpr std::array sections{
    BriefSection{"people", "People", write_people},
    BriefSection{"money", "Money sent home", write_money},
    BriefSection{"work", "Work and income", write_work},
    BriefSection{"refuge", "Refuge", write_refuge},
    BriefSection{"neighbours", "Neighbours", write_neighbours},
    BriefSection{"mirror", "What each side reports", write_mirror},
    BriefSection{"missing", "What is missing", write_missing},
};

Result<Subject> parse_subject(const std::string& written) {
  const auto& gazetteer = Gazetteer::get();
  if (const auto place = gazetteer.match(written)) return Subject{.origin = {}, .place = *place};
  if (!written.contains('-')) {
    return Subject{.origin = {}, .place = TRY(gazetteer.parse_place(written))};
  }
  const Corridor corridor = TRY(gazetteer.parse_corridor(written));
  // From or to the world is the brief of the place at the other end.
  if (corridor.origin == world) return Subject{.origin = {}, .place = corridor.destination};
  if (corridor.destination == world) return Subject{.origin = {}, .place = corridor.origin};
  if (corridor.origin != corridor.destination) {
    return Subject{.origin = corridor.origin, .place = corridor.destination};
  }
  return fail({ErrorKind::usage,
               "a corridor joins two different places",
               {},
               fmt::format("For one place write {} alone.", corridor.origin.code())});
}

Document empty_brief(const Account& account) {
  const Subject& subject = account.subject();
  Document document;
  document.title =
      subject.is_corridor()
          ? account.say("{origin} to {destination}", {{"origin", account.name(subject.origin)},
                                                      {"destination", account.name(subject.place)}})
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
  document.language = account.words().language();
  document.right_to_left = account.words().right_to_left();
  return document;
}

void translate_frame(const Account& account, Document& document) {
  for (std::string* words :
       {&document.proofs_title, &document.sources_title, &document.contents_title,
        &document.table_behind_title, &document.caution_title, &document.licence_title,
        &document.skip_title, &document.back_title, &document.note_title}) {
    *words = account.say(*words);
  }
  document.numbers = account.number_words();
}

}  // namespace

Result<Document> write_brief(const Workspace& workspace, const BriefRequest& request) {
  Account account(workspace, TRY(Words::in(request.language)), TRY(parse_subject(request.subject)),
                  request.as_of);
  Document document = empty_brief(account);
  translate_frame(account, document);
  for (const auto& section : sections) {
    document.sections.push_back(
        {std::string(section.id), account.say(section.title), TRY(section.write(account))});
  }
  std::move(account).finish(document);
  return document;
}

}  // namespace corridor
