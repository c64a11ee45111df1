#pragma once
// Law in the words of a document: names of instruments in its language, articles, days and
// standings as people say them, and the notes by which each is found again.

#include "base/saying.h"
#include "registers/law_on_day.h"
#include "registers/protection_map.h"
#include "report/brief_account.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

class LawWords {
 public:
  LawWords(Account& account, const LawBook& book) : account_(account), book_(book) {}

  std::string say(std::string_view english, Placeholders values = {}) const {
    return account_.say(english, values);
  }
  /// A saying whose value "place" is the code of a place.
  std::string say(const Saying& saying) const;
  std::string name(Place place) const { return account_.in_sentence(place); }
  bool is_english() const { return account_.words().language() == "en"; }

  /// In the document's language where the register has it; else in English.
  std::string title(const Instrument& instrument) const;
  /// The title, or what people call it where the title is long.
  std::string handy_title(const Instrument& instrument) const;
  /// What people call it in English, which is the same everywhere ("ICRMW"); in other languages the
  /// title, where the register has it.
  std::string short_name(const Instrument& instrument) const;
  /// What the register calls a provision, in the document's language; in English where only that
  /// is at hand and the document is in English, else nothing.
  std::string gist_title(const Provision& provision) const;
  /// `own`, which is in the document's language; where there is none, the English of a register or
  /// publisher: in quotes in a document of another language.
  std::string own_or_quoted(std::string own, const std::string& english) const;
  std::string summary(const Instrument& instrument) const;
  std::string summary(const Provision& provision) const;
  /// "ratification".
  std::string kind(LawEventKind kind) const;
  /// What a provision says in the document's language: its summary where that is short, else what
  /// the register calls it; empty where the register has neither.
  std::string gist(const Provision& provision) const;
  /// "article 25 (1)"; empty for a text without numbers.
  std::string article(std::string_view at) const;
  /// "article 9; article 16 (1)", of an event's provisions; empty where it names none that
  /// has a number.
  std::string articles(std::string_view spaced) const;
  /// "ICRMW, article 25".
  std::string reference(const Instrument& instrument, const Provision& provision) const;

  /// "2003-07-01", or as much of it as is known.
  static std::string day(Period period) { return period.empty() ? "" : period.text(); }
  static std::string year(Period period);
  /// "since 2003-07-01", "signed, not bound", "not a party".
  std::string state(const Standing& standing) const;
  /// Of an agreement of two states a signature is often all that is known.
  std::string state(const Instrument& instrument, const Standing& standing) const;
  std::string group(const PersonGroup& group) const { return say(group.title); }
  std::string groups(const std::vector<std::string_view>& codes) const;
  std::string groups(const std::vector<const PersonGroup*>& groups) const;
  std::string protections(const std::vector<const Protection*>& protections) const;

  /// A paragraph, each of its proofs noted.
  Paragraph paragraph(std::string text, std::vector<std::string> proofs = {},
                      Paragraph::Tone tone = Paragraph::Tone::plain);
  Cell cell(std::string text, const std::string& proof);
  /// Notes a proof for the list at the end; false where its edition does not count.
  bool note(const std::string& proof);

  const LawBook& book() const { return book_; }
  Account& account() { return account_; }
  const Account& account() const { return account_; }

 private:
  std::string made_title(const Instrument& instrument) const;

  Account& account_;
  const LawBook& book_;
};

/// "a, b, c".
std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ");

/// The day that a document of law is about: `as_of`, or today.
Result<Day> law_day(const std::string& as_of);

}  // namespace corridor
