#include "sources/fetch_download.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/http_part.h"
#include "base/http_text.h"
#include "base/json_document.h"
#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

namespace corridor {
namespace {

constexpr std::int64_t most_pages = 100'000;

/// How the pages of one publisher say which they are.
struct PageNames {
  std::string_view page, pages, items;
  std::string_view total = {}, updated = {};  // where it says them
};
PageNames names_of(Paging paging) {
  switch (paging) {
    case Paging::worldbank:
      return {"page", "pages", {}, "total", "lastupdated"};
    case Paging::sdg:
      return {"pageNumber", "totalPages", "data", "totalElements"};
    case Paging::unhcr:
    case Paging::none:
      break;
  }
  return {"page", "maxPages", "items"};
}

/// What a page says of itself. Pages with the same `state` belong together.
struct PageFacts {
  std::int64_t page = 0, pages = 0;
  std::string state = {};
};

Result<PageFacts> read_facts(Paging paging, const std::string& url, std::string_view text) {
  const auto document = TRY(JsonDocument::parse(url, text));
  // The World Bank puts what it says of a page before the data, the others around them.
  const bool in_front = paging == Paging::worldbank;
  const JsonValue head = in_front ? document.root()[0] : document.root();
  if (const auto message = head["message"][0]["value"]) {
    return fail({ErrorKind::invalid,
                 fmt::format("the publisher answers: {}", as_seen(message.string())),
                 {url},
                 "Check the parameters."});
  }
  const auto names = names_of(paging);
  const auto page = parse_integer(head[names.page].text());
  const auto pages = parse_integer(head[names.pages].text());
  const bool has_items =
      in_front ? document.root().size() == 2 : head[names.items].is(JsonValue::Kind::array);
  if (!page || !pages || !has_items) {
    return fail({ErrorKind::malformed,
                 fmt::format("expected a page with {} and {}, saw JSON of another shape",
                             names.page, names.pages),
                 {url},
                 "The publisher may have changed the service: fetch the file by hand."});
  }
  if (*pages < 1 || *pages > most_pages) {
    return fail({*pages < 1 ? ErrorKind::invalid : ErrorKind::limit,
                 *pages < 1 ? "the publisher has nothing for this"
                            : fmt::format("expected at most {} pages, saw {}", most_pages, *pages),
                 {url},
                 "Check the parameters."});
  }
  return PageFacts{
      *page, *pages,
      fmt::format("{} {} {}", *pages, head[names.total].text(), head[names.updated].text())};
}

/// The same document on one line: outside its strings a line break is a space, inside there are
/// none.
std::string on_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  std::ranges::replace(text, '\r', ' ');
  return text;
}

class PagedFetch {
 public:
  PagedFetch(const Download& download, const ResolvedDownload& resolved, const HttpOptions& options,
             PartFile part)
      : download_(download), resolved_(resolved), options_(options), part_(std::move(part)) {}

  Result<HttpFile> run(const std::string& target, const std::string& date) {
    TRY(go_on_with_part(target, date));
    for (bool again = false;; again = true) {
      const auto fetched = fetch_rest(target, date);
      if (fetched) break;
      if (!changed_ || again) return fail(fetched.error());
      TRY(start(target, date));
    }
    const FileNote note{.url = resolved_.address, .retrieved = date, .bytes = part_.bytes()};
    TRY(part_.become_target(note));
    return HttpFile{false, date, note.bytes};
  }

 private:
  Result<void> start(const std::string& target, const std::string& date) {
    request_ = 0;
    next_page_ = 1;
    changed_ = false;
    TRY(part_.clear());
    return write_note(target + ".part", {.url = resolved_.address, .retrieved = date});
  }

