#include "report/search_report.h"

#include "base/json.h"
#include "base/text.h"
#include "report/render_wrap.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace corridor {
namespace {

constexpr std::string_view mark = "*";

std::string places_of(const SearchHit& hit) {
  std::string codes;
  for (const Place place : hit.places) codes.append(codes.empty() ? "" : " ").append(place.code());
  return codes;
}

/// Where not all of it has all words.
std::string words_missing(const SearchAnswer& answer) {
  if (answer.complete == answer.total) return {};
  if (answer.complete == 0) {
    return fmt::format("Nothing has all {} words; what is shown has some of them, the best first.",
                       answer.words_wanted);
  }
  return fmt::format("{} of them with all {} words; the others, behind these, lack one.",
                     answer.complete, answer.words_wanted);
}

std::vector<std::string> notes_of(const SearchAnswer& answer, const SearchRequest& request) {
  std::vector<std::string> notes;
  const auto missing = words_missing(answer);
  if (!missing.empty()) notes.push_back(missing);
  if (!answer.set_aside.empty()) {
    notes.push_back(
        fmt::format("Not looked for, as they say little by themselves: {}. Put them in "
                    "\"quotes\" to look for them.",
                    fmt::join(answer.set_aside, ", ")));
  }
  if (answer.more) {
    notes.push_back(fmt::format("More: --skip {}", request.skip + answer.hits.size()));
  }
  return notes;
}

std::string heading(const SearchAnswer& answer, const SearchRequest& request) {
  return fmt::format("{} found for {}, {} to {}",
                     format_grouped(static_cast<double>(answer.total), 0), request.words,
                     request.skip + 1, request.skip + answer.hits.size());
}

/// Empty where it is open or not known.
std::string day(Period period) { return period.empty() ? std::string() : period.text(); }

/// What stands below a title: address, what it is part of, places, days.
std::string line_about(const SearchHit& hit) {
  std::string line = hit.address;
  const auto add = [&](std::string_view text) { line.append(" · ").append(text); };
  if (!hit.place_in.empty()) add(hit.place_in);
  if (!hit.part_of.empty()) add(hit.part_of);
  if (!hit.places.empty()) add(places_of(hit));
  if (!hit.since.empty()) add("since " + hit.since.text());
  if (!hit.until.empty()) add("until " + hit.until.text());
  return line;
}

/// "and 24 more with the same text: provision:a/wage, provision:b/wage, ..."
std::string line_alike(const SearchHit& hit) {
  constexpr std::size_t shown = 3;
  if (hit.alike.empty()) return {};
  const auto first = std::span(hit.alike).first(std::min(shown, hit.alike.size()));
  return fmt::format("and {} more with the same text: {}{}", hit.alike.size(),
                     fmt::join(first, ", "),
                     hit.alike.size() > shown ? " ... (--format json names all)" : "");
}

/// "avoid: ... *migrants*".
std::string snippet_of(const SearchHit& hit) {
  const std::string label = hit.snippet.label.empty() ? "" : hit.snippet.label + ": ";
  return label + hit.snippet.marked(mark, mark);
}

void add_wrapped(std::string& out, std::string_view text, std::string_view first,
                 std::size_t width) {
  const std::size_t indent = display_width(first);
  std::string prefix(first);
  for (const auto& line : wrap(text, width - std::min(width, indent))) {
    out += prefix + line + '\n';
    prefix.assign(indent, ' ');
  }
}

std::string as_text(const SearchAnswer& answer, const SearchRequest& request, std::size_t width) {
  std::string out;
  add_wrapped(out, heading(answer, request), "", width);
  std::size_t number = request.skip;
  for (const auto& hit : answer.hits) {
    out += '\n';
    const std::string title = hit.title.marked(mark, mark);
    add_wrapped(out, title.empty() ? hit.place_in : title, fmt::format("{:>3}  ", ++number), width);
    add_wrapped(out, line_about(hit), "     ", width);
    for (const auto& line : {snippet_of(hit), line_alike(hit)}) {
      if (!line.empty()) add_wrapped(out, line, "     ", width);
    }
  }
  const auto notes = notes_of(answer, request);
  if (!notes.empty()) out += '\n';
  for (const auto& note : notes) add_wrapped(out, note, "", width);
  return out;
}

Table as_table(const SearchAnswer& answer, const SearchRequest& request) {
  Table table;
  table.title = heading(answer, request);
  table.columns = {{"kind", "Kind"},       {"address", "Address"},   {"place_in", "Where in it"},
                   {"title", "Title"},     {"language", "Language"}, {"snippet", "Text"},
                   {"part_of", "Part of"}, {"places", "Places"},     {"since", "Since"},
                   {"until", "Until"},     {"proof", "Proof"}};
  for (const auto& hit : answer.hits) {
    table.rows.push_back({hit.kind, hit.address, hit.place_in, hit.title.text,
                          hit.title.language.empty() ? hit.snippet.language : hit.title.language,
                          snippet_of(hit), hit.part_of, places_of(hit), day(hit.since),
                          day(hit.until), hit.proof});
  }
  table.notes = notes_of(answer, request);
  return table;
}

/// Pieces of a text: what is not marked and what is, in turns, the first not marked.
void write_pieces(JsonWriter& json, std::string_view name, const MarkedText& text) {
  json.key(name).begin_object().field("language", text.language).field("label", text.label);
  json.field("begins_inside", text.begins_inside).field("ends_inside", text.ends_inside);
  json.key("pieces").begin_array();
  const std::string_view all = text.text;
  std::size_t at = 0;
  for (const auto& hit : text.hits) {
    json.value(all.substr(at, hit.begin - at)).value(all.substr(hit.begin, hit.end - hit.begin));
    at = hit.end;
  }
  json.value(all.substr(at)).end_array().end_object();
}

std::string as_json(const SearchAnswer& answer, const SearchRequest& request) {
  JsonWriter json(2);
  json.begin_object().field("words", request.words).field("total", answer.total);
  json.field("complete", answer.complete).field("words_wanted", answer.words_wanted);
  json.field("skip", request.skip).field("more", answer.more).key("set_aside").begin_array();
  for (const auto& word : answer.set_aside) json.value(word);
  json.end_array().key("hits").begin_array();
  for (const auto& hit : answer.hits) {
    json.begin_object().field("kind", hit.kind).field("address", hit.address);
    json.field("place_in", hit.place_in).field("part_of", hit.part_of);
    write_pieces(json, "title", hit.title);
    write_pieces(json, "snippet", hit.snippet);
    json.key("places").begin_array();
    for (const Place place : hit.places) json.value(place.code());
    json.end_array().field("since", day(hit.since)).field("until", day(hit.until));
    json.field("proof", hit.proof).field("score", hit.score).field("complete", hit.complete);
    json.key("alike").begin_array();
    for (const auto& address : hit.alike) json.value(address);
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return std::move(json).text() + '\n';
}

}  // namespace

std::string render_search(const SearchAnswer& answer, const SearchRequest& request, Format format,
                          std::size_t width) {
  if (format == Format::text) return as_text(answer, request, width);
  if (format == Format::json) return as_json(answer, request);
  return render(as_table(answer, request), format, width);
}

Result<Error> nothing_found(const Workspace& workspace, const SearchAnswer& answer,
                            const SearchRequest& request) {
  Error error{ErrorKind::not_found, {}, {}, {}};
  if (answer.total > 0) {
    error.message = fmt::format("there are fewer hits than {}", request.skip);
    error.hint = "Skip fewer.";
    return error;
  }
  error.message = fmt::format("nothing was found for \"{}\"", clip(request.words, 80));
  const SearchFilter& filter = request.filter;
  const auto near = TRY(words_spelt_nearly(workspace, request));
  if (!near.empty()) {
    error.hint = fmt::format("Did you mean {}?", fmt::join(near, " or "));
  } else if (!filter.language.empty() || !filter.kind.empty() || !filter.place.empty() ||
             !filter.date.empty()) {
    error.hint = "Leave out --lang, --kind, --place or --date, or try other words.";
  } else {
    error.hint = "Try other words, or fewer. `corridor find` looks for codes and parts of names.";
  }
  return error;
}

}  // namespace corridor
