#pragma once
// What an edition holds beside its figures, one entry after another and in an order that does not
// depend on the workspace: entries of lists and registers, relations, flags, rejections, and what
// was done to each column. For exports.

#include "store/edition.h"

#include <functional>
#include <vector>

namespace corridor {

template <class Entry> using UseEntry = std::function<Result<void>(const Entry&)>;

/// By list and code.
Result<void> each_item(const Workspace& workspace, const Edition& edition,
                       const UseEntry<Item>& use);
/// By list, code, relation, list and code.
Result<void> each_relation(const Workspace& workspace, const Edition& edition,
                           const UseEntry<Relation>& use);
/// Records by kind and code; events by instrument, party and number; links by their ends; passages
/// as they stand in the file.
Result<void> each_record(const Workspace& workspace, const Edition& edition,
                         const UseEntry<Record>& use);
Result<void> each_event(const Workspace& workspace, const Edition& edition,
                        const UseEntry<LawEvent>& use);
Result<void> each_link(const Workspace& workspace, const Edition& edition,
                       const UseEntry<Link>& use);
Result<void> each_passage(const Workspace& workspace, const Edition& edition,
                          const UseEntry<Passage>& use);
/// By row, column, check and reason; at most 10,000 of each check are kept.
Result<void> each_flag(const Workspace& workspace, const Edition& edition,
                       const UseEntry<Flag>& use);
/// By row, column, what was seen and the reason; at most 10,000 are kept.
Result<void> each_rejection(const Workspace& workspace, const Edition& edition,
                            const UseEntry<Rejection>& use);

Result<std::vector<ColumnStep>> steps_of(const Workspace& workspace, const Edition& edition);

}  // namespace corridor
