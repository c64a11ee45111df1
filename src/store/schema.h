#pragma once
// The layout of the store.
//
// Observations are clustered by edition first: a load appends one run of rows, in order, whatever
// the store already holds, so that its cost grows with the file and not with the store. Within an
// edition they are ordered by indicator, place, origin and period: the figures of a place or a
// corridor lie side by side, and a query costs one descent for each edition that has the indicator.
// Places, indicators and further dimensions are numbered, which keeps a row near 40 bytes.
//
// What registers hold (records, events of law, links) is far less and is asked for by name, so it
// is clustered by what it is about; the edition comes last. Days are kept as Period::key(), 0 where
// open or not known; lists of places and provisions as codes with a space before and behind each.
//
// Files of scenarios and of kept runs are kept by their hash, each content once.
//
// What is searched is kept once, where it stands (record, item, passage); search_term holds its
// normalised terms, search_document which thing each row of terms is, and search_edition which run
// of rows an edition has (search_index.h). search_repeat joins the rows of a record that stands in
// several editions.

#include <string_view>

namespace corridor {

inline constexpr std::string_view schema_sql = R"sql(
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
INSERT INTO place VALUES(0, '');
CREATE TABLE indicator(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE dimensions(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
INSERT INTO dimensions VALUES(0, '');
CREATE TABLE edition(
  id INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL, part TEXT NOT NULL, version TEXT NOT NULL,
  publisher TEXT NOT NULL, title TEXT NOT NULL, licence TEXT NOT NULL, url TEXT NOT NULL,
  retrieved TEXT NOT NULL, loaded TEXT NOT NULL,
  file TEXT NOT NULL, sha256 TEXT NOT NULL, source TEXT NOT NULL,
  supersession INTEGER NOT NULL, complete INTEGER NOT NULL,
  rows_read INTEGER NOT NULL, observations INTEGER NOT NULL,
  rejected INTEGER NOT NULL, flagged INTEGER NOT NULL, items INTEGER NOT NULL,
  records INTEGER NOT NULL, events INTEGER NOT NULL, passages INTEGER NOT NULL,
  author TEXT NOT NULL, reason TEXT NOT NULL, known_to TEXT NOT NULL,
  UNIQUE(sha256, complete, version, part));
CREATE TABLE edition_column(
  edition INTEGER NOT NULL REFERENCES edition, number INTEGER NOT NULL,
  name TEXT NOT NULL, step TEXT NOT NULL, PRIMARY KEY(edition, number)) WITHOUT ROWID;
CREATE TABLE edition_indicator(
  indicator INTEGER NOT NULL REFERENCES indicator, edition INTEGER NOT NULL REFERENCES edition,
  observations INTEGER NOT NULL, PRIMARY KEY(indicator, edition)) WITHOUT ROWID;
CREATE TABLE observation(
  edition INTEGER NOT NULL, indicator INTEGER NOT NULL, place INTEGER NOT NULL,
  origin INTEGER NOT NULL, period INTEGER NOT NULL, sex INTEGER NOT NULL, age INTEGER NOT NULL,
  reporter INTEGER NOT NULL, dimensions INTEGER NOT NULL,
  value REAL, state INTEGER NOT NULL, status INTEGER NOT NULL, low REAL, high REAL,
  file_row INTEGER NOT NULL, file_column INTEGER NOT NULL,
  PRIMARY KEY(edition, indicator, place, origin, period, sex, age, reporter, dimensions)
) WITHOUT ROWID;
CREATE TABLE item(
  edition INTEGER NOT NULL REFERENCES edition, list TEXT NOT NULL, code TEXT NOT NULL,
  name TEXT NOT NULL, parent TEXT NOT NULL, description TEXT NOT NULL, other_names TEXT NOT NULL,
  place TEXT NOT NULL, details TEXT NOT NULL,
  file_row INTEGER NOT NULL, file_column INTEGER NOT NULL,
  PRIMARY KEY(edition, list, code)) WITHOUT ROWID;
CREATE TABLE relation(
  edition INTEGER NOT NULL REFERENCES edition, from_list TEXT NOT NULL, from_code TEXT NOT NULL,
  relation TEXT NOT NULL, to_list TEXT NOT NULL, to_code TEXT NOT NULL,
  file_row INTEGER NOT NULL, file_column INTEGER NOT NULL,
  PRIMARY KEY(edition, from_list, from_code, relation, to_list, to_code)) WITHOUT ROWID;
CREATE TABLE record(
  edition INTEGER NOT NULL REFERENCES edition, kind TEXT NOT NULL, code TEXT NOT NULL,
  title TEXT NOT NULL, summary TEXT NOT NULL, parent TEXT NOT NULL, places TEXT NOT NULL,
  since INTEGER NOT NULL, until INTEGER NOT NULL, names TEXT NOT NULL, fields TEXT NOT NULL,
  file_row INTEGER NOT NULL, file_column INTEGER NOT NULL,
  PRIMARY KEY(kind, code, edition)) WITHOUT ROWID;
CREATE TABLE law_event(
  edition INTEGER NOT NULL REFERENCES edition, instrument TEXT NOT NULL, party TEXT NOT NULL,
  number INTEGER NOT NULL, kind INTEGER NOT NULL, territory TEXT NOT NULL,
  date INTEGER NOT NULL, effective INTEGER NOT NULL, provisions TEXT NOT NULL,
  other TEXT NOT NULL, note TEXT NOT NULL,
  file_row INTEGER NOT NULL, file_column INTEGER NOT NULL,
  PRIMARY KEY(instrument, party, edition, number)) WITHOUT ROWID;
CREATE TABLE link(
  edition INTEGER NOT NULL REFERENCES edition, from_item TEXT NOT NULL, relation TEXT NOT NULL,
  to_item TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, source TEXT NOT NULL,
  file_row INTEGER NOT NULL, file_column INTEGER NOT NULL,
  PRIMARY KEY(from_item, relation, to_item, since, edition)) WITHOUT ROWID;
CREATE TABLE passage(
  id INTEGER PRIMARY KEY, edition INTEGER NOT NULL REFERENCES edition, item TEXT NOT NULL,
  place_in TEXT NOT NULL, heading TEXT NOT NULL, text TEXT NOT NULL, language TEXT NOT NULL,
  places TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  file_row INTEGER NOT NULL, file_column INTEGER NOT NULL);
CREATE TABLE search_document(
  id INTEGER PRIMARY KEY, edition INTEGER NOT NULL REFERENCES edition, source INTEGER NOT NULL,
  kind TEXT NOT NULL, code TEXT NOT NULL, passage INTEGER NOT NULL,
  places TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL);
CREATE TABLE search_edition(
  edition INTEGER PRIMARY KEY REFERENCES edition, first INTEGER NOT NULL, last INTEGER NOT NULL,
  documents INTEGER NOT NULL, title_terms REAL NOT NULL, body_terms REAL NOT NULL);
CREATE TABLE search_repeat(
  later INTEGER NOT NULL, earlier INTEGER NOT NULL, PRIMARY KEY(later, earlier)) WITHOUT ROWID;
CREATE VIRTUAL TABLE search_term USING fts5(
  body, title, names, context, content='', columnsize=0, tokenize='ascii');
CREATE TABLE companion(
  edition INTEGER NOT NULL REFERENCES edition, number INTEGER NOT NULL, name TEXT NOT NULL,
  text TEXT NOT NULL, PRIMARY KEY(edition, number)) WITHOUT ROWID;
CREATE TABLE flag(
  edition INTEGER NOT NULL REFERENCES edition, file_row INTEGER NOT NULL,
  file_column INTEGER NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE flag_count(
  edition INTEGER NOT NULL REFERENCES edition, name TEXT NOT NULL, number INTEGER NOT NULL,
  PRIMARY KEY(edition, name)) WITHOUT ROWID;
CREATE TABLE rejection(
  edition INTEGER NOT NULL REFERENCES edition, file_row INTEGER NOT NULL,
  file_column INTEGER NOT NULL, seen TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE run(
  id TEXT NOT NULL UNIQUE, model TEXT NOT NULL, program TEXT NOT NULL, seed TEXT NOT NULL,
  settings TEXT NOT NULL, inputs TEXT NOT NULL, findings TEXT NOT NULL, kept TEXT NOT NULL);
CREATE TABLE content(sha256 TEXT NOT NULL UNIQUE, text BLOB NOT NULL);
CREATE TABLE run_file(
  run TEXT NOT NULL REFERENCES run(id), name TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES content(sha256), PRIMARY KEY(run, name)) WITHOUT ROWID;
CREATE TABLE scenario(
  id TEXT NOT NULL UNIQUE, model TEXT NOT NULL, name TEXT NOT NULL, account TEXT NOT NULL,
  kept TEXT NOT NULL);
CREATE TABLE scenario_file(
  scenario TEXT NOT NULL REFERENCES scenario(id), name TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES content(sha256), PRIMARY KEY(scenario, name)) WITHOUT ROWID;
CREATE TABLE audit(id INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL,
  detail TEXT NOT NULL);
CREATE INDEX record_by_edition ON record(edition);
CREATE INDEX record_by_parent ON record(parent, kind, code) WHERE parent <> '';
CREATE INDEX law_event_by_party ON law_event(party, instrument);
CREATE INDEX law_event_by_territory ON law_event(territory, instrument) WHERE territory <> '';
CREATE INDEX link_by_target ON link(to_item, relation, from_item);
CREATE INDEX passage_by_item ON passage(item, edition, id);
CREATE INDEX search_record ON search_document(kind, code) WHERE source = 0;
CREATE INDEX flag_by_edition ON flag(edition);
CREATE INDEX rejection_by_edition ON rejection(edition);
)sql";

}  // namespace corridor
