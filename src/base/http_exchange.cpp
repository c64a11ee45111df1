#include "base/http_exchange.h"

#include "base/check.h"
#include "base/late_library.h"
#include "base/text.h"

#include <curl/curl.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

namespace corridor {
namespace {

using Clock = std::chrono::steady_clock;

/// Below this a transfer counts as stalled.
constexpr long slowest_bytes_per_second = 10;

/// The functions of libcurl that are used here. It is loaded with the first exchange: with what it
/// brings along it takes longer to load than most answers take.
struct Curl {
  decltype(&curl_global_init) global_init = nullptr;
  decltype(&curl_easy_init) easy_init = nullptr;
  decltype(&curl_easy_setopt) easy_setopt = nullptr;
  decltype(&curl_easy_perform) easy_perform = nullptr;
  decltype(&curl_easy_getinfo) easy_getinfo = nullptr;
  decltype(&curl_easy_strerror) easy_strerror = nullptr;
  decltype(&curl_easy_cleanup) easy_cleanup = nullptr;
  decltype(&curl_slist_append) slist_append = nullptr;
  decltype(&curl_slist_free_all) slist_free_all = nullptr;
};

Result<Curl> load_curl() {
  auto library = TRY(LateLibrary::open("libcurl.so.4", "Install it: apt install libcurl4."));
  Curl curl;
  TRY(library.find(curl.global_init, "curl_global_init"));
  TRY(library.find(curl.easy_init, "curl_easy_init"));
  TRY(library.find(curl.easy_setopt, "curl_easy_setopt"));
  TRY(library.find(curl.easy_perform, "curl_easy_perform"));
  TRY(library.find(curl.easy_getinfo, "curl_easy_getinfo"));
  TRY(library.find(curl.easy_strerror, "curl_easy_strerror"));
  TRY(library.find(curl.easy_cleanup, "curl_easy_cleanup"));
  TRY(library.find(curl.slist_append, "curl_slist_append"));
  TRY(library.find(curl.slist_free_all, "curl_slist_free_all"));
  ENSURE(curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK, "libcurl starts");
  return curl;
}

/// Loaded and started once, by who asks first.
Result<const Curl*> curl_at_hand() {
  static const Result<Curl> curl = load_curl();
  if (!curl) return fail(curl.error());
  return &*curl;
}

struct HandleCloser {
  const Curl* curl;
  void operator()(CURL* handle) const { curl->easy_cleanup(handle); }
};
struct ListCloser {
  const Curl* curl;
  void operator()(curl_slist* list) const { curl->slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, HandleCloser>;
using List = std::unique_ptr<curl_slist, ListCloser>;

/// What a code of libcurl's means for a person, and whether another try makes sense.
struct Meaning {
  CURLcode code;
  ErrorKind kind;
  bool worth_repeating;
  std::string_view hint;
};
constexpr std::string_view offline =
    "Check the network and the proxy settings, or name another server with --mirror.";
constexpr std::string_view bad_certificate =
    "The certificate is checked against the system's list, which cannot be turned off: bring the"
    " list (ca-certificates) and the clock up to date.";
constexpr std::array meanings{
    Meaning{CURLE_UNSUPPORTED_PROTOCOL, ErrorKind::invalid, false, "Write http:// or https://."},
    Meaning{CURLE_URL_MALFORMAT, ErrorKind::invalid, false, "Check the address."},
    Meaning{CURLE_COULDNT_RESOLVE_PROXY, ErrorKind::io, true, offline},
    Meaning{CURLE_COULDNT_RESOLVE_HOST, ErrorKind::io, true, offline},
    Meaning{CURLE_COULDNT_CONNECT, ErrorKind::io, true, offline},
    Meaning{CURLE_PEER_FAILED_VERIFICATION, ErrorKind::io, false, bad_certificate},
    Meaning{CURLE_SSL_CACERT_BADFILE, ErrorKind::io, false, bad_certificate},
    Meaning{CURLE_SSL_CONNECT_ERROR, ErrorKind::io, true, offline},
    Meaning{CURLE_GOT_NOTHING, ErrorKind::io, true, offline},
    Meaning{CURLE_SEND_ERROR, ErrorKind::io, true, offline},
    Meaning{CURLE_RECV_ERROR, ErrorKind::io, true, offline},
    Meaning{CURLE_PARTIAL_FILE, ErrorKind::io, true, offline},
    Meaning{CURLE_HTTP2, ErrorKind::io, true, offline},
    Meaning{CURLE_HTTP2_STREAM, ErrorKind::io, true, offline},
};

class Transfer {
 public:
  Transfer(const Curl& curl, const HttpExchange& request, HttpReceiver& receiver)
      : curl_(curl),
        request_(request),
        receiver_(receiver),
        handle_(curl.easy_init(), {&curl}),
        headers_(nullptr, {&curl}) {
    ENSURE(handle_ != nullptr, "there is memory for a handle");
  }

  std::expected<HttpAnswer, HttpFailure> run() {
    set_up();
    const auto start = Clock::now();
    const CURLcode code = curl_.easy_perform(handle_.get());
    if (stopped_) return std::unexpected(HttpFailure{std::move(*stopped_)});
    if (code == CURLE_OPERATION_TIMEDOUT) return std::unexpected(too_slow(Clock::now() - start));
    if (code != CURLE_OK) return std::unexpected(failure(code));
    return answer();
  }

 private:
  template <class Value> void set(CURLoption option, Value value) {
    const CURLcode code = curl_.easy_setopt(handle_.get(), option, value);
    ENSURE(code == CURLE_OK, "libcurl knows the option");
  }

  void set_up() {
    set(CURLOPT_URL, request_.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_USERAGENT, "corridor/" CORRIDOR_VERSION);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request_.connect_time.count()));
    set(CURLOPT_TIMEOUT_MS, std::max(1L, static_cast<long>(request_.total_time.count())));
    set(CURLOPT_LOW_SPEED_LIMIT, slowest_bytes_per_second);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(request_.stalled_time.count()));
    set(CURLOPT_HEADERFUNCTION, &Transfer::on_header);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &Transfer::on_body);
    set(CURLOPT_WRITEDATA, this);
    for (const auto& header : request_.headers) {
      headers_.reset(curl_.slist_append(headers_.release(), header.c_str()));
    }
    set(CURLOPT_HTTPHEADER, headers_.get());
  }

