// An initiative in a register: a process, forum, programme, fund, campaign, data project, network.

#include "sources/registers/register_entry.h"

namespace corridor {

Result<void> read_initiative(YamlValue value, RegisterParts& parts) {
  TRY(value.expect_keys({"code", "title", "short", "summary", "type", "topics", "places", "actors",
                         "phases", "since", "until", "url"}));
  auto entry = TRY(begin_entry(value, "initiative", parts));
  entry.fields.set("type", TRY(coded_word(value, "type", all_initiative_types())));
  TRY(link_list(value, {"actors", "by", "actor"}, entry, parts));
  end_entry(std::move(entry), parts);
  return {};
}

}  // namespace corridor
