#include "base/text.h"
#include "report/links_forms.h"
#include "report/render_escape.h"

#include <fmt/core.h>

#include <array>
#include <map>

namespace corridor {
namespace {

struct Key {
  std::string_view id, of, name, type;
};
constexpr std::array<Key, 12> keys{{{"address", "node", "address", "string"},
                                    {"kind", "node", "kind", "string"},
                                    {"title", "node", "title", "string"},
                                    {"node_since", "node", "since", "string"},
                                    {"node_until", "node", "until", "string"},
                                    {"node_proof", "node", "proof", "string"},
                                    {"relation", "edge", "relation", "string"},
                                    {"since", "edge", "since", "string"},
                                    {"until", "edge", "until", "string"},
                                    {"source", "edge", "source", "string"},
                                    {"proof", "edge", "proof", "string"},
                                    {"implied", "edge", "implied", "boolean"}}};

/// XML 1.0 has no place for control characters, written out or not.
std::string xml_text(std::string_view text) {
  std::string clean = replace_invalid_utf8(text);
  std::erase_if(clean, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
  });
  return escape_html(clean);
}

void add(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out += fmt::format("      <data key=\"{}\">{}</data>\n", key, xml_text(value));
}

std::string date_text(Period date) { return date.empty() ? std::string() : date.text(); }

void add_node(std::string& out, std::size_t number, const LinkedItem& item) {
  out += fmt::format("    <node id=\"n{}\">\n", number);
  add(out, "address", item.address);
  add(out, "kind", address_parts(item.address).kind);
  add(out, "title", item.title);
  add(out, "node_since", date_text(item.since));
  add(out, "node_until", date_text(item.until));
  add(out, "node_proof", item.proof);
  out += "    </node>\n";
}

}  // namespace

std::string links_graphml(const LinkGraph& graph) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
      "    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
      "    xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  for (const auto& key : keys) {
    out += fmt::format("  <key id=\"{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", key.id,
                       key.of, key.name, key.type);
  }
  out += "  <graph id=\"links\" edgedefault=\"directed\">\n";
  std::map<std::string_view, std::size_t> numbers;
  for (const auto& item : graph.items) {
    numbers.emplace(item.address, numbers.size());
    add_node(out, numbers.at(item.address), item);
  }
  std::size_t edge = 0;
  for (const auto& link : graph.links) {
    out += fmt::format("    <edge id=\"e{}\" source=\"n{}\" target=\"n{}\">\n", edge++,
                       numbers.at(link.from), numbers.at(link.to));
    add(out, "relation", link.relation);
    add(out, "since", date_text(link.since));
    add(out, "until", date_text(link.until));
    add(out, "source", link.source);
    add(out, "proof", link.proof);
    add(out, "implied", link.implied ? "true" : "false");
    out += "    </edge>\n";
  }
  return out + "  </graph>\n</graphml>\n";
}

}  // namespace corridor
