#include "report/chain_report.h"

#include "base/json.h"
#include "base/text.h"
#include "base/words.h"
#include "evidence/claims/definitions.h"
#include "registers/chain_breaks.h"
#include "registers/chain_walk.h"
#include "report/frame.h"
#include "report/law_notes.h"
#include "report/render_document.h"
#include "scenario/chain/find_practices.h"
#include "scenario/indicators/figures_at_hand.h"
#include "vocabulary/chain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using Direction = ChainDirection;
constexpr std::size_t most_shown = 15;

std::string spoken(std::string_view word) {
  std::string text(word);
  std::ranges::replace(text, '_', ' ');
  return text;
}

struct ReadChain {
  ChainGraph graph;
  std::uint32_t start;
  FiguresAtHand figures;
  Words words;
};

class ChainPage {
 public:
  ChainPage(const ReadChain& read, const ChainRequest& request)
      : graph_(read.graph),
        walk_(walk_chain(read.graph, read.start)),
        request_(request),
        words_(read.words) {
    const auto at_hand = [&read](std::string_view code) { return read.figures.of(code); };
    for (std::size_t i = 0; i < walk_.steps.size(); ++i) {
      if (!is_asked_for(i)) continue;
      kept_.push_back(i);
      for (const auto& one : breaks_at(graph_, walk_.steps[i].item, at_hand)) {
        breaks_.push_back(one);
      }
    }
    std::ranges::stable_sort(breaks_, std::greater(),
                             [](const ChainBreak& one) { return one.kind->severity; });
  }

  std::string json() const {
    JsonWriter json(2);
    json.begin_object().field("item", start().address).field("kind", start().kind);
    json.field("title", title(start()));
    write_text_or_null(json, "to", request_.to);
    json.key("items").begin_array();
    for (const auto at : kept_) write_step(json, at);
    json.end_array().key("breaks").begin_array();
    for (const auto& one : breaks_) {
      json.begin_object().field("kind", one.kind->code);
      json.field("item", graph_.item(one.item).address);
      json.field("title", title(graph_.item(one.item)));
      json.field("says", one.kind->says).field("severity", one.kind->severity).end_object();
    }
    json.end_array().end_object();
    return std::move(json).text() + "\n";
  }

  Document document(LawNotes notes) const {
    Document page;
    page.title = say("Chain of {item}", {{"item", title(start())}});
    page.subtitle = fmt::format("{} ({})", say(spoken(start().kind)), start().address);
    frame_in(page, words_);
    page.sections.push_back(breaks_section());
    for (const auto direction : {Direction::back, Direction::onward}) {
      add_direction(page, direction, notes);
    }
    std::move(notes).finish(page);
    return page;
  }

 private:
  std::string say(std::string_view english, Placeholders values = {}) const {
    return words_.say(english, values);
  }

  const ChainItem& start() const { return graph_.item(walk_.steps.front().item); }
  const ChainItem& item(std::size_t step) const { return graph_.item(walk_.steps[step].item); }

  bool is_asked_for(std::size_t step) const {
    if (step == 0) return true;
    if (is_shown_onward(step)) return false;
    if (request_.to.empty()) return true;
    return item(step).kind == request_.to || name_of(item(step).stage) == request_.to;
  }

  /// What is of the stage of the item itself is met both ways.
  bool is_shown_onward(std::size_t step) const {
    if (walk_.steps[step].direction != Direction::back || item(step).stage != start().stage) {
      return false;
    }
    return std::ranges::any_of(walk_.steps, [&](const ChainStep& other) {
      return other.direction == Direction::onward && other.item == walk_.steps[step].item;
    });
  }

  /// Registers know law and people; derived indicators are known to the evidence.
  std::string title(const ChainItem& one) const {
    if (one.record != nullptr) return std::string(one.record->title_in(request_.language));
    if (!one.title.empty()) return say(one.title);
    const auto* derived = find_derived(address_parts(one.address).code);
    return one.kind == "indicator" && derived != nullptr ? say(derived->title) : one.address;
  }

  void write_step(JsonWriter& json, std::size_t at) const {
    const auto& step = walk_.steps[at];
    const auto& one = item(at);
    json.begin_object().field("address", one.address).field("kind", one.kind);
    json.field("stage", name_of(one.stage)).field("title", title(one));
    json.field("direction", name_of(step.direction)).field("length", step.length);
    write_text_or_null(json, "relation", step.tie == nullptr ? "" : step.tie->relation);
    json.key("forward");  // whether the link begins at the item before
    step.tie == nullptr ? json.null() : json.value(step.tie->outward);
    write_text_or_null(json, "link_proof", step.tie == nullptr ? "" : step.tie->proof);
    write_list(json, "path", walk_.path(graph_, at));
    if (one.kind == "practice") json.field("evidence", grade_of_practice(graph_, step.item));
    if (one.kind == "recommendation" && one.record != nullptr) {
      json.field("status", one.record->fields["status"]);
    }
    write_text_or_null(json, "proof", one.record != nullptr ? one.record->proof : "");
    json.end_object();
  }

