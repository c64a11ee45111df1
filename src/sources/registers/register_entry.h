#pragma once
// What the lists of the chain have in common - actors, services, initiatives, practices,
// recommendations: code, title, summary, topics, places, days - and how an entry names another.
// An entry that names another makes a link, at the line and column of the name.

#include "sources/registers/register_parts.h"
#include "vocabulary/chain.h"

#include <span>
#include <string>
#include <string_view>

namespace corridor {

/// An entry while it is read: its record, and the further fields that go into it at the end.
struct RegisterEntry {
  Record record;
  NamedLines fields;
  std::string address() const;
};

/// What every record of a register begins with: code, title and summary needed; places where they
/// are there.
Result<RegisterEntry> begin_record(YamlValue value, std::string_view kind, RegisterParts& parts);
/// The same, and the keys common to the lists of the chain: short, topics, phases, since, until,
/// url where they are there.
Result<RegisterEntry> begin_entry(YamlValue value, std::string_view kind, RegisterParts& parts);
/// Hands the record on.
void end_entry(RegisterEntry entry, RegisterParts& parts);

/// Adds a text in several languages as fields "mandate", "mandate_fr".
Result<void> add_texts(YamlValue map, std::string_view name, NamedLines& fields);
/// The word at a key, which a table must have; empty where the key is absent and not `needed`.
Result<std::string> coded_word(YamlValue map, std::string_view key,
                               std::span<const NamedCode> table, bool needed = true);
/// The words of a list, each in a table; joined by spaces.
Result<std::string> coded_words(YamlValue map, std::string_view key,
                                std::span<const NamedCode> table);

/// Links to each entry of `kind` whose code the list at a key names.
struct LinkedList {
  std::string_view key, relation, kind;
};
Result<void> link_list(YamlValue map, const LinkedList& list, const RegisterEntry& entry,
                       RegisterParts& parts);
/// Links `calls_on` to law: codes of instruments, or addresses of instruments, provisions and
/// protections.
Result<void> link_law(YamlValue map, std::string_view key, const RegisterEntry& entry,
                      RegisterParts& parts);

Result<void> read_actor(YamlValue value, RegisterParts& parts);
Result<void> read_service(YamlValue value, RegisterParts& parts);
Result<void> read_initiative(YamlValue value, RegisterParts& parts);
Result<void> read_practice(YamlValue value, RegisterParts& parts);
Result<void> read_recommendation(YamlValue value, RegisterParts& parts);
Result<void> read_commitment(YamlValue value, RegisterParts& parts);

}  // namespace corridor
