#include "evidence/claims/settle.h"

#include "evidence/claims/tokens.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

bool is_of_corridor(const ClaimFigure& figure) {
  const Indicator* indicator = find_indicator(figure.indicator);
  // Of a publisher's own series only the claim says whether it is about corridors.
  return indicator != nullptr ? indicator->of_corridor
                              : !figure.origin.empty() && figure.origin != world;
}

class Settling {
 public:
  Settling(std::string_view written, std::vector<std::string>& notes)
      : written_(written), notes_(notes) {}

  Result<void> claim(Claim& claim) {
    TRY(node(claim.left, false));
    for (auto& side : claim.right) TRY(node(side, false));
    TRY(inherit());
    assume_world();
    return spans();
  }

  Result<void> series(ClaimNode& quantity) {
    TRY(node(quantity, false));
    TRY(spans());
    for (ClaimNode* figure : figures_) TRY(shape(*figure));
    return {};
  }

 private:
  Error error(std::size_t at, std::string message, std::string hint) const {
    return claim_error({written_, at}, ErrorKind::invalid, std::move(message), std::move(hint));
  }

  /// Gathers figures, and binds those that take turns.
  Result<void> node(ClaimNode& one, bool in_change) {
    switch (one.kind) {
      case NodeKind::figure:
        figures_.push_back(&one);
        if (in_change) changing_.push_back(&one);
        return {};
      case NodeKind::rank:
      case NodeKind::statistic:
      case NodeKind::count:
      case NodeKind::count_share:
        TRY(bind_set(one));
        break;
      case NodeKind::partner:
        TRY(bind_partner(one));
        break;
      default:
        break;
    }
    const bool change = one.kind == NodeKind::change || one.kind == NodeKind::growth;
    for (auto& part : one.parts) TRY(node(part, in_change || change));
    return {};
  }

  Result<void> bind_set(ClaimNode& set) {
    for (const auto& part : set.parts) TRY(no_set_below(part));
    if (set.set.over == ClaimSet::Over::corridors) {
      ClaimNode& of = set.parts[0];
      if (of.kind != NodeKind::figure || !is_of_corridor_indicator(of)) {
        return fail(error(of.at, "corridors are gone through for one figure about corridors",
                          "Such as: median of remittance_cost in 2020-Q3."));
      }
      if (of.figure.where != Known::no) return {};
      of.figure.origin = of.figure.place = world;
      of.figure.where = Known::assumed;
      return {};
    }
    Result<void> all{};
    each_figure(set, [&](ClaimNode& part) {
      if (part.figure.where == Known::no) {
        part.figure.where = Known::bound;
      } else if (all) {
        all = fail(error(part.at, "every place takes its turn here, so none is named",
                         "Leave the place out, or name a group behind among."));
      }
    });
    return all;
  }

  /// Every place for every place and so on would take for ever.
  Result<void> no_set_below(const ClaimNode& node) const {
    const bool set = node.kind == NodeKind::rank || node.kind == NodeKind::statistic ||
                     node.kind == NodeKind::count || node.kind == NodeKind::count_share;
    if (set) {
      return fail(error(node.at, "a rank, median or count stands within another",
                        "Ask for the inner one in a claim of its own."));
    }
    for (const auto& part : node.parts) TRY(no_set_below(part));
    return {};
  }

  static bool is_of_corridor_indicator(const ClaimNode& node) {
    const Indicator* indicator = find_indicator(node.figure.indicator);
    return indicator == nullptr || indicator->of_corridor;
  }

  Result<void> bind_partner(ClaimNode& partner) {
    ClaimNode& of = partner.parts[0];
    ClaimFigure& figure = of.figure;
    if (!is_of_corridor_indicator(of)) {
      return fail(error(of.at, fmt::format("{} has no origins and destinations", figure.indicator),
                        "Ask for a rank: rank of IND by remittances_received in 2021 = 1."));
    }
    if (figure.where == Known::no) {
      figure.origin = figure.place = world;
      figure.where = Known::assumed;
    }
    const bool origin = partner.name == "origin";
    if ((origin ? figure.origin : figure.place) == world) return {};
    return fail(error(of.at, fmt::format("the {} is what is looked for", partner.name),
                      origin ? "Say where they live: largest origin of migrants in MYS."
                             : "Say where they come from: largest destination of migrants from "
                               "BGD."));
  }