  /// Whole pages of the same day stay; a page that was being written does not.
  Result<void> go_on_with_part(const std::string& target, const std::string& date) {
    const auto note = read_note(target + ".part");
    const bool usable = note && note->url == resolved_.address && note->retrieved == date &&
                        part_.bytes() <= options_.limits.bytes;
    if (!usable) return start(target, date);
    const std::string text = TRY(part_.beginning(part_.bytes()));
    std::size_t good = 0;
    for (std::size_t end;
         request_ < resolved_.requests.size() && (end = text.find('\n', good)) != std::string::npos;
         good = end + 1) {
      const auto line = std::string_view(text).substr(good, end - good);
      const auto facts = read_facts(download_.paging, resolved_.requests[request_], line);
      if (!facts || !take(*facts)) break;
    }
    changed_ = false;
    return part_.cut(good);
  }

  /// Counts a page, or says why it is not the next.
  Result<void> take(const PageFacts& facts) {
    if (facts.page != next_page_) {
      return fail({ErrorKind::malformed,
                   fmt::format("expected page {}, saw page {}", next_page_, facts.page),
                   {resolved_.requests[request_]},
                   "The publisher may have changed the service: fetch the file by hand."});
    }
    if (next_page_ > 1 && facts.state != state_) {
      changed_ = true;
      return fail({ErrorKind::io,
                   "the publisher's data changed while the pages were fetched",
                   {resolved_.requests[request_]},
                   "Try again."});
    }
    state_ = facts.state;
    if (next_page_++ < facts.pages) return {};
    next_page_ = 1;
    ++request_;
    return {};
  }

  Result<void> fetch_rest(const std::string& target, const std::string& date) {
    const std::string page_file = target + ".page";
    while (request_ < resolved_.requests.size()) {
      const std::string& request = resolved_.requests[request_];
      const std::string url =
          fmt::format("{}{}page={}", request, request.contains('?') ? '&' : '?', next_page_);
      TRY(fetch_file({url, page_file, date, download_.media, download_.accept}, page_options()));
      const std::string text(TRY(read_file(page_file)).view());
      TRY(take(TRY(read_facts(download_.paging, url, text))));
      TRY(part_.append(on_one_line(text) + "\n"));
      std::error_code ignored;
      std::filesystem::remove(page_file, ignored);
      std::filesystem::remove(page_file + ".about", ignored);
    }
    return {};
  }

  /// What the pages before have left of the limits, and their bytes in what is told.
  HttpOptions page_options() const {
    HttpOptions options = options_;
    const auto taken = std::chrono::steady_clock::now() - start_;
    options.limits.total_time -= std::chrono::duration_cast<std::chrono::milliseconds>(taken);
    options.limits.bytes -= std::min(options.limits.bytes, part_.bytes());
    if (options.progress) {
      options.progress = [this](HttpProgress progress) {
        progress.bytes += part_.bytes();
        progress.expected_bytes = 0;
        options_.progress(progress);
      };
    }
    return options;
  }

  const Download& download_;
  const ResolvedDownload& resolved_;
  const HttpOptions& options_;
  PartFile part_;
  std::size_t request_ = 0;     // which of the addresses is being fetched
  std::int64_t next_page_ = 1;  // of it
  std::string state_;           // of the pages before
  bool changed_ = false;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace

std::string cached_file(const Download& download, const ResolvedDownload& resolved,
                        const std::string& folder) {
  return fmt::format("{}/{}/{}/{}", folder, download.name,
                     sha256_hex(resolved.address).substr(0, 12), download.file);
}

Result<HttpFile> fetch_download(const Download& download, const ResolvedDownload& resolved,
                                const FetchPlace& place, const HttpOptions& options) {
  HttpOptions limited = options;
  limited.limits.bytes = std::min(options.limits.bytes, std::uint64_t{download.largest_mib} << 20);
  if (download.paging == Paging::none) {
    return fetch_file(
        {resolved.requests.front(), place.file, place.date, download.media, download.accept},
        limited);
  }
  PagedFetch pages(download, resolved, limited, TRY(PartFile::open(place.file)));
  return pages.run(place.file, place.date);
}

}  // namespace corridor
