#include "evidence/pull.h"

#include "base/file.h"
#include "base/http_text.h"
#include "sources/fetch_download.h"

#include <algorithm>
#include <filesystem>

namespace corridor {
namespace {

std::string today() { return timestamp_now().substr(0, 10); }

/// The short id of the edition that counts today in the place of this one.
Result<std::string> current_instead(const Workspace& workspace, const Edition& edition) {
  const auto current = current_editions(TRY(all_editions(workspace)));
  const auto same = [&](const Edition& one) {
    return one.sha256 == edition.sha256 && one.citation.version == edition.citation.version;
  };
  if (std::ranges::any_of(current, same)) return edition.short_id();
  for (const auto& one : current) {
    if (one.citation.dataset == edition.citation.dataset) return one.short_id();
  }
  return edition.short_id();
}

Result<void> load_into(Workspace& workspace, PullReport& report) {
  auto load =
      load_file(workspace, report.file, {.url = report.address, .retrieved = report.retrieved});
  if (!load) {
    const bool nothing_reads_it =
        report.download->source.empty() && load.error().kind == ErrorKind::invalid;
    if (!nothing_reads_it) return fail(load.error());
    report.unread = load.error().message;
    return {};
  }
  if (load->already_loaded) {
    report.current_edition = TRY(current_instead(workspace, load->edition));
  }
  report.load = std::move(*load);
  return {};
}

}  // namespace

Result<PullPlan> plan_pull(const Download& download, const PullRequest& request) {
  DownloadChoice choice{.mirror = request.mirror, .date = today()};
  for (const auto& text : request.parameters) {
    choice.parameters.push_back(TRY(parse_parameter(text)));
  }
  if (!request.mirror.empty()) TRY(check_web_address(request.mirror));
  PullPlan plan{.download = &download};
  plan.resolved = TRY(resolve(download, choice));
  const std::string cache =
      request.cache.empty() ? user_folder("XDG_CACHE_HOME", ".cache") : request.cache;
  plan.file = cached_file(download, plan.resolved, cache + "/pull");
  std::error_code ignored;
  plan.begun = std::filesystem::exists(plan.file + ".part", ignored);
  return plan;
}

Result<PullReport> pull(Workspace* workspace, const Download& download,
                        const PullRequest& request) {
  const PullPlan plan = TRY(plan_pull(download, request));
  const auto fetched =
      TRY(fetch_download(download, plan.resolved, {plan.file, today()}, request.http));
  PullReport report{.download = &download,
                    .address = plan.resolved.address,
                    .file = plan.file,
                    .retrieved = fetched.retrieved,
                    .not_modified = fetched.not_modified,
                    .bytes = fetched.bytes};
  if (!request.to.empty()) {
    TRY(write_file(request.to, TRY(read_file(plan.file))));
    report.file = request.to;
  }
  if (workspace != nullptr) TRY(load_into(*workspace, report));
  return report;
}

}  // namespace corridor
