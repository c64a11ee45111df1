#pragma once
// The lists of the chain as tables: who acts, which services there are, which initiatives and
// recommendations. For people with what they ask first, for programs (CSV, JSON) with every field.
// docs/chain.md describes the columns.

#include "base/result.h"
#include "base/table.h"
#include "report/render_table.h"
#include "store/workspace.h"

#include <string>

namespace corridor {

/// What is asked for; an empty text asks for all. Words that no table has are ErrorKind::usage.
struct ListRequest {
  std::string place = {};  // a country, a group or the world, by code or name
  std::string topic = {}, type = {};
  std::string group = {};                  // of people, for services
  std::string workshop = {}, status = {};  // of recommendations
  std::string language = "en";             // of titles
  std::string columns = {};                // of the matrix of initiatives: phase or place
};

/// The tables themselves: for people, or with every field; the same rows in the same order.
Result<Table> actors_table(const Workspace& workspace, const ListRequest& request, bool for_people);
Result<Table> services_table(const Workspace& workspace, const ListRequest& request,
                             bool for_people);
Result<Table> initiatives_table(const Workspace& workspace, const ListRequest& request,
                                bool for_people);
Result<Table> recommendations_table(const Workspace& workspace, const ListRequest& request,
                                    bool for_people);

Result<std::string> actors_report(const Workspace& workspace, const ListRequest& request,
                                  Format format, std::size_t width);
Result<std::string> services_report(const Workspace& workspace, const ListRequest& request,
                                    Format format, std::size_t width);
Result<std::string> initiatives_report(const Workspace& workspace, const ListRequest& request,
                                       Format format, std::size_t width);
Result<std::string> recommendations_report(const Workspace& workspace, const ListRequest& request,
                                           Format format, std::size_t width);

/// Topic by phase ("phase") or by continent ("place"): how many initiatives deal with it, where
/// several do the same, and where none does.
Result<std::string> initiative_matrix(const Workspace& workspace, const ListRequest& request,
                                      Format format, std::size_t width);

}  // namespace corridor
