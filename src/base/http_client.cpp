#include "base/http_client.h"

#include "base/http_part.h"
#include "base/http_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <thread>

namespace corridor {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// How much of a body that nobody wants is let in before the connection is closed.
constexpr std::uint64_t most_unwanted_bytes = 1 << 20;

std::string in_browser(const std::string& url) {
  return fmt::format(
      "Open {} in a browser: the publisher may ask for a login or a click, refuse programs, or have"
      " moved the file. Then: corridor load FILE",
      url);
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// Numbers from a seed that look like chance (SplitMix64): 0 to below 1.
double vary(std::uint64_t seed, int step) {
  std::uint64_t x = seed + 0x9E3779B97F4A7C15u * static_cast<std::uint64_t>(step);
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return static_cast<double>((x ^ (x >> 31)) >> 11) * 0x1p-53;
}

/// What a status that brings no file means.
HttpFailure status_failure(const HttpAnswer& answer, const std::string& url) {
  const int status = answer.head.status;
  HttpFailure failure{{ErrorKind::invalid,
                       fmt::format("the server answers with status {}", status),
                       {url},
                       "Check the address and the parameters."},
                      false,
                      answer.retry_after};
  if (status == 404 || status == 410) {
    failure.error = {ErrorKind::not_found,
                     fmt::format("there is no such file ({})", status),
                     {url},
                     in_browser(url)};
  } else if (status == 401 || status == 403) {
    failure.error = {ErrorKind::denied,
                     fmt::format("the server does not let us have it ({})", status),
                     {url},
                     in_browser(url)};
  } else if (status == 408 || status == 429 || status >= 500) {
    failure.error.kind = ErrorKind::io;
    failure.error.hint = "The server is busy or out of order: try again later.";
    failure.worth_repeating = true;
  }
  return failure;
}

/// One fetch with all its tries: takes in what comes and decides what to do next.
class Fetch : public HttpReceiver {
 public:
  Fetch(const HttpRequest& request, const HttpOptions& options, PartFile part)
      : request_(request), options_(options), part_(std::move(part)) {
    if (auto note = read_note(request.target + ".part")) part_note_ = std::move(*note);
    if (auto note = read_note(request.target)) held_ = std::move(*note);
    std::error_code absent;
    const auto bytes = std::filesystem::file_size(request.target, absent);
    // A file that was changed since has to be fetched again.
    if (absent || bytes != held_.bytes || held_.url != request.url) held_ = {};
  }

  Result<HttpFile> run() {
    for (int tries = 1;; ++tries) {
      const auto answer = follow();
      if (answer && answer->head.status == 304) {
        return HttpFile{true, held_.retrieved, held_.bytes};
      }
      if (answer) return finish();
      if (start_again_) {
        // What the part began is no more; this happens once, as there is no part from here on.
        start_again_ = false;
        TRY(part_.clear());
        continue;
      }
      if (!answer.error().worth_repeating || tries >= options_.retries.tries) {
        return fail(described(answer.error().error, tries));
      }
      TRY(pause(answer.error(), tries));
    }
  }

  Result<void> head(const HttpHead& head) override {
    status_ = head.status;
    if (head.status == 206) return go_on(head);
    if (head.status != 200) return {};
    TRY(part_.clear());
    if (!is_media_expected(head.field("content-type"), request_.media)) {
      return fail(
          {ErrorKind::invalid,
           fmt::format("expected {}, saw {}", request_.media, as_seen(head.field("content-type"))),
           {request_.url},
           in_browser(request_.url)});
    }
    const auto encoding = head.field("content-encoding");
    if (!encoding.empty() && encoding != "gzip" && encoding != "x-gzip" && encoding != "identity") {
      return fail(
          {ErrorKind::invalid,
           fmt::format("expected a body as it is or packed with gzip, saw {}", as_seen(encoding)),
           {request_.url},
           in_browser(request_.url)});
    }
    part_note_ = {.url = request_.url,
                  .etag = std::string(head.field("etag")),
                  .last_modified = std::string(head.field("last-modified")),
                  .encoding = encoding.ends_with("gzip") ? "gzip" : "",
                  .bytes = parse_bytes(head.field("content-length"))};
    TRY(check_size(part_note_.bytes));
    wanted_ = true;
    return write_note(request_.target + ".part", part_note_);
  }

  Result<void> body(std::string_view bytes) override {
    if (!wanted_) {
      unwanted_bytes_ += bytes.size();
      return unwanted_bytes_ > most_unwanted_bytes ? too_large(most_unwanted_bytes)
                                                   : Result<void>{};
    }
    TRY(check_size(part_.bytes() + bytes.size()));
    TRY(part_.append(bytes));
    tell();
    return {};
  }

 private:
  /// The rest of a file whose beginning is here. Where it is the rest of something else, the
  /// beginning is of no use.
  Result<void> go_on(const HttpHead& head) {
    const auto range = parse_content_range(head.field("content-range"));
    const auto etag = head.field("etag");
    const bool same = etag.empty() || part_note_.etag.empty() || etag == part_note_.etag;
    const bool same_size =
        range.total == 0 || part_note_.bytes == 0 || range.total == part_note_.bytes;
    if (range.start < 0 || static_cast<std::uint64_t>(range.start) != part_.bytes() || !same ||
        !same_size || part_.bytes() == 0) {
      start_again_ = part_.bytes() > 0;
      return fail({ErrorKind::io,
                   "expected the rest of the file, saw another piece",
                   {request_.url},
                   "Try again."});
    }
    if (part_note_.bytes == 0) part_note_.bytes = range.total;
    TRY(check_size(part_note_.bytes));
    wanted_ = true;
    return {};
  }

  Result<void> too_large(std::uint64_t most) const {
    return fail({ErrorKind::limit,
                 fmt::format("expected at most {}, saw more",
                             most >= (1 << 20) ? fmt::format("{} MiB", most >> 20)
                                               : fmt::format("{} bytes", most)),
                 {request_.url},
                 "Ask for less: an extract, or fewer years."});
  }

  Result<void> check_size(std::uint64_t bytes) const {
    return bytes > options_.limits.bytes ? too_large(options_.limits.bytes) : Result<void>{};
  }

  /// The headers that say what is here already.
  std::vector<std::string> headers() const {
    std::vector<std::string> headers{"Accept-Encoding: gzip"};
    if (!request_.accept.empty()) headers.push_back(fmt::format("Accept: {}", request_.accept));
    if (part_.bytes() > 0) {
      headers.push_back(fmt::format("Range: bytes={}-", part_.bytes()));
      headers.push_back(fmt::format("If-Range: {}", part_note_.validator()));
      return headers;
    }
    if (!held_.etag.empty()) headers.push_back("If-None-Match: " + held_.etag);
    if (!held_.last_modified.empty()) {
      headers.push_back("If-Modified-Since: " + held_.last_modified);
    }
    return headers;
  }

  /// One try: the request and the redirects it leads through, up to a file or a failure.
  std::expected<HttpAnswer, HttpFailure> follow() {
    if (part_.bytes() > 0 && (part_note_.url != request_.url || part_note_.validator().empty())) {
      if (auto cleared = part_.clear(); !cleared) {
        return std::unexpected(HttpFailure{std::move(cleared).error()});
      }
    }
    std::string url = request_.url;
    for (int hops = 0;; ++hops) {
      const auto& limits = options_.limits;
      wanted_ = false;
      status_ = 0;
      unwanted_bytes_ = 0;
      auto answer = exchange({.url = url,
                              .headers = headers(),
                              .connect_time = limits.connect_time,
                              .total_time = limits.total_time - elapsed(),
                              .stalled_time = limits.stalled_time,
                              .header_bytes = limits.header_bytes},
                             *this);
      // What is wrong with the body of a refusal does not matter.
      if (!answer && status_ >= 400) return judged({{.status = status_}}, url);
      if (!answer) return answer;
      if (!is_redirect(answer->head.status)) return judged(std::move(*answer), url);
      if (auto next = check_redirect(url, answer->redirect, hops); !next) {
        return std::unexpected(HttpFailure{std::move(next).error()});
      }
      url = answer->redirect;
    }
  }

  Result<void> check_redirect(const std::string& from, const std::string& to, int hops) const {
    if (hops >= options_.limits.redirects) {
      return fail({ErrorKind::limit,
                   fmt::format("sent on more than {} times", options_.limits.redirects),
                   {request_.url},
                   in_browser(request_.url)});
    }
    const bool downgrade = from.starts_with("https:") && !to.starts_with("https:");
    if (check_web_address(to) && !downgrade) return {};
    return fail({ErrorKind::invalid,
                 fmt::format("sent on to \"{}\", where we do not go: only http and https, and"
                             " never from https to http",
                             as_seen(to)),
                 {request_.url},
                 in_browser(request_.url)});
  }

  std::expected<HttpAnswer, HttpFailure> judged(HttpAnswer answer, const std::string& url) {
    const int status = answer.head.status;
    if (status == 304 && part_.bytes() == 0 && held_.bytes > 0) return answer;
    if (status == 416 && part_.bytes() > 0) start_again_ = true;
    if (status != 200 && status != 206) return std::unexpected(status_failure(answer, url));
    if (part_note_.bytes > 0 && part_.bytes() != part_note_.bytes) {
      return std::unexpected(
          HttpFailure{{ErrorKind::io, "it broke off", {request_.url}, ""}, true});
    }
    return answer;
  }

  /// All has come: unpacked where it was packed for the way, looked at, put in place.
  Result<HttpFile> finish() {
    FileNote note = part_note_;
    note.retrieved = request_.date;
    note.encoding.clear();
    if (part_note_.encoding == "gzip") {
      const std::string packed = TRY(part_.beginning(part_.bytes()));
      auto unpacked = unpack(request_.url, packed, options_.limits.bytes);
      TRY(part_.clear());
      if (!unpacked) return fail(unpacked.error());
      TRY(part_.append(unpacked->bytes));
    }
    const std::string start = TRY(part_.beginning(512));
    if (start.empty() || (is_web_page(start) && !request_.media.contains("html"))) {
      TRY(part_.clear());
      return fail({ErrorKind::invalid,
                   fmt::format("expected {}, saw {}", request_.media,
                               start.empty() ? "an empty file" : "a web page"),
                   {request_.url},
                   in_browser(request_.url)});
    }
    note.bytes = part_.bytes();
    TRY(part_.become_target(note));
    return HttpFile{false, note.retrieved, note.bytes};
  }

  milliseconds elapsed() const {
    return std::chrono::duration_cast<milliseconds>(Clock::now() - start_);
  }

  Result<void> pause(const HttpFailure& failure, int tries) {
    const auto& retries = options_.retries;
    milliseconds pause = retries.first_pause;
    for (int i = 1; i < tries && pause < retries.longest_pause; ++i) pause *= 2;
    pause = std::min(pause, retries.longest_pause);
    pause = std::chrono::duration_cast<milliseconds>(pause * (1 + vary(retries.seed, tries)) / 2);
    if (failure.retry_after) {
      if (*failure.retry_after > retries.longest_asked) {
        Error error = described(failure.error, tries);
        error.hint = fmt::format("The server asks to be left alone for {} seconds.",
                                 failure.retry_after->count());
        return fail(std::move(error));
      }
      pause = std::max<milliseconds>(pause, *failure.retry_after);
    }
    if (elapsed() + pause >= options_.limits.total_time) {
      return fail(described(failure.error, tries));
    }
    if (retries.sleep)
      retries.sleep(pause);
    else
      std::this_thread::sleep_for(pause);
    return {};
  }

  /// The error with what is known besides: how often it was tried, how much is there.
  Error described(Error error, int tries) const {
    if (tries > 1) error.message += fmt::format(", after {} tries", tries);
    if (error.kind != ErrorKind::io || part_.bytes() == 0) return error;
    error.message += part_note_.bytes > 0
                         ? fmt::format("; {} of {} bytes are here", part_.bytes(), part_note_.bytes)
                         : fmt::format("; {} bytes are here", part_.bytes());
    if (!part_note_.validator().empty()) error.hint = "Try again: it goes on where it stopped.";
    return error;
  }

  void tell() {
    constexpr milliseconds between(200);
    const auto now = Clock::now();
    if (!options_.progress || now - told_ < between) return;
    const std::chrono::duration<double> seconds = now - told_;
    const auto come = static_cast<double>(part_.bytes() - std::min(part_.bytes(), told_bytes_));
    options_.progress({part_.bytes(), part_note_.bytes, come / seconds.count()});
    told_ = now;
    told_bytes_ = part_.bytes();
  }

  const HttpRequest& request_;
  const HttpOptions& options_;
  PartFile part_;
  FileNote part_note_;  // of the version that is coming
  FileNote held_;       // of the target, where it is as it was fetched
  Clock::time_point start_ = Clock::now(), told_ = start_;
  std::uint64_t told_bytes_ = 0;
  bool wanted_ = false, start_again_ = false;
  int status_ = 0;
  std::uint64_t unwanted_bytes_ = 0;
};

}  // namespace

Result<HttpFile> fetch_file(const HttpRequest& request, const HttpOptions& options) {
  TRY(check_web_address(request.url));
  return Fetch(request, options, TRY(PartFile::open(request.target))).run();
}

}  // namespace corridor