  /// Keeps the error and tells libcurl to stop.
  std::size_t stop(Error error) {
    stopped_ = std::move(error);
    return CURL_WRITEFUNC_ERROR;
  }

  static std::size_t on_header(char* bytes, std::size_t, std::size_t size, void* self) {
    return static_cast<Transfer*>(self)->header({bytes, size});
  }

  static std::size_t on_body(char* bytes, std::size_t, std::size_t size, void* self) {
    auto* transfer = static_cast<Transfer*>(self);
    auto taken = transfer->receiver_.body({bytes, size});
    return taken ? size : transfer->stop(std::move(taken).error());
  }

  /// One line of the head, the empty one at its end, or a trailer behind a body in chunks.
  std::size_t header(std::string_view line) {
    header_bytes_ += line.size();
    if (header_bytes_ > request_.header_bytes) {
      return stop(
          {ErrorKind::limit,
           fmt::format("the head of the answer has more than {} KiB", request_.header_bytes >> 10),
           {request_.url},
           "This is no publisher's file: check the address."});
    }
    if (head_is_whole_) return line.size();
    const std::string_view text = trim(line);
    if (text.starts_with("HTTP/")) {
      head_ = {};
      const auto space = std::min(text.find(' '), text.size());
      head_.status = static_cast<int>(
          parse_integer(text.substr(std::min(space + 1, text.size()), 3)).value_or(0));
    } else if (!text.empty()) {
      add_field(text);
    } else if (head_.status >= 200) {
      head_is_whole_ = true;
      auto taken = receiver_.head(head_);
      if (!taken) return stop(std::move(taken).error());
    }
    return line.size();
  }

  void add_field(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return;
    // What would not go back to a server as it came is not kept.
    if (std::ranges::any_of(text, [](unsigned char c) { return c < ' '; })) return;
    std::string name(text.substr(0, colon));
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    head_.fields.insert_or_assign(std::move(name), std::string(trim(text.substr(colon + 1))));
  }

  HttpAnswer answer() {
    HttpAnswer answer{head_};
    const char* redirect = nullptr;
    curl_.easy_getinfo(handle_.get(), CURLINFO_REDIRECT_URL, &redirect);
    if (redirect != nullptr) answer.redirect = redirect;
    curl_off_t seconds = 0;
    curl_.easy_getinfo(handle_.get(), CURLINFO_RETRY_AFTER, &seconds);
    if (seconds > 0) answer.retry_after = std::chrono::seconds(seconds);
    return answer;
  }

  HttpFailure too_slow(Clock::duration taken) const {
    using std::chrono::duration_cast, std::chrono::milliseconds, std::chrono::seconds;
    if (duration_cast<milliseconds>(taken) + milliseconds(20) >= request_.total_time) {
      return {{ErrorKind::limit,
               "it was not there in the time allowed",
               {request_.url},
               "Allow more: --timeout SECONDS. What has come is kept, and the next try goes on."}};
    }
    return {{ErrorKind::io,
             head_.status == 0
                 ? "the server did not answer in time"
                 : fmt::format("nothing came for {} seconds", request_.stalled_time.count()),
             {request_.url},
             std::string(offline)},
            true};
  }

  HttpFailure failure(CURLcode code) const {
    const auto found = std::ranges::find(meanings, code, &Meaning::code);
    const bool known = found != meanings.end();
    return {{known ? found->kind : ErrorKind::io,
             curl_.easy_strerror(code),
             {request_.url},
             std::string(known ? found->hint : offline)},
            known && found->worth_repeating};
  }

  const Curl& curl_;
  const HttpExchange& request_;
  HttpReceiver& receiver_;
  Handle handle_;
  List headers_;
  HttpHead head_;
  bool head_is_whole_ = false;
  std::uint64_t header_bytes_ = 0;
  std::optional<Error> stopped_;
};

}  // namespace

std::string_view HttpHead::field(std::string_view name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

std::expected<HttpAnswer, HttpFailure> exchange(const HttpExchange& request,
                                                HttpReceiver& receiver) {
  const auto curl = curl_at_hand();
  if (!curl) return std::unexpected(HttpFailure{curl.error()});
  return Transfer(**curl, request, receiver).run();
}

}  // namespace corridor