  DocumentSection breaks_section() const {
    DocumentSection section{"breaks", say("Where it breaks"), {}};
    if (breaks_.empty()) {
      section.blocks.push_back(Paragraph{say("Nothing is missing that this chain could show.")});
      return section;
    }
    Bullets bullets;
    for (const auto& one : breaks_) {
      if (bullets.items.size() == most_shown) break;
      const auto& broken = graph_.item(one.item);
      bullets.items.push_back(
          {fmt::format("{} ({}): {}", title(broken), broken.address, say(one.kind->says))});
    }
    if (breaks_.size() > most_shown) {
      bullets.items.push_back({and_more(breaks_.size() - most_shown)});
    }
    section.blocks.push_back(std::move(bullets));
    return section;
  }

  std::string and_more(std::size_t count) const {
    return say("{count} more", {{"count", fmt::to_string(count)}});
  }

  /// "Title (address); evidence: strong; by way of ...".
  std::string line(std::size_t at) const {
    const auto& step = walk_.steps[at];
    const auto& one = item(at);
    std::string text = fmt::format("{} ({})", title(one), one.address);
    if (one.kind == "tool") text = one.title;
    if (one.kind == "practice") {
      const auto grade = title_of(all_evidence_grades(), grade_of_practice(graph_, step.item));
      text += say("; evidence: {grade}", {{"grade", say(grade)}});
    }
    if (one.kind == "recommendation" && one.record != nullptr) {
      const auto status = title_of(all_recommendation_statuses(), one.record->fields["status"]);
      text += fmt::format("; {}", say(status));
    }
    if (step.length > 1) text += say("; by way of {item}", {{"item", title(item(step.before))}});
    return text;
  }

  void add_direction(Document& page, Direction direction, LawNotes& notes) const {
    const auto heading = direction == Direction::onward ? "Towards the evidence"
                                                        : "Back towards what was recommended";
    DocumentSection section{std::string(name_of(direction)), say(heading), {}};
    for (std::size_t s = 0; s < chain_stage_count; ++s) {
      const auto stage = static_cast<ChainStage>(s);
      Bullets bullets;
      std::size_t found = 0;
      for (const auto at : kept_) {
        if (walk_.steps[at].direction != direction || item(at).stage != stage) continue;
        if (++found > most_shown) continue;
        const auto* record = item(at).record;
        bullets.items.push_back(notes.paragraph(
            line(at), record == nullptr ? std::vector<std::string>() : std::vector{record->proof}));
      }
      if (found == 0) continue;
      if (found > most_shown) {
        bullets.items.push_back({and_more(found - most_shown)});
      }
      section.blocks.push_back(Paragraph{fmt::format("{}: {}", say(stage_title(stage)), found)});
      section.blocks.push_back(std::move(bullets));
    }
    if (!section.blocks.empty()) page.sections.push_back(std::move(section));
  }

  static std::string_view stage_title(ChainStage stage) {
    constexpr std::array<std::string_view, chain_stage_count> titles{
        "Recommendations", "Commitments", "Actors", "Law", "Practices, initiatives and services",
        "Evidence"};
    return titles[static_cast<std::size_t>(stage)];
  }

  const ChainGraph& graph_;
  ChainWalk walk_;
  const ChainRequest& request_;
  const Words& words_;
  std::vector<std::size_t> kept_;
  std::vector<ChainBreak> breaks_;
};

Result<void> expect_kind(const std::string& written) {
  std::vector<std::string> known;
  for (std::size_t s = 0; s < chain_stage_count; ++s) {
    known.emplace_back(name_of(static_cast<ChainStage>(s)));
  }
  for (const auto kind : chain_kinds()) {
    if (std::ranges::find(known, kind) == known.end()) known.emplace_back(kind);
  }
  if (written.empty() || std::ranges::find(known, written) != known.end()) return {};
  auto hint = did_you_mean(written, known);
  if (hint.empty()) hint = fmt::format("There are {}.", fmt::join(known, ", "));
  return fail({ErrorKind::usage,
               fmt::format("expected a stage or a kind after --to, saw \"{}\"", clip(written, 40)),
               {},
               std::move(hint)});
}

Result<ReadChain> read_chain(const Workspace& workspace, const ChainRequest& request) {
  TRY(expect_kind(request.to));
  auto words = TRY(Words::in(request.language));
  auto graph = TRY(ChainGraph::read(workspace));
  const auto start = TRY(graph.find(workspace, request.item));
  return ReadChain{std::move(graph), start, TRY(FiguresAtHand::open(workspace)), std::move(words)};
}

}  // namespace

Result<Document> chain_document(const Workspace& workspace, const ChainRequest& request) {
  const auto read = TRY(read_chain(workspace, request));
  return ChainPage(read, request).document(TRY(LawNotes::read(workspace)));
}

Result<std::string> chain_report(const Workspace& workspace, const ChainRequest& request,
                                 Format format, std::size_t width) {
  if (format != Format::json) {
    return render(TRY(chain_document(workspace, request)), format, width);
  }
  const auto read = TRY(read_chain(workspace, request));
  return ChainPage(read, request).json();
}

}  // namespace corridor
