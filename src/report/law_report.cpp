#include "report/law_report.h"

#include "base/text.h"
#include "report/law_parts.h"
#include "report/render_document.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

/// What a person calls an instrument: its code, what people call it, or its title.
bool is_called(const Instrument& instrument, const std::string& folded) {
  if (fold(instrument.code) == folded || fold(instrument.short_title()) == folded) return true;
  if (fold(instrument.title) == folded) return true;
  const auto alias = [&](const std::string& code) { return fold(code) == folded; };
  if (std::ranges::any_of(instrument.aliases, alias)) return true;
  return std::ranges::any_of(instrument.names.lines(),
                             [&](const auto& name) { return fold(name.value) == folded; });
}

Result<std::optional<Instrument>> find_instrument(const LawBook& book, const std::string& written) {
  const auto folded = fold(written);
  const auto named = [&](const std::vector<Instrument>& instruments) {
    const auto found = std::ranges::find_if(
        instruments, [&](const Instrument& one) { return is_called(one, folded); });
    return found == instruments.end() ? std::string() : found->code;
  };
  // Those that a register describes are what most people ask for, and few.
  auto code = named(TRY(book.described(LawBook::Depth::records)));
  if (code.empty()) code = named(TRY(book.titles()));
  if (code.empty()) return std::nullopt;
  return book.instrument(code);
}

Result<Error> nothing_called(const LawBook& book, const std::string& written) {
  std::vector<std::string> names;
  for (const auto& instrument : TRY(book.titles())) {
    names.push_back(instrument.code);
    names.emplace_back(instrument.short_title());
  }
  auto hint = did_you_mean(written, names);
  if (hint.empty() && written.find('-') != std::string::npos) {
    // Probably a way, of which one end is not written as it should be.
    const auto way = Gazetteer::get().parse_subject(written);
    if (!way) return way.error();
  }
  if (hint.empty()) {
    for (const auto& name : Gazetteer::get().suggestions(written)) {
      hint += (hint.empty() ? "Did you mean " : ", ") + name;
    }
    if (!hint.empty()) hint += "?";
  }
  if (hint.empty()) hint = "`corridor find TEXT` searches places.";
  return Error{
      ErrorKind::not_found,
      fmt::format("no place, corridor or instrument of law is called \"{}\"", clip(written, 80)),
      {},
      std::move(hint)};
}

Error not_a_state(Place place) {
  return {ErrorKind::usage,
          fmt::format("expected a state, saw {} ({})", Gazetteer::get().name(place), place.code()),
          {},
          "Law binds states: ask for a country, corridor law MYS, or for one to another."};
}

/// The European Union and others are parties to some treaties.
bool is_group(Place place) {
  const auto* record = Gazetteer::get().find(place);
  return record != nullptr && record->kind == PlaceKind::group;
}

MadeReport report_on(const LawOnFile& file, const Subject& subject) {
  if (subject.origin == subject.place) {
    return fail({ErrorKind::usage,
                 "a corridor joins two different places",
                 {},
                 fmt::format("For one place write {} alone.", subject.place.code())});
  }
  if (!subject.is_corridor() && is_group(subject.place)) return place_report(file, subject.place);
  for (const Place place : {subject.origin, subject.place}) {
    if (!place.empty() && !may_have_law(state_of(place))) return fail(not_a_state(place));
  }
  if (!TRY(file.book.describes_any())) {
    return fail({ErrorKind::not_found,
                 "no register of law is in the workspace, or was on that day",
                 {},
                 "Load one: corridor load FILE.yml (docs/registers.md)."});
  }
  if (!subject.is_corridor()) return place_report(file, subject.place);
  return corridor_report(file, {subject.origin, subject.place});
}

/// An instrument by its code comes first, then places, then instruments by what they are called.
MadeReport make_report(const LawOnFile& file, const std::string& written, Subject& subject) {
  if (auto instrument = TRY(file.book.instrument(written))) {
    return instrument_report(file, std::move(*instrument));
  }
  const auto place = Gazetteer::get().parse_subject(written);
  if (place) {
    subject = *place;
    return report_on(file, *place);
  }
  if (auto instrument = TRY(find_instrument(file.book, written))) {
    return instrument_report(file, std::move(*instrument));
  }
  return fail(TRY(nothing_called(file.book, written)));
}

}  // namespace

Result<Document> law_document(const Workspace& workspace, const LawRequest& request) {
  const Day day = TRY(law_day(request.as_of));
  const auto book = TRY(LawBook::open(workspace, request.known_by));
  Subject subject;
  const auto report = TRY(make_report({book, day, request.known_by}, request.subject, subject));
  Account account(workspace, TRY(Words::in(request.language)), subject, request.known_by);
  LawWords words(account, book);
  Document document = report->document(words);
  account.frame(document);
  std::move(account).finish(document);
  return document;
}

Result<Table> law_table(const Workspace& workspace, const LawRequest& request) {
  const Day day = TRY(law_day(request.as_of));
  const auto book = TRY(LawBook::open(workspace, request.known_by));
  Subject subject;
  const auto report = TRY(make_report({book, day, request.known_by}, request.subject, subject));
  return report->table();
}

Result<std::string> law_report(const Workspace& workspace, const LawRequest& request, Format format,
                               std::size_t width) {
  const Day day = TRY(law_day(request.as_of));
  const auto book = TRY(LawBook::open(workspace, request.known_by));
  Subject subject;
  const auto report = TRY(make_report({book, day, request.known_by}, request.subject, subject));
  if (format == Format::json) return report->json();
  if (format == Format::csv) return render(report->table(), format, width);
  Account account(workspace, Words(), subject, request.known_by);
  LawWords words(account, book);
  Document document = report->document(words);
  std::move(account).finish(document);
  return render(document, format, width);
}

}  // namespace corridor
