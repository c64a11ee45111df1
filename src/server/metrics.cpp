#include "server/metrics.h"

#include "server/route.h"

#include <fmt/format.h>

#include <algorithm>

namespace corridor {
namespace {

void head(std::string& out, std::string_view name, std::string_view kind, std::string_view help) {
  out += fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, kind, help);
}

struct Simple {
  std::string_view name, kind, help;
  std::uint64_t number;
};

void write(std::string& out, const Simple& one) {
  head(out, one.name, one.kind, one.help);
  out += fmt::format("{} {}\n", one.name, one.number);
}

}  // namespace

Metrics::Metrics() : routes_(all_routes().size() + 1) {}

void Metrics::count(const Route* route, int status, std::chrono::nanoseconds took) {
  const auto all = all_routes();
  auto& of = routes_[static_cast<std::size_t>(std::ranges::find(all, route) - all.begin())];
  ++of.by_class[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))];
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
  ++of.by_time[static_cast<std::size_t>(std::ranges::lower_bound(bounds_ms, ms) -
                                        bounds_ms.begin())];
  of.nanoseconds += static_cast<std::uint64_t>(took.count());
}

std::string Metrics::text() const {
  std::string out;
  const auto all = all_routes();
  const auto label = [&](std::size_t i) {
    if (i == all.size()) return std::string("route=\"none\",method=\"any\"");
    return fmt::format("route=\"{}\",method=\"{}\"", all[i]->pattern, all[i]->method);
  };
  head(out, "corridor_requests_total", "counter", "Requests answered, by route and status class.");
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    for (std::size_t c = 1; c < routes_[i].by_class.size(); ++c) {
      const std::uint64_t number = routes_[i].by_class[c];
      if (number == 0) continue;
      out += fmt::format("corridor_requests_total{{{},status=\"{}xx\"}} {}\n", label(i), c, number);
    }
  }
  head(out, "corridor_answer_seconds", "histogram", "Time from the request to its answer.");
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    std::uint64_t sum = 0;
    for (const auto& bucket : routes_[i].by_time) sum += bucket;
    if (sum == 0) continue;
    std::uint64_t up_to = 0;
    for (std::size_t b = 0; b < bounds_ms.size(); ++b) {
      up_to += routes_[i].by_time[b];
      out += fmt::format("corridor_answer_seconds_bucket{{{},le=\"{}\"}} {}\n", label(i),
                         bounds_ms[b] / 1000.0, up_to);
    }
    out += fmt::format(
        "corridor_answer_seconds_bucket{{{0},le=\"+Inf\"}} {1}\n"
        "corridor_answer_seconds_sum{{{0}}} {2}\n"
        "corridor_answer_seconds_count{{{0}}} {1}\n",
        label(i), sum, static_cast<double>(routes_[i].nanoseconds) / 1e9);
  }
  const HttpCounts c = network ? network() : HttpCounts{};
  for (const Simple& one : std::initializer_list<Simple>{
           {"corridor_replies_from_memory_total", "counter", "Replies that were kept.", kept_},
           {"corridor_waiting", "gauge", "Requests that wait for a thread.",
            waiting ? waiting() : 0},
           {"corridor_connections_open", "gauge", "Connections.", c.open},
           {"corridor_connections_total", "counter", "Connections accepted.", c.accepted},
           {"corridor_heads_total", "counter", "Requests whose head was read.", c.requests},
           {"corridor_malformed_total", "counter", "What was not HTTP.", c.malformed},
           {"corridor_dropped_slow_total", "counter", "Connections ended for slowness.",
            c.dropped_slow},
           {"corridor_dropped_full_total", "counter", "Connections ended to make room.",
            c.dropped_full}}) {
    write(out, one);
  }
  return out;
}

}  // namespace corridor
