#pragma once
// Document: a brief before it takes a shape. Sections of sentences, tables and charts, each figure
// with the proof it rests on. One document, four renderings (render_document.h): what the terminal
// shows, the page shows too.

#include "base/table.h"
#include "base/words.h"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace corridor {

/// How numbers look in the document's language: "1,234.5", "1.2 million". Those who write the
/// document fill it in; machines' forms (JSON, CSV) never use it.
struct NumberWords {
  std::string group = ",";
  std::string point = ".";
  /// Large numbers in words, the largest first.
  std::vector<NumberScale> scales = Words().scales();
};

/// Where in a text words stand that have a sign: a verdict.
struct TextSign {
  std::size_t at = 0;  // byte of the text
  ValueSign sign;
};

/// One or more sentences in plain words. `proofs` are the proof ids of the figures in it, in the
/// order in which they appear; a rendering shows them as numbered notes. "[^]" in the text marks
/// where the next of them belongs; those without a mark follow at the end of the text.
struct Paragraph {
  std::string text;
  std::vector<std::string> proofs = {};
  enum class Tone { plain, lead, caution } tone = Tone::plain;
  std::size_t head = 0;              // bytes at its beginning that name what it is about
  std::string id = {};               // what a link to it names: "art_25"
  std::vector<TextSign> signs = {};  // before the first "[^]", in the order of the text
};

struct Bullets {
  std::vector<Paragraph> items;
};

/// One value of a chart series. `label` is the category (a year, a place), `shown` the value as
/// people read it ("1.2 million"). A point without a value leaves a gap, never a zero.
struct ChartPoint {
  std::string label;
  double x = 0;  // position along the axis for lines (a year); unused for bars
  Cell value;
  std::string shown;
  std::string from = {}, to = {};  // of a chord: the names of its two places
};

struct ChartSeries {
  std::string name;
  std::vector<ChartPoint> points;
};

/// Something that happened, beside the figures: a mark on the time axis of a line chart.
struct ChartEvent {
  double x = 0;      // as of points: a year
  std::string mark;  // short, as in the list beside the chart: "3"
  std::string text;  // "1992, in force: ..."
};

/// What figures lie within, as far as is known: behind the line of a line chart, the wider paler.
struct ChartBand {
  std::string name;  // "80 of 100 futures"
  struct Range {
    std::string label;
    double x = 0, low = 0, high = 0;
  };
  std::vector<Range> ranges;
};

/// A chart says in words what it shows: `title` names it, `description` tells what a person who
/// cannot see it needs to know (range, trend, largest), and the table behind it is made from its
/// series. Lines for time, bars for places; at most four series, told apart by dash and marker as
/// well as colour. A pyramid is people by age, the youngest first: the first series to the left,
/// the second to the right, a third and fourth as outlines on the same sides. Chords are for what
/// goes from place to place: one series, a point each direction.
struct Chart {
  enum class Kind { line, bar, pyramid, chord } kind = Kind::line;
  std::string title;
  std::string description;
  std::string unit;
  int digits = 0;
  std::vector<ChartSeries> series;
  std::string label_title = {};  // what the labels are: "Year", "Origin"; a heading of the table
  std::string empty_text = "No figures";  // shown instead of an empty chart
  NumberWords numbers = {};
  std::vector<ChartEvent> events = {};  // of a line chart; the axis takes them in
  std::vector<ChartBand> bands = {};    // of a line chart, the widest first
  std::size_t first_kind = 0;  // of bars: how the first series is drawn, as the second where 1
};

using Block = std::variant<Paragraph, Bullets, Table, Chart>;

struct DocumentSection {
  std::string id;  // stable, for links: "people", "money"
  std::string title;
  std::vector<Block> blocks;
};

/// What a proof id stands for, in one line, for the list at the end. Proofs of sentences are always
/// numbered; those of table cells and chart points where the document lists a note for them.
struct ProofNote {
  std::string id;
  std::string text;  // publisher, dataset, version, row and column, or the step for a derived one
};

struct SourceNote {
  std::string citation;
  std::string licence;
  std::string url;
};

struct Document {
  std::string title;
  std::string subtitle;
  std::string language = "en";
  bool right_to_left = false;
  std::vector<DocumentSection> sections;
  std::vector<ProofNote> proofs;
  std::vector<SourceNote> sources;
  // Words of the frame around the sections, already in the document's language.
  std::string proofs_title = "Where each number comes from";
  std::string sources_title = "Sources";
  std::string contents_title = "Contents";
  std::string table_behind_title = "The figures behind this chart";
  std::string caution_title = "Caution";
  std::string licence_title = "Licence";
  std::string skip_title = "Skip to the text";
  std::string back_title = "Back to the text";
  std::string note_title = "Note";
  NumberWords numbers = {};
};

}  // namespace corridor