  /// With the same place it would be the same figure: "refugees in WB_L / refugees in 2024".
  static bool is_same_but_for_place(const ClaimFigure& a, const ClaimFigure& b) {
    const bool same_time = a.when == Known::no || b.when == Known::no || a.period == b.period;
    return a.indicator == b.indicator && a.sex == b.sex && a.age == b.age &&
           a.dimensions == b.dimensions && a.dataset == b.dataset && same_time;
  }

  /// The nearest other figure for which `has` holds: behind, or else before.
  template <class Has> const ClaimNode* nearest(std::size_t of, const Has& has) const {
    for (std::size_t i = of + 1; i < figures_.size(); ++i) {
      if (has(figures_[i]->figure)) return figures_[i];
    }
    for (std::size_t i = of; i-- > 0;) {
      if (has(figures_[i]->figure)) return figures_[i];
    }
    return nullptr;
  }

  Result<void> inherit() {
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      ClaimFigure& figure = figures_[i]->figure;
      if (figure.where == Known::no) {
        const auto* from = nearest(i, [&](const auto& f) {
          return f.where == Known::said && !is_same_but_for_place(f, figure);
        });
        if (from != nullptr) {
          figure.origin = from->figure.origin;
          figure.place = from->figure.place;
          figure.where = Known::inherited;
        }
      }
      if (figure.when == Known::no && !figure.span) {
        const auto* from = nearest(i, [](const auto& f) { return f.when == Known::said; });
        if (from != nullptr && !is_changing(figures_[i])) {
          figure.period = from->figure.period;
          figure.when = Known::inherited;
        }
      }
    }
    for (ClaimNode* figure : figures_) TRY(shape(*figure));
    return {};
  }

  bool is_changing(const ClaimNode* figure) const {
    return std::ranges::find(changing_, figure) != changing_.end();
  }

  /// A figure about one place has no origin; one about corridors has both ends.
  Result<void> shape(ClaimNode& node) {
    ClaimFigure& figure = node.figure;
    if (figure.where == Known::no || figure.where == Known::bound) return {};
    if (figure.origin.empty() && figure.where != Known::said) figure.origin = world;
    if (is_of_corridor(figure)) {
      if (figure.origin.empty()) figure.origin = world;
      return {};
    }
    const bool both = figure.origin != world && !figure.origin.empty() && figure.place != world;
    if (both || (figure.where == Known::said && figure.place == world && !figure.origin.empty() &&
                 figure.origin != world)) {
      return fail(error(
          node.at, fmt::format("{} is about one place, not about a corridor", figure.indicator),
          fmt::format("Say of which: {0} in {1}{2}.", figure.indicator, figure.origin.code(),
                      both ? fmt::format(" or in {}", figure.place.code()) : "")));
    }
    if (figure.place == world && !figure.origin.empty() && figure.origin != world) {
      figure.place = figure.origin;
    }
    figure.origin = {};
    return {};
  }

  void assume_world() {
    bool any = false;
    for (ClaimNode* node : figures_) {
      ClaimFigure& figure = node->figure;
      if (figure.where != Known::no) continue;
      figure.place = world;
      figure.origin = is_of_corridor(figure) ? world : Place{};
      figure.where = Known::assumed;
      any = true;
    }
    if (any) notes_.emplace_back("No place is named: read as the world.");
  }

  Result<void> spans() {
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      ClaimNode& node = *figures_[i];
      const bool changing = is_changing(&node);
      if (node.figure.span && !changing) {
        return fail(error(node.at, "a span of years belongs to a change",
                          "Write change of ... or growth of ..., or one year: in 2020."));
      }
      if (!changing || node.figure.span) continue;
      const auto* from = nearest(i, [](const auto& f) { return f.span.has_value(); });
      if (from == nullptr || node.figure.when != Known::no) {
        return fail(error(node.at, "expected the years from which to which it changed",
                          "Such as: change of refugees in LBN from 2010 to 2020."));
      }
      node.figure.span = from->figure.span;
    }
    return {};
  }

  std::string_view written_;
  std::vector<std::string>& notes_;
  std::vector<ClaimNode*> figures_, changing_;
};

}  // namespace

Result<void> settle(Claim& claim, std::vector<std::string>& notes) {
  const std::string written = claim.written;
  return Settling(written, notes).claim(claim);
}

Result<void> settle_for_series(ClaimNode& quantity, std::string_view written) {
  std::vector<std::string> notes;
  return Settling(written, notes).series(quantity);
}

}  // namespace corridor
