#include "sources/registers/register_rows.h"

#include "base/text.h"
#include "vocabulary/delay.h"

#include <fmt/format.h>

namespace corridor {
namespace {

constexpr std::string_view hint = "Tables of registers are written by Corridor: export them anew.";

std::string codes_of(const std::vector<Place>& places) {
  std::string codes;
  for (const Place place : places) codes.append(codes.empty() ? "" : " ").append(place.code());
  return codes;
}

std::string text_of(Period period) { return period.empty() ? std::string() : period.text(); }

/// One field after another of the current record.
class Fields {
 public:
  Fields(const CsvReader& csv, std::size_t first) : csv_(csv), next_(first) {}

  std::string text() { return std::string(csv_.field(next_++)); }
  std::string_view word() { return intern(csv_.field(next_++)); }

  Result<Period> date() {
    const auto text = csv_.field(next_++);
    if (text.empty()) return Period();
    const auto date = parse_date(text);
    if (date) return *date;
    return fail(csv_.error_at(next_ - 1, date.error().message, std::string(hint)));
  }

  Result<Place> place() {
    const auto code = csv_.field(next_++);
    if (code.size() <= Place::longest_code) return Place(code);
    return fail(csv_.error_at(next_ - 1, "expected the code of a place", std::string(hint)));
  }

  Result<std::vector<Place>> places() {
    std::vector<Place> places;
    for (const auto code : split(csv_.field(next_++), ' ')) {
      if (code.size() > Place::longest_code) {
        return fail(csv_.error_at(next_ - 1, "expected codes of places", std::string(hint)));
      }
      if (!code.empty()) places.emplace_back(code);
    }
    return places;
  }

  Result<LawEventKind> kind() {
    if (const auto kind = parse_law_event_kind(csv_.field(next_++))) return *kind;
    return fail(csv_.error_at(next_ - 1, "expected a kind of event", std::string(hint)));
  }

  Result<FileCell> cell() {
    const auto row = TRY(number(UINT32_MAX)), column = TRY(number(UINT16_MAX));
    return FileCell{static_cast<std::uint32_t>(row), static_cast<std::uint16_t>(column)};
  }

 private:
  Result<std::int64_t> number(std::int64_t most) {
    const auto number = parse_integer(csv_.field(next_++));
    if (number && *number >= 0 && *number <= most) return *number;
    return fail(csv_.error_at(next_ - 1, "expected a row or a column", std::string(hint)));
  }

  const CsvReader& csv_;
  std::size_t next_;
};

}  // namespace

std::vector<std::string> fields_of(const Record& r) {
  return {std::string(r.kind),
          r.code,
          r.title,
          r.summary,
          r.parent,
          codes_of(r.places),
          text_of(r.since),
          text_of(r.until),
          r.names,
          r.fields,
          fmt::format("{}", r.cell.row),
          fmt::format("{}", r.cell.column)};
}

std::vector<std::string> fields_of(const LawEvent& e) {
  return {e.instrument,
          std::string(name_of(e.kind)),
          std::string(e.party.code()),
          std::string(e.territory.code()),
          text_of(e.date),
          text_of(e.effective),
          e.provisions,
          e.other,
          e.note,
          fmt::format("{}", e.cell.row),
          fmt::format("{}", e.cell.column)};
}

std::vector<std::string> fields_of(const Link& l) {
  return {l.from,
          std::string(l.relation),
          l.to,
          text_of(l.since),
          text_of(l.until),
          l.source,
          fmt::format("{}", l.cell.row),
          fmt::format("{}", l.cell.column)};
}

std::vector<std::string> fields_of(const Passage& p) {
  return {p.item,
          p.place_in,
          p.heading,
          p.text,
          std::string(p.language),
          codes_of(p.places),
          text_of(p.since),
          text_of(p.until),
          fmt::format("{}", p.cell.row),
          fmt::format("{}", p.cell.column)};
}

Result<Record> record_in(const CsvReader& csv, std::size_t first) {
  Fields next(csv, first);
  Record record{.kind = next.word(), .code = next.text(), .title = next.text()};
  record.summary = next.text();
  record.parent = next.text();
  record.places = TRY(next.places());
  record.since = TRY(next.date());
  record.until = TRY(next.date());
  record.names = next.text();
  record.fields = next.text();
  record.cell = TRY(next.cell());
  return record;
}

Result<LawEvent> event_in(const CsvReader& csv, std::size_t first) {
  Fields next(csv, first);
  LawEvent event{.instrument = next.text()};
  event.kind = TRY(next.kind());
  event.party = TRY(next.place());
  event.territory = TRY(next.place());
  event.date = TRY(next.date());
  event.effective = TRY(next.date());
  event.provisions = next.text();
  event.other = next.text();
  event.note = next.text();
  event.cell = TRY(next.cell());
  return event;
}

Result<Link> link_in(const CsvReader& csv, std::size_t first) {
  Fields next(csv, first);
  Link link{.from = next.text(), .relation = next.word(), .to = next.text()};
  link.since = TRY(next.date());
  link.until = TRY(next.date());
  link.source = next.text();
  link.cell = TRY(next.cell());
  return link;
}

Result<Passage> passage_in(const CsvReader& csv, std::size_t first) {
  Fields next(csv, first);
  Passage passage{.item = next.text(), .place_in = next.text()};
  passage.heading = next.text();
  passage.text = next.text();
  passage.language = next.word();
  passage.places = TRY(next.places());
  passage.since = TRY(next.date());
  passage.until = TRY(next.date());
  passage.cell = TRY(next.cell());
  return passage;
}

Result<std::uint64_t> read_register_rows(const SourceInput& input, Sink& sink) {
  CsvReader csv(input.name, input.text);
  TRY(csv.read_header());
  const auto header = fmt::format("{}", fmt::join(csv.header(), ","));
  std::uint64_t rows = 0;
  for (; TRY(csv.next()); ++rows) {
    if (header == records_header) {
      sink.record(TRY(record_in(csv, 0)));
    } else if (header == events_header) {
      sink.event(TRY(event_in(csv, 0)));
    } else if (header == links_header) {
      sink.link(TRY(link_in(csv, 0)));
    } else if (header == passages_header) {
      sink.passage(TRY(passage_in(csv, 0)));
    } else {
      return fail(csv.error_at(0, "expected a table of records, events, links or passages",
                               std::string(hint)));
    }
  }
  return rows;
}

}  // namespace corridor
